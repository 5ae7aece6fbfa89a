"""Questions about notices, the template book and what a person allows."""

from uuid import UUID

from doorstep.insight.notices import rules
from doorstep.insight.notices.models import Notice, Quota, Template
from doorstep.kernel import cursor, memory
from doorstep.kernel.act import Act


def mine(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Notice], str]:
    """The caller's notices, newest first."""
    rows = Notice.objects.of(act).filter(actor_id=act.actor_id)
    return cursor.page(rows, by="made_at", after=after, size=size)


def unread(act: Act) -> int:
    """How many notices the caller has not read."""
    return Notice.objects.of(act).filter(actor_id=act.actor_id, read_at=None).count()


def notice_unscoped(act: Act, notice_id: UUID) -> Notice | None:
    """One notice of the city, for sending it."""
    return Notice.objects.of(act).filter(id=notice_id).first()


@memory.reference
def templates(act: Act) -> dict[str, Template]:
    """The city's template book, by message."""
    return {row.message: row for row in Template.objects.of(act).order_by("message")}


def template(act: Act, message: str) -> Template | None:
    """The city's template of a message, if it has one."""
    return templates(act).get(message)


def allowances(act: Act) -> list[tuple[Template, int]]:
    """The messages that the caller's app can ask for, and how many of each they allow now."""
    rows = Quota.objects.of(act).filter(actor_id=act.actor_id)
    left = {row.template: row.left for row in rows}
    return [
        (row, left.get(message, 0))
        for message, row in templates(act).items()
        if rules.MESSAGES[message] == act.role
    ]


def may_send(act: Act, *, actor_id: UUID, message: str) -> bool:
    """Whether a message has a template here and the person still allows one."""
    if template(act, message) is None:
        return False
    quota = Quota.objects.of(act).filter(actor_id=actor_id, template=message, left__gt=0)
    return bool(quota.exists())
