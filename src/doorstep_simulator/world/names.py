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
_COUNTED = (
    "王7.1 李7.0 张6.7 刘5.1 陈4.5 杨3.1 黄2.2 赵2.0 吴2.0 周1.9 徐1.5 孙1.4 "
    "马1.3 朱1.3 胡1.2 郭1.2 何1.1 高1.1 林1.1 罗1.0 郑0.9 梁0.8 谢0.8 宋0.7 "
    "唐0.7 许0.7 韩0.7 冯0.6 邓0.6 曹0.6 彭0.5 曾0.5 肖0.5 田0.5 董0.5 潘0.4 "
    "袁0.4 蔡0.4 蒋0.4 余0.4 于0.4 杜0.4 叶0.4 程0.4 魏0.4 苏0.4 吕0.4 丁0.3 "
)
SURNAMES = {one[0]: float(one[1:]) for one in _COUNTED.split()}
"""Surnames with their share of the people, in percent."""
GIVEN_WOMEN = (
    (
        "桂芳",
        "秀英",
        "美兰",
        "丽华",
        "春梅",
        "玉兰",
        "凤霞",
        "月娥",
        "金花",
        "素珍",
        "秀珍",
        "桂兰",
    ),
    (
        "晓燕",
        "文静",
        "小红",
        "雪梅",
        "海燕",
        "丽萍",
        "红霞",
        "艳芳",
        "慧敏",
        "冬梅",
        "玉玲",
        "彩虹",
    ),
    (
        "思雨",
        "欣怡",
        "梓萱",
        "雨桐",
        "佳琪",
        "诗涵",
        "婷婷",
        "梦瑶",
        "晓雯",
        "嘉怡",
        "若曦",
        "可欣",
    ),
)
GIVEN_MEN = (
    (
        "建国",
        "卫东",
        "永康",
        "建军",
        "德胜",
        "长顺",
        "国平",
        "志明",
        "福生",
        "大勇",
        "根生",
        "庆华",
    ),
    (
        "志强",
        "海涛",
        "立新",
        "伟东",
        "永刚",
        "晓军",
        "文斌",
        "建华",
        "向阳",
        "俊峰",
        "国栋",
        "小波",
    ),
    (
        "家豪",
        "一鸣",
        "浩然",
        "宇航",
        "子涵",
        "俊杰",
        "嘉伟",
        "晨阳",
        "明轩",
        "博文",
        "志远",
        "天宇",
    ),
)
"""Given names of those born before 1970, before 1988, and after."""
NAME_YEARS = (1970, 1988)


def streets(rng: np.random.Generator, count: int) -> list[str]:
    """Different street names."""
    return _pairs(rng, STREET_HEADS, STREET_TAILS, count)


def communities(rng: np.random.Generator, count: int) -> list[str]:
    """Different community names."""
    return _pairs(rng, COMMUNITY_HEADS, COMMUNITY_TAILS, count)


def person(rng: np.random.Generator, *, is_woman: bool, born_year: int) -> str:
    """A full name as people of that age have; several may share one, as they do."""
    shares = np.array(list(SURNAMES.values()))
    surname = list(SURNAMES)[int(rng.choice(len(SURNAMES), p=shares / shares.sum()))]
    of_age = sum(born_year >= year for year in NAME_YEARS)
    given = (GIVEN_WOMEN if is_woman else GIVEN_MEN)[of_age]
    return surname + given[int(rng.integers(len(given)))]


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
