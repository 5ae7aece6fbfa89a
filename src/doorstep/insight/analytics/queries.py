"""Questions of analytics: replays, and what a past day was like as the lab takes it."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import numpy as np

from doorstep.algorithms.simulating import Day, World, able, answers, frozen
from doorstep.insight.analytics import rules
from doorstep.insight.analytics.models import Replay
from doorstep.kernel import cursor
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.dispatch.queries.past import DayInputs, PastOrder

NOW = "now"
ACCEPTED, NO = "accepted", ("declined", "timed_out")
SURELY, NEVER = 0.0, 2.0
"""Chances of the willing and of the unwilling: every probability lies between them."""


@dataclass(frozen=True, slots=True)
class PastDay:
    """A past day for the lab: its city, what is known of it, and what was left out."""

    world: World
    inputs: DayInputs
    orders: tuple[PastOrder, ...]
    people: tuple[workers.Shift, ...]
    needs: np.ndarray
    skills: np.ndarray
    ratings: np.ndarray
    grades: np.ndarray
    counts: dict[str, int]


def replays(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Replay], str]:
    """A page of replays, newest first."""
    return cursor.page(Replay.objects.of(act), by="made_at", after=after, size=size)


def replay(act: Act, replay_id: UUID) -> Replay:
    """One replay.  Refuses with NotFound."""
    found: Replay | None = Replay.objects.of(act).filter(id=replay_id).first()
    if found is None:
        raise NotFound
    return found


def pictures(act: Act, row: Replay) -> dict[str, str]:
    """Each compared figure as a picture in the caller's language; none before it is ready."""
    return rules.pictures(row.before, row.after, act.language) if row.after else {}


def past_day(act: Act, day: date) -> PastDay:
    """What is known of a past day: instant orders, and the shifts of those who could take them.

    Refuses with NothingThatDay, TooManyThatDay, NoCityPack.
    """
    inputs = dispatch.day_inputs(act, day)
    orders = tuple(one for one in inputs.orders if one.timing == NOW for _ in range(one.seats or 1))
    if len(orders) > rules.ORDERS_MAX:
        raise rules.TooManyThatDay
    people: dict[UUID, tuple[workers.Shift, UUID | None]] = {}
    for merchant_id in {one.merchant_id for one in orders}:
        for shift in workers.shifts(act, day, merchant_id=merchant_id):
            if shift.works:
                people[shift.worker_id] = (shift, merchant_id)
    if not orders or not people:
        raise rules.NothingThatDay
    chosen = [people[key] for key in sorted(people)]
    cards = workers.cards(act, list(people))
    known = [cards[shift.worker_id] for shift, _ in chosen]
    seen = {one.worker_id for one in inputs.seen}
    needs, skills = _meets(orders, chosen)
    return PastDay(
        world=_world(act, orders, len(chosen)),
        inputs=inputs,
        orders=orders,
        people=tuple(shift for shift, _ in chosen),
        needs=needs,
        skills=skills,
        ratings=np.array([one.rating_hundredths or 450 for one in known], dtype=np.int64),
        grades=np.array([rules.GRADES.index(one.grade) for one in known], dtype=np.int64),
        counts={
            "orders": len(orders),
            "by_appointment": len(inputs.orders) - len({one.order_id for one in orders}),
            "workers": len(chosen),
            "seen_without_shift": len(seen - set(people)),
        },
    )


def draw(past: PastDay, seed: int) -> Day:
    """The day as the lab plays it: what is known, and what nobody knows drawn from the seed.

    Workers begin at home with their shift and go on from where they served last. Who said yes to
    an order says yes again, who said no or let it pass says no; other answers and how long a
    customer would have waited are drawn as in the frozen world, and so is the answer of whoever
    refused because it was not safe, which is counted nowhere.
    """
    world, orders, people = past.world, past.orders, past.people
    n, m = len(orders), len(people)
    wish, say = (np.random.default_rng([seed, stream]) for stream in (21, 22))
    begins = past.inputs.begins_at
    placed = np.array([(one.opened_at - begins).total_seconds() for one in orders])
    found = np.array([_waited(one) for one in orders])
    patience = world.patience_median_seconds * np.exp(
        world.patience_sigma * wish.standard_normal(n)
    )
    x_m, y_m = world.to_plane(
        np.array([one.lat for one in orders]), np.array([one.lng for one in orders])
    )
    home_x_m, home_y_m = world.to_plane(
        np.array([one.home_lat for one in people]), np.array([one.home_lng for one in people])
    )
    said = answers(world, say, n, m)
    _keep_answers(past, said["chance"])
    return Day(
        placed_seconds=placed,
        x_m=x_m,
        y_m=y_m,
        able=able(past.needs, past.skills),
        needs=past.needs,
        patience_seconds=np.maximum(patience, found + 1.0),
        service_seconds=np.array([one.minutes * 60.0 for one in orders]),
        trip_factor=np.ones(n),
        no_show=np.zeros(n, dtype=np.bool_),
        home_x_m=home_x_m,
        home_y_m=home_y_m,
        skills=past.skills,
        on_seconds=np.array([float(one.works[0][0]) for one in people]),
        off_seconds=np.array([float(max(end for _, end in one.works)) for one in people]),
        follows=np.zeros(m, dtype=np.bool_),
        rating_hundredths=past.ratings,
        grade=past.grades,
        **said,
    )


def real_figures(past: PastDay) -> dict[str, float | None]:
    """What really happened: how many found somebody, and how long that took."""
    waited = [_waited(one) for one in past.orders if one.found_at is not None]
    return {
        "match_rate": len(waited) / len(past.orders),
        "accept_seconds": float(np.mean(waited)) if waited else None,
    }


def _waited(one: PastOrder) -> float:
    return 0.0 if one.found_at is None else (one.found_at - one.opened_at).total_seconds()


def _world(act: Act, orders: tuple[PastOrder, ...], people: int) -> World:
    """The frozen world's people in this city: its middle, its roads, its speed by hour."""
    city = areas.facts(act)
    lat = np.array([one.lat for one in orders])
    lng = np.array([one.lng for one in orders])
    base = float(orders[0].base_radius_m)
    return replace(
        frozen(),
        name="a past day",
        centre_lat=float(lat.mean()),
        centre_lng=float(lng.mean()),
        workers=people,
        road_factor=city.road_factor,
        speed_mps_by_hour=tuple(speed / 3.6 for speed in city.speed_kmh_by_hour),
        radius_start_m=base,
        radius_max_m=max(base, frozen().radius_max_m),
    )


def _meets(
    orders: tuple[PastOrder, ...], people: list[tuple[workers.Shift, UUID | None]]
) -> tuple[np.ndarray, np.ndarray]:
    """Which need each order has (n x c), and who meets which (m x c).

    A need is skills, licences and the seller whose people come.
    """
    wanted = [(one.skills, one.licences, one.merchant_id) for one in orders]
    kinds = list(dict.fromkeys(wanted))
    needs = np.array([[one == kind for kind in kinds] for one in wanted], dtype=np.bool_)
    meets = [
        [
            seller == merchant_id
            and shift.skills.issuperset(skills)
            and shift.licences.issuperset(licences)
            for skills, licences, merchant_id in kinds
        ]
        for shift, seller in people
    ]
    return needs, np.array(meets, dtype=np.bool_)


def _keep_answers(past: PastDay, chance: np.ndarray) -> None:
    rows: dict[UUID, list[int]] = {}
    for row, one in enumerate(past.orders):
        rows.setdefault(one.order_id, []).append(row)
    columns = {one.worker_id: column for column, one in enumerate(past.people)}
    for answer in past.inputs.answers:
        column = columns.get(answer.worker_id)
        if column is None or answer.is_unsafe or answer.state not in (ACCEPTED, *NO):
            continue
        chance[rows.get(answer.order_id, []), column] = (
            SURELY if answer.state == ACCEPTED else NEVER
        )
