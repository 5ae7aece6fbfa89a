"""A day of payments is read on the next morning: what agrees is booked, what differs is shown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from doorstep.kernel import clock, edge, ids, queue
from doorstep.kernel.act import OPERATOR
from doorstep.kernel.models import Message
from doorstep.money.ledger import commands as ledger_commands
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands as payments
from doorstep.money.payments import queries as paying
from doorstep.money.payments.models import Unexplained
from doorstep.money.payments.ports import BillLine
from doorstep.money.reconciliation import commands, queries, rules
from doorstep.money.reconciliation.models import Item, Line, Run
from tests.doors.city import CITY
from tests.journeys.channel import MCHID, SUB_MCHID
from tests.journeys.story import Story, see
from tests.runtime.conftest import eventually

pytestmark = pytest.mark.slow


def morning(story: Story) -> None:
    """It is after eleven in China on the next day, and the rhythms have had their beats."""
    now = clock.read().astimezone(rules.CHANNEL_ZONE)
    later = (now + timedelta(days=1)).replace(hour=11, minute=0, second=0, microsecond=0)
    story.turn(later)
    beats(story)


def beats(story: Story, times: int = 3) -> None:
    """The rhythm of reconciliation beats, minutes apart."""
    for _ in range(times):
        all_ended()
        story.beat("reconciliation.catch_up")
        story.rest()
        story.later(minutes=20)


def all_ended() -> None:
    """Wait for what began before now: until then the ledger does not say what has moved since.

    Numbers of transactions are the server's, so tests in other databases hold it back, too.
    """

    def now(edge: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_snapshot_{edge}(pg_current_snapshot())::text::bigint")
            return int(cursor.fetchone()[0])

    begun = now("xmax")
    eventually(lambda: now("xmin") >= begun)


def items(**facts: Any) -> list[Item]:
    """Items of the city, by kind and number."""
    return list(Item.objects.filter(city_id=CITY, **facts).order_by("kind", "number"))


def open_verdicts() -> dict[str, str]:
    """What is open and is no mere waiting: kind and verdict."""
    found = Item.objects.filter(city_id=CITY, state=Item.OPEN).exclude(verdict="timing")
    return {one.kind: one.verdict for one in found}


def fine(story: Story) -> None:
    """The audit is clean, warnings of reconciliation included."""
    found = ledger.audit(CITY).findings
    assert not [one for one in found if one.check.startswith("reconciliation")], found
    assert ledger.audit(CITY).is_clean, found


@pytest.fixture(autouse=True)
def capital(story: Story) -> None:
    """The owners have put in what the channel's fees are paid from before anything is earned."""
    facts: dict[str, Any] = {"amount_fen": 100_000, "receipt": "bank-1"}
    story.do(ledger_commands.record_capital, **facts)


def paid_order(story: Story, **changes: Any) -> dict[str, Any]:
    """An order that was paid today."""
    customer = story.customer()
    order = story.place(customer, **changes)
    return story.pay(customer, order["id"])


def test_a_day_that_agrees_ends_at_zero_and_books_the_fee_of_the_bill(story: Story) -> None:
    own = paid_order(story)
    refunded = paid_order(story)
    story.do(payments.open_refund, subject_id=UUID(refunded["id"]), amount_fen=300, cause="desk")
    firm = paid_order(story, merchant_id=str(story.cast.merchant_id))
    story.settle()
    gross_fen = own["paid_fen"] + refunded["paid_fen"] - 300
    assert story.balance(f"psp_clearing:{MCHID}") == -gross_fen

    morning(story)

    assert open_verdicts() == {}
    assert {run.state for run in Run.objects.filter(city_id=CITY)} == {Run.DONE}
    fee_fen = -story.balance("psp_fee")
    assert fee_fen > 0
    assert story.balance(f"psp_basic:{MCHID}") == -(gross_fen - fee_fen)
    firms = items(sub_mchid=SUB_MCHID, kind="payment")
    assert [one.fund_fen for one in firms] == [firm["paid_fen"]]
    assert sum(one.posted_fee_fen for one in firms) == sum(one.fund_fee_fen for one in firms) < 0
    fine(story)

    # What was given back since then because nobody came is on the bill of the day after.
    morning(story)
    morning(story)
    assert story.balance(f"psp_clearing:{MCHID}") == 0
    assert open_verdicts() == {}
    fine(story)


def test_what_was_put_in_before_the_first_payment_is_read_too(story: Story) -> None:
    paid_in = {"amount_fen": 70_000, "receipt": "demo-1", "mchid": MCHID}
    story.do(ledger_commands.record_capital, **paid_in)
    story.channel.ask("balances", mchid=MCHID, amount_fen=70_000, number="demo-1")
    story.later(days=2)
    paid_order(story, timing="now")
    story.settle()

    morning(story)
    morning(story)

    (capital,) = items(kind="top_up", number="demo-1")
    assert (capital.verdict, capital.fund_fen, capital.books_fen) == ("matched", 70_000, 70_000)
    assert open_verdicts() == {}
    fine(story)


def test_reading_a_day_again_changes_nothing(story: Story) -> None:
    paid_order(story)
    morning(story)
    before, lines = story.books(), Line.objects.filter(city_id=CITY).count()

    for run in Run.objects.filter(city_id=CITY):
        story.do(commands.read_bills, run_id=run.id, trade=[], fund=[])
    beats(story)

    assert (story.books(), Line.objects.filter(city_id=CITY).count()) == (before, lines)
    fine(story)


def test_a_payment_whose_news_was_lost_is_found_on_the_bill_and_goes_back_by_itself(
    story: Story,
) -> None:
    paid_order(story)
    customer = story.customer()
    order = story.place(customer)
    story.channel.order_fault("drop", times=None)
    story.channel.order_fault("error", path="*/out-trade-no/*", times=None, code="SYSTEM_ERROR")
    story.tap(customer, order["id"])
    story.later(minutes=40)
    assert see(customer, order["id"])["paid_fen"] == 0
    live = Message.objects.filter(city_id=CITY, kind=Message.TALK, done_at=None, dead_at=None)
    for key in list(live.values_list("key", flat=True)):
        story.do(queue.cancel, key=key)

    story.channel.end_faults()
    morning(story)

    morning(story)
    paid = [(one.verdict, one.word) for one in items(kind="payment") if one.tries]
    assert paid == [("matched", "paid")]
    morning(story)
    assert story.channel.look("statistics")["money_fen"]["refunded"] > 0
    assert open_verdicts() == {}
    fine(story)


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        ("bill_missing_row", "one_bill"),
        ("bill_extra_row", "only_theirs"),
        ("bill_changed_row", "amount"),
    ],
)
def test_a_bill_that_is_wrong_is_shown_and_not_booked(
    story: Story, fault: str, verdict: str
) -> None:
    paid_order(story)
    story.settle()
    story.channel.order_fault(fault, times=1, mchid=MCHID)

    morning(story)
    if fault == "bill_missing_row":
        morning(story)

    assert open_verdicts()["payment"] == verdict
    item = queries_worklist(story)[0]
    assert (item.posted_fen, item.posted_fee_fen) == (0, 0)
    assert item.tries > 0
    assert item.word
    assert ledger.audit(CITY).is_clean


def queries_worklist(story: Story) -> list[Item]:
    """The worklist as the desk sees it."""
    return list(story.do(queries.worklist)[0])


@pytest.mark.parametrize("fault", ["bill_wrong_hash", "bill_wrong_sum"])
def test_a_bill_that_is_not_whole_stops_the_run_and_nothing_of_it_counts(
    story: Story, fault: str
) -> None:
    paid_order(story)
    story.settle()
    story.channel.order_fault(fault, times=None, mchid=MCHID)

    morning(story)

    stopped = Run.objects.filter(city_id=CITY, mchid=MCHID).exclude(state=Run.DONE)
    assert {one.state for one in stopped} == {Run.STOPPED}
    assert all(one.error for one in stopped)
    assert not Line.objects.filter(city_id=CITY, run__in=stopped).exists()
    assert (story.balance("psp_fee"), story.balance(f"psp_basic:{MCHID}")) == (0, 0)
    story.later(hours=30)
    alarms = [one.check for one in ledger.audit(CITY).findings]
    assert "reconciliation.unread" in alarms

    story.channel.end_faults()
    beats(story)

    left = Run.objects.filter(city_id=CITY, mchid=MCHID).exclude(state=Run.DONE)
    assert [(one.day, one.error) for one in left] == []
    assert open_verdicts() == {}
    fine(story)


def test_a_payment_that_nobody_asked_for_goes_back_and_a_bank_receipt_is_explained(
    story: Story,
) -> None:
    paid_order(story)
    story.settle()
    morning(story)
    day = rules.channel_day(clock.read())
    payee = next(one for one in queries_payees(story) if one.mchid == MCHID)
    run = story.do(commands.open_run, day=day, payee=payee)
    strange = BillLine("payment", "4200009999", "shop-77", 5_000, 0, clock.read())
    receipt = BillLine("top_up", "1000007777", "", 90_000, 0, clock.read())
    story.do(commands.read_bills, run_id=run.id, trade=[strange], fund=[strange, receipt])
    found = {one.kind: one for one in queries_worklist(story)}
    assert {one.verdict for one in found.values()} == {"only_theirs"}
    before = story.balance(f"psp_clearing:{MCHID}")

    finance = ids.new(CITY)
    as_finance: dict[str, Any] = {"city_id": CITY, "role": OPERATOR, "actor_id": finance}

    def decide(verb: Callable[..., Item], kind: str, **facts: Any) -> Item:
        return edge.enter(lambda act: verb(act, item_id=found[kind].id, **facts), **as_finance)

    decide(commands.own, "top_up")
    with pytest.raises(rules.NeedsReason):
        decide(commands.explain, "top_up", reason="好")
    decide(commands.explain, "top_up", reason="银行回单 20261124-1")
    decide(commands.take_into_suspense, "payment")
    beats(story, 1)

    case = Unexplained.objects.get(city_id=CITY)
    assert (case.charge_number, case.amount_fen, case.state) == ("shop-77", 5_000, "open")
    assert story.balance(f"suspense:{case.id.hex}") == 5_000
    # The whole of it cleared at once: both bills have it and now the ledger, too.
    assert story.balance(f"psp_clearing:{MCHID}") <= before
    assert open_verdicts() == {}
    with pytest.raises(rules.NotOpen):
        decide(commands.own, "top_up")


def queries_payees(story: Story) -> list[Any]:
    """The accounts of the city at the channel."""
    return list(story.do(paying.payees))
