"""Who stands at a door: the token, the city and the role of a request, found in one statement."""

from collections.abc import Callable
from ipaddress import ip_address
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from doorstep.kernel import edge
from doorstep.kernel.act import ANYONE, WORKER, Act
from doorstep.kernel.errors import BadRequest, NotFound
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import commands, queries

CITY_HEADER = "Doorstep-City"


class NoSuchCity(BadRequest):
    """The request names a city that is not served here."""

    zh = "没有这个城市。"
    en = "There is no such city here."


def at_door(*roles: str) -> Callable[[HttpRequest], edge.Caller]:
    """The authentication of a door for these roles; anyone else arrives as nobody in particular."""

    def authenticate(request: HttpRequest) -> edge.Caller:
        address = address_of(request)
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        facts = queries.session(token.strip()) if scheme.lower() == "bearer" else None
        if facts is None:
            return edge.Caller(city_id=_city(request), role=ANYONE, address=address)
        if facts.is_due:
            edge.enter(commands.note_seen, city_id=facts.city_id, session_id=facts.session_id)
        actor_id = facts.actor_id
        if facts.role == WORKER and actor_id is None and WORKER in roles:
            actor_id = _bind_worker(facts)
        return edge.Caller(
            city_id=facts.city_id,
            role=facts.role,
            actor_id=actor_id,
            person_id=facts.person_id,
            merchant_id=facts.merchant_id,
            session_id=facts.session_id,
            duties=facts.duties,
            address=address,
        )

    return authenticate


def address_of(request: HttpRequest) -> str:
    """Whose request this is: the peer, or whom a trusted proxy names.

    Every proxy appends whom it heard, so from the right the first one that is not ours is the
    caller; what stands left of it anybody may have written.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    heard = [*request.headers.get("X-Forwarded-For", "").split(","), peer]
    address = peer
    for named in reversed(heard):
        try:
            found = ip_address(named.strip())
        except ValueError:
            return address
        found = getattr(found, "ipv4_mapped", None) or found
        address = str(found)
        if not any(found in network for network in settings.TRUSTED_PROXIES):
            return address
    return address


def _city(request: HttpRequest) -> int:
    """The city that a stranger asks about; the first one when none is named."""
    named = request.headers.get(CITY_HEADER, "").strip()
    if not named:
        open_cities = queries.cities_unscoped()
        return open_cities[0].number if open_cities else 0
    try:
        return queries.city(int(named)).number
    except (ValueError, NotFound) as error:
        raise NoSuchCity() from error


def _bind_worker(facts: queries.SessionFacts) -> UUID | None:
    """The worker that this person is by now; kept in the session, so that it is asked once."""

    def bind(act: Act) -> UUID | None:
        worker = workers.worker_of_person(act, facts.person_id)
        if worker is None:
            return None
        commands.bind_worker(act, session_id=facts.session_id, worker_id=worker.id)
        return worker.id

    return edge.enter(bind, city_id=facts.city_id)
