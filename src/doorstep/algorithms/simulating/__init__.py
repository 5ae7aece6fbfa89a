"""Days of a made-up city, played under any policy with the same pure matching code."""

from doorstep.algorithms.simulating.batch import FAIR, Batch, Settings
from doorstep.algorithms.simulating.days import Day, able, answers, draw
from doorstep.algorithms.simulating.demand import Expected, Forecast, Recent, recent
from doorstep.algorithms.simulating.demand import count as forecast
from doorstep.algorithms.simulating.engine import (
    Asking,
    Hints,
    Played,
    Policy,
    Scene,
    play,
)
from doorstep.algorithms.simulating.policies import Grab, Nearest
from doorstep.algorithms.simulating.table import Figures, Mean, figures, gini, summary
from doorstep.algorithms.simulating.world import World, frozen, read

__all__ = [
    "FAIR",
    "Asking",
    "Batch",
    "Day",
    "Expected",
    "Figures",
    "Forecast",
    "Grab",
    "Hints",
    "Mean",
    "Nearest",
    "Played",
    "Policy",
    "Recent",
    "Scene",
    "Settings",
    "World",
    "able",
    "answers",
    "draw",
    "figures",
    "forecast",
    "frozen",
    "gini",
    "play",
    "read",
    "recent",
    "summary",
]
