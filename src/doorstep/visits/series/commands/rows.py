"""How verbs lock a series and its days, free held time, and take back an order that is unpaid."""

from collections.abc import Iterable
from uuid import UUID

from doorstep.kernel.act import OPERATOR, Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.workers import commands as workers
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.series import queries
from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.rules import wants
from doorstep.visits.series.rules.refusals import Ended, PaidAlready

REASON = "定期服务有变"
CAUSE = "series"
UNPAID = "unpaid"


def locked(act: Act, series_id: UUID, *, ended_too: bool = False) -> Series:
    """A series, locked, if the caller may touch it.  Refuses with NotFound, Ended."""
    found: Series | None = queries.visible(act).lock().filter(id=series_id).first()
    if found is None:
        raise NotFound()
    if found.state == wants.ENDED and not ended_too:
        raise Ended()
    return found


def locked_by_occurrence(act: Act, occurrence_id: UUID) -> tuple[Series, Occurrence]:
    """The series of a day, locked, and the day.  Refuses with NotFound, Ended."""
    seen = queries.occurrence(act, occurrence_id)
    series = locked(act, seen.series_id)
    return series, Occurrence.objects.of(act).get(id=occurrence_id)


def ahead(act: Act, series: Series) -> list[Occurrence]:
    """The days of a locked series that are no order yet, by their start."""
    rows = Occurrence.objects.of(act).filter(series=series, state__in=wants.AHEAD)
    return list(rows.order_by("starts_at", "id"))


def release(act: Act, occurrence: Occurrence) -> None:
    """Free the time that was held for a day."""
    if occurrence.worker_id is not None and occurrence.order_id is None:
        workers.end_hold(act.as_system(), visit_id=occurrence.id)


def put_away(act: Act, occurrence: Occurrence, state: str) -> None:
    """No visit on this day: its time is free again."""
    release(act, occurrence)
    occurrence.worker_id = None
    occurrence.state, occurrence.trouble, occurrence.answer_until_at = state, "", None
    occurrence.save()


def cancel_order(act: Act, occurrence: Occurrence, shown_fee_fen: int | None) -> None:
    """Cancel the order of a day, for the fee that was shown."""
    assert occurrence.order_id is not None
    orders.cancel(
        act,
        order_id=occurrence.order_id,
        reason=act.reason or REASON,
        shown_fee_fen=shown_fee_fen,
        on_behalf="customer" if act.role == OPERATOR else "",
        cause=CAUSE,
    )


def take_back_unpaid(act: Act, occurrence: Occurrence) -> None:
    """Take a day's order back, which costs nothing while it is unpaid.  Refuses PaidAlready."""
    if occurrence.order_id is None:
        return
    if order_facts.order(act.as_system(), occurrence.order_id).state != UNPAID:
        raise PaidAlready()
    cancel_order(act, occurrence, None)
    occurrence.order_id, occurrence.state, occurrence.told_at = None, wants.PLANNED, None
    occurrence.save()


def take_back_all_unpaid(act: Act, occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Take every unpaid order of these days back; the days whose orders stay are left out."""
    freed = []
    for one in occurrences:
        try:
            take_back_unpaid(act, one)
        except PaidAlready:
            continue
        freed.append(one)
    return freed
