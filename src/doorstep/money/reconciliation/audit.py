"""What the audit asks of reconciliation: every day read, every line judged, nothing left lying."""

from doorstep.money.ledger.audit import Check

CHECKS = [
    Check(
        "reconciliation.unread",
        "渠道账单超过一天仍未对账",
        "a day whose bills were not read a day after they were there",
        """SELECT city_id, id, day || ' ' || mchid || ' ' || state || ' ' || error
        FROM reconciliation_run
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND state <> 'done' AND due_at < %(at)s - interval '1 day'""",
    ),
    Check(
        "reconciliation.lines",
        "账单行没有归类",
        "a line of a bill that belongs to no movement, or a movement that lost a line",
        """SELECT coalesce(l.city_id, i.city_id), coalesce(l.number, i.number),
            coalesce(l.kind, i.kind) FROM (
            SELECT l.city_id, r.mchid, r.sub_mchid, l.kind, l.number,
                sum(l.amount_fen) FILTER (WHERE l.source = 'fund') AS fund_fen,
                sum(l.fee_fen) FILTER (WHERE l.source = 'fund') AS fund_fee_fen,
                sum(l.amount_fen) FILTER (WHERE l.source = 'trade') AS trade_fen
            FROM reconciliation_line l
            JOIN reconciliation_run r ON r.city_id = l.city_id AND r.id = l.run_id
            WHERE (%(city_id)s::int IS NULL OR l.city_id = %(city_id)s::int)
            GROUP BY 1, 2, 3, 4, 5
        ) l FULL JOIN (
            SELECT * FROM reconciliation_item
            WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
            AND (fund_fen IS NOT NULL OR trade_fen IS NOT NULL OR fund_fee_fen <> 0)
        ) i ON i.city_id = l.city_id AND i.mchid = l.mchid AND i.sub_mchid = l.sub_mchid
            AND i.kind = l.kind AND i.number = l.number
        WHERE i.id IS NULL OR l.number IS NULL
        OR coalesce(i.fund_fen, 0) <> coalesce(l.fund_fen, 0)
        OR coalesce(i.trade_fen, 0) <> coalesce(l.trade_fen, 0)
        OR i.fund_fee_fen <> coalesce(l.fund_fee_fen, 0)""",
    ),
    Check(
        "reconciliation.booked",
        "对账入账与逐笔核对结果不一致",
        "cleared money and fees in the ledger that are not the sum of what was agreed on",
        """SELECT coalesce(i.city_id, j.city_id), 'psp_fee', i.fee_fen || ' / ' || j.fee_fen FROM (
            SELECT city_id, -sum(posted_fee_fen) AS fee_fen FROM reconciliation_item
            WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
            AND sub_mchid = '' GROUP BY 1
        ) i FULL JOIN (
            SELECT p.city_id, -sum(p.amount_fen) AS fee_fen FROM ledger_posting p
            JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
            WHERE a.code = 'psp_fee'
            AND (%(city_id)s::int IS NULL OR p.city_id = %(city_id)s::int) GROUP BY 1
        ) j ON j.city_id = i.city_id
        WHERE coalesce(i.fee_fen, 0) <> coalesce(j.fee_fen, 0)""",
    ),
    Check(
        "reconciliation.left_lying",
        "对账差异超过四天且无人负责",
        "a difference older than four days that nobody has taken on",
        """SELECT city_id, id, verdict || ' ' || kind || ' ' || number || ' since ' || found_at
        FROM reconciliation_item
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND state = 'open' AND verdict <> 'timing' AND owner_id IS NULL
        AND found_at < %(at)s - interval '4 days'""",
        is_warning=True,
    ),
    Check(
        "reconciliation.open",
        "存在尚未处理完的对账差异",
        "a difference between ledger and bills that is still open",
        """SELECT city_id, id, verdict || ' ' || kind || ' ' || number
        FROM reconciliation_item
        WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
        AND state = 'open' AND verdict <> 'timing'""",
        is_warning=True,
    ),
]
