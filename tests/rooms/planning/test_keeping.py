"""What cannot be kept by who has it: the desk is told why, and the customer when it changes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from doorstep.kernel.models import Message
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from doorstep.offering.workers import commands as workers
from doorstep.visits.orders.models import OrderMove
from doorstep.visits.planning import commands, queries, rules
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking

TOMORROW = date(2026, 3, 10)
EVENING = town.MONDAY + timedelta(hours=12, minutes=30)


def at_risk(city: City) -> dict[str, str]:
    """Why which orders stand on the worklist."""
    return {str(one.order_id): one.reason for one in city.ask(queries.risks)[0]}


def kinds(customer: Caller) -> list[str]:
    """What somebody was told of a visit that may not be as promised, the newest first."""
    told = customer.get("notices", size=100).json()["items"]
    return [one["kind"] for one in told if one["kind"] in ("visit_at_risk", "visit_late")]


def holder(city: City, order: dict[str, Any]) -> UUID | None:
    """Whose seat it is."""
    found = city.ask(lambda act: queries.load(act, TOMORROW, merchant_id=None, mode=rules.SUGGEST))
    return next(one.seat.worker_id for one in found.rows if str(one.order.id) == order["id"])


def retune(city: City, **parts: dict[str, Any]) -> None:
    """The city's pack says something else from now on."""
    pack = area_facts.shipped_pack_unscoped("yunhe")
    changed = {name: pack.get(name, {}) | part for name, part in parts.items()}
    city.do(areas.load_city_pack, pack=pack | {"version": 2} | changed)


def evening(city: City) -> None:
    """The evening's look at tomorrow."""
    town.at(EVENING)
    city.do(commands.begin_night)
    city.deliver()


def test_every_reason_is_said_in_both_languages() -> None:
    assert set(rules.RISK_WORDS) == set(rules.RISK_REASONS)
    assert all(words["zh-CN"] and words["en"] for words in rules.RISK_WORDS.values())


def loses_skills(city: City, worker: Caller) -> None:
    """What the worker could do, they can do no more."""
    city.do(workers.set_skills, worker_id=worker.actor_id, codes=[])


def has_less_hours(city: City, worker: Caller) -> None:
    """Nobody may work as long as before."""
    retune(city, work={"daily_minutes": 60})


@pytest.mark.parametrize(
    ("happens", "why"), [(loses_skills, "unfit"), (has_less_hours, "needs_rest")]
)
def test_in_the_evening_the_desk_hears_who_cannot_keep_tomorrow_and_nobody_is_replaced(
    city: City, happens: Callable[[City, Caller], None], why: str
) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    happens(city, worker)

    evening(city)

    assert at_risk(city) == {order["id"]: why}
    assert holder(city, order) == worker.actor_id
    assert kinds(customer) == []


def test_two_visits_that_a_slower_city_no_longer_joins_are_told_of(city: City) -> None:
    first, second = city.customer(), city.customer()
    far = town.address_of(second, lat=30.29, lng=120.15)
    early, _ = asking.taken(city, first)
    late, _ = asking.taken(city, second, address_id=far, starts_at=town.tomorrow(13))
    retune(city, travel={"speed_kmh_by_hour": [3.0] * 24})

    evening(city)

    assert at_risk(city) == {early["id"]: "out_of_reach", late["id"]: "out_of_reach"}


def test_leave_over_a_visit_is_on_the_list_at_once_and_goes_when_it_is_taken_back(
    city: City,
) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)

    leave = worker.post("plan/exceptions", {"day": "2026-03-10", "kind": "off"}).json()
    city.deliver()
    assert at_risk(city) == {order["id"]: "off_plan"}

    worker.delete(f"plan/exceptions/{leave['id']}")
    city.deliver()
    assert at_risk(city) == {}
    assert kinds(customer) == []


@pytest.mark.parametrize("others", [0, 1])
def test_what_somebody_says_of_their_illness_stays_with_the_desks_plan(
    city: City, others: int
) -> None:
    order, ill = asking.taken(city, city.customer())
    city.crew += [town.hire(city, f"替{step}", step=10 + step) for step in range(others)]

    said = {"until": "2026-03-10", "reason": "急性阑尾炎"}
    assert ill.post("absence", said).status_code in (200, 202)
    city.deliver()

    assert holder(city, order) != ill.actor_id
    moves = OrderMove.objects.filter(city_id=town.CITY).values_list("reason", flat=True)
    assert rules.ABSENT in moves and "急性阑尾炎" not in moves
    news = Message.objects.filter(city_id=town.CITY).values_list("content", flat=True)
    assert "急性阑尾炎" not in str(list(news))
    assert city.ask(queries.plans)[0][0].reason == "急性阑尾炎"


def test_who_is_paused_keeps_the_visits_and_the_desk_sees_them(city: City) -> None:
    order, worker = asking.taken(city, city.customer())

    city.do(workers.pause, worker_id=worker.actor_id)
    city.deliver()
    assert at_risk(city) == {order["id"]: "unfit"}

    city.do(workers.resume, worker_id=worker.actor_id)
    city.deliver()
    assert at_risk(city) == {}


def on_the_way(city: City, customer: Caller, *, lat: float) -> dict[str, Any]:
    """An order whose worker is on the way, and is seen somewhere ten minutes before the start."""
    order, worker = asking.taken(city, customer)
    set_out(order, worker, lat=lat)
    return order


def set_out(order: dict[str, Any], worker: Caller, *, lat: float) -> None:
    """Half an hour before the start the worker sets out; twenty minutes later they are seen."""
    starts_at = datetime.fromisoformat(order["visits"][0]["starts_at"])
    town.at(starts_at - timedelta(minutes=30))
    assert worker.post(f"visits/{order['visits'][0]['id']}/departure").status_code == 200
    town.at(starts_at - timedelta(minutes=10))
    send(worker, lat)


def send(worker: Caller, lat: float) -> None:
    """The worker's phone says where they are."""
    taken_at = (town.clock.read() - timedelta(seconds=20)).isoformat()
    fix = {"lat": lat, "lng": 120.15, "accuracy_m": 15, "taken_at": taken_at}
    assert worker.post("positions", {"fixes": [fix]}).status_code == 202


def test_who_is_on_the_way_but_far_will_be_late_and_the_customer_hears_when(city: City) -> None:
    customer = city.customer()
    order = on_the_way(city, customer, lat=30.30)

    city.do(commands.watch)
    city.deliver()

    [risk] = city.ask(queries.risks)[0]
    assert (str(risk.order_id), risk.reason) == (order["id"], "on_the_way")
    # 5.6 km of air at 1.3 and 17 to 19 km an hour, less the ten minutes that are left
    assert 8 * 60 < risk.late_seconds < 20 * 60
    assert kinds(customer) == ["visit_late"]

    town.later(minutes=20)
    send(city.crew[0], 30.30)
    city.do(commands.watch)
    city.deliver()
    assert kinds(customer) == ["visit_late"] * 2, "much later than was said is said again"
    assert len(city.ask(queries.risks)[0]) == 1


def test_who_is_on_the_way_and_near_is_not_late(city: City) -> None:
    on_the_way(city, city.customer(), lat=30.252)

    assert city.do(commands.watch) == 0


def test_what_the_desk_knew_gives_way_to_what_the_customer_has_to_hear(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    worker.post("plan/exceptions", {"day": "2026-03-10", "kind": "off"})
    city.deliver()
    assert at_risk(city) == {order["id"]: "off_plan"}
    set_out(order, worker, lat=30.30)

    city.do(commands.watch)
    city.deliver()

    assert at_risk(city) == {order["id"]: "on_the_way"}
    assert kinds(customer) == ["visit_late"]


@pytest.mark.parametrize(
    ("homes", "hour"), [({"from_home": True}, 8.0), ({"home_by_end": True}, 17.5)]
)
def test_where_the_way_home_is_work_nobody_is_planned_who_lives_too_far(
    city: City, homes: dict[str, bool], hour: float
) -> None:
    order, ill = asking.taken(city, city.customer(), starts_at=town.tomorrow(hour))
    other = town.hire(city, "远", step=65)

    def proposed() -> queries.Proposed:
        return city.ask(
            lambda act: queries.propose_rest(
                queries.load(
                    act,
                    TOMORROW,
                    merchant_id=None,
                    mode=rules.OPTIMISE,
                    lost=[ill.actor_id],
                    rest=True,
                )
            )
        )

    before = proposed()
    retune(city, work=homes)
    after = proposed()

    assert [one.comes for one in before.changes] == [other.actor_id]
    assert (after.changes, len(after.nobody)) == ((), 1)
    assert str(after.nobody[0].row.order.id) == order["id"]


def test_a_swap_that_the_calendars_refuse_is_tried_and_not_proposed(city: City) -> None:
    north, customer = city.crew[0], city.customer()
    southern = town.address_of(customer, lat=30.21, lng=120.15)
    short, _ = asking.taken(city, customer, address_id=southern)
    asking.taken(city, city.customer(), starts_at=town.tomorrow(16))
    south = town.hire(city, "南", step=-40)
    city.crew.append(south)
    long, _ = asking.taken(city, city.customer(), units=4)

    def planned() -> Any:
        plan = city.do(commands.plan_day, day=TOMORROW)
        city.deliver()
        return city.ask(queries.plan, plan.id), city.ask(queries.changes, plan.id)

    plan, changes = planned()
    assert (plan.state, len(changes)) == ("ready", 2)
    retune(city, work={"daily_minutes": 300})
    refused, none = planned()

    assert (refused.state, none) == ("ready", [])
    assert refused.after["travel_seconds"] == refused.before["travel_seconds"]
    assert (holder(city, short), holder(city, long)) == (north.actor_id, south.actor_id)
