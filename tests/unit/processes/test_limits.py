"""Limits end a child process, and whoever asked it learns what it said before."""

from __future__ import annotations

from pathlib import Path

import pytest

from capaian.processes.children import ask_child

_LIMITS = "from capaian.processes.limits import limit_memory, limit_time\n"


def ask(folder: Path, code: str, content: bytes = b"", seconds: float = 30) -> bytes:
    worker = folder / "worker.py"
    worker.write_text(_LIMITS + code, encoding="utf-8")
    return ask_child(worker, content=content, seconds=seconds)


def test_a_child_answers_what_it_was_given(tmp_path: Path) -> None:
    code = "import sys; print(sys.stdin.buffer.read().decode().upper())"
    assert ask(tmp_path, code, b"isi berkas").strip() == b"ISI BERKAS"


def test_work_without_an_end_is_ended(tmp_path: Path) -> None:
    assert ask(tmp_path, "limit_time(0.2)\nprint('mulai', flush=True)\nwhile True: pass").strip() == b"mulai"


def test_memory_without_an_end_is_refused(tmp_path: Path) -> None:
    code = "limit_memory(300)\ntry: bytearray(400_000_000)\nexcept MemoryError: print('habis')"
    assert ask(tmp_path, code).strip() == b"habis"


def test_a_child_that_only_waits_is_ended(tmp_path: Path) -> None:
    code = "import time; print('satu', flush=True); time.sleep(60)"
    assert ask(tmp_path, code, seconds=1).strip() == b"satu"


def test_a_child_that_cannot_begin_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="tidak_ada_di_mana_pun"):
        ask(tmp_path, "import tidak_ada_di_mana_pun")
