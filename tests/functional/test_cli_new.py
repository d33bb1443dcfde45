"""`capaian new`: a dossier to begin with, whole or not at all; what is missing is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.dossier_hash import hash_dossier
from tests.functional.cli_cast import BALANGAN, Run, copy_balangan, run

from capaian.dossier.read import read_dossier


def new(folder: Path, *options: str, regency: str | None = "63.11", year: str | None = "2024") -> Run:
    where = [] if regency is None else ["--regency", regency]
    when = [] if year is None else ["--year", year]
    return run("new", folder, *where, *when, *options)


def test_a_dossier_begins(tmp_path: Path) -> None:
    done = new(tmp_path / "kantor")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:2] == [
        f"Dossier baru: {tmp_path / 'kantor'} (Kabupaten Balangan, 63.11, tahun 2024; 9 berkas).",
        "Wilayah: 8 kecamatan.",
    ]
    assert (
        "Indikator: Indeks kepuasan masyarakat atas pelayanan administrasi kependudukan, Tingkat" in done.out
    )
    assert f"workbook export {tmp_path / 'kantor'}" in done.out
    assert f"check {tmp_path / 'kantor'}" in done.out
    year = read_dossier(tmp_path / "kantor").office_year
    assert year is not None
    assert (year.year, year.office.regency) == (2024, "63.11")


@pytest.mark.parametrize(("typed", "meant"), [("Tabanann", "Tabanan (51.02)"), ("Baru", "Barru (73.11)")])
def test_a_name_with_other_letters_is_no_regency(typed: str, meant: str, tmp_path: Path) -> None:
    done = new(tmp_path / "kantor", regency=typed)
    assert (done.code, (tmp_path / "kantor").exists()) == (2, False)
    assert f'"{typed}" tidak ada di rulebook. Yang mirip: ' in done.err and meant in done.err


def test_format_and_the_workbook_take_it_as_it_is(tmp_path: Path) -> None:
    new(tmp_path / "kantor")
    assert "Dossier sudah dalam bentuk baku." in run("format", tmp_path / "kantor").out
    assert run("workbook", "export", tmp_path / "kantor", "--out", tmp_path / "kantor.xlsx").code == 0
    before = hash_dossier(tmp_path / "kantor")
    assert run("workbook", "import", tmp_path / "kantor.xlsx", tmp_path / "kantor").code == 0
    assert hash_dossier(tmp_path / "kantor") == before


# --- the regency --------------------------------------------------------------------------------------


@pytest.mark.parametrize("regency", ["Balangan", "kab. balangan", "6311", "Kabupaten Balangan"])
def test_a_regency_by_name_or_code(regency: str, tmp_path: Path) -> None:
    assert "(Kabupaten Balangan, 63.11, " in new(tmp_path / "kantor", regency=regency).out


@pytest.mark.parametrize(
    ("regency", "message"),
    [
        (
            "Probolinggo",
            (
                '"Probolinggo" dapat berarti Kabupaten Probolinggo (35.13), Kota Probolinggo (35.74). '
                "Sebutkan kodenya."
            ),
        ),
        ("Balngan", 'Kabupaten/kota "Balngan" tidak ada di rulebook. Yang mirip: Kabupaten Balangan (63.11)'),
        ("99.01", 'Kabupaten/kota "99.01" tidak ada di rulebook.'),
    ],
)
def test_what_is_not_one_regency_is_refused(regency: str, message: str, tmp_path: Path) -> None:
    done = new(tmp_path / "kantor", regency=regency)
    assert (done.code, done.out) == (2, "")
    assert message in " ".join(done.err.split())
    assert list(tmp_path.iterdir()) == []


# --- year and indicators ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "year", ["24", "2016", "0000", "2200", "20244", "dua ribu", "-2024", "２０２４", "2024.0"]
)
def test_a_year_that_cannot_be_is_refused(year: str, tmp_path: Path) -> None:
    done = new(tmp_path / "kantor", f"--year={year}", year=None)
    assert done.code == 2
    assert f'Tahun "{year}" tidak dapat dipakai. Tulis tahun sejak 2017.' in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("catalogue", "message"),
    [
        ("ktpel", "Indikator ktpel tidak ada di katalog. Pilih dari: kk, ktp, "),
        ("ktp,x,y", "Indikator x, y tidak ada di katalog."),
        (" , ", "Indikator (kosong) tidak ada di katalog."),
    ],
)
def test_unknown_indicators_are_reported_with_all_there_are(
    catalogue: str, message: str, tmp_path: Path
) -> None:
    done = new(tmp_path / "kantor", "--catalogue", catalogue)
    assert done.code == 2
    assert message in done.err
    assert "; atau semua." in done.err
    assert list(tmp_path.iterdir()) == []


# --- missing options ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regency", "year", "options"),
    [
        (None, None, ["--regency DAERAH", "--year TAHUN"]),
        ("63.11", " ", ["--year TAHUN"]),
    ],
)
def test_all_that_is_missing_is_reported_at_once(
    regency: str | None, year: str | None, options: list[str], tmp_path: Path
) -> None:
    done = new(tmp_path / "kantor", regency=regency, year=year)
    assert (done.code, done.out) == (2, "")
    assert [word for word in ("--regency DAERAH", "--year TAHUN") if word in done.err] == options
    assert list(tmp_path.iterdir()) == []


# --- the folder ---------------------------------------------------------------------------------------


def test_what_is_there_is_never_touched(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    before = hash_dossier(dossier)
    done = new(dossier)
    assert done.code == 11
    assert "sudah ada dan tidak kosong. Pilih nama folder yang baru." in done.err
    assert hash_dossier(dossier) == before


@pytest.mark.parametrize("kind", ["file", "link", "broken link", "link to an empty folder"])
def test_what_is_no_folder_stays(kind: str, tmp_path: Path) -> None:
    place, empty = tmp_path / "kantor", tmp_path / "kosong"
    empty.mkdir()
    if kind == "file":
        place.write_text("punya saya", encoding="utf-8")
    else:
        place.symlink_to({"link": BALANGAN, "broken link": tmp_path / "tidak-ada"}.get(kind, empty))
    done = new(place)
    assert done.code == 11
    assert place.is_symlink() or place.read_text(encoding="utf-8") == "punya saya"
    assert list(empty.iterdir()) == []


def test_this_very_folder_is_no_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = new(Path())
    assert done.code == 2
    assert "Sebutkan nama folder baru" in done.err


def test_no_dossier_within_a_dossier(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    done = new(dossier / "2024" / "baru")
    assert done.code == 2
    assert f"berada di dalam dossier {dossier}" in done.err
    assert not (dossier / "2024").exists()
