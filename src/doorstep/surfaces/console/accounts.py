"""Signing in with password and time code, one's own sessions, and who one is here."""

from typing import Any
from uuid import UUID

from ninja import Schema

from doorstep.kernel import edge, text
from doorstep.kernel.act import Act
from doorstep.people.accounts import outward, queries
from doorstep.surfaces import account
from doorstep.surfaces.console.entrance import OWN, PUBLIC, door
from doorstep.surfaces.shapes import Done, Entered, words

SIGN_IN_RATE = edge.Rate(20, 60)


class SignInSent(Schema):
    """A login name, its password, and the code of the moment."""

    login: words(64, 1)
    password: words(200, 1)
    totp: words(12, 1)
    client: words(200) = ""


class Me(Schema):
    """Who the caller is: the role row, its duties, and the merchant it is bound to."""

    role: str
    role_id: UUID
    name: str
    person_id: UUID
    duties: list[str]
    merchant_id: UUID | None
    city_id: int
    city: str
    zone: str


@door.post(
    "/sessions",
    **PUBLIC,
    answers_with=Entered,
    status=201,
    is_outside=True,
    keeps_answer=False,
    rate=SIGN_IN_RATE,
)
def sign_in(act: Act, body: SignInSent) -> Entered:
    """Sign in; every reason for a refusal looks alike."""
    entry = outward.sign_in_operator(
        act, login=body.login, password=body.password, totp=body.totp, client=body.client
    )
    return account.entered(entry)


door.get("/sessions", **OWN, answers_with=list[account.SessionSeen])(account.list_sessions)
door.delete("/sessions/{uuid:session_id}", **OWN, answers_with=Done)(account.end_session)
door.post("/sessions/others/end", **OWN, answers_with=Done)(account.end_other_sessions)


@door.get("/me", **OWN, answers_with=Me)
def who_am_i(act: Act) -> Any:
    """The caller's role, duties and city."""
    city = queries.city(act.city_id)
    mine = [act.person_id] if act.person_id else []
    return {
        "role": act.role,
        "role_id": act.actor_id,
        "name": next(iter(queries.login_names(act, mine).values()), ""),
        "person_id": act.person_id,
        "duties": sorted(act.duties),
        "merchant_id": act.merchant_id,
        "city_id": act.city_id,
        "city": text.say(city.name, act.language),
        "zone": city.zone,
    }
