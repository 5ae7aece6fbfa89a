"""Tables of brands, cities, persons, logins, sessions, consents, customers, addresses and roles."""

from datetime import time

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, CityRow, GlobalRow
from doorstep.kernel.text import TextField
from doorstep.people.accounts import rules


class Brand(GlobalRow):
    """A name under which cities are run."""

    name = TextField()
    look = models.JSONField(default=dict, blank=True)
    ended_at = models.DateTimeField(null=True)


class City(models.Model):
    """One brand's operation in one city; its number is in every id of its rows."""

    number = models.PositiveIntegerField(primary_key=True)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = TextField()
    name_key = models.CharField(max_length=200)
    zone = models.CharField(max_length=40, default="Asia/Shanghai")
    appid = models.CharField(max_length=40, blank=True)
    worker_appid = models.CharField(max_length=40, blank=True)
    mchid = models.CharField(max_length=32, blank=True)
    sp_mchid = models.CharField(max_length=32, blank=True)
    center_lat = models.FloatField()
    center_lng = models.FloatField()
    day_starts = models.TimeField(default=time(0, 0))
    state = models.CharField(max_length=12, default="preparing")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=65_535), name="city_number_fits_an_id"
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.CITY_STATES), name="city_state_known"
            ),
            models.CheckConstraint(
                condition=Q(center_lat__gte=-90, center_lat__lte=90)
                & Q(center_lng__gte=-180, center_lng__lte=180),
                name="city_center_on_earth",
            ),
        ]


class Person(GlobalRow):
    """A human: the phone number in the vault, and nothing of what was ordered or done."""

    phone_sealed = models.BinaryField(null=True)
    phone_index = models.BinaryField(max_length=16, null=True)
    phone_last4 = models.CharField(max_length=4, blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phone_index"], condition=Q(erased_at=None), name="person_phone_once"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(phone_sealed=None, phone_index=None),
                name="person_erased_has_no_phone",
            ),
        ]


class Login(GlobalRow):
    """A name by which a person signs in: a blind phone index, an openid, an operator's name."""

    person_id = models.UUIDField()
    kind = models.CharField(max_length=10)
    appid = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=128)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "appid", "name"], name="login_once"),
            models.CheckConstraint(
                condition=Q(kind__in=rules.LOGIN_KINDS), name="login_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["person_id"], name="login_person")]


class Credential(GlobalRow):
    """An operator's password (hashed) and time-code secret (in the vault), with the failed tries.

    Only administrators of the keeper city may reset it: another city's administrator could else
    take over somebody who has a role in both.
    """

    person_id = models.UUIDField(unique=True)
    password_hash = models.CharField(max_length=200)
    totp_sealed = models.BinaryField(null=True)
    keeper_city_id = models.PositiveIntegerField()
    totp_step = models.BigIntegerField(default=0)
    failed_tries = models.PositiveIntegerField(default=0)
    locked_until_at = models.DateTimeField(null=True)


class LoginCode(GlobalRow):
    """The one live code of a phone number, how often it was guessed and when codes were sent."""

    phone_index = models.BinaryField(max_length=16, unique=True)
    code_hash = models.BinaryField(max_length=32, null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField(null=True)
    sent_ats = ArrayField(models.DateTimeField(), default=list)
    last_sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["last_sent_at"], name="login_code_by_age")]


class Session(GlobalRow):
    """A signed-in device; its times are real: devices do not live on a demo's clock."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    person_id = models.UUIDField()
    city_id = models.PositiveIntegerField()
    role = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    client = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=rules.SESSION_ROLES), name="session_role_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("created_at")), name="session_ends_later"
            ),
        ]
        indexes = [
            models.Index(
                fields=["person_id", "created_at"],
                condition=Q(ended_at=None),
                name="session_open_of_person",
            )
        ]


class Consent(GlobalRow):
    """What a person allowed: the purpose and the version of the text that was read."""

    person_id = models.UUIDField()
    purpose = models.CharField(max_length=30)
    text_version = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "purpose"],
                condition=Q(withdrawn_at=None),
                name="consent_one_alive",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=rules.PURPOSES), name="consent_purpose_known"
            ),
        ]
        indexes = [models.Index(fields=["person_id", "given_at"], name="consent_of_person")]


class Customer(CityRow):
    """A person as a customer of one city."""

    person_id = models.UUIDField()
    name_sealed = models.BinaryField(null=True)
    name_index = models.BinaryField(max_length=16, null=True)
    phone_last4 = models.CharField(max_length=4, blank=True)
    since_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "person_id"], name="customer_once_a_city"),
        ]
        indexes = [
            models.Index(fields=["city_id", "name_index"], name="customer_by_name"),
            models.Index(fields=["city_id", "phone_last4"], name="customer_by_last4"),
            models.Index(fields=["city_id", "since_at", "id"], name="customer_by_since"),
        ]


class Address(CityRow):
    """A place of a customer.  It never changes: editing ends it and makes another, so an order's
    address stays as it was when the order was placed.  GCJ-02 coordinates."""

    customer = CityKey(Customer)
    label = models.CharField(max_length=20, blank=True)
    community = models.CharField(max_length=80)
    house_sealed = models.BinaryField()
    contact_sealed = models.BinaryField()
    lat = models.FloatField()
    lng = models.FloatField()
    saved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lat__gte=-90, lat__lte=90) & Q(lng__gte=-180, lng__lte=180),
                name="address_on_earth",
            )
        ]
        indexes = [
            models.Index(
                fields=["city_id", "customer", "saved_at"],
                condition=Q(ended_at=None),
                name="address_open_of_customer",
            )
        ]


class Role(CityRow):
    """What a person may do in a city as an operator, or for one merchant there."""

    person_id = models.UUIDField()
    merchant_id = models.UUIDField(null=True)
    duties = ArrayField(models.CharField(max_length=20))
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "person_id"],
                condition=Q(ended_at=None),
                name="role_one_open_a_city",
            ),
            models.CheckConstraint(
                condition=Q(duties__contained_by=list(rules.DUTIES), duties__len__gt=0),
                name="role_duties_known",
            ),
        ]
