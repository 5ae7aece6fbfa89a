"""What the guarantee refuses."""

from typing import ClassVar

from doorstep.kernel.errors import Refusal


class NotOwed(Refusal):
    """The desk gives only what could not go back by itself."""

    zh: ClassVar[str] = "该笔补偿无需人工处理。"
    en: ClassVar[str] = "This compensation needs nobody's hand."
