"""Duty, weekly plan, exceptions and positions at the worker's door."""

from datetime import timedelta

import pytest

from doorstep.kernel.act import SYSTEM, Act
from doorstep.offering.workers import queries as workers
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.console import desk

HERE = {"lat": 30.25, "lng": 120.15, "accuracy_m": 20}


def test_duty_is_obeyed_at_once(city: City) -> None:
    worker = city.crew[0]

    off = worker.put("duty", {"on_duty": False}).json()
    fix = HERE | {"taken_at": town.clock.read().isoformat()}
    refused = worker.post("positions", {"fixes": [fix]})
    on = worker.put("duty", {"on_duty": True}).json()

    assert (off["on_duty"], off["duty_since_at"]) == (False, None)
    assert refused.json()["code"] == "workers.OffDuty"
    assert on["on_duty"] is True
    assert worker.post("positions", {"fixes": [fix]}).status_code == 202


def test_no_place_is_kept_of_who_took_the_consent_back(city: City) -> None:
    worker = city.crew[0]
    fix = HERE | {"taken_at": town.clock.read().isoformat()}
    assert worker.post("positions", {"fixes": [fix]}).status_code == 202

    worker.delete("me/consents/location")
    refused = worker.post("positions", {"fixes": [fix]})

    assert (refused.status_code, refused.json()["code"]) == (403, "workers.ConsentNeeded")
    assert "同意" in refused.json()["detail"]


def test_the_weekly_plan_is_said_anew(city: City) -> None:
    worker = city.crew[0]
    assert len(worker.get("plan").json()) == 7
    stretches = [
        {"weekday": 1, "from_minute": 540, "to_minute": 720},
        {"weekday": 1, "from_minute": 780, "to_minute": 1_080},
    ]

    assert worker.put("plan", {"stretches": stretches}).json() == stretches
    assert worker.get("plan").json() == stretches
    upside_down = [{"weekday": 1, "from_minute": 720, "to_minute": 540}]
    assert worker.put("plan", {"stretches": upside_down}).status_code == 422
    assert worker.get("plan").json() == stretches
    assert len(city.crew[1].get("plan").json()) == 7


def test_a_day_off_takes_the_day_from_customers(city: City) -> None:
    customer = city.customer()
    path = f"services/{city.service().id}/starts"
    query = {
        "address_id": town.address_of(customer),
        "variant": "standard",
        "units": 2,
        "day": "2026-03-10",
        "worker_id": str(city.crew[0].actor_id),
    }
    worker, other = city.crew
    before = customer.get(path, **query).json()

    made = worker.post("plan/exceptions", {"day": "2026-03-10", "kind": "off"})
    during = customer.get(path, **query).json()
    assert made.status_code == 201
    assert [one["kind"] for one in worker.get("plan/exceptions").json()] == ["off"]
    assert other.delete(f"plan/exceptions/{made.json()['id']}").status_code == 404
    assert worker.delete(f"plan/exceptions/{made.json()['id']}").status_code == 200

    assert before
    assert during == []
    assert customer.get(path, **query).json() == before
    assert worker.post("plan/exceptions", {"day": "x", "kind": "off"}).status_code == 422
    assert worker.post("plan/exceptions", {"day": "2026-03-10", "kind": "late"}).status_code == 422


def test_batches_of_positions_are_bounded(city: City) -> None:
    worker = city.crew[0]
    fix = HERE | {"taken_at": town.clock.read().isoformat()}

    heard = worker.post("positions", {"fixes": [fix, fix]})

    assert heard.json() == {"taken": 2, "kept": 0, "arrived_visit_ids": []}
    assert worker.post("positions", {"fixes": []}).status_code == 422
    assert worker.post("positions", {"fixes": [fix] * 501}).status_code == 422
    assert worker.post("positions", {"fixes": [fix | {"lat": 100}]}).status_code == 422
    assert worker.post("positions", {"fixes": [fix | {"taken_at": "soon"}]}).status_code == 422


@pytest.mark.parametrize(
    ("datum", "lat", "lng"),
    [
        ("gcj02", 31.1774276, 121.5272106),
        ("wgs84", 31.17530398364597, 121.531541859215),
    ],
)
def test_a_phone_s_satellite_coordinates_land_where_maps_show_them(
    city: City, datum: str, lat: float, lng: float
) -> None:
    worker = city.crew[0]
    sent = {"lat": 31.1774276, "lng": 121.5272106, "accuracy_m": 5, "datum": datum}
    fix = sent | {"taken_at": town.clock.read().isoformat()}
    answer = worker.post("positions", {"fixes": [fix]})
    unknown = worker.post("positions", {"fixes": [fix | {"datum": "bd09"}]})
    act = Act(role=SYSTEM, at=town.clock.read(), city_id=town.CITY)
    seen = workers.position_of(act, worker.actor_id)

    assert (answer.status_code, unknown.status_code) == (202, 422)
    assert (seen.lat, seen.lng) == (pytest.approx(lat, abs=6e-4), pytest.approx(lng, abs=6e-4))


def test_a_worker_sees_the_hours_in_which_they_stand_by(city: City) -> None:
    worker, other = city.crew
    dispatcher = desk.operator(city, "dispatcher")
    starts_at = town.clock.read().replace(microsecond=0) + timedelta(days=1)
    hours = {
        "starts_at": starts_at.isoformat(),
        "ends_at": (starts_at + timedelta(hours=3)).isoformat(),
        "note": "节日备勤",
    }
    assert dispatcher.post(f"workers/{worker.actor_id}/standbys", hours).status_code == 201

    (seen,) = worker.get("standbys").json()

    assert (seen["starts_at"], seen["note"]) == (hours["starts_at"], "节日备勤")
    assert other.get("standbys").json() == []
