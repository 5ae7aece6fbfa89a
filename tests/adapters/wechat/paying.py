"""A charge of the sandbox, asked for and paid, for the tests of what follows."""

from datetime import UTC, datetime, timedelta
from typing import Any

from doorstep.adapters.wechat.pay import WeChatPay
from doorstep.money.payments.ports import ChargeOrder, ChargeState, Payee, PayerStep
from tests.adapters.wechat.conftest import Sandbox

DIRECT, OLD, SUB = Payee("1900000101"), Payee("1900000102"), Payee("1900000201", "1900000301")


def order(sandbox: Sandbox, **changes: Any) -> ChargeOrder:
    """A charge that nobody asked for before."""
    facts = {
        "number": sandbox.number(),
        "amount_fen": 20_000,
        "description": "家庭保洁",
        "payee": DIRECT,
        "scene": "native",
        "expires_at": datetime.now(UTC) + timedelta(days=365),
        "attach": "city-1",
    }
    return ChargeOrder(**{**facts, **changes})


def paid(sandbox: Sandbox, pay: WeChatPay, **changes: Any) -> ChargeState:
    """A charge that somebody paid."""
    asked = order(sandbox, **changes)
    step = pay.start_charge(asked)
    assert isinstance(step, PayerStep)
    sandbox.desk("pay", code_url=step.code_url)
    sandbox.desk("tick")
    state = pay.query_charge(asked.number, asked.payee)
    assert isinstance(state, ChargeState)
    assert state.was_paid
    return state
