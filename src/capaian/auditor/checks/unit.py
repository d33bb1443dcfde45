"""The unit fits the quantity: percent signs among sisters, one scale in a row, an index that is no share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.signs import lost_signs
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedCell
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.mentions import Mention, Part, only_of
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal
from capaian.domain.value import ONE, PERCENT

_SHARE: Final = re.compile(r"\b(?:persentase|prosentase|cakupan|rasio|ratio|persen)\b", re.IGNORECASE)
_INDEX: Final = Worded(r"\b(?:indeks|index|ikm|skm|ipm|nilai survei|nilai survey)\b")
_GIVEN: Final = frozenset({Role.TARGET, Role.ACTUAL})
_SHARES: Final = frozenset({Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE})
_FEWEST: Final = 4
_SMALL: Final = 4
"""Highest value of an index of 1 to 4."""
_LARGE: Final = 25
"""Lowest value of such an index set to 25 to 100."""
_THINGS: Final = re.compile(
    r"^(?:dokumen|laporan|orang|unit|buah|kegiatan|bulan|paket|nilai|indeks|poin|skor|layanan|lembar|jiwa|hari|kali"
    r"|inovasi|keping|akta|desa|kecamatan|mitra|opd)$",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(r"^\W*(?:\d+[.)]?\s*)?(?:jumlah|banyaknya)\b(?!\s+(?:rata|persen))", re.IGNORECASE)
_MEASURE: Final = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:indeks|index|nilai|skor|persentase|prosentase|cakupan)\b", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"^(?:dokumen|laporan|orang|unit|buah|kegiatan|paket|lembar|jiwa|keping|akta|desa|kecamatan|opd)$",
    re.IGNORECASE,
)
_MOST_PERCENT: Final = 1000
"""A count above it is no percentage, whatever was reached."""


def check_unit(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the units of figures that stand for one thing."""
    for understood in report.tables:
        given = [column for column in understood.columns if _is_given(column)]
        for row in understood.rows:
            if row.kind is not RowKind.BAND:
                yield from _row(understood, row, given)
        yield from _columns(understood)
    for sentence, mentions in read_sentences(report.document):
        yield from _sentence(sentence, mentions)
    yield from lost_signs(report)


def _row(understood: UnderstoodTable, row: UnderstoodRow, given: Sequence[Column]) -> Iterator[Statement]:
    found = (row.row.cells[column.index] for column in given)
    figures = [(cell, cell.number) for cell in found if cell.number is not None]
    label = " ".join(cell.text for cell in row.row.cells if not cell.numbers)
    yield from _signs(understood, row, figures, label)
    yield from _one_scale(understood, row, [number for _, number in figures], label)
    yield from _unit_column(understood, row, [number for _, number in figures], label)


_LEFT: Final = re.compile(r"\b(?:sisa|selisih|gap|deviasi|kenaikan|penurunan)\b", re.IGNORECASE)
"""Heads of what lies between a target and something else: `Sisa Target`."""


def _is_given(column: Column) -> bool:
    """Whether a column holds targets or actuals, also of other years, and nothing computed.

    How far an actual moved is computed, as `Selisih Realisasi`; a target that was changed is none.
    """
    own = roles_of(column.path[-1:])
    if Role.CHANGE in own and (Role.TARGET not in own or _LEFT.search(column.name)):
        return False
    roles = own or column.roles
    is_year = bool(column.path) and bool(
        re.fullmatch(r"\W*(?:tahun\s*)?(?:19|20)\d\d\W*", column.path[-1], re.I)
    )
    return bool(_GIVEN & {*column.roles} and not _SHARES & {*roles} and not column.is_money) or (
        is_year and not _SHARES & {*column.roles} and not column.is_money
    )


_Figure = tuple[PrintedCell, PrintedNumber]


def _signs(
    understood: UnderstoodTable, row: UnderstoodRow, figures: Sequence[_Figure], label: str
) -> Iterator[Statement]:
    """Yield whether targets and actuals of one row are all percentages, or none."""
    signed = [number.value for _, number in figures if number.unit == PERCENT]
    bare = [(cell, n) for cell, n in figures if n.unit == ONE and cell.text.strip() == n.text]
    is_known = len(signed) > 1 or (len(signed) == 1 and bool(_SHARE.search(label)))
    if len(figures) < 2 or not is_known or _INDEX.search(label):
        return
    wrong = [cell for cell, n in bare if n.value * 4 >= min(signed) and n.value <= 4 * max(signed)]
    cell = wrong[0] if len(wrong) == 1 else None
    yield Statement(
        AuditRule.UNIT,
        cell is None,
        row.row.line if cell is None else cell.line,
        "" if cell is None else cell.text.strip(),
        "" if cell is None else f"{cell.text.strip()}%",
        "" if cell is None else "Tanda persen tidak ada, padahal angka lain dalam baris ini memakainya.",
        understood.place(row),
        Level.NOTE,
    )


def _one_scale(
    understood: UnderstoodTable, row: UnderstoodRow, numbers: Sequence[PrintedNumber], label: str
) -> Iterator[Statement]:
    """Yield whether an index is of 1 to 4 in one column and of 25 to 100 in another."""
    if len(numbers) < 2 or any(number.unit != ONE for number in numbers) or not _INDEX.search(label):
        return
    small = [number for number in numbers if 1 <= number.value <= _SMALL and number.decimals]
    large = [number for number in numbers if _LARGE <= number.value <= 100]
    holds = not (small and large) or len(small) + len(large) < len(numbers)
    why = ""
    if not holds:
        converted = write_decimal(small[0].value * 25, 2)
        why = (
            f"Dalam satu baris ada nilai pada skala 1-4 ({small[0].text}) dan pada skala 25-100"
            f" ({large[0].text}) tanpa keterangan; {small[0].text} × 25 = {converted}."
        )
    printed = "; ".join(number.text for number in numbers)
    expected = "" if holds else "satu skala"
    place = understood.place(row)
    yield Statement(AuditRule.UNIT, holds, row.row.line, printed, expected, why, place, Level.WARNING)


def _unit_column(
    understood: UnderstoodTable, row: UnderstoodRow, numbers: Sequence[PrintedNumber], label: str
) -> Iterator[Statement]:
    """Yield the unit that a column of units names beside what is measured and beside signs in the row."""
    column = next((c for c in understood.columns if Role.UNIT in roles_of(c.path[-1:])), None)
    unit = "" if column is None else row.row.cells[column.index].text.strip(" .()")
    if column is None or not unit or not numbers:
        return
    name = row.row.cells[column.index - 1].text if column.index else row.label
    expected, why = "", ""
    is_percent = unit == "%" or unit.casefold() in ("persen", "persentase")
    if is_percent and re.search(r"\bindeks kepuasan\b|\bikm\b|\bskm\b", label, re.IGNORECASE):
        if all(number.value <= _SMALL for number in numbers):
            expected, why = "indeks", f"Indeks pada skala 1-4 ({numbers[0].text}) bukan persentase."
    elif is_percent and _COUNT.match(name) and all(map(_is_large_count, numbers)):
        expected, why = "satuan yang dihitung", f"Jumlah sebesar {numbers[0].text} bukan persentase."
    elif _COUNTED.match(unit) and _MEASURE.match(name) and all(n.decimals for n in numbers):
        expected, why = "satuan ukuran", f"{numbers[0].text} tidak menghitung {unit.casefold()}."
    elif _THINGS.match(unit) and not _SHARE.search(label) and all(n.unit == PERCENT for n in numbers):
        expected, why = "%", f"Satuan tertulis {unit}, sedangkan angkanya dalam persen."
    line = row.row.line
    yield Statement(
        AuditRule.UNIT, not expected, line, unit, expected, why, understood.place(row), Level.WARNING
    )


def _is_large_count(number: PrintedNumber) -> bool:
    return number.is_exact and number.value > _MOST_PERCENT


def _columns(understood: UnderstoodTable) -> Iterator[Statement]:
    """Yield the signs of a column of shares: nearly all have one or nearly none."""
    derived = {relation.result.index for relation in understood.relations}
    for column in understood.columns:
        if not _SHARES & {*roles_of(column.path[-1:])} and column.index not in derived:
            continue
        rows = [(row, row.row.cells[column.index]) for row in understood.rows if row.kind is not RowKind.BAND]
        cells = [(row, cell, cell.number) for row, cell in rows if cell.number is not None]
        bare = sum(number.unit != PERCENT for _, _, number in cells)
        if len(cells) < _FEWEST or "%" in " ".join(column.path) or bare * 5 > len(cells):
            continue
        for row, cell, number in cells:
            is_bare = number.unit != PERCENT
            text = cell.text.strip()
            yield Statement(
                AuditRule.UNIT,
                not is_bare,
                cell.line,
                text,
                f"{text}%" if is_bare else "",
                "Tanda persen tidak ada, padahal angka lain dalam kolom ini memakainya." if is_bare else "",
                understood.place(row),
                Level.NOTE,
            )


def _sentence(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield target and actual of a sentence: both percentages or none; an index of 1 to 4 is none."""
    target, actual = only_of(mentions, Part.TARGET), only_of(mentions, Part.ACTUAL)
    place = sentence.place
    is_survey = bool(re.search(r"\bindeks kepuasan\b|\bikm\b|\bskm\b", sentence.text, re.IGNORECASE))
    known = [mention for mention in (target, actual) if mention is not None]
    percent = [m.number for m in known if m.number.unit == PERCENT and m.number.value <= _SMALL]
    if is_survey and percent:
        why = f"Indeks pada skala 1-4 ({percent[0].text}) bukan persentase."
        yield _told(sentence, percent[0], percent[0].text, why, place, Level.WARNING)
    elif target is not None and actual is not None and not _INDEX.search(sentence.text):
        units = {target.number.unit, actual.number.unit}
        ratio = actual.number.value / target.number.value if target.number.value else 0
        bare = next((m.number for m in (target, actual) if m.number.unit == ONE), None)
        if (
            units == {ONE, PERCENT}
            and bare is not None
            and 0.25 <= ratio <= 4
            and not _counts(sentence, bare)
        ):
            why = "Tanda persen tidak ada, padahal target atau realisasinya dalam persen."
            yield _told(sentence, bare, f"{bare.text}%", why, place, Level.NOTE)


def _counts(sentence: Sentence, number: PrintedNumber) -> bool:
    """Whether a word of what is counted follows a number."""
    after = sentence.text[sentence.place_of(number) + len(number.text) :]
    is_thing = re.match(r"\s*(?:\([^)]*\)\s*)?(?P<word>[a-z]{3,})", after)
    return is_thing is not None and is_thing["word"] not in ("dari", "dengan", "atau", "dan", "pada")


def _told(
    sentence: Sentence, number: PrintedNumber, expected: str, why: str, place: str, level: Level
) -> Statement:
    printed = f"{number.text}%" if number.unit == PERCENT else number.text
    return Statement(AuditRule.UNIT, False, number.spot.line, printed, expected, why, place, level)
