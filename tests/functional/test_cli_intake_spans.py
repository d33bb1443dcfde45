"""`capaian intake`: which part of the year the preview says an amount to be is what is stored of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, run
from tests.intake.books import write_sheet

MONTHS = ("Januari", "Februari", "Maret", "April")


def previewed(folder: Path, months: Sequence[str]) -> str:
    """What is shown of spending in some months and their sum."""
    dossier = copy_balangan(folder)
    (dossier / "inputs.csv").write_text(
        "node,period,resource,kind,original,revised,actual,source\n", encoding="utf-8"
    )
    names = ("Pengolahan dan Penyajian Data Kependudukan", "Kerja Sama Pemanfaatan Data Kependudukan")
    spent = [[3000000 * n + line for n in range(1, len(months) + 1)] for line, _ in enumerate(names)]
    lines: list[tuple[str | int, ...]] = [
        (name, 90000000, *figures, sum(figures)) for name, figures in zip(names, spent, strict=True)
    ]
    heads = ("Sub Kegiatan", "Anggaran", *(f"Realisasi {month}" for month in months), "JUMLAH")
    rows: list[tuple[str | int, ...]] = [("REALISASI ANGGARAN TAHUN 2023",), (), heads, *lines]
    book = write_sheet(folder / "realisasi.xlsx", rows)
    return " ".join(run("intake", book, dossier, "--dry-run").says.split())


@pytest.mark.parametrize(
    ("months", "span"),
    [
        (MONTHS[:2], "(tidak ada yang disimpan)"),
        (MONTHS[:3], "Triwulan I Tahun 2023"),
        (MONTHS, "(tidak ada yang disimpan)"),
    ],
)
def test_a_sum_of_some_months_is_not_called_the_year(
    tmp_path: Path, months: Sequence[str], span: str
) -> None:
    said = previewed(tmp_path, months)
    assert f"JUMLAH → realisasi {span}" in said
    assert "Anggaran → anggaran setahun" in said
