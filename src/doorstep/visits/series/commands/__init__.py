"""The verbs of series: the only writers of these tables."""

from doorstep.visits.series.commands.deciding import (
    agree,
    change_occurrence,
    restore,
    skip,
)
from doorstep.visits.series.commands.following import change_following, end, pause, resume
from doorstep.visits.series.commands.hearing import (
    follow_worker,
    forget_person,
    hear_cancelled,
    hear_freed,
    hear_moved,
    hear_plan,
    keep_apart,
)
from doorstep.visits.series.commands.opening import open_series
from doorstep.visits.series.commands.rolling import catch_up, roll

__all__ = [
    "agree",
    "catch_up",
    "change_following",
    "change_occurrence",
    "end",
    "follow_worker",
    "forget_person",
    "hear_cancelled",
    "hear_freed",
    "hear_moved",
    "hear_plan",
    "keep_apart",
    "open_series",
    "pause",
    "restore",
    "resume",
    "roll",
    "skip",
]
