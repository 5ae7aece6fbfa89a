"""Work that can be had: offers with countdown and reason, the hall, and hints where to wait."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.kernel import edge, text
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.surfaces.shapes import Done, Iso, Page, Paging, facts_of, words
from doorstep.surfaces.worker import visits
from doorstep.surfaces.worker.entrance import OWN, door, me
from doorstep.visits.dispatch import commands, queries
from doorstep.visits.dispatch.queries.hall import Demand
from doorstep.visits.dispatch.queries.offers import Offer
from doorstep.visits.hints import commands as hinting
from doorstep.visits.hints import queries as hints
from doorstep.visits.orders import queries as orders

ANSWERING = edge.Rate(30, 60)


class OffersWanted(Paging):
    """Which offers are listed."""

    only_open: bool = True


class OfferSeen(Schema):
    """An order that the worker is asked to take; `seconds_left` is the countdown."""

    id: UUID
    order_id: UUID
    service_id: UUID
    service_name: str
    trade: str
    trade_name: str
    mode: str
    timing: str
    state: str
    community: str
    starts_at: Iso
    minutes: int
    distance_m: int | None
    eta_seconds: int | None
    pay_fen: int
    reason: str
    made_at: Iso
    expires_at: Iso
    seconds_left: int


class ReasonsSeen(Schema):
    """Why this worker was asked: their own numbers, and their place among all."""

    rank: int
    count: int
    own: dict[str, Any]
    policy_version: int
    reason: str


class RefusalSent(Schema):
    """Why not; what is not safe is counted nowhere, and somebody looks at it."""

    reason: words(200, 1)
    is_unsafe: bool = False


class DemandSeen(Schema):
    """An open demand in the hall: no customer, no house."""

    order_id: UUID
    service_id: UUID
    service_name: str
    community: str
    timing: str
    starts_at: Iso
    minutes: int
    distance_m: int
    eta_seconds: int
    pay_fen: int
    ends_at: Iso
    has_applied: bool
    application_id: UUID | None


class HallWanted(Paging):
    """Where the hall's page begins: by the start of the visits."""

    size: Annotated[int, Field(ge=1, le=100)] = 50


class HallSeen(Schema):
    """The open demands, and whether the first to grab wins or the customer picks."""

    rule: str
    demands: list[DemandSeen]
    next: str


class ApplicationSent(Schema):
    """A word to the customer."""

    note: words(200) = ""


class ApplicationSeen(Schema):
    """One's own application."""

    id: UUID
    order_id: UUID
    state: str
    made_at: Iso
    pay_fen: int


class HintSeen(Schema):
    """Where orders are expected: advice, nobody counts whether it is followed."""

    lat: float
    lng: float
    distance_m: int
    expected: float


class HintToldSeen(HintSeen):
    """A hint that was told unasked, until when, and in words why."""

    id: UUID
    state: str
    told_at: Iso
    expires_at: Iso
    ended_at: Iso | None
    reason: str


class HintChoice(Schema):
    """Whether hints are wanted; nothing else depends on it."""

    wanted: bool


@door.get("/offers", **OWN, answers_with=Page[OfferSeen])
def list_offers(act: Act, wanted: Query[OffersWanted]) -> Page[OfferSeen]:
    """What the worker is asked to take, newest first."""
    rows, following = queries.offers_of(
        act,
        worker_id=me(act),
        only_open=wanted.only_open,
        after=wanted.after,
        size=wanted.size,
    )
    return Page(items=[_offer(act, row) for row in rows], next=following)


@door.get("/offers/{uuid:offer_id}", **OWN, answers_with=OfferSeen)
def one_offer(act: Act, offer_id: UUID) -> OfferSeen:
    """One offer."""
    me(act)
    return _offer(act, queries.offer(act, offer_id))


@door.get("/offers/{uuid:offer_id}/reasons", **OWN, answers_with=ReasonsSeen)
def explain_offer(act: Act, offer_id: UUID) -> ReasonsSeen:
    """Why the worker was asked, without the names of others."""
    me(act)
    found = queries.explain(act, offer_id)
    own = {key: value for key, value in found.own.items() if key != "worker"}
    return ReasonsSeen(
        rank=found.rank,
        count=found.count,
        own=own,
        policy_version=found.policy_version,
        reason=text.say(found.reason, act.language),
    )


@door.post("/offers/{uuid:offer_id}/acceptance", **OWN, answers_with=OfferSeen, rate=ANSWERING)
def accept_offer(act: Act, offer_id: UUID) -> OfferSeen:
    """Take the offered order."""
    me(act)
    return _offer(act, commands.accept_offer(act, offer_id=offer_id))


@door.post("/offers/{uuid:offer_id}/refusal", **OWN, answers_with=OfferSeen, rate=ANSWERING)
def decline_offer(act: Act, offer_id: UUID, body: RefusalSent) -> OfferSeen:
    """Say no with a reason; it costs nothing."""
    me(act)
    return _offer(
        act,
        commands.decline_offer(
            act, offer_id=offer_id, reason=body.reason, is_unsafe=body.is_unsafe
        ),
    )


@door.get("/hall", **OWN, answers_with=HallSeen)
def see_hall(act: Act, wanted: Query[HallWanted]) -> HallSeen:
    """The demands that this worker may take, the nearest first."""
    found, following = queries.hall(act, worker_id=me(act), after=wanted.after, size=wanted.size)
    rule = queries.policy_at(act).grab_rule
    return HallSeen(rule=rule, demands=[_demand(act, one) for one in found], next=following)


@door.post("/hall/{uuid:order_id}/grab", **OWN, answers_with=visits.OrderSeen, rate=ANSWERING)
def grab(act: Act, order_id: UUID) -> visits.OrderSeen:
    """Take a demand: the first wins."""
    me(act)
    commands.grab(act, order_id=order_id)
    return visits.whole(act, orders.order(act, order_id))


@door.post(
    "/hall/{uuid:order_id}/applications",
    **OWN,
    answers_with=ApplicationSeen,
    status=201,
    rate=ANSWERING,
)
def apply(act: Act, order_id: UUID, body: ApplicationSent) -> Any:
    """Offer oneself, for the customer to pick."""
    me(act)
    return commands.apply(act, order_id=order_id, note=body.note)


@door.get("/applications", **OWN, answers_with=Page[ApplicationSeen])
def list_applications(act: Act, paging: Query[Paging]) -> Any:
    """What the worker applied to, newest first, and what became of it."""
    rows, following = queries.applications_of(
        act, worker_id=me(act), after=paging.after, size=paging.size
    )
    return {"items": rows, "next": following}


@door.delete("/applications/{uuid:application_id}", **OWN, answers_with=Done)
def withdraw_application(act: Act, application_id: UUID) -> Done:
    """Take one's application back."""
    me(act)
    commands.withdraw_application(act, application_id=application_id)
    return Done()


@door.get("/hints", **OWN, answers_with=list[HintSeen])
def list_hints(act: Act) -> Any:
    """Where an idle worker on duty might wait: the hint that stands, or what one would be now."""
    found = hints.advice(act, worker_id=me(act))
    return [] if found is None else [found]


@door.get("/hints/told", **OWN, answers_with=Page[HintToldSeen])
def list_told_hints(act: Act, paging: Query[Paging]) -> Any:
    """The hints that one was told, the newest first, each with its reason; kept thirty days."""
    rows, following = hints.told_to(act, worker_id=me(act), after=paging.after, size=paging.size)
    items = [facts_of(HintToldSeen, row, reason=text.say(row.reason, act.language)) for row in rows]
    return {"items": items, "next": following}


@door.get("/hints/choice", **OWN, answers_with=HintChoice)
def see_hint_choice(act: Act) -> HintChoice:
    """Whether one is told where to wait."""
    return HintChoice(wanted=hints.is_wanted(act, worker_id=me(act)))


@door.put("/hints/choice", **OWN, answers_with=HintChoice)
def choose_hints(act: Act, body: HintChoice) -> HintChoice:
    """Be told where to wait, or not; nothing else depends on it."""
    return HintChoice(wanted=hinting.choose(act, worker_id=me(act), wanted=body.wanted))


def _offer(act: Act, row: Offer) -> OfferSeen:
    sold = catalog.service(act, row.order.service_id)
    left = (row.expires_at - act.at).total_seconds() if row.state == "open" else 0
    made = facts_of(
        OfferSeen,
        row,
        service_id=sold.id,
        service_name=text.say(sold.name, act.language),
        trade=sold.trade.code,
        trade_name=text.say(sold.trade.name, act.language),
        reason=text.say(row.reason, act.language),
        seconds_left=max(0, int(left)),
    )
    return OfferSeen(**made)


def _demand(act: Act, one: Demand) -> DemandSeen:
    said = text.say(one.service_name, act.language)
    return DemandSeen(**facts_of(DemandSeen, one, service_name=said))
