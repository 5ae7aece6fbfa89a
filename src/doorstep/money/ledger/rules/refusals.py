"""The polite noes of the ledger, and the one that is a bug."""

from doorstep.kernel.errors import Refusal


class NotEnough(Refusal):
    """An account does not hold what should be taken from it."""

    zh = "余额不足。"
    en = "There is not enough money for this."


class AlreadyReversed(Refusal):
    """A journal is undone at most once."""

    zh = "这笔账已经冲正。"
    en = "This entry was already reversed."


class ContentDiffers(Exception):
    """A journal's key was used before for something else: a bug, never a polite no."""
