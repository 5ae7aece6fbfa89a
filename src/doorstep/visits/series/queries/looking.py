"""What would become of one visit of a series: its price, who could come, what stands in the way."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound, Refusal
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders
from doorstep.visits.series.models import Series
from doorstep.visits.series.rules import clocks
from doorstep.visits.series.rules.wants import DEARER, Want
from doorstep.visits.staffing import queries as staffing

CHOOSE, ASSIGN, TRAVEL = "choose", "assign", "travel"
NOBODY_FREE, NOT_LICENSED = "orders.NobodyFree", "workers.NotLicensed"
NOT_WORKING = "workers.NotWorking"


@dataclass(frozen=True, slots=True)
class Place:
    """Where and what, as calendars ask for it."""

    service_id: UUID
    crew: int
    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class Look:
    """One visit looked at: `trouble` is a refusal's code, or '' where nothing stands in the way.

    `free` are the seller's people who could come, the preferred one among them; prices are None
    where there is none.
    """

    starts_at: datetime
    ends_at: datetime
    total_fen: int | None
    trouble: str
    is_holiday: bool
    free: tuple[UUID, ...] = ()
    place: Place | None = None
    offer: orders.Offer | None = None

    def dearer_than(self, agreed_fen: int) -> "Look":
        """The same, in trouble where it costs more than what was agreed."""
        if self.trouble or self.total_fen is None or self.total_fen <= agreed_fen:
            return self
        return replace(self, trouble=DEARER)


def place_of(act: Act, want: Want, customer_id: UUID) -> Place:
    """Where a visit goes, and the service as it is sold now.  Refuses with NotFound, Withdrawn."""
    address = accounts.address(act, want.address_id)
    if address.customer_id != customer_id or address.ended_at is not None:
        raise NotFound()
    service = catalog.service_by_code(act, want.service_code)
    return Place(service.id, service.crew, address.lat, address.lng)


def as_ordered(act: Act, starts_at: datetime) -> Act:
    """The caller on the day on which a visit can be ordered: what is known today counts then."""
    opens_at = clocks.placed_at(starts_at, horizon_days=areas.facts(act).horizon_days)
    return replace(act, at=max(act.at, opens_at))


def wish_of(
    want: Want, place: Place, starts_at: datetime, *, worker_id: UUID | None
) -> orders.Wish:
    """A visit of a series as orders take it."""
    return orders.Wish(
        service_id=place.service_id,
        address_id=want.address_id,
        variant=want.variant,
        units=want.units,
        options=want.options,
        materials=want.materials,
        way=CHOOSE if worker_id else ASSIGN,
        starts_at=starts_at,
        merchant_id=want.merchant_id,
        wanted_worker_id=worker_id,
        pay=want.pay,
        travel_mode=want.travel_mode,
        note=want.note,
    )


def look(act: Act, want: Want, starts_at: datetime, *, customer_id: UUID) -> Look:
    """Look at one visit, as it would be on the day on which it can be ordered."""
    then, city = as_ordered(act, starts_at), areas.facts(act)
    special = areas.holiday(act, city.day_of(starts_at))
    is_holiday = special is not None and special.kind == special.PUBLIC
    try:
        place = place_of(act, want, customer_id)
        wish = wish_of(want, place, starts_at, worker_id=want.worker_id)
        offer = orders.offer(then, wish, customer_id=customer_id)
    except Refusal as refusal:
        unknown_at = starts_at + timedelta(hours=1)
        return Look(starts_at, unknown_at, None, refusal.code(), is_holiday)
    apart = staffing.apart_from_customer(act, customer_id)
    free = workers.free_workers(
        then.as_system(),
        service_id=place.service_id,
        merchant_id=offer.merchant_id,
        lat=place.lat,
        lng=place.lng,
        starts_at=starts_at,
        ends_at=offer.ends_at,
        but=apart,
    )
    # Who is kept apart takes no visits, as far as anybody is told.
    is_apart = want.worker_id in apart
    trouble = NOT_WORKING if is_apart else _trouble(then, want, place, offer, free)
    return Look(
        starts_at, offer.ends_at, offer.total_fen, trouble, is_holiday, tuple(free), place, offer
    )


def travel_fen(offer: orders.Offer) -> int:
    """What of a price is the way."""
    return sum(line.amount_fen for line in offer.lines if line.kind == TRAVEL)


def agreed_fen(act: Act, series: Series, want: Want, starts_at: datetime) -> int:
    """What a visit costs by the prices that held when the series was agreed on."""
    choice = catalog.Choice(want.variant, want.units, want.options, want.materials)
    try:
        priced = catalog.quotation(
            act,
            service_id=series.service_id,
            choice=choice,
            starts_at=starts_at,
            seller="merchant" if series.merchant_id else "platform",
            price_list_id=series.price_list_id,
        )
    except Refusal:  # the choice was not on that list: what was shown counts
        return series.usual_fen
    return int(priced.quote.total_fen) + series.travel_fen


def _trouble(act: Act, want: Want, place: Place, offer: orders.Offer, free: list[UUID]) -> str:
    if want.worker_id is not None and want.worker_id not in free:
        wanted = workers.Wanted(
            place.service_id, offer.starts_at, offer.ends_at, place.lat, place.lng
        )
        worker = workers.worker(act.as_system(), want.worker_id)
        if worker.state != "active":
            return NOT_WORKING
        [why] = workers.why_not_take(act.as_system(), want.worker_id, [wanted])
        return why.code() if why else NOT_LICENSED
    return NOBODY_FREE if len(free) < place.crew else ""
