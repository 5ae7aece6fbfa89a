"""One opaque keyset cursor for every list: where the next page begins, and for which list."""

import base64
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from doorstep.kernel.errors import BadRequest

PAGE_MAX = 100


class BadCursor(BadRequest):
    """The cursor is not one that this list gave out."""

    zh = "翻页标记无效，请从第一页重新开始。"
    en = "This page marker is not valid; please start from the first page."


def page(
    rows: QuerySet[Any], *, by: str, after: str = "", size: int = 20, descending: bool = True
) -> tuple[list[Any], str]:
    """One page of rows sorted by (by, id), and the cursor of the next page ('' at the end).

    `by` is a time that never changes after insert; the list's index begins with city_id, by.
    """
    size = max(1, min(size, PAGE_MAX))
    if after:
        moment, id = read(after)
        way = "lt" if descending else "gt"
        rows = rows.filter(Q(**{f"{by}__{way}": moment}) | Q(**{by: moment, f"id__{way}": id}))
        rows = rows.filter(**{f"{by}__{way}e": moment})
    sign = "-" if descending else ""
    found: Sequence[Any] = list(rows.order_by(f"{sign}{by}", f"{sign}id")[: size + 1])
    if len(found) <= size:
        return list(found), ""
    last = found[size - 1]
    return list(found[:size]), write(getattr(last, by), last.id)


def write(moment: datetime, id: UUID) -> str:
    """The cursor that points behind this row."""
    raw = json.dumps([moment.isoformat(), id.hex], separators=(",", ":"))
    return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def read(cursor: str) -> tuple[datetime, UUID]:
    """The row that a cursor points behind.  Refuses with BadCursor."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        moment_text, id_text = json.loads(raw)
        moment = datetime.fromisoformat(moment_text)
        if moment.tzinfo is None:
            raise ValueError("a cursor's time is aware")
        return moment, UUID(id_text)
    except (ValueError, TypeError, AttributeError) as error:
        raise BadCursor from error
