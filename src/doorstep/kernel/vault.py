"""The vault: the one place where people's secrets are sealed, opened, looked up and shredded.

A sealed field is: suite byte, key byte, 12-byte nonce, AES-256-GCM ciphertext.  The additional
data is these two bytes, place and row, so a ciphertext moved to another row or column does not
open.  A person has one data key, wrapped by a root key; root keys and index key come from the file
in settings.  Suite 1 was sealed before its header was bound; it is read, and written no more.
"""

import functools
import hashlib
import hmac
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection

from doorstep.kernel import clock, ids, keys
from doorstep.kernel.errors import AnswerGone, Refusal
from doorstep.kernel.models import PersonKey

HEADER, UNBOUND_HEADER = bytes([2, 1]), bytes([1, 1])
NONCE_BYTES = 12
type Opening = Callable[..., str]
"""Decrypts one field of the person whose key it holds: place, row_id and sealed."""
FIND_KEY = "SELECT root_key, wrapped FROM kernel_personkey WHERE person_id = %s"
FIND_KEYS = (
    "SELECT person_id, root_key, wrapped FROM kernel_personkey"
    " WHERE person_id = ANY(%s) AND wrapped IS NOT NULL"
)


class Shredded(AnswerGone):
    """The person's key was shredded: what it sealed can never be read again."""

    zh = "该人的资料已被删除。"
    en = "This person's data has been erased."


class Tampered(Refusal):
    """A sealed value does not belong where it was found."""

    zh = "密封的资料已损坏。"
    en = "A sealed value is damaged."


@functools.lru_cache(maxsize=4)
def _keys(path: str, changed_ns: int) -> tuple[dict[str, bytes], str, bytes]:
    kept = json.loads(Path(path).read_text())
    roots = {name: bytes.fromhex(value) for name, value in kept["roots"].items()}
    return roots, kept["primary"], bytes.fromhex(kept["index"])


def _current_keys() -> tuple[dict[str, bytes], str, bytes]:
    path = settings.VAULT_KEYS
    return _keys(str(path), Path(path).stat().st_mtime_ns)


def _wrap(root_name: str, person_id: UUID, key: bytes) -> bytes:
    roots, _, _ = _current_keys()
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(roots[root_name]).encrypt(nonce, key, person_id.bytes)


@functools.lru_cache(maxsize=4096)
def _unwrap(root: bytes, person_id: UUID, wrapped: bytes) -> bytes:
    return AESGCM(root).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], person_id.bytes)


def _person_key(person_id: UUID, *, make: bool) -> bytes:
    roots, primary, _ = _current_keys()
    row = _kept_key(person_id)
    if row is None and make:
        wrapped = _wrap(primary, person_id, os.urandom(32))
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO kernel_personkey (id, person_id, root_key, wrapped, made_at)"
                " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (person_id) DO NOTHING",
                [ids.new(0), person_id, primary, wrapped, clock.real()],
            )
        row = _kept_key(person_id)
    if row is None or row[1] is None:
        raise Shredded()
    return _unwrap(roots[row[0]], person_id, bytes(row[1]))


def _kept_key(person_id: UUID) -> tuple[str, bytes | None] | None:
    with connection.cursor() as cursor:
        cursor.execute(FIND_KEY, [person_id])
        found: tuple[str, bytes | None] | None = cursor.fetchone()
    return found


def _bound(header: bytes, place: str, row_id: UUID) -> bytes:
    named = b"" if header == UNBOUND_HEADER else header
    return named + place.encode() + b":" + row_id.bytes


def seal(person_id: UUID, *, place: str, row_id: UUID, text: str) -> bytes:
    """Encrypt a person's field for one place (room.table.column) and row."""
    key = _person_key(person_id, make=True)
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), _bound(HEADER, place, row_id))
    return HEADER + nonce + sealed


def open(person_id: UUID, *, place: str, row_id: UUID, sealed: bytes | memoryview) -> str:
    """Decrypt a person's field.  Refuses with Shredded, Tampered (moved or changed)."""
    return opener(person_id)(place=place, row_id=row_id, sealed=sealed)


def opener(person_id: UUID) -> Opening:
    """What `open` does, for many fields of one person.  Refuses with Shredded."""
    return _opening(_person_key(person_id, make=False))


def openers(person_ids: Iterable[UUID]) -> dict[UUID, Opening]:
    """What `open` does, for fields of many people, in one statement; the shredded are left out."""
    roots, _, _ = _current_keys()
    with connection.cursor() as cursor:
        cursor.execute(FIND_KEYS, [list(set(person_ids))])
        found = cursor.fetchall()
    return {
        person_id: _opening(_unwrap(roots[root_key], person_id, bytes(wrapped)))
        for person_id, root_key, wrapped in found
    }


def _opening(person_key: bytes) -> Opening:
    key = AESGCM(person_key)

    def read(*, place: str, row_id: UUID, sealed: bytes | memoryview) -> str:
        raw = bytes(sealed)
        header, nonce, body = raw[:2], raw[2 : 2 + NONCE_BYTES], raw[2 + NONCE_BYTES :]
        try:
            if len(body) < 16 or header not in (HEADER, UNBOUND_HEADER):
                raise Tampered()
            return key.decrypt(nonce, body, _bound(header, place, row_id)).decode()
        except InvalidTag as error:
            raise Tampered() from error

    return read


def blind(kind: str, value: str) -> bytes:
    """A 16-byte blind index of a normalised value, for exact look-up without the value."""
    _, _, index_key = _current_keys()
    normal = "".join(value.split()).lower()
    return hmac.new(index_key, f"{kind}:{normal}".encode(), hashlib.sha256).digest()[:16]


def shred(person_id: UUID) -> None:
    """Destroy a person's data key: everything sealed with it is gone, also after a restore.

    The list comes first: after a crash in between, a restore erases whom somebody meant to erase.
    """
    keys.note_shredded(Path(settings.VAULT_KEYS), person_id)
    if not PersonKey.objects.filter(person_id=person_id).exists():
        _person_key(person_id, make=True)
    PersonKey.objects.filter(person_id=person_id, shredded_at__isnull=True).update(
        wrapped=None, shredded_at=clock.real()
    )


def rewrap(limit: int = 500) -> int:
    """Wrap keys of persons with the primary root key, in batches; returns how many still wait."""
    roots, primary, _ = _current_keys()
    waiting = PersonKey.objects.exclude(root_key=primary).filter(shredded_at__isnull=True)
    for row in waiting.select_for_update(skip_locked=True)[:limit]:
        key = _unwrap(roots[row.root_key], row.person_id, bytes(row.wrapped or b""))
        row.wrapped = _wrap(primary, row.person_id, key)
        row.root_key = primary
        row.save(update_fields=["wrapped", "root_key"])
    return waiting.count()
