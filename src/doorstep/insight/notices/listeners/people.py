"""What workers are told about themselves: offers, colleagues, rest, measures, licences."""

from doorstep.insight.notices import commands
from doorstep.kernel.act import Act
from doorstep.offering.workers.events import GradeChanged, LicenceExpiring, WorkerStateChanged
from doorstep.visits.dispatch.events import OfferMade
from doorstep.visits.staffing.events import HandoverAsked, HandoverEnded, RestDue

STATE_KINDS = {
    ("pause", False): "paused",
    ("pause", True): "paused_until",
    ("resume", False): "resumed",
    ("clear", False): "cleared",
    ("unclear", False): "papers_wanting",
    ("end", False): "left",
}
"""What a worker is told by the verb that changed their state, and whether it has an end."""


def when_offer_made(act: Act, event: OfferMade) -> None:
    """Tell the worker that an offer waits."""
    commands.tell_person(
        act,
        kind="offer_made",
        actor_id=event.worker_id,
        order_id=event.order_id,
        amount_fen=event.pay_fen,
        at=event.starts_at,
    )


def when_worker_state_changed(act: Act, event: WorkerStateChanged) -> None:
    """Tell a worker that they may take orders, or may not, why and until when."""
    kind = STATE_KINDS[event.verb, event.until_at is not None]
    commands.tell_person(
        act, kind=kind, actor_id=event.worker_id, reason=event.reason, at=event.until_at
    )


def when_handover_asked(act: Act, event: HandoverAsked) -> None:
    """Ask a worker whether they take a colleague's order over."""
    commands.tell_person(
        act,
        kind="handover_asked",
        actor_id=event.worker_id,
        order_id=event.order_id,
        at=event.expires_at,
    )


def when_handover_ended(act: Act, event: HandoverEnded) -> None:
    """Tell whoever wanted to hand an order on what became of it."""
    if event.state in ("taken", "refused", "lapsed"):
        kind = f"handover_{event.state}"
        commands.tell_person(act, kind=kind, actor_id=event.worker_id, order_id=event.order_id)


def when_rest_due(act: Act, event: RestDue) -> None:
    """Tell a worker that a rest is due, and until when."""
    commands.tell_person(act, kind="rest_due", actor_id=event.worker_id, at=event.until_at)


def when_grade_changed(act: Act, event: GradeChanged) -> None:
    """Tell a worker their new grade, and why."""
    commands.tell_person(
        act,
        kind="grade_changed",
        actor_id=event.worker_id,
        before=event.before,
        after=event.after,
        reason=event.reason,
    )


def when_licence_expiring(act: Act, event: LicenceExpiring) -> None:
    """Tell a worker that a licence ends soon."""
    commands.tell_person(
        act,
        kind="licence_expiring",
        actor_id=event.worker_id,
        licence=event.kind,
        day=event.expires_on,
    )
