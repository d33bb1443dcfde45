"""The table of official area codes: kind and parent follow from the code,
and each bad line is told.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from capaian.domain.errors import FileError
from capaian.domain.issue import Issue, Level
from capaian.domain.office import Area, AreaKind
from capaian.rulebook.readers import read_area_table


def read(tmp_path: Path, *lines: str) -> list[Area | Issue]:
    table = tmp_path / "areas.csv"
    table.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return [*read_area_table(table)]


def codes_and_places(found: list[Area | Issue]) -> list[tuple[str, str]]:
    return [(item.code, str(item.place)) for item in found if isinstance(item, Issue)]


def test_kind_and_parent_follow_from_the_code(tmp_path: Path) -> None:
    found = read(
        tmp_path, "code,name", "94,Papua Khayal", "94.71,Kota Khayal", "94.71.02,Kali Jernih"
    )

    assert [
        (a.code, a.name, a.kind, a.parent, a.place.row) for a in found if isinstance(a, Area)
    ] == [
        ("94", "Papua Khayal", AreaKind.PROVINCE, None, 2),
        ("94.71", "Kota Khayal", AreaKind.REGENCY, "94", 3),
        ("94.71.02", "Kali Jernih", AreaKind.DISTRICT, "94.71", 4),
    ]
    assert codes_and_places(found) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("9471,Kota Khayal", "bad_code"),
        ("94.7,Kota Khayal", "bad_code"),
        ("94.71.02.1001,Desa Khayal", "bad_code"),
        ("94.71.,Kota Khayal", "bad_code"),
        ("٩٤,Papua Khayal", "bad_code"),
        ("94.71,", "missing_field"),
        (",Kota Khayal", "missing_field"),
        ("94.71", "missing_field"),
        ("94.71,Kota,Khayal", "missing_field"),
        ("94,Papua Lain", "repeated_field"),
    ],
)
def test_a_bad_line_is_reported_and_the_others_are_read(
    tmp_path: Path, line: str, code: str
) -> None:
    found = read(tmp_path, "code,name", "94,Papua Khayal", line, "95,Papua Kedua")

    assert codes_and_places(found) == [(code, "areas.csv, baris 3")]
    assert all(
        item.level is Level.ERROR and item.remedy for item in found if isinstance(item, Issue)
    )
    assert [item.code for item in found if isinstance(item, Area)] == ["94", "95"]


@pytest.mark.parametrize("head", ["kode,nama", "name,code", "code,name,note", ""])
def test_another_head_is_refused(tmp_path: Path, head: str) -> None:
    assert codes_and_places(read(tmp_path, head, "94,Papua Khayal")) == [
        ("unknown_field", "areas.csv, baris 1")
    ]


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    assert codes_and_places(read(tmp_path)) == [("unknown_field", "areas.csv, baris 1")]


def test_a_missing_table_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"areas\.csv tidak dapat dibaca"):
        [*read_area_table(tmp_path / "areas.csv")]
    (tmp_path / "areas.csv").write_bytes(b"code,name\n94,\xff\xfe\n")
    with pytest.raises(FileError, match=r"areas\.csv tidak dapat dibaca"):
        [*read_area_table(tmp_path / "areas.csv")]
