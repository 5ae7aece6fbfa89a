"""Where access tokens are kept, and that only one caller at a time fetches a new one."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Protocol

from doorstep.adapters.wechat.keys import Secret


@dataclass(frozen=True, slots=True)
class Token:
    """An app's access token and when it ends (real time)."""

    text: Secret
    expires_at: datetime


class Tokens(Protocol):
    """The store of tokens, shared by all processes of a house."""

    def read(self, appid: str) -> Token | None:
        """The token that was kept last."""

    def keep(self, appid: str, token: Token) -> None:
        """Replace the token."""

    def holding(self, appid: str, *, wait: bool) -> AbstractContextManager[bool]:
        """Be the only one who fetches for this app; False when another is and we do not wait."""


class TokensInMemory:
    """Tokens of one process: enough for a single machine's worker, tests and scripts."""

    def __init__(self) -> None:
        self._kept: dict[str, Token] = {}
        self._locks: dict[str, Lock] = defaultdict(Lock)
        self._making = Lock()

    def read(self, appid: str) -> Token | None:
        """The token that was kept last."""
        return self._kept.get(appid)

    def keep(self, appid: str, token: Token) -> None:
        """Replace the token."""
        self._kept[appid] = token

    @contextmanager
    def holding(self, appid: str, *, wait: bool) -> Iterator[bool]:
        """Be the only one who fetches for this app."""
        with self._making:
            lock = self._locks[appid]
        held = lock.acquire(blocking=wait)
        try:
            yield held
        finally:
            if held:
                lock.release()
