"""Decisions about what may be sold: words, choices, durations, terms; and their refusals."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, cast

from doorstep.algorithms import pricing
from doorstep.kernel.errors import Refusal

GRADES = ("normal", "silver", "gold", "contracted")
WAYS = ("assign", "grab", "choose")
TIMINGS = ("now", "slot")
STAGES = ("unassigned", "assigned", "on_the_way", "arrived", "started")


class ForbiddenWord(Refusal):
    """The text holds a word that the trade's pack forbids."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "不能使用“{word}”：{why_zh}"
    en: ClassVar[str] = "“{word}” may not be used: {why_en}"


class NameNotAllowed(Refusal):
    """The trade's pack names what its services may be called, and this is none of it."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "服务名称须包含以下词语之一：{words}。"
    en: ClassVar[str] = "The name of the service needs one of these words: {words}."


class PackVersionUsed(Refusal):
    """A loaded version never changes; a changed pack needs a higher version number."""

    zh: ClassVar[str] = "版本{version}已经载入或已被取代，内容有变请提高版本号。"
    en: ClassVar[str] = "Version {version} is loaded or replaced; raise the number to change it."


class AboveCap(Refusal):
    """The plan cannot be paid under the channel's cap in its worst case."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "分账方案不能发布：{computation_zh}。"
    en: ClassVar[str] = "The share plan cannot be published: {computation_en}."


class WorkersSharedToo(Refusal):
    """Profit sharing to a firm's own workers is not offered: the firm pays them."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "商家收款时由商家向师傅付款，暂不支持直接分账给师傅。"
    en: ClassVar[str] = "A firm pays its own workers; sharing to them directly is not offered."


class Withdrawn(Refusal):
    """The service is not sold any more in this version."""

    zh: ClassVar[str] = "该服务已调整或下架，请重新选择。"
    en: ClassVar[str] = "This service was changed or withdrawn; please choose again."


class NotPriced(Refusal):
    """The price list has no price for what was chosen."""

    zh: ClassVar[str] = "“{code}”暂无价格。"
    en: ClassVar[str] = "There is no price for “{code}” yet."


class NoTerms(Refusal):
    """Nothing was published that counts at this moment."""

    zh: ClassVar[str] = "该服务的{what_zh}尚未发布。"
    en: ClassVar[str] = "The {what} of this service has not been published yet."

    def __init__(self, *, what: str) -> None:
        names = {"price list": "价目表", "share plan": "分账方案", "term sheet": "服务条款"}
        super().__init__(what=what, what_zh=names.get(what, what))


class BadChoice(Refusal):
    """What was chosen is not what the service offers."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "所选的“{code}”不可用。"
    en: ClassVar[str] = "“{code}” cannot be chosen for this service."


@dataclass(frozen=True, slots=True)
class Choice:
    """What a customer picks of a service: a variant, how many units, options and materials."""

    variant: str | None
    units: int = 1
    options: tuple[tuple[str, int], ...] = ()
    materials: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Cancelling:
    """What cancelling costs in one case: parts of work and travel, and the worker's part of it."""

    by: str
    stage: str
    before_minutes: int
    work_bp: int
    travel_bp: int
    worker_bp: int
    fee_max_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """A term sheet as plain values, in the words that orders and settlement use."""

    pay_within_minutes: int
    accept_after_hours: int
    dispute_hours: int
    pay_ahead_days: int
    offer_seconds: int
    decide_change_minutes: int
    customer_wait_minutes: int
    worker_late_minutes: int
    cancelling: tuple[Cancelling, ...]
    set_out_minutes: int = 120

    def cancelling_by(self, by: str, stage: str, minutes_before: int) -> Cancelling:
        """The first row of the table for who cancels, at which stage, how long before the start."""
        for row in self.cancelling:
            if row.by == by and row.stage == stage and minutes_before >= row.before_minutes:
                return row
        return Cancelling(by, stage, minutes_before, 0, 0, 0)


def plain(text: str) -> str:
    """A text without what hides a word: widths, blanks, punctuation, capitals."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] not in "ZPCSM")


def check_words(
    words: Mapping[str, Any], texts: Iterable[str], unlocked: Iterable[str] = ()
) -> None:
    """Refuse texts with a word that the pack forbids, unless a licence on file unlocks it."""
    unlocks = set(unlocked)
    said = [plain(text) for text in texts]
    for rule in words.get("forbidden", []):
        if rule.get("unlocked_by") in unlocks:
            continue
        if any(plain(rule["word"]) in text for text in said):
            why = rule["why"]
            raise ForbiddenWord(
                word=rule["word"], why_zh=why["zh-CN"], why_en=why.get("en", why["zh-CN"])
            )


def check_name(words: Mapping[str, Any], name: str) -> None:
    """Refuse a service name that holds none of the words the pack allows, where it lists any."""
    allowed = words.get("allowed", [])
    if allowed and not any(plain(word) in plain(name) for word in allowed):
        raise NameNotAllowed(words="、".join(allowed))


def check_choice(
    choices: Mapping[str, Any],
    duration: Mapping[str, Any],
    choice: Choice,
    *,
    is_more: bool = False,
) -> None:
    """Refuse a variant, option, material or number of units that the service does not offer.

    `is_more` is for what is added to sold work: it may be less than the least that is sold.
    """
    if choice.variant is not None:
        if choice.variant not in {v["code"] for v in choices["variants"]}:
            raise BadChoice(code=choice.variant)
        least = 1 if is_more else duration["units_min"]
        if not least <= choice.units <= duration["units_max"]:
            raise BadChoice(code=str(choice.units))
    for kind, picked in (("options", choice.options), ("materials", choice.materials)):
        known = {one["code"]: one["count_max"] for one in choices[kind]}
        for code, count in picked:
            if not 1 <= count <= known.get(code, 0):
                raise BadChoice(code=code)
        if len({code for code, _ in picked}) != len(picked):
            raise BadChoice(code=picked[-1][0])


def minutes(choices: Mapping[str, Any], duration: Mapping[str, Any], choice: Choice) -> int:
    """How long the chosen work takes, without buffers."""
    total: int = 0
    if choice.variant is not None:
        per_unit = {v["code"]: v["minutes"] for v in choices["variants"]}[choice.variant]
        total = int(duration["base_minutes"]) + int(per_unit) * choice.units
    per_option = {option["code"]: option["minutes"] for option in choices["options"]}
    return total + sum(int(per_option[code]) * count for code, count in choice.options)


def items(
    service_code: str,
    service_name: Mapping[str, str],
    choices: Mapping[str, Any],
    prices: Mapping[tuple[str, str], int],
    choice: Choice,
    seller: str,
) -> tuple[pricing.Item, ...]:
    """The priced things of a choice; refuses with NotPriced where the list has no price."""
    found: list[pricing.Item] = []
    charged_by = cast(pricing.Seller, seller)
    wanted: list[tuple[Literal["service", "option", "material"], str, str, int]] = []
    if choice.variant is not None:
        wanted.append(("service", "variant", choice.variant, choice.units))
    wanted += [("option", "option", code, count) for code, count in choice.options]
    wanted += [("material", "material", code, count) for code, count in choice.materials]
    names = {
        (kind, one["code"]): one["name"]
        for kind in ("variant", "option", "material")
        for one in choices[f"{kind}s"]
    }
    for line_kind, kind, code, count in wanted:
        if (kind, code) not in prices:
            raise NotPriced(code=code)
        label = dict(names[(kind, code)])
        if kind == "variant" and len(choices["variants"]) > 1:
            label = {
                language: f"{text} · {label.get(language, label['zh-CN'])}"
                for language, text in service_name.items()
            }
        elif kind == "variant":
            label = dict(service_name)
        line_code = service_code if kind == "variant" else code
        unit_fen = prices[(kind, code)]
        found.append(pricing.Item(line_kind, line_code, label, unit_fen, count, charged_by))
    return tuple(found)


def surcharges(kept: Iterable[Mapping[str, Any]]) -> tuple[pricing.Surcharge, ...]:
    """The published surcharges of a price list, as the arithmetic wants them."""
    return tuple(
        pricing.Surcharge(**{**one, "weekdays": tuple(one.get("weekdays", ()))}) for one in kept
    )
