"""The queue at the desk: how it keeps up, what was given up, and giving that another life."""

from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel import audit, cursor, edge, queue
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.models import Message
from doorstep.surfaces import pulse
from doorstep.surfaces.console.entrance import ENGINEERS, HOUSE, door
from doorstep.surfaces.shapes import Done, Iso, Page, Paging

WATCHING = edge.Rate(6000, 60)
KEEP: dict[str, Any] = HOUSE | {"duties": ENGINEERS}


class QueueSeen(Schema):
    """How the queue keeps up; lateness in real seconds."""

    waiting: int
    due: int
    oldest_seconds: float
    dead: int


class DeadSeen(Schema):
    """A message that was given up, and why."""

    id: UUID
    kind: str
    name: str
    content: dict[str, Any]
    due_at: Iso
    tries: int
    error: str
    dead_at: Iso


@door.get("/queue", **KEEP, answers_with=QueueSeen, rate=WATCHING)
def queue_health(act: Act) -> Any:
    """How much waits, is due, is late and was given up."""
    return pulse.queue_health(act.city_id)


@door.get("/queue/dead", **KEEP, answers_with=Page[DeadSeen])
def list_dead(act: Act, wanted: Query[Paging]) -> Any:
    """What was given up, newest first; a live list."""
    dead = Message.objects.of(act).filter(dead_at__isnull=False)
    rows, following = cursor.page(dead, by="dead_at", after=wanted.after, size=wanted.size)
    return {"items": rows, "next": following}


@door.post("/queue/dead/{uuid:message_id}/retry", **KEEP, answers_with=Done)
def retry_dead(act: Act, message_id: UUID) -> Done:
    """Give a message another life."""
    if not queue.retry(act, message_id=message_id):
        raise NotFound()
    audit.note(act, "console.retry_message", subject=("message", message_id))
    return Done()
