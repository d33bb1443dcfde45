"""What can be wrong with a formula: which problem, where in the text, why,
and what to write instead.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import ClassVar

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Issue, Level, Place


class FormulaProblem(StrEnum):
    """Stable code of a problem of a formula."""

    EMPTY = "formula_empty"
    TOO_LONG = "formula_too_long"
    TOO_DEEP = "formula_too_deep"
    TOO_LARGE = "formula_too_large"
    NUMBER_TOO_LONG = "formula_number_too_long"
    NUMBER_FORM = "formula_number_form"
    """A number as Indonesian papers write it: `67,5`, `1.234.567`."""
    UNKNOWN_SIGN = "formula_unknown_sign"
    SYNTAX = "formula_syntax"
    FUNCTION_USE = "formula_function_use"
    UNKNOWN_FUNCTION = "formula_unknown_function"
    SELECTOR = "formula_selector"
    UNKNOWN_NAME = "formula_unknown_name"
    UNKNOWN_SURVEY = "formula_unknown_survey"
    UNIT_MIX = "formula_unit_mix"
    RESULT_UNIT = "formula_result_unit"
    ZERO_DIVISION = "formula_zero_division"
    REPEATED_NAME = "formula_repeated_name"
    NO_NAME = "formula_no_name"
    """Nothing but typed numbers."""


@dataclass(frozen=True, slots=True)
class FormulaIssue:
    """One problem of a formula with its place in the text and its remedy.

    Examples:
        >>> unknown = FormulaProblem.UNKNOWN_NAME
        >>> issue = FormulaIssue(unknown, "Nama “kpt” tidak dikenal.", 7, "Maksudnya ktp?")
        >>> str(issue)
        'Kolom 7: Nama “kpt” tidak dikenal. Maksudnya ktp?'
    """

    problem: FormulaProblem
    message: str
    """Indonesian: what is wrong and why it matters."""
    column: int
    """1-based character of the formula."""
    remedy: str = ""
    """Indonesian: what to write instead, with the nearest valid names where there are any."""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        """Write the issue as one line for people."""
        return f"Kolom {self.column}: {self.message} {self.remedy}".rstrip()

    def at(self, place: Place, formula: str) -> Issue:
        """Return the issue as a problem of the file that holds the formula."""
        message = f"Rumus, huruf ke-{self.column}: {self.message}"
        return Issue(self.level, self.problem.value, message, place, formula, self.remedy)


def find_flaw(kind: str, column: int, remedy: str = "", /, **words: object) -> FormulaIssue:
    """Return a problem as its row in `problems.csv` has it, by the id of the row.

    `remedy` is a nearer one than that of the row; `words` are what its sentences name in braces.
    """
    row = _load_problems()[kind]
    problem, level = FormulaProblem(f"formula_{row['problem']}"), Level(row["level"])
    written = remedy or row["remedy"].format(**words)
    return FormulaIssue(problem, row["message"].format(**words), column, written, level)


@cache
def _load_problems() -> Mapping[str, Mapping[str, str]]:
    text = Path(__file__).with_name("problems.csv").read_text(encoding="utf-8")
    return {row["id"]: row for row in csv.DictReader(text.splitlines())}


class FormulaError(CapaianError):
    """A text that is no formula; carries the first problem met."""

    code: ClassVar[str] = "formula"

    def __init__(self, issue: FormulaIssue) -> None:
        """Keep the problem."""
        super().__init__(str(issue))
        self.issue = issue
