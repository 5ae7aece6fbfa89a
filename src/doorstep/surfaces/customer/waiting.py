"""Waiting for a free time: standing in line, the place there, and answering what is offered."""

from ninja import Query

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.surfaces import lines
from doorstep.surfaces.customer.entrance import OWN, door, me
from doorstep.surfaces.shapes import Page, Paging
from doorstep.visits.waiting import commands, queries

JOINING = edge.Rate(10, 60)
ONE = "/waiting/{uuid:entry_id}"
PLACE = OWN | {"answers_with": lines.PlaceInLineSeen}


@door.post("/waiting", **PLACE, status=201, rate=JOINING)
def join_line(act: Act, body: lines.WaitingSent) -> lines.PlaceInLineSeen:
    """Wait for a time when none is free."""
    entry = commands.join(act, wish=lines.wish_of(body), until_at=body.until_at)
    return lines.seen(act, [entry])[0]


@door.get("/waiting", **OWN, answers_with=Page[lines.PlaceInLineSeen])
def list_entries(act: Act, paging: Query[Paging]) -> Page[lines.PlaceInLineSeen]:
    """What the caller waits or waited for, newest first."""
    rows, following = queries.page(act, customer_id=me(act), after=paging.after, size=paging.size)
    return Page(items=lines.seen(act, rows), next=following)


door.get(ONE, **PLACE)(lines.one_entry)
door.delete(ONE, **PLACE)(lines.leave_line)
door.post(f"{ONE}/acceptance", **PLACE)(lines.accept_slot)
door.post(f"{ONE}/refusal", **PLACE)(lines.decline_slot)
