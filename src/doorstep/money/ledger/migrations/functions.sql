-- The only writers of the ledger.  They run as the owner of the tables; the application may call
-- them and read.  Errors that callers tell apart carry a constraint's name.

CREATE FUNCTION ledger_fail(p_name text, p_message text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%', p_message USING ERRCODE = 'check_violation', CONSTRAINT = p_name;
END $$;

-- An id of a city in the layout of kernel/ids: version 7, the city in the last two octets.
CREATE FUNCTION ledger_id(p_city_id integer) RETURNS uuid
LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT encode(
        set_byte(set_byte(uuid_send(uuidv7()), 14, p_city_id / 256), 15, p_city_id % 256), 'hex'
    )::uuid
$$;

-- What a journal says, without the moment: a retry later is still the same.  Lines in any order.
CREATE FUNCTION ledger_content(
    p_kind text, p_ref text, p_meta jsonb, p_reverses_id uuid, p_lines text
) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(
        concat_ws(E'\n', p_kind, p_ref, p_meta::text, coalesce(p_reverses_id::text, '-'), p_lines),
        'UTF8'))
$$;

CREATE FUNCTION ledger_open(p_city_id integer, p_codes text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    v_unknown text;
BEGIN
    INSERT INTO ledger_account
        (id, city_id, code, book, nature, hot, floor_fen, balance_fen, version)
    SELECT ledger_id(p_city_id), p_city_id, c.code, k.book, k.nature, k.hot, k.floor_fen, 0, 0
    FROM (SELECT DISTINCT unnest(p_codes) AS code ORDER BY 1) AS c
    JOIN ledger_kind k
        ON k.prefix = split_part(c.code, ':', 1)
        AND c.code ~ CASE WHEN k.has_subject THEN '^[a-z_]+:[A-Za-z0-9_.-]+$' ELSE '^[a-z_]+$' END
    ORDER BY c.code
    ON CONFLICT (city_id, code) DO NOTHING;
    SELECT min(c.code) INTO v_unknown FROM unnest(p_codes) AS c(code)
    WHERE NOT EXISTS (
        SELECT 1 FROM ledger_account a WHERE a.city_id = p_city_id AND a.code = c.code
    );
    IF v_unknown IS NOT NULL THEN
        PERFORM ledger_fail('ledger_account_known', format('the chart has no account %s', v_unknown));
    END IF;
END $$;

-- Post journals, all or none.  Entry k has id p_ids[k], key p_idems[k] and so on; leg i belongs to
-- entry p_legs[i].  Answers the journals' ids; a key that was used before with the same content
-- answers the journal it made then, with other content it fails.  Plans are kept for any arguments:
-- planning for each array anew took longer than posting.
CREATE FUNCTION ledger_post_many(
    p_city_id integer, p_at timestamptz, p_business_date date,
    p_ids uuid[], p_idems text[], p_kinds text[], p_refs text[], p_metas jsonb[],
    p_reverses uuid[], p_legs integer[], p_accounts text[], p_amounts bigint[]
) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    v_contents bytea[];
    v_fresh uuid[];
    v_answer uuid[];
    v_lost text;
    v_changed text;
    v_under text;
BEGIN
    SELECT array_agg(
        ledger_content(e.kind, e.ref, e.meta, e.reverses_id, l.lines) ORDER BY e.k
    ) INTO v_contents
    FROM unnest(p_kinds, p_refs, p_metas, p_reverses)
        WITH ORDINALITY AS e(kind, ref, meta, reverses_id, k)
    JOIN (
        SELECT l.leg, string_agg(l.account || '=' || l.amount, ',' ORDER BY l.account) AS lines
        FROM unnest(p_legs, p_accounts, p_amounts) AS l(leg, account, amount) GROUP BY l.leg
    ) AS l ON l.leg = e.k;
    IF cardinality(v_contents) IS DISTINCT FROM cardinality(p_ids) THEN
        PERFORM ledger_fail('ledger_entry_has_lines', 'an entry without lines');
    END IF;

    WITH fresh AS (
        INSERT INTO ledger_journal
            (id, city_id, idem, kind, ref, content, at, business_date, reverses_id, meta, xact)
        SELECT e.id, p_city_id, e.idem, e.kind, e.ref, e.content, p_at, p_business_date,
            e.reverses_id, e.meta, pg_current_xact_id()::text::bigint
        FROM unnest(p_ids, p_idems, p_kinds, p_refs, v_contents, p_reverses, p_metas)
            AS e(id, idem, kind, ref, content, reverses_id, meta)
        ORDER BY e.idem
        ON CONFLICT DO NOTHING
        RETURNING id
    )
    SELECT array_agg(id) INTO v_fresh FROM fresh;

    v_answer := p_ids;
    IF cardinality(v_fresh) IS DISTINCT FROM cardinality(p_ids) THEN
        SELECT array_agg(j.id ORDER BY e.k),
            min(e.idem) FILTER (WHERE j.id IS NULL),
            min(e.idem) FILTER (WHERE j.content <> e.content)
        INTO v_answer, v_lost, v_changed
        FROM unnest(p_idems, v_contents) WITH ORDINALITY AS e(idem, content, k)
        LEFT JOIN ledger_journal j ON j.city_id = p_city_id AND j.idem = e.idem;
        IF v_changed IS NOT NULL THEN
            PERFORM ledger_fail('journal_same_content',
                format('key %s was used for something else', v_changed));
        END IF;
        IF v_lost IS NOT NULL THEN
            PERFORM ledger_fail('journal_reversed_once',
                format('%s undoes what was undone before', v_lost));
        END IF;
        IF v_fresh IS NULL THEN
            RETURN v_answer;
        END IF;
    END IF;

    IF EXISTS (
        SELECT 1 FROM unnest(p_accounts) AS c(code) WHERE NOT EXISTS (
            SELECT 1 FROM ledger_account a WHERE a.city_id = p_city_id AND a.code = c.code
        )
    ) THEN
        PERFORM ledger_open(p_city_id, p_accounts);
    END IF;
    -- Everybody locks in the order of ids, so nobody waits in a circle.  Hot rows stay free.
    PERFORM 1 FROM ledger_account
    WHERE city_id = p_city_id AND code = ANY(p_accounts) AND NOT hot
    ORDER BY id FOR NO KEY UPDATE;

    WITH leg AS MATERIALIZED (
        SELECT p_ids[l.leg] AS journal_id, l.n, a.id AS account_id, a.code, a.hot, a.floor_fen,
            l.amount, a.balance_fen + sum(l.amount) OVER w AS after_fen,
            a.version + row_number() OVER w AS version
        FROM unnest(p_legs, p_accounts, p_amounts) WITH ORDINALITY AS l(leg, code, amount, n)
        JOIN ledger_account a ON a.city_id = p_city_id AND a.code = l.code
        WHERE p_ids[l.leg] = ANY(v_fresh)
        WINDOW w AS (PARTITION BY a.id ORDER BY l.n)
    ), moved AS (
        UPDATE ledger_account a SET balance_fen = a.balance_fen + t.amount, version = t.version
        FROM (
            SELECT account_id, sum(amount) AS amount, max(version) AS version
            FROM leg WHERE NOT hot GROUP BY account_id
        ) AS t
        WHERE a.city_id = p_city_id AND a.id = t.account_id
    ), written AS (
        INSERT INTO ledger_posting
            (city_id, journal_id, n, account_id, amount_fen, balance_after_fen, version, xact)
        SELECT p_city_id, journal_id, n, account_id, amount,
            CASE WHEN NOT hot THEN after_fen END, CASE WHEN NOT hot THEN version END,
            pg_current_xact_id()::text::bigint
        FROM leg
    )
    -- Inside a batch a balance may dip and recover: that is refused as well.
    SELECT min(code) INTO v_under FROM leg WHERE after_fen < floor_fen;
    IF v_under IS NOT NULL THEN
        PERFORM ledger_fail('account_over_floor', format('%s would fall below its floor', v_under));
    END IF;
    RETURN v_answer;
END $$;

-- One journal.  Without rights and settings of its own, so that it melts into the statement.
CREATE FUNCTION ledger_post(
    p_city_id integer, p_at timestamptz, p_business_date date, p_id uuid, p_idem text, p_kind text,
    p_ref text, p_accounts text[], p_amounts bigint[], p_meta jsonb DEFAULT '{}',
    p_reverses_id uuid DEFAULT NULL
) RETURNS uuid
LANGUAGE sql AS $$
    SELECT (public.ledger_post_many(
        p_city_id, p_at, p_business_date, ARRAY[p_id], ARRAY[p_idem], ARRAY[p_kind], ARRAY[p_ref],
        ARRAY[p_meta], ARRAY[p_reverses_id], array_fill(1, ARRAY[cardinality(p_accounts)]),
        p_accounts, p_amounts))[1]
$$;

-- A hot account is its snapshot and what transactions after it wrote.  One statement, one view of
-- the database: the sum is exact at that moment.
CREATE FUNCTION ledger_balance(p_city_id integer, p_account_id uuid) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN NOT a.hot THEN a.balance_fen ELSE (
        coalesce(s.balance_fen, 0) + coalesce((
            SELECT sum(p.amount_fen) FROM ledger_posting p
            WHERE p.city_id = a.city_id AND p.account_id = a.id AND p.version IS NULL
                AND p.xact >= coalesce(s.upto, 0)
        ), 0))::bigint END
    FROM ledger_account a
    LEFT JOIN ledger_snapshot s ON s.city_id = a.city_id AND s.account_id = a.id
    WHERE a.city_id = p_city_id AND a.id = p_account_id
$$;

-- Move the snapshots of a city's hot accounts forward where enough was posted since.  The mark is
-- the oldest transaction still running: whatever is below it is finished, so nothing written later
-- can fall below the mark.  A time or an id would not do: a slow transaction commits late with an
-- early one.
CREATE FUNCTION ledger_roll(p_city_id integer, p_least integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    v_upto bigint;
    v_rolled integer;
BEGIN
    PERFORM pg_advisory_xact_lock(7302, p_city_id);
    v_upto := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    INSERT INTO ledger_snapshot AS kept (city_id, account_id, balance_fen, postings, upto)
    SELECT p_city_id, a.id, coalesce(s.balance_fen, 0) + t.amount, coalesce(s.postings, 0) + t.n,
        v_upto
    FROM ledger_account a
    LEFT JOIN ledger_snapshot s ON s.city_id = a.city_id AND s.account_id = a.id
    CROSS JOIN LATERAL (
        SELECT sum(p.amount_fen) AS amount, count(*) AS n FROM ledger_posting p
        WHERE p.city_id = a.city_id AND p.account_id = a.id AND p.version IS NULL
            AND p.xact >= coalesce(s.upto, 0) AND p.xact < v_upto
    ) AS t
    WHERE a.city_id = p_city_id AND a.hot AND t.n >= p_least
    ON CONFLICT (city_id, account_id) DO UPDATE
        SET balance_fen = excluded.balance_fen, postings = excluded.postings, upto = excluded.upto;
    GET DIAGNOSTICS v_rolled = ROW_COUNT;
    RETURN v_rolled;
END $$;

-- Forget the snapshots of a city: after a restore they are made again.
CREATE FUNCTION ledger_forget_snapshots(p_city_id integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    v_gone integer;
BEGIN
    DELETE FROM ledger_snapshot WHERE city_id = p_city_id;
    GET DIAGNOSTICS v_gone = ROW_COUNT;
    RETURN v_gone;
END $$;

-- The lines of a stored journal as ledger_content wants them.
CREATE FUNCTION ledger_lines(p_city_id integer, p_journal_id uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT string_agg(a.code || '=' || p.amount_fen, ',' ORDER BY a.code)
    FROM ledger_posting p JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
    WHERE p.city_id = p_city_id AND p.journal_id = p_journal_id
$$;

-- Hash and number of the journals that transactions [p_from, p_upto) wrote, from the rows as they
-- are now, linked to the hash before.
CREATE FUNCTION ledger_digest(
    p_city_id integer, p_from bigint, p_upto bigint, p_previous bytea,
    OUT hash bytea, OUT journals bigint
) LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sha256(p_previous || coalesce(string_agg(sha256(convert_to(concat_ws(E'\n',
            j.id, j.idem, extract(epoch FROM j.at), j.business_date,
            ledger_content(j.kind, j.ref, j.meta, j.reverses_id, ledger_lines(j.city_id, j.id))
        ), 'UTF8')), ''::bytea ORDER BY j.xact, j.id), ''::bytea)),
        count(*)
    FROM ledger_journal j
    WHERE j.city_id = p_city_id AND j.xact >= p_from AND j.xact < p_upto
$$;

-- Seal what finished transactions wrote since the last seal; answers how many journals that were.
CREATE FUNCTION ledger_seal_journals(p_city_id integer, p_id uuid, p_at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    v_last ledger_seal;
    v_upto bigint;
    v_link record;
BEGIN
    PERFORM pg_advisory_xact_lock(7303, p_city_id);
    v_upto := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    SELECT * INTO v_last FROM ledger_seal WHERE city_id = p_city_id ORDER BY number DESC LIMIT 1;
    SELECT * INTO v_link FROM ledger_digest(
        p_city_id, coalesce(v_last.upto, 0), v_upto,
        coalesce(v_last.hash, decode(repeat('00', 32), 'hex')));
    IF v_link.journals > 0 THEN
        INSERT INTO ledger_seal (id, city_id, number, sealed_at, journals, upto, hash)
        VALUES (p_id, p_city_id, coalesce(v_last.number, 0) + 1, p_at, v_link.journals, v_upto,
            v_link.hash);
    END IF;
    RETURN v_link.journals;
END $$;
