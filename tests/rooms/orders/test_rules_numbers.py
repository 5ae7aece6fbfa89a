"""Numbers and codes as people say and type them."""

import pytest

from doorstep.visits.orders.rules import numbers


def test_a_number_is_read_back_however_it_was_typed() -> None:
    assert numbers.read_number(" 123-456-7890 ") == "1234567890"


def test_a_code_always_has_six_digits() -> None:
    assert numbers.code_text(42) == "000042"


@pytest.mark.parametrize(("role", "other"), [("customer", "worker"), ("worker", "customer")])
def test_the_side_that_shows_a_code_does_not_read_it(role: str, other: str) -> None:
    assert numbers.other_side(role) == other
