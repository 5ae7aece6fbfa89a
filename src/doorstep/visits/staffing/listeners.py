"""What staffing hears: a visit is done, and perhaps a rest is due."""

from doorstep.kernel.act import Act
from doorstep.visits.orders.events import VisitFinished
from doorstep.visits.staffing import commands


def when_visit_finished(act: Act, event: VisitFinished) -> None:
    """Each of its workers may have worked as long as is allowed."""
    commands.note_rests(act, order_id=event.order_id, visit_id=event.visit_id)
