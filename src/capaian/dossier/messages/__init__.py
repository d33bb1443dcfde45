"""The catalogue of what is said of dossiers and of what comes into them: by code, in Indonesian.

`messages.csv` has one row a message: what it is about, its code and level, what happened and why
it matters, and what to do. `{...}` are words that the reader fills in.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from capaian.domain.issue import Level
from capaian.dossier.declared_rows import read_declared_rows


@dataclass(frozen=True, slots=True)
class Message:
    """What is said of one kind of problem."""

    text: str
    """What happened and why it matters; `{...}` are words that the reader fills in."""
    remedy: str
    """What to do."""
    level: Level = Level.ERROR


_MESSAGES: Final[dict[str, dict[str, Message]]] = defaultdict(dict)
for _row in read_declared_rows(__file__, "messages.csv"):
    _MESSAGES[_row["of"]][_row["code"]] = Message(
        _row["text"], _row["remedy"], Level(_row["level"])
    )


def messages_of(subject: str) -> dict[str, Message]:
    """Return those about a `dossier`, `closing`, `package` (a zip), `spreadsheet`,
    `workbook` or `cell`.

    `intake` has those about tables from outside, whose problems go by codes of their own.
    """
    return _MESSAGES[subject]


AT_CELLS: Final = messages_of("cell")
"""What is said otherwise of what a dossier has too, where a cell shows it:
in the words of sheets.
"""
CATALOGUE: Final = {
    code: message
    for subject, messages in _MESSAGES.items()
    if subject not in ("cell", "intake")
    for code, message in messages.items()
}
"""All others by code."""
