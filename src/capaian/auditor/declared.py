"""Contradictions that a report declares itself: both figures quoted where it tells what its data lack."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedRow, PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.corrections import columns_of_what_is_used, is_of_corrections
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

_OF_LIMITS: Final = Worded(
    r"\b(?:keterbatasan|pertentangan|ketidaksesuaian|ketidakcocokan|inkonsistensi"
    r"|perbedaan (?:angka|data|nilai)|catatan (?:atas|tentang|mengenai) (?:angka|data))\b"
)
"""Titles of what tells the limits of a report; what it mends of its sources it must not print itself."""
_CONTRADICTS: Final = Worded(
    r"\b(?:tidak (?:sama|sesuai|cocok|konsisten)|pertentangan|bertentangan|dua nilai"
    r"|perbedaan (?:angka|data|nilai)|berbeda (?:dengan|dari) (?:angka|data|nilai|tabel|yang ter\w+))\b"
)
_CALLED_WRONG: Final = re.compile(
    r"\W*(?:contoh\s+)?(?:(?:yang\s+)?(?:salah|keliru)|(?:semula\s+)?ter(?:tulis|cetak))\s*:", re.IGNORECASE
)
_CALLED_RIGHT: Final = re.compile(
    r"\W*(?:contoh\s+)?(?:(?:yang\s+)?(?:benar|betul)|seharusnya|semestinya)\s*:", re.IGNORECASE
)
_MILDER: Final = {Level.ERROR: Level.WARNING}
_FEWEST_DIGITS: Final = 3
"""Figures with fewer digits meet by chance."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or row that tells of a contradiction."""

    lines: tuple[int, ...]
    words: str
    """Where it stands, for people."""
    values: frozenset[Decimal]
    """The figures that it quotes."""
    used: frozenset[Decimal] | None = None
    """The figures that a table of corrections says are used; `None` of other passages."""

    def tells_of(self, printed: Decimal, figures: frozenset[Decimal]) -> bool:
        """Say whether both figures are quoted, and the printed one as what is used knowingly."""
        return figures <= self.values and (self.used is None or abs(printed) in self.used)


@dataclass(frozen=True)
class Declared:
    """What a report says of its own contradictions."""

    document: PrintedDocument

    def tell(self, claim: Equation | Statement, finding: Finding) -> Finding:
        """Return a finding as it is; as a warning that says so where the report names it itself."""
        passage = None if isinstance(claim, Statement) else self.passage_of(claim)
        if passage is None:
            return finding
        told = f"{finding.why} Laporan menyebut sendiri pertentangan ini ({passage.words})."
        is_chosen = finding.is_supported or passage.used is not None
        level = _MILDER.get(finding.level, finding.level)
        return replace(finding, level=level, why=told, is_supported=is_chosen)

    def quotes(self, claim: Equation | Statement) -> bool:
        """Say whether a statement is of what is quoted as wrong: by a table of corrections, or as an example.

        That the report has a figure nowhere else is only said of what it uses itself.
        """
        if isinstance(claim, Equation):
            return claim.result.spot.line in self._called_wrong
        is_own = claim.rule is AuditRule.CROSSREF
        return claim.line in self._called_wrong or (not is_own and claim.line in self._quoted)

    def passage_of(self, claim: Equation) -> Passage | None:
        """Return where both figures of a statement that fails are quoted, outside of the statement."""
        figures = _figures(claim)
        own = {number.spot.line for number in claim.numbers}
        if figures is None or any(_digits(value) < _FEWEST_DIGITS for value in figures):
            return None
        fitting = (
            p for p in self._passages if p.tells_of(claim.result.value, figures) and not own & {*p.lines}
        )
        return next(fitting, None)

    @cached_property
    def _quoted(self) -> frozenset[int]:
        tables = (table for table in self.document.tables if is_of_corrections(table))
        return frozenset(line for table in tables for row in table.rows for line in (row.line, *row.lines))

    @cached_property
    def _called_wrong(self) -> frozenset[int]:
        """The lines that are quoted as wrong: `Salah: ...`, with `Benar: ...` in the next paragraph."""
        lines = [line for line in self.document.lines if line.text.strip()]
        return frozenset(
            line.number
            for line, behind in pairwise(lines)
            if _CALLED_WRONG.match(line.text) and _CALLED_RIGHT.match(behind.text)
        )

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return (*_rows(self.document), *_sentences(self.document))


def _figures(claim: Equation) -> frozenset[Decimal] | None:
    """Return what is printed and what should be; `None` where nothing follows from the inputs."""
    expected = claim.inputs[0].value if claim.law in (Law.EQUAL, Law.AT_MOST) else claim.computed()
    if expected is None:
        return None
    return frozenset((abs(claim.result.value), abs(expected.quantize(claim.result.step))))


def _digits(value: Decimal) -> int:
    return len(value.as_tuple().digits)


def _rows(document: PrintedDocument) -> Iterator[Passage]:
    for table in document.tables:
        is_of_limits = bool(_OF_LIMITS.search(table.title or table.section))
        for row in table.rows if is_of_limits or is_of_corrections(table) else ():
            numbers = [number for cell in row.cells for number in cell.numbers]
            used = None if is_of_limits else _used(table, row)
            yield Passage((row.line, *row.lines), f"{table.name}, baris {row.line}", _values(numbers), used)


def _used(table: PrintedTable, row: PrintedRow) -> frozenset[Decimal]:
    """Return the figures in the columns of what is used."""
    columns = columns_of_what_is_used(table)
    return _values([number for cell in row.cells if cell.column in columns for number in cell.numbers])


def _sentences(document: PrintedDocument) -> Iterator[Passage]:
    for sentence in document.sentences:
        if _OF_LIMITS.search(sentence.section) or _CONTRADICTS.search(sentence.text):
            lines = (sentence.line, *(number.spot.line for number in sentence.numbers))
            yield Passage(lines, f"baris {sentence.line}", _values(sentence.numbers))


def _values(numbers: Collection[PrintedNumber]) -> frozenset[Decimal]:
    return frozenset(abs(number.value) for number in numbers)
