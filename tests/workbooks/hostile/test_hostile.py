"""No workbook misleads, fills memory, runs or reaches out: it is refused with its cause or read as data."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.workbooks.hostile import (
    cases_around,
    cases_elements,
    cases_formulas,
    cases_kinds,
    cases_shapes,
    cases_sizes,
    cases_xml,
    cases_zip,
)
from tests.workbooks.hostile.packing import Case
from tests.workbooks.hostile.watched import Watched

from capaian.domain.errors import InputError
from capaian.dossier.excel import read_book as read_book_module
from capaian.dossier.excel.book import column_letters
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.excel.worker.limits import LIMITS
from capaian.dossier.excel.worker.run import read_lines
from capaian.dossier.messages import messages_of

CASES: list[Case] = [
    *cases_zip.CASES,
    *cases_kinds.CASES,
    *cases_xml.CASES,
    *cases_elements.CASES,
    *cases_sizes.CASES,
    *cases_around.CASES,
    *cases_shapes.CASES,
    *cases_formulas.CASES,
]
REFUSED = [case for case in CASES if case.code]
NEUTRALISED = cases_around.NEUTRALISED
"""Made to take time, and taken for the little that they hold."""
TENTH = replace(
    LIMITS,
    values=LIMITS.values // 10,
    rows=LIMITS.rows // 10,
    cells=LIMITS.cells // 10,
    cells_of_book=LIMITS.cells_of_book // 10,
    elements=LIMITS.elements // 10,
    merges=LIMITS.merges // 10,
    texts_bytes=LIMITS.texts_bytes // 10,
    free_of_ratio_of_all=LIMITS.free_of_ratio_of_all // 10,
)
"""Limits that cases of a tenth of the size reach; what is refused costs as much less."""
_MEGABYTES = 64
_SECONDS = 1.0
"""Of work of the child; on the clock it is longer on a busy machine."""
_MADE_ELSEWHERE = {"book_file_too_large", "book_too_large", "quote_unclosed"}
"""In `test_excel_reading.py`."""


def named(cases: list[Case]) -> list[object]:
    return [pytest.param(case, id=case.name) for case in cases]


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    watched = Watched()
    monkeypatch.setattr(read_book_module, "begun_child", watched.begin)
    return watched


@pytest.mark.parametrize("case", named([case for case in REFUSED if case not in cases_sizes.CASES]))
def test_it_is_refused_with_its_cause(case: Case) -> None:
    """In this process: a child for each of them would take most of the time."""
    (flaw,) = json.loads([*read_lines(case.make(), TENTH)][-1])["refused"]
    assert flaw["code"] == case.code
    assert case.sheet in (None, flaw["sheet"])
    if case.cell is not None and case.code != "book_misleading":
        letters = None if flaw["column"] is None else column_letters(flaw["column"])
        assert (flaw["row"], letters) == case.cell


@pytest.mark.parametrize("case", named([case for case in REFUSED if case in cases_sizes.CASES]))
def test_a_large_one_is_refused_with_its_cause_and_takes_little(
    case: Case, tmp_path: Path, watched: Watched
) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(case.make())
    with pytest.raises(InputError) as refused:
        read_book(file, TENTH)
    (issue,) = refused.value.issues
    assert issue.code == case.code
    assert issue.place.file == "buku.xlsx"
    assert case.sheet in (None, issue.place.sheet)
    assert "{" not in issue.message
    assert watched.megabytes <= _MEGABYTES
    assert watched.seconds <= 2 * _SECONDS, "a busy machine makes work somewhat longer"


@pytest.mark.parametrize("case", named([case for case in CASES if not case.code]))
def test_it_is_taken_as_data(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(case.make())
    (sheet,) = read_book(file).sheets
    assert sheet.name == "Data"
    assert len(sheet.rows) <= 1_048_576


@pytest.mark.parametrize("case", named(NEUTRALISED))
def test_it_is_nothing_and_takes_little(case: Case, tmp_path: Path, watched: Watched) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(case.make())
    (sheet,) = read_book(file).sheets
    assert (sheet.rows, sheet.odd) == ([[12336]], {})
    assert watched.megabytes <= _MEGABYTES
    assert watched.seconds <= 2 * _SECONDS


@pytest.mark.parametrize("form", cases_sizes.EMPTY_TEXTS.values(), ids=cases_sizes.EMPTY_TEXTS)
def test_a_million_empty_texts_are_nothing_and_take_little(
    form: str, tmp_path: Path, watched: Watched
) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(cases_sizes.empty_texts(form))
    (sheet,) = read_book(file).sheets
    assert sheet.rows == [[12336]]
    assert watched.megabytes <= _MEGABYTES
    assert watched.seconds <= 2 * _SECONDS


@pytest.mark.parametrize("make", cases_elements.SOUND.values(), ids=cases_elements.SOUND)
def test_what_programs_write_around_values_is_no_fault(make: Callable[[], bytes], tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(make())
    (sheet,) = read_book(file).sheets
    assert sheet.rows == [[12336, "Uraian baru"]]
    assert not sheet.odd


def test_there_are_sixty_and_more() -> None:
    assert len(REFUSED) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_reason_has_a_case() -> None:
    assert set(messages_of("spreadsheet")) == {case.code for case in REFUSED} | _MADE_ELSEWHERE


_GUARDED = """
import base64, json, sys
from capaian.dossier.excel.worker import run
from capaian.dossier.excel.worker.limits import LIMITS

seen = []
def watch(event, arguments):
    if event.partition(".")[0] in ("open", "os", "socket", "subprocess", "shutil", "exec"):
        seen.append(event)

books = [base64.b64decode(line) for line in sys.stdin]
list(run.read_lines(books[0], LIMITS))
sys.addaudithook(watch)
said = [list(run.read_lines(book, LIMITS))[-1] for book in books]
json.dump({"seen": seen, "read": sum("notes" in line for line in said)}, sys.stdout)
"""


def test_reading_opens_runs_and_reaches_nothing() -> None:
    """Formulas, links, entities and archives alike; what a book is read by is loaded before."""
    books = [case.make() for case in [*cases_formulas.CASES, *cases_xml.CASES, *cases_kinds.CASES]]
    done = subprocess.run(
        [sys.executable, "-c", _GUARDED],
        input=b"\n".join(map(base64.b64encode, books)),
        capture_output=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["seen"] == []
    assert told["read"] >= len(cases_formulas.CASES)
