"""The address book: each place with whether it is served; editing makes a new one."""

from uuid import UUID

from ninja import Schema

from doorstep.algorithms import masking
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.people.accounts import commands, queries
from doorstep.surfaces.customer.entrance import OWN, door, me
from doorstep.surfaces.shapes import Done, Lat, Lng, Phone, words


class AddressWanted(Schema):
    """A place as the customer writes it (GCJ-02)."""

    label: words(20) = ""
    community: words(80, 1)
    house: words(80, 1)
    contact_name: words(40, 1)
    contact_phone: Phone
    lat: Lat
    lng: Lng


class AddressSeen(Schema):
    """A place in the book; `is_served` says whether anybody comes there. Lists show the masked name
    and number, the whole ones are for editing."""

    id: UUID
    label: str
    community: str
    house: str
    contact_name: str
    contact_phone: str
    masked_name: str
    masked_phone: str
    lat: float
    lng: float
    is_served: bool


class AddressKept(Schema):
    """The id under which a place is kept now."""

    id: UUID


def seen(act: Act, facts: queries.AddressFacts) -> AddressSeen:
    """A place as its owner sees it."""
    return AddressSeen(
        id=facts.id,
        label=facts.label,
        community=facts.community,
        house=facts.house,
        contact_name=facts.contact_name,
        contact_phone=facts.contact_phone,
        masked_name=masking.name(facts.contact_name),
        masked_phone=masking.number(facts.contact_phone),
        lat=facts.lat,
        lng=facts.lng,
        is_served=areas.is_served(act, facts.lat, facts.lng),
    )


@door.get("/addresses", **OWN, answers_with=list[AddressSeen])
def list_addresses(act: Act) -> list[AddressSeen]:
    """The caller's places, newest first."""
    return [seen(act, facts) for facts in queries.addresses(act, customer_id=me(act))]


@door.post("/addresses", **OWN, answers_with=AddressKept, status=201)
def save_address(act: Act, body: AddressWanted) -> AddressKept:
    """Add a place."""
    return _save(act, body, None)


@door.put("/addresses/{uuid:address_id}", **OWN, answers_with=AddressKept)
def change_address(act: Act, address_id: UUID, body: AddressWanted) -> AddressKept:
    """Replace a place; orders keep the old one, and the answer names the new one."""
    return _save(act, body, address_id)


@door.delete("/addresses/{uuid:address_id}", **OWN, answers_with=Done)
def end_address(act: Act, address_id: UUID) -> Done:
    """Take a place out of the book."""
    commands.end_address(act, customer_id=me(act), address_id=address_id)
    return Done()


def _save(act: Act, body: AddressWanted, replaces: UUID | None) -> AddressKept:
    kept = commands.save_address(act, customer_id=me(act), replaces=replaces, **body.dict())
    return AddressKept(id=kept.id)
