"""Races for held time with real threads, each with a connection and transactions of its own."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

from django.db import connection, transaction

from doorstep.kernel import ids
from doorstep.kernel.errors import Refusal
from doorstep.offering.workers import commands
from doorstep.offering.workers.models import SlotHold
from tests.rooms.workers.town import CENTER, CITY, MORNING, Town, build

THREADS = 12
WORKERS = 4
TRIES = 15
OVERLAPS = """
SELECT count(*) FROM workers_slothold a JOIN workers_slothold b
ON a.city_id = b.city_id AND a.worker_id = b.worker_id AND a.id < b.id AND a.span && b.span
WHERE a.city_id = %s AND a.ended_at IS NULL AND b.ended_at IS NULL
"""


def _try(town: Town, service_id: UUID, worker_id: UUID, hour: float, place: tuple) -> str:
    starts_at = MORNING + timedelta(days=1, hours=hour - 8)
    try:
        with transaction.atomic():
            commands.hold_slot(
                town.act(),
                worker_id=worker_id,
                visit_id=ids.new(CITY),
                service_id=service_id,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=1),
                place=place,
                lapses_at=None,
            )
    except Refusal as refusal:
        return type(refusal).__name__
    return "held"


def test_twelve_customers_want_the_time_of_four_workers(fresh_db: str) -> None:
    town = build("home-cleaning")
    workers = [town.worker(plan=[(1, 480, 1200)]).id for _ in range(WORKERS)]
    service_id = town.service("daily-cleaning").id
    together = Barrier(THREADS)

    def customer(number: int) -> Counter[str]:
        chance = random.Random(number)
        found: Counter[str] = Counter()
        together.wait()
        for _ in range(TRIES):
            worker_id, hour = chance.choice(workers), chance.randrange(32, 76) / 4
            place = (CENTER[0] + chance.uniform(-0.03, 0.03), CENTER[1])
            found[_try(town, service_id, worker_id, hour, place)] += 1
        connection.close()
        return found

    with ThreadPoolExecutor(THREADS) as pool:
        answers = sum(pool.map(customer, range(THREADS)), Counter())

    with connection.cursor() as cursor:
        cursor.execute(OVERLAPS, [CITY])
        overlapping = cursor.fetchone()[0]
    assert overlapping == 0
    assert set(answers) <= {
        *("held", "SlotTaken", "NeedsRest"),
        *("OutOfReachBefore", "OutOfReachAfter"),
    }
    assert answers["held"] == SlotHold.objects.filter(city_id=CITY).count()
    assert WORKERS * 3 <= answers["held"] <= WORKERS * 10
    assert answers["SlotTaken"] > answers["held"]


def test_of_twelve_who_want_one_slot_exactly_one_gets_it(fresh_db: str) -> None:
    town = build("home-cleaning")
    worker_id, service_id = town.worker().id, town.service("daily-cleaning").id
    together = Barrier(THREADS)

    def customer(_: int) -> str:
        together.wait()
        answer = _try(town, service_id, worker_id, 10, CENTER)
        connection.close()
        return answer

    with ThreadPoolExecutor(THREADS) as pool:
        answers = Counter(pool.map(customer, range(THREADS)))

    assert answers == {"held": 1, "SlotTaken": THREADS - 1}


def test_neighbours_over_midnight_are_decided_one_after_the_other(fresh_db: str) -> None:
    """Two visits on two days that cannot both be reached: never both."""
    town = build("home-cleaning")
    plan = [(weekday, 0, 1440) for weekday in range(7)]
    service_id, far = town.service("daily-cleaning").id, (30.33, 120.15)
    for _ in range(5):
        worker_id = town.worker(plan=plan).id
        together = Barrier(2)

        def customer(
            wish: tuple[float, tuple], worker_id: UUID = worker_id, together: Barrier = together
        ) -> str:
            together.wait()
            answer = _try(town, service_id, worker_id, *wish)
            connection.close()
            return answer

        with ThreadPoolExecutor(2) as pool:
            answers = sorted(pool.map(customer, [(22.75, CENTER), (24.1, far)]))
        assert answers[0] in ("OutOfReachAfter", "OutOfReachBefore")
        assert answers[1] == "held"
