"""Probes, metrics, signed files, the status page, and the voice of errors that nobody declared."""

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from PIL import Image

from doorstep.kernel import clock, edge, files, ids, memory
from doorstep.kernel.models import Message
from doorstep.money.ledger import commands as ledger
from doorstep.money.ledger.rules import Line
from doorstep.surfaces import health, pulse
from tests.rooms.accounts.people import CITY, open_city

pytestmark = pytest.mark.usefixtures("fresh_db")


def get(address: str, **headers: str) -> Any:
    """Ask the house."""
    return Client(raise_request_exception=False).get(address, headers=headers)


def put(due: timedelta, *, dead: bool = False, age: timedelta = timedelta()) -> Message:
    """A message of the queue, due so long from now, written so long ago."""
    now = clock.real()
    id = ids.new(CITY)
    made = int((now - age).timestamp() * 1000)
    id = type(id)(int=(made << 80) | (id.int & ((1 << 80) - 1)))
    return Message.objects.create(
        id=id,
        city_id=CITY,
        kind=Message.TASK,
        name="kernel.tidy",
        content={},
        due_at=clock.read() + due,
        told_at=now,
        dead_at=now if dead else None,
    )


def test_the_house_is_alive_and_ready_with_an_empty_database() -> None:
    assert get("/healthz").json() == {"alive": True}
    answer = get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert set(answer.json()["checks"]) == {"database", "migrations", "queue", "rhythms"}


def test_a_queue_that_falls_behind_makes_the_house_unready() -> None:
    open_city()
    put(timedelta(minutes=-2), age=timedelta(minutes=2))

    answer = get("/readyz")

    assert answer.status_code == 503
    queue = answer.json()["checks"]["queue"]
    assert queue["ok"] is False
    assert 119 < queue["oldest_seconds"] < 300


def test_timers_that_are_not_due_dead_or_just_made_due_by_the_clock_are_not_late() -> None:
    open_city()
    put(timedelta(days=3), age=timedelta(hours=1))
    put(timedelta(hours=-1), age=timedelta(hours=2), dead=True)
    put(timedelta(hours=-5))  # written a moment ago, for a moment long past
    clock.turn(to=clock.read() + timedelta(days=4))

    found = pulse.queue_health(CITY)

    assert get("/readyz").status_code == 200
    assert (found.waiting, found.due, found.dead) == (2, 2, 1)
    assert found.oldest_seconds < 60


def test_a_fast_clock_counts_lateness_in_real_seconds() -> None:
    open_city()
    clock.turn(rate=1000.0)
    put(timedelta(seconds=-200), age=timedelta(minutes=5))

    assert pulse.queue_health(CITY).oldest_seconds < 60


def test_metrics_name_doors_queue_orders_and_money() -> None:
    open_city()
    put(timedelta(days=1))
    get("/api/console/v1/no-such-address")

    text = get("/metrics").content.decode()

    assert 'doorstep_requests_total{door="console",method="GET",status="404"}' in text
    assert f'doorstep_queue_waiting{{city="{CITY}"}} 1.0' in text
    assert f'doorstep_ledger_suspense_fen{{city="{CITY}"}} 0.0' in text
    assert f'doorstep_queue_dead{{city="{CITY}"}} 0.0' in text


def test_the_status_page_asks_nobody_but_us_and_works_without_a_city() -> None:
    page = get("/status")

    assert page.status_code == 200
    assert "http://" not in page.content.decode()
    assert "https://" not in page.content.decode()
    assert "default-src 'none'" in page["Content-Security-Policy"]
    facts = get("/status.json").json()
    assert facts["city"] is None
    assert facts["clock"]["rate"] == 1.0


def test_the_status_of_a_city_shows_its_money_and_that_the_books_are_at_zero() -> None:
    open_city()
    lines = [Line("psp_clearing:1900000001", -5000), Line(f"escrow:{ids.new(CITY).hex}", 5000)]
    edge.enter(ledger.post, city_id=CITY, idem="a", kind="payment_received", ref="x", lines=lines)
    clock.turn(rate=60.0)

    facts = get("/status.json?city=7").json()

    assert facts["city"]["number"] == CITY
    assert facts["money"] == {"escrow_fen": 5000, "suspense_fen": 0, "sum_fen": 0}
    assert facts["clock"]["rate"] == 60.0
    assert facts["orders"] == {"today": {}, "all": {}}
    assert facts["workers_on_duty"] == 0


def test_the_status_says_whether_the_books_are_right() -> None:
    open_city()
    before = get("/status.json").json()["audit"]
    lines = [Line("psp_clearing:1900000001", -5000), Line(f"escrow:{ids.new(CITY).hex}", 5000)]
    edge.enter(ledger.post, city_id=CITY, idem="a", kind="payment_received", ref="x", lines=lines)
    memory.forget()

    assert before["clean"] is True
    assert get("/status.json").json()["audit"]["clean"] is False, "money without a charge"


def test_production_shows_the_last_audit_that_somebody_ran_and_runs_none_itself() -> None:
    open_city()
    with override_settings(PRODUCTION=True):
        before = get("/status.json").json()["audit"]
        edge.enter(pulse.run_audit, city_id=CITY)
        after = get("/status.json").json()["audit"]

    assert before is None
    assert after["clean"] is True


FIGURES = ("/metrics", "/status.json", "/status")


@pytest.mark.parametrize("address", FIGURES)
def test_figures_are_not_everybodys_outside_the_demo(address: str) -> None:
    stranger, here = Client(REMOTE_ADDR="203.0.113.9"), Client(REMOTE_ADDR="127.0.0.1")
    assert stranger.get(address).status_code == 200, "the demo shows them to all"
    with override_settings(PRODUCTION=True, METRICS_TOKEN="open sesame"):
        assert stranger.get(address).status_code == 401
        wrong = {"Authorization": "Bearer open sesamé"}
        assert stranger.get(address, headers=wrong).status_code == 401
        right = {"Authorization": "Bearer open sesame"}
        assert stranger.get(address, headers=right).status_code == 200
        assert here.get(address).status_code == 200
        passed_on = {"X-Forwarded-For": "203.0.113.9"}
        assert here.get(address, headers=passed_on).status_code == 401
    with override_settings(PRODUCTION=True, METRICS_TOKEN=""):
        assert stranger.get(address, headers={"Authorization": "Bearer "}).status_code == 401


def test_strangers_learn_only_whether_the_house_is_ready() -> None:
    stranger = Client(REMOTE_ADDR="203.0.113.9")
    with override_settings(PRODUCTION=True):
        assert stranger.get("/readyz").json() == {"ready": True}


@pytest.mark.parametrize("address", ["/metrics", "/status.json", "/readyz"])
def test_figures_are_counted_once_for_all_who_ask_at_the_same_moment(address: str) -> None:
    open_city()
    get(address)
    with CaptureQueriesContext(connection) as asked:
        for _ in range(5):
            get(address)
    dear = [one["sql"] for one in asked if "kernel_message" in one["sql"]]
    assert dear == []


def test_a_rhythm_that_stopped_is_told_and_makes_nobody_unready() -> None:
    open_city()
    long_ago = clock.real() - timedelta(days=30)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_beat (name, beat_at) VALUES ('kernel.tidy', %s)", [long_ago]
        )

    found = get("/readyz")

    assert found.status_code == 200
    assert found.json()["checks"]["rhythms"] == {"ok": False, "late": ["kernel.tidy"]}


@pytest.fixture
def picture() -> Iterator[files.FileRow]:
    """A kept picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(buffer, format="PNG")
    yield edge.enter(
        files.keep,
        city_id=CITY,
        purpose="visit.photo",
        owner=None,
        content=buffer.getvalue(),
        kind="image/png",
        retain_days=1,
    )


def test_a_signed_address_opens_a_file_until_it_ends(picture: files.FileRow) -> None:
    answer = get(files.address(picture.id))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Image.open(io.BytesIO(answer.content)).size == (8, 8)
    assert get(files.address(picture.id, seconds=-1)).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?until=99999999999&signature=0",
        "?until=x&signature=y",
        "?until=9&signature=é",
        "?until=²",
    ],
)
def test_an_address_that_we_did_not_sign_is_not_found(picture: files.FileRow, query: str) -> None:
    answer = get(f"/files/{picture.id.hex}{query}")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/nowhere", "/files/abc", "/api/console/v1/nowhere"])
def test_an_unknown_address_is_a_problem_in_the_callers_language(address: str) -> None:
    answer = get(address, **{"Accept-Language": "en"})

    assert answer.status_code == 404
    assert answer.json()["code"] == "kernel.NotFound"
    assert answer.json()["detail"] == "This was not found."


@pytest.mark.parametrize("address", ["/healthz", "/api/callbacks/v1/wechat-pay"])
def test_a_method_that_an_address_does_not_take_is_a_problem(address: str) -> None:
    answer = Client().delete(address)

    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Allow"]


def test_a_body_beyond_all_measure_is_refused_before_it_is_read() -> None:
    answer = Client().post(
        "/api/callbacks/v1/wechat-pay",
        b"{}",
        content_type="application/json",
        CONTENT_LENGTH=str(100 * 1024 * 1024),
    )

    assert answer.status_code == 413


def test_what_breaks_unexpectedly_tells_no_detail() -> None:
    try:
        raise RuntimeError("a secret detail")
    except RuntimeError:
        answer = health.broken(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert b"kernel.Bug" in answer.content
    assert b"secret" not in answer.content
