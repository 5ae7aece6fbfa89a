"""The day's three-way comparison at the desk: runs, what does not agree, and what is done."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Query

from doorstep.kernel import audit
from doorstep.kernel.act import Act
from doorstep.money.reconciliation import commands, queries
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces.console.entrance import HOUSE, MONEY, REVIEWERS, Why, door
from doorstep.surfaces.shapes import Day, Iso, Page, Paging, Shown, facts_of

LOOK: dict[str, Any] = HOUSE | {"duties": MONEY | REVIEWERS}
WORK: dict[str, Any] = HOUSE | {"duties": MONEY}


class RunsWanted(Paging):
    """Which page, and which day of the channel when only one is wanted."""

    day: Day | None = None


class RunSeen(Shown):
    """One day of one account: how far it is, what stopped it, how much was read."""

    id: UUID
    day: date
    mchid: str
    sub_mchid: str
    has_trade: bool
    state: str
    error: str
    tries: int
    trade_lines: int
    fund_lines: int
    elsewhere_lines: int
    moved_fen: int
    fee_fen: int
    due_at: Iso
    look_at: Iso
    done_at: Iso | None


class WaySeen(Shown):
    """The movements of a kind that ended alike: what ledger and bills say of them together."""

    kind: str
    verdict: str
    state: str
    count: int
    books_fen: int
    trade_fen: int
    fund_fen: int
    fee_fen: int


class RunDetail(RunSeen):
    """A run with the three sides of its movements."""

    ways: list[WaySeen]


class StandingSeen(Shown):
    """The open differences of a verdict."""

    verdict: str
    count: int
    amount_fen: int
    oldest_at: Iso | None
    unowned: int


class DifferencesWanted(Paging):
    """Which differences: of one verdict, only the caller's own."""

    verdict: Literal["", "only_ours", "only_theirs", "one_bill", "amount", "fee"] = ""
    mine: bool = False


class DifferenceSeen(Shown):
    """A movement of money and what each side says of it; null: that side does not know it."""

    id: UUID
    mchid: str
    sub_mchid: str
    kind: str
    number: str
    own_no: str
    trade_fen: int | None
    fund_fen: int | None
    books_fen: int | None
    trade_fee_fen: int
    fund_fee_fen: int
    has_trade: bool
    verdict: str
    state: str
    at: Iso
    found_at: Iso
    ended_at: Iso | None
    tries: int
    look_at: Iso
    word: str
    reason: str
    owner: str
    explained_by: str
    may_suspend: bool


class BillLineSeen(Shown):
    """One line of a bill as it was read."""

    source: str
    n: int
    day: date
    amount_fen: int
    fee_fen: int
    at: Iso


class DifferenceDetail(DifferenceSeen):
    """A movement with the lines of the bills that tell of it."""

    lines: list[BillLineSeen]


@door.get("/reconciliation/runs", **LOOK, answers_with=Page[RunSeen])
def list_runs(act: Act, wanted: Query[RunsWanted]) -> Any:
    """The days whose bills were asked for, the newest first; a day has one run of each account."""
    rows, following = queries.runs(act, day=wanted.day, after=wanted.after, size=wanted.size)
    return {"items": rows, "next": following}


@door.get("/reconciliation/runs/{uuid:run_id}", **LOOK, answers_with=RunDetail)
def see_run(act: Act, run_id: UUID) -> Any:
    """One run: how many movements of each kind ended how, and what each side says of them."""
    found = queries.run(act, run_id)
    return facts_of(RunDetail, found, ways=queries.three_ways(act, found))


@door.get("/reconciliation/standing", **LOOK, answers_with=list[StandingSeen])
def see_standing(act: Act) -> Any:
    """The open differences by verdict; none is what each day must end with."""
    return queries.standing(act)


@door.get("/reconciliation/differences", **LOOK, answers_with=Page[DifferenceSeen])
def list_differences(act: Act, wanted: Query[DifferencesWanted]) -> Any:
    """What ledger and bills do not agree on, the oldest first; a live list."""
    rows, following = queries.worklist(
        act,
        owner_id=act.actor_id if wanted.mine else None,
        verdict=wanted.verdict,
        after=wanted.after,
        size=wanted.size,
    )
    return {"items": _seen(act, rows), "next": following}


@door.get("/reconciliation/differences/{uuid:item_id}", **LOOK, answers_with=DifferenceDetail)
def see_difference(act: Act, item_id: UUID) -> Any:
    """One movement: the three sides, and the lines of the bills as they were read."""
    found = queries.item(act, item_id)
    lines = [
        facts_of(BillLineSeen, line, day=line.run.day) for line in queries.lines_about(act, found)
    ]
    return _seen(act, [found])[0] | {"lines": lines}


@door.post("/reconciliation/differences/{uuid:item_id}/owning", **WORK, answers_with=DifferenceSeen)
def own_difference(act: Act, item_id: UUID) -> Any:
    """Take a difference on.  Refuses with NotFound, NotOpen."""
    return _seen(act, [commands.own(act, item_id=item_id)])[0]


@door.post(
    "/reconciliation/differences/{uuid:item_id}/explaining", **WORK, answers_with=DifferenceSeen
)
def explain_difference(act: Act, item_id: UUID, body: Why) -> Any:
    """End a difference in words with a proof that others can find; it moves no money.

    Refuses with NotFound, NotOpen, NeedsReason.
    """
    why = act.because(body.reason)
    return _seen(act, [commands.explain(why, item_id=item_id, reason=body.reason)])[0]


@door.post(
    "/reconciliation/differences/{uuid:item_id}/suspense", **WORK, answers_with=DifferenceSeen
)
def take_into_suspense(act: Act, item_id: UUID, body: Why) -> Any:
    """Book a payment that nobody asked for, so that it can be given back to whoever paid.

    Refuses with NotFound, NotOpen.
    """
    why = act.because(body.reason)
    audit.note(why, "console.take_into_suspense", subject=("item", item_id))
    return _seen(act, [commands.take_into_suspense(why, item_id=item_id)])[0]


def _seen(act: Act, rows: list[Any]) -> list[dict[str, Any]]:
    """Differences with the names of the people at the desk who work on them."""
    people = {id for row in rows for id in (row.owner_id, row.explained_by) if id}
    names = accounts.operator_names(act, people)
    return [
        facts_of(
            DifferenceSeen,
            row,
            owner=names.get(row.owner_id, ""),
            explained_by=names.get(row.explained_by, ""),
            may_suspend=row.state == row.OPEN
            and row.kind == "payment"
            and row.verdict == "only_theirs"
            and bool(row.own_no),
        )
        for row in rows
    ]
