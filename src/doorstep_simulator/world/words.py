"""What people of the city say: how workers present themselves, what customers write and note."""

from typing import Any

import numpy as np

from doorstep_simulator.world import people

_CALLED = {
    people.CLEANING: ("阿姨", "师傅"),
    people.APPLIANCES: ("师傅", "师傅"),
    people.REPAIR: ("师傅", "师傅"),
    people.MASSAGE: ("老师", "老师"),
    people.BEAUTY: ("老师", "老师"),
    people.PETS: ("小姐姐", "小哥"),
    people.COOKING: ("阿姨", "师傅"),
    people.ELDERS: ("大姐", "大哥"),
}
"""How women and men of a trade are called."""

_ABOUT = {
    people.CLEANING: (
        "做保洁八年，厨房重油是强项，自带分色抹布。",
        "带过三年样板间，边角和踢脚线都会擦到。",
        "干活利索，不催不赶，走前和您一起看一遍。",
    ),
    people.APPLIANCES: (
        "厂家售后出身，拆洗过上千台空调。",
        "洗前洗后都拍照，洗完试机再走。",
        "自带高温蒸汽机和防尘罩，不弄脏墙面。",
    ),
    people.REPAIR: (
        "持电工证、制冷证，先检测报价再动手。",
        "修家电十二年，能修不劝换，旧件当面交还。",
        "常见配件随车带，多数当天修好。",
    ),
    people.MASSAGE: (
        "手法稳，先问力度再开始，一次性床单自带。",
        "擅长肩颈放松，久坐的客人回头多。",
        "守时安静，全程着装，力度随时可调。",
    ),
    people.BEAUTY: (
        "从业五年，擅长温柔系款式，工具当面消毒。",
        "先试色再上手，7 天内脱落免费补。",
        "妆面干净持久，新娘妆跟过上百场。",
    ),
    people.PETS: (
        "家里养了两只猫，懂胆小猫的脾气。",
        "全程拍照反馈，进门先关门。",
        "遛狗不松绳，回家先擦脚。",
    ),
    people.COOKING: (
        "本帮和川味都拿手，少油少盐也好吃。",
        "做完饭灶台擦得比来时干净。",
        "会做月龄辅食，器具都消毒。",
    ),
    people.ELDERS: (
        "持养老护理员证，陪诊流程熟，医嘱记得清楚。",
        "照顾过失能老人四年，有耐心，不着急。",
        "助浴先测血压，防滑保暖都想在前面。",
    ),
}
_GLAD = {
    people.CLEANING: (
        "厨房的油垢都擦干净了，灶台能照人。",
        "卫生间水垢去得很彻底，孩子也说亮堂。",
        "准时到，话不多，干活细，下次还约。",
        "踢脚线和窗槽都擦了，比预想的好。",
    ),
    people.APPLIANCES: (
        "洗出来的水是黑的，洗完风都是清的。",
        "拆装很熟练，铺了防尘布，地上没弄脏。",
        "油烟机吸力明显变大，还教了平时怎么保养。",
    ),
    people.REPAIR: (
        "一看就知道问题在哪，报价和价目表一致。",
        "换下来的旧件给我看了，心里踏实。",
        "冰箱当天就修好了，没有乱加项目。",
    ),
    people.MASSAGE: (
        "力度刚好，肩膀松了不少，床单是一次性的。",
        "很专业也很有分寸，开始前问了身体情况。",
        "加班一周，按完睡得很好。",
    ),
    people.BEAUTY: (
        "猫眼的颜色很正，边缘修得很干净。",
        "试妆改了两次都很耐心，成品很喜欢。",
        "工具当面拆封消毒，放心。",
    ),
    people.PETS: (
        "出差三天，每天都有照片和小视频，猫很放松。",
        "我家狗见谁都躲，她蹲着等了十分钟，太有爱心了。",
        "洗完毛蓬蓬的，耳朵也清干净了。",
    ),
    people.COOKING: (
        "四菜一汤四十分钟上齐，老人说味道好。",
        "记住了不放香菜，灶台收拾得很干净。",
        "家宴八个菜，朋友都问在哪找的。",
    ),
    people.ELDERS: (
        "陪我妈跑了一上午医院，医嘱写得清清楚楚。",
        "助浴前量了血压，全程轻声细语，我爸很配合。",
        "像家里人一样，走的时候奶奶还舍不得。",
    ),
}
_SO_SO = {
    people.CLEANING: ("大面干净，窗槽没擦到，提醒后补了。", "比约定晚到十分钟，活还可以。"),
    people.APPLIANCES: ("洗得可以，收尾时地上有点水渍。", "时间比说的长，效果还行。"),
    people.REPAIR: ("修好了，等配件多跑了一趟。", "解释得不太清楚，问了几遍。"),
    people.MASSAGE: ("手法不错，最后十分钟有点赶。", "力度一开始偏重，说了之后好些。"),
    people.BEAUTY: ("和图片略有出入，整体能接受。", "上色好看，修形可以再细一点。"),
    people.PETS: ("照顾得可以，照片发得少了点。", "晚到一刻钟，猫饿得直叫。"),
    people.COOKING: ("味道偏咸，收拾得倒是干净。", "菜上得慢了些，味道可以。"),
    people.ELDERS: ("人很好，话少了点，老人有点闷。", "流程熟，走路快了些，老人跟得吃力。"),
}
_TAGS = {
    True: ("准时", "专业", "干净", "热情", "细心"),
    False: (),
}
_NOTES = {
    people.CLEANING: ("家里有小狗，比较亲人。", "厨房油污较多，请多留时间。", "门禁请按1203。"),
    people.APPLIANCES: ("两台都是挂机，有一台在卧室。", "油烟机是侧吸式。"),
    people.REPAIR: ("冰箱冷藏不冷，冷冻正常。", "请先打电话，我从公司赶回去。"),
    people.MASSAGE: ("主要放松肩颈，力度轻一点。", "请自带床单。"),
    people.BEAUTY: ("想做短甲，颜色显白的。", "晚上有年会，妆要持久。"),
    people.PETS: ("猫怕生，请不要抱。", "牵引绳在鞋柜上。"),
    people.COOKING: ("家里有老人，少盐少油。", "不吃香菜，孩子对花生过敏。"),
    people.ELDERS: ("老人听力不好，请说慢一点。", "走路用助行器，医院在北门。"),
}
_MORE = {
    people.CLEANING: "现场看到这里也需要处理",
    people.REPAIR: "检测后发现还需要更换",
    people.APPLIANCES: "拆开后发现内部也脏",
}


def about(sketch: "people.WorkerSketch") -> tuple[str, str]:
    """What a worker is called, and what they say of themselves."""
    trade = sketch.kit.trade
    called = _CALLED[trade][0 if sketch.is_woman else 1]
    lines = _ABOUT[trade]
    return f"{sketch.name[0]}{called}", lines[sketch.index % len(lines)]


def review(trade: str, stars: int, rng: np.random.Generator) -> dict[str, Any]:
    """What a customer writes who gives so many stars; some only tick a word."""
    is_glad = stars >= 4
    lines = (_GLAD if is_glad else _SO_SO).get(trade, ("",))
    tags = _TAGS[is_glad]
    ticked = [tags[int(rng.integers(len(tags)))]] if tags else []
    text = lines[int(rng.integers(len(lines)))] if not is_glad or rng.random() < 0.75 else ""
    return {"stars": stars, "tags": ticked, "text": text}


def note(trade: str, rng: np.random.Generator) -> str:
    """What a customer adds to an order; most add nothing."""
    lines = _NOTES.get(trade, ())
    if not lines or rng.random() < 0.55:
        return ""
    return lines[int(rng.integers(len(lines)))]


def more(trade: str) -> str:
    """Why a worker offers more work on the spot."""
    return _MORE.get(trade, "客户现场想多加一项")
