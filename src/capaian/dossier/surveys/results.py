"""What answers come to: figures, as the command and pages display them, and rows of a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from capaian.domain.errors import UsageMistakeError
from capaian.domain.exchange import Plain
from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Place
from capaian.domain.numerals import (
    fit_digits,
    plain,
    write_count,
    write_decimal,
    write_few,
    write_signed,
)
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.survey import (
    ELEMENTS,
    GivenStatistic,
    Survey,
    SurveyAnswer,
    answers_source,
    is_of_answers,
)
from capaian.dossier.changes import finish_changes
from capaian.dossier.feeding import SOURCE_SHEET, FedRow, apply_row_changes
from capaian.dossier.intake.problems import refuse_table
from capaian.dossier.read import read_dossier
from capaian.dossier.rows.files import ChangedFiles, changed_files, rows_of
from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.tables.numbers import write_number
from capaian.dossier.tables.parts import INTAKE, SOURCES, SURVEY, SURVEY_CLOSINGS, SURVEY_GROUPS
from capaian.rulebook import load_rulebook
from capaian.rulebook.load import load_reference
from capaian.rules.outcome import index_of_mean
from capaian.rules.registers import survey_answers as answer_rules
from capaian.rules.registers.survey_answers import MIN_GROUP, AnswerFlag, AnswerStatistics
from capaian.rules.scale import classify_index

_SIGNS_IN_A_TITLE: Final = 12
"""Of the fingerprint of the answers."""

CLASSES: Final = "permenpanrb-14-2017"
"""Class table where no dossier names one."""
_NAMES: Final = {entry.code: entry.name for entry in load_reference().survey_elements}
"""What the regulation calls the elements."""
Figures = dict[str, Plain]
"""Statistics of answers, as files, pages and the screen have them;
as `capaian survey --json` prints them.
"""
Cells = Mapping[str, str]


def report_answers(answers: Sequence[SurveyAnswer], classes: str = CLASSES) -> Figures:
    """Return everything of all answers: with their periods and groups,
    and without those that look odd. Years of few answers, and a year from which those could be
    subtracted, are not there.
    """
    periods: list[Plain] = []
    before: AnswerStatistics | None = None
    years = answer_rules.group_by_year(answers)
    sizes = {str(period): len(own) for period, own in years.items()}
    # All answers without the years displayed beside them must not be a few.
    shown = answer_rules.pool_small({"": len(answers) - sum(sizes.values()), **sizes})
    for period, own in years.items():
        if shown[str(period)] != str(period):
            before = None
            continue
        now = answer_rules.summarise(own)
        names: Figures = {"period": str(period), "label": period.label}
        beside: Figures = {"change": None, "groups": _groups(own, classes)}
        if before and before.index is not None and now.index is not None:
            size = now.index - before.index
            is_real = answer_rules.is_real_change(size, (now.margin, before.margin))
            words = "berbeda nyata" if is_real else "tidak berbeda nyata"
            display = write_signed(size, 2)
            beside["change"] = _figure(size, display=display, is_real=is_real, words=words)
        periods.append({**names, **figures_of(now, classes), **beside})
        before = now
    flags = {
        sign: sum(sign in answer_rules.find_flags(each) for each in answers) for sign in AnswerFlag
    }
    unflagged: Sequence[SurveyAnswer] = [
        each for each in answers if not answer_rules.find_flags(each)
    ]
    if len(answers) - len(unflagged) < MIN_GROUP:  # so few that the rest would tell of them
        unflagged = answers
    return {
        **figures_of(answer_rules.summarise(answers), classes),
        "periods": periods,
        "groups": _groups(answers, classes),
        "flags": [{"flag": sign.value, "words": sign.words, "n": n} for sign, n in flags.items()],
        "without_flagged": figures_of(answer_rules.summarise(unflagged), classes),
    }


def figures_of(statistics: AnswerStatistics, classes: str = CLASSES) -> Figures:
    """Return the statistics of a group of answers, with the classes that indices lie in."""
    table = next(
        (each for each in reversed(load_rulebook().survey_classes) if each.id == classes), None
    )

    def classify(index: Decimal | None) -> tuple[str | None, str | None]:
        own = None if index is None or table is None else classify_index(index, table)
        return (own.letter, own.name) if own else (None, None)

    elements: list[Plain] = []
    for each in statistics.elements:
        names: Figures = {"code": each.code, "name": _NAMES[each.code], "n": each.answers}
        index = index_of_mean(each.mean)
        figures = {
            "mean": _figure(each.mean),
            "index": _figure(index),
            "class": classify(index)[0],
        }
        elements.append({**names, **figures})
    alpha, (letter, class_name) = statistics.alpha, classify(statistics.index)
    words = {} if alpha is None else {"words": answer_rules.judge_alpha(alpha, statistics.answers)}
    return {
        "n": statistics.answers,
        "elements": elements,
        "index": {
            "exact": _figure(statistics.index),
            "rounded_weights": _figure(statistics.printed_index),
        },
        "class": letter,
        "class_name": class_name,
        "margin": _figure(statistics.margin),
        "reliability": _figure(alpha, **words),
        "hidden": why_hidden(statistics) if statistics.index is None else None,
    }


def headline_of(figures: Mapping[str, Any]) -> str:
    """Return index, class, margin and number of answers in words, or why there is no index."""
    if figures["hidden"]:
        return str(figures["hidden"])
    words = f", {figures['class']} ({figures['class_name']})" if figures["class"] else ""
    index, margin = figures["index"]["exact"]["display"], figures["margin"]["display"]
    return f"{index}{words}, ± {margin}, {write_count(figures['n'])} jawaban"


def _groups(answers: Sequence[SurveyAnswer], classes: str) -> list[Plain]:
    return [
        {"by": trait.value, "words": trait.words, "value": name, **figures_of(found, classes)}
        for trait, name, found in answer_rules.group_answers(answers)
    ]


def _figure(value: Decimal | None, **more: Plain) -> Plain:
    if value is None:
        return None
    return {"value": plain(fit_digits(value)), "display": write_decimal(value, 2), **more}


def describe_sample(users: int | None, received: int) -> Plain:
    """Return how many respondents are needed and how many there are;
    nothing where the users are unknown.
    """
    needed = answer_rules.sample_size(users) if users else 0
    return {"users": users, "needed": needed, "received": received} if users else None


def why_hidden(statistics: AnswerStatistics) -> str:
    """Say why a group has no index."""
    if statistics.answers < MIN_GROUP:
        return f"{statistics.answers} jawaban: kurang dari {MIN_GROUP}, tidak ditampilkan"
    few = ", ".join(sorted({*ELEMENTS} - {each.code for each in statistics.elements}))
    return f"kurang dari {MIN_GROUP} jawaban untuk {few}, indeksnya tidak dapat dihitung"


_PARTS: Final = (SURVEY, SURVEY_CLOSINGS, SURVEY_GROUPS)
_KEYS: Final = {part.file: part.key for part in _PARTS} | {SOURCE_SHEET: ("id",)}
SURVEY_SHEETS: Final = tuple(_KEYS)
"""Whose rows closing a survey writes."""
_EMPTY: Final = dict.fromkeys(("answers", "mean", "index", "source"), "")
"""What is left of an element once its survey is opened again: forms ask for its figures."""


@dataclass(frozen=True)
class ClosedAnswers:
    """The answers of a survey in a period, as figures of record."""

    survey: Survey
    period: Period
    answers: Sequence[SurveyAnswer]
    """Those that count; none of them is written."""
    sha256: str
    min_elements: int
    users: int | None
    closed_on: date | None = None
    excluded: int = 0
    reason: str = ""

    @cached_property
    def statistics(self) -> AnswerStatistics:
        """What the answers say."""
        return answer_rules.summarise(self.answers)

    def rows(self, year: OfficeYear) -> Iterator[tuple[str, Cells]]:
        """Yield its rows with their sheets: elements, as the office calls them, closing, groups,
        source.
        """
        found, key = self.statistics, {"survey": str(self.survey.id), "period": str(self.period)}
        source = answers_source(self.survey.id, str(self.period))
        ordered = sorted(year.survey_elements, key=lambda row: row.period.end)
        names = _NAMES | {row.code: row.name for row in ordered if row.survey == self.survey.id}
        for each in found.elements:
            given = {
                "given": GivenStatistic.MEAN.value,
                "source": source,
                "name": names[each.code],
            }
            figures = {"answers": str(each.answers), "mean": _write(each.mean), "index": ""}
            yield SURVEY.file, {**key, "code": each.code, **given, **figures}
        users = "" if self.users is None else str(self.users)
        counts = {"answers": str(found.answers), "users": users, "excluded": str(self.excluded)}
        quality = {
            "margin": _write(found.margin),
            "alpha": _write(found.alpha),
            "reason": self.reason,
        }
        rest = {"min_elements": str(self.min_elements), "source": source}
        yield SURVEY_CLOSINGS.file, {**key, **counts, **quality, **rest}
        for trait, name, own in answer_rules.group_answers(self.answers):
            figures = {
                "answers": str(own.answers),
                "index": _write(own.index),
                "margin": _write(own.margin),
            }
            yield SURVEY_GROUPS.file, {**key, "trait": trait.value, "name": name, **figures}
        count, sign = write_count(found.answers), self.sha256[:_SIGNS_IN_A_TITLE]
        title = f"{self.survey.name}, {self.period.label}: {count} jawaban, sidik {sign}"
        day = {"cut_off": self.closed_on.isoformat()} if self.closed_on else {}
        yield SOURCE_SHEET, {"id": source, "title": title, **day, "sha256": self.sha256}


def _write(value: Decimal | None) -> str:
    return "" if value is None else write_number(fit_digits(value))


def survey_rows(rows: Rows, survey: str, period: str) -> Iterator[tuple[str, int, Cells]]:
    """Yield what a dossier has of a survey in a period: sheet, place in it, texts."""
    source, own = answers_source(survey, period), (survey, period)
    for sheet in SURVEY_SHEETS:
        for place, row in enumerate(rows.get(sheet, ())):
            cells = row.cells
            if source == cells.get("id") or own == (cells.get("survey"), cells.get("period")):
                yield sheet, place, cells


def survey_changes(
    rows: Rows, survey: str, period: str, made: Iterable[tuple[str, Cells]]
) -> Iterator[FedRow]:
    """Yield how the rows of a survey become those that its closing made; none is made:
    it is open again.
    """
    left = {(sheet, *_key(sheet, cells)): cells for sheet, cells in made}
    emptied = {} if left else {SURVEY.file: _EMPTY}
    for sheet, place, cells in survey_rows(rows, survey, period):
        yield FedRow(sheet, place, left.pop((sheet, *_key(sheet, cells)), emptied.get(sheet)))
    yield from (FedRow(sheet, None, cells) for (sheet, *_), cells in left.items())


def _key(sheet: str, cells: Cells) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in _KEYS[sheet])


def typed_figures(rows: Rows, survey: str, period: str) -> list[str]:
    """Return the figures of a survey that somebody typed and closing replaces, in words."""
    own = (cells for sheet, _, cells in survey_rows(rows, survey, period) if sheet == SURVEY.file)
    typed = (cells for cells in own if not is_of_answers(cells.get("source")))
    texts = ((cells.get("code", ""), cells.get("mean") or cells.get("index")) for cells in typed)
    return [f"{code} {text}" for code, text in texts if text]


def survey_of(year: OfficeYear, code: str | None) -> Survey:
    """Return the survey with a code, or the only one; raises `UsageMistakeError` if none is,
    or several.
    """
    found = [each for each in year.surveys if code in (None, str(each.id))]
    if len(found) != 1:
        codes = ", ".join(str(each.id) for each in year.surveys) or "belum ada"
        raise UsageMistakeError(
            f"Sebutkan surveinya dengan --survey. Yang ada di plan.yaml: {codes}."
        )
    return found[0]


def plan_answers(
    dossier: Path, closed: ClosedAnswers, columns: Cells, *, replaces_typed: bool
) -> ChangedFiles:
    """Return what a survey writes into a dossier;
    raises `InputError` where somebody typed its figures.
    """
    finish_changes(dossier)
    read = read_dossier(dossier)
    year, folder = read.require(), read.scan_again(dossier)
    rows = rows_of(folder)
    key = str(closed.survey.id), str(closed.period)
    if (typed := typed_figures(rows, *key)) and not replaces_typed:
        raise refuse_table("survey_replaced", Place(SURVEY.file), figures=write_few(typed, 6))
    files = {*SURVEY_SHEETS, SOURCES.file, INTAKE.file}
    made = {sheet: [*own] for sheet, own in rows.items() if sheet.partition("#")[0] in files}
    made |= apply_row_changes(rows, survey_changes(rows, *key, closed.rows(year)))
    if columns:
        _remember(made, columns)
    return changed_files(folder, made)


_INTAKES, _COLUMNS = "intake.yaml#intakes", "intake.yaml#intakes/columns"
_INTAKE_ID: Final = "jawaban-survei"


def remembered_columns(year: OfficeYear) -> dict[str, str]:
    """Return what headings of files of before meant, later ones over earlier ones."""
    surveys = (each for each in year.intakes if each.table is IntakeTable.SURVEY)
    return {column.head: column.means for each in surveys for column in each.columns}


def _remember(rows: dict[str, list[FlatRow]], columns: Mapping[str, str]) -> None:
    for sheet, key in ((_INTAKES, "id"), (_COLUMNS, "intakes.id")):
        rows[sheet] = [row for row in rows.get(sheet, []) if row.cells.get(key) != _INTAKE_ID]
    first = {"id": _INTAKE_ID, "table": IntakeTable.SURVEY.value, "names_in": next(iter(columns))}
    rows[_INTAKES].append(FlatRow(first))
    rows[_COLUMNS] += [
        FlatRow({"intakes.id": _INTAKE_ID, "head": h, "means": m}) for h, m in columns.items()
    ]
