"""Day plans at the desk: ask for one, compare, carry out or put away; and visits at risk."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Query

from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.surfaces.console.entrance import DESK, DISPATCHERS, READERS, Why, door
from doorstep.surfaces.shapes import Day, Iso, Page, Paging, Shown, words
from doorstep.visits.planning import commands, queries
from doorstep.visits.planning.queries import DayPlan, Risk


class DayPlanSent(Why):
    """Whose day (None: the platform's own; a merchant's desk plans its own), and how freely."""

    day: Day
    merchant_id: UUID | None = None
    mode: Literal["suggest", "optimise"] = "suggest"


class Figures(Shown):
    """A day in numbers: way of all workers together, visits, seats without anybody, people.

    `told`: how many customers who know a name would hear of another.
    """

    travel_seconds: int = 0
    visits: int = 0
    without_worker: int = 0
    workers: int = 0
    workers_on_shift: int = 0
    overlaps: int = 0
    told: int = 0


class DayPlanSeen(Shown):
    """A day plan in a list; before and after are comparable once it is ready."""

    id: UUID
    day: date
    merchant_id: UUID | None
    mode: str
    cause: str
    state: str
    reason: str
    made_at: Iso
    ready_at: Iso | None
    ended_at: Iso | None
    before: Figures
    after: Figures


class SeatChange(Shown):
    """A seat that should go to somebody else; `is_told`: its customer knows the name."""

    id: UUID
    order_id: UUID
    visit_id: UUID
    service_name: str
    community: str
    starts_at: Iso
    ends_at: Iso
    leaves_id: UUID
    leaves_name: str
    comes_id: UUID
    comes_name: str
    group: int
    is_told: bool
    state: str
    refusal: str


class DayPlanWhole(DayPlanSeen):
    """A day plan with everything it proposes."""

    changes: list[SeatChange]


class RiskSeen(Shown):
    """A visit whose promised time may not be kept, why, and how late as far as known."""

    id: UUID
    order_id: UUID
    visit_id: UUID
    worker_id: UUID | None
    worker_name: str
    starts_at: Iso
    reason: str
    why: str
    late_seconds: int
    state: str
    found_at: Iso
    how: str


class WorkerAbsenceSent(Why):
    """Until the end of which day somebody cannot come (today unless said), and why."""

    until: Day | None = None


class SettlementSent(Shown):
    """How a visit at risk was settled."""

    how: words(200, 1)


@door.post("/plans", **DESK, duties=DISPATCHERS, answers_with=DayPlanSeen, status=202)
def plan_day(act: Act, body: DayPlanSent) -> Any:
    """Ask for a plan of a day; it is computed in the background."""
    return commands.plan_day(
        act,
        day=body.day,
        merchant_id=body.merchant_id if act.merchant_id is None else "own",
        mode=body.mode,
        reason=body.reason,
    )


@door.get("/plans", **DESK, duties=READERS, answers_with=Page[DayPlanSeen])
def list_plans(act: Act, wanted: Query[Paging]) -> Any:
    """Day plans, newest first."""
    found, following = queries.plans(act, after=wanted.after, size=wanted.size)
    return {"items": found, "next": following}


@door.get("/plans/{uuid:plan_id}", **DESK, duties=READERS, answers_with=DayPlanWhole)
def see_plan(act: Act, plan_id: UUID) -> Any:
    """A day plan with what it proposes, and what became of each change."""
    return _whole(act, queries.plan(act, plan_id))


@door.post(
    "/plans/{uuid:plan_id}/application", **DESK, duties=DISPATCHERS, answers_with=DayPlanWhole
)
def apply_plan(act: Act, plan_id: UUID) -> Any:
    """Carry a plan out; who comes is asked first, and what is refused is kept with its reason."""
    return _whole(act, commands.apply_plan(act, plan_id=plan_id))


@door.post("/plans/{uuid:plan_id}/dismissal", **DESK, duties=DISPATCHERS, answers_with=DayPlanWhole)
def dismiss_plan(act: Act, plan_id: UUID) -> Any:
    """Put a plan away; nothing changes."""
    return _whole(act, commands.dismiss_plan(act, plan_id=plan_id))


@door.get("/visits/at-risk", **DESK, duties=READERS, answers_with=Page[RiskSeen])
def list_risks(act: Act, wanted: Query[Paging]) -> Any:
    """Visits whose promised time may not be kept, the soonest first."""
    found, following = queries.risks(act, after=wanted.after, size=wanted.size)
    names = workers.cards(act, [one.worker_id for one in found if one.worker_id])
    items = [_risk(act, one, names) for one in found]
    return {"items": items, "next": following}


@door.post(
    "/visits/at-risk/{uuid:risk_id}/settlement", **DESK, duties=DISPATCHERS, answers_with=RiskSeen
)
def settle_risk(act: Act, risk_id: UUID, body: SettlementSent) -> Any:
    """Take a visit off the worklist, saying how it was settled."""
    found = commands.settle_risk(act, risk_id=risk_id, how=body.how)
    names = workers.cards(act, [found.worker_id] if found.worker_id else [])
    return _risk(act, found, names)


@door.post(
    "/workers/{uuid:worker_id}/absence",
    **DESK,
    duties=DISPATCHERS,
    answers_with=list[DayPlanSeen],
    status=202,
)
def lose_worker(act: Act, worker_id: UUID, body: WorkerAbsenceSent) -> Any:
    """Somebody cannot come: their visits go to others, who are asked, or onto the worklist."""
    return commands.lose_worker(act, worker_id=worker_id, until=body.until, reason=body.reason)


@door.post(
    "/orders/{uuid:order_id}/replanning",
    **DESK,
    duties=DISPATCHERS,
    answers_with=DayPlanSeen,
    status=202,
)
def make_room(act: Act, order_id: UUID, body: Why) -> Any:
    """Look whether others can move for an appointment that nobody is found for.

    What no customer was told of is moved at once; the rest is suggested as a plan.
    """
    return commands.make_room(act, order_id=order_id, reason=body.reason)


def _whole(act: Act, plan: DayPlan) -> dict[str, Any]:
    changes = queries.changes(act, plan.id)
    people = workers.cards(act, [id for one in changes for id in (one.leaves_id, one.comes_id)])
    names = {
        one: text.say(catalog.service(act, one).name, act.language)
        for one in {change.service_id for change in changes}
    }
    plain = DayPlanSeen.model_validate(plan).model_dump()
    return plain | {
        "changes": [
            {
                **{
                    name: getattr(one, name)
                    for name in SeatChange.model_fields
                    if hasattr(one, name)
                },
                "service_name": names[one.service_id],
                "leaves_name": people[one.leaves_id].name,
                "comes_name": people[one.comes_id].name,
            }
            for one in changes
        ]
    }


def _risk(act: Act, one: Risk, names: Any) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in RiskSeen.model_fields if hasattr(one, name)}
    name = names[one.worker_id].name if one.worker_id in names else ""
    return plain | {
        "worker_name": name,
        "why": text.say(queries.RISK_WORDS[one.reason], act.language),
    }
