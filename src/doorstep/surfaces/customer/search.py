"""Getting a person: how the search goes, who applied, picking one, or letting the house look."""

from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.aftercare.guarantee import commands as giving
from doorstep.aftercare.guarantee import queries as guarantee
from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.surfaces.customer import seen
from doorstep.surfaces.customer.entrance import OWN, door
from doorstep.surfaces.shapes import Iso, Page, Paging
from doorstep.visits.dispatch import commands, queries
from doorstep.visits.orders import queries as orders


class SearchSeen(Schema):
    """How the search for people goes."""

    mode: str
    state: str
    round: int
    opened_at: Iso
    ends_at: Iso
    applicants: int


class ApplicantSeen(Schema):
    """Somebody who wants to come."""

    id: UUID
    worker: seen.PersonSeen
    distance_m: int
    eta_seconds: int
    note: str
    made_at: Iso


class CompensationSeen(Schema):
    """What the customer gets without asking, because a promise was not kept.

    `package` is what the client needs to confirm the receipt of one that was sent.
    """

    id: UUID
    cause: str
    amount_fen: int
    state: str
    due_at: Iso
    ended_at: Iso | None
    package: str


class CompensationListed(CompensationSeen):
    """One of all that the customer got, with its order."""

    order_id: UUID
    order_number: str
    service_name: str


@door.get("/orders/{uuid:order_id}/search", **OWN, answers_with=SearchSeen)
def see_search(act: Act, order_id: UUID) -> SearchSeen:
    """How far the search came, and until when it goes on."""
    row = queries.search_of(act, order_id)
    plain = [name for name in SearchSeen.model_fields if name != "applicants"]
    return SearchSeen(
        **{name: getattr(row, name) for name in plain},
        applicants=len(queries.applications(act, order_id)),
    )


@door.get("/orders/{uuid:order_id}/applicants", **OWN, answers_with=list[ApplicantSeen])
def list_applicants(act: Act, order_id: UUID) -> list[ApplicantSeen]:
    """Who applied, the nearest first."""
    rows = queries.applications(act, order_id)
    known = seen.people(act, [row.worker_id for row in rows])
    return [
        ApplicantSeen(
            id=row.id,
            worker=known[row.worker_id],
            distance_m=row.distance_m,
            eta_seconds=row.eta_seconds,
            note=row.note,
            made_at=row.made_at,
        )
        for row in rows
    ]


@door.post("/applicants/{uuid:applicant_id}/choice", **OWN, answers_with=seen.OrderSeen)
def pick_applicant(act: Act, applicant_id: UUID) -> seen.OrderSeen:
    """Choose one of those who applied."""
    return seen.whole(act, commands.pick(act, application_id=applicant_id))


@door.post("/orders/{uuid:order_id}/another-worker", **OWN, answers_with=seen.OrderSeen)
def find_another(act: Act, order_id: UUID) -> seen.OrderSeen:
    """Let the house look for somebody, after the chosen worker could not come."""
    commands.find_another(act, order_id=order_id)
    return seen.whole(act, orders.order(act, order_id))


@door.get("/orders/{uuid:order_id}/compensations", **OWN, answers_with=list[CompensationSeen])
def list_compensations(act: Act, order_id: UUID) -> Any:
    """What the customer gets because a promise about this order was not kept."""
    return [_compensation(act, one) for one in guarantee.of_order(act, order_id)]


@door.get("/compensations", **OWN, answers_with=Page[CompensationListed])
def list_all_compensations(act: Act, paging: Query[Paging]) -> Any:
    """All that the customer got or gets because a promise was not kept, newest first."""
    rows, following = guarantee.of_customer(act, after=paging.after, size=paging.size)
    items = [
        CompensationListed(
            **_compensation(act, one).dict(),
            order_id=one.order_id,
            order_number=one.order.number,
            service_name=text.say(catalog.service(act, one.order.service_id).name, act.language),
        )
        for one in rows
    ]
    return {"items": items, "next": following}


@door.post("/compensations/{uuid:compensation_id}/receipt", **OWN, answers_with=CompensationSeen)
def collect_compensation(act: Act, compensation_id: UUID) -> Any:
    """Have an owed compensation sent to one's WeChat once more, to be confirmed there in a day."""
    return _compensation(act, giving.collect(act, compensation_id=compensation_id))


def _compensation(act: Act, one: guarantee.Compensation) -> CompensationSeen:
    plain = [name for name in CompensationSeen.model_fields if name != "package"]
    return CompensationSeen(
        **{name: getattr(one, name) for name in plain}, package=guarantee.package(act, one)
    )
