"""Whatever a client sends, the customer's and the worker's doors answer without breaking."""

from itertools import count
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking

EXAMPLES = 4
LEFT_OUT = {("DELETE", "/sessions/{session_id}"), ("POST", "/sessions/others/end")}


def odd_requests(door: str, caller: town.Caller, known: dict[str, str]) -> list[str]:
    """Send made-up requests to every endpoint of a door; what broke, and by which request."""
    schema = schemathesis.openapi.from_wsgi(f"/api/{door}/v1/openapi.json", WSGIHandler())
    broken: list[str] = []
    numbers = count()

    for found in schema.get_all_operations():
        operation = found.ok()
        where = (operation.method.upper(), operation.path.removeprefix(f"/api/{door}/v1"))
        if where in LEFT_OUT:
            continue

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def send(case: Any) -> None:
            case.path_parameters = (case.path_parameters or {}) | {
                name: id for name, id in known.items() if name in (case.path_parameters or {})
            }
            answer = case.call(
                headers={
                    "Authorization": f"Bearer {caller.token}",
                    "Idempotency-Key": f"odd-{next(numbers)}",
                }
            )
            if answer.status_code == 500:
                broken.append(f"{case.method} {case.formatted_path} {case.query} {case.body!r}")

        send()
    return broken


@pytest.mark.slow
def test_no_request_breaks_a_door(city: City, settings: Any) -> None:
    settings.PORTS = settings.PORTS | {"payments.channel": "tests.doors.channel.from_settings"}
    customer = city.customer()
    order, worker = asking.begun(city, customer, pay="whole")
    known = {"order_id": order["id"], "visit_id": order["visits"][0]["id"]}

    assert odd_requests("customer", customer, known) == []
    assert odd_requests("worker", worker, known) == []
