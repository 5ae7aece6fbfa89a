"""Makes cities, customers and operators for tests, by the house's own commands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pyotp

from doorstep.kernel import clock, edge, ids, ports
from doorstep.kernel.act import CUSTOMER, OPERATOR, SYSTEM, Act
from doorstep.people.accounts import commands, outward, queries, rules
from doorstep.people.accounts.commands import SignIn
from doorstep.people.accounts.models import Credential, LoginCode, Session

CITY, OTHER_CITY = 7, 8
PASSWORD = "cold-river-runs-42"


@dataclass
class Desk:
    """An operator who can sign in."""

    person_id: UUID
    login: str
    secret: str
    role_id: UUID | None

    def code(self, step: int = 0) -> str:
        """The time code now, or so many steps later."""
        totp = pyotp.TOTP(self.secret)
        return totp.generate_otp(totp.timecode(clock.real()) + step)


def open_city(number: int = CITY, **facts: object) -> int:
    """An open city of a brand of its own; returns its number."""
    brand = edge.enter(commands.open_brand, city_id=number, name={"zh-CN": "到家"})
    words = {"name": {"zh-CN": "河城", "en": "Rivertown"}, "appid": f"wx{number}"} | facts
    edge.enter(
        commands.open_city,
        city_id=number,
        number=number,
        brand_id=brand.id,
        center_lat=20.0,
        center_lng=110.3,
        **words,
    )
    return number


def act_of(role: str = SYSTEM, city_id: int = CITY, **facts: object) -> Act:
    """An act for a question, outside any transaction."""
    return Act(role=role, at=clock.real(), city_id=city_id, **facts)


def do(act: Act, verb: Callable[..., Any], **facts: object) -> Any:
    """One command of an act of our own, in a transaction opened by the edge."""
    return edge.enter(lambda _: verb(act, **facts), city_id=act.city_id)


def sign_in(phone: str = "13800138000", city_id: int = CITY, **facts: object) -> SignIn:
    """Somebody who asked for a code and typed it in."""
    act = edge.outside_act(city_id, role="anyone")
    outward.request_code(act, phone=phone)
    code = ports.get("accounts.sms").last_code(rules.phone(phone))
    return outward.sign_in_with_code(act, phone=phone, code=code, **facts)


def customer_act(entry: SignIn) -> Act:
    """The act of a signed-in customer."""
    session = entry.session
    assert session is not None
    return act_of(
        CUSTOMER,
        session.city_id,
        actor_id=session.actor_id,
        person_id=session.person_id,
        session_id=session.id,
    )


def operator_act(city_id: int = CITY, *duties: str, **facts: object) -> Act:
    """The act of an operator with some duties."""
    known = {"actor_id": ids.new(city_id), "person_id": ids.new(0)} | facts
    return act_of(OPERATOR, city_id, duties=frozenset(duties), **known)


def hire(login: str, *duties: str, city_id: int = CITY, merchant_id: UUID | None = None) -> Desk:
    """An operator with a password, a time-code secret and, if duties are given, a role."""
    act, role_id = act_of(city_id=city_id), None
    person = do(act, commands.add_operator, login=login, password=PASSWORD)
    address = do(act, commands.enrol_totp, person_id=person.id)
    if duties:
        facts = {"person_id": person.id, "duties": duties, "merchant_id": merchant_id}
        role_id = do(act, commands.grant_role, **facts).id
    return Desk(person.id, login, pyotp.parse_uri(address).secret, role_id)


def save_home(entry: SignIn, **changes: object) -> UUID:
    """An address in the customer's book; returns its id."""
    act = customer_act(entry)
    facts = {
        "community": "海甸岛阳光小区",
        "house": "3栋1单元502",
        "contact_name": "陈小姐",
        "contact_phone": "13800138000",
        "lat": 20.05,
        "lng": 110.32,
    }
    everything = facts | {"customer_id": act.actor_id} | changes
    return do(act, commands.save_address, **everything).id


def let_pass(time: timedelta) -> None:
    """Real time goes by: everything that is counted in it is that much older."""
    for code in LoginCode.objects.all():
        code.sent_ats = [moment - time for moment in code.sent_ats]
        code.last_sent_at -= time
        code.expires_at = code.expires_at - time if code.expires_at else None
        code.save()
    for session in Session.objects.all():
        for name in ("created_at", "last_seen_at", "ends_at"):
            setattr(session, name, getattr(session, name) - time)
        session.save()
    for credential in Credential.objects.exclude(locked_until_at=None):
        credential.locked_until_at -= time
        credential.save()


def facts_of(entry: SignIn) -> queries.SessionFacts | None:
    """Who the token stands for now."""
    return queries.session(entry.token)
