"""Visits that repeat: what a rhythm would bring, signing up, one day or all otherwise, stopping."""

from ninja import Query

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.surfaces import repeating, rhythms
from doorstep.surfaces.customer.entrance import OWN, door, me
from doorstep.surfaces.shapes import Page, Paging
from doorstep.visits.series import queries

LOOKING, SIGNING = edge.Rate(30, 60), edge.Rate(10, 60)
WHOLE = OWN | {"answers_with": rhythms.SeriesSeen}


@door.post(
    "/series/previews",
    **OWN,
    answers_with=rhythms.PreviewSeen,
    keeps_answer=False,
    rate=LOOKING,
)
def preview_series(act: Act, body: rhythms.PreviewWanted) -> rhythms.PreviewSeen:
    """The next days of a rhythm with prices, conflicts and alternatives; nothing is kept."""
    return rhythms.preview(act, body, me(act))


@door.post("/series", **WHOLE, status=201, rate=SIGNING)
def open_series(act: Act, body: rhythms.SeriesSent) -> rhythms.SeriesSeen:
    """Agree on a rhythm at the usual price that was shown."""
    return repeating.sign_up(act, body)


@door.get("/series", **OWN, answers_with=Page[rhythms.SeriesCard])
def list_series(act: Act, paging: Query[Paging]) -> Page[rhythms.SeriesCard]:
    """The caller's series, newest first."""
    rows, following = queries.page(act, customer_id=me(act), after=paging.after, size=paging.size)
    return Page(items=rhythms.cards(act, rows), next=following)


repeating.register(door, OWN, signing={"rate": SIGNING}, looking={"rate": LOOKING})
