"""What makes the town's map look lived in and moves nobody: lanes, lakes, a canal, landmarks."""

import math

import numpy as np
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from doorstep_simulator.world.ground import HALF_HEIGHT_M, HALF_WIDTH_M, is_built_up
from doorstep_simulator.world.town import RIVER_HALF_WIDTH_M, Town

LANE_EVERY_M, LANE_LEAST_M, LANES_SHARE = 1_150.0 / 3, 220.0, 0.82
CANAL_HALF_WIDTH_M = 26.0
LAKES = {"南塘湖": 0.62, "芦荡湿地": 0.45, "云河公园": 0.3}
"""Parks with a lake, and how much of the park it takes."""
LANDMARKS = (
    ("云河站", -4_300, 2_600),
    ("市民中心", 700, 1_900),
    ("云河大学", 3_900, 3_600),
    ("人民医院", -1_500, 900),
    ("体育中心", 2_600, -3_300),
    ("南岸广场", -900, -2_400),
    ("枫林老街", -5_600, -2_900),
    ("会展中心", 5_400, 900),
)


def lanes(town: Town) -> list[LineString]:
    """The small streets between the named ones, in and around the middle; they cross no water."""
    rng = np.random.default_rng([town.seed, 8])
    closed = town.river.buffer(RIVER_HALF_WIDTH_M + 40)
    for _, park in town.parks:
        closed = closed.union(park)
    found: list[LineString] = []
    for half, other, turn in ((HALF_WIDTH_M, HALF_HEIGHT_M, 0), (HALF_HEIGHT_M, HALF_WIDTH_M, 1)):
        for offset in np.arange(-half * 0.7, half * 0.7, LANE_EVERY_M):
            at = float(offset + rng.normal(0, 45))
            for start in np.arange(-other * 0.75, other * 0.75, LANE_EVERY_M * 2.4):
                if rng.random() < 0.45:
                    continue
                ends = float(start + rng.uniform(500, 1_400))
                line = [(at, float(start)), (at, ends)] if turn == 0 else [(start, at), (ends, at)]
                found += _inside(LineString(line).difference(closed))
    return found


def _inside(line: BaseGeometry) -> list[LineString]:
    parts = line.geoms if isinstance(line, MultiLineString) else [line]
    return [
        part
        for part in parts
        if part.length > LANE_LEAST_M
        and all(is_built_up(end[0], end[1], LANES_SHARE) for end in part.coords)
    ]


def lakes(town: Town) -> list[tuple[str, Polygon]]:
    """The water inside parks."""
    rng = np.random.default_rng([town.seed, 10])
    found = []
    for name, park in town.parks:
        if name in LAKES:
            low_x, low_y, high_x, high_y = park.bounds
            width, height = (high_x - low_x) / 2, (high_y - low_y) / 2
            share = math.sqrt(LAKES[name])
            middle = park.representative_point()
            shape = blob(rng, middle.x, middle.y, width * share, height * share)
            found.append((name, shape.intersection(park.buffer(-40))))
    return [(name, lake) for name, lake in found if isinstance(lake, Polygon) and not lake.is_empty]


def canal(town: Town) -> Polygon:
    """An old canal from the north into the river."""
    x = np.linspace(-2_300, -1_700, 24)
    mouth = town.river.interpolate(town.river.project(Point(-1_700, 0)))
    y = np.linspace(HALF_HEIGHT_M * 0.86, mouth.y, 24) + 90 * np.sin(np.linspace(0, 7, 24))
    return LineString(np.column_stack([x, y])).buffer(CANAL_HALF_WIDTH_M)


def blob(rng: np.random.Generator, x: float, y: float, width_m: float, height_m: float) -> Polygon:
    """A rounded piece of ground: an ellipse with some bays, by its half axes."""
    angles = np.linspace(0, 2 * math.pi, 29)[:-1]
    waves = sum(
        rng.uniform(0.02, 0.09) * np.sin(count * angles + rng.uniform(0, 6)) for count in (2, 3, 5)
    )
    reach = 1 + waves
    return Polygon(
        np.column_stack(
            [x + width_m * reach * np.cos(angles), y + height_m * reach * np.sin(angles)]
        )
    )
