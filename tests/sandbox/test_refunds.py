"""Refunds: their limits, their result, and whose money they take."""

from .conftest import DIRECT, PROVIDER, SUB, Channel
from .merchant import Reply


def refund(channel: Channel, number: str, order: str, fen: int, total: int = 10_000) -> Reply:
    body = {
        "out_trade_no": order,
        "out_refund_no": number,
        "reason": "客户取消",
        "notify_url": f"{channel.mail.address}/refund",
        "amount": {"refund": fen, "total": total, "currency": "CNY"},
    }
    return channel.merchant().post("/v3/refund/domestic/refunds", body)


def test_a_refund_is_accepted_first_and_final_later(channel: Channel) -> None:
    channel.paid("order100001")
    accepted = refund(channel, "refund1", "order100001", 4_000)
    channel.tick(5)

    asked = channel.merchant().get("/v3/refund/domestic/refunds/refund1")
    order = channel.merchant().get(f"/v3/pay/transactions/out-trade-no/order100001?mchid={DIRECT}")
    told = channel.merchant().opened(channel.mail.letters[-1][1])

    assert accepted.body["status"] == "PROCESSING"
    assert asked.body["status"] == "SUCCESS"
    assert order.body["trade_state"] == "REFUND"
    assert channel.mail.events() == ["TRANSACTION.SUCCESS", "REFUND.SUCCESS"]
    assert told["refund_status"] == "SUCCESS"
    assert told["amount"]["refund"] == 4_000
    assert channel.balance(DIRECT)["balance_fen"] == 6_000 - 36
    assert channel.books_agree()


def test_the_same_number_refunds_once_and_other_content_is_refused(channel: Channel) -> None:
    channel.paid("order100002")
    first = refund(channel, "refund2", "order100002", 1_000)
    again = refund(channel, "refund2", "order100002", 1_000)
    other = refund(channel, "refund2", "order100002", 2_000)

    assert first.body["refund_id"] == again.body["refund_id"]
    assert (other.status, other.code) == (400, "INVALID_REQUEST")
    assert channel.balance(DIRECT)["balance_fen"] == 9_000 - 54


def test_refunds_stay_within_the_payment_the_minute_and_fifty_times(channel: Channel) -> None:
    channel.paid("order100003")
    too_much = refund(channel, "refund3", "order100003", 10_001)
    for n in range(50):
        assert refund(channel, f"part{n}", "order100003", 10).status == 200
        if n == 0:
            too_soon = refund(channel, "hasty", "order100003", 10)
        channel.control("clock", advance_seconds=61)
    once_more = refund(channel, "part50", "order100003", 10)

    assert too_much.code == "INVALID_REQUEST"
    assert (too_soon.status, too_soon.code) == (429, "FREQUENCY_LIMITED")
    assert once_more.code == "INVALID_REQUEST"
    assert channel.books_agree()


def test_a_refund_after_a_year_is_refused(channel: Channel) -> None:
    channel.paid("order100004")
    channel.control("clock", advance_seconds=366 * 86_400)

    assert refund(channel, "refund4", "order100004", 10).code == "INVALID_REQUEST"


def test_a_merchant_without_money_cannot_refund_and_later_can(channel: Channel) -> None:
    openid = channel.user()
    channel.paid("order100005")
    transfer = {
        "appid": channel.book["apps"][0]["appid"],
        "out_bill_no": "emptying1",
        "transfer_scene_id": "1005",
        "openid": openid,
        "transfer_amount": 9_000,
        "transfer_remark": "报酬",
        "transfer_scene_report_infos": [
            {"info_type": "岗位类型", "info_content": "保洁员"},
            {"info_type": "报酬说明", "info_content": "服务报酬"},
        ],
    }
    sent = channel.merchant().post("/v3/fund-app/mch-transfer/transfer-bills", transfer)
    poor = refund(channel, "refund5", "order100005", 10_000)
    channel.control("balances", mchid=DIRECT, amount_fen=9_000)
    rich = refund(channel, "refund5", "order100005", 10_000)

    assert sent.status == 200
    assert (poor.status, poor.code) == (403, "NOT_ENOUGH")
    assert rich.body["status"] == "PROCESSING"
    assert channel.books_agree()


def test_an_unpaid_order_cannot_be_refunded(channel: Channel) -> None:
    channel.placed("order100006")

    assert refund(channel, "refund6", "order100006", 10).code == "INVALID_REQUEST"
    assert refund(channel, "refund7", "nothing", 10).code == "RESOURCE_NOT_EXISTS"


def test_a_provider_refunds_its_sub_merchants_frozen_money(channel: Channel) -> None:
    number = channel.sub_paid("order100007")
    provider = channel.merchant(PROVIDER)
    body = {
        "sub_mchid": SUB,
        "transaction_id": number,
        "out_refund_no": "refund8",
        "amount": {"refund": 10_000, "total": 10_000, "currency": "CNY"},
    }
    accepted = provider.post("/v3/refund/domestic/refunds", body)
    channel.tick(5)
    asked = provider.get(f"/v3/refund/domestic/refunds/refund8?sub_mchid={SUB}")

    assert accepted.status == 200
    assert asked.body["status"] == "SUCCESS"
    assert channel.balance(SUB) | {"mchid": SUB} == {
        "mchid": SUB,
        "kind": "BASIC",
        "balance_fen": 0,
        "frozen_fen": 0,
    }
    assert channel.books_agree()


def test_an_abnormal_refund_is_told_and_can_take_another_way(channel: Channel) -> None:
    channel.paid("order100008")
    channel.control("faults", kind="refund_abnormal")
    accepted = refund(channel, "refund9", "order100008", 500).body
    channel.tick(5)
    stuck = channel.merchant().get("/v3/refund/domestic/refunds/refund9").body["status"]
    again = channel.merchant().post(
        f"/v3/refund/domestic/refunds/{accepted['refund_id']}/apply-abnormal-refund",
        {"out_refund_no": "refund9", "type": "MERCHANT_BANK_CARD"},
    )
    channel.tick(5)
    final = channel.merchant().get("/v3/refund/domestic/refunds/refund9").body["status"]

    assert (stuck, again.status, final) == ("ABNORMAL", 200, "SUCCESS")
    assert "REFUND.ABNORMAL" in channel.mail.events()


def test_a_closed_refund_gives_the_money_back(channel: Channel) -> None:
    channel.paid("order100009")
    channel.control("faults", kind="refund_closed")
    refund(channel, "refund10", "order100009", 10_000)
    channel.tick(5)
    order = channel.merchant().get(f"/v3/pay/transactions/out-trade-no/order100009?mchid={DIRECT}")

    assert channel.mail.events()[-1] == "REFUND.CLOSED"
    assert channel.balance(DIRECT)["balance_fen"] == 9_940
    assert order.body["trade_state"] == "SUCCESS"
    assert channel.books_agree()


def test_a_closed_refund_of_a_frozen_order_is_frozen_again(channel: Channel) -> None:
    number = channel.sub_paid("order100010")
    before = channel.balance(SUB)
    body = {
        "sub_mchid": SUB,
        "transaction_id": number,
        "out_refund_no": "refund11",
        "amount": {"refund": 4_000, "total": 10_000, "currency": "CNY"},
    }
    channel.control("faults", kind="refund_closed")
    channel.merchant(PROVIDER).post("/v3/refund/domestic/refunds", body)
    channel.tick(5)

    asked = channel.merchant(PROVIDER).get(f"/v3/refund/domestic/refunds/refund11?sub_mchid={SUB}")
    assert asked.body["status"] == "CLOSED"
    assert channel.balance(SUB) == before
    assert channel.books_agree()


def test_a_card_for_an_abnormal_refund_comes_sealed(channel: Channel) -> None:
    channel.paid("order100011")
    channel.control("faults", kind="refund_abnormal")
    accepted = refund(channel, "refund12", "order100011", 500).body
    channel.tick(5)
    path = f"/v3/refund/domestic/refunds/{accepted['refund_id']}/apply-abnormal-refund"
    card = {"out_refund_no": "refund12", "type": "USER_BANK_CARD", "bank_type": "ICBC_DEBIT"}

    assert channel.merchant().post(path, card).code == "PARAM_ERROR"
    bare = {"bank_account": "6222020000000000", "real_name": "陈芳"}
    assert channel.merchant().post(path, card | bare).code == "PARAM_ERROR"
