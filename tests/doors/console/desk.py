"""People at the desk for the tests of the console: operators, a firm's staff, orders."""

from typing import Any
from uuid import UUID

import pyotp

from doorstep.kernel import clock
from doorstep.people.accounts import commands as accounts
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking

PASSWORD = "cold-river-runs-42"


def hire(city: City, login: str, *duties: str, merchant_id: UUID | None = None) -> str:
    """An operator's login with these duties; returns the time-code secret."""
    person = city.do(accounts.add_operator, login=login, password=PASSWORD)
    address = city.do(accounts.enrol_totp, person_id=person.id)
    city.do(accounts.grant_role, person_id=person.id, duties=list(duties), merchant_id=merchant_id)
    return pyotp.parse_uri(address).secret


def signed_in(login: str, secret: str, step: int = 0) -> Caller:
    """An operator who typed login, password and the code of the moment."""
    totp = pyotp.TOTP(secret)
    code = totp.generate_otp(totp.timecode(clock.real()) + step)
    sent = {"login": login, "password": PASSWORD, "totp": code}
    answer = Caller("console").post("sessions", sent)
    assert answer.status_code == 201, answer.content
    mine = Caller("console", answer.json()["token"])
    facts = mine.get("me").json()
    mine.actor_id, mine.person_id = UUID(facts["role_id"]), UUID(facts["person_id"])
    return mine


def operator(city: City, *duties: str, login: str = "", merchant_id: UUID | None = None) -> Caller:
    """A signed-in operator with these duties, or somebody of a firm's staff."""
    name = login or f"{duties[0]}.{str(merchant_id or 'house')[:8]}"
    return signed_in(name, hire(city, name, *duties, merchant_id=merchant_id))


def an_order(city: City, customer: Caller, **changes: Any) -> dict[str, Any]:
    """An order as a customer placed it, not paid yet."""
    wished = asking.wish(city, town.address_of(customer), **changes)
    total_fen = asking.quoted(customer, wished)["total_fen"]
    answer = customer.post("orders", wished | {"shown_total_fen": total_fen})
    assert answer.status_code == 201, answer.content
    return answer.json()


def a_paid_order(city: City, customer: Caller, **changes: Any) -> dict[str, Any]:
    """A paid order that waits for a worker."""
    placed = an_order(city, customer, **changes)
    city.pay(placed["id"])
    return customer.get(f"orders/{placed['id']}").json()
