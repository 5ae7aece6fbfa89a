"""The customers of a benchmark: signed in, with an address, some of them with a page of orders."""

import io
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.core.management import call_command

from benchmarks import house
from benchmarks.house import House
from benchmarks.load import Request, request
from benchmarks.script import CUSTOMERS
from doorstep.kernel import edge
from doorstep.kernel.act import CUSTOMER, Act
from doorstep.offering.catalog import queries as catalog
from doorstep.people.accounts import commands as accounts
from doorstep.runtime.postgres import OWNER
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts

CITY = 1
PLACE = {"lat": 30.265, "lng": 120.15}
SERVICE, VARIANT, UNITS = "daily-cleaning", "standard", 2
PAGE = 20
BATCH = 100
TABLE = f"""
CREATE TABLE {CUSTOMERS} AS
SELECT row_number() OVER (ORDER BY c.id) AS number, s.token_hash, s.id AS session_id,
    c.id AS customer_id, c.person_id, a.id AS address_id, ARRAY[]::uuid[] AS order_ids
FROM accounts_customer c
JOIN accounts_session s ON s.actor_id = c.id
JOIN accounts_address a ON a.customer_id = c.id AND a.city_id = c.city_id;
ALTER TABLE {CUSTOMERS} ADD PRIMARY KEY (number);
"""
LAST_ORDERS = f"""
UPDATE {CUSTOMERS} SET order_ids = ARRAY(
    SELECT id FROM orders_order WHERE customer_id = {CUSTOMERS}.customer_id
    ORDER BY placed_at DESC, id DESC LIMIT {PAGE})
"""
SEEN = "UPDATE accounts_session SET last_seen_at = now()"


@dataclass(frozen=True, slots=True)
class Guest:
    """One customer as the load knows them."""

    token: str
    customer_id: UUID
    person_id: UUID
    address_id: UUID


@dataclass(frozen=True, slots=True)
class Wanted:
    """What everybody orders, at the price that is shown."""

    service_id: UUID
    pay: str
    total_fen: int

    def body(self, guest: Guest) -> bytes:
        """The order as the client sends it."""
        return json.dumps(
            {
                "service_id": str(self.service_id),
                "address_id": str(guest.address_id),
                "variant": VARIANT,
                "units": UNITS,
                "way": "grab",
                "timing": "now",
                "pay": self.pay,
                "shown_total_fen": self.total_fen,
            }
        ).encode()

    def wish(self, guest: Guest) -> order_facts.Wish:
        """The same in the words of the house."""
        return order_facts.Wish(
            service_id=self.service_id,
            address_id=guest.address_id,
            variant=VARIANT,
            units=UNITS,
            way="grab",
            timing="now",
            pay=self.pay,
        )


def gather(count: int) -> list[Guest]:
    """Open the city and let this many customers sign in and save an address."""
    told = io.StringIO()
    call_command("open_city", number=CITY, pack="yunhe", trades=["home-cleaning"], stdout=told)
    guests: list[Guest] = []
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        guests += edge.enter(_sign_in, numbers, city_id=CITY)
    return sorted(guests, key=lambda guest: guest.customer_id)


def _sign_in(act: Act, numbers: range) -> list[Guest]:
    guests = []
    for number in numbers:
        entry = accounts.sign_in_with_wechat(act, appid="wx-bench", openid=f"bench-{number}")
        session: Any = entry.session
        saved = accounts.save_address(
            act,
            customer_id=session.actor_id,
            community="云河花园",
            house="3栋502",
            contact_name="陈女士",
            contact_phone="13800138000",
            **PLACE,
        )
        guests.append(Guest(entry.token, session.actor_id, session.person_id, saved.id))
    return guests


def choose(guest: Guest, pay: str) -> Wanted:
    """The service with its price now."""
    service_id = edge.enter(catalog.service_by_code, SERVICE, city_id=CITY).id
    unpriced = Wanted(service_id, pay, 0)
    facts = {"role": CUSTOMER, "actor_id": guest.customer_id, "person_id": guest.person_id}
    offer = edge.enter(
        lambda act: order_facts.offer(act, unpriced.wish(guest), customer_id=guest.customer_id),
        city_id=CITY,
        **facts,
    )
    return Wanted(service_id, pay, offer.total_fen)


def fill_pages(guests: list[Guest], wanted: Wanted) -> None:
    """Give each of these customers a page of orders."""
    for guest in guests:

        def order(act: Act, guest: Guest = guest) -> None:
            for _ in range(PAGE):
                orders.place(act, wish=wanted.wish(guest), shown_total_fen=wanted.total_fen)

        facts = {"role": CUSTOMER, "actor_id": guest.customer_id, "person_id": guest.person_id}
        edge.enter(order, city_id=CITY, **facts)


def known_of(ours: House, guest: Guest) -> dict[str, str]:
    """Where each value of a customer stands in the table that pgbench draws from."""
    names = ("session_id", "customer_id", "person_id", "address_id")
    question = f"SELECT token_hash, order_ids, {', '.join(names)} FROM {CUSTOMERS}"
    [row] = house.rows(ours, OWNER, f"{question} WHERE customer_id = %s", [guest.customer_id])
    known = {f"\\x{bytes(row[0]).hex()}": "who.token_hash"}
    known |= {str(id): f"who.order_ids[{place}]" for place, id in enumerate(row[1], start=1)}
    return known | {str(id): f"who.{name}" for name, id in zip(names, row[2:], strict=True)}


def placing(guest: Guest, wanted: Wanted, host: str) -> Request:
    """A request that places an order under a key of its own."""
    headers = _headers(guest) | {"Idempotency-Key": uuid4().hex}
    path = "/api/customer/v1/orders"
    return request("POST", path, host=host, headers=headers, body=wanted.body(guest))


def listing(guest: Guest, host: str) -> Request:
    """A request for the first page of one's orders."""
    path = f"/api/customer/v1/orders?size={PAGE}"
    return request("GET", path, host=host, headers=_headers(guest))


def _headers(guest: Guest) -> dict[str, str]:
    return {"Authorization": f"Bearer {guest.token}", "Accept-Language": "zh-CN"}
