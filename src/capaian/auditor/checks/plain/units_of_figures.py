"""Units that a figure cannot have: `12,20 persen, lebih cepat dari target 12,50 menit`, `380% wajib pajak`.

A level and its target are of one unit; a count that a table prints is no share; money counts no villages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import UNLIKE
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT

_MEASURE: Final = (
    r"menit|jam|hari|detik|km|hektare?|ha|ton|kg|kuintal|liter|orang|jiwa|unit|buah|dokumen|desa|kelurahan"
)
_UNIT: Final = re.compile(rf"\s*(?P<unit>{_MEASURE})\b", re.IGNORECASE)
_BESIDE: Final = re.compile(
    rf"^\s*(?:%|persen)?\s*[,(]?\s*(?:(?:yang|dan|atau|masih|telah|sudah)\s+)?"
    rf"(?:(?:{UNLIKE})\s+dari(?:pada)?|melampaui|melebihi|di\s?(?:atas|bawah)|(?:belum\s+|tidak\s+)?mencapai|memenuhi)"
    r"\s+target(?:nya)?(?:\s+(?:sebesar|yang|di\w+|tahun|20\d\d|kinerja|yaitu|selama))*\s*$",
    re.IGNORECASE,
)
"""All that stands between a level and its target."""
_NOUN: Final = re.compile(r"\s*(?:%|persen)\s+(?P<noun>[^\W\d_]{3,}(?:\s+[^\W\d_]{3,})?)", re.IGNORECASE)
_NO_NOUN: Final = re.compile(
    r"(?:dari|dan|atau|pada|dengan|yang|poin|terhadap|untuk|sehingga|tahun|dibanding\w*|lebih|di\w*|me\w+|ter\w+|ber\w+|naik|turun)\b",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"\b(?:anggaran|pagu|dana|belanja|rupiah|biaya|pendapatan|silpa)\b[^.;:\d]{0,60}$", re.IGNORECASE
)
_THING: Final = re.compile(
    r"\s*(?P<unit>orang|jiwa|unit|buah|dokumen|desa|kelurahan|kecamatan|paket|kegiatan|program|menit|hari|persen|%)(?!\w)",
    re.IGNORECASE,
)
_LONG: Final = 7
"""Digits of a figure that can be no other."""
_HUNDRED: Final = 100
_FEWEST: Final = 3


def check_units_of_figures(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the figures of sentences whose unit is that of another thing."""
    money = {
        abs(number.value): number
        for table in report.tables
        for column in table.figure_columns
        if column.is_money
        for row in table.rows
        if (number := row.row.cells[column.index].number) is not None and number.digits >= _LONG
    }
    for sentence in report.document.sentences:
        numbers = [number for number in sentence.numbers if not YEAR.fullmatch(number.text)]
        for one, other in pairwise(numbers):
            yield from _beside_target(sentence, one, other)
        for number in numbers:
            yield from _of_people(sentence, number, numbers, report)
            yield from _of_money(sentence, number, money.get(number.value))


def _beside_target(sentence: Sentence, level: PrintedNumber, target: PrintedNumber) -> Iterator[Statement]:
    """Yield percentages that are held against a target in another unit, told as exactly."""
    start, end = sentence.place_of(level) + len(level.text), sentence.place_of(target)
    unit = _UNIT.match(sentence.text, end + len(target.text))
    is_alike = level.decimals == target.decimals and target.unit == ONE
    if not (unit and is_alike and level.unit == PERCENT and _BESIDE.match(sentence.text[start:end])):
        return
    is_near = level.value <= 2 * target.value and target.value <= 2 * level.value
    if is_near and (level.decimals or level.value > _HUNDRED):
        why = f"Targetnya {target.text} {unit['unit']}; persentase tidak dibandingkan dengan {unit['unit']}."
        yield _statement(sentence, level, f"{level.text} persen", f"{level.text} {unit['unit']}", why)


def _of_people(
    sentence: Sentence, number: PrintedNumber, others: list[PrintedNumber], report: UnderstoodReport
) -> Iterator[Statement]:
    """Yield whole percentages of things that the sentence counts beside, where a table prints the count."""
    end = sentence.place_of(number) + len(number.text)
    noun = _NOUN.match(sentence.text, end) if number.unit == PERCENT and not number.decimals else None
    if noun is None or _NO_NOUN.match(noun["noun"]) or number.digits < _FEWEST - (number.value > _HUNDRED):
        return
    word = noun["noun"].split()[0].casefold()
    beside = (
        other
        for other in others
        if other.unit == ONE
        and other.is_count
        and other.value > number.value
        and sentence.text[sentence.place_of(other) + len(other.text) :].lstrip().casefold().startswith(word)
    )
    if next(beside, None) is None or number.value <= _HUNDRED:
        return
    known = next(
        (
            cell
            for table in tables_near(sentence, report)
            for column in table.figure_columns
            if not column.is_percent
            for row in table.rows
            if (cell := row.row.cells[column.index].number)
            and cell.value == number.value
            and cell.unit == ONE
        ),
        None,
    )
    where = f" Baris {known.spot.line} mencetak {known.text} tanpa tanda persen." if known else ""
    why = f"Bagian dari seluruhnya tidak lebih dari 100%.{where}"
    printed = f"{number.text}% {noun['noun']}"
    yield _statement(sentence, number, printed, f"{number.text} {noun['noun']}", why)


def _of_money(sentence: Sentence, number: PrintedNumber, known: PrintedNumber | None) -> Iterator[Statement]:
    """Yield amounts that a table has in rupiah, and a sentence about money as a count."""
    if known is None or number.unit not in (ONE, PERCENT):
        return
    place = sentence.place_of(number)
    thing = _THING.match(sentence.text, place + len(number.text))
    if thing and _MONEY.search(sentence.text[:place]):
        why = f"Baris {known.spot.line} mencetak {known.text} dalam rupiah."
        printed = f"{number.text}{'' if thing['unit'] == '%' else ' '}{thing['unit']}"
        yield _statement(sentence, number, printed, f"Rp{number.text}", why)


def _statement(sentence: Sentence, number: PrintedNumber, printed: str, expected: str, why: str) -> Statement:
    return Statement(
        AuditRule.UNIT, False, number.spot.line, printed, expected, why, sentence.place, spots=(number.spot,)
    )
