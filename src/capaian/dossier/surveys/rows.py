"""Statistics of survey answers as rows of a dossier: elements, and the source that names the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Final

from capaian.domain.errors import UsageMistakeError
from capaian.domain.intake import IntakeTable
from capaian.domain.numerals import fit_digits, write_count
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.survey import (
    MIN_ELEMENTS,
    GivenStatistic,
    Survey,
    SurveyAnswer,
    answers_source,
    is_of_answers,
)
from capaian.dossier.changes import finish_changes
from capaian.dossier.intake.mapping import free_id
from capaian.dossier.read import read_dossier
from capaian.dossier.rows.files import ChangedFiles, changed_files, rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.surveys.report import ELEMENT_NAMES
from capaian.dossier.tables.numbers import write_number
from capaian.dossier.tables.parts import INTAKE, SOURCES, SURVEY, SURVEY_CLOSINGS, SURVEY_GROUPS
from capaian.rules.registers.survey_answers import AnswerStatistics, group_answers, summarise

SOURCE_SHEET: Final = f"{SOURCES.file}#sources"
LETTERS_OF_FINGERPRINT: Final = 12
_INTAKES, _COLUMNS, _NAMES = (f"intake.yaml#intakes{part}" for part in ("", "/columns", "/names"))
SURVEY_SHEETS: Final = (SURVEY.file, SURVEY_CLOSINGS.file, SURVEY_GROUPS.file)
"""Whose rows closing a survey writes."""
_TOUCHED_FILES: Final = frozenset({*SURVEY_SHEETS, SOURCES.file, INTAKE.file})
Cells = dict[str, str]


@dataclass(frozen=True)
class ClosedAnswers:
    """The answers of a survey in a period, as figures of record."""

    survey: Survey
    period: Period
    answers: Sequence[SurveyAnswer]
    """Those that count; none of them is written."""
    sha256: str
    closed_on: date | None = None
    users: int | None = None
    excluded: int = 0
    min_elements: int = MIN_ELEMENTS
    reason: str = ""

    @cached_property
    def statistics(self) -> AnswerStatistics:
        """What the answers say."""
        return summarise(self.answers)

    @property
    def source(self) -> Cells:
        """The row of its source: how many answers, and their fingerprint."""
        count, sign = write_count(self.statistics.answers), self.sha256[:LETTERS_OF_FINGERPRINT]
        title = f"{self.survey.name}, {self.period.label}: {count} jawaban, sidik {sign}"
        day = self.closed_on.isoformat() if self.closed_on else ""
        code = answers_source(self.survey.id, str(self.period))
        return {"id": code, "title": title, "cut_off": day, "sha256": self.sha256}

    @property
    def key(self) -> Cells:
        """What all of its rows have."""
        return {"survey": str(self.survey.id), "period": str(self.period)}

    def is_own(self, cells: Mapping[str, str]) -> bool:
        """Say whether a row is of the survey in its period, or its source."""
        return self.key.items() <= cells.items() or cells.get("id") == self.source["id"]

    def rows(self, year: OfficeYear) -> dict[str, list[Cells]]:
        """Return its rows by their sheet: elements, as the office calls them, the closing, groups, source."""
        return {
            SURVEY.file: [*self._elements(year)],
            SURVEY_CLOSINGS.file: [self._closing()],
            SURVEY_GROUPS.file: [*self._groups()],
            SOURCE_SHEET: [{name: text for name, text in self.source.items() if text}],
        }

    def _elements(self, year: OfficeYear) -> Iterator[Cells]:
        rows = sorted(year.survey_elements, key=lambda row: row.period.end)
        names = {row.code: row.name for row in rows if row.survey == self.survey.id}
        for each in self.statistics.elements:
            name = names.get(each.code, ELEMENT_NAMES[each.code])
            figures = {"answers": str(each.answers), "mean": _write(each.mean), "index": ""}
            given = {"given": GivenStatistic.MEAN.value, "source": self.source["id"]}
            yield {**self.key, "code": each.code, "name": name, **figures, **given}

    def _closing(self) -> Cells:
        users = "" if self.users is None else str(self.users)
        counts = {"answers": str(self.statistics.answers), "users": users, "excluded": str(self.excluded)}
        quality = {"margin": _write(self.statistics.margin), "alpha": _write(self.statistics.alpha)}
        why = {"min_elements": str(self.min_elements), "reason": self.reason, "source": self.source["id"]}
        return {**self.key, **counts, **quality, **why}

    def _groups(self) -> Iterator[Cells]:
        for trait, name, found in group_answers(self.answers):
            figures = {"index": _write(found.index), "margin": _write(found.margin)}
            yield {**self.key, "trait": trait.value, "name": name, "answers": str(found.answers), **figures}


def _write(value: Decimal | None) -> str:
    return "" if value is None else write_number(fit_digits(value))


def survey_of(year: OfficeYear, code: str | None) -> Survey:
    """Return the survey with a code, or the only one.

    Raises:
        UsageMistakeError: if there is none, or several.
    """
    found = [each for each in year.surveys if code in (None, str(each.id))]
    if len(found) != 1:
        codes = ", ".join(str(each.id) for each in year.surveys) or "belum ada"
        raise UsageMistakeError(f"Sebutkan surveinya dengan --survey. Yang ada di plan.yaml: {codes}.")
    return found[0]


@dataclass(frozen=True)
class AnswersPlan(ChangedFiles):
    """What answers would write into a dossier."""

    replaced: tuple[str, ...] = ()
    """Figures that somebody typed and that become others, in words."""


def plan_answers(dossier: Path, closed: ClosedAnswers, columns: Mapping[str, str]) -> AnswersPlan:
    """Return what a survey writes into a dossier: its elements, its source, and what columns meant.

    Raises:
        FileError: if the folder cannot be read, or changes meanwhile.
        InputError: if it cannot be read without errors.
    """
    finish_changes(dossier)
    read = read_dossier(dossier)
    year = read.require()
    folder = read.scan_again(dossier)
    rows = {
        sheet: [*own] for sheet, own in rows_of(folder).items() if sheet.partition("#")[0] in _TOUCHED_FILES
    }
    made = closed.rows(year)
    typed = [row.cells for row in rows.get(SURVEY.file, []) if closed.is_own(row.cells)]
    for sheet, new in made.items():
        kept = [row for row in rows.get(sheet, []) if not closed.is_own(row.cells)]
        rows[sheet] = [*kept, *map(FlatRow, new)]
    if columns:
        _remember(rows, columns)
    changed = changed_files(folder, rows)
    replaced = tuple(_replaced(typed, made[SURVEY.file]))
    return AnswersPlan(files=changed.files, hashes=changed.hashes, replaced=replaced)


def _replaced(typed: Sequence[Mapping[str, str]], made: Sequence[Mapping[str, str]]) -> Iterable[str]:
    means = {cells["code"]: cells["mean"] for cells in made}
    for cells in typed:
        before = cells.get("mean") or cells.get("index")
        if before and not is_of_answers(cells.get("source")) and before != means.get(cells["code"]):
            yield f"{cells['code']} {cells['period']}: {before}"


# --- what columns meant --------------------------------------------------------------------------


def remembered_columns(year: OfficeYear) -> dict[str, str]:
    """Return what headings of files of before meant, later ones over earlier ones."""
    surveys = (each for each in year.intakes if each.table is IntakeTable.SURVEY)
    return {column.head: column.means for each in surveys for column in each.columns}


def _remember(rows: dict[str, list[FlatRow]], columns: Mapping[str, str]) -> None:
    """Note what headings of a file meant, in place of what was noted before."""
    old = [row.cells["id"] for row in rows.get(_INTAKES, []) if row.cells.get("table") == IntakeTable.SURVEY]
    for sheet, key in ((_INTAKES, "id"), (_COLUMNS, "intakes.id"), (_NAMES, "intakes.id")):
        rows[sheet] = [row for row in rows.get(sheet, []) if row.cells.get(key) not in old[:1]]
    code = old[0] if old else free_id("survei", [row.cells.get("id", "") for row in rows[_INTAKES]])
    first = {"id": code, "table": IntakeTable.SURVEY.value, "names_in": next(iter(columns))}
    rows[_INTAKES].append(FlatRow(first))
    rows[_COLUMNS] += [FlatRow({"intakes.id": code, "head": h, "means": m}) for h, m in columns.items()]
