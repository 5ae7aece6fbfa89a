"""The evidence chain of an order: each link holds the hash of the one before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

FIRST = bytes(32)
"""What the first link calls its previous one."""


class Link(NamedTuple):
    """One kept link, as a row holds it."""

    number: int
    kind: str
    at: datetime
    facts: Mapping[str, Any]
    previous: bytes
    hash: bytes


def canonical(number: int, kind: str, at: datetime, facts: Mapping[str, Any]) -> bytes:
    """Write a link's content in the one way that is hashed: sorted keys, no blanks, UTF-8.

    The time is written in UTC to the microsecond, as the database keeps it.
    """
    content = {
        "number": number,
        "kind": kind,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "facts": facts,
    }
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def link(
    previous: bytes, *, number: int, kind: str, at: datetime, facts: Mapping[str, Any]
) -> bytes:
    """Hash a link: SHA-256 over the previous hash and the canonical content."""
    return hashlib.sha256(previous + canonical(number, kind, at, facts)).digest()


def first_broken(chain: Iterable[Link]) -> int | None:
    """The number of the first link that does not follow from the ones before it, or None."""
    previous, expected = FIRST, 1
    for kept in chain:
        fresh = link(previous, number=kept.number, kind=kept.kind, at=kept.at, facts=kept.facts)
        if kept.number != expected or kept.previous != previous or kept.hash != fresh:
            return expected
        previous, expected = kept.hash, expected + 1
    return None
