"""What the database itself holds of the audit trail: it is chained at commit, and never changed.

The link is made by a trigger that PostgreSQL defers to the commit, not when the event is written. An
operation may take other row locks after it has recorded an event; if the chain's head were locked from then
on, two operations could wait for each other. At commit the head is the last lock, held for an instant.

ENABLE ALWAYS lets the triggers fire even in a session that plays the replica.
"""

from typing import ClassVar

from django.db import migrations

CHAIN = """
CREATE FUNCTION audit_chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    head audit_chain_head%ROWTYPE;
    link text;
BEGIN
    IF NEW.sequence IS NOT NULL OR NEW.previous_hash IS NOT NULL OR NEW.hash IS NOT NULL THEN
        RAISE EXCEPTION 'audit event %: its place in the chain is given by the database', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT * INTO head FROM audit_chain_head WHERE id = 1 FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO audit_chain_head (id, sequence, hash) VALUES (1, 0, repeat('0', 64))
            ON CONFLICT DO NOTHING;
        SELECT * INTO head FROM audit_chain_head WHERE id = 1 FOR UPDATE;
    END IF;
    link := encode(
        sha256(convert_to(head.hash || ':' || (head.sequence + 1) || ':' || NEW.content_hash, 'UTF8')), 'hex'
    );
    UPDATE audit_event SET sequence = head.sequence + 1, previous_hash = head.hash, hash = link
        WHERE id = NEW.id;
    UPDATE audit_chain_head SET sequence = head.sequence + 1, hash = link WHERE id = 1;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER audit_event_chained AFTER INSERT ON audit_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain_event();
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_chained;
"""

REFUSALS = """
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: the audit trail is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION audit_refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- the one update there is: the trigger above gives a new event its place
    IF pg_trigger_depth() > 1 AND OLD.sequence IS NULL
        AND (to_jsonb(OLD) - '{sequence,previous_hash,hash}'::text[])
            = (to_jsonb(NEW) - '{sequence,previous_hash,hash}'::text[])
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of % is refused: the audit trail is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION audit_refuse_head_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() > 1 AND NEW.sequence = OLD.sequence + 1 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of % is refused: only a new event moves the head', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_event_refuses_update BEFORE UPDATE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_edit();
CREATE TRIGGER audit_event_refuses_delete BEFORE DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_event_refuses_truncate BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_chain_head_refuses_update BEFORE UPDATE ON audit_chain_head
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_head_edit();
CREATE TRIGGER audit_chain_head_refuses_delete BEFORE DELETE ON audit_chain_head
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_chain_head_refuses_truncate BEFORE TRUNCATE ON audit_chain_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_refuses_update;
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_refuses_delete;
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_refuses_truncate;
ALTER TABLE audit_chain_head ENABLE ALWAYS TRIGGER audit_chain_head_refuses_update;
ALTER TABLE audit_chain_head ENABLE ALWAYS TRIGGER audit_chain_head_refuses_delete;
ALTER TABLE audit_chain_head ENABLE ALWAYS TRIGGER audit_chain_head_refuses_truncate;
"""


class Migration(migrations.Migration):
    """No way back: taking the promises away is not a step of any upgrade."""

    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(CHAIN), migrations.RunSQL(REFUSALS)]
