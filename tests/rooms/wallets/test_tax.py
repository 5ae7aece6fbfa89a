"""Tax on labour pay: the law's brackets, and a city's own table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.kernel.errors import Invalid
from doorstep.money.wallets import rules
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import packs, queries
from tests.journeys.story import Story, took
from tests.rooms.payments.books import earner

YUAN = 100


@pytest.mark.parametrize(
    ("income", "tax"),
    [
        (1, 0),
        (800, 0),
        (801, 0.2),
        (3_000, 440),
        (4_000, 640),
        (4_001, 640.16),
        (10_000, 1_600),
        (25_000, 4_000),
        (30_000, 5_200),
        (62_500, 13_000),
        (100_000, 25_000),
    ],
)
def test_each_bracket_of_the_law(income: int, tax: float) -> None:
    assert rules.labour_tax(income * YUAN) == round(tax * YUAN)


@given(st.integers(0, 20_000_000), st.integers(1, 1_000))
def test_more_income_is_never_less_tax_nor_less_left(income_fen: int, more_fen: int) -> None:
    before, after = rules.labour_tax(income_fen), rules.labour_tax(income_fen + more_fen)

    assert 0 <= before <= after
    assert after - before <= more_fen


@pytest.mark.parametrize("code", packs.shipped())
def test_the_shipped_cities_have_the_laws_table(code: str) -> None:
    brackets = packs.checked(packs.read(code)).labour_tax
    assert brackets is not None
    table = tuple((one.up_to_fen, one.rate_bp, one.deduction_fen) for one in brackets)
    assert table == rules.LABOUR_TABLE


@pytest.mark.parametrize("limits", [[None, 5], [5, 5, None], [5, 4, None], [5]])
def test_brackets_rise_and_the_last_has_no_limit(limits: list[int | None]) -> None:
    brackets = [{"up_to_fen": limit, "rate_bp": 100} for limit in limits]
    with pytest.raises(Invalid):
        packs.checked(packs.read("yunhe") | {"labour_tax": brackets})


def test_a_city_withholds_by_its_own_table(story: Story) -> None:
    worker = earner(story, 300_000)
    flat = [{"up_to_fen": None, "rate_bp": 1_000, "deduction_fen": 0}]
    pack = packs.read("yunhe") | {"version": 9, "labour_tax": flat}
    story.do(areas.load_city_pack, pack=pack)
    assert story.do(queries.facts).labour_tax == ((None, 1_000, 0),)

    taken = took(worker.post("withdrawals", {"amount_fen": 300_000}))

    assert taken["tax_fen"] == (300_000 - 80_000) // 10
