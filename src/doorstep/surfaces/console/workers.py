"""Workers at the desk: enlisted from their papers, their skills, licences, grade, plan, pauses."""

from datetime import datetime, time, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from ninja import Query, Schema
from pydantic import Field

from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import commands, queries
from doorstep.offering.workers.queries.people import Worker
from doorstep.people.accounts import queries as accounts
from doorstep.people.identity import queries as identity
from doorstep.people.partners import queries as partners
from doorstep.surfaces import account
from doorstep.surfaces.console.entrance import (
    DESK,
    HELPERS,
    HOUSE,
    READERS,
    REVIEWERS,
    Why,
    door,
)
from doorstep.surfaces.shapes import Code, Day, Iso, Lat, Lng, Moment, Page, Paging, words
from doorstep.visits.orders import queries as orders

WORKER = "worker"


class WorkersWanted(Paging):
    """Which workers are listed."""

    state: Literal["pending", "active", "paused", "ended"] | None = None
    named: words(40) = ""


class WorkerRow(Schema):
    """A worker in a list."""

    id: UUID
    name: str
    merchant_id: UUID | None
    grade: str
    contract: str
    state: str
    on_duty: bool
    rating_sum: int
    rating_count: int
    visits_done: int
    enlisted_at: Iso


class LicenceSeen(Schema):
    """A licence that was checked."""

    id: UUID
    kind: str
    expires_on: Day
    recorded_at: Iso


class Stretch(Schema):
    """A stretch of a weekday (0 is Monday) in minutes; past 1440 it is the next day."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    from_minute: Annotated[int, Field(ge=0, le=1_800)]
    to_minute: Annotated[int, Field(ge=0, le=1_800)]


class WorkerMoveSeen(Schema):
    """A change of state, grade or share."""

    verb: str
    before: str
    after: str
    at: Iso
    role: str
    reason: str


class WorkerWhole(WorkerRow):
    """A worker with skills, licences, plan and history; never with their home."""

    person_id: UUID
    about: str
    photo_url: str | None
    share_override_bp: int | None
    paused_until_at: Iso | None
    skills: list[str]
    called: dict[str, str]
    """What the skills and licences are called, by their codes."""
    licences: list[LicenceSeen]
    plan: list[Stretch]
    history: list[WorkerMoveSeen]


class StretchWanted(Schema):
    """From which day of the city, and how many days."""

    first: Day
    days: Annotated[int, Field(ge=1, le=42)] = 7


class WorkerVisitSeen(Schema):
    """A visit in a worker's calendar."""

    visit_id: UUID
    order_id: UUID
    number: str
    service: str
    community: str
    state: str
    starts_at: Iso
    ends_at: Iso


class DayOffSeen(Schema):
    """An exception from the weekly plan, in minutes of a day."""

    id: UUID
    day: Day
    kind: str
    from_minute: int
    to_minute: int


class WorkerSent(Schema):
    """Somebody whose papers were approved, as customers will know them."""

    dossier_id: UUID
    name: words(40, 1)
    about: words(500) = ""
    home_lat: Lat
    home_lng: Lng
    merchant_id: UUID | None = None
    skills: Annotated[list[Code], Field(max_length=60)] = []


class SkillsSent(Schema):
    """All that a worker can do, as it was checked."""

    skills: Annotated[list[Code], Field(max_length=60)]


class LicenceSent(Schema):
    """A checked licence and its last day."""

    kind: Code
    expires_on: Day
    document_id: UUID | None = None


class GradeSent(Schema):
    """A grade, an own share of the service fee or none, and why."""

    grade: Literal["normal", "silver", "gold", "contracted"]
    share_override_bp: Annotated[int, Field(ge=6_000, le=8_000)] | None = None
    reason: words(200, 1)


class WorkerContractSent(Schema):
    """By which kind of contract one of the platform's own works, and why."""

    contract: Literal["employed", "freelance"]
    reason: words(200, 1)


class PlanSent(Schema):
    """When a worker works."""

    stretches: Annotated[list[Stretch], Field(max_length=70)]


class PauseSent(Schema):
    """Until when a worker gets no new visits (None: until resumed), and why."""

    until_at: Moment | None = None
    reason: words(200, 1)


@door.get("/workers", **DESK, duties=READERS, answers_with=Page[WorkerRow])
def list_workers(act: Act, wanted: Query[WorkersWanted]) -> Any:
    """The workers of the city, or of the merchant, newest first."""
    rows, following = queries.workers(
        act,
        state=wanted.state or "",
        named=wanted.named.strip(),
        after=wanted.after,
        size=wanted.size,
    )
    return {"items": rows, "next": following}


@door.get("/workers/{uuid:worker_id}", **DESK, duties=READERS, answers_with=WorkerWhole)
def one_worker(act: Act, worker_id: UUID) -> Any:
    """One worker."""
    return _whole(act, queries.worker(act, worker_id))


@door.get(
    "/workers/{uuid:worker_id}/visits", **DESK, duties=READERS, answers_with=list[WorkerVisitSeen]
)
def list_visits_of_worker(act: Act, worker_id: UUID, wanted: Query[StretchWanted]) -> Any:
    """Where a worker has a seat in a stretch of days of the city, by the start."""
    queries.worker(act, worker_id)
    zone = ZoneInfo(accounts.city(act.city_id).zone)
    from_at = datetime.combine(wanted.first, time(), zone)
    found = orders.agenda(
        act,
        worker_id=worker_id,
        starts_from=from_at,
        starts_until=datetime.combine(wanted.first + timedelta(days=wanted.days), time(), zone),
    )
    named = {
        id: text.say(catalog.service(act, id).name, act.language)
        for id in {one.order.service_id for one in found}
    }
    return [
        WorkerVisitSeen(
            visit_id=one.visit.id,
            order_id=one.order.id,
            number=one.order.number,
            service=named[one.order.service_id],
            community=one.order.community,
            state=one.visit.state,
            starts_at=one.visit.starts_at,
            ends_at=one.visit.ends_at,
        )
        for one in found
    ]


@door.get(
    "/workers/{uuid:worker_id}/days-off", **DESK, duties=READERS, answers_with=list[DayOffSeen]
)
def list_exceptions_of_worker(act: Act, worker_id: UUID, wanted: Query[StretchWanted]) -> Any:
    """What of the weekly plan does not hold in a stretch of days: leave, and extra hours."""
    queries.worker(act, worker_id)
    last = wanted.first + timedelta(days=wanted.days - 1)
    return queries.exceptions_of(act, worker_id, wanted.first, last)


@door.post("/workers", **HOUSE, duties=REVIEWERS, answers_with=WorkerWhole, status=201)
def enlist_worker(act: Act, body: WorkerSent) -> Any:
    """Make the person of a dossier a worker of the city."""
    papers = identity.dossier(act, body.dossier_id)
    if papers.subject != WORKER:
        raise NotFound()
    if body.merchant_id is not None:
        partners.merchant(act, body.merchant_id)
    facts = body.model_dump(exclude={"dossier_id"})
    return _whole(act, commands.enlist(act, person_id=papers.person_id, **facts))


@door.put("/workers/{uuid:worker_id}/skills", **HOUSE, duties=REVIEWERS, answers_with=WorkerWhole)
def set_skills(act: Act, worker_id: UUID, body: SkillsSent) -> Any:
    """Say all that a worker can do."""
    commands.set_skills(act, worker_id=worker_id, codes=body.skills)
    return _whole(act, queries.worker(act, worker_id))


@door.post(
    "/workers/{uuid:worker_id}/licences",
    **HOUSE,
    duties=REVIEWERS,
    answers_with=WorkerWhole,
    status=201,
)
def record_licence(act: Act, worker_id: UUID, body: LicenceSent) -> Any:
    """Record a checked licence in place of the older one of its kind."""
    commands.record_licence(act, worker_id=worker_id, **body.model_dump())
    return _whole(act, queries.worker(act, worker_id))


@door.put("/workers/{uuid:worker_id}/grade", **HOUSE, duties=REVIEWERS, answers_with=WorkerWhole)
def change_grade(act: Act, worker_id: UUID, body: GradeSent) -> Any:
    """Give a worker a grade, and an own share or none."""
    worker = commands.change_grade(
        act.because(body.reason),
        worker_id=worker_id,
        grade=body.grade,
        share_override_bp=body.share_override_bp,
    )
    return _whole(act, worker)


@door.put("/workers/{uuid:worker_id}/contract", **HOUSE, duties=REVIEWERS, answers_with=WorkerWhole)
def change_contract(act: Act, worker_id: UUID, body: WorkerContractSent) -> Any:
    """Say whether the platform employs a worker of its own: their hours have caps of their own."""
    worker = commands.change_contract(
        act.because(body.reason),
        worker_id=worker_id,
        is_employed=body.contract == "employed",
    )
    return _whole(act, worker)


@door.put("/workers/{uuid:worker_id}/plan", **DESK, duties=HELPERS, answers_with=WorkerWhole)
def set_plan(act: Act, worker_id: UUID, body: PlanSent) -> Any:
    """Say anew when a worker works."""
    stretches = [(one.weekday, one.from_minute, one.to_minute) for one in body.stretches]
    commands.set_weekly_plan(act, worker_id=worker_id, stretches=stretches)
    return _whole(act, queries.worker(act, worker_id))


@door.post("/workers/{uuid:worker_id}/pause", **DESK, duties=HELPERS, answers_with=WorkerWhole)
def pause_worker(act: Act, worker_id: UUID, body: PauseSent) -> Any:
    """Give a worker no new visits for a while."""
    reasoned = act.because(body.reason)
    worker = commands.pause(reasoned, worker_id=worker_id, until_at=body.until_at)
    return _whole(act, worker)


@door.delete("/workers/{uuid:worker_id}/pause", **DESK, duties=HELPERS, answers_with=WorkerWhole)
def resume_worker(act: Act, worker_id: UUID) -> Any:
    """Let a paused worker take visits again."""
    return _whole(act, commands.resume(act, worker_id=worker_id))


@door.post("/workers/{uuid:worker_id}/end", **DESK, duties=HELPERS, answers_with=WorkerWhole)
def end_worker(act: Act, worker_id: UUID, body: Why) -> Any:
    """Let a worker leave the city."""
    return _whole(act, commands.end_worker(act.because(body.reason), worker_id=worker_id))


def _whole(act: Act, worker: Worker) -> dict[str, Any]:
    same = WorkerRow.model_fields.keys() | {
        "person_id",
        "about",
        "share_override_bp",
        "paused_until_at",
    }
    return {name: getattr(worker, name) for name in same} | {
        "photo_url": account.url_of(worker.photo_file_id),
        "skills": queries.skills_of(act, worker.id),
        "called": {
            code: text.say(name, act.language) for code, name in catalog.skill_names(act).items()
        },
        "licences": queries.licences_of(act, worker.id),
        "plan": queries.plan_of(act, worker.id),
        "history": queries.moves_of(act, worker.id),
    }
