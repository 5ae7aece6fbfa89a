"""The audit trail: what somebody did, when and why; nobody can change it."""

from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel import cursor
from doorstep.kernel.act import Act
from doorstep.kernel.models import AuditEntry
from doorstep.surfaces.console.entrance import HOUSE, REVIEWERS, door
from doorstep.surfaces.shapes import Iso, Moment, Page, Paging, words


class TrailWanted(Paging):
    """Which entries are listed; an action by how it begins, such as `accounts.`."""

    action: words(80) = ""
    actor_id: UUID | None = None
    subject_id: UUID | None = None
    at_from: Moment | None = None
    at_until: Moment | None = None


class EntrySeen(Schema):
    """One thing that somebody did; `number` is its place in the sealed chain."""

    id: UUID
    number: int | None
    at: Iso
    role: str
    actor_id: UUID | None
    action: str
    subject_kind: str
    subject_id: UUID | None
    reason: str
    detail: dict[str, Any]


@door.get("/audit-trail", **HOUSE, duties=REVIEWERS, answers_with=Page[EntrySeen])
def list_trail(act: Act, wanted: Query[TrailWanted]) -> Any:
    """What was done in the city, newest first."""
    rows = AuditEntry.objects.of(act)
    chosen = {
        "action__startswith": wanted.action,
        "actor_id": wanted.actor_id,
        "subject_id": wanted.subject_id,
        "at__gte": wanted.at_from,
        "at__lt": wanted.at_until,
    }
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    found, following = cursor.page(rows, by="at", after=wanted.after, size=wanted.size)
    return {"items": found, "next": following}
