"""The verbs of waiting: the only writers of these tables."""

from doorstep.visits.waiting.commands.answering import accept, decline, time_out
from doorstep.visits.waiting.commands.hearing import (
    forget_person,
    hear_freed,
    hear_time,
    keep_apart,
    take_back,
)
from doorstep.visits.waiting.commands.joining import expire, join, leave
from doorstep.visits.waiting.commands.looking import ask, look, look_after

__all__ = [
    "accept",
    "ask",
    "decline",
    "expire",
    "forget_person",
    "hear_freed",
    "hear_time",
    "join",
    "keep_apart",
    "leave",
    "look",
    "look_after",
    "take_back",
    "time_out",
]
