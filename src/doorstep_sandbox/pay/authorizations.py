"""A user's standing permission to receive transfers without confirming each one."""

from typing import Any

from doorstep_sandbox.box import Sandbox, token
from doorstep_sandbox.pay import merchants, orders
from doorstep_sandbox.pay.fields import Fields
from doorstep_sandbox.pay.gate import Answer, Call
from doorstep_sandbox.pay.notices import announce
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.clock import written
from doorstep_sandbox.state.store import Row

CONFIRM_SECONDS = 24 * 3600
NUMBER_SHAPE = r"[0-9A-Za-z]{5,32}"


def ask_for(box: Sandbox, call: Call) -> Answer:
    """POST /v3/fund-app/mch-transfer/user-confirm-authorization."""
    fields = call.fields()
    number = wish_for(box, call, fields, fields)
    row = _of_number(box, call.caller.mchid, number)
    return Answer({**picture(row), "package_info": row["package_info"]})


def tell(box: Sandbox, call: Call) -> Answer:
    """GET .../user-confirm-authorization/out-authorization-no/{number}."""
    return Answer(picture(_of_number(box, call.caller.mchid, call.path["number"])))


def close(box: Sandbox, call: Call) -> Answer:
    """POST .../out-authorization-no/{number}/close: the merchant gives it up."""
    row = _of_number(box, call.caller.mchid, call.path["number"])
    _end(box, row, "MCH_CLOSE", call.at)
    return Answer(picture(_of_number(box, call.caller.mchid, call.path["number"])))


def wish_for(box: Sandbox, call: Call, fields: Fields, wish: Fields) -> str:
    """Keep the wish for a permission (part of a transfer, or alone); its number."""
    appid, openid = fields.text("appid", 32), fields.text("openid", 64)
    merchants.check_app(box, call.caller.mchid, appid)
    merchants.check_openid(box, appid, openid)
    terms = {
        "mchid": call.caller.mchid,
        "out_authorization_no": wish.text("out_authorization_no", 32, NUMBER_SHAPE),
        "appid": appid,
        "openid": openid,
        "scene_id": fields.text("transfer_scene_id", 36, r"\d{4}"),
        "display_name": wish.text("user_display_name", 32),
    }
    fingerprint = orders.digest(terms)
    known = _find(box, call.caller.mchid, terms["out_authorization_no"])
    if known is not None:
        if known["digest"] != fingerprint:
            raise Refused("ALREADY_EXISTS", "商户授权单号已存在，且请求内容不一致")
        return terms["out_authorization_no"]
    row_id = box.store.insert(
        "authorizations",
        **terms,
        authorization_id=box.number("authorization"),
        notify_url=wish.notify_url("authorization_notify_url"),
        package_info=token(48),
        digest=fingerprint,
        state="WAIT_USER_CONFIRM",
        created_at=call.at,
    )
    box.timers.set(call.at + CONFIRM_SECONDS, "authorizations.overdue", row_id)
    return terms["out_authorization_no"]


def in_effect(box: Sandbox, call: Call, fields: Fields) -> Row:
    """The permission a transfer names, if it is the user's and in effect."""
    row = box.store.one(
        "SELECT * FROM authorizations WHERE mchid = ? AND authorization_id = ?",
        call.caller.mchid,
        fields.text("authorization_id", 64),
    )
    if (
        row is None
        or row["state"] != "TAKING_EFFECT"
        or row["openid"] != fields.text("openid", 64)
        or row["scene_id"] != fields.text("transfer_scene_id", 36)
    ):
        raise Refused("NO_AUTH", "用户未授权或授权已解除")
    return row


def grant(box: Sandbox, mchid: str, number: str, at: float) -> None:
    """The user gives the permission."""
    row = _of_number(box, mchid, number)
    if row["state"] != "WAIT_USER_CONFIRM":
        return
    box.store.update("authorizations", row["id"], state="TAKING_EFFECT", authorized_at=at)
    box.note(at, "authorization.granted", number)
    _tell(box, _of_number(box, mchid, number), at, "MCHTRANSFER.AUTHORIZATION.SUCCESS")


def revoke(box: Sandbox, mchid: str, number: str, at: float) -> None:
    """The user takes the permission back, or never gives it."""
    _end(box, _of_number(box, mchid, number), "USER_CLOSE", at)


def overdue(box: Sandbox, row_id: str, at: float) -> None:
    """24 hours without the user's answer."""
    row = box.store.one("SELECT * FROM authorizations WHERE id = ?", row_id)
    if row is not None and row["state"] == "WAIT_USER_CONFIRM":
        _end(box, row, "OVERDUE_CLOSE", at)


def picture(row: Row) -> dict[str, Any]:
    """The permission as a query and a notification show it."""
    shown = {
        "out_authorization_no": row["out_authorization_no"],
        "appid": row["appid"],
        "openid": row["openid"],
        "user_display_name": row["display_name"],
        "state": row["state"],
        "create_time": written(row["created_at"]),
    }
    if row["authorized_at"] is not None:
        shown["authorization_id"] = row["authorization_id"]
        shown["authorize_time"] = written(row["authorized_at"])
    if row["closed_at"] is not None:
        shown["close_info"] = {
            "close_time": written(row["closed_at"]),
            "close_reason": row["close_reason"],
        }
    return shown


def _end(box: Sandbox, row: Row, reason: str, at: float) -> None:
    if row["state"] == "CLOSED":
        return
    box.store.update("authorizations", row["id"], state="CLOSED", close_reason=reason, closed_at=at)
    box.note(at, "authorization.closed", row["out_authorization_no"], reason=reason)
    closed = _of_number(box, row["mchid"], row["out_authorization_no"])
    _tell(box, closed, at, "MCHTRANSFER.AUTHORIZATION.CLOSED")


def _tell(box: Sandbox, row: Row, at: float, event: str) -> None:
    announce(
        box,
        row["mchid"],
        row["notify_url"],
        event,
        "mch_payment",
        picture(row),
        at=at,
        summary="免确认收款授权通知",
    )


def _find(box: Sandbox, mchid: str, number: str) -> Row | None:
    return box.store.one(
        "SELECT * FROM authorizations WHERE mchid = ? AND out_authorization_no = ?", mchid, number
    )


def _of_number(box: Sandbox, mchid: str, number: str) -> Row:
    row = _find(box, mchid, number)
    if row is None:
        raise Refused("NOT_FOUND")
    return row
