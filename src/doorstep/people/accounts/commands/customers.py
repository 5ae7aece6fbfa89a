"""Verbs of a customer's own facts: name, address book, a look at the phone, and erasure."""

import json
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from doorstep.kernel import audit, ids, vault
from doorstep.kernel.act import CUSTOMER, OPERATOR, SYSTEM, Act, command
from doorstep.kernel.edge import answers
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.people.accounts import queries, rules
from doorstep.people.accounts.commands.sessions import end_sessions_of
from doorstep.people.accounts.events import PersonErased
from doorstep.people.accounts.models import (
    Address,
    City,
    Credential,
    Customer,
    Login,
    LoginCode,
    Person,
)


@command
def save_name(act: Act, *, customer_id: UUID, name: str) -> Customer:
    """Keep the name a customer goes by.  Refuses with NotFound, Invalid."""
    customer = _lock_customer(act, customer_id)
    clean = _words("name", name, 40)
    customer.name_sealed = vault.seal(
        customer.person_id, place=queries.NAME_PLACE, row_id=customer.id, text=clean
    )
    customer.name_index = vault.blind("name", clean)
    customer.save(update_fields=["name_sealed", "name_index"])
    return customer


@command
def save_address(
    act: Act,
    *,
    customer_id: UUID,
    community: str,
    house: str,
    contact_name: str,
    contact_phone: str,
    lat: float,
    lng: float,
    label: str = "",
    replaces: UUID | None = None,
) -> Address:
    """Add a place to a customer's address book; an edit makes a new one and ends the old.

    GCJ-02 coordinates.  Refuses with NotFound, Invalid, TooManyAddresses.
    """
    customer = _lock_customer(act, customer_id)
    rules.place(lat, lng)
    if replaces is not None:
        end_address(act, customer_id=customer_id, address_id=replaces)
    saved = Address.objects.of(act).filter(customer_id=customer_id, ended_at=None)
    if saved.count() >= rules.ADDRESSES_MAX:
        raise rules.TooManyAddresses(most=rules.ADDRESSES_MAX)
    id = ids.new(act.city_id)
    contact = [_words("contact_name", contact_name, 40), rules.contact_phone(contact_phone)]
    return Address.objects.create(
        id=id,
        city_id=act.city_id,
        customer=customer,
        label=label.strip()[:20],
        community=_words("community", community, 80),
        house_sealed=vault.seal(
            customer.person_id,
            place=queries.HOUSE_PLACE,
            row_id=id,
            text=_words("house", house, 80),
        ),
        contact_sealed=vault.seal(
            customer.person_id,
            place=queries.CONTACT_PLACE,
            row_id=id,
            text=json.dumps(contact, ensure_ascii=False),
        ),
        lat=lat,
        lng=lng,
        saved_at=act.at,
    )


@command
def end_address(act: Act, *, customer_id: UUID, address_id: UUID) -> None:
    """Take a place out of the address book; orders keep it.  Refuses with NotFound."""
    _lock_customer(act, customer_id)
    rows = Address.objects.of(act).lock().filter(id=address_id, customer_id=customer_id)
    address = rows.first()
    if address is None:
        raise NotFound()
    if address.ended_at is None:
        address.ended_at = act.at
        address.save(update_fields=["ended_at"])


@command
def unmask_phone(act: Act, *, customer_id: UUID) -> str:
    """Show an operator a customer's number; who looked and why is kept.

    Refuses with NotAllowed, ReasonMissing, NotFound.
    """
    if act.role != OPERATOR:
        raise NotAllowed()
    if not act.reason.strip():
        raise rules.ReasonMissing()
    customer = queries.customer(act, customer_id)
    audit.note(act, "accounts.unmask_phone", subject=("customer", customer.id))
    return queries.phone_of(act.as_system(), customer.person_id)


@command
def erase_person(act: Act, *, person_id: UUID) -> bool:
    """Make everything sealed of a person unreadable for good, and sign them out everywhere.

    Money and contracts stay, under ids that lead to nobody.  Whoever calls has made sure that no
    order is open.  True when the person was not erased before.  Refuses with NotAllowed, NotFound.
    """
    if act.role != SYSTEM and act.person_id != person_id:
        raise NotAllowed()
    person = Person.objects.select_for_update(no_key=True).filter(id=person_id).first()
    if person is None:
        raise NotFound()
    if person.erased_at is not None:
        return False
    LoginCode.objects.filter(phone_index=person.phone_index).delete()
    person.phone_sealed, person.phone_index, person.phone_last4 = None, None, ""
    person.erased_at = act.at
    person.save()
    for login in Login.objects.select_for_update(no_key=True).filter(person_id=person_id):
        login.name, login.ended_at = f"erased:{login.id.hex}", act.at
        login.save(update_fields=["name", "ended_at"])
    Credential.objects.filter(person_id=person_id).update(
        password_hash=UNUSABLE_PASSWORD_PREFIX, totp_sealed=None
    )
    end_sessions_of(person_id)
    for city in City.objects.order_by("number"):
        _forget_customer(replace(act, city_id=city.number), person_id)
    vault.shred(person_id)
    audit.note(act, "accounts.erase_person", subject=("person", person_id))
    return True


def _forget_customer(act: Act, person_id: UUID) -> None:
    """Drop the clear traces of a person in one city, and tell its rooms to do the same."""
    own = Customer.objects.of(act).filter(person_id=person_id)
    own.update(name_sealed=None, name_index=None, phone_last4="")
    places = Address.objects.of(act).filter(customer_id__in=list(own.values_list("id", flat=True)))
    places.filter(ended_at=None).update(ended_at=act.at)
    places.update(label="", community="", lat=0.0, lng=0.0)
    answers.forget_desks(act)
    tell(act, PersonErased(person_id=person_id))


def _lock_customer(act: Act, customer_id: UUID) -> Customer:
    """The customer, locked: their own, or for an operator anyone's of the city."""
    if act.role not in (CUSTOMER, OPERATOR, SYSTEM):
        raise NotAllowed()
    rows = Customer.objects.of(act).lock().filter(id=customer_id)
    if act.role == CUSTOMER:
        rows = rows.filter(id=act.actor_id)
    customer = rows.first()
    if customer is None:
        raise NotFound()
    return customer


def _words(field: str, text: str, most: int) -> str:
    clean = " ".join(text.split())
    if not 0 < len(clean) <= most:
        raise Invalid([{"field": field, "reason": "length"}])
    return clean
