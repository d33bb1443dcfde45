"""Figures as other systems write them: thousands by dots or commas, `Rp`, brackets for less than nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final

from capaian.domain.numerals import MINUS
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.numbers import MAX_DIGITS
from capaian.dossier.tables.rejection import RejectedValueError

_NOTHING: Final = frozenset({"", "-", "--", "–", "—", MINUS, "n/a", "na", "tidak ada data"})
_ZERO: Final = frozenset({"nihil"})
# Rp 1.234.567,- | (500) | 99,53% | 12 336
_DRESSED: Final = re.compile(
    r"(?P<open>\()?\s*(?:rp\.?)?\s*(?P<body>-?[0-9][0-9.,]*?)(?:,-+)?\s*%?\s*(?P<close>\))?", re.IGNORECASE
)
_GAP: Final = re.compile(r"(?<=[0-9])[\s\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_BY_DOTS: Final = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|-?[0-9]+(?:,[0-9]+)?")
_BY_COMMAS: Final = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
# Two groups, a group and decimals, or decimals that are no group.
_SURELY_DOTS: Final = re.compile(
    r"-?[0-9]{1,3}(?:\.[0-9]{3}){2,}|.*\.[0-9]{3},[0-9]+|-?[0-9]+,(?![0-9]{3}\Z)[0-9]+"
)
_SURELY_COMMAS: Final = re.compile(
    r"-?[0-9]{1,3}(?:,[0-9]{3}){2,}|.*,[0-9]{3}\.[0-9]+|-?[0-9]+\.(?![0-9]{3}\Z)[0-9]+"
)
_ONE_GROUP: Final = re.compile(r"-?[0-9]{1,3}([.,])[0-9]{3}")
_LONGEST: Final = Decimal(10) ** 15


class Marks(Enum):
    """How thousands and decimals are parted."""

    DOTS = "1.234,5"
    COMMAS = "1,234.5"


def is_figure(value: CellValue) -> bool:
    """Say whether a cell holds a figure, in whatever dress; codes such as `63.11.02` are none."""
    if isinstance(value, Decimal):
        return True
    body = _undress(value) if isinstance(value, str) else None
    return body is not None and bool(_BY_DOTS.fullmatch(body) or _BY_COMMAS.fullmatch(body))


def find_marks(values: Iterable[CellValue]) -> Marks:
    """Return how the texts of a table part thousands; where nothing tells, as is the custom in Indonesia.

    Examples:
        >>> find_marks(["12.336", "99,53"]), find_marks(["12,336", "1,000"]), find_marks(["12.336"])
        (<Marks.DOTS: '1.234,5'>, <Marks.COMMAS: '1,234.5'>, <Marks.DOTS: '1.234,5'>)
    """
    bodies = [body for value in values if isinstance(value, str) and (body := _undress(value))]
    seen = Counter({Marks.DOTS: 0, Marks.COMMAS: 0})
    for body in bodies:
        seen[Marks.DOTS] += bool(_SURELY_DOTS.fullmatch(body))
        seen[Marks.COMMAS] += bool(_SURELY_COMMAS.fullmatch(body))
    if not seen.total():
        signs = Counter(match[1] for body in bodies if (match := _ONE_GROUP.fullmatch(body)))
        seen[Marks.DOTS], seen[Marks.COMMAS] = signs["."], signs[","]
    return Marks.COMMAS if seen[Marks.COMMAS] > seen[Marks.DOTS] else Marks.DOTS


def read_figure(value: CellValue, marks: Marks, *, is_whole: bool) -> Decimal | None:
    """Return the figure of a cell; `None` where it says that there is none (`-`).

    Args:
        value: The cell.
        marks: How the table parts thousands.
        is_whole: Only whole figures are meant, as in counts.

    Raises:
        RejectedValueError: It is no figure, or one that lost its thousands to a table program.
    """
    figure = _read(value, marks)
    if figure is None:
        return None
    if abs(figure) >= _LONGEST:
        raise RejectedValueError("number_too_long", limit=str(MAX_DIGITS))
    if is_whole and figure != figure.to_integral_value():
        raise RejectedValueError("figure_with_fraction", shown=f"{figure:f}".replace(".", ","))
    if is_whole and figure < 0:
        raise RejectedValueError("negative_count")
    return figure.to_integral_value() if is_whole else figure


def _read(value: CellValue, marks: Marks) -> Decimal | None:
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
    return _read_text(value, marks)


def _read_text(text: str, marks: Marks) -> Decimal | None:
    words = text.strip().casefold()
    if words in _NOTHING or words in _ZERO:
        return Decimal(0) if words in _ZERO else None
    body = _undress(text)
    pattern, thousands = (_BY_DOTS, ".") if marks is Marks.DOTS else (_BY_COMMAS, ",")
    if body is None or not pattern.fullmatch(body):
        raise RejectedValueError("not_a_number")
    return Decimal(body.replace(thousands, "").replace(",", "."))


def _undress(text: str) -> str | None:
    """Return the digits of a figure with their marks; `None` for another text."""
    found = _DRESSED.fullmatch(_GAP.sub("", text.replace(MINUS, "-").strip()))
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    return f"-{found['body']}" if found["open"] else found["body"]
