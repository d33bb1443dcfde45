"""Limits end a child process, and whoever asked it learns what it said before."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from capaian.processes.children import Child, ask_child, begun_child
from capaian.processes.limits import WorkLimitError, work_limit

_LIMITS = "from capaian.processes.limits import limit_memory, limit_time\n"


def ask(folder: Path, code: str, content: bytes = b"", seconds: float = 30) -> bytes:
    worker = folder / "worker.py"
    worker.write_text(_LIMITS + code, encoding="utf-8")
    return ask_child(worker, content=content, seconds=seconds)


def test_a_child_answers_what_it_was_given(tmp_path: Path) -> None:
    code = "import sys; print(sys.stdin.buffer.read().decode().upper())"
    assert ask(tmp_path, code, b"isi berkas").strip() == b"ISI BERKAS"


def test_work_without_an_end_is_ended(tmp_path: Path) -> None:
    assert (
        ask(tmp_path, "limit_time(0.2)\nprint('mulai', flush=True)\nwhile True: pass").strip()
        == b"mulai"
    )


def test_memory_without_an_end_is_refused(tmp_path: Path) -> None:
    code = "limit_memory(300)\ntry: bytearray(400_000_000)\nexcept MemoryError: print('habis')"
    assert ask(tmp_path, code).strip() == b"habis"


def test_a_child_that_only_waits_is_ended(tmp_path: Path) -> None:
    code = "import time; print('satu', flush=True); time.sleep(60)"
    assert ask(tmp_path, code, seconds=1).strip() == b"satu"


def test_a_child_works_before_its_request_and_reads_the_file_itself(tmp_path: Path) -> None:
    given, sign = tmp_path / "berkas", tmp_path / "tanda"
    given.write_bytes(b"isi berkas")
    worker = tmp_path / "worker.py"
    worker.write_text(
        "import sys, pathlib; text = sys.stdin.buffer.read().decode();"
        f"pathlib.Path({str(sign)!r}).touch(); print(text.upper())",
        encoding="utf-8",
    )
    with given.open("rb") as source, begun_child(worker, source=source) as child:
        patience = time.monotonic() + 30
        while not sign.exists() and time.monotonic() < patience:
            time.sleep(0.01)
        assert sign.exists()
        assert [*child.lines(30)] == [b"ISI BERKAS\n"]


def begin(folder: Path, code: str) -> AbstractContextManager[Child]:
    worker = folder / "worker.py"
    worker.write_text(_LIMITS + code, encoding="utf-8")
    return begun_child(worker, source=subprocess.DEVNULL)


def test_lines_come_while_a_child_still_works(tmp_path: Path) -> None:
    begun = time.monotonic()
    with begin(tmp_path, "import time\nprint('satu', flush=True)\ntime.sleep(60)") as child:
        assert next(child.lines(50)) == b"satu\n"
    assert time.monotonic() - begun < 30


def test_lines_that_are_read_in_part_do_not_hold_up_the_end_of_the_program(tmp_path: Path) -> None:
    with begin(tmp_path, "import time\nprint('satu', flush=True)\ntime.sleep(60)") as child:
        lines = child.lines(50)
        next(lines)
        waited_for = [thread for thread in threading.enumerate() if not thread.daemon]
        assert waited_for == [threading.main_thread()]


def test_lines_of_a_child_that_only_waits_end_with_it(tmp_path: Path) -> None:
    code = "import sys, time\nsys.stdout.write('satu\\ndu')\nsys.stdout.flush()\ntime.sleep(60)"
    with begin(tmp_path, code) as child:
        assert [*child.lines(1)] == [b"satu\n", b"du"]


def test_a_child_without_lines_says_why(tmp_path: Path) -> None:
    with (
        begin(tmp_path, "import tidak_ada_di_mana_pun") as child,
        pytest.raises(RuntimeError, match="tidak_ada_di_mana_pun"),
    ):
        next(child.lines(30))


def test_a_child_that_nobody_asks_is_ended(tmp_path: Path) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("import time; time.sleep(60)", encoding="utf-8")
    begun = time.monotonic()
    with begun_child(worker, source=subprocess.DEVNULL) as child:
        assert child.process.poll() is None
    assert child.process.returncode == -signal.SIGKILL
    assert time.monotonic() - begun < 30


def test_a_child_that_cannot_begin_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="tidak_ada_di_mana_pun"):
        ask(tmp_path, "import tidak_ada_di_mana_pun")


def test_work_that_goes_on_is_ended_where_it_is() -> None:
    done = []
    with pytest.raises(WorkLimitError), work_limit(600, 500):
        done.append("begun")
        signal.raise_signal(signal.SIGPROF)
        done.append("ended")
    assert done == ["begun"]


@pytest.mark.parametrize(("megabytes", "is_ended"), [(200, True), (900, False)])
def test_work_is_ended_by_its_memory(tmp_path: Path, megabytes: int, *, is_ended: bool) -> None:
    code = f"""
import signal
from capaian.processes.limits import WorkLimitError, work_limit
try:
    with work_limit(600, {megabytes}):
        kept = b"x" * 500_000_000
        signal.raise_signal(signal.SIGVTALRM)
        print("selesai")
except WorkLimitError:
    print("dihentikan")
"""
    assert ask(tmp_path, code).strip() == (b"dihentikan" if is_ended else b"selesai")


def test_work_is_ended_by_the_clock() -> None:
    with pytest.raises(WorkLimitError), work_limit(0.001, 500):
        sum(number % 7 for number in range(10**9))


def test_what_ends_in_time_is_never_ended_later() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with work_limit(600, 500):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) is before


def test_another_thread_works_without_an_end() -> None:
    seconds: list[float] = []

    def work() -> None:
        with work_limit(600, 500):
            seconds.append(signal.getitimer(signal.ITIMER_PROF)[0])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seconds == [0]
