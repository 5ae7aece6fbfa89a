-- A settlement: two accounts that are locked, three hot ones.
\set source random(0, 9999)
\set step random(1, 9999)
\set target (:source + :step) % 10000
SELECT ledger_post(
    7, now(), current_date, overlay(uuidv7()::text PLACING '0007' FROM 33)::uuid,
    gen_random_uuid()::text, 'bench', 'bench',
    ARRAY[concat('worker_pending', chr(58), :source::int),
        concat('worker_pending', chr(58), :target::int),
        'commission', 'insurer_payable', 'bank'],
    '{-1000,700,200,50,50}'
);
