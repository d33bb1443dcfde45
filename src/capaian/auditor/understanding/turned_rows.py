"""Achievements worked out the other way round in a row where nothing says that less is better.

A target of 480.000 and 450.000 reached give 93,75 %; whoever divides the target by what was reached prints
106,67 %, and a miss reads as a success.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.less_words import INVERSE, MIRROR, may_be_less
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.issue import Level

_WAYS: Final = (Law.PERCENT, Law.MIRROR, Law.INVERSE)
_FEWEST: Final = 2
"""Rows that show how the others are worked out; columns that make a turned way the indicator's own."""
_LESS_TOLD: Final = Worded(
    r"\b(?:(?:se)?makin\s+(?:kecil|rendah|sedikit|cepat|singkat|turun|pendek)"
    r"|lebih\s+(?:rendah|kecil|sedikit)\s+lebih"
    r"|(?:indikator|berpolaritas|polaritas|bersifat|arah)\s+(?:negatif|terbalik|minimal\w*|menurun)"
    r"|lower|minimi[sz]e)\b"
)
"""Words of a report that has indicators of which less is better, whichever these are."""
_DOUBTFUL: Final = Worded(
    r"\b(?:angka|rasio|laju|risiko|negatif|tidak|tak|belum|tanpa|ketidak\w+|(?:ke)?kurang\w*|(?:ke)?terlambat\w*"
    r"|lambat|buta|drop|perceraian|putus|(?:ke)?salah(?:an)?|(?:per|ber)?masalah\w*|penolakan|ditolak|perkara"
    r"|sengketa|gugat\w*|hama|serangan|(?:ke|ter)bakar(?:an)?|pencemar\w*|deforestasi|erosi|abrasi|genangan|banjir"
    r"|longsor|kekeringan|panas|hotspot|kritis|perkawinan|pernikahan|kelahiran|fertilitas|unmet|h?utang|npl"
    r"|konsumsi|penurunan|(?:me)?nurun\w*|turun|antre\w*|tunggu|respon\w*|durasi|jarak|gizi|wasting|underweight"
    r"|pendek|sakit|anemia|diare|malaria|kusta|merokok|perokok|narkoba|kekerasan|kejahatan|korupsi|pungutan|liar"
    r"|ilegal|hoaks|unjuk|residu|(?:ke)?bocor(?:an)?|hilang|(?:ke)?rugi(?:an)?|pemborosan|selisih|deviasi"
    r"|variasi|fluktuasi|(?:pem)?batal\w*|disparitas|gap|defisit|backlog|losses|komplain|jalanan|gelandangan"
    r"|terlantar|tertinggal|(?:ke)?rentan\w*|buruk|sembarangan|kesakitan|cacat|(?:ke)?gagal\w*|maksim\w*|maks"
    r"|paling|kapita|ketergantungan|kepadatan|(?:ke)?macet\w*|maladministrasi|pidana|teguran|sanksi"
    r"|aki|akb|akaba|tpt|tfr|asfr|icor|dbd|hiv|rtlh|pmks|ppks|bblr|bopo|tbc?)\b"
)
"""Words of rows of which less may be better, besides those that mostly tell it."""
_MET: Final = Worded(r"\b(?:tercapai|terpenuhi|terlampaui|melampaui|melebihi)\b")
_MISSED: Final = Worded(r"\b(?:tidak|belum|kurang|gagal)\b")
"""A printed status bears the figure beside it out, unless the target is told to be missed."""
_AT_MOST: Final = re.compile(r"<|[\u2264\u2039]|\bdi bawah\b|\bkurang dari\b", re.IGNORECASE)
"""A target that is met from above."""
_NOTE: Final = (
    "Angka tercetak adalah hasil kebalikannya, seperti untuk indikator yang makin rendah makin baik; baris"
    " lain tabel ini membagi realisasi dengan target, dan tidak ada keterangan bahwa indikator ini lain."
)


class Achieved(NamedTuple):
    """The items of a table with the achievements that one of its columns prints for them."""

    items: Sequence[UnderstoodRow]
    equations: Sequence[Equation]


def as_others(equation: Equation) -> Equation:
    """Return an achievement that is worked out the other way round by the way of the others.

    It is a warning: the report may have meant less to be better without a word of it.
    """
    return replace(equation, law=Law.PERCENT, level=Level.WARNING, note=_NOTE)


def find_turned_rows(document: PrintedDocument, columns: Sequence[Achieved]) -> frozenset[Spot]:
    """Return where achievements stand that are worked out the other way round with no sign for it.

    Signs that less is better are a formula or words of the report, words or the status of the row, and a
    second column that does the same.
    """
    turned = [[*_turned(column)] for column in columns]
    if not any(turned) or _tells_less(document):
        return frozenset()
    times = Counter(name for own in turned for name in {_name(row) for row, _ in own})
    return frozenset(
        equation.result.spot
        for column, own in zip(columns, turned, strict=True)
        if len(own) <= _count_usual(column) >= _FEWEST
        for row, equation in own
        if times[_name(row)] < _FEWEST
    )


def _tells_less(document: PrintedDocument) -> bool:
    told = (_LESS_TOLD, MIRROR, INVERSE)
    lines = document.lines_with(*told)
    return any(words.search(line.text) for line in lines for words in told)


def _turned(column: Achieved) -> Iterator[tuple[UnderstoodRow, Equation]]:
    """Yield the rows that only a turned way explains, and whose words tell nothing of it."""
    rows = {row.row.line: row for row in column.items}
    for equation in column.equations:
        row = rows.get(equation.result.spot.line)
        if row is not None and _is_turned(equation) and not _may_be_less(row):
            yield row, equation


def _is_turned(equation: Equation) -> bool:
    """Whether a turned way gives a figure from its inputs as they are printed, and the usual way does not."""
    ways = _ways_of(replace(equation, is_of_print=True))
    return bool(ways) and Law.PERCENT not in _ways_of(equation)


def _count_usual(column: Achieved) -> int:
    """Return how many achievements only the usual way gives; one of 100 % tells none."""
    return sum(_ways_of(equation) == [Law.PERCENT] for equation in column.equations)


def _ways_of(equation: Equation) -> list[Law]:
    return [way for way in _WAYS if replace(equation, law=way).holds()]


def _may_be_less(row: UnderstoodRow) -> bool:
    """Whether words of a row tell that less is better, or that its target is met."""
    words = " ".join(cell.text for cell in row.row.cells)
    if _AT_MOST.search(words):
        return True
    if _MISSED.search(words) and _MET.search(words):
        return may_be_less(words)
    return may_be_less(words) or any(told.search(words) for told in (_DOUBTFUL, _MET))


def _name(row: UnderstoodRow) -> str:
    return row.label.casefold().strip()
