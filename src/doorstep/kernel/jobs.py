"""The kernel's own rhythms: seal the audit chain, tidy what has served, end overdue files."""

from datetime import timedelta

from doorstep.kernel import audit, clock, files, vault
from doorstep.kernel.act import Act
from doorstep.kernel.models import Answer, Heard, Message

ANSWERS_KEPT = timedelta(hours=24)
MESSAGES_KEPT = timedelta(days=7)


def seal_audit(act: Act) -> None:
    """Seal the city's new audit entries."""
    audit.seal(act.city_id)


def tidy(act: Act) -> None:
    """Forget answers after 24 hours and delivered messages after a week, in real time."""
    now = clock.real()
    Answer.objects.of(act).filter(kept_at__lt=now - ANSWERS_KEPT).delete()
    old = now - MESSAGES_KEPT
    Heard.objects.of(act).filter(heard_at__lt=old, city_id=act.city_id).delete()
    Message.objects.of(act).filter(done_at__lt=old).delete()


def end_files(act: Act) -> None:
    """Remove files whose retention is over."""
    files.end_overdue(act)


def rewrap_keys(act: Act) -> None:
    """Move keys of persons to the newest root key."""
    vault.rewrap()
