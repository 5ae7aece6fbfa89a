"""A door of the tests' own, with endpoints that do one thing each."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.urls import path
from ninja import Schema

from doorstep.kernel import audit, edge
from doorstep.kernel.act import ANYONE, CUSTOMER, OPERATOR, Act
from doorstep.kernel.edge import permission
from doorstep.kernel.errors import Outage, Refusal
from doorstep.kernel.models import AuditEntry

CITY = 7
PERSON = uuid4()


class TooBusy(Refusal):
    """The probe refuses after it wrote something."""

    zh = "太忙了，还有{waiting}人。"
    en = "Too busy, {waiting} are waiting."


class Wish(Schema):
    """What a caller asks of the probe."""

    word: str
    count: int = 1


class Granted(Schema):
    """What the probe answers."""

    id: UUID
    word: str


def who(request: HttpRequest) -> edge.Caller:
    """The role that the request claims."""
    role = request.headers.get("X-Role", ANYONE)
    known = role != ANYONE
    return edge.Caller(
        city_id=CITY,
        role=role,
        actor_id=PERSON if known else None,
        person_id=PERSON if known else None,
        duties=frozenset(request.headers.get("X-Duties", "").split()),
        address="127.0.0.1",
    )


door = edge.Door("probe", title="Probe", authenticate=who)


@door.post(
    "/wishes", may={CUSTOMER, OPERATOR}, touches=permission.OWN, answers_with=Granted, status=201
)
def grant(act: Act, body: Wish) -> Any:
    """Write one audit entry, then refuse or answer."""
    audit.note(act, "probe.grant", subject=("wish", None), detail={"word": body.word})
    if body.word == "refuse":
        raise TooBusy(waiting=3)
    if body.word == "outage":
        raise Outage("the map is away", retry=True)
    if body.word == "bug":
        raise RuntimeError("a secret detail")
    return {"id": uuid4(), "word": body.word}


@door.get("/wishes", may={ANYONE}, touches=permission.PUBLIC, answers_with=list[str])
def wishes(act: Act) -> Any:
    """Every word that was granted."""
    return [entry.detail["word"] for entry in AuditEntry.objects.of(act).order_by("at", "id")]


@door.get(
    "/desk",
    may={OPERATOR},
    duties={"finance"},
    touches=permission.CITY,
    answers_with=list[str],
    rate=edge.Rate(3, 3600),
)
def desk(act: Act) -> Any:
    """Only for finance, three times an hour."""
    return []


urlpatterns = [path("probe/", door.api.urls)]
