"""Questions about notices."""

from uuid import UUID

from doorstep.insight.notices.models import Notice
from doorstep.kernel import cursor
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
