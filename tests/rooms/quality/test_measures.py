"""A measure against a worker: notice with reason, a hearing, an answer, and an objection."""

from typing import Any

from doorstep.aftercare.settlement import queries as settlement
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.console import desk
from tests.doors.customer import asking


def told(worker: Caller, kind: str) -> list[str]:
    """What a person was told of a kind, newest first."""
    rows = worker.get("notices", size=100).json()["items"]
    return [row["text"] for row in rows if row["kind"] == kind]


def disputed(city: City) -> tuple[dict[str, Any], Caller, Caller, str]:
    """An accepted order with a dispute: order, customer, worker and the dispute's id."""
    customer = city.customer()
    order, worker = asking.accepted(city, customer)
    opened = customer.post(f"orders/{order['id']}/disputes", {"reason": "厨房没有清洁"})
    city.deliver()
    return order, customer, worker, opened.json()["id"]


def test_the_worker_is_heard_before_a_dispute_is_decided(city: City) -> None:
    order, _, worker, dispute_id = disputed(city)
    other = next(one for one in city.crew if one is not worker)
    photo = worker.upload("pictures", purpose="dispute.photo", picture=town.picture()).json()
    side = {"text": "厨房当场验收过", "photo_ids": [photo["id"]]}
    path = f"disputes/{dispute_id}/answer"

    assert len(told(worker, "dispute_opened")) == 1
    assert other.get("disputes").json()["items"] == []
    assert other.post(path, {"text": "不是我的订单"}).status_code == 404
    assert worker.post(path, {"text": ""}).status_code == 422
    assert worker.post(path, side).status_code == 201
    again = worker.post(path, side)

    shown = worker.get("disputes").json()["items"]
    assert again.json()["code"] == "quality.AlreadyAnswered"
    assert [(one["order_id"], one["reason"]) for one in shown] == [(order["id"], "厨房没有清洁")]
    assert shown[0]["answer"]["text"] == "厨房当场验收过"
    heard = desk.operator(city, "support").get(f"disputes/{dispute_id}").json()
    assert [one["text"] for one in heard["answers"]] == ["厨房当场验收过"]
    assert heard["answers"][0]["worker_id"] == str(worker.actor_id)
    assert len(heard["answers"][0]["photo_urls"]) == 1


def test_a_decision_tells_the_worker_what_it_takes_and_why(city: City) -> None:
    order, customer, worker, dispute_id = disputed(city)
    before = sum(one.amount_fen for one in city.ask(settlement.shares_of, order["id"]))
    body = {"decision": "有照片为证", "refund_fen": 5_000}
    path = f"disputes/{dispute_id}/decision"

    support = desk.operator(city, "support")
    refused = support.post(path, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "kernel.NotAllowed")
    assert support.get(f"disputes/{dispute_id}").json()["state"] == "open"
    decided = desk.operator(city, "finance").post(path, body)
    city.deliver()

    assert decided.json()["state"] == "decided"
    shares = city.ask(settlement.shares_of, order["id"])
    lost_fen = -sum(one.amount_fen for one in shares if one.party == "worker" and one.round > 0)
    assert 0 < lost_fen < before
    said = told(worker, "dispute_decided")[0]
    assert f"{lost_fen / 100:.2f}元" in said
    assert "有照片为证" in said
    assert "申诉" in said
    assert "有照片为证" in told(customer, "dispute_ended")[0]
    late = worker.post(f"disputes/{dispute_id}/answer", {"text": "太晚了"})
    assert late.json()["code"] == "quality.NotOpen"


def test_a_decision_without_money_is_the_helpers(city: City) -> None:
    _, _, worker, dispute_id = disputed(city)

    body = {"decision": "证据不足", "refund_fen": 0}
    decided = desk.operator(city, "support").post(f"disputes/{dispute_id}/decision", body)
    city.deliver()

    assert decided.status_code == 200
    assert "减少0" in told(worker, "dispute_decided")[0]


def test_a_dispute_that_is_taken_back_is_told_the_worker(city: City) -> None:
    _, customer, worker, dispute_id = disputed(city)

    customer.post(f"disputes/{dispute_id}/withdrawal")
    city.deliver()

    assert len(told(worker, "dispute_withdrawn")) == 1
    assert told(worker, "dispute_decided") == []


def test_the_worker_answers_a_review_for_everybody(city: City) -> None:
    customer = city.customer()
    order, worker = asking.accepted(city, customer)
    customer.post(f"orders/{order['id']}/review", {"stars": 3, "text": "一般"})
    city.deliver()
    mine = worker.get("reviews").json()["items"][0]
    other = next(one for one in city.crew if one is not worker)
    path = f"reviews/{mine['id']}/answer"

    assert len(told(worker, "reviewed")) == 1
    assert other.post(path, {"text": "不是我"}).status_code == 404
    assert worker.post(path, {"text": "下次会做得更好"}).status_code == 200

    shown = customer.get(f"workers/{worker.actor_id}/reviews").json()["items"]
    assert [one["answer"] for one in shown] == ["下次会做得更好"]


def test_a_hidden_review_takes_its_stars_back_and_both_are_told(city: City) -> None:
    customer = city.customer()
    order, worker = asking.accepted(city, customer)
    customer.post(f"orders/{order['id']}/review", {"stars": 1, "text": "恶意差评"})
    review_id = worker.get("reviews").json()["items"][0]["id"]
    assert worker.get("me").json()["worker"]["rating"] == 1.0
    support = desk.operator(city, "support")

    for _ in range(2):
        support.post(f"reviews/{review_id}/look", {"hidden_reason": "恶意评价"})
    city.deliver()

    facts = worker.get("me").json()["worker"]
    assert (facts["rating"], facts["rating_count"]) == (None, 0)
    assert "恶意评价" in told(worker, "review_hidden")[0]
    assert "恶意评价" in told(customer, "review_hidden_author")[0]
    assert worker.get("reviews").json()["items"][0]["hidden_reason"] == "恶意评价"
    support.post(f"reviews/{review_id}/look", {"hidden_reason": ""})
    assert worker.get("me").json()["worker"]["rating"] == 1.0


def test_a_pause_its_end_and_a_grade_are_told_with_their_reason(city: City) -> None:
    worker = city.crew[0]
    dispatcher = desk.operator(city, "administrator")
    path = f"workers/{worker.actor_id}"

    dispatcher.post(f"{path}/pause", {"until_at": town.tomorrow(12), "reason": "三次迟到"})
    dispatcher.put(f"{path}/grade", {"grade": "silver", "reason": "季度评级"})
    city.deliver()
    paused = told(worker, "paused_until")[0]
    assert ("三次迟到" in paused, "2026-03-10 12:00" in paused) == (True, True)
    graded = told(worker, "grade_changed")[0]
    assert ("季度评级" in graded, "银牌" in graded, "silver" in graded) == (True, True, False)
    town.at(town.MONDAY + town.timedelta(days=2))
    city.deliver()

    assert len(told(worker, "resumed")) == 1


def test_an_objection_is_answered_by_the_desk(city: City) -> None:
    worker, other = city.crew
    support = desk.operator(city, "support")
    body = {"measure": "pause", "text": "当天高架封路"}

    sent = worker.post("objections", body)
    assert sent.status_code == 201
    assert worker.post("objections", body).json()["code"] == "quality.AlreadyAnswered"
    assert worker.post("objections", body | {"measure": "review"}).status_code == 422
    waiting = support.get("objections").json()["items"]
    assert [one["text"] for one in waiting] == ["当天高架封路"]
    path = f"objections/{sent.json()['id']}/answer"
    assert support.post(path, {"answer": "情况属实，已恢复", "is_upheld": True}).status_code == 200
    assert support.post(path, {"answer": "x", "is_upheld": False}).status_code == 409
    city.deliver()

    assert told(worker, "objection_answered") == ["您的申诉已答复：情况属实，已恢复"]
    assert support.get("objections").json()["items"] == []
    assert worker.get("objections").json()["items"][0]["is_upheld"] is True
    assert other.get("objections").json()["items"] == []


def test_an_objection_to_a_review_names_ones_own(city: City) -> None:
    customer = city.customer()
    order, worker = asking.accepted(city, customer)
    customer.post(f"orders/{order['id']}/review", {"stars": 2})
    review_id = worker.get("reviews").json()["items"][0]["id"]
    other = next(one for one in city.crew if one is not worker)
    body = {"measure": "review", "subject_id": review_id, "text": "不属实"}

    assert other.post("objections", body).status_code == 404
    assert worker.post("objections", body).json()["subject_id"] == review_id
