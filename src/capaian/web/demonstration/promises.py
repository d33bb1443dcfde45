"""What the head of the invented office promised: in January, and in October after the budget was changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

_AT_FIRST: Final[Mapping[str, int]] = {"ikm": 85, "kepemilikan-dokumen": 90}
_REVISED: Final[Mapping[str, int]] = {**_AT_FIRST, "kepemilikan-dokumen": 91}
_REASON: Final = (
    "penambahan anggaran pendaftaran penduduk dalam Perubahan APBD untuk pelayanan KIA di sekolah, "
    "sehingga target kepemilikan dokumen dinaikkan"
)

_FRIDAY: Final = 4


def write_agreements(begun: str, year: int) -> str:
    """Return agreements.yaml with what was signed: the original, and its revision.

    Args:
        begun: The file as an office begins with it: one agreement, neither signed nor with targets.
        year: The year of both.
    """
    head, _, own = begun.partition("agreements:\n")
    changed = (
        own.replace(f"id: pk-{year}\n", f"id: pk-{year}-perubahan-1\n")
        .replace(f"Tahun {year}\n", f"Tahun {year}, perubahan ke-1\n")
        .replace(f"    year: {year}\n", f"    year: {year}\n    revision: 1\n")
    )
    return (
        f"{head}agreements:\n"
        f"{own}    signed: {_signed(year, 1)}\n    document: pk-{year}\n{_targets(_AT_FIRST)}"
        f"{changed}    signed: {_signed(year, 10)}\n    reason: {_REASON}\n"
        f"    document: pk-{year}-perubahan\n{_targets(_REVISED)}"
    )


def write_documents(region: str, year: int) -> str:
    """Return documents.yaml: the papers of both agreements, and the changed budget that led to the second."""
    budget = "Perubahan Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran"
    law = f"Peraturan Daerah {region} Nomor 9 Tahun {year} tentang {budget} {year}"
    head, paper = f"Kepala Dinas Tahun {year}", "agreement"
    papers = (
        (f"pk-{year}", f"Perjanjian Kinerja {head}", f"000.8.6.3/17/{year}", 1, paper),
        (f"perda-apbd-perubahan-{year}", law, f"9 Tahun {year}", 9, "law"),
        (
            f"pk-{year}-perubahan",
            f"Perjanjian Kinerja Perubahan {head}",
            f"000.8.6.3/284/{year}",
            10,
            "agreement",
        ),
    )
    lines = (
        f"  - id: {code}\n    title: {title}\n    number: {number}\n"
        f"    date: {_signed(year, month)}\n    kind: {kind}\n"
        for code, title, number, month, kind in papers
    )
    return "documents:\n" + "".join(lines)


def _targets(targets: Mapping[str, int]) -> str:
    lines = (f"      - {{indicator: {code}, target: {target}}}\n" for code, target in targets.items())
    return "    targets:\n" + "".join(lines)


def _signed(year: int, month: int) -> date:
    """Return the first working day of a month from its middle on."""
    day = date(year, month, 15)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > _FRIDAY else day
