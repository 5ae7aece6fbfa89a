"""The permission table, cell by cell: what it says is what every door answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from doorstep import urls
from doorstep.aftercare.guarantee.models import Compensation
from doorstep.kernel import edge, ids
from doorstep.kernel.act import ANYONE, CUSTOMER, MERCHANT, OPERATOR, WORKER
from doorstep.kernel.edge import permission
from doorstep.kernel.edge.permission import Permission
from doorstep.people.accounts import commands as accounts
from doorstep.people.accounts import queries as customers
from doorstep.people.accounts.commands.sessions import open_session
from doorstep.people.accounts.rules import DUTIES
from doorstep.surfaces import callbacks, console, customer, worker
from doorstep.visits.dispatch import commands as dispatch
from doorstep.visits.staffing.models import Handover
from tests.beginnings import Beginnings
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking
from tests.house import samples

DOORS = {one.door.name: one.door for one in (customer, worker, console, callbacks)}
TABLE = [row for row in permission.TABLE if row.door in DOORS]
DENIED = {"kernel.NotSignedIn": 401, "kernel.NotAllowed": 403}
OTHER_CITY = 8
NOT_OWNED = {"service_id", "worker_id"}
WHY = {"reason": "按规则处理"}
"""Named in an address, but nobody's own where customers and workers ask."""


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    served = {
        (name, method, path.replace("{uuidstr:", "{uuid:"))
        for name, door in DOORS.items()
        for _, router in door.api._routers
        for path, view in router.path_operations.items()
        for operation in view.operations
        for method in operation.methods
    }

    assert served == {(row.door, row.method, row.path) for row in TABLE}


def test_nothing_under_api_is_served_beside_the_doors() -> None:
    prefixes = {f"api/{name}/v1/" for name in DOORS}
    strangers = [
        str(one.pattern)
        for one in urls.urlpatterns
        if str(one.pattern).startswith("api") and str(one.pattern) not in prefixes
    ]
    beside = [
        (door.name, str(one.pattern))
        for door in DOORS.values()
        for one in door.api.urls[0]
        if isinstance(one, URLPattern | URLResolver)
        and one.name in ("api-root", "openapi-json", "openapi-view")
    ]

    assert not strangers
    assert {pattern for _, pattern in beside} <= {"", "openapi.json"}


@dataclass(frozen=True)
class Who:
    """Somebody who can call: a role row, customer or worker of a city."""

    role: str
    city_id: int = town.CITY
    actor_id: UUID | None = None
    person_id: UUID | None = None
    duties: frozenset[str] = frozenset()

    def token(self) -> str:
        """A fresh session, so that nothing that was called before matters."""
        if self.role == ANYONE:
            return ""
        kept = OPERATOR if self.role == MERCHANT else self.role
        assert self.person_id is not None

        def come_in(act: Any) -> str:
            facts = {"role": kept, "actor_id": self.actor_id, "client": "test"}
            return open_session(act, person_id=self.person_id, **facts)[1]  # type: ignore[arg-type]

        return edge.enter(come_in, city_id=self.city_id)

    def may(self, row: Permission) -> bool:
        """What the table says."""
        if ANYONE in row.may:
            return True
        return self.role in row.may and (not row.duties or bool(self.duties & row.duties))

    def said(self) -> str:
        """A few words for a failure."""
        return f"{self.role} {'+'.join(sorted(self.duties))}".strip()


def staff(city: City, role: str, duties: set[str], merchant_id: UUID | None = None) -> Who:
    """Somebody with a role row in the city."""
    login = f"staff{ids.new(0).hex[:12]}"
    person = city.do(accounts.add_operator, login=login, password="cold-river-runs-42")
    facts = {"person_id": person.id, "duties": sorted(duties), "merchant_id": merchant_id}
    row = city.do(accounts.grant_role, **facts)
    return Who(role, actor_id=row.id, person_id=person.id, duties=frozenset(duties))


def at_a_phone(caller: Caller) -> Who:
    """Somebody who signed in at the customers' or the workers' door."""
    role = CUSTOMER if caller.door == "customer" else WORKER
    person_id = caller.person_id
    if person_id is None:
        person_id = edge.enter(
            lambda act: customers.customer(act, caller.actor_id).person_id, city_id=town.CITY
        )
    return Who(role, actor_id=caller.actor_id, person_id=person_id)


@cache
def document(door: str) -> dict[str, Any]:
    """What a door says of itself."""
    found: dict[str, Any] = DOORS[door].api.get_openapi_schema()
    return found


def path_of(row: Permission) -> str:
    """An endpoint's address as its door's document names it."""
    return f"/api/{row.door}/v1{row.path.replace('{uuid:', '{')}"


def names_of(row: Permission) -> list[str]:
    """The ids in an endpoint's address."""
    return [part.partition("}")[0] for part in row.path.split("{uuid:")[1:]]


def call(row: Permission, who: Who, ids_by_name: dict[str, UUID]) -> Any:
    """Ask an endpoint as somebody, with a request that fits."""
    sample = samples.request(document(row.door), path_of(row), row.method, ids_by_name)
    headers = {"Idempotency-Key": ids.new(0).hex, "Doorstep-City": str(who.city_id)}
    token = who.token()
    if token:
        headers["Authorization"] = f"Bearer {token}"
    client = Client(raise_request_exception=False)
    verb = getattr(client, row.method.lower())
    if row.method == "GET":
        return verb(sample.path, sample.query, headers=headers)
    if sample.is_form:
        return verb(sample.path, sample.body, headers=headers)
    return verb(sample.path, sample.body, content_type="application/json", headers=headers)


def code_of(answer: Any) -> str:
    """The stable name of a refusal."""
    is_problem = answer.get("Content-Type", "").startswith("application/problem")
    return answer.json()["code"] if is_problem else ""


@pytest.fixture
def city(beginnings: Beginnings, settings: Any) -> Iterator[City]:
    """A city with workers of the house and of a firm."""
    settings.PORTS = settings.PORTS | {"payments.channel": "tests.doors.callbacks.ours.our_side"}
    with town.opened(beginnings, settings) as city:
        yield city


@pytest.mark.slow
def test_each_cell_of_the_table_holds(city: City) -> None:
    wrong = []
    people = [
        Who(ANYONE),
        at_a_phone(city.customer()),
        at_a_phone(city.crew[0]),
        staff(city, MERCHANT, set(DUTIES), city.merchant_id),
        staff(city, MERCHANT, {"marketing"}, city.merchant_id),
        staff(city, OPERATOR, set(DUTIES)),
        *(staff(city, OPERATOR, {duty}) for duty in DUTIES),
    ]
    for row in TABLE:
        for who in people:
            answer = call(row, who, {name: ids.new(town.CITY) for name in names_of(row)})
            denied = DENIED.get(code_of(answer), 0) == answer.status_code != 0
            if denied == who.may(row) or answer.status_code >= 500:
                cell = f"{row.door} {row.method} {row.path} as {who.said()}"
                wrong.append(f"{cell}: {answer.status_code} {code_of(answer)}")

    assert not wrong, "\n".join(wrong)


def test_a_stranger_is_told_to_sign_in_and_a_wrong_role_that_it_may_not(city: City) -> None:
    wrong = []
    for row in TABLE:
        if ANYONE in row.may:
            continue
        outsider = Who(ANYONE)
        random = {name: ids.new(town.CITY) for name in names_of(row)}
        if call(row, outsider, random).status_code != 401:
            wrong.append(f"{row.door} {row.method} {row.path}")

    assert not wrong, "\n".join(wrong)


def owned_by_others(city: City) -> tuple[dict[str, dict[str, UUID]], Caller, Caller]:
    """Objects of somebody else, by door and by their name in addresses; then who does not own
    them: a customer and a worker."""
    other = city.customer()
    _let_customers_pick()
    order, busy = asking.begun(city, other, pay="whole")
    visit_id = order["visits"][0]["id"]
    wanted = {"options": [{"code": "fridge-inside"}], "reason": "冰箱也要清洁"}
    change = busy.post(f"visits/{visit_id}/changes", wanted).json()
    other.post(f"changes/{change['id']}/decision", {"approve": False})
    town.later(hours=2)
    asking.do_steps(busy, visit_id, "during", "after")
    busy.post(f"visits/{visit_id}/finish")
    other.post(f"orders/{order['id']}/acceptance")
    city.deliver()
    dispute = other.post(f"orders/{order['id']}/disputes", {"reason": "没有打扫干净"}).json()
    other.post(f"orders/{order['id']}/review", {"stars": 4})
    review = busy.get("reviews").json()["items"][0]
    exception = busy.post("plan/exceptions", {"day": "2026-03-20", "kind": "off"}).json()
    starts_at = (town.MONDAY + town.timedelta(days=3, hours=2)).isoformat()
    demand = asking.paid(city, other, way="grab", starts_at=starts_at)
    standing = _standing(city, other)
    application = busy.post(f"hall/{demand['id']}/applications", {"note": "我有经验"}).json()
    offer_id = _offer_of(city, busy, other, starts_at)
    idle = next(one for one in city.crew if one is not busy)
    shared = {"order_id": order["id"], "visit_id": visit_id}
    theirs = {
        "customer": shared
        | {
            "address_id": other.get("addresses").json()[0]["id"],
            "change_id": change["id"],
            "dispute_id": dispute["id"],
            "applicant_id": application["id"],
            "compensation_id": _compensation(order["id"], other),
            "session_id": other.get("sessions").json()[0]["id"],
            "picture_id": _picture_of(other, "order.photo"),
            "block_id": other.post(f"workers/{idle.actor_id}/block", WHY).json()["id"],
        }
        | standing,
        "worker": shared
        | {
            "offer_id": offer_id,
            "dispute_id": dispute["id"],
            "review_id": review["id"],
            "exception_id": exception["id"],
            "application_id": application["id"],
            "session_id": busy.get("sessions").json()[0]["id"],
            "picture_id": _picture_of(busy, "worker.photo"),
            "block_id": busy.post(f"orders/{order['id']}/customer-block", WHY).json()["id"],
            "handover_id": _handover(order["id"], busy),
        },
    }
    by_name = {door: {n: UUID(str(id)) for n, id in some.items()} for door, some in theirs.items()}
    return by_name, city.customer(), idle


def _handover(order_id: str, worker: Caller) -> str:
    """What a worker asks, and of whom: neither is somebody else."""
    kept = Handover.objects.create(
        city_id=town.CITY,
        order_id=order_id,
        giver_id=worker.actor_id,
        taker_id=worker.actor_id,
        order_version=1,
        reason="家里有事",
        made_at=town.MONDAY,
        expires_at=town.MONDAY,
    )
    return str(kept.id)


def _compensation(order_id: str, customer: Caller) -> str:
    kept = Compensation.objects.create(
        city_id=town.CITY,
        order_id=order_id,
        customer_id=customer.actor_id,
        cause="worker_lost",
        amount_fen=500,
        policy_version=1,
        state=Compensation.OWED,
        due_at=town.MONDAY,
        owed_at=town.MONDAY,
        late_at=town.MONDAY + town.timedelta(days=7),
    )
    return str(kept.id)


def _standing(city: City, other: Caller) -> dict[str, str]:
    """A series with its days, and a place in the line for an hour at which nobody works."""
    wish = {
        "service_id": str(city.service().id),
        "address_id": other.get("addresses").json()[0]["id"],
        "variant": "standard",
        "units": 2,
    }
    days = {"kind": "weekly", "weekdays": [2], "first_day": "2026-03-25"}
    rhythm = wish | {"days": days, "minute": 600}
    shown = other.post("series/previews", rhythm).json()["usual_fen"]
    series = other.post("series", rhythm | {"shown_total_fen": shown}).json()
    late = (town.MONDAY + town.timedelta(days=5, hours=14)).isoformat()
    entry = other.post("waiting", wish | {"from_at": late, "until_at": late}).json()
    return {
        "series_id": series["id"],
        "occurrence_id": series["occurrences"][0]["id"],
        "entry_id": entry["id"],
    }


def _let_customers_pick() -> None:
    act = town.operator_act("administrator")
    edge.enter(
        lambda _: dispatch.publish_policy(act, facts={"grab_rule": "pick"}, why="试行客户选人"),
        city_id=town.CITY,
    )


def _offer_of(city: City, busy: Caller, other: Caller, starts_at: str) -> str:
    order = asking.placed(
        city, other, way="choose", worker_id=str(busy.actor_id), starts_at=starts_at
    )
    city.pay(order["id"])
    found: str = busy.get("offers").json()["items"][0]["id"]
    return found


def _picture_of(caller: Caller, purpose: str) -> str:
    answer = caller.upload("pictures", purpose=purpose, picture=town.picture())
    found: str = answer.json()["id"]
    return found


def test_another_owners_object_is_not_found(city: City) -> None:
    theirs, stranger, idle = owned_by_others(city)
    callers = {"customer": at_a_phone(stranger), "worker": at_a_phone(idle)}
    wrong, asked = [], 0
    for row in TABLE:
        names = set(names_of(row)) - NOT_OWNED
        if row.touches != permission.OWN or row.door not in callers or not names:
            continue
        asked += 1
        answer = call(row, callers[row.door], theirs[row.door] | _public(city, row))
        if answer.status_code != 404:
            wrong.append(f"{row.door} {row.method} {row.path}: {answer.status_code}")

    assert not wrong, "\n".join(wrong)
    assert asked > 50


def _public(city: City, row: Permission) -> dict[str, UUID]:
    return {"service_id": city.service().id, "worker_id": ids.new(town.CITY)}


def test_a_firms_staff_reach_nothing_of_the_house_or_of_another_firm(city: City) -> None:
    order, busy = asking.taken(city, city.customer())
    firm = staff(city, MERCHANT, set(DUTIES), city.merchant_id)
    theirs = {
        "order_id": UUID(order["id"]),
        "visit_id": UUID(order["visits"][0]["id"]),
        "worker_id": busy.actor_id,
        "merchant_id": ids.new(town.CITY),
    }
    wrong = []
    for row in TABLE:
        if row.touches == permission.MERCHANT and set(names_of(row)) & set(theirs):
            answer = call(row, firm, theirs)  # type: ignore[arg-type]
            if answer.status_code != 404:
                wrong.append(f"{row.method} {row.path}: {answer.status_code} {code_of(answer)}")

    assert not wrong, "\n".join(wrong)


def test_operators_of_another_city_find_nothing_here(city: City) -> None:
    order, busy = asking.taken(city, city.customer())
    abroad = _abroad(city)
    here = {
        "order_id": UUID(order["id"]),
        "visit_id": UUID(order["visits"][0]["id"]),
        "worker_id": busy.actor_id,
        "merchant_id": city.merchant_id,
        "service_id": city.service().id,
        "customer_id": UUID(str(city.customer().actor_id)),
        "role_id": staff(city, OPERATOR, {"support"}).actor_id,
    }
    wrong = []
    for row in TABLE:
        names = names_of(row)
        if row.door == "console" and names and set(names) <= set(here):
            answer = call(row, abroad, here)  # type: ignore[arg-type]
            if answer.status_code != 404:
                wrong.append(f"{row.method} {row.path}: {answer.status_code} {code_of(answer)}")

    assert not wrong, "\n".join(wrong)


def _abroad(city: City) -> Who:
    """Somebody with every duty in another city of the same house."""
    brand = city.do(accounts.open_brand, name={"zh-CN": "别家"})
    edge.enter(
        accounts.open_city,
        city_id=OTHER_CITY,
        number=OTHER_CITY,
        brand_id=brand.id,
        name={"zh-CN": "山城"},
        center_lat=29.5,
        center_lng=106.5,
    )
    person = city.do(accounts.add_operator, login="abroad", password="cold-river-runs-42")
    role = edge.enter(
        lambda act: accounts.grant_role(act, person_id=person.id, duties=list(DUTIES)),
        city_id=OTHER_CITY,
    )
    facts = {"actor_id": role.id, "person_id": person.id, "duties": frozenset(DUTIES)}
    return Who(OPERATOR, OTHER_CITY, **facts)
