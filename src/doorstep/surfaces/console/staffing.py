"""The desk's care for workers: planned hours of standing by, and what they refused as unsafe."""

from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel.act import Act
from doorstep.offering.workers import queries as workers
from doorstep.surfaces.console.entrance import DESK, DISPATCHERS, HELPERS, READERS, REVIEWERS, door
from doorstep.surfaces.shapes import Done, Iso, Moment, Page, Paging, words
from doorstep.visits.dispatch import commands as dispatching
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.dispatch.queries.offers import Offer
from doorstep.visits.staffing import commands


class StandbySent(Schema):
    """From when to when, and a word why."""

    starts_at: Moment
    ends_at: Moment
    note: words(200) = ""


class StandbySeen(Schema):
    """Hours in which a worker stands by."""

    id: UUID
    worker_id: UUID
    starts_at: Iso
    ends_at: Iso
    note: str


class UnsafeWanted(Paging):
    """What nobody has looked into yet, or everything."""

    waiting: bool = True


class UnsafeSeen(Schema):
    """An order that a worker refused as unsafe, in their words, and what the desk found."""

    id: UUID
    order_id: UUID
    worker_id: UUID
    worker_name: str
    community: str
    starts_at: Iso
    refused_at: Iso
    reason: str
    looked_into_at: Iso | None
    looked_into: str


class FindingSent(Schema):
    """What was found, and what was done about it."""

    how: words(200, 1)


@door.get("/standbys", **DESK, duties=READERS, answers_with=list[StandbySeen])
def list_standbys(act: Act) -> Any:
    """Who stands by now or will."""
    return workers.standbys(act)


@door.post(
    "/workers/{uuid:worker_id}/standbys",
    **DESK,
    duties=DISPATCHERS,
    answers_with=StandbySeen,
    status=201,
)
def stand_by(act: Act, worker_id: UUID, body: StandbySent) -> Any:
    """Plan hours of standing by for a worker."""
    return commands.stand_by(
        act,
        worker_id=worker_id,
        starts_at=body.starts_at,
        ends_at=body.ends_at,
        note=body.note,
    )


@door.delete("/standbys/{uuid:standby_id}", **DESK, duties=DISPATCHERS, answers_with=Done)
def stand_down(act: Act, standby_id: UUID) -> Done:
    """End hours of standing by."""
    commands.stand_down(act, standby_id=standby_id)
    return Done()


@door.get("/offers/unsafe", **DESK, duties=HELPERS | REVIEWERS, answers_with=Page[UnsafeSeen])
def list_unsafe(act: Act, wanted: Query[UnsafeWanted]) -> Any:
    """What workers refused as unsafe, the newest first; it waits until somebody looked into it."""
    found, following = dispatch.refused_as_unsafe(
        act, waiting=wanted.waiting, after=wanted.after, size=wanted.size
    )
    names = workers.cards(act, [one.worker_id for one in found])
    return {"items": [_unsafe(one, names) for one in found], "next": following}


@door.post(
    "/offers/unsafe/{uuid:offer_id}/finding", **DESK, duties=HELPERS, answers_with=UnsafeSeen
)
def look_into(act: Act, offer_id: UUID, body: FindingSent) -> Any:
    """Say what was found about an order that was refused as unsafe; it leaves the worklist."""
    found = dispatching.look_into(act, offer_id=offer_id, how=body.how)
    return _unsafe(found, workers.cards(act, [found.worker_id]))


def _unsafe(one: Offer, names: dict[UUID, workers.WorkerCard]) -> dict[str, Any]:
    return {
        "id": one.id,
        "order_id": one.order_id,
        "worker_id": one.worker_id,
        "worker_name": names[one.worker_id].name,
        "community": one.community,
        "starts_at": one.starts_at,
        "refused_at": one.answered_at,
        "reason": one.answer,
        "looked_into_at": one.looked_into_at,
        "looked_into": one.looked_into,
    }
