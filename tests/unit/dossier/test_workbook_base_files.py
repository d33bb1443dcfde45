"""The files within a workbook come back byte by byte, or it is said that they cannot."""

from __future__ import annotations

import base64
import hashlib
import zlib

import pytest

from capaian.dossier.excel.base_files import BaseFile, BrokenBaseError, base_files, read_base_file

PLAN = b'# catatan\ngoals:\n  - {id: t-1, name: "Satu"}\n'
# hashes in no order that could be packed: as long in cells as in the file
NOISE = b"".join(hashlib.sha256(str(number).encode()).digest() for number in range(2_000))


def cells_of(content: bytes) -> list[str]:
    return [*BaseFile("plan.yaml", "0" * 64, ("a", "b"), content).cells()]


@pytest.mark.parametrize("content", [b"", b"x", PLAN, NOISE, b"\xff\x00" * 9], ids=len)
def test_a_file_comes_back_as_it_was(content: bytes) -> None:
    assert read_base_file(cells_of(content)) == BaseFile("plan.yaml", "0" * 64, ("a", "b"), content)


def test_a_long_file_takes_several_cells_none_too_long() -> None:
    pieces = cells_of(NOISE)[5:]
    assert len(pieces) == 3
    assert max(map(len, pieces)) == 32_000


def test_empty_cells_behind_a_row_do_not_matter() -> None:
    assert read_base_file([*cells_of(PLAN), "", ""]).content == PLAN


def spoiled(place: int, text: str) -> list[str]:
    cells = cells_of(NOISE)
    cells[place] = text
    return cells


def changed(content: bytes, claimed: bytes) -> list[str]:
    """A row whose packed content is another one than it claims."""
    cells = cells_of(claimed)
    cells[5] = base64.b64encode(zlib.compress(content)).decode()
    return cells


@pytest.mark.parametrize(
    "cells",
    [
        cells_of(NOISE)[:-1],
        [*cells_of(NOISE)[:6], *cells_of(NOISE)[7:]],
        spoiled(5, "tidak base64"),
        spoiled(5, "A" * 32_000),
        spoiled(6, cells_of(NOISE)[6][:-4]),
        spoiled(3, "2"),
        spoiled(3, ""),
        spoiled(4, "0" * 64),
        spoiled(4, ""),
        changed(PLAN, PLAN + b"#"),
        changed(b"0" * 40_000_001, PLAN),
        cells_of(PLAN)[:5],
        ["plan.yaml"],
        [],
    ],
)
def test_what_is_not_whole_is_told(cells: list[str]) -> None:
    with pytest.raises(BrokenBaseError):
        read_base_file(cells)


def test_evidence_stays_outside_with_name_and_hash() -> None:
    found = base_files(
        {"areas.csv": b"code,name\n63,K\n"}, {"areas.csv": "1" * 64, "evidence/a.png": "2" * 64}
    )
    assert [(file.file, file.sha256, file.columns) for file in found] == [
        ("areas.csv", "1" * 64, ("code", "name")),
        ("evidence/a.png", "2" * 64, ()),
    ]
    assert read_base_file(found[1].cells()) == found[1]
    assert found[1].content is None
