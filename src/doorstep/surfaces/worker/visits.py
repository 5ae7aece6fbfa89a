"""The work itself: the agenda, setting out, arriving, starting, steps, changes, finishing."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from ninja import File, Form, Query, Schema
from ninja.files import UploadedFile
from pydantic import Field

from doorstep.kernel import edge, text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.surfaces import account
from doorstep.surfaces.shapes import Code, Day, Iso, Lat, Lng, Metres, Moment, words
from doorstep.surfaces.wishes import Picked
from doorstep.surfaces.worker import fixes
from doorstep.surfaces.worker.entrance import OWN, door, me
from doorstep.visits.dispatch import commands as dispatching
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries
from doorstep.visits.orders.queries import ChangeOrder, Order, Visit
from doorstep.visits.tracking import commands as tracking
from doorstep.visits.tracking import queries as tracks

CODE_RATE = edge.Rate(20, 60)
AGENDA_DAYS_MAX = 14


class AgendaWanted(Schema):
    """From which day of the city, for how many days; today unless said otherwise."""

    day: Day | None = None
    days: Annotated[int, Field(ge=1, le=AGENDA_DAYS_MAX)] = 1


class PlaceSeen(Schema):
    """Where to go and whom to ask for: open only while the order is assigned or under way."""

    lat: float
    lng: float
    house: str
    contact_name: str
    contact_phone: str


class VisitSeen(Schema):
    """One visit in the worker's list; `late_minutes` is what the worker said of coming late."""

    id: UUID
    order_id: UUID
    number: str
    order_state: str
    state: str
    service_name: str
    starts_at: Iso
    ends_at: Iso
    community: str
    place: PlaceSeen | None
    note: str
    photo_urls: list[str | None]
    pay_fen: int | None
    set_out_at: Iso | None
    arrived_at: Iso | None
    started_at: Iso | None
    finished_at: Iso | None
    late_minutes: int | None


class LineSeen(Schema):
    """One line of what was sold."""

    kind: str
    code: str
    label: str
    count: int


class StepSeen(Schema):
    """One step of the work, in its order; a gate must be done before the next one."""

    code: str
    name: str
    phase: str
    needs_photo: bool
    gates: bool
    done_at: Iso | None
    photo_url: str | None


class ChangeSeen(Schema):
    """More work or material that was proposed."""

    id: UUID
    visit_id: UUID
    state: str
    amount_fen: int
    minutes: int
    proposed_at: Iso
    lapses_at: Iso


class OrderSeen(Schema):
    """One order as its worker sees it."""

    id: UUID
    number: str
    state: str
    safety: str
    due_fen: int
    lines: list[LineSeen]
    visits: list[VisitSeen]
    changes: list[ChangeSeen]


class ArrivalSent(Schema):
    """A check-in by hand with its reason."""

    reason: words(200, 1)
    fix: fixes.FixHere | None = None


class StartSent(Schema):
    """The code that the customer says."""

    code: words(12, 1)


class StepSent(Schema):
    """When and where a step was done; sent later from a phone without signal."""

    done_at: Moment | None = None
    lat: Lat | None = None
    lng: Lng | None = None
    datum: fixes.Datum = "gcj02"
    accuracy_m: Metres | None = None
    is_mock: bool = False


class ChangeSent(Schema):
    """More of the same work, options or materials, at the prices as sold."""

    units: Annotated[int, Field(ge=0, le=100)] = 0
    options: Annotated[list[Picked], Field(max_length=20)] = []
    materials: Annotated[list[Picked], Field(max_length=20)] = []
    reason: words(300) = ""


class LatenessSent(Schema):
    """How many minutes after the promised start one will be there, and why."""

    minutes: Annotated[int, Field(ge=1, le=180)]
    reason: words(200, 1)


class ReleaseSent(Schema):
    """Why; what is not safe is counted nowhere, and somebody looks at it."""

    reason: words(300, 1)
    is_unsafe: bool = False


class ProposableSeen(Schema):
    """What may be proposed on site (unit, option or material): its price as sold, its time, and how
    many at most."""

    kind: str
    code: str
    name: str
    amount_fen: int
    minutes: int
    count_max: int


class CodeSent(Schema):
    """What the customer's screen shows: digits, or the QR picture's token."""

    code: words(64, 1)


class CodeSeen(Schema):
    """A code to be scanned or typed by the customer."""

    code: str
    token: str
    until: Iso


@door.get("/agenda", **OWN, answers_with=list[VisitSeen])
def see_agenda(act: Act, wanted: Query[AgendaWanted]) -> list[VisitSeen]:
    """The worker's visits of a day or more, by their start."""
    city = areas.facts(act)
    first = wanted.day or city.day_of(act.at)
    rows = queries.agenda(
        act,
        worker_id=me(act),
        starts_from=city.moment(first, 0),
        starts_until=city.moment(first + timedelta(days=wanted.days), 0),
    )
    return _visits(act, [(row.order, row.visit) for row in rows])


@door.get("/orders/{uuid:order_id}", **OWN, answers_with=OrderSeen)
def one_order(act: Act, order_id: UUID) -> OrderSeen:
    """One order that the worker has a seat in."""
    return whole(act, with_seat(act, order_id))


@door.get("/visits/{uuid:visit_id}", **OWN, answers_with=VisitSeen)
def one_visit(act: Act, visit_id: UUID) -> VisitSeen:
    """One visit that the worker has a seat in."""
    row = queries.visit(act, visit_id)
    return _visit(act, with_seat(act, row.order_id), row)


@door.post("/visits/{uuid:visit_id}/departure", **OWN, answers_with=VisitSeen)
def set_out(act: Act, visit_id: UUID) -> VisitSeen:
    """Set out; from now on positions are precise, until arrival."""
    me(act)
    return _after(act, tracking.set_out(act, visit_id=visit_id))


@door.post("/visits/{uuid:visit_id}/arrival", **OWN, answers_with=VisitSeen)
def check_in(act: Act, visit_id: UUID, body: ArrivalSent) -> VisitSeen:
    """Arrive by hand where the phone does not know the place."""
    me(act)
    fix = fixes.seen([body.fix])[0] if body.fix else None
    return _after(act, tracking.check_in(act, visit_id=visit_id, reason=body.reason, seen=fix))


@door.post("/visits/{uuid:visit_id}/lateness", **OWN, answers_with=VisitSeen)
def tell_late(act: Act, visit_id: UUID, body: LatenessSent) -> VisitSeen:
    """Say that one will be late; the customer hears it now, and the promised time stays."""
    me(act)
    row = tracking.tell_late(act, visit_id=visit_id, minutes=body.minutes, reason=body.reason)
    return _after(act, row)


@door.post("/visits/{uuid:visit_id}/start", **OWN, answers_with=VisitSeen, rate=CODE_RATE)
def start(act: Act, visit_id: UUID, body: StartSent) -> VisitSeen:
    """Begin the work with the customer's code."""
    me(act)
    return _after(act, tracking.start(act, visit_id=visit_id, code=body.code))


@door.get("/visits/{uuid:visit_id}/steps", **OWN, answers_with=list[StepSeen])
def list_steps(act: Act, visit_id: UUID) -> list[StepSeen]:
    """The steps of the work as sold, with what is done."""
    with_seat(act, queries.visit(act, visit_id).order_id)
    return _steps(act, visit_id)


@door.post(
    "/visits/{uuid:visit_id}/steps/{code}",
    **OWN,
    answers_with=list[StepSeen],
    keeps_answer=False,
)
def complete_step(
    act: Act,
    visit_id: UUID,
    code: Code,
    step: Form[StepSent],
    photo: File[UploadedFile | None] = None,
) -> list[StepSeen]:
    """Tick a step off, with its photo; sending it twice is harmless."""
    me(act)
    tracking.complete_step(
        act,
        visit_id=visit_id,
        code=code,
        photo=account.content_of(photo) if photo else None,
        photo_kind=(photo.content_type or "") if photo else "image/jpeg",
        done_at=step.done_at,
        seen=_fix(act, step),
    )
    return _steps(act, visit_id)


@door.get("/visits/{uuid:visit_id}/changes/choices", **OWN, answers_with=list[ProposableSeen])
def list_proposable(act: Act, visit_id: UUID) -> list[ProposableSeen]:
    """What may be proposed on site: the rate card of the service as it was sold."""
    order = with_seat(act, queries.visit(act, visit_id).order_id)
    return [
        ProposableSeen(
            kind=one.kind,
            code=one.code,
            name=text.say(one.name, act.language),
            amount_fen=one.amount_fen,
            minutes=one.minutes,
            count_max=one.count_max,
        )
        for one in catalog.rate_card(
            act,
            service_id=order.service_id,
            price_list_id=order.price_list_id,
            variant=order.choices["variant"],
        )
    ]


@door.post("/visits/{uuid:visit_id}/changes", **OWN, answers_with=ChangeSeen, status=201)
def propose_change(act: Act, visit_id: UUID, body: ChangeSent) -> Any:
    """Propose more work; it counts only with the customer's yes."""
    me(act)
    return orders.propose_change(
        act,
        visit_id=visit_id,
        units=body.units,
        options=tuple((one.code, one.count) for one in body.options),
        materials=tuple((one.code, one.count) for one in body.materials),
        reason=body.reason,
    )


@door.post("/visits/{uuid:visit_id}/finish", **OWN, answers_with=VisitSeen)
def finish(act: Act, visit_id: UUID) -> VisitSeen:
    """Say that the work is done, once every required step is."""
    me(act)
    return _after(act, tracking.finish(act, visit_id=visit_id))


@door.post(
    "/visits/{uuid:visit_id}/customer-absence", **OWN, answers_with=OrderSeen, keeps_answer=False
)
def report_customer_absence(
    act: Act,
    visit_id: UUID,
    place: Form[StepSent],
    photo: File[UploadedFile | None] = None,
) -> OrderSeen:
    """Say that nobody opened in the stated time; after a check-in by hand, with photo and place."""
    me(act)
    order = tracking.report_absence(
        act,
        visit_id=visit_id,
        photo=account.content_of(photo) if photo else None,
        photo_kind=(photo.content_type or "") if photo else "image/jpeg",
        seen=_fix(act, place),
    )
    return whole(act, order)


@door.post("/orders/{uuid:order_id}/release", **OWN, answers_with=ReleaseSent)
def give_back(act: Act, order_id: UUID, body: ReleaseSent) -> ReleaseSent:
    """Give an order back before the work begins; somebody else is looked for, and what is not safe
    waits for the desk to look at it."""
    me(act)
    if body.is_unsafe:
        dispatching.leave_unsafe(act, order_id=order_id, reason=body.reason)
    else:
        orders.release_worker(act, order_id=order_id, reason=body.reason)
    return body


@door.post("/orders/{uuid:order_id}/finish-code", **OWN, answers_with=CodeSeen, rate=CODE_RATE)
def show_finish_code(act: Act, order_id: UUID) -> Any:
    """A code for the customer to scan, which accepts the work."""
    me(act)
    return orders.show_finish_code(act, order_id=order_id)


@door.post("/orders/{uuid:order_id}/acceptance", **OWN, answers_with=OrderSeen, rate=CODE_RATE)
def scan_acceptance(act: Act, order_id: UUID, body: CodeSent) -> OrderSeen:
    """Accept with the code that the customer shows."""
    me(act)
    return whole(act, orders.accept(act, order_id=order_id, code=body.code))


def whole(act: Act, order: Order) -> OrderSeen:
    """One order as its worker sees it."""
    sold = catalog.service(act, order.service_id)
    return OrderSeen(
        id=order.id,
        number=order.number,
        state=order.state,
        safety=text.say(sold.trade.facts["safety"]["worker"], act.language),
        due_fen=queries.balance(act, order).due_fen,
        lines=[
            LineSeen(
                kind=one.kind,
                code=one.code,
                label=text.say(one.label, act.language),
                count=one.count,
            )
            for one in queries.lines(act, order)
        ],
        visits=_visits(act, [(order, row) for row in queries.visits(act, order)]),
        changes=[_change(row) for row in queries.changes(act, order)],
    )


def with_seat(act: Act, order_id: UUID) -> Order:
    """The order, if the worker has accepted it: time held for them is not a part in it yet."""
    worker_id, order = me(act), queries.order(act, order_id)
    seats = queries.seats(act, order)
    if not any(seat.state == "taken" and seat.worker_id == worker_id for seat in seats):
        raise NotFound()
    return order


def _after(act: Act, row: Visit) -> VisitSeen:
    return _visit(act, queries.order(act, row.order_id), row)


def _visit(act: Act, order: Order, row: Visit) -> VisitSeen:
    return _visits(act, [(order, row)])[0]


def _visits(act: Act, rows: Sequence[tuple[Order, Visit]]) -> list[VisitSeen]:
    """Visits with what their order's phase opens; the statements do not grow with their number.

    The note may hold the code of a door: it closes with the address.
    """
    orders = {order.id: order for order, _ in rows}
    places = queries.addresses(act, orders.values())
    pay_fen = dispatch.pay_of(act, me(act), orders)
    late = tracks.said_late(act, me(act), [row for _, row in rows])
    moments = ("set_out_at", "arrived_at", "started_at", "finished_at")
    plain = ("id", "state", "starts_at", "ends_at", *moments)
    return [
        VisitSeen(
            **{name: getattr(row, name) for name in plain},
            order_id=order.id,
            number=order.number,
            order_state=order.state,
            service_name=text.say(catalog.service(act, order.service_id).name, act.language),
            community=order.community,
            place=PlaceSeen.from_orm(places[order.id]) if order.id in places else None,
            note=order.note if order.id in places else "",
            photo_urls=[account.url_of(id) for id in order.photo_ids if order.id in places],
            pay_fen=pay_fen.get(order.id),
            late_minutes=late[row.id].minutes if row.id in late else None,
        )
        for order, row in rows
    ]


def _steps(act: Act, visit_id: UUID) -> list[StepSeen]:
    plain = ("code", "phase", "needs_photo", "gates", "done_at")
    return [
        StepSeen(
            **{name: getattr(one, name) for name in plain},
            name=text.say(one.name, act.language),
            photo_url=account.url_of(one.photo_id),
        )
        for one in tracks.steps(act, visit_id)
    ]


def _fix(act: Act, step: StepSent) -> Any:
    """The place that was sent with a step: whole, or none.  Refuses with Invalid."""
    if step.lat is None and step.lng is None and step.accuracy_m is None:
        return None
    if step.lat is None or step.lng is None or step.accuracy_m is None:
        raise Invalid([{"field": "lat", "reason": "lat, lng and accuracy_m go together"}])
    here = fixes.FixHere(
        lat=step.lat,
        lng=step.lng,
        datum=step.datum,
        accuracy_m=step.accuracy_m,
        is_mock=step.is_mock,
        taken_at=step.done_at or act.at,
    )
    return fixes.seen([here])[0]


def _change(row: ChangeOrder) -> ChangeSeen:
    return ChangeSeen.from_orm(row)
