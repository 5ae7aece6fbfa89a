"""Who a worker is here: joining the city, the public profile, grade, shares and skills."""

from typing import Any
from uuid import UUID

from ninja import Schema

from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import commands, queries
from doorstep.offering.workers.queries.people import Worker
from doorstep.people.accounts import queries as accounts
from doorstep.people.partners import queries as partners
from doorstep.surfaces import account
from doorstep.surfaces.shapes import Day, Iso, Lat, Lng, words
from doorstep.surfaces.worker.entrance import OWN, door, me, person


class Joining(Schema):
    """What a person says to become a worker (GCJ-02); papers come beside it."""

    name: words(40, 1)
    about: words(500) = ""
    home_lat: Lat
    home_lng: Lng
    photo_id: UUID | None = None


class ProfileSent(Schema):
    """What is to be changed; what is left out stays."""

    name: words(40, 1) | None = None
    about: words(500) | None = None
    home_lat: Lat | None = None
    home_lng: Lng | None = None
    photo_id: UUID | None = None


class LicenceSeen(Schema):
    """A licence that was checked."""

    kind: str
    expires_on: Day


class TradeShareSeen(Schema):
    """The worker's part of the service fee in one trade, in basis points."""

    trade: str
    trade_name: str
    share_bp: int


class ProfileSeen(Schema):
    """A worker's own facts."""

    id: UUID
    merchant_id: UUID | None
    merchant_name: str
    name: str
    about: str
    photo_url: str | None
    home_lat: float
    home_lng: float
    state: str
    on_duty: bool
    grade: str
    rating: float | None
    rating_count: int
    visits_done: int
    enlisted_at: Iso
    paused_until_at: Iso | None
    skills: list[str]
    licences: list[LicenceSeen]
    shares: list[TradeShareSeen]


class Me(Schema):
    """Who the caller is: a person, and the worker they are in this city, if they are one."""

    person_id: UUID
    city_id: int
    phone_last4: str
    worker: ProfileSeen | None


@door.get("/me", **OWN, answers_with=Me)
def who_am_i(act: Act) -> Me:
    """The caller's own facts; no worker before joining."""
    mine = queries.worker_of_person(act, person(act))
    return Me(
        person_id=person(act),
        city_id=act.city_id,
        phone_last4=accounts.phone_last4_of(act, person(act)),
        worker=seen(act, mine) if mine else None,
    )


@door.post("/me", **OWN, answers_with=ProfileSeen, status=201)
def join(act: Act, body: Joining) -> ProfileSeen:
    """Become a worker of this city: pending until the papers are cleared."""
    account.own_pictures(act, [body.photo_id] if body.photo_id else [])
    worker = commands.enlist(
        act,
        person_id=person(act),
        name=body.name,
        about=body.about,
        home_lat=body.home_lat,
        home_lng=body.home_lng,
        photo_file_id=body.photo_id,
    )
    return seen(act, worker)


@door.put("/me", **OWN, answers_with=ProfileSeen)
def change_profile(act: Act, body: ProfileSent) -> ProfileSeen:
    """Change the public name, the words about oneself, the portrait or the home place."""
    changes = {name: value for name, value in body.dict().items() if value is not None}
    photo_id = changes.pop("photo_id", None)
    if photo_id is not None:
        account.own_pictures(act, [photo_id])
        changes["photo_file_id"] = photo_id
    return seen(act, commands.change_profile(act, worker_id=me(act), changes=changes))


def seen(act: Act, worker: Worker) -> ProfileSeen:
    """A worker as they see themself."""
    lists = ("skills", "licences", "shares")
    more = (*lists, "merchant_name", "photo_url", "rating")
    plain = [name for name in ProfileSeen.model_fields if name not in more]
    return ProfileSeen(
        **{name: getattr(worker, name) for name in plain},
        merchant_name=_merchant_name(act, worker),
        photo_url=account.url_of(worker.photo_file_id),
        rating=worker.rating_sum / worker.rating_count if worker.rating_count else None,
        skills=queries.skills_of(act, worker.id),
        licences=[LicenceSeen.from_orm(one) for one in queries.licences_of(act, worker.id)],
        shares=_shares(act, worker),
    )


def _merchant_name(act: Act, worker: Worker) -> str:
    if worker.merchant_id is None:
        return ""
    return text.say(partners.merchant(act, worker.merchant_id).name, act.language)


def _shares(act: Act, worker: Worker) -> list[TradeShareSeen]:
    """The share in each trade that has a plan for how this worker's seller is paid."""
    found: list[TradeShareSeen] = []
    for trade in catalog.trades(act):
        share_bp = _share_bp(act, worker, trade.category)
        if share_bp is not None:
            name = text.say(trade.name, act.language)
            found.append(TradeShareSeen(trade=trade.code, trade_name=name, share_bp=share_bp))
    return found


def _share_bp(act: Act, worker: Worker, category: str) -> int | None:
    try:
        mode: Any = partners.contract_at(act, worker.merchant_id, act.at).payee_mode
        plan = catalog.share_plan_at(act, category, mode)
    except Refusal:
        return None
    return queries.share_bp(act, worker.id, share_plan_id=plan.id)
