"""The past as dispatch knew it: a day to replay, and the hours from which demand is expected."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Decision, Offer, Search
from doorstep.visits.dispatch.queries.policies import policy_at

WEEKS = 4
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class PastOrder:
    """An order that first looked for people that day: when, where, what it needs, and how it stands
    now; `found_at`: when it first had all its people.
    """

    order_id: UUID
    opened_at: datetime
    starts_at: datetime
    minutes: int
    timing: str
    mode: str
    seats: int
    lat: float
    lng: float
    skills: tuple[str, ...]
    licences: tuple[str, ...]
    merchant_id: UUID | None
    base_radius_m: int
    state: str
    found_at: datetime | None


@dataclass(frozen=True, slots=True)
class PastCandidate:
    """A worker as one decision saw them: how far, how long, how old the position, what it cost."""

    order_id: UUID
    at: datetime
    worker_id: UUID
    distance_m: int
    eta_seconds: int | None
    position_age_seconds: int | None
    parts: dict[str, int]
    was_chosen: bool


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """What somebody who was asked said, and after how long; safety reasons are counted nowhere."""

    order_id: UUID
    worker_id: UUID
    made_at: datetime
    answered_at: datetime | None
    state: str
    is_unsafe: bool


@dataclass(frozen=True, slots=True)
class DayInputs:
    """A day of a city: its orders, who was seen for them, what they answered, the policy then."""

    day: date
    begins_at: datetime
    ends_at: datetime
    policy: rules.Policy
    orders: tuple[PastOrder, ...]
    seen: tuple[PastCandidate, ...]
    answers: tuple[PastAnswer, ...]


def day_inputs(act: Act, day: date) -> DayInputs:
    """Everything dispatch decided from on a day of the city, for a desk; three statements.

    Who was on duty is known by the decisions that saw them, with place and position age as they
    were then; who was never a candidate is not in it.  Refuses with NotFound, NoCityPack.
    """
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        raise NotFound
    city = areas.facts(act)
    begins_at = city.moment(day, 0)
    ends_at = city.moment(day + timedelta(days=1), 0)
    searches = Search.objects.of(act).filter(
        first_opened_at__gte=begins_at, first_opened_at__lt=ends_at
    )
    if act.merchant_id is not None:
        searches = searches.filter(merchant_id=act.merchant_id)
    rows = list(searches.order_by("first_opened_at", "id"))
    ids = [one.order_id for one in rows]
    decisions = Decision.objects.of(act).filter(order_id__in=ids, at__lt=ends_at)
    offers = Offer.objects.of(act).filter(order_id__in=ids, made_at__lt=ends_at)
    return DayInputs(
        day=day,
        begins_at=begins_at,
        ends_at=ends_at,
        policy=policy_at(replace(act, at=begins_at)),
        orders=tuple(_order(one) for one in rows),
        seen=tuple(_seen(decisions.order_by("at", "id"))),
        answers=tuple(
            PastAnswer(
                one.order_id,
                one.worker_id,
                one.made_at,
                one.answered_at,
                one.state,
                one.is_unsafe,
            )
            for one in offers.order_by("made_at", "id")
        ),
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """An order for now of an earlier week: what it needed of whom, and where (GCJ-02)."""

    need: workers.DutyNeed
    lat: float
    lng: float
    weeks_ago: int


def opened_at_this_hour(act: Act, policy: rules.Policy) -> list[Opened]:
    """The orders for now that opened in the coming hour of each of the last weeks; one statement.

    What they need is asked of whoever could be there for an hour, with the caps of the trade: of
    what one trade sold one service stands for all, so that demand is not split up.  One statement
    more for the services.
    """
    begins = {week: act.at - timedelta(weeks=week) for week in range(1, WEEKS + 1)}
    hours = [Q(first_opened_at__gte=at, first_opened_at__lt=at + HOUR) for at in begins.values()]
    searches = Search.objects.of(act).filter(reduce(or_, hours), timing=rules.NOW)
    rows = list(searches.order_by("first_opened_at", "id"))
    if not rows:
        return []
    sold = catalog.services_by_id(act, frozenset(one.service_id for one in rows))
    stands_for = {sold[id].trade_id: id for id in sorted(sold)}
    minutes = HOUR // timedelta(minutes=1) + policy.travel_allowance_minutes
    return [
        Opened(
            workers.DutyNeed(
                tuple(sorted(one.skills)),
                tuple(sorted(one.licences)),
                one.merchant_id,
                minutes,
                service_id=stands_for[sold[one.service_id].trade_id],
            ),
            one.lat,
            one.lng,
            next(week for week, at in begins.items() if one.first_opened_at >= at),
        )
        for one in rows
    ]


def _order(row: Search) -> PastOrder:
    return PastOrder(
        order_id=row.order_id,
        opened_at=row.first_opened_at,
        starts_at=row.starts_at,
        minutes=row.minutes,
        timing=row.timing,
        mode=row.mode,
        seats=row.seats,
        lat=row.lat,
        lng=row.lng,
        skills=tuple(row.skills),
        licences=tuple(row.licences),
        merchant_id=row.merchant_id,
        base_radius_m=row.base_radius_m,
        state=row.state,
        found_at=row.first_found_at,
    )


def _seen(decisions: Iterable[Decision]) -> Iterable[PastCandidate]:
    for one in decisions:
        for seen in one.candidates:
            yield PastCandidate(
                order_id=one.order_id,
                at=one.at,
                worker_id=UUID(seen["worker"]),
                distance_m=seen.get("distance_m", 0),
                eta_seconds=seen.get("eta_seconds"),
                position_age_seconds=seen.get("position_age_seconds"),
                parts=seen.get("parts", {}),
                was_chosen=seen["chosen"],
            )
