"""Several runs into one folder: what the manifest keeps of earlier ones, and what it must not believe."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from capaian.cli.papers.manifests import keep_earlier

NAME = "manifest-pk.json"
SAME = {"schema": "capaian/manifest/1", "office": "Kantor", "year": 2023, "data_sha256": "0", "capaian": "1"}


def digest(file: str) -> str:
    return hashlib.sha256(file.encode()).hexdigest()


def manifest(*files: str, **changes: object) -> bytes:
    """Of files that hold their own name; a change to `None` takes a key away."""
    papers = {Path(file).stem: f"Judul {Path(file).stem}" for file in files}
    content = {**SAME, "papers": papers, "refused": {}, "files": {file: digest(file) for file in files}}
    kept = {key: value for key, value in {**content, **changes}.items() if value is not None}
    return json.dumps(kept).encode()


def put(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).write_text(file, encoding="utf-8")


def after(folder: Path, earlier: bytes | None, new: bytes) -> dict[str, dict[str, object]]:
    if earlier is not None:
        (folder / NAME).write_bytes(earlier)
    found: dict[str, dict[str, object]] = json.loads(keep_earlier(new, folder, NAME))
    return found


def test_papers_of_an_earlier_run_stay(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf", "pk-a.html", "pk-b.pdf")
    found = after(tmp_path, manifest("pk-a.pdf", "pk-a.html"), manifest("pk-b.pdf"))
    assert found["files"] == {file: digest(file) for file in ("pk-a.pdf", "pk-a.html", "pk-b.pdf")}
    assert found["papers"] == {"pk-a": "Judul pk-a", "pk-b": "Judul pk-b"}
    assert {key: found[key] for key in SAME} == SAME


def test_a_paper_made_again_is_told_as_it_is_now(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf", "pk-a.html", "pk-b.pdf")
    found = after(tmp_path, manifest("pk-a.pdf", "pk-a.html", "pk-b.pdf"), manifest("pk-a.pdf"))
    assert [*found["files"]] == ["pk-b.pdf", "pk-a.pdf"]


def test_titles_of_single_papers_join(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf", "pk-b.pdf")
    lone = {"papers": None, "refused": None}
    found = after(tmp_path, manifest("pk-a.pdf", title="A", **lone), manifest("pk-b.pdf", title="B", **lone))
    assert found["papers"] == {"pk-a": "A", "pk-b": "B"}
    assert "title" not in found


def test_what_was_refused_stays_until_it_is_made(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf")
    earlier = manifest("pk-a.pdf", refused={"pk-b": ["kurang"], "pk-c": ["kurang"]})
    assert after(tmp_path, earlier, manifest("pk-b.pdf"))["refused"] == {"pk-c": ["kurang"]}


@pytest.mark.parametrize("key", SAME)
def test_papers_made_from_something_else_are_not_carried_along(key: str, tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf")
    new = manifest("pk-b.pdf")
    assert after(tmp_path, manifest("pk-a.pdf", **{key: "lain"}), new) == json.loads(new)
    assert after(tmp_path, manifest("pk-a.pdf", **{key: None}), new) == json.loads(new)


def test_a_file_deleted_since_is_not_told(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf")
    found = after(tmp_path, manifest("pk-a.pdf", "pk-c.pdf"), manifest("pk-b.pdf"))
    assert [*found["files"]] == ["pk-a.pdf", "pk-b.pdf"]
    assert [*found["papers"]] == ["pk-a", "pk-b"]


def test_a_file_changed_since_is_not_told_with_what_it_was(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf", "pk-c.pdf")
    (tmp_path / "pk-a.pdf").write_text("dari kantor lain", encoding="utf-8")
    found = after(tmp_path, manifest("pk-a.pdf", "pk-c.pdf"), manifest("pk-b.pdf"))
    assert [*found["files"]] == ["pk-c.pdf", "pk-b.pdf"]


@pytest.mark.parametrize(
    "file", ["../rahasia", "sub/rahasia", "{0}/rahasia", ".", "", "a\0b", "x" * 5000, "\ud800"]
)
def test_a_manifest_names_files_of_its_own_folder_only(file: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / "sub").mkdir(parents=True)
    for place in (tmp_path, folder / "sub"):
        (place / "rahasia").write_text("x", encoding="utf-8")
    named = file.format(tmp_path)
    earlier = manifest("pk-a.pdf", files={named: hashlib.sha256(b"x").hexdigest()})
    new = manifest("pk-b.pdf")
    assert after(folder, earlier, new) == json.loads(new)


FOREIGN = [
    ("none", None),
    ("empty", b""),
    ("not utf-8", b"\xff\xfe\x00"),
    ("half", manifest("pk-a.pdf")[:-9]),
    ("a list", b"[1, 2]"),
    ("a word", b'"pk-a.pdf"'),
    ("deep", b"[" * 200_000),
    ("a long number", b'{"year": ' + b"9" * 5000 + b"}"),
    ("of a web app", b'{"name": "Peta", "icons": []}'),
    ("files as a list", manifest("pk-a.pdf", files=["pk-a.pdf"])),
    ("digest as a list", manifest("pk-a.pdf", files={"pk-a.pdf": ["0"]})),
]


@pytest.mark.parametrize("earlier", [case[1] for case in FOREIGN], ids=[case[0] for case in FOREIGN])
def test_what_is_no_manifest_is_as_good_as_none(earlier: bytes | None, tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf")
    new = manifest("pk-b.pdf")
    assert after(tmp_path, earlier, new) == json.loads(new)


def test_parts_of_another_shape_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf")
    earlier = manifest("pk-a.pdf", papers=["pk-a"], refused="semua", appended=7)
    found = after(tmp_path, earlier, manifest("pk-b.pdf"))
    assert ([*found["files"]], [*found["papers"]], found["refused"]) == (
        ["pk-a.pdf", "pk-b.pdf"],
        ["pk-b"],
        {},
    )
    assert "appended" not in found


def test_a_title_of_any_signs_can_be_written(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf")
    found = after(tmp_path, manifest("pk-a.pdf", papers={"pk-a": "\ud800"}), manifest("pk-b.pdf"))
    assert found["papers"] == {"pk-a": "?", "pk-b": "Judul pk-b"}


def test_signed_pages_of_both_runs_are_told(tmp_path: Path) -> None:
    put(tmp_path, "pk-a.pdf")
    earlier = manifest("pk-a.pdf", appended={"ttd-a.pdf": "1"})
    found = after(tmp_path, earlier, manifest("pk-b.pdf", appended={"ttd-b.pdf": "2"}))
    assert found["appended"] == {"ttd-a.pdf": "1", "ttd-b.pdf": "2"}


def test_a_folder_in_its_place_is_none(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert keep_earlier(manifest("pk-b.pdf"), tmp_path, NAME) == manifest("pk-b.pdf")


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    assert keep_earlier(manifest("pk-b.pdf"), tmp_path, NAME) == manifest("pk-b.pdf")
