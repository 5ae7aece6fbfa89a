"""What the audit asks of settlement: shares sum to what was kept, closed orders hold nothing."""

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
        JOIN orders_order o ON o.city_id = s.city_id AND o.id = s.order_id
        WHERE (%(city_id)s::int IS NULL OR s.city_id = %(city_id)s::int)
        AND o.coupon_cost = '{}'::jsonb AND s.kept_fen <> coalesce(p.sum, 0)""",
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
]
