"""Files: kept under city/month/uuid with owner, purpose and retention; pictures are made anew."""

import hashlib
import hmac
import io
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from doorstep.kernel import clock, ids
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound, Refusal
from doorstep.kernel.models import FileRow

PICTURE_KINDS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
BYTES_MAX = 10 * 1024 * 1024
PIXELS_MAX = 40_000_000
SIDE_MAX = 2560


class NotAPicture(Refusal):
    """The upload is not a picture that can be read, or too large."""

    status = 422
    zh = "这不是可用的图片，或图片太大（最大10MB）。"
    en = "This is not a usable picture, or it is too large (10 MB at most)."


def keep(
    act: Act, *, purpose: str, owner: UUID | None, content: bytes, kind: str, retain_days: int
) -> FileRow:
    """Keep a picture, made anew without its hidden data.  Refuses with NotAPicture."""
    clean = _made_anew(content, kind)
    id = ids.new(act.city_id)
    path = f"{act.city_id}/{act.at:%Y-%m}/{id.hex}"
    target = _folder() / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(clean)
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


def _made_anew(content: bytes, kind: str) -> bytes:
    if kind not in PICTURE_KINDS or len(content) > BYTES_MAX:
        raise NotAPicture()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise NotAPicture()
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError) as error:
        raise NotAPicture() from error
    upright.thumbnail((SIDE_MAX, SIDE_MAX))
    fresh = io.BytesIO()
    upright.save(fresh, format=PICTURE_KINDS[kind], quality=85)
    return fresh.getvalue()
