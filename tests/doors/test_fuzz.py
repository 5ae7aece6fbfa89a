"""Every endpoint as its document describes it, called as everybody: no bug, no unstated answer.

`DOORSTEP_FUZZ_EXAMPLES=200` digs deeper, with another seed each time; `DOORSTEP_FUZZ_DOORS=worker`
chooses doors.  Whether sensible data is accepted and senseless data refused is not asked here: a
well-formed order may still be too late, and a wrong optional value may be left out of a request
without harm; the doors' own tests ask it.
"""

import contextlib
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.db import connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks as stated

from doorstep.kernel.act import ANYONE, CUSTOMER, MERCHANT, OPERATOR, WORKER
from doorstep.kernel.edge import door, permission
from doorstep.wsgi import application
from tests.doors import city as town
from tests.doors import exemplars, lived_in, never_served
from tests.doors.customer import asking
from tests.doors.lived_in import Pool, Residents

DEEP = "DOORSTEP_FUZZ_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("DOORSTEP_FUZZ_EXAMPLES", "10"))
STRANGERS_EXAMPLES = 1
"""How many of the examples of each kind are tried by those who may not call anyhow."""
KEYLESS_EVERY = 5
SENSIBLE = (0, 1, 2)
"""The examples of each operation that are sent as a sensible person would send them."""
ROLES = (ANYONE, CUSTOMER, WORKER, OPERATOR, MERCHANT)
DOORS = os.environ.get("DOORSTEP_FUZZ_DOORS", "customer worker console callbacks").split()
MAY_BE_REFUSED = {
    *never_served.NEEDS_A_SECRET.split("\n"),
    *never_served.NEEDS_ITS_MOMENT.split("\n"),
}
"""Operations that need not be served here, named one by one; every other is, at least once."""
LAST = ("clock",)
"""Endpoints that change the world for all that come after them at their door."""
AFTER_ALL = ("/absence",)
"""Endpoints that take from a worker what others at every door are tried on."""
CHECKS = [
    schemathesis.checks.not_a_server_error,
    stated.status_code_conformance,
    stated.content_type_conformance,
    stated.response_schema_conformance,
]
_keys = count(1)


class Fuzz:
    """One door, everybody who may stand before it, and what went wrong."""

    def __init__(
        self, door: str, city: town.City, people: Residents, good: dict[str, dict[str, Any]]
    ) -> None:
        self.door, self.city, self.people, self.good = door, city, people, good
        self.asked = exemplars.asked(people.customer)
        # The address on which good requests stand is not taken from under them.
        self.pool = Pool(frozenset({good["customer/quotes"]["address_id"]}))
        self.schema = schemathesis.openapi.from_wsgi(f"/api/{door}/v1/openapi.json", application)
        self.found: dict[str, str] = {}
        self.answers: dict[str, Counter[str]] = {}

    def operations(self) -> list[Any]:
        """Every operation, those that change the world last."""
        found = [one.ok() for one in self.schema.get_all_operations()]
        return sorted(
            found,
            key=lambda one: (any(word in one.path for word in LAST), one.method == "delete"),
        )

    def run(self, operation: Any) -> None:
        """Call one endpoint as everybody, with sensible data and with nonsense."""
        self.people.wake(self.city)
        self.pool.forget()
        self._try(operation, GenerationMode.POSITIVE, EXAMPLES)
        with contextlib.suppress(Unsatisfiable):  # where nothing is sent, nothing can be nonsense
            self._try(operation, GenerationMode.NEGATIVE, -(-EXAMPLES // 3))

    def _try(self, operation: Any, mode: GenerationMode, most: int) -> None:
        allowed, turns = self._permission(operation).may, count()

        @settings(
            max_examples=most,
            derandomize=not DEEP,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), seed=st.integers(0, 2**32))
        def try_one(case: Any, seed: int) -> None:
            turn = next(turns)
            is_sensible = mode is GenerationMode.POSITIVE and turn in SENSIBLE
            self._make_likely(case, random.Random(seed), is_sensible=is_sensible)
            for role in ROLES:
                if role in allowed or turn < STRANGERS_EXAMPLES:
                    self._call(case, role, turn)

        try_one()

    def never_served(self) -> set[str]:
        """The operations that were only ever refused."""
        return {
            label.replace("/api/", "").replace("/v1/", "/")
            for label, told in self.answers.items()
            if not any(name < "3" for name in told)
        }

    def _permission(self, operation: Any) -> permission.Permission:
        """The row of an endpoint: paths differ by their converters alone."""
        for row in permission.TABLE:
            path = f"/api/{row.door}/v1{re.sub(r'{\w+:', '{', row.path)}"
            if (row.method, path) == (operation.method.upper(), operation.path):
                return row
        raise AssertionError(f"{operation.label} has no permission")

    def _call(self, case: Any, role: str, turn: int) -> None:
        headers = {"Doorstep-City": str(town.CITY), "Doorstep-Reason": "fuzz"}
        case.headers.pop("Idempotency-Key", None)
        if turn % KEYLESS_EVERY != KEYLESS_EVERY - 1:
            headers["Idempotency-Key"] = f"fuzz-{next(_keys)}"
        if self.people.tokens[role]:
            headers["Authorization"] = f"Bearer {self.people.tokens[role]}"
        label = case.operation.label
        response = case.call(headers=headers)
        said = re.search(
            rb'"code": ?"([^"]+)"', response.content if response.status_code > 399 else b""
        )
        name = f"{response.status_code} {said[1].decode() if said else ''}".strip()
        self.answers.setdefault(label, Counter())[name] += 1
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                name = f"{label} as {role}: {response.status_code} {type(failure).__name__}"
                self.found.setdefault(name, str(group))

    def _make_likely(self, case: Any, chance: random.Random, *, is_sensible: bool) -> None:
        """Nearer to what people send: ids of things that exist, good content a little spoilt."""
        if isinstance(case.path_parameters, dict):
            case.path_parameters = self._known(case.path_parameters, chance)
            named = exemplars.PATHS | {"service_id": self.good["customer/quotes"]["service_id"]}
            for word in named.keys() & case.path_parameters.keys():
                if is_sensible or (word in exemplars.PATHS and chance.random() < 0.5):
                    case.path_parameters[word] = named[word]
        name = case.path.removeprefix("/api/").replace("/v1/", "/")
        good = self.good.get(name)
        wants_body = good and case.method.upper() in ("POST", "PUT")
        if good and wants_body and (is_sensible or chance.random() < 0.7):
            body = deepcopy(good) if is_sensible else exemplars.spoilt(good, chance)
            case.body, case.media_type = body, "application/json"
            return
        if isinstance(case.query, dict):
            case.query = self._known(case.query, chance)
            question = self.asked.get(name)
            if question and (is_sensible or chance.random() < 0.5):
                case.query = dict(question)
        if isinstance(case.body, dict):
            case.body = self._known(case.body, chance)

    def _known(self, value: Any, chance: random.Random, name: str = "") -> Any:
        """The same content with most of the made-up ids replaced by ids of things that exist."""
        if isinstance(value, dict):
            return {key: self._known(one, chance, str(key)) for key, one in value.items()}
        if isinstance(value, list):
            return [self._known(one, chance, name) for one in value]
        if isinstance(value, str) and name.endswith(("_id", "_ids")) and chance.random() < 0.9:
            return chance.choice(self.pool.ids_for(name) or [value])
        return value


@pytest.fixture
def lived_in_city(fresh_db: str, settings: Any, tmp_path: Path) -> Iterator[town.City]:
    """The demo's city, opened as the demo opens it."""
    settings.WECHAT_KEYS = str(tmp_path / "merchants.json")
    connections["default"].settings_dict["CONN_MAX_AGE"] = None
    with town.twins(settings):
        settings.PORTS = settings.PORTS | {"payments.channel": "tests.doors.lived_in.far_side"}
        lived_in.open_city(tmp_path)
        yield lived_in.build()
    connections["default"].settings_dict["CONN_MAX_AGE"] = 0


@pytest.mark.slow
@pytest.mark.timeout(300 + 60 * EXAMPLES)
def test_no_endpoint_breaks_or_answers_what_its_document_does_not_state(
    lived_in_city: town.City, subtests: pytest.Subtests
) -> None:
    city = lived_in_city
    customer, worker = city.customer(), city.crew[0]
    lived_in.live(city, customer, worker)
    people = Residents(customer, worker, city.merchant_id)
    people.employ(city)
    good = exemplars.of_city(city, customer, worker)
    fuzzes = [Fuzz(name, city, people, good) for name in DOORS]
    for at_the_end in (False, True):
        for fuzz in fuzzes:
            for operation in fuzz.operations():
                if operation.path.endswith(AFTER_ALL) is at_the_end:
                    fuzz.run(operation)
    for fuzz in fuzzes:
        with subtests.test(fuzz.door):
            assert not fuzz.found, "\n\n".join(f"{at}\n{text}" for at, text in fuzz.found.items())
            refused = fuzz.never_served() - MAY_BE_REFUSED
            assert not refused, refused


@pytest.mark.parametrize(
    "odd",
    [
        {"Idempotency-Key": "\x00"},
        {"Idempotency-Key": "键"},
        {"Idempotency-Key": "k" * 10_000},
        {"Doorstep-Reason": "\x00\x85" + "r" * 10_000},
        {"Doorstep-City": "9" * 5_000},
        {"Doorstep-City": "-1"},
        {"Doorstep-City": "70000000000000000000"},
        {"Accept-Language": "\x00;q=,,;q=9,en-" + "x" * 10_000},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer " + "\xff" * 43},
        {"Content-Type": "application/json; charset=klingon"},
        {"Content-Type": "multipart/form-data"},
        {"Content-Type": "multipart/form-data; boundary=\xff"},
        {"X-Forwarded-For": "\x00" * 400},
    ],
)
def test_odd_headers_are_refused_or_passed_over(city: town.City, odd: dict[str, str]) -> None:
    customer = city.customer()
    signed = {"Authorization": f"Bearer {customer.token}", "Idempotency-Key": "k"} | odd
    order = asking.placed(city, customer)
    calls = [("GET", "me"), ("GET", "services"), ("PUT", "me/name"), ("POST", "pictures")]
    for method, path in [*calls, ("POST", f"orders/{order['id']}/cancellation")]:
        kind = signed.get("Content-Type", "application/json")
        answer = Client(raise_request_exception=False).generic(
            method, f"/api/customer/v1/{path}", b'{"name": "x"}', kind, headers=signed
        )
        assert answer.status_code < 500, (path, answer.content)


def test_a_reason_in_chinese_arrives_as_it_was_written() -> None:
    sent = "客户电话确认".encode().decode("latin-1")

    assert (door._said(sent), door._said("客户\x00电话")) == ("客户电话确认", "客户电话")
