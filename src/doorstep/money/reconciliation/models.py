"""Runs, the bills' lines, the three-sided items, and how far the ledger was read."""

from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.money.reconciliation import rules


class Run(CityRow):
    """One day of one account at the channel; `sub_mchid` is empty for the platform's own."""

    WAITING, STOPPED, DONE = "waiting", "stopped", "done"

    day = models.DateField()
    mchid = models.CharField(max_length=32)
    sub_mchid = models.CharField(max_length=32, default="")
    has_trade = models.BooleanField()
    state = models.CharField(max_length=8, default=WAITING)
    error = models.CharField(max_length=200, default="")
    tries = models.PositiveIntegerField(default=0)
    trade_lines = models.PositiveIntegerField(default=0)
    fund_lines = models.PositiveIntegerField(default=0)
    elsewhere_lines = models.PositiveIntegerField(default=0)
    moved_fen = models.BigIntegerField(default=0)
    fee_fen = models.BigIntegerField(default=0)
    due_at = models.DateTimeField()
    look_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "mchid", "sub_mchid", "day"], name="run_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "stopped"], done_at__isnull=True)
                | Q(state="done", done_at__isnull=False),
                name="run_done_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "look_at"], condition=~Q(state="done"), name="run_to_read"
            ),
            models.Index(fields=["city_id", "due_at", "id"], name="run_by_time"),
        ]


class Line(CityRow):
    """One line of a bill as it was read; never changed."""

    run = CityKey(Run)
    source = models.CharField(max_length=5)
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=64)
    own_no = models.CharField(max_length=64, default="")
    amount_fen = models.BigIntegerField()
    fee_fen = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "run", "source", "n"], name="line_once"),
            models.CheckConstraint(
                condition=Q(source__in=["trade", "fund"]), name="line_source_known"
            ),
            models.CheckConstraint(condition=Q(kind__in=rules.KINDS), name="line_kind_known"),
        ]
        indexes = [models.Index(fields=["city_id", "kind", "number"], name="line_by_number")]


class Item(CityRow):
    """One movement of money and what trade bill, fund bill and ledger say of it; null: nothing.

    What came into the account is positive.  `posted_fen` and `posted_fee_fen` are what was moved
    from cleared to spendable in the ledger because all sides agreed.
    """

    OPEN, SETTLED, EXPLAINED = "open", "settled", "explained"

    mchid = models.CharField(max_length=32)
    sub_mchid = models.CharField(max_length=32, default="")
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=64)
    own_no = models.CharField(max_length=64, default="")
    trade_fen = models.BigIntegerField(null=True)
    fund_fen = models.BigIntegerField(null=True)
    books_fen = models.BigIntegerField(null=True)
    trade_fee_fen = models.BigIntegerField(default=0)
    fund_fee_fen = models.BigIntegerField(default=0)
    has_trade = models.BooleanField()
    at = models.DateTimeField()
    verdict = models.CharField(max_length=14, default="timing")
    state = models.CharField(max_length=10, default=OPEN)
    posted_fen = models.BigIntegerField(default=0)
    posted_fee_fen = models.BigIntegerField(default=0)
    found_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    look_at = models.DateTimeField()
    word = models.CharField(max_length=80, default="")
    owner_id = models.UUIDField(null=True)
    explained_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "mchid", "sub_mchid", "kind", "number"], name="item_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=rules.KINDS), name="item_kind_known"),
            models.CheckConstraint(
                condition=Q(verdict__in=rules.VERDICTS), name="item_has_a_verdict"
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True)
                | Q(state__in=["settled", "explained"], ended_at__isnull=False),
                name="item_ended_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="settled") | Q(verdict__in=rules.SETTLED),
                name="item_settled_agrees",
            ),
            models.CheckConstraint(
                condition=~Q(state="explained") | (Q(explained_by__isnull=False) & ~Q(reason="")),
                name="item_explained_by_whom",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "found_at", "id"], condition=Q(state="open"), name="item_open"
            ),
            models.Index(
                fields=["city_id", "look_at"], condition=Q(state="open"), name="item_to_ask"
            ),
        ]


class Mark(CityRow):
    """How far the movements of an account of the ledger have been taken into items."""

    account = models.CharField(max_length=100)
    place = models.CharField(max_length=80, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "account"], name="mark_once"),
        ]
