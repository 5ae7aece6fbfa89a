"""The visit flow at the worker's door: agenda, arriving, code, steps, finishing, leaving."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking


def test_the_agenda_opens_the_address_by_phase(city: City) -> None:
    customer = city.customer()
    order, worker = asking.finished(city, customer, note="门铃坏了")

    after = worker.get("agenda").json()
    week = worker.get("agenda", day="2026-03-09", days=7).json()

    assert [one["number"] for one in after] == [order["number"]]
    assert after[0]["note"] == ""
    assert after[0]["place"] is None
    assert after[0]["pay_fen"] > 0
    assert [one["id"] for one in week] == [after[0]["id"]]
    other = next(one for one in city.crew if one is not worker)
    assert other.get("agenda").json() == []
    assert worker.get("agenda", days=15).status_code == 422


def test_the_note_and_its_pictures_close_with_the_address(city: City) -> None:
    customer = city.customer()
    photo = customer.upload("pictures", purpose="order.photo", picture=town.picture()).json()["id"]
    order, worker = asking.taken(city, customer, note="门禁1203#", photo_ids=[photo])
    path = f"visits/{order['visits'][0]['id']}"

    before = worker.get(path).json()
    worker.post(f"orders/{order['id']}/release", {"reason": "孩子生病"})
    customer.post(f"orders/{order['id']}/cancellation", {"shown_fee_fen": 0})

    assert (before["note"], len(before["photo_urls"])) == ("门禁1203#", 1)
    done, finisher = asking.finished(city, customer, note="密码9988", photo_ids=[photo])
    after = finisher.get(f"visits/{done['visits'][0]['id']}").json()
    assert (after["note"], after["photo_urls"]) == ("", [])


def test_the_statements_of_an_agenda_do_not_grow_with_its_visits(city: City) -> None:
    worker = city.crew[0]
    asked = []
    for hour in (9, 12, 15):
        mine = {"way": "choose", "worker_id": str(worker.actor_id)}
        asking.taken(city, city.customer(), **mine, starts_at=town.tomorrow(hour))
        counts = []
        for _ in range(3):  # what processes remember for two seconds may just be asked again
            with CaptureQueriesContext(connection) as seen:
                agenda = worker.get("agenda", day="2026-03-10").json()
            counts.append(len(seen))
        asked.append(min(counts))

    assert [one["place"]["contact_phone"] for one in agenda] == ["13800138000"] * 3
    assert asked[0] == asked[1] == asked[2]


def test_another_workers_visit_does_not_exist(city: City) -> None:
    order, worker = asking.taken(city, city.customer())
    other = next(one for one in city.crew if one is not worker)
    visit = f"visits/{order['visits'][0]['id']}"
    whole = f"orders/{order['id']}"

    reads = [other.get(path).status_code for path in (whole, visit, f"{visit}/steps")]
    writes = [
        other.post(f"{visit}/departure"),
        other.post(f"{visit}/arrival", {"reason": "到了"}),
        other.post(f"{visit}/start", {"code": "123456"}),
        other.upload(f"{visit}/steps/greet"),
        other.post(f"{visit}/changes", {"units": 1}),
        other.post(f"{visit}/finish"),
        other.post(f"{visit}/customer-absence"),
        other.post(f"{whole}/release", {"reason": "不去"}),
        other.post(f"{whole}/finish-code"),
        other.post(f"{whole}/acceptance", {"code": "123456"}),
    ]

    assert reads == [404] * 3
    assert [answer.status_code for answer in writes] == [404] * 10


def test_the_work_begins_only_with_the_customers_code(city: City) -> None:
    customer = city.customer()
    order, worker = asking.at_the_door(city, customer)
    path = f"visits/{order['visits'][0]['id']}/start"
    code = customer.post(f"visits/{order['visits'][0]['id']}/start-code").json()["code"]
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"

    refused = worker.post(path, {"code": wrong})
    empty = worker.post(path, {"code": ""})
    done = worker.post(path, {"code": code})

    assert (refused.status_code, refused.json()["code"]) == (422, "orders.WrongCode")
    assert empty.status_code == 422
    assert done.json()["state"] == "started"
    assert customer.get(f"orders/{order['id']}").json()["state"] == "under_way"


def test_steps_gate_each_other_and_the_finish(city: City) -> None:
    customer = city.customer()
    order, worker = asking.begun(city, customer)
    visit = f"visits/{order['visits'][0]['id']}"
    steps = [one["code"] for one in worker.get(f"{visit}/steps").json() if not one["done_at"]]

    skipped = worker.upload(f"{visit}/steps/{steps[-1]}")
    early = worker.post(f"{visit}/finish")
    unknown = worker.upload(f"{visit}/steps/dancing")
    for code in steps[: steps.index("bathroom")]:
        assert worker.upload(f"{visit}/steps/{code}").status_code == 200
    bare = worker.upload(f"{visit}/steps/bathroom")
    half = worker.upload(f"{visit}/steps/bathroom", lat="30.25", photo=town.picture())
    twice = [
        worker.upload(f"{visit}/steps/bathroom", photo=town.picture()).json() for _ in range(2)
    ]

    assert skipped.json()["code"] == "tracking.StepBefore"
    assert early.json()["code"] == "tracking.StepsMissing"
    assert unknown.status_code == 404
    assert bare.json()["code"] == "tracking.PhotoNeeded"
    assert half.status_code == 422
    done = [{one["code"]: one["done_at"] for one in steps}["bathroom"] for steps in twice]
    assert done[0] is not None
    assert done[0] == done[1]


def test_arriving_by_hand_needs_a_reason_and_keeps_the_place(city: City) -> None:
    order, worker = asking.taken(city, city.customer())
    visit = f"visits/{order['visits'][0]['id']}"
    town.at(town.MONDAY + town.timedelta(days=1, hours=2))
    fix = {"lat": 30.26, "lng": 120.15, "accuracy_m": 900}
    fix["taken_at"] = town.clock.read().isoformat()

    too_early = worker.post(f"{visit}/arrival", {"reason": "到了"})
    worker.post(f"{visit}/departure")
    silent = worker.post(f"{visit}/arrival", {"reason": ""})
    done = worker.post(f"{visit}/arrival", {"reason": "定位不准", "fix": fix})

    assert too_early.status_code == 404
    assert silent.status_code == 422
    assert done.json()["state"] == "arrived"


def test_an_order_is_given_back_and_goes_to_a_colleague(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    other = next(one for one in city.crew if one is not worker)
    path = f"orders/{order['id']}"

    silent = worker.post(f"{path}/release", {"reason": ""})
    done = worker.post(f"{path}/release", {"reason": "孩子生病"})
    city.deliver()

    assert silent.status_code == 422
    assert done.status_code == 200
    assert worker.get(path).status_code == 404
    assert customer.get(path).json()["state"] == "open"
    assert [one["order_id"] for one in other.get("offers").json()["items"]] == [order["id"]]


def test_an_absent_customer_pays_for_the_way(city: City) -> None:
    customer = city.customer()
    order, worker = asking.at_the_door(city, customer)
    path = f"visits/{order['visits'][0]['id']}/customer-absence"

    place = {"lat": "30.25", "lng": "120.15", "accuracy_m": "20"}
    said = worker.get(path).json()
    early = worker.upload(path, **place, photo=town.picture())
    town.later(minutes=16)
    bare = worker.post(path)
    done = worker.upload(path, **place, photo=town.picture())
    city.deliver()

    assert early.json()["code"] == "orders.TooEarly"
    assert bare.json()["code"] == "tracking.ProofNeeded"
    assert done.json()["state"] == "cancelled"
    seen = customer.get(f"orders/{order['id']}").json()
    assert seen["fee_fen"] == said["fee_fen"] > 0
    assert 0 < said["worker_fen"] <= said["fee_fen"]
    waited = town.datetime.fromisoformat(said["from_at"]) - town.clock.read()
    assert -town.timedelta(minutes=16) < waited < town.timedelta(0)
    assert seen["refunded_fen"] == seen["paid_fen"] - seen["fee_fen"]
    told = [one["kind"] for one in worker.get("notices").json()["items"]]
    assert "cancelled_worker" in told


def test_the_worker_sees_what_was_sold_and_is_told_how_to_work_safely(city: City) -> None:
    order, worker = asking.taken(
        city, city.customer(), options=[{"code": "glass-room", "count": 2}]
    )

    seen = worker.get(f"orders/{order['id']}").json()

    assert {line["code"]: line["count"] for line in seen["lines"]}["glass-room"] == 2
    assert "amount_fen" not in seen["lines"][0]
    assert seen["safety"]
    assert seen["visits"][0]["place"]["contact_phone"] == "13800138000"
