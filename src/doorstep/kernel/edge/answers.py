"""Idempotency: same key and request, same answer; another request is refused."""

import hashlib
from uuid import UUID

from django.db import connection
from django.db.models import Q

from doorstep.kernel import clock, ids, vault
from doorstep.kernel.act import MERCHANT, OPERATOR, Act
from doorstep.kernel.edge.caller import Caller
from doorstep.kernel.errors import AnswerGone, KeyReused
from doorstep.kernel.models import Answer

BEGIN = """
INSERT INTO kernel_answer (id, city_id, caller, key, request_hash, status, person_id, kept_at)
VALUES (%s, %s, %s, %s, %s, 0, %s, %s) ON CONFLICT (city_id, caller, key) DO NOTHING
"""
FIND = """
SELECT id, request_hash, status, body_sealed FROM kernel_answer
WHERE city_id = %s AND caller = %s AND key = %s
"""
KEEP = "UPDATE kernel_answer SET status = %s, body_sealed = %s WHERE city_id = %s AND id = %s"
PLACE = "kernel.answer.body"


def request_hash(method: str, path: str, body: bytes) -> bytes:
    """What makes two requests the same; the path comes with what is asked behind it."""
    return hashlib.sha256(f"{method} {path}\n".encode() + body).digest()


def begin(caller: Caller, key: str, hash: bytes) -> tuple[UUID, tuple[int, bytes] | None]:
    """Claim a key, or find the answer that was kept for it.  Refuses with KeyReused, AnswerGone.

    A twin request in flight makes this statement wait until the first one has committed.
    """
    id = ids.new(caller.city_id)
    with connection.cursor() as cursor:
        who = (caller.city_id, caller.name(), key)
        cursor.execute(BEGIN, [id, *who, hash, caller.person_id, clock.real()])
        if cursor.rowcount == 1:
            return id, None
        cursor.execute(FIND, who)
        kept_id, kept_hash, status, sealed = cursor.fetchone()
    if bytes(kept_hash) != hash:
        raise KeyReused()
    if sealed is None:
        return kept_id, (status, b"")
    if not sealed:
        raise AnswerGone()
    owner = caller.person_id or caller.actor_id
    assert owner is not None, "a body is kept only for somebody"
    return kept_id, (status, vault.open(owner, place=PLACE, row_id=kept_id, sealed=sealed).encode())


def keep(caller: Caller, id: UUID, status: int, body: bytes) -> None:
    """Keep an answer, sealed under the key of the person whose data it holds."""
    owner = caller.person_id or caller.actor_id
    sealed = None
    if body and owner is not None:
        sealed = vault.seal(owner, place=PLACE, row_id=id, text=body.decode())
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [status, sealed, caller.city_id, id])


def forget_desks(act: Act) -> None:
    """Drop what the city's desks were answered: it may show whoever is being erased."""
    desks = Q(caller__startswith=f"{OPERATOR}:") | Q(caller__startswith=f"{MERCHANT}:")
    Answer.objects.of(act).filter(desks, body_sealed__isnull=False).update(body_sealed=b"")
