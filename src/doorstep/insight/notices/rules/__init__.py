"""The words of notices, and how a subscribe message is filled from them."""

from doorstep.insight.notices.rules.messages import (
    MESSAGES,
    Filling,
    TemplateMissing,
    check_template,
    filled,
)
from doorstep.insight.notices.rules.words import CUSTOMER, WORDS, WORKER, Words, text

__all__ = [
    "CUSTOMER",
    "MESSAGES",
    "WORDS",
    "WORKER",
    "Filling",
    "TemplateMissing",
    "Words",
    "check_template",
    "filled",
    "text",
]
