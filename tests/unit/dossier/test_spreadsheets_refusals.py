"""What keeps a workbook from being read is told with its place; a child that dies takes nobody along."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.workbooks.hostile.packing import (
    ONE_CELL,
    book,
    of_sheets,
    pack,
    parts,
    relations,
    shared,
    text_cell,
    workbook,
)

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Issue, Level
from capaian.dossier.spreadsheets import read_book as read_book_module
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker.limits import LIMITS, Limits
from capaian.dossier.spreadsheets.worker.run import tell
from capaian.processes.children import child_environment

_WORKER = Path(read_book_module.__file__).parent / "worker" / "start.py"


def refusals(folder: Path, content: bytes, limits: Limits = LIMITS) -> tuple[Issue, ...]:
    file = folder / "buku.xlsx"
    file.write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_book(file, limits)
    return refused.value.issues


def code_of(content: bytes, limits: Limits) -> str:
    """The code of a refusal, told in this process."""
    told = json.loads(list(tell(content, limits))[-1])
    return "" if "notes" in told else str(told["refused"][0]["code"])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"tidakada\.xlsx tidak dapat dibaca: tidak ada\."):
        read_book(tmp_path / "tidakada.xlsx")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="berupa folder"):
        read_book(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    with pytest.raises(FileError, match="bukan berkas biasa"):
        read_book(tmp_path / "pipa.xlsx")


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    (issue,) = refusals(tmp_path, book(), replace(LIMITS, file_bytes=100))
    assert (issue.code, issue.level) == ("book_file_too_large", Level.ERROR)


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.abort()",
        'print(\'{"sheet": "Data", "is_visible": true, "merged": []}\', flush=True); os.abort()',
        "print('[[1], [2', end='', flush=True); os.abort()",
        "os.kill(os.getpid(), 9)",
        "",
    ],
)
def test_a_child_that_dies_refuses_the_book(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(f"import os, sys; sys.stdin.buffer.read()\n{script}", encoding="utf-8")
    monkeypatch.setattr(read_book_module, "WORKER", worker)
    (issue,) = refusals(tmp_path, book())
    assert issue.code == "book_too_large"


def test_a_child_that_cannot_begin_is_our_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("import tidak_ada_di_mana_pun", encoding="utf-8")
    monkeypatch.setattr(read_book_module, "WORKER", worker)
    (tmp_path / "buku.xlsx").write_bytes(book())
    with pytest.raises(RuntimeError, match="tidak_ada"):
        read_book(tmp_path / "buku.xlsx")


def test_the_system_ends_a_child_that_works_too_long(tmp_path: Path) -> None:
    rows = "".join(f"<row>{'<c><v>1</v></c>' * 4}</row>" for _ in range(400_000))
    least = replace(LIMITS, seconds=1, ratio=1_000, ratio_of_read=1_000, values=10_000_000, rows=10_000_000)
    (issue,) = refusals(tmp_path, book(rows), least)
    assert issue.code == "book_too_large"


_FULL = """
from capaian.dossier.spreadsheets.worker import run

def tell(content, limits):
    yield '{"sheet": "Data", "is_visible": true, "merged": []}'
    kept = []
    while True:
        kept.append(bytes(100))

run.tell = tell
run.run('{"megabytes": 200}')
"""


def test_a_child_without_memory_still_tells_why() -> None:
    """To tell it takes some memory, too."""
    done = subprocess.run([sys.executable, "-c", _FULL], input=b"", capture_output=True, check=True)
    last = done.stdout.splitlines()[-1]
    assert json.loads(last)["refused"][0]["code"] == "book_too_large"


def test_memory_is_limited_before_the_file_is_opened(tmp_path: Path) -> None:
    form = "".join(f'<c r="{letter}{{0}}"><v>1</v></c>' for letter in "AIQZ")
    content = book("".join(f'<row r="{row}">{form.format(row)}</row>' for row in range(1, 150_000)))
    (issue,) = refusals(tmp_path, content, replace(LIMITS, megabytes=110))
    assert issue.code == "book_too_large"


def test_all_cells_that_cannot_be_read_are_named_at_once(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2" t="n"><v>1,5</v></c><c r="B2"><v>2</v></c></row>'
        '<row r="4"><c r="AB4" t="n"><v>1 000</v></c></row>'
    )
    issues = refusals(tmp_path, book(rows))
    assert [(issue.place.sheet, issue.place.row, issue.place.column, issue.value) for issue in issues] == [
        ("Data", 2, "A", "1,5"),
        ("Data", 4, "AB", "1 000"),
    ]
    assert str(issues[0]) == (
        "buku.xlsx, lembar Data, baris 2, kolom A: Sel ini dinyatakan berisi bilangan, padahal isinya bukan "
        "bilangan, atau bilangan yang terlalu besar untuk program tabel. ('1,5') Ketik ulang isi sel itu, "
        "lalu simpan."
    )


def test_of_very_many_such_cells_the_first_are_named(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="n"><v>x</v></c></row>' for row in range(1, 500))
    assert [issue.place.row for issue in refusals(tmp_path, book(rows))] == list(range(1, 21))


def test_personal_numbers_in_what_is_told_are_masked(tmp_path: Path) -> None:
    (issue,) = refusals(tmp_path, book('<row r="1"><c r="A1" t="n"><v>6399010101900001 x</v></c></row>'))
    assert "6399010101900001" not in str(issue)


MESSAGES = {
    "buku.xlsx: Berkas ini kosong. Pilih berkas lain, atau simpan ulang buku kerjanya.": b"",
    (
        "buku.xlsx: Berkas ini berupa teks (csv), bukan xlsx, apa pun akhiran namanya. Buka dengan Excel "
        "atau LibreOffice, lalu simpan sebagai Buku Kerja Excel (.xlsx)."
    ): b"area;value\r\n63.11;1\r\n",
    (
        "buku.xlsx: Buku kerja ini memuat program (makro), sehingga tidak dibuka. Simpan sebagai Buku Kerja "
        "Excel (.xlsx) biasa, tanpa makro."
    ): pack(parts(), ("xl/vbaProject.bin", b"x")),
    (
        "buku.xlsx, lembar Data, baris 1048576, kolom XFD: Lembar ini berisi nilai sampai baris 1048576 dan "
        "16384 kolom, terlalu luas untuk dibaca. Hapus isi sel ini bila terpencil, juga isi lain yang jauh "
        "di kanan atau di bawah tabel, lalu simpan ulang."
    ): book(ONE_CELL + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
}


@pytest.mark.parametrize("message", MESSAGES)
def test_the_message_word_for_word(message: str, tmp_path: Path) -> None:
    (issue,) = refusals(tmp_path, MESSAGES[message])
    assert str(issue) == message


_CORNERS = '<row r="1"><c><v>1</v></c></row><row r="15"><c r="B15"><v>1</v></c></row>'
_LETTERS = f'<row r="1">{text_cell("A1", "a" * 300)}<c r="B1" t="s"><v>0</v></c></row>'
LIMITED = [
    ("parts", 4, "book_of_too_many_parts", pack(parts())),
    ("directory_bytes", 100, "book_of_too_many_parts", pack(parts())),
    ("unpacked_bytes", 2_000, "book_inflates", pack(parts())),
    ("sheets", 1, "book_of_too_many_sheets", of_sheets({"A": ONE_CELL, "B": ONE_CELL})),
    ("text_units", 60, "book_text_too_long", book(f'<row r="1">{text_cell("A1", "a" * 61)}</row>')),
    ("cells", 29, "book_sheet_too_wide", book(_CORNERS)),
    ("cells_of_book", 59, "book_sheet_too_wide", of_sheets({"A": _CORNERS, "B": _CORNERS})),
    ("values", 3, "book_of_too_many_cells", of_sheets({"A": _CORNERS, "B": _CORNERS})),
    ("rows", 3, "book_of_too_many_cells", of_sheets({"A": _CORNERS, "B": _CORNERS})),
    ("texts_bytes", 400, "book_of_too_much_text", book(_LETTERS, texts=shared("b" * 250))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "limit", "code", "content"), LIMITED)
def test_each_limit_refuses_what_is_beyond_it(name: str, limit: int, code: str, content: bytes) -> None:
    assert code_of(content, replace(LIMITS, **{name: limit})) == code
    assert code_of(content, LIMITS) == ""


@pytest.mark.parametrize(("units", "code"), [(60, ""), (59, "book_text_too_long")])
def test_signs_outside_the_first_plane_count_twice(units: int, code: str) -> None:
    content = book(f'<row r="1">{text_cell("A1", "😀" * 30)}</row>')
    assert code_of(content, replace(LIMITS, text_units=units)) == code


def test_a_limit_is_kept_to_the_last_cell() -> None:
    assert code_of(book(_CORNERS), replace(LIMITS, cells=30)) == ""
    assert code_of(book(_CORNERS), replace(LIMITS, cells=29)) == "book_sheet_too_wide"


def test_a_fuller_sheet_may_be_wider() -> None:
    """Thirty places are within twelve for each of three values."""
    rows = _CORNERS.replace('<c r="B15">', '<c r="A15"><v>1</v></c><c r="B15">')
    assert code_of(book(rows), replace(LIMITS, cells=1)) == ""
    assert code_of(book(rows), replace(LIMITS, cells=1, cells_of_value=9)) == "book_sheet_too_wide"


def test_rows_without_a_value_do_not_count() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(2, 40))
    assert code_of(book(ONE_CELL + rows), replace(LIMITS, rows=1, values=1)) == ""


def test_a_text_counts_as_often_as_it_is_named() -> None:
    cells = "".join(f'<c r="{letter}1" t="s"><v>0</v></c>' for letter in "ABCD")
    content = book(f'<row r="1">{cells}</row>', texts=shared("b" * 250))
    assert code_of(content, replace(LIMITS, texts_bytes=1_000 - 4 * 64)) == ""
    assert code_of(content, replace(LIMITS, texts_bytes=999 - 4 * 64)) == "book_of_too_much_text"


def test_escaped_signs_count_as_one() -> None:
    """`_x000D_` as a text of its own is written `_x005F_x000D_`: seven letters for Excel, thirteen here."""
    content = book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts=shared("_x005F_x000D_" * 10))
    assert code_of(content, replace(LIMITS, text_units=70)) == ""
    assert code_of(content, replace(LIMITS, text_units=69)) == "book_text_too_long"


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml", "worksheets/SHEET1.xml"]
)
def test_sheets_are_found_however_they_are_linked(target: str) -> None:
    assert code_of(book(links=relations(("worksheet", target))), LIMITS) == ""


def test_a_sheet_that_is_linked_and_not_there_is_a_broken_book() -> None:
    assert code_of(book(links=relations(("worksheet", "worksheets/lain.xml"))), LIMITS) == "book_broken"


def test_one_sheet_that_is_not_there_is_no_book_of_the_others(tmp_path: Path) -> None:
    content = parts(
        book=workbook("A", "B"),
        links=relations(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/lain.xml")),
    )
    (issue,) = refusals(tmp_path, pack(content))
    assert issue.code == "book_broken"
    assert "xl/worksheets/lain.xml" in issue.message


def test_the_child_starts_without_the_rest_of_the_room() -> None:
    """Importing `capaian.dossier` takes as long as reading 20,000 rows."""
    script = (
        "import runpy, sys\n"
        f"sys.argv = ['start.py', '{{}}']\n"
        f"runpy.run_path({str(_WORKER)!r}, run_name='__main__')\n"
        "print(sorted(n for n in sys.modules if n.startswith('capaian')), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        input=book(),
        env=child_environment(),
        capture_output=True,
        check=True,
    )
    assert done.stderr.decode().strip() == "['capaian', 'capaian.processes', 'capaian.processes.limits']"
    assert json.loads(done.stdout.splitlines()[-1]) == {"notes": [], "said": []}


@pytest.mark.parametrize(("limit", "code"), [(40, "book_unsafe_xml"), (39, "book_of_too_many_cells")])
def test_far_too_many_values_are_counted_before_they_are_looked_at(limit: int, code: str) -> None:
    cells = "".join(f'<c r="A{n}"><v>1</v></c>' for n in range(1, 41))
    content = book(f'<row r="1">{cells}</row><!DOCTYPE x>')
    assert code_of(content, replace(LIMITS, values=limit)) == code
