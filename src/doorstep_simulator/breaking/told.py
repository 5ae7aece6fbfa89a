"""What one try has done so far, in a file that the house shows to whoever asked for it."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RUNNING, HELD, BROKEN, STOPPED = "running", "held", "broken", "stopped"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody was answered: the status, the refusal's name and its sentence."""

    who: str
    status: int
    body: Any
    milliseconds: int

    @property
    def code(self) -> str:
        """The refusal's name, or nothing."""
        return str(self._said("code")) if self.status >= 400 else ""

    def shown(self, language: str = "zh-CN") -> dict[str, Any]:
        """The answer as the page shows it; the channel speaks Chinese alone, so elsewhere its code
        stands for its sentence."""
        sentence = self._said("message") if language == "zh-CN" else ""
        detail = str(self._said("detail") or sentence)
        return {
            "who": self.who,
            "status": self.status,
            "code": self.code,
            "detail": detail if self.status >= 400 else "",
            "milliseconds": self.milliseconds,
        }

    def _said(self, name: str) -> Any:
        return self.body.get(name, "") if isinstance(self.body, dict) else ""


@dataclass
class Told:
    """The story of one try; each step is on disk before the next begins."""

    file: Path
    name: str
    language: str = "zh-CN"
    state: str = RUNNING
    steps: list[dict[str, Any]] = field(default_factory=list)
    books: dict[str, Any] | None = None
    _began: float = field(default_factory=time.monotonic)

    def step(self, zh: str, en: str, *answers: Answer, held: bool | None = None) -> None:
        """Tell one step; `held` says whether what it shows is as promised."""
        self.steps.append(
            {
                "said": {"zh-CN": zh, "en": en},
                "answers": [one.shown(self.language) for one in answers],
                "held": held,
                "at_seconds": round(time.monotonic() - self._began, 2),
            }
        )
        self.write()

    def close(self, books: dict[str, Any]) -> None:
        """The books after it, and with them the verdict."""
        self.books = books
        held = [one["held"] for one in self.steps if one["held"] is not None]
        self.state = HELD if held and all(held) and books["is_right"] else BROKEN
        self.write()

    def stop(self, zh: str, en: str) -> None:
        """It could not be carried out."""
        self.state = STOPPED
        self.step(zh, en)

    def write(self) -> None:
        """Put it where the house finds it, never half a file."""
        fresh = self.file.with_suffix(".new")
        content = {
            "name": self.name,
            "state": self.state,
            "steps": self.steps,
            "books": self.books,
            "seconds": round(time.monotonic() - self._began, 2),
        }
        fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self.file)
