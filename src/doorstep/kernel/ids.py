"""Ids: version 7 UUIDs (RFC 9562) that carry their city's number in the last two octets."""

import secrets
import time
from uuid import UUID

CITIES_MAX = 65_535


def new(city_id: int) -> UUID:
    """A fresh id of a city (0 for a global row); the time in it is real time, in milliseconds."""
    if not 0 <= city_id <= CITIES_MAX:
        raise ValueError("a city's number is between 0 and 65535")
    milliseconds = time.time_ns() // 1_000_000
    random = secrets.randbits(58)
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (random >> 46) << 64
    value |= 0b10 << 62 | (random & (1 << 46) - 1) << 16 | city_id
    return UUID(int=value)


def city_of(id: UUID) -> int:
    """The number of the city that an id belongs to."""
    return id.int & 0xFFFF
