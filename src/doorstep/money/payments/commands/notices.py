"""Keeping the channel's messages: raw before anything else, their verdict after."""

from datetime import timedelta
from uuid import UUID

from django.db import connection

from doorstep.kernel.act import Act, command
from doorstep.money.payments import rules
from doorstep.money.payments.models import Notice

FIRST = """
UPDATE payments_notice SET event_id = %s, is_first = NOT EXISTS (
    SELECT 1 FROM payments_notice WHERE event_id = %s AND is_first
) WHERE id = %s RETURNING is_first
"""
UNPROVED = 500


@command
def keep_notice(act: Act, *, headers: dict[str, str], body: bytes) -> Notice:
    """Keep a channel's message exactly as it came, before anybody looks into it."""
    return Notice.objects.create(headers=headers, body=body, received_at=act.at)


@command
def prove_notice(act: Act, *, notice_id: UUID, event_id: str) -> str:
    """Note that a message is genuine; the verdict that its event was given before, or ''.

    Of two of the same event at once the second waits for the first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [event_id])
        cursor.execute(FIRST, [event_id, event_id, notice_id])
    first = Notice.objects.get(event_id=event_id, is_first=True)
    if first.id != notice_id and first.verdict:
        Notice.objects.filter(id=notice_id).update(verdict="told before")
    return first.verdict


@command
def judge_notice(act: Act, *, notice_id: UUID, verdict: str) -> None:
    """Note what became of a message, and of its event."""
    notice = Notice.objects.get(id=notice_id)
    rows = Notice.objects.filter(id=notice_id)
    if notice.event_id:
        rows = rows | Notice.objects.filter(event_id=notice.event_id, is_first=True)
    rows.update(verdict=verdict[:40])


@command
def tidy_notices(act: Act) -> int:
    """Forget messages that no key proved, after a month; the proved ones stay with the books."""
    old = Notice.objects.filter(event_id="", received_at__lt=act.at - timedelta(rules.NOTICE_DAYS))
    batch = list(old.values_list("id", flat=True)[:UNPROVED])
    return Notice.objects.filter(id__in=batch).delete()[0]
