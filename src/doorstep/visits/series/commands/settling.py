"""What becomes of one day of a series: time is kept, an order is made, or somebody is asked."""

from datetime import datetime, timedelta
from uuid import UUID

from doorstep.kernel.act import SYSTEM, Act
from doorstep.kernel.errors import Refusal
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands as workers
from doorstep.visits.orders import commands as orders
from doorstep.visits.series import queries
from doorstep.visits.series.commands import rows
from doorstep.visits.series.events import OccurrenceAsked, OccurrenceLapsed, OccurrencePlaced
from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.queries import Look
from doorstep.visits.series.rules import clocks, wants
from doorstep.visits.series.rules.refusals import NotPossible, trouble_shown
from doorstep.visits.series.rules.wants import Want
from doorstep.visits.staffing import queries as staffing


def settle(act: Act, series: Series, occurrence: Occurrence, *, strict: bool = False) -> None:
    """Look at a day anew, and keep, order, ask or let go accordingly.

    `strict` is for a customer who wants just this: refuses with NotPossible instead of asking.
    """
    rows.release(act, occurrence)
    want = queries.want_of(act, series, occurrence)
    seen = queries.look(act, want, occurrence.starts_at, customer_id=series.customer_id)
    seen = seen.dearer_than(occurrence.agreed_fen)
    city = areas.facts(act)
    opens_at = clocks.placed_at(occurrence.starts_at, horizon_days=city.horizon_days)
    is_due, by_another = opens_at <= act.at, _comes_another(series, want, seen)
    if strict and seen.trouble and not (seen.trouble in wants.WAITS and not is_due):
        raise NotPossible(trouble=seen.trouble)
    occurrence.ends_at, occurrence.price_fen = seen.ends_at, seen.total_fen
    was = occurrence.state, occurrence.trouble, occurrence.answer_until_at
    occurrence.trouble, occurrence.settled_at = seen.trouble, act.at
    occurrence.worker_id, occurrence.answer_until_at = None, None
    if occurrence.starts_at <= act.at + timedelta(minutes=city.lead_minutes):
        lapse(act, series, occurrence)
    elif seen.trouble and not by_another and (is_due or seen.trouble not in wants.WAITS):
        _ask(act, series, occurrence, want, seen, was)
    elif is_due:
        _place(act, series, occurrence, want, seen)
    else:
        occurrence.state = wants.PLANNED
        occurrence.worker_id = None if seen.trouble else _keep(act, occurrence, want, seen)
        occurrence.save()


def _comes_another(series: Series, want: Want, seen: Look) -> bool:
    """The person cannot come, and the customer agreed that somebody else does then."""
    return (
        want.worker_id is not None
        and series.if_busy == wants.ANYONE
        and seen.trouble.startswith("workers.")
        and seen.place is not None
        and len(seen.free) >= seen.place.crew
    )


def _keep(act: Act, occurrence: Occurrence, want: Want, seen: Look) -> UUID | None:
    """Hold the person's time under the day's own id; who was faster in this instant has it."""
    if want.worker_id is None or seen.place is None:
        return None
    try:
        workers.hold_slot(
            act.as_system(),
            worker_id=want.worker_id,
            visit_id=occurrence.id,
            service_id=seen.place.service_id,
            starts_at=occurrence.starts_at,
            ends_at=occurrence.ends_at,
            place=(seen.place.lat, seen.place.lng),
            lapses_at=None,
        )
    except Refusal as refusal:
        occurrence.trouble = refusal.code()
        return None
    return want.worker_id


def _ask(
    act: Act,
    series: Series,
    occurrence: Occurrence,
    want: Want,
    seen: Look,
    was: tuple[str, str, datetime | None],
) -> None:
    if seen.trouble == wants.DEARER:
        occurrence.worker_id = _keep(act, occurrence, want, seen)
        occurrence.trouble = seen.trouble
    occurrence.state = wants.ASKING
    is_asked = was[:2] == (wants.ASKING, seen.trouble)
    # Looking at an open question again gives nobody more time to answer it.
    until = was[2] if is_asked else None
    until = until or clocks.answer_until(occurrence.starts_at, areas.facts(act).series, at=act.at)
    occurrence.answer_until_at = until
    occurrence.save()
    if is_asked:
        return
    tell(
        act,
        OccurrenceAsked(
            **whose(series),
            occurrence_id=occurrence.id,
            day=occurrence.day,
            trouble=trouble_shown(seen.trouble),
            answer_until_at=until,
        ),
    )


def _place(act: Act, series: Series, occurrence: Occurrence, want: Want, seen: Look) -> None:
    """Make the order: by the house it is confirmed unpaid, and asked for days before the visit."""
    assert seen.place is not None
    worker_id = None if seen.trouble else want.worker_id
    notice = areas.facts(act).series
    pay_from_at = clocks.pay_from(occurrence.starts_at, notice)
    by_house = act.role == SYSTEM
    order = orders.place(
        act,
        wish=queries.wish_of(want, seen.place, occurrence.starts_at, worker_id=worker_id),
        shown_total_fen=seen.total_fen,
        customer_id=series.customer_id,
        but=staffing.apart_from_customer(act, series.customer_id),
        pay_from_at=max(pay_from_at, act.at) if by_house or pay_from_at > act.at else None,
    )
    occurrence.order_id, occurrence.state = order.id, wants.ORDERED
    if clocks.told_at(occurrence.starts_at, notice) <= act.at and not by_house:
        occurrence.told_at = act.at  # who is asked soon was told with this very price
    occurrence.save()
    tell(
        act,
        OccurrencePlaced(
            **whose(series),
            occurrence_id=occurrence.id,
            order_id=order.id,
            day=occurrence.day,
            other_person=want.worker_id is not None and worker_id is None,
        ),
    )


def lapse(act: Act, series: Series, occurrence: Occurrence) -> None:
    """No visit on this day, because nobody answered or nothing could be had."""
    rows.put_away(act, occurrence, wants.LAPSED)
    news = OccurrenceLapsed(**whose(series), occurrence_id=occurrence.id, day=occurrence.day)
    tell(act, news)


def whose(series: Series) -> dict[str, UUID]:
    """What every event of a series says."""
    return {"series_id": series.id, "customer_id": series.customer_id}
