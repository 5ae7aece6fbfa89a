"""The audit trail: what somebody did, append-only, in one hash chain per city."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.db import connection

from doorstep.kernel.act import Act
from doorstep.kernel.models import AuditEntry

FIRST = bytes(32)


def note(
    act: Act, action: str, *, subject: tuple[str, UUID | None], detail: dict[str, Any] | None = None
) -> None:
    """Write one entry in the transaction of the act itself.  Details never hold personal data."""
    AuditEntry.objects.create(
        city_id=act.city_id,
        at=act.at,
        role=act.role,
        actor_id=act.actor_id,
        action=action,
        subject_kind=subject[0],
        subject_id=subject[1],
        reason=act.reason,
        detail=detail or {},
    )


def digest(entry: AuditEntry, number: int, previous: bytes) -> bytes:
    """The hash of an entry in its place: SHA-256 over the hash before and the canonical record."""
    record = {
        "id": str(entry.id),
        "city": entry.city_id,
        "number": number,
        "at": entry.at.isoformat(),
        "role": entry.role,
        "actor": str(entry.actor_id or ""),
        "action": entry.action,
        "subject": [entry.subject_kind, str(entry.subject_id or "")],
        "reason": entry.reason,
        "detail": entry.detail,
    }
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(previous + canonical.encode()).digest()


def seal(city_id: int, limit: int = 500) -> int:
    """Give the city's unsealed entries their place in the chain; one sealer at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(7301, %s)", [city_id])
        row = cursor.fetchone()
        if not row or not row[0]:
            return 0
    number, previous = head(city_id)
    waiting = AuditEntry.objects.filter(city_id=city_id, number__isnull=True)
    entries = list(waiting.order_by("at", "id")[:limit])
    for entry in entries:
        number += 1
        previous = digest(entry, number, previous)
        entry.number, entry.hash = number, previous
    AuditEntry.objects.filter(city_id=city_id).bulk_update(entries, ["number", "hash"])
    return len(entries)


def head(city_id: int) -> tuple[int, bytes]:
    """Number and hash of the last sealed entry; kept elsewhere it proves nothing was cut off."""
    sealed = AuditEntry.objects.filter(city_id=city_id, number__isnull=False)
    last = sealed.order_by("-number").values_list("number", "hash").first()
    return (last[0] or 0, bytes(last[1] or b"")) if last else (0, FIRST)


def verify(city_id: int, *, known_head: tuple[int, bytes] | None = None) -> str:
    """'' when the chain is whole, else the first thing that is wrong, in words."""
    previous, number = FIRST, 0
    sealed = AuditEntry.objects.filter(city_id=city_id, number__isnull=False).order_by("number")
    for entry in sealed.iterator(chunk_size=1000):
        number += 1
        if entry.number != number:
            return f"entry {number} of the chain is missing"
        if bytes(entry.hash or b"") != digest(entry, number, previous):
            return f"entry {number} of the chain was changed"
        previous = bytes(entry.hash or b"")
        if known_head and known_head[0] == number and known_head[1] != previous:
            return f"entry {number} differs from the head that was kept"
    if known_head and known_head[0] > number:
        return f"the chain was cut off after entry {number}"
    return ""
