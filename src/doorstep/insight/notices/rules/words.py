"""The words of notices, in both languages; {facts} are filled in, never a customer's data."""

from collections.abc import Mapping
from dataclasses import dataclass

CUSTOMER, WORKER = "customer", "worker"
OBJECT_ZH = "如有异议，可在“申诉”中提出，平台将在24小时内答复。"
OBJECT_EN = "If you disagree, object in the app; you get an answer within 24 hours."


@dataclass(frozen=True, slots=True)
class Words:
    """Who is told, a title of at most five signs, the words, and which message carries them."""

    audience: str
    title: str
    zh: str
    en: str
    message: str = ""


def _customer(title: str, zh: str, en: str, message: str = "") -> Words:
    return Words(CUSTOMER, title, zh, en, message)


def _worker(title: str, zh: str, en: str, message: str = "") -> Words:
    return Words(WORKER, title, zh, en, message)


PROGRESS, DECIDE, MONEY = "order_progress", "to_decide", "money"
NEW_WORK, CHANGED, MEASURES = "new_work", "work_changed", "measures"
WORDS = {
    "order_opened": _customer(
        "已付款", "已付款，正在为您安排服务人员。", "Paid; we are finding a worker."
    ),
    "payment_asked": _customer(
        "待付款",
        "您的预约可以付款了，请在期限前支付{yuan}元。",
        "Your booking can be paid now: {yuan} yuan.",
        MONEY,
    ),
    "order_assigned": _customer(
        "已接单", "服务人员已接单。", "A worker has taken your order.", PROGRESS
    ),
    "worker_released": _customer(
        "换人中",
        "服务人员有变，正在重新安排。",
        "The worker changed; we are finding another.",
        PROGRESS,
    ),
    "rescheduled": _customer(
        "时间变更", "上门时间已改为{time}。", "The visit is now at {time}.", PROGRESS
    ),
    "chosen_cannot_come": _customer(
        "待选择",
        "您选的服务人员无法上门。请在{time}前换人，否则订单将取消并全额退款。",
        "Your chosen worker cannot come. Choose how to go on before {time}, or the order is "
        "cancelled and paid back.",
        DECIDE,
    ),
    "visit_at_risk": _customer(
        "协调中",
        "原定服务人员无法上门，正在为您安排他人；如无法按时上门，客服会联系您。",
        "Your worker cannot come; we are finding another, and call you if the time cannot be kept.",
        PROGRESS,
    ),
    "chosen_at_risk": _customer(
        "协调中",
        "您选的服务人员无法上门。我们不会擅自换人；您可以换人、改期或取消。",
        "Your chosen worker cannot come. Nobody else is sent unless you say so: you may choose "
        "another, another time, or cancel.",
        DECIDE,
    ),
    "visit_interrupted": _customer(
        "协调中",
        "服务人员无法继续服务，客服会尽快联系您。",
        "Your worker cannot go on; we call you as soon as we can.",
        PROGRESS,
    ),
    "visit_late": _customer(
        "可能晚到",
        "服务人员最早约{time}到达；如需换人，客服会联系您。",
        "Your worker can be there at {time} at the earliest; we call you if another is to come.",
        PROGRESS,
    ),
    "worker_late": _customer(
        "稍晚到达",
        "服务人员告知会稍晚，预计{time}到达。",
        "Your worker will be late and expects to arrive at {time}.",
        PROGRESS,
    ),
    "worker_applied": _customer(
        "有人报名", "有服务人员报名，请您挑选。", "Somebody applied; please choose.", DECIDE
    ),
    "set_out": _customer("已出发", "服务人员已出发。", "The worker is on the way.", PROGRESS),
    "arrived": _customer(
        "已到达",
        "服务人员已到达，请出示开工码。",
        "The worker has arrived; show the start code.",
        PROGRESS,
    ),
    "arrived_waiting": _customer(
        "已到达",
        "服务人员已到达，请出示开工码。等候至{time}，之后离开将收取{yuan}元。",
        "The worker has arrived; show the start code. They wait until {time}; after that, an "
        "absence costs {yuan} yuan.",
        PROGRESS,
    ),
    "absent": _customer(
        "未遇见", "服务人员上门未遇见您，本次上门已结束。", "Nobody was there; the visit has ended."
    ),
    "worker_absent": _customer(
        "未上门", "已记录服务人员未按时上门。", "It is noted that the worker did not come."
    ),
    "finished": _customer(
        "待验收", "服务已完成，请验收。", "The work is finished; please accept it.", PROGRESS
    ),
    "change_proposed": _customer(
        "待确认",
        "服务人员提出变更，金额{yuan}元，请确认。",
        "A change of {yuan} yuan needs your approval.",
        DECIDE,
    ),
    "debt_reminded": _customer(
        "待付款",
        "订单尾款{yuan}元尚未支付，付清前不能再次下单。",
        "{yuan} yuan of an order are still due; no new order until they are paid.",
        MONEY,
    ),
    "cancelled_customer": _customer(
        "已取消",
        "订单已取消，退款{yuan}元将原路退回。",
        "The order was cancelled; {yuan} yuan go back to you.",
        PROGRESS,
    ),
    "nobody_found": _customer(
        "无人接单",
        "暂时无人接单，已全额退款。",
        "Nobody could come; you get all your money back.",
        PROGRESS,
    ),
    "compensation_due": _customer(
        "补偿",
        "我们没能做到承诺，将补偿您{yuan}元，无需申请：从您的付款中原路退回，无款可退时转到您的微信，"
        "由您确认收款。",
        "We did not keep a promise: you get {yuan} yuan, without asking. It goes back the way you "
        "paid, or, where nothing of that is left, to your WeChat, where you confirm it.",
        MONEY,
    ),
    "compensation_sent": _customer(
        "请收款",
        "{yuan}元补偿已转到您的微信，请在24小时内在订单页确认收款；过期未确认的可再次领取。",
        "{yuan} yuan of compensation wait in your WeChat: confirm them on the order's page within "
        "24 hours. If you do not, you can collect them again.",
        MONEY,
    ),
    "dispute_ended": _customer(
        "已处理", "您的售后申请已处理：{reason}", "Your dispute has been decided: {reason}"
    ),
    "review_hidden_author": _customer(
        "评价隐藏",
        "您的评价已被隐藏，原因：{reason}",
        "Your review is not shown any more, because: {reason}",
    ),
    "series_question": _customer(
        "待决定",
        "{day}的定期服务需要您决定，请在{time}前选择，否则当天不上门。",
        "Your regular visit on {day} needs a decision before {time}; without one nobody comes.",
        DECIDE,
    ),
    "series_lapsed": _customer(
        "不上门",
        "{day}的定期服务不上门，不收费用；之后的照常安排。",
        "No regular visit on {day}, and nothing to pay; later ones stay as they are.",
        PROGRESS,
    ),
    "series_other_person": _customer(
        "换人上门",
        "{day}的定期服务将由其他人员上门，您指定的人员当时没有空。",
        "Somebody else comes on {day}: the person of your regular visits is not free.",
        PROGRESS,
    ),
    "series_charge": _customer(
        "将付款",
        "{day}的定期服务将于{time}请您付款{yuan}元；在此之前可跳过这一次，或停止定期服务。",
        "Your regular visit on {day} will be {yuan} yuan, asked for at {time}; until then you can "
        "skip it or stop.",
        MONEY,
    ),
    "series_ended": _customer(
        "已结束", "您的定期服务已结束，不再安排新的上门。", "Your regular visits have ended."
    ),
    "slot_offered": _customer(
        "有空位",
        "您候补的服务有空位：{time}，{yuan}元，请在{minutes}分钟内确认。",
        "A time is free: {time}, {yuan} yuan; it is kept for you for {minutes} minutes.",
        DECIDE,
    ),
    "slot_passed": _customer(
        "已让出",
        "为您保留的空位已让给下一位，您的排队位置仍保留。",
        "The time that was kept for you went to the next; your place in line is kept.",
    ),
    "waiting_over": _customer(
        "候补结束",
        "候补已结束，没有等到合适的空位。",
        "You are out of the line: no time was found.",
    ),
    "offer_made": _worker(
        "新派单", "您有一个新派单，请尽快确认。", "A new offer waits for you.", NEW_WORK
    ),
    "handover_asked": _worker(
        "请您代班",
        "同事想把一个订单转给您，请在{time}前答复。",
        "A colleague asks you to take an order over; answer before {time}.",
        NEW_WORK,
    ),
    "handover_taken": _worker(
        "已转出", "同事已接手您的订单。", "A colleague has taken your order over.", CHANGED
    ),
    "handover_refused": _worker(
        "未转出",
        "同事未接手，订单仍由您服务。",
        "Your colleague did not take the order over; it is still yours.",
        CHANGED,
    ),
    "handover_lapsed": _worker(
        "未转出",
        "同事没有及时答复，订单仍由您服务。",
        "Your colleague did not answer in time; the order is still yours.",
        CHANGED,
    ),
    "rest_due": _worker(
        "请休息",
        "您的连续或当日工时已满，{time}前不再派单，请休息。",
        "Your hours are full: nothing is offered before {time}. Please rest.",
        MEASURES,
    ),
    "assigned": _worker(
        "新订单", "订单已归您，{time}上门。", "The order is yours; be there at {time}.", NEW_WORK
    ),
    "rescheduled_worker": _worker(
        "时间变更", "上门时间已改为{time}。", "The visit is now at {time}.", CHANGED
    ),
    "running_late": _worker(
        "可能晚到",
        "按目前进度，您最早约{time}到达下一单，客户已知晓；如不能前往，请尽快联系客服。",
        "As things stand you reach your next visit at {time} at the earliest, and the customer "
        "knows; tell us soon if you cannot come.",
        CHANGED,
    ),
    "taken_away": _worker(
        "已改派",
        "您的一个订单已改派，原因：{reason}",
        "An order was taken from you, because: {reason}",
        CHANGED,
    ),
    "cancelled_worker": _worker(
        "已取消",
        "订单已取消，您的空跑补偿为{yuan}元。",
        "The order was cancelled; your compensation is {yuan} yuan.",
        CHANGED,
    ),
    "change_approved": _worker(
        "已同意", "客户已同意您提出的变更。", "The customer approved your change.", CHANGED
    ),
    "change_declined": _worker(
        "未同意",
        "客户没有同意您提出的变更，请按原订单服务。",
        "The customer did not approve your change; please keep to the order.",
        CHANGED,
    ),
    "not_come": _worker(
        "未上门",
        "客户反映您未按时上门，已记录。" + OBJECT_ZH,
        "The customer says that you did not come; this is noted. " + OBJECT_EN,
        MEASURES,
    ),
    "earnings_released": _worker(
        "可提现", "{yuan}元收入已可提现。", "{yuan} yuan can now be withdrawn."
    ),
    "reviewed": _worker(
        "新评价", "您收到一条新评价，可以回复。", "You have a new review; you may answer it."
    ),
    "review_hidden": _worker(
        "评价隐藏",
        "一条对您的评价已隐藏，其星级不再计入，原因：{reason}。" + OBJECT_ZH,
        "A review of you is hidden and its stars do not count, because: {reason}. " + OBJECT_EN,
    ),
    "dispute_opened": _worker(
        "售后申请",
        "您服务的订单有售后申请，收入暂缓结算。请在“售后”中查看理由并说明情况。",
        "A customer disputes your work; its pay waits. Read why in the app and say your side.",
        MEASURES,
    ),
    "dispute_decided": _worker(
        "售后结果",
        "售后已处理，您的分成减少{yuan}元，理由：{reason}。" + OBJECT_ZH,
        "The dispute was decided; your share is {yuan} yuan less, because: {reason}. " + OBJECT_EN,
        MEASURES,
    ),
    "dispute_withdrawn": _worker(
        "已撤回",
        "售后申请已撤回，收入恢复结算。",
        "The dispute was taken back; your pay goes on its way.",
    ),
    "objection_answered": _worker(
        "申诉答复", "您的申诉已答复：{reason}", "Your objection was answered: {reason}", MEASURES
    ),
    "paused": _worker(
        "暂停接单",
        "您已被暂停接新订单，直到恢复为止，原因：{reason}。" + OBJECT_ZH,
        "You get no new orders until further notice, because: {reason}. " + OBJECT_EN,
        MEASURES,
    ),
    "paused_until": _worker(
        "暂停接单",
        "{time}前您不会收到新订单，原因：{reason}。" + OBJECT_ZH,
        "You get no new orders until {time}, because: {reason}. " + OBJECT_EN,
        MEASURES,
    ),
    "resumed": _worker("恢复接单", "您已恢复接单。", "You may take orders again.", MEASURES),
    "cleared": _worker(
        "审核通过", "您的资料已通过审核，可以接单。", "Your papers are good; you may take orders."
    ),
    "papers_wanting": _worker(
        "资料失效",
        "您的资料已失效或被退回，补齐前不能接单。",
        "Your papers do not hold any more; no orders until they do.",
        MEASURES,
    ),
    "left": _worker("已离开", "您已离开本城市的服务队伍。", "You have left this city's workers."),
    "grade_changed": _worker(
        "等级变更",
        "您的等级由{before}变为{after}，原因：{reason}。" + OBJECT_ZH,
        "Your grade changed from {before} to {after}, because: {reason}. " + OBJECT_EN,
        MEASURES,
    ),
    "licence_expiring": _worker(
        "证照到期",
        "您的证照（{licence}）将于{day}到期，请及时更新，否则无法接相关订单。",
        "Your licence ({licence}) ends on {day}; renew it, or work that needs it stops.",
        MEASURES,
    ),
}


GRADES = {
    "normal": ("普通", "standard"),
    "silver": ("银牌", "silver"),
    "gold": ("金牌", "gold"),
    "contracted": ("签约", "contracted"),
}


def text(kind: str, facts: Mapping[str, str]) -> dict[str, str]:
    """The words of a notice in both languages; a grade is said by its name."""
    words = WORDS[kind]
    zh, en = dict(facts), dict(facts)
    for name in ("before", "after"):
        if facts.get(name) in GRADES:
            zh[name], en[name] = GRADES[facts[name]]
    return {"zh-CN": words.zh.format(**zh), "en": words.en.format(**en)}
