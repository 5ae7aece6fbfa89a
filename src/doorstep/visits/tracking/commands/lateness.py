"""The verb of coming late: the customer hears it at once, and the promised time stays."""

from datetime import timedelta
from uuid import UUID

from doorstep.kernel.act import WORKER, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed
from doorstep.kernel.queue import tell
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.queries import Visit
from doorstep.visits.tracking import rules
from doorstep.visits.tracking.events import LatenessTold
from doorstep.visits.tracking.models import Lateness


@command
def tell_late(act: Act, *, visit_id: UUID, minutes: int, reason: str) -> Visit:
    """Say how many minutes after the promised start the worker will be there, and why; saying it
    again replaces what was said.

    The order's evidence keeps each time that it was said, and whether before the promised start.
    Refuses with NotFound, NotAllowed, NotComing, Invalid, ReasonNeeded.
    """
    if act.role != WORKER or act.actor_id is None:
        raise NotAllowed
    if not 1 <= minutes <= rules.LATE_MINUTES_MAX:
        raise Invalid([{"field": "minutes", "reason": f"1 .. {rules.LATE_MINUTES_MAX}"}])
    why = rules.reason_of(reason)
    visit = order_facts.visit(act, visit_id)
    order = order_facts.order(act, visit.order_id)
    seats = [one for one in order_facts.seats(act, order) if one.visit_id == visit.id]
    is_mine = any(one.state == "taken" and one.worker_id == act.actor_id for one in seats)
    if not is_mine or visit.state not in rules.BEFORE_DOOR:
        raise rules.NotComing
    told_before = act.at < visit.starts_at
    facts = {"visit": visit.index, "minutes": minutes, "reason": why, "told_before": told_before}
    orders.note(act, order_id=order.id, kind="late", facts=facts)
    said = Lateness(
        city_id=act.city_id,
        visit_id=visit.id,
        worker_id=act.actor_id,
        starts_at=visit.starts_at,
        minutes=minutes,
        reason=why,
        told_at=act.at,
    )
    Lateness.objects.bulk_create(
        [said],
        update_conflicts=True,
        unique_fields=["city_id", "visit", "worker"],
        update_fields=["starts_at", "minutes", "reason", "told_at"],
    )
    news = LatenessTold(
        order_id=order.id,
        customer_id=order.customer_id,
        visit_id=visit.id,
        worker_id=act.actor_id,
        minutes=minutes,
        expected_at=visit.starts_at + timedelta(minutes=minutes),
        told_before=told_before,
    )
    tell(act, news)
    return visit
