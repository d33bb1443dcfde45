"""Rows that the database itself never lets be changed or removed: which,
and the triggers that see to it.

A migration that makes or remakes a guarded table calls `guard` last: SQLite forgets the triggers
of a table that it makes anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_FUNCTION: Final = "rows_never_change"
_BODY: Final = "BEGIN RAISE EXCEPTION 'rows of % never change', TG_TABLE_NAME; END"
_SQLITE: Final = """
CREATE TRIGGER {table}_no_{word} BEFORE {event} ON {table} {when}
BEGIN SELECT RAISE(ABORT, 'rows of {table} never change'); END
"""
_REPLACED: Final = "WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
_POSTGRES: Final = """
CREATE TRIGGER {table}_no_{word} BEFORE {event} ON {table}
FOR EACH {each} EXECUTE FUNCTION {function}()
"""
_BEFORE_CHANGE: Final = 2
_KINDS: Final = {
    "change": _BEFORE_CHANGE | 1 | 16,
    "removal": _BEFORE_CHANGE | 1 | 8,
    "emptying": _BEFORE_CHANGE | 32,
}
"""As PostgreSQL counts: before each row (1) is changed (16) or removed (8),
before all are (32).
"""


@dataclass(frozen=True, slots=True)
class Guard:
    """A table whose rows stay as they were added."""

    table: str
    columns: tuple[str, ...] = ()
    """What never changes; empty: every column."""
    unique: tuple[str, ...] = ("id",)
    """By which a row is the only one, so that SQLite lets another one take its place."""

    def events(self, vendor: str) -> Mapping[str, str]:
        """Return what is refused, by the word that the trigger is named with."""
        of = f" OF {', '.join(self.columns)}" if self.columns else ""
        # On SQLite a row that another one takes the place of is neither changed nor removed.
        other = {"replacement": "INSERT"} if vendor == "sqlite" else {"emptying": "TRUNCATE"}
        return {"change": f"UPDATE{of}", "removal": "DELETE", **other}

    def triggers(self, vendor: str) -> Mapping[str, str]:
        """Return the statement that makes each trigger, by its name."""
        text = _SQLITE if vendor == "sqlite" else _POSTGRES
        same = " OR ".join(f"{column} = NEW.{column}" for column in self.unique)
        triggers = {}
        for word, event in self.events(vendor).items():
            when = _REPLACED.format(table=self.table, same=same) if word == "replacement" else ""
            triggers[f"{self.table}_no_{word}"] = text.format(
                table=self.table,
                word=word,
                event=event,
                when=when,
                each="STATEMENT" if word == "emptying" else "ROW",
                function=_FUNCTION,
            )
        return triggers

    def as_found(self, vendor: str) -> Mapping[str, str]:
        """Return how `verify` finds each trigger in the database, by its name."""
        if vendor == "sqlite":
            return self.triggers(vendor)
        columns = " ".join(sorted(self.columns))
        return {
            f"{self.table}_no_{word}": f"{self.table} O {_KINDS[word]} true {_FUNCTION} {_BODY} "
            + (columns if word == "change" else "")
            for word in self.events(vendor)
        }


ENTRIES: Final = Guard("trail_entry", unique=("id", "number"))
"""The log itself, which only grows."""
PRESSES: Final = Guard(
    "services_tally",
    (
        *(
            "id",
            "office_id",
            "key",
            "by_id",
            "day",
            "site",
            "service",
            "stage",
            "area",
            "post",
            "holder",
        ),
        *("detail", "count", "at"),
    ),
)
"""Tallies before there were tables."""
TALLIES: Final = replace(PRESSES, columns=(*PRESSES.columns, "table_id", "is_recap"))
"""Presses of before get their fingerprint later."""
MOVEMENTS: Final = Guard("blanks_blankmovement")
CLOSED_MONTHS: Final = Guard(
    "feed_closedmonth",
    (
        *("office_year_id", "register", "month", "version", "closed_on", "days", "sites"),
        *("figures", "sha256", "reason", "by_id"),
    ),
)
"""A version that is reopened is marked so, with the reason; nothing else of it changes."""
GUARDS: Final = (ENTRIES, TALLIES, MOVEMENTS, CLOSED_MONTHS)


def guard(editor: BaseDatabaseSchemaEditor, one: Guard) -> None:
    """Let the database refuse to change rows of a table; what guarded it before is made anew."""
    vendor = editor.connection.vendor
    if vendor != "sqlite":
        editor.execute(
            f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql "
            f"AS $${_BODY}$$",
            params=None,
        )
    unguard(editor, one)
    for statement in one.triggers(vendor).values():
        editor.execute(statement, params=None)


def unguard(editor: BaseDatabaseSchemaEditor, one: Guard) -> None:
    """Take away what guards a table: PostgreSQL alters no column that a trigger names.

    `guard` follows.
    """
    vendor = editor.connection.vendor
    on = "" if vendor == "sqlite" else f" ON {one.table}"
    for name in one.triggers(vendor):
        editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}", params=None)
