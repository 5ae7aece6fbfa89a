"""Tables of orders: the contract, its lines, moves, visits, seats, changes and evidence."""

from collections.abc import Sequence

from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.kernel.text import TextField
from doorstep.visits.orders.rules import paying
from doorstep.visits.orders.rules.evidence import FIRST
from doorstep.visits.orders.rules.moves import (
    CHANGE_STATES,
    ORDER_STATES,
    SEAT_STATES,
    VISIT_STATES,
)

ASSIGN, GRAB, CHOOSE = "assign", "grab", "choose"
NOW, SLOT = "now", "slot"


def _words(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class Order(CityRow):
    """What a customer agreed with a seller: the terms as sold, the price, and how far it came."""

    number = models.CharField(max_length=12)
    customer = CityKey("accounts.Customer")
    merchant = CityKey("partners.Merchant", null=True)
    contract = CityKey("partners.Contract")
    payee_mode = models.CharField(max_length=4)
    price_list = CityKey("catalog.PriceList")
    share_plan = CityKey("catalog.SharePlan")
    term_sheet = CityKey("catalog.TermSheet")
    service = CityKey("catalog.Service")
    choices = models.JSONField(default=dict)
    way = models.CharField(max_length=8, choices=_words((ASSIGN, GRAB, CHOOSE)))
    timing = models.CharField(max_length=8, choices=_words((NOW, SLOT)))
    wanted_worker = CityKey("workers.Worker", null=True)
    state = models.CharField(max_length=10, choices=_words(ORDER_STATES))
    version = models.PositiveIntegerField(default=1)

    pay = models.CharField(max_length=8, choices=_words(("deposit", "whole")))
    total_fen = models.BigIntegerField()
    deposit_fen = models.BigIntegerField()
    coupon_cost = models.JSONField(default=dict)
    fee_fen = models.BigIntegerField(default=0)
    worker_fee_fen = models.BigIntegerField(default=0)
    debt_fen = models.BigIntegerField(default=0)

    address = CityKey("accounts.Address")
    lat = models.FloatField()
    lng = models.FloatField()
    community = models.CharField(max_length=120)
    note = models.CharField(max_length=500, default="", blank=True)
    photo_ids = models.JSONField(default=list)

    placed_at = models.DateTimeField()
    pay_from_at = models.DateTimeField(null=True)
    pay_until_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    dispute_until = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    evidence_number = models.PositiveIntegerField(default=0)
    evidence_hash = models.BinaryField(max_length=32, default=FIRST)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "number"], name="order_number_once"),
            models.CheckConstraint(condition=Q(state__in=ORDER_STATES), name="order_state_known"),
            models.CheckConstraint(
                condition=Q(total_fen__gte=0, deposit_fen__gte=0, deposit_fen__lte=F("total_fen")),
                name="order_deposit_within_total",
            ),
            models.CheckConstraint(
                condition=Q(
                    fee_fen__gte=0, worker_fee_fen__gte=0, worker_fee_fen__lte=F("fee_fen")
                ),
                name="order_worker_part_within_fee",
            ),
            models.CheckConstraint(condition=Q(debt_fen__gte=0), name="order_debt_not_negative"),
            models.CheckConstraint(
                condition=Q(way=CHOOSE, wanted_worker__isnull=False) | ~Q(way=CHOOSE),
                name="order_choose_names_a_worker",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(dispute_until__gte=F("accepted_at")),
                name="order_dispute_after_acceptance",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "customer", "placed_at", "id"], name="order_of_customer"
            ),
            models.Index(
                fields=["city_id", "merchant", "placed_at", "id"], name="order_of_merchant"
            ),
            models.Index(fields=["city_id", "state", "placed_at", "id"], name="order_by_state"),
            models.Index(fields=["city_id", "placed_at", "id"], name="order_by_time"),
            models.Index(fields=["city_id", "service", "placed_at", "id"], name="order_of_service"),
            models.Index(
                fields=["city_id", "customer"], condition=Q(debt_fen__gt=0), name="order_in_debt"
            ),
        ]

    @property
    def first_part_fen(self) -> int:
        """What is paid when ordering."""
        return paying.first_part_fen(self.pay, self.total_fen, self.deposit_fen)

    @property
    def first_purpose(self) -> str:
        """What the first bill is for."""
        return "whole" if self.first_part_fen == self.total_fen else "deposit"


class Visit(CityRow):
    """One coming to the customer's place: when, and how far it came."""

    order = CityKey(Order)
    index = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=_words(VISIT_STATES), default="planned")
    set_out_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    start_code_hash = models.BinaryField(max_length=32, null=True)
    start_code_until = models.DateTimeField(null=True)
    finish_code_hash = models.BinaryField(max_length=32, null=True)
    finish_token_hash = models.BinaryField(max_length=32, null=True)
    finish_code_until = models.DateTimeField(null=True)
    finish_code_by = models.CharField(max_length=8, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "order", "index"], name="visit_index_once"),
            models.CheckConstraint(condition=Q(state__in=VISIT_STATES), name="visit_state_known"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="visit_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "starts_at", "id"], name="visit_by_start"),
            models.Index(
                fields=["city_id", "starts_at", "id"],
                condition=Q(state__in=("planned", "travelling", "arrived", "started")),
                name="visit_unfinished",
            ),
        ]


class Seat(CityRow):
    """One person's place in a visit: whose it is, and their part of the pay.

    A seat that a worker leaves stays as `released`, and a fresh open one takes its place.
    """

    visit = CityKey(Visit)
    index = models.PositiveSmallIntegerField()
    worker = CityKey("workers.Worker", null=True)
    state = models.CharField(max_length=10, choices=_words(SEAT_STATES), default="open")
    part_bp = models.PositiveIntegerField()
    taken_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "visit", "index"],
                condition=~Q(state="released"),
                name="seat_index_once",
            ),
            models.UniqueConstraint(
                fields=["city_id", "visit", "worker"],
                condition=Q(state__in=("held", "taken")),
                name="seat_once_per_worker",
            ),
            models.CheckConstraint(condition=Q(state__in=SEAT_STATES), name="seat_state_known"),
            models.CheckConstraint(
                condition=Q(state="open", worker__isnull=True)
                | (~Q(state="open") & Q(worker__isnull=False)),
                name="seat_worker_unless_open",
            ),
            models.CheckConstraint(condition=Q(part_bp__lte=10_000), name="seat_part_within_whole"),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "worker", "id"],
                condition=Q(worker__isnull=False),
                name="seat_of_worker",
            ),
        ]


class ChangeOrder(CityRow):
    """More work or material asked for on site; it counts only when the customer has approved it."""

    order = CityKey(Order)
    visit = CityKey(Visit)
    state = models.CharField(max_length=10, choices=_words(CHANGE_STATES))
    lines = models.JSONField()
    minutes = models.PositiveSmallIntegerField(default=0)
    amount_fen = models.BigIntegerField()
    paid_now = models.BooleanField()
    reason = models.CharField(max_length=300, default="", blank=True)
    proposed_by = models.UUIDField(null=True)
    proposed_at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    bill_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order"],
                condition=Q(state="proposed"),
                name="change_one_waiting",
            ),
            models.CheckConstraint(condition=Q(state__in=CHANGE_STATES), name="change_state_known"),
            models.CheckConstraint(condition=Q(amount_fen__gte=0), name="change_never_negative"),
        ]
        indexes = [models.Index(fields=["city_id", "order", "proposed_at"], name="change_of_order")]


class OrderLine(CityRow):
    """One line of the price as sold, or of an approved change."""

    order = CityKey(Order)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    code = models.CharField(max_length=60)
    label = TextField()
    unit_fen = models.BigIntegerField()
    count = models.PositiveIntegerField()
    amount_fen = models.BigIntegerField()
    charged_by = models.CharField(max_length=10)
    change = CityKey(ChangeOrder, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order", "position"], name="line_position_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_fen=F("unit_fen") * F("count")), name="line_is_unit_times_count"
            ),
        ]


class OrderMove(CityRow):
    """One step of an order: which verb, from where to where, who, when and why."""

    order = CityKey(Order)
    version = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    from_state = models.CharField(max_length=10, default="", blank=True)
    to_state = models.CharField(max_length=10)
    at = models.DateTimeField()
    actor_role = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order", "version"], name="move_once_per_version"
            ),
        ]


class Evidence(CityRow):
    """One link of an order's evidence chain; never changed, hashed over the link before it."""

    order = CityKey(Order)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    facts = models.JSONField()
    at = models.DateTimeField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order", "number"], name="evidence_number_once"
            ),
        ]
