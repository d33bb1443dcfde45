"""Arguments that cannot be understood."""

from __future__ import annotations

from typing import ClassVar

from capaian.domain.errors import CapaianError
from capaian.domain.period import Period


class UsageMistakeError(CapaianError):
    """A wrong argument or option; exit code 2."""

    code: ClassVar[str] = "usage"
    exit_code: ClassVar[int] = 2


def read_period(text: str) -> Period:
    """Read a period given on the command line.

    Raises:
        UsageMistakeError: with the accepted forms.
    """
    try:
        return Period.parse(text)
    except ValueError as error:
        raise UsageMistakeError(
            f"Periode {text!r} tidak dikenal. Tulis 2024, 2024-S1, 2024-Q3, atau 2024-M07."
        ) from error
