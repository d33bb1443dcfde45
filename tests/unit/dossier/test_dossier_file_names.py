"""Names of files that come from elsewhere:
only those that a dossier could have had are believed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.closing.closed import Document, balangan_file, edited, stamp_anew
from tests.every_case import every_case

from capaian.domain.errors import InputError
from capaian.dossier.excel.base import BaseFile, BrokenBaseError, read_base_file
from capaian.dossier.file_names import holds_text, is_closing, is_evidence, may_lie, stays_inside
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.years.snapshot import read_snapshot

TEXTS = [
    "plan.yaml",
    "counts.csv",
    "layout.yaml",
    "layouts/pk.yaml",
    "narrative/iku-1.md",
    "narrative/a..b.md",
]
EVIDENCE = [
    "evidence/foto.png",
    "evidence/2023/Foto Loket (1).JPG",
    "evidence/a..b.png",
    "evidence/12.30: Ngada.png",
    "evidence/foto\\1.png",
    "evidence/" + "a/" * 9 + "b.png",
    "evidence/" + "a" * 255,
]
NAMES = Path(__file__).with_name("strange_names.txt").read_text(encoding="utf-8")
STRANGE = ["", *map(json.loads, NAMES.splitlines())]
"""Names that no file of a dossier has, as JSON writes them."""


def with_file(name: str, document: Document) -> None:
    document["files"][name] = "x\n"


def with_attachment(name: str, document: Document) -> None:
    document["attachments"].append(
        {"file": name, "size": 2, "sha256": hashlib.sha256(b"x\n").hexdigest()}
    )


def closing_with(texts: list[str], attachments: list[str]) -> bytes:
    def change(document: Document) -> None:
        for name in texts:
            with_file(name, document)
        for name in attachments:
            with_attachment(name, document)
        stamp_anew(document)

    return edited(balangan_file(), change)


def codes_of(content: bytes) -> list[tuple[str, str | None]]:
    with pytest.raises(InputError) as caught:
        read_snapshot(content, "penutupan.json")
    assert {issue.place.file for issue in caught.value.issues} == {"penutupan.json"}
    return [(issue.code, issue.value) for issue in caught.value.issues]


@pytest.mark.parametrize("name", TEXTS)
def test_parts_layouts_and_texts_are_kept_whole(name: str) -> None:
    assert (holds_text(name), is_closing(name), is_evidence(name)) == (True, False, False)
    assert may_lie(name)
    assert stays_inside(name)


@pytest.mark.parametrize("name", EVIDENCE)
def test_evidence_may_be_called_as_people_call_their_files(name: str) -> None:
    assert (holds_text(name), is_closing(name), is_evidence(name)) == (False, False, True)
    assert may_lie(name)


@every_case("name", STRANGE)
def test_no_other_name_lies_in_a_dossier(name: str) -> None:
    assert not may_lie(name)


def test_a_closed_year_lies_in_a_dossier_and_in_no_closing() -> None:
    assert is_closing("closed/2023.json")
    assert may_lie("closed/2023.json")
    assert not holds_text("closed/2023.json")


@every_case(
    "name",
    [
        "",
        ".",
        "..",
        "a/..",
        "../a",
        "a/../b",
        "/a",
        "a//b",
        "a/",
        "C:\\a",
        "C:a",
        "..\\a",
        "a\0",
        "a\n",
    ],
)
def test_no_path_leads_out_of_its_folder_on_any_system(name: str) -> None:
    assert not stays_inside(name)


def test_what_a_folder_holds_is_what_may_lie_there(tmp_path: Path) -> None:
    """Whatever is read from a folder can be closed, and its closing can be read."""
    dossier = copy_base(tmp_path)
    for name in (
        "Foto Loket (1).JPG",
        "foto\\1.png",
        "a\nb.png",
        "x\\..\\y.png",
        ".git",
        "README.md",
    ):
        (dossier / "evidence").mkdir(exist_ok=True)
        (dossier / "evidence" / name).write_bytes(b"x")
    log = IssueLog()
    hashes = scan_folder(dossier, log).hashes
    assert all(map(may_lie, hashes))
    assert {name for name in hashes if is_evidence(name)} >= {
        "evidence/Foto Loket (1).JPG",
        "evidence/foto\\1.png",
    }
    bad = {issue.place.file for issue in log.finish(()) if issue.code == "bad_evidence_name"}
    assert bad == {"evidence/a\nb.png", "evidence/x\\..\\y.png"}


def test_every_strange_name_in_a_closing_is_reported() -> None:
    shown = {
        ("snapshot_strange_file", name if len(name) <= 80 else f"{name[:79]}…") for name in STRANGE
    }
    assert {*codes_of(closing_with([*STRANGE, "narrative/baru.md"], []))} == shown
    assert {*codes_of(closing_with([], [*STRANGE, "evidence/baru.png"]))} == shown


def test_evidence_is_kept_by_its_hash_alone_and_texts_are_kept_whole() -> None:
    content = closing_with(["evidence/baru.md", "closed/2022.json"], ["narrative/baru.md"])
    names = ["closed/2022.json", "evidence/baru.md", "narrative/baru.md"]
    assert codes_of(content) == [("snapshot_strange_file", name) for name in names]


def test_a_closing_with_new_names_of_a_dossier_is_read() -> None:
    """An earlier closing than that of the year before,
    which the key `previous` would have to name.
    """
    content = closing_with(["narrative/baru.md"], [*EVIDENCE, "closed/2021.json"])
    snapshot = read_snapshot(content, "penutupan.json")
    assert snapshot.files["narrative/baru.md"] == "x\n"
    assert {*EVIDENCE, "closed/2021.json"} <= {item.file for item in snapshot.attachments}


@pytest.mark.parametrize("code", ["", "..", "63.1", "63.11\0", "../63.11", "Balangan"])
def test_a_closing_of_no_area_is_broken(code: str) -> None:
    content = edited(balangan_file(), lambda document: document["office"].update(code=code))
    assert codes_of(content) == [("snapshot_broken", None)]


@every_case("name", STRANGE)
def test_a_workbook_brings_no_file_of_a_strange_name(name: str) -> None:
    with pytest.raises(BrokenBaseError):
        read_base_file(BaseFile(name, "0" * 64, content=b"x").cells())
    with pytest.raises(BrokenBaseError):
        read_base_file(BaseFile(name, "0" * 64).cells())


def test_a_workbook_brings_no_evidence() -> None:
    name = "evidence/baru.md"
    assert read_base_file(BaseFile(name, "0" * 64).cells()).file == name
    with pytest.raises(BrokenBaseError, match=name):
        read_base_file(BaseFile(name, "0" * 64, content=b"x").cells())
