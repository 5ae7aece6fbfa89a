"""Who could come and when: free times at a place, why not at another, and people to choose."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field, StringConstraints

from doorstep.aftercare.quality import queries as quality
from doorstep.kernel import edge
from doorstep.kernel.act import CUSTOMER, Act
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces import account
from doorstep.surfaces.customer.entrance import OWN, PUBLIC, door, me
from doorstep.surfaces.customer.quality import ReviewOfWorker, worker_review
from doorstep.surfaces.shapes import Code, Count, Day, Iso, Lat, Lng, Moment, Page, Paging
from doorstep.visits.staffing import queries as staffing

Picked = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,40}:[1-9][0-9]{0,2}$")]
WHY = {
    "workers.TooSoon": ("时间太近，来不及安排", "this is too soon"),
    "workers.TooFarAhead": ("时间太远，尚未开放预约", "this is too far ahead"),
    "workers.OffPlan": ("服务人员该时段不上班", "nobody works at this time"),
    "workers.SlotTaken": ("服务人员已有预约", "those who work are taken"),
    "workers.OutOfReachBefore": (
        "服务人员上一单结束后赶不到",
        "those who work cannot get there in time from the visit before",
    ),
    "workers.OutOfReachAfter": (
        "服务人员之后赶不到下一单",
        "those who work would be late for their next visit",
    ),
    "workers.OutOfReachHome": (
        "服务人员从家出发赶不到",
        "those who work cannot get there from home in time",
    ),
    "workers.HomeTooLate": (
        "服务人员下班前来不及回家",
        "those who work could not be home by the end of their hours",
    ),
    "workers.NotLicensed": (
        "服务人员没有该服务所需的技能或有效证件",
        "a skill or a valid licence for this service is missing",
    ),
    "workers.TooFarAway": ("超出服务范围", "the place is outside the service's distance"),
    "workers.NotWorking": ("该服务人员目前不接单", "this worker takes no visits now"),
    "workers.OutOfReach": (
        "该服务人员该时段到不了这里",
        "this worker cannot get there at this time",
    ),
    "workers.NeedsRest": ("服务人员当日工时已满", "the hours of those who work are full"),
}
FAR = "workers.OutOfReach"
WAYS = frozenset(
    {
        "workers.OutOfReachBefore",
        "workers.OutOfReachAfter",
        "workers.OutOfReachHome",
        "workers.HomeTooLate",
        "workers.TooFarAway",
    }
)
"""What tells where one worker lives or is: of somebody who is named only `FAR` is said."""
SEEN_DECIMALS = 2
"""A place that is no address of the caller's book is looked at to about a kilometre."""
NOBODY = ("附近暂无可提供该服务的人员", "nobody near offers this service")


LOOKING: dict[str, Any] = PUBLIC | {"rate": edge.Rate(30, 60)}
"""For whoever looks before signing in, by the place itself; an address is its owner's."""


class Looked(Schema):
    """A visit that looks for a time: what was chosen, whose people, and where: at an address of the
    caller's book, or about a kilometre around a place (GCJ-02)."""

    address_id: UUID | None = None
    lat: Lat | None = None
    lng: Lng | None = None
    variant: Code
    units: Count = 1
    options: Annotated[list[Picked], Field(max_length=20)] = []
    merchant_id: UUID | None = None
    worker_id: UUID | None = None


class DayLooked(Looked):
    """A day to be looked at."""

    day: Day


class MomentLooked(Looked):
    """A start to be looked at."""

    starts_at: Moment


class PeopleLooked(Looked):
    """How many days are looked through for people."""

    days: Annotated[int, Field(ge=1, le=7)] = 3


class PlaceLooked(Schema):
    """A place on the map (GCJ-02)."""

    lat: Lat
    lng: Lng


class ServedSeen(Schema):
    """Whether anybody comes there."""

    is_served: bool


class StartSeen(Schema):
    """A time at which somebody can come."""

    starts_at: Iso
    ends_at: Iso
    workers: int


class ReasonSeen(Schema):
    """Why a time does not work, and for how many workers."""

    code: str
    text: str
    workers: int


class WhyNotSeen(Schema):
    """Whether a time is free, else why not: how many could come at all, how many are needed, what
    the others lack, and the nearest free times before and after."""

    is_free: bool
    could_come: int
    needed: int
    reasons: list[ReasonSeen]
    before: Iso | None
    after: Iso | None


class WorkerShown(Schema):
    """A worker to choose from: a rounded distance and no home, and what the choice costs at their
    next free time, the way not counted."""

    id: UUID
    merchant_id: UUID | None
    name: str
    about: str
    photo_url: str | None
    grade: str
    rating: float | None
    rating_count: int
    visits_done: int
    distance_m: int
    next_free_at: Iso | None
    price_fen: int | None


class WorkerReviews(Page[ReviewOfWorker]):
    """What customers said of a worker, newest first."""

    name: str
    rating: float | None
    visits_done: int


@door.get("/served", **LOOKING, answers_with=ServedSeen)
def is_served(act: Act, place: Query[PlaceLooked]) -> ServedSeen:
    """Whether anybody comes to a place."""
    return ServedSeen(is_served=areas.is_served(act, place.lat, place.lng))


@door.get("/services/{uuid:service_id}/starts", **LOOKING, answers_with=list[StartSeen])
def free_starts(act: Act, service_id: UUID, looked: Query[DayLooked]) -> list[StartSeen]:
    """The times of a day of the city at which the visit can begin at an address."""
    wish = _wish(act, service_id, looked)
    length = timedelta(minutes=wish.minutes)
    return [
        StartSeen(
            starts_at=one.starts_at, ends_at=one.starts_at + length, workers=len(one.worker_ids)
        )
        for one in queries.free_starts(act, wish, looked.day)
    ]


@door.get("/services/{uuid:service_id}/why-not", **LOOKING, answers_with=WhyNotSeen)
def why_not(act: Act, service_id: UUID, looked: Query[MomentLooked]) -> WhyNotSeen:
    """Why nobody can come at a time."""
    found = queries.why_not(act, _wish(act, service_id, looked), looked.starts_at)
    counted = _without_ways(found.reasons) if looked.worker_id else found.reasons
    reasons = [_reason(act, code, count) for code, count in sorted(counted.items())]
    if not found.is_free and not reasons:
        reasons = [_reason(act, "orders.NobodyFree", 0)]
    return WhyNotSeen(
        is_free=found.is_free,
        could_come=found.could_come,
        needed=found.needed,
        reasons=reasons,
        before=found.before,
        after=found.after,
    )


@door.get("/services/{uuid:service_id}/workers", **OWN, answers_with=list[WorkerShown])
def workers_to_choose(act: Act, service_id: UUID, looked: Query[PeopleLooked]) -> list[WorkerShown]:
    """Whom the customer may choose for a service at an address, soonest free first."""
    wish = _wish(act, service_id, looked, any_seller=looked.merchant_id is None)
    return [
        WorkerShown(
            id=one.worker_id,
            merchant_id=one.merchant_id,
            name=one.name,
            about=one.about,
            photo_url=account.url_of(one.photo_file_id),
            grade=one.grade,
            rating=rating(one.rating_hundredths),
            rating_count=one.rating_count,
            visits_done=one.visits_done,
            distance_m=one.distance_m,
            next_free_at=one.next_free_at,
            price_fen=_price_fen(act, service_id, looked, one),
        )
        for one in queries.shown_to_customers(act, wish, days=looked.days)
    ]


@door.get("/workers/{uuid:worker_id}/reviews", **PUBLIC, answers_with=WorkerReviews)
def reviews_of_worker(act: Act, worker_id: UUID, paging: Query[Paging]) -> WorkerReviews:
    """What was said of a worker, with their public facts."""
    card = queries.cards(act, [worker_id]).get(worker_id)
    rows, following = quality.reviews_of_worker(
        act, worker_id, after=paging.after, size=paging.size
    )
    return WorkerReviews(
        items=[worker_review(row) for row in rows],
        next=following,
        name=card.name if card else "",
        rating=rating(card.rating_hundredths) if card else None,
        visits_done=card.visits_done if card else 0,
    )


def rating(hundredths: int | None) -> float | None:
    """The mean of all stars, or None before the first review."""
    return None if hundredths is None else hundredths / 100


def _price_fen(act: Act, service_id: UUID, looked: Looked, one: queries.ShownWorker) -> int | None:
    """What the choice costs when this worker is next free, without the way to the place."""
    if one.next_free_at is None:
        return None
    seller = "merchant" if one.merchant_id else "platform"
    return catalog.quotation(
        act,
        service_id=service_id,
        choice=_choice(looked),
        starts_at=one.next_free_at,
        seller=seller,
    ).quote.total_fen


def _choice(looked: Looked) -> catalog.Choice:
    picked = [one.split(":") for one in looked.options]
    options = tuple((code, int(count)) for code, count in picked)
    return catalog.Choice(variant=looked.variant, units=looked.units, options=options)


def _wish(act: Act, service_id: UUID, looked: Looked, *, any_seller: bool = False) -> queries.Wish:
    """The visit that looks for a time; the catalogue says how long the choice takes."""
    lat, lng = _place(act, looked)
    priced = catalog.quotation(
        act, service_id=service_id, choice=_choice(looked), starts_at=act.at, seller="platform"
    )
    seller = looked.merchant_id
    return queries.Wish(
        service_id=service_id,
        lat=lat,
        lng=lng,
        minutes=priced.minutes,
        merchant_id="any" if any_seller or looked.worker_id else seller,
        worker_id=looked.worker_id,
        but=frozenset(apart_from_caller(act)),
    )


def apart_from_caller(act: Act) -> set[UUID]:
    """Whom the caller is not to meet; nobody for whoever looks before signing in."""
    if act.role != CUSTOMER or act.actor_id is None:
        return set()
    return staffing.apart_from_customer(act, act.actor_id)


def _place(act: Act, looked: Looked) -> tuple[float, float]:
    if looked.address_id is not None:
        place = accounts.address(act, looked.address_id)
        if place.customer_id != me(act):
            raise NotFound()
        return place.lat, place.lng
    if looked.lat is None or looked.lng is None:
        raise Invalid([{"field": "address_id", "reason": "an address, or lat and lng"}])
    return round(looked.lat, SEEN_DECIMALS), round(looked.lng, SEEN_DECIMALS)


def _without_ways(reasons: Mapping[str, int]) -> Counter[str]:
    """The same with one word for whatever has to do with where a worker lives or is."""
    counted: Counter[str] = Counter()
    for code, count in reasons.items():
        counted[FAR if code in WAYS else code] += count
    return counted


def _reason(act: Act, code: str, count: int) -> ReasonSeen:
    chinese, english = WHY.get(code, NOBODY)
    return ReasonSeen(code=code, text=english if act.language == "en" else chinese, workers=count)
