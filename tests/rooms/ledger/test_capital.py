"""What the platform's owners put in: booked once, and the audit knows whose money is spent."""

import pytest
from django.core.management import CommandError, call_command

from doorstep.kernel import edge
from doorstep.kernel.models import AuditEntry
from doorstep.money.ledger import commands
from doorstep.money.ledger.rules import ContentDiffers

from .books import CITY, balance, findings, open_city, post


@pytest.fixture(autouse=True)
def _city(fresh_db: str) -> None:
    open_city()


def test_pay_out_of_capital_is_fine_and_out_of_money_of_others_an_alarm() -> None:
    put_in(1_000, receipt="r1")
    post("fare", ("psp_clearing:1900", -400), ("escrow:o1", 400))
    post("first", ("compensation_expense", -1_000), ("payout_in_transit:t1", 1_000))
    post("sent", ("payout_in_transit:t1", -1_000), ("psp_basic:1900", 1_000))
    assert findings() == {}

    post("second", ("compensation_expense", -1), ("payout_in_transit:t2", 1))

    assert findings() == {"ledger.solvency": 1}


def test_a_receipt_is_booked_once_and_not_with_another_amount() -> None:
    put_in(1_000, receipt="r1")
    put_in(1_000, receipt="r1")
    put_in(500, receipt="r2")
    with pytest.raises(ContentDiffers):
        put_in(900, receipt="r1")

    assert (balance("capital"), balance("bank")) == (1_500, -1_500)
    noted = AuditEntry.objects.filter(action="ledger.record_capital").order_by("id")
    assert [(one.reason, one.detail["receipt"]) for one in noted] == [
        ("股东出资", "r1"),
        ("股东出资", "r2"),
    ]


def test_capital_booked_by_mistake_is_undone() -> None:
    put_in(1_000, receipt="r1")
    journal_id = AuditEntry.objects.get(action="ledger.record_capital").subject_id

    edge.enter(commands.reverse, city_id=CITY, journal_id=journal_id, idem="undo")

    assert (balance("capital"), balance("bank"), findings()) == (0, 0, {})


def test_it_is_booked_from_the_command_line_with_a_receipt_and_a_reason() -> None:
    for wrong in ({"yuan": "1e3"}, {"reason": " "}, {"yuan": "-5"}, {"number": 9}):
        with pytest.raises(CommandError):
            book(**wrong)
    with pytest.raises(CommandError, match="no account"):
        book(into="channel")
    book()
    book()

    assert balance("capital") == 5_000_000


def put_in(amount_fen: int, *, receipt: str) -> None:
    """The owners pay into the bank."""
    facts = {"amount_fen": amount_fen, "receipt": receipt}
    edge.enter(commands.record_capital, city_id=CITY, reason="股东出资", **facts)


def book(**other: object) -> None:
    """The same by the command line."""
    facts = {"yuan": "50000.00", "number": CITY, "receipt": "r1", "reason": "股东出资"} | other
    yuan = facts.pop("yuan")
    call_command("record_capital", yuan, **facts)
