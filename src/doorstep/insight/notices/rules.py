"""The words of notices, in both languages; {facts} are filled in, never personal data."""

from dataclasses import dataclass
from typing import Any

CUSTOMER, WORKER = "customer", "worker"


@dataclass(frozen=True, slots=True)
class Words:
    """Who is told, in which words, and by which subscribe template when allowed."""

    audience: str
    zh: str
    en: str
    template: str = ""


PROGRESS = "order_progress"
WORDS = {
    "order_opened": Words(
        CUSTOMER, "已付款，正在为您安排服务人员。", "Paid; we are finding a worker."
    ),
    "payment_asked": Words(
        CUSTOMER,
        "您的预约可以付款了，请在期限前支付{yuan}元。",
        "Your booking can be paid now: {yuan} yuan.",
        PROGRESS,
    ),
    "order_assigned": Words(
        CUSTOMER, "服务人员已接单。", "A worker has taken your order.", PROGRESS
    ),
    "worker_released": Words(
        CUSTOMER, "服务人员有变，正在重新安排。", "The worker changed; we are finding another."
    ),
    "set_out": Words(CUSTOMER, "服务人员已出发。", "The worker is on the way.", PROGRESS),
    "arrived": Words(
        CUSTOMER,
        "服务人员已到达，请出示开工码。",
        "The worker has arrived; show the start code.",
        PROGRESS,
    ),
    "finished": Words(
        CUSTOMER, "服务已完成，请验收。", "The work is finished; please accept it.", PROGRESS
    ),
    "change_proposed": Words(
        CUSTOMER,
        "服务人员提出变更，金额{yuan}元，请确认。",
        "A change of {yuan} yuan needs your approval.",
    ),
    "cancelled_customer": Words(
        CUSTOMER,
        "订单已取消，退款{yuan}元将原路退回。",
        "The order was cancelled; {yuan} yuan go back to you.",
    ),
    "cancelled_worker": Words(
        WORKER,
        "订单已取消，您的空跑补偿为{yuan}元。",
        "The order was cancelled; your compensation is {yuan} yuan.",
    ),
    "nobody_found": Words(
        CUSTOMER,
        "暂时无人接单，已全额退款。",
        "Nobody could come; you get all your money back.",
    ),
    "offer_made": Words(WORKER, "您有一个新派单，请尽快确认。", "A new offer waits for you."),
    "earnings_released": Words(
        WORKER, "{yuan}元收入已可提现。", "{yuan} yuan can now be withdrawn."
    ),
    "dispute_ended": Words(CUSTOMER, "您的售后申请已处理。", "Your dispute has been decided."),
}


def text(kind: str, **facts: Any) -> dict[str, str]:
    """The words of a notice in both languages."""
    words = WORDS[kind]
    return {"zh-CN": words.zh.format(**facts), "en": words.en.format(**facts)}
