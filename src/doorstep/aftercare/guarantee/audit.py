"""What the audit asks of the guarantee: compensations, their transfers and their journals agree."""

from doorstep.money.ledger.audit import Check

CHECKS = [
    Check(
        "guarantee.sendings",
        "补偿转账没有入账，或入账没有补偿转账",
        "a compensation that was sent whose transfer or journals do not fit, or a journal alone",
        """SELECT coalesce(s.city_id, j.city_id), coalesce(s.id::text, j.idem), t.state FROM (
            SELECT s.city_id, c.id, c.amount_fen, s.id AS sending FROM guarantee_sending s
            JOIN guarantee_compensation c ON c.city_id = s.city_id AND c.id = s.compensation_id
            WHERE (%(city_id)s::int IS NULL OR s.city_id = %(city_id)s::int)
        ) s FULL JOIN (
            SELECT city_id, split_part(idem, ':', 2) AS hex, min(idem) AS idem,
                array_agg(kind ORDER BY kind)::text[] AS kinds
            FROM ledger_journal WHERE kind IN ('compensation_asked', 'compensation_returned')
            AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int) GROUP BY 1, 2
        ) j ON j.city_id = s.city_id AND j.hex = replace(s.sending::text, '-', '')
        LEFT JOIN payments_transfer t ON t.city_id = s.city_id AND t.subject_id = s.sending
        WHERE s.id IS NULL OR t.id IS NULL OR t.amount_fen <> s.amount_fen
        OR (j.kinds IS DISTINCT FROM (CASE WHEN t.state IN ('returned', 'stray')
            THEN ARRAY['compensation_asked', 'compensation_returned']
            ELSE ARRAY['compensation_asked'] END)
            AND NOT EXISTS (SELECT 1 FROM kernel_message m WHERE m.city_id = s.city_id
                AND m.kind = 'news' AND m.done_at IS NULL AND m.dead_at IS NULL
                AND m.content->>'subject_id' = s.sending::text))""",
    ),
    Check(
        "guarantee.states",
        "补偿状态与其转账不符",
        "a compensation that waits for a transfer that ended, or another while one is under way",
        """SELECT c.city_id, c.id, c.state || ' / ' || coalesce(t.state, 'none')
        FROM guarantee_compensation c LEFT JOIN LATERAL (
            SELECT s.id FROM guarantee_sending s
            WHERE s.city_id = c.city_id AND s.compensation_id = c.id
            ORDER BY s.sent_at DESC, s.id DESC LIMIT 1
        ) s ON true
        LEFT JOIN payments_transfer t ON t.city_id = c.city_id AND t.subject_id = s.id
        WHERE (%(city_id)s::int IS NULL OR c.city_id = %(city_id)s::int)
        AND (c.state = 'sent') IS DISTINCT FROM (t.id IS NOT NULL AND t.done_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM kernel_message m WHERE m.city_id = c.city_id
            AND m.kind = 'news' AND m.done_at IS NULL AND m.dead_at IS NULL
            AND m.content->>'subject_id' = t.subject_id::text)""",
    ),
    Check(
        "guarantee.due",
        "订单已结清但补偿仍未发放",
        "a compensation that is still due a day after its order's money was divided",
        """SELECT c.city_id, c.id, c.amount_fen || ' since ' || o.closed_at
        FROM guarantee_compensation c
        JOIN orders_order o ON o.city_id = c.city_id AND o.id = c.order_id
        WHERE (%(city_id)s::int IS NULL OR c.city_id = %(city_id)s::int)
        AND c.state = 'due' AND o.closed_at < %(at)s - interval '1 day'""",
    ),
    Check(
        "guarantee.late",
        "应付客户的补偿超过规定天数仍未发放",
        "a compensation that is owed to a customer for longer than the city allows",
        """SELECT city_id, id, amount_fen || ' since ' || owed_at || ' (' || owed_why || ')'
        FROM guarantee_compensation
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND state = 'owed' AND late_at <= %(at)s""",
        is_warning=True,
    ),
]
