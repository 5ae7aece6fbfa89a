"""Bills: two steps, the hash, the columns, the sums, and the faults of a bill."""

import base64
import gzip
import hashlib
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .conftest import DIRECT, PROVIDER, SUB, Channel
from .merchant import OAEP, Reply, table
from .test_refunds import refund
from .test_sharing import ready, share

CHINA = timezone(timedelta(hours=8))
TRADE = "/v3/bill/tradebill"
FUND = "/v3/bill/fundflowbill"


def today(channel: Channel) -> str:
    now = channel.ask("GET", "clock").json()["business_seconds"]
    return f"{datetime.fromtimestamp(now, UTC).astimezone(CHINA):%Y-%m-%d}"


def to_noon(channel: Channel, days: int = 1) -> None:
    """Turn the clock to noon in China, some days on."""
    now = channel.ask("GET", "clock").json()["business_seconds"]
    moment = datetime.fromtimestamp(now, UTC).astimezone(CHINA)
    noon = (moment + timedelta(days=days)).replace(hour=12, minute=0, second=0, microsecond=0)
    channel.control("tick", advance_seconds=noon.timestamp() - now)


def fetched(channel: Channel, asked: Reply, mchid: str = DIRECT) -> bytes:
    return channel.merchant(mchid).get(path_of(channel, asked)).raw


def path_of(channel: Channel, asked: Reply) -> str:
    return str(asked.body["download_url"]).removeprefix(channel.address)


@pytest.fixture
def traded(channel: Channel) -> Channel:
    """Yesterday had two payments and a refund."""
    to_noon(channel)
    channel.paid("order400001", 10_000)
    channel.paid("order400002", 2_500)
    refund(channel, "refund400", "order400001", 4_000)
    return channel


@pytest.mark.parametrize("packed", [True, False])
def test_a_trade_bill_lists_the_day_and_its_hash_fits(traded: Channel, packed: bool) -> None:
    day = today(traded)
    to_noon(traded)
    suffix = "&tar_type=GZIP" if packed else ""
    asked = traded.merchant().get(f"{TRADE}?bill_date={day}&bill_type=ALL{suffix}")
    content = fetched(traded, asked)
    plain = gzip.decompress(content) if packed else content
    rows, summary = table(plain)

    assert hashlib.sha1(plain).hexdigest() == asked.body["hash_value"]
    assert plain.splitlines()[1].startswith(b"`")
    assert [(r["商户订单号"], r["交易状态"], r["订单金额"]) for r in rows] == [
        ("order400001", "SUCCESS", "100.00"),
        ("order400002", "SUCCESS", "25.00"),
        ("order400001", "REFUND", "0.00"),
    ]
    assert [row["手续费"] for row in rows] == ["0.60", "0.15", "-0.24"]
    assert rows[2]["申请退款金额"] == "40.00"
    assert summary["总交易单数"] == "3"
    assert summary["订单总金额"] == "125.00"
    assert summary["手续费总金额"] == "0.51"


def test_a_fund_bill_follows_the_balance(traded: Channel) -> None:
    day = today(traded)
    to_noon(traded)
    asked = traded.merchant().get(f"{FUND}?bill_date={day}&account_type=BASIC")
    rows, summary = table(fetched(traded, asked))
    running = 0
    for row in rows:
        sign = 1 if row["收支类型"] == "收入" else -1
        running += sign * round(float(row["收支金额(元)"]) * 100)
        assert running == round(float(row["账户结余(元)"]) * 100)

    assert running == traded.balance(DIRECT)["balance_fen"]
    assert len(next(iter([list(row) for row in rows]))) == 11
    assert summary["资金流水总笔数"] == str(len(rows))


def test_a_share_bill_lists_shares_and_what_was_freed(channel: Channel) -> None:
    to_noon(channel)
    transaction = ready(channel, "order400003")
    share(channel, "share400", transaction, ("MERCHANT_ID", PROVIDER, 1_500), end=True)
    channel.tick(5)
    day = today(channel)
    to_noon(channel)
    provider = channel.merchant(PROVIDER)
    asked = provider.get(f"/v3/profitsharing/bills?bill_date={day}&sub_mchid={SUB}")
    rows, summary = table(fetched(channel, asked, PROVIDER))
    for_all = provider.get(f"/v3/profitsharing/bills?bill_date={day}")

    assert [(row["业务类型"], row["分账金额"]) for row in rows] == [
        ("分账", "15.00"),
        ("解冻", "84.40"),
    ]
    assert summary["分账总金额"] == "15.00"
    assert for_all.body["hash_value"] == asked.body["hash_value"]


def test_a_sub_merchants_fund_bill_is_sealed_for_its_provider(channel: Channel) -> None:
    to_noon(channel)
    channel.sub_paid("order400004")
    day = today(channel)
    to_noon(channel)
    provider = channel.merchant(PROVIDER)
    path = f"/v3/bill/sub-merchant-fundflowbill?sub_mchid={SUB}&bill_date={day}"
    bill = provider.get(f"{path}&account_type=BASIC&algorithm=AEAD_AES_256_GCM").body[
        "download_bill_list"
    ][0]
    sealed = provider.get(bill["download_url"].removeprefix(channel.address)).raw
    key = provider.key.decrypt(base64.b64decode(bill["encrypt_key"]), OAEP)
    plain = AESGCM(key).decrypt(bill["nonce"].encode(), sealed, None)
    trade = provider.get(f"{TRADE}?bill_date={day}&sub_mchid={SUB}")

    assert hashlib.sha1(plain).hexdigest() == bill["hash_value"]
    assert len(table(plain)[0]) == 2
    assert table(fetched(channel, trade, PROVIDER))[0][0]["特约商户号"] == SUB


def test_a_bill_comes_only_for_a_finished_day_that_is_not_too_old(traded: Channel) -> None:
    day = today(traded)
    merchant = traded.merchant()
    path = f"{TRADE}?bill_date={day}"
    same_day = merchant.get(path)
    traded.control("clock", advance_seconds=13 * 3_600)
    at_night = merchant.get(path)
    traded.control("clock", advance_seconds=9 * 3_600)
    in_the_morning = merchant.get(path)
    empty = merchant.get(f"{FUND}?bill_date={day}&account_type=FEES")
    nonsense = merchant.get(f"{TRADE}?bill_date=yesterday")
    traded.control("clock", advance_seconds=100 * 86_400)

    assert same_day.code == "INVALID_REQUEST"
    assert at_night.code == "STATEMENT_CREATING"
    assert in_the_morning.status == 200
    assert (empty.status, empty.code) == (400, "NO_STATEMENT_EXIST")
    assert nonsense.code == "PARAM_ERROR"
    assert merchant.get(path).code == "INVALID_REQUEST"


def test_a_bills_address_is_its_merchants_and_short_lived(traded: Channel) -> None:
    day = today(traded)
    to_noon(traded)
    asked = traded.merchant().get(f"{TRADE}?bill_date={day}")
    path = path_of(traded, asked)
    stranger = traded.merchant(PROVIDER).get(path)
    unsigned = traded.desk.get(traded.address + path)
    traded.box.store.run("UPDATE bill_files SET made_real_at = made_real_at - 301")

    assert stranger.status == 400
    assert unsigned.status_code == 401
    assert traded.merchant().get(path).status == 400


@pytest.mark.parametrize(
    ("kind", "numbers", "first_amount"),
    [
        ("bill_missing_row", 2, "25.00"),
        ("bill_extra_row", 4, "100.00"),
        ("bill_changed_row", 3, "987654.32"),
        ("bill_wrong_hash", 3, "100.00"),
    ],
)
def test_a_bill_can_be_wrong_once(
    traded: Channel, kind: str, numbers: int, first_amount: str
) -> None:
    day = today(traded)
    to_noon(traded)
    traded.control("faults", kind=kind)
    path = f"{TRADE}?bill_date={day}"
    wrong = traded.merchant().get(path)
    content = fetched(traded, wrong)
    rows: list[dict[str, Any]] = table(content)[0]
    right = traded.merchant().get(path)

    assert len(rows) == numbers
    assert rows[0]["订单金额"] == first_amount
    assert (hashlib.sha1(content).hexdigest() == wrong.body["hash_value"]) is (
        kind != "bill_wrong_hash"
    )
    assert len(table(fetched(traded, right))[0]) == 3
