"""The public notice of how dispatch decides, made of the numbers that run."""

from collections.abc import Iterable
from dataclasses import dataclass

from doorstep.algorithms import matching
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
class TradeRest:
    """What a trade says of rest where it differs from the city; breaks planned by its crews."""

    name: Said
    continuous_minutes: int | None = None
    rest_minutes: int | None = None
    daily_minutes: int | None = None
    planned_breaks: bool = False


@dataclass(frozen=True, slots=True)
class ContractRest:
    """What the city says of a kind of contract where that is less."""

    kind: str
    continuous_minutes: int | None = None
    daily_minutes: int | None = None


CONTRACTS: dict[str, Said] = {
    "employed": {"zh-CN": "平台员工", "en": "employed by the platform"},
    "merchant": {"zh-CN": "商家人员", "en": "a merchant's people"},
    "freelance": {"zh-CN": "自由职业者", "en": "freelancers"},
}


@dataclass(frozen=True, slots=True)
class Work:
    """What the city and its trades say of work and reach, beside the policy."""

    instant_radius_m: int
    continuous_minutes: int
    rest_minutes: int
    daily_minutes: int
    trades: tuple[TradeRest, ...] = ()
    contracts: tuple[ContractRest, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """How it went in the last days: orders with and without people, and compensations."""

    days: int
    found: int
    given_up: int
    compensated: int = 0
    due: int = 0


def notice(policy: Policy, work: Work, record: Record | None = None) -> list[Section]:
    """Factors, reach, appointments, offers, hints, rest, fairness, guarantee and, where known, how
    it went.
    """
    sections = [
        Section("factors", _said("派单考虑哪些因素", "What counts"), _factors(policy)),
        Section("reach", _said("找多远、找多久", "How far and how long"), _reach(policy, work)),
        Section("appointments", _said("预约订单怎么派", "Appointments"), _appointments(policy)),
        Section("offers", _said("接单与拒单", "Offers and answers"), _offers(policy)),
        Section("hints", _said("等单建议", "Hints where to wait"), _hints(policy)),
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
    step, pause = f"{policy.radius_step_bp / 100:g}", policy.pause_seconds
    minutes, idle = policy.search_seconds // 60, f"{policy.ample_permille / 10:g}"
    lines = [
        _said(
            f"即时订单先在{first}公里内（服务另有规定的从其规定）寻找，每等{pause}秒扩大{step}%，"
            f"最远{most}公里，先看最近的{policy.candidates_max}位候选人。",
            f"An order for now is first looked after within {first} km, or as far as its service "
            f"says, {step} % further with every {pause} seconds of waiting, {most} km at most, "
            f"among the nearest {policy.candidates_max} candidates first.",
        ),
        _said(
            f"在岗且符合条件的人员中空闲者不足{idle}%时，不扩大范围。",
            f"While less than {idle} % of those on duty who could do it are idle, it is not "
            "looked further.",
        ),
        _said(
            f"即时订单每{max(1, policy.batch_seconds)}秒一起匹配一次。",
            f"Orders for now are matched together every {max(1, policy.batch_seconds)} seconds.",
        ),
        _said(
            f"{minutes}分钟内最多{policy.rounds_max}轮；仍无人则取消并全额退款。",
            f"After {minutes} minutes or {policy.rounds_max} rounds without anybody it is "
            "cancelled and paid back in full.",
        ),
        _said(
            "已有后续预约的人员，只有做完后仍来得及赴约时才会被派即时订单。",
            "Whoever has an appointment ahead is asked for an order for now only if they can be "
            "there in time after it.",
        ),
        _said(
            "休息中、未上岗、或与客户之间有屏蔽的人员不会被派单。",
            "Nobody is asked who rests, is off duty, or is kept apart from the customer by either "
            "side's wish.",
        ),
    ]
    lines += _counted(
        policy.standby_after_seconds,
        f"即时订单等待{_minutes(policy.standby_after_seconds)}分钟后启用备勤人员。",
        f"After {_minutes(policy.standby_after_seconds)} minutes those who stand by are asked for "
        "an order for now that nobody else takes.",
        _said("备勤人员不会被派单。", "Those who stand by are not asked."),
    )
    lines += _counted(
        policy.desk_after_seconds,
        f"即时订单等待{_minutes(policy.desk_after_seconds)}分钟后通知调度员。",
        f"After {_minutes(policy.desk_after_seconds)} minutes of an order for now the desk is "
        "told.",
        _said("即时订单无人接单时不另行通知调度员。", "The desk is not told of orders for now."),
    )
    return tuple(lines)


def _appointments(policy: Policy) -> tuple[Said, ...]:
    hours = f"{policy.desk_before_seconds / 3_600:g}"
    return (
        _said(
            "预约时段只显示确有人员有空、来得及、且在服务距离内的时间；下单时为其预留，并首先询问该人员。",
            "A time is shown only where somebody is free, can be there in time and lives within "
            "the service's distance; that person's time is held with the order, and they are "
            "asked first.",
        ),
        _said(
            "由平台派单时，预留给当日行程绕路最少的人员；相同时住得近者优先。评分、等级和单量不影响。",
            "Where the platform assigns it is held for the one to whose day it adds the least "
            "way, equals by how near they live; rating, grade and orders do not count.",
        ),
        _said(
            "平台可用全天路线规划重新安排预约；已告知的人员和时间只按城市的规则、提前告知后才会变更。",
            "The platform may rearrange appointments by a plan of the whole day; a person or time "
            "that was told changes only as the city's rules say, and is told.",
        ),
        *_counted(
            policy.desk_before_seconds,
            f"预约订单到寻人结束前{hours}小时仍无人时，通知调度员。",
            f"Where nobody is found {hours} hours before the search for an appointment ends, the "
            "desk is told.",
            _said("预约订单无人接单时不另行通知调度员。", "The desk is not told of appointments."),
        ),
    )


def _offers(policy: Policy) -> tuple[Said, ...]:
    minutes = _minutes(policy.grab_now_seconds)
    grab = (
        _said(
            f"抢单大厅：先抢先得；即时订单最多挂出{minutes}分钟。",
            "In the hall the first to grab has the order; one for now hangs there for "
            f"{minutes} minutes at most.",
        )
        if policy.grab_rule == rules.FIRST
        else _said(
            f"抢单大厅：报名后由客户选择；即时订单最多挂出{minutes}分钟。",
            "In the hall workers apply and the customer picks; one for now hangs there for "
            f"{minutes} minutes at most.",
        )
    )
    return (
        _said(
            "同一时间只向一位人员派同一个空位，超时或拒绝后派给下一位，不会重复派给已拒绝的人。",
            "A seat is offered to one person at a time; after a no or silence the next is asked, "
            "and nobody twice.",
        ),
        _said(
            f"预约订单有{policy.slot_offer_seconds // 60}分钟考虑时间（客户点名的"
            f"{policy.choose_slot_seconds // 60}分钟），但不超过距开始时间的四分之一；夜间不催。",
            f"By appointment there are {policy.slot_offer_seconds // 60} minutes to think "
            f"({policy.choose_slot_seconds // 60} for whom the customer chose), a quarter of what "
            "is left before the start at most; nobody is hurried at night.",
        ),
        _said(
            "拒单不扣分、不罚款；因安全原因拒单不计入任何统计。",
            "A refusal costs nothing; one for a safety reason is in no statistic at all.",
        ),
        grab,
    )


def _hints(policy: Policy) -> tuple[Said, ...]:
    if not policy.hint_seconds:
        return (_said("系统不建议去哪里等单。", "Nobody is told where to wait."),)
    reach, seconds = _km(matching.HINT_REACH_M), policy.hint_seconds
    return (
        _said(
            f"系统约每{seconds}秒比较各处未来一小时的预计订单和等单人数，建议部分空闲人员"
            f"换个地方等单，最远{reach}公里；预计订单来自前几周同一时段。",
            f"About every {seconds} seconds the orders expected within an hour, counted from the "
            "same hour of the last weeks, are compared with who waits where; some who are idle "
            f"hear where else to wait, {reach} km away at most.",
        ),
        _said(
            "建议仅供参考，去不去都不影响派单、评分和等级；可随时关闭。",
            "A hint is advice: whether it is followed counts neither in dispatch nor in ratings "
            "or grades, and it can be switched off.",
        ),
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
        _said(
            "备勤时间（含已安排的）计入每日工时，派单和可约时段均按此计算。",
            "Hours of standing by, those planned as well, count towards the hours of the day, for "
            "offers and for free times.",
        ),
        _said(
            "上门超过计划时间的，在结束前不派新单，工时按实际结束时间计算。",
            "Whoever is still at work past the planned end is asked for nothing, and hours count "
            "until the work has really ended.",
        ),
        *(_contract_rest(one) for one in work.contracts),
        *(_trade_rest(one, work) for one in work.trades),
        _said(
            "下班后立即不再派即时订单。",
            "Who goes off duty is not asked for work that begins now any more, at once.",
        ),
    )


def _contract_rest(one: ContractRest) -> Said:
    zh, en = CONTRACTS[one.kind]["zh-CN"], CONTRACTS[one.kind]["en"]
    if one.continuous_minutes:
        most = _hours(one.continuous_minutes)
        zh, en = f"{zh}连续服务最多{most}小时", f"{en}, at most {most} hours without a break"
    if one.daily_minutes:
        most = _hours(one.daily_minutes)
        zh, en = f"{zh}，每日最多{most}小时", f"{en}, at most {most} hours in a day"
    return _said(f"按合同：{zh}。", f"By contract: {en}.")


def _trade_rest(trade: TradeRest, work: Work) -> Said:
    zh, en = trade.name["zh-CN"], trade.name["en"]
    hours = _hours(trade.daily_minutes or work.daily_minutes)
    if trade.planned_breaks:
        return _said(
            f"{zh}：休息安排在服务过程中，每日最多{hours}小时。",
            f"{en}: breaks are part of the work, {hours} hours are the most in a day.",
        )
    most = _hours(trade.continuous_minutes or work.continuous_minutes)
    rest = trade.rest_minutes or work.rest_minutes
    return _said(
        f"{zh}：连续服务满{most}小时休息{rest}分钟，每日最多{hours}小时。",
        f"{en}: {rest} minutes of rest after {most} hours, {hours} hours are the most in a day.",
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
            policy.found_late_fen if policy.found_late_seconds else 0,
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


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:.3g}"


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g}"


def _yuan(fen: int) -> str:
    return f"{fen / 100:g}"
