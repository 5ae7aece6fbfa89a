"""Transfers to a person: states, confirmation, limits, and the standing permission."""

from typing import Any

import pytest

from .conftest import DIRECT, WORKER_APP, Channel
from .merchant import Reply

PATH = "/v3/fund-app/mch-transfer/transfer-bills"
FACTS = [
    {"info_type": "岗位类型", "info_content": "保洁员"},
    {"info_type": "报酬说明", "info_content": "服务报酬"},
]


def body_of(channel: Channel, number: str, openid: str, fen: int, **changes: Any) -> dict[str, Any]:
    return {
        "appid": WORKER_APP,
        "out_bill_no": number,
        "transfer_scene_id": "1005",
        "openid": openid,
        "transfer_amount": fen,
        "transfer_remark": "十一月报酬",
        "transfer_scene_report_infos": FACTS,
        "notify_url": f"{channel.mail.address}/transfer",
        **changes,
    }


def send(channel: Channel, number: str, openid: str, fen: int = 5_000, **changes: Any) -> Reply:
    return channel.merchant().post(PATH, body_of(channel, number, openid, fen, **changes))


def state(channel: Channel, number: str) -> dict[str, Any]:
    return channel.merchant().get(f"{PATH}/out-bill-no/{number}").body


@pytest.fixture
def rich(channel: Channel) -> Channel:
    """The direct merchant has money to send."""
    channel.control("balances", mchid=DIRECT, amount_fen=1_000_000)
    return channel


def test_a_confirmed_transfer_arrives_and_is_told(rich: Channel) -> None:
    sent = send(rich, "bill00001", rich.user(WORKER_APP))
    confirmed = rich.control("transfers/confirm", package_info=sent.body["package_info"])
    rich.tick(3)
    told = rich.merchant().opened(rich.mail.letters[0][1])
    by_bill = rich.merchant().get(f"{PATH}/transfer-bill-no/{sent.body['transfer_bill_no']}")

    assert sent.body["state"] == "WAIT_USER_CONFIRM"
    assert confirmed["state"] == "TRANSFERING"
    assert rich.mail.events() == ["MCHTRANSFER.BILL.FINISHED"]
    assert told == state(rich, "bill00001") == by_bill.body
    assert told["state"] == "SUCCESS"
    assert rich.balance(DIRECT)["balance_fen"] == 995_000
    assert rich.books_agree()


@pytest.mark.parametrize(
    ("deed", "final", "reason"),
    [
        ("refuse", "FAIL", "PAYEE_REFUSED"),
        ("cancel", "CANCELLED", None),
        ("wait", "FAIL", "OVERDUE_CLOSE"),
    ],
)
def test_an_unaccepted_transfer_brings_the_money_back(
    rich: Channel, deed: str, final: str, reason: str | None
) -> None:
    send(rich, "bill00002", rich.user(WORKER_APP))
    if deed == "refuse":
        rich.control("transfers/refuse", out_bill_no="bill00002")
    elif deed == "cancel":
        answer = rich.merchant().post(f"{PATH}/out-bill-no/bill00002/cancel")
        assert answer.body["state"] == "CANCELING"
    else:
        rich.control("clock", advance_seconds=24 * 3_600)
    rich.tick(3)
    late = rich.ask("POST", "transfers/confirm", out_bill_no="bill00002")

    assert state(rich, "bill00002")["state"] == final
    assert state(rich, "bill00002").get("fail_reason") == reason
    assert late.status_code == 409
    assert rich.balance(DIRECT)["balance_fen"] == 1_000_000
    assert rich.mail.events() == ["MCHTRANSFER.BILL.FINISHED"]
    assert rich.books_agree()


def test_a_confirmed_transfer_cannot_be_cancelled(rich: Channel) -> None:
    send(rich, "bill00003", rich.user(WORKER_APP))
    rich.control("transfers/confirm", out_bill_no="bill00003")

    assert rich.merchant().post(f"{PATH}/out-bill-no/bill00003/cancel").code == "INVALID_REQUEST"


def test_the_same_number_sends_once(rich: Channel) -> None:
    openid = rich.user(WORKER_APP)
    first = send(rich, "bill00004", openid)
    again = send(rich, "bill00004", openid)
    other = send(rich, "bill00004", openid, 6_000)

    assert first.body == again.body
    assert (other.status, other.code) == (400, "ALREADY_EXISTS")
    assert rich.balance(DIRECT)["balance_fen"] == 995_000


def test_the_real_name_is_needed_from_two_thousand_yuan(rich: Channel) -> None:
    openid = rich.user(WORKER_APP, name="陈师傅")
    sealed = rich.merchant().sealed
    nameless = send(rich, "bill00005", openid, 200_000)
    named = send(rich, "bill00006", openid, 200_000, user_name=sealed("陈师傅"))
    tiny = send(rich, "bill00007", openid, 20, user_name=sealed("陈师傅"))
    open_text = send(rich, "bill00008", openid, 5_000, user_name="陈师傅")
    wrong = send(rich, "bill00009", openid, 5_000, user_name=sealed("张三"))
    rich.control("transfers/confirm", out_bill_no="bill00009")
    rich.tick(3)

    assert [r.code for r in (nameless, tiny, open_text)] == ["PARAM_ERROR"] * 3
    assert (named.status, wrong.status) == (200, 200)
    assert state(rich, "bill00009")["fail_reason"] == "NAME_NOT_CORRECT"


@pytest.mark.parametrize(
    "changes",
    [
        {"transfer_amount": 9},
        {"out_bill_no": "with-dash"},
        {"transfer_remark": "长" * 33},
        {"transfer_scene_report_infos": FACTS[:1]},
        {"openid": "oNobody"},
        {"user_recv_perception": "我的工资"},
    ],
)
def test_a_wrong_transfer_is_refused(rich: Channel, changes: dict[str, Any]) -> None:
    body = body_of(rich, "bill00010", rich.user(WORKER_APP), 5_000) | changes

    assert rich.merchant().post(PATH, body).code == "PARAM_ERROR"
    assert rich.balance(DIRECT)["balance_fen"] == 1_000_000


def test_an_empty_account_cannot_send(channel: Channel) -> None:
    reply = send(channel, "bill00011", channel.user(WORKER_APP))

    assert (reply.status, reply.code) == (403, "NOT_ENOUGH")
    assert state(channel, "bill00011")["code"] == "NOT_FOUND"


def test_a_transfer_can_be_slow_to_accept_and_can_fail(rich: Channel) -> None:
    openid = rich.user(WORKER_APP)
    rich.control("faults", kind="transfer_slow", seconds=60)
    rich.control("faults", kind="transfer_fail")
    slow = send(rich, "bill00012", openid)
    rich.tick(61)
    ready = state(rich, "bill00012")["state"]
    rich.control("transfers/confirm", out_bill_no="bill00012")
    rich.tick(3)

    assert slow.body["state"] == "ACCEPTED"
    assert "package_info" not in slow.body
    assert ready == "WAIT_USER_CONFIRM"
    assert state(rich, "bill00012")["state"] == "FAIL"
    assert rich.balance(DIRECT)["balance_fen"] == 1_000_000


def test_an_authorised_worker_is_paid_without_confirming(rich: Channel) -> None:
    openid = rich.user(WORKER_APP)
    merchant = rich.merchant()
    wish = {
        "user_display_name": "worker-17",
        "out_authorization_no": "permit001",
        "authorization_notify_url": f"{rich.mail.address}/authorization",
    }
    first = body_of(rich, "bill00013", openid, 5_000) | {"authorization_info": wish}
    sent = merchant.post(f"{PATH}/pre-transfer-with-authorization", first)
    rich.control("transfers/confirm", package_info=sent.body["package_info"])
    rich.tick(3)
    own = "/v3/fund-app/mch-transfer/user-confirm-authorization/out-authorization-no/permit001"
    permit = merchant.get(own).body
    second = body_of(rich, "bill00014", openid, 5_000) | {
        "authorization_id": permit["authorization_id"]
    }
    direct = merchant.post(f"{PATH}/transfer", second)
    seen = [direct.body["state"]]
    for _ in range(3):
        rich.tick(2)
        seen.append(state(rich, "bill00014")["state"])
    closed = merchant.post(f"{own}/close").body
    refused = merchant.post(f"{PATH}/transfer", second | {"out_bill_no": "bill00015"})

    assert permit["state"] == "TAKING_EFFECT"
    assert seen == ["ACCEPTED", "PROCESSING", "TRANSFERING", "SUCCESS"]
    assert closed["state"] == "CLOSED"
    assert refused.code == "NO_AUTH"
    assert rich.balance(DIRECT)["balance_fen"] == 990_000


def test_a_permission_asked_for_alone_is_granted_or_runs_out(rich: Channel) -> None:
    path = "/v3/fund-app/mch-transfer/user-confirm-authorization"
    body = {
        "out_authorization_no": "permit002",
        "appid": WORKER_APP,
        "openid": rich.user(WORKER_APP),
        "transfer_scene_id": "1005",
        "user_display_name": "worker-18",
        "authorization_notify_url": f"{rich.mail.address}/authorization",
    }
    asked = rich.merchant().post(path, body)
    granted = rich.control("authorizations/grant", package_info=asked.body["package_info"])
    rich.merchant().post(path, body | {"out_authorization_no": "permit003"})
    rich.tick(24 * 3_600)
    late = rich.merchant().get(f"{path}/out-authorization-no/permit003").body

    assert asked.body["state"] == "WAIT_USER_CONFIRM"
    assert granted["state"] == "TAKING_EFFECT"
    assert late["close_info"]["close_reason"] == "OVERDUE_CLOSE"
