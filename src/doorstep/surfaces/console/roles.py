"""Who may do what: operators' logins, and the roles they are given and lose."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

import segno
from ninja import Schema
from pydantic import Field

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.people.accounts import commands, queries
from doorstep.people.partners import queries as partners
from doorstep.surfaces.console.entrance import HOUSE, KEEPERS, door
from doorstep.surfaces.shapes import Done, Iso, words

Duty = Literal[
    "dispatcher",
    "support",
    "auditor",
    "safety",
    "finance",
    "marketing",
    "analyst",
    "administrator",
]
SECRETS: dict[str, Any] = HOUSE | {
    "duties": KEEPERS,
    "keeps_answer": False,
    "rate": edge.Rate(30, 60),
}


class OperatorSent(Schema):
    """A login name and its first password."""

    login: words(64, 3)
    password: words(200, 12)


class PasswordSent(Schema):
    """A new password."""

    password: words(200, 12)


class OperatorSeen(Schema):
    """A person who may sign in here once they have a role and a time code."""

    person_id: UUID


class TimeCode(Schema):
    """The address for an authenticator app, also as a picture to scan; shown once."""

    otpauth: str
    picture: str


class RoleSent(Schema):
    """What a person may do in this city, or for one merchant here."""

    person_id: UUID
    duties: Annotated[list[Duty], Field(min_length=1, max_length=8)]
    merchant_id: UUID | None = None


class RoleSeen(Schema):
    """One role."""

    id: UUID
    person_id: UUID
    login: str
    duties: list[str]
    merchant_id: UUID | None
    granted_at: Iso
    ended_at: Iso | None


@door.post("/operators", **SECRETS, answers_with=OperatorSeen, status=201)
def add_operator(act: Act, body: OperatorSent) -> Any:
    """Make a person who may sign in with a login name."""
    person = commands.add_operator(act, login=body.login, password=body.password)
    return {"person_id": person.id}


@door.post("/operators/{uuid:person_id}/time-code", **SECRETS, answers_with=TimeCode, status=201)
def enrol_time_code(act: Act, person_id: UUID) -> Any:
    """Give an operator a new time-code secret; the old one ends at once."""
    otpauth = commands.enrol_totp(act, person_id=person_id)
    picture = segno.make(otpauth, micro=False).svg_data_uri(scale=5, border=3, light="white")
    return {"otpauth": otpauth, "picture": picture}


@door.put("/operators/{uuid:person_id}/password", **SECRETS, answers_with=Done)
def set_password(act: Act, person_id: UUID, body: PasswordSent) -> Done:
    """Change an operator's password and sign them out everywhere."""
    commands.set_password(act, person_id=person_id, password=body.password)
    return Done()


@door.get("/roles", **HOUSE, duties=KEEPERS, answers_with=list[RoleSeen])
def list_roles(act: Act, merchant_id: UUID | None = None) -> Any:
    """Who may do what in the city now."""
    return _seen(act, queries.roles(act, merchant_id=merchant_id))


@door.post("/roles", **HOUSE, duties=KEEPERS, answers_with=RoleSeen, status=201)
def grant_role(act: Act, body: RoleSent) -> Any:
    """Give a person duties, in place of the duties they had."""
    if body.merchant_id is not None:
        partners.merchant(act, body.merchant_id)
    granted = commands.grant_role(
        act, person_id=body.person_id, duties=body.duties, merchant_id=body.merchant_id
    )
    return _seen(act, [granted])[0]


@door.delete("/roles/{uuid:role_id}", **HOUSE, duties=KEEPERS, answers_with=RoleSeen)
def end_role(act: Act, role_id: UUID) -> Any:
    """Take a person's duties and sign them out here."""
    return _seen(act, [commands.end_role(act, role_id=role_id)])[0]


def _seen(act: Act, rows: Sequence[queries.Role]) -> list[dict[str, Any]]:
    """Roles with the names under which their people sign in."""
    names = queries.login_names(act, [row.person_id for row in rows])
    plain = [name for name in RoleSeen.model_fields if name != "login"]
    return [
        {name: getattr(row, name) for name in plain} | {"login": names.get(row.person_id, "")}
        for row in rows
    ]
