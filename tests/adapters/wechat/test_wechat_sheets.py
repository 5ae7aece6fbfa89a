"""Lines of bills: read by the names of their columns, believed only when the sums fit."""

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.adapters.wechat import sheets
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import BillKind, BillLine, Payee

US, FIRM = Payee("1900000101"), Payee("1900000201", "1900000301")
FUND = (
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),"
    "资金变更提交申请人,备注,业务凭证号"
)
FUND_END = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额"
TRADE = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,"
    "付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,"
    "退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
)
TRADE_END = (
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
)


def row(*cells: str) -> str:
    return ",".join(f"`{cell}" for cell in cells)


def flow(number: str, name: str, type_: str, way: str, yuan: str, voucher: str = "") -> str:
    at = "2026-03-09 10:00:00"
    return row(at, number, "F1", name, type_, way, yuan, "9.99", "system", "缺货", voucher)


def payment(yuan: str, fee: str, mchid: str = US.mchid, sub: str = "0") -> str:
    at = "2026-03-09 10:00:00"
    before = (at, "wx1", mchid, sub, "", "42001", "own1", "o1", "JSAPI", "SUCCESS", "OTHERS", "CNY")
    return row(
        *before,
        yuan,
        "0.00",
        "0",
        "0",
        "0.00",
        "0.00",
        "",
        "",
        "保洁",
        "",
        fee,
        "0.60%",
        yuan,
        "0.00",
        "",
    )


def refund(yuan: str, fee: str, state: str = "SUCCESS") -> str:
    at = "2026-03-09 11:00:00"
    before = (
        at,
        "wx1",
        US.mchid,
        "0",
        "",
        "42001",
        "own1",
        "o1",
        "JSAPI",
        "REFUND",
        "OTHERS",
        "CNY",
    )
    after = ("0.00", "0.00", "50001", "back1", yuan, "0.00", "ORIGINAL", state)
    return row(*before, *after, "保洁", "", fee, "0.60%", "0.00", yuan, "")


def lines(text: str, kind: BillKind, payee: Payee = US, size: int = 7) -> list[BillLine]:
    raw = text.encode()
    pieces = (raw[k : k + size] for k in range(0, len(raw), size))
    return list(sheets.read(pieces, kind, payee))


def bill(*rows: str) -> str:
    return "\r\n".join(rows) + "\r\n"


@given(size=st.integers(1, 400))
def test_however_it_is_cut_a_trade_bill_says_the_same(size: int) -> None:
    text = bill(TRADE, payment("100.00", "0.60"), refund("40.00", "-0.24"), TRADE_END,
                row("2", "100.00", "40.00", "0.00", "0.36", "100.00", "40.00"))  # fmt: skip

    paid, back = lines("\ufeff" + text, "trade", size=size)

    assert (paid.kind, paid.number, paid.own, paid.amount_fen, paid.fee_fen) == (
        "payment", "42001", "own1", 10_000, -60,
    )  # fmt: skip
    assert (back.kind, back.number, back.own, back.amount_fen, back.fee_fen) == (
        "refund", "50001", "back1", -4_000, 24,
    )  # fmt: skip
    assert paid.at.isoformat() == "2026-03-09T02:00:00+00:00"


def test_every_movement_of_an_account_has_a_kind() -> None:
    flows = [
        flow("42001", "交易", "交易", "收入", "100.00", "own1"),
        flow("42001", "交易", "扣除交易手续费", "支出", "0.60", "own1"),
        flow("50001", "退款", "退款", "支出", "40.00", "REF42001"),
        flow("50001", "退款", "退还手续费", "收入", "0.24", "REF42001"),
        flow("36001", "分账", "分账", "支出", "15.00", "share1"),
        flow("36001", "分账回退", "分账回退", "收入", "5.00", "return1"),
        flow("13301", "商家转账", "商家转账", "支出", "8.00", "transfer1"),
        flow("10001", "充值", "充值", "收入", "900.00"),
        flow("10002", "基本账户提现", "提现", "支出", "1.00"),
        flow("10003", "奖励金", "活动", "收入", "2.00"),
    ]
    head = FUND.replace("(元)", "（元）")
    text = bill(head, *flows, FUND_END, row("10.0", "5.0", "1007.24", "5.0", "64.60"))

    found = lines(text, "fund_basic")

    assert [(one.kind, one.number, one.amount_fen, one.fee_fen) for one in found] == [
        ("payment", "42001", 10_000, 0),
        ("payment", "42001", 0, -60),
        ("refund", "50001", -4_000, 0),
        ("refund", "50001", 0, 24),
        ("sharing", "share1", -1_500, 0),
        ("share_return", "return1", 500, 0),
        ("transfer", "13301", -800, 0),
        ("top_up", "10001", 90_000, 0),
        ("cash_out", "10002", -100, 0),
        ("other", "10003", 200, 0),
    ]


def test_a_refund_that_failed_moves_nothing() -> None:
    text = bill(TRADE, refund("40.00", "0.00", "FAIL"), TRADE_END,
                row("1", "0.00", "40.00", "0.00", "0.00", "0.00", "40.00"))  # fmt: skip
    assert lines(text, "trade")[0].amount_fen == 0


END = (TRADE_END, row("1", "100.00", "0.00", "0.00", "0.60", "100.00", "0.00"))


@pytest.mark.parametrize(
    ("rows", "payee", "why"),
    [
        ((TRADE, payment("100.00", "0.60")), US, "cut off"),
        ((TRADE, payment("100.00", "0.60"), END[0]), US, "cut off"),
        ((TRADE, payment("90.00", "0.60"), *END), US, "add up"),
        ((TRADE, payment("100.00", "0.61"), *END), US, "add up"),
        ((TRADE, payment("100.00", "0.60"), payment("0.00", "0.00"), *END), US, "rows"),
        ((TRADE, payment("100.00", "0.60", mchid="1999"), *END), US, "another merchant"),
        ((TRADE, payment("100.00", "0.60", FIRM.mchid, "77"), *END), FIRM, "another merchant"),
        ((TRADE, payment("100.005", "0.60"), *END), US, "part of a fen"),
        ((TRADE, payment("NaN", "0.60"), *END), US, "no number"),
        ((TRADE, payment("一百", "0.60"), *END), US, "no number"),
    ],
)
def test_a_bill_that_is_not_sound_is_refused(rows: tuple[str, ...], payee: Payee, why: str) -> None:
    with pytest.raises(Outage, match=why):
        lines(bill(*rows), "trade", payee)


def test_a_bill_of_any_size_is_read_in_little_memory() -> None:
    count = 60_000

    def pieces() -> Iterator[bytes]:
        yield (FUND + "\r\n").encode()
        for n in range(count):
            text = flow(f"42{n:08d}", "交易", "交易", "收入", "1.00", f"own{n}")
            yield (text + "\r\n").encode()
        yield bill(FUND_END, row(str(count), str(count), f"{count}.00", "0", "0.00")).encode()

    tracemalloc.start()
    total_fen = sum(one.amount_fen for one in sheets.read(pieces(), "fund_basic", US))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert total_fen == count * 100
    assert peak < 1_000_000
