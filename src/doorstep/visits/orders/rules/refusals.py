"""The polite refusals of this room."""

from collections.abc import Mapping

from doorstep.kernel.errors import Refusal

STATE_NAMES: Mapping[str, tuple[str, str]] = {
    "unpaid": ("待付款", "waiting for payment"),
    "open": ("正在安排服务人员", "looking for somebody"),
    "assigned": ("已安排服务人员", "assigned"),
    "under_way": ("服务进行中", "under way"),
    "finished": ("服务已完成", "finished"),
    "accepted": ("已验收", "accepted"),
    "closed": ("已结清", "closed"),
    "cancelled": ("已取消", "cancelled"),
    "proposed": ("变更待确认", "a change waits for a decision"),
    "approved": ("变更已同意", "the change was approved"),
    "declined": ("变更已拒绝", "the change was declined"),
    "lapsed": ("变更已过期", "the change has lapsed"),
    "paid": ("已付款", "paid"),
    "planned": ("未出发", "not yet set out"),
    "travelling": ("在路上", "on the way"),
    "arrived": ("已到达", "at the door"),
    "started": ("服务中", "at work"),
    "missed": ("未能进行", "missed"),
    "taken": ("已接单", "taken"),
    "held": ("已预留", "held"),
    "released": ("已退出", "released"),
}
"""What people call the states of orders, visits, seats and changes."""


class NotNow(Refusal):
    """The order is in a state from which this verb is not allowed."""

    zh = "当前状态为“{state_zh}”，不能这样操作。"
    en = "This cannot be done now: {state_en}."

    def __init__(self, *, state: str) -> None:
        state_zh, state_en = STATE_NAMES.get(state, (state, state))
        super().__init__(state=state, state_zh=state_zh, state_en=state_en)


class AlreadyTaken(Refusal):
    """Another worker was faster, or the order changed since it was offered."""

    zh = "该订单已被其他人接走。"
    en = "Someone else was faster: this order is taken."


class WrongSeller(Refusal):
    """The worker works for another seller than the one whom the customer pays."""

    zh = "该服务人员不属于本订单的商家。"
    en = "This worker does not work for the seller of this order."


class NotYours(Refusal):
    """The order exists, but the caller has no seat in it."""

    status = 403
    zh = "您不是本订单的服务人员。"
    en = "You have no seat in this order."


class NotServing(Refusal):
    """The seller takes no new orders now."""

    zh = "该商家暂停接单。"
    en = "This seller takes no new orders now."


class InDebt(Refusal):
    """An earlier order of the customer was never paid in full."""

    zh = "您有未结清的订单，请先支付尾款。"
    en = "An earlier order is not paid in full; please pay it first."


class PriceChanged(Refusal):
    """The price shown to the customer is no longer the price."""

    zh = "价格已更新，请重新确认。"
    en = "The price has changed; please look at it again."


class NotServed(Refusal):
    """The address lies outside the served area."""

    status = 422
    zh = "该地址不在服务范围内。"
    en = "This address is outside the served area."


class WayNotOffered(Refusal):
    """The service cannot be ordered in this way."""

    status = 422
    zh = "该服务不支持这种下单方式。"
    en = "This service cannot be ordered in this way."


class TooSoon(Refusal):
    """The wished start lies in the past, or nearer than the city's lead."""

    status = 422
    zh = "时间太近：最早可预约{minutes}分钟之后，请另选时间。"
    en = "This is too soon: the earliest start is {minutes} minutes from now."


class TooFarAhead(Refusal):
    """The wished start lies further ahead than the house takes orders for."""

    status = 422
    zh = "最多可预约{days}天内的服务。"
    en = "Visits can be ordered at most {days} days ahead."


class NobodyFree(Refusal):
    """No worker can reach the address for this slot."""

    zh = "该时段暂无可预约的服务人员，请换个时间。"
    en = "Nobody is free for this time; please choose another."


class WrongCode(Refusal):
    """The code does not fit, was shown by the same side, or has run out."""

    status = 422
    zh = "验证码不正确或已过期。"
    en = "The code is wrong or has run out."


class CodeNeeded(Refusal):
    """The customer's code, or an operator's reason, is needed here."""

    status = 422
    zh = "请输入客户出示的验证码。"
    en = "Please enter the code that the customer shows."


class TooLate(Refusal):
    """The moment for this has passed."""

    zh = "已超过可操作的时间。"
    en = "It is too late for this."


class TooEarly(Refusal):
    """The stated wait is not over, or the visit is still too far away."""

    zh = "还没到时间，请{minutes}分钟后再操作。"
    en = "It is too early for this: {minutes} more minutes."


class ReasonNeeded(Refusal):
    """This verb is kept with its reason."""

    status = 422
    zh = "请填写原因。"
    en = "Please give a reason."


class NothingToPay(Refusal):
    """Nothing is due on this order."""

    zh = "没有需要支付的款项。"
    en = "Nothing is due."


class ChangeOpen(Refusal):
    """A change is waiting for the customer's decision."""

    zh = "有一项变更等待客户确认。"
    en = "A change is waiting for the customer's decision."


class FeeChanged(Refusal):
    """The cancelling fee is no longer the one that was shown."""

    zh = "取消费用已变化，请重新确认。"
    en = "The cancelling fee has changed; please look at it again."


class PaidTooLongAgo(Refusal):
    """A paid visit moves at most to twenty days after its payment."""

    zh = "已付款的订单最晚只能改到{day}，更晚请退款后重新下单。"
    en = "A paid visit can move to {day} at the latest; for later, refund and order again."
