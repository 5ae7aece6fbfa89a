"""The three kinds of failure: a Refusal (a polite no), an Outage (the outside failed), and bugs."""

from typing import Any, ClassVar


class Refusal(Exception):
    """A polite, expected no: nothing was changed.

    The code is room.ClassName; `zh` and `en` are the sentences a person reads, with {facts}
    filled from the keyword arguments.  Facts must never hold personal data.
    """

    status: ClassVar[int] = 409
    zh: ClassVar[str] = "现在不能这样做。"
    en: ClassVar[str] = "This cannot be done now."

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.code())
        self.facts = facts

    @classmethod
    def code(cls) -> str:
        """The stable name that clients compare: the room and the class."""
        _, floor, room, *_ = (*cls.__module__.split("."), "", "")
        return f"{floor if floor in ('kernel', 'surfaces') else room}.{cls.__name__}"

    def sentence(self, language: str) -> str:
        """What happened, in the caller's language."""
        return (self.en if language.startswith("en") else self.zh).format(**self.facts)


class NotFound(Refusal):
    """The thing asked for does not exist for this caller."""

    status = 404
    zh = "没有找到。"
    en = "This was not found."


class NotSignedIn(Refusal):
    """The caller has no valid session."""

    status = 401
    zh = "请先登录。"
    en = "Please sign in first."


class NotAllowed(Refusal):
    """The caller's role may not do this."""

    status = 403
    zh = "您没有权限这样做。"
    en = "You may not do this."


class Invalid(Refusal):
    """The request does not say what is needed; `problems` lists field and reason."""

    status = 422
    zh = "填写的内容有误。"
    en = "Some of what was entered is not right."

    def __init__(self, problems: list[dict[str, str]] | None = None, **facts: Any) -> None:
        super().__init__(**facts)
        self.problems = problems or []


class TooOften(Refusal):
    """The declared rate limit of the endpoint is reached."""

    status = 429
    zh = "操作太频繁，请{seconds}秒后再试。"
    en = "Too many tries; please try again in {seconds} seconds."


class KeyReused(Refusal):
    """The idempotency key was used for another request."""

    zh = "同一个请求编号已用于另一个请求。"
    en = "This request key was already used for another request."


class KeyMissing(Refusal):
    """A write needs an Idempotency-Key header of plain characters."""

    status = 400
    zh = "缺少 Idempotency-Key 请求头，或其格式不正确（最多80个可见ASCII字符）。"
    en = "The Idempotency-Key header is missing, or is not 1 to 80 visible ASCII characters."


class AnswerGone(Refusal):
    """The stored answer can no longer be read, because the person's key was shredded."""

    status = 410
    zh = "该请求的结果已被删除。"
    en = "The answer to this request has been erased."


class BadRequest(Refusal):
    """The request cannot be read."""

    status = 400
    zh = "无法读取该请求。"
    en = "The request cannot be read."


class Outage(Exception):
    """The outside failed.  `retry`: trying again can help; `unknown`: it may have acted."""

    status: ClassVar[int] = 503
    zh: ClassVar[str] = "外部服务暂时不可用，请稍后再试。"
    en: ClassVar[str] = "An outside service is not available; please try again later."

    def __init__(self, message: str, *, retry: bool, unknown: bool = False) -> None:
        super().__init__(message)
        self.retry = retry
        self.unknown = unknown

    def sentence(self, language: str) -> str:
        """What happened, in the caller's language."""
        return self.en if language.startswith("en") else self.zh
