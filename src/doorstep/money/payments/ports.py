"""What money needs from a payment channel, in our words: the PayChannel port and its values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

type Scene = Literal["jsapi", "native", "h5"]
type ChargeWord = Literal["open", "paying", "paid", "refunding", "closed", "failed", "absent"]
type RefundWord = Literal["processing", "done", "closed", "abnormal", "absent"]
type SharingWord = Literal["processing", "finished", "absent"]
type PartWord = Literal["pending", "paid", "closed"]
type ReturnWord = Literal["processing", "done", "failed", "absent"]
type TransferWord = Literal[
    "accepted",
    "processing",
    "waiting",
    "moving",
    "done",
    "failed",
    "cancelling",
    "cancelled",
    "absent",
]
type ReceiverKind = Literal["merchant", "person"]
type RefusalKind = Literal["bug", "state", "later", "not_enough", "frequency", "permission"]
type BillKind = Literal["trade", "fund_basic", "fund_operation", "fund_fees", "sharing"]
type LineKind = Literal[
    "payment", "refund", "transfer", "sharing", "share_return", "top_up", "cash_out", "other"
]
type NoticeKind = Literal["charge", "refund", "sharing", "sharing_return", "transfer", "other"]
type Doubt = Literal[
    "header missing", "too old", "unknown key", "wrong signature", "unreadable", "not ours"
]


@dataclass(frozen=True, slots=True)
class Payee:
    """Whose account at the channel receives: a merchant, or a sub-merchant under a provider."""

    mchid: str
    sub_mchid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRefusal:
    """The channel's clear no: nothing was changed there.

    bug: our request is wrong, an alarm.  state: the thing is in another state, query and
    converge.  later: not yet, the same again after a while.  not_enough: keep the number and try
    when there is money.  frequency: later, with the same number.  permission: a person must look.
    """

    code: str
    message: str
    kind: RefusalKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeOrder:
    """One payment to be asked of a payer; the same number is the same charge."""

    number: str
    amount_fen: int
    description: str
    payee: Payee
    scene: Scene
    expires_at: datetime
    share_later: bool = False
    attach: str | None = None
    app_id: str | None = None  # None: the payee's own app; an openid belongs to one app
    payer_openid: str | None = field(default=None, repr=False)  # jsapi needs it
    payer_ip: str | None = field(default=None, repr=False)  # h5 needs it


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerStep:
    """What the payer's client needs next; one of the three, by the scene."""

    number: str
    prepay: Mapping[str, str] | None = field(default=None, repr=False)
    code_url: str | None = field(default=None, repr=False)
    h5_url: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeState:
    """How a charge stands at the channel; compare amount, currency, payee and app with our own."""

    number: str
    payee: Payee
    state: ChargeWord
    paid_fen: int = 0
    currency: str = "CNY"
    app_id: str | None = None
    attach: str | None = None
    transaction_no: str | None = None
    paid_at: datetime | None = None
    payer: str | None = field(default=None, repr=False)

    @property
    def was_paid(self) -> bool:
        """Whether the money arrived, even if a refund followed."""
        return self.state in ("paid", "refunding")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundOrder:
    """Money back to the payer of a charge; a failed one is asked again with the same number."""

    number: str
    charge_number: str
    amount_fen: int
    total_fen: int
    reason: str
    payee: Payee


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundState:
    """How a refund stands; accepted is not done."""

    number: str
    payee: Payee
    state: RefundWord
    amount_fen: int = 0
    charge_number: str | None = None
    refund_no: str | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRefund:
    """An abnormal refund to the payer's bank card instead; the card is never kept."""

    number: str
    refund_no: str
    payee: Payee
    bank: str
    account: str = field(repr=False)
    real_name: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody who may be given a share: a merchant number, or a person's openid."""

    kind: ReceiverKind
    account: str = field(repr=False)
    real_name: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One receiver's part of one sharing."""

    receiver: Receiver
    amount_fen: int
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingOrder:
    """Shares out of one payment; `unfreeze_rest` gives what is left to the payee."""

    number: str
    transaction_no: str
    payee: Payee
    receivers: tuple[Share, ...]
    unfreeze_rest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPart:
    """What became of one receiver's part; a closed part went back to the payee."""

    kind: ReceiverKind
    account: str = field(repr=False)
    amount_fen: int
    state: PartWord
    reason: str | None = None
    part_no: str | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingState:
    """How a sharing stands; finished says nothing of its parts, look at each."""

    number: str
    payee: Payee
    state: SharingWord
    transaction_no: str | None = None
    sharing_no: str | None = None
    parts: tuple[SharedPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingNews:
    """One receiver's part that moved, as a notice tells it."""

    number: str
    payee: Payee
    transaction_no: str
    part: SharedPart


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfreezeOrder:
    """Give the payee all that is still frozen of one payment; no sharing is possible after."""

    number: str
    transaction_no: str
    description: str
    payee: Payee


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnOrder:
    """Take a share back from a merchant receiver; a person's share cannot be taken back."""

    number: str
    sharing_number: str
    from_mchid: str
    amount_fen: int
    description: str
    payee: Payee


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnState:
    """How taking back a share stands."""

    number: str
    sharing_number: str
    payee: Payee
    state: ReturnWord
    amount_fen: int = 0
    reason: str | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferOrder:
    """Money to a person's balance, who has to confirm it; letters and digits in the number."""

    number: str
    amount_fen: int
    payee: Payee  # the account that pays out
    remark: str
    scene: str  # the channel's number of the approved purpose
    scene_facts: tuple[tuple[str, str], ...]  # the channel's fixed questions and our answers
    openid: str = field(repr=False)
    real_name: str | None = field(default=None, repr=False)  # needed from 2,000 yuan
    perception: str | None = None  # what the person reads as the reason, from the scene's list
    app_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferState:
    """How a transfer stands; only done, failed and cancelled are final."""

    number: str
    payee: Payee
    state: TransferWord
    amount_fen: int | None = None  # None where the answer does not repeat it
    openid: str | None = field(default=None, repr=False)
    transfer_no: str | None = None
    package: str | None = field(default=None, repr=False)  # opens the confirmation in the app
    reason: str | None = None
    changed_at: datetime | None = None

    @property
    def is_final(self) -> bool:
        """Whether nothing can change any more; a second transfer before that pays twice."""
        return self.state in ("done", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line of a bill: what came into the account is positive, what left it negative.

    `number` is the channel's own, but for sharings ours; `own` is what we had called it, if said.
    """

    kind: LineKind
    number: str
    own: str
    amount_fen: int
    fee_fen: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A genuine message of the channel; the same one may come twice, or never."""

    kind: NoticeKind
    number: str
    event_id: str
    payee: Payee
    told_at: datetime
    content: ChargeState | RefundState | SharingNews | TransferState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotGenuine:
    """A message that is not believed; answer it with 401 and do nothing else."""

    reason: Doubt


class PayChannel(Protocol):
    """A payment channel.

    A clear no comes back as a ChannelRefusal.  Outage(unknown=True) means that the channel may
    have acted: ask the matching query with the same number, never use a new number.
    """

    def start_charge(self, order: ChargeOrder) -> PayerStep | ChannelRefusal: ...

    def query_charge(self, number: str, payee: Payee) -> ChargeState | ChannelRefusal: ...

    def close_charge(self, number: str, payee: Payee) -> ChannelRefusal | None: ...

    def start_refund(self, order: RefundOrder) -> RefundState | ChannelRefusal: ...

    def query_refund(self, number: str, payee: Payee) -> RefundState | ChannelRefusal: ...

    def send_refund_to_card(self, order: CardRefund) -> RefundState | ChannelRefusal: ...

    def add_receiver(
        self, receiver: Receiver, *, relation: str, payee: Payee
    ) -> ChannelRefusal | None: ...

    def start_sharing(self, order: SharingOrder) -> SharingState | ChannelRefusal: ...

    def query_sharing(
        self, number: str, transaction_no: str, payee: Payee
    ) -> SharingState | ChannelRefusal: ...

    def unfreeze(self, order: UnfreezeOrder) -> SharingState | ChannelRefusal: ...

    def return_share(self, order: ReturnOrder) -> ReturnState | ChannelRefusal: ...

    def query_return(
        self, number: str, sharing_number: str, payee: Payee
    ) -> ReturnState | ChannelRefusal: ...

    def amount_left(self, transaction_no: str, payee: Payee) -> int | ChannelRefusal: ...

    def sharing_limit_bp(self, payee: Payee) -> int | ChannelRefusal: ...

    def start_transfer(self, order: TransferOrder) -> TransferState | ChannelRefusal: ...

    def query_transfer(self, number: str, payee: Payee) -> TransferState | ChannelRefusal: ...

    def cancel_transfer(self, number: str, payee: Payee) -> TransferState | ChannelRefusal: ...

    def fetch_bill(
        self, day: date, kind: BillKind, payee: Payee
    ) -> Iterator[bytes] | ChannelRefusal: ...

    def read_bill(
        self, day: date, kind: BillKind, payee: Payee
    ) -> Iterator[BillLine] | ChannelRefusal: ...

    def open_notice(self, headers: Mapping[str, str], body: bytes) -> Notice | NotGenuine: ...
