-- One journal between three hot accounts, which everybody posts to: no row is updated.
SELECT ledger_post(
    7, now(), current_date, overlay(uuidv7()::text PLACING '0007' FROM 33)::uuid,
    gen_random_uuid()::text, 'bench', 'bench',
    '{bank,commission,insurer_payable}', '{-100,90,10}'
);
