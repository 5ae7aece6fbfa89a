"""The door itself, its kinds of endpoints, the duties they ask for, and shapes of its own."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, Field

from doorstep.kernel import edge
from doorstep.kernel.act import ANYONE, MERCHANT, OPERATOR
from doorstep.kernel.edge import permission
from doorstep.surfaces.arrivals import at_door
from doorstep.surfaces.shapes import words

door = edge.Door("console", title="Doorstep console", authenticate=at_door(OPERATOR, MERCHANT))

HOUSE: dict[str, Any] = {"may": {OPERATOR}, "touches": permission.CITY}
"""For the platform's operators: any object of their city."""
DESK: dict[str, Any] = {"may": {OPERATOR, MERCHANT}, "touches": permission.MERCHANT}
"""For a merchant's staff as well, who see only what is their merchant's."""
OWN: dict[str, Any] = {"may": {OPERATOR, MERCHANT}, "touches": permission.OWN}
PUBLIC: dict[str, Any] = {"may": {ANYONE}, "touches": permission.PUBLIC}

KEEPERS = {"administrator"}
DISPATCHERS = {"dispatcher", "administrator"}
HELPERS = {"support", "dispatcher", "safety", "administrator"}
"""Who talks with customers and workers, and acts on their orders."""
MONEY = {"finance", "administrator"}
REVIEWERS = {"auditor", "administrator"}
READERS = HELPERS | MONEY | REVIEWERS | {"analyst", "marketing"}
SELLERS = {"marketing", "finance", "administrator"}
"""Who publishes services, prices, plans and terms."""
ENGINEERS = {"administrator", "support"}
"""Who looks after the queue."""

JSON_DEPTH_MAX = 12


def _keepable(value: Any, depth: int = 0) -> Any:
    """Refuse what no column can keep: zero characters, endless nesting, numbers without end."""
    if depth > JSON_DEPTH_MAX:
        raise ValueError("nested too deep")
    if isinstance(value, str) and "\x00" in value:
        raise ValueError("holds a character that cannot be kept")
    if isinstance(value, int) and abs(value) > 2**53:
        raise ValueError("holds a number that is too large")
    if isinstance(value, float) and not abs(value) < 2**53:
        raise ValueError("holds a number that is too large")
    if isinstance(value, dict):
        for key, inner in value.items():
            _keepable(key, depth)
            _keepable(inner, depth + 1)
    if isinstance(value, list):
        for inner in value:
            _keepable(inner, depth + 1)
    return value


Facts = Annotated[dict[str, Any], AfterValidator(_keepable)]
"""Plain values whose shape the room itself checks, such as a pack."""
Rate = Annotated[int, Field(ge=0, le=10_000)]
"""Basis points."""


class Name(Schema):
    """A text in two languages, as operators write it."""

    zh_cn: Annotated[words(60, 1), Field(alias="zh-CN")]
    en: words(120) = ""

    def as_text(self) -> dict[str, str]:
        """The text as rooms keep it."""
        kept = {"zh-CN": self.zh_cn, "en": self.en}
        return {language: said for language, said in kept.items() if said}


class Why(Schema):
    """Why somebody does something; kept with it."""

    reason: words(200, 1)
