"""What dispatch asks about one worker: may they come, where are they, what would they earn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from doorstep.algorithms import splitting
from doorstep.algorithms.travel import Place, TravelTime, distance_m
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Search
from doorstep.visits.staffing import queries as staffing

ACTIVE = "active"


class Door(Protocol):
    """Where an order is."""

    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class Standing:
    """A worker as a demand sees one: seller, duty, skills, valid licences and place."""

    worker_id: UUID
    merchant_id: UUID | None
    is_active: bool
    on_duty: bool
    skills: tuple[str, ...]
    licences: dict[str, str]
    place: Place

    def fits(self, search: Search, *, day: str, city_licences: tuple[str, ...]) -> bool:
        """Whether the worker meets what the order needs on its day (ISO), duty left aside."""
        valid = [kind for kind, until in self.licences.items() if until >= day]
        return (
            self.is_active
            and search.merchant_id == self.merchant_id
            and self.worker_id not in search.barred
            and rules.is_able(
                skills=search.skills,
                has_skills=self.skills,
                licences=[*search.licences, *city_licences],
                valid=valid,
            )
        )


def standing(act: Act, worker_id: UUID) -> Standing:
    """What dispatch knows of a worker now, in four statements.  Refuses with NotFound."""
    house = act.as_system()
    worker = workers.worker(house, worker_id)
    seen = workers.position_of(house, worker_id)
    place = Place(seen.lat, seen.lng) if seen else Place(worker.home_lat, worker.home_lng)
    return Standing(
        worker_id=worker.id,
        merchant_id=worker.merchant_id,
        is_active=worker.state == ACTIVE,
        on_duty=worker.on_duty,
        skills=tuple(workers.skills_of(house, worker_id)),
        licences={
            one.kind: one.expires_on.isoformat() for one in workers.licences_of(house, worker_id)
        },
        place=place,
    )


def may_take(act: Act, who: Standing, wanted: Sequence[tuple[Search, int]]) -> list[bool]:
    """Whether a worker could take each order now, with the seconds of the way to it: skilled,
    licensed, rested, and free by the test that taking it makes.
    """
    house, city = act.as_system(), areas.facts(act)
    rest = staffing.rest_of(house, who.worker_id)
    visits = [
        workers.Wanted(one.service_id, *one.time_if_taken(act.at, eta), one.lat, one.lng)
        for one, eta in wanted
    ]
    return [
        refusal is None
        and (rest is None or one.leaves_at(act.at, eta) >= rest.until_at)
        and who.fits(
            one,
            day=city.day_of(one.starts_at).isoformat(),
            city_licences=city.licences,
        )
        for (one, eta), refusal in zip(
            wanted, workers.why_not_take(house, who.worker_id, visits), strict=True
        )
    ]


@dataclass(frozen=True, slots=True)
class Ways:
    """How long ways take in the city for somebody who leaves now."""

    travel: TravelTime
    leave_seconds: int

    @classmethod
    def of(cls, act: Act) -> "Ways":
        """The city's roads at this hour.  Refuses with NoCityPack."""
        city = areas.facts(act)
        return cls(areas.travel(act), city.minute_of_day(act.at) * 60)

    def to(self, door: Door, place: Place) -> tuple[int, int]:
        """Metres and seconds from a worker's place to an order's."""
        end = Place(door.lat, door.lng)
        seconds = self.travel.seconds(place, end, self.leave_seconds)
        return int(distance_m(place, end)), seconds


def pay_of(act: Act, worker_id: UUID, order_ids: Iterable[UUID]) -> dict[UUID, int]:
    """What a worker earns of orders as sold, by their ids; of those the house looked for people
    for.  The statements do not grow with the orders, only with distinct share plans.
    """
    rows = list(Search.objects.of(act).filter(order_id__in=list(order_ids)))
    pay = {one: Pay.of(act, worker_id, one) for one in {row.share_plan_id for row in rows}}
    return {row.order_id: pay[row.share_plan_id].fen(row) for row in rows}


@dataclass(frozen=True, slots=True)
class Pay:
    """What a worker earns under one share plan, after commission."""

    plan: splitting.SharePlan
    worker_bp: int

    @classmethod
    def of(cls, act: Act, worker_id: UUID, share_plan_id: UUID) -> "Pay":
        """The worker's own rate, or that of the grade.  Refuses with NotFound."""
        plan = catalog.share_plan_input(catalog.share_plan(act, share_plan_id))
        house = act.as_system()
        return cls(plan, workers.share_bp(house, worker_id, share_plan_id=share_plan_id))

    def fen(self, search: Search) -> int:
        """The pay of one seat of an order as sold."""
        return rules.pay_fen(
            self.plan,
            search.price,
            search.coupon_cost,
            worker_bp=self.worker_bp,
            part_bp=search.part_bp,
        )
