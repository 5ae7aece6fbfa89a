"""What notices need from outside: a messenger that reaches a person's phone."""

from collections.abc import Mapping
from typing import Protocol


class Messenger(Protocol):
    """Sends one subscribe message: "sent", or why the person cannot be reached by it.

    Raises Outage when the messenger is away.
    """

    def send_subscribe(
        self, appid: str, openid: str, template: str, fields: Mapping[str, str], page: str
    ) -> str: ...
