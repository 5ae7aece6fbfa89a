"""The payment port over WeChat Pay API v3: each verb is one exchange, in the words of the port."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from urllib.parse import quote, urlencode

import structlog
from django.conf import settings

from doorstep.adapters.wechat import (
    bills,
    bodies,
    book,
    certificates,
    notices,
    reading,
    sheets,
    signing,
)
from doorstep.adapters.wechat.client import (
    BACKUP_ADDRESS,
    MAIN_ADDRESS,
    Body,
    Client,
    Content,
    nonce,
)
from doorstep.adapters.wechat.keys import Merchant
from doorstep.adapters.wechat.reading import Reader
from doorstep.adapters.wechat.refusals import is_absent
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import (
    BillKind,
    BillLine,
    CardRefund,
    ChannelRefusal,
    ChargeOrder,
    ChargeState,
    NotGenuine,
    Notice,
    PayChannel,
    Payee,
    PayerStep,
    Receiver,
    RefundOrder,
    RefundState,
    ReturnOrder,
    ReturnState,
    SharingOrder,
    SharingState,
    TransferOrder,
    TransferState,
    UnfreezeOrder,
)

# The one address to which the channel tells everything; the callbacks door serves it.
NOTIFY_PATH = "/api/callbacks/v1/wechat-pay"

LEARN_SECONDS = 600.0
"""How long the keys are not learned anew, whatever comes."""

_log = structlog.get_logger("doorstep.wechat")
_REFUNDS = "/v3/refund/domestic/refunds"
_SHARINGS = "/v3/profitsharing/orders"
_RETURNS = "/v3/profitsharing/return-orders"
_TRANSFERS = "/v3/fund-app/mch-transfer/transfer-bills"
_FUND_ACCOUNTS = {"fund_basic": "BASIC", "fund_operation": "OPERATION", "fund_fees": "FEES"}


class WeChatPay:
    """A PayChannel for any number of merchants; a payee with a sub-merchant uses partner paths."""

    def __init__(
        self,
        merchants: Iterable[Merchant],
        client: Client,
        *,
        notify_url: str,
        read_again: Callable[[], Iterable[Merchant]] | None = None,
    ) -> None:
        self._merchants = {one.mchid: one for one in merchants}
        self._client = client
        self._notify_url = notify_url
        self._read_again = read_again
        self._learned_at = -LEARN_SECONDS
        self._learning = Lock()
        client.learn = self.learn_keys

    def use(self, merchants: Iterable[Merchant]) -> None:
        """Exchange the merchants and their keys while running; calls under way end with the old."""
        self._merchants = {one.mchid: one for one in merchants}

    def learn_keys(self) -> bool:
        """Read the keys file again and fetch the published certificates, at most every while.

        Called when something is sealed with a key that we do not know, which anybody can send: so
        it asks the channel seldom, and forgets nothing that it believed.  True when it was done.
        """
        with self._learning:
            now = time.monotonic()
            if now - self._learned_at < LEARN_SECONDS:
                return False
            self._learned_at = now
        self._take_in_file()
        for mchid, merchant in self._merchants.items():
            if not merchant.platform.preferred().is_public_key:
                try:
                    self.refresh_certificates(mchid)
                except Outage as failure:
                    _log.warning("wechat_certificates", mchid=mchid, failure=str(failure))
        return True

    def _take_in_file(self) -> None:
        """The keys file as it is now; what was believed is believed until the next start."""
        if self._read_again is None:
            return
        try:
            fresh = list(self._read_again())
        except (OSError, ValueError, KeyError) as failure:
            _log.warning("wechat_keys_file", failure=type(failure).__name__)
            return
        known = self._merchants
        for one in fresh:
            if one.mchid in known:
                known[one.mchid].platform.add(*one.platform.all())
        self.use(
            replace(one, platform=known[one.mchid].platform) if one.mchid in known else one
            for one in fresh
        )

    def refresh_certificates(self, mchid: str) -> int | ChannelRefusal:
        """Believe the platform certificates that the channel publishes; how many it names.

        For merchants in certificate mode.
        """
        return certificates.refresh(self._client, self._merchants[mchid])

    def start_charge(self, order: ChargeOrder) -> PayerStep | ChannelRefusal:
        """Open a charge; the same number with the same content may be asked again."""
        merchant = self._merchants[order.payee.mchid]

        def step(content: Content, _: Payee) -> PayerStep:
            if order.scene == "native":
                return PayerStep(number=order.number, code_url=content["code_url"])
            if order.scene == "h5":
                return PayerStep(number=order.number, h5_url=content["h5_url"])
            prepay = signing.client_parameters(
                merchant,
                app_id=order.app_id or merchant.app_id,
                prepay_id=content["prepay_id"],
                timestamp=int(self._client.now()),
                nonce=nonce(),
            )
            return PayerStep(number=order.number, prepay=prepay)

        body = bodies.plain(bodies.charge(merchant, order, self._notify_url))
        return self._change(order.payee, f"{_charges(order.payee)}/{order.scene}", body, step)

    def query_charge(self, number: str, payee: Payee) -> ChargeState | ChannelRefusal:
        """How a charge stands; `absent` when the channel never got it."""
        path = f"{_charges(payee)}/out-trade-no/{_safe(number)}?{urlencode(bodies.owner(payee))}"
        absent = ChargeState(number=number, payee=payee, state="absent")
        return self._question(payee, path, reading.charge, absent)

    def close_charge(self, number: str, payee: Payee) -> ChannelRefusal | None:
        """Let nobody pay this any more; refused with ORDERPAID when somebody was faster."""
        path = f"{_charges(payee)}/out-trade-no/{_safe(number)}/close"
        return self._change(payee, path, bodies.plain(bodies.owner(payee)), reading.nothing)

    def start_refund(self, order: RefundOrder) -> RefundState | ChannelRefusal:
        """Ask for a refund; the answer says accepted, the end comes by notice or query."""
        body = bodies.plain(bodies.refund(order, self._notify_url))
        return self._change(order.payee, _REFUNDS, body, reading.refund)

    def query_refund(self, number: str, payee: Payee) -> RefundState | ChannelRefusal:
        """How a refund stands."""
        path = _with(f"{_REFUNDS}/{_safe(number)}", payee)
        absent = RefundState(number=number, payee=payee, state="absent")
        return self._question(payee, path, reading.refund, absent)

    def send_refund_to_card(self, order: CardRefund) -> RefundState | ChannelRefusal:
        """Ask for an abnormal refund once more, to a bank card of the payer."""
        path = f"{_REFUNDS}/{_safe(order.refund_no)}/apply-abnormal-refund"
        return self._change(order.payee, path, bodies.card_refund(order), reading.refund)

    def add_receiver(
        self, receiver: Receiver, *, relation: str, payee: Payee
    ) -> ChannelRefusal | None:
        """Let somebody be given shares of this payee's money; again is no harm.

        A merchant is named: of our own numbers the keys file knows the name.
        """
        own = self._merchants.get(receiver.account)
        if receiver.real_name is None and own is not None and own.name:
            receiver = replace(receiver, real_name=own.name)
        body = bodies.receiver(self._merchants[payee.mchid], receiver, relation, payee)
        return self._change(payee, "/v3/profitsharing/receivers/add", body, reading.nothing)

    def start_sharing(self, order: SharingOrder) -> SharingState | ChannelRefusal:
        """Share a payment out; each part ends by itself."""
        body = bodies.sharing(self._merchants[order.payee.mchid], order)
        return self._change(order.payee, _SHARINGS, body, reading.sharing)

    def query_sharing(
        self, number: str, transaction_no: str, payee: Payee
    ) -> SharingState | ChannelRefusal:
        """How a sharing, or an unfreezing, stands."""
        path = _with(f"{_SHARINGS}/{_safe(number)}", payee, transaction_id=transaction_no)
        absent = SharingState(number=number, payee=payee, state="absent")
        return self._question(payee, path, reading.sharing, absent)

    def unfreeze(self, order: UnfreezeOrder) -> SharingState | ChannelRefusal:
        """End the sharing of a payment; the rest goes to the payee."""
        body = bodies.plain(bodies.unfreeze(order))
        return self._change(order.payee, f"{_SHARINGS}/unfreeze", body, reading.sharing)

    def return_share(self, order: ReturnOrder) -> ReturnState | ChannelRefusal:
        """Take a share back from a merchant who agreed to that."""
        body = bodies.plain(bodies.return_share(order))
        return self._change(order.payee, _RETURNS, body, reading.share_return)

    def query_return(
        self, number: str, sharing_number: str, payee: Payee
    ) -> ReturnState | ChannelRefusal:
        """How taking back a share stands."""
        path = _with(f"{_RETURNS}/{_safe(number)}", payee, out_order_no=sharing_number)
        absent = ReturnState(
            number=number, sharing_number=sharing_number, payee=payee, state="absent"
        )
        return self._question(payee, path, reading.share_return, absent)

    def amount_left(self, transaction_no: str, payee: Payee) -> int | ChannelRefusal:
        """What of a payment is still frozen and can be shared, in fen."""
        path = f"/v3/profitsharing/transactions/{_safe(transaction_no)}/amounts"
        return self._question(payee, path, reading.amount_left, None)

    def sharing_limit_bp(self, payee: Payee) -> int | ChannelRefusal:
        """How much of a payment may leave the payee; a direct merchant's is configured."""
        if not payee.sub_mchid:
            return self._merchants[payee.mchid].sharing_limit_bp
        path = f"/v3/profitsharing/merchant-configs/{_safe(payee.sub_mchid)}"
        return self._question(payee, path, reading.sharing_limit_bp, None)

    def start_transfer(self, order: TransferOrder) -> TransferState | ChannelRefusal:
        """Offer money to a person, who confirms it in the app by the package."""
        body = bodies.transfer(self._merchants[order.payee.mchid], order, self._notify_url)
        return self._change(order.payee, _TRANSFERS, body, reading.transfer)

    def query_transfer(self, number: str, payee: Payee) -> TransferState | ChannelRefusal:
        """How a transfer stands; what the person's client says does not count."""
        path = f"{_TRANSFERS}/out-bill-no/{_safe(number)}"
        absent = TransferState(number=number, payee=payee, state="absent")
        return self._question(payee, path, reading.transfer, absent)

    def cancel_transfer(self, number: str, payee: Payee) -> TransferState | ChannelRefusal:
        """Take back an unconfirmed transfer; it ends later, by notice or query."""
        path = f"{_TRANSFERS}/out-bill-no/{_safe(number)}/cancel"
        return self._change(payee, path, None, reading.transfer)

    def fetch_bill(
        self, day: date, kind: BillKind, payee: Payee
    ) -> Iterator[bytes] | ChannelRefusal:
        """The bill of a Beijing day, unpacked, in pieces; a wrong hash is an Outage."""
        path = _bill(day, kind, payee)
        return bills.fetch(self._client, self._merchants[payee.mchid], path)

    def read_bill(
        self, day: date, kind: BillKind, payee: Payee
    ) -> Iterator[BillLine] | ChannelRefusal:
        """The lines of a trade or fund bill, fetched whole before the first one is given."""
        pieces = self.fetch_bill(day, kind, payee)
        return pieces if isinstance(pieces, ChannelRefusal) else sheets.read(pieces, kind, payee)

    def open_notice(self, headers: Mapping[str, str], body: bytes) -> Notice | NotGenuine:
        """A message of the channel, if it is proved.

        A key that we do not know may be a new one: the keys are learned, seldom, and it is read
        once more.
        """
        now = self._client.now()
        found = notices.open_notice(self._merchants.values(), headers, body, now=now)
        if isinstance(found, NotGenuine) and found.reason == "unknown key" and self.learn_keys():
            found = notices.open_notice(self._merchants.values(), headers, body, now=now)
        return found

    def _change[T](
        self, payee: Payee, path: str, body: Body | None, reader: Reader[T]
    ) -> T | ChannelRefusal:
        answer = self._client.post(self._merchants[payee.mchid], path, body)
        if isinstance(answer, ChannelRefusal):
            return answer
        return reading.read(reader, answer, payee, may_have_acted=True)

    def _question[T](
        self, payee: Payee, path: str, reader: Reader[T], absent: T | None
    ) -> T | ChannelRefusal:
        answer = self._client.get(self._merchants[payee.mchid], path)
        if isinstance(answer, ChannelRefusal):
            return absent if absent is not None and is_absent(answer) else answer
        return reading.read(reader, answer, payee, may_have_acted=False)


def from_settings() -> PayChannel:
    """The channel of this house, by its settings; the sandbox's keys are refused in production."""
    addresses = tuple(settings.WECHAT_URL.split(",")) if settings.WECHAT_URL else ()
    path, sandbox_allowed = Path(settings.WECHAT_KEYS), not settings.PRODUCTION

    def read() -> list[Merchant]:
        return book.read_merchants(path, sandbox_allowed=sandbox_allowed)

    return WeChatPay(
        read(),
        Client(addresses=addresses or (MAIN_ADDRESS, BACKUP_ADDRESS)),
        notify_url=settings.PUBLIC_URL.rstrip("/") + NOTIFY_PATH,
        read_again=read,
    )


def _charges(payee: Payee) -> str:
    return "/v3/pay/partner/transactions" if payee.sub_mchid else "/v3/pay/transactions"


def _bill(day: date, kind: BillKind, payee: Payee) -> str:
    asked = {"bill_date": day.isoformat(), "tar_type": "GZIP"}
    if kind == "trade":
        return _with("/v3/bill/tradebill", payee, **asked, bill_type="ALL")
    if kind == "sharing":
        return _with("/v3/profitsharing/bills", payee, **asked)
    asked["account_type"] = _FUND_ACCOUNTS[kind]
    if payee.sub_mchid:
        asked["algorithm"] = "AEAD_AES_256_GCM"
        return _with("/v3/bill/sub-merchant-fundflowbill", payee, **asked)
    return _with("/v3/bill/fundflowbill", payee, **asked)


def _with(path: str, payee: Payee, **asked: str) -> str:
    if payee.sub_mchid:
        asked["sub_mchid"] = payee.sub_mchid
    return f"{path}?{urlencode(asked)}" if asked else path


def _safe(number: str) -> str:
    return quote(number, safe="")
