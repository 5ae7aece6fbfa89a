"""The line of those who wait for a free time: seen by the desk, and joined for a caller."""

from uuid import UUID

from ninja import Query

from doorstep.kernel.act import Act
from doorstep.surfaces import lines
from doorstep.surfaces.console.entrance import HELPERS, HOUSE, door
from doorstep.surfaces.shapes import Page, Paging
from doorstep.visits.waiting import commands, queries

ONE = "/waiting/{uuid:entry_id}"


class EntryOfCaller(lines.WaitingSent):
    """What a caller waits for."""

    customer_id: UUID


class EntriesWanted(Paging):
    """Whose entries are listed, and whether only those in line."""

    customer_id: UUID | None = None
    in_line: bool = False


@door.post("/waiting", **HOUSE, duties=HELPERS, answers_with=lines.PlaceInLineSeen, status=201)
def join_line(act: Act, body: EntryOfCaller) -> lines.PlaceInLineSeen:
    """Wait for a time when none is free."""
    entry = commands.join(
        act, wish=lines.wish_of(body), until_at=body.until_at, customer_id=body.customer_id
    )
    return lines.seen(act, [entry])[0]


@door.get("/waiting", **HOUSE, duties=HELPERS, answers_with=Page[lines.PlaceInLineSeen])
def list_entries(act: Act, paging: Query[EntriesWanted]) -> Page[lines.PlaceInLineSeen]:
    """Who waits or waited, newest first."""
    rows, following = queries.page(
        act,
        customer_id=paging.customer_id,
        in_line=paging.in_line,
        after=paging.after,
        size=paging.size,
    )
    return Page(items=lines.seen(act, rows), next=following)


@door.get(ONE, **HOUSE, duties=HELPERS, answers_with=lines.PlaceInLineSeen)
def one_entry(act: Act, entry_id: UUID) -> lines.PlaceInLineSeen:
    """One entry with its place in line and what is offered."""
    return lines.seen(act, [queries.entry(act, entry_id)])[0]


@door.delete(ONE, **HOUSE, duties=HELPERS, answers_with=lines.PlaceInLineSeen)
def leave_line(act: Act, entry_id: UUID) -> lines.PlaceInLineSeen:
    """Leave the line."""
    return lines.seen(act, [commands.leave(act, entry_id=entry_id)])[0]


@door.post(f"{ONE}/acceptance", **HOUSE, duties=HELPERS, answers_with=lines.PlaceInLineSeen)
def accept_slot(act: Act, entry_id: UUID, body: lines.YesSent) -> lines.PlaceInLineSeen:
    """Take the time that is kept, at the price shown; the order is then paid as any other."""
    entry = commands.accept(
        act,
        entry_id=entry_id,
        offer_id=body.offer_id,
        shown_total_fen=body.shown_total_fen,
    )
    return lines.seen(act, [entry])[0]


@door.post(f"{ONE}/refusal", **HOUSE, duties=HELPERS, answers_with=lines.PlaceInLineSeen)
def decline_slot(act: Act, entry_id: UUID, body: lines.AnswerSent) -> lines.PlaceInLineSeen:
    """Let the next in line have this time; the place in line is kept."""
    entry = commands.decline(act, entry_id=entry_id, offer_id=body.offer_id)
    return lines.seen(act, [entry])[0]
