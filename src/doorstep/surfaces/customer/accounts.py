"""Signing in and one's own account: sessions, name, consents, notices, pictures; the cities."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from doorstep.algorithms import masking
from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.people.accounts import commands, outward, queries
from doorstep.surfaces import account
from doorstep.surfaces.customer.entrance import OWN, PUBLIC, door, me
from doorstep.surfaces.shapes import Done, Entered, Iso, words

ROLE = "customer"
SIGN_IN = PUBLIC | {"is_outside": True, "keeps_answer": False, "rate": account.SIGN_IN_RATE}
OUTSIDE = OWN | {"is_outside": True, "keeps_answer": False, "answers_with": Done}


class Me(Schema):
    """Who the caller is here."""

    id: UUID
    city_id: int
    name: str
    phone_last4: str
    masked_phone: str
    since_at: Iso


class NameGiven(Schema):
    """The name a customer goes by."""

    name: words(40, 1)


class CitySeen(Schema):
    """A city that is served."""

    number: int
    name: str
    zone: str
    center_lat: float
    center_lng: float
    state: str
    is_mine: Annotated[bool, Field(description="the city that this request is about")]


door.post(
    "/sessions/codes", **SIGN_IN | {"rate": account.CODE_RATE}, answers_with=Done, status=202
)(account.request_code)


@door.post("/sessions/phone", **SIGN_IN, answers_with=Entered, status=201)
def sign_in_with_phone(act: Act, body: account.PhoneSignIn) -> Entered:
    """Sign in with the code that was sent to a phone."""
    entry = outward.sign_in_with_code(
        act, phone=body.phone, code=body.code, as_role=ROLE, client=body.client
    )
    return account.entered(entry)


@door.post("/sessions/wechat", **SIGN_IN, answers_with=Entered, status=201)
def sign_in_with_wechat(act: Act, body: account.WechatSignIn) -> Entered:
    """Sign in with what the mini program gave."""
    entry = outward.sign_in_with_wechat(
        act, code=body.code, phone_code=body.phone_code, as_role=ROLE, client=body.client
    )
    return account.entered(entry)


door.get("/sessions", **OWN, answers_with=list[account.SessionSeen])(account.list_sessions)
door.delete("/sessions/{uuid:session_id}", **OWN, answers_with=Done)(account.end_session)
door.post("/sessions/others/end", **OWN, answers_with=Done)(account.end_other_sessions)
door.post("/me/wechat", **OUTSIDE)(account.link_wechat)
door.post("/me/phone", **OUTSIDE)(account.record_phone)
door.get("/consent-texts", **PUBLIC, answers_with=list[account.ConsentTextSeen])(
    account.list_consent_texts
)
door.get("/me/consents", **OWN, answers_with=list[account.ConsentSeen])(account.list_consents)
door.put("/me/consents/{purpose}", **OWN, answers_with=account.ConsentSeen)(account.give_consent)
door.delete("/me/consents/{purpose}", **OWN, answers_with=Done)(account.withdraw_consent)
door.get("/notices", **OWN, answers_with=account.NoticesSeen)(account.list_notices)
door.post("/notices/read", **OWN, answers_with=Done)(account.read_notices)
door.get("/notices/allowances", **OWN, answers_with=list[account.AllowanceAsked])(
    account.list_allowances
)
door.post("/notices/allowances", **OWN, answers_with=account.AllowanceSeen)(account.allow_messages)
door.post(
    "/pictures",
    **OWN,
    answers_with=account.PictureKept,
    status=201,
    keeps_answer=False,
    rate=account.PICTURE_RATE,
)(account.keep_picture)
door.get("/pictures/{uuid:picture_id}", **OWN, answers_with=account.PictureKept)(
    account.see_picture
)


@door.get("/me", **OWN, answers_with=Me)
def who_am_i(act: Act) -> Me:
    """The caller's own facts."""
    mine = queries.customer(act, me(act))
    return Me(
        id=mine.id,
        city_id=mine.city_id,
        name=queries.customer_name(act, mine.id),
        phone_last4=mine.phone_last4,
        masked_phone=masking.phone(mine.phone_last4),
        since_at=mine.since_at,
    )


@door.put("/me/name", **OWN, answers_with=Done)
def save_name(act: Act, body: NameGiven) -> Done:
    """Keep the name a customer goes by."""
    commands.save_name(act, customer_id=me(act), name=body.name)
    return Done()


@door.get("/cities", **PUBLIC, answers_with=list[CitySeen])
def list_cities(act: Act) -> list[CitySeen]:
    """The cities of this house, sorted as a dictionary does."""
    return [
        CitySeen(
            number=city.number,
            name=text.say(city.name, act.language),
            zone=city.zone,
            center_lat=city.center_lat,
            center_lng=city.center_lng,
            state=city.state,
            is_mine=city.number == act.city_id,
        )
        for city in sorted(queries.cities_unscoped(), key=lambda city: city.name_key)
    ]
