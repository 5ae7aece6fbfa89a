"""What the audit asks of settlement: shares against what was kept, sent, owed, in whose name."""

from doorstep.money.ledger.audit import Check

CHECKS = [
    Check(
        "settlement.parts",
        "结算份额之和与留存金额不符",
        "shares that do not sum to what the order kept",
        """SELECT s.city_id, s.order_id, s.kept_fen || ' / ' || coalesce(p.sum, 0)
        FROM settlement_settlement s LEFT JOIN (
            SELECT city_id, settlement_id, sum(amount_fen) FROM settlement_share GROUP BY 1, 2
        ) p ON p.city_id = s.city_id AND p.settlement_id = s.id
        WHERE (%(city_id)s::int IS NULL OR s.city_id = %(city_id)s::int)
        AND coalesce(p.sum, 0) <> s.kept_fen
            + CASE s.payee_mode WHEN 'D' THEN s.subsidy_fen + s.partner_subsidy_fen ELSE 0 END""",
    ),
    Check(
        "settlement.sent",
        "已放款的分账份额与实际分出金额不符",
        "shares that left, but were neither sent nor left with the merchant",
        """SELECT s.city_id, s.order_id, d.fen || ' / ' || (coalesce(p.fen, 0) + coalesce(l.fen, 0))
        FROM settlement_settlement s CROSS JOIN LATERAL (
            SELECT coalesce(sum(h.amount_fen), 0) AS fen FROM settlement_share h
            WHERE h.city_id = s.city_id AND h.settlement_id = s.id AND h.released_at IS NOT NULL
            AND NOT h.after_release AND h.party NOT IN ('merchant', 'worker')
        ) d LEFT JOIN (
            SELECT city_id, subject_id, sum(total_fen) AS fen FROM payments_sharing GROUP BY 1, 2
        ) p ON p.city_id = s.city_id AND p.subject_id = s.order_id
        LEFT JOIN (
            SELECT j.city_id, j.ref, -sum(p.amount_fen) AS fen FROM ledger_journal j
            JOIN ledger_posting p ON p.city_id = j.city_id AND p.journal_id = j.id
            JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
            WHERE j.kind = 'shares_left' AND a.code LIKE 'custody_share:%%' GROUP BY 1, 2
        ) l ON l.city_id = s.city_id AND l.ref = 'order:' || replace(s.order_id::text, '-', '')
        WHERE (%(city_id)s::int IS NULL OR s.city_id = %(city_id)s::int)
        AND s.payee_mode = 'S2' AND d.fen <> coalesce(p.fen, 0) + coalesce(l.fen, 0)""",
    ),
    Check(
        "settlement.receivable",
        "应收款账户与结算记录不符",
        "a customer's debt in the books that settlement does not know, or the other way round",
        """SELECT s.city_id, s.order_id, s.receivable_fen FROM settlement_settlement s
        LEFT JOIN ledger_account a ON a.city_id = s.city_id AND a.code = CASE s.payee_mode
            WHEN 'D' THEN 'customer_receivable:' ELSE 'custody_receivable:' END
            || replace(s.order_id::text, '-', '')
        WHERE (%(city_id)s::int IS NULL OR s.city_id = %(city_id)s::int)
        AND s.receivable_fen <> -coalesce(ledger_balance(a.city_id, a.id), 0)""",
    ),
    Check(
        "settlement.debt",
        "订单欠款与应收款不符",
        "an order whose debt is not what is booked as owed, though no news of it is on its way",
        """SELECT o.city_id, o.number, o.debt_fen || ' / ' || s.receivable_fen
        FROM orders_order o
        JOIN settlement_settlement s ON s.city_id = o.city_id AND s.order_id = o.id
        WHERE (%(city_id)s::int IS NULL OR o.city_id = %(city_id)s::int)
        AND o.debt_fen <> s.receivable_fen AND NOT EXISTS (
            SELECT 1 FROM kernel_message m WHERE m.city_id = o.city_id AND m.kind = 'news'
            AND m.done_at IS NULL AND m.dead_at IS NULL
            AND o.id::text IN (m.content->>'order_id', m.content->>'subject_id'))""",
    ),
    Check(
        "settlement.custody",
        "订单款项记在了其他特约商户号名下",
        "money of an order that was booked in the name of another merchant's number",
        """SELECT DISTINCT j.city_id, j.ref, j.kind || ' ' || a.code FROM ledger_account a
        JOIN ledger_posting p ON p.city_id = a.city_id AND p.account_id = a.id
        JOIN ledger_journal j ON j.city_id = p.city_id AND j.id = p.journal_id
        WHERE (%(city_id)s::int IS NULL OR a.city_id = %(city_id)s::int)
        AND split_part(a.code, ':', 1) IN ('custody_channel', 'custody_pending', 'custody_merchant')
        AND j.ref LIKE 'order:%%' AND NOT EXISTS (
            SELECT 1 FROM payments_bill b
            WHERE b.city_id = j.city_id AND b.subject_id = substr(j.ref, 7)::uuid
            AND b.sub_mchid = split_part(a.code, ':', 2) AND (b.state = 'paid'
                OR j.kind IN ('payment_received', 'refund_asked', 'refund_done')))""",
    ),
    Check(
        "settlement.closed_escrow",
        "已关闭订单仍有托管款",
        "a closed order whose escrow is not empty",
        """SELECT o.city_id, o.number, a.balance_fen FROM orders_order o
        JOIN ledger_account a ON a.city_id = o.city_id AND a.code IN (
            'escrow:' || replace(o.id::text, '-', ''),
            'custody_escrow:' || replace(o.id::text, '-', ''),
            'custody_share:' || replace(o.id::text, '-', ''))
        WHERE (%(city_id)s::int IS NULL OR o.city_id = %(city_id)s::int)
        AND o.closed_at IS NOT NULL AND a.balance_fen <> 0""",
    ),
    Check(
        "settlement.late_release",
        "应放款的订单超过一天未放款",
        "shares that should have left more than a day ago",
        """SELECT city_id, order_id, release_at FROM settlement_settlement
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND state = 'open' AND release_at < %(at)s - interval '1 day'""",
        is_warning=True,
    ),
    Check(
        "settlement.top_ups",
        "补足的收入没有入账，或入账没有补足",
        "a day's pay that was topped up without its journal, or a journal alone",
        """SELECT coalesce(d.city_id, j.city_id), coalesce(d.id::text, j.idem), d.state FROM (
            SELECT * FROM settlement_payday WHERE state = 'topped_up'
            AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        ) d FULL JOIN (
            SELECT * FROM ledger_journal WHERE idem LIKE 'pay_topped_up:%%'
            AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        ) j ON j.city_id = d.city_id AND j.idem = 'pay_topped_up:' || replace(d.id::text, '-', '')
        WHERE d.id IS NULL OR j.id IS NULL""",
    ),
    Check(
        "settlement.short_pay",
        "低于最低小时收入的工作日一周仍未处理",
        "a day that paid less than the city's minimum, a week after it was counted",
        """SELECT city_id, worker_id, day || ': ' || pay_fen || ' of ' || least_fen
        FROM settlement_payday
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND state = 'short' AND counted_at < %(at)s - interval '7 days'""",
        is_warning=True,
    ),
]
