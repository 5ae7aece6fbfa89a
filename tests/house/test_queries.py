"""Every question is asked by somebody: queries take the act first and answer within its scope."""

import ast
from collections.abc import Iterator
from pathlib import Path

from . import tree

WITHOUT_ACT = {
    "doorstep.people.accounts.queries.city": "a city's name and zone are everybody's",
    "doorstep.people.accounts.queries.brand_of": "a city's brand is everybody's",
    "doorstep.people.accounts.queries.session": "a token finds out who asks; before it nobody is",
    "doorstep.money.ledger.queries.audit": "a report of every city, asked for by the house",
}
"""Questions that nobody's scope limits, and why; every other one takes the act."""


def questions() -> Iterator[tuple[str, Path, ast.FunctionDef]]:
    """Every public question of every room."""
    for path in tree.files():
        module = tree.module_of(path)
        room = next((one for one in tree.rooms() if module.startswith(f"{one}.queries")), None)
        if room is not None:
            for node in tree.parsed(path).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield f"{module}.{node.name}", path, node


def _asks(node: ast.FunctionDef) -> bool:
    """Whether a function asks the database; others compute from rows that their caller holds."""
    text = ast.unparse(node)
    return ".objects" in text or "cursor" in text


def test_questions_take_the_act_first_unless_they_are_named_unscoped() -> None:
    wrong = []
    for name, _, node in questions():
        first = node.args.args[0].arg if node.args.args else ""
        if first == "act" or name.endswith("_unscoped") or name in WITHOUT_ACT:
            continue
        if _asks(node):
            wrong.append(name)

    assert not wrong, "\n".join(wrong)


def test_the_list_of_questions_without_an_act_names_only_such() -> None:
    known = {name: node for name, _, node in questions()}
    wrong = [
        name
        for name in WITHOUT_ACT
        if name not in known or "act" in [one.arg for one in known[name].args.args[:1]]
    ]

    assert not wrong, wrong
