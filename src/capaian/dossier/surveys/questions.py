"""Which column of a file of survey answers holds which question: by its words,
or as somebody says.

The regulation lists complaints as the eighth element and asks for them as the ninth: a number says
nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import Final

from capaian.domain.period import MONTHS_OF_A_YEAR
from capaian.domain.survey import ELEMENTS, TOP_ANSWER, QuestionOrder, SurveyTrait
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.excel.book import Sheet
from capaian.dossier.intake.foreign_tables import (
    MAX_LETTERS_OF_HEADS,
    ForeignRow,
    ForeignTable,
    text_of,
)
from capaian.dossier.intake.persons import names_person
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.words import Vocabulary, fold
from capaian.rulebook.load import load_reference
from capaian.rulebook.personal import find_personal_number

DAY, US_DAY, YEAR, MONTH, PERIOD, START, END = (
    "day",
    "us-day",
    "year",
    "month",
    "period",
    "start",
    "end",
)
BATCH, PAPER = "batch", "paper"
TIMES: Final = (DAY, US_DAY, START, YEAR, MONTH, PERIOD)
"""What says when somebody answered, first that which says it best."""
QUESTIONNAIRE: Final = sorted(
    load_reference().survey_elements,
    key=lambda entry: QuestionOrder.QUESTIONNAIRE.codes.index(entry.code),
)
"""The elements with their questions, in the order in which the regulation's
questionnaire asks them.
"""
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
_BEGINS_DAY: Final = re.compile(rf"{SLASHED_DAY.pattern}|20\d\d-")


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
    def of_answers(
        cls, answers: Mapping[str, str], order: QuestionOrder | None = None
    ) -> SurveyMapping:
        """Return a mapping of `heading = code` and `answer = value` as a person types them.

        Examples:
            >>> mapping = SurveyMapping.of_answers({"Kolom 3": "U3", "Cukup baik": "2"})
            >>> mapping.columns, mapping.words
            ({'Kolom 3': 'U3'}, {'cukup baik': 2})
        """
        grades = {str(value) for value in range(1, TOP_ANSWER + 1)}
        worths = (
            (fold(text), means) for text, means in answers.items() if not means or means in grades
        )
        columns = {text: means for text, means in answers.items() if means not in grades}
        return cls(columns, {text: int(means) if means else None for text, means in worths}, order)


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """A column with what it holds."""

    place: int
    head: str
    means: str
    example: str
    needs_choice: bool = False
    """Nobody knows yet what it holds: a number without its order,
    days that can be read in two ways.
    """


def find_table(file: str, sheet: Sheet, mapping: SurveyMapping) -> ForeignTable | None:
    """Return the table of a sheet: the row that names most elements, or numbers nine,
    is its headings.
    """
    candidates = [[text_of(cell) for cell in row] for row in sheet.rows[:MAX_HEAD_ROW]]
    matched = [
        len({*mapping.columns} & {*texts})
        + len({code for text in texts for code in _elements_in(text)})
        for texts in candidates
    ]
    best = max(range(len(candidates)), key=lambda place: matched[place], default=0)
    if not candidates or matched[best] < MIN_MATCHED_ELEMENTS:
        best = next((place for place, texts in enumerate(candidates) if _numbered(texts)), -1)
    if best < 0:
        return None
    # In a heading of two rows the lower one has the questions, the upper one all others.
    both = (candidates[best], candidates[best - 1] if best else (), max(sheet.rows, key=len))
    heads = [own or upper for own, upper, _ in zip_longest(*both, fillvalue="")]
    counts = Counter(heads)
    heads = [
        head if counts[head] < 2 else f"{head} (kolom {n})" for n, head in enumerate(heads, 1)
    ]
    below = enumerate(sheet.rows[best + 1 :], best + 2)
    rows = [ForeignRow(n, row) for n, row in below if any(map(text_of, row))]
    # Codes are followed by questions: one more row of headings.
    while (
        rows
        and sum(map(bool, map(_elements_in, map(text_of, rows[0].cells)))) > MIN_MATCHED_ELEMENTS
    ):
        del rows[0]
    return ForeignTable(file, sheet.name, (), tuple(heads), tuple(rows))


def _elements_in(head: str, *, is_weak: bool = False) -> set[str]:
    """Return the elements that words of a heading name;
    weak words do so where no other heading does.
    """
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
    """Return headings with more than a number:
    in another file the same numbers may have another order.
    """
    numbered = _numbered([*columns])
    return {head: means for n, (head, means) in enumerate(columns.items()) if n not in numbered}


class QuestionColumns:
    """Finds what each column of a table holds, and says what is missing or not clear."""

    def __init__(self, table: ForeignTable, mapping: SurveyMapping, problems: Problems) -> None:
        """Settle all columns of a table, with what a person said of it."""
        self.table, self._mapping, self._problems = table, mapping, problems
        self._texts = [
            [text_of(cell) for cell in table.cells(place)] for place in range(len(table.heads))
        ]
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
                problems.add(
                    "survey_head",
                    head=head,
                    heads="; ".join(filter(None, heads))[:MAX_LETTERS_OF_HEADS],
                )
        self._find_elements()
        self._find_numbered()
        self._find_others()
        self._report()

    def _find_elements(self) -> None:
        for is_weak in (False, True):
            self._could_be = {
                place: _elements_in(head, is_weak=is_weak)
                for place, head in enumerate(self.table.heads)
                if place not in self.means
                and self._is_short(place, MAX_LETTERS_OF_ANSWER)
                and not any(_BEGINS_DAY.match(text) for text in self._texts[place])
            }
            while settled := self._settle():
                self.means |= settled

    def _settle(self) -> dict[int, str]:
        taken = {*self.means.values()}
        left = (
            (place, codes - taken)
            for place, codes in self._could_be.items()
            if place not in self.means
        )
        single = {place: min(codes) for place, codes in left if len(codes) == 1}
        counts = Counter(single.values())
        return {place: code for place, code in single.items() if counts[code] == 1}

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
        codes = (
            (place, self._mapping.order.codes[number - 1])
            for place, number in open_columns.items()
        )
        self.means |= {place: code for place, code in codes if code not in self.means.values()}

    def _find_others(self) -> None:
        kinds = (DAY, START, END, YEAR, MONTH, PERIOD, BATCH, PAPER, *map(str, SurveyTrait))
        for place, head in enumerate(self.table.heads):
            if place in self.means or names_person(head, self.table.cells(place)):
                continue
            fitting = (
                kind for kind in kinds if has_word(head, kind) and kind not in self.means.values()
            )
            means = next(fitting, "")
            if not self._texts[place] and means not in (
                BATCH,
                PAPER,
            ):  # numbers of paper may not be missing
                continue
            if means in (DAY, START, END) or (
                means and self._is_short(place, 2 * MAX_LETTERS_OF_ANSWER)
            ):
                self.means[place] = means
            if means == DAY:
                # The month stands before the day, as in 4/30/2025, or nobody can tell.
                found = [
                    match for text in self._texts[place] if (match := SLASHED_DAY.match(text))
                ]
                firsts, seconds = ([int(match[part]) for match in found] for part in (1, 2))
                if max(seconds, default=0) > MONTHS_OF_A_YEAR >= max(firsts):
                    self.means[place] = US_DAY
                elif max(firsts, default=0) <= MONTHS_OF_A_YEAR and firsts != seconds:
                    del self.means[place]
                    self.unclear.add(place)
                    self._problems.add(
                        "survey_day_order", CellPosition(None, place, head), head=head
                    )

    def _report(self) -> None:
        for place, head in enumerate(self.table.heads):
            texts, means = self._texts[place], self.means.get(place)
            if not texts or means in ELEMENTS or head.startswith("_"):
                continue
            are = (
                find_personal_number(text) is not None or _TELEPHONE.fullmatch(text)
                for text in texts
            )
            numbers = sum(map(bool, are))
            # One is too many where texts are kept, and no telephone is a choice.
            if names_person(head, self.table.cells(place)) or numbers > (
                0 if means else len(texts) // 2
            ):
                self._problems.add("person_column", CellPosition(None, place, head), head=head)
        places: dict[str, list[str]] = defaultdict(list)
        for place, means in self.means.items():
            places[means].append(self.table.heads[place])
        for code in ELEMENTS:
            if code not in places and not self.needs_order:
                could_be = (
                    p
                    for p, codes in self._could_be.items()
                    if code in codes and p not in self.means
                )
                alike = "; ".join(self.table.heads[place] for place in could_be)
                words = {"name": MEANINGS[code], "code": code, "heads": alike}
                self._problems.add("survey_alike" if alike else "survey_missing", **words)
        for means, heads in places.items():
            if means and len(heads) > 1:
                self._problems.add("survey_twice", means=MEANINGS[means], heads="; ".join(heads))
