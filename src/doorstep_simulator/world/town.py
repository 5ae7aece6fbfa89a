"""The town's ground: river and bridges, roads, districts, communities and parks, from a seed."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from doorstep_simulator.world import names
from doorstep_simulator.world.ground import (
    HALF_HEIGHT_M,
    HALF_WIDTH_M,
    Spot,
    is_built_up,
    metres_of,
    spot_of,
)

COMMUNITIES = 120
RIVER_HALF_WIDTH_M = 110.0
# Roughly the line at which the pack parts the districts north and south of the river.
_RIVER_BED = ((-13_000, -600), (-5_500, -1_300), (0, -350), (5_400, -1_000), (13_000, 1_400))
_BLOCK_M = 1_150.0


@dataclass(frozen=True, slots=True)
class Road:
    """A named line of the road map, in metres around the centre."""

    name: str
    kind: str
    line: LineString


@dataclass(frozen=True, slots=True)
class Community:
    """A gated block of flats: where customers and workers live."""

    name: str
    street: str
    spot: Spot
    weight: float


@dataclass(frozen=True)
class Town:
    """Everything that stands still."""

    seed: int
    river: LineString
    bridges: tuple[Point, ...]
    roads: tuple[Road, ...]
    districts: tuple[tuple[str, Polygon], ...]
    communities: tuple[Community, ...]
    parks: tuple[tuple[str, Polygon], ...]

    @cached_property
    def _south(self) -> Polygon:
        line = list(self.river.coords)
        return Polygon([*line, (line[-1][0], -40_000), (line[0][0], -40_000)])

    @cached_property
    def weights(self) -> np.ndarray:
        """How likely a wish comes from each community; sums to one."""
        raw = np.array([one.weight for one in self.communities])
        return raw / raw.sum()

    def path(self, start: Spot, end: Spot) -> list[Spot]:
        """The way from one place to another: straight, or over the best bridge."""
        one, other = Point(metres_of(start)), Point(metres_of(end))
        if self._south.contains(one) == self._south.contains(other):
            return [start, end]
        bridge = min(self.bridges, key=lambda b: one.distance(b) + other.distance(b))
        return [start, spot_of(bridge.x, bridge.y), end]


def build(seed: int) -> Town:
    """The town of a seed."""
    rng = np.random.default_rng([seed, 1])
    river = _river(rng)
    water = river.buffer(RIVER_HALF_WIDTH_M)
    avenues = _offsets(rng, HALF_WIDTH_M)
    bridge_at = [x for place, x in enumerate(avenues) if place % 2 == 0]
    bridges = tuple(_crossing(river, x) for x in bridge_at)
    roads = _roads(rng, avenues, set(bridge_at), water)
    parks = _parks(rng, water)
    return Town(
        seed=seed,
        river=river,
        bridges=bridges,
        roads=roads,
        districts=_districts(river),
        communities=_communities(rng, roads, water, parks),
        parks=parks,
    )


def _river(rng: np.random.Generator) -> LineString:
    bends = np.array(_RIVER_BED, dtype=float)
    bends[1:-1, 1] += rng.normal(0, 180, len(bends) - 2)
    x = np.linspace(bends[0, 0], bends[-1, 0], 60)
    y = np.interp(x, bends[:, 0], bends[:, 1]) + 130 * np.sin(x / 1_700 + rng.uniform(0, 6))
    return LineString(np.column_stack([x, y]))


def _offsets(rng: np.random.Generator, half_m: float) -> list[float]:
    """Where the lines of the grid lie: a block apart, each a little off."""
    count = int(2 * half_m / _BLOCK_M)
    plain = (np.arange(count) - (count - 1) / 2) * _BLOCK_M
    return [float(round(one)) for one in plain + rng.normal(0, 90, count)]


def _crossing(river: LineString, x: float) -> Point:
    met = river.intersection(LineString([(x, -20_000), (x, 20_000)]))
    return Point(met.centroid.x, met.centroid.y)


def _ellipse(share: float) -> Polygon:
    angles = np.linspace(0, 2 * math.pi, 97)[:-1]
    return Polygon(
        np.column_stack(
            [HALF_WIDTH_M * share * np.cos(angles), HALF_HEIGHT_M * share * np.sin(angles)]
        )
    )


def _roads(
    rng: np.random.Generator, avenues: list[float], bridged: set[float], water: Polygon
) -> tuple[Road, ...]:
    town = _ellipse(1.0)
    streets = _offsets(rng, HALF_HEIGHT_M)
    called = iter(names.streets(rng, len(avenues) + len(streets)))
    roads = [Road("环城路", "ring", LineString(_ellipse(0.72).exterior.coords))]
    for x in avenues:
        line = LineString([(x, -HALF_HEIGHT_M), (x, HALF_HEIGHT_M)]).intersection(town)
        if x not in bridged:
            line = line.difference(water)
        roads += [Road(name, "avenue", part) for name in [next(called)] for part in _parts(line)]
    for y in streets:
        line = LineString([(-HALF_WIDTH_M, y), (HALF_WIDTH_M, y)]).intersection(town)
        line = line.difference(water)
        roads += [Road(name, "street", part) for name in [next(called)] for part in _parts(line)]
    return tuple(roads)


def _parts(line: LineString | MultiLineString) -> list[LineString]:
    return [part for part in getattr(line, "geoms", [line]) if part.length > 300]


def _parks(rng: np.random.Generator, water: Polygon) -> tuple[tuple[str, Polygon], ...]:
    parks: list[tuple[str, Polygon]] = []
    while len(parks) < len(names.PARKS):
        x, y = rng.uniform(-HALF_WIDTH_M, HALF_WIDTH_M), rng.uniform(-HALF_HEIGHT_M, HALF_HEIGHT_M)
        width, height = rng.uniform(400, 1_000, 2)
        park = box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if is_built_up(x, y, 0.88) and not any(park.intersects(one) for _, one in parks):
            parks.append((names.PARKS[len(parks)], _rounded(park.difference(water))))
    return tuple(parks)


def _rounded(park: BaseGeometry) -> Polygon:
    """The largest piece of a park, with round corners."""
    whole = _largest(park)
    low_x, low_y, high_x, high_y = whole.bounds
    corner = min(high_x - low_x, high_y - low_y) * 0.3
    round_one = _largest(whole.buffer(-corner).buffer(corner))
    return whole if round_one.is_empty else round_one


def _largest(shape: BaseGeometry) -> Polygon:
    pieces: list[Polygon] = list(getattr(shape, "geoms", [shape]))
    return max(pieces, key=lambda one: one.area, default=Polygon())


def _communities(
    rng: np.random.Generator,
    roads: tuple[Road, ...],
    water: Polygon,
    parks: tuple[tuple[str, Polygon], ...],
) -> tuple[Community, ...]:
    """Communities lie beside a road, never in water or in a park, denser towards the middle."""
    closed = [water.buffer(60), *[park for _, park in parks]]
    found: list[Community] = []
    for name in names.communities(rng, COMMUNITIES):
        while True:
            road = roads[rng.integers(len(roads))]
            beside = road.line.interpolate(rng.uniform(0, road.line.length))
            x, y = beside.x + rng.normal(0, 160), beside.y + rng.normal(0, 160)
            if is_built_up(x, y, 0.97) and not any(one.contains(Point(x, y)) for one in closed):
                break
        middle = math.exp(-((x / HALF_WIDTH_M) ** 2 + (y / HALF_HEIGHT_M) ** 2) * 1.4)
        weight = float(rng.lognormal(0, 0.5) * (0.25 + middle))
        found.append(Community(name, road.name, spot_of(x, y), weight))
    return tuple(found)


def _districts(river: LineString) -> tuple[tuple[str, Polygon], ...]:
    """The ground of the ellipse, parted by the river and two meridians."""
    line = list(river.coords)
    north = Polygon([*line, (line[-1][0], 20_000), (line[0][0], 20_000)])
    town, third = _ellipse(1.0), HALF_WIDTH_M / 3
    columns = [box(low, -20_000, high, 20_000) for low, high in _thirds(third)]
    sides = [town.intersection(north), town.difference(north)]
    pieces = [side.intersection(column) for side in sides for column in columns]
    return tuple(zip(names.DISTRICTS, pieces, strict=True))


def _thirds(third: float) -> list[tuple[float, float]]:
    return [(-20_000, -third), (-third, third), (third, 20_000)]
