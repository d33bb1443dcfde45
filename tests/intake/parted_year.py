"""Sheets of deeds with months, quarters or halves of the year as columns, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.intake.area_layouts import NAMES
from tests.intake.books import Cell

from capaian.dossier import load_dossier

DEEDS = "akta-mati.issued"
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
HALVES = ("Semester I", "Semester II")
TITLE = "AKTA KEMATIAN TERBIT TAHUN 2023"
SUM = "Jumlah"


def figure(area: int, part: int) -> int:
    """The deeds of an area in a part of the year."""
    return 21 + (5 * area + 7 * part) % 11


def sheet(
    parts: Sequence[str], until: int, corrected: Mapping[tuple[int, int], int], total: str = ""
) -> list[list[Cell]]:
    """Deeds by parts of the year until one of them, some of them corrected by area and part."""
    rows: list[list[Cell]] = [[TITLE], [], ["KECAMATAN", *parts, *([total] if total else [])]]
    for area, name in enumerate(NAMES):
        told = [corrected.get((area, part), figure(area, part)) for part in range(until)]
        rows.append([name, *told, *[None] * (len(parts) - until), *([sum(told)] if total else [])])
    return rows


def stored(dossier: Path, area: str = "63.11.02") -> dict[str, int]:
    """What a dossier has of an area, the second one if no other, by period."""
    counts = [count for count in load_dossier(dossier).counts if str(count.measure) == DEEDS]
    return {str(count.period): int(count.value or 0) for count in counts if str(count.area) == area}


def answers(parts: Sequence[str], total: str = "") -> list[str]:
    """The options by which columns of parts, or the one that sums them up, are deeds."""
    heads = [total] if total else parts
    return [option for head in heads for option in ("--means", f"{head}={DEEDS}")]
