"""A category is the class of its value on the report's own scale, or of a survey on that of the law."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial
from itertools import takewhile
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.akip import is_of_akip
from capaian.auditor.understanding.classes import (
    PrintedClass,
    Scale,
    find_scales,
    plain_name,
    prints_scale,
    without_verdict,
)
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.implied_scales import implied_scales
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.told_scales import classified_by, told_scales
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rulebook import load_survey_classes
from capaian.rules.outcome import HUNDRED

_SURVEY: Final = re.compile(
    r"\b(?:ikm|skm|kepuasan|mutu pelayanan|mutu [a-d]|unsur pelayanan|survei|survey)\b", re.IGNORECASE
)
_GRADE_ROW: Final = re.compile(r"^(?:mutu|kategori|predikat|kinerja unit|kriteria)\b", re.IGNORECASE)
_NAMED: Final = Worded(
    r"\b(?:(?:di|ber)?kategori(?:kan)?|(?:ber)?(?:predikat|kriteria|mutu)|dinyatakan|tergolong|bernilai"
    r"|tingkat kualitas yang)\b"
    r"(?:\s+(?:capaian|kinerja|pelayanan|nilai|yaitu|adalah|dengan))*\W+(?P<name>[A-Za-z]+(?:\s+[A-Za-z]+)?)"
)
_GRADED: Final = re.compile(r"mutu\s+pelayanan\b", re.IGNORECASE)
_CAME_FROM: Final = re.compile(r"\b(?:dari|semula|sebelumnya)\s*$", re.IGNORECASE)
"""`naik dari kategori B`: the class of another year."""
_FOLLOWED: Final = re.compile(
    r"^\W*(?:(?:dengan|yaitu|yakni|karena|berdasarkan|atas)\s+)(?:(?:nilai|tingkat|persentase|rata-?\s?rata)\s+)*"
    r"(?:(?:pen)?capaian|kinerja|indeks|ikm|skm)(?:nya)?(?:\s+(?:kinerja|sebesar|adalah|mencapai|yaitu))*\s*$",
    re.IGNORECASE,
)
"""Between a category and the value it is of, told after it: `dengan rata-rata capaian`."""
_IN_BRACKETS: Final = re.compile(r"^\W*(?:%|persen\b)?\s*\(\W*(?P<name>[A-Za-z]+(?:\s+[A-Za-z]+)?)\W*\)")
_RIGHT_BEFORE: Final = re.compile(
    r"\W*(?:(?:dan|yang|sehingga|maka|jadi|masuk|termasuk|berada|pada|dalam|di|dengan|atau)\b\W*)*",
    re.IGNORECASE,
)
"""Between a value and the class that it is put into: `86,65 dan masuk mutu B`."""
_SUPPOSED: Final = Worded(r"\b(?:jika|apabila|bila(?:mana)?|kalau)\b")
"""A sentence that explains the classes: `bila nilai di bawah 65,00, mutu pelayanan Tidak Baik`."""
_VALUED: Final = re.compile(r"\b(?:nilai|konversi|indeks|skor|ikm|skm)\b", re.IGNORECASE)
_BESIDE: Final = re.compile(r"[()/:,;=\u2013\u2014-]|\batau\b", re.IGNORECASE)
"""Between the letter of a class and its name: `A (Sangat Baik)`, `B/Baik`, `C - Kurang Baik`."""
_PAIR: Final = 2
_DECIMALS: Final = 2
_FEWEST_BORNE_OUT: Final = 3
"""So many rows tell which column their classes are of."""
_LOWEST: Final = 25
"""The least that the index of a survey can be."""
_LEGAL: Final = "PermenPANRB 14/2017"


def check_scale(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every category beside the value that it is of, in tables and sentences."""
    for scale, number, name, line, place in _categories(report):
        classes = scale.classes_of(number.value)
        holds = any(name in known.names for known in classes) or not classes
        expected = " atau ".join(_written(known) for known in classes)
        why = f"Nilai {number.text} termasuk selang “{_texts(classes)}” pada {scale.name}: {expected}."
        yield Statement(
            AuditRule.SCALE,
            holds,
            line,
            f"{number.text}: {_as_written(name)}",
            expected,
            why,
            place,
            lines=(number.spot.line, *(known.line for known in classes if known.line)),
            against=None if holds else Held((number.spot,), partial(_is_of_other, scale, name, number)),
        )


def _is_of_other(scale: Scale, name: str, number: PrintedNumber, changed: Changed) -> bool:
    """Whether a category is the right one with another value in place of a wrong figure."""
    return any(name in known.names for known in scale.classes_of(changed.get(number.spot, number.value)))


def _written(known: PrintedClass) -> str:
    return " / ".join(map(_as_written, known.names))


def _as_written(name: str) -> str:
    """Return the plain name of a class as papers write it; one of two letters is no word: `BB`."""
    return name.upper() if len(name) <= _PAIR else name.title()


def _texts(classes: Sequence[PrintedClass]) -> str:
    return "; ".join(known.text for known in classes)


_Category = tuple[Scale, PrintedNumber, str, int, str]


def classified_values(report: UnderstoodReport) -> Iterator[tuple[Scale, PrintedNumber]]:
    """Yield every value that a report puts into a class, with the scale that it is of."""
    for scale, number, _, _, _ in _categories(report):
        yield scale, number


@lru_cache(maxsize=4)
def _categories(report: UnderstoodReport) -> tuple[_Category, ...]:
    """Return scale, value, plain name of the class, line and place of every category."""
    return tuple(_find_categories(report, find_scales(report.document)))


def _find_categories(report: UnderstoodReport, scales: Sequence[Scale]) -> Iterator[_Category]:
    known, told = _with_law(report, scales), told_scales(report.document)
    names = {name for scale in known for name in scale.names}
    for understood in report.tables if names or told else ():
        if not prints_scale(understood.table, scales):
            made = [*_of_table(understood, known, names)]
            yield from made
            judged = {line for _, _, _, line, _ in made}
            for scale, number, name, row in classified_by(understood, told):
                if row.row.line not in judged:
                    yield scale, number, name, row.row.line, understood.place(row)
    known = (*known, *implied_scales(report))
    names = {name for scale in known for name in scale.names}
    for sentence, mentions in read_sentences(report.document) if names else ():
        yield from _of_sentence(sentence, mentions, known, names)


def _with_law(report: UnderstoodReport, scales: Sequence[Scale]) -> Sequence[Scale]:
    """Return the scales, with that of the law where a report on surveys prints none of its own."""
    if any(scale.is_survey for scale in scales):
        return scales
    is_of_survey = any(_SURVEY.search(line.text) for line in report.document.lines)
    return (*scales, legal_scale()) if is_of_survey else scales


def _scales_of(name: str, value: Decimal, words: str, scales: Sequence[Scale]) -> Sequence[Scale]:
    """Return the scales that know a name and may have a value; a survey's first where words are of one."""
    is_survey = bool(_SURVEY.search(words))
    own = [scale for scale in scales if name in scale.names and scale.is_of(value)]
    fitting = [scale for scale in own if scale.is_survey is is_survey]
    printed = [scale for scale in own if not scale.is_survey]
    return (*fitting, *printed)


@cache
def legal_scale() -> Scale:
    """Return the classes of a satisfaction index, 25 to 100, by law."""
    table = load_survey_classes()[-1]
    classes = [
        PrintedClass(
            0, f"{known.lower}-{known.upper}".replace(".", ","), known.lower, known.upper, True, True,
            (known.letter.casefold(), known.name.casefold()), 2,
        )
        for known in reversed(table.classes)
    ]  # fmt: skip
    return Scale(_LEGAL, 0, tuple(classes), is_survey=True)


_Cell = tuple[UnderstoodRow, int, str, PrintedNumber, str]
"""Row, column, plain name of the class, the value that it is of, and words that tell of what."""


def _of_table(
    understood: UnderstoodTable, scales: Sequence[Scale], names: Collection[str]
) -> Iterator[_Category]:
    """Yield the names of classes in the cells of a table, each with the value it is of."""
    cells = [*_cells_of(understood, scales, names)]
    in_columns: dict[int, list[tuple[str, PrintedNumber]]] = {}
    for _, column, name, number, _ in cells:
        in_columns.setdefault(column, []).append((name, number))
    ordered = {column: _by_rows(named, scales) for column, named in in_columns.items()}
    for row, column, name, number, words in cells:
        known = _scales_of(name, number.value, words, ordered[column])
        if known:
            yield known[0], number, name, row.row.line, understood.place(row)


def _by_rows(named: Sequence[tuple[str, PrintedNumber]], scales: Sequence[Scale]) -> Sequence[Scale]:
    """Return scales, the one first that most classes of a column bear out."""
    held = {scale.name: sum(_is_of_class(scale, *each) for each in named) for scale in scales}
    return sorted(scales, key=lambda scale: -held[scale.name])


def _cells_of(
    understood: UnderstoodTable, scales: Sequence[Scale], names: Collection[str]
) -> Iterator[_Cell]:
    title = understood.table.title
    for place, row in enumerate(understood.rows):
        for cell in row.row.cells:
            in_brackets = _IN_BRACKETS.match(cell.text[cell.number.spot.end :]) if cell.number else None
            own = _names_of(in_brackets["name"] if in_brackets else cell.text, scales, names)
            if not own or (cell.number and not in_brackets):
                continue
            number = (
                cell.number
                or value_of_class(understood, row, cell.column)
                or _above(understood, place, cell.column)
                or _borne_out(understood, row, cell.column, scales)
            )
            if number is None:
                continue
            words = f"{title} {row.row.label}" if in_brackets or _GRADE_ROW.match(row.row.label) else title
            path = " ".join(understood.table.paths[cell.column])
            for name in own:
                yield row, cell.column, name, number, f"{words} {path}"


def _names_of(text: str, scales: Sequence[Scale], names: Collection[str]) -> Sequence[str]:
    """Return the plain name of the class in a cell; letter and name of one class are one: `A (Sangat Baik)`.

    A letter with the name of another class is two, of which one must be wrong.
    """
    whole = without_verdict(plain_name(text))
    if whole in names:
        return [whole]
    parts = [plain for part in _BESIDE.split(text) if (plain := without_verdict(plain_name(part)))]
    if len(parts) != _PAIR or not all(part in names for part in parts):
        return []
    is_one = any({*parts} <= {*known.names} for scale in scales for known in scale.classes)
    return parts[:1] if is_one else parts


def value_of_class(understood: UnderstoodTable, row: UnderstoodRow, column: int) -> PrintedNumber | None:
    """Return the figure that a category in its own column is of: the last achievement or index before it."""
    if Role.CATEGORY not in understood.columns[column].roles:
        before_it = row.row.cells[column - 1] if column else None
        is_mean = row.kind in (RowKind.MEAN, RowKind.TOTAL)
        return before_it.number if before_it is not None and is_mean else None
    before = [known for known in understood.columns[:column] if row.row.cells[known.index].number]
    own = [c for c in before if {Role.ACHIEVEMENT, Role.INDEX} & {*roles_of(c.path[-1:])}]
    derived = {
        relation.result.index for relation in understood.relations if relation.rule is AuditRule.ACHIEVEMENT
    }
    own = [c for c in own if c.index in derived] or own or [c for c in before if c.index in derived]
    if not own and before and (before[-1].is_percent or _is_converted(understood, before[-1])):
        own = before[-1:]
    return row.row.cells[own[-1].index].number if own else None


def _is_converted(understood: UnderstoodTable, column: Column) -> bool:
    """Whether a column of a table about a survey has values of 25 to 100, which the law puts into classes."""
    words = f"{understood.table.title} {' '.join(understood.table.paths[column.index])}"
    numbers = [row.row.cells[column.index].number for row in understood.rows]
    values = [number.value for number in numbers if number is not None]
    is_valued = bool(_SURVEY.search(words) and _VALUED.search(" ".join(column.path)))
    return is_valued and all(_LOWEST <= value <= HUNDRED for value in values)


def _borne_out(
    understood: UnderstoodTable, row: UnderstoodRow, column: int, scales: Sequence[Scale]
) -> PrintedNumber | None:
    """Return the figure that a class is of by the one scale and column that all rows but one bear out.

    A head that tells of classes stands behind what they are of, and of nothing else.
    """
    if Role.CATEGORY in understood.columns[column].roles:
        return None
    own = [each.row.cells for each in understood.rows if plain_name(each.row.cells[column].text)]
    for before in reversed([known for known in understood.columns[:column] if known.is_numeric]):
        pairs = [(plain_name(cells[column].text), cells[before.index].number) for cells in own]
        for scale in scales:
            held = sum(_is_of_class(scale, name, number) for name, number in pairs)
            if held >= max(len(pairs) - 1, _FEWEST_BORNE_OUT) and {name for name, _ in pairs} <= scale.names:
                return row.row.cells[before.index].number
    return None


def _is_of_class(scale: Scale, name: str, number: PrintedNumber | None) -> bool:
    return number is not None and any(name in known.names for known in scale.classes_of(number.value))


def _above(understood: UnderstoodTable, place: int, column: int) -> PrintedNumber | None:
    """Return the figure above a grade in a row of grades, as `Mutu Pelayanan` below the index."""
    row = understood.rows[place].row
    if not _GRADE_ROW.match(row.label) or place == 0:
        return None
    before = understood.rows[place - 1]
    spanned = _index_below_merged_head(understood, place, column) or column
    return before.row.cells[spanned].number if before.kind is not RowKind.BAND else None


def _index_below_merged_head(understood: UnderstoodTable, place: int, column: int) -> int | None:
    """Return the column of indices that a grade spans too: one cell below `Nilai` and `Indeks` of a year."""
    texts, own = understood.rows[place].row.texts, understood.columns[column].path[:-1]
    blank = takewhile(lambda other: not texts[other.index], understood.columns[column + 1 :])
    spanned = [other.index for other in blank if own and other.path[:-1] == own and Role.INDEX in other.roles]
    return spanned[0] if len(spanned) == 1 else None


def _of_sentence(
    sentence: Sentence, mentions: Sequence[Mention], scales: Sequence[Scale], names: Collection[str]
) -> Iterator[_Category]:
    """Yield a category in words where the sentence has one achievement or index before it."""
    if _SUPPOSED.search(sentence.text):
        return
    for match in _NAMED.finditer(sentence.text):
        name = _name(match["name"], names)
        if _CAME_FROM.search(sentence.text, 0, match.start()) or is_of_akip(sentence.text[: match.start()]):
            continue
        before = [m for m in mentions if sentence.place_of(m.number) < match.start()]
        is_graded = bool(_GRADED.match(match[0]))
        number = (
            _only(before, sentence, is_graded=is_graded)
            if before
            else _following(match, name, sentence, mentions)
        )
        number = number or _right_before(match, before, sentence)
        if name and number is not None:
            yield from _told(sentence, number, name, scales)
    for mention in mentions:
        in_brackets = _IN_BRACKETS.match(mention.after)
        name = _name(in_brackets["name"], names) if in_brackets else ""
        if name:
            yield from _told(sentence, mention.number, name, scales)


def _right_before(
    category: re.Match[str], before: Sequence[Mention], sentence: Sentence
) -> PrintedNumber | None:
    """Return the value that stands right before its class: `86,65 dan masuk mutu B`, `57%, kategori C`.

    Behind a share in brackets goes on what the share is of: `8 indikator (80,00%) berkategori Baik`.
    """
    last = before[-1].number if before and before[-1].part not in CHANGES else None
    if last is None or last.decimals < _DECIMALS:
        return None
    if last.unit != PERCENT and not _SURVEY.search(category[0]):
        return None
    between = sentence.text[sentence.place_of(last) + len(last.text) : category.start()]
    is_of_share = last.unit == PERCENT and ")" in between
    return last if _RIGHT_BEFORE.fullmatch(between) and not is_of_share else None


def _following(
    category: re.Match[str], name: str, sentence: Sentence, mentions: Sequence[Mention]
) -> PrintedNumber | None:
    """Return the value right after a category: `kategori Tinggi dengan rata-rata capaian 88,24%`."""
    words = sentence.text[category.start("name") :]
    end = len(sentence.text) - len(words.split(maxsplit=len(name.split()))[-1])
    number = mentions[0].number if mentions else None
    between = "" if number is None else sentence.text[end : sentence.place_of(number)]
    return number if name and _FOLLOWED.match(between) else None


def _only(mentions: Sequence[Mention], sentence: Sentence, *, is_graded: bool) -> PrintedNumber | None:
    """Return the one achievement that is named, or in words about a survey the one index.

    A grade of service is of the index alone: `86,75 dari target 86,00 (100,87%), mutu pelayanan B`.
    """
    own = [m.number for m in mentions if m.part is Part.ACHIEVEMENT and not is_graded]
    if not own and _SURVEY.search(sentence.text):
        own = [m.number for m in mentions if m.number.decimals and m.part in (Part.ACTUAL, None)]
    return own[-1] if len({number.value for number in own}) == 1 else None


def _name(words: str, names: Collection[str]) -> str:
    """Return the name of a class that words begin with, the longest first."""
    plain = plain_name(words)
    first = words.split()[0]
    shorter = plain.split(" ")[0] if len(first) > 1 or first.isupper() else ""
    return next((name for name in (plain, shorter) if name in names), "")


def _told(
    sentence: Sentence, number: PrintedNumber, name: str, scales: Sequence[Scale]
) -> Iterator[_Category]:
    own = _scales_of(name, number.value, sentence.text, scales)
    if own:
        borne_out = (scale for scale in own if _is_of_class(scale, name, number))
        yield next(borne_out, own[0]), number, name, sentence.line, sentence.place
