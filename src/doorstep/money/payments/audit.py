"""What the audit asks of payments: rows and journals say the same, once each."""

from doorstep.money.ledger.audit import Check

CHECKS = [
    Check(
        "payments.received",
        "已收款没有入账，或入账没有收款",
        "a paid charge without its journal, or a journal without its paid charge",
        """SELECT coalesce(c.city_id, j.city_id), coalesce(c.id::text, j.idem), c.state
        FROM (SELECT * FROM payments_charge WHERE state = 'paid') c
        FULL JOIN (SELECT * FROM ledger_journal WHERE kind = 'payment_received') j
            ON j.city_id = c.city_id AND j.idem = 'pay:' || replace(c.id::text, '-', '')
        WHERE (%(city_id)s::int IS NULL OR coalesce(c.city_id, j.city_id) = %(city_id)s::int)
        AND (c.id IS NULL OR j.id IS NULL)""",
    ),
    Check(
        "payments.refunds",
        "收款的退款合计与退款单不符",
        "a charge whose refunds do not add up",
        """SELECT c.city_id, c.id, c.refunded_fen || ' / ' || coalesce(r.sum, 0)
        FROM payments_charge c LEFT JOIN (
            SELECT city_id, charge_id, sum(amount_fen) FROM payments_refund
            WHERE state <> 'replaced' GROUP BY 1, 2
        ) r ON r.city_id = c.city_id AND r.charge_id = c.id
        WHERE (%(city_id)s::int IS NULL OR c.city_id = %(city_id)s::int)
        AND c.refunded_fen <> coalesce(r.sum, 0)""",
    ),
    Check(
        "payments.sharings",
        "收款的分账合计与分账单不符",
        "a charge whose sharings do not add up",
        """SELECT c.city_id, c.id, c.shared_fen || ' / ' || coalesce(s.sum, 0)
        FROM payments_charge c LEFT JOIN (
            SELECT city_id, charge_id, sum(total_fen - closed_fen) FROM payments_sharing
            GROUP BY 1, 2
        ) s ON s.city_id = c.city_id AND s.charge_id = c.id
        WHERE (%(city_id)s::int IS NULL OR c.city_id = %(city_id)s::int)
        AND c.shared_fen <> coalesce(s.sum, 0)""",
    ),
    Check(
        "payments.refund_journals",
        "退款没有两步入账",
        "a refund that was not posted in its two steps",
        """SELECT r.city_id, r.id, r.state FROM payments_refund r
        CROSS JOIN LATERAL (SELECT
            count(*) FILTER (WHERE kind IN ('refund_asked', 'unexplained_given_back')) AS asked,
            count(*) FILTER (WHERE kind = 'refund_done') AS done,
            count(*) FILTER (WHERE kind = 'refund_abandoned') AS ended
            FROM ledger_journal j WHERE j.city_id = r.city_id AND j.idem IN (
                'refund_asked:' || replace(r.id::text, '-', ''),
                'unexplained_given_back:' || replace(r.id::text, '-', ''),
                'refund_done:' || replace(r.id::text, '-', ''),
                'refund_abandoned:' || replace(r.id::text, '-', ''))
        ) j
        WHERE (%(city_id)s::int IS NULL OR r.city_id = %(city_id)s::int)
        AND (j.asked = 0 OR (j.done = 1) <> (r.state IN ('done', 'stray'))
            OR (j.ended = 1) <> (r.state IN ('replaced', 'abandoned', 'stray')))""",
    ),
    Check(
        "payments.sharing_journals",
        "分账没有两步入账，或入账没有分账单",
        "a sharing that was not posted in its two steps, or a step without its sharing",
        """SELECT coalesce(s.city_id, j.city_id), coalesce(s.id::text, j.idem), s.state FROM (
            SELECT city_id, id, state, replace(id::text, '-', '') AS hex FROM payments_sharing
            WHERE total_fen > 0 AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        ) s FULL JOIN (
            SELECT city_id, split_part(idem, ':', 2) AS hex, min(idem) AS idem,
                array_agg(kind ORDER BY kind)::text[] AS kinds
            FROM ledger_journal WHERE kind IN ('sharing_asked', 'sharing_done')
            AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int) GROUP BY 1, 2
        ) j ON j.city_id = s.city_id AND j.hex = s.hex
        WHERE s.id IS NULL OR j.kinds IS DISTINCT FROM (CASE s.state
            WHEN 'done' THEN ARRAY['sharing_asked', 'sharing_done']
            ELSE ARRAY['sharing_asked'] END)""",
    ),
    Check(
        "payments.transfers",
        "已付的转账没有入账，或入账没有已付的转账",
        "a paid transfer without its journal, or a journal without its paid transfer",
        """SELECT coalesce(t.city_id, j.city_id), coalesce(t.id::text, j.idem), t.state FROM (
            SELECT city_id, id, state, CASE state WHEN 'done' THEN 'transfer_done'
                ELSE 'transfer_paid_after_return' END || ':' || replace(id::text, '-', '') AS idem
            FROM payments_transfer WHERE state IN ('done', 'stray')
            AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        ) t FULL JOIN (
            SELECT city_id, idem FROM ledger_journal
            WHERE kind IN ('transfer_done', 'transfer_paid_after_return')
            AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        ) j ON j.city_id = t.city_id AND j.idem = t.idem
        WHERE t.id IS NULL OR j.idem IS NULL""",
    ),
    Check(
        "payments.cases",
        "未查明款项没有入账，或入账没有登记",
        "unexplained money without its journal, or a journal without its case",
        """SELECT coalesce(u.city_id, j.city_id), coalesce(u.id::text, j.idem), u.state FROM (
            SELECT city_id, id, state,
                'money_unexplained:' || replace(id::text, '-', '') AS idem
            FROM payments_unexplained
            WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        ) u FULL JOIN (
            SELECT city_id, idem FROM ledger_journal WHERE kind = 'money_unexplained'
            AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        ) j ON j.city_id = u.city_id AND j.idem = u.idem
        WHERE u.id IS NULL OR j.idem IS NULL""",
    ),
    Check(
        "payments.bills",
        "账单状态与收款不符",
        "a bill whose state its charges do not bear out",
        """SELECT b.city_id, b.id, b.state FROM payments_bill b
        WHERE (%(city_id)s::int IS NULL OR b.city_id = %(city_id)s::int)
        AND (b.state = 'paid') <> EXISTS (
            SELECT 1 FROM payments_charge c WHERE c.city_id = b.city_id AND c.bill_id = b.id
            AND c.state = 'paid' AND NOT c.is_surplus)""",
    ),
    Check(
        "payments.cap",
        "单笔分账超过渠道上限",
        "a charge that shared more than the channel allows of what was left when it was shared",
        """SELECT c.city_id, c.id, c.shared_fen || ' of ' || (c.amount_fen - r.back_fen)
        FROM payments_charge c CROSS JOIN LATERAL (
            SELECT max(s.asked_at) AS at FROM payments_sharing s
            WHERE s.city_id = c.city_id AND s.charge_id = c.id
        ) s CROSS JOIN LATERAL (
            SELECT coalesce(sum(r.amount_fen), 0) AS back_fen FROM payments_refund r
            WHERE r.city_id = c.city_id AND r.charge_id = c.id AND r.state <> 'replaced'
            AND r.asked_at < s.at
        ) r
        WHERE (%(city_id)s::int IS NULL OR c.city_id = %(city_id)s::int)
        AND c.shared_fen > 0 AND c.shared_fen * 10000 > (c.amount_fen - r.back_fen) * c.cap_bp""",
    ),
    Check(
        "payments.open_too_long",
        "收款单过期仍未关闭",
        "a charge that is still open an hour after its time to pay",
        """SELECT city_id, id, 'until ' || expires_at FROM payments_charge
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND state = 'open' AND expires_at < %(at)s - interval '1 hour'""",
        is_warning=True,
    ),
    Check(
        "payments.under_way_too_long",
        "退款、分账或转账三天仍未完成",
        "a refund, sharing or transfer that has not ended after three days",
        """SELECT city_id, id, state || ' since ' || asked_at FROM (
            SELECT city_id, id, state, asked_at FROM payments_refund
            WHERE state NOT IN ('done', 'replaced', 'abandoned', 'stray')
            UNION ALL SELECT city_id, id, state, asked_at FROM payments_sharing
            WHERE state <> 'done'
            UNION ALL SELECT city_id, id, state, asked_at FROM payments_transfer
            WHERE state NOT IN ('done', 'returned') AND settled_at IS NULL
        ) u
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND asked_at < %(at)s - interval '3 days'""",
        is_warning=True,
    ),
    Check(
        "payments.unknown_numbers",
        "渠道通知的单号在本系统不存在",
        "a genuine message of the channel about a number that we do not know",
        """SELECT coalesce(%(city_id)s::int, 0), id, verdict FROM payments_notice
        WHERE is_first AND verdict LIKE 'unknown%%' AND received_at < %(at)s - interval '1 hour'""",
        is_warning=True,
    ),
]
