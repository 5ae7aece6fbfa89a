"""Trade packs: what is shipped, what is refused, what a later version changes."""

import copy
from datetime import timedelta

import pytest

from doorstep.kernel.errors import Invalid
from doorstep.offering.catalog import commands, packs, queries, rules
from doorstep.offering.catalog.models import PriceList, Service, SharePlan, TermSheet, Trade
from tests.rooms.workers.town import Town

TRADES = [
    "appliance-cleaning",
    "appliance-repair",
    "beauty",
    "elder-care",
    "home-cleaning",
    "home-cooking",
    "massage",
    "pet-care",
]
NEW = ["beauty", "elder-care", "home-cooking", "pet-care"]


def test_eight_trades_are_shipped_and_massage_alone_is_optional() -> None:
    shipped = {code: packs.checked(packs.read(code)) for code in packs.shipped()}

    assert sorted(shipped) == TRADES
    assert [code for code, pack in shipped.items() if pack.optional] == ["massage"]


@pytest.mark.parametrize("code", TRADES)
def test_every_service_speaks_both_languages_and_has_its_steps(code: str) -> None:
    pack = packs.checked(packs.read(code))

    for service in pack.services:
        named = [service, *service.variants, *service.options, *service.materials, *service.sop]
        assert all({"zh-CN", "en"} == set(one.name) for one in named)
        assert service.sop[0].phase == "before"
        assert service.sop[-1].phase == "after"
        assert any(step.photo for step in service.sop)


@pytest.mark.parametrize("code", TRADES)
def test_every_service_says_what_is_in_its_price_and_what_is_not(code: str) -> None:
    pack = packs.checked(packs.read(code))

    assert {one.is_good for one in pack.review_tags} == {True, False}
    for service in pack.services:
        assert service.includes, service.code
        assert service.excludes, service.code
        for variant in service.variants:
            assert 3_000 <= variant.amount_fen <= 60_000, (service.code, variant.code)
            assert 15 <= variant.minutes <= 480, (service.code, variant.code)


@pytest.mark.parametrize("code", NEW)
def test_a_pack_is_taken_by_a_city_whose_words_it_obeys(town: Town, code: str) -> None:
    town.do(commands.load_trade_pack, pack=packs.read(code))

    sold = queries.services(town.act(), trade_code=code)
    assert len(sold) >= 3
    assert queries.trade(town.act(), code).pack_version == 1


@pytest.mark.parametrize(
    ("code", "service", "name"),
    [
        ("beauty", "manicure", "上门水光针"),
        ("pet-care", "pet-bath", "宠物疫苗注射"),
        ("home-cooking", "home-meal", "降糖药膳"),
        ("elder-care", "companionship", "上门输液陪护"),
    ],
)
def test_what_needs_a_licence_of_medicine_is_not_sold(
    town: Town, code: str, service: str, name: str
) -> None:
    town.do(commands.load_trade_pack, pack=packs.read(code))
    sold = town.service(service)

    with pytest.raises(rules.ForbiddenWord):
        town.do(commands.change_service, service_id=sold.id, changes={"name": {"zh-CN": name}})


def test_of_a_massage_for_198_yuan_a_gold_worker_gets_about_150(town: Town) -> None:
    service = town.service("body-massage")
    listed = queries.price_list_at(town.act(), service.trade_id)
    price_fen = queries.prices(town.act(), listed.id, service.code)["variant", "60"]
    plan = queries.share_plan_at(town.act(), "massage", "D")

    worker_fen = price_fen * plan.grade_bp["gold"] // 10_000

    assert price_fen == 19_800
    assert worker_fen == 14_850
    assert price_fen - worker_fen <= price_fen * plan.cap_bp // 10_000


def test_repairs_that_open_cooling_or_current_ask_for_the_licence(town: Town) -> None:
    assert set(town.service("ac-repair").licences) == {"refrigeration", "electrician"}
    assert town.service("washer-repair").licences == ["electrician"]
    assert town.service("body-massage").licences == ["health-card"]
    assert town.service("daily-cleaning").licences == []


def test_loading_the_same_pack_twice_changes_nothing(town: Town) -> None:
    counts = [model.objects.count() for model in (Service, PriceList, SharePlan, TermSheet)]

    town.do(commands.load_trade_pack, pack=packs.read("massage"))

    assert counts == [model.objects.count() for model in (Service, PriceList, SharePlan, TermSheet)]


def test_a_changed_pack_needs_a_new_number_and_keeps_the_citys_own_prices(town: Town) -> None:
    old = town.service("daily-cleaning")
    town.do(
        commands.publish_prices,
        trade_code="home-cleaning",
        prices={"daily-cleaning": {"variant": {"standard": 5_500}}},
    )
    pack = copy.deepcopy(packs.read("home-cleaning"))
    daily = pack["services"][0]
    daily["sop"] = daily["sop"][:-1]
    daily["options"].append(
        {"code": "balcony", "name": {"zh-CN": "阳台"}, "amount_fen": 3_000, "minutes": 20}
    )
    pack["services"].pop()
    with pytest.raises(rules.PackVersionUsed):
        town.do(commands.load_trade_pack, pack=pack)
    town.at += timedelta(days=1)
    town.do(commands.load_trade_pack, pack=pack | {"version": 2})

    act, new = town.act(), town.service("daily-cleaning")
    assert (new.version, new.id) != (old.version, old.id)
    assert queries.sop(act, old.id)[:-1] == queries.sop(act, new.id)
    with pytest.raises(rules.Withdrawn):
        queries.sold_service(act, old.id)
    listed = queries.price_list_at(act, new.trade_id)
    amounts = queries.prices(act, listed.id, "daily-cleaning")
    assert amounts["variant", "standard"] == 5_500
    assert amounts["option", "balcony"] == 3_000
    assert town.service("glass-cleaning").version == 1
    codes = {row.code for row in queries.services(act, trade_code="home-cleaning")}
    assert codes == {"daily-cleaning", "deep-cleaning", "glass-cleaning"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("services", 0, "skills"), ["unheard-of"]),
        (("services", 0, "variants"), []),
        (("services", 0, "duration"), {"units_min": 5, "units_max": 2}),
        (("services", 0, "name"), {"en": "only English"}),
        (("services", 0, "deposit"), {"mode": "percent", "bp": 10_001}),
        (("shares", 0, "grade_bp", "gold"), 9_000),
        (("shares", 0, "grade_bp"), {"normal": 7_000}),
        (("terms", "pay_ahead_days"), 21),
        (("passes", 0, "service"), "nothing"),
    ],
)
def test_a_pack_that_cannot_be_meant_is_refused_with_the_field(path: tuple, value: object) -> None:
    pack = packs.read("home-cleaning") | {"version": 2}
    spot: object = pack
    for step in path[:-1]:
        spot = spot[step]  # type: ignore[index]
    spot[path[-1]] = value  # type: ignore[index]

    with pytest.raises(Invalid) as refused:
        packs.checked(pack)

    assert refused.value.problems


def test_a_refused_pack_changes_nothing(town: Town) -> None:
    pack = packs.read("home-cleaning") | {"version": 2, "services": []}
    with pytest.raises(Invalid):
        town.do(commands.load_trade_pack, pack=pack)
    assert queries.trade(town.act(), "home-cleaning").pack_version == 1


@pytest.mark.parametrize(
    "text", ["颈椎病按摩", "推拿治疗", "推拿 治·疗", "Ｃｕｒｅ 按摩", "按摩（诊 断）"]
)
def test_massage_refuses_forbidden_words_however_they_are_spaced(town: Town, text: str) -> None:
    service = town.service("body-massage")

    with pytest.raises(rules.ForbiddenWord) as refused:
        town.do(commands.change_service, service_id=service.id, changes={"name": {"zh-CN": text}})

    assert refused.value.facts["word"]
    assert refused.value.sentence("zh-CN") != refused.value.sentence("en")
    assert town.service("body-massage").id == service.id


def test_massage_names_come_from_the_allowed_list(town: Town) -> None:
    service = town.service("body-massage")

    with pytest.raises(rules.NameNotAllowed):
        town.do(
            commands.change_service,
            service_id=service.id,
            changes={"name": {"zh-CN": "帝王至尊体验"}},
        )
    changed = town.do(
        commands.change_service, service_id=service.id, changes={"name": {"zh-CN": "全身推拿"}}
    )
    assert changed.version == 2


def test_a_licence_on_file_unlocks_medical_words_but_no_banned_practice(town: Town) -> None:
    service = town.service("body-massage")
    town.do(commands.unlock_words, trade_code="massage", licence="medical-institution")

    changed = town.do(
        commands.change_service, service_id=service.id, changes={"name": {"zh-CN": "中医推拿"}}
    )
    assert changed.name == {"zh-CN": "中医推拿"}
    with pytest.raises(rules.ForbiddenWord):
        town.do(
            commands.change_service, service_id=changed.id, changes={"name": {"zh-CN": "正骨推拿"}}
        )


def test_a_pack_with_a_forbidden_word_in_it_is_not_loaded(town: Town) -> None:
    pack = copy.deepcopy(packs.read("massage")) | {"version": 2}
    pack["services"][0]["description"] = {"zh-CN": "三次根治腰痛"}

    with pytest.raises(rules.ForbiddenWord):
        town.do(commands.load_trade_pack, pack=pack)

    assert Trade.objects.get(city_id=7, code="massage").pack_version == 1


def test_other_rooms_can_ask_for_the_words(town: Town) -> None:
    with pytest.raises(rules.ForbiddenWord):
        queries.check_text(town.act(), trade_code="massage", texts=["可以根治失眠症"])
    queries.check_text(town.act(), trade_code="massage", texts=["放松一下，睡得香"])


def test_a_service_of_another_trade_is_not_taken_over(town: Town) -> None:
    pack = copy.deepcopy(packs.read("appliance-cleaning")) | {"version": 2}
    pack["services"][0]["code"] = "daily-cleaning"
    pack["passes"], pack["bundles"] = [], []

    with pytest.raises(Invalid) as refused:
        town.do(commands.load_trade_pack, pack=pack)

    assert [one["field"] for one in refused.value.problems] == ["services.daily-cleaning"]
