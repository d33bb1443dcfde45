"""Runs the child process that compiles, and puts its problems into words."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from capaian.domain.audit.figure_record import OWNER, passages_of, write_record
from capaian.domain.errors import WriterError
from capaian.domain.narrative import visible
from capaian.processes.children import child_command, child_environment
from capaian.writers.page_flow import Pages
from capaian.writers.pdf.placeholders import make_placeholder, put_pictures
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
        re.compile(r"label `<([^`]*)>` does not exist"),
        "Naskah merujuk bagian “{0}”, tetapi bagian itu tidak ada di dalam naskah.",
    ),
    (
        re.compile(r"label `<([^`]*)>` occurs multiple times"),
        "Dua bagian naskah bernama “{0}”, jadi rujukan ke sana tidak jelas. Ganti nama salah satunya.",
    ),
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


class TypesetPaper(NamedTuple):
    """A paper in pages."""

    pdf: bytes
    pages: Pages


def compile_paper(paper: Mapping[str, object], files: Mapping[str, bytes], timestamp: int) -> TypesetPaper:
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
        pdf = put_pictures(_result(folder), (files[name] for name in files if name.endswith(JPEG)))
        lines: list[str] = json.loads((folder / "lines.json").read_text(encoding="utf-8"))
        pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
        return TypesetPaper(
            keep_figures(pdf, lines, timestamp), Pages(pages["listed"], frozenset(pages["begun"]))
        )


def _fill(folder: Path, paper: Mapping[str, object], files: Mapping[str, bytes]) -> None:
    for source in sorted(_TEMPLATE.glob("*.typ")):
        shutil.copyfile(source, folder / source.name)
    for name, content in files.items():
        (folder / name).write_bytes(make_placeholder(content) if name.endswith(JPEG) else content)
    text = json.dumps(paper, ensure_ascii=False, separators=(",", ":"))
    (folder / "paper.json").write_text(text, encoding="utf-8")


def _run_worker(folder: Path, timestamp: int) -> None:
    command = child_command(_WORKER, str(folder), str(FONT_FOLDER), str(timestamp))
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_SECONDS_ALLOWED, env=child_environment(), check=False
        )
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
        report = json.loads(problem.read_text(encoding="utf-8"))
        raise WriterError(explain_problem(report["message"], report["hints"], report["place"]))
    return (folder / "paper.pdf").read_bytes()


def missing_signs(message: str, place: str) -> list[str]:
    """Return the signs that typst could not draw."""
    found = _MISSING_SIGN.findall(f"{message}\n{place}")
    return list(dict.fromkeys(_BY_NUMBER.sub(lambda sign: chr(int(sign[1], 16)), each) for each in found))


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
            f"Fon naskah tidak memuat {shown}, jadi PDF tidak dapat dibuat. Ganti atau hapus tanda itu; "
            "pemeriksaan data menyebut tempatnya."
        )
    for pattern, sentence in _SENTENCES:
        if found := pattern.search(message):
            return sentence.format(*found.groups())
    return " ".join(["PDF tidak dapat dibuat:", message, *hints, *_where(place)])


def _where(place: str) -> list[str]:
    found = _PLACE.search(place)
    return [f"({found['file']} baris {found['line']})"] if found else []


# --- the figures of a pdf, kept in it as private data --------------------------------------

# One that is changed later is known by them. PDF/A-2 allows such data (`PieceInfo`), as it does not any
# attached file that is no PDF/A itself.
_END: Final = re.compile(
    rb"xref\n0 (?P<count>\d+)\n(?P<places>(?:\d{10} \d{5} [fn]\r\n)+)"
    rb"trailer\n<</Size \d+/Root (?P<catalog>\d+) 0 R(?P<rest>[^<>]*>>)\nstartxref\n\d+\n%%EOF"
)
"""How typst ends a file; before it stands the catalog."""
_END_OF_CATALOG: Final = b">>\nendobj\n"


def keep_figures(pdf: bytes, lines: Iterable[str], timestamp: int) -> bytes:
    """Return a file of typst with a record of its figures: one object more, and a catalog that names it.

    A file that is laid out otherwise, by another typst, is returned as it is.

    Args:
        pdf: The file.
        lines: Those of its pages.
        timestamp: Seconds since 1970: when the record was made.
    """
    start = max(pdf.rfind(b"xref\n0 "), 0)
    end, objects = _END.fullmatch(pdf, start), pdf[:start]
    if end is None or not objects.endswith(_END_OF_CATALOG) or not _ends_in_catalog(pdf, end):
        return pdf
    number, moment = int(end["count"]), datetime.fromtimestamp(timestamp, UTC)
    owned = f"<</LastModified(D:{moment:%Y%m%d%H%M%S}Z)/Private {number} 0 R>>"
    objects = objects.removesuffix(_END_OF_CATALOG) + f"/PieceInfo<</{OWNER}{owned}>>".encode()
    objects += _END_OF_CATALOG
    places = b"%s%010d 00000 n\r\n" % (end["places"], len(objects))
    record = zlib.compress(write_record(passages_of(lines)).encode(), 9)
    objects += b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n" % (number, len(record))
    objects += record + b"\nendstream\nendobj\n"
    trailer = b"<</Size %d/Root %s 0 R%s" % (number + 1, end["catalog"], end["rest"])
    return b"%sxref\n0 %d\n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        *(objects, number + 1, places),
        *(trailer, len(objects)),
    )


def _ends_in_catalog(pdf: bytes, end: re.Match[bytes]) -> bool:
    """Whether the last object of a file is its catalog."""
    last = int(end["count"]) - 1
    return last == int(end["catalog"]) and pdf.startswith(b"%d 0 obj" % last, int(end["places"][-20:-10]))
