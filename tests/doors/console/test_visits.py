"""Visits at the desk: run for the worker, moved, absences, candidates, offers, the worklist."""

from datetime import timedelta
from typing import Any

from doorstep.kernel.models import AuditEntry
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.console import desk
from tests.doors.customer import asking

REASON = {"reason": "师傅手机没电，电话确认"}


def _actions(order: dict[str, Any]) -> list[str]:
    rows = AuditEntry.objects.filter(city_id=town.CITY, subject_id=order["visits"][0]["id"])
    return list(rows.order_by("at", "id").values_list("action", flat=True))


def test_the_desk_runs_a_visit_for_a_worker_whose_phone_is_dead(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher")
    order, _ = asking.taken(city, customer)
    visit = f"visits/{order['visits'][0]['id']}"
    early = mine.post(f"{visit}/departure", REASON)
    town.at(town.MONDAY + timedelta(days=1, hours=1))
    assert mine.post(f"{visit}/departure", {"reason": ""}).status_code == 422
    analyst = desk.operator(city, "analyst")
    assert analyst.post(f"{visit}/departure", REASON).status_code == 403

    seen = []
    for step, minutes in (("departure", 40), ("arrival", 30), ("start", 90), ("finish", 0)):
        answer = mine.post(f"{visit}/{step}", REASON)
        assert answer.status_code == 200, answer.content
        seen.append(answer.json()["visits"][0]["state"])
        town.later(minutes=minutes)

    assert early.json()["code"] == "orders.TooEarly"
    assert seen == ["travelling", "arrived", "started", "finished"]
    city.deliver()
    assert customer.get(f"orders/{order['id']}").json()["state"] == "finished"
    assert _actions(order)[-4:] == [
        "console.set_out",
        "console.arrive",
        "console.start",
        "console.finish",
    ]


def test_the_desk_reports_who_was_not_there(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    order, _ = asking.at_the_door(city, customer)
    path = f"visits/{order['visits'][0]['id']}/absence"
    body = {"side": "customer", **REASON}
    assert mine.post(path, body).json()["code"] == "orders.TooEarly"
    town.later(minutes=16)

    done = mine.post(path, body).json()

    assert (done["state"], done["visits"][0]["state"]) == ("cancelled", "missed")
    assert mine.post(path, {"side": "cat", **REASON}).status_code == 422


def test_the_desk_moves_a_visit(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher")
    order, _ = asking.taken(city, customer)
    path = f"visits/{order['visits'][0]['id']}/time"

    moved = mine.put(path, {"starts_at": town.tomorrow(15), "reason": "暴雨"}).json()

    assert moved["visits"][0]["starts_at"] == "2026-03-10T07:00:00+00:00"
    assert moved["history"][-1]["reason"] == "暴雨"


def test_the_desk_sees_who_could_come_and_takes_an_offer_back(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher")
    order = asking.paid(city, customer)
    (asked,) = mine.get(f"orders/{order['id']}/offers").json()
    free = mine.get(f"orders/{order['id']}/candidates").json()
    crew = {str(one.actor_id) for one in city.crew}
    assert {one["worker_id"] for one in free} == crew - {asked["worker_id"]}
    assert free[0]["is_best"] is True

    taken_back = mine.post(f"offers/{asked['id']}/withdrawal", {"reason": "客户要求换人"}).json()

    assert [one["state"] for one in taken_back] == ["withdrawn"]
    city.deliver()
    offers = mine.get(f"orders/{order['id']}/offers").json()
    assert [one["state"] for one in offers] == ["withdrawn", "open"]
    assert offers[1]["worker_id"] == free[0]["worker_id"]
    again = mine.post(f"offers/{asked['id']}/withdrawal", {"reason": "再撤"})
    assert "已撤回" in again.json()["detail"]


def test_visits_that_hang_are_on_the_worklist(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher")
    order, worker = asking.taken(city, customer)
    visit = f"visits/{order['visits'][0]['id']}"

    def waits_for() -> list[str]:
        return [one["waits_for"] for one in mine.get("visits/overdue").json()["items"]]

    assert waits_for() == []
    mine.post(f"workers/{worker.actor_id}/pause", {"reason": "证件过期"})
    assert waits_for() == ["worker"]
    mine.delete(f"workers/{worker.actor_id}/pause")
    town.at(town.MONDAY + timedelta(days=1, hours=2, minutes=1))
    assert waits_for() == ["departure"]
    mine.post(f"{visit}/departure", REASON)
    assert waits_for() == []
    town.later(minutes=31)
    assert waits_for() == ["arrival"]
    mine.post(f"{visit}/arrival", REASON)
    town.later(minutes=61)
    assert waits_for() == ["start"]
    mine.post(f"{visit}/start", REASON)
    town.later(hours=3)
    assert waits_for() == ["finish"]
    mine.post(f"{visit}/finish", REASON)
    assert waits_for() == []


def test_cards_bundles_and_unlocked_words_have_a_door(city: City) -> None:
    keeper = desk.operator(city, "administrator")

    cards = keeper.get("pass-products").json()
    bundles = keeper.get("bundle-products").json()
    done = keeper.post("trades/home-cleaning/unlocked-words", {"licence": "medical", **REASON})

    assert {one["service_code"] for one in cards}
    assert all(one["price_fen"] > 0 for one in (*cards, *bundles))
    assert done.status_code == 200
    none = keeper.post("trades/dancing/unlocked-words", {"licence": "medical", **REASON})
    assert none.status_code == 404
