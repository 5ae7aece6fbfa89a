-- The second net, for whoever gets past the privileges: what is written stays, what does not
-- balance is refused.

CREATE FUNCTION ledger_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER ledger_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_journal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep();
CREATE TRIGGER ledger_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep();
CREATE TRIGGER ledger_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep();
CREATE TRIGGER ledger_keep BEFORE DELETE OR TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep();
CREATE TRIGGER ledger_keep_nature
    BEFORE UPDATE OF id, city_id, code, book, nature, hot, floor_fen ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep();

CREATE FUNCTION ledger_zero_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v_journal uuid;
BEGIN
    SELECT p.journal_id INTO v_journal
    FROM written p JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
    GROUP BY p.city_id, p.journal_id, a.book
    HAVING sum(p.amount_fen) <> 0 OR count(DISTINCT p.account_id) < count(*)
    LIMIT 1;
    IF FOUND THEN
        PERFORM ledger_fail('ledger_zero_sum', format(
            'journal %s does not sum to zero in each book, or names an account twice', v_journal));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_zero_sum AFTER INSERT ON ledger_posting
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_zero_sum();

-- Balances change in place: leave room on the page.
ALTER TABLE ledger_account SET (fillfactor = 70);
