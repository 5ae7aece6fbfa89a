"""A small trade pack that the tests of orders sell from."""

from typing import Any


def _text(chinese: str, english: str) -> dict[str, str]:
    return {"zh-CN": chinese, "en": english}


STEPS = [{"code": "clean", "name": _text("清洁", "Clean"), "photo": True}]
SERVICE: dict[str, Any] = {
    "code": "daily-cleaning",
    "name": _text("日常保洁", "Daily cleaning"),
    "description": _text("按小时的日常保洁", "Cleaning by the hour"),
    "ways": ["assign", "grab", "choose"],
    "timings": ["now", "slot"],
    "skills": ["cleaning"],
    "unit": "hour",
    "duration": {"base_minutes": 0, "units_min": 1, "units_max": 6},
    "variants": [
        {
            "code": "standard",
            "name": _text("标准", "Standard"),
            "amount_fen": 6_600,
            "minutes": 60,
        }
    ],
    "options": [
        {
            "code": "windows",
            "name": _text("擦窗", "Windows"),
            "amount_fen": 3_000,
            "minutes": 30,
            "count_max": 4,
        }
    ],
    "materials": [
        {
            "code": "detergent",
            "name": _text("清洁剂", "Detergent"),
            "amount_fen": 1_500,
            "count_max": 5,
        }
    ],
    "deposit": {"mode": "fixed", "amount_fen": 5_000},
    "sop": STEPS,
}
CANCELLING = [
    {"by": "customer", "stage": "assigned", "before_minutes": 120},
    {"by": "customer", "stage": "assigned", "work_bp": 1_000, "worker_bp": 5_000},
    {
        "by": "customer",
        "stage": "on_the_way",
        "work_bp": 2_000,
        "travel_bp": 10_000,
        "worker_bp": 7_000,
    },
    {
        "by": "customer",
        "stage": "arrived",
        "work_bp": 3_000,
        "travel_bp": 10_000,
        "worker_bp": 7_000,
    },
    {
        "by": "operator",
        "stage": "started",
        "work_bp": 5_000,
        "travel_bp": 10_000,
        "worker_bp": 7_000,
    },
]
GRADES = {"normal": 7_000, "silver": 7_200, "gold": 7_500, "contracted": 8_000}
PACK: dict[str, Any] = {
    "code": "cleaning",
    "name": _text("保洁", "Cleaning"),
    "version": 1,
    "category": "cleaning",
    "safety": {
        "customer": _text("请收好贵重物品", "Put valuables away"),
        "worker": _text("断电后清洁电器", "Unplug appliances first"),
    },
    "skills": [{"code": "cleaning", "name": _text("保洁", "Cleaning")}],
    "services": [
        SERVICE,
        {
            **SERVICE,
            "code": "deep-cleaning",
            "name": _text("深度保洁", "Deep cleaning"),
            "crew": 2,
            "deposit": {"mode": "whole"},
        },
        {
            **SERVICE,
            "code": "free-visit",
            "name": _text("上门评估", "A look at the home"),
            "ways": ["assign"],
            "timings": ["slot"],
            "deposit": {"mode": "none"},
        },
    ],
    "surcharges": [
        {
            "kind": "night",
            "code": "night",
            "label": _text("夜间服务费", "Night"),
            "bp": 2_000,
            "from_minute": 1_320,
            "until_minute": 360,
        }
    ],
    "terms": {"decide_change_minutes": 30, "cancelling": CANCELLING},
    "shares": [
        {"mode": "D", "grade_bp": GRADES, "commission_bp": 1_000},
        {"mode": "S2", "grade_bp": GRADES, "commission_bp": 1_000},
    ],
}
