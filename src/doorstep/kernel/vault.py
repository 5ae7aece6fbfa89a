"""The vault: the one place where people's secrets are sealed, opened, looked up and shredded.

A sealed field is: suite byte, key id byte, 12-byte nonce, AES-256-GCM ciphertext.  The additional
data is place and row, so a ciphertext moved to another row or column does not open.  A person's
data key is wrapped by a root key; root keys and index key come from the file in settings.
"""

import functools
import hashlib
import hmac
import json
import os
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection

from doorstep.kernel import clock, ids
from doorstep.kernel.errors import AnswerGone, Refusal
from doorstep.kernel.models import PersonKey

SUITE_AES_256_GCM = 0x01
NONCE_BYTES = 12
FIND_KEY = "SELECT root_key, wrapped FROM kernel_personkey WHERE person_id = %s"


class Shredded(AnswerGone):
    """The person's key was shredded: what it sealed can never be read again."""

    zh = "该人的资料已被删除。"
    en = "This person's data has been erased."


class Tampered(Refusal):
    """A sealed value does not belong where it was found."""

    status = 409
    zh = "密封的资料已损坏。"
    en = "A sealed value is damaged."


def make_key_file(path: Path) -> None:
    """Write a fresh set of keys, readable by this user alone; keep an existing file."""
    if path.exists():
        return
    keys = {"roots": {"1": os.urandom(32).hex()}, "primary": "1", "index": os.urandom(32).hex()}
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(keys, file)


def add_root_key(path: Path) -> str:
    """Add a new primary root key; old ones open what they wrapped until `rewrap` is done."""
    keys = json.loads(path.read_text())
    name = str(max(int(known) for known in keys["roots"]) + 1)
    keys["roots"][name] = os.urandom(32).hex()
    keys["primary"] = name
    fresh = path.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(keys, file)
    fresh.replace(path)
    return name


@functools.lru_cache(maxsize=4)
def _keys(path: str, changed_ns: int) -> tuple[dict[str, bytes], str, bytes]:
    keys = json.loads(Path(path).read_text())
    roots = {name: bytes.fromhex(value) for name, value in keys["roots"].items()}
    return roots, keys["primary"], bytes.fromhex(keys["index"])


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


def _place(place: str, row_id: UUID) -> bytes:
    return place.encode() + b":" + row_id.bytes


def seal(person_id: UUID, *, place: str, row_id: UUID, text: str) -> bytes:
    """Encrypt a person's field for one place (room.table.column) and row."""
    key = _person_key(person_id, make=True)
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), _place(place, row_id))
    return bytes([SUITE_AES_256_GCM, 1]) + nonce + sealed


def open(person_id: UUID, *, place: str, row_id: UUID, sealed: bytes | memoryview) -> str:
    """Decrypt a person's field.  Refuses with Shredded, Tampered (moved or changed)."""
    return opener(person_id)(place=place, row_id=row_id, sealed=sealed)


class Opening(Protocol):
    """Decrypts one field of the person whose key it holds."""

    def __call__(self, *, place: str, row_id: UUID, sealed: bytes | memoryview) -> str: ...


def opener(person_id: UUID) -> Opening:
    """What `open` does, for many fields of one person.  Refuses with Shredded."""
    key = AESGCM(_person_key(person_id, make=False))

    def read(*, place: str, row_id: UUID, sealed: bytes | memoryview) -> str:
        raw = bytes(sealed)
        try:
            if len(raw) < 2 + NONCE_BYTES + 16 or raw[0] != SUITE_AES_256_GCM:
                raise Tampered()
            nonce, body = raw[2 : 2 + NONCE_BYTES], raw[2 + NONCE_BYTES :]
            return key.decrypt(nonce, body, _place(place, row_id)).decode()
        except InvalidTag as error:
            raise Tampered() from error

    return read


def blind(kind: str, value: str) -> bytes:
    """A 16-byte blind index of a normalised value, for exact look-up without the value."""
    _, _, index_key = _current_keys()
    normal = "".join(value.split()).lower()
    return hmac.new(index_key, f"{kind}:{normal}".encode(), hashlib.sha256).digest()[:16]


def shred(person_id: UUID) -> None:
    """Destroy a person's data key: everything sealed with it is gone for good."""
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


def mask_phone(last4: str) -> str:
    """A phone as an operator sees it."""
    return f"*******{last4}"


def mask_name(name: str) -> str:
    """A name as a stranger sees it: the first character."""
    return f"{name[:1]}**" if name else ""
