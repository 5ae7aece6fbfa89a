"""Decisions of analytics from plain values: how a published policy becomes one of the lab's."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import numpy as np

from doorstep.algorithms.matching import Published, Weights
from doorstep.algorithms.simulating import Batch, Figures, Settings, summary
from doorstep.algorithms.simulating.charts import Bar, Words, bars, standalone
from doorstep.kernel.errors import Refusal

WAITING, READY, FAILED = "waiting", "ready", "failed"
STATES = (WAITING, READY, FAILED)
BROKE = "broke"
"""Why a replay failed that no refusal stopped."""
SEEDS = (1, 2, 3)
"""Each side is played with so many draws of what nobody knows: patience, answers never given."""
DAYS_BACK_MAX = 92
WAITING_MAX = 3
ORDERS_MAX = 6_000
GRADES = ("normal", "silver", "gold", "contracted")
"""The words of a worker's grade, the lowest first."""

PICTURES: Mapping[str, tuple[Words, Words, float, int]] = {
    "door_seconds": (("下单到上门", "Order to door"), ("分钟", "minutes"), 60.0, 1),
    "accept_seconds": (("接单等待", "Accept"), ("分钟", "minutes"), 60.0, 1),
    "travel_seconds": (("路途", "Travel"), ("分钟", "minutes"), 60.0, 1),
    "match_rate": (("匹配率", "Match rate"), ("%", "%"), 0.01, 1),
    "utilisation": (("服务时间占在线时间", "Time in service"), ("%", "%"), 0.01, 1),
    "gini": (("收入公平:基尼系数", "Income fairness: Gini"), ("", ""), 1.0, 3),
}
SIDES: Mapping[str, Words] = {"before": ("原策略", "before"), "after": ("新策略", "after")}


class DayNotPast(Refusal):
    """Only a day that is over can be played again, and not one too long ago."""

    zh = "只能回放已经结束的日期（最近三个月内）。"
    en = "Only a day that is over can be replayed, within the last three months."


class NothingThatDay(Refusal):
    """There was nothing to dispatch at once on that day, or nobody worked."""

    zh = "当天没有即时订单，或没有人员上班。"
    en = "That day had no instant orders, or nobody worked."


class TooManyThatDay(Refusal):
    """The day is larger than a replay takes."""

    zh = "当天订单过多，无法回放。"
    en = "That day has more orders than a replay takes."


class TooManyReplays(Refusal):
    """Enough replays wait already."""

    zh = "已有多个回放在排队，请稍后再试。"
    en = "Several replays wait already; try again later."


def policy_of(facts: Mapping[str, Any], base_radius_m: int) -> Batch:
    """A published policy as the lab plays it; what it did not say yet has its default."""
    known = {one.name for one in fields(Published)} - {"weights"}
    numbers = {name: facts[name] for name in facts if name in known}
    published = Published(weights=Weights(**facts["weights"]), **numbers)
    return Batch(Settings(published, base_radius_m))


def side_of(days: list[Figures]) -> dict[str, dict[str, float | None]]:
    """The means of one side with their confidence; what is not known is None."""
    return {
        name: {
            key: None if np.isnan(value) else float(value) for key, value in asdict(mean).items()
        }
        for name, mean in summary(days).items()
    }


def pictures(before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> dict[str, str]:
    """Each compared figure as a picture that stands alone."""
    found = {}
    for figure, (title, unit, size, digits) in PICTURES.items():
        drawn = [
            Bar(
                SIDES[name],
                f"c-{name}",
                ((side[figure]["value"] or 0.0) / size,),
                (side[figure]["half_width"] or 0.0) / size,
            )
            for name, side in (("before", before), ("after", after))
        ]
        most = 100.0 if unit == ("%", "%") else np.inf
        found[figure] = standalone(bars(title, unit, drawn, digits=digits, most=most), language)
    return found
