"""Tables of dossiers, the documents in them and the moves of their states."""

from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.people.identity import rules


class Dossier(CityRow):
    """The papers of one worker or of the person who answers for one merchant, and their review."""

    subject = models.CharField(max_length=10)
    person_id = models.UUIDField()
    name_sealed = models.BinaryField()
    name_index = models.BinaryField(max_length=16, null=True)
    id_number_sealed = models.BinaryField()
    id_number_index = models.BinaryField(max_length=16, null=True)
    born_on = models.DateField(null=True)
    state = models.CharField(max_length=10, default=rules.DRAFT)
    assurance = models.CharField(max_length=14, default="none")
    opened_at = models.DateTimeField()
    waiting_since_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    review_reason = models.CharField(max_length=200, blank=True)
    recheck_due_at = models.DateTimeField(null=True)
    holds_until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "person_id"],
                condition=Q(subject=rules.WORKER),
                name="dossier_one_per_worker",
            ),
            models.UniqueConstraint(
                fields=["city_id", "id_number_index"],
                condition=Q(subject=rules.WORKER),
                name="dossier_id_number_once",
            ),
            models.CheckConstraint(
                condition=Q(subject__in=rules.SUBJECTS), name="dossier_subject_known"
            ),
            models.CheckConstraint(condition=Q(state__in=rules.STATES), name="dossier_state_known"),
            models.CheckConstraint(
                condition=Q(assurance__in=rules.ASSURANCES), name="dossier_assurance_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=rules.APPROVED)
                | Q(reviewed_at__isnull=False, holds_until_at__isnull=False),
                name="dossier_approved_until",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "waiting_since_at", "id"],
                condition=Q(waiting_since_at__isnull=False),
                name="dossier_waiting",
            ),
            models.Index(fields=["city_id", "person_id"], name="dossier_of_person"),
        ]


class Document(CityRow):
    """One paper: its kind, sealed number, picture and last day.  A newer one replaces it."""

    dossier = CityKey(Dossier)
    kind = models.CharField(max_length=24)
    number_sealed = models.BinaryField(null=True)
    file_id = models.UUIDField(null=True)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    state = models.CharField(max_length=10, default=rules.PENDING)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "dossier", "kind", "state"],
                condition=Q(state__in=[rules.PENDING, rules.CURRENT]),
                name="document_one_per_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=rules.DOCUMENT_KINDS), name="document_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.DOCUMENT_STATES), name="document_state_known"
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None)
                | Q(expires_on=None)
                | Q(expires_on__gte=F("issued_on")),
                name="document_expires_after_issue",
            ),
        ]
        indexes = [models.Index(fields=["city_id", "dossier"], name="document_of_dossier")]


class DossierMove(CityRow):
    """One step of a dossier: who, when and why."""

    dossier = CityKey(Dossier)
    verb = models.CharField(max_length=10)
    from_state = models.CharField(max_length=10)
    to_state = models.CharField(max_length=10)
    at = models.DateTimeField()
    role = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["city_id", "dossier", "at"], name="dossier_move_by_time")]
