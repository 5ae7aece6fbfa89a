"""Reading a request's body field by field; whatever does not fit is PARAM_ERROR with its name."""

import ipaddress
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state import clock

FEN_MAX = 100_000_000_000


class Fields:
    """A JSON object of the request, with the path that leads to it."""

    def __init__(self, content: Any, path: str = "") -> None:
        if not isinstance(content, Mapping):
            raise Refused("PARAM_ERROR", "请求体不是对象", path or "body")
        self._content = content
        self._path = path

    def text(self, name: str, most: int, shape: str = "", optional: bool = False) -> str:
        """A string of at most this many characters that matches the shape wholly."""
        value = self._content.get(name)
        if value is None or value == "":
            if optional:
                return ""
            raise self.bad(name, "必填")
        if not isinstance(value, str) or len(value) > most:
            raise self.bad(name, f"应为不超过{most}个字符的字符串")
        if shape and not re.fullmatch(shape, value):
            raise self.bad(name, "格式错误")
        return value

    def fen(self, name: str, least: int = 1) -> int:
        """A whole amount in fen, at least this much and no fantasy."""
        value = self._content.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.bad(name, "应为整数")
        if not least <= value <= FEN_MAX:
            raise self.bad(name, f"应在{least}与{FEN_MAX}之间")
        return value

    def flag(self, name: str, optional: bool = True) -> bool:
        """A boolean; an optional one is false when left out."""
        value = self._content.get(name)
        if value is None and optional:
            return False
        if not isinstance(value, bool):
            raise self.bad(name, "应为布尔值")
        return value

    def part(self, name: str, optional: bool = False) -> "Fields":
        """An object inside this one."""
        value = self._content.get(name)
        if value is None and optional:
            value = {}
        if not isinstance(value, Mapping):
            raise self.bad(name, "必填")
        return Fields(value, self._where(name))

    def rows(self, name: str, most: int) -> list["Fields"]:
        """A list of objects, possibly empty or left out."""
        value = self._content.get(name) or []
        if not isinstance(value, list) or len(value) > most:
            raise self.bad(name, f"应为不超过{most}项的数组")
        return [Fields(row, self._where(f"{name}/{n}")) for n, row in enumerate(value)]

    def moment(self, name: str) -> float | None:
        """An RFC 3339 time with its offset, or none when left out."""
        value = self.text(name, 64, optional=True)
        try:
            return clock.read(value) if value else None
        except ValueError:
            raise self.bad(name, "时间格式错误") from None

    def notify_url(self, name: str = "notify_url", optional: bool = False) -> str:
        """An address that may be notified: https, or http on this machine; without a query."""
        url = self.text(name, 256, optional=optional)
        if not url:
            return ""
        parts = urlsplit(url)
        local = parts.scheme == "http" and is_loopback(parts.hostname or "")
        if not (local or (parts.scheme == "https" and parts.hostname)):
            raise self.bad(name, "回调地址须为https")
        if parts.query or parts.fragment:
            raise self.bad(name, "回调地址不能携带参数")
        return url

    def has(self, name: str) -> bool:
        """Whether the field is there and not empty."""
        return bool(self._content.get(name))

    def bad(self, name: str, issue: str) -> Refused:
        """The refusal that names this field."""
        return Refused("PARAM_ERROR", f"{name}: {issue}", self._where(name))

    def _where(self, name: str) -> str:
        return f"{self._path}/{name}"


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
