"""The public notice of how dispatch decides, made of the numbers that run."""

from collections.abc import Iterable
from dataclasses import dataclass

from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.rules import Policy

type Said = dict[str, str]
"""One sentence in both languages."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the notice: its heading and its sentences."""

    code: str
    title: Said
    sentences: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What the city says of work and reach, beside the policy."""

    instant_radius_m: int
    continuous_minutes: int
    rest_minutes: int
    daily_minutes: int


@dataclass(frozen=True, slots=True)
class Record:
    """How it went in the last days: orders with and without people, and compensations."""

    days: int
    found: int
    given_up: int
    compensated: int = 0
    due: int = 0


def notice(policy: Policy, work: Work, record: Record | None = None) -> list[Section]:
    """Factors, reach, offers, rest, fairness, guarantee and, where known, how it went."""
    sections = [
        Section("factors", _said("派单考虑哪些因素", "What counts"), _factors(policy)),
        Section("reach", _said("找多远、找多久", "How far and how long"), _reach(policy, work)),
        Section("offers", _said("接单与拒单", "Offers and answers"), _offers(policy)),
        Section("rest", _said("工时与休息", "Hours and rest"), _rest(work)),
        Section("fairness", _said("公平", "Fairness"), _fairness(policy)),
        Section("guarantee", _said("履约保障", "Guarantee"), _guarantee(policy)),
    ]
    if record is not None and record.found + record.given_up:
        sections.append(Section("record", _said("近期情况", "How it went"), _record(record)))
    return sections


def changed(before: Policy, after: Policy) -> dict[str, tuple[object, object]]:
    """What differs between two policies, by name, as it was and as it will be."""
    old, new = _flat(before), _flat(after)
    return {name: (old[name], new[name]) for name in sorted(old) if old[name] != new[name]}


def _flat(policy: Policy) -> dict[str, object]:
    facts = rules.facts_of(policy)
    weights = facts.pop("weights")
    return facts | {f"weights.{name}": value for name, value in weights.items()}


def _said(zh: str, en: str) -> Said:
    return {"zh-CN": zh, "en": en}


def _factors(policy: Policy) -> tuple[Said, ...]:
    weights = policy.weights
    minute = weights.eta_permille * 60 // 1_000
    lines = [
        _said(
            "系统把同时等待的订单与可接单人员一起匹配，使总成本最低；成本以“等效秒”计，越低越先派。",
            "Orders that wait at the same time are matched together at the least total cost, "
            "counted in equivalent seconds; less comes first.",
        ),
        _said(
            f"路程：预计到达每多1分钟，计{minute}秒。",
            f"Travel: each minute to the door counts {minute} seconds.",
        ),
    ]
    lines += _counted(
        weights.seconds_per_star,
        f"评分：距五星每差一星，计{weights.seconds_per_star}秒。",
        f"Rating: each star missing to five counts {weights.seconds_per_star} seconds.",
        _said("评分不影响派单。", "The rating does not count."),
    )
    lines += _counted(
        weights.seconds_per_grade,
        f"等级：距最高等级每差一级，计{weights.seconds_per_grade}秒。",
        f"Grade: each grade below the best counts {weights.seconds_per_grade} seconds.",
        _said("等级不影响派单。", "The grade does not count."),
    )
    hour = weights.idle_permille * weights.idle_seconds_max // 1_000
    lines += _counted(
        hour,
        f"等单时间：等得越久越优先，最多计{hour}秒。",
        f"Waiting time: who has waited longer comes first, by {hour} seconds at most.",
        _said("等单时间不影响派单。", "Waiting time does not count."),
    )
    lines.append(
        _said(
            "拒单、接单率、年龄、性别、籍贯和手机型号不计入；同样条件的客户得到同样的派单。",
            "Refusals, acceptance rates, age, sex, origin and the kind of phone do not count; "
            "customers in the same situation are treated the same.",
        )
    )
    return tuple(lines)


def _counted(weight: int, zh: str, en: str, otherwise: Said) -> Iterable[Said]:
    return [_said(zh, en)] if weight else [otherwise]


def _reach(policy: Policy, work: Work) -> tuple[Said, ...]:
    first, most = _km(work.instant_radius_m), _km(max(work.instant_radius_m, policy.radius_max_m))
    step, pause = policy.radius_step_bp // 100, policy.pause_seconds
    minutes = policy.search_seconds // 60
    return (
        _said(
            f"即时订单先在{first}公里内寻找，每等{pause}秒扩大{step}%，最远{most}公里，"
            f"最多看{policy.candidates_max}位候选人。",
            f"An order for now is first looked after within {first} km, {step} % further with "
            f"every {pause} seconds of waiting, {most} km at most, among {policy.candidates_max} "
            "candidates at most.",
        ),
        _said(
            f"{minutes}分钟内最多{policy.rounds_max}轮；仍无人则取消并全额退款。",
            f"After {minutes} minutes or {policy.rounds_max} rounds without anybody it is "
            "cancelled and paid back in full.",
        ),
        _said(
            f"等待{policy.standby_after_seconds // 60}分钟后启用备勤人员，"
            f"{policy.desk_after_seconds // 60}分钟后通知调度员。",
            f"After {policy.standby_after_seconds // 60} minutes those who stand by are asked as "
            f"well, after {policy.desk_after_seconds // 60} minutes the desk is told.",
        ),
    )


def _offers(policy: Policy) -> tuple[Said, ...]:
    grab = (
        _said("抢单大厅：先抢先得。", "In the hall the first to grab has the order.")
        if policy.grab_rule == rules.FIRST
        else _said(
            "抢单大厅：报名后由客户选择。", "In the hall workers apply and the customer picks."
        )
    )
    return (
        _said(
            "同一时间只向一位人员派同一个空位，超时或拒绝后派给下一位，不会重复派给已拒绝的人。",
            "A seat is offered to one person at a time; after a no or silence the next is asked, "
            "and nobody twice.",
        ),
        _said(
            f"预约订单有{policy.slot_offer_seconds // 60}分钟考虑时间，夜间不催。",
            f"By appointment there are {policy.slot_offer_seconds // 60} minutes to think, and "
            "nobody is hurried at night.",
        ),
        _said(
            "拒单不扣分、不罚款；因安全原因拒单不计入任何统计。",
            "A refusal costs nothing; one for a safety reason is in no statistic at all.",
        ),
        grab,
    )


def _rest(work: Work) -> tuple[Said, ...]:
    return (
        _said(
            f"连续服务满{_hours(work.continuous_minutes)}小时须休息{work.rest_minutes}分钟，"
            f"每日最多{_hours(work.daily_minutes)}小时；到点暂停派单并提醒休息。",
            f"After {_hours(work.continuous_minutes)} hours without a break there are "
            f"{work.rest_minutes} minutes of rest, and {_hours(work.daily_minutes)} hours are the "
            "most in a day; then nothing is offered, and a rest is advised.",
        ),
        _said("下班后立即不再派单。", "Who goes off duty is not asked any more, at once."),
    )


def _fairness(policy: Policy) -> tuple[Said, ...]:
    weights = policy.weights
    lines = []
    if weights.seconds_per_order_above_mean:
        seconds = weights.seconds_per_order_above_mean
        lines.append(
            _said(
                f"当日单量每高于平均一单，计{seconds}秒。",
                f"Each order above the day's mean counts {seconds} seconds.",
            )
        )
    if weights.fairness_permille:
        most = weights.fairness_seconds_max
        lines.append(
            _said(
                f"当日收获高于平均者稍后，最多计{most}秒。",
                f"Who was given more than the mean today comes later, by {most} seconds at most.",
            )
        )
    if not lines:
        lines.append(
            _said("当日单量不影响派单。", "How many orders somebody had today does not count.")
        )
    return tuple(lines)


def _guarantee(policy: Policy) -> tuple[Said, ...]:
    lines = [
        (
            policy.found_late_fen,
            f"即时订单{policy.found_late_seconds // 60}分钟后才有人接单",
            f"somebody is found only after {policy.found_late_seconds // 60} minutes",
        ),
        (policy.worker_lost_fen, "已告知的服务人员不能前来", "the person named cannot come"),
        (policy.nobody_found_fen, "最终无人接单", "nobody is found"),
    ]
    found = tuple(
        _said(f"{zh}：自动补偿{_yuan(fen)}元。", f"Where {en}: {_yuan(fen)} yuan, unasked.")
        for fen, zh, en in lines
        if fen
    )
    if not found:
        return (_said("本城市暂未承诺补偿。", "This city promises no compensation yet."),)
    way = _said(
        "补偿由平台自有资金承担，订单结清后从您的付款中原路退回；无款可退时转到您的微信，"
        "由您在24小时内确认收款，过期可再次领取；微信无法转账的由客服发放。",
        "It is the platform's own money, and goes back the way it was paid once the order is "
        "settled; where nothing of that is left, to your WeChat, where you confirm it within 24 "
        "hours and can collect it again later; what WeChat cannot carry is given by the desk.",
    )
    return (*found, way)


def _record(record: Record) -> tuple[Said, ...]:
    rate = record.found * 1_000 // (record.found + record.given_up) / 10
    lines = [
        _said(
            f"近{record.days}天{rate}%的订单找到了人。",
            f"In the last {record.days} days {rate} % of the orders found somebody.",
        )
    ]
    if record.due:
        lines.append(
            _said(
                f"应补偿{record.due}单，已补偿{record.compensated}单。",
                f"{record.compensated} of {record.due} compensations have been given.",
            )
        )
    return tuple(lines)


def _km(metres: int) -> str:
    return f"{metres / 1000:g}"


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g}"


def _yuan(fen: int) -> str:
    return f"{fen / 100:g}"
