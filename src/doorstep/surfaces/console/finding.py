"""One field that finds orders, customers, workers and what was posted, by what people say."""

import re
from typing import Any, Literal
from uuid import UUID

from ninja import Query, Schema

from doorstep.algorithms import masking
from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces.console.entrance import DESK, HELPERS, READERS, door
from doorstep.surfaces.shapes import Shown, words
from doorstep.visits.orders import queries as orders

FOUND_MAX = 8
PHONE_DIGITS_MIN = 5
LAST_DIGITS = 4


class SearchWanted(Schema):
    """An order number, a phone or its last four digits, a customer's whole name, part of a
    worker's name."""

    text: words(60, 1)


class FoundSeen(Shown):
    """Something that was found; phones and customers' names stay masked."""

    kind: Literal["order", "customer", "worker"]
    id: UUID
    title: str
    detail: str
    state: str


@door.get("/search", **DESK, duties=READERS, answers_with=list[FoundSeen])
def find(act: Act, wanted: Query[SearchWanted]) -> Any:
    """What the caller may see that is called so: orders first, then workers, then customers."""
    said = wanted.text.strip()
    if not said:
        return []
    found = [*_orders(act, said), *_workers(act, said)]
    if act.merchant_id is None and act.duties & HELPERS:
        found += _customers(act, said)
    return found


def _orders(act: Act, said: str) -> list[FoundSeen]:
    try:
        one = orders.order_by_number(act, said)
    except NotFound:
        return []
    service = text.say(catalog.service(act, one.service_id).name, act.language)
    return [
        FoundSeen(
            kind="order",
            id=one.id,
            title=one.number,
            detail=f"{service} · {one.community}",
            state=one.state,
        )
    ]


def _workers(act: Act, said: str) -> list[FoundSeen]:
    found, _ = workers.workers(act, named=said, size=FOUND_MAX)
    return [
        FoundSeen(kind="worker", id=one.id, title=one.name, detail=one.grade, state=one.state)
        for one in found
    ]


def _customers(act: Act, said: str) -> list[FoundSeen]:
    digits = re.sub(r"\D", "", said)
    asked = {"name": said}
    if re.fullmatch(r"[\d +-]+", said):
        asked = {"last4": digits} if len(digits) == LAST_DIGITS else {"phone": said}
        if LAST_DIGITS != len(digits) < PHONE_DIGITS_MIN:
            return []
    try:
        rows, _ = accounts.customers(act, **asked)
    except Invalid:
        return []
    shown = rows[:FOUND_MAX]
    names = accounts.customer_names(shown)
    return [
        FoundSeen(
            kind="customer",
            id=one.id,
            title=masking.name(names[one.id]),
            detail=masking.phone(one.phone_last4),
            state="",
        )
        for one in shown
    ]
