"""Asking for a bill (its hash and a short-lived address) and fetching the file."""

import gzip
import hashlib
import secrets
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from doorstep_sandbox import signing
from doorstep_sandbox.bills import sheets
from doorstep_sandbox.bills.sheets import Sheet
from doorstep_sandbox.box import Sandbox, token
from doorstep_sandbox.pay import merchants
from doorstep_sandbox.pay.gate import Answer, Call
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.clock import CHINA, china

LINK_REAL_SECONDS = 300
READY_HOUR = 9
DAYS_BACK = 93
ACCOUNTS = ("BASIC", "OPERATION", "FEES")


def trade_bill(box: Sandbox, call: Call) -> Answer:
    """GET /v3/bill/tradebill."""
    sub_mchid = call.query.get("sub_mchid", "")
    if sub_mchid:
        merchants.payee(box, call.caller, sub_mchid)
    kind = call.query.get("bill_type", "ALL")
    if kind not in ("ALL", "SUCCESS", "REFUND"):
        raise Refused("PARAM_ERROR", "bill_type: 不支持的类型", "bill_type")
    sheet = sheets.trade(box, call.caller.mchid, sub_mchid, _day(call), kind)
    return _offer(box, call, sheet)


def fund_bill(box: Sandbox, call: Call) -> Answer:
    """GET /v3/bill/fundflowbill."""
    sheet = sheets.fund(box, call.caller.mchid, _day(call), _account(call))
    return _offer(box, call, sheet)


def share_bill(box: Sandbox, call: Call) -> Answer:
    """GET /v3/profitsharing/bills."""
    sub_mchid = call.query.get("sub_mchid", "")
    if sub_mchid or call.caller.role == "direct":
        payees = [merchants.payee(box, call.caller, sub_mchid).mchid]
    else:
        rows = box.store.some("SELECT mchid FROM merchants WHERE sp_mchid = ?", call.caller.mchid)
        payees = [row["mchid"] for row in rows]
    return _offer(box, call, sheets.sharing(box, call.caller.mchid, payees, _day(call)))


def sub_fund_bill(box: Sandbox, call: Call) -> Answer:
    """GET /v3/bill/sub-merchant-fundflowbill: one sub-merchant's account, sealed."""
    payee = merchants.payee(box, call.caller, call.asked("sub_mchid"))
    sheet = sheets.fund(box, payee.mchid, _day(call), _account(call))
    content, digest = _made(box, call, sheet)
    key, nonce = AESGCM.generate_key(256), secrets.token_hex(6)
    sealed = AESGCM(key).encrypt(nonce.encode(), content, None)
    public_key = box.keyring.merchants[call.caller.mchid].public_key
    bill = {
        "bill_sequence": 1,
        "download_url": _link(box, call, sealed),
        "encrypt_key": signing.seal_name(public_key, key),
        "nonce": nonce,
        "hash_type": "SHA1",
        "hash_value": digest,
    }
    return Answer({"download_bill_count": 1, "download_bill_list": [bill]})


def download(box: Sandbox, call: Call) -> Answer:
    """GET /v3/billdownload/file?token=...: the file; its only proof is the hash given before."""
    row = box.store.one(
        "SELECT * FROM bill_files WHERE token = ? AND mchid = ?",
        call.asked("token"),
        call.caller.mchid,
    )
    if row is None or time.time() - row["made_real_at"] > LINK_REAL_SECONDS:
        raise Refused("INVALID_REQUEST", "账单下载地址已失效，请重新申请")
    return Answer(file=row["content"])


def _offer(box: Sandbox, call: Call, sheet: Sheet) -> Answer:
    content, digest = _made(box, call, sheet)
    answer: dict[str, Any] = {
        "hash_type": "SHA1",
        "hash_value": digest,
        "download_url": _link(box, call, content),
    }
    return Answer(answer)


def _made(box: Sandbox, call: Call, sheet: Sheet) -> tuple[bytes, str]:
    """The file as it will be fetched, and the hash of what it holds uncompressed."""
    if not sheet.rows:
        raise Refused("NO_STATEMENT_EXIST")
    fault = box.faults.take("bill", event=call.query["bill_date"], mchid=call.caller.mchid)
    if fault and fault.kind == "bill_missing_row":
        sheet.rows.pop(0)
    elif fault and fault.kind == "bill_extra_row":
        sheet.rows.append([_foreign(cell) for cell in sheet.rows[-1]])
    elif fault and fault.kind == "bill_changed_row":
        sheet.rows[0][sheet.amount_column] = "987654.32"
    elif fault and fault.kind == "bill_wrong_sum":
        sheet.fixed_summary = sheet.summary()
        sheet.rows.pop()
    content = sheet.written()
    digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    if fault and fault.kind == "bill_wrong_hash":
        digest = hashlib.sha1(digest.encode(), usedforsecurity=False).hexdigest()
    if call.query.get("tar_type") == "GZIP":
        content = gzip.compress(content)
    return content, digest


def _foreign(cell: str) -> str:
    # A row that nobody asked for: every number in it is unknown to the merchant.
    return "9" * len(cell) if len(cell) >= 20 and cell.isalnum() else cell


def _link(box: Sandbox, call: Call, content: bytes) -> str:
    key, real = token(24), time.time()
    box.store.insert(
        "bill_files", token=key, mchid=call.caller.mchid, made_real_at=real, content=content
    )
    box.store.run("DELETE FROM bill_files WHERE made_real_at < ?", real - 2 * LINK_REAL_SECONDS)
    return f"{call.origin}/v3/billdownload/file?token={key}"


def _account(call: Call) -> str:
    account = call.query.get("account_type") or "BASIC"
    if account not in ACCOUNTS:
        raise Refused("PARAM_ERROR", "account_type: 不支持的账户", "account_type")
    return account


def _day(call: Call) -> tuple[float, float]:
    """The asked-for day in China as business time; refuses a day that has no bill (yet)."""
    try:
        asked = datetime.strptime(call.asked("bill_date"), "%Y-%m-%d").replace(tzinfo=CHINA)
    except ValueError:
        raise Refused("PARAM_ERROR", "bill_date: 格式错误", "bill_date") from None
    ready_at = asked + timedelta(days=1, hours=READY_HOUR)
    now = china(call.at)
    if asked.date() >= now.date():
        raise Refused("INVALID_REQUEST", "账单日期须早于今日")
    if now < ready_at:
        raise Refused("STATEMENT_CREATING")
    if now - asked > timedelta(days=DAYS_BACK):
        raise Refused("INVALID_REQUEST", "仅支持三个月内的账单")
    start = asked.astimezone(UTC).timestamp()
    return start, start + 24 * 3600
