"""Refunds of paid orders: asked for, worked on for a moment, then final."""

from typing import Any

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.pay import accounts, merchants, orders
from doorstep_sandbox.pay.fields import Fields
from doorstep_sandbox.pay.gate import Answer, Call, opened
from doorstep_sandbox.pay.notices import announce
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.clock import written
from doorstep_sandbox.state.store import Row

WORK_SECONDS = 3
APART_SECONDS = 60
COUNT_MAX = 50
AFTER_SECONDS_MAX = 365 * 24 * 3600
NUMBER_SHAPE = r"[0-9A-Za-z_\-|*@]{1,64}"


def ask_for(box: Sandbox, call: Call) -> Answer:
    """POST /v3/refund/domestic/refunds."""
    fields = call.fields()
    sub_mchid = fields.text("sub_mchid", 32, optional=True)
    merchants.payee(box, call.caller, sub_mchid)
    number = fields.text("out_refund_no", 64, NUMBER_SHAPE)
    amount = fields.part("amount")
    wanted, total = amount.fen("refund"), amount.fen("total")
    if amount.text("currency", 16) != "CNY":
        raise amount.bad("currency", "仅支持CNY")
    order = _order(box, call, fields, sub_mchid)
    fingerprint = orders.digest(order["id"], wanted, total)
    known = box.store.one(
        "SELECT * FROM refunds WHERE mchid = ? AND sub_mchid = ? AND out_refund_no = ?",
        call.caller.mchid,
        sub_mchid,
        number,
    )
    if known is not None:
        if known["digest"] != fingerprint:
            raise Refused("INVALID_REQUEST", "订单金额或退款金额与之前请求不一致，请核实后再试")
        return Answer(picture(order, known))
    _check(order, wanted, total, call.at)
    refund_no = box.number("refund")
    fee_back = _take_out(box, order, wanted, call.at, refund_no)
    row_id = box.store.insert(
        "refunds",
        order_id=order["id"],
        mchid=call.caller.mchid,
        sub_mchid=sub_mchid,
        out_refund_no=number,
        refund_id=refund_no,
        amount_fen=wanted,
        fee_back_fen=fee_back,
        reason=fields.text("reason", 80, optional=True),
        notify_url=fields.notify_url(optional=True),
        funds_account=fields.text("funds_account", 32, optional=True) or "AVAILABLE",
        digest=fingerprint,
        state="PROCESSING",
        created_at=call.at,
    )
    box.timers.set(call.at + WORK_SECONDS, "refunds.finish", row_id)
    box.note(call.at, "refund.accepted", number, amount_fen=wanted)
    return Answer(picture(orders.by_id(box, order["id"]), _by_id(box, row_id)))


def tell(box: Sandbox, call: Call) -> Answer:
    """GET /v3/refund/domestic/refunds/{out_refund_no}."""
    refund = _of_number(box, call, call.query.get("sub_mchid", ""), call.path["number"])
    return Answer(picture(orders.by_id(box, refund["order_id"]), refund))


def try_again(box: Sandbox, call: Call) -> Answer:
    """POST .../{refund_id}/apply-abnormal-refund: another way out for a stuck refund."""
    fields = call.fields()
    if fields.text("type", 32, "USER_BANK_CARD|MERCHANT_BANK_CARD") == "USER_BANK_CARD":
        fields.text("bank_type", 16)
        for name in ("bank_account", "real_name"):
            opened(box, call, fields.text(name, 1024), f"/{name}")
    sub_mchid = fields.text("sub_mchid", 32, optional=True)
    refund = _of_number(box, call, sub_mchid, fields.text("out_refund_no", 64, NUMBER_SHAPE))
    if refund["refund_id"] != call.path["number"] or refund["state"] != "ABNORMAL":
        raise Refused("INVALID_REQUEST", "退款单状态不允许发起异常退款")
    box.store.update("refunds", refund["id"], state="PROCESSING")
    box.timers.set(call.at + WORK_SECONDS, "refunds.finish", refund["id"])
    order = orders.by_id(box, refund["order_id"])
    return Answer(picture(order, _by_id(box, refund["id"])))


def finish(box: Sandbox, refund_id: str, at: float) -> None:
    """The refund reaches the payer, or is closed or stuck as a fault says."""
    refund = _by_id(box, refund_id)
    order = orders.by_id(box, refund["order_id"])
    state = "SUCCESS"
    if box.faults.take("result", kind="refund_abnormal", mchid=refund["mchid"]):
        state = "ABNORMAL"
    elif box.faults.take("result", kind="refund_closed", mchid=refund["mchid"]):
        state = "CLOSED"
        _put_back(box, order, refund, at)
    box.store.update("refunds", refund["id"], state=state, finished_at=at)
    box.note(at, f"refund.{state.lower()}", refund["out_refund_no"])
    done = _by_id(box, refund["id"])
    announce(
        box,
        refund["mchid"],
        refund["notify_url"],
        f"REFUND.{state}",
        "refund",
        _news(order, done),
        at=at,
        summary={"SUCCESS": "退款成功", "ABNORMAL": "退款异常", "CLOSED": "退款关闭"}[state],
    )


def picture(order: Row, refund: Row) -> dict[str, Any]:
    """The refund as the request and the query answer it."""
    shown: dict[str, Any] = {
        "refund_id": refund["refund_id"],
        "out_refund_no": refund["out_refund_no"],
        "transaction_id": order["transaction_id"],
        "out_trade_no": order["out_trade_no"],
        "channel": "ORIGINAL",
        "user_received_account": "支付用户零钱",
        "create_time": written(refund["created_at"]),
        "status": refund["state"],
        "funds_account": refund["funds_account"],
        "amount": {
            "total": order["total_fen"],
            "refund": refund["amount_fen"],
            "payer_total": order["total_fen"],
            "payer_refund": refund["amount_fen"],
            "settlement_total": order["total_fen"],
            "settlement_refund": refund["amount_fen"],
            "discount_refund": 0,
            "currency": "CNY",
        },
    }
    if refund["state"] == "SUCCESS":
        shown["success_time"] = written(refund["finished_at"])
    return shown


def _news(order: Row, refund: Row) -> dict[str, Any]:
    parties = {"mchid": order["mchid"]}
    if order["sub_mchid"]:
        parties = {"sp_mchid": order["mchid"], "sub_mchid": order["sub_mchid"]}
    full = picture(order, refund)
    names = ("total", "refund", "payer_total", "payer_refund")
    news: dict[str, Any] = {
        **parties,
        "transaction_id": order["transaction_id"],
        "out_trade_no": order["out_trade_no"],
        "refund_id": refund["refund_id"],
        "out_refund_no": refund["out_refund_no"],
        "refund_status": refund["state"],
        "user_received_account": full["user_received_account"],
        "amount": {name: full["amount"][name] for name in names},
    }
    if "success_time" in full:
        news["success_time"] = full["success_time"]
    return news


def _order(box: Sandbox, call: Call, fields: Fields, sub_mchid: str) -> Row:
    missing = "RESOURCE_NOT_EXISTS"
    if fields.has("transaction_id"):
        number = fields.text("transaction_id", 32)
        return orders.of_transaction(box, call.caller.mchid, sub_mchid, number, missing)
    number = fields.text("out_trade_no", 32)
    try:
        return orders.of_number(box, call.caller.mchid, sub_mchid, number)
    except Refused:
        raise Refused(missing, "订单不存在") from None


def _check(order: Row, wanted: int, total: int, at: float) -> None:
    if order["paid_at"] is None:
        raise Refused("INVALID_REQUEST", "订单未支付，不能退款")
    if total != order["total_fen"]:
        raise Refused("INVALID_REQUEST", "订单金额与原订单不一致")
    if wanted > order["total_fen"] - order["refunded_fen"]:
        raise Refused("INVALID_REQUEST", "申请退款金额大于可退金额")
    if order["refund_count"] >= COUNT_MAX:
        raise Refused("INVALID_REQUEST", "部分退款次数超过50次")
    if order["last_refund_at"] is not None and at - order["last_refund_at"] < APART_SECONDS:
        raise Refused("FREQUENCY_LIMITED", "同一笔订单两次退款须间隔1分钟")
    if at - order["paid_at"] > AFTER_SECONDS_MAX:
        raise Refused("INVALID_REQUEST", "订单已超过可退款的最长期限")


def _take_out(box: Sandbox, order: Row, wanted: int, at: float, refund_no: str) -> int:
    """Take the refund from the payee, the order's frozen part first; the fee that came back."""
    payee, voucher = orders.payee_of(order), f"REF{order['transaction_id']}"
    rest = order["total_fen"] - order["refunded_fen"] - wanted
    fee_back = order["fee_fen"] - accounts.fee_fen(rest, order["fee_bp"])
    thawed = min(order["frozen_fen"] + fee_back, wanted) if order["frozen"] else 0
    entry = accounts.Entry(at, refund_no, "退款", "退还手续费", voucher=voucher)
    accounts.move(box, payee, fee_back, entry)
    # The fee that came back belongs to the frozen part, then the refund leaves it.
    in_freeze = (fee_back if order["frozen"] else 0) - thawed
    accounts.freeze(box, payee, in_freeze)
    entry = accounts.Entry(at, refund_no, "退款", "退款", voucher=voucher)
    accounts.move(box, payee, -wanted, entry)
    box.store.update(
        "orders",
        order["id"],
        state="REFUND",
        refunded_fen=order["refunded_fen"] + wanted,
        refund_count=order["refund_count"] + 1,
        last_refund_at=at,
        fee_fen=order["fee_fen"] - fee_back,
        frozen_fen=order["frozen_fen"] + in_freeze,
    )
    return int(fee_back)


def _put_back(box: Sandbox, order: Row, refund: Row, at: float) -> None:
    payee, voucher = orders.payee_of(order), f"REF{order['transaction_id']}"
    for amount_fen, kind in (
        (refund["amount_fen"], "退款关闭退回"),
        (-refund["fee_back_fen"], "扣除交易手续费"),
    ):
        entry = accounts.Entry(at, refund["refund_id"], "退款", kind, voucher=voucher)
        accounts.move(box, payee, amount_fen, entry)
    left = order["refunded_fen"] - refund["amount_fen"]
    fee = order["fee_fen"] + refund["fee_back_fen"]
    # What it had taken out of the order's freeze goes back there while that lasts: all of the
    # order that is neither fee nor shared.
    unshared = order["total_fen"] - left - fee - order["shared_fen"] - order["frozen_fen"]
    back = min(refund["amount_fen"] - refund["fee_back_fen"], max(0, unshared))
    frozen = back if order["frozen"] else 0
    accounts.freeze(box, payee, frozen)
    box.store.update(
        "orders",
        order["id"],
        refunded_fen=left,
        fee_fen=fee,
        frozen_fen=order["frozen_fen"] + frozen,
        state="REFUND" if left else "SUCCESS",
    )


def _by_id(box: Sandbox, refund_id: int | str) -> Row:
    row = box.store.one("SELECT * FROM refunds WHERE id = ?", refund_id)
    if row is None:
        raise Refused("RESOURCE_NOT_EXISTS")
    return row


def _of_number(box: Sandbox, call: Call, sub_mchid: str, number: str) -> Row:
    merchants.payee(box, call.caller, sub_mchid)
    row = box.store.one(
        "SELECT * FROM refunds WHERE mchid = ? AND sub_mchid = ? AND out_refund_no = ?",
        call.caller.mchid,
        sub_mchid,
        number,
    )
    if row is None:
        raise Refused("RESOURCE_NOT_EXISTS", "退款单不存在")
    return row
