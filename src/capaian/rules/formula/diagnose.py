"""Why a text is no formula, in words: what stands where it should not, and what to write instead."""

from __future__ import annotations

import re

from lark import UnexpectedInput

from capaian.rules.formula.issues import FormulaIssue, Problem
from capaian.rules.formula.spreadsheet_habits import Spot, explain_habit

_CLOSING = {"(": ")", "[": "]"}
_KNOWN_SIGN = re.compile(r"[\w\s()\[\],.:<>=*/+-]", re.ASCII)
_ENDS_OPEN = re.compile(r"[-+*/,(\[=<>:]\Z")


def diagnose(text: str, error: UnexpectedInput) -> FormulaIssue:
    """Say in Indonesian why reading stopped.

    The column is that of the sign which cannot stand there; of the open bracket where one is not
    closed; of the last sign where something is missing after it.
    """
    if getattr(error, "token", None) == "":
        return _incomplete(Spot(text, len(text)))
    spot = Spot(text, error.pos_in_stream or 0)
    return explain_habit(spot) or _unexpected(spot)


def _incomplete(spot: Spot) -> FormulaIssue:
    opened = _unclosed(spot.before)
    if opened is not None and not _ENDS_OPEN.search(spot.before):
        bracket = spot.text[opened]
        remedy = f"Tambahkan {_CLOSING[bracket]} di belakang bagiannya."
        return FormulaIssue(Problem.SYNTAX, f"Tanda “{bracket}” ini belum ditutup.", opened + 1, remedy)
    return FormulaIssue(
        Problem.SYNTAX,
        f"Rumus berakhir sebelum lengkap: setelah “{spot.last}” masih diperlukan nama atau angka.",
        len(spot.before),
        f"Lengkapi rumusnya, atau hapus “{spot.last}”.",
    )


def _unclosed(text: str) -> int | None:
    """Return the place of the last bracket that is open at the end."""
    opened: list[int] = []
    for position, sign in enumerate(text):
        if sign in _CLOSING:
            opened.append(position)
        elif sign in _CLOSING.values() and opened:
            opened.pop()
    return opened[-1] if opened else None


def _unexpected(spot: Spot) -> FormulaIssue:
    sign = spot.rest[0]
    shown = f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}"
    if _KNOWN_SIGN.match(sign):
        return FormulaIssue(
            Problem.SYNTAX,
            f"Tanda {shown} tidak dapat berdiri di sini.",
            spot.position + 1,
            "Contoh rumus: 100 * ktp.holders / ktp.eligible.",
        )
    return FormulaIssue(
        Problem.UNKNOWN_SIGN,
        f"Tanda {shown} tidak dikenal dalam rumus.",
        spot.position + 1,
        "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean().",
    )
