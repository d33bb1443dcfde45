"""Answers to satisfaction surveys as other tools export them: a row a respondent,
a column a question.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from capaian.domain.issue import Level, Place
from capaian.domain.numerals import write_few
from capaian.domain.period import Period
from capaian.domain.survey import ELEMENTS, MIN_ELEMENTS, TOP_ANSWER, SurveyAnswer, SurveyTrait
from capaian.dossier.excel.book import CellValue
from capaian.dossier.excel.delimited import read_tables
from capaian.dossier.folder import hash_file
from capaian.dossier.intake.foreign_tables import (
    MAX_LETTERS_OF_HEADS,
    ForeignRow,
    is_blank,
    text_of,
)
from capaian.dossier.intake.periods import period_of
from capaian.dossier.intake.persons import names_person
from capaian.dossier.intake.problems import CellPosition, Problems, refuse_table
from capaian.dossier.intake.words import fold
from capaian.dossier.personal_texts import find_personal_pieces, mask_personal_pieces
from capaian.dossier.surveys import questions as kinds
from capaian.dossier.surveys.questions import MAX_LETTERS_OF_ANSWER, SurveyColumn, SurveyMapping
from capaian.dossier.tables.days import written_day
from capaian.rulebook.load import load_reference

_EXAMPLES_OF_A_COLUMN: Final = 3

MAX_TRAIT_VALUES: Final = 60
"""More different texts are no choices of a form, but what people typed."""
UNKNOWN: Final = 0
"""Worth of an answer that nobody knows."""
PAPER_CHANNEL: Final = "kertas"
PAPERS_OF_SAMPLE: Final = 10
"""Of so many sheets of paper one is keyed twice, and no fewer than `MIN_SAMPLE` of a batch."""
MIN_SAMPLE: Final = 3
_GRADED: Final = re.compile(r"\(?(?P<grade>\d+)\)?(?:[.,]0+)?\s*(?:[.):=–-]+\s*)?(?P<words>\D*)")
_GRADE_BEHIND: Final = re.compile(r"(?P<words>\D+?)\s*[(=:]\s*(?P<grade>\d+)\s*\)?")
_LETTER: Final = re.compile(r"[a-dA-D][.)]\s*(?=\w)")
_CLOCK: Final = re.compile(r"[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?.*$")
_SCALES: Final = (("tidak", "kurang", "", "sangat"), ("sangat tidak", "tidak", "", "sangat"))
"""Steps from the worst to the best: a file has those of one. Beside `cukup` nobody
knows what others are.
"""
_STEPS: Final = ("sangat tidak", "sangat", "tidak", "kurang", "cukup", "")
_AGES: Final = ((20, "di bawah 20"), (30, "20–29"), (40, "30–39"), (50, "40–49"), (60, "50–59"))
_OLDEST: Final = "60 ke atas"
AGE_GROUPS: Final = (*(name for _, name in _AGES), _OLDEST)
_SEXES: Final = {"l": "laki-laki", "p": "perempuan", "lk": "laki-laki", "pr": "perempuan"}


class SurveyFile:
    """The answers of a file, with how it was understood."""

    def __init__(
        self,
        path: Path,
        mapping: SurveyMapping,
        sheet: str | None = None,
        min_elements: int = MIN_ELEMENTS,
    ) -> None:
        """Read the answers of a file, or of a sheet of it;
        raises `InputError` where no sheet has them.
        """
        book = read_tables(path)
        self.name, self.sha256, self.min_elements = book.file, hash_file(path), min_elements
        visible = [each for each in book.sheets if each.is_visible and sheet in (None, each.name)]
        if not visible:
            names = ", ".join(each.name for each in book.sheets)
            raise refuse_table("sheet_unknown", Place(book.file), sheet=sheet or "", names=names)
        tables = [
            table for each in visible if (table := kinds.find_table(book.file, each, mapping))
        ]
        if not tables:
            lines = ([*filter(None, map(text_of, row))] for row in visible[0].rows)
            heads = (
                "; ".join(next((own for own in lines if len(own) > 1), ()))[:MAX_LETTERS_OF_HEADS]
                or "-"
            )
            raise refuse_table("survey_none", Place(book.file), heads=heads)
        if len(tables) > 1:
            names = ", ".join(each.sheet for each in tables)
            raise refuse_table("survey_several", Place(book.file), names=names)
        self._table, self._mapping = tables[0], mapping
        self._problems = Problems(book.file, self._table.sheet)
        found = kinds.QuestionColumns(self._table, mapping, self._problems)
        self.needs_order = found.needs_order
        """Its questions are only numbered, and nobody has said in which order."""
        self._places = {code: place for place, code in found.means.items() if code}
        self.columns: list[SurveyColumn] = []
        for place, head in enumerate(self._table.heads):
            cells = [] if names_person(head) else self._table.cells(place)[:_EXAMPLES_OF_A_COLUMN]
            texts = (mask_personal_pieces(text_of(cell))[:MAX_LETTERS_OF_ANSWER] for cell in cells)
            means, example = found.means.get(place, ""), ", ".join(dict.fromkeys(texts))
            if head:
                self.columns.append(
                    SurveyColumn(place, head, means, example, place in found.unclear)
                )
        self.heads = {column.head: column.means for column in self.columns if column.means}
        self.personal = self._take_out_persons()
        """Answers with texts that look personal; taken out,
        unless somebody says that they lead to nobody.
        """
        self._read_answers()
        self.issues = self._problems.finish()
        self.has_errors = self.needs_order or any(
            each.level is Level.ERROR for each in self.issues
        )

    def _take_out_persons(self) -> int:
        """Take out of texts what leads to a person; return of how many rows, which are named."""
        kept = [place for code, place in self._places.items() if code in {*ELEMENTS, *SurveyTrait}]
        rows, found = [], defaultdict[str, dict[int, None]](dict)
        pieces_of = cache(find_personal_pieces)  # answers repeat; no longer than the file is read
        for row in self._table.rows:
            cells = [*row.cells]
            for place in kept:
                for piece in (
                    pieces_of(row.text(place)) if isinstance(row.value(place), str) else ()
                ):
                    cells[place] = mask_personal_pieces(row.text(place))
                    found[piece.why][row.number] = None
            rows.append(replace(row, cells=cells))
        count = len({number for own in found.values() for number in own})
        if not self._mapping.is_without_persons:
            self._table = replace(self._table, rows=tuple(rows))
            # Not beside a column that is refused for it.
            if count and not any(issue.code == "person_column" for issue in self._problems.issues):
                lists = {why: write_few([*map(str, own)], 20) for why, own in found.items()}
                named = "; ".join(f"{why} di baris {rows}" for why, rows in lists.items())
                self._problems.add("survey_masked", count=str(count), found=named)
        return count

    def _read_answers(self) -> None:
        cells = {
            code: self._table.cells(at) for code, at in self._places.items() if code in ELEMENTS
        }
        self._worth_of = cache(_AnswerWorths(cells, self._mapping).find)  # answers repeat
        self._unknown: dict[str, list[CellPosition]] = {}
        self._is_paper = {kinds.BATCH, kinds.PAPER} <= {*self._places}
        rows = [
            (row, answer)
            for row in self._table.rows
            if (answer := self._read_row(row)) is not None
        ]
        self.batches: list[str] = []
        """Numbers of the batches of paper that are keyed in it."""
        answers = self._join_entries(rows) if self._is_paper else [answer for _, answer in rows]
        self.unknown_words = tuple(sorted(self._unknown, key=_is_number))
        """Answers of which nobody knows what they are worth, numbers outside 1 to 4 among them."""
        for text, places in self._unknown.items():
            if _is_number(text):
                for at in places:
                    self._problems.add("survey_outside", at, text=text)
            else:
                words = {"text": text[:MAX_LETTERS_OF_ANSWER], "count": str(len(places))}
                self._problems.add("survey_word", places[0], **words)
        for trait in SurveyTrait:
            values = {each.traits[trait] for each in answers if trait in each.traits}
            if len(values) > MAX_TRAIT_VALUES:
                at = self._at(None, self._places[trait])
                self._problems.add("survey_typed", at, count=str(len(values)), head=at.head)
        self.answers = tuple(
            a for a in answers if len(a.values) - a.values.count(None) >= self.min_elements
        )
        self.incomplete = len(answers) - len(self.answers)
        """Answers with too few elements, which do not count."""
        if not (self.answers or self._problems.issues or self.needs_order):
            self._problems.add("survey_empty", least=str(self.min_elements))
        undated = sum(each.period is None for each in self.answers)
        if 0 < undated < len(self.answers):
            self._problems.add("survey_undated", count=str(undated))

    def _join_entries(self, read: Sequence[tuple[ForeignRow, SurveyAnswer]]) -> list[SurveyAnswer]:
        """Return each sheet of paper once: what was keyed twice agrees,
        and a sample of each batch was.
        """
        batches: dict[str, dict[str, list[SurveyAnswer]]] = defaultdict(lambda: defaultdict(list))
        for row, answer in read:
            numbers = (row.text(self._places[kind]) for kind in (kinds.BATCH, kinds.PAPER))
            batch, paper = (number or "tanpa nomor" for number in numbers)
            entries = batches[batch][paper]
            if entries and entries[0] != answer:
                self._problems.add(
                    "survey_keyed", CellPosition(row.number), batch=batch, paper=paper
                )
            entries.append(answer)
        self.batches = [*batches]
        for batch, papers in batches.items():
            once = [paper for paper, entries in papers.items() if len(entries) == 1]
            least = min(len(papers), max(MIN_SAMPLE, -(-len(papers) // PAPERS_OF_SAMPLE)))
            if (lacking := least - len(papers) + len(once)) > 0:
                once.sort(key=lambda paper: sha256(f"{batch} {paper}".encode()).digest())
                lots = ", ".join(once[:lacking])
                self._problems.add("survey_sample", batch=batch, count=str(lacking), lots=lots)
        return [entries[0] for papers in batches.values() for entries in papers.values()]

    def _at(self, row: int | None, place: int) -> CellPosition:
        return CellPosition(row, place, self._table.heads[place])

    def _read_row(self, row: ForeignRow) -> SurveyAnswer | None:
        """Return the answer of a row; `None`: it holds what answers come to."""
        cells = {code: row.value(self._places[code]) for code in ELEMENTS if code in self._places}
        worths = {code: self._worth_of(cell, code) for code, cell in cells.items()}
        unknown = {
            code: text_of(cells[code]) for code, worth in worths.items() if worth == UNKNOWN
        }
        are_known = len(unknown) < sum(not is_blank(cell) for cell in cells.values())
        if self._is_named_sum(
            row, are_answers=are_known and not any(map(_is_number, unknown.values()))
        ):
            return None
        for code, text in unknown.items():
            self._unknown.setdefault(text, []).append(self._at(row.number, self._places[code]))
        values = tuple(worths.get(code) or None for code in ELEMENTS)
        if not any(values):
            return SurveyAnswer(values)
        day, period = self._when(row)
        traits = {trait: text for trait in SurveyTrait if (text := self._trait(row, trait))}
        if self._is_paper:
            traits.setdefault(SurveyTrait.CHANNEL, PAPER_CHANNEL)
        return SurveyAnswer(values, period, day, traits, self._seconds(row))

    def _is_named_sum(self, row: ForeignRow, *, are_answers: bool) -> bool:
        """Say whether a row has what answers come to, `NRR per unsur`;
        behind them a word may be theirs.
        """
        labels = ((place, text) for place in range(len(row.cells)) if (text := row.text(place)))
        place, label = next((each for each in labels if not each[1][0].isdigit()), (0, ""))
        is_sum = any(f"{fold(label)} ".startswith(f"{each} ") for each in kinds.VOCABULARY["sum"])
        return is_sum and (place < min(self._places.values(), default=0) or not are_answers)

    def _trait(self, row: ForeignRow, trait: SurveyTrait) -> str:
        text = row.text(self._places[trait]) if trait in self._places else ""
        if trait is SurveyTrait.AGE and text.isdecimal():
            return next((name for limit, name in _AGES if int(text) < limit), _OLDEST)
        if trait is SurveyTrait.SEX:
            return _SEXES.get(fold(text), fold(text).replace("laki laki", "laki-laki"))
        return text

    def _when(self, row: ForeignRow) -> tuple[date | None, Period | None]:
        texts = {
            kind: row.text(self._places[kind]) for kind in kinds.TIMES if kind in self._places
        }
        filled = {kind: text for kind, text in texts.items() if text}
        if not filled:
            return None, None
        first = next(iter(filled))
        day, place = None, self._places[first]
        if first in (kinds.DAY, kinds.US_DAY, kinds.START):
            day = read_day(row.value(place), is_us=first == kinds.US_DAY)
            period, filled = Period.month_of(day) if day else None, {first: filled[first]}
        else:
            places = [self._places[kind] for kind in filled]
            heads = {at: fold(self._table.heads[at]) or "-" for at in places}
            period = period_of(row, heads, 0)
        if period is None:
            self._problems.add(
                "survey_day", self._at(row.number, place), text=" ".join(filled.values())
            )
        return day, period

    def _seconds(self, row: ForeignRow) -> int | None:
        texts = (
            row.text(self._places[kind])
            for kind in (kinds.START, kinds.END)
            if kind in self._places
        )
        try:
            begin, end = map(datetime.fromisoformat, texts)
        except ValueError:  # no times, or only one
            return None
        return int((end - begin).total_seconds())


class _AnswerWorths:
    def __init__(self, cells: Mapping[str, Sequence[CellValue]], mapping: SurveyMapping) -> None:
        self._stated = mapping.words
        elements = load_reference().survey_elements
        self._own = {
            each.code: {fold(t): n for n, t in enumerate(each.answers, 1)} for each in elements
        }
        texts = {
            code: {_grade_and_words(text_of(cell)) for cell in own} for code, own in cells.items()
        }
        steps = {_step_of(words) for own in texts.values() for _, words in own} - {None}
        self._scales = [scale for scale in _SCALES if steps <= {*scale}]
        self._alike: set[tuple[str, str]] = set()
        """Answers of a question that would be worth the same as another one: "puas",
        "puas sekali".
        """
        for code, own in texts.items():
            worths = {words: self._by_words(words, code) for grade, words in own if grade is None}
            counts = Counter(worths.values())
            self._alike |= {
                (code, words) for words, worth in worths.items() if worth and counts[worth] > 1
            }

    def find(self, cell: CellValue, code: str) -> int | None:
        """Return what a cell is worth; `None`: nothing; `UNKNOWN`: nobody knows it."""
        text = text_of(cell)
        if is_blank(cell) or fold(text) in self._stated:
            return None if is_blank(cell) else self._stated[fold(text)]
        grade, words = _grade_and_words(text)
        by_words = self._stated.get(words)
        if by_words is None and (code, words) not in self._alike:
            by_words = self._by_words(words, code)
        if grade is None:
            return by_words or UNKNOWN
        # A number beside words that say another one is asked about.
        return grade if 1 <= grade <= TOP_ANSWER and by_words in (None, grade) else UNKNOWN

    def _by_words(self, words: str, code: str) -> int | None:
        if _SCALES[0] in self._scales and words in self._own[code]:
            return self._own[code][words]
        # Without "kurang" nobody can tell whether "tidak" is the lowest of four or the second.
        step = _step_of(words)
        worths = {scale.index(step) + 1 for scale in self._scales if step in scale}
        return worths.pop() if len(worths) == 1 else None


def _step_of(words: str) -> str | None:
    """Return which step folded words are: `tidak` of "tidak puas", none of "mudah"; `None`:
    of "loket 3".
    """
    known = kinds.VOCABULARY["positive"] | kinds.VOCABULARY["idle"]
    for step in _STEPS:
        rest = words.removeprefix(step).split() if words.startswith(step) else []
        if rest and all(word in known for word in rest):
            return step
    return None


def _grade_and_words(text: str) -> tuple[int | None, str]:
    """Return the number of an answer, if it has one, and its words folded: `a. Baik (3)`."""
    plain = _LETTER.sub("", text, count=1) if _LETTER.match(text) else text
    match = _GRADED.fullmatch(plain) or _GRADE_BEHIND.fullmatch(plain)
    return (int(match["grade"]), fold(match["words"])) if match else (None, fold(plain))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(?:[.,]\d+)?", text) is not None


def read_day(cell: CellValue, *, is_us: bool = False) -> date | None:
    """Return the day of a time stamp; its time of the day is not kept.

    Examples:
        >>> texts = ("2025-03-04T09:12:44.1+07:00", "4/3/2025 10.22.01", "31/02/2025")
        >>> [str(read_day(text)) for text in texts]
        ['2025-03-04', '2025-03-04', 'None']
    """
    if isinstance(cell, date):
        return cell
    text = re.sub(r"^\w+,\s*", "", _CLOCK.sub("", text_of(cell)))
    if slashed := kinds.SLASHED_DAY.fullmatch(text):
        first, second, year = slashed.groups()
        parts = (second, first) if is_us else (first, second)
        text = f"{parts[0]}/{parts[1]}/{year if len(year) > 2 else f'20{year}'}"
    try:
        return date.fromisoformat(written_day(text))
    except ValueError:
        return None
