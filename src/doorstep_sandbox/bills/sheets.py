"""What stands in each bill: the columns, the rows of a day, and the summary."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.state.clock import china
from doorstep_sandbox.state.store import Row


def _names(header: str) -> list[str]:
    return header.split(",")


TRADE_COLUMNS = _names(
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,"
    "付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,"
    "退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
)
TRADE_SUMMARY = _names(
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
)
FUND_COLUMNS = _names(
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),"
    "资金变更提交申请人,备注,业务凭证号"
)
FUND_SUMMARY = _names("资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额")
SHARE_COLUMNS = _names(
    "分账时间,分账发起方,分账方,微信订单号,微信分账/回退单号,分账明细单号,商户分账/回退单号,"
    "订单金额,分账接收方,分账金额,业务类型,处理状态,分账描述,备注"
)
SHARE_SUMMARY = _names("总条数,分账总金额,回退总金额,解冻总金额")


@dataclass
class Sheet:
    """A bill before it is written; its summary is of the rows that it has when it is written."""

    columns: Sequence[str]
    summary_columns: Sequence[str]
    sums: Callable[["Sheet"], list[str]]
    rows: list[list[str]] = field(default_factory=list)
    # Which cell of a row holds its amount: there the "changed row" fault strikes.
    amount_column: int = 0
    # A summary that the rows do not add up to, as the "wrong sum" fault wants it.
    fixed_summary: list[str] | None = None

    def summary(self) -> list[str]:
        """What the rows add up to."""
        return self.sums(self)

    def total(self, column: str, **only: str) -> str:
        """The sum of a column, of the rows whose other cells are as named."""
        place = self.columns.index(column)
        rows = [
            row
            for row in self.rows
            if all(row[self.columns.index(name)] == cell for name, cell in only.items())
        ]
        return yuan(sum(round(float(row[place]) * 100) for row in rows))

    def written(self) -> bytes:
        """The file: header, rows with a back-tick before each cell, summary header, summary."""
        summary = self.fixed_summary or self.summary()
        lines = [",".join(self.columns)]
        lines += [",".join(f"`{_cell(value)}" for value in row) for row in self.rows]
        lines.append(",".join(self.summary_columns))
        lines.append(",".join(f"`{value}" for value in summary))
        return ("\r\n".join(lines) + "\r\n").encode()


def yuan(fen: int) -> str:
    """An amount as bills write it."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


def trade(box: Sandbox, mchid: str, sub_mchid: str, day: tuple[float, float], kind: str) -> Sheet:
    """Payments and refunds of the day, of one sub-merchant or of all."""
    paid = box.store.some(
        "SELECT * FROM orders WHERE mchid = ? AND ? IN ('', sub_mchid)"
        " AND paid_at >= ? AND paid_at < ? ORDER BY paid_at, id",
        mchid,
        sub_mchid,
        *day,
    )
    refunds = box.store.some(
        "SELECT * FROM refunds WHERE mchid = ? AND ? IN ('', sub_mchid)"
        " AND created_at >= ? AND created_at < ? ORDER BY created_at, id",
        mchid,
        sub_mchid,
        *day,
    )
    paid = paid if kind in ("ALL", "SUCCESS") else []
    refunds = refunds if kind in ("ALL", "REFUND") else []
    column = TRADE_COLUMNS.index("订单金额")
    sheet = Sheet(TRADE_COLUMNS, TRADE_SUMMARY, _trade_sums, amount_column=column)
    sheet.rows = [_payment(order) for order in paid]
    for refund in refunds:
        order = box.store.one("SELECT * FROM orders WHERE id = ?", refund["order_id"])
        if order is not None:
            sheet.rows.append(_refund(order, refund))
    return sheet


def _trade_sums(sheet: Sheet) -> list[str]:
    total, back = sheet.total("订单金额"), sheet.total("申请退款金额")
    fees = sheet.total("手续费")
    return [str(len(sheet.rows)), total, back, "0.00", fees, total, back]


def fund(box: Sandbox, mchid: str, day: tuple[float, float], account: str) -> Sheet:
    """Every movement of an account on the day, with the balance after it."""
    flows = box.store.some(
        "SELECT * FROM flows WHERE mchid = ? AND kind = ? AND at >= ? AND at < ? ORDER BY id",
        mchid,
        account,
        *day,
    )
    column = FUND_COLUMNS.index("收支金额(元)")
    sheet = Sheet(FUND_COLUMNS, FUND_SUMMARY, _fund_sums, amount_column=column)
    for flow in flows:
        sheet.rows.append(
            [
                _moment(flow["at"]),
                flow["business_no"],
                flow["flow_no"],
                flow["name"],
                flow["type"],
                "收入" if flow["amount_fen"] > 0 else "支出",
                yuan(abs(flow["amount_fen"])),
                yuan(flow["balance_fen"]),
                "system",
                flow["remark"],
                flow["voucher"],
            ]
        )
    return sheet


def _fund_sums(sheet: Sheet) -> list[str]:
    ways = [row[FUND_COLUMNS.index("收支类型")] for row in sheet.rows]
    counted = [str(len(sheet.rows))]
    for way in ("收入", "支出"):
        counted += [str(ways.count(way)), sheet.total("收支金额(元)", 收支类型=way)]
    return counted


def sharing(box: Sandbox, mchid: str, payees: Iterable[str], day: tuple[float, float]) -> Sheet:
    """Shares, returns and freed remainders of the day, of these payees."""
    column = SHARE_COLUMNS.index("分账金额")
    sheet = Sheet(SHARE_COLUMNS, SHARE_SUMMARY, _share_sums, amount_column=column)
    for payee in payees:
        for row in (*_shared(box, payee, day), *_returned(box, payee, day)):
            sheet.rows.append(
                [
                    _moment(row["finished_at"]),
                    mchid,
                    payee,
                    row["transaction_id"],
                    row["number"],
                    row["detail_id"],
                    row["own_number"],
                    yuan(row["total_fen"]),
                    row["account"],
                    yuan(row["amount_fen"]),
                    row["kind"],
                    "成功" if row["result"] == "SUCCESS" else "失败",
                    row["description"],
                    row["fail_reason"],
                ]
            )
    return sheet


def _share_sums(sheet: Sheet) -> list[str]:
    done = {"处理状态": "成功"}
    kinds = ("分账", "分账回退", "解冻")
    sums = (sheet.total("分账金额", 业务类型=kind, **done) for kind in kinds)
    return [str(len(sheet.rows)), *sums]


def _shared(box: Sandbox, payee: str, day: tuple[float, float]) -> list[Row]:
    return box.store.some(
        "SELECT p.finished_at, p.detail_id, p.account, p.amount_fen, p.result, p.description,"
        " p.fail_reason, s.share_no AS number, s.out_order_no AS own_number, o.transaction_id,"
        " o.total_fen, CASE WHEN p.account = p.payee THEN '解冻' ELSE '分账' END AS kind"
        " FROM share_parts p JOIN shares s ON s.id = p.share_id JOIN orders o ON o.id = s.order_id"
        " WHERE p.payee = ? AND p.finished_at >= ? AND p.finished_at < ? ORDER BY p.finished_at",
        payee,
        *day,
    )


def _returned(box: Sandbox, payee: str, day: tuple[float, float]) -> list[Row]:
    return box.store.some(
        "SELECT r.finished_at, p.detail_id, r.return_mchid AS account, r.amount_fen, r.result,"
        " r.description, r.fail_reason, r.return_no AS number, r.out_return_no AS own_number,"
        " o.transaction_id, o.total_fen, '分账回退' AS kind"
        " FROM share_returns r JOIN share_parts p ON p.id = r.part_id"
        " JOIN shares s ON s.id = r.share_id JOIN orders o ON o.id = s.order_id"
        " WHERE r.payee = ? AND r.finished_at >= ? AND r.finished_at < ? ORDER BY r.finished_at",
        payee,
        *day,
    )


def _payment(order: Row) -> list[str]:
    total = yuan(order["total_fen"])
    return [
        *_first_cells(order, order["paid_at"], "SUCCESS"),
        total,
        "0.00",
        "0",
        "0",
        "0.00",
        "0.00",
        "",
        "",
        order["description"],
        order["attach"],
        yuan(order["paid_fee_fen"]),
        _rate(order),
        total,
        "0.00",
        "",
    ]


def _refund(order: Row, refund: Row) -> list[str]:
    amount = yuan(refund["amount_fen"])
    return [
        *_first_cells(order, refund["created_at"], "REFUND"),
        "0.00",
        "0.00",
        refund["refund_id"],
        refund["out_refund_no"],
        amount,
        "0.00",
        "ORIGINAL",
        refund["state"],
        order["description"],
        order["attach"],
        yuan(-refund["fee_back_fen"]),
        _rate(order),
        "0.00",
        amount,
        "",
    ]


def _first_cells(order: Row, at: float, state: str) -> list[str]:
    return [
        _moment(at),
        order["appid"],
        order["mchid"],
        order["sub_mchid"] or "0",
        "",
        order["transaction_id"],
        order["out_trade_no"],
        order["payer_openid"],
        order["trade_type"],
        state,
        "OTHERS",
        "CNY",
    ]


def _rate(order: Row) -> str:
    return f"{yuan(order['fee_bp'])}%"


def _moment(at: float) -> str:
    return f"{china(at):%Y-%m-%d %H:%M:%S}"


def _cell(value: str) -> str:
    # A comma or a line break inside a text would shift the columns after it.
    return value.replace(",", " ").replace("\r", " ").replace("\n", " ")
