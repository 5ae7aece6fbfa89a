"""Finding, worklists, names, pictures and the books at the desk: who may see what, and how much."""

from datetime import timedelta

from doorstep.kernel.models import AuditEntry
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.console import desk
from tests.doors.customer import asking
from tests.rooms.accounts.people import act_of

REASON = {"reason": "核对现场"}


def test_one_field_finds_orders_workers_and_customers_masked(city: City) -> None:
    customer = city.customer("13912345678")
    order = asking.paid(city, customer)
    mine = desk.operator(city, "support")

    def found(text: str) -> list[tuple[str, str]]:
        return [(one["kind"], one["id"]) for one in mine.get("search", text=text).json()]

    assert found(order["number"]) == [("order", order["id"])]
    assert found("王") == [("worker", str(city.crew[0].actor_id))]
    assert found("5678") == found("139 1234 5678") == [("customer", str(customer.actor_id))]
    assert found("12345") == found("谁也不是") == []
    assert "13912345678" not in mine.get("search", text="5678").content.decode()
    assert desk.operator(city, "analyst").get("search", text="5678").json() == []
    firm = desk.operator(city, "support", merchant_id=city.merchant_id)
    assert firm.get("search", text=order["number"]).json() == []
    assert firm.get("search", text="王").json() == []


def test_worklists_name_what_waits_for_whom_may_work_on_it(city: City) -> None:
    customer, boss = city.customer(), desk.operator(city, "administrator")
    lists = {one["name"]: one for one in boss.get("worklists").json()}
    assert {"overdue", "unsafe", "disputes", "compensations", "dead", "refunds"} <= set(lists)
    assert not any(one["count"] for one in lists.values())

    order, _ = asking.taken(city, customer)
    town.at(town.MONDAY + timedelta(days=1, hours=3))
    lists = {one["name"]: one for one in boss.get("worklists").json()}
    assert (lists["overdue"]["count"], lists["overdue"]["more"]) == (1, False)
    assert lists["overdue"]["oldest_at"] == order["visits"][0]["starts_at"]
    assert "dispatcher" in lists["overdue"]["owners"]
    seen = {one["name"] for one in desk.operator(city, "analyst").get("worklists").json()}
    assert seen == {"overdue", "risks"}
    firm = desk.operator(city, "dispatcher", "finance", merchant_id=city.merchant_id)
    theirs = {one["name"]: one["count"] for one in firm.get("worklists").json()}
    assert theirs == {"overdue": 0, "risks": 0, "unsafe": 0}


def test_a_dispute_is_previewed_party_by_party_before_it_is_decided(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "finance")
    order, worker = asking.accepted(city, customer, pay="whole")
    sent = {"reason": "窗户没擦干净", "photo_ids": []}
    assert customer.post(f"orders/{order['id']}/disputes", sent).status_code == 201
    (waiting,) = mine.get("disputes").json()["items"]
    path = f"disputes/{waiting['id']}/decision"
    assert waiting["order_number"] == order["number"]

    seen = mine.get(path, refund_fen=4_000).json()["parties"]
    by_party = {one["party"]: one for one in seen}

    assert by_party["worker"]["party_id"] == str(worker.actor_id)
    assert sum(one["before_fen"] for one in seen) == order["total_fen"]
    assert sum(one["before_fen"] - one["after_fen"] for one in seen) == 4_000
    assert mine.get(path, refund_fen=order["total_fen"] + 1).status_code == 422
    decided = mine.post(path, {"decision": "退还部分", "refund_fen": 4_000})
    assert decided.status_code == 200
    shares = mine.get(f"orders/{order['id']}").json()["settlement"]["shares"]
    for party, one in by_party.items():
        assert sum(s["amount_fen"] for s in shares if s["party"] == party) == one["after_fen"]


def test_pictures_are_seen_with_a_reason_that_is_kept(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    order, _ = asking.finished(city, customer)
    path = f"orders/{order['id']}/pictures"

    assert mine.post(path, {"reason": ""}).status_code == 422
    shown = mine.post(path, REASON).json()

    assert shown
    assert {one["what"] for one in shown} == {"step"}
    assert all(one["url"].startswith("/files/") and one["name"] for one in shown)
    kept = AuditEntry.objects.of(act_of()).get(action="console.see_pictures")
    assert (kept.reason, str(kept.subject_id)) == ("核对现场", order["id"])
    assert desk.operator(city, "finance").post(path, REASON).status_code == 403


def test_history_says_who_by_name_and_me_says_my_own(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher", login="tang")
    order = asking.paid(city, customer)
    body = {"worker_id": str(city.crew[0].actor_id), **REASON}
    mine.post(f"orders/{order['id']}/assignment", body)

    history = mine.get(f"orders/{order['id']}").json()["history"]
    by_verb = {one["verb"]: one["actor_name"] for one in history}

    assert mine.get("me").json()["name"] == by_verb["assign"] == "tang"
    assert by_verb["place"] == ""
    boss = desk.operator(city, "administrator")
    assert "tang" in {one["login"] for one in boss.get("roles").json()}
    told = mine.get(f"orders/{order['id']}/decisions").json()
    assert told["names"][str(city.crew[0].actor_id)] == "王"


def test_a_workers_calendar_and_skills_are_told_by_name(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher")
    order, worker = asking.taken(city, customer)
    path = f"workers/{worker.actor_id}"

    (seen,) = mine.get(f"{path}/visits", first="2026-03-09").json()
    assert (seen["order_id"], seen["number"]) == (order["id"], order["number"])
    assert mine.get(f"{path}/visits", first="2026-03-11").json() == []
    whole = mine.get(path).json()
    assert [whole["called"][code] for code in whole["skills"]]
    assert mine.get("workers", named="李").json()["items"][0]["name"] == "李"


def test_a_caller_hears_where_and_when_somebody_can_come(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    address_id = town.address_of(customer)
    asked = {
        "customer_id": str(customer.actor_id),
        "service_id": str(city.service().id),
        "address_id": address_id,
        "variant": "standard",
        "units": 2,
        "day": "2026-03-10",
    }

    slots = mine.post("slots", asked).json()

    assert slots
    assert all(one["workers"] >= 1 for one in slots)
    assert town.tomorrow(10) in [one["starts_at"] for one in slots]
    stranger = city.customer()
    assert mine.post("slots", asked | {"customer_id": str(stranger.actor_id)}).status_code == 404
    assert mine.get("served", **town.HOME).json()["is_served"]
    assert not mine.get("served", lat=10, lng=10).json()["is_served"]


def test_the_books_are_found_by_any_number(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "finance")
    order = asking.paid(city, customer, pay="whole")
    charge = mine.get(f"orders/{order['id']}").json()["charges"][0]

    for number in (order["number"], order["id"], charge["id"], charge["transaction_no"]):
        found = mine.get("ledger/journals", number=number).json()
        assert found, number
        assert all(sum(leg["amount_fen"] for leg in one["lines"]) == 0 for one in found)
    assert mine.get("ledger/journals", number="不存在").json() == []
    (escrow,) = mine.get("ledger/accounts", kind="escrow").json()
    assert escrow["balance_fen"] == order["total_fen"]
    assert mine.get("ledger/accounts", kind="nothing").status_code == 422
    assert desk.operator(city, "support").get("ledger/accounts", kind="escrow").status_code == 403
