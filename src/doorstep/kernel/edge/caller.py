"""The caller of a request: what a door's authentication found out."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel.act import ANYONE, Act


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, in which city and role; made once per request from one statement."""

    city_id: int
    role: str = ANYONE
    actor_id: UUID | None = None
    person_id: UUID | None = None
    merchant_id: UUID | None = None
    session_id: UUID | None = None
    duties: frozenset[str] = frozenset()
    address: str = ""

    def name(self) -> str:
        """How limits and kept answers know this caller."""
        known = self.actor_id or self.person_id
        return f"{self.role}:{known.hex}" if known else f"{self.role}:{self.address}"

    def act(self, *, at: datetime, key: str, reason: str, language: str) -> Act:
        """The act of this caller at one moment."""
        who = Act(self.role, at, self.city_id, self.actor_id, self.person_id, self.merchant_id)
        facts: dict[str, Any] = {"session_id": self.session_id, "duties": self.duties}
        facts |= {"address": self.address, "language": language}
        return replace(who, **facts, key=key, reason=reason)
