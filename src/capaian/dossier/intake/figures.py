"""Figures as other systems write them: thousands by dots or commas, `Rp`, brackets for less than nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final

from capaian.domain.numerals import MINUS
from capaian.dossier.intake.words import KEPT
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.numbers import MAX_DIGITS
from capaian.dossier.tables.rejection import RejectedValueError

_NOTHING: Final = frozenset({"", "-", "--", "–", "—", MINUS, "n/a", "na", "tidak ada data"})
_ZERO: Final = frozenset({"nihil"})
# Rp 1.234.567,- | (500) | 99,53% | 12 336
_DRESSED: Final = re.compile(
    r"(?P<open>\()?\s*(?:rp\.?)?\s*(?P<body>-?[0-9][0-9.,]*?)(?:,-+)?\s*%?\s*(?P<close>\))?", re.IGNORECASE
)
# 4.120 anak; in money such words tell outputs
_COUNTED: Final = re.compile(
    r"(?<=[0-9])\s*(?:anak|penduduk|orang|org|jiwa|kk|keluarga|keping|akta|peristiwa)\Z", re.IGNORECASE
)
_GAP: Final = re.compile(r"(?<=[0-9])[ \u00a0\u2007\u2009\u202f](?=[0-9]{3}(?![0-9]))")
"""A blank between thousands; a break of lines parts two figures."""
_BY_DOTS: Final = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|-?[0-9]+(?:,[0-9]+)?")
_BY_COMMAS: Final = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
# What has one reading: two groups, a group and decimals, three decimals after what is no group.
_ONLY_DOTS: Final = re.compile(
    r"-?[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|-?[0-9]{1,3}\.[0-9]{3},[0-9]+|-?(?:0|[0-9]{4,}),[0-9]{3}"
)
_ONLY_COMMAS: Final = re.compile(
    r"-?[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|-?[0-9]{1,3},[0-9]{3}\.[0-9]+|-?(?:0|[0-9]{4,})\.[0-9]{3}"
)
_ONE_GROUP: Final = re.compile(r"(-?[0-9]{1,3})([.,])([0-9]{3})")
_DECIMALS: Final = re.compile(r"-?[0-9]+([.,])(?![0-9]{3}\Z)[0-9]+")
_THOUSANDTHS: Final = 3
"""Decimals behind groups that no count and no amount of money has: `17.925,000` is a comma for a dot."""
_LONGEST: Final = Decimal(10) ** 15


class Marks(Enum):
    """How thousands and decimals are parted."""

    DOTS = "1.234,5"
    COMMAS = "1,234.5"


class Kind(Enum):
    """What the figures of a column are, which tells what `110.000` can be."""

    COUNT = "count"
    """Whole: three digits behind a mark are thousands."""
    AMOUNT = "amount"
    """Money, which has no thousandths either."""
    RATIO = "ratio"
    """May have any decimals, and is hardly ever a thousand."""


_UNITS: Final = {Kind.COUNT: "jumlah (hitungan)", Kind.AMOUNT: "jumlah uang"}
"""What is meant where a percentage is none."""


def is_figure(value: CellValue) -> bool:
    """Say whether a cell holds a figure, in whatever dress; codes such as `63.11.02` are none."""
    if isinstance(value, Decimal):
        return True
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return True
    body = _undress(value) if isinstance(value, str) else None
    return body is not None and bool(_BY_DOTS.fullmatch(body) or _BY_COMMAS.fullmatch(body))


def find_marks(values: Iterable[CellValue], kind: Kind) -> Marks:
    """Return how the texts of a column part thousands; where nothing tells, as is the custom in Indonesia.

    A lone group (`110.000`) tells thousands in counts and money, and in counts before stray decimals do; in
    ratios it tells decimals, where nothing else tells (`unclear_text`).

    Examples:
        >>> find_marks(["12.336", "97,5"], Kind.COUNT), find_marks(["12,336", "1,000"], Kind.COUNT)
        (<Marks.DOTS: '1.234,5'>, <Marks.COMMAS: '1,234.5'>)
        >>> find_marks(["97.125"], Kind.AMOUNT), find_marks(["97.125"], Kind.RATIO)
        (<Marks.DOTS: '1.234,5'>, <Marks.COMMAS: '1,234.5'>)
    """
    bodies = _bodies(values)
    only = Counter(marks for body in bodies if (marks := _only_marks(body)))
    lone = Counter(_lone_marks(match[2], kind) for body in bodies if (match := _lone_group(body)))
    decimals = Counter(_by_decimal(match[1]) for body in bodies if (match := _DECIMALS.fullmatch(body)))
    ranks = {
        Kind.COUNT: (only, lone, decimals),
        Kind.AMOUNT: (only, lone + decimals),
        Kind.RATIO: (only + decimals, lone),
    }
    seen = next((rank for rank in ranks[kind] if rank), only)
    return Marks.COMMAS if seen[Marks.COMMAS] > seen[Marks.DOTS] else Marks.DOTS


def unclear_text(values: Iterable[CellValue]) -> str | None:
    """Return a text of a column of ratios that may be a thousand as well; `None` where another text tells.

    Examples:
        >>> unclear_text(["97.125", "98.300"]), unclear_text(["97.125", "98.3"])
        ('97.125', None)
    """
    bodies = _bodies(values)
    tells = any(_only_marks(body) or _DECIMALS.fullmatch(body) for body in bodies)
    return None if tells else next((body for body in bodies if _lone_group(body)), None)


def both_readings(text: str) -> tuple[str, str]:
    """Return a lone group as thousands and as decimals, as people write them.

    Examples:
        >>> both_readings("97.120"), both_readings("110.000")
        (('97120', '97,12'), ('110000', '110'))
    """
    head, tail = text.replace(",", ".").split(".")
    return f"{head}{tail}", f"{head},{tail}".rstrip("0").rstrip(",")


def read_figure(value: CellValue, marks: Marks, kind: Kind) -> Decimal | None:
    """Return the figure of a cell; `None` where it says that there is none (`-`).

    Args:
        value: The cell.
        marks: How the column parts thousands; a text with one reading is read so, whatever the others are.
        kind: What is meant; counts are whole and not negative.

    Raises:
        RejectedValueError: It is no figure, one that lost its thousands to a table program, a lone group
            against the column (thousands among ratios, decimals among counts or money), or a percentage that
            is meant to be none.
    """
    figure = _read(value, marks, kind)
    if figure is None:
        return None
    if abs(figure) >= _LONGEST:
        raise RejectedValueError("number_too_long", limit=str(MAX_DIGITS))
    if kind is not Kind.COUNT:
        return figure
    if figure != figure.to_integral_value():
        code = "text_with_fraction" if isinstance(value, str) else "figure_with_fraction"
        raise RejectedValueError(code, shown=f"{figure:f}".replace(".", ","))
    if figure < 0:
        raise RejectedValueError("negative_count")
    return figure.to_integral_value()


def refuse_share(kind: Kind, shown: str) -> None:
    """Refuse what is seen as a percentage in a column of counts or money; ratios are percentages.

    Args:
        kind: What the column holds.
        shown: What is seen; of so many in a thousand none is wanted.

    Raises:
        RejectedValueError: Naming what the column holds.
    """
    if shown.endswith("‰"):
        raise RejectedValueError("permil_of_other", shown=shown, unit=_UNITS.get(kind, "persentase"))
    if kind in _UNITS:
        raise RejectedValueError("percent_of_other", shown=shown, unit=_UNITS[kind])


def refuse_thousandths(kind: Kind, shown: str) -> None:
    """Refuse a whole number that is seen with three decimals, which are read as thousands; ratios have them.

    Raises:
        RejectedValueError: Naming what the column holds.
    """
    if kind in _UNITS:
        raise RejectedValueError("thousandths_of_other", shown=shown, unit=_UNITS[kind])


def _read(value: CellValue, marks: Marks, kind: Kind) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool):
        raise RejectedValueError("truth_cell", shown="TRUE" if value else "FALSE")
    if isinstance(value, Decimal):
        return value
    if isinstance(value, time | timedelta):
        raise RejectedValueError("time_cell")
    if isinstance(value, date):
        raise RejectedValueError("date_cell", day=f"{value:%d/%m/%Y}")
    return _read_text(value, marks, kind)


def _read_text(text: str, marks: Marks, kind: Kind) -> Decimal | None:
    words = text.strip().casefold()
    if words in _NOTHING or words in _ZERO:
        return Decimal(0) if words in _ZERO else None
    body = _undress(_COUNTED.sub("", text.strip()) if kind is Kind.COUNT else text) or ""
    if body and "%" in text:
        refuse_share(kind, text.strip())
    lone = _lone_group(body)
    if lone is not None and _lone_marks(lone[2], kind) is not marks:
        thousand, fraction = both_readings(body)
        raise RejectedValueError("ambiguous_number", thousand=thousand, fraction=fraction)
    is_by_dots = (_only_marks(body) or marks) is Marks.DOTS
    pattern, thousands = (_BY_DOTS, ".") if is_by_dots else (_BY_COMMAS, ",")
    if not pattern.fullmatch(body):
        raise RejectedValueError("not_a_number")
    figure = Decimal(body.replace(thousands, "").replace(",", "."))
    if kind is not Kind.RATIO and thousands in body and figure.as_tuple().exponent == -_THOUSANDTHS:
        digits = body.replace(".", "").replace(",", "")
        fraction = f"{figure.normalize():f}".replace(".", ",")
        raise RejectedValueError("ambiguous_number", thousand=digits, fraction=fraction)
    return figure


def _only_marks(body: str) -> Marks | None:
    """Return the marks of a text that has one reading."""
    if _ONLY_DOTS.fullmatch(body):
        return Marks.DOTS
    return Marks.COMMAS if _ONLY_COMMAS.fullmatch(body) else None


def _lone_group(body: str) -> re.Match[str] | None:
    """Return a text that is thousands or three decimals."""
    return None if _only_marks(body) else _ONE_GROUP.fullmatch(body)


def _lone_marks(sign: str, kind: Kind) -> Marks:
    """Return what the sign of a lone group tells in a column of some kind."""
    by_decimal = _by_decimal(sign)
    if kind is Kind.RATIO:
        return by_decimal
    return Marks.COMMAS if by_decimal is Marks.DOTS else Marks.DOTS


def _by_decimal(sign: str) -> Marks:
    return Marks.DOTS if sign == "," else Marks.COMMAS


def _bodies(values: Iterable[CellValue]) -> list[str]:
    return [body for value in values if isinstance(value, str) and (body := _undress(value))]


@lru_cache(maxsize=KEPT)
def _undress(text: str) -> str | None:
    """Return the digits of a figure with their marks; `None` for another text."""
    found = _DRESSED.fullmatch(_GAP.sub("", text.replace(MINUS, "-").strip()))
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    return f"-{found['body']}" if found["open"] else found["body"]
