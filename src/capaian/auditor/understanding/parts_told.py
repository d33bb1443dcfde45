"""Parts of a whole in running text: `Dari 18 sekolah, 12 sekolah`, `12 dari 18`, `63,88% dari seluruh`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.direction_words import CAUSED, MOVED, MOVES
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_ALL: Final = r"(?:(?:total|seluruh|keseluruhan|jumlah|sebanyak|sejumlah)\s+)*"
_FROM: Final = re.compile(rf"(?:^|[.;,]|\b(?:dan|bahwa|yaitu))\s*dari\s+{_ALL}$", re.IGNORECASE)
_NOUN: Final = re.compile(r"\s+(?P<noun>[a-z]{3,})\b", re.IGNORECASE)
_THEN: Final = re.compile(
    r"\s+(?P<noun>[a-z]{3,})\b[^.;:()]{0,60},\s*"
    r"(?:(?:sebanyak|sejumlah|terdapat|ada|hanya|baru|sudah|telah|sekitar)\s+)*$",
    re.IGNORECASE,
)
"""From a whole to its part: `18 sekolah binaan, sebanyak`."""
_OF: Final = re.compile(rf"(?:\s+(?P<noun>[a-z]{{3,}}))?\s+dari\s+{_ALL}$", re.IGNORECASE)
_DONE: Final = re.compile(
    r"\s+(?:di\s?antaranya|yang|telah|sudah|berhasil|belum|dinyatakan|ber\w+|ter\w+|memiliki|mempunyai|memenuhi)\b",
    re.IGNORECASE,
)
"""What is said of a part whose noun is that of the whole."""
TELLS_MORE: Final = re.compile(
    rf"\b(?:target\w*|ditargetkan|rencana\w*|direncanakan|kuota|pagu|kebutuhan|{MOVES}"
    rf"|{CAUSED}|semula|sebelumnya|lalu|dibanding\w*|melebihi|melampaui|lebih|menjadi)\b",
    re.IGNORECASE,
)
"""A sentence of two figures of which neither is a part of the other."""
_NO_NOUN: Final = frozenset(
    {"lebih", "kurang", "selain", "terdiri", "berasal", "mulai", "jauh", "diperoleh", "diterima"}
)
_OUT_OF: Final = re.compile(r"\s+dari\s+", re.IGNORECASE)
_OF_SOME: Final = re.compile(
    r"\s+(?:indikator|target|sasaran|tujuan|unsur|kecamatan|kelurahan|desa)\b(?:\s+[^\W\d_]+){0,4}?"
    rf"\s+(?:tercapai|terpenuhi|{MOVED}|tetap|melampaui|belum|sudah|telah)\b",
    re.IGNORECASE,
)
"""What some of the counted are or did: `1 dari 2 indikator naik`."""
_OF_ALL: Final = re.compile(
    r"^\s*(?:%|persen)?\s*\)?\s*dari\s+(?:(?:total|seluruh|keseluruhan|jumlah)\s+)+(?P<noun>[a-z]{3,}"
    r"(?:\s+(?!(?:dan|yang|di|pada|serta|sebesar|atau|dengan|tahun)\b)[a-z-]+){0,3})\b",
    re.IGNORECASE,
)
_OR: Final = re.compile(r"\b(?:atau|yaitu|yakni|setara)\b[^.;]{0,30}$|[(]\s*$", re.IGNORECASE)
_FEWEST_DIGITS: Final = 2


def bounds_told(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield parts with the wholes that they are said to be of."""
    mentions = paragraph.mentions
    for (first, second), behind in zip(pairwise(mentions), (*mentions[2:], None), strict=False):
        if not (first.number.is_count and second.number.is_count) or second.is_first:
            continue
        if _FROM.search(first.before) and _is_then(first, second):
            yield from _bound(paragraph, second, first, behind)
        elif _is_part(first, second):
            yield from _bound(paragraph, first, second, behind)


def _is_then(whole: Mention, part: Mention) -> bool:
    between = _THEN.match(part.before)
    if between is None:
        return False
    noun = _NOUN.match(part.after)
    return bool(_DONE.match(part.after)) or (
        noun is not None and noun["noun"].casefold() == between["noun"].casefold()
    )


def _is_part(part: Mention, whole: Mention) -> bool:
    between, after = _OF.fullmatch(whole.before), _NOUN.match(whole.after)
    if between is None or after is None:
        return False
    noun = (between["noun"] or "").casefold()
    return (
        noun not in _NO_NOUN
        and noun in ("", after["noun"].casefold())
        and part.part not in (Part.UP, Part.DOWN)
    )


def _bound(paragraph: Paragraph, part: Mention, whole: Mention, behind: Mention | None) -> Iterator[Equation]:
    words = " ".join((whole.before, whole.after, part.before, part.after))
    is_some = _OUT_OF.fullmatch(whole.before) and _OF_SOME.match(whole.after)
    if is_some or (not TELLS_MORE.search(words) and not _tells_more(part, whole, behind)):
        yield Equation(
            AuditRule.BOUND,
            Law.AT_MOST,
            part.number,
            (whole.number,),
            paragraph.place,
            subject="bagian",
            names=("keseluruhan",),
        )


def _tells_more(part: Mention, whole: Mention, behind: Mention | None) -> bool:
    """Whether the figure behind both is their quotient beyond a hundred: `21 dari 18 adalah 116,67`.

    Then the one is reckoned against the other, and is none of its parts.
    """
    if behind is None or not 0 < whole.number.value < part.number.value:
        return False
    told = behind.number
    return abs(100 * part.number.value / whole.number.value - told.value) <= told.step


def shares_of_all(paragraph: Paragraph, report: UnderstoodReport, known: Set[Spot]) -> Iterator[Equation]:
    """Yield shares of a total that only a table prints: `10.365 pelajar atau 63,88% dari seluruh pengunjung`.

    The table has the part in a row that the paragraph names, and counts what the whole is said to be of.

    Args:
        paragraph: Sentences with their quantities.
        report: The tables.
        known: Figures that follow from others of the paragraph.
    """
    for part, share in pairwise(paragraph.mentions):
        whole = _OF_ALL.match(share.after) if share.number.unit == PERCENT else None
        is_open = share.number.spot not in known and part.number.is_exact
        if whole and is_open and _OR.search(share.before) and len(part.number.text) >= _FEWEST_DIGITS:
            tables = [u for u in report.tables if _has_row(u, part.number, paragraph.text)]
            own = [u for u in tables if _is_of(whole["noun"], u)]
            totals = [total for u in own for total in wholes_in(u, part.number, words_of(whole["noun"]))]
            made = [_share(paragraph, share.number, part.number, total) for total in totals]
            yield from [equation for equation in made if equation.holds()][:1] or made[:1]


def _share(paragraph: Paragraph, share: PrintedNumber, part: PrintedNumber, total: PrintedNumber) -> Equation:
    inputs = (part, total)
    return Equation(AuditRule.RATIO, Law.PERCENT, share, inputs, paragraph.place, subject="persentase")


def _columns_with(table: UnderstoodTable, part: PrintedNumber) -> list[int]:
    columns = (column.index for column in table.columns if column.is_numeric)
    return [index for index in columns if any(_is(row.row.cells[index].number, part) for row in table.rows)]


def _has_row(table: UnderstoodTable, part: PrintedNumber, text: str) -> bool:
    """Whether a table has a figure in a row that a text names."""
    columns = _columns_with(table, part)
    rows = [row for row in table.rows if any(_is(row.row.cells[index].number, part) for index in columns)]
    return bool(rows and find_named(text, [row.label for row in rows]))


def _is_of(noun: str, table: UnderstoodTable) -> bool:
    """Whether a table says that it counts what a whole is said to be of."""
    words = (table.table.title, *(word for path in table.table.paths for word in path))
    return words_of(noun) <= words_of(" ".join(words))


def wholes_in(table: UnderstoodTable, part: PrintedNumber, nouns: Set[str]) -> Iterator[PrintedNumber]:
    """Yield what a figure may be a part of by the words for a whole, the likeliest first.

    It is the total of its own column where these name that; else the total of all, or all of its row:
    117 women that are nurses are a part of 540 of the staff, and of 181 nurses.

    Args:
        table: One that has the figure.
        part: The figure.
        nouns: What the whole is called.
    """
    for index in _columns_with(table, part):
        heads = {column.index: words_of(" ".join(column.path)) for column in table.figure_columns}
        others = [c for c in table.figure_columns if c.index != index and not c.is_percent]
        is_told = all(heads.get(index, frozenset()) & nouns > heads[c.index] & nouns for c in others)
        sums = [c.index for c in others if Role.TOTAL in c.roles]
        places = [index, *sums] if is_told or not sums else [*sums, index]
        totals = [row for row in table.rows if row.kind is RowKind.TOTAL]
        own = [row for row in table.items if _is(row.row.cells[index].number, part)]
        found = [row.row.cells[place].number for place in places for row in totals]
        found += [row.row.cells[place].number for row in own for place in sums if nouns & words_of(row.label)]
        yield from (number for number in found if number is not None and number.value > part.value)


def _is(number: PrintedNumber | None, other: PrintedNumber) -> bool:
    return number is not None and number.value == other.value
