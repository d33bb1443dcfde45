"""The next table of an honest form is taken without a question, however much the form says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import run, run_sure, uncounted_balangan
from tests.intake.area_layouts import NAMES
from tests.intake.books import Page, Rows, write_xlsx

from capaian.dossier import load_dossier

NUMBER = " ".join(("1970" + "0101", "1995" + "03", "1", "002"))
TITLE = "PENERBITAN AKTA KEMATIAN TRIWULAN {} TAHUN 2023"
HEADS = ("NO", "KODE", "KECAMATAN", "KEMATIAN DILAPORKAN", "AKTA KEMATIAN DITERBITKAN", "PERIODE", "SUMBER")
CODES = [f"63.11.{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 8)]


def form(part: str, month: object, signed: str, more: int = 0, *, note: str = "", drawn: str = "") -> Rows:
    """A form of a quarter with all that offices put around a table."""
    body = [
        (n, code, name, 40 + n + more, 30 + n + more, month, "SIAK")
        for n, (code, name) in enumerate(zip(CODES, NAMES, strict=True), 1)
    ]
    sums = tuple(sum(int(row[place]) for row in body) for place in (3, 4))
    return [
        (TITLE.format(part),),
        ("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KABUPATEN BALANGAN",),
        (),
        HEADS,
        *body,
        (None, None, "JUMLAH", *sums),
        (),
        (note or "Catatan: menurut tanggal terbit",),
        (drawn,) if drawn else (),
        (None, None, None, f"Paringin, {signed} 2023"),
        ("Mengetahui,", None, None, "Kepala Dinas,"),
        (),
        (None, None, None, "Budi Contoh, S.Sos"),
        (None, None, None, "Pembina Tk. I"),
        (None, None, None, f"NIP. {NUMBER}"),
        (f"Dicetak {signed} 2023 10:32:15",),
    ]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


def write(folder: Path, name: str, rows: Rows, notes: Sequence[str] = ("Dihitung bidang PIAK",)) -> Path:
    return write_xlsx(folder / name, {"AKTA": Page(rows), "CATATAN": Page([(text,) for text in notes])})


@pytest.mark.parametrize(("before", "after"), [(202306, 202309), (45107, 45199)])
def test_the_next_quarter_passes(before: object, after: object, dossier: Path, tmp_path: Path) -> None:
    first = write(tmp_path, "tw2.xlsx", form("II", before, "3 Juli"))
    assert run_sure("intake", first, dossier).code == 0
    done = run("intake", write(tmp_path, "tw3.xlsx", form("III", after, "9 Oktober", 7)), dossier, "--yes")
    assert done.code == 0, done.says
    periods = {str(count.period) for count in load_dossier(dossier).counts}
    assert periods == {"2023-Q2", "2023-Q3"}


@pytest.mark.parametrize(
    "other",
    [
        form("III", 202306, "9 Oktober", 7),
        form("III", 202308, "9 Oktober", 7),
        form("III", 202309, "9 Oktober", 7, note="Catatan: menurut tanggal kematian"),
        form("III", 202309, "9 Oktober", 7, drawn="Data ditarik 5 Oktober 2023"),
    ],
)
def test_whatever_else_it_says_is_shown_first(other: Rows, dossier: Path, tmp_path: Path) -> None:
    first = write(tmp_path, "tw2.xlsx", form("II", 202306, "3 Juli"))
    assert run_sure("intake", first, dossier).code == 0
    assert run("intake", write(tmp_path, "tw3.xlsx", other), dossier, "--yes").code != 0


def test_a_note_on_another_sheet_is_shown_first(dossier: Path, tmp_path: Path) -> None:
    first = write(tmp_path, "tw2.xlsx", form("II", 202306, "3 Juli"))
    assert run_sure("intake", first, dossier).code == 0
    notes = ("Dihitung bidang PIAK", "Tanpa dua kecamatan")
    other = write(tmp_path, "tw3.xlsx", form("III", 202309, "9 Oktober", 7), notes)
    done = run("intake", other, dossier, "--yes")
    assert (done.code, "lembar CATATAN: Tanpa dua kecamatan" in " ".join(done.says.split())) == (2, True)


def test_nobody_who_signs_is_shown(dossier: Path, tmp_path: Path) -> None:
    first = write(tmp_path, "tw2.xlsx", form("II", 202306, "3 Juli"))
    says = run("intake", first, dossier, "--dry-run").says
    assert "Budi" not in says
    assert "Paringin, 3 Juli" not in says
