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
            SELECT city_id, charge_id, sum(amount_fen) FROM payments_refund GROUP BY 1, 2
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
        LEFT JOIN ledger_journal a ON a.city_id = r.city_id
            AND a.idem = 'refund_asked:' || replace(r.id::text, '-', '')
        LEFT JOIN ledger_journal d ON d.city_id = r.city_id
            AND d.idem = 'refund_done:' || replace(r.id::text, '-', '')
        WHERE (%(city_id)s::int IS NULL OR r.city_id = %(city_id)s::int)
        AND (a.id IS NULL OR (d.id IS NULL) = (r.state = 'done'))""",
    ),
    Check(
        "payments.bills",
        "账单状态与收款不符",
        "a bill whose state its charges do not bear out",
        """SELECT b.city_id, b.id, b.state FROM payments_bill b
        WHERE (%(city_id)s::int IS NULL OR b.city_id = %(city_id)s::int)
        AND (b.state = 'paid') <> EXISTS (
            SELECT 1 FROM payments_charge c WHERE c.city_id = b.city_id AND c.bill_id = b.id
            AND c.state = 'paid' AND c.refunded_fen < c.amount_fen + 1
            AND (b.state = 'paid' OR NOT EXISTS (
                SELECT 1 FROM payments_refund r WHERE r.city_id = c.city_id
                AND r.charge_id = c.id AND r.cause = 'late_payment')))""",
    ),
    Check(
        "payments.cap",
        "单笔分账超过渠道上限",
        "a charge that shared more than the channel allows",
        """SELECT city_id, id, shared_fen || ' of ' || (amount_fen - refunded_fen)
        FROM payments_charge
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND shared_fen * 10000 > (amount_fen - refunded_fen) * 3000 AND shared_fen > 0""",
        is_warning=True,
    ),
]
