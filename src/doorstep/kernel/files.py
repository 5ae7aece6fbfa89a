"""Files: kept under city/month/uuid with owner, purpose and retention; pictures are made anew."""

import functools
import hashlib
import hmac
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from doorstep.algorithms import pictures
from doorstep.kernel import clock, ids
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound, Refusal
from doorstep.kernel.models import FileRow

BYTES_MAX = pictures.BYTES_MAX
ARRIVING, ARRIVING_SECONDS = "arriving", 3600


class NotAPicture(Refusal):
    """The upload is not a picture that can be read, or too large."""

    status = 422
    zh = "这不是可用的图片，或图片太大（最大10MB）。"
    en = "This is not a usable picture, or it is too large (10 MB at most)."


def keep(
    act: Act, *, purpose: str, owner: UUID | None, content: bytes, kind: str, retain_days: int
) -> FileRow:
    """Keep a picture, made anew without its hidden data.  Refuses with NotAPicture."""
    try:
        clean = pictures.made_anew(content, kind)
    except ValueError as error:
        raise NotAPicture() from error
    id = ids.new(act.city_id)
    path = f"{act.city_id}/{act.at:%Y-%m}/{id.hex}"
    fresh = _folder() / str(act.city_id) / ARRIVING / id.hex
    fresh.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_bytes(clean)
    transaction.on_commit(functools.partial(_put_in_place, fresh, path))
    return FileRow.objects.create(
        id=id,
        city_id=act.city_id,
        owner_person_id=owner,
        purpose=purpose,
        path=path,
        kind=kind,
        size_bytes=len(clean),
        sha256=hashlib.sha256(clean).digest(),
        kept_at=act.at,
        retain_until=act.at + timedelta(days=retain_days),
    )


def address(file_id: UUID, *, seconds: int = 300) -> str:
    """A short-lived signed address of a file; whoever holds it may read it until it ends."""
    ends = int(clock.real().timestamp()) + seconds
    return f"/files/{file_id.hex}?until={ends}&signature={_signature(file_id, ends)}"


def read(file_id: UUID, *, until: int, signature: str) -> tuple[bytes, str]:
    """Content and kind of a file by its signed address.  Refuses with NotFound."""
    expected = _signature(file_id, until)
    if not hmac.compare_digest(expected, signature) or until < clock.real().timestamp():
        raise NotFound()
    city_id = ids.city_of(file_id)
    row = FileRow.objects.filter(city_id=city_id, id=file_id, ended_at__isnull=True).first()
    if row is None:
        raise NotFound()
    return (_folder() / row.path).read_bytes(), row.kind


def end(act: Act, file_ids: Iterable[UUID]) -> None:
    """End the retention of files now; their content goes with the next round."""
    kept = FileRow.objects.of(act).filter(id__in=list(file_ids), ended_at__isnull=True)
    kept.update(retain_until=act.at)


def clear_arrivals(act: Act) -> None:
    """Remove pictures whose row was never committed, and place those that a crash left behind."""
    for fresh in (_folder() / str(act.city_id) / ARRIVING).glob("*"):
        if fresh.stat().st_mtime < clock.real().timestamp() - ARRIVING_SECONDS:
            row = FileRow.objects.of(act).filter(id=UUID(fresh.name), ended_at=None).first()
            _put_in_place(fresh, row.path) if row else fresh.unlink(missing_ok=True)


def _put_in_place(fresh: Path, path: str) -> None:
    target = _folder() / path
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh.replace(target)


def end_overdue(act: Act, limit: int = 200) -> int:
    """Remove the content of files whose retention is over; the row stays as proof."""
    overdue = FileRow.objects.of(act).filter(
        retain_until__lt=act.at, ended_at__isnull=True, legal_hold=False
    )
    rows = list(overdue.lock()[:limit])
    for row in rows:
        (_folder() / row.path).unlink(missing_ok=True)
        row.ended_at = act.at
        row.save(update_fields=["ended_at"])
    return len(rows)


def _folder() -> Path:
    return Path(settings.DATA) / "files"


def _signature(file_id: UUID, until: int) -> str:
    message = f"{file_id.hex}:{until}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()[:32]
