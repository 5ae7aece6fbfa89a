"""What the audit asks of workers: nobody is in two places."""

from doorstep.money.ledger.audit import Check

CHECKS = [
    Check(
        "workers.overlap",
        "同一服务人员的时段重叠",
        "a worker who is held for two visits at once",
        """SELECT a.city_id, a.worker_id, a.visit_id || ' / ' || b.visit_id
        FROM workers_slothold a JOIN workers_slothold b
            ON b.city_id = a.city_id AND b.worker_id = a.worker_id AND b.id > a.id
            AND b.span && a.span
        WHERE (%(city_id)s::int IS NULL OR a.city_id = %(city_id)s::int)
        AND a.ended_at IS NULL AND b.ended_at IS NULL""",
    ),
]
