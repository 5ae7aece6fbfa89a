"""Questions about series: whose they are, their days, what a rhythm would bring, and what else."""

from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.queries.kept import (
    PAGE,
    View,
    occurrence,
    occurrences,
    one,
    page,
    series,
    visible,
    want_of,
)
from doorstep.visits.series.queries.looking import (
    Look,
    Place,
    agreed_fen,
    look,
    place_of,
    travel_fen,
    wish_of,
)
from doorstep.visits.series.queries.previewing import (
    Alternative,
    Preview,
    Previewed,
    alternatives,
    otherwise,
    preview,
    previewed,
)
from doorstep.visits.series.rules.refusals import trouble_said, trouble_shown
from doorstep.visits.series.rules.rhythm import Rhythm
from doorstep.visits.series.rules.wants import Change, Want

__all__ = [
    "PAGE",
    "Alternative",
    "Change",
    "Look",
    "Occurrence",
    "Place",
    "Preview",
    "Previewed",
    "Rhythm",
    "Series",
    "View",
    "Want",
    "agreed_fen",
    "alternatives",
    "look",
    "occurrence",
    "occurrences",
    "one",
    "otherwise",
    "page",
    "place_of",
    "preview",
    "previewed",
    "series",
    "travel_fen",
    "trouble_said",
    "trouble_shown",
    "visible",
    "want_of",
    "wish_of",
]
