"""Verbs of looking for people: what falls due in a city is done together, in one tick."""

from datetime import timedelta
from uuid import UUID

from doorstep.algorithms.matching import offers as machine
from doorstep.kernel import queue
from doorstep.kernel.act import CUSTOMER, Act, command
from doorstep.kernel.errors import NotFound
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import asking, rows
from doorstep.visits.dispatch.commands.moving import move, state_of
from doorstep.visits.dispatch.models import Search
from doorstep.visits.orders import queries as order_facts

TOGETHER_MAX = 500
STUCK_MAX = 100
GIVING_UP = timedelta(seconds=10)
"""Giving up has a transaction of its own; so long nobody asks whether it worked."""


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

    Offers run out, searches climb the ladder, and everything that waits is matched at once:
    the statements do not grow with the orders for now. By appointment they are tried one by one.
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
        offered = open_offers[search.order_id]
        waited_for = [one for one in offered.values() if one.expires_at > act.at]
        if machine.is_over(state_of(search, waited_for), policy, rules.seconds(act.at)):
            _end_soon(act, search)
            continue
        invite = asking.chosen(act, policy, search)
        passed = machine.MomentPassed()
        for action in move(act, policy, search, passed, invite=invite, open_offers=offered):
            if not isinstance(action, machine.Look):
                continue
            if search.timing == rules.NOW:
                together.append(queries.Wanted(search, action.seats, action.radius_m, action.rung))
            else:
                asking.next_free(act, policy, search, action.seats)
    if together:
        asking.matched(act, policy, together)
    return len(searches)


def _end_soon(act: Act, search: Search) -> None:
    key = f"dispatch.end:{search.order_id.hex}"
    queue.soon(act, "dispatch.give_up", key=key, order_id=search.order_id)
    search.next_at = act.at + GIVING_UP
    search.save(update_fields=["next_at"])


@command
def look_after(act: Act) -> int:
    """Begin the search for open orders whose news was lost; returns how many."""
    found, _ = order_facts.orders(act.as_system(), states=["open"], size=STUCK_MAX)
    known = set(
        Search.objects.of(act)
        .filter(order_id__in=[one.id for one in found])
        .values_list("order_id", flat=True)
    )
    forgotten = [one for one in found if one.id not in known]
    for order in forgotten:
        queue.soon(act, "dispatch.begin", key=f"dispatch.begin:{order.id.hex}", order_id=order.id)
    return len(forgotten)
