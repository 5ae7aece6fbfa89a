"""Returns of shares: a merchant receiver gives a part back to the payee."""

from typing import Any

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.pay import accounts, merchants, orders
from doorstep_sandbox.pay.fields import Fields
from doorstep_sandbox.pay.gate import Answer, Call
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.clock import written
from doorstep_sandbox.state.store import Row

WORK_SECONDS = 2
AFTER_SECONDS_MAX = 180 * 24 * 3600
NUMBER_SHAPE = r"[0-9A-Za-z_\-|*@]{1,64}"


def ask_for(box: Sandbox, call: Call) -> Answer:
    """POST /v3/profitsharing/return-orders."""
    fields = call.fields()
    sub_mchid = fields.text("sub_mchid", 32, optional=True)
    payee = merchants.payee(box, call.caller, sub_mchid)
    share = _share(box, call.caller.mchid, sub_mchid, fields)
    number = fields.text("out_return_no", 64, NUMBER_SHAPE)
    giver, amount_fen = fields.text("return_mchid", 32), fields.fen("amount")
    fingerprint = orders.digest(share["id"], giver, amount_fen)
    known = _find(box, payee.mchid, number)
    if known is not None:
        if known["digest"] != fingerprint:
            raise Refused("INVALID_REQUEST", "回退单号重复，且请求参数与之前不一致")
        return Answer(_picture(box, known))
    part = _returnable(box, share, giver, amount_fen, call.at)
    box.store.update("share_parts", part["id"], returned_fen=part["returned_fen"] + amount_fen)
    row_id = box.store.insert(
        "share_returns",
        share_id=share["id"],
        part_id=part["id"],
        payee=payee.mchid,
        out_return_no=number,
        return_no=box.number("return"),
        return_mchid=giver,
        amount_fen=amount_fen,
        description=fields.text("description", 80),
        digest=fingerprint,
        result="PROCESSING",
        created_at=call.at,
    )
    box.timers.set(call.at + WORK_SECONDS, "returns.finish", row_id)
    box.note(call.at, "share_return.accepted", number, amount_fen=amount_fen)
    return Answer(_picture(box, _by_id(box, row_id)))


def tell(box: Sandbox, call: Call) -> Answer:
    """GET /v3/profitsharing/return-orders/{out_return_no}?out_order_no=..."""
    payee = merchants.payee(box, call.caller, call.query.get("sub_mchid", ""))
    row = _find(box, payee.mchid, call.path["number"])
    if row is None:
        raise Refused("RESOURCE_NOT_EXISTS", "回退单不存在")
    shown = _picture(box, row)
    if shown["out_order_no"] != call.asked("out_order_no"):
        raise Refused("RESOURCE_NOT_EXISTS", "回退单不存在")
    return Answer(shown)


def finish(box: Sandbox, return_id: str, at: float) -> None:
    """The money goes back, unless the giver has too little."""
    row = _by_id(box, return_id)
    entry = accounts.Entry(
        at, row["return_no"], "分账回退", "分账回退", row["description"], row["out_return_no"]
    )
    failed = accounts.available_fen(box, row["return_mchid"]) < row["amount_fen"]
    if failed:
        box.store.run(
            "UPDATE share_parts SET returned_fen = returned_fen - ? WHERE id = ?",
            row["amount_fen"],
            row["part_id"],
        )
    else:
        accounts.move(box, row["return_mchid"], -row["amount_fen"], entry)
        accounts.move(box, row["payee"], row["amount_fen"], entry)
    box.store.update(
        "share_returns",
        row["id"],
        result="FAILED" if failed else "SUCCESS",
        fail_reason="BALANCE_NOT_ENOUGH" if failed else "",
        finished_at=at,
    )
    box.note(at, "share_return.finished", row["out_return_no"], failed=failed)


def _share(box: Sandbox, mchid: str, sub_mchid: str, fields: Fields) -> Row:
    if fields.has("order_id"):
        row = box.store.one("SELECT * FROM shares WHERE share_no = ?", fields.text("order_id", 64))
    else:
        row = box.store.one(
            "SELECT * FROM shares WHERE mchid = ? AND sub_mchid = ? AND out_order_no = ?",
            mchid,
            sub_mchid,
            fields.text("out_order_no", 64, NUMBER_SHAPE),
        )
    if row is None or (row["mchid"], row["sub_mchid"]) != (mchid, sub_mchid):
        raise Refused("RESOURCE_NOT_EXISTS", "分账单不存在")
    return row


def _returnable(box: Sandbox, share: Row, giver: str, amount_fen: int, at: float) -> Row:
    if giver == share["payee"]:
        raise Refused("INVALID_REQUEST", "分账方自身无需回退")
    parts = box.store.some(
        "SELECT * FROM share_parts WHERE share_id = ? AND account = ? AND type = 'MERCHANT_ID'"
        " AND result = 'SUCCESS'",
        share["id"],
        giver,
    )
    if not parts:
        raise Refused("INVALID_REQUEST", "没有分给该商户的成功分账，分给个人的资金不支持回退")
    if at - share["created_at"] > AFTER_SECONDS_MAX:
        raise Refused("INVALID_REQUEST", "分账超过180天，不能回退")
    for part in parts:
        if part["amount_fen"] - part["returned_fen"] >= amount_fen:
            return part
    raise Refused("INVALID_REQUEST", "回退金额超过可回退金额")


def _picture(box: Sandbox, row: Row) -> dict[str, Any]:
    share = box.store.one("SELECT * FROM shares WHERE id = ?", row["share_id"])
    if share is None:
        raise Refused("RESOURCE_NOT_EXISTS")
    shown = {"sub_mchid": share["sub_mchid"]} if share["sub_mchid"] else {}
    shown |= {
        "order_id": share["share_no"],
        "out_order_no": share["out_order_no"],
        "out_return_no": row["out_return_no"],
        "return_id": row["return_no"],
        "return_mchid": row["return_mchid"],
        "amount": row["amount_fen"],
        "description": row["description"],
        "result": row["result"],
        "create_time": written(row["created_at"]),
    }
    if row["finished_at"]:
        shown["finish_time"] = written(row["finished_at"])
    if row["fail_reason"]:
        shown["fail_reason"] = row["fail_reason"]
    return shown


def _find(box: Sandbox, payee: str, number: str) -> Row | None:
    return box.store.one(
        "SELECT * FROM share_returns WHERE payee = ? AND out_return_no = ?", payee, number
    )


def _by_id(box: Sandbox, return_id: int | str) -> Row:
    row = box.store.one("SELECT * FROM share_returns WHERE id = ?", return_id)
    if row is None:
        raise Refused("RESOURCE_NOT_EXISTS")
    return row
