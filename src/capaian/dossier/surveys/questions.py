"""Which column of a file of survey answers holds which question: by its words, or as somebody says.

The regulation lists complaints as the eighth element and asks for them as the ninth, so that a number says
nothing of a question. What leads to a person is refused.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import dropwhile
from typing import Final

from capaian.domain.survey import ELEMENTS, TOP_ANSWER, QuestionOrder, SurveyTrait
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.excel.book import CellValue, Sheet
from capaian.dossier.intake.foreign_tables import ForeignRow, is_blank, text_of
from capaian.dossier.intake.persons import names_person
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.words import Vocabulary, fold
from capaian.rulebook.load import load_reference
from capaian.rulebook.personal import find_personal_number

DAY, US_DAY, YEAR, MONTH, PERIOD, START, END = "day", "us-day", "year", "month", "period", "start", "end"
BATCH, PAPER = "batch", "paper"
MEANINGS: Final[Mapping[str, str]] = {
    **{entry.code: f"{entry.code} {entry.name}" for entry in load_reference().survey_elements},
    **{trait.value: trait.words for trait in SurveyTrait},
    DAY: "tanggal, hari di depan bulan",
    US_DAY: "tanggal, bulan di depan hari",
    YEAR: "tahun",
    MONTH: "bulan",
    PERIOD: "periode, misalnya 2025-S1",
    START: "jam mulai",
    END: "jam selesai",
    BATCH: "bundel kertas",
    PAPER: "nomor lembar kertas",
}
"""What a column can hold, by its code."""
MIN_MATCHED_ELEMENTS: Final = 3
"""Headings that name fewer elements are those of another table."""
MAX_HEAD_ROW: Final = 30
MAX_LETTERS_OF_ANSWER: Final = 40
VOCABULARY: Final = Vocabulary(
    (row["kind"], row["word"]) for row in read_declared_rows(__file__, "words.csv")
)
_NUMBERED: Final = re.compile(r"((?:[a-z]+ )*?)([a-z]*) ?0?(\d{1,2})")
_TELEPHONE: Final = re.compile(r"(?:\+?62|0)[\s-]?8[\d\s-]{7,13}")
SLASHED_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:20)?\d{2})")
_MONTHS: Final = 12
_ISO_YEAR: Final = re.compile(r"20\d\d-")


@dataclass(frozen=True, slots=True)
class SurveyMapping:
    """What a person says of a file; kept, so that the next one needs no question."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Heading to a code of `MEANINGS`; empty: it is not used."""
    words: Mapping[str, int | None] = field(default_factory=dict)
    """Folded text of an answer to its value; `None`: it is taken as left empty."""
    order: QuestionOrder | None = None
    is_without_persons: bool = False
    """What looks personal in its texts leads to nobody: it is kept."""
    remembered: Mapping[str, str] = field(default_factory=dict)
    """What headings of files of before meant: it holds where nothing is said of them now."""

    @classmethod
    def of_answers(cls, answers: Mapping[str, str], order: QuestionOrder | None = None) -> SurveyMapping:
        """Return a mapping of `heading = code` and `answer = value` as a person types them.

        Examples:
            >>> mapping = SurveyMapping.of_answers({"Kolom 3": "U3", "Cukup baik": "2"})
            >>> mapping.columns, mapping.words
            ({'Kolom 3': 'U3'}, {'cukup baik': 2})
        """
        grades = {str(value) for value in range(1, TOP_ANSWER + 1)}
        words = {fold(text): int(means) for text, means in answers.items() if means in grades}
        empty = {fold(text): None for text, means in answers.items() if not means}
        columns = {text: means for text, means in answers.items() if means not in grades}
        return cls(columns, {**empty, **words}, order)


EMPTY_MAPPING: Final = SurveyMapping()


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """A column with what it holds."""

    place: int
    head: str
    means: str
    example: str
    """What its first cells say; empty for columns of persons."""
    needs_choice: bool = False
    """Nobody knows yet what it holds: a number without its order, days that can be read in two ways."""


# --- where the questions stand -----------------------------------------------------------------


@dataclass(frozen=True)
class SurveyTable:
    """The questions of a sheet with the rows below them."""

    sheet: Sheet
    heads: tuple[str, ...]
    rows: tuple[ForeignRow, ...]

    def cells(self, place: int) -> list[CellValue]:
        """Return what a column holds, without blanks."""
        return [cell for row in self.rows if not is_blank(cell := row.value(place))]


def find_table(sheet: Sheet, mapping: SurveyMapping) -> SurveyTable | None:
    """Return the table of a sheet: the row that names most elements, or numbers nine, is its headings."""
    candidates = [[text_of(cell) for cell in row] for row in sheet.rows[:MAX_HEAD_ROW]]
    matched = [len({*mapping.columns} & {*texts}) + _count_elements(texts) for texts in candidates]
    best = max(range(len(candidates)), key=lambda place: matched[place], default=0)
    if not candidates or matched[best] < MIN_MATCHED_ELEMENTS:
        best = next((place for place, texts in enumerate(candidates) if _numbered(texts)), -1)
    if best < 0:
        return None
    width = max(map(len, sheet.rows))
    above = candidates[best - 1] if best else []
    # In a heading of two rows the lower one has the questions, the upper one all others.
    texts = candidates[best] + [""] * (width - len(candidates[best]))
    heads = [own or (above[place] if place < len(above) else "") for place, own in enumerate(texts)]
    counts = Counter(heads)
    heads = [head if counts[head] < 2 else f"{head} (kolom {n})" for n, head in enumerate(heads, 1)]
    rows = [ForeignRow(n, row) for n, row in enumerate(sheet.rows, 1) if n > best + 1]
    answers = dropwhile(_is_heading, (row for row in rows if any(map(text_of, row.cells))))
    return SurveyTable(sheet, tuple(heads), tuple(answers))


def _is_heading(row: ForeignRow) -> bool:
    """Say whether a row below the headings is one more of them, as codes are followed by questions."""
    named = sum(bool(_elements_in(text_of(cell), is_weak=False)) for cell in row.cells)
    return named > MIN_MATCHED_ELEMENTS


def _count_elements(texts: Sequence[str]) -> int:
    return len({code for text in texts for code in _elements_in(text, is_weak=False)})


def first_heads(sheet: Sheet) -> str:
    """Return the first row of a sheet with several texts, to say what was read of it."""
    first = next((row for row in sheet.rows if sum(map(bool, map(text_of, row))) > 1), ())
    return "; ".join(filter(None, map(text_of, first)))[:200] or "-"


def _elements_in(head: str, *, is_weak: bool) -> set[str]:
    """Return the elements that words of a heading name; weak words do so where no other heading does."""
    found = {code for code in ELEMENTS if has_word(head, code)}
    return found | {code for code in ELEMENTS if is_weak and has_word(head, code.lower())}


@cache
def has_word(text: str, kind: str) -> bool:
    """Say whether a heading has a word of a kind, also with the ending that makes it definite."""
    words = f" {fold(text)} "
    return any(f" {word} " in words or f" {word}nya " in words for word in VOCABULARY[kind])


def _numbered(heads: Sequence[str]) -> Mapping[int, int]:
    """Return columns whose headings say nothing but a number, `U1` to `U9`, with their numbers."""
    series: dict[str, dict[int, int]] = defaultdict(dict)
    for place, head in enumerate(heads):
        if match := _NUMBERED.fullmatch(fold(head)):
            series[f"{match[1]}{match[2]}"][int(match[3])] = place
    whole = [own for own in series.values() if {*own} == {*range(1, len(ELEMENTS) + 1)}]
    return {place: number for number, place in whole[0].items()} if len(whole) == 1 else {}


def with_words(columns: Mapping[str, str]) -> dict[str, str]:
    """Return headings with more than a number: in another file the same numbers may have another order."""
    numbered = _numbered([*columns])
    return {head: means for n, (head, means) in enumerate(columns.items()) if n not in numbered}


# --- what columns hold -------------------------------------------------------------------------


class QuestionColumns:
    """Finds what each column of a table holds, and says what is missing or not clear."""

    def __init__(self, table: SurveyTable, mapping: SurveyMapping, problems: Problems) -> None:
        """Settle all columns of a table, with what a person said of it."""
        self.table, self._mapping, self._problems = table, mapping, problems
        self._texts = [[text_of(cell) for cell in table.cells(place)] for place in range(len(table.heads))]
        self.means: dict[int, str] = {}
        self.needs_order = False
        self.unclear: set[int] = set()
        """Numbered questions without their order, and days that can be read in two ways."""
        heads = table.heads
        known = with_words(mapping.remembered).items()
        remembered = {head: means for head, means in known if head in heads}
        for head, means in {**remembered, **mapping.columns}.items():
            if means and means not in MEANINGS:
                problems.add("survey_meaning", text=means, choices=", ".join(MEANINGS))
            elif head in heads:
                self.means[heads.index(head)] = means
            elif means:
                problems.add("survey_head", head=head, heads="; ".join(filter(None, heads))[:500])
        self._find_elements()
        self._find_numbered()
        self._find_others()
        self._refuse_persons()
        self._report_missing()

    def _find_elements(self) -> None:
        """Settle questions by their words: first those that one element can mean, then what is left."""
        for is_weak in (False, True):
            self._could_be = {
                place: _elements_in(head, is_weak=is_weak)
                for place, head in enumerate(self.table.heads)
                if place not in self.means and self._holds_answers(place)
            }
            while settled := self._settle():
                self.means |= settled

    def _settle(self) -> dict[int, str]:
        single: dict[str, list[int]] = defaultdict(list)
        for place, codes in self._could_be.items():
            left = codes - {*self.means.values()}
            if place not in self.means and len(left) == 1:
                single[left.pop()].append(place)
        return {places[0]: code for code, places in single.items() if len(places) == 1}

    def _holds_answers(self, place: int) -> bool:
        """Say whether a column can be a question of the nine: no times, and no texts that people typed."""
        is_of_days = any(SLASHED_DAY.match(text) or _ISO_YEAR.match(text) for text in self._texts[place])
        return not is_of_days and self._is_short(place, MAX_LETTERS_OF_ANSWER)

    def _is_short(self, place: int, letters: int) -> bool:
        texts = self._texts[place]
        return sum(len(text) > letters for text in texts) * 2 <= len(texts)

    def _find_numbered(self) -> None:
        numbered = _numbered(self.table.heads).items()
        open_columns = {place: number for place, number in numbered if place not in self.means}
        if not open_columns or {*ELEMENTS} <= {*self.means.values()}:
            return
        if self._mapping.order is None:
            self.needs_order, self.unclear = True, {*open_columns}
            return
        codes = {place: self._mapping.order.codes[number - 1] for place, number in open_columns.items()}
        self.means |= {place: code for place, code in codes.items() if code not in self.means.values()}

    def _refuse_persons(self) -> None:
        for place, head in enumerate(self.table.heads):
            texts, means = self._texts[place], self.means.get(place)
            if not texts or means in ELEMENTS or head.startswith("_"):
                continue
            numbers = sum(
                find_personal_number(text) is not None or _TELEPHONE.fullmatch(text) is not None
                for text in texts
            )
            # One is too many where texts are kept, and no telephone is a choice.
            if names_person(head, self.table.cells(place)) or numbers > (0 if means else len(texts) // 2):
                self._problems.add("person_column", CellPosition(column=place, head=head), head=head)

    def _find_others(self) -> None:
        kinds = (DAY, START, END, YEAR, MONTH, PERIOD, BATCH, PAPER, *map(str, SurveyTrait))
        for place, head in enumerate(self.table.heads):
            if place in self.means or names_person(head, self.table.cells(place)):
                continue
            fitting = (kind for kind in kinds if has_word(head, kind) and kind not in self.means.values())
            means = next(fitting, "")
            if not self._texts[place] and means not in (BATCH, PAPER):  # numbers of paper may not be missing
                continue
            if means in (DAY, START, END) or (means and self._is_short(place, 2 * MAX_LETTERS_OF_ANSWER)):
                self.means[place] = means
                if means == DAY:
                    self._settle_day_order(place)

    def _settle_day_order(self, place: int) -> None:
        """Settle whether the month stands before the day, as in 4/30/2025; ask where either can."""
        found = [match for text in self._texts[place] if (match := SLASHED_DAY.match(text))]
        if any(int(match[1]) > _MONTHS for match in found):
            return
        if any(int(match[2]) > _MONTHS for match in found):
            self.means[place] = US_DAY
        elif any(match[1] != match[2] for match in found):
            del self.means[place]
            self.unclear.add(place)
            head = self.table.heads[place]
            self._problems.add("survey_day_order", CellPosition(column=place, head=head), head=head)

    def _report_missing(self) -> None:
        places: dict[str, list[str]] = defaultdict(list)
        for place, means in self.means.items():
            places[means].append(self.table.heads[place])
        for code in ELEMENTS:
            if code not in places and not self.needs_order:
                could_be = (p for p, codes in self._could_be.items() if code in codes and p not in self.means)
                alike = "; ".join(self.table.heads[place] for place in could_be)
                words = {"name": MEANINGS[code], "code": code, "heads": alike}
                self._problems.add("survey_alike" if alike else "survey_missing", **words)
        for means, heads in places.items():
            if means and len(heads) > 1:
                self._problems.add("survey_twice", means=MEANINGS[means], heads="; ".join(heads))
