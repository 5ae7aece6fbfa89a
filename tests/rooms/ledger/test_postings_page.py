"""docs/rules/postings.md is true: every event, every table, and empty accounts at the end."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from doorstep.algorithms.money import parse_yuan
from doorstep.money.ledger import queries, rules
from doorstep.money.ledger.rules import Line

from .books import CITY, ask, findings, post, rows

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules" / "postings.md"
MODES: dict[str, rules.Mode] = {"## D:": "D", "## S2:": "S2"}


@dataclass(frozen=True)
class Block:
    """One event of the page, with the lines that its table shows."""

    mode: rules.Mode
    event: str
    facts: dict[str, Any]
    table: list[Line]


def _table(text: str) -> list[Line]:
    lines = []
    for account, debit, credit in re.findall(r"^\| ([^|]+) \| ([^|]*)\| ([^|]*)\|$", text, re.M):
        if account in ("account", "---"):
            continue
        amount = parse_yuan(credit.strip()) if credit.strip() else -parse_yuan(debit.strip())
        lines.append(Line(account, amount))
    return lines


def _part(mode: rules.Mode) -> str:
    text = PAGE.read_text(encoding="utf-8")
    (start,) = [head for head, name in MODES.items() if name == mode]
    return text.split(f"\n{start}")[1].split("\n## ")[0]


def blocks(mode: rules.Mode) -> list[Block]:
    """The events of one mode, in the order of the page."""
    found = []
    story = _part(mode).split("\n### At rest")[0]
    for text in re.split(r"^#### ", story, flags=re.M)[1:]:
        name = re.match(r"`(\w+)`", text)
        facts = re.search(r"^Facts: `(.*)`$", text, re.M)
        assert name and facts, text
        values = tomllib.loads(f"facts = {{ {facts.group(1)} }}")["facts"]
        found.append(Block(mode, name.group(1), values, _table(text.split("\n### ")[0])))
    return found


ALL = [block for mode in MODES.values() for block in blocks(mode)]
NAMES = [f"{number}-{block.mode}-{block.event}" for number, block in enumerate(ALL)]


@pytest.mark.parametrize("block", ALL, ids=NAMES)
def test_the_table_is_what_the_rules_build(block: Block) -> None:
    built = rules.lines_of(block.event, block.mode, **block.facts)

    assert sorted(built, key=lambda line: line.account) == sorted(
        block.table, key=lambda line: line.account
    )
    for book in ("OWN", "CUSTODY"):
        legs = [line for line in built if rules.kind_of(line.account).book == book]
        assert sum(line.amount_fen for line in legs) == 0


@pytest.mark.parametrize("mode", MODES.values())
def test_every_event_is_on_the_page(mode: rules.Mode) -> None:
    wanted = {name for name, event in rules.EVENTS.items() if mode in event.modes}

    assert {block.event for block in ALL if block.mode == mode} == wanted


@pytest.mark.parametrize("mode", MODES.values())
def test_the_story_posts_and_everything_in_transit_ends_empty(
    fresh_db: str, mode: rules.Mode
) -> None:
    for number, block in enumerate(blocks(mode)):
        legs = [(line.account, line.amount_fen) for line in block.table]
        post(f"{block.event}:{number}", *legs, kind=block.event)

    at_rest = rows(
        "SELECT code, ledger_balance(city_id, id) FROM ledger_account WHERE city_id = %s", [CITY]
    )
    left = {code: balance for code, balance in at_rest if balance}
    assert left == {
        line.account: line.amount_fen for line in _table(_part(mode).split("\n### At rest")[1])
    }
    assert all(rules.kind_of(code).clears_in_days is None for code in left)
    assert ask(queries.balances_by_prefix, "custody_channel") == {}
    assert ask(queries.balances_by_prefix, "psp_clearing") == {}
    assert findings() == {}


def test_an_account_is_summed_where_nothing_is_refused_and_locked_where_something_is() -> None:
    assert {
        kind.prefix for kind in rules.CHART.values() if kind.hot != (kind.floor_fen is None)
    } == set()
    assert all(
        rules.CHART[name].floor_fen == 0 for name in rules.CHART if name.endswith("_payable")
    )


def test_the_chart_is_the_same_on_the_page_in_the_rules_and_in_the_database(fresh_db: str) -> None:
    columns = "prefix, book, nature, hot, floor_fen, has_subject, clears_in_days"
    stored = {row[0]: row for row in rows(f"SELECT {columns} FROM ledger_kind")}
    page = PAGE.read_text(encoding="utf-8").split("## D:")[0]
    shown = re.findall(
        r"^\| (\w+) \| ([^|]*)\| (\w+) \| (\w+) \| (yes)? ?\| ([0-9.]*) ?\| (?:(\d+) days)? ?\|$",
        page,
        re.M,
    )

    assert stored == {
        kind.prefix: (
            kind.prefix,
            kind.book,
            kind.nature,
            kind.hot,
            kind.floor_fen,
            kind.has_subject,
            kind.clears_in_days,
        )
        for kind in rules.CHART.values()
    }
    assert {
        row[0]: (
            row[0],
            row[2],
            row[3],
            row[4] == "yes",
            parse_yuan(row[5]) if row[5] else None,
            bool(row[1].strip()),
            int(row[6]) if row[6] else None,
        )
        for row in shown
    } == stored
