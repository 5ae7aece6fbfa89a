"""How long ways take in a city: learned from its trips, measured by an engine, never asked late."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from doorstep.adapters.twins.routes import RoutesTwin
from doorstep.algorithms.travel import Grid, Place, StraightLine
from doorstep.kernel import memory, ports
from doorstep.kernel.errors import Outage
from doorstep.kernel.models import Message
from doorstep.kernel.queue import delivery
from doorstep.offering.areas import commands, outward, queries, rules
from doorstep.offering.areas.models import RoadWay, TravelFactor, TravelLesson
from doorstep.offering.areas.ports import Way
from doorstep.offering.workers import queries as workers
from doorstep.runtime import loop
from tests.rooms.workers.town import CENTER, CITY, MORNING, Town, build

NOON = 12 * 3600


def _trips(
    count: int, *, slower: float = 1.6, people: int = 8, at: datetime = MORNING
) -> list[rules.TripMade]:
    """Ways in the middle of the city that all take so many times what the pack supposes."""
    rng = np.random.default_rng(count)
    supposed = StraightLine(1.3, tuple(22 / 3.6 for _ in range(24)))
    made = []
    for one in range(count):
        ends = [Place(*(np.array(CENTER) + rng.uniform(-0.03, 0.03, 2))) for _ in range(2)]
        seconds = round(slower * supposed.seconds(*ends, NOON) * rng.uniform(0.9, 1.1))
        set_out_at = at + timedelta(days=-(one % 20), hours=4)
        made.append(rules.TripMade(ends[0], ends[1], set_out_at, seconds, one % people))
    return made


def _way(town: Town) -> int:
    """The seconds of one way through the middle at noon."""
    north, south = Place(CENTER[0] + 0.02, CENTER[1]), Place(CENTER[0] - 0.02, CENTER[1])
    return queries.travel(town.act()).seconds(north, south, NOON)


@pytest.fixture
def engine(settings: Any) -> RoutesTwin:
    """A road engine that settings name."""
    settings.PORTS = settings.PORTS | {
        "areas.routes": "doorstep.adapters.twins.routes.from_settings"
    }
    ports.get.cache_clear()
    twin: RoutesTwin = ports.get("areas.routes")
    return twin


def test_without_trips_the_pack_says_how_long_ways_take(town: Town) -> None:
    city = queries.facts(town.act())
    place, other = Place(*CENTER), Place(CENTER[0] + 0.03, CENTER[1])
    supposed = city.supposed_travel().seconds(place, other, NOON)

    assert queries.travel(town.act()).seconds(place, other, NOON) == supposed
    assert queries.travel_known(town.act()).learned_at is None


def test_trips_teach_the_city_and_the_last_lesson_counts(town: Town) -> None:
    before = _way(town)
    town.do(commands.learn_travel, trips=_trips(400))
    slow = _way(town)
    town.at += timedelta(days=1)
    town.do(commands.learn_travel, trips=_trips(400, slower=0.8, at=town.at))

    assert slow == pytest.approx(1.6 * before, rel=0.08)
    assert _way(town) == pytest.approx(0.8 * before, rel=0.08)
    assert queries.travel_known(town.act()).learned_at == town.at


@pytest.mark.django_db
def test_a_start_that_nobody_reaches_any_more_is_not_promised_once_trips_taught_it() -> None:
    town = build("home-cleaning")
    worker = town.worker()
    far = (CENTER[0] + 0.06, CENTER[1])
    town.hold(worker, 12, place=far)

    def hours() -> set[float]:
        day = (town.at + timedelta(days=1)).date()
        wish = workers.Wish(town.service("daily-cleaning").id, *CENTER, 120)
        midnight = MORNING + timedelta(days=1, hours=-8)
        starts = workers.free_starts(town.act(), wish, day)
        return {(one.starts_at - midnight).total_seconds() / 3600 for one in starts}

    before = hours()
    town.do(commands.learn_travel, trips=_trips(400, slower=2.2))
    slow = hours()
    town.do(commands.learn_travel, trips=_trips(400, slower=0.7, at=town.at))

    assert slow < before
    assert slow < hours()


def test_a_past_day_is_answered_as_it_was_known_then(town: Town) -> None:
    place, other = Place(*CENTER), Place(CENTER[0] + 0.03, CENTER[1])
    then = town.at
    town.do(commands.learn_travel, trips=_trips(400))
    known_then = queries.travel(town.act()).seconds(place, other, NOON)
    town.at += timedelta(days=3)
    town.do(commands.learn_travel, trips=_trips(400, slower=0.8, at=town.at))

    assert queries.travel(town.act(), then).seconds(place, other, NOON) == known_then
    assert queries.travel(town.act()).seconds(place, other, NOON) < known_then


def test_two_people_s_ways_are_not_kept_however_many(town: Town) -> None:
    before = _way(town)
    lesson = town.do(commands.learn_travel, trips=_trips(400, people=2))

    assert lesson.trips == 0
    assert not TravelFactor.objects.filter(city_id=CITY).exists()
    assert not RoadWay.objects.filter(city_id=CITY, trips__gt=0).exists()
    assert _way(town) == before


def test_what_is_kept_rests_on_five_trips_and_names_nobody(town: Town) -> None:
    town.do(commands.learn_travel, trips=_trips(300))
    kept = TravelFactor.objects.filter(city_id=CITY)
    columns = {field.name for field in TravelFactor._meta.fields}

    assert kept.count() > 10
    assert min(kept.values_list("trips", flat=True)) >= 5
    assert columns == {"id", "city_id", "lesson", "row", "column", "band", "factor_bp", "trips"}


def test_a_lesson_is_due_once_a_night_even_when_it_taught_nothing(town: Town) -> None:
    def due(at: datetime) -> bool:
        town.at = at
        return queries.is_lesson_due(town.act())

    three_at_night = MORNING + timedelta(hours=19)  # the city's clock is eight hours ahead
    first = due(MORNING)
    town.do(commands.learn_travel, trips=[])
    soon = due(three_at_night)
    town.do(commands.learn_travel, trips=[])

    assert (first, soon) == (True, True)
    assert [due(three_at_night + timedelta(hours=hours)) for hours in (1, 12, 23, 24)] == [
        False,
        False,
        True,
        True,
    ]
    assert not due(three_at_night + timedelta(hours=32))
    assert due(three_at_night + timedelta(hours=36))


def test_old_figures_are_forgotten_and_newer_ones_stay(town: Town) -> None:
    old = town.do(commands.learn_travel, trips=_trips(200))
    town.at += timedelta(days=91)
    new = town.do(commands.learn_travel, trips=_trips(200, at=town.at))

    assert not TravelFactor.objects.filter(city_id=CITY, lesson=old).exists()
    assert TravelFactor.objects.filter(city_id=CITY, lesson=new).exists()
    assert TravelLesson.objects.filter(city_id=CITY).count() == 2


def test_other_cities_learn_nothing_from_it(town: Town) -> None:
    town.do(commands.learn_travel, trips=_trips(200))

    assert {row.city_id for row in TravelLesson.objects.filter(city_id__gt=0)} == {CITY}


def test_a_city_without_an_engine_asks_nobody(town: Town) -> None:
    town.do(commands.learn_travel, trips=_trips(200))

    assert not outward.has_engine()
    assert queries.travel_known(town.act()).ways_fresh == 0


@pytest.fixture
def busy(fresh_db: str) -> Town:
    """A city that commits, as talk with the outside needs, at the real time of its answers."""
    memory.forget()
    town = build()
    town.at = datetime.now(UTC)
    return town


def _work() -> None:
    """Deliver what is due, one message after the other."""
    for _ in range(60):
        if not delivery.work_once(CITY, (Message.TALK,)):
            return


def _ask(town: Town) -> None:
    town.do(commands.ask_engine)
    _work()


def test_the_engine_fills_busy_ways_and_travel_times_follow_it(
    busy: Town, engine: RoutesTwin
) -> None:
    before = _way(busy)
    engine.record.answers["matrix"] = lambda origins, destinations: [
        [Way(3_000, 9_000) for _ in destinations] for _ in origins
    ]
    busy.do(commands.learn_travel, trips=[])
    _ask(busy)
    known = queries.travel_known(busy.act())
    grid = Grid.around(Place(*CENTER))

    assert known.ways_fresh == known.ways_wanted > 100
    assert known.engine == "twin"
    assert _way(busy) > 1.5 * before
    assert all(len(facts["destinations"]) <= 25 for _, facts in engine.record.calls)
    assert {grid.cell(place) for _, facts in engine.record.calls for place in facts["origins"]} <= {
        (way.origin_row, way.origin_column) for way in RoadWay.objects.filter(city_id=CITY)
    }


def test_the_rhythms_of_the_house_teach_and_ask_by_themselves(
    busy: Town, engine: RoutesTwin
) -> None:
    loop.beat("tracking.teach_travel")
    delivery.work_once(CITY, (Message.TASK,))
    loop.beat("areas.refresh_ways")
    _work()
    known = queries.travel_known(busy.act())

    assert TravelLesson.objects.filter(city_id=CITY).count() == 1
    assert known.ways_fresh == known.ways_wanted > 100


def test_a_dead_engine_changes_nothing_but_age(busy: Town, engine: RoutesTwin) -> None:
    busy.do(commands.learn_travel, trips=_trips(300, at=busy.at))
    _ask(busy)
    known, way = queries.travel_known(busy.act()), _way(busy)
    engine.record.failing["matrix"] = Outage("twin did not answer: ConnectTimeout", retry=True)
    asked = len(engine.record.calls)
    busy.at += rules.WAY_AGES + timedelta(hours=1)
    stale = queries.stale_ways(busy.act(), 25)
    with pytest.raises(Outage):
        outward.refresh_matrix(busy.act())

    assert stale
    assert len(engine.record.calls) == asked + 1
    assert queries.travel_known(busy.act()) == known
    assert _way(busy) == way


def test_answers_that_are_too_old_are_not_used_any_more(busy: Town, engine: RoutesTwin) -> None:
    engine.record.answers["matrix"] = lambda origins, destinations: [
        [Way(3_000, 9_000) for _ in destinations] for _ in origins
    ]
    before = _way(busy)
    busy.do(commands.learn_travel, trips=[])
    _ask(busy)
    measured = _way(busy)
    busy.at += rules.WAY_FRESH + timedelta(days=1)

    assert measured > before
    assert _way(busy) == before


def test_a_way_without_a_road_is_not_asked_again_and_not_used(
    busy: Town, engine: RoutesTwin
) -> None:
    engine.record.answers["matrix"] = lambda origins, destinations: [
        [None for _ in destinations] for _ in origins
    ]
    before = _way(busy)
    busy.do(commands.learn_travel, trips=[])
    _ask(busy)

    assert queries.stale_ways(busy.act(), 25) == []
    assert queries.travel_known(busy.act()).ways_fresh == 0
    assert _way(busy) == before


def test_asking_for_travel_times_never_talks_outside(town: Town, engine: RoutesTwin) -> None:
    town.do(commands.learn_travel, trips=_trips(300))
    _way(town)

    assert engine.record.calls == []
