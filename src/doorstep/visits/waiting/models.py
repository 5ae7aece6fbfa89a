"""Tables of waiting: the entries in line, and the offers that they get."""

from collections.abc import Sequence

from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.visits.waiting import rules


def _words(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class Entry(CityRow):
    """A waiting entry: one customer who waits for a visit, whose line begins at `joined_at`.

    The visit may begin from `from_at` to `until_at`; `worker` None means anybody of the seller.
    """

    customer = CityKey("accounts.Customer")
    merchant = CityKey("partners.Merchant", null=True)
    service = CityKey("catalog.Service")
    service_code = models.CharField(max_length=60)
    address = CityKey("accounts.Address")
    lat = models.FloatField()
    lng = models.FloatField()
    minutes = models.PositiveIntegerField()
    choice = models.JSONField()
    travel_mode = models.CharField(max_length=8, default="bus")
    pay = models.CharField(max_length=8, default="deposit")
    note = models.CharField(max_length=500, default="", blank=True)
    worker = CityKey("workers.Worker", null=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=_words(rules.ENTRY_STATES))
    silent = models.PositiveSmallIntegerField(default=0)
    joined_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    order = CityKey("orders.Order", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=rules.ENTRY_STATES), name="entry_state_known"
            ),
            models.CheckConstraint(
                condition=Q(until_at__gte=F("from_at")), name="entry_window_has_order"
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.IN_LINE, ended_at__isnull=True)
                | (~Q(state__in=rules.IN_LINE) & Q(ended_at__isnull=False)),
                name="entry_ended_when_ended",
            ),
            models.CheckConstraint(
                condition=~Q(state=rules.PLACED) | Q(order__isnull=False),
                name="entry_placed_has_order",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "joined_at", "id"],
                condition=Q(state__in=rules.IN_LINE),
                name="entry_in_line",
            ),
            models.Index(
                fields=["city_id", "customer", "joined_at", "id"], name="entry_of_customer"
            ),
            models.Index(fields=["city_id", "service_code", "ended_at"], name="entry_ended"),
        ]


class WaitingOffer(CityRow):
    """A free time that is kept for one entry until a moment; the hold names this row's id."""

    entry = CityKey(Entry)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    worker = CityKey("workers.Worker")
    total_fen = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=_words(rules.OFFER_STATES), default=rules.OPEN)
    made_at = models.DateTimeField()
    until_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "entry"],
                condition=Q(state=rules.OPEN),
                name="waiting_offer_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.OFFER_STATES), name="waiting_offer_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "entry", "made_at"], name="waiting_offer_of_entry"),
            models.Index(
                fields=["city_id", "until_at"],
                condition=Q(state=rules.OPEN),
                name="waiting_offer_open",
            ),
        ]
