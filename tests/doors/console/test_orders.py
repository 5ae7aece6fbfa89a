"""The order desk: finding, seeing, assigning, cancelling, refunding, ordering for callers."""

from typing import Any

from doorstep.kernel.models import AuditEntry
from doorstep.money.payments.models import Refund
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.console import desk
from tests.doors.customer import asking
from tests.rooms.accounts.people import act_of

REASON = {"reason": "客户来电"}


def entries(action: str) -> list[AuditEntry]:
    """What is on the trail under an action."""
    return list(AuditEntry.objects.of(act_of()).filter(action=action))


def test_orders_are_listed_filtered_and_found_by_number(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    first = asking.placed(city, customer)
    town.later(minutes=5)
    second = asking.paid(city, customer, starts_at=town.tomorrow(15))

    def listed(**query: Any) -> list[str]:
        return [one["id"] for one in mine.get("orders", **query).json()["items"]]

    assert listed() == [second["id"], first["id"]]
    assert listed(state="unpaid") == [first["id"]]
    assert listed(service_id=city.service().id) == [second["id"], first["id"]]
    assert listed(placed_from=(town.MONDAY + town.timedelta(minutes=3)).isoformat()) == [
        second["id"]
    ]
    assert listed(number=first["number"]) == [first["id"]]
    assert mine.get("orders", number="123").status_code == 404
    assert mine.get("orders", state="nonsense").status_code == 422
    page = mine.get("orders", size=1).json()
    assert listed(after=page["next"]) == [first["id"]]


def test_one_order_is_seen_whole_with_its_evidence_and_nothing_in_clear(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    order, worker = asking.accepted(city, customer, pay="whole")

    whole = mine.get(f"orders/{order['id']}").json()

    assert whole["state"] == "accepted"
    assert [one["verb"] for one in whole["history"]][:3] == ["place", "pay", "assign"]
    assert whole["visits"][0]["seats"][0]["worker_id"] == str(worker.actor_id)
    assert sum(line["amount_fen"] for line in whole["lines"]) == whole["total_fen"]
    assert whole["balance"] == {
        "total_fen": whole["total_fen"],
        "paid_fen": whole["total_fen"],
        "due_fen": 0,
        "refunded_fen": 0,
    }
    assert [one["state"] for one in whole["bills"]] == ["paid"]
    assert sum(one["amount_fen"] for one in whole["settlement"]["shares"]) == whole["total_fen"]
    assert whole["evidence"]["first_broken"] is None
    assert len(whole["evidence"]["links"]) >= 6
    assert whole["address"]["contact_phone"] == "*******8000"
    assert whole["address"]["contact_name"] == "陈**"
    assert "3栋502" not in mine.get(f"orders/{order['id']}").content.decode()


def test_a_look_in_clear_needs_a_reason_and_is_kept(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    order = asking.paid(city, customer)
    path = f"orders/{order['id']}/unmasking"

    assert mine.post(path, {"reason": ""}).status_code == 422
    assert not entries("console.unmask_order")
    clear = mine.post(path, REASON).json()

    assert (clear["house"], clear["contact_phone"]) == ("3栋502", "13800138000")
    kept = entries("console.unmask_order")
    assert [(one.reason, str(one.subject_id)) for one in kept] == [("客户来电", order["id"])]


def test_the_desk_assigns_reassigns_and_lets_go(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher")
    order = asking.paid(city, customer)
    first, second = city.crew
    path = f"orders/{order['id']}"

    given = mine.post(f"{path}/assignment", {"worker_id": str(first.actor_id), **REASON})
    assert given.json()["workers"] == ["王"]
    moved = mine.post(f"{path}/assignment", {"worker_id": str(second.actor_id), **REASON})
    assert (moved.json()["state"], moved.json()["workers"]) == ("assigned", ["李"])
    free = mine.post(f"{path}/release", REASON).json()
    assert (free["state"], free["workers"]) == ("open", [])

    explained = mine.get(f"{path}/decisions").json()
    assert [one["how"] for one in explained["decisions"]].count("by_hand") == 2
    assert explained["search"]["mode"] == "assign"
    assert len(entries("dispatch.reassign")) == 3


def test_a_worker_of_another_seller_is_not_given_the_order(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    order = asking.paid(city, city.customer())

    refused = mine.post(
        f"orders/{order['id']}/assignment",
        {"worker_id": str(city.staff[0].actor_id), **REASON},
    )

    assert refused.status_code == 409
    assert mine.get(f"orders/{order['id']}").json()["state"] == "open"


def test_the_fee_is_shown_first_and_may_be_waived(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    order, _ = asking.taken(city, customer)
    town.at(town.MONDAY + town.timedelta(days=1, hours=1))
    path = f"orders/{order['id']}/cancellation"
    dear = mine.get(path, on_behalf="customer").json()
    free = mine.get(path, on_behalf="customer", waived=True).json()
    assert dear["fee_fen"] > 0
    assert free["fee_fen"] == 0

    wish = {"on_behalf": "customer", "waived": True, **REASON}
    wrong = mine.post(path, wish | {"shown_fee_fen": dear["fee_fen"]})
    done = mine.post(path, wish | {"shown_fee_fen": 0})
    city.deliver()

    assert wrong.json()["code"] == "orders.FeeChanged"
    assert done.json()["state"] == "cancelled"
    refunds = mine.get(f"orders/{order['id']}").json()["refunds"]
    assert sum(one["amount_fen"] for one in refunds) == free["refund_fen"]


def test_money_goes_back_before_and_after_acceptance(city: City) -> None:
    mine = desk.operator(city, "finance")
    before = asking.paid(city, city.customer(), pay="whole")
    early = mine.post(f"orders/{before['id']}/refunds", {"amount_fen": 500, **REASON})
    after, _ = asking.accepted(city, city.customer(), pay="whole", starts_at=town.tomorrow(10))
    late = mine.post(f"orders/{after['id']}/refunds", {"amount_fen": 700, **REASON})
    too_much = mine.post(f"orders/{after['id']}/refunds", {"amount_fen": 90_000_000, **REASON})

    assert early.json()["balance"]["refunded_fen"] == 500
    assert late.json()["settlement"]["taken_back_fen"] == 700
    assert 400 <= too_much.status_code < 500
    asked = Refund.objects.of(act_of()).filter(cause="desk")
    assert sorted(asked.values_list("amount_fen", flat=True)) == [500, 700]
    assert mine.post("ledger/audits").json()["clean"] is True
    assert len(entries("console.refund")) == 2


def test_a_note_becomes_a_link_of_the_evidence(city: City) -> None:
    mine = desk.operator(city, "support")
    order = asking.paid(city, city.customer())

    kept = mine.post(f"orders/{order['id']}/notes", {"text": "客户说门铃坏了"})

    assert kept.status_code == 201
    assert kept.json()["links"][-1]["kind"] == "desk_note"
    assert kept.json()["links"][-1]["facts"]["text"] == "客户说门铃坏了"
    assert kept.json()["first_broken"] is None


def test_an_order_for_a_caller_from_the_phone_to_the_order(city: City) -> None:
    mine, phone = desk.operator(city, "support"), town.a_phone()
    assert mine.get("customers", phone=phone).json()["items"] == []
    known = mine.post("customers", {"phone": phone}).json()
    assert known["phone"] == f"*******{phone[-4:]}"
    assert mine.post("customers", {"phone": phone}).json()["id"] == known["id"]
    place = {
        "community": "云河花园",
        "house": "8栋101",
        "contact_name": "赵先生",
        "contact_phone": phone,
        **town.HOME,
    }
    address = mine.post(f"customers/{known['id']}/addresses", place).json()
    wished = asking.wish(city, address["id"]) | {"phone": phone}
    quote = mine.post("quotes", wished).json()

    placed = mine.post("orders", wished | {"shown_total_fen": quote["total_fen"]})
    assert (placed.status_code, placed.json()["state"]) == (201, "unpaid")
    assert placed.json()["history"][0]["actor_role"] == "operator"
    assert "8栋" not in placed.content.decode()

    customer = city.customer(phone)
    assert customer.get("orders").json()["items"][0]["id"] == placed.json()["id"]
    city.pay(placed.json()["id"])
    assert customer.get(f"orders/{placed.json()['id']}").json()["state"] == "open"


def test_a_price_that_changed_since_it_was_told_is_refused(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    wished = asking.wish(city, town.address_of(customer)) | {"customer_id": str(customer.actor_id)}

    refused = mine.post("orders", wished | {"shown_total_fen": 1})
    nobody = mine.post("quotes", asking.wish(city, wished["address_id"]))

    assert refused.json()["code"] == "orders.PriceChanged"
    assert nobody.status_code == 422
    assert mine.get("orders").json()["items"] == []


def test_a_customers_number_is_masked_until_a_reason_is_given(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    customer.put("me/name", {"name": "陈晓"})
    path = f"customers/{customer.actor_id}"

    seen = mine.get(path).json()
    clear = mine.post(f"{path}/unmasking", REASON).json()

    assert (seen["phone"], seen["name"]) == (f"*******{customer.phone[-4:]}", "陈**")
    assert clear["phone"] == customer.phone
    assert [one.reason for one in entries("accounts.unmask_phone")] == ["客户来电"]
    assert len(mine.get("customers", last4=customer.phone[-4:]).json()["items"]) == 1


def test_a_firms_staff_see_and_move_only_their_own_orders(city: City) -> None:
    customer = city.customer()
    firm = desk.operator(city, "dispatcher", merchant_id=city.merchant_id)
    theirs = asking.paid(city, customer, merchant_id=str(city.merchant_id))
    house = asking.paid(city, customer, starts_at=town.tomorrow(15))

    assert [one["id"] for one in firm.get("orders").json()["items"]] == [theirs["id"]]
    assert firm.get(f"orders/{house['id']}").status_code == 404
    assert firm.get(f"orders/{theirs['id']}").json()["merchant_id"] == str(city.merchant_id)
    given = firm.post(
        f"orders/{theirs['id']}/assignment",
        {"worker_id": str(city.staff[0].actor_id), **REASON},
    )
    assert given.json()["state"] == "assigned"
    assert [one["name"] for one in firm.get("workers").json()["items"]] == ["孙师傅"]
    assert firm.get("roles").status_code == 403
    assert firm.post(f"orders/{theirs['id']}/unmasking", REASON).status_code == 403


def test_the_track_of_a_visit_is_for_desks_with_the_duty(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "safety")
    order, worker = asking.taken(city, customer)
    town.at(town.MONDAY + town.timedelta(days=1, hours=1))
    worker.post(f"visits/{order['visits'][0]['id']}/departure")
    town.later(minutes=5)
    here = {"lat": 30.27, "lng": 120.15, "accuracy_m": 30}
    taken_at = (town.clock.read() - town.timedelta(seconds=10)).isoformat()
    worker.post("positions", {"fixes": [here | {"taken_at": taken_at}]})

    track = mine.get(f"orders/{order['id']}/track").json()

    assert [len(one["fixes"]) for one in track] == [1]
    assert track[0]["eta_seconds"] > 0
    finance = desk.operator(city, "finance")
    assert finance.get(f"orders/{order['id']}/track").status_code == 403
