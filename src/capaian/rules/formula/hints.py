"""What to write instead: nearest names, habits of spreadsheets, and why a text is no formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from re import Pattern

from lark import UnexpectedInput

from capaian.rules.formula import wording
from capaian.rules.formula.issues import FormulaIssue, FormulaProblem, find_flaw

_SUGGESTIONS = 3


def suggest(name: str, valid: Collection[str]) -> str:
    """Return an Indonesian question that offers up to three names, the most alike first;
    empty if none is.

    Examples:
        >>> suggest("kpt", ("ktp", "kia")), suggest("iku3", ("iku-1", "iku-2"))
        ('Maksudnya ktp?', 'Maksudnya iku-2 atau iku-1?')
        >>> suggest("zzz", ("ktp", "kia"))
        ''
    """
    names = get_close_matches(name, sorted(valid), _SUGGESTIONS)
    if not names:
        return ""
    *others, last = names
    if len(others) > 1:
        return f"Maksudnya {', '.join(others)}, atau {last}?"
    return f"Maksudnya {' atau '.join(names)}?"


# ktp.holders, 100, ) or any single sign
_LAST_WORD = re.compile(r"(?:[\w.-]*\w|\S)\Z")


@dataclass(frozen=True, slots=True)
class ReadingStop:
    """The place where reading stopped."""

    text: str
    position: int

    @property
    def before(self) -> str:
        """The text that was read, without spaces at its end."""
        return self.text[: self.position].rstrip()

    @property
    def last(self) -> str:
        """The last word or sign that was read."""
        found = _LAST_WORD.search(self.before)
        return found.group() if found else ""


@dataclass(frozen=True, slots=True)
class Habit:
    """What people type who are used to spreadsheets and paper; a row of `habits.csv`."""

    before: Pattern[str]
    """Found at the end of the text before the place, spaces dropped."""
    rest: Pattern[str]
    """Found at the place."""
    message: str
    remedy: str
    problem: FormulaProblem

    def recognise(self, spot: ReadingStop) -> FormulaIssue | None:
        """Return the issue if the habit is seen at the spot."""
        found = self.rest.match(spot.text[spot.position :])
        if found is None or self.before.search(spot.before) is None:
            return None
        lower = found.group().lower()
        meant = wording.FUNCTION_ALIASES.get(lower, lower)
        words = {"it": found.group(), "lower": lower, "last": spot.last, "function": meant}
        message, remedy = self.message.format_map(words), self.remedy.format_map(words)
        return FormulaIssue(self.problem, message, spot.position + 1, remedy)


@cache
def load_habits() -> tuple[Habit, ...]:
    """Return the known habits; the first that fits speaks,
    so that their order in the file counts.
    """
    text = Path(__file__).with_name("habits.csv").read_text(encoding="utf-8")
    return tuple(
        Habit(
            re.compile(row["before"]),
            re.compile(row["rest"]),
            row["message"],
            row["remedy"],
            FormulaProblem(f"formula_{row['problem']}"),
        )
        for row in csv.DictReader(text.splitlines())
    )


_CLOSING = {"(": ")", "[": "]"}
_KNOWN_SIGN = re.compile(r"[\w\s()\[\],.:<>=*/+|\"-]", re.ASCII)
_ENDS_OPEN = re.compile(r"[-+*/,(\[=<>:]\Z")


def diagnose(text: str, error: UnexpectedInput) -> FormulaIssue:
    """Say in Indonesian why reading stopped.

    The column is that of the sign which cannot stand there; of the open bracket where one is not
    closed; of the last sign where something is missing after it.
    """
    if getattr(error, "token", None) == "":
        return _incomplete(ReadingStop(text, len(text)))
    spot = ReadingStop(text, error.pos_in_stream or 0)
    known = (habit.recognise(spot) for habit in load_habits())
    if habit := next(filter(None, known), None):
        return habit
    sign = text[spot.position]
    shown = f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}"
    kind = "misplaced_sign" if _KNOWN_SIGN.match(sign) else "unknown_sign"
    return find_flaw(kind, spot.position + 1, sign=shown)


def _incomplete(spot: ReadingStop) -> FormulaIssue:
    opened = _unclosed(spot.before)
    if opened is not None and not _ENDS_OPEN.search(spot.before):
        bracket = spot.text[opened]
        return find_flaw("unclosed", opened + 1, opened=bracket, closing=_CLOSING[bracket])
    return find_flaw("incomplete", len(spot.before), last=spot.last)


def _unclosed(text: str) -> int | None:
    opened: list[int] = []
    for position, sign in enumerate(text):
        if sign in _CLOSING:
            opened.append(position)
        elif sign in _CLOSING.values() and opened:
            opened.pop()
    return opened[-1] if opened else None
