"""After thirty days a decision tells why, and no longer where exactly anybody was."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.visits.dispatch import commands, queries
from tests.rooms.dispatch.city import City
from tests.rooms.orders.world import HOME


def test_old_decisions_keep_rank_and_reason_and_rough_distances(city: City) -> None:
    city.stand(city.crew[1], HOME[0] + 0.0123, HOME[1])
    city.off_duty(city.crew[0])
    order = city.opened(timing="now")
    worker_id = city.open_offer(order).worker_id
    (before,) = city.decisions(order)
    other = next(one for one in city.crew[1:] if one != worker_id)
    (said,) = queries.own_parts(city.worker(other), worker_id=other)[0]
    city.pass_time(days=29)
    assert city.do(commands.forget_places, city.act()) == 0

    city.later(days=1)
    while city.do(commands.forget_places, city.act()):
        continue

    (after,) = [one for one in city.decisions(order) if one.id == before.id]
    exact = {one["worker"]: one for one in before.candidates}
    for one in after.candidates:
        was = exact[one["worker"]]
        assert one["distance_m"] % 1_000 == 0 and 0 <= one["distance_m"] - was["distance_m"] < 1_000
        assert one["eta_seconds"] % 300 == 0 and 0 <= one["eta_seconds"] - was["eta_seconds"] < 300
        assert one["parts"]["eta"] % 300 == 0
        assert one["parts"] | {"eta": 0} == was["parts"] | {"eta": 0}
        assert one["cost"] == sum(one["parts"].values())
    assert [one["worker"] for one in after.candidates] == [
        one["worker"] for one in before.candidates
    ]
    (still,) = queries.own_parts(city.worker(other), worker_id=other)[0]
    assert (still.rank, still.count, still.was_asked) == (said.rank, said.count, said.was_asked)
    assert still.reason == said.reason
    (offered,) = [one for one in city.offers(order) if one.worker_id == worker_id]
    assert (offered.distance_m, offered.eta_seconds) == (1_000, 300)
    assert "约1.0公里，预计5分钟" in offered.reason["zh-CN"]


def test_who_applied_and_was_never_picked_is_forgotten_too(city: City) -> None:
    city.publish(grab_rule="pick")
    order = city.opened(way="grab")
    city.do(commands.apply, city.worker(city.crew[1]), order_id=order.id)
    assert city.decisions(order) == []

    city.later(days=30)
    assert city.do(commands.forget_places, city.act()) == 1

    (applied,) = city.applications(order)
    assert (applied.distance_m % 1_000, applied.eta_seconds % 300) == (0, 0)
    assert city.do(commands.forget_places, city.act()) == 0


def test_many_old_decisions_cost_as_many_statements_as_one(city: City) -> None:
    def statements(orders: int) -> int:
        for _ in range(orders):
            city.opened(timing="now")
        city.later(days=31)
        with CaptureQueriesContext(connection) as seen:
            assert city.do(commands.forget_places, city.act()) >= orders
        return len(seen)

    assert statements(1) == statements(3)
