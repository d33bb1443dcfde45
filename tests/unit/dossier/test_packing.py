"""A dossier as a zip file: the same bytes for the same dossier,
and nothing of a hostile one gets out.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from capaian.dossier.excel.worker.limits import Limits
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.packing import LIMITS, pack_folder, unpack_folder

OFFICE = b"office:\n  name: Dinas\n"
Made = tuple[zipfile.ZipInfo | str, bytes]


def packed(*more: Made, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of a dossier with more in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, content in (("office.yaml", OFFICE), *more):
            package.writestr(name, content)
    return target.getvalue()


def special(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


def claimed(content: bytes, **changed: int) -> bytes:
    """The same with other fields in the directory of its last file."""
    place, spots = (
        content.rfind(b"PK\x01\x02"),
        {"flags": (8, "<H"), "method": (10, "<H"), "size": (24, "<L")},
    )
    spots |= {"crc": (16, "<L"), "begin": (42, "<L")}
    made = bytearray(content)
    for name, value in changed.items():
        offset, form = spots[name]
        struct.pack_into(form, made, place + offset, value)
    return bytes(made)


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    return content.replace(old, new)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "package_broken"),
    "a text": (lambda: b"office: {}\n" * 9, "package_broken"),
    "cut short": (lambda: packed()[:-9], "package_broken"),
    "cut in its middle": (lambda: packed(("plan.yaml", b"x" * 999))[20:], "package_misleading"),
    "something before it": (lambda: b"#!/bin/sh\n" + packed(), "package_misleading"),
    "a path upwards": (lambda: packed(("../keluar.txt", b"x")), "package_misleading"),
    "a path upwards from within": (
        lambda: packed(("evidence/../../keluar.txt", b"x")),
        "package_misleading",
    ),
    "an absolute path": (lambda: packed(("/etc/keluar.txt", b"x")), "package_misleading"),
    "a drive": (lambda: packed(("C:/keluar.txt", b"x")), "package_misleading"),
    "a path of the other system": (
        lambda: renamed(packed(("ab/keluar.txt", b"x")), b"ab/keluar", b"..\\keluar"),
        "package_misleading",
    ),
    "a path through a dot": (lambda: packed(("evidence/./a.txt", b"x")), "package_misleading"),
    "NUL in a name": (
        lambda: renamed(packed(("plan.yamlX", b"x")), b"plan.yamlX", b"plan.yaml\0"),
        "package_misleading",
    ),
    "a line feed in a name": (lambda: packed(("evidence/a\nb.txt", b"x")), "package_misleading"),
    "a name that is no UTF-8": (
        lambda: renamed(packed(("evidence/zz.txt", b"x")), b"zz", b"\xff\xfe"),
        "package_misleading",
    ),
    "a link": (
        lambda: packed((special("plan.yaml", stat.S_IFLNK | 0o777), b"/etc/passwd")),
        "package_misleading",
    ),
    "a name twice": (
        lambda: packed(("evidence/a.txt", b"x"), ("evidence/A.txt", b"y")),
        "package_misleading",
    ),
    "a file as a folder": (
        lambda: packed(("evidence/a", b"x"), ("evidence/a/b", b"y")),
        "package_misleading",
    ),
    "a folder as a file": (
        lambda: packed(("evidence/a/b", b"x"), ("evidence/a", b"y")),
        "package_misleading",
    ),
    "a name longer than any": (
        lambda: packed((f"evidence/{'a' * 300}.txt", b"x")),
        "package_misleading",
    ),
    "a password": (lambda: claimed(packed(("plan.yaml", b"x")), flags=1), "package_locked"),
    "another way of packing": (lambda: packed(method=zipfile.ZIP_LZMA), "package_misleading"),
    "more than it says": (
        lambda: claimed(packed(("plan.yaml", b"x" * 999)), size=5),
        "package_broken",
    ),
    "less than it says": (
        lambda: claimed(packed(("plan.yaml", b"x")), size=999),
        "package_broken",
    ),
    "another sum": (lambda: claimed(packed(("plan.yaml", b"x")), crc=7), "package_broken"),
    "files over each other": (
        lambda: claimed(packed(("office.yamk", OFFICE)), begin=0),
        "package_broken",
    ),
    "a bomb": (lambda: packed(("plan.yaml", b"\0" * 30_000_000)), "package_too_large"),
    "no office": (lambda: packed()[:0] or zip_of("plan.yaml"), "package_without_office"),
    "an office too deep": (lambda: zip_of("a/b/office.yaml"), "package_without_office"),
}


def zip_of(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(name, OFFICE)
    return target.getvalue()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_zip_is_refused_and_nothing_lies_outside(kind: str, tmp_path: Path) -> None:
    make, code = HOSTILE[kind]
    source, target, log = tmp_path / "kiriman.zip", tmp_path / "a" / "b", IssueLog()
    source.write_bytes(make())
    target.mkdir(parents=True)
    folder = unpack_folder(source, target, log)
    assert [issue.code for issue in log.finish(())] == [code]
    assert (folder.parts, folder.evidence) == ({}, {})
    assert {*tmp_path.iterdir()} == {source, tmp_path / "a"}
    assert {*(tmp_path / "a").iterdir()} == {target}


def unpacked(
    content: bytes, folder: Path, limits: Limits = LIMITS
) -> tuple[dict[str, bytes], list[str]]:
    log, source = IssueLog(), folder / "kiriman.zip"
    source.write_bytes(content)
    (folder / "isi").mkdir()
    found = unpack_folder(source, folder / "isi", log, limits)
    texts = {
        **found.parts,
        **found.narratives,
        **{n: p.read_bytes() for n, p in found.evidence.items()},
    }
    return texts, [issue.code for issue in log.finish(())]


@pytest.mark.parametrize(
    ("limits", "is_taken"),
    [
        (LIMITS, True),
        (Limits(file_bytes=50), False),
        (Limits(parts=1), False),
        (Limits(unpacked_bytes=30), False),
    ],
)
def test_what_is_too_much_is_refused(limits: Limits, is_taken: bool, tmp_path: Path) -> None:
    texts, codes = unpacked(packed(("plan.yaml", b"goals: []\n")), tmp_path, limits)
    assert (bool(texts), codes) == (is_taken, [] if is_taken else ["package_too_large"])


def test_a_folder_around_the_dossier_and_files_of_the_machine_are_passed_over(
    tmp_path: Path,
) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in (
            "kantor/",
            "kantor/office.yaml",
            "kantor/.DS_Store",
            "__MACOSX/._x",
            "kantor/~$a.csv",
        ):
            package.writestr(name, b"" if name.endswith("/") else OFFICE)
        package.writestr("kantor/evidence/Foto Rapat É.PNG", b"\x89PNG\r\n\x1a\n")
    texts, codes = unpacked(target.getvalue(), tmp_path)
    assert texts == {"office.yaml": OFFICE, "Foto Rapat É.PNG": b"\x89PNG\r\n\x1a\n"}
    assert [code for code in codes if not code.startswith("stray")] == []


def test_the_same_dossier_is_the_same_zip_and_comes_back(tmp_path: Path) -> None:
    here = tmp_path / "kantor"
    for name, content in {
        "office.yaml": OFFICE,
        "narrative/a.md": b"Kata.\n",
        "closed/2023.json": b"{}",
        "evidence/x/a.txt": b"bukti",
    }.items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes(content)
    folder = scan_folder(here, IssueLog())
    made = []
    for with_evidence in (True, True, False):
        target = io.BytesIO()
        pack_folder(folder, target, with_evidence=with_evidence)
        made.append(target.getvalue())
    assert made[0] == made[1] != made[2]
    names = [zipfile.ZipFile(io.BytesIO(content)).namelist() for content in made]
    assert names[0] == ["closed/2023.json", "evidence/x/a.txt", "narrative/a.md", "office.yaml"]
    assert {*names[0]} - {*names[2]} == {"evidence/x/a.txt"}
    (tmp_path / "lagi").mkdir()
    (tmp_path / "kiriman.zip").write_bytes(made[0])
    back = unpack_folder(tmp_path / "kiriman.zip", tmp_path / "lagi", IssueLog())
    assert (back.parts, back.narratives, back.closed) == (
        folder.parts,
        folder.narratives,
        folder.closed,
    )
    assert back.hashes == folder.hashes
