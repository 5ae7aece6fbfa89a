"""The sandbox's users: who they are, their login codes, their phone codes."""

import hashlib
import secrets
import time

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.mini.errors import MiniRefused
from doorstep_sandbox.state.store import Row

CODE_REAL_SECONDS = 300


def make(
    box: Sandbox,
    appid: str,
    *,
    phone: str = "",
    name: str = "",
    unionid: str = "",
    openid: str = "",
) -> Row:
    """Make a user of an app, or another app's side of the person with this unionid."""
    if box.store.one("SELECT 1 FROM apps WHERE appid = ?", appid) is None:
        raise MiniRefused(40013)
    unionid = unionid or f"u{secrets.token_urlsafe(20)}"
    openid = openid or f"o{secrets.token_urlsafe(20)}"
    twin = box.store.one("SELECT * FROM users WHERE unionid = ? LIMIT 1", unionid)
    same = box.store.one("SELECT * FROM users WHERE unionid = ? AND appid = ?", unionid, appid)
    if same is not None:
        return same
    box.store.insert(
        "users",
        openid=openid,
        appid=appid,
        unionid=unionid,
        phone=phone or (twin["phone"] if twin else ""),
        name=name or (twin["name"] if twin else ""),
    )
    return known(box, openid)


def known(box: Sandbox, openid: str) -> Row:
    """The user with this openid."""
    row = box.store.one("SELECT * FROM users WHERE openid = ?", openid)
    if row is None:
        raise MiniRefused(40003)
    return row


def mint(box: Sandbox, purpose: str, openid: str, phone: str = "") -> str:
    """A one-time code by which the app's server learns the user ("login") or phone ("phone")."""
    user = known(box, openid)
    code = f"0{secrets.token_urlsafe(23)}"
    box.store.insert(
        "one_time_codes",
        code=code,
        purpose=purpose,
        openid=openid,
        phone=phone or user["phone"],
        made_real_at=time.time(),
    )
    return code


def redeem(box: Sandbox, purpose: str, appid: str, code: str) -> Row:
    """Use a code up; refuses a second use, an old code, another app's code."""
    row = box.store.one(
        "SELECT * FROM one_time_codes WHERE code = ? AND purpose = ?", code, purpose
    )
    if row is None or known(box, row["openid"])["appid"] != appid:
        raise MiniRefused(40029)
    if row["used"]:
        raise MiniRefused(40163)
    if time.time() - row["made_real_at"] > CODE_REAL_SECONDS:
        raise MiniRefused(40029, "code expired")
    box.store.run("UPDATE one_time_codes SET used = 1 WHERE code = ?", code)
    return row


def session_key(openid: str, code: str) -> str:
    """A session key that differs at each login."""
    return hashlib.sha256(f"{openid}:{code}".encode()).hexdigest()[:24]
