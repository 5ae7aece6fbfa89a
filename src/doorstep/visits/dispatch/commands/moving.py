"""How news moves a search: rows become a state, the machine steps, and what it says is done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.algorithms.matching import offers as machine
from doorstep.kernel.act import Act
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands as workers
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.commands import rows
from doorstep.visits.dispatch.events import (
    ChosenCannotCome,
    CompensationDue,
    DemandPublished,
    DeskNeeded,
)
from doorstep.visits.dispatch.models import Decision, Offer, Search
from doorstep.visits.orders import commands as orders


@dataclass(frozen=True, slots=True)
class Invitation:
    """What somebody is told with an offer: why they, how far, and when it would begin."""

    decision: Decision
    reason: dict[str, str]
    distance_m: int | None = None
    eta_seconds: int | None = None
    starts_at: datetime | None = None


type Invite = Callable[[UUID], Invitation | None]


@dataclass
class Move:
    """One step of a locked search; the open offers are locked with it."""

    act: Act
    policy: rules.Policy
    search: Search
    open_offers: dict[UUID, Offer]
    invite: Invite | None = None
    why: str = ""
    missed: list[UUID] = field(default_factory=list)

    def do(self, event: machine.Event) -> list[machine.Action]:
        """Step, keep what became of the search, and do what follows; answers all of it."""
        now = rules.seconds(self.act.at)
        nights = rules.quiet(areas.facts(self.act))
        state = state_of(self.search, self.open_offers.values())
        after, actions = machine.step(state, event, self.policy, now, nights)
        _keep(self.search, after)
        for action in actions:
            self._follow(action)
        for worker_id in self.missed:
            self.missed = []
            self.do(machine.Missed(worker_id))
        return list(actions)

    def _follow(self, action: machine.Action) -> None:
        match action:
            case machine.Ask(worker, until):
                self._ask(_id(worker), rules.moment(until))
            case machine.TakeBack(worker, lapsed):
                self._take_back(self.open_offers.pop(_id(worker)), lapsed=lapsed)
            case machine.Publish():
                _publish(self.act, self.policy, self.search)
            case machine.AskCustomer():
                _ask_customer(self.act, self.search)
            case machine.Climb(rung) if rung == machine.DESK:
                _call_desk(self.act, self.search)
            case machine.Compensate(cause):
                _compensate(self.act, self.policy, self.search, cause)
            case machine.Done():
                rows.close(self.act, self.search)

    def _ask(self, worker_id: UUID, until: datetime) -> None:
        assert self.invite is not None, "somebody is asked, and nobody says why"
        told = self.invite(worker_id)
        offer = self._offer(worker_id, until, told) if told else None
        if offer is None:
            self.missed.append(worker_id)
        else:
            self.open_offers[worker_id] = offer

    def _offer(self, worker_id: UUID, until: datetime, told: Invitation) -> Offer | None:
        return rows.ask(
            self.act,
            self.search,
            told.decision,
            worker_id,
            told.reason,
            expires_at=until,
            distance_m=told.distance_m,
            eta_seconds=told.eta_seconds,
            starts_at=told.starts_at,
        )

    def _take_back(self, offer: Offer, *, lapsed: bool) -> None:
        if lapsed:
            rows.end_offer(self.act, offer, rules.TIMED_OUT)
            free_time(self.act, self.search, offer.worker_id)
        else:
            rows.end_offer(self.act, offer, rules.WITHDRAWN, self.why or self.search.state)


def move(
    act: Act,
    policy: rules.Policy,
    search: Search,
    event: machine.Event,
    *,
    invite: Invite | None = None,
    open_offers: Mapping[UUID, Offer] | None = None,
    why: str = "",
) -> list[machine.Action]:
    """Step a locked search on, and do what follows; the caller looks for people.

    `invite` says what those are told who will be asked; `why` what those are told whose offer is
    taken back.
    """
    seen = rows.open_offers(act, [search])[search.order_id] if open_offers is None else open_offers
    return Move(act, policy, search, dict(seen), invite, why).do(event)


def state_of(search: Search, open_offers: Iterable[Offer] = ()) -> machine.State:
    """A search as the machine sees it."""
    asked = sorted((one.made_at, one.id, one.worker_id, one.expires_at) for one in open_offers)
    return machine.State(
        mode=search.mode,
        timing=search.timing,
        seats=search.seats,
        opened=rules.seconds(search.opened_at),
        starts=rules.seconds(search.starts_at),
        ends=rules.seconds(search.ends_at),
        base_radius_m=search.base_radius_m,
        offer_seconds=search.offer_seconds,
        wanted=search.wanted_worker_id,
        again=search.again,
        state=search.state,
        round=search.round,
        next=None if search.next_at is None else rules.seconds(search.next_at),
        asked=tuple(machine.Asked(who, rules.seconds(until)) for _, _, who, until in asked),
        said_no=frozenset(search.barred),
        rung=search.rung,
        promised=frozenset(search.promised),
    )


def _keep(search: Search, state: machine.State) -> None:
    kept: dict[str, Any] = {
        "mode": state.mode,
        "state": state.state,
        "seats": state.seats,
        "again": state.again,
        "round": state.round,
        "rung": state.rung,
        "opened_at": rules.moment(state.opened),
        "ends_at": rules.moment(state.ends),
        "next_at": None if state.next is None else rules.moment(state.next),
        "barred": sorted(_id(one) for one in state.said_no),
        "promised": sorted(state.promised),
    }
    for name, value in kept.items():
        setattr(search, name, value)
    search.save(update_fields=list(kept))


def free_time(act: Act, search: Search, worker_id: UUID) -> None:
    """Who does not come by appointment has their time back."""
    house = act.as_system()
    if search.timing == rules.SLOT and not orders.unseat(
        house, order_id=search.order_id, worker_id=worker_id
    ):
        workers.end_hold(house, visit_id=search.visit_id, worker_id=worker_id)


def _publish(act: Act, policy: rules.Policy, search: Search) -> None:
    tell(
        act,
        DemandPublished(
            order_id=search.order_id,
            service_id=search.service_id,
            merchant_id=search.merchant_id,
            grab_rule=policy.grab_rule,
            timing=search.timing,
            starts_at=search.starts_at,
            ends_at=search.ends_at,
        ),
    )


def _ask_customer(act: Act, search: Search) -> None:
    assert search.wanted_worker_id is not None
    workers.end_hold(act.as_system(), visit_id=search.visit_id, worker_id=search.wanted_worker_id)
    tell(
        act,
        ChosenCannotCome(
            order_id=search.order_id,
            customer_id=search.customer_id,
            worker_id=search.wanted_worker_id,
            answer_until=search.ends_at,
        ),
    )


def _call_desk(act: Act, search: Search) -> None:
    news = DeskNeeded(
        order_id=search.order_id, merchant_id=search.merchant_id, ends_at=search.ends_at
    )
    tell(act, news)


def _compensate(act: Act, policy: rules.Policy, search: Search, cause: str) -> None:
    amount_fen = policy.compensation_fen(cause)
    if amount_fen:
        tell(
            act,
            CompensationDue(
                order_id=search.order_id,
                customer_id=search.customer_id,
                cause=cause,
                amount_fen=amount_fen,
                policy_version=policy.version,
            ),
        )


def _id(who: machine.Who) -> UUID:
    assert isinstance(who, UUID)
    return who
