"""An audit has an end: a text made to take hours is refused with a word, as a pdf or docx is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError
from capaian.processes.limits import WorkLimitError, work_limit

_SECONDS: Final = 60.0
_SECONDS_OF_PAGE: Final = 0.3
"""Of work, beside those; a page full of figures takes a tenth of it."""
_MEGABYTES: Final = 1_500
"""A report of a thousand pages takes a fifth of it."""
_SIGNS_OF_PAGE: Final = 1_000
"""Of a page that is nearly empty, so that no report has too little time."""


def seconds_for(signs: int) -> float:
    """Return for how many seconds a text of so many signs may be worked on.

    Examples:
        >>> seconds_for(0), seconds_for(100_000)
        (60.0, 90.0)
    """
    return _SECONDS + _SECONDS_OF_PAGE * signs / _SIGNS_OF_PAGE


@contextmanager
def within_reason(path: Path | str, signs: int) -> Iterator[None]:
    """End work on a text that takes far longer than any report of its length, or far more memory.

    Raises:
        FileError: It did.
    """
    try:
        with work_limit(seconds_for(signs), _MEGABYTES):
            yield
    except WorkLimitError as error:
        raise FileError(
            f"{path} memerlukan waktu atau memori jauh di atas laporan mana pun, sehingga "
            "pemeriksaannya "
            "dihentikan. Pisahkan laporannya dari lampiran, terutama dari daftar angka."
        ) from error
