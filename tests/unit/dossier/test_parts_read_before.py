"""A dossier of which parts were read before says what one says that is read as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from capaian.dossier import read as reading_module
from capaian.dossier.cells import Reading
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import ReadParts, ReadResult, read_folder
from capaian.dossier.tables.declaration import Part

ROOT = Path(__file__).parents[3] / "examples"
EXAMPLES = sorted(path.name for path in ROOT.iterdir() if (path / "plan.yaml").is_file())
SPOILED: Mapping[str, tuple[str, bytes, bytes]] = {
    "figure": ("counts.csv", b",2023,", b",2023,x"),
    "name of nothing": ("counts.csv", b"63.11.01", b"63.11.99"),
    "no table": ("counts.csv", b"measure,", b"ukuran;"),
    "no yaml": ("plan.yaml", b":", b": ["),
    "code that others name": ("areas.csv", b"63.11.02,", b"63.11.77,"),
    "not unicode": ("nodes.csv", b"a", b"\xff"),
    "empty": ("office.yaml", b"", b""),
}


@cache
def whole(name: str) -> Folder:
    return scan_folder(ROOT / name, IssueLog())


def spoiled(folder: Folder, why: str) -> Folder:
    """The same dossier with one part that is wrong."""
    file, old, new = SPOILED[why]
    content = folder.parts[file].replace(old, new, 1) if old else b""
    assert content != folder.parts[file]
    return Folder(
        folder.path,
        {**folder.parts, file: content},
        {**folder.narratives},
        {**folder.closed},
        evidence={**folder.evidence},
        hashes={**folder.hashes},
    )


def again(folder: Folder) -> Folder:
    """The same files, of which nothing is known to have failed."""
    return Folder(
        folder.path,
        {**folder.parts},
        {**folder.narratives},
        {**folder.closed},
        evidence={**folder.evidence},
        hashes={**folder.hashes},
    )


def outcome(result: ReadResult) -> object:
    return result.office_year, result.partial, result.issues, dict(result.files)


@pytest.mark.parametrize("name", EXAMPLES)
def test_read_part_by_part_it_is_the_same(name: str) -> None:
    parts: ReadParts = {}
    expected = outcome(read_folder(again(whole(name)), Reading()))
    for _ in range(2):
        assert outcome(read_folder(again(whole(name)), Reading(), parts)) == expected


@pytest.mark.parametrize("why", SPOILED)
def test_what_is_wrong_is_reported_alike_and_forgotten_when_it_is_mended(why: str) -> None:
    folder = whole("balangan-2023")
    parts: ReadParts = {}
    right = outcome(read_folder(again(folder), Reading(), parts))
    wrong = read_folder(spoiled(folder, why), Reading())
    assert wrong.office_year is None
    for _ in range(2):
        assert outcome(read_folder(spoiled(folder, why), Reading(), parts)) == outcome(wrong)
    assert outcome(read_folder(again(folder), Reading(), parts)) == right


def test_only_what_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    folder, parts = whole("balangan-2023"), ReadParts()
    read_folder(again(folder), Reading(), parts)
    read, real = [], reading_module._read_part

    def note(part: Part, content: bytes, reading: Reading) -> object:
        read.append(part.file)
        return real(part, content, reading)

    monkeypatch.setattr(reading_module, "_read_part", note)
    read_folder(spoiled(folder, "figure"), Reading(), parts)
    assert read == ["counts.csv"]


def test_one_version_does_not_write_into_what_another_one_keeps() -> None:
    folder = whole("balangan-2023")
    one: ReadParts = {}
    read_folder(again(folder), Reading(), one)
    other = {**one}
    read_folder(spoiled(folder, "figure"), Reading(), other)
    assert one["counts.csv"].content == folder.parts["counts.csv"]
    assert other["counts.csv"] is not one["counts.csv"]
    assert other["plan.yaml"] is one["plan.yaml"]
