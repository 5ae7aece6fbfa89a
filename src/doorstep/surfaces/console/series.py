"""Visits that repeat, arranged by the desk for a caller: all that customers can do themselves."""

from uuid import UUID

from ninja import Query

from doorstep.kernel.act import Act
from doorstep.surfaces import repeating, rhythms
from doorstep.surfaces.console.entrance import HELPERS, HOUSE, door
from doorstep.surfaces.shapes import Page, Paging
from doorstep.visits.series import queries

HELPED = HOUSE | {"duties": HELPERS}
"""For those who talk with customers: any customer of their city."""
WHOLE = HELPED | {"answers_with": rhythms.SeriesSeen}


class PreviewForCaller(rhythms.PreviewWanted):
    """What a rhythm would bring to a caller."""

    customer_id: UUID


class SeriesOfCaller(rhythms.SeriesSent):
    """A caller's agreement, at the usual price that was told."""

    customer_id: UUID


class SeriesWanted(Paging):
    """Whose series are listed."""

    customer_id: UUID | None = None


@door.post("/series/previews", **HELPED, answers_with=rhythms.PreviewSeen, keeps_answer=False)
def preview_series(act: Act, body: PreviewForCaller) -> rhythms.PreviewSeen:
    """The next days of a rhythm with prices, conflicts and alternatives; nothing is kept."""
    return rhythms.preview(act, body, body.customer_id)


@door.post("/series", **WHOLE, status=201)
def open_series(act: Act, body: SeriesOfCaller) -> rhythms.SeriesSeen:
    """Agree on a rhythm at the usual price that was shown."""
    return repeating.sign_up(act, body, body.customer_id)


@door.get("/series", **HELPED, answers_with=Page[rhythms.SeriesCard])
def list_series(act: Act, paging: Query[SeriesWanted]) -> Page[rhythms.SeriesCard]:
    """Series of the city or of one customer, newest first."""
    rows, following = queries.page(
        act, customer_id=paging.customer_id, after=paging.after, size=paging.size
    )
    return Page(items=rhythms.cards(act, rows), next=following)


repeating.register(door, HELPED)
