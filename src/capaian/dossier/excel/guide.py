"""What the first sheet says of the work with a workbook, from `guide.csv`; pages go in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from capaian.dossier.declared_rows import read_declared_rows


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of the first sheet."""

    title: str
    text: str
    sheets: tuple[str, ...] = ()
    """Ids of the sheets that a step of the work fills."""


def _read_guide(section: str) -> Iterator[GuideLine]:
    for row in read_declared_rows(__file__, "guide.csv"):
        if row["section"] == section:
            yield GuideLine(row["title"], row["text"], tuple(row["sheets"].split()))


STEPS: Final = tuple(_read_guide("step"))
"""The work from the first sheet to the report, in its order."""
SIGNS: Final = tuple(_read_guide("sign"))
"""What is seen in the sheets, and what it means."""
FREEDOMS: Final = tuple(_read_guide("freedom"))
"""What may be done with a workbook."""
