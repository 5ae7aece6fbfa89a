"""What the kernel asks of the database beyond tables: extensions, append-only and forward-only rules."""

BEGIN = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
"""

END = """
CREATE FUNCTION kernel_clock_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'the clock cannot be removed';
    END IF;
    IF NEW.business_anchor
        < OLD.business_anchor + (NEW.real_anchor - OLD.real_anchor) * OLD.rate - interval '1 second'
    THEN
        RAISE EXCEPTION 'the clock only moves forward';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kernel_clock_forward BEFORE UPDATE OR DELETE ON kernel_clock
    FOR EACH ROW EXECUTE FUNCTION kernel_clock_forward();

CREATE FUNCTION kernel_audit_append() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.number IS NULL AND NEW.number IS NOT NULL
        AND to_jsonb(NEW) - 'number' - 'hash' = to_jsonb(OLD) - 'number' - 'hash'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit trail is append-only';
END $$;
CREATE TRIGGER kernel_audit_append BEFORE UPDATE OR DELETE ON kernel_auditentry
    FOR EACH ROW EXECUTE FUNCTION kernel_audit_append();
CREATE TRIGGER kernel_audit_keep BEFORE TRUNCATE ON kernel_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_audit_append();

CREATE UNLOGGED TABLE kernel_limit (
    bucket text PRIMARY KEY,
    starts bigint NOT NULL,
    used integer NOT NULL
);
ALTER TABLE kernel_livetopic SET UNLOGGED;
"""
