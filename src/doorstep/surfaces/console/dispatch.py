"""Dispatch at the desk: another worker by hand, why somebody was asked, the track, the policy."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.aftercare.guarantee import commands as guaranteeing
from doorstep.aftercare.guarantee import queries as guarantee
from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.workers import queries as workers
from doorstep.surfaces import algorithm
from doorstep.surfaces.console import seen
from doorstep.surfaces.console.entrance import (
    DESK,
    DISPATCHERS,
    HELPERS,
    HOUSE,
    KEEPERS,
    MONEY,
    READERS,
    Facts,
    door,
)
from doorstep.surfaces.shapes import Iso, Moment, Page, Paging, facts_of, words
from doorstep.visits.dispatch import commands, queries
from doorstep.visits.hints import queries as hints
from doorstep.visits.tracking import queries as tracking

TRACKERS = {"dispatcher", "support", "safety", "auditor"}


class AssignmentSent(Schema):
    """Who takes the order, instead of whom (None: instead of everybody), and why."""

    worker_id: UUID
    instead_of: UUID | None = None
    reason: words(200, 1)


class ReleaseSent(Schema):
    """Who leaves the order (None: everybody), and why; the search goes on."""

    worker_id: UUID | None = None
    reason: words(200, 1)


class DecisionSeen(Schema):
    """One decision as it was made, with every candidate and the parts of their cost."""

    id: UUID
    visit_id: UUID
    mode: str
    how: str
    round: int
    at: Iso
    radius_m: int | None
    policy_version: int
    candidates: list[dict[str, Any]]
    chosen: UUID | None
    actor_role: str
    reason: str


class SearchSeen(Schema):
    """How far the search for people came."""

    state: str
    mode: str
    round: int
    seats: int
    opened_at: Iso
    next_at: Iso | None
    ends_at: Iso
    closed_at: Iso | None


class Explained(Schema):
    """Why an order was offered to whom."""

    search: SearchSeen | None
    decisions: list[DecisionSeen]
    names: dict[UUID, str]
    """Of everybody who was a candidate or chosen."""


class FixSeen(Schema):
    """One kept position."""

    lat: float
    lng: float
    accuracy_m: int
    is_mock: bool
    gap_seconds: int
    taken_at: Iso


class TrackSeen(Schema):
    """One worker's way to a visit."""

    trip_id: UUID
    worker_id: UUID
    state: str
    set_out_at: Iso
    arrived_at: Iso | None
    arrived_how: str
    gaps: int
    mocks: int
    eta_seconds: int | None
    eta_computed_at: Iso | None
    fixes: list[FixSeen]


class PolicySent(Schema):
    """The next policy: what it does not say has its default."""

    facts: Facts
    why: words(200, 1)
    valid_from: Moment | None = None


class PolicyTried(Schema):
    """The next policy as it might be."""

    facts: Facts


class PolicyKept(Schema):
    """A published version, from when it counts, and why."""

    version: int
    facts: dict[str, Any]
    valid_from: Iso
    published_at: Iso
    why: str


class PolicyPreviewed(Schema):
    """What publishing would mean; `changes` gives each number as it is and as it would be."""

    version: int
    facts: dict[str, Any]
    changes: dict[str, list[Any]]
    notice_days: int
    valid_from: Iso
    notice: list[algorithm.SectionSeen]


class PolicySeen(Schema):
    """The policy that runs, as every decision names it."""

    version: int
    facts: dict[str, Any]


class HintDaysWanted(Schema):
    """How many days, today the last."""

    days: Annotated[int, Field(ge=1, le=30)] = 7


class HintDaySeen(Schema):
    """How many hints a day had: sent, followed (within 500 m in 15 minutes), and cut short by an
    offer or because the reason was gone; of nobody in person.
    """

    day: date
    sent: int
    followed: int
    offered: int
    withdrawn: int


class ToldWanted(Paging):
    """Whose hints are listed; everybody's unless named."""

    worker_id: UUID | None = None


class HintToldSeen(Schema):
    """A hint as it was told, with the numbers that said so; not whether it was followed."""

    id: UUID
    worker_id: UUID
    lat: float
    lng: float
    distance_m: int
    skills: list[str]
    expected: float
    waiting: int
    here_expected: float
    here_waiting: int
    policy_version: int
    state: str
    told_at: Iso
    expires_at: Iso
    reason: str


class OwedSeen(Schema):
    """A compensation that could not go back the way the customer had paid."""

    id: UUID
    order_id: UUID
    customer_id: UUID
    cause: str
    amount_fen: int
    policy_version: int
    state: str
    due_at: Iso
    owed_why: str
    owed_at: Iso | None
    late_at: Iso | None
    is_late: bool
    ended_at: Iso | None
    how: str


class OwedWanted(Paging):
    """All that is owed, or only what is late."""

    late: bool = False


class GivingSent(Schema):
    """How the desk gave what was owed."""

    how: words(200, 1)


@door.post(
    "/orders/{uuid:order_id}/assignment",
    **DESK,
    duties=DISPATCHERS,
    answers_with=seen.OrderWhole,
)
def assign_order(act: Act, order_id: UUID, body: AssignmentSent) -> Any:
    """Give an order to a worker by hand, also instead of the one who has it."""
    order = commands.reassign(
        act,
        order_id=order_id,
        worker_id=body.worker_id,
        instead_of=body.instead_of,
        reason=body.reason,
    )
    return seen.whole(act, order)


@door.post(
    "/orders/{uuid:order_id}/release", **DESK, duties=DISPATCHERS, answers_with=seen.OrderWhole
)
def release_worker(act: Act, order_id: UUID, body: ReleaseSent) -> Any:
    """Take a worker out of an order and let the search go on."""
    order = commands.reassign(act, order_id=order_id, instead_of=body.worker_id, reason=body.reason)
    return seen.whole(act, order)


@door.get("/orders/{uuid:order_id}/decisions", **DESK, duties=READERS, answers_with=Explained)
def explain_order(act: Act, order_id: UUID) -> Any:
    """Why an order was offered to whom: candidates, costs by part, and who was chosen."""
    decisions = queries.decisions(act, order_id)
    try:
        search = queries.search_of(act, order_id)
    except NotFound:
        search = None
    seen_ids = {UUID(row["worker"]) for one in decisions for row in one.candidates}
    seen_ids |= {one.chosen for one in decisions if one.chosen}
    names = {id: card.name for id, card in workers.cards(act, list(seen_ids)).items()}
    return {"search": search, "decisions": decisions, "names": names}


@door.get("/orders/{uuid:order_id}/track", **HOUSE, duties=TRACKERS, answers_with=list[TrackSeen])
def track_order(act: Act, order_id: UUID) -> Any:
    """Every kept position of the ways to an order."""
    return [
        {
            "trip_id": one.trip.id,
            "worker_id": one.trip.worker_id,
            "state": one.trip.state,
            "set_out_at": one.trip.set_out_at,
            "arrived_at": one.trip.arrived_at,
            "arrived_how": one.trip.arrived_how,
            "gaps": one.trip.gaps,
            "mocks": one.trip.mocks,
            "eta_seconds": one.eta.seconds if one.eta else None,
            "eta_computed_at": one.eta.computed_at if one.eta else None,
            "fixes": one.fixes,
        }
        for one in tracking.track(act, order_id)
    ]


@door.get("/dispatch/policy", **HOUSE, duties=READERS, answers_with=PolicySeen)
def see_policy(act: Act) -> Any:
    """The dispatch policy that runs now."""
    policy = queries.policy_at(act)
    facts = asdict(policy)
    return {"version": facts.pop("version"), "facts": facts}


@door.get("/dispatch/policies", **HOUSE, duties=READERS, answers_with=list[PolicyKept])
def list_policies(act: Act) -> Any:
    """Every version that was published, the newest first, those to come as well."""
    return queries.policies(act)


@door.post("/dispatch/policy-previews", **HOUSE, duties=KEEPERS, answers_with=PolicyPreviewed)
def preview_policy(act: Act, body: PolicyTried) -> Any:
    """What publishing would mean: what changes, from when, and the notice then; nothing is kept."""
    found = queries.preview_policy(act, body.facts)
    facts = asdict(found.policy)
    return {
        "version": facts.pop("version"),
        "facts": facts,
        "changes": {name: list(pair) for name, pair in found.changes.items()},
        "notice_days": found.notice_days,
        "valid_from": found.valid_from,
        "notice": algorithm.sections(act, found.notice),
    }


@door.post("/dispatch/policies", **HOUSE, duties=KEEPERS, answers_with=PolicySeen, status=201)
def publish_policy(act: Act, body: PolicySent) -> Any:
    """Publish the next version of the policy."""
    made = commands.publish_policy(act, facts=body.facts, why=body.why, valid_from=body.valid_from)
    return {"version": made.version, "facts": made.facts}


@door.get("/dispatch/hints", **HOUSE, duties=READERS, answers_with=list[HintDaySeen])
def count_hints(act: Act, wanted: Query[HintDaysWanted]) -> Any:
    """How many hints the last days had, and how many were followed, today first."""
    return hints.told_by_day(act, days=wanted.days)


@door.get("/dispatch/hints/told", **HOUSE, duties=READERS, answers_with=Page[HintToldSeen])
def list_hints(act: Act, wanted: Query[ToldWanted]) -> Any:
    """Why somebody was told to wait where, the newest first; kept thirty days."""
    rows, following = hints.told_to(
        act, worker_id=wanted.worker_id, after=wanted.after, size=wanted.size
    )
    items = [facts_of(HintToldSeen, row, reason=text.say(row.reason, act.language)) for row in rows]
    return {"items": items, "next": following}


@door.get("/compensations", **HOUSE, duties=MONEY | HELPERS, answers_with=Page[OwedSeen])
def list_owed(act: Act, wanted: Query[OwedWanted]) -> Any:
    """What customers are owed that could not go back by itself, the newest first."""
    rows, following = guarantee.owed(act, late=wanted.late, after=wanted.after, size=wanted.size)
    return {"items": [_owed(act, row) for row in rows], "next": following}


@door.post(
    "/compensations/{uuid:compensation_id}/giving", **HOUSE, duties=MONEY, answers_with=OwedSeen
)
def give_owed(act: Act, compensation_id: UUID, body: GivingSent) -> Any:
    """Say how a customer got what they were owed."""
    given = guaranteeing.give_otherwise(act, compensation_id=compensation_id, how=body.how)
    return _owed(act, given)


def _owed(act: Act, one: guarantee.Compensation) -> OwedSeen:
    return OwedSeen(**facts_of(OwedSeen, one, is_late=guarantee.is_late(act, one)))
