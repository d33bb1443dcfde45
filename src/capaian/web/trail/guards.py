"""The triggers that let the log only grow are there as they were made, and nothing else acts by itself."""

from __future__ import annotations

from typing import Final

from django.db import connection

_SQLITE: Final = """
CREATE TRIGGER trail_entry_no_{word} BEFORE {event} ON trail_entry {when}
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END
"""
_REPLACED: Final = "WHEN EXISTS (SELECT 1 FROM trail_entry WHERE id = NEW.id OR number = NEW.number)"
_MADE: Final = (("change", "UPDATE", ""), ("removal", "DELETE", ""), ("replacement", "INSERT", _REPLACED))
_POSTGRES: Final = (
    "trail_entry O {kind} true trail_only_grows BEGIN RAISE EXCEPTION 'the log only grows'; END"
)
_BEFORE_ROWS: Final = 1 | 2 | 8 | 16
"""As PostgreSQL counts: for each row, before it is removed or changed."""
_BEFORE_EMPTYING: Final = 2 | 32
_ASKED: Final = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
SELECT tgname, concat_ws(' ', tgrelid::regclass::text, tgenabled, tgtype, (tgqual IS NULL)::text,
    proname, prosrc)
FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal
""",
}
_WANTED: Final = {
    "sqlite": {
        f"trail_entry_no_{word}": _SQLITE.format(word=word, event=event, when=when)
        for word, event, when in _MADE
    },
    "postgresql": {
        "trail_entry_no_change": _POSTGRES.format(kind=_BEFORE_ROWS),
        "trail_entry_no_emptying": _POSTGRES.format(kind=_BEFORE_EMPTYING),
    },
}
"""By kind of database and name: what each trigger does; spaces do not matter."""


def find_missing_guard() -> str | None:
    """Say whether somebody took away, emptied or added a trigger; `None`: nobody did."""
    with connection.cursor() as cursor:
        cursor.execute(_ASKED[connection.vendor])
        found = {name: " ".join(str(text).split()) for name, text in cursor.fetchall()}
    wanted = {name: " ".join(text.split()) for name, text in _WANTED[connection.vendor].items()}
    if wanted.keys() - found.keys():
        return "pemicu basis data yang melindungi catatan dihapus"
    for name, text in sorted(found.items()):
        if name not in wanted:
            return f"pemicu basis data {name} tidak dibuat oleh program ini"
        if text != wanted[name]:
            return f"pemicu basis data {name} bukan yang dibuat program ini"
    return None
