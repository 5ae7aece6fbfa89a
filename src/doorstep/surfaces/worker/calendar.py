"""When and where a worker works: duty, weekly plan, exceptions, and positions."""

from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands, queries
from doorstep.surfaces.shapes import Day, Done, Iso, words
from doorstep.surfaces.worker import fixes
from doorstep.surfaces.worker.entrance import OWN, door, me
from doorstep.surfaces.worker.fixes import FixSent
from doorstep.visits.planning import commands as planning
from doorstep.visits.tracking import commands as tracking_commands

POSITIONS = edge.Rate(120, 60)
Minute = Annotated[int, Field(ge=0, le=1_800)]


class DutySent(Schema):
    """On or off."""

    on_duty: bool


class DutySeen(Schema):
    """Whether instant work comes."""

    on_duty: bool
    duty_since_at: Iso | None


class Stretch(Schema):
    """A stretch of a weekday (0 is Monday) in minutes; past 1440 it is the next day."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    from_minute: Minute
    to_minute: Minute


class PlanSent(Schema):
    """The whole weekly plan."""

    stretches: Annotated[list[Stretch], Field(max_length=28)]


class ExceptionSent(Schema):
    """A day that differs from the plan."""

    day: Day
    kind: Literal["off", "extra"]
    from_minute: Minute = 0
    to_minute: Minute = 1_440


class ExceptionSeen(Schema):
    """A day that differs from the plan."""

    id: UUID
    day: date
    kind: str
    from_minute: int
    to_minute: int


class Days(Schema):
    """A stretch of days; two weeks from today unless said otherwise."""

    first: Day | None = None
    last: Day | None = None


class AbsenceSent(Schema):
    """Until the end of which day one cannot come (today unless said); a reason is free."""

    until: Day | None = None
    reason: words(200) = ""


class FixesSent(Schema):
    """A batch of positions; late and doubled ones are harmless."""

    fixes: Annotated[list[FixSent], Field(min_length=1, max_length=500)]


class FixesSeen(Schema):
    """What became of a batch, and the visits that it arrived."""

    taken: int
    kept: int
    arrived_visit_ids: list[UUID]


@door.put("/duty", **OWN, answers_with=DutySeen)
def switch_duty(act: Act, body: DutySent) -> DutySeen:
    """Take instant work from now on, or none; off duty no position is kept."""
    switch = commands.go_on_duty if body.on_duty else commands.go_off_duty
    return DutySeen.from_orm(switch(act, worker_id=me(act)))


@door.get("/plan", **OWN, answers_with=list[Stretch])
def see_plan(act: Act) -> list[Stretch]:
    """The weekly plan, in the order of the week."""
    return [Stretch.from_orm(row) for row in queries.plan_of(act, me(act))]


@door.put("/plan", **OWN, answers_with=list[Stretch])
def set_plan(act: Act, body: PlanSent) -> list[Stretch]:
    """Say anew when one works; held visits stay."""
    stretches = [(one.weekday, one.from_minute, one.to_minute) for one in body.stretches]
    rows = commands.set_weekly_plan(act, worker_id=me(act), stretches=stretches)
    return [Stretch.from_orm(row) for row in rows]


@door.get("/plan/exceptions", **OWN, answers_with=list[ExceptionSeen])
def list_exceptions(act: Act, days: Query[Days]) -> list[ExceptionSeen]:
    """The days that differ from the plan."""
    first = days.first or areas.facts(act).day_of(act.at)
    last = days.last or first + timedelta(days=14)
    rows = queries.exceptions_of(act, me(act), first, last)
    return [ExceptionSeen.from_orm(row) for row in rows]


@door.post("/plan/exceptions", **OWN, answers_with=ExceptionSeen, status=201)
def add_exception(act: Act, body: ExceptionSent) -> ExceptionSeen:
    """Say that a day differs: a stretch off, or an extra one."""
    row = commands.add_exception(act, worker_id=me(act), **body.dict())
    return ExceptionSeen.from_orm(row)


@door.delete("/plan/exceptions/{uuid:exception_id}", **OWN, answers_with=Done)
def end_exception(act: Act, exception_id: UUID) -> Done:
    """Take an exception back."""
    commands.end_exception(act, worker_id=me(act), exception_id=exception_id)
    return Done()


@door.post("/absence", **OWN, answers_with=Done, status=202)
def cannot_come(act: Act, body: AbsenceSent) -> Done:
    """Say that one is ill or cannot come from now on; others are found, and nothing is counted."""
    planning.lose_worker(act, worker_id=me(act), until=body.until, reason=body.reason)
    return Done()


@door.post(
    "/positions", **OWN, answers_with=FixesSeen, keeps_answer=False, rate=POSITIONS, status=202
)
def send_positions(act: Act, body: FixesSent) -> FixesSeen:
    """Say where the phone is or was: coarse on duty, precise on the way to a visit."""
    me(act)
    heard = tracking_commands.record_positions(act, fixes=fixes.seen(body.fixes))
    return FixesSeen.from_orm(heard)
