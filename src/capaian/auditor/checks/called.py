"""A sentence calls a figure what the tables call it: no actual is an achievement, no spending is a budget."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVED, MOVES
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT, RUPIAH

_FEWEST_DIGITS: Final = 4
"""Figures with fewer digits meet by chance."""
_FEWEST_OF_MEAN: Final = 3
"""Digits of a mean without the zeros at its end: one that is rounder meets any figure."""
_CALLED: Final = (
    (Role.ACHIEVEMENT, re.compile(r"(?<!persentase )(?<!indikator )(?<!tingkat )\bcapaian(?:nya)?\b", re.I)),
    (
        Role.ACTUAL,
        re.compile(r"\brealisasi(?:nya)?\b(?! (?:anggaran|dana|keuangan|belanja|biaya|fisik))", re.I),
    ),
    (Role.BUDGET, re.compile(r"\bpagu(?: dana| anggaran)?\b|\b(?:alokasi|jumlah|total) anggaran\b", re.I)),
    (
        Role.SPENT,
        re.compile(r"\brealisasi (?:anggaran|dana|keuangan|belanja|biaya)\b|(?<!tidak )\bterserap\b", re.I),
    ),
)
_MEANT: Final = {
    Role.ACHIEVEMENT: (Role.ACTUAL, Role.TARGET),
    Role.ACTUAL: (Role.ACHIEVEMENT,),
    Role.BUDGET: (Role.SPENT,),
    Role.SPENT: (Role.BUDGET,),
}
"""What else a figure may be that is called so."""
_OTHER_WORDS: Final = re.compile(
    r"\b(?:realisasi\w*|terealisasi|(?<!persentase )capaian\w*|tercapai|mencapai|target\w*|ditargetkan|pagu"
    rf"|(?<!tahun )anggaran|alokasi|serapan|penyerapan|terserap|kinerja tahun|{MOVES}|dibanding\w*|selisih"
    r"|sisa|menyisakan|menjadi|belanja|meningkatkan|menurunkan)\b",
    re.I,
)
_OF_MONEY: Final = frozenset({Role.BUDGET, Role.SPENT})
_BY: Final = re.compile(r"\b(?:sebesar|sebanyak|senilai)\s*$", re.I)
_NEXT_TO: Final = re.compile(
    r"\b(?:sebesar|sebanyak|senilai|adalah|yaitu|yakni|ialah|:)\s*(?:rp\.?\s*)?$"
    r"|\b(?:sehingga|maka)\s+(?:realisasi|capaian)(?:\s+kinerja)?(?:nya)?\s*$"
    r"|\brealisasinya\s*$|(?:\b(?:dengan|dan|serta|mencatat|membukukan|menghasilkan|yakni|atau)|,|[(])\s*realisasi\s*$",
    re.I,
)
_AROUND: Final = re.compile(r"\([^)]*\)|\b(?:19|20)\d\d\b|\btahun\b|\bpersen\b|[%\d]", re.IGNORECASE)
"""What heads say besides the name of what stands below them."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_NAME: Final = re.compile(r"[^\W\d_]{5,}(?: [^\W\d_]{4,})?")
_MOVED_FROM: Final = re.compile(
    r"\b(?P<name>realisasi|capaian)(?:nya)?(?:\s+(?!anggaran|keuangan|belanja|dana|fisik)[^\W\d_]+){0,5}?"
    rf"\s+(?:{MOVED}|berubah|bergerak)\s+dari\s*$",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\bmenjadi\s*$", re.IGNORECASE)
"""Before the second of two levels: `realisasi indikator naik dari 98,77 persen menjadi`."""
_MOVED: Final = {"realisasi": Role.ACTUAL, "capaian": Role.ACHIEVEMENT}


_TOLD_AS: Final = re.compile(
    r"\b(?:(?P<achievement>(?:tingkat\s+)?(?:pen|keter)?capaian)|(?P<actual>realisasi|hasil)"
    r"|target|rencana|pagu|anggaran|serapan|kenaikan|penurunan|selisih)(?:nya)?\b",
    re.IGNORECASE,
)
"""What the figures of a sentence are, one after the other."""


@dataclass(frozen=True, slots=True)
class _Cell:
    number: PrintedNumber
    table: str
    actuals: frozenset[Decimal]
    """The actuals of its row."""
    beside: Mapping[Role, PrintedNumber]
    """The figures of its row that alone are what they are."""
    role: Role
    label: str
    """The name of its row, without blanks and what stands in brackets."""

    @property
    def place(self) -> str:
        return f"{self.table} (baris {self.number.spot.line})"


_Held = Mapping[Decimal, Sequence[_Cell]]


def check_called(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield figures that a sentence calls by one name, beside the columns of the tables that hold them."""
    held = _held(report)
    names = (*_CALLED, *_own_names(report))
    rows = _rows_of_years(report)
    for paragraph in read_paragraphs(report.document):
        yield from _levels(paragraph, rows)
        yield from _moved(paragraph, held)
        for sentence in paragraph.sentences:
            yield from _exchanged(paragraph, sentence, held)
        for mention in paragraph.mentions:
            role = _called(mention, names)
            known = _known(mention, paragraph, held)
            if role is None or _digits(mention.number) < _FEWEST_DIGITS:
                continue
            if mention.is_of_mean and mention.number.significant < _FEWEST_OF_MEAN:
                continue  # a round mean equals a target or a level by chance
            if mention.number.unit != (RUPIAH if role in _OF_MONEY else PERCENT):
                continue  # what was achieved, in a unit of its own, is the actual
            meant = next((other for other in _MEANT[role] if other in known), None)
            is_mean = mention.is_mean and meant is not None and not known[meant].actuals
            if role is Role.ACTUAL and meant and not is_mean and not _tells_actual(paragraph, known[meant]):
                continue  # words are used loosely where only one of both is told
            if role in known or meant is not None:
                right = role if meant is None or role in known else meant
                namesake = _of_that_name(paragraph, role, known[right]) if right is not role else None
                made = _statement(paragraph, mention, role, right, known[right], namesake)
                yield made
                if namesake is not None:
                    yield _misread(made, role, known[right], namesake)


def _known(mention: Mention, paragraph: Paragraph, held: _Held) -> Mapping[Role, _Cell]:
    """Return what the columns that hold a figure are, of the rows that its sentence names if it names any."""
    cells = held.get(abs(mention.number.value), ())
    if len(cells) > 1:
        text = plain(" ".join(f"{each.before} {each.after}" for each in paragraph.sentence_of(mention)))
        cells = [cell for cell in cells if cell.label and cell.label in text] or cells
    found: dict[Role, _Cell] = {}
    for cell in cells:
        found.setdefault(cell.role, cell)
    return found


def _held(report: UnderstoodReport) -> _Held:
    """Return the cells with each figure, with what their columns are."""
    found: dict[Decimal, list[_Cell]] = {}
    for understood in report.tables:
        roles = {column.index: _role(column) for column in understood.columns if column.is_numeric}
        once = [role for role, times in Counter(roles.values()).items() if times == 1]
        for row in understood.rows:
            figures = {i: number for i in roles if (number := row.row.cells[i].number) is not None}
            beside = {roles[i]: number for i, number in figures.items() if roles[i] in once}
            actuals = _actuals(row, understood.columns)
            label = plain(_BRACKETS.sub("", row.label))
            for index, number in figures.items():
                cell = _Cell(number, understood.table.name, actuals, beside, roles[index], label)
                found.setdefault(number.value, []).append(cell)
    return found


def _role(column: Column) -> Role:
    """Return what the figures of a column are."""
    return Role.CHANGE if column.roles[:1] == (Role.CHANGE,) else column.meaning or Role.LABEL


def _actuals(row: UnderstoodRow, columns: Sequence[Column]) -> frozenset[Decimal]:
    numbers = (row.row.cells[column.index].number for column in columns if column.meaning is Role.ACTUAL)
    return frozenset(number.value for number in numbers if number is not None)


def _tells_actual(paragraph: Paragraph, cell: _Cell) -> bool:
    """Whether a paragraph tells the actual of the row of a cell too."""
    return any(mention.number.value in cell.actuals for mention in paragraph.mentions)


def _rows_of_years(report: UnderstoodReport) -> Sequence[Mapping[Decimal, PrintedNumber]]:
    """Return the figures with decimals of each row, below heads of different years, by their value."""
    found = []
    for understood in report.tables:
        columns = [column for column in understood.columns if column.is_numeric and len(column.years) == 1]
        if len({column.years for column in columns}) > 1:
            for row in understood.rows:
                numbers = [row.row.cells[column.index].number for column in columns]
                found.append({number.value: number for number in numbers if number and number.decimals})
    return found


def _levels(paragraph: Paragraph, rows: Sequence[Mapping[Decimal, PrintedNumber]]) -> Iterator[Equation]:
    """Yield changes whose figure is the level of one year, beside that of another."""
    for place, mention in enumerate(paragraph.mentions):
        if mention.part not in (Part.UP, Part.DOWN) or not _BY.search(mention.before):
            continue
        value = mention.number.value
        later = [other.number.value for other in paragraph.mentions[place + 1 :]]
        # A change beside its two levels is one, whatever else the row holds.
        if any(abs(first - last) == value for first, last in pairwise(later)):
            continue
        for other in paragraph.mentions[place + 1 :]:
            before = other.number.value
            row = next((row for row in rows if value in row and before in row and value != before), None)
            if row is not None and abs(value - before) != value:
                inputs = tuple(sorted((row[value], row[before]), key=lambda n: n.value, reverse=True))
                yield Equation(
                    AuditRule.DIFFERENCE,
                    Law.DIFFERENCE,
                    mention.number,
                    inputs,
                    paragraph.place,
                    subject="perubahan",
                    note=f"{mention.number.text} adalah nilainya, bukan perubahannya.",
                )
                break


def _moved(paragraph: Paragraph, held: _Held) -> Iterator[Statement]:
    """Yield the name of two levels of a move, if tables have both for another."""
    for first, last in pairwise(paragraph.mentions):
        named = _MOVED_FROM.search(first.before) if _TO.search(last.before) else None
        if named is None or min(_digits(first.number), _digits(last.number)) < _FEWEST_DIGITS:
            continue
        role = _MOVED[named["name"].casefold()]
        before, after = (_known(each, paragraph, held) for each in (first, last))
        meant = next((other for other in _MEANT[role] if other in before and other in after), None)
        is_known = role not in before and role not in after
        if is_known and meant is not None and meant is not Role.TARGET:
            yield _statement(paragraph, first, role, meant, before[meant], None)


def _own_names(report: UnderstoodReport) -> Iterator[tuple[Role, re.Pattern[str]]]:
    """Yield what the heads of a report call actuals and achievements: `Kinerja Nyata`, `Hasil`."""
    for role in (Role.ACTUAL, Role.ACHIEVEMENT):
        columns = (column for table in report.tables for column in table.columns if column.meaning is role)
        heads = {_AROUND.sub(" ", column.path[-1]).strip() for column in columns if column.path}
        own = [head for head in heads if _NAME.fullmatch(head) and not _OTHER_WORDS.search(head)]
        words = [r"\s+".join(map(re.escape, head.split())) for head in own]
        if words:
            yield role, re.compile(rf"\b(?:{'|'.join(sorted(words))})(?:nya)?\b", re.IGNORECASE)


def _exchanged(paragraph: Paragraph, sentence: Sequence[Mention], held: _Held) -> Iterator[Statement]:
    """Yield the names of an actual and its achievement that stand in each other's place."""
    named = [(mention, _NAME_ROLES.get(_last_name(mention))) for mention in sentence]
    for first, role in named:
        other = next((each for each, own in named if role and own and own is not role), None)
        known = _known(first, paragraph, held) if role and other and first.number.is_long else {}
        right = Role.ACTUAL if role is Role.ACHIEVEMENT else Role.ACHIEVEMENT
        cell = known.get(right)
        if role is None or other is None or cell is None or role in known:
            continue
        own = cell.beside.get(role)
        if own is not None and own.value == other.number.value != first.number.value:
            yield _statement(paragraph, first, role, right, cell, None)


_NAME_ROLES: Final = {"achievement": Role.ACHIEVEMENT, "actual": Role.ACTUAL}


def _last_name(mention: Mention) -> str:
    """Return which of the words that name figures stands last before one."""
    found = [*_TOLD_AS.finditer(mention.before)]
    return (found[-1].lastgroup or "") if found else ""


def _called(mention: Mention, names: Sequence[tuple[Role, re.Pattern[str]]]) -> Role | None:
    """Return what the words right before a figure call it."""
    found = [(match.end(), role) for role, pattern in names for match in pattern.finditer(mention.before)]
    is_next = any(mention.before[end - 3 :].strip() == "nya" for end, _ in found)
    if not found or not (is_next or _NEXT_TO.search(mention.before)):
        return None
    end, role = max(found, key=lambda pair: pair[0])
    return None if _OTHER_WORDS.search(mention.before[end:]) else role


def _digits(number: PrintedNumber) -> int:
    return number.digits


def _statement(
    paragraph: Paragraph, mention: Mention, role: Role, right: Role, cell: _Cell, meant: PrintedNumber | None
) -> Statement:
    """Return that the name is right; where the figure of that name may be meant instead, both are said."""
    text = mention.number.text
    readings = f"{right.value} {text}" + (f" atau {role.value} {meant.text}" if meant is not None else "")
    return Statement(
        AuditRule.LABEL,
        role is right,
        mention.number.spot.line,
        f"{role.value} {text}",
        readings,
        f"Angka {text} pada {cell.place} adalah {right.value}, bukan {role.value}.",
        paragraph.place,
        Level.WARNING,
        () if role is right else (cell.number.spot.line,),
        (mention.number.spot,),
        meant=meant,
    )


def _of_that_name(paragraph: Paragraph, role: Role, cell: _Cell) -> PrintedNumber | None:
    """Return the figure that bears the name in the row, where the paragraph lacks it."""
    own = cell.beside.get(role)
    is_told = own is not None and any(own.value == other.number.value for other in paragraph.mentions)
    return None if is_told else own


def _misread(renamed: Statement, role: Role, cell: _Cell, meant: PrintedNumber) -> Statement:
    """Return that another figure bears the name in the row: either this is mended or the name."""
    return replace(
        renamed,
        rule=AuditRule.CROSSREF,
        why=f"Pada {cell.place} {role.value}nya {meant.text}; cukup sebutan atau angkanya yang diganti.",
        lines=(meant.spot.line,),
        meant=None,
    )
