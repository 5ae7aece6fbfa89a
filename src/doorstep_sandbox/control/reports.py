"""What the sandbox says about itself: balances, counts, and whether its own books agree."""

from collections.abc import Mapping
from typing import Any

from doorstep_sandbox.box import Sandbox


def balances(box: Sandbox, body: Mapping[str, Any]) -> dict[str, Any]:
    """The accounts of one merchant, or of all."""
    mchid = str(body.get("mchid") or "")
    rows = box.store.some(
        "SELECT * FROM accounts WHERE ? IN ('', mchid) ORDER BY mchid, kind", mchid
    )
    return {"accounts": [dict(row) for row in rows]}


def statistics(box: Sandbox, body: Mapping[str, Any]) -> dict[str, Any]:
    """How many of what in which state, the money of each kind, and the books."""
    return {
        "orders": _states(box, "orders", "state"),
        "refunds": _states(box, "refunds", "state"),
        "shares": _states(box, "shares", "state"),
        "share_returns": _states(box, "share_returns", "result"),
        "transfers": _states(box, "transfers", "state"),
        "notices": _states(box, "notices", "state"),
        "timers_waiting": box.store.count("SELECT count(*) FROM timers"),
        "events": box.store.count("SELECT count(*) FROM events"),
        "money_fen": _money(box),
        "books": books(box),
    }


def books(box: Sandbox) -> dict[str, int]:
    """Differences that must be zero: balances against movements and against what they mean."""
    money = _money(box)
    held = money["balances"] - money["opening_and_top_up"]
    explained = (
        money["paid"]
        - money["fees"]
        - money["refunded"]
        - money["shared_to_persons"]
        - money["transferred"]
    )
    frozen = box.store.count("SELECT sum(frozen_fen) FROM accounts")
    frozen_orders = box.store.count("SELECT sum(frozen_fen) FROM orders")
    frozen_shares = box.store.count(
        "SELECT sum(amount_fen) FROM share_parts WHERE result = 'PENDING'"
    )
    return {
        "balances_against_flows": money["balances"]
        - box.store.count("SELECT sum(amount_fen) FROM flows"),
        "balances_against_trades": held - explained,
        "frozen_against_orders": frozen - frozen_orders - frozen_shares,
    }


def _money(box: Sandbox) -> dict[str, int]:
    count = box.store.count
    return {
        "paid": count("SELECT sum(total_fen) FROM orders WHERE paid_at IS NOT NULL"),
        "fees": count("SELECT sum(fee_fen) FROM orders"),
        "refunded": count("SELECT sum(refunded_fen) FROM orders"),
        "shared": count(
            "SELECT sum(amount_fen - returned_fen) FROM share_parts"
            " WHERE result = 'SUCCESS' AND account <> payee"
        ),
        "shared_to_persons": count(
            "SELECT sum(amount_fen) FROM share_parts"
            " WHERE result = 'SUCCESS' AND type <> 'MERCHANT_ID'"
        ),
        "transferred": count(
            "SELECT sum(amount_fen) FROM transfers WHERE state NOT IN ('FAIL', 'CANCELLED')"
        ),
        "balances": count("SELECT sum(balance_fen) FROM accounts"),
        "opening_and_top_up": count("SELECT sum(amount_fen) FROM flows WHERE type = '充值'"),
    }


def _states(box: Sandbox, table: str, column: str) -> dict[str, int]:
    sql = f"SELECT {column}, count(*) AS many FROM {table} GROUP BY {column}"  # noqa: S608
    rows = box.store.some(sql)
    return {row[column]: row["many"] for row in rows}
