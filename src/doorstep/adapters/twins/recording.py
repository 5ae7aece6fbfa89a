"""The generic twin: records what an outside service was asked, answers as told, fails on demand."""

import json
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doorstep.kernel.errors import Outage

TIMEOUT_SECONDS = 10.0


@dataclass
class RecordingTwin:
    """Stands in for an outside service: keeps each call, answers as told, fails or hangs on demand.

    A verb in `hanging` is answered when its event is set, or fails as a time-out does.  `path`
    (optional) also keeps the calls as JSON lines, so that another process can read them.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    path: Path | None = None
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    failing: dict[str, Outage] = field(default_factory=dict)
    hanging: dict[str, threading.Event] = field(default_factory=dict)
    keep_most: int = 1000

    def call(self, verb: str, **facts: Any) -> Any:
        """Record one call and give the answer set for its verb."""
        self.calls.append((verb, facts))
        del self.calls[: -self.keep_most]
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a") as file:
                file.write(json.dumps({"verb": verb, **facts}, default=str) + "\n")
        if verb in self.hanging and not self.hanging[verb].wait(TIMEOUT_SECONDS):
            raise Outage("no answer in time", retry=True)
        if verb in self.failing:
            raise self.failing[verb]
        answer = self.answers.get(verb)
        return answer(**facts) if callable(answer) else answer
