"""Tables of merchants, city partners and the versions of their contracts."""

from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow, ReferenceRow
from doorstep.kernel.text import TextField
from doorstep.people.partners import rules


class Merchant(CityRow):
    """A firm whose people serve customers of the city."""

    name = TextField()
    name_key = models.CharField(max_length=200)
    credit_code = models.CharField(max_length=18)
    dossier = CityKey("identity.Dossier", null=True)
    sub_mchid = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=10, default=rules.PENDING)
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "credit_code"],
                condition=Q(ended_at=None),
                name="merchant_once_a_city",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.STATES), name="merchant_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=rules.ENDED, ended_at__isnull=False)
                | (~Q(state=rules.ENDED) & Q(ended_at=None)),
                name="merchant_ended_at_end",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "registered_at", "id"], name="merchant_by_time"),
            models.Index(fields=["city_id", "dossier"], name="merchant_of_dossier"),
        ]


class Partner(CityRow):
    """Who runs the city with the house and takes a part of its commission."""

    name = TextField()
    credit_code = models.CharField(max_length=18, blank=True)
    person_id = models.UUIDField(null=True)
    mchid = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=10, default=rules.ACTIVE)
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id"], condition=Q(ended_at=None), name="partner_one_a_city"
            ),
            models.CheckConstraint(condition=Q(state__in=rules.STATES), name="partner_state_known"),
        ]


class Contract(ReferenceRow):
    """One version of what was agreed; the database refuses to change it."""

    party = models.CharField(max_length=10)
    merchant = CityKey(Merchant, null=True)
    partner = CityKey(Partner, null=True)
    payee_mode = models.CharField(max_length=4)
    commission_bp = models.JSONField()
    partner_bp = models.PositiveIntegerField(default=0)
    cap_bp = models.PositiveIntegerField(default=rules.CAP_BP)
    valid_from = models.DateTimeField()
    signed_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "party", "merchant", "partner", "valid_from"],
                nulls_distinct=False,
                name="contract_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(party=rules.MERCHANT, merchant__isnull=False, partner=None)
                | Q(party=rules.PARTNER, merchant=None, partner__isnull=False)
                | Q(party=rules.PLATFORM, merchant=None, partner=None, payee_mode=rules.DIRECT),
                name="contract_has_its_party",
            ),
            models.CheckConstraint(
                condition=Q(payee_mode__in=rules.PAYEE_MODES), name="contract_payee_mode_known"
            ),
            models.CheckConstraint(
                condition=Q(partner_bp__lte=rules.WHOLE_BP, cap_bp__lte=rules.WHOLE_BP),
                name="contract_basis_points",
            ),
        ]
