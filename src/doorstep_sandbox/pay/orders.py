"""Payment orders: placing, asking, closing, and what happens when the payer decides."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from doorstep_sandbox import signing
from doorstep_sandbox.box import Sandbox, token
from doorstep_sandbox.pay import accounts, merchants
from doorstep_sandbox.pay.fields import Fields
from doorstep_sandbox.pay.gate import Answer, Call, Verb
from doorstep_sandbox.pay.notices import announce
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.clock import china, written
from doorstep_sandbox.state.store import Row

PREPAY_SECONDS = 2 * 3600
OPEN_SECONDS = 7 * 24 * 3600
FREEZE_SECONDS = 30 * 24 * 3600
NUMBER_SHAPE = r"[0-9A-Za-z_\-|*]{6,32}"
STATE_WORDS = {
    "SUCCESS": "支付成功",
    "REFUND": "转入退款",
    "NOTPAY": "未支付",
    "CLOSED": "已关闭",
}


def digest(*content: Any) -> str:
    """A fingerprint by which the same request is told from another under the same number."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def placing(trade_type: str, partner: bool) -> Verb:
    """The verb that places an order of this kind: JSAPI, NATIVE, APP or MWEB (h5)."""

    def place(box: Sandbox, call: Call) -> Answer:
        order = _place(box, call, trade_type, partner)
        if trade_type == "NATIVE":
            return Answer({"code_url": f"weixin://wxpay/bizpayurl?pr={order['code']}"})
        if trade_type == "MWEB":
            return Answer({"h5_url": f"{call.origin}/cashier/{order['prepay_id']}"})
        return Answer({"prepay_id": order["prepay_id"]})

    return place


def _place(box: Sandbox, call: Call, trade_type: str, partner: bool) -> Row:
    fields = call.fields()
    terms = _terms(box, call, fields, trade_type, partner)
    known = box.store.one(
        "SELECT * FROM orders WHERE mchid = ? AND sub_mchid = ? AND out_trade_no = ?",
        terms["mchid"],
        terms["sub_mchid"],
        terms["out_trade_no"],
    )
    if known is not None:
        return _placed_before(box, known, terms["digest"], call.at)
    expires_at = fields.moment("time_expire") or call.at + OPEN_SECONDS
    if expires_at <= call.at:
        raise Refused("PARAM_ERROR", "time_expire: 交易结束时间早于当前时间", "/time_expire")
    row_id = box.store.insert(
        "orders",
        **terms,
        prepay_id=_prepay_id(call.at),
        code=token(6),
        prepaid_at=call.at,
        state="NOTPAY",
        created_at=call.at,
        expires_at=expires_at,
    )
    box.timers.set(expires_at, "orders.expire", row_id)
    box.note(call.at, "order.placed", terms["out_trade_no"], total_fen=terms["total_fen"])
    return by_id(box, row_id)


def _terms(
    box: Sandbox, call: Call, fields: Fields, trade_type: str, partner: bool
) -> dict[str, Any]:
    own = "sp_mchid" if partner else "mchid"
    if fields.text(own, 32) != call.caller.mchid:
        raise Refused("INVALID_REQUEST", f"{own}与Authorization中的商户号不一致")
    payee = merchants.payee(box, call.caller, fields.text("sub_mchid", 32) if partner else "")
    appid = fields.text("sp_appid" if partner else "appid", 32)
    merchants.check_app(box, call.caller.mchid, appid)
    sub_appid = fields.text("sub_appid", 32, optional=True) if partner else ""
    if sub_appid:
        merchants.check_app(box, payee.mchid, sub_appid)
    payer_key, openid = _payer(box, fields, appid, sub_appid, partner, trade_type)
    if trade_type == "MWEB":
        scene = fields.part("scene_info")
        scene.text("payer_client_ip", 45)
        scene.part("h5_info").text("type", 32)
    amount = fields.part("amount")
    if amount.text("currency", 16, optional=True) not in ("", "CNY"):
        raise amount.bad("currency", "仅支持CNY")
    terms = {
        "mchid": call.caller.mchid,
        "sub_mchid": payee.mchid if partner else "",
        "out_trade_no": fields.text("out_trade_no", 32, NUMBER_SHAPE),
        "trade_type": trade_type,
        "appid": appid,
        "sub_appid": sub_appid,
        "description": fields.text("description", 127),
        "attach": fields.text("attach", 128, optional=True),
        "notify_url": fields.notify_url(),
        "total_fen": amount.fen("total"),
        "for_sharing": int(fields.part("settle_info", optional=True).flag("profit_sharing")),
        "payer_key": payer_key,
        "payer_openid": openid,
        "fee_bp": payee.fee_bp,
    }
    same = {name: value for name, value in terms.items() if name not in ("notify_url", "fee_bp")}
    return {**terms, "digest": digest(same)}


def _payer(
    box: Sandbox, fields: Fields, appid: str, sub_appid: str, partner: bool, trade_type: str
) -> tuple[str, str]:
    own = "sp_openid" if partner else "openid"
    if trade_type != "JSAPI":
        return own, ""
    payer = fields.part("payer")
    if partner and payer.has("sub_openid"):
        if not sub_appid:
            raise fields.bad("sub_appid", "传入sub_openid时必填")
        openid = payer.text("sub_openid", 128)
        merchants.check_openid(box, sub_appid, openid)
        return "sub_openid", openid
    openid = payer.text(own, 128)
    merchants.check_openid(box, appid, openid)
    return own, openid


def _placed_before(box: Sandbox, known: Row, same: str, at: float) -> Row:
    if known["digest"] != same:
        raise Refused("OUT_TRADE_NO_USED")
    if known["state"] == "CLOSED":
        raise Refused("ORDER_CLOSED")
    if known["state"] != "NOTPAY":
        raise Refused("ORDERPAID")
    if at - known["prepaid_at"] >= PREPAY_SECONDS:
        box.store.update("orders", known["id"], prepay_id=_prepay_id(at), prepaid_at=at)
    return by_id(box, known["id"])


def _prepay_id(at: float) -> str:
    return f"wx{china(at):%d%H%M%S}{token(14)}"


def by_id(box: Sandbox, order_id: int | str) -> Row:
    """The order with this row id."""
    row = box.store.one("SELECT * FROM orders WHERE id = ?", order_id)
    if row is None:
        raise Refused("ORDER_NOT_EXIST")
    return row


def of_number(box: Sandbox, mchid: str, sub_mchid: str, out_trade_no: str) -> Row:
    """The caller's order with its own number; refuses with ORDER_NOT_EXIST."""
    row = box.store.one(
        "SELECT * FROM orders WHERE mchid = ? AND sub_mchid = ? AND out_trade_no = ?",
        mchid,
        sub_mchid,
        out_trade_no,
    )
    if row is None:
        raise Refused("ORDER_NOT_EXIST")
    return row


def of_transaction(
    box: Sandbox, mchid: str, sub_mchid: str, number: str, missing: str = "ORDER_NOT_EXIST"
) -> Row:
    """The caller's paid order with the channel's number; refuses with the code for missing."""
    row = box.store.one("SELECT * FROM orders WHERE transaction_id = ?", number)
    if row is None or (row["mchid"], row["sub_mchid"]) != (mchid, sub_mchid):
        raise Refused(missing)
    return row


def asking(partner: bool, by_transaction: bool) -> Verb:
    """The verb that tells an order's state."""

    def ask(box: Sandbox, call: Call) -> Answer:
        sub_mchid = _asked_party(box, call, partner)
        find = of_transaction if by_transaction else of_number
        return Answer(picture(find(box, call.caller.mchid, sub_mchid, call.path["number"])))

    return ask


def closing(partner: bool) -> Verb:
    """The verb that closes an unpaid order."""

    def close(box: Sandbox, call: Call) -> Answer:
        fields = call.fields()
        if fields.text("sp_mchid" if partner else "mchid", 32) != call.caller.mchid:
            raise Refused("INVALID_REQUEST", "商户号与Authorization不一致")
        sub_mchid = fields.text("sub_mchid", 32) if partner else ""
        merchants.payee(box, call.caller, sub_mchid)
        order = of_number(box, call.caller.mchid, sub_mchid, call.path["number"])
        if order["state"] in ("SUCCESS", "REFUND"):
            raise Refused("ORDERPAID")
        _close(box, order, call.at, "merchant")
        return Answer()

    return close


def _asked_party(box: Sandbox, call: Call, partner: bool) -> str:
    if call.asked("sp_mchid" if partner else "mchid") != call.caller.mchid:
        raise Refused("INVALID_REQUEST", "商户号与Authorization不一致")
    sub_mchid = call.asked("sub_mchid") if partner else ""
    merchants.payee(box, call.caller, sub_mchid)
    return sub_mchid


def picture(order: Row) -> dict[str, Any]:
    """The order as a query and a notification show it."""
    paid = order["paid_at"] is not None
    shown: dict[str, Any] = _parties(order)
    shown |= {
        "out_trade_no": order["out_trade_no"],
        "trade_type": order["trade_type"],
        "trade_state": order["state"],
        "trade_state_desc": STATE_WORDS[order["state"]],
        "bank_type": "OTHERS" if paid else "",
        "attach": order["attach"],
        "amount": {"total": order["total_fen"], "currency": "CNY"},
    }
    if order["payer_openid"]:
        shown["payer"] = {order["payer_key"]: order["payer_openid"]}
    if paid:
        shown["transaction_id"] = order["transaction_id"]
        shown["success_time"] = written(order["paid_at"])
        shown["amount"] |= {"payer_total": order["total_fen"], "payer_currency": "CNY"}
    return shown


def _parties(order: Row) -> dict[str, str]:
    if not order["sub_mchid"]:
        return {"appid": order["appid"], "mchid": order["mchid"]}
    parties = {
        "sp_appid": order["appid"],
        "sp_mchid": order["mchid"],
        "sub_mchid": order["sub_mchid"],
    }
    return parties | ({"sub_appid": order["sub_appid"]} if order["sub_appid"] else {})


def payee_of(order: Row) -> str:
    """Whose account the order's money is in."""
    return str(order["sub_mchid"] or order["mchid"])


def pay(box: Sandbox, order: Row, openid: str, at: float) -> Row:
    """The payer pays: money, fee, freeze, notification.  Refuses what the cashier refuses."""
    if order["state"] in ("SUCCESS", "REFUND"):
        raise Refused("ORDERPAID")
    if order["state"] == "CLOSED":
        raise Refused("ORDER_CLOSED")
    if at - order["prepaid_at"] >= PREPAY_SECONDS:
        raise Refused("INVALID_REQUEST", "预支付交易会话已过期")
    if order["payer_openid"] and openid not in ("", order["payer_openid"]):
        raise Refused("INVALID_REQUEST", "支付者与下单时的openid不一致")
    payee, number = payee_of(order), box.number("transaction")
    fee = accounts.fee_fen(order["total_fen"], order["fee_bp"])
    what = accounts.Entry(at, number, "交易", "交易", voucher=order["out_trade_no"])
    accounts.move(box, payee, order["total_fen"], what)
    accounts.move(
        box,
        payee,
        -fee,
        accounts.Entry(at, number, "交易", "扣除交易手续费", voucher=order["out_trade_no"]),
    )
    frozen = order["total_fen"] - fee if order["for_sharing"] else 0
    accounts.freeze(box, payee, frozen)
    box.store.update(
        "orders",
        order["id"],
        state="SUCCESS",
        paid_at=at,
        transaction_id=number,
        payer_openid=order["payer_openid"] or openid,
        fee_fen=fee,
        paid_fee_fen=fee,
        frozen_fen=frozen,
        frozen=order["for_sharing"],
    )
    if frozen:
        box.timers.set(at + FREEZE_SECONDS, "orders.thaw", order["id"])
    paid = by_id(box, order["id"])
    box.note(at, "order.paid", order["out_trade_no"], transaction_id=number)
    _tell_paid(box, paid, at)
    return paid


def _tell_paid(box: Sandbox, order: Row, at: float) -> None:
    announce(
        box,
        order["mchid"],
        order["notify_url"],
        "TRANSACTION.SUCCESS",
        "transaction",
        picture(order),
        at=at,
        summary="支付成功",
    )


def expire(box: Sandbox, order_id: str, at: float) -> None:
    """The time to pay is over."""
    order = by_id(box, order_id)
    if order["state"] == "NOTPAY":
        _close(box, order, at, "expired")


def thaw(box: Sandbox, order_id: str, at: float) -> None:
    """The channel's freeze is over: what is still frozen is the payee's."""
    order = by_id(box, order_id)
    if order["frozen"]:
        accounts.freeze(box, payee_of(order), -order["frozen_fen"])
        box.store.update("orders", order["id"], frozen=0, frozen_fen=0)
        box.note(at, "order.thawed", order["out_trade_no"], amount_fen=order["frozen_fen"])


def _close(box: Sandbox, order: Row, at: float, why: str) -> None:
    if order["state"] == "NOTPAY":
        box.store.update("orders", order["id"], state="CLOSED")
        box.note(at, "order.closed", order["out_trade_no"], why=why)


def check_client_call(box: Sandbox, mchid: str, asked: Mapping[str, str]) -> str:
    """The prepay id of a client's payment call whose paySign the merchant's key made."""
    keys = box.keyring.merchants.get(mchid)
    lines = (asked.get("appId", ""), asked.get("timeStamp", ""), asked.get("nonceStr", ""))
    package = asked.get("package", "")
    if (
        keys is None
        or asked.get("signType") != "RSA"
        or not signing.verifies(keys.public_key, asked.get("paySign", ""), *lines, package)
    ):
        raise Refused("SIGN_ERROR", "支付验证签名失败")
    return package.removeprefix("prepay_id=")
