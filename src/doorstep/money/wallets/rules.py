"""Decisions about taking out earnings."""

from collections.abc import Sequence

from doorstep.algorithms import money
from doorstep.kernel.errors import Refusal

type TaxTable = Sequence[tuple[int | None, int, int]]
# (income up to, rate in basis points, quick deduction), for labour pay of one payment: 20 % of it
# (800 yuan at least) is free.  Individual Income Tax Law, table for withholding on labour pay; a
# city whose pack says nothing else has it.
LABOUR_TABLE: TaxTable = (
    (2_000_000, 2_000, 0),
    (5_000_000, 3_000, 200_000),
    (None, 4_000, 700_000),
)
LEAST_FEN = 100
MOST_FEN = 2_000_000


class NotEnough(Refusal):
    """More is asked for than is available."""

    zh = "可提现余额不足。"
    en = "There is not that much available to withdraw."


class BadWithdrawal(Refusal):
    """An amount below one yuan or above the limit of one withdrawal."""

    status = 422
    zh = "单次提现金额须在1元到20000元之间。"
    en = "One withdrawal is between 1 and 20,000 yuan."


class NameNeeded(Refusal):
    """From 2,000 yuan on the channel pays only to a verified name, and there is none."""

    zh = "单次到账2000元及以上须实名，请先完成实名认证或分次提现。"
    en = "From 2,000 yuan on your name must be verified; verify it first, or take out less at once."


class OneAtATime(Refusal):
    """An earlier withdrawal is still under way."""

    zh = "上一笔提现还在处理中。"
    en = "An earlier withdrawal is still under way."


class PaidByMerchant(Refusal):
    """The worker belongs to a merchant, who pays."""

    zh = "您的报酬由所属商家发放。"
    en = "Your merchant pays you."


def sensible(amount_fen: int) -> int:
    """The amount itself.  Refuses with BadWithdrawal."""
    if not LEAST_FEN <= amount_fen <= MOST_FEN:
        raise BadWithdrawal()
    return amount_fen


def labour_tax(amount_fen: int, table: TaxTable = LABOUR_TABLE) -> int:
    """Tax withheld on one payment of labour pay, in fen, never below zero."""
    free = 80_000 if amount_fen <= 400_000 else money.part(amount_fen, 2_000)
    taxable = max(0, amount_fen - free)
    for up_to, rate_bp, deduction in table:
        if up_to is None or taxable <= up_to:
            return max(0, money.part(taxable, rate_bp) - deduction)
    return 0
