"""Statements page through an account's movements, whether it keeps a balance or is summed."""

import pytest

from doorstep.kernel.errors import BadRequest
from doorstep.money.ledger import queries

from .books import ask, post


def test_a_statement_pages_from_the_newest_without_gaps(fresh_db: str) -> None:
    for number in range(7):
        post(f"k{number}", ("psp_clearing:1900", -number - 1), ("escrow:o1", number + 1))

    for code, sign in (("escrow:o1", 1), ("psp_clearing:1900", -1)):
        seen, mark = [], ""
        while True:
            lines, mark = ask(queries.statement, code, after=mark, size=3)
            seen += [line.amount_fen for line in lines]
            if not mark:
                break
        assert seen == [sign * fen for fen in range(7, 0, -1)]
    running = [line.balance_after_fen for line in ask(queries.statement, "escrow:o1")[0]]
    assert running == [28, 21, 15, 10, 6, 3, 1]
    with pytest.raises(BadRequest):
        ask(queries.statement, "escrow:o1", after="nonsense")
