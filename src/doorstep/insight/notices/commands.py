"""Telling people things, and noting that they were read or sent."""

from uuid import UUID

from django.db.models import F

from doorstep.algorithms.money import format_yuan
from doorstep.insight.notices import rules
from doorstep.insight.notices.models import Notice, Quota
from doorstep.kernel import queue
from doorstep.kernel.act import Act, command

ALLOWED_AT_ONCE = 10


@command
def tell_person(
    act: Act,
    *,
    kind: str,
    actor_id: UUID,
    order_id: UUID | None = None,
    amount_fen: int | None = None,
) -> Notice:
    """Tell a customer or worker something; a subscribe message goes out while they allow it."""
    words = rules.WORDS[kind]
    facts = {} if amount_fen is None else {"yuan": format_yuan(amount_fen)}
    notice = Notice.objects.create(
        city_id=act.city_id,
        audience=words.audience,
        actor_id=actor_id,
        kind=kind,
        text=rules.text(kind, **facts),
        order_id=order_id,
        made_at=act.at,
    )
    if words.template and _take_quota(act, actor_id, words.template):
        key = f"notice:{notice.id.hex}"
        queue.soon(act, "notices.send", key=key, notice_id=notice.id)
    return notice


@command
def allow_messages(act: Act, *, template: str, count: int) -> Quota:
    """Add to the caller's quota what their own taps allowed."""
    assert act.actor_id is not None, "somebody allows"
    quota, _ = Quota.objects.get_or_create(
        city_id=act.city_id, actor_id=act.actor_id, template=template, defaults={"left": 0}
    )
    quota.left = min(quota.left + max(0, count), ALLOWED_AT_ONCE)
    quota.save(update_fields=["left"])
    return quota


@command
def read_all(act: Act) -> int:
    """Note that the caller has read everything up to now."""
    unread = Notice.objects.of(act).filter(actor_id=act.actor_id, read_at=None)
    return unread.update(read_at=act.at)


@command
def record_sent(act: Act, *, notice_id: UUID, error: str = "") -> None:
    """Note that a subscribe message left, or why not."""
    row = Notice.objects.of(act).filter(id=notice_id)
    row.update(sent_at=None if error else act.at, send_error=error[:120])


def _take_quota(act: Act, actor_id: UUID, template: str) -> bool:
    rows = Quota.objects.of(act).filter(actor_id=actor_id, template=template, left__gt=0)
    return bool(rows.update(left=F("left") - 1))
