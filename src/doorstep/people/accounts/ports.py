"""What accounts needs from outside: a text message with a code, and the mini program's log-in."""

from typing import Protocol


class Sms(Protocol):
    """Sends login codes to phones."""

    def send_code(self, phone: str, code: str) -> None:
        """Send a code; raises Outage when it did not leave."""


class MiniProgram(Protocol):
    """Asks the platform of a mini program who is in front of it."""

    def session_for(self, appid: str, code: str) -> tuple[str, str | None]:
        """The openid and unionid behind a log-in code; a used or made-up code is refused."""
        ...

    def phone_for(self, appid: str, code: str) -> str:
        """The phone number that the person agreed to give; fails like session_for."""
        ...
