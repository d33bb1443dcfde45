"""Words beside a signed gap: `Lebih baik`, `Belum tercapai` fit its sign, whatever it is measured from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.lower_better import LowerBetter
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_GOOD: Final = (
    r"(?:(?:lebih|sudah|telah)\s+)*(?:lebih\s+baik|baik|unggul|tercapai|terpenuhi|terlampaui|memenuhi|melampaui"
    r"|melebihi|mencapai)(?:\s+(?:target|standar|nasional|provinsi))?"
)
_WORDS: Final = re.compile(rf"(?P<not>(?:belum|tidak|kurang|gagal)\s+)?{_GOOD}", re.IGNORECASE)
_CIRCLES: Final = (
    (3, re.compile(r"\b(?:target|rencana|standar|spm|pembanding)\b", re.IGNORECASE)),
    (2, re.compile(r"\bnasional\b", re.IGNORECASE)),
    (1, re.compile(r"\bprovinsi\b", re.IGNORECASE)),
)
"""What a level is held against: what was planned, all of the country, all of the province."""
_FEWEST: Final = 3


def check_signed_words(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the words of a column beside the only gap of its rows, where no more than one misses its sign."""
    lower = LowerBetter(report)
    for table in report.tables:
        gaps = [each for each in table.relations if each.law is Law.DIFFERENCE and _is_to_aim(each)]
        for words in table.columns if len(gaps) == 1 else ():
            made = [*_of_rows(table, gaps[0], words, lower)]
            missed = sum(not each.holds for each in made)
            if len(made) >= _FEWEST and missed <= 1 and 2 * missed < len(made):
                yield from made


def _is_to_aim(gap: Relation) -> bool:
    """Whether a gap leads from what others have, or what was planned, to what was reached."""
    reached, aim = (" ".join(column.path) for column in gap.inputs)
    is_change = Role.CHANGE in roles_of(gap.result.path[-1:]) and gap.held > 1
    is_planned = Role.TARGET in (gap.inputs[0].meaning, *roles_of(gap.inputs[0].path[-1:]))
    return is_change and not is_planned and _width(aim) > _width(reached)


def _width(head: str) -> int:
    """How wide the circle of a head is, a target being the widest; 0 for the report's own."""
    return next((width for width, words in _CIRCLES if words.search(head)), 0)


def _of_rows(table: UnderstoodTable, gap: Relation, words: Column, lower: LowerBetter) -> Iterator[Statement]:
    """Yield the words of each row with a gap; nothing where a cell of the column says something else."""
    told = [(row, row.row.texts[words.index].strip(" .()")) for row in table.items]
    found = [(row, _WORDS.fullmatch(text)) for row, text in told if text]
    if words.is_numeric or not all(match for _, match in found):
        return
    for row, match in found:
        number = row.row.cells[gap.result.index].number
        is_less = lower.is_of(row.label)
        if match and number is not None and number.value and (is_less or not may_be_less(row.label)):
            yield _statement(table, row, match, number, is_good=(number.value < 0) is is_less)


def _statement(
    table: UnderstoodTable, row: UnderstoodRow, said: re.Match[str], gap: PrintedNumber, *, is_good: bool
) -> Statement:
    holds = is_good is (said["not"] is None)
    right = said[0][said.end("not") :] if said["not"] else f"Belum {said[0].casefold()}"
    sign = "\u2212" if gap.value < 0 else ""
    why = f"Selisihnya {sign}{gap.write(abs(gap.value), gap.decimals)}; tercetak {said[0]}."
    return Statement(
        AuditRule.CLAIM,
        holds,
        row.row.line,
        said[0],
        right.capitalize(),
        why,
        table.place(row),
        spots=(gap.spot,),
    )
