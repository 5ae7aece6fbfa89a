"""What the audit asks of wallets: withdrawals, their transfers and their journals say the same."""

from doorstep.money.ledger.audit import Check

CHECKS = [
    Check(
        "wallets.withdrawals",
        "提现没有入账，或入账没有提现",
        "a withdrawal whose journals do not fit its state, or a journal without its withdrawal",
        """SELECT coalesce(w.city_id, j.city_id), coalesce(w.id::text, j.idem), w.state FROM (
            SELECT city_id, id, state, replace(id::text, '-', '') AS hex FROM wallets_withdrawal
            WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        ) w FULL JOIN (
            SELECT city_id, split_part(idem, ':', 2) AS hex, min(idem) AS idem,
                array_agg(kind ORDER BY kind)::text[] AS kinds
            FROM ledger_journal WHERE kind IN ('withdrawal_asked', 'withdrawal_returned')
            AND (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int) GROUP BY 1, 2
        ) j ON j.city_id = w.city_id AND j.hex = w.hex
        WHERE w.id IS NULL OR j.kinds IS DISTINCT FROM (CASE w.state
            WHEN 'returned' THEN ARRAY['withdrawal_asked', 'withdrawal_returned']
            ELSE ARRAY['withdrawal_asked'] END)""",
    ),
    Check(
        "wallets.transfers",
        "提现与其转账不符",
        "a withdrawal whose transfer has another amount, or ended otherwise and nobody heard",
        """SELECT w.city_id, w.id, w.state || ' / ' || coalesce(t.state, 'none')
        FROM wallets_withdrawal w LEFT JOIN payments_transfer t
            ON t.city_id = w.city_id AND t.subject_id = w.id
        WHERE (%(city_id)s::int IS NULL OR w.city_id = %(city_id)s::int)
        AND (t.id IS NULL OR t.amount_fen <> w.amount_fen - w.tax_fen
            OR (w.state = 'done' AND t.state <> 'done')
            OR (w.state = 'returned' AND t.state NOT IN ('returned', 'stray'))
            OR (w.state = 'asked' AND t.done_at IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM kernel_message m WHERE m.city_id = w.city_id AND m.kind = 'news'
                AND m.done_at IS NULL AND m.dead_at IS NULL
                AND m.content->>'subject_id' = w.id::text)))""",
    ),
]
