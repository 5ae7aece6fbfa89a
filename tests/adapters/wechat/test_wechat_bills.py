"""Bills of WeChat Pay: given out whole and proved, or not at all."""

import gzip
import hashlib
from collections.abc import Iterator
from datetime import date

import httpx
import pytest

from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import ChannelRefusal, Payee
from tests.adapters.wechat.channel import MCHID, Channel, answer

BILL = ("交易时间,金额\n" + "`2026-05-01 10:00:00,`50.00\n" * 9000).encode()
DAY = date(2026, 5, 1)


def named(bill: bytes = BILL, address: str = "https://main.example") -> httpx.Response:
    return answer(
        200,
        {
            "download_url": f"{address}/v3/billdownload/file?token=t1&tartype=gzip",
            "hash_type": "SHA1",
            "hash_value": hashlib.sha1(bill).hexdigest(),
        },
    )


def file(content: bytes) -> httpx.Response:
    return httpx.Response(200, stream=httpx.ByteStream(content))


def fetched(wire: Channel) -> bytes:
    pieces = wire.pay().fetch_bill(DAY, "trade", Payee(MCHID))
    assert isinstance(pieces, Iterator)
    return b"".join(pieces)


@pytest.mark.parametrize("packed", [True, False])
def test_a_bill_arrives_whole_packed_or_not(packed: bool) -> None:
    wire = Channel([named(), file(gzip.compress(BILL) if packed else BILL)])
    assert fetched(wire) == BILL
    assert dict(wire.asked[0].url.params) == {
        "bill_date": "2026-05-01",
        "tar_type": "GZIP",
        "bill_type": "ALL",
    }


def test_each_kind_has_its_address() -> None:
    wire = Channel([answer(400, {"code": "NO_STATEMENT_EXIST", "message": "账单不存在"})])
    pay = wire.pay()
    for kind in ("trade", "fund_basic", "fund_fees", "sharing"):
        refused = pay.fetch_bill(DAY, kind, Payee(MCHID))  # type: ignore[arg-type]
        assert isinstance(refused, ChannelRefusal)
        assert refused.kind == "state"
    pay.fetch_bill(DAY, "sharing", Payee(MCHID, "1900000301"))
    asked = [(one.url.path, one.url.params) for one in wire.asked]
    assert [path for path, _ in asked] == [
        "/v3/bill/tradebill",
        "/v3/bill/fundflowbill",
        "/v3/bill/fundflowbill",
        "/v3/profitsharing/bills",
        "/v3/profitsharing/bills",
    ]
    assert [params.get("account_type") for _, params in asked[1:3]] == ["BASIC", "FEES"]
    assert asked[4][1]["sub_mchid"] == "1900000301"


@pytest.mark.parametrize(
    "content", [gzip.compress(BILL[:-1]), BILL + b"x", gzip.compress(BILL)[:-9], b""]
)
def test_nothing_of_a_bill_with_a_wrong_hash_is_given_out(content: bytes) -> None:
    with pytest.raises(Outage) as caught:
        fetched(Channel([named(), file(content)]))
    assert (caught.value.retry, caught.value.unknown) == (True, False)


def test_our_signature_goes_to_no_address_that_we_did_not_configure() -> None:
    wire = Channel([named(address="https://stranger.example"), file(BILL)])
    assert fetched(wire) == BILL
    assert {one.url.host for one in wire.asked} == {"main.example"}


def test_a_link_that_ran_out_is_asked_again_later() -> None:
    with pytest.raises(Outage) as caught:
        fetched(Channel([named(), httpx.Response(403)]))
    assert caught.value.retry is True
