"""The kernel's own rhythms: seal the audit chain, tidy what has served, end overdue files."""

from datetime import timedelta

from doorstep.kernel import audit, clock, files, limits, vault
from doorstep.kernel.act import Act
from doorstep.kernel.models import Answer, Heard, LiveTopic, Message
from doorstep.kernel.rows import CityQuerySet

ANSWERS_KEPT = timedelta(hours=24)
LIMITS_KEPT = timedelta(days=2)
MESSAGES_KEPT = timedelta(days=7)
TOPICS_KEPT = timedelta(days=30)
MOST = 20_000


def seal_audit(act: Act) -> None:
    """Seal the city's new audit entries."""
    audit.seal(act.city_id)


def tidy(act: Act) -> None:
    """Forget, in real time, answers after a day, delivered messages after a week, with who heard
    them, counts of calls after two days and numbers of quiet topics after a month.

    What a dead message's listeners did is kept with it: its next life must not repeat that.
    """
    now = clock.real()
    _forget(Answer.objects.of(act).filter(kept_at__lt=now - ANSWERS_KEPT))
    done = Message.objects.of(act).filter(done_at__lt=now - MESSAGES_KEPT)
    delivered = list(done.values_list("id", flat=True)[:MOST])
    Heard.objects.of(act).filter(message_id__in=delivered).delete()
    Message.objects.of(act).filter(id__in=delivered).delete()
    _forget(LiveTopic.objects.of(act).filter(told_on__lt=(now - TOPICS_KEPT).date()))
    limits.tidy(before=now - LIMITS_KEPT)


def _forget(rows: CityQuerySet) -> None:
    """Delete a batch; the next beat takes the next one."""
    some = rows.values_list("id", flat=True)[:MOST]
    rows.filter(id__in=list(some)).delete()


def end_files(act: Act) -> None:
    """Remove files whose retention is over, and those that were never kept."""
    files.end_overdue(act)
    files.clear_arrivals(act)


def rewrap_keys(act: Act) -> None:
    """Move keys of persons to the newest root key."""
    vault.rewrap()
