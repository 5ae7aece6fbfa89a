"""The verb of signing up: a rhythm is agreed on at the price that was shown."""

from uuid import UUID

from doorstep.algorithms.money import format_yuan
from doorstep.kernel.act import CUSTOMER, OPERATOR, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.visits.series import queries
from doorstep.visits.series.commands import rolling, settling
from doorstep.visits.series.events import SeriesOpened
from doorstep.visits.series.models import Series
from doorstep.visits.series.rules import wants
from doorstep.visits.series.rules.refusals import NotPossible, PriceChanged, TooMany
from doorstep.visits.series.rules.rhythm import Rhythm
from doorstep.visits.series.rules.wants import Want

SERIES_MAX = 10


@command
def open_series(
    act: Act,
    *,
    want: Want,
    rhythm: Rhythm,
    minute: int,
    if_busy: str,
    shown_total_fen: int,
    customer_id: UUID | None = None,
) -> Series:
    """Agree on a rhythm at the usual price that was shown; near days are ordered at once.

    An operator signs up for a `customer_id`.  Refuses with NotAllowed, NotFound, Invalid, TooMany,
    PriceChanged, NotPossible where no day can be priced, and with what orders say.
    """
    if act.role not in (CUSTOMER, OPERATOR):
        raise NotAllowed()
    customer = customer_id or act.actor_id
    if customer is None or (act.role == CUSTOMER and customer != act.actor_id):
        raise NotFound()
    if if_busy not in wants.IF_BUSY or not 0 <= minute < wants.MINUTES_OF_DAY:
        raise Invalid([{"field": "minute, if_busy", "reason": f"0-1439; {wants.IF_BUSY}"}])
    mine = Series.objects.of(act).filter(customer_id=customer, state=wants.LIVE)
    if mine.count() >= SERIES_MAX:
        raise TooMany(most=SERIES_MAX)
    seen = queries.preview(act, want, rhythm, minute, customer_id=customer, others=False)
    series = _series(act, want, rhythm, minute, if_busy, seen, customer)
    if series.usual_fen != shown_total_fen:
        raise PriceChanged(yuan=format_yuan(series.usual_fen))
    series.save()
    tell(act, SeriesOpened(**settling.whose(series), first_day=rhythm.first_day))
    rolling.plan(act, series)
    rolling.advance(act, series)
    return series


def _series(
    act: Act,
    want: Want,
    rhythm: Rhythm,
    minute: int,
    if_busy: str,
    seen: queries.Preview,
    customer_id: UUID,
) -> Series:
    first = next((one.look for one in seen.occurrences if one.look.offer is not None), None)
    if first is None or first.offer is None or seen.usual_fen is None or first.place is None:
        trouble = seen.occurrences[0].look.trouble if seen.occurrences else ""
        raise NotPossible(trouble=trouble)
    return Series(
        city_id=act.city_id,
        customer_id=customer_id,
        merchant_id=first.offer.merchant_id,
        service_id=first.place.service_id,
        address_id=want.address_id,
        worker_id=want.worker_id,
        if_busy=if_busy,
        choice=want.kept(),
        travel_mode=want.travel_mode,
        pay=want.pay,
        note=want.note,
        price_list_id=first.offer.price_list_id,
        travel_fen=queries.travel_fen(first.offer),
        usual_fen=seen.usual_fen,
        kind=rhythm.kind,
        every=rhythm.every,
        weekdays=sorted(set(rhythm.weekdays)),
        month_day=rhythm.month_day,
        nth=rhythm.nth,
        first_day=rhythm.first_day,
        last_day=rhythm.last_day,
        count=rhythm.count,
        minute=minute,
        opened_at=act.at,
    )
