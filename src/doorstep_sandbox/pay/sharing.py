"""Shares of a paid order: asked for, finished a moment later, the rest freed in the end."""

from typing import Any

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.pay import accounts, merchants, orders, receivers
from doorstep_sandbox.pay.fields import Fields
from doorstep_sandbox.pay.gate import Answer, Call, opened
from doorstep_sandbox.pay.merchants import Merchant
from doorstep_sandbox.pay.notices import announce
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.clock import written
from doorstep_sandbox.state.store import Row

WORK_SECONDS = 3
SLOW_SECONDS = 3600.0
NOT_BEFORE_SECONDS = 60
RECEIVERS_MAX = 50
REQUESTS_MAX = 50
NUMBER_SHAPE = r"[0-9A-Za-z_\-|*@]{1,64}"
REST_WORDS = "解冻给分账方"


def ask_for(box: Sandbox, call: Call) -> Answer:
    """POST /v3/profitsharing/orders."""
    fields = call.fields()
    unfreeze = fields.flag("unfreeze_unsplit", optional=False)
    wanted = [_wanted(box, call, fields, row) for row in fields.rows("receivers", RECEIVERS_MAX)]
    if not wanted and not unfreeze:
        raise fields.bad("receivers", "必填")
    return _accept(box, call, fields, wanted, unfreeze)


def unfreeze_rest(box: Sandbox, call: Call) -> Answer:
    """POST /v3/profitsharing/orders/unfreeze."""
    fields = call.fields()
    fields.text("description", 80)
    return _accept(box, call, fields, [], True)


def tell(box: Sandbox, call: Call) -> Answer:
    """GET /v3/profitsharing/orders/{out_order_no}?transaction_id=..."""
    sub_mchid = call.query.get("sub_mchid", "")
    merchants.payee(box, call.caller, sub_mchid)
    share = _of_number(box, call.caller.mchid, sub_mchid, call.path["number"])
    order = orders.by_id(box, share["order_id"])
    if order["transaction_id"] != call.asked("transaction_id"):
        raise Refused("RESOURCE_NOT_EXISTS", "分账单不存在")
    return Answer(picture(box, order, share))


def amount_left(box: Sandbox, call: Call) -> Answer:
    """GET /v3/profitsharing/transactions/{transaction_id}/amounts."""
    order = box.store.one(
        "SELECT * FROM orders WHERE transaction_id = ? AND mchid = ?",
        call.path["number"],
        call.caller.mchid,
    )
    if order is None:
        raise Refused("RESOURCE_NOT_EXISTS", "订单不存在")
    left = order["frozen_fen"]
    return Answer({"transaction_id": order["transaction_id"], "unsplit_amount": left})


def finish(box: Sandbox, share_id: str, at: float) -> None:
    """Each receiver gets its part or, if that fails, the payee keeps it."""
    share = box.store.one("SELECT * FROM shares WHERE id = ?", share_id)
    if share is None:
        raise Refused("RESOURCE_NOT_EXISTS")
    order = orders.by_id(box, share["order_id"])
    for part in _parts(box, share["id"]):
        reason = _failure(box, share, part)
        accounts.freeze(box, share["payee"], -part["amount_fen"])
        if not reason:
            _carry_over(box, order, share, part, at)
        else:
            box.store.run(
                "UPDATE orders SET shared_fen = shared_fen - ? WHERE id = ?",
                part["amount_fen"],
                order["id"],
            )
        box.store.update(
            "share_parts",
            part["id"],
            result="CLOSED" if reason else "SUCCESS",
            fail_reason=reason,
            finished_at=at,
        )
    box.store.update("shares", share["id"], state="FINISHED")
    box.note(at, "share.finished", share["out_order_no"])


def picture(box: Sandbox, order: Row, share: Row) -> dict[str, Any]:
    """The share as the request and the query answer it."""
    rows = []
    for part in _parts(box, share["id"]):
        row = {
            "amount": part["amount_fen"],
            "description": part["description"],
            "type": part["type"],
            "account": part["account"],
            "result": part["result"],
            "detail_id": part["detail_id"],
            "create_time": written(part["created_at"]),
        }
        if part["finished_at"]:
            row["finish_time"] = written(part["finished_at"])
        if part["fail_reason"]:
            row["fail_reason"] = part["fail_reason"]
        rows.append(row)
    sub = {"sub_mchid": share["sub_mchid"]} if share["sub_mchid"] else {}
    return {
        **sub,
        "transaction_id": order["transaction_id"],
        "out_order_no": share["out_order_no"],
        "order_id": share["share_no"],
        "state": share["state"],
        "receivers": rows,
    }


def _wanted(box: Sandbox, call: Call, fields: Fields, row: Fields) -> dict[str, Any]:
    sub_mchid = fields.text("sub_mchid", 32, optional=True)
    payee = merchants.payee(box, call.caller, sub_mchid)
    part: dict[str, Any] = {
        "type": row.text("type", 32, receivers.TYPES),
        "account": row.text("account", 64),
        "amount_fen": row.fen("amount"),
        "description": row.text("description", 80),
    }
    if part["type"] != "MERCHANT_ID":
        field = "sub_appid" if part["type"] == "PERSONAL_SUB_OPENID" else "appid"
        merchants.check_app(box, call.caller.mchid, fields.text(field, 32))
    known = receivers.find(box, payee.mchid, part["type"], part["account"])
    if known is None:
        raise Refused("INVALID_REQUEST", "分账接收方与分账方没有绑定关系，请先添加分账接收方")
    name = opened(box, call, row.text("name", 1024, optional=True), "/receivers/name")
    if name and known["name"] and name != known["name"]:
        raise Refused("INVALID_REQUEST", "分账接收方姓名不匹配")
    return part


def _accept(
    box: Sandbox, call: Call, fields: Fields, wanted: list[dict[str, Any]], unfreeze: bool
) -> Answer:
    sub_mchid = fields.text("sub_mchid", 32, optional=True)
    payee = merchants.payee(box, call.caller, sub_mchid)
    number = fields.text("out_order_no", 64, NUMBER_SHAPE)
    order = orders.of_transaction(
        box,
        call.caller.mchid,
        sub_mchid,
        fields.text("transaction_id", 32),
        "RESOURCE_NOT_EXISTS",
    )
    fingerprint = orders.digest(order["id"], wanted, unfreeze)
    known = box.store.one(
        "SELECT * FROM shares WHERE mchid = ? AND sub_mchid = ? AND out_order_no = ?",
        call.caller.mchid,
        sub_mchid,
        number,
    )
    if known is not None:
        if known["digest"] != fingerprint:
            raise Refused("INVALID_REQUEST", "分账单号重复，且请求参数与之前不一致")
        return Answer(picture(box, order, known))
    total = sum(part["amount_fen"] for part in wanted)
    _check(order, payee, total, call.at)
    share = _keep(box, order, payee, number, wanted, unfreeze, fingerprint, call.at)
    slow = box.faults.take("result", kind="share_slow", mchid=call.caller.mchid)
    wait = (slow.seconds or SLOW_SECONDS) if slow else WORK_SECONDS
    box.timers.set(call.at + wait, "sharing.finish", share["id"])
    box.note(call.at, "share.accepted", number, amount_fen=total, unfreeze=unfreeze)
    return Answer(picture(box, order, share))


def _check(order: Row, payee: Merchant, total: int, at: float) -> None:
    if not order["for_sharing"]:
        raise Refused("INVALID_REQUEST", "非分账订单不支持分账")
    if not order["frozen"]:
        raise Refused("INVALID_REQUEST", "订单已完结分账，剩余资金已解冻")
    if at - order["paid_at"] < NOT_BEFORE_SECONDS:
        raise Refused("INVALID_REQUEST", "订单处理中，暂时无法分账，请稍后再试")
    if order["share_count"] >= REQUESTS_MAX:
        raise Refused("RULE_LIMIT", "同一笔订单分账次数超过50次")
    if total > order["frozen_fen"]:
        raise Refused("NOT_ENOUGH", "分账金额不足，请调整分账金额")
    base = order["total_fen"] - order["refunded_fen"]
    if (order["shared_fen"] + total) * 10000 > base * payee.share_cap_bp:
        raise Refused("RULE_LIMIT", "分账金额超过最大分账比例")


def _keep(
    box: Sandbox,
    order: Row,
    payee: Merchant,
    number: str,
    wanted: list[dict[str, Any]],
    unfreeze: bool,
    fingerprint: str,
    at: float,
) -> Row:
    total = sum(part["amount_fen"] for part in wanted)
    rest = order["frozen_fen"] - total
    share_id = box.store.insert(
        "shares",
        order_id=order["id"],
        mchid=order["mchid"],
        sub_mchid=order["sub_mchid"],
        payee=payee.mchid,
        out_order_no=number,
        share_no=box.number("share"),
        unfreeze=int(unfreeze),
        digest=fingerprint,
        state="PROCESSING",
        created_at=at,
    )
    rest_part = {
        "type": "MERCHANT_ID",
        "account": payee.mchid,
        "amount_fen": rest,
        "description": REST_WORDS,
    }
    for part in [*wanted, *([rest_part] if unfreeze and rest else [])]:
        box.store.insert(
            "share_parts",
            share_id=share_id,
            detail_id=box.number("detail"),
            result="PENDING",
            payee=payee.mchid,
            created_at=at,
            **part,
        )
    # What is asked for leaves the order's freeze at once, so that it cannot be asked for twice;
    # the payee's account stays frozen by it until the result.
    box.store.update(
        "orders",
        order["id"],
        shared_fen=order["shared_fen"] + total,
        share_count=order["share_count"] + 1,
        frozen_fen=0 if unfreeze else rest,
        frozen=0 if unfreeze else 1,
    )
    return _of_number(box, order["mchid"], order["sub_mchid"], number)


def _failure(box: Sandbox, share: Row, part: Row) -> str:
    if part["account"] == share["payee"]:
        return ""
    if box.faults.take("result", kind="share_closed", mchid=share["mchid"]):
        return "ACCOUNT_ABNORMAL"
    if receivers.find(box, share["payee"], part["type"], part["account"]) is None:
        return "NO_RELATION"
    return ""


def _carry_over(box: Sandbox, order: Row, share: Row, part: Row, at: float) -> None:
    if part["account"] == share["payee"]:
        return
    number = part["detail_id"]
    entry = accounts.Entry(at, number, "分账", "分账", part["description"], share["out_order_no"])
    accounts.move(box, share["payee"], -part["amount_fen"], entry)
    if part["type"] == "MERCHANT_ID":
        accounts.move(box, part["account"], part["amount_fen"], entry)
    _tell_share(box, order, share, part, at)


def _tell_share(box: Sandbox, order: Row, share: Row, part: Row, at: float) -> None:
    url = merchants.known(box, share["mchid"]).share_notify_url
    parties = {"mchid": share["mchid"]}
    if share["sub_mchid"]:
        parties = {"sp_mchid": share["mchid"], "sub_mchid": share["sub_mchid"]}
    content = {
        **parties,
        "transaction_id": order["transaction_id"],
        "order_id": share["share_no"],
        "out_order_no": share["out_order_no"],
        "receiver": {
            "type": part["type"],
            "account": part["account"],
            "amount": part["amount_fen"],
            "description": part["description"],
        },
        "success_time": written(at),
    }
    announce(
        box,
        share["mchid"],
        url,
        "PROFITSHARING.SUCCESS",
        "profitsharing",
        content,
        at=at,
        summary="分账成功",
    )


def _parts(box: Sandbox, share_id: int) -> list[Row]:
    return box.store.some("SELECT * FROM share_parts WHERE share_id = ? ORDER BY id", share_id)


def _of_number(box: Sandbox, mchid: str, sub_mchid: str, number: str) -> Row:
    row = box.store.one(
        "SELECT * FROM shares WHERE mchid = ? AND sub_mchid = ? AND out_order_no = ?",
        mchid,
        sub_mchid,
        number,
    )
    if row is None:
        raise Refused("RESOURCE_NOT_EXISTS", "分账单不存在")
    return row
