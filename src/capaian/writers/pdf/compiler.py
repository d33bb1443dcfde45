"""Runs the child process that compiles, and puts its problems into words."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from capaian.domain.errors import WriterError
from capaian.domain.narrative import visible
from capaian.processes.children import begun_child
from capaian.writers.page_flow import Pages
from capaian.writers.pdf.additions import complete_pdf, make_placeholder
from capaian.writers.theme import FONT_FOLDER

_FOLDER: Final = Path(__file__).parent
_TEMPLATE: Final = _FOLDER / "template"
_WORKER: Final = _FOLDER / "worker.py"
_SECONDS_ALLOWED: Final = 300
JPEG: Final = ".jpg"
"""How names of pictures end that typst sets placeholders of."""
_MISSING_SIGN: Final = re.compile(r'the text `"(?P<sign>[^`]+?)"` could not be displayed')
_BY_NUMBER: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
"""How typst writes a sign that cannot be seen."""
_PLACE: Final = re.compile(r"(?P<file>[\w-]+\.(?:typ|svg)):(?P<line>\d+):")
_SENTENCES: Final = (
    (
        re.compile(r"skipped from heading level (\d) to (\d)"),
        "Judul melompat dari tingkat {0} ke tingkat {1}. Tambahkan judul di antaranya.",
    ),
    (
        re.compile(r"first heading must be of level 1"),
        "Judul pertama naskah harus judul tingkat 1, misalnya bab atau kata pengantar.",
    ),
    (
        re.compile(r"failed to parse SVG|failed to decode image"),
        "Berkas gambar tidak dapat dibaca. Ganti berkasnya.",
    ),
)


Draw = Callable[[], Mapping[str, bytes]]
"""Gives pictures by file name."""


class TypesetPaper(NamedTuple):
    """A paper in pages."""

    pages: Pages
    typeset: bytes
    lines: Sequence[str]
    pictures: Sequence[bytes]
    """Those that are set as placeholders."""
    timestamp: int

    def finish(self) -> bytes:
        """Return the file, with its pictures and the record of its figures."""
        return complete_pdf(self.typeset, self.pictures, self.lines, self.timestamp)


def compile_paper(
    paper: Mapping[str, object], files: Mapping[str, bytes], timestamp: int, draw: Draw = dict
) -> TypesetPaper:
    """Return the compiled paper.

    Args:
        paper: what the template reads as `paper.json`.
        files: pictures by file name.
        timestamp: seconds since 1970 that stand as creation date.
        draw: gives what takes the place of some of the files once the pages are laid out.

    Raises:
        WriterError: when typst refuses the paper or warns about it, or a picture cannot be drawn.
    """
    with tempfile.TemporaryDirectory(prefix="capaian-") as name:
        folder = Path(name)
        _fill(folder, paper, files)
        _run_worker(folder, timestamp, draw)
        typeset = _result(folder)
        lines: list[str] = json.loads((folder / "lines.json").read_text(encoding="utf-8"))
        pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
        turns = Pages(pages["listed"], frozenset(pages["begun"]), frozenset(pages["joined"]))
        pictures = [content for name, content in files.items() if name.endswith(JPEG)]
        return TypesetPaper(turns, typeset, lines, pictures, timestamp)


def _fill(folder: Path, paper: Mapping[str, object], files: Mapping[str, bytes]) -> None:
    for source in sorted(_TEMPLATE.glob("*.typ")):
        shutil.copyfile(source, folder / source.name)
    for name, content in files.items():
        (folder / name).write_bytes(make_placeholder(content) if name.endswith(JPEG) else content)
    text = json.dumps(paper, ensure_ascii=False, separators=(",", ":"))
    (folder / "paper.json").write_text(text, encoding="utf-8")


def _run_worker(folder: Path, timestamp: int, draw: Draw) -> None:
    words = str(folder), str(FONT_FOLDER), str(timestamp)
    with begun_child(_WORKER, *words, source=subprocess.PIPE) as child:
        for name, content in draw().items():
            (folder / name).write_bytes(content)
        try:
            _, complaint = child.process.communicate(timeout=_SECONDS_ALLOWED)
        except subprocess.TimeoutExpired as error:
            message = (
                f"Naskah PDF belum selesai setelah {_SECONDS_ALLOWED} detik. "
                "Bagi naskah menjadi beberapa bagian."
            )
            raise WriterError(message) from error
    if code := child.process.returncode:
        last_words = complaint.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise WriterError(f"Pembuat PDF berhenti (kode {code}). {' '.join(last_words)}".strip())


def _result(folder: Path) -> bytes:
    problem = folder / "problem.json"
    if problem.exists():
        report = json.loads(problem.read_text(encoding="utf-8"))
        raise WriterError(explain_problem(report["message"], report["hints"], report["place"]))
    return (folder / "paper.pdf").read_bytes()


def missing_signs(message: str, place: str) -> list[str]:
    """Return the signs that typst could not draw."""
    found = _MISSING_SIGN.findall(f"{message}\n{place}")
    return list(
        dict.fromkeys(_BY_NUMBER.sub(lambda sign: chr(int(sign[1], 16)), each) for each in found)
    )


def explain_problem(message: str, hints: list[str], place: str) -> str:
    """Return an Indonesian sentence for what typst said; its own words where none is known.

    Args:
        message: what typst said.
        hints: its advice.
        place: the lines of the template that it names.
    """
    if signs := missing_signs(message, place):
        shown = ", ".join(f"“{visible(sign)}”" for sign in signs)
        return (
            f"Fon naskah tidak memuat {shown}, jadi PDF tidak dapat dibuat. Ganti atau "
            "hapus tanda itu; "
            "pemeriksaan data menyebut tempatnya."
        )
    for pattern, sentence in _SENTENCES:
        if found := pattern.search(message):
            return sentence.format(*found.groups())
    return " ".join(["PDF tidak dapat dibuat:", message, *hints, *_where(place)])


def _where(place: str) -> list[str]:
    found = _PLACE.search(place)
    return [f"({found['file']} baris {found['line']})"] if found else []
