"""Figures of days: what they mean, and how sure they are."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms.simulating import charts, gini
from doorstep.algorithms.simulating.table import mean_of, summary

AMOUNTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=40)


def test_equal_income_is_fair_and_all_for_one_is_not() -> None:
    assert gini(np.full(10, 7.0)) == pytest.approx(0.0)
    assert gini(np.array([0.0] * 9 + [5.0])) == pytest.approx(0.9)
    assert gini(np.zeros(4)) == 0.0


@given(AMOUNTS)
def test_fairness_is_between_none_and_one_and_blind_to_the_unit(amounts: list[float]) -> None:
    values = np.array(amounts)

    assert -1e-9 <= gini(values) < 1.0
    assert gini(values * 100) == pytest.approx(gini(values), abs=1e-9)


def test_confidence_follows_students_table() -> None:
    mean = mean_of(np.array([1.0, 2.0, 3.0]))

    assert mean.value == 2.0
    assert mean.half_width == pytest.approx(4.303 / np.sqrt(3), rel=1e-3)
    assert np.isnan(mean_of(np.array([1.0])).half_width)


def test_no_day_has_no_mean() -> None:
    with pytest.raises(ValueError, match="no day"):
        summary([])


def test_charts_are_well_formed_and_speak_both_languages() -> None:
    bar = charts.Bar(("抢单 <1>", "grab & co"), "c-grab", (3.0, 1.0), 0.5)
    line = charts.Line(("甲", "a"), "c-ours", np.arange(4.0), np.array([1.0, np.nan, 2.0, 3.0]))

    for drawn in (
        charts.bars(("门", "door"), ("分钟", "min"), [bar]),
        charts.lines(("时", "hours"), ("时", "h"), ("分钟", "min"), [line], x_ticks=[0, 2, 4]),
    ):
        figure = ET.fromstring(drawn)
        assert figure.tag == "figure"
        assert re.search(r'lang="zh-CN"', drawn)
        assert re.search(r'lang="en"', drawn)
    assert "4.0" in charts.bars(("门", "door"), ("分钟", "min"), [bar])


def test_what_cannot_be_more_than_all_ends_its_axis_there() -> None:
    sure = charts.Bar(("全部", "all"), "c-ours", (99.0,), 4.0)

    assert ">125<" not in charts.bars(("率", "rate"), ("%", "%"), [sure], most=100.0)
