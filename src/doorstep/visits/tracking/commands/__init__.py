"""The verbs of tracking: set out, send positions, arrive, start, do steps, finish; and tracks."""

from doorstep.visits.tracking.commands.lateness import tell_late
from doorstep.visits.tracking.commands.positions import Received, record_positions
from doorstep.visits.tracking.commands.tracks import (
    ask_lesson,
    end_trips,
    forget_tracks,
    hold_track,
    let_go,
    teach_travel,
)
from doorstep.visits.tracking.commands.work import (
    check_in,
    complete_step,
    finish,
    report_absence,
    set_out,
    start,
)

__all__ = [
    "Received",
    "ask_lesson",
    "check_in",
    "complete_step",
    "end_trips",
    "finish",
    "forget_tracks",
    "hold_track",
    "let_go",
    "record_positions",
    "report_absence",
    "set_out",
    "start",
    "teach_travel",
    "tell_late",
]
