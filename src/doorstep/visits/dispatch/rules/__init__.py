"""Decisions of dispatch from plain values: policy, deadlines, radius, pay, reasons, refusals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar, Protocol
from uuid import UUID

from doorstep.algorithms import splitting
from doorstep.algorithms.matching import Published, Weights
from doorstep.algorithms.matching import offers as machine
from doorstep.algorithms.matching.offers import LATE, LOST, NOBODY, Quiet
from doorstep.algorithms.money import FULL_BP
from doorstep.algorithms.pricing import CouponCost
from doorstep.kernel.errors import Invalid, Refusal

ASSIGN, GRAB, CHOOSE = machine.ASSIGN, machine.GRAB, machine.CHOOSE
NOW, SLOT = machine.NOW, machine.SLOT
SEARCHING, ASKING, FOUND = machine.SEARCHING, machine.ASKING, machine.FOUND
GIVEN_UP, ENDED, LIVE = machine.GIVEN_UP, machine.ENDED, machine.LIVE
MODES = (ASSIGN, GRAB, CHOOSE)
TIMINGS = (NOW, SLOT)
SEARCH_STATES = (SEARCHING, ASKING, FOUND, GIVEN_UP, ENDED)
OPEN, ACCEPTED, DECLINED, TIMED_OUT, WITHDRAWN = (
    "open",
    "accepted",
    "declined",
    "timed_out",
    "withdrawn",
)
OFFER_STATES = (OPEN, ACCEPTED, DECLINED, TIMED_OUT, WITHDRAWN)
OFFER_STATE_NAMES: Mapping[str, tuple[str, str]] = {
    OPEN: ("等待回应", "it waits for an answer"),
    ACCEPTED: ("已接单", "it was accepted"),
    DECLINED: ("已拒绝", "it was declined"),
    TIMED_OUT: ("已超时", "it ran out"),
    WITHDRAWN: ("已撤回", "it was taken back"),
}
WAITING, PICKED, PASSED = "waiting", "picked", "passed"
APPLICATION_STATES = (WAITING, PICKED, PASSED, WITHDRAWN)
FIRST, PICK = "first", "pick"

REASON_MAX = 200
SHOWN_STEP_M = 100
"""Workers see distances rounded up to this."""
EXACT_FOR = timedelta(days=30)
COARSE_STEPS = {"distance_m": 1_000, "eta_seconds": 300}
"""What decisions keep exactly for so long, and to which steps it is rounded up then."""


class Nights(Protocol):
    """A city that knows its nights."""

    @property
    def night_until_minute(self) -> int:
        """The minute of the day at which the night ends."""

    def is_night(self, at: datetime) -> bool:
        """Whether a moment lies in the night."""

    def day_of(self, at: datetime) -> date:
        """The city's day of a moment."""

    def moment(self, day: date, minute: int) -> datetime:
        """The moment of a day's minute."""


def after_night(nights: Nights, at: datetime) -> datetime:
    """A moment, or the end of the night in which it lies."""
    if not nights.is_night(at):
        return at
    today = nights.day_of(at)
    ends = (nights.moment(today + timedelta(days=n), nights.night_until_minute) for n in (0, 1))
    return next(end for end in ends if end > at)


class OfferGone(Refusal):
    """The offer was answered, ran out or was taken back."""

    zh: ClassVar[str] = "该派单已失效：{state_zh}。"
    en: ClassVar[str] = "This offer is no longer open: {state_en}."

    def __init__(self, *, state: str) -> None:
        state_zh, state_en = OFFER_STATE_NAMES[state]
        super().__init__(state=state, state_zh=state_zh, state_en=state_en)


class OffDuty(Refusal):
    """Work that begins now is for those on duty."""

    zh: ClassVar[str] = "您已下班，请先上班再接即时订单。"
    en: ClassVar[str] = "You are off duty; go on duty to take work that begins now."


class NotForYou(Refusal):
    """The worker lacks a skill or licence for this order, works for another seller, or said no."""

    status: ClassVar[int] = 403
    zh: ClassVar[str] = "您暂不符合该订单的接单条件。"
    en: ClassVar[str] = "You do not meet the conditions of this order."


class ApplyInstead(Refusal):
    """In this city the customer picks among those who apply."""

    zh: ClassVar[str] = "本城市由客户从报名人员中选择，请报名。"
    en: ClassVar[str] = "In this city the customer picks: please apply."


class GrabInstead(Refusal):
    """In this city the first who grabs has the order."""

    zh: ClassVar[str] = "本城市先抢先得，请直接抢单。"
    en: ClassVar[str] = "In this city the first to grab has the order."


class NotWaiting(Refusal):
    """Nothing waits for this answer any more."""

    zh: ClassVar[str] = "该订单已不在等待中。"
    en: ClassVar[str] = "This order is no longer waiting."


class ChooseAnew(Refusal):
    """The chosen person cannot come, and the order is bound to them: it is ordered anew."""

    zh: ClassVar[str] = "您选的服务人员无法接单，请免费取消后重新选择。"
    en: ClassVar[str] = "The chosen person cannot come; please cancel for free and choose again."


class TooSoonToCount(Refusal):
    """A change of how work is given out is published before it counts."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "派单规则变更须提前{days}天公示。"
    en: ClassVar[str] = "A change of dispatch counts {days} days after its publication."

    def __init__(self, *, days: int) -> None:
        super().__init__(days=days)


class ReasonNeeded(Refusal):
    """What a desk does to somebody's order is kept with its reason."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "请填写原因。"
    en: ClassVar[str] = "Please give a reason."


@dataclass(frozen=True, slots=True)
class Policy(Published):
    """How a city dispatches; published, versioned, and named by every decision.

    The numbers of matching and of hints, with their defaults, are those that the policy lab plays;
    with `hint_seconds` 0 nobody is told where to wait.

    What the customer gets unasked when a promise was not kept is 0 until a city publishes it.
    """

    version: int = 0
    travel_allowance_minutes: int = 30
    grab_rule: str = FIRST
    hint_seconds: int = 60
    hints_at_most: int = 10
    found_late_fen: int = 0
    worker_lost_fen: int = 0
    nobody_found_fen: int = 0

    def compensation_fen(self, cause: str) -> int:
        """What was promised for a cause; 0 for nothing."""
        return {
            LATE: self.found_late_fen,
            LOST: self.worker_lost_fen,
            NOBODY: self.nobody_found_fen,
        }[cause]


MATTERS = (
    "weights",
    "grab_rule",
    "candidates_max",
    "radius_step_bp",
    "radius_max_m",
    "ample_permille",
    "batch_seconds",
    "pause_seconds",
    "unmatched_seconds",
    "rounds_max",
    "search_seconds",
    "standby_after_seconds",
    "travel_allowance_minutes",
)
"""What decides who is asked; the rest is ordinary."""
NOTICE_DAYS = {True: 15, False: 7}
BETTER = ("found_late_fen", "worker_lost_fen", "nobody_found_fen")
"""What may be raised from one moment to the next: it only helps customers."""


def notice_days(before: "Policy", after: "Policy") -> int:
    """How many days a policy is public before it counts instead of another."""
    old, new = facts_of(before), facts_of(after)
    names = [name for name, value in new.items() if value != old[name]]
    if all(name in BETTER and new[name] > old[name] for name in names):
        return 0
    return NOTICE_DAYS[any(name in MATTERS for name in names)]


def policy_of(version: int, facts: Mapping[str, Any]) -> Policy:
    """A policy to be published; what it does not say has its default.  Refuses with Invalid."""
    plain = dict(facts)
    weights = plain.pop("weights", {})
    known = {one.name: one for one in fields(Policy) if one.name not in ("version", "weights")}
    weight_names = {one.name for one in fields(Weights)}
    problems = [name for name in plain if name not in known]
    problems += [name for name in weights if name not in weight_names]
    numbers = {name: value for name, value in {**plain, **weights}.items() if name != "grab_rule"}
    problems += [
        name
        for name, value in numbers.items()
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000
    ]
    problems += [name for name in ("candidates_max", "rounds_max") if plain.get(name, 1) == 0]
    if plain.get("grab_rule", FIRST) not in (FIRST, PICK):
        problems.append("grab_rule")
    if problems:
        raise Invalid([{"field": name, "reason": "does not fit"} for name in sorted(set(problems))])
    return replace(Policy(), version=version, weights=Weights(**weights), **plain)


def kept_policy(version: int, facts: Mapping[str, Any]) -> Policy:
    """A policy that was published, perhaps when there were other things to say."""
    known = {one.name for one in fields(Policy)}
    return policy_of(version, {name: facts[name] for name in facts if name in known})


def facts_of(policy: Policy) -> dict[str, Any]:
    """A policy as its row keeps it: everything that runs is written down."""
    kept = asdict(policy)
    del kept["version"]
    return kept


def seconds(at: datetime) -> int:
    """A moment as the arithmetic counts: whole seconds, nothing begun counts."""
    return int(at.timestamp())


def moment(at: int) -> datetime:
    """A moment of the arithmetic as everybody else says it."""
    return datetime.fromtimestamp(at, UTC)


def quiet(nights: Nights) -> Quiet:
    """A city's nights as the arithmetic asks for them."""
    return lambda at: seconds(after_night(nights, moment(at)))


def pay_fen(
    plan: splitting.SharePlan,
    price: Mapping[str, int],
    coupon_cost: Mapping[str, int],
    *,
    worker_bp: int,
    part_bp: int = FULL_BP,
) -> int:
    """What the worker of one seat would earn of the order as sold, after commission, in fen."""
    lines = tuple(
        splitting.SplitLine(kind, price[kind]) for kind in splitting.parts.KINDS if price.get(kind)
    )
    seats = [splitting.Seat(worker_bp, part_bp)]
    if part_bp < FULL_BP:
        seats.append(splitting.Seat(worker_bp, FULL_BP - part_bp))
    parted = splitting.split(
        splitting.SplitInput(plan, lines, tuple(seats), CouponCost(**coupon_cost))
    )
    return parted.seats[0].total_fen


def price_by_kind(lines: Iterable[Any]) -> dict[str, int]:
    """The lines of an order, gathered into the kinds that are split apart."""
    return {line.kind: line.amount_fen for line in splitting.split_lines(lines)}


def shown_distance_m(metres: float) -> int:
    """A distance as the asked worker sees it."""
    return -(-int(metres) // SHOWN_STEP_M) * SHOWN_STEP_M


def coarse(seen: Mapping[str, Any]) -> dict[str, Any]:
    """A candidate of an old decision: rank and reasons stay, places can no longer be worked out.

    Distances are whole kilometres, ways whole five minutes, each rounded up; the cost is the sum
    of its parts again.
    """
    kept = dict(seen)
    for name, step in COARSE_STEPS.items():
        if kept.get(name) is not None:
            kept[name] = -(-int(kept[name]) // step) * step
    if kept.get("parts"):
        way = kept["parts"].get("eta")
        if way is not None:
            rough = -(-int(way) // COARSE_STEPS["eta_seconds"]) * COARSE_STEPS["eta_seconds"]
            kept["parts"] = kept["parts"] | {"eta": rough}
        kept["cost"] = sum(int(part) for part in kept["parts"].values())
    return kept


def is_able(
    *,
    skills: Sequence[str],
    has_skills: Iterable[str],
    licences: Sequence[str],
    valid: Iterable[str],
) -> bool:
    """Whether a worker has every skill, and every licence valid on the day."""
    return set(skills) <= set(has_skills) and set(licences) <= set(valid)


def said(reason: str) -> str:
    """A reason as it is kept.  Refuses with ReasonNeeded where nothing was said."""
    kept = reason.strip()[:REASON_MAX]
    if not kept:
        raise ReasonNeeded
    return kept


_PARTS = {
    "eta": {"zh-CN": "路程", "en": "travel"},
    "rating": {"zh-CN": "评分", "en": "rating"},
    "grade": {"zh-CN": "等级", "en": "grade"},
    "idle": {"zh-CN": "等单时间", "en": "waiting time"},
    "day": {"zh-CN": "当日行程顺路程度", "en": "fit into the day"},
    "fairness": {"zh-CN": "今日单量均衡", "en": "fair share of today's orders"},
}


def why_candidate(candidates: Sequence[Mapping[str, Any]], worker_id: UUID) -> dict[str, str]:
    """Why a candidate of a decision was asked, in words."""
    seen = enumerate(candidates, start=1)
    rank, own = next((i, one) for i, one in seen if one["worker"] == str(worker_id))
    return why_matched(
        rank=rank,
        count=len(candidates),
        distance_m=own["distance_m"],
        eta_seconds=own["eta_seconds"],
        parts=own["parts"],
    )


def why_matched(
    *, rank: int, count: int, distance_m: int, eta_seconds: int, parts: Mapping[str, int]
) -> dict[str, str]:
    """Why this worker is asked for work that begins now: place among all, way, what counted."""
    minutes = -(-eta_seconds // 60)
    kilometres = f"{shown_distance_m(distance_m) / 1000:.1f}"
    counted = [_PARTS[name] for name, seconds in parts.items() if seconds and name in _PARTS]
    zh = "、".join(word["zh-CN"] for word in counted) or "路程"
    en = ", ".join(word["en"] for word in counted) or "travel"
    return {
        "zh-CN": (
            f"附近{count}位可接单人员中您排第{rank}：约{kilometres}公里，预计{minutes}分钟到达"
            f"（计入：{zh}）。"
        ),
        "en": (
            f"You are number {rank} of {count} who could come: about {kilometres} km, "
            f"{minutes} minutes away (counted: {en})."
        ),
    }


def why_own(
    *,
    was_asked: bool,
    was_anybody: bool,
    rank: int,
    count: int,
    own: Mapping[str, int],
    chosen: Mapping[str, int],
) -> dict[str, str]:
    """Why a candidate was asked or was not, in words: only their own numbers and what counted."""
    place_zh = f"{count}位候选人中您排第{rank}"
    place_en = f"You were number {rank} of {count} candidates"
    if was_asked:
        return {
            "zh-CN": f"{place_zh}，订单已派给您。",
            "en": f"{place_en}, and you were asked.",
        }
    if not was_anybody:
        return {
            "zh-CN": f"{place_zh}，本轮未派给任何人。",
            "en": f"{place_en}; nobody was asked in this round.",
        }
    behind = {name: value - chosen.get(name, 0) for name, value in own.items()}
    worst = sorted((name for name, gap in behind.items() if gap > 0), key=lambda one: -behind[one])
    named = [_PARTS[name] for name in worst[:2] if name in _PARTS]
    if not named:
        return {
            "zh-CN": f"{place_zh}；为使同时等待的订单总成本最低，派给了另一位。",
            "en": f"{place_en}; another was asked so that all waiting orders together cost least.",
        }
    zh = "、".join(word["zh-CN"] for word in named)
    en = " and ".join(word["en"] for word in named)
    return {
        "zh-CN": f"{place_zh}；被派人员在{zh}上更有优势。",
        "en": f"{place_en}; the one who was asked had the better {en}.",
    }


WHY_HELD = {
    "zh-CN": "客户预约的时段您有空且来得及，系统已为您预留。",
    "en": "You are free and in reach at the time the customer booked; it is kept for you.",
}
WHY_NEXT = {
    "zh-CN": "原预留人员无法前往，您在该时段有空且当日行程最顺。",
    "en": "The person held before cannot come; you are free then, and it fits your day best.",
}
WHY_CHOSEN = {"zh-CN": "客户点名选择了您。", "en": "The customer chose you by name."}
