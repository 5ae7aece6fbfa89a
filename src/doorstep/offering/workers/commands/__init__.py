"""Verbs of workers: joining, skills and licences, plans, duty and position, held time,
standing by."""

from doorstep.offering.workers.commands.duty import go_off_duty, go_on_duty, note_position
from doorstep.offering.workers.commands.holds import (
    begin_hold,
    confirm_hold,
    end_hold,
    hold_slot,
    move_hold,
)
from doorstep.offering.workers.commands.joining import (
    change_profile,
    end_pause,
    end_worker,
    enlist,
    follow_papers,
    pause,
    resume,
)
from doorstep.offering.workers.commands.plans import (
    add_exception,
    end_exception,
    set_weekly_plan,
)
from doorstep.offering.workers.commands.skills import (
    add_rating,
    change_contract,
    change_grade,
    record_licence,
    set_skills,
    take_rating_back,
    warn_licence,
)
from doorstep.offering.workers.commands.standing import stand_by, stand_down

__all__ = [
    "add_exception",
    "add_rating",
    "begin_hold",
    "change_contract",
    "change_grade",
    "change_profile",
    "confirm_hold",
    "end_exception",
    "end_hold",
    "end_pause",
    "end_worker",
    "enlist",
    "follow_papers",
    "go_off_duty",
    "go_on_duty",
    "hold_slot",
    "move_hold",
    "note_position",
    "pause",
    "record_licence",
    "resume",
    "set_skills",
    "set_weekly_plan",
    "stand_by",
    "stand_down",
    "take_rating_back",
    "warn_licence",
]
