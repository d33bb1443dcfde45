"""What a dossier remembers of workbooks: found by what they say, bounded, and not believed blindly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from capaian.dossier.excel import past_imports
from capaian.dossier.excel.past_imports import (
    PAST_IMPORTS,
    PastImport,
    PastImports,
    Renewal,
    fingerprint,
    place_of,
    read_past_imports,
)
from capaian.dossier.excel.read.base import Base

EXPORTED = {"counts.csv": b"a\n1\n2\n3\n4\n", "areas.csv": b"b\nHulu\n"}
BASE = Base(EXPORTED, {"counts.csv": "aa", "areas.csv": "bb"})
OTHER_BASE = Base(EXPORTED, {"counts.csv": "cc", "areas.csv": "bb"})
BOOK = Path("/kantor/buku.xlsx")
ELSEWHERE = Path("/kantor/lain/buku.xlsx")


def said(lines: str) -> dict[str, bytes]:
    """Return the files of a workbook whose counts have other lines."""
    return {**EXPORTED, "counts.csv": lines.encode()}


def after(files: Mapping[str, bytes], book: Path = BOOK, base: Base = BASE) -> PastImports:
    """Return what is remembered after one import."""
    return remembered(PastImports().and_now(base, book, files, None))


def remembered(renewal: Renewal) -> PastImports:
    return PastImports(past_imports._read(renewal.content or b""))


def packed(files: Mapping[str, bytes]) -> bytes:
    content = PastImports().and_now(BASE, BOOK, files, None).content
    assert content is not None
    return content


def test_only_files_that_are_not_as_exported_are_remembered(tmp_path: Path) -> None:
    content = packed(said("a\n1\n2\n3\n5\n"))
    (tmp_path / PAST_IMPORTS).write_bytes(content)
    (one,) = read_past_imports(tmp_path).all
    assert one == PastImport(fingerprint(BASE), place_of(BOOK), {"counts.csv": b"a\n1\n2\n3\n5\n"})
    assert b"buku" not in content
    assert read_past_imports(tmp_path).sha256 != ""


def test_a_file_that_was_to_go_is_remembered_as_gone() -> None:
    (one,) = after({"counts.csv": EXPORTED["counts.csv"]}).all
    assert one.files == {"areas.csv": None}


def test_a_workbook_as_it_was_exported_is_remembered_too() -> None:
    """Else nobody could tell its next import from that of a copy."""
    (one,) = after(EXPORTED).all
    assert one.files == {}
    assert one.base(BASE) == BASE


def test_the_base_of_the_next_import_is_what_the_workbook_held() -> None:
    (one,) = after({"counts.csv": b"a\n9\n"}).all
    base = one.base(BASE)
    assert base.files == {"counts.csv": b"a\n9\n"}
    # Files that were not as exported then are not compared with the export any more.
    assert base.exported == {}
    assert after(said("a\n9\n")).all[0].base(BASE).exported == {"areas.csv": "bb"}


def test_imports_of_one_export_are_told_from_those_of_another() -> None:
    past = after(said("a\n10\n2\n3\n4\n"))
    both = remembered(past.and_now(OTHER_BASE, ELSEWHERE, said("a\n5\n"), None))
    assert (past.know(BASE), past.know(OTHER_BASE)) == (True, False)
    assert [one.book for one in both.of(BASE)] == [place_of(BOOK)]
    assert [one.book for one in both.of(OTHER_BASE)] == [place_of(ELSEWHERE)]


def test_the_newest_import_comes_first() -> None:
    past = after(said("a\n10\n"))
    both = remembered(past.and_now(BASE, ELSEWHERE, said("a\n20\n"), None))
    assert [one.book for one in both.of(BASE)] == [place_of(ELSEWHERE), place_of(BOOK)]


def test_copies_with_marks_lie_where_their_workbook_lies() -> None:
    marked = [Path(f"/kantor/buku-periksa{number}.xlsx") for number in ("", "-2")]
    assert {place_of(BOOK), *map(place_of, marked)} == {place_of(BOOK)}
    assert place_of(Path("/kantor/buku-2.xlsx")) != place_of(BOOK)


def test_the_next_import_of_a_workbook_takes_the_place_of_the_last() -> None:
    first = after(said("a\n10\n2\n3\n4\n"))
    (before,) = first.all
    (one,) = remembered(first.and_now(BASE, BOOK, said("a\n11\n2\n3\n4\n"), before)).all
    assert one.files == {"counts.csv": b"a\n11\n2\n3\n4\n"}


def test_a_renamed_workbook_takes_the_place_of_its_former_name() -> None:
    first = after(said("a\n10\n"))
    (before,) = first.all
    (one,) = remembered(first.and_now(BASE, ELSEWHERE, said("a\n11\n"), before)).all
    assert one.book == place_of(ELSEWHERE)


def test_one_place_holds_one_workbook_of_an_export() -> None:
    first = after(said("a\n10\n"))
    (one,) = remembered(first.and_now(BASE, BOOK, said("a\n11\n"), None)).all
    assert one.files == {"counts.csv": b"a\n11\n"}


def place(number: int) -> Path:
    return Path(f"/kantor/{number}.xlsx")


def test_every_copy_of_an_export_is_remembered_however_many_there_are() -> None:
    past = PastImports()
    for number in range(30):
        renewal = past.and_now(BASE, place(number), said(f"a\n{number}0\n"), None)
        assert renewal.forgotten == 0
        past = remembered(renewal)
    assert [one.book for one in past.all] == [place_of(place(number)) for number in range(30)]
    assert [one.files["counts.csv"] for one in past.all[:2]] == [b"a\n00\n", b"a\n10\n"]


@pytest.mark.parametrize(("room", "kept", "forgotten"), [(0, 3, 0), (-1, 2, 1)])
def test_the_oldest_go_where_they_are_large_and_are_counted(
    room: int, kept: int, forgotten: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = PastImports()
    for number in range(2):
        past = remembered(past.and_now(BASE, place(number), said(f"a\n{number}0\n"), None))
    whole = past.and_now(BASE, ELSEWHERE, said("a\n20\n"), None).content
    assert whole is not None
    monkeypatch.setattr(past_imports, "_LARGEST", len(whole) + len(past_imports._BETWEEN) + room)
    renewal = past.and_now(BASE, ELSEWHERE, said("a\n20\n"), None)
    assert renewal.forgotten == forgotten
    books = [place_of(place(0)), place_of(place(1)), place_of(ELSEWHERE)]
    assert [one.book for one in remembered(renewal).all] == books[3 - kept :]


def test_what_unpacks_to_more_than_may_be_read_goes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nothing of it could be read again."""
    line = b"1\n" * 100
    past = PastImports()
    monkeypatch.setattr(past_imports, "_LARGEST_UNPACKED", 2 * (len(line) + 2))
    for number in range(3):
        renewal = past.and_now(BASE, place(number), {**EXPORTED, "counts.csv": b"%d\n" % number + line}, None)
        past = remembered(renewal)
    assert renewal.forgotten == 1
    assert [one.book for one in past.all] == [place_of(place(1)), place_of(place(2))]


def test_a_workbook_larger_than_all_room_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    past = after(said("a\n10\n"))
    monkeypatch.setattr(past_imports, "_LARGEST_UNPACKED", 3)
    assert past.and_now(BASE, ELSEWHERE, said("a\n20\n"), None) == Renewal(None, 2)


def test_what_is_remembered_of_others_stays_as_it_was_written() -> None:
    """It is not packed anew with every import."""
    first = PastImports().and_now(BASE, BOOK, said("a\n10\n"), None).content
    assert first is not None
    second = remembered(Renewal(first)).and_now(BASE, ELSEWHERE, said("a\n20\n"), None).content
    assert second is not None
    assert second.startswith(first.removesuffix(b"]}"))


def _spoiled(**values: object) -> bytes:
    plain = json.loads(packed(said("a\n10\n")))
    return json.dumps({**plain, **values}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"schema": "lain", "imports": []}',
        _spoiled(imports=[1]),
        _spoiled(imports=[{"export": "x"}]),
        _spoiled(imports=[{"export": "x", "book": "y", "files": 3}]),
        _spoiled(imports=[{"export": "x", "book": "y", "files": [[1, 2]]}]),
        _spoiled(imports=[{"export": "x", "book": "y", "files": [["counts.csv", "", "", "1", "ab", "!!"]]}]),
        _spoiled(imports=[{"export": "x", "book": "y", "files": [["../counts.csv", "", "", "0", ""]]}]),
    ],
)
def test_what_we_did_not_write_is_not_read(content: bytes, tmp_path: Path) -> None:
    (tmp_path / PAST_IMPORTS).write_bytes(content)
    past = read_past_imports(tmp_path)
    assert past.all == ()
    assert past.sha256 != ""


def test_links_folders_and_large_files_are_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lain.json"
    target.write_bytes(_spoiled())
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / PAST_IMPORTS).symlink_to(target)
    (tmp_path / "b" / PAST_IMPORTS).mkdir(parents=True)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / PAST_IMPORTS).write_bytes(_spoiled())
    assert len(read_past_imports(tmp_path / "c").all) == 1
    monkeypatch.setattr(past_imports, "_LARGEST", 10)
    for name in ("a", "b", "c", "tidak-ada"):
        assert read_past_imports(tmp_path / name) == PastImports()


def test_files_that_unpack_without_end_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed(said("a\n" + "1\n" * 5000))
    assert len(past_imports._read(content)) == 1
    monkeypatch.setattr(past_imports, "_LARGEST_UNPACKED", 5000)
    assert past_imports._read(content) == ()


def test_many_that_unpack_to_too_much_together_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    past = after(said("a\n" + "1\n" * 1000))
    both = past.and_now(BASE, ELSEWHERE, said("a\n" + "2\n" * 1000), None)
    assert len(remembered(both).all) == 2
    monkeypatch.setattr(past_imports, "_LARGEST_UNPACKED", 3000)
    assert remembered(both).all == ()
