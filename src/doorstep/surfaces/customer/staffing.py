"""Whom a customer does not want to come again, and how the house decides who comes."""

from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel.act import Act
from doorstep.surfaces import algorithm
from doorstep.surfaces.customer import seen
from doorstep.surfaces.customer.entrance import OWN, door
from doorstep.surfaces.shapes import Done, Iso, Page, Paging, words
from doorstep.visits.staffing import commands, queries


class BlockSent(Schema):
    """Why; nobody but the customer and the desk reads it."""

    reason: words(200, 1)


class BlockSeen(Schema):
    """Somebody who is not to come again."""

    id: UUID
    worker: seen.PersonSeen
    reason: str
    made_at: Iso


@door.get("/algorithm-notice", **algorithm.READING, answers_with=algorithm.AlgorithmSeen)
def see_algorithm(act: Act) -> algorithm.AlgorithmSeen:
    """How dispatch decides: factors, reach, rounds, rest, fairness, guarantee, as they run."""
    return algorithm.notice(act)


@door.get("/blocks", **OWN, answers_with=Page[BlockSeen])
def list_blocks(act: Act, paging: Query[Paging]) -> Any:
    """Who is not to come again."""
    rows, following = queries.my_blocks(act, after=paging.after, size=paging.size)
    known = seen.people(act, [row.worker_id for row in rows])
    items = [_block(row, known[row.worker_id]) for row in rows]
    return {"items": items, "next": following}


@door.post("/workers/{uuid:worker_id}/block", **OWN, answers_with=BlockSeen, status=201)
def block_worker(act: Act, worker_id: UUID, body: BlockSent) -> Any:
    """Never be sent this worker again; they are not told."""
    made = commands.block_worker(act, worker_id=worker_id, reason=body.reason)
    return _block(made, seen.people(act, [worker_id])[worker_id])


@door.delete("/blocks/{uuid:block_id}", **OWN, answers_with=Done)
def unblock(act: Act, block_id: UUID) -> Done:
    """Undo it."""
    commands.unblock(act, block_id=block_id)
    return Done()


def _block(row: Any, worker: seen.PersonSeen) -> dict[str, Any]:
    return {"id": row.id, "worker": worker, "reason": row.reason, "made_at": row.made_at}
