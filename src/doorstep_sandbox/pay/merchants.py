"""Who is a merchant of the channel, for whom it may act, and which apps are bound to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.pay import accounts
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.store import Row


@dataclass(frozen=True)
class Merchant:
    """A merchant: direct, service provider, or sub-merchant of one."""

    mchid: str
    role: str
    sp_mchid: str
    name: str
    key_mode: str
    fee_bp: int
    share_cap_bp: int
    share_notify_url: str


def find(box: Sandbox, mchid: str) -> Merchant | None:
    """The merchant with this number."""
    row = box.store.one("SELECT * FROM merchants WHERE mchid = ?", mchid)
    return Merchant(**dict(row)) if row else None


def known(box: Sandbox, mchid: str) -> Merchant:
    """The merchant with this number; refuses with MCH_NOT_EXISTS."""
    merchant = find(box, mchid)
    if merchant is None:
        raise Refused("MCH_NOT_EXISTS")
    return merchant


def payee(box: Sandbox, caller: Merchant, sub_mchid: str) -> Merchant:
    """Who receives the money when this caller acts: itself, or its named sub-merchant."""
    if caller.role == "direct":
        if sub_mchid:
            raise Refused("NO_AUTH", "该商户号不是服务商")
        return caller
    if not sub_mchid:
        raise Refused("PARAM_ERROR", "sub_mchid: 必填", "/sub_mchid")
    sub = known(box, sub_mchid)
    if sub.sp_mchid != caller.mchid:
        raise Refused("NO_AUTH", "特约商户与服务商无关联")
    return sub


def check_app(box: Sandbox, mchid: str, appid: str) -> None:
    """Refuse an appid that is not bound to the merchant."""
    if not box.store.one("SELECT 1 FROM bindings WHERE mchid = ? AND appid = ?", mchid, appid):
        raise Refused("APPID_MCHID_NOT_MATCH")


def check_openid(box: Sandbox, appid: str, openid: str) -> Row:
    """The user with this openid under this appid; an openid of another app is PARAM_ERROR."""
    row = box.store.one("SELECT * FROM users WHERE openid = ?", openid)
    if row is None or row["appid"] != appid:
        raise Refused("PARAM_ERROR", "无效的openid", "/payer/openid")
    return row


def register(box: Sandbox, entry: Mapping[str, Any], apps: list[Mapping[str, str]]) -> None:
    """Take a merchant of merchants.json, its sub-merchants and its apps into the state."""
    _keep(box, entry, entry["role"], "")
    for app in apps:
        box.store.run(
            "INSERT INTO apps VALUES (?, ?, ?) ON CONFLICT (appid) DO UPDATE SET"
            " secret = excluded.secret",
            app["appid"],
            app["secret"],
            app["name"],
        )
        _bind(box, entry["mchid"], app["appid"])
    for sub in entry["sub_merchants"]:
        register_sub(box, entry["mchid"], {"fee_bp": entry["fee_bp"], **sub})


def register_sub(box: Sandbox, sp_mchid: str, entry: Mapping[str, Any]) -> None:
    """Make or change a sub-merchant of a service provider; it is bound to the same apps."""
    _keep(box, entry, "sub", sp_mchid)
    for row in box.store.some("SELECT appid FROM bindings WHERE mchid = ?", sp_mchid):
        _bind(box, entry["mchid"], row["appid"])


def _keep(box: Sandbox, entry: Mapping[str, Any], role: str, sp_mchid: str) -> None:
    new = find(box, entry["mchid"]) is None
    box.store.run(
        "INSERT INTO merchants VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mchid) DO UPDATE SET"
        " name = excluded.name, key_mode = excluded.key_mode, fee_bp = excluded.fee_bp,"
        " share_cap_bp = excluded.share_cap_bp, share_notify_url = excluded.share_notify_url",
        entry["mchid"],
        role,
        sp_mchid,
        entry["name"],
        entry.get("key_mode", "public_key"),
        entry.get("fee_bp", 60),
        entry.get("share_cap_bp", 3000),
        entry.get("share_notify_url", ""),
    )
    if new and entry.get("opening_fen"):
        accounts.top_up(box, entry["mchid"], entry["opening_fen"])


def _bind(box: Sandbox, mchid: str, appid: str) -> None:
    box.store.run("INSERT INTO bindings VALUES (?, ?) ON CONFLICT DO NOTHING", mchid, appid)
