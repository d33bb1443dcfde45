"""`python -m tests.web.migrating`: an installation of an earlier version is brought up to date.

It runs in a process of its own, on whatever database the environment names, which is empty. As
JSON it tells what stands in the database before and after, and what was not refused that a log
refuses.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Final

import django
from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from capaian.web.keys import TRAIL, make_key

BEFORE: Final = (
    ("accounts", "0003_secrets_apart"),
    ("evidence", "0002_codes_of_uploads"),
    ("exchange", "0001_initial"),
    ("measurement", "0003_figures_that_move"),
    ("offices", "0002_alter_holding_kind"),
    ("substitutes", "0001_initial"),
    ("trail", "0005_sealed_head"),
    ("years", "0003_stamp"),
)
"""Where texts had the lengths that SQLite does not see."""
DROPPED: Final = "token"
"""Of rows: named the form that they were first written in."""
AT: Final = datetime(2024, 4, 1, tzinfo=UTC)
DAY: Final = date(2024, 4, 1)
SUBJECT: Final = "1/kabid-dafduk/2024-Q1"
ATTACKS: Final = {
    "change": "UPDATE trail_entry SET action = 'lain'",
    "removal": "DELETE FROM trail_entry",
    "replacement": "INSERT OR REPLACE INTO trail_entry SELECT * FROM trail_entry",
    "emptying": "TRUNCATE trail_entry CASCADE",
}
_OF: Final = {
    "sqlite": ("change", "removal", "replacement"),
    "postgresql": ("change", "removal", "emptying"),
}


def main() -> dict[str, object]:
    """Make it, fill it, bring it up to date, and tell what came of it."""
    django.setup()
    make_key(settings.CAPAIAN.keys, TRAIL)
    earlier = MigrationExecutor(connection)
    # An earlier version made its tables step by step.
    earlier.loader = MigrationLoader(connection, replace_migrations=False)
    earlier.migrate([*BEFORE])
    fill()
    past = MigrationExecutor(connection).loader.project_state([*BEFORE]).apps
    columns = {
        name: [
            field.attname
            for field in past.get_model(name)._meta.fields
            if field.attname != DROPPED
        ]
        for name in FILLED
    }
    before, waiting = rows(columns, past), unrefused()
    call_command("migrate", verbosity=0)
    return {
        "before": before,
        "after": rows(columns, apps),
        "unrefused": [waiting, unrefused()],
        "guard": guard(),
        "lacking": lacking(),
        "behind": behind(),
        "pending": [f"{app}.{name}" for app, name in pending()],
    }


def fill() -> None:
    """Write a row into each table whose columns become longer, with what they refer to."""
    past = MigrationExecutor(connection).loader.project_state([*BEFORE]).apps

    def make(app: str, model: str, **cells: object) -> Model:
        made: Model = past.get_model(app, model).objects.create(**cells)
        return made

    user = make("accounts", "User", username="petugas", full_name="Petugas")
    other = make("accounts", "User", username="kadis", full_name="Kadis")
    office = make("offices", "Office", slug="kecil", name="Dinas Kecil")
    make("offices", "Holding", office=office, user=user, post="kabid-dafduk", since=DAY)
    year = make("years", "OfficeYear", office=office, year=2024)
    make("years", "PartFile", office_year=year, path="narrative/a.md", text="Isi")
    make("years", "Row", office_year=year, sheet="counts.csv", place=1, cells={"value": "7"})
    form = make("measurement", "PostForm", office_year=year, post="kabid-dafduk", period="2024-Q1")
    sent = {
        "form": form,
        "slot": "counts:a:99:2024-Q1:value",
        "value": "7",
        "text": "alat rusak",
        "by": user,
    }
    make("measurement", "Remark", kind="explanation", **sent)
    make("measurement", "Rhythm", office_year=year, code="ktp", kind="semester")
    step = make("measurement", "Taken", form=form, step="verify", into="verified", by=user)
    days = {"since": DAY, "until": DAY}
    stored = make(
        "substitutes", "Substitution", office=office, of=other, user=user, post="kadis", **days
    )
    make(
        "substitutes",
        "ActedFor",
        substitution=stored,
        of=other,
        words="Plh. Kepala Dinas",
        step=step,
    )
    make(
        "trail",
        "Entry",
        office=office,
        number=1,
        at=AT,
        actor=user,
        action="form.verify",
        subject=SUBJECT,
    )


FILLED: Final = (
    "measurement.PostForm",
    "measurement.Remark",
    "measurement.Rhythm",
    "measurement.Taken",
    "offices.Holding",
    "offices.Office",
    "substitutes.ActedFor",
    "substitutes.Substitution",
    "trail.Entry",
    "years.OfficeYear",
    "years.PartFile",
    "years.Row",
)


def rows(columns: dict[str, list[str]], models: Apps) -> dict[str, list[dict[str, str]]]:
    """All rows of the tables that were filled, as texts; no column of before got another name."""
    return {
        name: [
            {column: str(value) for column, value in row.items()}
            for row in models.get_model(name).objects.order_by("pk").values(*columns[name])
        ]
        for name in FILLED
    }


def unrefused() -> list[str]:
    """Which ways of changing the log the database lets through."""
    through = []
    for name in _OF[connection.vendor]:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(ATTACKS[name])
                transaction.set_rollback(True)
                through.append(name)
        except DatabaseError as error:
            if not any(words in str(error) for words in ("the log only grows", "never change")):
                through.append(f"{name}: {error}")
    return through


def guard() -> str | None:
    """What is wrong with the triggers, as `verify-log` says it."""
    from capaian.web.trail.verify import find_missing_guard

    return find_missing_guard()


def lacking() -> list[str]:
    """Constraints and indexes that a model declares and its table has not,
    and rows that refer to nothing.
    """
    connection.check_constraints()
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            declared = {each.name for each in (*model._meta.constraints, *model._meta.indexes)}
            has = connection.introspection.get_constraints(cursor, model._meta.db_table)
            found += [f"{model._meta.db_table}: {name}" for name in sorted(declared - has.keys())]
    return found


def behind() -> str:
    """What the models say and no migration does."""
    message = io.StringIO()
    with suppress(SystemExit):
        call_command("makemigrations", check=True, dry_run=True, verbosity=1, stdout=message)
    return message.getvalue().replace("No changes detected", "").strip()


def pending() -> set[tuple[str, str]]:
    """What is not applied yet; each start would take it up anew."""
    loader = MigrationExecutor(connection).loader
    return loader.disk_migrations.keys() - loader.applied_migrations.keys()


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
