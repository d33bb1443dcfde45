"""`capaian intake`: a large file is refused at once where nothing of it is known, and read whole else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, run, uncounted_balangan
from tests.functional.intake_cast import flat
from tests.intake.aggregate import kecamatan

STOCK = [f"{n};Barang nomor {n};{n * 7 % 991}" for n in range(12_000)]
NAMES = tuple(kecamatan().values())


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


def bring(dossier: Path, lines: Sequence[str]) -> Run:
    path = dossier.parent / "stok.csv"
    path.write_text("\n".join(("NO;NAMA;JUMLAH", *lines)), encoding="utf-8")
    return run("intake", path, dossier, "--dry-run")


def cards(more: int = 0) -> list[str]:
    rows = [f"{n};{name};{9000 + 37 * n + more};{8000 + 31 * n + more}" for n, name in enumerate(NAMES, 1)]
    return ["", "KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2023", "", "NO;KECAMATAN;WAJIB KTP;SUDAH REKAM", *rows]


def test_what_names_nothing_is_refused_by_its_beginning(dossier: Path) -> None:
    done = bring(dossier, STOCK)
    assert done.code == 10
    assert "Tidak ada tabel yang dikenal di berkas ini (lembar stok)." in flat(done)
    assert "hanya dibaca sampai: stok baris 333" in flat(done)


def test_a_table_at_its_end_is_found(dossier: Path) -> None:
    done = bring(dossier, [*STOCK, *cards()])
    assert "ktp.eligible" in done.says
    assert "hanya dibaca sampai" not in flat(done)
