"""`capaian close`: an approved year becomes one file, once; what is not right is not closed."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.functional.cli_cast import BALANGAN, Run, copy_balangan, edit, run, small_dossier

from capaian.dossier.years.snapshot_file import hash_snapshot, read_snapshot

NAME = "penutupan-63.11-2023.json"


def close(out: Path, *options: str, on: str = "2024-02-28", dossier: Path = BALANGAN) -> Run:
    return run("close", dossier, "--out", out, "--on", on, *options)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@cache
def closed_once() -> dict[str, bytes]:
    """The example closed, for tests of what comes after."""
    with TemporaryDirectory() as folder:
        assert close(Path(folder)).code == 0
        return content(Path(folder))


def put_closed(out: Path) -> None:
    """Lay the closing of the example into a folder, as `close` does; a copy of the example closes alike."""
    out.mkdir(exist_ok=True)
    for name, written in closed_once().items():
        (out / name).write_bytes(written)


def test_the_year_is_one_file_with_its_hash_beside_it(tmp_path: Path) -> None:
    done = close(tmp_path)
    assert done.code == 0
    written = content(tmp_path)
    assert set(written) == {NAME, f"{NAME}.sha256"}
    sha256 = hash_snapshot(written[NAME])
    assert written[f"{NAME}.sha256"].decode() == f"{sha256}  {NAME}\n"
    assert done.out.splitlines()[:3] == [
        f"Ditutup: {tmp_path / NAME}",
        f"SHA-256: {sha256}",
        "Disahkan: Kepala Dinas, 28 Februari 2024.",
    ]
    assert f"Simpan berkas itu bersama {NAME}.sha256" in " ".join(done.out.split())
    assert f"new FOLDER-BARU --from {tmp_path / NAME}" in done.out
    assert "3 peringatan" in done.err


def test_closing_again_changes_nothing(tmp_path: Path) -> None:
    close(tmp_path)
    before = content(tmp_path)
    done = close(tmp_path)
    assert done.code == 0
    assert done.out.startswith("Sudah ditutup, tidak berubah:")
    assert content(tmp_path) == before


def test_what_was_approved_is_not_replaced_by_mistake(tmp_path: Path) -> None:
    put_closed(tmp_path)
    before = content(tmp_path)
    done = close(tmp_path, on="2024-03-01")
    assert done.code == 2
    assert f"--replaces {hash_snapshot(before[NAME])} --reason ALASAN" in done.err
    assert content(tmp_path) == before


def test_a_replacement_says_what_and_why_and_keeps_the_old_one(tmp_path: Path) -> None:
    put_closed(tmp_path)
    old = content(tmp_path)[NAME]
    sha256 = hash_snapshot(old)
    done = close(tmp_path, "--replaces", sha256.upper(), "--reason", " Jumlah  Juai salah ", on="2024-03-01")
    assert done.code == 0
    snapshot = read_snapshot((tmp_path / NAME).read_bytes(), NAME)
    assert snapshot.replaced is not None
    assert (snapshot.replaced.sha256, snapshot.replaced.reason) == (sha256, "Jumlah Juai salah")
    kept = f"{NAME.removesuffix('.json')}-{sha256[:8]}.json"
    assert content(tmp_path)[kept] == old
    assert content(tmp_path)[f"{kept}.sha256"].decode() == f"{sha256}  {kept}\n"


def test_a_replacement_of_another_file_is_refused(tmp_path: Path) -> None:
    put_closed(tmp_path)
    before = content(tmp_path)
    done = close(tmp_path, "--replaces", "ab" * 32, "--reason", "Salah hitung", on="2024-03-01")
    assert done.code == 2
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--replaces", "ab" * 32), "--reason ALASAN"),
        (("--reason", "Salah"), "--replaces SHA256"),
        (("--replaces", "ab" * 32, "--reason", "Belum diisi"), "--reason ALASAN"),
        (("--replaces", "ab" * 31, "--reason", "Salah hitung"), "bukan 64 angka"),
    ],
)
def test_a_replacement_needs_hash_and_reason(options: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = close(tmp_path / "out", *options)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("on", "message"),
    [
        ("28/02/2024", 'Tanggal "28/02/2024" tidak dikenal. Tulis tahun-bulan-hari, misalnya 2024-02-28.'),
        ("2023-11-01", "Tanggal pengesahan 2023-11-01 mendahului akhir tahun 2023."),
        ("2199-03-01", "Tanggal pengesahan 2199-03-01 belum tiba; hari ini 20"),
    ],
)
def test_a_day_that_cannot_be_is_refused(on: str, message: str, tmp_path: Path) -> None:
    done = close(tmp_path / "out", on=on)
    assert done.code == 2
    assert message in done.err


def test_a_year_without_a_report_is_not_closed(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path)
    (dossier / "agreements.yaml").unlink()
    done = close(tmp_path / "out", on="2025-02-28", dossier=dossier)
    assert done.code == 10
    assert "agreements.yaml" in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("spoil", [Path.unlink, lambda text: text.write_text(" \n")], ids=["none", "empty"])
def test_a_report_with_a_text_unwritten_is_closed_only_on_purpose(
    spoil: Callable[[Path], object], tmp_path: Path
) -> None:
    dossier = copy_balangan(tmp_path)
    spoil(dossier / "narrative" / "penutup.md")
    done = close(tmp_path / "out", dossier=dossier)
    assert (done.code, done.out) == (10, "")
    assert "Teks belum ditulis: 1 galat" in done.err
    assert "tidak menulis apa pun: 1 galat." in done.err
    assert "narrative/penutup.md" in done.err
    assert "--accept-incomplete" in done.err
    assert not (tmp_path / "out").exists()
    assert close(tmp_path / "out", "--accept-incomplete", dossier=dossier).code == 0


def test_a_year_with_a_figure_missing_is_closed_only_on_purpose_and_says_so(tmp_path: Path) -> None:
    """The regency as a whole has its figure, which does not stand for that of the kecamatan."""
    dossier = copy_balangan(tmp_path)
    edit(dossier / "counts.csv", "ktp.holders,63.11.03,2023,10310,", "ktp.holders,63.11.03,2023,,")
    out = tmp_path / "out"
    done = close(out, dossier=dossier)
    assert (done.code, done.out) == (10, "")
    assert "IKU 2 Persentase Tingkat Kepemilikan" in done.err
    assert "--accept-incomplete" in done.err
    assert not out.exists()
    closed = close(out, "--accept-incomplete", dossier=dossier)
    lacking = read_snapshot((out / NAME).read_bytes(), NAME).lacking
    assert len(lacking) == 4
    begun = run("new", tmp_path / "2024", "--from", out / NAME)
    for result in (closed, begun):
        assert result.code == 0, result.says
        assert "Tahun 2023 ditutup tanpa 4 hal:" in result.out
    assert json.loads(close(out, "--accept-incomplete", "--json", dossier=dossier).out)["lacking"] == [
        *lacking
    ]


def test_money_whose_spending_nobody_reported_is_missing_too(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    edit(dossier / "inputs.csv", "3838390488,3705312619,", "3838390488,,")
    done = close(tmp_path / "out", dossier=dossier)
    assert done.code == 10
    assert "realisasi setahun 1 dari 25 sub kegiatan (V.2.1)" in " ".join(done.err.split())


def test_a_text_that_is_older_than_its_figures_is_not_closed(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    text = dossier / "narrative" / "analisis-iku-2.md"
    text.write_text(f"---\nfields: tahun2022\n---\n{text.read_text()}", encoding="utf-8")
    done = close(tmp_path / "out", dossier=dossier)
    assert done.code == 10
    assert "narrative/analisis-iku-2.md" in done.err


def test_what_is_missing_and_what_is_unwritten_is_reported_at_once(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path)
    (dossier / "counts.csv").write_text("measure,area,period,value\n")
    edit(dossier / "outputs.csv", "ik-1,,mitra,2023,,3", "ik-1,,mitra,2023,5,3")
    done = close(tmp_path / "out", dossier=dossier)
    assert done.code == 10
    assert "counts.csv" in done.err


def test_for_programs_it_is_json(tmp_path: Path) -> None:
    answer = json.loads(close(tmp_path, "--json").out)
    assert answer == {
        "schema": "capaian/closing/1",
        "file": str(tmp_path / NAME),
        "sha256": hash_snapshot((tmp_path / NAME).read_bytes()),
        "year": 2023,
        "approved": {"post": "kepala-dinas", "date": "2024-02-28"},
        "lacking": [],
        "written": True,
    }
    assert json.loads(close(tmp_path, "--json").out)["written"] is False


def test_a_hash_that_was_lost_is_written_beside_the_closing_again(tmp_path: Path) -> None:
    """A computer that stopped between the two leaves the closing alone."""
    put_closed(tmp_path)
    before = content(tmp_path)
    (tmp_path / f"{NAME}.sha256").unlink()
    done = close(tmp_path)
    assert done.out.startswith("Sudah ditutup, tidak berubah:")
    assert content(tmp_path) == before


def raise_result(folder: Path) -> None:
    """Raise a result in the file of a closing, and write its hash down anew."""
    file = folder / NAME
    content = file.read_bytes().replace(b'"94.24"', b'"99.24"').replace(b'"94,24"', b'"99,24"')
    file.write_bytes(content)
    (folder / f"{NAME}.sha256").write_text(f"{hash_snapshot(content)}  {NAME}\n", encoding="utf-8")


def test_the_next_year_says_which_results_were_raised(tmp_path: Path) -> None:
    put_closed(tmp_path)
    raise_result(tmp_path)
    begun = run("new", tmp_path / "2024", "--from", tmp_path / NAME)
    words = " ".join(begun.out.split())
    assert begun.code == 0
    assert "bukan hasil hitungan datanya sendiri" in words
    assert "◊ iku-2, 2023, realisasi: dalam penutupan 99,24; dihitung ulang 94,24." in words


def test_raised_results_without_a_hash_beside_them_start_no_year(tmp_path: Path) -> None:
    put_closed(tmp_path)
    raise_result(tmp_path)
    (tmp_path / f"{NAME}.sha256").unlink()
    begun = run("new", tmp_path / "2024", "--from", tmp_path / NAME)
    words = " ".join((begun.out + begun.err).split())
    assert begun.code == 10
    assert "iku-2, 2023, realisasi: dalam penutupan 99,24; dihitung ulang 94,24" in words
    assert f"Letakkan {NAME}.sha256" in words
    assert not (tmp_path / "2024").exists()


@pytest.mark.parametrize(
    "noted", [b"", b"\x00\xff\xfe\x01", b"SHA-256 hilang\n", b"abc123  penutupan.json\n"]
)
def test_what_is_no_hash_is_reported_of_its_own_file(noted: bytes, tmp_path: Path) -> None:
    put_closed(tmp_path)
    (tmp_path / f"{NAME}.sha256").write_bytes(noted)
    done = run("new", tmp_path / "2024", "--from", tmp_path / NAME)
    assert done.code == 10
    assert f"{NAME}.sha256" in done.err
    assert "bukan SHA-256" in done.err
    assert "berubah sesudah disahkan" not in done.err
