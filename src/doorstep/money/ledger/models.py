"""Tables of the ledger: kinds of account, accounts, journals, postings, snapshots and seals.

Only SQL functions write them (migrations/functions.sql); nobody saves these rows from Python.
`xact` is the number of the transaction that wrote a row (64 bits, never used again).
"""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, CityOf, CityQuerySet, CityRow

NATURES = ["asset", "liability", "equity", "income", "expense", "control"]


class Kind(models.Model):
    """One kind of account, the same in every city: rules.CHART as the database sees it."""

    prefix = models.CharField(max_length=40, primary_key=True)
    book = models.CharField(max_length=8)
    nature = models.CharField(max_length=10)
    hot = models.BooleanField()
    floor_fen = models.BigIntegerField(null=True)
    has_subject = models.BooleanField()
    clears_in_days = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(book__in=["OWN", "CUSTODY"]) & Q(nature__in=NATURES),
                name="kind_book_and_nature",
            ),
            models.CheckConstraint(
                condition=Q(hot=False) | Q(floor_fen__isnull=True), name="kind_hot_has_no_floor"
            ),
        ]


class Account(CityRow):
    """A place where money is; opened by the first posting to its code."""

    code = models.CharField(max_length=100)
    book = models.CharField(max_length=8)
    nature = models.CharField(max_length=10)
    hot = models.BooleanField()
    floor_fen = models.BigIntegerField(null=True)
    balance_fen = models.BigIntegerField(default=0)
    version = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "code"], name="account_code_once"),
            models.CheckConstraint(
                condition=Q(floor_fen__isnull=True) | Q(balance_fen__gte=F("floor_fen")),
                name="account_over_floor",
            ),
            models.CheckConstraint(
                condition=Q(hot=False) | Q(floor_fen__isnull=True, balance_fen=0, version=0),
                name="account_hot_keeps_no_balance",
            ),
        ]


class Journal(CityRow):
    """That something happened which moved money; append-only."""

    idem = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=80)
    content = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    business_date = models.DateField()
    reverses_id = models.UUIDField(null=True)
    meta = models.JSONField(default=dict)
    xact = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "idem"], name="journal_key_once"),
            models.UniqueConstraint(
                fields=["city_id", "reverses_id"],
                condition=Q(reverses_id__isnull=False),
                name="journal_reversed_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    idem__regex=r"^[!-~]+$", kind__regex=r"^[a-z_]+$", ref__regex="^[!-~]+$"
                ),
                name="journal_words_are_plain",
            ),
            models.CheckConstraint(
                condition=Q(reverses_id__isnull=True) | Q(city_id=CityOf(F("reverses_id"))),
                name="journal_reverses_in_city",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "ref"], name="journal_by_ref"),
            BrinIndex(fields=["xact", "business_date"], name="journal_by_time"),
        ]


class Posting(models.Model):
    """One leg of a journal: append-only.  Hot accounts' postings have no version.

    There is no key to account or journal in the database: checking it would lock the row of a hot
    account, and the one function that inserts takes both from their tables.
    """

    pk = models.CompositePrimaryKey("city_id", "journal_id", "n")
    city_id = models.PositiveIntegerField()
    journal = CityKey(Journal, db_constraint=False)
    n = models.SmallIntegerField()
    account = CityKey(Account, db_constraint=False)
    amount_fen = models.BigIntegerField()
    balance_after_fen = models.BigIntegerField(null=True)
    version = models.BigIntegerField(null=True)
    xact = models.BigIntegerField()

    objects = CityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "account", "version"],
                condition=Q(version__isnull=False),
                name="posting_version_once",
            ),
            models.CheckConstraint(condition=~Q(amount_fen=0), name="posting_moves_something"),
            models.CheckConstraint(
                condition=Q(version__isnull=True, balance_after_fen__isnull=True)
                | Q(version__isnull=False, balance_after_fen__isnull=False),
                name="posting_version_with_balance",
            ),
            models.CheckConstraint(
                condition=Q(city_id=CityOf(F("journal_id"))) & Q(city_id=CityOf(F("account_id"))),
                name="posting_in_city",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "account", "xact"],
                condition=Q(version__isnull=True),
                name="posting_hot_tail",
            ),
        ]


class Snapshot(models.Model):
    """A hot account's balance by all transactions before `upto`: a cache that can be rebuilt."""

    pk = models.CompositePrimaryKey("city_id", "account_id")
    city_id = models.PositiveIntegerField()
    account = CityKey(Account, db_constraint=False)
    balance_fen = models.BigIntegerField()
    postings = models.BigIntegerField()
    upto = models.BigIntegerField()

    objects = CityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(city_id=CityOf(F("account_id"))), name="snapshot_in_city"
            ),
        ]


class Seal(CityRow):
    """A link of the city's hash chain over its journals: all of the transactions before `upto`."""

    number = models.BigIntegerField()
    sealed_at = models.DateTimeField()
    journals = models.BigIntegerField()
    upto = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "number"], name="seal_number_once"),
        ]
