"""A survey is told by mean answers, 1 to 4, or by their indices, 25 to 100: forms take either and keep means.

An index is what neither a mean nor a slip of one can be: `35` may be 3,5 without a comma and is asked back.
What becomes of an index is exact, so that the index that is computed of it is the one that was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.rules.survey import index_step, mean_of_index
from capaian.web.measurement.owed import Slot

_HIGHEST: Final = 100
_OF_THOUSANDS: Final = 3
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
    try:
        index = Decimal(text)
    except InvalidOperation:
        return ""
    # 100 : 3 has no end, and what is kept would not be what was typed.
    if not top or _HIGHEST % top or not index.is_finite() or not _SLIP * top < index <= _HIGHEST:
        return ""
    mean = mean_of_index(index, top)
    if mean * index_step(top) != index:
        return ""
    written = f"{mean.normalize():f}"
    # Three decimals may be thousands: dossiers write a fourth one.
    return f"{written}0" if len(written.partition(".")[2]) == _OF_THOUSANDS else written


def find_understood(slots: Sequence[Slot], typed: Mapping[str, str]) -> Iterator[str]:
    """Yield what was understood as an index, for people.

    Args:
        slots: The cells of a form.
        typed: What was typed into those that were stored, by their names, as a dossier would write it.
    """
    for slot in slots:
        text = typed.get(slot.name, "")
        if mean := mean_meant(slot.top, text):
            index, kept = write_exact(Decimal(text)), write_exact(Decimal(mean))
            yield f"{slot.label}: {index} dipahami sebagai indeks, disimpan sebagai rata-rata {kept}."
