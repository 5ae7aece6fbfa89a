"""The town as GeoJSON (RFC 7946) in GCJ-02, for a map or for a look."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from doorstep_simulator.world.ground import spot_of
from doorstep_simulator.world.town import RIVER_HALF_WIDTH_M, Town, build

DIGITS = 6


def geojson(seed: int) -> dict[str, Any]:
    """The whole town of a seed as one feature collection."""
    return of(build(seed))


def of(town: Town) -> dict[str, Any]:
    """A town as one feature collection: districts, water, parks, roads, bridges, communities."""
    features = [_feature(shape, kind="district", name=name) for name, shape in town.districts]
    features.append(_feature(town.river.buffer(RIVER_HALF_WIDTH_M), kind="river", name="云河"))
    features += [_feature(shape, kind="park", name=name) for name, shape in town.parks]
    features += [_feature(road.line, kind=road.kind, name=road.name) for road in town.roads]
    features += [_feature(bridge, kind="bridge", name="桥") for bridge in town.bridges]
    for one in town.communities:
        place = {"type": "Point", "coordinates": [round(one.spot.lng, 6), round(one.spot.lat, 6)]}
        properties = {"kind": "community", "name": one.name, "street": one.street}
        features.append({"type": "Feature", "geometry": place, "properties": properties})
    return {"type": "FeatureCollection", "features": features}


def _feature(shape: BaseGeometry, **properties: str) -> dict[str, Any]:
    degrees = shapely.transform(shape, _degrees)
    return {"type": "Feature", "geometry": mapping(degrees), "properties": properties}


def _degrees(metres: np.ndarray) -> np.ndarray:
    spots = [spot_of(float(x_m), float(y_m)) for x_m, y_m in metres]
    return np.round([(spot.lng, spot.lat) for spot in spots], DIGITS)
