"""Subscribe messages: the few that people allow, and the fields their templates may ask for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from doorstep.algorithms.money import format_yuan
from doorstep.kernel.errors import Invalid, Refusal

MESSAGES = {
    "order_progress": "customer",
    "to_decide": "customer",
    "money": "customer",
    "new_work": "worker",
    "work_changed": "worker",
    "measures": "worker",
}
"""The messages that a tap allows, and whose app shows them; many notices share one."""

FIELDS_MAX = 5
_FIELD = re.compile(r"^(thing|phrase|time|date|amount|character_string)([1-9][0-9]?)$")
_FACTS = {
    "thing": ("words", "title"),
    "phrase": ("title",),
    "time": ("time",),
    "date": ("time",),
    "amount": ("amount",),
    "character_string": ("number",),
}
"""Which of our facts fits a field of the channel's kind."""

_LENGTHS = {"thing": 20, "phrase": 5, "time": 40, "date": 40, "amount": 20, "character_string": 32}


class TemplateMissing(Refusal):
    """The city's template book has no template for this message."""

    status = 422
    zh = "本城市尚未配置该消息模板。"
    en = "This city has no template for this message yet."


@dataclass(frozen=True, slots=True)
class Filling:
    """What a notice can say in a template; None where it has nothing of the kind."""

    words: str
    title: str
    time: datetime
    amount_fen: int | None = None
    number: str | None = None


def check_template(message: str, template_id: str, fields: Mapping[str, str]) -> None:
    """Refuse what the channel or the house would not understand.  Refuses with Invalid."""
    problems = []
    if message not in MESSAGES:
        problems.append({"field": "message", "reason": ", ".join(MESSAGES)})
    if not re.fullmatch(r"[A-Za-z0-9_-]{20,64}", template_id):
        problems.append({"field": "template_id", "reason": "not a template id of the channel"})
    if not 1 <= len(fields) <= FIELDS_MAX:
        problems.append({"field": "fields", "reason": f"1 .. {FIELDS_MAX}"})
    for name, fact in fields.items():
        kind = _FIELD.match(name)
        if kind is None:
            problems.append({"field": name, "reason": f"one of {', '.join(_FACTS)} and a number"})
        elif fact not in _FACTS[kind[1]]:
            problems.append({"field": name, "reason": f"one of {', '.join(_FACTS[kind[1]])}"})
    if problems:
        raise Invalid(problems)


def filled(fields: Mapping[str, str], filling: Filling) -> dict[str, str] | None:
    """The template's fields at the channel's lengths; None if the notice lacks one of them.

    `filling.time` is in the city's zone.
    """
    said = {
        "words": filling.words,
        "title": filling.title,
        "time": f"{filling.time:%Y-%m-%d %H:%M}",
        "amount": None if filling.amount_fen is None else f"{format_yuan(filling.amount_fen)}元",
        "number": filling.number,
    }
    found = {}
    for name, fact in fields.items():
        text = said[fact]
        if not text:
            return None
        found[name] = text[: _LENGTHS[name.rstrip("0123456789")]]
    return found
