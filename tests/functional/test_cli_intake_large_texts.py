"""Large texts that name areas or codes in each line are refused by their beginning, as far as it tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, copy_balangan, run
from tests.functional.intake_cast import flat

from capaian.dossier.intake import large_books

NAMES = (
    "Juai",
    "Halong",
    "Awayan",
    "Batumandi",
    "Lampihong",
    "Paringin",
    "Paringin Selatan",
    "Tebing Tinggi",
)
LINES = 1_600
BEGUN = "hanya dibaca sampai: daftar baris"


@pytest.fixture
def balangan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier, to which texts are large that are a tenth of those that are."""
    for name, value in (("_LARGE", 3_000), ("_BEGUN_OF_NAMED", 600), ("_LONG", 200)):
        monkeypatch.setattr(large_books, name, value)
    return copy_balangan(tmp_path)


def bring_text(dossier: Path, head: str, line: Callable[[int], str], behind: str = "") -> Run:
    """Call the command with a text of very many lines."""
    file = dossier.parent / "daftar.csv"
    file.write_text(f"{head}\n" + "".join(f"{line(n)}\n" for n in range(LINES)) + behind, encoding="utf-8")
    return run("intake", file, dossier, "--dry-run")


def kecamatan(n: int) -> str:
    """The kecamatan of a line."""
    return NAMES[n % len(NAMES)]


@pytest.mark.parametrize(
    ("head", "line", "why"),
    [
        (
            "KECAMATAN;PEKERJAAN;NOMOR",
            lambda n: f"{kecamatan(n)};Petani {n};{n}",
            "Tidak ada kolom tabel ini",
        ),
        ("KECAMATAN;WAJIB KTP", lambda n: f"{kecamatan(n)};{n}", "8 wilayah tertulis lagi"),
        ("", lambda n: f"{kecamatan(n)};{n}", "Tidak ada tabel yang dikenal"),
        (
            "TANGGAL;KODE;URAIAN;NILAI",
            lambda n: f"{n % 28 + 1:02}/01/2023;2.12.01.2.01.0001;Belanja {n};{n}000",
            "tampak buku kas",
        ),
    ],
    ids=["persons", "areas again", "no heads", "payments"],
)
def test_its_beginning_tells_why_and_how_far_it_was_read(
    balangan: Path, head: str, line: Callable[[int], str], why: str
) -> None:
    done = bring_text(balangan, head, line)
    assert done.code != 0
    assert why in flat(done)
    assert BEGUN in flat(done)


def test_a_name_at_the_end_alone_has_all_of_it_read(balangan: Path) -> None:
    few = NAMES[:-1]
    line = f"{NAMES[-1]};1\n"
    done = bring_text(balangan, "KECAMATAN;WAJIB KTP", lambda n: f"{few[n % len(few)]};{n}", line)
    assert "7 wilayah tertulis lagi" in flat(done)
    assert BEGUN not in flat(done)
