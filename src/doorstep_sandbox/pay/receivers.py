"""Receivers of shares: added, removed, and the payee's cap on what may be shared out."""

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.pay import merchants
from doorstep_sandbox.pay.fields import Fields
from doorstep_sandbox.pay.gate import Answer, Call, opened
from doorstep_sandbox.pay.merchants import Merchant
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.store import Row

TYPES = "MERCHANT_ID|PERSONAL_OPENID|PERSONAL_SUB_OPENID"
RELATIONS = (
    "SERVICE_PROVIDER|STORE|STAFF|STORE_OWNER|PARTNER|HEADQUARTER|BRAND|DISTRIBUTOR|USER|SUPPLIER"
    "|CUSTOM"
)


def add(box: Sandbox, call: Call) -> Answer:
    """POST /v3/profitsharing/receivers/add."""
    fields = call.fields()
    payee = merchants.payee(box, call.caller, fields.text("sub_mchid", 32, optional=True))
    kind, account = fields.text("type", 32, TYPES), fields.text("account", 64)
    relation = fields.text("relation_type", 32, RELATIONS)
    custom = fields.text("custom_relation", 10, optional=relation != "CUSTOM")
    name = opened(box, call, fields.text("name", 1024, optional=True), "/name")
    _check_account(box, call, fields, kind, account, name)
    box.store.run(
        "INSERT INTO receivers VALUES (?, ?, ?, ?, ?) ON CONFLICT (payee, type, account)"
        " DO UPDATE SET name = excluded.name, relation = excluded.relation",
        payee.mchid,
        kind,
        account,
        name,
        relation,
    )
    shown = {"type": kind, "account": account, "relation_type": relation}
    if custom:
        shown["custom_relation"] = custom
    return Answer(_with_sub(call, payee, shown))


def remove(box: Sandbox, call: Call) -> Answer:
    """POST /v3/profitsharing/receivers/delete."""
    fields = call.fields()
    payee = merchants.payee(box, call.caller, fields.text("sub_mchid", 32, optional=True))
    kind, account = fields.text("type", 32, TYPES), fields.text("account", 64)
    box.store.run(
        "DELETE FROM receivers WHERE payee = ? AND type = ? AND account = ?",
        payee.mchid,
        kind,
        account,
    )
    return Answer(_with_sub(call, payee, {"type": kind, "account": account}))


def cap(box: Sandbox, call: Call) -> Answer:
    """GET /v3/profitsharing/merchant-configs/{sub_mchid}: the highest ratio, in 1/10000."""
    asked = call.path["number"]
    sub_mchid = "" if asked == call.caller.mchid else asked
    payee = merchants.payee(box, call.caller, sub_mchid)
    return Answer({"sub_mchid": payee.mchid, "max_ratio": payee.share_cap_bp})


def find(box: Sandbox, payee: str, kind: str, account: str) -> Row | None:
    """The receiver, if the payee has added it."""
    return box.store.one(
        "SELECT * FROM receivers WHERE payee = ? AND type = ? AND account = ?",
        payee,
        kind,
        account,
    )


def _check_account(
    box: Sandbox, call: Call, fields: Fields, kind: str, account: str, name: str
) -> None:
    if kind == "MERCHANT_ID":
        receiver = merchants.find(box, account)
        if receiver is None:
            raise Refused("INVALID_REQUEST", "分账接收方商户不存在")
        if not name:
            raise fields.bad("name", "接收方类型是MERCHANT_ID时必填")
        if name != receiver.name:
            raise Refused("INVALID_REQUEST", "分账接收方全称与商户号不匹配")
        return
    field = "sub_appid" if kind == "PERSONAL_SUB_OPENID" else "appid"
    appid = fields.text(field, 32)
    merchants.check_app(box, call.caller.mchid, appid)
    user = merchants.check_openid(box, appid, account)
    if name and user["name"] and name != user["name"]:
        raise Refused("INVALID_REQUEST", "分账接收方姓名与实名不匹配")


def _with_sub(call: Call, payee: Merchant, shown: dict[str, str]) -> dict[str, str]:
    return shown if call.caller.role == "direct" else {"sub_mchid": payee.mchid, **shown}
