"""An audit ends: a text that takes far longer than any report of its length is refused with a word."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from capaian.auditor import within
from capaian.auditor.reading import files
from capaian.auditor.reading.files import read_report
from capaian.auditor.within import seconds_for, within_reason
from capaian.domain.errors import FileError

_FILE = Path("laporan.txt")


def test_a_longer_text_may_take_longer() -> None:
    assert seconds_for(0) == 60
    assert seconds_for(3_000_000) == 960


def test_work_that_takes_far_too_long_is_a_fault_of_the_file() -> None:
    with (
        pytest.raises(FileError, match=r"laporan\.txt memerlukan waktu atau memori jauh di atas") as error,
        within_reason(_FILE, 10),
    ):
        signal.raise_signal(signal.SIGPROF)
    assert error.value.exit_code == 11


def test_other_faults_stay_what_they_are() -> None:
    with pytest.raises(ZeroDivisionError), within_reason(_FILE, 10):
        _ = 1 // 0


@pytest.mark.parametrize("step", ["read_lines", "read_structure"])
def test_reading_has_an_end(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, step, lambda *_: signal.raise_signal(signal.SIGPROF))
    with pytest.raises(FileError, match="daftar angka"):
        read_report(_FILE, b"Realisasi 12 dari target 15.")


def test_a_report_is_read_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def seconds(signs: int) -> float:
        asked.append(signs)
        return 600

    monkeypatch.setattr(within, "seconds_for", seconds)
    document, _ = read_report(_FILE, b"Realisasi 12\ndari target 15.")
    assert [line.text for line in document.lines] == ["Realisasi 12", "dari target 15."]
    assert asked == [28, 27]
