"""The whole answer to "when could somebody come": HTTP, permission, database and arithmetic."""

import argparse
import itertools
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import numpy as np

from benchmarks import house, load, measured
from benchmarks.slots import days
from doorstep.runtime.postgres import OWNER

CUSTOMERS = 400
DOOR_MOST_MS = 50.0


def measure(report: measured.Report, chosen: argparse.Namespace) -> None:
    """Ask a running house whose workers all have plans and visits, one request after another."""
    with house.house() as ours:
        house.enter(ours)
        from benchmarks import crowd

        measured.console.print(
            f"[dim]{chosen.workers} workers and {CUSTOMERS} customers come in[/]"
        )
        guests = crowd.gather(CUSTOMERS)
        wanted = crowd.choose(guests[0], "deposit")
        visits, day = _hire(chosen.workers)
        house.leave()
        house.rows(ours, OWNER, "VACUUM ANALYZE")
        requests = _requests(guests, wanted.service_id, day, f"127.0.0.1:{ours.ports.web}")
        with house.web(ours, workers=1, threads=4) as server:
            for concurrency in (1, 4):
                _round(report, chosen, ours, server.pid, requests, concurrency, visits)


def _round(
    report: measured.Report,
    chosen: argparse.Namespace,
    ours: house.House,
    server_pid: int,
    requests: Iterator[load.Request],
    concurrency: int,
    visits: int,
) -> None:
    def drive(seconds: float) -> measured.Round:
        return load.drive(
            ours.ports.web,
            lambda: next(requests),
            concurrency=concurrency,
            seconds=seconds,
            expect=200,
        )

    drive(1.0)
    app, postgres = house.cpu_seconds(server_pid), ours.postgres_cpu_seconds()
    found = drive(chosen.seconds)
    app, postgres = house.cpu_seconds(server_pid) - app, ours.postgres_cpu_seconds() - postgres
    name = f"a day by HTTP, {concurrency} at once"
    report.figure(
        name,
        found.facts["p50_ms"],
        "ms p50",
        p99_ms=found.facts["p99_ms"],
        aim_p99_ms=DOOR_MOST_MS,
        requests=found.done,
        visits=visits,
        app_cpu_ms=app * 1000 / found.done,
        postgres_cpu_ms=postgres * 1000 / found.done,
    )


def _requests(guests: list[Any], service_id: UUID, day: str, host: str) -> Iterator[load.Request]:
    """Customers in turn, each at another place, none above their rate."""
    chance = np.random.default_rng(3)
    for guest in itertools.cycle(guests):
        lat, lng = days.somewhere(chance)
        query = f"lat={lat:.5f}&lng={lng:.5f}&variant=standard&units=2&day={day}"
        headers = {"Authorization": f"Bearer {guest.token}", "Accept-Language": "zh-CN"}
        path = f"/api/customer/v1/services/{service_id}/starts?{query}"
        yield load.request("GET", path, host=host, headers=headers)


def _hire(count: int) -> tuple[int, str]:
    """Workers of a service for the whole city, each with a plan and tomorrow's visits."""
    from benchmarks.crowd import CITY, SERVICE
    from doorstep.kernel import edge
    from doorstep.offering.catalog import queries as catalog
    from doorstep.offering.catalog.models import Service

    service = edge.enter(catalog.service_by_code, SERVICE, city_id=CITY)
    Service.objects.filter(city_id=CITY).update(radius_m=0)
    return edge.enter(lambda act: _fill(act, count, service), city_id=CITY)


def _fill(act: Any, count: int, service: Any) -> tuple[int, str]:
    from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

    from doorstep.kernel import ids
    from doorstep.offering.areas import queries as areas
    from doorstep.offering.workers.models import Skill, SlotHold, WeeklyPlan, Worker

    city = areas.facts(act)
    chance, way = np.random.default_rng(11), days.way_of(days.ROAD)
    mine = {"city_id": act.city_id}
    people, skills, plans, holds = [], [], [], []
    for _ in range(count):
        lat, lng = days.somewhere(chance)
        one = Worker(
            **mine,
            id=ids.new(act.city_id),
            person_id=uuid4(),
            name="王师傅",
            home_lat=lat,
            home_lng=lng,
            state="active",
            enlisted_at=act.at,
        )
        people.append(one)
        skills += [Skill(**mine, worker=one, code=code, since_at=act.at) for code in service.skills]
        plans += [
            WeeklyPlan(**mine, worker=one, weekday=day, from_minute=480, to_minute=1200)
            for day in range(7)
        ]
        for shift in range(-1, 3):
            midnight = city.moment(city.day_of(act.at) + timedelta(days=1 + shift), 0)
            for stop in days.shift(chance, way).stops:
                begins = midnight + timedelta(seconds=stop.first)
                ends = begins + timedelta(seconds=stop.length)
                holds.append(
                    SlotHold(
                        **mine,
                        worker=one,
                        service_id=service.id,
                        visit_id=ids.new(act.city_id),
                        starts_at=begins,
                        ends_at=ends,
                        span=DateTimeTZRange(begins, ends),
                        lat=stop.where[0],
                        lng=stop.where[1],
                        held_at=act.at,
                    )
                )
    for model, rows in ((Worker, people), (Skill, skills), (WeeklyPlan, plans), (SlotHold, holds)):
        model.objects.bulk_create(rows)
    return len(holds), (city.day_of(act.at) + timedelta(days=1)).isoformat()
