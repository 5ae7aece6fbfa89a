"""Waiting for a free time: standing in line, the place there, and answering what is offered."""

from uuid import UUID

from ninja import Query

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.surfaces import lines
from doorstep.surfaces.customer.entrance import OWN, door, me
from doorstep.surfaces.shapes import Page, Paging
from doorstep.visits.waiting import commands, queries

JOINING = edge.Rate(10, 60)
ONE = "/waiting/{uuid:entry_id}"


@door.post("/waiting", **OWN, answers_with=lines.PlaceInLineSeen, status=201, rate=JOINING)
def join_line(act: Act, body: lines.WaitingSent) -> lines.PlaceInLineSeen:
    """Wait for a time when none is free."""
    entry = commands.join(act, wish=lines.wish_of(body), until_at=body.until_at)
    return lines.seen(act, [entry])[0]


@door.get("/waiting", **OWN, answers_with=Page[lines.PlaceInLineSeen])
def list_entries(act: Act, paging: Query[Paging]) -> Page[lines.PlaceInLineSeen]:
    """What the caller waits or waited for, newest first."""
    rows, following = queries.page(act, customer_id=me(act), after=paging.after, size=paging.size)
    return Page(items=lines.seen(act, rows), next=following)


@door.get(ONE, **OWN, answers_with=lines.PlaceInLineSeen)
def one_entry(act: Act, entry_id: UUID) -> lines.PlaceInLineSeen:
    """One entry with its place in line and what is offered."""
    return lines.seen(act, [queries.entry(act, entry_id)])[0]


@door.delete(ONE, **OWN, answers_with=lines.PlaceInLineSeen)
def leave_line(act: Act, entry_id: UUID) -> lines.PlaceInLineSeen:
    """Leave the line."""
    return lines.seen(act, [commands.leave(act, entry_id=entry_id)])[0]


@door.post(f"{ONE}/acceptance", **OWN, answers_with=lines.PlaceInLineSeen)
def accept_slot(act: Act, entry_id: UUID, body: lines.YesSent) -> lines.PlaceInLineSeen:
    """Take the time that is kept, at the price shown; the order is then paid as any other."""
    entry = commands.accept(
        act,
        entry_id=entry_id,
        offer_id=body.offer_id,
        shown_total_fen=body.shown_total_fen,
    )
    return lines.seen(act, [entry])[0]


@door.post(f"{ONE}/refusal", **OWN, answers_with=lines.PlaceInLineSeen)
def decline_slot(act: Act, entry_id: UUID, body: lines.AnswerSent) -> lines.PlaceInLineSeen:
    """Let the next in line have this time; the place in line is kept."""
    entry = commands.decline(act, entry_id=entry_id, offer_id=body.offer_id)
    return lines.seen(act, [entry])[0]
