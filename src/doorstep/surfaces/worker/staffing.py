"""A worker's own say: why me or not, when to rest, whom to avoid, who takes over."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel import edge, text
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.surfaces import algorithm
from doorstep.surfaces.shapes import Done, Iso, Page, Paging, facts_of, words
from doorstep.surfaces.worker.entrance import OWN, door, me
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.staffing import commands, queries

ASKING = edge.Rate(30, 60)


class DecisionsWanted(Paging):
    """Which decisions are listed: all in which the worker was a candidate, or those of an order."""

    order_id: UUID | None = None


class OwnDecisionSeen(Schema):
    """A decision with the worker's own numbers and place, and in words why it came out so."""

    decision_id: UUID
    order_id: UUID
    at: Iso
    how: str
    mode: str
    round: int
    radius_m: int | None
    policy_version: int
    was_asked: bool
    rank: int
    count: int
    own: Mapping[str, Any]
    reason: str


class RestSeen(Schema):
    """Whether a rest is due, why, and until when nothing is offered."""

    is_due: bool
    why: str
    until: Iso | None


class BlockSent(Schema):
    """Why; nobody but the worker and the desk reads it."""

    reason: words(200, 1)


class BlockSeen(Schema):
    """Somebody whom one does not want to meet again."""

    id: UUID
    reason: str
    made_at: Iso


class ColleagueSeen(Schema):
    """Somebody of the same seller who is free at the time."""

    id: UUID
    name: str


class HandoverSent(Schema):
    """To whom, and why."""

    worker_id: UUID
    reason: words(200, 1)


class HandoverSeen(Schema):
    """An order that a colleague wants to hand on."""

    id: UUID
    order_id: UUID
    giver_id: UUID
    taker_id: UUID
    state: str
    reason: str
    made_at: Iso
    expires_at: Iso


class HandoverAskedSeen(HandoverSeen):
    """What the one who is asked sees before saying yes: as much as an offer shows."""

    service_name: str
    community: str
    starts_at: Iso
    minutes: int
    distance_m: int | None
    pay_fen: int | None


@door.get("/algorithm-notice", **algorithm.READING, answers_with=algorithm.AlgorithmSeen)
def see_algorithm(act: Act) -> algorithm.AlgorithmSeen:
    """How dispatch decides: factors, reach, rounds, rest, fairness, guarantee, as they run."""
    return algorithm.notice(act)


@door.get("/decisions", **OWN, answers_with=Page[OwnDecisionSeen])
def list_decisions(act: Act, wanted: Query[DecisionsWanted]) -> Any:
    """Why the worker was asked, or was not although they were a candidate."""
    rows, following = dispatch.own_parts(
        act,
        worker_id=me(act),
        order_id=wanted.order_id,
        after=wanted.after,
        size=wanted.size,
    )
    items = [
        facts_of(OwnDecisionSeen, one, reason=text.say(one.reason, act.language)) for one in rows
    ]
    return {"items": items, "next": following}


@door.get("/rest", **OWN, answers_with=RestSeen)
def see_rest(act: Act) -> RestSeen:
    """Whether a rest is due, and until when."""
    due = queries.rest_of(act, me(act))
    if due is None:
        return RestSeen(is_due=False, why="", until=None)
    return RestSeen(is_due=True, why=due.why, until=due.until_at)


@door.get("/blocks", **OWN, answers_with=Page[BlockSeen])
def list_blocks(act: Act, paging: Query[Paging]) -> Any:
    """Whom the worker does not want to meet again."""
    me(act)
    rows, following = queries.my_blocks(act, after=paging.after, size=paging.size)
    return {"items": rows, "next": following}


@door.post("/orders/{uuid:order_id}/customer-block", **OWN, answers_with=BlockSeen, status=201)
def block_customer(act: Act, order_id: UUID, body: BlockSent) -> Any:
    """Never be sent to the customer of this order again."""
    me(act)
    return commands.block_customer(act, order_id=order_id, reason=body.reason)


@door.delete("/blocks/{uuid:block_id}", **OWN, answers_with=Done)
def unblock(act: Act, block_id: UUID) -> Done:
    """Undo it."""
    me(act)
    commands.unblock(act, block_id=block_id)
    return Done()


@door.get("/orders/{uuid:order_id}/colleagues", **OWN, answers_with=list[ColleagueSeen])
def list_colleagues(act: Act, order_id: UUID) -> Any:
    """Who could take the order over."""
    me(act)
    return [{"id": id, "name": name} for id, name in queries.colleagues(act, order_id)]


@door.post(
    "/orders/{uuid:order_id}/handovers",
    **OWN,
    answers_with=HandoverSeen,
    status=201,
    rate=ASKING,
)
def ask_colleague(act: Act, order_id: UUID, body: HandoverSent) -> Any:
    """Ask a colleague to take the order over; it stays one's own until they say yes."""
    me(act)
    return commands.ask_colleague(
        act, order_id=order_id, worker_id=body.worker_id, reason=body.reason
    )


@door.get("/handovers", **OWN, answers_with=Page[HandoverAskedSeen])
def list_handovers(act: Act, paging: Query[Paging]) -> Any:
    """What colleagues asked the worker to take over, and what the worker asked them, the newest
    first; how far it is, only who is asked is told."""
    rows, following = queries.handovers_of(
        act, worker_id=me(act), after=paging.after, size=paging.size
    )
    asked = queries.asked_of(act, rows)
    pay = dispatch.pay_of(act, me(act), [row.order_id for row in rows])
    items = [_asked(act, row, asked[row.order_id], pay.get(row.order_id)) for row in rows]
    return {"items": items, "next": following}


def _asked(act: Act, row: Any, asked: queries.Asked, pay_fen: int | None) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in HandoverSeen.model_fields}
    sold = catalog.service(act, asked.service_id)
    return plain | {
        "service_name": text.say(sold.name, act.language),
        "community": asked.community,
        "starts_at": asked.starts_at,
        "minutes": asked.minutes,
        "distance_m": asked.distance_m if row.taker_id == me(act) else None,
        "pay_fen": pay_fen,
    }


@door.post("/handovers/{uuid:handover_id}/acceptance", **OWN, answers_with=HandoverSeen)
def take_over(act: Act, handover_id: UUID) -> Any:
    """Take a colleague's order over."""
    me(act)
    return commands.take_over(act, handover_id=handover_id)


@door.post("/handovers/{uuid:handover_id}/refusal", **OWN, answers_with=HandoverSeen)
def refuse_handover(act: Act, handover_id: UUID) -> Any:
    """Leave it with the colleague; it costs nothing."""
    me(act)
    return commands.refuse_handover(act, handover_id=handover_id)


@door.delete("/handovers/{uuid:handover_id}", **OWN, answers_with=Done)
def take_handover_back(act: Act, handover_id: UUID) -> Done:
    """Keep the order oneself after all."""
    me(act)
    commands.take_handover_back(act, handover_id=handover_id)
    return Done()
