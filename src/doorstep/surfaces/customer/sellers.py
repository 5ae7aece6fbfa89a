"""Who sells here: the house itself and the firms that serve, by the face that everybody sees."""

from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.people.accounts import queries as accounts
from doorstep.people.partners import queries
from doorstep.surfaces.customer.entrance import PUBLIC, door
from doorstep.surfaces.shapes import Page, Paging


class SellerSeen(Schema):
    """A seller; the house itself has no merchant id."""

    merchant_id: UUID | None
    name: str


class SellersSeen(Page[SellerSeen]):
    """The firms that serve, a page at a time, and the house's own trade."""

    house: SellerSeen


@door.get("/sellers", **PUBLIC, answers_with=SellersSeen)
def list_sellers(act: Act, paging: Query[Paging]) -> SellersSeen:
    """Whom a customer may order from in this city."""
    rows, following = queries.serving(act, after=paging.after, size=paging.size)
    return SellersSeen(
        items=[SellerSeen(merchant_id=row.id, name=_said(act, row.name)) for row in rows],
        next=following,
        house=SellerSeen(merchant_id=None, name=seller_name(act, None)),
    )


def seller_name(act: Act, merchant_id: UUID | None) -> str:
    """What a seller is called; the house goes by its brand."""
    if merchant_id is None:
        return _said(act, accounts.brand_of(act.city_id).name)
    return _said(act, queries.merchant(act, merchant_id).name)


def _said(act: Act, name: dict[str, str]) -> str:
    return text.say(name, act.language)
