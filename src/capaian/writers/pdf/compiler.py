"""Runs the child process that compiles, and puts its problems into words."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from capaian.domain.errors import WriterError
from capaian.writers.theme import FONT_FOLDER

_HERE: Final = Path(__file__).parent
_TEMPLATE: Final = _HERE / "template"
_WORKER: Final = _HERE / "worker.py"
_SECONDS_ALLOWED: Final = 300
_MISSING_SIGN: Final = re.compile(
    r"text.* (?:'|\"|`)?(?P<sign>\S+?)(?:'|\"|`)? could not be displayed", re.DOTALL
)
_UNKNOWN_LABEL: Final = re.compile(r"label `<(?P<label>[^`]*)>` does not exist")
_SKIPPED_LEVEL: Final = re.compile(r"skipped from level (\d) to (\d)")


def compile_paper(paper: Mapping[str, object], files: Mapping[str, bytes], timestamp: int) -> bytes:
    """Return the compiled paper.

    Args:
        paper: what the template reads as `paper.json`.
        files: pictures by file name.
        timestamp: seconds since 1970 that stand as creation date.

    Raises:
        WriterError: when typst refuses the paper or warns about it.
    """
    with tempfile.TemporaryDirectory(prefix="capaian-") as name:
        folder = Path(name)
        _fill(folder, paper, files)
        _run_worker(folder, timestamp)
        return _result(folder)


def _fill(folder: Path, paper: Mapping[str, object], files: Mapping[str, bytes]) -> None:
    for source in sorted(_TEMPLATE.glob("*.typ")):
        shutil.copyfile(source, folder / source.name)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    text = json.dumps(paper, ensure_ascii=False, separators=(",", ":"))
    (folder / "paper.json").write_text(text, encoding="utf-8")


def _run_worker(folder: Path, timestamp: int) -> None:
    command = [sys.executable, "-I", str(_WORKER), str(folder), str(FONT_FOLDER), str(timestamp)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS_ALLOWED, check=False)
    except subprocess.TimeoutExpired as error:
        message = (
            f"Naskah PDF belum selesai setelah {_SECONDS_ALLOWED} detik. Bagi naskah menjadi beberapa bagian."
        )
        raise WriterError(message) from error
    if done.returncode != 0:
        last_words = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise WriterError(f"Pembuat PDF berhenti (kode {done.returncode}). {' '.join(last_words)}".strip())


def _result(folder: Path) -> bytes:
    problem = folder / "problem.json"
    if problem.exists():
        said = json.loads(problem.read_text(encoding="utf-8"))
        raise WriterError(explain_problem(said["message"], said["hints"], said["place"]))
    return (folder / "paper.pdf").read_bytes()


def explain_problem(message: str, hints: list[str], place: str) -> str:
    """Return an Indonesian sentence for what typst said; its own words where none is known."""
    if found := _MISSING_SIGN.search(message):
        sign = found["sign"]
        return f"Tanda “{sign}” tidak ada pada fon naskah, jadi PDF tidak dapat dibuat. Ganti atau hapus tanda itu."
    if found := _UNKNOWN_LABEL.search(message):
        return f"Naskah merujuk bagian “{found['label']}”, tetapi bagian itu tidak ada di dalam naskah."
    if found := _SKIPPED_LEVEL.search(message):
        return f"Judul melompat dari tingkat {found[1]} ke tingkat {found[2]}. Tambahkan judul di antaranya."
    remarks = " ".join([message, *hints])
    return f"PDF tidak dapat dibuat: {remarks} {_first_line(place)}".strip()


def _first_line(place: str) -> str:
    lines = [line.strip() for line in place.splitlines() if ".typ:" in line]
    return f"({lines[0]})" if lines else ""
