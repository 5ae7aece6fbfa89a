"""Finding an order, a transfer or an authorization by whatever a payer or a test has in hand."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.pay import orders
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.store import Row


def order(box: Sandbox, asked: Mapping[str, Any]) -> Row:
    """By out_trade_no (with mchid where two merchants use one), prepay_id, code_url or h5_url."""
    if asked.get("out_trade_no"):
        row = box.store.one(
            "SELECT * FROM orders WHERE out_trade_no = ? AND ? IN ('', mchid, sub_mchid)"
            " ORDER BY id DESC LIMIT 1",
            asked["out_trade_no"],
            asked.get("mchid", ""),
        )
    elif asked.get("code_url"):
        codes = parse_qs(urlsplit(str(asked["code_url"])).query).get("pr", [""])
        return by_key(box, codes[0])
    elif asked.get("h5_url"):
        return by_key(box, urlsplit(str(asked["h5_url"])).path.rpartition("/")[2])
    elif asked.get("request_payment"):
        call = asked["request_payment"]
        return by_key(box, orders.check_client_call(box, str(asked.get("mchid", "")), call))
    else:
        return by_key(box, str(asked.get("prepay_id", "")))
    if row is None:
        raise Refused("ORDER_NOT_EXIST")
    return row


def by_key(box: Sandbox, key: str) -> Row:
    """The order whose prepay id or code this is."""
    row = box.store.one("SELECT * FROM orders WHERE prepay_id = ?", key)
    row = row or box.store.one("SELECT * FROM orders WHERE code = ?", key)
    if row is None:
        raise Refused("ORDER_NOT_EXIST")
    return row


def transfer(box: Sandbox, asked: Mapping[str, Any]) -> Row:
    """By package_info, transfer_bill_no or out_bill_no (the newest of that number)."""
    for column in ("package_info", "transfer_bill_no", "out_bill_no"):
        if asked.get(column):
            where = f"{column} = ? AND ? IN ('', mchid) ORDER BY id DESC LIMIT 1"
            sql = f"SELECT * FROM transfers WHERE {where}"  # noqa: S608
            row = box.store.one(sql, asked[column], asked.get("mchid", ""))
            if row is not None:
                return row
    raise Refused("NOT_FOUND")


def authorization(box: Sandbox, asked: Mapping[str, Any]) -> Row:
    """By package_info or out_authorization_no."""
    for column in ("package_info", "out_authorization_no"):
        if asked.get(column):
            where = f"{column} = ? AND ? IN ('', mchid) ORDER BY id DESC LIMIT 1"
            sql = f"SELECT * FROM authorizations WHERE {where}"  # noqa: S608
            row = box.store.one(sql, asked[column], asked.get("mchid", ""))
            if row is not None:
                return row
    raise Refused("NOT_FOUND")
