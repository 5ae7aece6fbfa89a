"""Rhythms of accounts: forget codes that nobody can use any more."""

from doorstep.kernel.act import Act
from doorstep.people.accounts import commands


def forget_codes(act: Act) -> None:
    """Drop codes that were sent more than a day ago."""
    commands.forget_codes(act)
