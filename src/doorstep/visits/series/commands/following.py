"""Verbs about a whole series: all days from one on are otherwise, it pauses, goes on, or ends."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from doorstep.algorithms.money import format_yuan
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.visits.series import queries
from doorstep.visits.series.commands import rolling, rows, settling
from doorstep.visits.series.events import SeriesChanged
from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.rules import clocks, rhythm, wants
from doorstep.visits.series.rules.refusals import NotPossible, PriceChanged
from doorstep.visits.series.rules.rhythm import Rhythm
from doorstep.visits.series.rules.wants import Change


@command
def change_following(
    act: Act,
    *,
    series_id: UUID,
    from_day: date,
    change: Change,
    shown_total_fen: int,
    days: Rhythm | None = None,
) -> Series:
    """All days from one on are otherwise: time, person, place, choice or rhythm.

    `shown_total_fen` is the usual price as `preview` showed it for the new agreement.  Days before
    stay as they are, and so do orders that are paid.
    Refuses with NotFound, Ended, Invalid, NotPossible, PriceChanged.
    """
    series = rows.locked(act, series_id)
    city = areas.facts(act)
    today, kept_days = city.day_of(act.at), city.series.kept_days
    if not today <= from_day <= today + timedelta(days=kept_days):
        raise Invalid([{"field": "from_day", "reason": f"0-{kept_days} days ahead"}])
    _keep_before(act, series, from_day)
    freed = rows.take_back_all_unpaid(act, _days_from(act, series, from_day))
    for one in freed:
        rows.put_away(act, one, wants.DROPPED)
    _take_over(act, series, from_day, change, days)
    _agree(act, series, from_day, shown_total_fen)
    rolling.plan(act, series)
    _go_on(act, series, "change_following")
    return series


def _keep_before(act: Act, series: Series, from_day: date) -> None:
    """What is planned before that day stays as it was agreed."""
    for one in rows.ahead(act, series):
        if one.day < from_day:
            want = queries.want_of(act, series, one)
            one.own = {
                "choice": want.kept(),
                "address_id": str(want.address_id),
                "worker_id": str(want.worker_id) if want.worker_id else None,
                "anybody": want.worker_id is None,
            }
            one.save(update_fields=["own"])


def _days_from(act: Act, series: Series, from_day: date) -> list[Occurrence]:
    live = (*wants.AHEAD, wants.ORDERED)
    rows_from = Occurrence.objects.of(act).filter(
        series=series, day__gte=from_day, state__in=live, starts_at__gt=act.at
    )
    return list(rows_from.order_by("day"))


def _take_over(
    act: Act, series: Series, from_day: date, change: Change, days: Rhythm | None
) -> None:
    want = change.of(queries.want_of(act, series))
    series.choice, series.address_id, series.worker_id = (
        want.kept(),
        want.address_id,
        want.worker_id,
    )
    series.if_busy = change.if_busy or series.if_busy
    series.minute = series.minute if change.minute is None else change.minute
    if days is None:
        return
    begins = replace(days, first_day=max(days.first_day, from_day))
    rhythm.check(begins, today=areas.facts(act).day_of(act.at))
    for name in ("kind", "every", "month_day", "nth", "first_day", "last_day", "count"):
        setattr(series, name, getattr(begins, name))
    series.weekdays = sorted(set(begins.weekdays))


def _agree(act: Act, series: Series, from_day: date, shown_total_fen: int) -> None:
    """What the days will cost is what was shown, by the prices of today."""
    seen = queries.preview(
        act,
        queries.want_of(act, series),
        series.rhythm,
        series.minute,
        customer_id=series.customer_id,
        others=False,
        first=max(series.first_day, from_day),
    )
    first = next((one.look for one in seen.occurrences if one.look.offer is not None), None)
    if first is None or first.offer is None or first.place is None or seen.usual_fen is None:
        raise NotPossible(trouble=seen.occurrences[0].look.trouble if seen.occurrences else "")
    if seen.usual_fen != shown_total_fen:
        raise PriceChanged(yuan=format_yuan(seen.usual_fen))
    series.usual_fen, series.price_list_id = seen.usual_fen, first.offer.price_list_id
    series.service_id, series.merchant_id = first.place.service_id, first.offer.merchant_id
    series.travel_fen = queries.travel_fen(first.offer)
    series.save()


@command
def pause(act: Act, *, series_id: UUID, until: date, first: date | None = None) -> Series:
    """No visits from a day (today) until another; unpaid orders in between are taken back.

    Refuses with NotFound, Ended, Invalid.
    """
    series = rows.locked(act, series_id)
    today = areas.facts(act).day_of(act.at)
    begins = first or today
    if not (today <= begins < until <= today + timedelta(days=clocks.PAUSE_DAYS_MAX)):
        raise Invalid([{"field": "until", "reason": f"1-{clocks.PAUSE_DAYS_MAX} days ahead"}])
    series.paused_from, series.paused_until = begins, until
    series.save()
    paused = [one for one in _days_from(act, series, begins) if one.day < until]
    _drop(act, paused)
    rolling.plan(act, series)
    _go_on(act, series, "pause")
    return series


@command
def resume(act: Act, *, series_id: UUID) -> Series:
    """End the pause: the days that it still covers come back.  Refuses with NotFound, Ended."""
    series = rows.locked(act, series_id)
    series.paused_from = series.paused_until = None
    series.save()
    rolling.plan(act, series)
    _go_on(act, series, "resume")
    return series


@command
def end(act: Act, *, series_id: UUID) -> Series:
    """Stop: nothing is planned or asked for any more; orders that are paid stay.

    Twice is harmless.  Refuses with NotFound.
    """
    series = rows.locked(act, series_id, ended_too=True)
    if series.state == wants.LIVE:
        today = areas.facts(act).day_of(act.at)
        _drop(act, _days_from(act, series, today))
        rolling.finish(act, series, by=act.role)
    return series


def _drop(act: Act, occurrences: Sequence[Occurrence]) -> None:
    for one in rows.take_back_all_unpaid(act, occurrences):
        rows.put_away(act, one, wants.DROPPED)


def _go_on(act: Act, series: Series, verb: str) -> None:
    rolling.advance(act, series)
    tell(act, SeriesChanged(**settling.whose(series), verb=verb))
