"""Names of classes: each class of a scale has its own, and a letter goes with the name of its class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.scale import legal_scale, value_of_class
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.classes import PrintedClass, Scale, find_scales, plain_name, prints_scale
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_LETTER_AND_NAME: Final = re.compile(
    r"(?<![\w.])(?P<letter>[A-E]{1,2})\s*\(\s*(?P<name>[A-Za-z]+(?:\s[A-Za-z]+)?)\s*\)"
)
"""A letter of a class with its name: `B (Baik)`."""

_LETTER_WITH_NAME: Final = Worded(
    r"\b(?:kategori|mutu|predikat|nilai|kelas|huruf)\s+(?P<letter>[A-E]{1,2})\b\W*(?:dengan|atau|yaitu|yakni|artinya"
    r"|(?:yang\s+)?berarti|dan)?\s*(?:(?:kinerja|kategori|predikat|kriteria|sebutan)(?:\s+(?:unit|pelayanan))*)\s+"
    r"(?P<name>(?:(?:[Ss]angat|[Kk]urang|[Cc]ukup|[Tt]idak)\s)?(?:[Bb]aik|[Mm]emuaskan))\b"
)
"""`nilai B dengan kinerja Baik`: the name behind its letter without brackets."""
_FEWEST: Final = 4
"""Rows of one scale that tell which it is."""
_IS_CLASS: Final = re.compile(
    r"(?:(?:sangat|amat|kurang|cukup|tidak)\s*)?(?:baik|tinggi|rendah|sedang|cukup|kurang|buruk|memuaskan|berhasil|efektif"
    r"|efisien)(?:\s*sekali)?",
    re.IGNORECASE,
)
"""A name such as classes have, and neither a remark nor a slip of the pen."""
_HIGH: Final = ("tinggi", "baik", "berhasil", "efektif", "efisien", "memuaskan")
_LOW: Final = ("rendah", "kurang", "buruk")
_MIDDLE: Final = ("sedang", "cukup")


def check_class_names(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the name of every class of a scale, and every letter with a name beside it in running text."""
    scales = find_scales(report.document)
    for scale in scales:
        yield from _of_scale(scale)
    for table in report.tables:
        if not prints_scale(table.table, scales):
            yield from _of_columns(table, scales)
    for sentence in report.document.sentences:
        in_brackets = _LETTER_AND_NAME.finditer(sentence.text) if "(" in sentence.text else ()
        for match in (*in_brackets, *_LETTER_WITH_NAME.finditer(sentence.text)):
            yield from _of_pair(match, scales, sentence.line, sentence.place)


def _of_scale(scale: Scale) -> Iterator[Statement]:
    """Yield the names of the classes; of two that share one, that is wrong which the law calls otherwise.

    Else the one without which the names go up with the classes, and else the later one.
    """
    for known in scale.classes:
        shared = [other for other in scale.classes if other != known and _shares(other, known)]
        right = _by_law(known) if scale.is_survey else _by_order(known, scale) if shared else ""
        is_later = bool(shared) and shared[0].line < known.line
        is_told = bool(right) or any(_by_order(other, scale) for other in shared)
        is_wrong = bool(shared) and ((bool(right) and right not in known.names) if is_told else is_later)
        name = _own_name(known)
        why = f"“{name.title()}” juga nama kelas {shared[0].text} (baris {shared[0].line})." if shared else ""
        expected = (right.title() or "nama kelas ini sendiri") if is_wrong else ""
        yield Statement(
            AuditRule.LABEL,
            not is_wrong,
            known.line,
            f"{known.text}: {name.title()}",
            expected,
            why,
            scale.name,
            lines=tuple(other.line for other in shared) if is_wrong else (),
        )


def _by_order(known: PrintedClass, scale: Scale) -> str:
    """Return what a class is called between its neighbours, where all other names go up with the classes.

    Empty where its own name does so too, or where no neighbour tells: `Sangat Tinggi` tells of `Tinggi`.
    """
    others = [_degree(_own_name(each)) for each in scale.classes if each != known]
    degrees = [degree for degree in others if degree is not None]
    if len(degrees) < len(others) or degrees != sorted({*degrees}):
        return ""
    place = scale.classes.index(known)
    beside = [_own_name(each) for each in (*scale.classes[:place][-1:], *scale.classes[place + 1 :][:1])]
    for name in (name.removeprefix("sangat ") for name in beside if name.startswith("sangat ")):
        order = [*degrees[:place][-1:], _degree(name) or 0, *degrees[place:][:1]]
        if order == sorted({*order}) and name not in scale.names:
            return name
    return ""


def _degree(name: str) -> int | None:
    """Return how high a class stands by its name, 0 in the middle; `None` where words do not tell.

    Examples:
        >>> [_degree(name) for name in ("sangat baik", "tinggi", "cukup", "kurang baik", "sangat rendah")]
        [2, 1, 0, -1, -2]
        >>> _degree("istimewa") is None
        True
    """
    word = name.split()[-1] if name else ""
    way = 1 if word in _HIGH else -1 if word in _LOW else 0
    if word not in (*_HIGH, *_LOW, *_MIDDLE):
        return None
    before = name.removesuffix(word).strip()
    steps = {"": way, "sangat": 2 * way, "cukup": 0, "kurang": -1, "tidak": -2}
    return steps.get(before)


def _own_name(known: PrintedClass) -> str:
    return max(known.names, key=len, default="")


def _shares(one: PrintedClass, other: PrintedClass) -> bool:
    return bool(
        {name for name in one.names if len(name) > 1} & {name for name in other.names if len(name) > 1}
    )


def _by_law(known: PrintedClass) -> str:
    """Return what the law calls the class of a survey with these bounds, or with this letter."""
    return next((_own_name(each) for each in legal_scale().classes if each.names[0] in known.names), "")


def _of_columns(table: UnderstoodTable, scales: Sequence[Scale]) -> Iterator[Statement]:
    """Yield the classes of each column, where all but one are of one scale that knows no such class."""
    for column in (c for c in table.columns if Role.CATEGORY in c.roles and not c.is_numeric):
        named = [(row, name) for row in table.rows if (name := plain_name(row.row.texts[column.index]))]
        for scale in scales:
            others = [(row, name) for row, name in named if name not in scale.names]
            if len(others) == 1 and len(named) > _FEWEST and not scale.is_survey:
                yield from _of_other_scale(table, column, *others[0], scale)


def _of_other_scale(
    table: UnderstoodTable, column: Column, row: UnderstoodRow, name: str, scale: Scale
) -> Iterator[Statement]:
    """Yield a class that a scale does not have, where its value has one, and the name is that of a class."""
    number = value_of_class(table, row, column.index)
    classes = scale.classes_of(number.value) if number is not None else ()
    if number is None or not classes or not _IS_CLASS.fullmatch(name):
        return
    printed, right = row.row.texts[column.index], " atau ".join(_own_name(each).title() for each in classes)
    why = f"{scale.name} tidak mengenal “{printed}”; {number.text} termasuk {right}."
    line, place = row.row.cells[column.index].line, table.place(row)
    lines = tuple(known.line for known in classes if known.line)
    yield Statement(AuditRule.LABEL, False, line, printed, right, why, place, lines=lines)


def _of_pair(match: re.Match[str], scales: tuple[Scale, ...], line: int, place: str) -> Iterator[Statement]:
    letter, name = plain_name(match["letter"]), plain_name(match["name"])
    for scale in (*scales, legal_scale()):
        own = next((known for known in scale.classes if letter in known.names), None)
        if own is None or name not in scale.names:
            continue
        holds = name in own.names
        right = _own_name(own).title()
        yield Statement(
            AuditRule.LABEL,
            holds,
            line,
            f"{match['letter']} ({match['name']})",
            f"{match['letter']} ({right})",
            f"Pada {scale.name} kelas {match['letter']} bernama {right}.",
            place,
            lines=() if holds or not own.line else (own.line,),
        )
        return
