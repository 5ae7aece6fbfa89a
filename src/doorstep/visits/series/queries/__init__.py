"""Questions about series: whose they are, their days, what a rhythm would bring, and what else."""

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
    preview,
    previewed,
)
from doorstep.visits.series.rules.refusals import trouble_said

__all__ = [
    "PAGE",
    "Alternative",
    "Look",
    "Place",
    "Preview",
    "Previewed",
    "View",
    "agreed_fen",
    "alternatives",
    "look",
    "occurrence",
    "occurrences",
    "one",
    "page",
    "place_of",
    "preview",
    "previewed",
    "series",
    "travel_fen",
    "trouble_said",
    "visible",
    "want_of",
    "wish_of",
]
