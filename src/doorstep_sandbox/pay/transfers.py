"""Merchant transfers to a user's balance: eight states, the user's confirmation, 24 hours."""

from typing import Any

from doorstep_sandbox.box import Sandbox, token
from doorstep_sandbox.pay import accounts, authorizations, merchants, orders
from doorstep_sandbox.pay.fields import Fields
from doorstep_sandbox.pay.gate import Answer, Call, opened
from doorstep_sandbox.pay.notices import announce
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.clock import written
from doorstep_sandbox.state.store import Row

STEP_SECONDS = 2
SLOW_SECONDS = 3600.0
CONFIRM_SECONDS = 24 * 3600
LEAST_FEN = 10
NAME_NOT_UNDER_FEN = 30
NAME_FROM_FEN = 200_000
NUMBER_SHAPE = r"[0-9A-Za-z]{5,32}"
# What must be reported with a transfer, by its scene; other scenes only need something.
SCENE_FACTS = {
    "1000": {"活动名称", "奖励说明"},
    "1005": {"岗位类型", "报酬说明"},
    "1011": {"赔付原因"},
}
# What the user may read as the reason, by scene; other scenes do not allow one.
PERCEPTIONS = {
    "1000": {"活动奖励", "现金奖励"},
    "1005": {"劳务报酬", "报销款", "企业补贴", "开工利是"},
    "1011": {"退款", "商家赔付"},
}
FINAL = ("SUCCESS", "FAIL", "CANCELLED")


def ask_for(box: Sandbox, call: Call) -> Answer:
    """POST /v3/fund-app/mch-transfer/transfer-bills: the user will be asked to confirm."""
    return Answer(_shown_first(_create(box, call, call.fields(), "")))


def ask_with_authorization(box: Sandbox, call: Call) -> Answer:
    """POST .../transfer-bills/pre-transfer-with-authorization: confirm, and once for all."""
    fields = call.fields()
    transfer = _create(box, call, fields, "")
    wish = fields.part("authorization_info")
    number = authorizations.wish_for(box, call, fields, wish)
    box.store.update("transfers", transfer["id"], authorization_no=number)
    shown = _shown_first(transfer)
    return Answer({**shown, "out_authorization_no": number})


def ask_confirmed(box: Sandbox, call: Call) -> Answer:
    """POST .../transfer-bills/transfer: a user who authorised needs not confirm."""
    fields = call.fields()
    valid = authorizations.in_effect(box, call, fields)
    return Answer(_shown_first(_create(box, call, fields, valid["out_authorization_no"])))


def tell(box: Sandbox, call: Call) -> Answer:
    """GET .../transfer-bills/out-bill-no/{out_bill_no}."""
    return Answer(picture(_of_number(box, call)))


def tell_by_bill(box: Sandbox, call: Call) -> Answer:
    """GET .../transfer-bills/transfer-bill-no/{transfer_bill_no}."""
    row = box.store.one(
        "SELECT * FROM transfers WHERE transfer_bill_no = ? AND mchid = ?",
        call.path["number"],
        call.caller.mchid,
    )
    if row is None:
        raise Refused("NOT_FOUND")
    return Answer(picture(row))


def cancel(box: Sandbox, call: Call) -> Answer:
    """POST .../out-bill-no/{out_bill_no}/cancel: before the user has confirmed."""
    transfer = _of_number(box, call)
    if transfer["state"] in ("ACCEPTED", "WAIT_USER_CONFIRM"):
        _step(box, transfer, "CANCELING", call.at)
        box.timers.set(call.at + STEP_SECONDS, "transfers.cancelled", transfer["id"])
    elif transfer["state"] not in ("CANCELING", "CANCELLED"):
        raise Refused("INVALID_REQUEST", "当前状态不能撤销")
    transfer = by_id(box, transfer["id"])
    return Answer(
        {
            "out_bill_no": transfer["out_bill_no"],
            "transfer_bill_no": transfer["transfer_bill_no"],
            "state": transfer["state"],
            "update_time": written(transfer["updated_at"]),
        }
    )


def confirm(box: Sandbox, transfer: Row, at: float) -> Row:
    """The user accepts the money."""
    if transfer["state"] != "WAIT_USER_CONFIRM":
        raise Refused("INVALID_REQUEST", "转账单不在待用户确认状态")
    if transfer["authorization_no"]:
        authorizations.grant(box, transfer["mchid"], transfer["authorization_no"], at)
    _step(box, transfer, "TRANSFERING", at)
    box.timers.set(at + STEP_SECONDS, "transfers.arrive", transfer["id"])
    return by_id(box, transfer["id"])


def refuse(box: Sandbox, transfer: Row, at: float) -> Row:
    """The user does not want the money: it goes back to the merchant."""
    if transfer["state"] != "WAIT_USER_CONFIRM":
        raise Refused("INVALID_REQUEST", "转账单不在待用户确认状态")
    _end(box, transfer, "FAIL", at, "PAYEE_REFUSED")
    return by_id(box, transfer["id"])


def proceed(box: Sandbox, transfer_id: str, at: float) -> None:
    """An accepted transfer goes on: to the user, or straight on when authorised."""
    transfer = by_id(box, transfer_id)
    if transfer["state"] == "ACCEPTED" and transfer["package_info"]:
        _step(box, transfer, "WAIT_USER_CONFIRM", at)
    elif transfer["state"] == "ACCEPTED":
        _step(box, transfer, "PROCESSING", at)
        box.timers.set(at + STEP_SECONDS, "transfers.proceed", transfer_id)
    elif transfer["state"] == "PROCESSING":
        _step(box, transfer, "TRANSFERING", at)
        box.timers.set(at + STEP_SECONDS, "transfers.arrive", transfer_id)


def arrive(box: Sandbox, transfer_id: str, at: float) -> None:
    """The money reaches the user, or the user's account cannot take it."""
    transfer = by_id(box, transfer_id)
    user = box.store.one("SELECT name FROM users WHERE openid = ?", transfer["openid"])
    known_name = user["name"] if user else ""
    if transfer["user_name"] and known_name and transfer["user_name"] != known_name:
        _end(box, transfer, "FAIL", at, "NAME_NOT_CORRECT")
    elif box.faults.take("result", kind="transfer_fail", mchid=transfer["mchid"]):
        _end(box, transfer, "FAIL", at, "ACCOUNT_FROZEN")
    else:
        _end(box, transfer, "SUCCESS", at)


def cancelled(box: Sandbox, transfer_id: str, at: float) -> None:
    """The cancelling is through."""
    transfer = by_id(box, transfer_id)
    if transfer["state"] == "CANCELING":
        _end(box, transfer, "CANCELLED", at)


def overdue(box: Sandbox, transfer_id: str, at: float) -> None:
    """24 hours without the user's confirmation."""
    transfer = by_id(box, transfer_id)
    if transfer["state"] in ("ACCEPTED", "WAIT_USER_CONFIRM"):
        _end(box, transfer, "FAIL", at, "OVERDUE_CLOSE")


def by_id(box: Sandbox, transfer_id: int | str) -> Row:
    """The transfer with this row id."""
    row = box.store.one("SELECT * FROM transfers WHERE id = ?", transfer_id)
    if row is None:
        raise Refused("NOT_FOUND")
    return row


def picture(transfer: Row) -> dict[str, Any]:
    """The transfer as a query shows it."""
    shown = {
        "mch_id": transfer["mchid"],
        "out_bill_no": transfer["out_bill_no"],
        "transfer_bill_no": transfer["transfer_bill_no"],
        "appid": transfer["appid"],
        "state": transfer["state"],
        "transfer_amount": transfer["amount_fen"],
        "transfer_remark": transfer["remark"],
        "openid": transfer["openid"],
        "create_time": written(transfer["created_at"]),
        "update_time": written(transfer["updated_at"]),
    }
    if transfer["fail_reason"]:
        shown["fail_reason"] = transfer["fail_reason"]
    return shown


def _create(box: Sandbox, call: Call, fields: Fields, authorization_no: str) -> Row:
    if call.caller.role == "service_provider":
        raise Refused("NO_AUTH", "服务商未开通商家转账")
    terms = _terms(box, call, fields)
    known = box.store.one(
        "SELECT * FROM transfers WHERE mchid = ? AND out_bill_no = ?",
        call.caller.mchid,
        terms["out_bill_no"],
    )
    if known is not None:
        if known["digest"] != terms["digest"]:
            raise Refused("ALREADY_EXISTS", "商户单号已存在，且请求内容不一致")
        return known
    number = box.number("transfer")
    entry = accounts.Entry(
        call.at, number, "商家转账", "商家转账", terms["remark"], terms["out_bill_no"]
    )
    accounts.move(box, call.caller.mchid, -terms["amount_fen"], entry)
    slow = box.faults.take("result", kind="transfer_slow", mchid=call.caller.mchid)
    to_confirm = not authorization_no
    state = "ACCEPTED" if slow or not to_confirm else "WAIT_USER_CONFIRM"
    row_id = box.store.insert(
        "transfers",
        **terms,
        transfer_bill_no=number,
        authorization_no=authorization_no,
        package_info=token(48) if to_confirm else None,
        state=state,
        created_at=call.at,
        updated_at=call.at,
    )
    if state == "ACCEPTED":
        wait = (slow.seconds or SLOW_SECONDS) if slow else STEP_SECONDS
        box.timers.set(call.at + wait, "transfers.proceed", row_id)
    if to_confirm:
        box.timers.set(call.at + CONFIRM_SECONDS, "transfers.overdue", row_id)
    box.note(call.at, "transfer.accepted", terms["out_bill_no"], amount_fen=terms["amount_fen"])
    return by_id(box, row_id)


def _terms(box: Sandbox, call: Call, fields: Fields) -> dict[str, Any]:
    appid = fields.text("appid", 32)
    merchants.check_app(box, call.caller.mchid, appid)
    openid = fields.text("openid", 64)
    merchants.check_openid(box, appid, openid)
    amount_fen = fields.fen("transfer_amount", LEAST_FEN)
    name = opened(box, call, fields.text("user_name", 1024, optional=True), "/user_name")
    if amount_fen >= NAME_FROM_FEN and not name:
        raise fields.bad("user_name", "转账金额达到2000元时必填")
    if name and amount_fen < NAME_NOT_UNDER_FEN:
        raise fields.bad("user_name", "转账金额小于0.3元时不支持")
    scene = fields.text("transfer_scene_id", 36, r"\d{4}")
    facts = {
        row.text("info_type", 15): row.text("info_content", 32)
        for row in fields.rows("transfer_scene_report_infos", 10)
    }
    if not facts or SCENE_FACTS.get(scene, facts.keys()) != facts.keys():
        raise fields.bad("transfer_scene_report_infos", "与转账场景的报备要求不一致")
    perception = fields.text("user_recv_perception", 32, optional=True)
    if perception and perception not in PERCEPTIONS.get(scene, set()):
        raise fields.bad("user_recv_perception", "与转账场景可选的用户收款感知不一致")
    terms = {
        "mchid": call.caller.mchid,
        "out_bill_no": fields.text("out_bill_no", 32, NUMBER_SHAPE),
        "appid": appid,
        "openid": openid,
        "user_name": name,
        "amount_fen": amount_fen,
        "remark": fields.text("transfer_remark", 32),
        "perception": perception,
        "scene_id": scene,
    }
    notify_url = fields.notify_url(optional=True)
    return {
        **terms,
        "notify_url": notify_url,
        "digest": orders.digest(terms, sorted(facts.items())),
    }


def _shown_first(transfer: Row) -> dict[str, Any]:
    shown = {
        "out_bill_no": transfer["out_bill_no"],
        "transfer_bill_no": transfer["transfer_bill_no"],
        "create_time": written(transfer["created_at"]),
        "state": transfer["state"],
    }
    if transfer["state"] == "WAIT_USER_CONFIRM":
        shown["package_info"] = transfer["package_info"]
    if transfer["fail_reason"]:
        shown["fail_reason"] = transfer["fail_reason"]
    return shown


def _of_number(box: Sandbox, call: Call) -> Row:
    row = box.store.one(
        "SELECT * FROM transfers WHERE mchid = ? AND out_bill_no = ?",
        call.caller.mchid,
        call.path["number"],
    )
    if row is None:
        raise Refused("NOT_FOUND")
    return row


def _step(box: Sandbox, transfer: Row, state: str, at: float, reason: str = "") -> None:
    box.store.update("transfers", transfer["id"], state=state, updated_at=at, fail_reason=reason)
    box.note(at, f"transfer.{state.lower()}", transfer["out_bill_no"], reason=reason)


def _end(box: Sandbox, transfer: Row, state: str, at: float, reason: str = "") -> None:
    _step(box, transfer, state, at, reason)
    if state != "SUCCESS":
        entry = accounts.Entry(
            at,
            transfer["transfer_bill_no"],
            "商家转账",
            "转账退回",
            reason,
            transfer["out_bill_no"],
        )
        accounts.move(box, transfer["mchid"], transfer["amount_fen"], entry)
    done = by_id(box, transfer["id"])
    announce(
        box,
        transfer["mchid"],
        transfer["notify_url"],
        "MCHTRANSFER.BILL.FINISHED",
        "mch_payment",
        picture(done),
        at=at,
        summary="商家转账单据终态通知",
    )
