"""`capaian report`: three formats and a manifest, complete or not at all,
the same bytes every time.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from tests.conftest import IS_NIGHTLY
from tests.dossiers import khayal
from tests.functional.cli_cast import (
    BALANGAN,
    PROGRAM,
    Run,
    copy_balangan,
    edit,
    finish,
    run,
    small_dossier,
    start,
)

from capaian import __version__
from capaian.dossier import durable
from capaian.writers import paper_files

NAMES = ["lkjip.docx", "lkjip.pdf", "lkjip.html", "manifest.json"]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def must_match_its_manifest(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    hashes = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in manifest["files"]
    }
    assert manifest["files"] == hashes


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The example as a report, by the installed program, which the search path does not hold."""
    folder = tmp_path_factory.mktemp("out") / "balangan"
    elsewhere = {"PATH": "/usr/bin:/bin"}
    return folder, finish(start("report", BALANGAN, "--out", folder, environment=elsewhere))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_dossier(tmp_path)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[object], bytes]]:
    """Writers that write one word; a test may put in others."""
    writers: dict[str, Callable[[object], bytes]] = {
        name: lambda document, name=name: f"new {name}".encode() for name in paper_files.FORMATS
    }
    monkeypatch.setattr(paper_files, "_writers", lambda _: writers)
    return writers


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A folder with an older complete set and a file that is none of ours."""
    folder = tmp_path / "out"
    folder.mkdir()
    for name in [*NAMES, "catatan.txt"]:
        (folder / name).write_text(f"old {name}", encoding="utf-8")
    return folder


def test_the_example_becomes_three_papers_and_a_manifest(reported: tuple[Path, Run]) -> None:
    folder, done = reported
    assert done.code == 0, done.err
    assert sorted(content(folder)) == sorted(NAMES)
    assert zipfile.ZipFile(BytesIO((folder / "lkjip.docx").read_bytes())).testzip() is None
    assert (folder / "lkjip.pdf").read_bytes().startswith(b"%PDF-1.")
    assert (folder / "lkjip.html").read_bytes().startswith(b"<!doctype html>")


def test_the_manifest_says_what_was_made_from_what(reported: tuple[Path, Run]) -> None:
    folder, _ = reported
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert list(manifest) == [
        "schema",
        "title",
        "office",
        "year",
        "data_sha256",
        "capaian",
        "files",
    ]
    assert manifest["schema"] == "capaian/manifest/1"
    assert manifest["office"] == "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Balangan"
    assert (manifest["year"], manifest["capaian"]) == (2023, __version__)
    assert list(manifest["files"]) == NAMES[:3]
    must_match_its_manifest(folder)


def test_the_command_lists_its_files_and_only_counts_warnings(reported: tuple[Path, Run]) -> None:
    folder, done = reported
    lines = done.out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [str(folder / name) for name in NAMES]
    assert all(line.endswith(" KB") for line in lines)
    assert done.err == f"◊ Data: 3 peringatan. Rinciannya: {PROGRAM} check {BALANGAN}\n"


def test_another_process_elsewhere_makes_the_same_bytes(tmp_path: Path) -> None:
    """By day of a small dossier: in what order sets are met,
    golden papers and tests of writers see too.
    """
    dossier = khayal.FOLDER if IS_NIGHTLY else small_dossier(tmp_path)
    folder = tmp_path / "sini"
    assert run("report", dossier, "--out", folder).code == 0
    environment = {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "NO_COLOR": "1",
        "SOURCE_DATE_EPOCH": "1",
    }
    crooked = f"{dossier}/../{dossier.name}"
    target = tmp_path / "lain" / "tempat"
    done = finish(start("report", crooked, "--out", target, cwd=tmp_path, environment=environment))
    assert done.code == 0, done.err
    assert content(target) == content(folder)


@pytest.mark.parametrize(
    ("wanted", "made"),
    [("html", ["lkjip.html"]), (" PDF , docx,pdf", ["lkjip.docx", "lkjip.pdf"])],
)
def test_some_formats_alone(
    small: Path,
    tmp_path: Path,
    quick: dict[str, Callable[[object], bytes]],
    wanted: str,
    made: list[str],
) -> None:
    done = run("report", small, "--out", tmp_path / "out", "--format", wanted)
    assert done.code == 0, done.err
    assert sorted(content(tmp_path / "out")) == sorted([*made, "manifest.json"])
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert list(manifest["files"]) == made
    must_match_its_manifest(tmp_path / "out")


def test_without_a_folder_the_papers_go_to_out_under_the_name_of_the_dossier(
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    quick: dict[str, Callable[[object], bytes]],
) -> None:
    monkeypatch.chdir(small.parent)
    done = run("report", small.name)
    assert done.code == 0, done.err
    assert sorted(content(small.parent / "out" / "dossier")) == sorted(NAMES)
    assert run("check", small.name).code == 0


def test_within_the_dossier_a_folder_outside_must_be_named(
    small: Path, monkeypatch: pytest.MonkeyPatch, quick: dict[str, Callable[[object], bytes]]
) -> None:
    monkeypatch.chdir(small)
    assert run("report", ".").code == 2
    assert run("report", ".", "--out", "../out").code == 0
    assert sorted(content(small.parent / "out")) == sorted(NAMES)


def test_bad_data_write_nothing(older: Path, small: Path) -> None:
    before = content(older)
    edit(small / "counts.csv", "12336", "12x336")
    done = run("report", small, "--out", older)
    assert (done.code, done.out) == (10, "")
    assert "tidak menulis apa pun: 1 galat" in done.err
    assert content(older) == before


@pytest.mark.parametrize("fine_before", [0, 3])
def test_a_full_disk_leaves_the_older_set(
    small: Path,
    older: Path,
    monkeypatch: pytest.MonkeyPatch,
    quick: dict[str, Callable[[object], bytes]],
    fine_before: int,
) -> None:
    before, calls = content(older), iter(range(100))

    def full(handle: int) -> None:
        if next(calls) >= fine_before:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    done = run("report", small, "--out", older)
    assert (done.code, done.out) == (11, "")
    assert (
        done.err
        == f"Hasil tidak dapat ditulis ke {older}: ruang disk habis. Naskah lama tidak diubah.\n"
    )
    assert content(older) == before


MADE = "Bukti LASUNGKU TALU"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    made = copy_balangan(tmp_path)
    file = made / "evidence.yaml"
    kept = [
        line for line in file.read_text("utf-8").splitlines() if not line.startswith("    date:")
    ]
    at = next(
        number for number, line in enumerate(kept) if "caption: Alur layanan LASUNGKU" in line
    )
    file.write_text("\n".join([*kept[:at], *kept[at + 2 :]]) + "\n", "utf-8")
    return made


@pytest.mark.parametrize(
    "options", [(), *([("--for", "lkjip"), ("--for", "semua")] if IS_NIGHTLY else ())]
)
def test_check_tells_row_and_remedy(dossier: Path, options: tuple[str, ...]) -> None:
    done = run("check", dossier, "--json", *options)
    assert done.code == 0
    if "semua" not in options:
        issues = json.loads(done.out)["issues"]
        (issue,) = [each for each in issues if each["code"] == "picture_undescribed"]
        assert (issue["level"], issue["place"]["file"], issue["place"]["row"]) == (
            "warning",
            "evidence.yaml",
            2,
        )
        assert MADE in issue["message"] and issue["remedy"]


def photo_sentences(page: str) -> list[str]:
    """The sentences of a report that refer to photographs."""
    return re.findall(r"Foto bukti: lihat [^.]*\.[^.]*\.", re.sub(r"<[^>]+>", "", page))


def test_the_report_shows_and_reads_out_what_it_proves(dossier: Path, tmp_path: Path) -> None:
    edit(
        dossier / "evidence.yaml", "proves: [lasungku-talu]", "proves: [lasungku-talu, hati-unda]"
    )
    done = run("report", dossier, "--out", tmp_path / "hasil", "--format", "html")
    assert done.code == 0, done.err
    page = (tmp_path / "hasil" / "lkjip.html").read_text("utf-8")
    (sentence,) = photo_sentences(page)
    assert re.fullmatch(r"Foto bukti: lihat Gambar\s\d+\.\d+\.", sentence)
    assert f'alt="{MADE} dan HATI UNDA"' in page
