"""Decisions of planning from plain values: words, what is worth a change, and the refusals."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from doorstep.kernel.errors import Refusal

SUGGEST, OPTIMISE = "suggest", "optimise"
MODES = (SUGGEST, OPTIMISE)
DESK, NIGHT, LOST, OVERRUN, URGENT = "desk", "night", "lost", "overrun", "urgent"
CAUSES = (DESK, NIGHT, LOST, OVERRUN, URGENT)
ABSENT = "请假 / absent"
"""All that an order's history says of why somebody could not come."""
WAITING, READY, APPLIED, DISMISSED, FAILED = "waiting", "ready", "applied", "dismissed", "failed"
PLAN_STATES = (WAITING, READY, APPLIED, DISMISSED, FAILED)
PROPOSED, MADE, REFUSED, DROPPED = "proposed", "made", "refused", "dropped"
CHANGE_STATES = (PROPOSED, MADE, REFUSED, DROPPED)
AT_RISK, SETTLED = "at_risk", "settled"
FOLLOWED = ("assigned", "rescheduled", "cancelled", "started", "reseated", "kept", "worse")
"""How a risk ends without anybody settling it."""
RISK_STATES = (AT_RISK, SETTLED)

NOBODY_FREE, CHOSEN, IN_THE_HALL = "nobody_free", "chosen", "in_the_hall"
BEGUN, LATE, NOT_SET_OUT, ON_THE_WAY = "begun", "late", "not_set_out", "on_the_way"
OUT_OF_REACH, OFF_PLAN, NEEDS_REST, UNFIT = "out_of_reach", "off_plan", "needs_rest", "unfit"
TROUBLES = (OUT_OF_REACH, OFF_PLAN, NEEDS_REST, UNFIT)
"""Why who has a visit may not be able to keep it, while nothing has changed for its customer."""
RISK_REASONS = (NOBODY_FREE, CHOSEN, IN_THE_HALL, BEGUN, LATE, NOT_SET_OUT, ON_THE_WAY, *TROUBLES)
FOR_THE_DESK = (NOT_SET_OUT, *TROUBLES)
"""What only the desk is told: the customer hears when the promise itself changes."""
RISK_WORDS: Mapping[str, dict[str, str]] = {
    NOBODY_FREE: {
        "zh-CN": "该时段没有其他人能够上门。",
        "en": "Nobody else can come at this time.",
    },
    CHOSEN: {
        "zh-CN": "客户指定了人员，须由客户决定是否换人。",
        "en": "The customer chose this person; replacing them is the customer's decision.",
    },
    IN_THE_HALL: {
        "zh-CN": "订单回到抢单大厅，等待他人接单。",
        "en": "The order is back in the hall and waits for somebody to take it.",
    },
    BEGUN: {
        "zh-CN": "服务已开始，须由调度员联系双方。",
        "en": "The work has begun; the desk must speak to both sides.",
    },
    LATE: {
        "zh-CN": "前一单超时，预计不能准时到达，且无人可替。",
        "en": "The visit before runs over, this one will start late, and nobody can take it.",
    },
    NOT_SET_OUT: {
        "zh-CN": "服务人员尚未出发，预计不能准时到达，请联系本人。",
        "en": "The worker has not set out and cannot be in time; call them.",
    },
    ON_THE_WAY: {
        "zh-CN": "服务人员已出发，按当前位置预计晚到。",
        "en": "The worker is on the way and will be late, from where they are.",
    },
    OUT_OF_REACH: {
        "zh-CN": "按前后安排和路程，服务人员无法准时到达，请调整或换人。",
        "en": "With what comes before and after, the worker cannot be there in time; send another.",
    },
    OFF_PLAN: {
        "zh-CN": "该时段已不在服务人员的排班内，请确认其是否仍上门。",
        "en": "The worker's plan no longer has this time; ask whether they still come.",
    },
    NEEDS_REST: {
        "zh-CN": "加上此单将超过工时上限，请换人。",
        "en": "With this visit the worker is over the hours that may be worked; send another.",
    },
    UNFIT: {
        "zh-CN": "服务人员已停单，或技能、证件已失效，请换人或恢复资格。",
        "en": "The worker is paused, or a skill or licence has ended; send another or restore it.",
    },
}

CHANGE_WORTH_SECONDS = 900
"""Another person for a customer is worth so much travel; less is not proposed."""
CPU_SECONDS = 4.0
REPLAN_CPU_SECONDS = 0.5
WAITING_AT_MOST = timedelta(minutes=1)
"""A plan that waits longer to be computed is begun again."""
DAYS_AHEAD_MAX = 14
PEOPLE_MAX, SEATS_MAX = 400, 2_000
"""What is planned together at most: all ways between them are worked out."""
OVERRUN_AHEAD = timedelta(hours=3)
"""How far ahead a visit that runs over is watched."""
WORSE_SECONDS = 900
"""What a desk has settled is found again when it has become so much worse."""
LATE_GRACE_SECONDS = 300
"""So little is not told to anybody: it is the way's usual swing."""


class PlanGone(Refusal):
    """The plan was applied, dismissed or is not ready."""

    zh: ClassVar[str] = "该排班方案已失效或尚未算好。"
    en: ClassVar[str] = "This day plan is no longer open, or not ready yet."


class PlanWaits(Refusal):
    """A plan of the same day is being made."""

    zh: ClassVar[str] = "当天的排班方案正在计算，请稍候。"
    en: ClassVar[str] = "A plan of this day is being made already."


class DayTooFar(Refusal):
    """Days that are over or far away are not planned."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "只能为今天起{days}天内的日期排班。"
    en: ClassVar[str] = "Only today and the next {days} days can be planned."

    def __init__(self) -> None:
        super().__init__(days=DAYS_AHEAD_MAX)


class NoRoomNeeded(Refusal):
    """Only an open appointment that the house finds somebody for has room made."""

    zh: ClassVar[str] = "只有尚无人接单的预约派单订单可以调整他人腾出时间。"
    en: ClassVar[str] = "Only an open appointment that we assign can have room made for it."


class DayTooLarge(Refusal):
    """More people or visits than can be planned together."""

    zh: ClassVar[str] = "当天人员或订单过多，无法一起排班。"
    en: ClassVar[str] = "This day has more people or visits than can be planned together."


class WouldDo(Exception):
    """Changes were tried and nothing speaks against them; whoever tries rolls them back."""


def why_of(cause: str, reason: str) -> str:
    """Why a plan moves seats, as the history of the orders keeps it and its people may read it."""
    return ABSENT if cause == LOST else reason or cause


TROUBLE_OF: Mapping[str, str] = {
    "workers.NotWorking": UNFIT,
    "workers.NotLicensed": UNFIT,
    "workers.OffPlan": OFF_PLAN,
    "workers.NeedsRest": NEEDS_REST,
}


def trouble_of(refusal: str) -> str:
    """The worklist's word for why somebody could not take today what they have."""
    return TROUBLE_OF.get(refusal, OUT_OF_REACH)


def customer_hears(reason: str, order_state: str, late_seconds: int) -> bool:
    """Whether a risk is told to the customer: not what changes no promise, nor what they are asked
    about anyway, because the person they chose leaves a paid order.
    """
    if reason == CHOSEN and not late_seconds:
        return order_state == "unpaid"
    return reason not in FOR_THE_DESK


def risk_of(*, way: str, visit_state: str, late_seconds: int) -> str:
    """Why a visit that lost its worker, or whose worker comes late, is not simply given on."""
    if visit_state not in ("planned", "travelling"):
        return BEGUN
    if way == "choose":
        return CHOSEN
    if way == "grab" and not late_seconds:
        return IN_THE_HALL
    return LATE if late_seconds else NOBODY_FREE
