"""The polite refusals of series, and what stands in the way of an occurrence, in words."""

from collections.abc import Mapping

from doorstep.kernel.errors import Refusal


class Ended(Refusal):
    """The series has ended."""

    zh = "该定期服务已结束。"
    en = "This series has ended."


class NotChangeable(Refusal):
    """The occurrence is over, cancelled, or not in a state from which this can be done."""

    zh = "这一次服务目前不能这样操作。"
    en = "This occurrence cannot be changed like this now."


class PaidAlready(Refusal):
    """The occurrence is a paid order: its own page says what changing or cancelling costs."""

    zh = "这一次已付款，请在订单中改期或取消。"
    en = "This occurrence is paid; please move or cancel it at its order."


class PriceChanged(Refusal):
    """The price is not the one that was shown; it must be looked at again."""

    zh = "价格已更新，现为每次{yuan}元，请重新确认。"
    en = "The price has changed to {yuan} yuan; please look at it again."


class TooMany(Refusal):
    """A customer keeps at most so many series at a time."""

    zh = "最多可同时保留{most}个定期服务。"
    en = "At most {most} series can be kept at a time."


FAR = "workers.OutOfReach"
WAYS = frozenset(
    {
        "workers.OutOfReachBefore",
        "workers.OutOfReachAfter",
        "workers.OutOfReachHome",
        "workers.HomeTooLate",
    }
)
"""What would tell where a person lives or is: a customer hears only `FAR`."""
TROUBLES: Mapping[str, tuple[str, str]] = {
    "series.Dearer": ("价格高于约定", "it costs more than was agreed"),
    "workers.OffPlan": ("该人员当天该时段不上班", "the person does not work then"),
    "workers.SlotTaken": ("该人员该时段已有安排", "the person is taken then"),
    "workers.OutOfReach": ("该人员该时段到不了", "the person cannot get there then"),
    "workers.NeedsRest": ("该人员当日工时已满", "the person's hours are full"),
    "workers.NotWorking": ("该人员已不在岗", "the person takes no visits now"),
    "workers.NotLicensed": ("该人员目前不能做此服务", "the person cannot do this service now"),
    "orders.NobodyFree": ("该时段无人有空", "nobody is free then"),
    "orders.NotServed": ("地址不在服务范围", "the address is not served"),
    "orders.NotServing": ("商家暂停接单", "the seller takes no orders now"),
    "orders.WrongSeller": ("人员不属于该商家", "the person works for another seller"),
    "orders.WayNotOffered": ("该服务不支持指定人员", "nobody can be chosen for this service"),
    "orders.InDebt": ("有未结清的订单", "an earlier order is not paid in full"),
    "orders.TooSoon": ("时间太近", "it is too soon"),
    "catalog.Withdrawn": ("该服务已停售", "the service is not sold any more"),
    "kernel.NotFound": ("地址或人员已不可用", "the address or the person is not there any more"),
}
OTHER = ("暂时无法安排", "it cannot be arranged")


class NotPossible(Refusal):
    """What was asked for one day cannot be had; the alternatives say what can."""

    zh = "无法这样安排：{trouble_zh}。"
    en = "This cannot be arranged: {trouble_en}."

    def __init__(self, *, trouble: str) -> None:
        said = {"zh": trouble_said(trouble, "zh-CN"), "en": trouble_said(trouble, "en")}
        super().__init__(
            trouble=trouble_shown(trouble), trouble_zh=said["zh"], trouble_en=said["en"]
        )


def trouble_shown(code: str) -> str:
    """What stands in the way, as far as customers are told."""
    return FAR if code in WAYS else code


def trouble_said(code: str, language: str) -> str:
    """What stands in the way, in the caller's language; '' for nothing."""
    if not code:
        return ""
    chinese, english = TROUBLES.get(trouble_shown(code), OTHER)
    return english if language.startswith("en") else chinese
