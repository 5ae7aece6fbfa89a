"""Shares: who may get them, how much, when, and what becomes of the rest."""

from typing import Any

from .conftest import CUSTOMER_APP, DIRECT, PROVIDER, SUB, Channel
from .merchant import Reply


def add(channel: Channel, kind: str, account: str, name: str = "") -> Reply:
    provider = channel.merchant(PROVIDER)
    body = {
        "sub_mchid": SUB,
        "appid": CUSTOMER_APP,
        "type": kind,
        "account": account,
        "relation_type": "PARTNER",
        **({"name": provider.sealed(name)} if name else {}),
    }
    return provider.post("/v3/profitsharing/receivers/add", body)


def share(
    channel: Channel, number: str, transaction: str, *parts: tuple[str, str, int], end: bool = False
) -> Reply:
    rows = [
        {"type": kind, "account": account, "amount": fen, "description": "平台服务费"}
        for kind, account, fen in parts
    ]
    body = {
        "sub_mchid": SUB,
        "appid": CUSTOMER_APP,
        "transaction_id": transaction,
        "out_order_no": number,
        "receivers": rows,
        "unfreeze_unsplit": end,
    }
    return channel.merchant(PROVIDER).post("/v3/profitsharing/orders", body)


def asked(channel: Channel, number: str, transaction: str) -> dict[str, Any]:
    path = f"/v3/profitsharing/orders/{number}?transaction_id={transaction}&sub_mchid={SUB}"
    return channel.merchant(PROVIDER).get(path).body


def left(channel: Channel, transaction: str) -> int:
    path = f"/v3/profitsharing/transactions/{transaction}/amounts"
    return int(channel.merchant(PROVIDER).get(path).body["unsplit_amount"])


def ready(channel: Channel, number: str, total: int = 10_000) -> str:
    """A paid order of the sub-merchant that may be shared now, the provider being a receiver."""
    transaction = channel.sub_paid(number, total)
    assert add(channel, "MERCHANT_ID", PROVIDER, "到家平台").status == 200
    channel.control("clock", advance_seconds=60)
    return transaction


def test_a_share_reaches_its_receivers_and_the_rest_is_freed(channel: Channel) -> None:
    transaction = ready(channel, "order200001")
    person = channel.user(name="李梅")
    add(channel, "PERSONAL_OPENID", person, "李梅")
    parts = (("MERCHANT_ID", PROVIDER, 2_000), ("PERSONAL_OPENID", person, 1_000))

    accepted = share(channel, "share1", transaction, *parts, end=True)
    channel.tick(5)
    done = asked(channel, "share1", transaction)

    assert accepted.body["state"] == "PROCESSING"
    assert {row["result"] for row in accepted.body["receivers"]} == {"PENDING"}
    assert done["state"] == "FINISHED"
    assert [(row["amount"], row["result"]) for row in done["receivers"]] == [
        (2_000, "SUCCESS"),
        (1_000, "SUCCESS"),
        (6_940, "SUCCESS"),
    ]
    assert channel.balance(PROVIDER)["balance_fen"] == 2_000
    assert (channel.balance(SUB)["balance_fen"], channel.balance(SUB)["frozen_fen"]) == (6_940, 0)
    assert left(channel, transaction) == 0
    assert channel.books_agree()


def test_no_more_than_the_cap_of_what_was_kept_may_be_shared(channel: Channel) -> None:
    transaction = ready(channel, "order200002")
    provider = channel.merchant(PROVIDER)
    over = share(channel, "share2", transaction, ("MERCHANT_ID", PROVIDER, 3_001))
    fits = share(channel, "share3", transaction, ("MERCHANT_ID", PROVIDER, 2_000))
    refund = {
        "sub_mchid": SUB,
        "transaction_id": transaction,
        "out_refund_no": "refund200",
        "amount": {"refund": 3_000, "total": 10_000, "currency": "CNY"},
    }
    provider.post("/v3/refund/domestic/refunds", refund)
    after_refund = share(channel, "share4", transaction, ("MERCHANT_ID", PROVIDER, 101))
    still_fits = share(channel, "share5", transaction, ("MERCHANT_ID", PROVIDER, 100))

    assert (over.status, over.code) == (403, "RULE_LIMIT")
    assert (after_refund.status, after_refund.code) == (403, "RULE_LIMIT")
    assert (fits.status, still_fits.status) == (200, 200)
    channel.tick(5)
    assert channel.books_agree()


def test_a_higher_cap_can_be_granted_and_asked_for(channel: Channel) -> None:
    transaction = ready(channel, "order200003")
    channel.control("merchants", mchid=SUB, share_cap_bp=8_000)

    ratio = channel.merchant(PROVIDER).get(f"/v3/profitsharing/merchant-configs/{SUB}").body
    big = share(channel, "share6", transaction, ("MERCHANT_ID", PROVIDER, 8_000))
    beyond = share(channel, "share7", transaction, ("MERCHANT_ID", PROVIDER, 1_941))

    assert ratio["max_ratio"] == 8_000
    assert big.status == 200
    assert (beyond.status, beyond.code) == (403, "NOT_ENOUGH")


def test_sharing_waits_a_minute_and_needs_the_mark(channel: Channel) -> None:
    channel.control("merchants", mchid=SUB, share_cap_bp=3_000)
    transaction = channel.sub_paid("order200004")
    add(channel, "MERCHANT_ID", PROVIDER, "到家平台")
    early = share(channel, "share8", transaction, ("MERCHANT_ID", PROVIDER, 10))
    unmarked = channel.paid("order200005")
    channel.control("clock", advance_seconds=61)
    body = {
        "appid": CUSTOMER_APP,
        "transaction_id": unmarked,
        "out_order_no": "share9",
        "receivers": [],
        "unfreeze_unsplit": True,
    }

    assert (early.status, early.code) == (400, "INVALID_REQUEST")
    assert channel.merchant().post("/v3/profitsharing/orders", body).code == "INVALID_REQUEST"
    assert share(channel, "share8", transaction, ("MERCHANT_ID", PROVIDER, 10)).status == 200


def test_receivers_are_added_first_under_their_real_name(channel: Channel) -> None:
    transaction = channel.sub_paid("order200006")
    channel.control("clock", advance_seconds=61)
    person = channel.user(name="李梅")
    stranger = share(channel, "share10", transaction, ("MERCHANT_ID", PROVIDER, 10))

    assert stranger.code == "INVALID_REQUEST"
    assert add(channel, "MERCHANT_ID", PROVIDER).code == "PARAM_ERROR"
    assert add(channel, "MERCHANT_ID", PROVIDER, "别的公司").code == "INVALID_REQUEST"
    assert add(channel, "PERSONAL_OPENID", person, "王芳").code == "INVALID_REQUEST"
    assert add(channel, "PERSONAL_OPENID", person, "李梅").status == 200


def test_a_removed_receiver_closes_its_part_and_the_payee_keeps_it(channel: Channel) -> None:
    transaction = ready(channel, "order200007")
    share(channel, "share11", transaction, ("MERCHANT_ID", PROVIDER, 1_000))
    gone = {"sub_mchid": SUB, "appid": CUSTOMER_APP, "type": "MERCHANT_ID", "account": PROVIDER}
    channel.merchant(PROVIDER).post("/v3/profitsharing/receivers/delete", gone)
    channel.tick(5)
    part = asked(channel, "share11", transaction)["receivers"][0]

    assert (part["result"], part["fail_reason"]) == ("CLOSED", "NO_RELATION")
    assert channel.balance(SUB) | {} == {
        "mchid": SUB,
        "kind": "BASIC",
        "balance_fen": 9_940,
        "frozen_fen": 8_940,
    }
    assert channel.books_agree()


def test_the_same_number_shares_once(channel: Channel) -> None:
    transaction = ready(channel, "order200008")
    first = share(channel, "share12", transaction, ("MERCHANT_ID", PROVIDER, 500))
    again = share(channel, "share12", transaction, ("MERCHANT_ID", PROVIDER, 500))
    other = share(channel, "share12", transaction, ("MERCHANT_ID", PROVIDER, 501))
    channel.tick(5)

    assert first.body["order_id"] == again.body["order_id"]
    assert other.code == "INVALID_REQUEST"
    assert channel.balance(PROVIDER)["balance_fen"] == 500


def test_fifty_receivers_and_fifty_requests_are_the_most(channel: Channel) -> None:
    transaction = ready(channel, "order200009", 1_000_000)
    many = [("MERCHANT_ID", PROVIDER, 1)] * 51
    too_many = share(channel, "share13", transaction, *many)
    for n in range(50):
        row = ("MERCHANT_ID", PROVIDER, 1)
        assert share(channel, f"small{n}", transaction, row).status == 200
    once_more = share(channel, "small50", transaction, ("MERCHANT_ID", PROVIDER, 1))

    assert too_many.code == "PARAM_ERROR"
    assert (once_more.status, once_more.code) == (403, "RULE_LIMIT")


def test_what_is_not_shared_is_freed_by_request_or_after_thirty_days(channel: Channel) -> None:
    asked_for, forgotten = channel.sub_paid("order200010"), channel.sub_paid("order200011")
    channel.control("clock", advance_seconds=61)
    body = {
        "sub_mchid": SUB,
        "transaction_id": asked_for,
        "out_order_no": "free1",
        "description": "解冻全部剩余资金",
    }
    freed = channel.merchant(PROVIDER).post("/v3/profitsharing/orders/unfreeze", body)
    channel.tick(5)
    in_between = channel.balance(SUB)["frozen_fen"]
    channel.control("clock", advance_seconds=30 * 86_400)

    assert freed.body["receivers"][0]["account"] == SUB
    assert in_between == 9_940
    assert left(channel, forgotten) == 0
    assert channel.balance(SUB)["frozen_fen"] == 0
    add(channel, "MERCHANT_ID", PROVIDER, "到家平台")
    assert share(channel, "late1", forgotten, ("MERCHANT_ID", PROVIDER, 1)).code == (
        "INVALID_REQUEST"
    )
    assert channel.books_agree()


def test_a_merchant_gives_a_share_back_and_a_person_does_not(channel: Channel) -> None:
    transaction = ready(channel, "order200012")
    person = channel.user()
    add(channel, "PERSONAL_OPENID", person)
    parts = (("MERCHANT_ID", PROVIDER, 1_000), ("PERSONAL_OPENID", person, 500))
    share(channel, "share14", transaction, *parts)
    channel.tick(5)
    body = {
        "sub_mchid": SUB,
        "out_order_no": "share14",
        "out_return_no": "return1",
        "return_mchid": PROVIDER,
        "amount": 400,
        "description": "客户退款",
    }
    provider = channel.merchant(PROVIDER)
    path = "/v3/profitsharing/return-orders"
    back = provider.post(path, body)
    again = provider.post(path, body)
    channel.tick(5)
    told = provider.get(f"{path}/return1?out_order_no=share14&sub_mchid={SUB}")
    too_much = provider.post(path, body | {"out_return_no": "return2", "amount": 601})
    personal = provider.post(path, body | {"out_return_no": "return3", "return_mchid": DIRECT})

    assert back.body["result"] == "PROCESSING"
    assert again.body["return_id"] == back.body["return_id"]
    assert told.body["result"] == "SUCCESS"
    assert (too_much.code, personal.code) == ("INVALID_REQUEST", "INVALID_REQUEST")
    assert channel.balance(PROVIDER)["balance_fen"] == 600
    assert channel.books_agree()


def test_a_share_can_be_closed_or_take_long(channel: Channel) -> None:
    transaction = ready(channel, "order200013")
    channel.control("faults", kind="share_closed")
    channel.control("faults", kind="share_slow", seconds=7_200)
    share(channel, "share15", transaction, ("MERCHANT_ID", PROVIDER, 1_000))
    channel.tick(3_600)
    under_way = asked(channel, "share15", transaction)["state"]
    channel.tick(3_601)
    done = asked(channel, "share15", transaction)

    assert under_way == "PROCESSING"
    assert done["state"] == "FINISHED"
    assert done["receivers"][0]["result"] == "CLOSED"
    assert channel.books_agree()


def test_a_share_is_told_where_the_merchant_asked_for_it(channel: Channel) -> None:
    channel.control("merchants", mchid=PROVIDER, share_notify_url=f"{channel.mail.address}/share")
    transaction = ready(channel, "order200014")
    share(channel, "share16", transaction, ("MERCHANT_ID", PROVIDER, 300))
    channel.tick(5)
    told = channel.merchant(PROVIDER).opened(channel.mail.letters[-1][1])

    assert channel.mail.events()[-1] == "PROFITSHARING.SUCCESS"
    assert told["receiver"]["amount"] == 300


def test_a_sub_merchant_registered_while_running_can_be_paid(channel: Channel) -> None:
    made = channel.control("sub-merchants", sp_mchid=PROVIDER, name="新店")
    body = {
        "sp_mchid": PROVIDER,
        "sub_mchid": made["mchid"],
        "sp_appid": CUSTOMER_APP,
        "out_trade_no": "order200015",
        "description": "开荒保洁",
        "notify_url": f"{channel.mail.address}/pay",
        "amount": {"total": 100},
    }
    placed = channel.merchant(PROVIDER).post("/v3/pay/partner/transactions/native", body)
    channel.control("pay", code_url=placed.body["code_url"])
    stranger = body | {"sub_mchid": DIRECT, "out_trade_no": "order200016"}

    assert channel.balance(made["mchid"])["balance_fen"] == 99
    refused = channel.merchant(PROVIDER).post("/v3/pay/partner/transactions/native", stranger)
    assert refused.code == "NO_AUTH"
