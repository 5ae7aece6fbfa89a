"""What stands in the channel's bills: cells by the names of their columns, sums proved."""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation

from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import BillKind, BillLine, LineKind, Payee

BEIJING = timezone(timedelta(hours=8))
LINE_CHARACTERS_MAX = 64 * 1024
_NAMES: tuple[tuple[str, LineKind], ...] = (
    ("分账回退", "share_return"),
    ("分账", "sharing"),
    ("退款", "refund"),
    ("转账", "transfer"),
    ("充值", "top_up"),
    ("提现", "cash_out"),
)
"""Beginnings of what a movement of the account is called, the longer name first."""
_FAILED = ("FAIL", "CLOSED")

type Cells = dict[str, str]


@dataclass
class _Sums:
    """What the rows add up to, to be compared with the bill's own last row."""

    rows: int = 0
    fen: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, fen: int) -> None:
        self.fen[name] = self.fen.get(name, 0) + fen


def read(pieces: Iterable[bytes], kind: BillKind, payee: Payee) -> Iterator[BillLine]:
    """The lines of a trade or fund bill; a few kilobytes are held at a time.

    Outage when a row cannot be read, is another merchant's, or the rows are not what the bill's
    own last row says: then nothing of what was given out before counts.
    """
    sums = _Sums()
    columns: list[str] = []
    summary: list[Cells] | None = None
    for text in _lines(pieces):
        if text.startswith("`"):
            cells = dict(zip(columns, text[1:].split(",`"), strict=False))
            if summary is None:
                sums.rows += 1
                yield _trade(cells, payee, sums) if kind == "trade" else _fund(cells, sums)
            else:
                summary.append(cells)
            continue
        if columns:
            summary = []
        columns = [name.replace("（", "(").replace("）", ")") for name in text.split(",")]
    if not summary:
        raise _unsound("it is cut off")
    _prove(sums, summary[0], kind)


def _lines(pieces: Iterable[bytes]) -> Iterator[str]:
    decoder, rest = codecs.getincrementaldecoder("utf-8-sig")(), ""
    try:
        for piece in pieces:
            *whole, rest = (rest + decoder.decode(piece)).split("\n")
            if len(rest) > LINE_CHARACTERS_MAX:
                raise _unsound("a line without an end")
            yield from (line for one in whole if (line := one.strip()))
        if rest.strip():
            yield rest.strip()
    except UnicodeDecodeError:
        raise _unsound("it is no text") from None


def _trade(cells: Cells, payee: Payee, sums: _Sums) -> BillLine:
    if cells.get("商户号") != payee.mchid or (
        payee.sub_mchid and cells.get("特约商户号") != payee.sub_mchid
    ):
        raise _unsound("it is another merchant's")
    fee_fen = _fen(cells, "手续费")
    sums.add("手续费总金额", fee_fen)
    if cells.get("交易状态") == "SUCCESS":
        total_fen = _fen(cells, "订单金额" if "订单金额" in cells else "总金额")
        sums.add("订单总金额", total_fen)
        own, number = cells.get("商户订单号", ""), cells.get("微信订单号", "")
        return BillLine("payment", number, own, total_fen, -fee_fen, _moment(cells["交易时间"]))
    back_fen = _fen(cells, "申请退款金额" if "申请退款金额" in cells else "退款金额")
    sums.add("申请退款总金额", back_fen)
    if cells.get("退款状态") in _FAILED:
        back_fen = fee_fen = 0
    own, number = cells.get("商户退款单号", ""), cells.get("微信退款单号", "")
    return BillLine("refund", number, own, -back_fen, -fee_fen, _moment(cells["交易时间"]))


def _fund(cells: Cells, sums: _Sums) -> BillLine:
    way, type_ = cells.get("收支类型"), cells.get("业务类型", "")
    if way not in ("收入", "支出"):
        raise _unsound("a movement without a direction")
    size_fen = _fen(cells, "收支金额(元)")
    sums.add(f"{way}金额", size_fen)
    sums.add(f"{way}笔数", 1)
    amount_fen = size_fen if way == "收入" else -size_fen
    is_fee = "手续费" in type_
    kind = _kind(cells.get("业务名称", ""), type_)
    own, number = cells.get("业务凭证号", ""), cells.get("微信支付业务单号", "")
    if kind in ("sharing", "share_return"):
        # The channel's number is of one receiver's part; ours is of the whole sharing.
        number = own
    at = _moment(cells.get("记账时间", ""))
    amounts = (0, amount_fen) if is_fee else (amount_fen, 0)
    return BillLine(kind, number, own, *amounts, at)


def _kind(name: str, type_: str) -> LineKind:
    for beginning, kind in _NAMES:
        if beginning in name:
            return kind
    return "payment" if type_ == "交易" or "手续费" in type_ else "other"


def _prove(sums: _Sums, said: Cells, kind: BillKind) -> None:
    count = "总交易单数" if kind == "trade" else "资金流水总笔数"
    if _number(said.get(count, "")) != sums.rows:
        raise _unsound(f"it says {said.get(count)} rows and has {sums.rows}")
    for name, fen in sums.fen.items():
        if name in said and _number(said[name]) * (1 if "笔数" in name else 100) != fen:
            raise _unsound(f"its rows do not add up to its {name}")


def _fen(cells: Cells, name: str) -> int:
    fen = _number(cells.get(name, "")) * 100
    if fen != int(fen):
        raise _unsound(f"a part of a fen as {name}")
    return int(fen)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        raise _unsound(f"no number: {text[:40]}") from None
    if not number.is_finite():
        raise _unsound(f"no number: {text[:40]}")
    return number


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=BEIJING).astimezone(UTC)
    except ValueError:
        raise _unsound(f"no time: {text[:40]}") from None


def _unsound(why: str) -> Outage:
    return Outage(f"the bill is not sound: {why}", retry=True)
