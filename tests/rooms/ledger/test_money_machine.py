"""Any sequence of postings, retries, refusals, batches and reversals matches a model of it."""

import itertools
from collections import defaultdict
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from doorstep.kernel import edge
from doorstep.money.ledger import commands, rules
from doorstep.money.ledger.rules import Line

from .books import DAY, findings, rows

HOT = ("psp_clearing:1900", "commission", "psp_fee")
FLOORED = ("escrow:o1", "escrow:o2", "worker_pending:w1", "worker_payable:w1", "refund_payable:f1")
LOOSE = ("merchant_receivable:m1",)
CUSTODY = ("custody_channel:1701", "custody_escrow:o1", "custody_merchant:1701")
_cities = itertools.count(100)
_amounts = st.integers(1, 500)
_own = st.sampled_from(HOT + FLOORED + LOOSE)
_custody = st.sampled_from(CUSTODY)


def _transfer(source: str, target: str, amount_fen: int) -> list[Line]:
    return rules.gathered([Line(source, -amount_fen), Line(target, amount_fen)])


_lines = st.one_of(
    st.builds(_transfer, _own, _own, _amounts),
    st.builds(_transfer, _custody, _custody, _amounts),
    st.builds(
        lambda a, b: rules.gathered(a + b),
        st.builds(_transfer, _own, _own, _amounts),
        st.builds(_transfer, _custody, _custody, _amounts),
    ),
    st.builds(
        lambda a, b: rules.gathered(a + b),
        st.builds(_transfer, _own, _own, _amounts),
        st.builds(_transfer, _own, _own, _amounts),
    ),
).filter(bool)


class MoneyMachine(RuleBasedStateMachine):
    """A city's books beside a dictionary of balances and one of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.city_id = next(_cities)
        self.balances: dict[str, int] = defaultdict(int)
        self.journals: dict[str, tuple[UUID, list[Line]]] = {}
        self.undone: set[str] = set()
        self.numbers = itertools.count()
        self._settle("float", _transfer("psp_clearing:1900", "escrow:o1", 600))

    @rule(lines=_lines)
    def post(self, lines: list[Line]) -> None:
        """Post something new: it goes through exactly when no floor forbids it."""
        self._settle(f"k{next(self.numbers)}", lines)

    @rule(batch=st.lists(_lines, min_size=2, max_size=4))
    def post_together(self, batch: list[list[Line]]) -> None:
        """Post a batch: all or none, no floor broken on the way."""
        keys = [f"k{next(self.numbers)}" for _ in batch]
        after, possible = dict(self.balances), True
        for lines in batch:
            possible &= self._apply(after, lines)
        entries = [
            commands.Entry(key, "payment_received", "order:o1", lines)
            for key, lines in zip(keys, batch, strict=True)
        ]
        words = {"city_id": self.city_id, "entries": entries, "business_date": DAY}
        if not possible:
            with pytest.raises(rules.NotEnough):
                edge.enter(commands.post_many, **words)
            return
        ids = edge.enter(commands.post_many, **words)
        self.balances.update(after)
        self.journals.update(
            {key: (id, lines) for key, id, lines in zip(keys, ids, batch, strict=True)}
        )

    @rule(data=st.data())
    def post_again(self, data: st.DataObject) -> None:
        """The same key and content again: the same journal, and nothing moves."""
        key = data.draw(st.sampled_from(sorted(self.journals)))
        id, lines = self.journals[key]
        assert self._post(key, data.draw(st.permutations(lines))) == id

    @rule(data=st.data(), lines=_lines)
    def reuse_a_key(self, data: st.DataObject, lines: list[Line]) -> None:
        """A used key for other content is a bug, and nothing moves."""
        key = data.draw(st.sampled_from(sorted(self.journals)))
        if set(lines) != set(self.journals[key][1]):
            with pytest.raises(rules.ContentDiffers):
                self._post(key, lines)

    @precondition(lambda self: len(self.undone) < len(self.journals))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        """Undo a journal once, if the money is still there."""
        key = data.draw(st.sampled_from(sorted(set(self.journals) - self.undone)))
        id, lines = self.journals[key]
        mirrored = rules.mirrored(lines)
        after = dict(self.balances)
        words = {"city_id": self.city_id, "journal_id": id, "business_date": DAY}
        if not self._apply(after, mirrored):
            with pytest.raises(rules.NotEnough):
                edge.enter(commands.reverse, idem=f"undo:{key}", **words)
            return
        edge.enter(commands.reverse, idem=f"undo:{key}", **words)
        self.balances.update(after)
        self.undone.add(key)
        with pytest.raises(rules.AlreadyReversed):
            edge.enter(commands.reverse, idem=f"twice:{key}", **words)

    @rule()
    def roll_and_seal(self) -> None:
        """Move snapshots and the chain forward."""
        edge.enter(commands.roll_snapshots, city_id=self.city_id, least=1)
        edge.enter(commands.seal, city_id=self.city_id)

    @invariant()
    def balances_agree(self) -> None:
        """Every account holds what the model says."""
        held = rows(
            "SELECT code, ledger_balance(city_id, id) FROM ledger_account WHERE city_id = %s",
            [self.city_id],
        )
        wanted = {code: amount_fen for code, amount_fen in self.balances.items() if amount_fen}
        assert {code: amount_fen for code, amount_fen in held if amount_fen} == wanted

    def teardown(self) -> None:
        """The whole audit holds; only warnings (loss, suspense) may be told."""
        assert set(findings(self.city_id)) <= {"ledger.solvency"}

    def _settle(self, key: str, lines: list[Line]) -> None:
        after = dict(self.balances)
        if not self._apply(after, lines):
            with pytest.raises(rules.NotEnough):
                self._post(key, lines)
            return
        self.journals[key] = (self._post(key, lines), lines)
        self.balances.update(after)

    def _post(self, key: str, lines: list[Line]) -> UUID:
        return edge.enter(
            commands.post,
            city_id=self.city_id,
            idem=key,
            kind="payment_received",
            ref="order:o1",
            lines=lines,
            business_date=DAY,
        )

    @staticmethod
    def _apply(balances: dict[str, int], lines: list[Line]) -> bool:
        """Move the model's balances; whether every floor held."""
        held = True
        for line in lines:
            balances[line.account] = balances.get(line.account, 0) + line.amount_fen
            floor_fen = rules.kind_of(line.account).floor_fen
            held &= floor_fen is None or balances[line.account] >= floor_fen
        return held


def test_any_sequence_matches_the_model(fresh_db: str) -> None:
    run_state_machine_as_test(
        MoneyMachine,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
