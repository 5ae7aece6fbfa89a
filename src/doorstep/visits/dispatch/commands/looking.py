"""Verbs of looking for people: what falls due in a city is done together, in one tick."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from doorstep.algorithms.matching import offers as machine
from doorstep.kernel import queue
from doorstep.kernel.act import CUSTOMER, Act, command
from doorstep.kernel.errors import NotFound
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import asking, rows
from doorstep.visits.dispatch.commands.moving import move, state_of
from doorstep.visits.dispatch.models import Offer, Search
from doorstep.visits.orders import queries as order_facts

TOGETHER_MAX = 500
STUCK_MAX = 100
UNHEARD = timedelta(seconds=10)
"""So long after a search was left to a transaction of its own nobody asks whether it worked."""


@command
def find_another(act: Act, *, order_id: UUID) -> Search:
    """Let the platform find somebody else, after the chosen worker could not come.

    Refuses with NotFound, NotWaiting, ChooseAnew.
    """
    order = order_facts.order(act, order_id)
    if act.role == CUSTOMER and order.customer_id != act.actor_id:
        raise NotFound
    search = rows.lock(act, order_id)
    if search.state != rules.ASKING:
        raise rules.NotWaiting
    seats = order_facts.seats(act.as_system(), order, released=True)
    if not any(s.state == "released" and s.worker_id == search.wanted_worker_id for s in seats):
        raise rules.ChooseAnew
    move(act, queries.policy_at(act), search, machine.CustomerAnswered(go_on=True))
    return search


@command
def tick(act: Act) -> int:
    """Do what is due in the city, together; returns how many orders that were.

    Offers run out, searches climb the ladder, and everything that waits is matched at once: what
    is read for it does not grow with the orders for now, and each that moves writes its own few
    rows. By appointment each is tried in a transaction of its own.
    """
    due = Search.objects.of(act).filter(state__in=rules.LIVE, next_at__lte=act.at)
    locked = due.select_for_update(no_key=True, of=("self",), skip_locked=True)
    searches = list(locked.order_by("next_at", "id")[:TOGETHER_MAX])
    if not searches:
        return 0
    policy = queries.policy_at(act)
    open_offers = rows.open_offers(act, searches)
    together: list[queries.Wanted] = []
    for search in searches:
        if search.timing == rules.NOW:
            together += _pass(act, policy, search, open_offers[search.order_id])
        else:
            _alone(act, search, "dispatch.look")
    if together:
        asking.matched(act, policy, together)
    return len(searches)


@command
def look(act: Act, *, order_id: UUID) -> Search:
    """Do what is due for one order by appointment.  Refuses with NotFound."""
    search = rows.lock(act, order_id)
    if search.state in rules.LIVE:
        policy = queries.policy_at(act)
        offered = rows.open_offers(act, [search])[order_id]
        for wanted in _pass(act, policy, search, offered):
            asking.next_free(act, policy, search, wanted.seats)
    return search


def _pass(
    act: Act, policy: rules.Policy, search: Search, offered: dict[UUID, Offer]
) -> list[queries.Wanted]:
    """Let the moment of a search pass; answers the people who are wanted now."""
    waited_for = [one for one in offered.values() if one.expires_at > act.at]
    if machine.is_over(state_of(search, waited_for), policy, rules.seconds(act.at)):
        _alone(act, search, "dispatch.give_up")
        return []
    invite = asking.chosen(act, policy, search)
    passed = machine.MomentPassed()
    actions = move(act, policy, search, passed, invite=invite, open_offers=offered)
    return [
        queries.Wanted(search, one.seats, one.radius_m, one.rung)
        for one in actions
        if isinstance(one, machine.Look)
    ]


def _alone(act: Act, search: Search, job: str) -> None:
    """Leave a search to a transaction of its own: what fails for one stops nobody else."""
    queue.soon(act, job, key=f"{job}:{search.order_id.hex}", order_id=search.order_id)
    search.next_at = act.at + UNHEARD
    search.save(update_fields=["next_at"])


@command
def look_after(act: Act) -> int:
    """Begin the search for open orders whose news was lost, the oldest first; returns how many."""
    searched = Search.objects.of(act).filter(order_id=OuterRef("id"))
    still_open = order_facts.visible(act.as_system()).filter(~Exists(searched), state="open")
    forgotten = list(
        still_open.order_by("placed_at", "id").values_list("id", flat=True)[:STUCK_MAX]
    )
    for id in forgotten:
        queue.soon(act, "dispatch.begin", key=f"dispatch.begin:{id.hex}", order_id=id)
    return len(forgotten)
