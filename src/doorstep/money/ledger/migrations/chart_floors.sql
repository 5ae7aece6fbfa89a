-- Accounts without a floor are hot, payables that are paid out have one.  Accounts that were opened
-- before are turned over with their postings.
ALTER TABLE ledger_posting DISABLE TRIGGER USER;
ALTER TABLE ledger_account DISABLE TRIGGER USER;

CREATE TEMPORARY TABLE turned ON COMMIT DROP AS
SELECT prefix, NOT hot AS hot FROM ledger_kind WHERE hot <> (floor_fen IS NULL)
    OR prefix IN ('partner_payable', 'insurer_payable', 'tax_payable');
UPDATE ledger_kind k SET hot = t.hot, floor_fen = CASE WHEN NOT t.hot THEN 0 END
FROM turned t WHERE t.prefix = k.prefix;
INSERT INTO ledger_kind (prefix, book, nature, hot, floor_fen, has_subject, clears_in_days) VALUES
    ('partner_receivable', 'OWN', 'asset', true, NULL, true, NULL);

UPDATE ledger_posting p SET version = NULL, balance_after_fen = NULL
FROM ledger_account a JOIN turned t ON t.prefix = split_part(a.code, ':', 1) AND t.hot
WHERE a.city_id = p.city_id AND a.id = p.account_id;
UPDATE ledger_account a SET hot = true, balance_fen = 0, version = 0
FROM turned t WHERE t.prefix = split_part(a.code, ':', 1) AND t.hot;

UPDATE ledger_posting p SET version = o.version, balance_after_fen = o.balance_fen
FROM (
    SELECT q.city_id, q.journal_id, q.n, row_number() OVER w AS version,
        sum(q.amount_fen) OVER w AS balance_fen
    FROM ledger_posting q JOIN ledger_account a ON a.city_id = q.city_id AND a.id = q.account_id
    JOIN turned t ON t.prefix = split_part(a.code, ':', 1) AND NOT t.hot
    WINDOW w AS (PARTITION BY q.city_id, q.account_id ORDER BY q.xact, q.journal_id, q.n)
) AS o WHERE o.city_id = p.city_id AND o.journal_id = p.journal_id AND o.n = p.n;
UPDATE ledger_account a SET hot = false, floor_fen = 0,
    balance_fen = (SELECT coalesce(sum(p.amount_fen), 0) FROM ledger_posting p
        WHERE p.city_id = a.city_id AND p.account_id = a.id),
    version = (SELECT count(*) FROM ledger_posting p
        WHERE p.city_id = a.city_id AND p.account_id = a.id)
FROM turned t WHERE t.prefix = split_part(a.code, ':', 1) AND NOT t.hot;
DELETE FROM ledger_snapshot s USING ledger_account a
WHERE a.city_id = s.city_id AND a.id = s.account_id AND NOT a.hot;

ALTER TABLE ledger_posting ENABLE TRIGGER USER;
ALTER TABLE ledger_account ENABLE TRIGGER USER;
