"""Verbs about one day of a series: skipped, brought back, agreed to, or done otherwise."""

from typing import Any
from uuid import UUID

from doorstep.algorithms.money import format_yuan
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.series import queries
from doorstep.visits.series.commands import rolling, rows, settling
from doorstep.visits.series.events import SeriesChanged
from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.rules import wants
from doorstep.visits.series.rules.refusals import NotChangeable, PriceChanged
from doorstep.visits.series.rules.wants import Change


@command
def skip(act: Act, *, occurrence_id: UUID, shown_fee_fen: int | None = None) -> Occurrence:
    """Leave one day out; its order is cancelled for the fee that was shown.  Twice is harmless.

    Refuses with NotFound, Ended, NotChangeable, FeeChanged, and with what orders say.
    """
    series, occurrence = rows.locked_by_occurrence(act, occurrence_id)
    if occurrence.state == wants.SKIPPED:
        return occurrence
    if occurrence.state == wants.ORDERED:
        # Nobody pays a fee that was not shown: without one only what costs nothing is cancelled.
        rows.cancel_order(act, occurrence, shown_fee_fen or 0)
        occurrence.state = wants.SKIPPED
        occurrence.save()
    elif occurrence.state in wants.AHEAD:
        rows.put_away(act, occurrence, wants.SKIPPED)
    else:
        raise NotChangeable()
    _told(act, series, occurrence, "skip")
    return occurrence


@command
def restore(act: Act, *, occurrence_id: UUID) -> Occurrence:
    """Bring a day back that was skipped or lapsed.  Refuses with NotFound, Ended, NotChangeable."""
    series, occurrence = rows.locked_by_occurrence(act, occurrence_id)
    is_gone = occurrence.state in (wants.SKIPPED, wants.LAPSED, wants.CANCELLED)
    if not is_gone or occurrence.starts_at <= act.at:
        raise NotChangeable()
    occurrence.state, occurrence.order_id, occurrence.told_at = wants.PLANNED, None, None
    settling.settle(act, series, occurrence)
    _told(act, series, occurrence, "restore")
    return occurrence


@command
def agree(
    act: Act, *, occurrence_id: UUID, shown_total_fen: int, for_all: bool = False
) -> Occurrence:
    """Say yes to a day at the price that was shown, or to the prices of today for all days.

    Refuses with NotFound, Ended, NotChangeable, PriceChanged, and with what orders say.
    """
    series, occurrence = rows.locked_by_occurrence(act, occurrence_id)
    if occurrence.state != wants.ASKING or occurrence.trouble != wants.DEARER:
        raise NotChangeable()
    want = queries.want_of(act, series, occurrence)
    seen = queries.look(act, want, occurrence.starts_at, customer_id=series.customer_id)
    _same_price(seen.total_fen, shown_total_fen)
    occurrence.agreed_fen = shown_total_fen
    if for_all and seen.offer is not None and seen.place is not None:
        series.price_list_id, series.service_id = seen.offer.price_list_id, seen.place.service_id
        series.travel_fen, series.usual_fen = queries.travel_fen(seen.offer), shown_total_fen
        series.save()
        _agree_to_all(act, series, but=occurrence)
    settling.settle(act, series, occurrence)
    _told(act, series, occurrence, "agree")
    return occurrence


def _agree_to_all(act: Act, series: Series, *, but: Occurrence) -> None:
    for one in rows.ahead(act, series):
        if one.id == but.id:
            continue
        want = queries.want_of(act, series, one)
        one.agreed_fen = queries.agreed_fen(act, series, want, one.starts_at)
        one.save(update_fields=["agreed_fen"])
        if one.trouble == wants.DEARER:
            settling.settle(act, series, one)


@command
def change_occurrence(
    act: Act, *, occurrence_id: UUID, change: Change, shown_total_fen: int
) -> Occurrence:
    """Another time, person or choice for one day, at the price that was shown.

    An order of it is moved by the rules of orders; for anything else an unpaid one is placed anew.
    Refuses with NotFound, Ended, NotChangeable, NotPossible, PaidAlready, PriceChanged, and with
    what orders say.
    """
    series, occurrence = rows.locked_by_occurrence(act, occurrence_id)
    if occurrence.state == wants.ORDERED and change.is_time_alone:
        _move_order(act, occurrence, change)
        _told(act, series, occurrence, "move")
        return occurrence
    if occurrence.state == wants.ORDERED:
        rows.take_back_unpaid(act, occurrence)
    if occurrence.state not in wants.AHEAD:
        raise NotChangeable()
    occurrence.own = _own(occurrence, change)
    occurrence.starts_at = change.starts_at or occurrence.starts_at
    occurrence.agreed_fen = shown_total_fen
    settling.settle(act, series, occurrence, strict=True)
    _same_price(occurrence.price_fen, shown_total_fen)
    _told(act, series, occurrence, "change")
    return occurrence


def _own(occurrence: Occurrence, change: Change) -> dict[str, Any]:
    own = dict(occurrence.own)
    if change.anybody or change.worker_id is not None:
        own |= {"anybody": change.anybody}
        own["worker_id"] = str(change.worker_id) if change.worker_id else None
    if change.choice is not None:
        own["choice"] = dict(change.choice)
    return own


def _move_order(act: Act, occurrence: Occurrence, change: Change) -> None:
    house = act.as_system()
    assert occurrence.order_id is not None and change.starts_at is not None
    order = order_facts.order(house, occurrence.order_id)
    [visit, *_] = order_facts.visits(house, order)
    orders.reschedule(act, visit_id=visit.id, starts_at=change.starts_at, reason=act.reason)
    length = occurrence.ends_at - occurrence.starts_at
    occurrence.starts_at, occurrence.ends_at = change.starts_at, change.starts_at + length
    occurrence.save()


def _same_price(total_fen: int | None, shown_total_fen: int) -> None:
    if total_fen is not None and total_fen != shown_total_fen:
        raise PriceChanged(yuan=format_yuan(total_fen))


def _told(act: Act, series: Series, occurrence: Occurrence, verb: str) -> None:
    rolling.wait(act, series)
    tell(act, SeriesChanged(**settling.whose(series), verb=verb, occurrence_id=occurrence.id))
