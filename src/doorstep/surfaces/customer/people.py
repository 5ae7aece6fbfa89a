"""Who works here, as customers find them: near a place, on their public page, among favourites."""

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.aftercare.quality import commands as keeping
from doorstep.aftercare.quality import queries as quality
from doorstep.algorithms.travel import Place
from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries
from doorstep.offering.workers.queries.people import Worker
from doorstep.people.identity import queries as identity
from doorstep.surfaces.customer import seen
from doorstep.surfaces.customer.entrance import OWN, PUBLIC, door
from doorstep.surfaces.customer.quality import StarsSeen, distribution
from doorstep.surfaces.customer.sellers import seller_name
from doorstep.surfaces.customer.workers import (
    LOOKING,
    SEEN_DECIMALS,
    PlaceLooked,
    apart_from_caller,
)
from doorstep.surfaces.shapes import Done, Iso, Page, Paging
from doorstep.visits.tracking import queries as tracking

SHOWN_STATES = ("active", "paused")
BADGES = {
    "identity": ("身份已核验", "Identity checked"),
    "silver": ("银牌服务人员", "Silver grade"),
    "gold": ("金牌服务人员", "Gold grade"),
    "contracted": ("签约服务人员", "Contracted"),
}


class NearSeen(Schema):
    """Somebody on duty near the place: a distance in steps of 500 metres, no pin."""

    worker: seen.PersonSeen
    distance_m: int


class ArrivalSeen(Schema):
    """The soonest that somebody of a trade could be there, in steps of five minutes."""

    trade: str
    trade_name: str
    minutes: int


class NearbySeen(Schema):
    """Who is near now, the nearest first, how many are, and how soon each trade could come; a
    trade of which nobody is free is not named."""

    count: int
    workers: list[NearSeen]
    arrivals: list[ArrivalSeen]


class BadgeSeen(Schema):
    """What was checked or earned, since when, and until when it holds."""

    kind: str
    name: str
    since: date | None
    until: date | None


class OfferedSeen(Schema):
    """A service that this worker does, with the least it costs."""

    id: UUID
    code: str
    name: str
    trade: str
    from_fen: int | None


class WorkerPage(seen.PersonSeen):
    """All that everybody may know of a worker: no home, no phone, no whole name of papers."""

    merchant_id: UUID | None
    seller_name: str
    about: str
    state: str
    since_at: Iso
    rating_count: int
    distribution: list[StarsSeen]
    badges: list[BadgeSeen]
    skills: list[str]
    services: list[OfferedSeen]
    is_favourite: bool


class FavouriteSeen(Schema):
    """A worker whom one wants to find again, and since when."""

    worker: seen.PersonSeen
    made_at: Iso


@door.get("/nearby", **LOOKING, answers_with=NearbySeen)
def see_nearby(act: Act, place: Query[PlaceLooked]) -> NearbySeen:
    """Who on duty is near a place (to about a kilometre), and how soon each trade comes."""
    where = Place(round(place.lat, SEEN_DECIMALS), round(place.lng, SEEN_DECIMALS))
    found = tracking.nearby(act, where)
    apart = apart_from_caller(act)
    near = [one for one in found.workers if one.worker_id not in apart]
    known = seen.people(act, [one.worker_id for one in near])
    names = {one.code: text.say(one.name, act.language) for one in catalog.trades(act)}
    return NearbySeen(
        count=found.count,
        workers=[NearSeen(worker=known[one.worker_id], distance_m=one.distance_m) for one in near],
        arrivals=[
            ArrivalSeen(
                trade=one.trade_code,
                trade_name=names.get(one.trade_code, one.trade_code),
                minutes=one.minutes,
            )
            for one in found.arrivals
        ],
    )


@door.get("/workers/{uuid:worker_id}", **PUBLIC, answers_with=WorkerPage)
def one_worker(act: Act, worker_id: UUID) -> WorkerPage:
    """A worker's public page; what was said of them is a list of its own."""
    house = act.as_system()
    row = queries.worker(house, worker_id)
    if row.state not in SHOWN_STATES:
        raise NotFound()
    skills = queries.skills_of(house, worker_id)
    return WorkerPage(
        **seen.people(act, [worker_id])[worker_id].model_dump(),
        merchant_id=row.merchant_id,
        seller_name=seller_name(act, row.merchant_id),
        about=row.about,
        state=row.state,
        since_at=row.enlisted_at,
        rating_count=row.rating_count,
        distribution=distribution(quality.stars_of_worker(act, worker_id)),
        badges=_badges(act, row),
        skills=[_named(act, "skills").get(code, code) for code in skills],
        services=_services(act, set(skills)),
        is_favourite=quality.is_favourite(act, worker_id),
    )


@door.get("/favourites", **OWN, answers_with=Page[FavouriteSeen])
def list_favourites(act: Act, paging: Query[Paging]) -> Any:
    """The workers whom the caller wants to find again, newest first."""
    rows, following = quality.favourites(act, after=paging.after, size=paging.size)
    known = seen.people(act, [row.worker_id for row in rows])
    items = [FavouriteSeen(worker=known[row.worker_id], made_at=row.made_at) for row in rows]
    return {"items": items, "next": following}


@door.put("/workers/{uuid:worker_id}/favourite", **OWN, answers_with=Done)
def keep_favourite(act: Act, worker_id: UUID) -> Done:
    """Find this worker again among one's favourites; they are not told."""
    keeping.keep_favourite(act, worker_id=worker_id)
    return Done()


@door.delete("/workers/{uuid:worker_id}/favourite", **OWN, answers_with=Done)
def drop_favourite(act: Act, worker_id: UUID) -> Done:
    """No favourite any more."""
    keeping.drop_favourite(act, worker_id=worker_id)
    return Done()


def _badges(act: Act, row: Worker) -> list[BadgeSeen]:
    """The identity check, each licence that holds, and a grade above the first."""
    day_of = areas.facts(act).day_of
    badges = []
    checked_at = identity.cleared_on(act, person_id=row.person_id, subject="worker")
    if checked_at is not None:
        badges.append(_badge(act, "identity", day_of(checked_at)))
    names, today = _named(act, "licences"), day_of(act.at)
    badges += [
        BadgeSeen(
            kind=one.kind,
            name=names.get(one.kind, one.kind),
            since=day_of(one.recorded_at),
            until=one.expires_on,
        )
        for one in queries.licences_of(act.as_system(), row.id)
        if one.expires_on >= today
    ]
    if row.grade in BADGES:
        badges.append(_badge(act, row.grade, None))
    return badges


def _badge(act: Act, kind: str, since: date | None) -> BadgeSeen:
    chinese, english = BADGES[kind]
    name = english if act.language == "en" else chinese
    return BadgeSeen(kind=kind, name=name, since=since, until=None)


def _named(act: Act, kind: str) -> dict[str, str]:
    """What the packs call skills or licences, by their codes."""
    return {
        one["code"]: text.say(one["name"], act.language)
        for trade in catalog.trades(act)
        for one in trade.facts[kind]
    }


def _services(act: Act, skills: set[str]) -> list[OfferedSeen]:
    """What is sold now that somebody with these skills does."""
    rows = [one for one in catalog.services(act) if set(one.skills) <= skills]
    least = catalog.prices_from(act, [one.code for one in rows])
    return [
        OfferedSeen(
            id=one.id,
            code=one.code,
            name=text.say(one.name, act.language),
            trade=one.trade.code,
            from_fen=least.get(one.code),
        )
        for one in rows
    ]
