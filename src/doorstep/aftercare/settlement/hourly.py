"""What an hour of work paid, the way counted, beside the least that the city lets it pay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from doorstep.aftercare.settlement import rules
from doorstep.aftercare.settlement.models import Share
from doorstep.kernel.act import OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.areas import queries as areas
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order

WORKER_PARTY = "worker"


@dataclass(frozen=True, slots=True)
class Hourly:
    """What a worker has of an order, and how long it took from setting out to the end.

    The way home is not known and not counted; tips are not pay.
    """

    order_id: UUID
    worker_id: UUID
    pay_fen: int
    seconds: int
    floor_fen: int

    @property
    def hourly_fen(self) -> int:
        """What an hour of it paid."""
        return rules.hourly_fen(self.pay_fen, self.seconds)

    @property
    def is_below(self) -> bool:
        """Whether it is less than the city's hourly minimum."""
        return self.hourly_fen < self.floor_fen


def hourly_of(act: Act, worker_id: UUID, shares: Iterable[Share]) -> dict[UUID, Hourly]:
    """What an hour of the orders behind these shares of a worker paid, by order."""
    wanted = {one.settlement_id for one in shares}
    rows = Share.objects.of(act).filter(settlement_id__in=wanted, party_id=worker_id)
    return {one.order_id: one for one in _measured(act, rows)}


def below_floor(act: Act, day: date | None = None) -> list[Hourly]:
    """The work divided on a day (yesterday) that paid less than the minimum, the least first.

    Merchants pay their people themselves, and are not seen here.
    Refuses with NotFound, NoCityPack.
    """
    if act.role not in (OPERATOR, SYSTEM) or act.merchant_id is not None:
        raise NotFound
    city = areas.facts(act)
    asked = day or city.day_of(act.at) - timedelta(days=1)
    that_day = (city.moment(asked, 0), city.moment(asked, 24 * 60))
    worked = Share.objects.of(act).filter(
        party=WORKER_PARTY, decided_at__gte=that_day[0], decided_at__lt=that_day[1]
    )
    # What was divided in other rounds of the same orders counts as well.
    rows = Share.objects.of(act).filter(settlement_id__in=worked.values("settlement_id"))
    found = [one for one in _measured(act, rows) if one.is_below]
    return sorted(found, key=lambda one: (one.hourly_fen, one.order_id, one.worker_id))


def _measured(act: Act, rows: CityQuerySet) -> list[Hourly]:
    """Pay and time of each worker of each order that was worked."""
    known: dict[UUID, Order] = {}
    pay: dict[tuple[UUID, UUID], int] = {}
    for share in rows.filter(party=WORKER_PARTY).select_related("settlement__order"):
        order = share.settlement.order
        known[order.id] = order
        key = (order.id, share.party_id)
        pay[key] = pay.get(key, 0) + share.amount_fen
    floor_fen = areas.facts(act).minimum_hourly_fen
    spent = _seconds(act, list(known.values()))
    return [
        Hourly(*key, pay_fen=fen, seconds=spent[key], floor_fen=floor_fen)
        for key, fen in pay.items()
        if spent.get(key)
    ]


def _seconds(act: Act, known: list[Order]) -> dict[tuple[UUID, UUID], int]:
    visits = orders.visits_of_many(act, known)
    seats = orders.seats_of_many(act, visits)
    spent: dict[tuple[UUID, UUID], int] = {}
    for visit in visits:
        begun_at = visit.set_out_at or visit.arrived_at or visit.started_at
        if visit.finished_at is None or begun_at is None:
            continue
        took = int((visit.finished_at - begun_at).total_seconds())
        for seat in seats.get(visit.id, []):
            if seat.worker_id is not None:
                key = (visit.order_id, seat.worker_id)
                spent[key] = spent.get(key, 0) + took
    return spent
