"""Ids carry their city and sort by the time they were made."""

import time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.kernel import ids


@given(st.integers(0, ids.CITIES_MAX))
def test_an_id_is_a_version_7_uuid_that_knows_its_city(city: int) -> None:
    id = ids.new(city)

    assert id.version == 7
    assert id.variant == "specified in RFC 4122"
    assert ids.city_of(id) == city
    assert ids.city_of(UUID(id.hex)) == city


def test_the_time_in_an_id_is_real_time() -> None:
    before = time.time_ns() // 1_000_000

    id = ids.new(7)

    assert before <= id.int >> 80 <= time.time_ns() // 1_000_000


def test_a_city_number_outside_two_octets_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 65535"):
        ids.new(65_536)


def test_ids_do_not_repeat() -> None:
    assert len({ids.new(1) for _ in range(20_000)}) == 20_000
