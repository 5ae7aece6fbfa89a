"""Daily windows and the travel fare of a visit by a city's bus or taxi tariff."""

from dataclasses import dataclass
from typing import Literal

from doorstep.algorithms.money import FULL_BP, part

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Tariff:
    """A city's travel fare. Bus: `flat_fen` each way, two ways. Taxi: flag-fall and metres."""

    mode: Literal["bus", "taxi"]
    free_m: int = 0
    flat_fen: int = 0
    flag_fall_fen: int = 0
    flag_fall_m: int = 0
    per_km_fen: int = 0
    both_ways: bool = False
    night_bp: int = 0
    night_from_minute: int = 22 * 60
    night_until_minute: int = 6 * 60


def within_minutes(minute_of_day: int, from_minute: int, until_minute: int) -> bool:
    """Tell whether a local minute lies in a daily window; equal ends mean the whole day."""
    if from_minute == until_minute:
        return True
    length = (until_minute - from_minute) % DAY_MINUTES
    return (minute_of_day - from_minute) % DAY_MINUTES < length


def travel_fare(tariff: Tariff, distance_m: int, at_minute_of_day: int) -> int:
    """Compute the travel fare of a visit, in fen.

    Road metres up to `free_m` cost nothing, and only metres beyond them are metered. Taxi: the
    flag-fall includes its metres, then each started 100 m costs a tenth of the price per km.
    The night rate is added to the whole fare. Raises ValueError for a negative distance.
    """
    if distance_m < 0:
        raise ValueError("a distance is negative")
    metered_m = distance_m - tariff.free_m
    if metered_m <= 0:
        return 0
    if tariff.mode == "bus":
        fare_fen = 2 * tariff.flat_fen
    else:
        hundreds = max(0, -(-(metered_m - tariff.flag_fall_m) // 100))
        one_way_fen = tariff.flag_fall_fen + part(hundreds * tariff.per_km_fen, FULL_BP // 10)
        fare_fen = one_way_fen * (2 if tariff.both_ways else 1)
    if tariff.night_bp and within_minutes(
        at_minute_of_day, tariff.night_from_minute, tariff.night_until_minute
    ):
        fare_fen += part(fare_fen, tariff.night_bp)
    return fare_fen
