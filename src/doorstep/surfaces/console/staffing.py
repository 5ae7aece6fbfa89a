"""Who stands by, at the desk: planned hours in which workers wait for what nobody else can take."""

from typing import Any
from uuid import UUID

from ninja import Schema

from doorstep.kernel.act import Act
from doorstep.surfaces.console.entrance import DESK, DISPATCHERS, READERS, door
from doorstep.surfaces.shapes import Done, Iso, Moment, words
from doorstep.visits.staffing import commands, queries


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


@door.get("/standbys", **DESK, duties=READERS, answers_with=list[StandbySeen])
def list_standbys(act: Act) -> Any:
    """Who stands by now or will."""
    return queries.standbys(act)


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
