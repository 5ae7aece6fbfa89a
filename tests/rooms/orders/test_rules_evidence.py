"""The evidence chain: what is changed, taken out or put in is seen."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.visits.orders.rules import evidence

AT = datetime(2026, 5, 1, 6, 0, tzinfo=UTC)
FACTS = st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=8), max_size=4)


def chain_of(all_facts) -> list[evidence.Link]:
    links, previous = [], evidence.FIRST
    for number, facts in enumerate(all_facts, start=1):
        at = AT + timedelta(minutes=number)
        hash = evidence.link(previous, number=number, kind="note", at=at, facts=facts)
        links.append(evidence.Link(number, "note", at, facts, previous, hash))
        previous = hash
    return links


@given(st.lists(FACTS, max_size=6))
def test_an_untouched_chain_holds(all_facts) -> None:
    assert evidence.first_broken(chain_of(all_facts)) is None


@given(st.lists(FACTS, min_size=1, max_size=6), st.data())
def test_a_changed_fact_is_found_where_it_was_changed(all_facts, data) -> None:
    links = chain_of(all_facts)
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = links[place]._replace(facts={**links[place].facts, "added later": 1})
    assert evidence.first_broken(links) == place + 1


@pytest.mark.parametrize("gone", [0, 1])
def test_a_link_taken_out_of_the_middle_is_missed(gone: int) -> None:
    links = chain_of([{"a": 1}, {"b": 2}, {"c": 3}])
    del links[gone]
    assert evidence.first_broken(links) == gone + 1


def test_two_links_that_change_places_are_seen() -> None:
    links = chain_of([{"a": 1}, {"b": 2}])
    assert evidence.first_broken(links[::-1]) == 1


def test_a_moved_time_is_seen() -> None:
    links = chain_of([{"a": 1}])
    links[0] = links[0]._replace(at=links[0].at + timedelta(seconds=1))
    assert evidence.first_broken(links) == 1


def test_the_same_moment_in_another_zone_is_the_same_link() -> None:
    there = AT.astimezone(timezone(timedelta(hours=8)))
    assert evidence.canonical(1, "x", AT, {}) == evidence.canonical(1, "x", there, {})


def test_the_order_of_keys_does_not_matter_but_numbers_must_be_numbers() -> None:
    one = evidence.canonical(1, "x", AT, {"a": 1, "b": 2})
    assert one == evidence.canonical(1, "x", AT, {"b": 2, "a": 1})
    with pytest.raises(ValueError, match="JSON"):
        evidence.canonical(1, "x", AT, {"a": float("nan")})
