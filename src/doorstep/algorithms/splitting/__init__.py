"""Splitting of paid orders: the parts, the channel's cap, and the check before publication."""

from doorstep.algorithms.splitting.cap import CapCheck, Capture, check_cap, spread
from doorstep.algorithms.splitting.parts import (
    Seat,
    SeatPay,
    SharePlan,
    SplitInput,
    SplitLine,
    SplitResult,
    split,
    split_lines,
)
from doorstep.algorithms.splitting.publication import worst_case

__all__ = [
    "CapCheck",
    "Capture",
    "Seat",
    "SeatPay",
    "SharePlan",
    "SplitInput",
    "SplitLine",
    "SplitResult",
    "check_cap",
    "split",
    "split_lines",
    "spread",
    "worst_case",
]
