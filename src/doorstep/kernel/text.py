"""Texts in two languages, and Chinese words made searchable and sortable."""

from typing import Any

from django.db import models

LANGUAGES = ("zh-CN", "en")


def language_of(header: str) -> str:
    """The language a caller asked for; Chinese unless English comes first."""
    return "en" if header.strip().lower().startswith("en") else "zh-CN"


def say(text: dict[str, str], language: str) -> str:
    """A text that an operator wrote, in the caller's language or else in Chinese."""
    return text.get(language) or text["zh-CN"]


def pinyin_key(chinese: str) -> str:
    """A stored key that sorts Chinese names as a dictionary does."""
    from pypinyin import Style, lazy_pinyin  # half a second; most processes never need it

    return "".join(lazy_pinyin(chinese, style=Style.TONE3)).lower()


class TextField(models.JSONField):
    """A text that operators write: zh-CN required, en optional."""

    def get_prep_value(self, value: Any) -> Any:
        """Refuse a text without Chinese or with a language nobody knows."""
        if value is not None and (
            not isinstance(value, dict)
            or not str(value.get("zh-CN", "")).strip()
            or set(value) - set(LANGUAGES)
        ):
            raise ValueError("a text needs zh-CN and may have en")
        return super().get_prep_value(value)
