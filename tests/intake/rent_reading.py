"""What is understood of small tables like those of offices,
with the known words or without one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.functional.cli_cast import BALANGAN

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.rule_set import HeadWords, RuleSet
from capaian.dossier.excel.book import CellValue
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.intake import words
from capaian.dossier.intake.areas import AreaIndex
from capaian.dossier.intake.foreign_tables import ForeignFile, ForeignRow, open_tables
from capaian.dossier.intake.mapping import name_without_dates
from capaian.dossier.intake.proposal import propose
from capaian.dossier.intake.take import IntakeFile
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.rulebook import DATA, read_rulebook

TABLES = Path(__file__).parent / "rent"
WHOLE_YEAR = Period.year_of(2023)


@dataclass(frozen=True, order=True)
class KnownWord:
    """A word that tables are understood by."""

    kind: str
    """Kind of the vocabulary, or measure of a heading;
    behind it `/title` for a word of its titles.
    """
    word: str


@cache
def office() -> tuple[Folder, OfficeYear, RuleSet, AreaIndex]:
    """The example, into which the tables would be taken."""
    folder = scan_folder(BALANGAN, IssueLog())
    year = read_folder(folder, Reading()).office_year
    assert year is not None
    rules = read_rulebook(DATA)
    # Names that say nothing: what an office calls its measures needs no known word.
    components = tuple(
        replace(one, numerator=_nameless(one.numerator), denominator=_nameless(one.denominator))
        for one in year.components
    )
    return folder, replace(year, components=components), rules, AreaIndex(year, rules)


def _nameless(measure: Measure) -> Measure:
    return replace(measure, name=str(measure.code))


@cache
def file_of(name: str) -> ForeignFile:
    """Read a table as a workbook would have it: figures are numbers."""
    file = open_tables(TABLES / f"{name}.csv")
    tables = [
        replace(
            table,
            rows=tuple(ForeignRow(row.number, [*map(_number, row.cells)]) for row in table.rows),
        )
        for table in file.tables
    ]
    return replace(file, tables=tuple(tables))


def _number(cell: CellValue) -> CellValue:
    return Decimal(cell) if isinstance(cell, str) and cell.isdigit() else cell


def known_words() -> set[KnownWord]:
    """Return all words: of the vocabulary, of headings, of titles."""
    found = {KnownWord(kind, word) for kind, word in words.read_words()}
    for head in office()[2].heads:
        found |= {KnownWord(head.measure, word) for word in head.words}
        found |= {KnownWord(f"{head.measure}/title", word) for word in head.titles}
    return found


def reading(name: str, without: KnownWord | None = None) -> str:
    """Return all that is understood of a table."""
    folder, year, rules, index = office()
    file = file_of(name)
    if without is not None:
        rules = replace(rules, heads=tuple(_less(head, without) for head in rules.heads))
    pairs = [
        pair
        for pair in words.read_words()
        if without is None or pair != (without.kind, without.word)
    ]
    known, words.VOCABULARY = words.VOCABULARY, words.Vocabulary(pairs)
    try:
        found = [propose(table, year, rules, index) for table in file.tables]
        intake = IntakeFile(
            file, folder, year, rules, index, tuple(one for one in found if one is not None), ()
        )
        tables, issues = intake.read(WHOLE_YEAR)
        titles = [name_without_dates(table.name) for table in file.tables]
        when = intake.settled_period(), intake.offered_periods()
        taken = [(table.rows, table.sums, table.ignored) for table in tables]
        questions = [(one.mapping, one.questions) for one in intake.proposals]
        return repr((questions, taken, issues, when, titles))
    finally:
        words.VOCABULARY = known


def _less(head: HeadWords, without: KnownWord) -> HeadWords:
    if without.kind == head.measure:
        return replace(head, words=tuple(word for word in head.words if word != without.word))
    if without.kind == f"{head.measure}/title" and without.word in head.titles:
        # Without its last title an entry would fit everywhere.
        left = tuple(title for title in head.titles if title != without.word)
        return replace(head, titles=left, words=head.words if left else ())
    return head
