"""Evidence: recognised by its contents, checked against its record, never outside its folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base, describe

from capaian.dossier.evidence import UNKNOWN_TYPE, recognise_media_type
from capaian.dossier.read import PICTURE_PLACES, load_dossier, read_dossier
from capaian.dossier.tables.parts import columns_of
from capaian.rulebook.layouts import layout_kinds, layout_text


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


def list_evidence(dossier: Path, *entries: str) -> list[str]:
    (dossier / "evidence.yaml").write_text(
        "evidence:\n" + "".join(f"  - {entry}\n" for entry in entries)
    )
    return [describe(issue) for issue in read_dossier(dossier).issues]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n....", "image/png"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.gif", b"GIF89a", "image/gif"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.heic", b"\0\0\0\x18ftypheic", "image/heic"),
        ("a.avif", b"\0\0\0\x18ftypavif", "image/avif"),
        ("a.tif", b"MM\0*", "image/tiff"),
        ("a.bmp", b"BM\x46\0\0\0\0\0\0\0", "image/bmp"),
        ("a.csv", b"BMKG,2024\n", "text/csv"),
        ("a.mp4", b"\0\0\0\x18ftypisom", UNKNOWN_TYPE),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        ("a.csv", b"x,y\n", "text/csv"),
        ("a.txt", b"teks", "text/plain"),
        (
            "a.docx",
            b"PK\x03\x04",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "a.xlsx",
            b"PK\x03\x04",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("foto.pdf", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.docx", b"bukan zip", UNKNOWN_TYPE),
        ("a.csv", b"PK\x03\x04", UNKNOWN_TYPE),
        ("a.txt", b"MZ\0\0", UNKNOWN_TYPE),
        ("a.exe", b"MZ", UNKNOWN_TYPE),
        ("a.png", b"<html>", UNKNOWN_TYPE),
        ("a.png", b"", UNKNOWN_TYPE),
    ],
)
def test_media_types_are_recognised_by_contents(
    name: str, content: bytes, media_type: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert recognise_media_type(tmp_path / name) == media_type


def test_media_type_and_hash_are_filled_in(dossier: Path) -> None:
    (evidence,) = load_dossier(dossier).evidence
    assert evidence.media_type == "image/png"
    assert (
        evidence.sha256
        == hashlib.sha256((dossier / "evidence" / "loket.png").read_bytes()).hexdigest()
    )
    assert evidence.proves == ("iku-1",)


def test_a_recorded_hash_that_is_right_is_no_problem(dossier: Path) -> None:
    sha256 = hashlib.sha256((dossier / "evidence" / "loket.png").read_bytes()).hexdigest()
    assert (
        list_evidence(dossier, f"{{file: loket.png, sha256: {sha256}, media_type: image/png}}")
        == []
    )


def test_a_changed_file_names_its_new_hash(dossier: Path) -> None:
    found = list_evidence(dossier, f"{{file: loket.png, sha256: {'0' * 64}}}")
    assert found == ["evidence_changed evidence.yaml:2:evidence[loket.png].file"]
    sha256 = hashlib.sha256((dossier / "evidence" / "loket.png").read_bytes()).hexdigest()
    assert sha256[:12] in read_dossier(dossier).issues[0].remedy


def test_a_type_that_the_contents_do_not_show(dossier: Path) -> None:
    found = list_evidence(dossier, "{file: loket.png, media_type: image/jpeg}")
    assert found == ["evidence_type evidence.yaml:2:evidence[loket.png].file"]


@pytest.mark.parametrize(
    "path",
    [
        "../office.yaml",
        "/etc/passwd",
        "a/../../office.yaml",
        "C:/x.png",
        "a\\b.png",
        "..",
        "file:///x",
    ],
)
def test_paths_that_leave_the_folder(path: str, dossier: Path) -> None:
    found = list_evidence(dossier, "file: loket.png", f"file: '{path}'")
    assert found == [f"evidence_outside evidence.yaml:3:evidence[{path}].file"]


@pytest.mark.parametrize("path", ["lokat.png", "foto/loket.png", "./loket.png", "LOKET.PNG"])
def test_files_that_are_not_there(path: str, dossier: Path) -> None:
    found = list_evidence(dossier, "file: loket.png", f"file: '{path}'")
    assert found == [f"evidence_missing evidence.yaml:3:evidence[{path}].file"]


def test_the_nearest_file_is_offered(dossier: Path) -> None:
    list_evidence(dossier, "file: loket.png", "file: lokat.png")
    assert "Yang terdekat: loket.png." in read_dossier(dossier).issues[0].remedy


def test_a_file_that_nothing_lists_is_a_warning(dossier: Path) -> None:
    (dossier / "evidence" / "lain.txt").write_text("x")
    result = read_dossier(dossier)
    assert [describe(issue) for issue in result.issues] == [
        "evidence_not_listed evidence/lain.txt"
    ]
    assert result.office_year is not None
    assert [evidence.file for evidence in result.office_year.evidence] == ["loket.png"]


def test_the_same_file_listed_twice(dossier: Path) -> None:
    assert list_evidence(dossier, "file: loket.png", "file: loket.png") == [
        "duplicate_item evidence.yaml:3:evidence[loket.png]"
    ]


@pytest.mark.parametrize(
    ("name", "media_type"), [("a/rekap.CSV", "text/csv"), ("a.txt", "text/plain")]
)
def test_a_file_that_lies_by_its_hash_is_what_it_is_called(
    name: str, media_type: str, tmp_path: Path
) -> None:
    (tmp_path / ("a" * 64)).write_bytes(b"kecamatan;akta\nHulu;5\n")
    assert recognise_media_type(tmp_path / ("a" * 64)) == UNKNOWN_TYPE
    assert recognise_media_type(tmp_path / ("a" * 64), name) == media_type


@pytest.mark.parametrize(
    ("layout", "refused"),
    [
        ("blocks: []", ["pojok-baca"]),
        ("blocks:\n  - {block: pictures, place: pojok-baca, title: Pojok baca}", []),
        ("blocks:\n  - block: cover\n    picture: 'pojok-baca'", []),
        ('blocks:\n  - {block: pictures, place: "{{ item.id }}"}', ["pojok-baca"]),
        ('blocks:\n  - {block: pictures, place: "foto-{{ item.id }}"}', []),
    ],
)
def test_evidence_is_for_what_the_dossier_or_a_layout_names(
    dossier: Path, layout: str, refused: list[str]
) -> None:
    (dossier / "layout.yaml").write_text(layout)
    list_evidence(
        dossier, "{file: loket.png, proves: [iku-1, ktp, perda-1, jemput, lambang, pojok-baca]}"
    )
    found = [i.value for i in read_dossier(dossier).issues if i.code == "unknown_paper_place"]
    assert found == refused


def test_every_place_of_the_general_layouts_can_be_proven() -> None:
    places = {
        place for kind in layout_kinds() for place in PICTURE_PLACES.findall(layout_text(kind))
    }
    also = next(column.also for column in columns_of("evidence") if column.name == "proves")
    assert {place for place in places if "{{" not in place} <= {*also}
