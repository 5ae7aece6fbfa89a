-- Everyone who was let in by default, and the application's role, may read and call the verbs.
REVOKE ALL ON FUNCTION ledger_fail, ledger_id, ledger_open, ledger_post_many, ledger_post,
    ledger_roll, ledger_forget_snapshots, ledger_seal_journals FROM PUBLIC;
DO $$
DECLARE
    v_role name;
BEGIN
    FOR v_role IN
        SELECT r.rolname FROM pg_class c, aclexplode(c.relacl) AS granted
        JOIN pg_roles r ON r.oid = granted.grantee
        WHERE c.oid = 'ledger_posting'::regclass AND granted.grantee <> c.relowner
        UNION
        SELECT rolname FROM pg_roles WHERE rolname = '{app_role}' AND rolname <> current_user
    LOOP
        EXECUTE format('REVOKE ALL ON ledger_kind, ledger_account, ledger_journal, ledger_posting,
            ledger_snapshot, ledger_seal FROM %I', v_role);
        EXECUTE format('GRANT SELECT ON ledger_kind, ledger_account, ledger_journal, ledger_posting,
            ledger_snapshot, ledger_seal TO %I', v_role);
        EXECUTE format('REVOKE ALL ON FUNCTION ledger_fail, ledger_id, ledger_open FROM %I', v_role);
        EXECUTE format('GRANT EXECUTE ON FUNCTION ledger_post_many, ledger_post, ledger_roll,
            ledger_forget_snapshots, ledger_seal_journals TO %I', v_role);
    END LOOP;
END $$;
