"""No workbook misleads, fills memory, runs or reaches out:
it is refused with its cause or read as data.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.workbooks.hostile import cases_formulas, cases_kinds, cases_sizes, cases_xml, cases_zip
from tests.workbooks.hostile.packing import Case
from tests.workbooks.hostile.sound import SOUND
from tests.workbooks.hostile.watched import Watched

from capaian.domain.errors import InputError
from capaian.dossier.excel import read_book as read_book_module
from capaian.dossier.excel.book import CellOddity
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.excel.worker.limits import LIMITS
from capaian.dossier.excel.worker.run import read_lines
from capaian.dossier.messages import messages_of

SMALL: list[Case] = [*cases_zip.CASES, *cases_kinds.CASES, *cases_xml.CASES, *cases_formulas.CASES]
REFUSED = [case for case in [*SMALL, *cases_sizes.REFUSED] if case.code]
_MADE_ELSEWHERE = {"book_file_too_large", "quote_unclosed"}
"""In `test_excel_reading.py`."""


def named(cases: list[Case]) -> list[object]:
    return [pytest.param(case, id=case.name) for case in cases]


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    watched = Watched()
    monkeypatch.setattr(read_book_module, "begun_child", watched.begin)
    return watched


@pytest.mark.parametrize("case", named([case for case in SMALL if case.code]))
def test_it_is_refused_with_its_cause(case: Case) -> None:
    """In this process: a child for each of them would take most of the time."""
    flaw = json.loads([*read_lines(case.make(), LIMITS)][-1])["refused"]
    assert flaw["code"] == case.code


@pytest.mark.parametrize("case", named(cases_sizes.REFUSED))
def test_a_large_one_ends_its_child_alone(case: Case, tmp_path: Path, watched: Watched) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(case.make())
    with pytest.raises(InputError) as refused:
        read_book(file)
    (issue,) = refused.value.issues
    assert issue.code == case.code
    assert issue.place.file == "buku.xlsx"
    assert case.sheet in (None, issue.place.sheet)
    assert "{" not in issue.message
    assert watched.megabytes <= LIMITS.megabytes
    assert watched.seconds <= LIMITS.seconds / 2


@pytest.mark.parametrize(
    "case", named([case for case in [*SMALL, *cases_sizes.TAKEN] if not case.code])
)
def test_it_is_taken_as_data(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(case.make())
    (sheet,) = read_book(file).sheets
    assert sheet.name == "Data"
    assert any(cell is not None for row in sheet.rows for cell in row) or CellOddity.NO_VALUE in {
        odd for odd, _ in sheet.odd.values()
    }


@pytest.mark.parametrize("make", SOUND.values(), ids=SOUND)
def test_what_programs_write_around_values_is_no_fault(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(make())
    (sheet,) = read_book(file).sheets
    assert sheet.rows == [[12336, "Uraian baru"]]
    assert not sheet.odd


def test_every_reason_has_a_case() -> None:
    assert set(messages_of("spreadsheet")) == {case.code for case in REFUSED} | _MADE_ELSEWHERE
    assert len(REFUSED) >= 60


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
json.dump({"seen": seen, "read": sum("is_whole" in line for line in said)}, sys.stdout)
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
    answer = json.loads(done.stdout)
    assert answer["seen"] == []
    assert answer["read"] >= 10
