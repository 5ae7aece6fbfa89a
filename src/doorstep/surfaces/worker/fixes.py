"""Where a worker's phone says it is, turned once, at the door, into the coordinates of maps."""

from collections.abc import Sequence
from typing import Literal

from ninja import Schema

from doorstep.algorithms.travel import wgs84_to_gcj02_many
from doorstep.surfaces.shapes import Lat, Lng, Metres, Moment, words
from doorstep.visits.tracking import queries as tracking

type Datum = Literal["gcj02", "wgs84"]
"""Chinese maps and mini programs speak GCJ-02; a bare satellite receiver speaks WGS-84."""


class FixHere(Schema):
    """Where the phone is now, if it knows, and in which coordinates it says so."""

    lat: Lat
    lng: Lng
    datum: Datum = "gcj02"
    accuracy_m: Metres
    is_mock: bool = False
    taken_at: Moment


class FixSent(FixHere):
    """One position as the phone saw it, and by what."""

    source: words(12) = ""


def seen(fixes: Sequence[FixHere]) -> list[tracking.rules.Seen]:
    """The positions on the map, whatever coordinates they came in."""
    lat, lng = [one.lat for one in fixes], [one.lng for one in fixes]
    map_lat, map_lng = wgs84_to_gcj02_many(lat, lng)
    found = []
    for one, other_lat, other_lng in zip(fixes, map_lat, map_lng, strict=True):
        is_satellite = one.datum == "wgs84"
        found.append(
            tracking.rules.Seen(
                lat=float(other_lat) if is_satellite else one.lat,
                lng=float(other_lng) if is_satellite else one.lng,
                accuracy_m=one.accuracy_m,
                is_mock=one.is_mock,
                taken_at=one.taken_at,
                source=getattr(one, "source", ""),
            )
        )
    return found
