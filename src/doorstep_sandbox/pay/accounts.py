"""The merchants' accounts at the channel: balances, frozen parts, and every movement of them."""

from dataclasses import dataclass

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.pay.refusals import Refused

BASIC = "BASIC"


@dataclass(frozen=True)
class Entry:
    """What a movement is, as the fund-flow bill tells it."""

    at: float
    business_no: str
    name: str
    type: str
    remark: str = ""
    voucher: str = ""


def fee_fen(total_fen: int, fee_bp: int) -> int:
    """The channel's fee, half a fen rounded up."""
    return (total_fen * fee_bp + 5000) // 10000


def available_fen(box: Sandbox, mchid: str, kind: str = BASIC) -> int:
    """What the merchant may spend: the balance without its frozen part."""
    return box.store.count(
        "SELECT balance_fen - frozen_fen FROM accounts WHERE mchid = ? AND kind = ?", mchid, kind
    )


def move(box: Sandbox, mchid: str, amount_fen: int, entry: Entry, kind: str = BASIC) -> None:
    """Put money in (positive) or take available money out; refuses with NOT_ENOUGH."""
    if amount_fen == 0:
        return
    if amount_fen < 0 and available_fen(box, mchid, kind) < -amount_fen:
        raise Refused("NOT_ENOUGH", "账户可用余额不足")
    box.store.run(
        "INSERT INTO accounts VALUES (?, ?, 0, 0) ON CONFLICT (mchid, kind) DO NOTHING", mchid, kind
    )
    row = box.store.one(
        "UPDATE accounts SET balance_fen = balance_fen + ? WHERE mchid = ? AND kind = ?"
        " RETURNING balance_fen",
        amount_fen,
        mchid,
        kind,
    )
    box.store.insert(
        "flows",
        mchid=mchid,
        kind=kind,
        at=entry.at,
        business_no=entry.business_no,
        flow_no=box.number("flow"),
        name=entry.name,
        type=entry.type,
        amount_fen=amount_fen,
        balance_fen=row["balance_fen"] if row else 0,
        remark=entry.remark,
        voucher=entry.voucher,
    )


def freeze(box: Sandbox, mchid: str, amount_fen: int) -> None:
    """Hold back a part of the balance (a negative amount frees it)."""
    box.store.run(
        "UPDATE accounts SET frozen_fen = frozen_fen + ? WHERE mchid = ? AND kind = 'BASIC'",
        amount_fen,
        mchid,
    )


def top_up(box: Sandbox, mchid: str, amount_fen: int, kind: str = BASIC, number: str = "") -> None:
    """The merchant pays money of its own into the account, by a receipt of this number if named."""
    at = box.now()
    entry = Entry(at, number or box.number("flow"), "充值", "充值", remark="商户充值")
    move(box, mchid, amount_fen, entry, kind)
    box.note(at, "account.topped_up", mchid, amount_fen=amount_fen, account=kind)
