"""The town as GeoJSON (RFC 7946) in GCJ-02, for a map or for a look."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, Point, mapping
from shapely.geometry.base import BaseGeometry

from doorstep_simulator.world import scenery
from doorstep_simulator.world.ground import spot_of
from doorstep_simulator.world.town import RIVER_HALF_WIDTH_M, Town, build

DIGITS = 5
"""About a metre."""
RANKS = {"ring": 1, "avenue": 2, "street": 3, "lane": 4}


def geojson(seed: int) -> dict[str, Any]:
    """The whole town of a seed as one feature collection."""
    return of(build(seed))


def of(town: Town) -> dict[str, Any]:
    """A town as one feature collection: ground, water, parks, roads, communities and names."""
    features = [_feature(shape, kind="district", name=name) for name, shape in town.districts]
    features += [_feature(shape, kind="park", name=name) for name, shape in town.parks]
    features += [_feature(shape, kind="lake", name=name) for name, shape in scenery.lakes(town)]
    features.append(_feature(scenery.canal(town), kind="river", name="古运河"))
    features.append(_feature(town.river.buffer(RIVER_HALF_WIDTH_M), kind="river", name="云河"))
    features += [_road(line, "lane", "") for line in scenery.lanes(town)]
    features += [_road(road.line, road.kind, road.name) for road in town.roads]
    features += [_feature(bridge, kind="bridge", name="桥") for bridge in town.bridges]
    features += _names(town)
    for one in town.communities:
        place = {"type": "Point", "coordinates": [round(one.spot.lng, 6), round(one.spot.lat, 6)]}
        properties = {"kind": "community", "name": one.name, "street": one.street}
        features.append({"type": "Feature", "geometry": place, "properties": properties})
    return {"type": "FeatureCollection", "features": features}


def _road(line: LineString, kind: str, name: str) -> dict[str, Any]:
    """A road with its class and, for whoever draws by width alone, its rank from 1 (widest)."""
    made = _feature(line, kind="road", name=name)
    made["properties"] |= {"class": kind, "rank": RANKS[kind]}
    return made


def _names(town: Town) -> list[dict[str, Any]]:
    """Points for the names of districts, parks and landmarks."""
    shapes = [("district-name", name, shape) for name, shape in town.districts]
    shapes += [("park-name", name, shape) for name, shape in town.parks]
    points = [(kind, name, shape.representative_point()) for kind, name, shape in shapes]
    points += [("landmark", name, Point(x, y)) for name, x, y in scenery.LANDMARKS]
    return [_feature(point, kind=kind, name=name) for kind, name, point in points]


def _feature(shape: BaseGeometry, **properties: str) -> dict[str, Any]:
    degrees = shapely.transform(shape, _degrees)
    return {"type": "Feature", "geometry": mapping(degrees), "properties": properties}


def _degrees(metres: np.ndarray) -> np.ndarray:
    spots = [spot_of(float(x_m), float(y_m)) for x_m, y_m in metres]
    return np.round([(spot.lng, spot.lat) for spot in spots], DIGITS)
