"""The database itself refuses to change or remove an entry."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = """
CREATE TRIGGER trail_entry_no_{word} BEFORE {event} ON trail_entry
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END
"""
_POSTGRES = """
CREATE FUNCTION trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log only grows'; END $$;
CREATE TRIGGER trail_entry_no_change BEFORE UPDATE OR DELETE ON trail_entry
FOR EACH ROW EXECUTE FUNCTION trail_only_grows();
CREATE TRIGGER trail_entry_no_emptying BEFORE TRUNCATE ON trail_entry
FOR EACH STATEMENT EXECUTE FUNCTION trail_only_grows();
"""


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for word, event in (("change", "UPDATE"), ("removal", "DELETE")):
            editor.execute(_SQLITE.format(word=word, event=event))
    else:
        editor.execute(_POSTGRES)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(forbid, migrations.RunPython.noop)]
