"""What the lab's table and report say, in Chinese and English."""

from doorstep.algorithms.simulating.charts import Words

POLICIES: dict[str, Words] = {
    "grab": ("抢单", "grab"),
    "nearest": ("就近派单", "nearest"),
    "ours": ("批量派单", "ours"),
    "fair": ("批量派单·均衡", "ours, fair"),
}
FIGURES: dict[str, Words] = {
    "match_rate": ("匹配率 %", "match rate %"),
    "accept_seconds": ("接单等待(分钟)", "accept, min"),
    "travel_seconds": ("路途(分钟)", "travel, min"),
    "door_seconds": ("下单到上门(分钟)", "door, min"),
    "utilisation": ("服务时间占比 %", "utilisation %"),
    "offers_per_order": ("每单询问", "offers per order"),
    "gini": ("服务时间基尼系数", "Gini of service time"),
}
SKIES: dict[str, Words] = {
    "dry": ("晴", "dry"),
    "rain": ("雨", "rain"),
    "storm": ("暴风雨", "storm"),
    "drawn": ("每天随机", "drawn day by day"),
}
TITLE: Words = ("派单策略实验室", "Policy lab")
MINUTES: Words = ("分钟", "minutes")
SHARE: Words = ("%", "%")
CHARTS: dict[str, Words] = {
    "door": ("下单到上门:接单等待 + 路途(误差线为 95% 置信区间)",
             "From order to door: accept + travel (whisker: 95 % confidence)"),
    "match": ("匹配率", "Orders that found a worker"),
    "utilisation": ("服务时间占在线时间", "Time in service of time online"),
    "gini": ("收入公平:服务时间基尼系数(越低越均衡)",
             "Fairness: Gini of service time (lower is more even)"),
    "hours": ("一天中的平均上门时间(第一个种子)", "Door time over the day (first seed)"),
    "waiting": ("上门时间的分布(第一个种子)", "How many are at the door within … (first seed)"),
}  # fmt: skip
NOTES: dict[str, Words] = {
    "same_days": (
        "所有策略面对同一批订单、同样的耐心和同样的接单意愿,差别只来自策略。",
        "Every policy meets the same orders, the same patience and the same willingness: "
        "what differs comes from the policy alone.",
    ),
    "pairs": (
        "平均值只计入匹配到的订单,因此上门时间要和匹配率一起看。",
        "Means count served orders only, so read the door time together with the match rate.",
    ),
    "judged": (
        "城市参数在任何策略之前已冻结。",
        "The city was frozen before any policy was written.",
    ),
    "changed": (
        "城市参数与冻结的评判城市不同(人数、天气、路况、爽约或自定义文件)。",
        "This city differs from the frozen one (workers, sky, traffic, no-shows or a file).",
    ),
    "no_script": ("地图需要浏览器脚本。", "The map needs scripts."),
}  # fmt: skip
SUPPLY: dict[str, Words] = {
    "title": (
        "达到 {minutes:g} 分钟上门的最少人数",
        "Least supply for a door time of {minutes:g} minutes",
    ),
    "trade": ("行业", "trade"),
    "orders": ("每日订单", "orders a day"),
    "workers": ("至少人数", "workers"),
    "range": ("95% 区间", "95 % range"),
    "door": ("上门(分钟)", "door, min"),
    "more": ("多于 {most} 人", "more than {most}"),
    "how": (
        "每个行业单独计算(不发待命建议):只有该行业的订单和人员,匹配率不低于 {match:.0%}。",
        "Each trade on its own, without hints: its orders, workers of that trade alone, "
        "match rate at least {match:.0%}.",
    ),
}  # fmt: skip
