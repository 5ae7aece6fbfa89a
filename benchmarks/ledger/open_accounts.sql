-- Opens what the scripts post to: 10,000 accounts that are locked, and three hot ones.
SELECT count(*) FROM generate_series(0, 99) AS hundred, LATERAL (
    SELECT ledger_post(
        7, now(), current_date, overlay(uuidv7()::text PLACING '0007' FROM 33)::uuid,
        'open:' || hundred, 'bench', 'bench',
        array_agg('worker_pending:' || hundred * 100 + one) || '{bank,commission,insurer_payable}',
        array_agg(1000000000000::bigint) || '{-100000000000002,1,1}'
    ) FROM generate_series(0, 99) AS one
) AS opened;
