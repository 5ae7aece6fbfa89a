"""A visit from the customer's side: who is on the way, codes, another time, steps, acceptance."""

from typing import Any
from uuid import UUID

from ninja import Schema

from doorstep.kernel import edge, text
from doorstep.kernel.act import Act
from doorstep.surfaces import account
from doorstep.surfaces.customer import seen
from doorstep.surfaces.customer.entrance import OWN, door
from doorstep.surfaces.shapes import Iso, Moment, words
from doorstep.visits.orders import commands, queries
from doorstep.visits.tracking import queries as tracking

CODE_RATE = edge.Rate(20, 60)


class OnTheWaySeen(Schema):
    """One worker who comes: rounded before they set out, a pin with its age on the way; and what
    they said of coming late, None where they said nothing."""

    worker: seen.PersonSeen | None
    distance_m: int | None
    lat: float | None
    lng: float | None
    accuracy_m: int | None
    fix_age_seconds: int | None
    eta_seconds: int | None
    eta_age_seconds: int | None
    set_out_at: Iso | None
    arrived_at: Iso | None
    late_minutes: int | None
    late_reason: str
    expected_at: Iso | None


class TripSeen(Schema):
    """How far the running or next visit of an order came."""

    visit_id: UUID
    visit_state: str
    starts_at: Iso
    workers: list[OnTheWaySeen]


class StepSeen(Schema):
    """One step of the work, and when and how it was done."""

    code: str
    name: str
    phase: str
    has_photo: bool
    done_at: Iso | None
    photo_url: str | None


class CodeSeen(Schema):
    """Digits to say, and until when they hold."""

    code: str
    until: Iso


class FinishCodeSeen(CodeSeen):
    """A code to say or to be scanned (`token` is what the QR picture holds)."""

    token: str


class TimeWanted(Schema):
    """Another time for a visit."""

    starts_at: Moment
    reason: words(300) = ""


class Acceptance(Schema):
    """The customer's yes: a tap, or the code that the worker shows."""

    code: words(64) = ""


class AbsenceSent(Schema):
    """Nobody came: somebody else, or the money back."""

    search_again: bool


@door.get("/orders/{uuid:order_id}/trip", **OWN, answers_with=TripSeen)
def see_trip(act: Act, order_id: UUID) -> TripSeen:
    """Where those who come are, as far as a customer may know."""
    found = tracking.trip(act, order_id)
    known = seen.people(act, [one.worker_id for one in found.workers])
    return TripSeen(
        visit_id=found.visit_id,
        visit_state=found.visit_state,
        starts_at=found.starts_at,
        workers=[
            OnTheWaySeen(worker=known.get(one.worker_id), **_pin(one)) for one in found.workers
        ],
    )


def _pin(one: tracking.OnTheWay) -> dict[str, Any]:
    return {name: getattr(one, name) for name in OnTheWaySeen.model_fields if name != "worker"}


@door.get("/visits/{uuid:visit_id}/steps", **OWN, answers_with=list[StepSeen])
def list_steps(act: Act, visit_id: UUID) -> list[StepSeen]:
    """The steps of the work with their photos."""
    return [
        StepSeen(
            code=one.code,
            name=text.say(one.name, act.language),
            phase=one.phase,
            has_photo=one.needs_photo,
            done_at=one.done_at,
            photo_url=account.url_of(one.photo_id),
        )
        for one in tracking.steps(act, visit_id)
    ]


@door.post("/visits/{uuid:visit_id}/start-code", **OWN, answers_with=CodeSeen, rate=CODE_RATE)
def show_start_code(act: Act, visit_id: UUID) -> Any:
    """A code that the worker needs to begin; a new one replaces the last."""
    return commands.show_start_code(act, visit_id=visit_id)


@door.put("/visits/{uuid:visit_id}/time", **OWN, answers_with=seen.OrderSeen)
def reschedule_visit(act: Act, visit_id: UUID, body: TimeWanted) -> seen.OrderSeen:
    """Move a visit to another time at the price as sold."""
    order = commands.reschedule(
        act, visit_id=visit_id, starts_at=body.starts_at, reason=body.reason
    )
    return seen.whole(act, order)


@door.post("/visits/{uuid:visit_id}/worker-absence", **OWN, answers_with=seen.OrderSeen)
def report_worker_absence(act: Act, visit_id: UUID, body: AbsenceSent) -> seen.OrderSeen:
    """Say that nobody came in the stated time."""
    order = commands.report_no_show(
        act, visit_id=visit_id, side="worker", search_again=body.search_again
    )
    return seen.whole(act, order)


@door.post(
    "/orders/{uuid:order_id}/finish-code", **OWN, answers_with=FinishCodeSeen, rate=CODE_RATE
)
def show_finish_code(act: Act, order_id: UUID) -> Any:
    """A code by which the worker's scan accepts the work."""
    return commands.show_finish_code(act, order_id=order_id)


@door.post("/orders/{uuid:order_id}/acceptance", **OWN, answers_with=seen.OrderSeen, rate=CODE_RATE)
def accept_work(act: Act, order_id: UUID, body: Acceptance) -> seen.OrderSeen:
    """Accept the work; while something is due, its payment completes the acceptance."""
    return seen.whole(act, commands.accept(act, order_id=order_id, code=body.code))


@door.get("/orders/{uuid:order_id}/visits", **OWN, answers_with=list[seen.VisitSeen])
def list_visits(act: Act, order_id: UUID) -> list[seen.VisitSeen]:
    """The visits of an order with those who come."""
    return seen.visits(act, queries.order(act, order_id))
