"""Questions about standing by: who waits now, who will, and who did when."""

from datetime import datetime
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.workers.models import Standby


def standing_by(act: Act) -> set[UUID]:
    """Who stands by now."""
    rows = _live(act).filter(starts_at__lte=act.at)
    return set(rows.values_list("worker_id", flat=True))


def standbys(act: Act, *, size: int = 100) -> list[Standby]:
    """Hours of standing by that run or come, the first first; a merchant sees its own people's."""
    rows = _live(act)
    if act.merchant_id is not None:
        rows = rows.filter(worker__city_id=act.city_id, worker__merchant_id=act.merchant_id)
    return list(rows.order_by("starts_at", "id")[:size])


def standbys_of(act: Act, worker_id: UUID) -> list[Standby]:
    """One worker's hours of standing by that run or come, the first first."""
    return list(_live(act).filter(worker_id=worker_id).order_by("starts_at", "id"))


def stood_by_between(
    act: Act, begins_at: datetime, ends_at: datetime
) -> dict[UUID, list[tuple[datetime, datetime]]]:
    """When who stood by between two moments, whatever else they did meanwhile."""
    rows = Standby.objects.of(act).filter(span__overlap=(begins_at, ends_at))
    found: dict[UUID, list[tuple[datetime, datetime]]] = {}
    for one in rows.order_by("starts_at", "id"):
        span = (max(one.span.lower, begins_at), min(one.span.upper, ends_at))
        found.setdefault(one.worker_id, []).append(span)
    return found


def _live(act: Act) -> CityQuerySet:
    return Standby.objects.of(act).filter(ended_at=None, ends_at__gt=act.at)
