"""Telling people things, keeping the template book, and noting what was read or sent."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F

from doorstep.algorithms.money import format_yuan
from doorstep.insight.notices import queries, rules
from doorstep.insight.notices.models import Notice, Quota, Template
from doorstep.kernel import audit, queue
from doorstep.kernel.act import Act, command
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders

ALLOWED_AT_ONCE = 10
NO_CONSENT = "no_consent"
type Fact = str | int | date | None


@command
def tell_person(
    act: Act,
    *,
    kind: str,
    actor_id: UUID,
    order_id: UUID | None = None,
    amount_fen: int | None = None,
    at: datetime | None = None,
    **facts: Fact,
) -> Notice:
    """Tell a customer or worker something; a subscribe message goes out while they allow it.

    `amount_fen` is said in yuan, `at` as the city's time, other facts as they are.
    """
    words = rules.WORDS[kind]
    notice = Notice.objects.create(
        city_id=act.city_id,
        audience=words.audience,
        actor_id=actor_id,
        kind=kind,
        text=rules.text(kind, _said(act, {"amount_fen": amount_fen, "at": at, **facts})),
        order_id=order_id,
        amount_fen=amount_fen,
        about_at=at,
        made_at=act.at,
    )
    if words.message and queries.may_send(act, actor_id=actor_id, message=words.message):
        key = f"notice:{notice.id.hex}"
        queue.soon(act, "notices.send", key=key, notice_id=notice.id)
    return notice


@command
def tell_people(
    act: Act,
    *,
    kind: str,
    actor_ids: Sequence[UUID],
    order_id: UUID | None = None,
    amounts_fen: Sequence[int] | None = None,
    at: datetime | None = None,
    reason: str = "",
) -> None:
    """Tell several people the same, each with their own amount if there is one."""
    for place, actor_id in enumerate(actor_ids):
        tell_person(
            act,
            kind=kind,
            actor_id=actor_id,
            order_id=order_id,
            amount_fen=None if amounts_fen is None else amounts_fen[place],
            at=at,
            reason=reason,
        )


@command
def tell_workers_of(act: Act, *, kind: str, order_id: UUID) -> None:
    """Tell everybody who has a seat in an order."""
    seats = orders.seats(act, orders.order(act, order_id))
    ids = {seat.worker_id for seat in seats if seat.state == "taken" and seat.worker_id}
    tell_people(act, kind=kind, actor_ids=sorted(ids), order_id=order_id)


@command
def allow_messages(act: Act, *, message: str, count: int) -> Quota:
    """Add to the caller's quota what their own taps allowed.  Refuses with TemplateMissing."""
    assert act.actor_id is not None, "somebody allows"
    if rules.MESSAGES.get(message) != act.role or queries.template(act, message) is None:
        raise rules.TemplateMissing()
    quota, _ = Quota.objects.get_or_create(
        city_id=act.city_id, actor_id=act.actor_id, template=message, defaults={"left": 0}
    )
    quota.left = min(quota.left + max(0, count), ALLOWED_AT_ONCE)
    quota.save(update_fields=["left"])
    return quota


@command
def set_template(
    act: Act, *, message: str, template_id: str, fields: Mapping[str, str]
) -> Template:
    """Say under which id and with which fields the city's app sends a message.

    Refuses with Invalid.
    """
    rules.check_template(message, template_id, fields)
    row, _ = Template.objects.of(act).update_or_create(
        city_id=act.city_id,
        message=message,
        defaults={
            "template_id": template_id,
            "fields": dict(fields),
            "set_at": act.at,
            "set_by": act.actor_id,
        },
    )
    audit.note(act, "notices.set_template", subject=("template", row.id))
    return row


@command
def read_all(act: Act) -> int:
    """Note that the caller has read everything up to now."""
    unread = Notice.objects.of(act).filter(actor_id=act.actor_id, read_at=None)
    return unread.update(read_at=act.at)


@command
def record_sent(act: Act, *, notice_id: UUID, error: str = "") -> None:
    """Note that a subscribe message left, which uses up one allowance, or why it did not."""
    notice = Notice.objects.of(act).lock().get(id=notice_id)
    notice.sent_at, notice.send_error = None if error else act.at, error[:120]
    notice.save(update_fields=["sent_at", "send_error"])
    quota = Quota.objects.of(act).filter(
        actor_id=notice.actor_id, template=rules.WORDS[notice.kind].message, left__gt=0
    )
    if error == NO_CONSENT:
        quota.update(left=0)
    elif not error:
        quota.update(left=F("left") - 1)


def _said(act: Act, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Facts as words: money in yuan, moments on the city's clock."""
    zone = ZoneInfo(accounts.city(act.city_id).zone)
    said = {}
    for name, value in facts.items():
        if name == "amount_fen" and isinstance(value, int):
            said["yuan"] = format_yuan(value)
        elif name == "at" and isinstance(value, datetime):
            said["time"] = f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
        else:
            said[name] = str(value or "-")
    return said
