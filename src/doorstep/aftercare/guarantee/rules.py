"""What the guarantee refuses."""

from typing import ClassVar

from doorstep.kernel.errors import Refusal

UNKNOWN, AMOUNT, LAPSED = "unknown", "amount", "lapsed"
"""Why it is owed: WeChat does not know the customer or the house, it does not carry such an amount
to somebody whose name nobody verified, or nobody confirmed it in time."""


class NothingToCollect(Refusal):
    """It was given or is on its way already, or WeChat cannot carry it to this customer."""

    zh: ClassVar[str] = "该笔补偿现在不能领取；未绑定微信的请先绑定，或由客服发放。"
    en: ClassVar[str] = "It cannot be collected now; link your WeChat account, or ask the desk."


class NotOwed(Refusal):
    """The desk gives only what could not go back by itself."""

    zh: ClassVar[str] = "该笔补偿无需人工处理。"
    en: ClassVar[str] = "This compensation needs nobody's hand."
