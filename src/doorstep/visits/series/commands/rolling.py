"""How a series goes on by itself: its days are planned, ordered, told and lapse in time."""

from datetime import date, datetime, timedelta
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.money.payments.queries import bills_of
from doorstep.offering.areas import queries as areas
from doorstep.visits.orders import queries as orders
from doorstep.visits.series import queries
from doorstep.visits.series.commands import rows, settling
from doorstep.visits.series.events import ChargeComing, SeriesEnded
from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.rules import clocks, wants

MORNING_MINUTE = 480
CAUGHT_MAX = 200
PLANNED_AT_ONCE = 7
"""So many new days are settled in one transaction; the rest follow, one portion after another."""
SOON = timedelta(minutes=1)
"""What is due already is done at once by whoever sets the timer; nothing turns in circles."""
LATE = timedelta(minutes=2)
"""So late a timer counts as lost, and the rhythm does its work."""


@command
def roll(act: Act, *, series_id: UUID) -> Series:
    """Do what is due in a series: plan days, make orders, tell of charges, let questions lapse.

    Refuses with NotFound, and with what orders say where a day was lost in this instant: then
    it is tried again.
    """
    series = rows.locked(act, series_id, ended_too=True)
    if series.state == wants.LIVE:
        plan(act, series)
        advance(act, series)
    return series


@command
def catch_up(act: Act) -> int:
    """Find series whose timer was lost; returns how many."""
    late = Series.objects.of(act).filter(next_at__lt=act.at - LATE).order_by("next_at")
    found = list(late.values_list("id", flat=True)[:CAUGHT_MAX])
    for series_id in found:
        queue.soon(act, "series.roll", key=_key(series_id), series_id=series_id)
    return len(found)


def plan(act: Act, series: Series) -> None:
    """Make the rows of the next days that have come near enough, and keep the person's time."""
    for day, starts_at, kept in _unplanned(act, series)[:PLANNED_AT_ONCE]:
        settling.settle(act, series, _row(act, series, day, starts_at, kept))


def _unplanned(act: Act, series: Series) -> list[tuple[date, datetime, Occurrence | None]]:
    """The days near enough that have no row, or one that was put away and comes back."""
    city = areas.facts(act)
    today = city.day_of(act.at)
    days = series.rhythm.days_between(today, today + timedelta(days=city.series.kept_days))
    rows_ahead = Occurrence.objects.of(act).filter(series=series, day__gte=today)
    known = {one.day: one for one in rows_ahead}
    found = []
    for day in days:
        starts_at = city.moment(day, series.minute)
        kept = known.get(day)
        is_new = kept is None or kept.state == wants.DROPPED
        if is_new and not is_paused(series, day) and starts_at > act.at:
            found.append((day, starts_at, kept))
    return found


def _row(
    act: Act, series: Series, day: date, starts_at: datetime, kept: Occurrence | None
) -> Occurrence:
    """A fresh day, or one that was put away and comes back."""
    agreed_fen = queries.agreed_fen(act, series, queries.want_of(act, series), starts_at)
    row = kept or Occurrence(city_id=act.city_id, series=series, day=day)
    row.starts_at, row.ends_at = starts_at, starts_at + timedelta(hours=1)
    row.agreed_fen, row.own, row.told_at = agreed_fen, {}, None
    row.state, row.order_id = wants.PLANNED, None
    row.save()
    return row


def is_paused(series: Series, day: date) -> bool:
    """Whether a day lies in the pause."""
    if series.paused_from is None or series.paused_until is None:
        return False
    return bool(series.paused_from <= day < series.paused_until)


def advance(act: Act, series: Series) -> None:
    """Let questions lapse, make due orders, tell of charges, and wait for what comes next."""
    horizon_days = areas.facts(act).horizon_days
    for one in rows.ahead(act, series):
        if one.state == wants.ASKING:
            assert one.answer_until_at is not None
            if one.answer_until_at <= act.at:
                settling.lapse(act, series, one)
        elif clocks.placed_at(one.starts_at, horizon_days=horizon_days) <= act.at:
            settling.settle(act, series, one)
    _tell_charges(act, series)
    wait(act, series)


def _tell_charges(act: Act, series: Series) -> None:
    """Five days before a payment is asked for its customer is told, once."""
    untold = Occurrence.objects.of(act).filter(
        series=series, state=wants.ORDERED, told_at__isnull=True, starts_at__gt=act.at
    )
    for one in untold:
        if clocks.told_at(one.starts_at, areas.facts(act).series) > act.at:
            continue
        one.told_at = act.at
        one.save(update_fields=["told_at"])
        order = orders.order(act.as_system(), one.order_id)
        if order.state != rows.UNPAID or bills_of(act, order.id):
            continue
        assert order.pay_from_at is not None
        tell(
            act,
            ChargeComing(
                **settling.whose(series),
                occurrence_id=one.id,
                order_id=order.id,
                day=one.day,
                amount_fen=order.first_part_fen,
                pay_from_at=order.pay_from_at,
            ),
        )


def wait(act: Act, series: Series) -> None:
    """Set the timer of what is due next; a series without any day left is over."""
    moments = [*_row_moments(act, series), *_plan_moment(act, series)]
    moments += _pause_moment(act, series)
    has_more = bool(_unplanned(act, series))
    if not moments and not has_more:
        finish(act, series, by="rhythm")
        return
    series.next_at = act.at if has_more else max(min(moments), act.at + SOON)
    series.save()
    key = _key(series.id)
    queue.at(act, "series.roll", due_at=series.next_at, key=key, series_id=series.id)


def finish(act: Act, series: Series, *, by: str) -> None:
    """The series is over; what is no order yet is put away."""
    for one in rows.ahead(act, series):
        rows.put_away(act, one, wants.DROPPED)
    series.state, series.ended_at, series.ended_by = wants.ENDED, act.at, by
    series.next_at = None
    series.save()
    queue.cancel(act, key=_key(series.id))
    tell(act, SeriesEnded(**settling.whose(series), by=by))


def _row_moments(act: Act, series: Series) -> list[datetime]:
    city = areas.facts(act)
    live = (*wants.AHEAD, wants.ORDERED)
    found = []
    rows_ahead = Occurrence.objects.of(act).filter(
        series=series, state__in=live, ends_at__gt=act.at
    )
    for one in rows_ahead:
        if one.state == wants.ASKING:
            assert one.answer_until_at is not None
            found.append(one.answer_until_at)
        elif one.state == wants.PLANNED:
            found.append(clocks.placed_at(one.starts_at, horizon_days=city.horizon_days))
        elif one.told_at is None and one.starts_at > act.at:
            found.append(clocks.told_at(one.starts_at, city.series))
        else:
            found.append(one.ends_at)
    return found


def _plan_moment(act: Act, series: Series) -> list[datetime]:
    """When the next day of the rhythm comes near enough to be planned."""
    city = areas.facts(act)
    kept_until = city.day_of(act.at) + timedelta(days=city.series.kept_days)
    following = series.rhythm.next_days(kept_until + timedelta(days=1), 1)
    shift = timedelta(days=city.series.kept_days)
    return [city.moment(day - shift, MORNING_MINUTE) for day in following]


def _pause_moment(act: Act, series: Series) -> list[datetime]:
    """When the pause is over: until then nothing ends a series that could go on before."""
    if series.paused_until is None:
        return []
    city = areas.facts(act)
    ends_at = city.moment(series.paused_until, 0)
    return [ends_at] if ends_at > act.at else []


def _key(series_id: UUID) -> str:
    return f"series.roll:{series_id.hex}"
