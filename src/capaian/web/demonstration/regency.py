"""The invented regency of the demonstration: its dossier, the same on each machine.

No place, person or figure of it is real. `dossier/` holds it with `@tahun@` wherever its year stands: four
units with their own indicators, a budget that was changed in October, and counts for four quarters.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

_DOSSIER: Final = Path(__file__).with_name("dossier")


def make_files(year: int) -> Mapping[str, str]:
    """Return the files of the dossier of a year by their paths."""
    return {
        file.name: file.read_text(encoding="utf-8").replace("@tahun@", str(year))
        for file in sorted(_DOSSIER.iterdir())
    }
