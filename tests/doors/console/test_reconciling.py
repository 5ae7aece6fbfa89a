"""Reconciliation at the desk: the three sides of a day, who works on a difference, how it ends."""

from datetime import timedelta
from typing import Any

import pytest

from doorstep.kernel import clock
from doorstep.money.payments import queries as payments
from doorstep.money.payments.ports import BillLine
from doorstep.money.reconciliation import commands, rules
from tests.doors.city import Caller, City
from tests.doors.console import desk

REASON = "银行回单 20260309-1"


@pytest.fixture
def day(city: City) -> str:
    """A day that was read: a payment nobody asked for, a bank receipt, and one bill without it."""
    at = clock.read() - timedelta(days=1)
    payee = payments.Account("1900000001", "", has_trade=True)
    run = city.do(commands.open_run, day=rules.channel_day(at), payee=payee)
    strange = BillLine("payment", "4200009999", "shop-77", 5_000, -30, at)
    receipt = BillLine("top_up", "1000007777", "", 90_000, 0, at)
    half = BillLine("payment", "4200008888", "shop-78", 700, 0, at)
    city.do(commands.read_bills, run_id=run.id, trade=[strange], fund=[strange, receipt, half])
    return str(run.day)


def differences(who: Caller, **wanted: Any) -> dict[str, dict[str, Any]]:
    """The open differences by the channel's number."""
    return {
        one["number"]: one
        for one in who.get("reconciliation/differences", **wanted).json()["items"]
    }


def test_a_day_shows_what_each_side_says_of_it(city: City, day: str) -> None:
    mine = desk.operator(city, "auditor")
    (run,) = mine.get("reconciliation/runs", day=day).json()["items"]
    seen = mine.get(f"reconciliation/runs/{run['id']}").json()

    assert (run["state"], run["trade_lines"], run["fund_lines"]) == ("done", 1, 3)
    assert mine.get("reconciliation/runs", day="2026-01-01").json()["items"] == []
    ways = {one["kind"]: one for one in seen["ways"]}
    assert set(ways) == {"payment", "top_up"}
    assert (ways["payment"]["count"], ways["payment"]["books_fen"]) == (2, 0)
    assert (ways["payment"]["trade_fen"], ways["payment"]["fund_fen"]) == (5_000, 5_700)
    assert ways["payment"]["fee_fen"] == 30
    standing = mine.get("reconciliation/standing").json()
    assert [(one["verdict"], one["count"], one["unowned"]) for one in standing] == [
        ("only_theirs", 3, 3)
    ]


def test_a_difference_is_taken_on_and_ends_in_words(city: City, day: str) -> None:
    mine, other = desk.operator(city, "finance"), desk.operator(city, "finance", login="second")
    receipt = differences(mine)["1000007777"]
    place = f"reconciliation/differences/{receipt['id']}"

    assert mine.post(f"{place}/owning").json()["owner"] == "finance.house"
    assert set(differences(mine, mine=True)) == {"1000007777"}
    assert differences(other, mine=True) == {}
    refused = mine.post(f"{place}/explaining", {"reason": "好"})
    assert (refused.status_code, refused.json()["code"]) == (422, "reconciliation.NeedsReason")
    ended = mine.post(f"{place}/explaining", {"reason": REASON}).json()

    assert (ended["state"], ended["reason"], ended["explained_by"]) == (
        "explained",
        REASON,
        "finance.house",
    )
    assert "1000007777" not in differences(mine)
    assert mine.post(f"{place}/owning").status_code == 409
    seen = mine.get(place).json()
    assert [(one["source"], one["amount_fen"], one["day"]) for one in seen["lines"]] == [
        ("fund", 90_000, day)
    ]


def test_a_payment_nobody_asked_for_is_taken_into_suspense(city: City, day: str) -> None:
    mine = desk.operator(city, "finance")
    found = differences(mine)
    strange = found["4200009999"]
    assert strange["may_suspend"] and not found["1000007777"]["may_suspend"]
    body = {"reason": REASON}
    receipt = f"reconciliation/differences/{found['1000007777']['id']}/suspense"
    assert mine.post(receipt, body).status_code == 409

    done = mine.post(f"reconciliation/differences/{strange['id']}/suspense", body)

    assert done.status_code == 200
    (case,) = mine.get("unexplained").json()["items"]
    assert (case["charge_number"], case["amount_fen"]) == ("shop-77", 5_000)


def test_the_worklist_counts_all_of_them_and_pages_go_on(city: City, day: str) -> None:
    mine = desk.operator(city, "finance")
    lists = {one["name"]: one for one in mine.get("worklists").json()}
    assert (lists["differences"]["count"], lists["differences"]["more"]) == (3, False)
    assert lists["differences"]["oldest_at"]
    assert lists["unread_bills"]["count"] == 0

    seen, after = [], ""
    while True:
        page = mine.get("reconciliation/differences", size=1, after=after).json()
        seen += [one["number"] for one in page["items"]]
        after = page["next"]
        if not after:
            break
    assert sorted(seen) == ["1000007777", "4200008888", "4200009999"]


def test_only_the_desk_of_money_decides_and_auditors_look(city: City, day: str) -> None:
    finance, auditor = desk.operator(city, "finance"), desk.operator(city, "auditor")
    item = next(iter(differences(finance).values()))
    place = f"reconciliation/differences/{item['id']}"

    assert auditor.get(place).status_code == 200
    assert auditor.post(f"{place}/owning").status_code == 403
    assert auditor.post(f"{place}/explaining", {"reason": REASON}).status_code == 403
    assert auditor.post(f"{place}/suspense", {"reason": REASON}).status_code == 403
    helper = desk.operator(city, "support")
    assert helper.get("reconciliation/runs").status_code == 403
    assert helper.get("reconciliation/differences").status_code == 403
    firm = desk.operator(city, "finance", merchant_id=city.merchant_id)
    assert firm.get("reconciliation/runs").status_code == 403
