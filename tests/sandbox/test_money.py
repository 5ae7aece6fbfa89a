"""After any sequence of deeds the sandbox's books agree and no rule of the channel was broken."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from doorstep_sandbox.app import build
from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.control import reports
from doorstep_sandbox.mini import people
from doorstep_sandbox.pay import (
    gate,
    merchants,
    orders,
    refunds,
    share_returns,
    sharing,
    transfers,
)
from doorstep_sandbox.pay.refusals import Refused

from .conftest import CUSTOMER_APP, DIRECT, PROVIDER, SUB

FEN = st.integers(1, 400_000)
PICK = st.integers(0, 10**6)
FACTS = [{"info_type": "说明", "info_content": "报酬"}]


class Money(RuleBasedStateMachine):
    """Payments, refunds, shares, returns and transfers in any order, by the channel's own verbs."""

    keys: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sandbox-money-"))
        shutil.copytree(self.keys, self.folder, dirs_exist_ok=True)
        self.box: Sandbox = build(self.folder).state.box
        self.count = 0
        with self.box.store.transaction():
            self.person = people.make(self.box, CUSTOMER_APP)["openid"]
            for row in (
                (SUB, "MERCHANT_ID", PROVIDER, "", "PARTNER"),
                (SUB, "PERSONAL_OPENID", self.person, "", "STAFF"),
            ):
                self.box.store.run("INSERT INTO receivers VALUES (?, ?, ?, ?, ?)", *row)

    def teardown(self) -> None:
        self.box.store.close()
        shutil.rmtree(self.folder)

    def ask(self, verb: gate.Verb, mchid: str, body: dict[str, Any], number: str = "") -> bool:
        """Whether the channel accepted the request."""
        caller = merchants.known(self.box, mchid)
        raw = json.dumps(body).encode()
        call = gate.Call(caller, {"number": number}, {}, raw, "", "", self.box.now())
        try:
            with self.box.store.transaction():
                verb(self.box, call)
        except Refused:
            return False
        return True

    def new(self) -> str:
        self.count += 1
        return f"number{self.count:06d}"

    def some_order(self, pick: int) -> Any:
        rows = self.box.store.some("SELECT * FROM orders WHERE paid_at IS NOT NULL")
        return rows[pick % len(rows)] if rows else None

    @rule(total=FEN, sub=st.booleans(), shared=st.booleans())
    def pay(self, total: int, sub: bool, shared: bool) -> None:
        number = self.new()
        mine = {"sp_mchid": PROVIDER, "sp_appid": CUSTOMER_APP, "sub_mchid": SUB}
        body = {
            **(mine if sub else {"mchid": DIRECT, "appid": CUSTOMER_APP}),
            "out_trade_no": number,
            "description": "x",
            "notify_url": "http://127.0.0.1/pay",
            "amount": {"total": total},
            "settle_info": {"profit_sharing": shared},
        }
        verb = orders.placing("NATIVE", partner=sub)
        assert self.ask(verb, PROVIDER if sub else DIRECT, body)
        with self.box.store.transaction():
            row = self.box.store.one("SELECT * FROM orders WHERE out_trade_no = ?", number)
            assert row is not None
            orders.pay(self.box, row, self.person, self.box.now())

    @rule(pick=PICK, fen=FEN)
    def refund(self, pick: int, fen: int) -> None:
        order = self.some_order(pick)
        if order is None:
            return
        body = {
            "sub_mchid": order["sub_mchid"],
            "transaction_id": order["transaction_id"],
            "out_refund_no": self.new(),
            "amount": {
                "refund": 1 + fen % order["total_fen"],
                "total": order["total_fen"],
                "currency": "CNY",
            },
        }
        self.ask(refunds.ask_for, order["mchid"], body)

    @rule(pick=PICK, fen=FEN, to_person=st.booleans(), end=st.booleans())
    def share(self, pick: int, fen: int, to_person: bool, end: bool) -> None:
        order = self.some_order(pick)
        if order is None or not order["sub_mchid"]:
            return
        kind, account = ("PERSONAL_OPENID", self.person) if to_person else ("MERCHANT_ID", PROVIDER)
        amount = 1 + fen % max(1, order["total_fen"] // 2)
        row = {"type": kind, "account": account, "amount": amount, "description": "x"}
        body = {
            "sub_mchid": SUB,
            "appid": CUSTOMER_APP,
            "transaction_id": order["transaction_id"],
            "out_order_no": self.new(),
            "receivers": [row],
            "unfreeze_unsplit": end,
        }
        base = order["total_fen"] - order["refunded_fen"]
        if self.ask(sharing.ask_for, PROVIDER, body):
            assert (order["shared_fen"] + amount) * 10_000 <= base * 3_000

    @rule(pick=PICK, fen=FEN)
    def give_back(self, pick: int, fen: int) -> None:
        rows = self.box.store.some("SELECT * FROM shares")
        if not rows:
            return
        body = {
            "sub_mchid": SUB,
            "out_order_no": rows[pick % len(rows)]["out_order_no"],
            "out_return_no": self.new(),
            "return_mchid": PROVIDER,
            "amount": 1 + fen % 1_000,
            "description": "x",
        }
        self.ask(share_returns.ask_for, PROVIDER, body)

    @rule(fen=FEN)
    def transfer(self, fen: int) -> None:
        body = {
            "appid": CUSTOMER_APP,
            "out_bill_no": self.new(),
            "transfer_scene_id": "1011",
            "openid": self.person,
            "transfer_amount": 10 + fen % 100_000,
            "transfer_remark": "x",
            "transfer_scene_report_infos": FACTS,
        }
        self.ask(transfers.ask_for, DIRECT, body)

    @rule(pick=PICK, deed=st.sampled_from(["confirm", "refuse", "cancel"]))
    def answer_transfer(self, pick: int, deed: str) -> None:
        rows = self.box.store.some("SELECT * FROM transfers")
        if not rows:
            return
        row = rows[pick % len(rows)]
        if deed == "cancel":
            self.ask(transfers.cancel, DIRECT, {}, row["out_bill_no"])
            return
        verb = transfers.confirm if deed == "confirm" else transfers.refuse
        if row["state"] == "WAIT_USER_CONFIRM":
            with self.box.store.transaction():
                verb(self.box, row, self.box.now())

    @rule(kind=st.sampled_from(["refund_closed", "refund_abnormal", "share_closed"]))
    def order_fault(self, kind: str) -> None:
        self.box.faults.add(kind)

    @rule(seconds=st.sampled_from([1, 5, 61, 3_600, 90_000, 31 * 86_400]))
    def time_passes(self, seconds: int) -> None:
        self.box.clock.advance(seconds)
        self.box.catch_up()

    @invariant()
    def the_books_agree(self) -> None:
        assert not any(reports.books(self.box).values())


def test_the_books_agree_after_any_sequence_of_deeds(
    made_keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Money, "keys", made_keys, raising=False)
    run_state_machine_as_test(
        Money,
        settings=settings(
            max_examples=25,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
