"""During and after the visit: trip, codes, changes, acceptance, absence, review, dispute."""

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking


def test_the_pin_is_seen_on_the_way_only(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    visit_id, path = order["visits"][0]["id"], f"orders/{order['id']}/trip"
    planned = customer.get(path).json()
    town.at(town.MONDAY + town.timedelta(days=1, hours=1))
    worker.post(f"visits/{visit_id}/departure")
    town.later(minutes=5)
    here = {"lat": 30.27, "lng": 120.15, "accuracy_m": 30}
    taken_at = (town.clock.read() - town.timedelta(seconds=10)).isoformat()
    worker.post("positions", {"fixes": [here | {"taken_at": taken_at}]})
    moving = customer.get(path).json()
    worker.post(f"visits/{visit_id}/arrival", {"reason": "电梯里没有信号"})
    there = customer.get(path).json()

    assert planned["workers"][0]["lat"] is None
    assert planned["workers"][0]["worker"]["name"] == "王"
    assert moving["visit_state"] == "travelling"
    assert (moving["workers"][0]["lat"], moving["workers"][0]["lng"]) == (30.27, 120.15)
    assert moving["workers"][0]["eta_seconds"] > 0
    assert moving["workers"][0]["fix_age_seconds"] >= 10
    assert there["visit_state"] == "arrived"
    assert there["workers"][0]["lat"] is None


def test_a_change_counts_only_with_the_customers_yes(city: City) -> None:
    customer, other = city.customer(), city.customer()
    order, worker = asking.begun(city, customer, pay="whole")
    visit_id, path = order["visits"][0]["id"], f"orders/{order['id']}"
    wanted = {"options": [{"code": "fridge-inside"}], "reason": "冰箱也要清洁"}

    proposed = worker.post(f"visits/{visit_id}/changes", wanted).json()
    shown = customer.get(f"{path}/changes").json()
    assert [(one["amount_fen"], one["state"]) for one in shown] == [(6_000, "proposed")]
    assert shown[0]["lines"][0]["label"] == "冰箱内部清洁"
    decision = f"changes/{proposed['id']}/decision"
    assert other.post(decision, {"approve": True}).status_code == 404
    assert customer.get(path).json()["changes_fen"] == 0

    decided = customer.post(decision, {"approve": True})
    assert decided.json()["state"] == "approved"
    whole = customer.get(path).json()
    assert (whole["changes_fen"], whole["due_fen"]) == (6_000, 6_000)
    assert [one["purpose"] for one in whole["bills"] if one["state"] == "open"] == ["change"]

    second = worker.post(f"visits/{visit_id}/changes", {"options": [{"code": "ironing"}]}).json()
    declined = customer.post(f"changes/{second['id']}/decision", {"approve": False})
    assert declined.json()["state"] == "declined"
    assert customer.get(path).json()["due_fen"] == 6_000


def test_the_steps_are_seen_with_their_photos(city: City) -> None:
    customer = city.customer()
    order, _ = asking.finished(city, customer)

    steps = customer.get(f"visits/{order['visits'][0]['id']}/steps").json()

    assert all(one["done_at"] for one in steps)
    shown = [one for one in steps if one["has_photo"]]
    assert len(shown) == 3
    assert town.Client().get(shown[0]["photo_url"]).status_code == 200


def test_the_worker_scans_the_customers_code(city: City) -> None:
    customer = city.customer()
    order, worker = asking.finished(city, customer)
    path = f"orders/{order['id']}"

    early = customer.post(f"{path}/acceptance", {"code": "000000"})
    shown = customer.post(f"{path}/finish-code").json()
    own = customer.post(f"{path}/acceptance", {"code": shown["code"]})
    done = worker.post(f"{path}/acceptance", {"code": shown["token"]})

    assert (early.status_code, early.json()["code"]) == (422, "orders.WrongCode")
    assert own.json()["code"] == "orders.WrongCode"
    assert done.json()["state"] == "accepted"


def test_nobody_came(city: City) -> None:
    customer = city.customer()
    order, _ = asking.taken(city, customer)
    path = f"visits/{order['visits'][0]['id']}/worker-absence"
    town.at(town.MONDAY + town.timedelta(days=1, hours=2, minutes=20))
    early = customer.post(path, {"search_again": False})
    town.later(minutes=11)

    done = customer.post(path, {"search_again": False})
    city.deliver()

    assert early.json()["code"] == "orders.TooEarly"
    assert done.json()["state"] == "cancelled"
    assert done.json()["refunded_fen"] == order["paid_fen"]


def test_a_review_is_said_once_and_read_by_everybody(city: City) -> None:
    customer = city.customer()
    order, worker = asking.accepted(city, customer)
    path = f"orders/{order['id']}/review"
    photo = customer.upload("pictures", purpose="review.photo", picture=town.picture()).json()
    body = {"stars": 5, "tags": ["准时"], "text": "很干净", "photo_ids": [photo["id"]]}

    assert customer.get(path).json() is None
    said = customer.post(path, body)
    assert said.status_code == 201
    assert customer.post(path, body).json()["code"] == "quality.AlreadyReviewed"
    assert customer.post(path, {"stars": 6}).status_code == 422
    assert customer.post(path, {"stars": 5, "tags": ["unknown"]}).status_code == 422
    assert customer.get(path).json()["text"] == "很干净"
    shown = city.customer().get(f"workers/{worker.actor_id}/reviews").json()
    assert [(one["stars"], one["text"]) for one in shown["items"]] == [(5, "很干净")]
    assert shown["rating"] == 5.0


def test_a_dispute_holds_the_money_until_it_is_taken_back(city: City) -> None:
    customer, other = city.customer(), city.customer()
    order, worker = asking.accepted(city, customer)
    path = f"orders/{order['id']}/disputes"

    opened = customer.post(path, {"reason": "厨房没有清洁"})
    assert opened.status_code == 201
    assert customer.post(path, {"reason": "再说一次"}).json()["code"] == "quality.AlreadyDisputed"
    town.later(hours=80)
    city.deliver()
    assert worker.get("earnings").json()["available_fen"] == 0
    withdrawal = f"disputes/{opened.json()['id']}/withdrawal"
    assert other.post(withdrawal).status_code == 404
    assert customer.post(withdrawal).json()["state"] == "withdrawn"
    city.deliver()
    assert worker.get("earnings").json()["available_fen"] > 0
    assert customer.post(path, {"reason": "晚了"}).json()["code"] == "quality.TooLate"


def test_a_dispute_needs_accepted_work(city: City) -> None:
    customer = city.customer()
    order, _ = asking.finished(city, customer)

    answer = customer.post(f"orders/{order['id']}/disputes", {"reason": "没做完"})

    assert (answer.status_code, answer.json()["code"]) == (409, "quality.NotYet")


def test_notices_are_read(city: City) -> None:
    customer = city.customer()
    asking.taken(city, customer)

    waiting = customer.get("notices").json()
    customer.post("notices/read")

    assert waiting["unread"] == len(waiting["items"]) == 2
    assert waiting["items"][0]["text"] == "服务人员已接单。"
    assert customer.get("notices").json()["unread"] == 0
    assert city.customer().get("notices").json()["items"] == []
