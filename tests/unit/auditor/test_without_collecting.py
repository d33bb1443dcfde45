"""The search for cycles is held off while a report is audited, and goes on afterwards as before."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from capaian.auditor import audit as auditing
from capaian.auditor.audit import audit
from capaian.auditor.reading.files import read_report
from capaian.auditor.understanding.prose import read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.domain.errors import FileError

_TEXTS = (
    "BAB I PENDAHULUAN\n\nCakupan akta kelahiran 96,85% dari target 96%, sehingga capaiannya 100,89%.\n",
    "Tabel 1 Kinerja\n\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n1\tKIA\t64\t68\t106,25\n",
)


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


@pytest.mark.parametrize("text", _TEXTS)
def test_an_audit_runs_without_the_search_and_turns_it_on_again(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    understand = auditing.understand

    def watched(*given: object) -> object:
        seen.append(gc.isenabled())
        return understand(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(auditing, "understand", watched)
    audit(*read_report(Path("laporan.txt"), text.encode()))
    assert seen == [False]
    assert gc.isenabled()


def test_it_is_on_again_after_a_file_that_cannot_be_read() -> None:
    with pytest.raises(FileError):
        read_report(Path("laporan.txt"), b"\x00\x01\x02")
    assert gc.isenabled()


@pytest.mark.parametrize("text", _TEXTS)
def test_a_report_is_let_go_once_no_name_holds_it(text: str) -> None:
    """What rules remember of a report must not hold itself: no search for cycles comes by soon."""
    known = weakref.ref(read_report(Path("laporan.txt"), text.encode())[0])
    assert known() is None
    document, file = read_report(Path("laporan.txt"), text.encode())
    quotes = quotes_of(auditing.understand(document))
    asked = [quoter.equal for paragraph in read_paragraphs(document) for quoter in quotes.of(paragraph)]
    held = weakref.ref(quotes)
    gc.disable()
    del quotes, asked, document, file
    for other in range(5):  # what is kept of the last reports goes
        audit(*read_report(Path("laporan.txt"), f"Laporan {other}: capaian {other + 80},25%.".encode()))
    assert held() is None
