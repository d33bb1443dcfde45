"""Answers to satisfaction surveys as other tools export them: a row a respondent, a column a question.

What an answer is worth follows from its words and those of the whole file; what is not clear is asked, and
nothing that names a person is taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from capaian.domain.issue import Level, Place
from capaian.domain.numerals import write_few
from capaian.domain.period import Period, month_of, read_period
from capaian.domain.survey import ELEMENTS, MIN_ELEMENTS, TOP_ANSWER, SurveyAnswer, SurveyTrait
from capaian.dossier.excel.book import CellValue
from capaian.dossier.excel.delimited import read_tables
from capaian.dossier.intake.foreign_tables import ForeignRow, is_blank, text_of
from capaian.dossier.intake.persons import names_person
from capaian.dossier.intake.problems import CellPosition, Problems, refuse_table
from capaian.dossier.intake.words import fold
from capaian.dossier.personal_texts import find_personal_pieces, mask_personal_pieces
from capaian.dossier.surveys.questions import (
    BATCH,
    DAY,
    EMPTY_MAPPING,
    END,
    MAX_LETTERS_OF_ANSWER,
    MONTH,
    PAPER,
    PERIOD,
    SLASHED_DAY,
    START,
    US_DAY,
    VOCABULARY,
    YEAR,
    QuestionColumns,
    SurveyColumn,
    SurveyMapping,
    SurveyTable,
    find_table,
    first_heads,
)
from capaian.dossier.tables.days import written_day
from capaian.rulebook.load import load_reference
from capaian.rules.registers.survey_answers import is_complete

MAX_TRAIT_VALUES: Final = 60
"""More different texts are no choices of a form, but what people typed."""
MAX_NAMED_ROWS: Final = 20
"""Rows that are named of what looks personal; the rest is counted."""
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
_NOT, _VERY, _LESS, _VERY_NOT, _FAIR = "tidak", "sangat", "kurang", "sangat tidak", "cukup"
_AGES: Final = ((20, "di bawah 20"), (30, "20–29"), (40, "30–39"), (50, "40–49"), (60, "50–59"))
_OLDEST: Final = "60 ke atas"
AGE_GROUPS: Final = (*(name for _, name in _AGES), _OLDEST)


def read_survey_file(
    path: Path,
    mapping: SurveyMapping = EMPTY_MAPPING,
    sheet: str | None = None,
    min_elements: int = MIN_ELEMENTS,
) -> SurveyFile:
    """Read the answers of a file.

    Args:
        path: An xlsx, or text with semicolons, commas or tabs.
        mapping: What a person said of it.
        sheet: The only sheet that is wanted.
        min_elements: Answers to fewer elements do not count.

    Raises:
        InputError: it is refused as a file, or no sheet of it, or several, hold a questionnaire.
        FileError: it is not there or may not be read.
    """
    from capaian.dossier.folder import hash_file

    book = read_tables(path)
    visible = [each for each in book.sheets if each.is_visible and sheet in (None, each.name)]
    if not visible:
        names = ", ".join(each.name for each in book.sheets)
        raise refuse_table("sheet_unknown", Place(book.file), sheet=sheet or "", names=names)
    found = [table for each in visible if (table := find_table(each, mapping)) is not None]
    if not found:
        raise refuse_table("survey_none", Place(book.file), heads=first_heads(visible[0]))
    if len(found) > 1:
        names = ", ".join(each.sheet.name for each in found)
        raise refuse_table("survey_several", Place(book.file), names=names)
    return SurveyFile(book.file, hash_file(path), found[0], mapping, min_elements)


# --- answers -----------------------------------------------------------------------------------


class SurveyFile:
    """The answers of a file, with how it was understood."""

    def __init__(
        self, name: str, sha256: str, table: SurveyTable, mapping: SurveyMapping, min_elements: int
    ) -> None:
        """Read the answers of a table, with every problem recorded."""
        self.name, self.sha256, self.min_elements = name, sha256, min_elements
        self._table, self._mapping = table, mapping
        self._problems = Problems(name, table.sheet.name)
        found = QuestionColumns(table, mapping, self._problems)
        self.needs_order = found.needs_order
        """Its questions are only numbered, and nobody has said in which order."""
        self._places = {code: place for place, code in found.means.items() if code}
        self.columns = [*self._columns_shown(found)]
        """All that have a heading, those that are not used among them."""
        self.personal = self._take_out_persons()
        """Answers with texts that look personal; taken out, unless somebody says that they lead to nobody."""
        questions = {code: place for code, place in self._places.items() if code in ELEMENTS}
        self._worth_of = cache(_AnswerWorths(self._table, questions, mapping).find)  # answers repeat
        self._unknown: dict[str, list[CellPosition]] = {}
        rows = [(row, answer) for row in self._table.rows if (answer := self._read_row(row)) is not None]
        answers = self._join_entries(rows) if self._is_paper else [answer for _, answer in rows]
        self._report_unknown()
        self._refuse_typed_traits(answers)
        self.answers = tuple(each for each in answers if is_complete(each, min_elements))
        self.incomplete = len(answers) - len(self.answers)
        """Answers with too few elements, which do not count."""
        if not (self.answers or self._problems.issues or self.needs_order):
            self._problems.add("survey_empty", least=str(min_elements))
        undated = sum(each.period is None for each in self.answers)
        if 0 < undated < len(self.answers):
            self._problems.add("survey_undated", count=str(undated))
        self.issues = self._problems.finish()

    @property
    def heads(self) -> dict[str, str]:
        """What its columns hold, by their headings."""
        return {column.head: column.means for column in self.columns if column.means}

    @property
    def has_errors(self) -> bool:
        """Whether its answers cannot be taken."""
        return self.needs_order or any(each.level is Level.ERROR for each in self.issues)

    @property
    def unknown_words(self) -> tuple[str, ...]:
        """Answers of which nobody knows what they are worth, numbers outside 1 to 4 among them."""
        return tuple(sorted(self._unknown, key=_is_number))

    @property
    def _is_paper(self) -> bool:
        return {BATCH, PAPER} <= {*self._places}

    def _join_entries(self, read: Sequence[tuple[ForeignRow, SurveyAnswer]]) -> list[SurveyAnswer]:
        """Return each sheet of paper once: what was keyed twice agrees, and a sample of each batch was."""
        batches: dict[str, dict[str, list[SurveyAnswer]]] = defaultdict(lambda: defaultdict(list))
        for row, answer in read:
            batch, paper = (row.text(self._places[kind]) or "tanpa nomor" for kind in (BATCH, PAPER))
            entries = batches[batch][paper]
            if entries and entries[0] != answer:
                self._problems.add("survey_keyed", CellPosition(row.number), batch=batch, paper=paper)
            entries.append(answer)
        for batch, papers in batches.items():
            twice = [paper for paper, entries in papers.items() if len(entries) > 1]
            least = min(len(papers), max(MIN_SAMPLE, -(-len(papers) // PAPERS_OF_SAMPLE)))
            if (lacking := least - len(twice)) > 0:
                lots = sorted(
                    {*papers} - {*twice}, key=lambda paper: sha256(f"{batch} {paper}".encode()).digest()
                )
                self._problems.add(
                    "survey_sample", batch=batch, count=str(lacking), lots=", ".join(lots[:lacking])
                )
        return [entries[0] for papers in batches.values() for entries in papers.values()]

    def _take_out_persons(self) -> int:
        """Take out of texts what leads to a person; return of how many rows, which are named."""
        kept = [place for code, place in self._places.items() if code in {*ELEMENTS, *SurveyTrait}]
        rows, found = [], defaultdict[str, dict[int, None]](dict)
        pieces_of = cache(find_personal_pieces)  # answers repeat; no longer than the file is read
        for row in self._table.rows:
            cells = [*row.cells]
            for place in (place for place in kept if isinstance(row.value(place), str)):
                for piece in pieces_of(row.text(place)):
                    cells[place] = mask_personal_pieces(row.text(place))
                    found[piece.why][row.number] = None
            rows.append(replace(row, cells=cells))
        count = len({number for own in found.values() for number in own})
        if not self._mapping.is_without_persons:
            self._table = replace(self._table, rows=tuple(rows))
            # Not beside a column that is refused for it.
            if count and not any(issue.code == "person_column" for issue in self._problems.issues):
                lists = {why: write_few([*map(str, own)], MAX_NAMED_ROWS) for why, own in found.items()}
                named = "; ".join(f"{why} di baris {rows}" for why, rows in lists.items())
                self._problems.add("survey_masked", count=str(count), found=named)
        return count

    def _columns_shown(self, found: QuestionColumns) -> Iterator[SurveyColumn]:
        for place, head in enumerate(self._table.heads):
            if head:
                cells = [] if names_person(head) else self._table.cells(place)[:3]
                texts = (mask_personal_pieces(text_of(cell))[:MAX_LETTERS_OF_ANSWER] for cell in cells)
                means, example = found.means.get(place, ""), ", ".join(dict.fromkeys(texts))
                yield SurveyColumn(place, head, means, example, place in found.unclear)

    def _at(self, row: ForeignRow, place: int) -> CellPosition:
        return CellPosition(row.number, place, self._table.heads[place])

    def _read_row(self, row: ForeignRow) -> SurveyAnswer | None:
        cells = {code: row.value(self._places[code]) for code in ELEMENTS if code in self._places}
        worths = {code: self._worth_of(cell, code) for code, cell in cells.items()}
        unknown = {code: text_of(cells[code]) for code, worth in worths.items() if worth == UNKNOWN}
        are_known = len(unknown) < sum(not is_blank(cell) for cell in cells.values())
        if self._is_named_sum(row, are_answers=are_known and not any(map(_is_number, unknown.values()))):
            return None
        for code, text in unknown.items():
            self._unknown.setdefault(text, []).append(self._at(row, self._places[code]))
        values = tuple(worths.get(code) or None for code in ELEMENTS)
        if not any(values):
            return SurveyAnswer(values)
        day, period = self._when(row)
        traits = {trait: text for trait in SurveyTrait if (text := self._trait(row, trait))}
        if self._is_paper:
            traits.setdefault(SurveyTrait.CHANNEL, PAPER_CHANNEL)
        return SurveyAnswer(values, period, day, traits, self._seconds(row))

    def _is_named_sum(self, row: ForeignRow, *, are_answers: bool) -> bool:
        """Say whether a row holds no answers but what they come to: `Jumlah`, `NRR per unsur`, `Modus`.

        Among what is asked of respondents, or behind the elements, such a word may be theirs.
        """
        labels = ((place, text) for place in range(len(row.cells)) if (text := row.text(place)))
        place, label = next((each for each in labels if not each[1][0].isdigit()), (0, ""))
        words = fold(label)
        is_sum = any(words == each or words.startswith(f"{each} ") for each in VOCABULARY["sum"])
        return is_sum and (place < min(self._places.values(), default=0) or not are_answers)

    def _report_unknown(self) -> None:
        for text, places in self._unknown.items():
            if _is_number(text):
                for at in places:
                    self._problems.add("survey_outside", at, text=text)
            else:
                shown = text[:MAX_LETTERS_OF_ANSWER]
                self._problems.add("survey_word", places[0], text=shown, count=str(len(places)))

    def _trait(self, row: ForeignRow, trait: SurveyTrait) -> str:
        place = self._places.get(trait)
        text = "" if place is None else row.text(place)
        if trait is SurveyTrait.AGE and text.isdecimal():
            return next((name for limit, name in _AGES if int(text) < limit), _OLDEST)
        if trait is SurveyTrait.SEX:
            words = {"l": "laki-laki", "p": "perempuan", "lk": "laki-laki", "pr": "perempuan"}
            return words.get(fold(text), fold(text).replace("laki laki", "laki-laki"))
        return text

    def _refuse_typed_traits(self, answers: Collection[SurveyAnswer]) -> None:
        for trait in SurveyTrait:
            values = {text for each in answers if (text := each.traits.get(trait))}
            if len(values) > MAX_TRAIT_VALUES:
                place = self._places[trait]
                at = CellPosition(column=place, head=self._table.heads[place])
                self._problems.add("survey_typed", at, count=str(len(values)), head=at.head)

    # --- time ---

    def _when(self, row: ForeignRow) -> tuple[date | None, Period | None]:
        """Return day and period of an answer, as far as the row says them."""
        for kind in (DAY, US_DAY, START):
            place = self._places.get(kind)
            if place is not None and not is_blank(cell := row.value(place)):
                day = read_day(cell, is_us=kind == US_DAY)
                if day is None:
                    self._problems.add("survey_day", self._at(row, place), text=row.text(place))
                return day, None if day is None else Period.month_of(day)
        texts = {kind: row.text(self._places[kind]) for kind in (YEAR, MONTH, PERIOD) if kind in self._places}
        filled = {kind: text for kind, text in texts.items() if text}
        if not filled:
            return None, None
        period = _read_parts(filled, self._table.heads[self._places.get(PERIOD, 0)])
        if period is None:
            kind = next(iter(filled))
            self._problems.add(
                "survey_day", self._at(row, self._places[kind]), text=" ".join(filled.values())
            )
        return None, period

    def _seconds(self, row: ForeignRow) -> int | None:
        texts = (row.text(self._places[kind]) for kind in (START, END) if kind in self._places)
        try:
            begin, end = map(datetime.fromisoformat, texts)
        except ValueError:  # no times, or only one
            return None
        return int((end - begin).total_seconds())


class _AnswerWorths:
    """What answers are worth, 1 to 4, by the words of the whole file."""

    def __init__(self, table: SurveyTable, questions: Mapping[str, int], mapping: SurveyMapping) -> None:
        self._stated = mapping.words
        elements = load_reference().survey_elements
        self._own = {each.code: {fold(t): n for n, t in enumerate(each.answers, 1)} for each in elements}
        texts = {
            code: {_grade_and_words(text_of(cell)) for cell in table.cells(place)}
            for code, place in questions.items()
        }
        self._steps = {_step_of(words) for own in texts.values() for _, words in own}
        words = {code: {words for grade, words in own if grade is None} for code, own in texts.items()}
        self._alike = {(code, each) for code, own in words.items() for each in self._find_alike(own, code)}
        """Answers of a question that would be worth the same as another one: "puas", "puas sekali"."""

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

    def _find_alike(self, words: Collection[str], code: str) -> Iterator[str]:
        worths = {each: self._by_words(each, code) for each in words}
        counts = Counter(worths.values())
        yield from (each for each, worth in worths.items() if worth is not None and counts[worth] > 1)

    def _by_words(self, words: str, code: str) -> int | None:
        has_double, has_fair = _VERY_NOT in self._steps, _FAIR in self._steps
        if not has_double and not has_fair and words in self._own[code]:
            return self._own[code][words]
        step = _step_of(words)
        if step in (None, _FAIR) or (has_double and _LESS in self._steps and step in (_NOT, _LESS)):
            return None
        if has_fair and step in (_VERY_NOT, _NOT, _LESS):  # "kurang" is the lowest beside "cukup", or no step
            return None
        if has_double:
            return {_VERY_NOT: 1, _NOT: 2, _LESS: 2, "": 3, _VERY: 4}[step]
        # Without "kurang" nobody can tell whether "tidak" is the lowest of four or the second.
        is_lowest = _LESS in self._steps
        return {_NOT: 1 if is_lowest else None, _LESS: 2, "": 3, _VERY: 4}[step]


def _step_of(words: str) -> str | None:
    """Return which step of a scale folded words are: `tidak`, `kurang`, none, `sangat`; `None`: no such.

    Examples:
        >>> [_step_of(words) for words in ("sangat sopan dan ramah", "tidak puas", "mudah", "loket 3")]
        ['sangat', 'tidak', '', None]
    """
    known = VOCABULARY["positive"] | VOCABULARY["idle"]
    for step in (_VERY_NOT, _VERY, _NOT, _LESS, _FAIR, ""):
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
        >>> str(read_day("3/4/2025 10:22:01", is_us=True))
        '2025-03-04'
    """
    if isinstance(cell, date):
        return cell
    text = re.sub(r"^\w+,\s*", "", _CLOCK.sub("", text_of(cell)))
    if slashed := SLASHED_DAY.fullmatch(text):
        first, second, year = slashed.groups()
        parts = (second, first) if is_us else (first, second)
        text = f"{parts[0]}/{parts[1]}/{year if len(year) > 2 else f'20{year}'}"
    try:
        return date.fromisoformat(written_day(text))
    except ValueError:
        return None


def _read_parts(texts: Mapping[str, str], head: str) -> Period | None:
    """Return the period that year, month and period of a row say together."""
    year, month, part = (texts.get(kind, "") for kind in (YEAR, MONTH, PERIOD))
    month = str(month_of(month) or month)
    named = next((word for word in ("semester", "triwulan") if word in fold(head)), "")
    if month and year and not part:
        wholes = [f"{year}-M{month:0>2}"]
    else:
        wholes = [part or month or year, f"{part} {year}", f"{named} {part} {year}", f"{named} {part}"]
    for text in wholes:
        try:
            return read_period(" ".join(text.split()))
        except ValueError:
            continue
    return None
