"""What the channel's error codes mean for us: which kind of no, by code and else by status."""

from collections.abc import Mapping
from typing import Any

from doorstep.money.payments.ports import ChannelRefusal, RefusalKind

MESSAGE_CHARACTERS_MAX = 200

_BY_CODE: dict[str, RefusalKind] = {
    "SIGN_ERROR": "bug",
    "PARAM_ERROR": "bug",
    "OUT_TRADE_NO_USED": "bug",
    "ALREADY_EXISTS": "bug",
    "APPID_MCHID_NOT_MATCH": "bug",
    "MCH_NOT_EXISTS": "bug",
    "INVALID_REQUEST": "state",
    "ORDERPAID": "state",
    "ORDER_CLOSED": "state",
    "ORDER_NOT_EXIST": "state",
    "ORDERNOTEXIST": "state",
    "TRADE_ERROR": "state",
    "RESOURCE_NOT_EXISTS": "state",
    "NOT_FOUND": "state",
    "NO_STATEMENT_EXIST": "state",
    "STATEMENT_CREATING": "state",
    "NOT_ENOUGH": "not_enough",
    "FREQUENCY_LIMITED": "frequency",
    "FREQUENCY_LIMIT_EXCEED": "frequency",
    "RATELIMIT_EXCEED": "frequency",
    "RATELIMIT_EXCEEDED": "frequency",
    "NO_AUTH": "permission",
    "RULE_LIMIT": "permission",
    "RULELIMIT": "permission",
    "USER_ERROR": "permission",
    "USER_ACCOUNT_ABNORMAL": "permission",
    "ACCOUNT_ERROR": "permission",
    "ACCOUNTERROR": "permission",
}
_BY_STATUS: dict[int, RefusalKind] = {
    401: "bug",
    403: "permission",
    404: "state",
    429: "frequency",
}
# The channel has one code for "never" and "not yet"; only its words tell them apart.
_NOT_YET = ("稍后", "请稍候", "处理中")
_ABSENT = frozenset(("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS", "NOT_FOUND"))


def refusal(status: int, content: Mapping[str, Any]) -> ChannelRefusal:
    """The channel's no as a value; `detail` is left out, for it repeats what we sent."""
    code = str(content.get("code") or f"HTTP_{status}")
    kind = _BY_CODE.get(code) or _BY_STATUS.get(status, "bug")
    message = str(content.get("message") or "")[:MESSAGE_CHARACTERS_MAX]
    if kind == "state" and any(word in message for word in _NOT_YET):
        kind = "later"
    return ChannelRefusal(code=code, message=message, kind=kind)


def is_absent(refused: ChannelRefusal) -> bool:
    """Whether the channel says that it never heard of the number that we asked about."""
    return refused.code in _ABSENT
