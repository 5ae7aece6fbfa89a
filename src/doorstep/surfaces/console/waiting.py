"""The line of those who wait for a free time: seen by the desk, and joined for a caller."""

from uuid import UUID

from ninja import Query

from doorstep.kernel.act import Act
from doorstep.surfaces import lines
from doorstep.surfaces.console.entrance import HELPERS, HOUSE, door
from doorstep.surfaces.shapes import Page, Paging
from doorstep.visits.waiting import commands, queries

HELPED = HOUSE | {"duties": HELPERS}
"""For those who talk with customers: any customer of their city."""
ONE = "/waiting/{uuid:entry_id}"
PLACE = HELPED | {"answers_with": lines.PlaceInLineSeen}


class EntryOfCaller(lines.WaitingSent):
    """What a caller waits for."""

    customer_id: UUID


class EntriesWanted(Paging):
    """Whose entries are listed, and whether only those in line."""

    customer_id: UUID | None = None
    in_line: bool = False


@door.post("/waiting", **PLACE, status=201)
def join_line(act: Act, body: EntryOfCaller) -> lines.PlaceInLineSeen:
    """Wait for a time when none is free."""
    entry = commands.join(
        act, wish=lines.wish_of(body), until_at=body.until_at, customer_id=body.customer_id
    )
    return lines.seen(act, [entry])[0]


@door.get("/waiting", **HELPED, answers_with=Page[lines.PlaceInLineSeen])
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


door.get(ONE, **PLACE)(lines.one_entry)
door.delete(ONE, **PLACE)(lines.leave_line)
door.post(f"{ONE}/acceptance", **PLACE)(lines.accept_slot)
door.post(f"{ONE}/refusal", **PLACE)(lines.decline_slot)
