"""The verb of leaving what is not safe: it counts as no refusal, and the desk looks at it."""

from uuid import UUID

from doorstep.kernel.act import WORKER, Act, command
from doorstep.kernel.errors import NotAllowed
from doorstep.kernel.queue import tell
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.events import UnsafeRefused
from doorstep.visits.dispatch.models import Offer, Search
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts

REASON = {"zh-CN": "接单后因安全原因退回", "en": "Given back as unsafe after it was taken"}


@command
def leave_unsafe(act: Act, *, order_id: UUID, reason: str) -> None:
    """Give an order back because it is not safe; somebody else is looked for.

    It stands among what was refused as unsafe, until the desk has looked into it.
    Refuses with NotFound, NotAllowed, NotYours, NotNow, ReasonNeeded.
    """
    if act.role != WORKER or act.actor_id is None:
        raise NotAllowed
    said = rules.said(reason)
    order = order_facts.order(act, order_id)
    visit = order_facts.visits(act, order)[0]
    orders.release_worker(act, order_id=order_id, reason=said)
    search: Search | None = Search.objects.of(act).filter(order_id=order_id).first()
    kept = Offer.objects.create(
        city_id=act.city_id,
        order_id=order_id,
        visit_id=visit.id,
        worker_id=act.actor_id,
        mode=search.mode if search else order.way,
        timing=order.timing,
        state=rules.DECLINED,
        made_at=act.at,
        expires_at=act.at,
        starts_at=visit.starts_at,
        minutes=int((visit.ends_at - visit.starts_at).total_seconds()) // 60,
        community=order.community,
        pay_fen=0,
        reason=REASON,
        answered_at=act.at,
        answer=said,
        is_unsafe=True,
    )
    tell(act, UnsafeRefused(offer_id=kept.id))
