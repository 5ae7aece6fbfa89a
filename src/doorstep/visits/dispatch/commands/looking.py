"""Verbs of looking for people: one order now, or everything that waits, matched together."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import CUSTOMER, Act, command
from doorstep.kernel.errors import NotFound
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import asking, rows
from doorstep.visits.dispatch.models import Offer, Search
from doorstep.visits.orders import queries as order_facts

TOGETHER_MAX = 200
STUCK_MAX = 100


@command
def find_worker(act: Act, *, order_id: UUID) -> Search:
    """Ask the next best worker for an order that waits.  Refuses with NotFound.

    Does nothing while enough workers are being asked, or when the search has ended.
    """
    search = rows.lock(act, order_id)
    look(act, queries.policy_at(act), [search])
    return search


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
    policy = queries.policy_at(act)
    search.mode, search.state = rules.ASSIGN, rules.SEARCHING
    search.ends_at = rules.ends_at(
        rules.ASSIGN, search.timing, act.at, search.starts_at, policy, again=search.again
    )
    search.save(update_fields=["mode", "state", "ends_at"])
    rows.limit(act, search)
    look(act, policy, [search])
    return search


@command
def tick(act: Act) -> int:
    """Match everything of the city that waits, together; returns how many orders were tried.

    Orders by appointment are tried one by one.  Catches timers that were lost, offers that ran
    out unheard, and open orders that nobody began.
    """
    due = Search.objects.of(act).filter(state__in=rules.LIVE, next_at__lte=act.at)
    locked = due.select_for_update(no_key=True, of=("self",), skip_locked=True).order_by("id")
    waiting = list(locked[:TOGETHER_MAX])
    _end_overdue(act, waiting)
    look(act, queries.policy_at(act), waiting)
    return len(waiting) + _begin_forgotten(act)


def _end_overdue(act: Act, searches: Sequence[Search]) -> None:
    """Offers whose timer was lost; the worker who let one pass is not asked again."""
    by_order = {one.order_id: one for one in searches}
    late = Offer.objects.of(act).filter(
        order_id__in=list(by_order), state=rules.OPEN, expires_at__lte=act.at
    )
    for offer in late.lock():
        rows.end_offer(act, offer, rules.TIMED_OUT)
        asking.said_no(act, by_order[offer.order_id], offer)


def _begin_forgotten(act: Act) -> int:
    """Open orders without a search: their news was lost."""
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


def look(act: Act, policy: rules.Policy, searches: Sequence[Search]) -> None:
    """One try for each open seat of these locked searches that nobody is being asked for."""
    asked = Counter(
        Offer.objects.of(act)
        .filter(order_id__in=[one.order_id for one in searches], state=rules.OPEN)
        .values_list("order_id", flat=True)
    )
    together: list[Search] = []
    for search in searches:
        wanted = search.seats - asked[search.order_id]
        if search.state not in rules.LIVE or wanted <= 0:
            continue
        if _is_over(act, policy, search):
            asking.end_soon(act, search)
        elif search.state == rules.SEARCHING and search.mode == rules.CHOOSE:
            asking.chosen(act, policy, search)
        elif search.state == rules.SEARCHING and search.mode == rules.ASSIGN:
            if search.timing == rules.NOW:
                together += [search] * wanted
            else:
                asking.next_free(act, policy, search, wanted)
    if together:
        asking.matched(act, policy, together)


def _is_over(act: Act, policy: rules.Policy, search: Search) -> bool:
    return rules.is_over(
        round=search.round,
        at=act.at,
        ends_at=search.ends_at,
        timing=search.timing,
        policy=policy,
    )
