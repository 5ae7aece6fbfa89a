"""The live map and the day's figures at the desk: counted, bounded, and nobody's home on them."""

from datetime import timedelta

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.console import desk
from tests.doors.customer import asking


def test_the_map_shows_live_orders_where_they_are_and_what_is_late(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher")
    waiting = asking.paid(city, customer, starts_at=town.tomorrow(15))
    coming, worker = asking.taken(city, customer)
    asking.placed(city, customer, starts_at=town.tomorrow(34))

    seen = mine.get("map").json()
    by_id = {one["id"]: one for one in seen["orders"]}

    assert list(by_id) == [coming["id"], waiting["id"]]
    assert not seen["more"]
    assert by_id[coming["id"]]["worker_ids"] == [str(worker.actor_id)]
    assert (by_id[coming["id"]]["mark"], by_id[waiting["id"]]["mark"]) == ("assigned", "open")
    assert not any(one["is_late"] for one in seen["orders"])
    town.at(town.MONDAY + timedelta(days=1, hours=3))
    assert [one["is_late"] for one in mine.get("map").json()["orders"]] == [True, False]


def test_the_map_keeps_to_its_box_and_its_size(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "dispatcher")
    asking.paid(city, customer)
    asking.paid(city, customer, starts_at=town.tomorrow(15))
    here = {"south": 30.2, "west": 120.1, "north": 30.3, "east": 120.2}

    assert len(mine.get("map", **here).json()["orders"]) == 2
    assert mine.get("map", **here | {"south": 30.26}).json()["orders"] == []
    small = mine.get("map", size=1).json()
    assert (len(small["orders"]), small["more"]) == (1, True)
    assert mine.get("map", south=30.2).status_code == 422


def test_a_firm_sees_only_its_own_orders_on_the_map(city: City) -> None:
    customer = city.customer()
    asking.paid(city, customer)
    firm = desk.operator(city, "dispatcher", merchant_id=city.merchant_id)

    assert firm.get("map").json()["orders"] == []
    assert firm.get("figures").json()["placed"] == 0
    assert firm.get("figures").json()["collected_fen"] is None


def test_workers_are_on_the_map_where_they_were_seen_and_never_at_home(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    worker = city.crew[0]
    nobody = mine.get("map/workers").json()
    assert (nobody["workers"], nobody["unseen"]) == ([], len(city.crew) + len(city.staff))

    fix = {"lat": 30.256789, "lng": 120.156789, "accuracy_m": 10}
    sent = {"fixes": [fix | {"taken_at": town.clock.read().isoformat()}]}
    assert worker.post("positions", sent).status_code == 202
    (seen,) = mine.get("map/workers").json()["workers"]

    assert (seen["id"], seen["state"]) == (str(worker.actor_id), "idle")
    assert (seen["lat"], seen["lng"]) == (30.257, 120.157)
    assert desk.operator(city, "finance").get("map/workers").status_code == 403


def test_a_day_is_counted_by_state_hour_and_service(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "analyst")
    asking.placed(city, customer, starts_at=town.tomorrow(15))
    done, _ = asking.accepted(city, customer, pay="whole")

    placed = mine.get("figures", day="2026-03-09").json()
    next_day = mine.get("figures").json()

    assert (placed["placed"], placed["cancelled"]) == (2, 1)
    assert placed["by_state"]["accepted"] == 1
    assert placed["placed_by_hour"][8] == 2 == sum(placed["placed_by_hour"])
    assert placed["sold_fen"] == placed["collected_fen"] == done["total_fen"]
    assert [one["count"] for one in placed["by_service"]] == [2]
    assert placed["workers_on_duty"] is None
    assert next_day["day"] == "2026-03-10"
    assert next_day["placed"] == 0
    assert (next_day["visits"], next_day["visits_finished"], next_day["visits_on_time"]) == (
        1,
        1,
        1,
    )
    assert next_day["starts_by_hour"][10] == 1
    assert next_day["workers_active"] == len(city.crew) + len(city.staff)
