"""Services: finding them, changing them, and what a choice of them costs and takes."""

from datetime import UTC, datetime, timedelta

import pytest

from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.catalog import commands, queries, rules
from doorstep.offering.catalog.rules import Choice
from tests.rooms.workers.town import MORNING, Town

TEN = MORNING + timedelta(days=1, hours=2)
NIGHT = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


def _found(town: Town, search: str) -> list[str]:
    return [row.code for row in queries.services(town.act(), search=search)]


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("空调", "ac-cleaning"),
        ("空调加氟", "ac-repair"),
        ("阿姨", "daily-cleaning"),
        ("大扫除", "deep-cleaning"),
        ("youyanji", "hood-cleaning"),
        ("rcbj", "daily-cleaning"),
        ("Washing machine r", "washer-repair"),
        ("足 疗", "foot-massage"),
    ],
)
def test_services_are_found_by_chinese_synonym_pinyin_and_english(
    town: Town, search: str, first: str
) -> None:
    assert first in _found(town, search)


def test_a_search_finds_only_what_matches_and_names_come_before_synonyms(town: Town) -> None:
    assert _found(town, "空调清洗")[0] == "ac-cleaning"
    assert set(_found(town, "空调")) == {"ac-cleaning", "ac-repair"}
    assert _found(town, "火箭") == []
    assert len(_found(town, "")) == 17


def test_a_changed_service_is_a_new_version_and_the_old_one_stays_readable(town: Town) -> None:
    old = town.service("daily-cleaning")
    new = town.do(
        commands.change_service, service_id=old.id, changes={"name": {"zh-CN": "家庭日常保洁"}}
    )

    assert (old.version, new.version) == (1, 2)
    assert queries.service(town.act(), old.id).name["zh-CN"] == "日常保洁"
    assert _found(town, "家庭日常") == ["daily-cleaning"]
    with pytest.raises(rules.Withdrawn):
        town.do(commands.change_service, service_id=old.id, changes={"radius_m": 1})
    same = town.do(commands.change_service, service_id=new.id, changes={"name": new.name})
    assert same.id == new.id


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "other"},
        {"ways": ["teleport"]},
        {"crew": 0},
        {"choices": {"variants": []}},
        {"duration": {"units_min": 0}},
    ],
)
def test_a_change_that_makes_no_sense_is_refused(town: Town, changes: dict) -> None:
    service = town.service("daily-cleaning")
    with pytest.raises(Invalid):
        town.do(commands.change_service, service_id=service.id, changes=changes)
    assert town.service("daily-cleaning").version == 1


def test_a_service_switched_off_is_not_shown_and_comes_back(town: Town) -> None:
    service = town.service("daily-cleaning")
    town.do(commands.switch_service, service_id=service.id, on=False)
    assert "daily-cleaning" not in _found(town, "")
    with pytest.raises(rules.Withdrawn):
        queries.sold_service(town.act(), service.id)
    town.do(commands.switch_service, service_id=service.id, on=True)
    assert "daily-cleaning" in _found(town, "")


def test_another_citys_services_are_not_there(town: Town) -> None:
    service = town.service("daily-cleaning")
    stranger = town.act().__class__(role="system", at=town.at, city_id=8)
    assert queries.services(stranger) == []
    with pytest.raises(NotFound):
        queries.service(stranger, service.id)


def _quotation(town: Town, code: str, choice: Choice, **more: object) -> queries.Quotation:
    values = {"starts_at": TEN, "seller": "platform"} | more
    return queries.quotation(town.act(), service_id=town.service(code).id, choice=choice, **values)


def test_three_hours_of_cleaning_with_windows_and_a_taxi_are_priced_line_by_line(
    town: Town,
) -> None:
    choice = Choice("standard", 3, options=(("glass-room", 2),))
    found = _quotation(town, "daily-cleaning", choice, travel_mode="taxi", distance_m=8_000)

    amounts = {line.code: line.amount_fen for line in found.quote.lines}
    assert amounts == {"daily-cleaning": 15_000, "glass-room": 6_000, "taxi": 1_840}
    assert found.quote.total_fen == 22_840
    assert found.quote.deposit_fen == 22_840
    assert found.minutes == 3 * 60 + 2 * 30


def test_the_demo_massage_costs_198_yuan_and_a_fifth_more_at_night(town: Town) -> None:
    day = _quotation(town, "body-massage", Choice("60"))
    night = _quotation(town, "body-massage", Choice("60"), starts_at=NIGHT)

    assert (day.quote.total_fen, day.minutes) == (19_800, 60)
    assert day.quote.deposit_fen == 5_940
    assert night.quote.total_fen == 19_800 + 3_960


def test_public_holidays_cost_more_and_days_off_beside_them_do_not(town: Town) -> None:
    national_day = datetime(2026, 10, 1, 2, 0, tzinfo=UTC)
    beside = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)

    assert (
        _quotation(town, "body-massage", Choice("60"), starts_at=beside).quote.total_fen == 19_800
    )
    holiday = _quotation(town, "body-massage", Choice("60"), starts_at=national_day)
    assert holiday.quote.total_fen == 19_800 + 5_940


def test_repair_shows_visit_fee_work_and_parts_apart(town: Town) -> None:
    choice = Choice("visit", options=(("refill", 1),), materials=(("r32", 4),))
    found = _quotation(town, "ac-repair", choice, seller="merchant")

    assert [(line.kind, line.amount_fen) for line in found.quote.lines] == [
        ("service", 6_000),
        ("option", 8_000),
        ("material", 10_000),
    ]
    assert found.quote.deposit_fen == 3_000
    assert {line.charged_by for line in found.quote.lines} == {"merchant"}


def test_a_change_is_priced_by_the_list_the_order_was_sold_under(town: Town) -> None:
    first = _quotation(town, "body-massage", Choice("60"))
    old = town.service("body-massage")
    town.at += timedelta(hours=1)
    town.do(
        commands.publish_prices,
        trade_code="massage",
        prices={"body-massage": {"variant": {"60": 21_800}, "option": {"extra-30": 9_900}}},
    )

    more = queries.quotation(
        town.act(),
        service_id=old.id,
        choice=Choice(None, options=(("extra-30", 1),)),
        starts_at=TEN,
        seller="platform",
        price_list_id=first.price_list_id,
    )
    assert (more.quote.total_fen, more.minutes) == (9_000, 30)
    assert _quotation(town, "body-massage", Choice("60")).quote.total_fen == 21_800


@pytest.mark.parametrize(
    "choice",
    [
        Choice(None),
        Choice("gold-plated"),
        Choice("standard", 1),
        Choice("standard", 9),
        Choice("standard", 2, options=(("glass-room", 7),)),
        Choice("standard", 2, options=(("glass-room", 0),)),
        Choice("standard", 2, options=(("glass-room", 1), ("glass-room", 1))),
        Choice("standard", 2, materials=(("r32", 1),)),
    ],
)
def test_what_the_service_does_not_offer_cannot_be_chosen(town: Town, choice: Choice) -> None:
    with pytest.raises(rules.BadChoice):
        _quotation(town, "daily-cleaning", choice)


def test_the_least_price_of_each_service_is_shown(town: Town) -> None:
    found = queries.prices_from(town.act(), ["daily-cleaning", "ac-cleaning", "body-massage"])
    assert found == {"daily-cleaning": 10_000, "ac-cleaning": 9_900, "body-massage": 19_800}
