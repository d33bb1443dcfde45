"""`capaian close`: an approved year becomes one file, once; what is not right is not closed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.functional.cli_cast import BALANGAN, Run, run

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
