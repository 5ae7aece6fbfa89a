"""The text-message provider's twin: keeps the codes it was asked to send, for tests and demos."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from doorstep.adapters.twins.recording import RecordingTwin


@dataclass
class SmsTwin:
    """Sends nothing; whoever plays the phone reads the codes here, or in the file of the demo."""

    record: RecordingTwin = field(default_factory=RecordingTwin)

    def send_code(self, phone: str, code: str) -> None:
        """Keep a code as if it had been sent."""
        self.record.call("send_code", phone=phone, code=code)

    def last_code(self, phone: str) -> str:
        """The code that this phone got last, '' if none."""
        sent = [facts["code"] for _, facts in self.record.calls if facts["phone"] == phone]
        return sent[-1] if sent else ""


def from_settings() -> SmsTwin:
    """The twin of a demo or a test; production never writes codes into a file."""
    if settings.PRODUCTION:
        raise RuntimeError("production needs a text-message provider: see settings.PORTS")
    path = Path(settings.DATA) / "twins" / "sms.jsonl" if settings.ENV == "demo" else None
    return SmsTwin(RecordingTwin(path=path))
