"""The end of the log has a seal of its own, and nothing takes the place of an entry."""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.record import seal_head, trail_key

_SQLITE = """
CREATE TRIGGER trail_entry_no_replacement BEFORE INSERT ON trail_entry
WHEN EXISTS (SELECT 1 FROM trail_entry WHERE id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END
"""


def seal_heads(apps: StateApps, _: BaseDatabaseSchemaEditor | None) -> None:
    for head in apps.get_model("trail", "Head").objects.all():
        head.mark = seal_head(trail_key(), head.number, head.seal)
        head.save(update_fields=["mark"])


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if (
        editor.connection.vendor == "sqlite"
    ):  # elsewhere to replace is to update, which is refused already
        editor.execute(_SQLITE)


class Migration(migrations.Migration):
    dependencies = [("trail", "0004_entries_of_a_subject")]
    operations = [
        migrations.AddField("head", "mark", models.CharField(default="", max_length=64)),
        migrations.RunPython(seal_heads, migrations.RunPython.noop),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
