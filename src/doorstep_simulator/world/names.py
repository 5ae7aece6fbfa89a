"""Invented names: streets, communities, parks, districts and people of a city that is nowhere."""

import numpy as np

STREET_HEADS = [
    "云溪",
    "枫林",
    "石桥",
    "锦带",
    "望湖",
    "青禾",
    "晓月",
    "松涛",
    "白鹭",
    "听雨",
    "长堤",
    "紫藤",
    "南塘",
    "北辰",
    "竹影",
    "稻香",
    "金柚",
    "芦花",
    "星河",
    "丹桂",
    "梧桐",
    "采莲",
    "银杏",
    "沉香",
    "渔火",
    "织锦",
    "和风",
    "临江",
    "宿云",
    "翠屏",
]
STREET_TAILS = ("路", "街", "大道", "巷")
COMMUNITY_HEADS = [
    "云栖",
    "锦绣",
    "兰庭",
    "翠湖",
    "清波",
    "桂语",
    "星澜",
    "和悦",
    "枫桥",
    "明月",
    "春晓",
    "江畔",
    "碧桐",
    "书香",
    "梧桐",
    "安澜",
    "云锦",
    "嘉禾",
    "朝晖",
    "静安里",
    "听松",
    "望江",
    "水岸",
    "荷塘",
    "柳浪",
    "松风",
    "竹海",
    "银湖",
    "丹枫",
    "南园",
]
COMMUNITY_TAILS = ("花园", "小区", "家园", "苑", "公寓", "里", "新村", "华庭")
PARKS = ("云河公园", "芦荡湿地", "北辰山", "南塘湖", "植物园", "少年宫广场", "石桥绿地")
DISTRICTS = ("云北区", "云南岸区", "老城", "枫林镇", "南塘镇", "望湖镇")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
GIVEN = [
    "桂芳",
    "秀英",
    "建国",
    "美兰",
    "志强",
    "晓燕",
    "文静",
    "海涛",
    "丽华",
    "国平",
    "小红",
    "春梅",
    "卫东",
    "雪梅",
    "永康",
    "玉兰",
    "建军",
    "凤霞",
    "立新",
    "月娥",
    "德胜",
    "金花",
    "长顺",
    "素珍",
    "家豪",
    "思雨",
    "子涵",
    "一鸣",
    "欣怡",
    "浩然",
    "梓萱",
    "宇航",
]


def streets(rng: np.random.Generator, count: int) -> list[str]:
    """Different street names."""
    return _pairs(rng, STREET_HEADS, STREET_TAILS, count)


def communities(rng: np.random.Generator, count: int) -> list[str]:
    """Different community names."""
    return _pairs(rng, COMMUNITY_HEADS, COMMUNITY_TAILS, count)


def person(rng: np.random.Generator) -> str:
    """A full name; several people may share one, as they do."""
    return SURNAMES[rng.integers(len(SURNAMES))] + GIVEN[rng.integers(len(GIVEN))]


def house(rng: np.random.Generator) -> str:
    """A house number inside a community."""
    block, unit, floor, door = (
        rng.integers(1, 29),
        rng.integers(1, 5),
        rng.integers(1, 27),
        rng.integers(1, 5),
    )
    return f"{block}幢{unit}单元{floor:02d}{door:02d}室"


def _pairs(
    rng: np.random.Generator, heads: list[str], tails: tuple[str, ...], count: int
) -> list[str]:
    every = [head + tail for head in heads for tail in tails]
    rng.shuffle(every)
    return every[:count]
