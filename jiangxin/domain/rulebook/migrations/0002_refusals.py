"""What the database itself refuses: two values of one rate for one place and day, and any editing.

ENABLE ALWAYS lets the triggers fire even in a session that plays the replica.
"""

from typing import ClassVar

from django.db import migrations

ONE_AT_A_TIME = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE rulebook_local_rate ADD CONSTRAINT local_rate_one_at_a_time EXCLUDE USING gist (
    pack_code WITH =, rate WITH =, region WITH =,
    daterange(from_on, least(before_on, ended_before_on)) WITH &&
) WHERE (status IN ('adopted', 'ended'));
"""

REFUSALS = """
CREATE FUNCTION rulebook_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: what was decided stays on record', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION rulebook_check_local_rate_edit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    added text[] := CASE OLD.status || ' ' || NEW.status
        WHEN 'drafted adopted' THEN '{status,adopted_by,adopted_at}'
        WHEN 'drafted withdrawn' THEN '{status,withdrawn_by,withdrawn_at}'
        WHEN 'adopted ended' THEN '{status,ended_by,ended_at,ended_before_on}'
    END;
BEGIN
    IF added IS NULL OR (to_jsonb(OLD) - added) <> (to_jsonb(NEW) - added) THEN
        RAISE EXCEPTION 'local rate % cannot be edited (% to %): draft another',
            OLD.id, OLD.status, NEW.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION rulebook_check_local_rate_start() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'drafted' THEN
        RAISE EXCEPTION 'a local rate begins as a draft, not as %', NEW.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER local_rate_starts_as_draft BEFORE INSERT ON rulebook_local_rate
    FOR EACH ROW EXECUTE FUNCTION rulebook_check_local_rate_start();
CREATE TRIGGER local_rate_refuses_edit BEFORE UPDATE ON rulebook_local_rate
    FOR EACH ROW EXECUTE FUNCTION rulebook_check_local_rate_edit();
CREATE TRIGGER local_rate_refuses_delete BEFORE DELETE ON rulebook_local_rate
    FOR EACH ROW EXECUTE FUNCTION rulebook_refuse_change();
CREATE TRIGGER local_rate_refuses_truncate BEFORE TRUNCATE ON rulebook_local_rate
    FOR EACH STATEMENT EXECUTE FUNCTION rulebook_refuse_change();
CREATE TRIGGER pack_adoption_refuses_edit BEFORE UPDATE OR DELETE ON rulebook_pack_adoption
    FOR EACH ROW EXECUTE FUNCTION rulebook_refuse_change();
CREATE TRIGGER pack_adoption_refuses_truncate BEFORE TRUNCATE ON rulebook_pack_adoption
    FOR EACH STATEMENT EXECUTE FUNCTION rulebook_refuse_change();
ALTER TABLE rulebook_local_rate ENABLE ALWAYS TRIGGER local_rate_starts_as_draft;
ALTER TABLE rulebook_local_rate ENABLE ALWAYS TRIGGER local_rate_refuses_edit;
ALTER TABLE rulebook_local_rate ENABLE ALWAYS TRIGGER local_rate_refuses_delete;
ALTER TABLE rulebook_local_rate ENABLE ALWAYS TRIGGER local_rate_refuses_truncate;
ALTER TABLE rulebook_pack_adoption ENABLE ALWAYS TRIGGER pack_adoption_refuses_edit;
ALTER TABLE rulebook_pack_adoption ENABLE ALWAYS TRIGGER pack_adoption_refuses_truncate;
"""


class Migration(migrations.Migration):
    """No way back: taking the promises away is not a step of any upgrade."""

    dependencies: ClassVar = [("rulebook", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(ONE_AT_A_TIME), migrations.RunSQL(REFUSALS)]
