"""Customers as the desk sees them: masked, found by phone or name, unmasked with a reason."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.algorithms import masking
from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.people.accounts import commands, queries
from doorstep.people.accounts.queries import AddressFacts, Customer
from doorstep.surfaces.console.entrance import HELPERS, HOUSE, Why, door
from doorstep.surfaces.shapes import Done, Iso, Lat, Lng, Page, Phone, words

UNMASK: dict[str, Any] = HOUSE | {
    "duties": HELPERS,
    "keeps_answer": False,
    "rate": edge.Rate(30, 60),
}


class CustomersWanted(Schema):
    """By whole phone, its last four digits, or exact name."""

    phone: words(24) = ""
    last4: words(4) = ""
    name: words(40) = ""
    after: words(400) = ""


class CustomerSeen(Schema):
    """A customer, masked."""

    id: UUID
    person_id: UUID
    phone: str
    name: str
    since_at: Iso


class AddressSeen(Schema):
    """A place in a customer's book, masked."""

    id: UUID
    label: str
    community: str
    contact_name: str
    contact_phone: str
    lat: float
    lng: float


class CustomerWhole(CustomerSeen):
    """A customer with the address book."""

    addresses: list[AddressSeen]


class CallerSent(Schema):
    """The phone number of whoever calls."""

    phone: Phone


class AddressSent(Schema):
    """A place as a caller says it; GCJ-02 coordinates."""

    label: words(20) = ""
    community: words(80, 1)
    house: words(80, 1)
    contact_name: words(40, 1)
    contact_phone: Phone
    lat: Lat
    lng: Lng


class Unmasked(Schema):
    """A phone number in clear; who looked and why is kept."""

    phone: str


@door.get("/customers", **HOUSE, duties=HELPERS, answers_with=Page[CustomerSeen])
def list_customers(act: Act, wanted: Query[CustomersWanted]) -> Any:
    """Customers of the city, newest first."""
    rows, following = queries.customers(
        act, name=wanted.name, phone=wanted.phone, last4=wanted.last4, after=wanted.after
    )
    return {"items": _seen(rows), "next": following}


@door.post("/customers", **HOUSE, duties=HELPERS, answers_with=CustomerSeen, status=201)
def welcome_caller(act: Act, body: CallerSent) -> Any:
    """Know whoever calls by their number; a known number answers with its customer."""
    return _seen([commands.welcome_caller(act, phone=body.phone)])[0]


@door.get("/customers/{uuid:customer_id}", **HOUSE, duties=HELPERS, answers_with=CustomerWhole)
def one_customer(act: Act, customer_id: UUID) -> Any:
    """One customer with the address book, masked."""
    row = queries.customer(act, customer_id)
    places = queries.addresses(act, customer_id=customer_id)
    return _seen([row])[0] | {"addresses": [masked(place) for place in places]}


@door.post(
    "/customers/{uuid:customer_id}/addresses",
    **HOUSE,
    duties=HELPERS,
    answers_with=AddressSeen,
    status=201,
)
def save_address(act: Act, customer_id: UUID, body: AddressSent) -> Any:
    """Add a place that a caller names to their book."""
    saved = commands.save_address(act, customer_id=customer_id, **body.model_dump())
    return masked(queries.address_facts(act, saved.id))


@door.delete(
    "/customers/{uuid:customer_id}/addresses/{uuid:address_id}",
    **HOUSE,
    duties=HELPERS,
    answers_with=Done,
)
def end_address(act: Act, customer_id: UUID, address_id: UUID) -> Done:
    """Take a place out of a customer's book."""
    commands.end_address(act, customer_id=customer_id, address_id=address_id)
    return Done()


@door.post("/customers/{uuid:customer_id}/unmasking", **UNMASK, answers_with=Unmasked)
def unmask_phone(act: Act, customer_id: UUID, body: Why) -> Any:
    """Show a customer's number in clear; the look and its reason are kept."""
    phone = commands.unmask_phone(act.because(body.reason), customer_id=customer_id)
    return {"phone": phone}


def _seen(rows: Sequence[Customer]) -> list[dict[str, Any]]:
    """Customers, masked; their names are opened in one statement."""
    names = queries.customer_names(rows)
    return [
        {
            "id": row.id,
            "person_id": row.person_id,
            "phone": masking.phone(row.phone_last4),
            "name": masking.name(names[row.id]),
            "since_at": row.since_at,
        }
        for row in rows
    ]


def masked(place: AddressFacts) -> dict[str, Any]:
    """A place without its door and without its person."""
    return {
        "id": place.id,
        "label": place.label,
        "community": place.community,
        "contact_name": masking.name(place.contact_name),
        "contact_phone": masking.phone(place.contact_phone[-4:]),
        "lat": place.lat,
        "lng": place.lng,
    }
