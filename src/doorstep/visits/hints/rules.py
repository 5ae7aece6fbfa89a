"""Decisions about hints from plain values: who would wait better where, for how long, and why."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from doorstep.algorithms import matching
from doorstep.algorithms.matching import BoolArray
from doorstep.algorithms.travel import FloatArray, IntArray

STANDS, OVER, OFFERED, WITHDRAWN = "stands", "over", "offered", "withdrawn"
STATES = (STANDS, OVER, OFFERED, WITHDRAWN)
STANDING_TIME = timedelta(minutes=15)
"""So long nobody hears another: told anew every minute, people would be sent to and fro."""
SAME_AGAIN = timedelta(hours=1)
"""So long nobody hears again of a place of which they heard, and where the hint ran its time."""
THERE_M = 500
"""Who is so near to the place is there."""
KEPT = timedelta(days=30)
"""As long as tracks: a hint says roughly where somebody was."""


@dataclass(frozen=True, slots=True)
class Idle:
    """m idle workers: where they are (GCJ-02), the zone in which they count, which of n needs each
    meets, and who may be told something.
    """

    lat: FloatArray
    lng: FloatArray
    zone: IntArray
    meets: BoolArray
    movable: BoolArray


@dataclass(frozen=True, slots=True)
class Demand:
    """What is expected within an hour: the middles of z zones, and orders of each need (n x z)."""

    lat: FloatArray
    lng: FloatArray
    expected: FloatArray


@dataclass(frozen=True, slots=True)
class Move:
    """Worker `row` would wait better in a zone: expected orders and those who wait, there and
    where they are now.
    """

    row: int
    need: int
    zone: int
    distance_m: int
    expected: float
    waiting: int
    here_expected: float
    here_waiting: int


def spread(idle: Idle, demand: Demand, *, at_most: int) -> list[Move]:
    """Whom to tell to wait where: need by need, the busiest first, at most so many for each.

    Nobody hears two. Who is on the way to a zone counts there. The moves themselves are those of
    `matching.reposition`, as the policy lab plays them.
    """
    found: list[Move] = []
    zone, free = idle.zone.copy(), idle.movable.copy()
    zones = len(demand.lat)
    for need in np.argsort(-demand.expected.sum(axis=1), kind="stable").tolist():
        able = np.flatnonzero(idle.meets[:, need])
        movable = able[free[able]]
        if not len(movable):
            continue
        waiting = np.bincount(zone[able], minlength=zones)
        expected = demand.expected[need]
        given = matching.reposition(
            matching.IdleWorkers(
                idle.lat[movable], idle.lng[movable], np.zeros((len(movable), 0), dtype=np.bool_)
            ),
            matching.Zones(demand.lat, demand.lng, expected, waiting.astype(np.float64)),
            reach_m=matching.HINT_REACH_M,
            at_most=at_most,
        )
        for row, to, away in zip(
            movable[given.worker].tolist(),
            given.zone.tolist(),
            given.distance_m.tolist(),
            strict=True,
        ):
            here = int(zone[row])
            found.append(
                Move(
                    row=row,
                    need=need,
                    zone=to,
                    distance_m=int(away),
                    expected=float(expected[to]),
                    waiting=int(waiting[to]),
                    here_expected=float(expected[here]),
                    here_waiting=int(waiting[here]),
                )
            )
            zone[row], free[row] = to, False
    return found


def why(
    *, expected: float, waiting: int, here_expected: float, here_waiting: int
) -> dict[str, str]:
    """Why somebody was told to wait elsewhere, in words."""
    return {
        "zh-CN": (
            f"预计一小时内那里约有{expected:.1f}单您能做的即时订单，当时有{waiting}人在等；"
            f"您附近约{here_expected:.1f}单，{here_waiting}人在等。"
            "仅供参考，去不去都不影响派单、评分和等级。"
        ),
        "en": (
            f"About {expected:.1f} orders for now that you can do were expected there within an "
            f"hour, and {waiting} waited there; around you {here_expected:.1f} orders and "
            f"{here_waiting} who waited. It is advice: whether you go counts neither in dispatch "
            "nor in ratings or grades."
        ),
    }
