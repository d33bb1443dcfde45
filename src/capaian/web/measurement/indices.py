"""A survey is told by mean answers, 1 to 4, or by their indices, 25 to 100: forms take either.

Kept is what the rows of the survey say that its source gives. An index is what neither a mean nor a slip
of one can be: `35` may be 3,5 without a comma and is asked back.
What becomes of it is exact, so that what is computed of it is what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.rules.survey import index_of_mean, index_step, mean_of_index
from capaian.web.measurement.owed import Slot

_HIGHEST: Final = 100
_OF_THOUSANDS: Final = 3
INDEX: Final = "index"
"""Column of the index of an element."""
_SLIP: Final = 10
"""How many times too large a mean is whose comma was forgotten."""


def mean_meant(top: int, text: str) -> str:
    """Return the mean of what can only be an index, as a dossier writes it; nothing for anything else.

    Examples:
        >>> [mean_meant(4, text) for text in ("86.95", "100", "40.01", "40", "3.48", "101", "banyak")]
        ['3.4780', '4', '1.6004', '', '', '', '']
        >>> [mean_meant(top, "86.95") for top in (0, 3, 5, 10)]
        ['', '', '4.3475', '']
    """
    index = _number(text)
    if index is None or not _is_exact(top) or not _SLIP * top < index <= _HIGHEST:
        return ""
    mean = mean_of_index(index, top)
    return _written(mean) if mean * index_step(top) == index else ""


def index_meant(top: int, text: str) -> str:
    """Return the index of what can only be a mean, as a dossier writes it; nothing for anything else.

    Examples:
        >>> [index_meant(4, text) for text in ("3.48", "1", "4", "4.01", "0.9", "86.95", "banyak")]
        ['87', '25', '100', '', '', '', '']
        >>> [index_meant(top, "3.4785") for top in (0, 3, 5)]
        ['', '', '69.57']
        >>> [index_meant(top, text) for top, text in ((10, "10"), (20, "12.5"), (20, "4"), (50, "45"))]
        ['', '', '20', '']
    """
    mean = _number(text)
    if mean is None or not _is_exact(top) or not 1 <= mean <= top:
        return ""
    if mean * top >= _HIGHEST:  # on a long scale that is an index too, for which the column asks
        return ""
    return _written(index_of_mean(mean, top))


def meant(slot: Slot, text: str) -> str:
    """Return what the cell of a survey keeps of a text that tells its other statistic; else nothing."""
    return (index_meant if slot.column == INDEX else mean_meant)(slot.top, text)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _is_exact(top: int) -> bool:
    """Say whether what is kept is what was typed: 100 : 3 has no end."""
    return bool(top) and _HIGHEST % top == 0


def _written(value: Decimal) -> str:
    written = f"{value.normalize():f}"
    # Three decimals may be thousands: dossiers write a fourth one.
    return f"{written}0" if len(written.partition(".")[2]) == _OF_THOUSANDS else written


def find_understood(slots: Sequence[Slot], typed: Mapping[str, str]) -> Iterator[str]:
    """Yield what was understood as an index, or as a mean, for people.

    Args:
        slots: The cells of a form.
        typed: What was typed into those that were stored, by their names, as a dossier would write it.
    """
    for slot in slots:
        text = typed.get(slot.name, "")
        if kept := meant(slot, text):
            told, was = write_exact(Decimal(text)), write_exact(Decimal(kept))
            names = ("rata-rata", "indeks") if slot.column == INDEX else ("indeks", "rata-rata")
            yield f"{slot.label}: {told} dipahami sebagai {names[0]}, disimpan sebagai {names[1]} {was}."
