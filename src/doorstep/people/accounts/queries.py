"""Questions about cities, sessions, persons, customers, addresses, roles and consents."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from doorstep.kernel import clock, cursor, vault
from doorstep.kernel.act import CUSTOMER, MERCHANT, OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.memory import remembered
from doorstep.kernel.rows import CityQuerySet
from doorstep.people.accounts import rules
from doorstep.people.accounts.models import (
    Address,
    Brand,
    City,
    Consent,
    Customer,
    Login,
    Person,
    Role,
    Session,
)
from doorstep.people.accounts.texts import CONSENT_TEXTS, ConsentText

CITY_KEPT_SECONDS = 10.0
TOKEN_CHARS = 43
PHONE_PLACE = "accounts.person.phone"
NAME_PLACE = "accounts.customer.name"
HOUSE_PLACE = "accounts.address.house"
CONTACT_PLACE = "accounts.address.contact"
FIND_SESSION = """
SELECT s.id, s.person_id, s.city_id, s.role, s.actor_id, s.last_seen_at, r.duties, r.merchant_id
FROM accounts_session s
LEFT JOIN accounts_role r ON r.city_id = s.city_id AND r.id = s.actor_id AND r.ended_at IS NULL
WHERE s.token_hash = %(hash)s AND s.ended_at IS NULL AND s.ends_at > %(now)s
  AND (s.role <> 'operator' OR (r.id IS NOT NULL AND s.last_seen_at > %(idle_since)s))
"""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """Who a token stands for, now: enough to make the act without another question.

    `role` is the act's role: a role row that belongs to a merchant makes its holder MERCHANT.
    `actor_id` is the customer or the role row; a worker's stays None until `bind_worker`.
    `is_due` says that the last sight of this device is old enough to be written again.
    """

    session_id: UUID
    person_id: UUID
    city_id: int
    role: str
    actor_id: UUID | None
    merchant_id: UUID | None
    duties: frozenset[str]
    is_due: bool


@dataclass(frozen=True, slots=True)
class AddressFacts:
    """An address with its sealed parts opened."""

    id: UUID
    customer_id: UUID
    label: str
    community: str
    house: str
    contact_name: str
    contact_phone: str
    lat: float
    lng: float


@remembered(CITY_KEPT_SECONDS)
def city(number: int) -> City:
    """A city by its number, for reading; kept for ten seconds.  Refuses with NotFound."""
    return _one(City.objects.select_related("brand").filter(number=number).first())


def brand_of(number: int) -> Brand:
    """The brand under which a city is run.  Refuses with NotFound."""
    return city(number).brand


def cities_unscoped() -> list[City]:
    """Every city of the installation, by number: for the list of cities and the queue's loops."""
    return list(City.objects.exclude(state="closed").order_by("number"))


def all_duties_unscoped() -> list[str]:
    """Every duty that a role can have."""
    return list(rules.DUTIES)


def token_hash(token: str) -> bytes:
    """What is kept of a session's token."""
    return hashlib.sha256(token.encode()).digest()


def session(token: str) -> SessionFacts | None:
    """Who this token stands for, in one statement; None when it is unknown, ended or idle."""
    if len(token) != TOKEN_CHARS:
        return None
    now = clock.real()
    values: dict[str, Any] = {
        "hash": token_hash(token),
        "now": now,
        "idle_since": now - rules.OPERATOR_IDLE,
    }
    with connection.cursor() as db:
        db.execute(FIND_SESSION, values)
        row = db.fetchone()
    return None if row is None else _session_facts(row, now)


def _session_facts(row: tuple[Any, ...], now: datetime) -> SessionFacts:
    session_id, person_id, city_id, role, actor_id, last_seen_at, duties, merchant_id = row
    is_operator = role == rules.OPERATOR
    return SessionFacts(
        session_id=session_id,
        person_id=person_id,
        city_id=city_id,
        role=MERCHANT if is_operator and merchant_id else role,
        actor_id=actor_id,
        merchant_id=merchant_id if is_operator else None,
        duties=frozenset(duties or ()) if is_operator else frozenset(),
        is_due=now - last_seen_at >= rules.SEEN_EVERY,
    )


def sessions_of(act: Act) -> list[Session]:
    """The caller's own open sessions, newest first."""
    now, person_id = clock.real(), rules.signed_in(act.person_id)
    mine = Session.objects.filter(person_id=person_id, ended_at=None, ends_at__gt=now)
    return list(mine.order_by("-created_at"))


def consents_of(act: Act) -> list[Consent]:
    """Everything the caller ever allowed, newest first, with what was taken back."""
    person_id = rules.signed_in(act.person_id)
    return list(Consent.objects.filter(person_id=person_id).order_by("-given_at", "-id"))


def consent_texts_unscoped() -> tuple[ConsentText, ...]:
    """The texts that count now, one for each purpose."""
    return CONSENT_TEXTS


def has_consent(act: Act, *, person_id: UUID, purpose: str) -> bool:
    """Whether a person allows a purpose now."""
    return Consent.objects.filter(person_id=person_id, purpose=purpose, withdrawn_at=None).exists()


def customer(act: Act, id: UUID) -> Customer:
    """A customer of the city; a customer sees only themself.  Refuses with NotFound."""
    rows = _customers(act).filter(id=id)
    return _one(rows.first())


def customer_of_person(act: Act, person_id: UUID) -> Customer | None:
    """The customer that a person is in this city, if any."""
    return _customers(act).filter(person_id=person_id).first()


def customers(
    act: Act, *, name: str = "", phone: str = "", last4: str = "", after: str = ""
) -> tuple[list[Customer], str]:
    """Customers of the city by exact name, whole phone or its last four digits, newest first."""
    rows = _customers(act)
    if name:
        rows = rows.filter(name_index=vault.blind("name", name))
    if phone:
        index = vault.blind("phone", rules.phone(phone))
        found = Person.objects.filter(phone_index=index).values_list("id", flat=True).first()
        rows = rows.filter(person_id=found)
    if last4:
        rows = rows.filter(phone_last4=last4)
    return cursor.page(rows, by="since_at", after=after)


def customer_name(act: Act, id: UUID) -> str:
    """The name a customer gave, opened; '' when none was given."""
    row = customer(act, id)
    if row.name_sealed is None:
        return ""
    return vault.open(row.person_id, place=NAME_PLACE, row_id=row.id, sealed=row.name_sealed)


def customer_names(rows: Iterable[Customer]) -> dict[UUID, str]:
    """The names of customers that the caller was given, in one statement; '' where there is none.

    Whose key was shredded has none any more.
    """
    kept = list(rows)
    opening = vault.openers({row.person_id for row in kept if row.name_sealed is not None})
    names = dict.fromkeys((row.id for row in kept), "")
    for row in kept:
        if row.name_sealed is not None and row.person_id in opening:
            opened = opening[row.person_id]
            names[row.id] = opened(place=NAME_PLACE, row_id=row.id, sealed=row.name_sealed)
    return names


def _customers(act: Act) -> CityQuerySet:
    rows = Customer.objects.of(act)
    if act.role == CUSTOMER:
        return rows.filter(id=act.actor_id)
    return rows if act.role in (OPERATOR, SYSTEM) else rows.none()


def address(act: Act, id: UUID) -> Address:
    """An address, sealed; a customer sees only their own.  Refuses with NotFound.

    A worker sees an address through the order, which decides when: it asks with `act.as_system()`.
    """
    return _one(_addresses(act).filter(id=id).first())


def address_facts(act: Act, id: UUID) -> AddressFacts:
    """An address with its house number and contact opened.  Refuses with NotFound or Shredded."""
    return _opened(act, [address(act, id)])[0]


def addresses_by_id(act: Act, ids: Iterable[UUID]) -> dict[UUID, AddressFacts]:
    """Many addresses, opened, by their ids, in three statements.  Refuses with Shredded."""
    return {one.id: one for one in _opened(act, list(_addresses(act).filter(id__in=list(ids))))}


def addresses(act: Act, *, customer_id: UUID) -> list[AddressFacts]:
    """The address book of a customer, newest first."""
    rows = _addresses(act).filter(customer_id=customer_id, ended_at=None)
    return _opened(act, list(rows.order_by("-saved_at", "-id")))


def _addresses(act: Act) -> CityQuerySet:
    rows = Address.objects.of(act)
    if act.role == CUSTOMER:
        return rows.filter(customer_id=act.actor_id)
    return rows if act.role in (OPERATOR, SYSTEM) else rows.none()


def _opened(act: Act, rows: list[Address]) -> list[AddressFacts]:
    wanted = {row.customer_id for row in rows}
    if act.role == CUSTOMER and act.person_id is not None:
        people = dict.fromkeys(wanted, act.person_id)
    else:
        known = Customer.objects.of(act).filter(id__in=wanted)
        people = dict(known.values_list("id", "person_id"))
    opening = vault.openers(people.values())
    if set(people.values()) - set(opening):
        raise vault.Shredded
    return [_address_facts(row, opening[people[row.customer_id]]) for row in rows]


def _address_facts(row: Address, opening: vault.Opening) -> AddressFacts:
    contact = opening(place=CONTACT_PLACE, row_id=row.id, sealed=row.contact_sealed)
    contact_name, contact_phone = json.loads(contact)
    return AddressFacts(
        id=row.id,
        customer_id=row.customer_id,
        label=row.label,
        community=row.community,
        house=opening(place=HOUSE_PLACE, row_id=row.id, sealed=row.house_sealed),
        contact_name=contact_name,
        contact_phone=contact_phone,
        lat=row.lat,
        lng=row.lng,
    )


def phone_of(act: Act, person_id: UUID) -> str:
    """A person's phone number for the house's own use, or one's own; '' when none is known.

    An operator's look goes through `commands.unmask_phone`, which keeps the reason.
    """
    if act.role != SYSTEM and act.person_id != person_id:
        raise NotFound()
    return _phone(_one(Person.objects.filter(id=person_id).first()))


def _phone(person: Person) -> str:
    if person.phone_sealed is None:
        return ""
    return vault.open(person.id, place=PHONE_PLACE, row_id=person.id, sealed=person.phone_sealed)


def phone_last4_of(act: Act, person_id: UUID) -> str:
    """The last four digits of a person's phone number, to be shown masked."""
    return _one(Person.objects.filter(id=person_id).first()).phone_last4


def openid_of(act: Act, *, person_id: UUID, appid: str) -> str:
    """The name under which a mini program knows a person, for paying and messages; '' if none."""
    logins = Login.objects.filter(
        person_id=person_id, kind=rules.WECHAT, appid=appid, ended_at=None
    )
    return logins.values_list("name", flat=True).first() or ""


def role(act: Act, id: UUID) -> Role:
    """A role row of the city.  Refuses with NotFound."""
    return _one(_roles(act).filter(id=id).first())


def roles(act: Act, *, merchant_id: UUID | None = None) -> list[Role]:
    """Who may do what in the city now, or for one merchant there."""
    rows = _roles(act).filter(ended_at=None)
    if merchant_id is not None:
        rows = rows.filter(merchant_id=merchant_id)
    return list(rows.order_by("granted_at", "id"))


def operator_names(act: Act, role_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names under which the desk's people sign in, by their role rows, ended ones too."""
    people = dict(_roles(act).filter(id__in=list(role_ids)).values_list("id", "person_id"))
    names = login_names(act, people.values())
    return {id: names.get(person_id, "") for id, person_id in people.items()}


def login_names(act: Act, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names under which people of the caller's desk sign in; '' of those of other cities."""
    known = _roles(act).filter(person_id__in=list(person_ids)).values_list("person_id", flat=True)
    logins = Login.objects.filter(person_id__in=list(known), kind=rules.OPERATOR, ended_at=None)
    return dict(logins.values_list("person_id", "name"))


def _roles(act: Act) -> CityQuerySet:
    rows = Role.objects.of(act)
    if act.role == MERCHANT:
        return rows.filter(merchant_id=act.merchant_id)
    return rows if act.role in (OPERATOR, SYSTEM) else rows.none()


def _one[T](row: T | None) -> T:
    if row is None:
        raise NotFound()
    return row
