"""Posting: once per key, balanced in each book, never below a floor, undone at most once."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from doorstep.kernel import edge, ids
from doorstep.kernel.errors import NotFound
from doorstep.money.ledger import commands, queries, rules
from doorstep.money.ledger.models import Journal

from .books import CITY, ask, balance, entry, findings, open_city, post, post_many, record

PAID = (("psp_clearing:1900", -500), ("escrow:o1", 500))


@pytest.fixture(autouse=True)
def _clean_books(db: None) -> object:
    """Whatever a test did, the audit finds nothing wrong afterwards."""
    yield
    assert findings(None) == {}


def journals(city_id: int = CITY) -> int:
    """How many journals the city has."""
    return Journal.objects.filter(city_id=city_id).count()


def test_accounts_open_themselves_and_hold_what_was_posted() -> None:
    journal_id = post("a", *PAID)

    assert ids.city_of(journal_id) == CITY
    assert balance("escrow:o1") == 500
    assert balance("psp_clearing:1900") == -500
    assert balance("escrow:unheard") == 0


def test_the_same_key_and_content_is_the_same_journal() -> None:
    first = post("a", *PAID)

    assert post("a", *reversed(PAID)) == first
    assert journals() == 1
    assert balance("escrow:o1") == 500


def test_the_day_and_the_moment_do_not_make_a_retry_another_content() -> None:
    first = post("a", *PAID)

    assert post("a", *PAID, business_date=date(2026, 11, 3)) == first


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "tip_passed_on"},
        {"ref": "order:o2"},
        {"meta": {"number": "4200"}},
    ],
)
def test_the_same_key_for_something_else_is_a_bug(other: dict[str, object]) -> None:
    post("a", *PAID)

    with pytest.raises(rules.ContentDiffers):
        post("a", *PAID, **other)
    with pytest.raises(rules.ContentDiffers):
        post("a", ("psp_clearing:1900", -501), ("escrow:o1", 501))
    assert journals() == 1


def test_two_cities_use_the_same_key_for_their_own_journals() -> None:
    post("a", *PAID)
    post("a", *PAID, city_id=8)

    assert balance("escrow:o1") == balance("escrow:o1", city_id=8) == 500
    assert findings(8) == {}


def test_an_account_never_falls_below_its_floor() -> None:
    post("a", *PAID)

    with pytest.raises(rules.NotEnough):
        post("b", ("escrow:o1", -501), ("refund_payable:f1", 501))
    assert (journals(), balance("escrow:o1"), balance("refund_payable:f1")) == (1, 500, 0)
    post("c", ("escrow:o1", -500), ("refund_payable:f1", 500))
    assert balance("escrow:o1") == 0


@pytest.mark.parametrize(
    "legs",
    [
        [("psp_clearing:1900", -500), ("escrow:o1", 499)],
        [("escrow:o1", 500), ("custody_channel:1701", -500)],
        [("escrow:o1", 500)],
    ],
    ids=["one fen short", "balanced only across books", "a single leg"],
)
def test_what_does_not_balance_in_each_book_is_not_written(legs: list[tuple[str, int]]) -> None:
    with pytest.raises(IntegrityError, match="sum to zero in each book"):
        post("a", *legs)
    assert journals() == 0


@pytest.mark.parametrize(
    "code", ["wallet:c1", "escrow", "bank:1", "escrow:", "Escrow:o1", "escrow:a b", "escrow:a:b"]
)
def test_codes_outside_the_chart_open_no_account(code: str) -> None:
    with pytest.raises(IntegrityError, match="the chart has no account"):
        post("a", ("psp_clearing:1900", -500), (code, 500))
    with pytest.raises(ValueError):
        rules.kind_of(code)
    assert journals() == 0


def test_nothing_to_post_is_a_bug() -> None:
    with pytest.raises(ValueError, match="moves something"):
        post("a", ("escrow:o1", 0))


def test_lines_of_one_account_come_together() -> None:
    post("a", ("psp_clearing:1900", -300), ("escrow:o1", 500), ("psp_clearing:1900", -200))

    assert [line.amount_fen for line in ask(queries.statement, "psp_clearing:1900")[0]] == [-500]


def test_an_event_is_posted_by_its_name_on_the_city_s_day() -> None:
    open_city()
    facts = {"mchid": "1900", "subject": "o1", "amount_fen": 700}

    journal_id = record("payment_received", "payment_received:c1", facts)

    stored = Journal.objects.get(city_id=CITY, id=journal_id)
    assert (stored.kind, stored.meta) == ("payment_received", {"mode": "D"})
    assert stored.business_date == stored.at.astimezone(ZoneInfo("Asia/Shanghai")).date()
    assert balance("escrow:o1") == 700


def test_an_event_that_moves_nothing_leaves_no_journal() -> None:
    open_city()

    assert record("order_cancelled", "order_cancelled:o1", {"subject": "o1", "fee_fen": 0}) is None
    assert journals() == 0


def test_an_event_outside_the_page_or_its_mode_is_a_bug() -> None:
    for event in ("money_invented", "sharing_asked"):
        with pytest.raises(ValueError):
            record(event, "k", {"subject": "o1", "sharing": "s1", "amount_fen": 5})
    assert journals() == 0


def test_a_day_begins_when_the_city_says() -> None:
    at = datetime(2026, 11, 1, 18, 30, tzinfo=UTC)  # 02:30 of the second in Shanghai

    assert rules.business_date(at, zone="Asia/Shanghai") == date(2026, 11, 2)
    night = rules.business_date(at, zone="Asia/Shanghai", day_starts=time(4))
    assert night == date(2026, 11, 1)


def test_a_journal_is_undone_once() -> None:
    open_city()
    journal_id = post("a", *PAID, meta={"mode": "D"})

    undone = edge.enter(commands.reverse, city_id=CITY, journal_id=journal_id, idem="undo:a")
    again = edge.enter(commands.reverse, city_id=CITY, journal_id=journal_id, idem="undo:a")

    assert again == undone
    assert (balance("escrow:o1"), balance("psp_clearing:1900")) == (0, 0)
    with pytest.raises(rules.AlreadyReversed):
        edge.enter(commands.reverse, city_id=CITY, journal_id=journal_id, idem="undo:b")
    with pytest.raises(NotFound):
        edge.enter(commands.reverse, city_id=8, journal_id=journal_id, idem="undo:c")
    assert journals() == 2


def test_money_that_moved_on_cannot_be_undone() -> None:
    open_city()
    journal_id = post("a", *PAID)
    post("b", ("escrow:o1", -1), ("refund_payable:f1", 1))

    with pytest.raises(rules.NotEnough):
        edge.enter(commands.reverse, city_id=CITY, journal_id=journal_id, idem="undo:a")
    assert balance("escrow:o1") == 499


def test_a_batch_posts_together_and_knows_what_was_posted_before() -> None:
    before = post("a", *PAID)

    ids_of_batch = post_many(
        entry("a", *PAID),
        entry("b", ("escrow:o1", -200), ("refund_payable:f1", 200)),
        entry("c", ("refund_payable:f1", -200), ("psp_clearing:1900", 200)),
        entry("b", ("escrow:o1", -200), ("refund_payable:f1", 200)),
    )

    assert ids_of_batch[0] == before
    assert ids_of_batch[1] == ids_of_batch[3]
    assert journals() == 3
    assert (balance("escrow:o1"), balance("refund_payable:f1")) == (300, 0)
    assert post_many() == []


def test_a_batch_is_all_or_none_and_may_not_dip_on_the_way() -> None:
    post("a", *PAID)

    with pytest.raises(rules.NotEnough):
        post_many(
            entry("b", ("escrow:o1", -600), ("refund_payable:f1", 600)),
            entry("c", ("escrow:o1", 600), ("psp_clearing:1900", -600)),
        )
    assert (journals(), balance("escrow:o1")) == (1, 500)


def test_journals_are_found_by_what_they_are_about() -> None:
    first, second = post("a", *PAID), post("b", *PAID)
    post("c", *PAID, ref="order:o2")

    found = ask(queries.journals_of, "order:o1")

    assert [journal.id for journal in found] == [first, second]
    assert ask(queries.balances_by_prefix, "escrow") == {"escrow:o1": 1500}
    assert ask(queries.lines, first) == [rules.Line(*leg) for leg in PAID]
