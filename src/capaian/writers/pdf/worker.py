"""Child process of the pdf writer: compiles one paper and ends.

typst keeps memory of every document it compiled; a process of its own gives it back. Run as
`python -I worker.py FOLDER FONTS TIMESTAMP`; FOLDER holds the template and `paper.json`. Writes
`paper.pdf` into FOLDER, or `problem.json` with what typst said. Imports nothing of Capaian.

Where the last page of a part would hold a few lines only, the paper is laid out once more with a
section moved to that page; typst keeps what has not changed, so this takes little time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import typst

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


NEARLY_EMPTY = 0.27
"""A last page that ends above this share of its height is nearly empty: margin and a few lines."""
MOVABLE = (0.3, 0.8)
"""A section that begins so far down the page before may go to the last page."""


def compile_folder(folder: Path, fonts: Path, timestamp: int) -> None:
    """Write `paper.pdf`, or `problem.json` when typst refuses or as much as warns."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    try:
        compiler = _compiler(folder, faces)
        if breaks := find_breaks(_ends(compiler)):
            (folder / "breaks.json").write_text(json.dumps(breaks), encoding="utf-8")
            (folder / "breaks.typ").write_text('#let breaks = json("breaks.json")', encoding="utf-8")
            compiler = _compiler(folder, faces)
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=STANDARDS, timestamp=timestamp
        )
    except typst.TypstError as error:
        _report(folder, error.message, error.hints, error.diagnostic)
        return
    if warnings:
        first = warnings[0]
        _report(folder, first.message, first.hints, first.diagnostic)
        return
    (folder / "paper.pdf").write_bytes(_single(pdf))


def _compiler(folder: Path, faces: typst.Fonts) -> typst.Compiler:
    """A compiler reads each file once; a second one finds most of the layout done."""
    return typst.Compiler(input=folder / "main.typ", root=folder, font_paths=faces)


def _ends(compiler: typst.Compiler) -> list[dict[str, Any]]:
    """Where the parts of the paper end, as `frame.typ` notes it; nothing of a paper that is refused."""
    try:
        found: list[dict[str, Any]] = json.loads(compiler.query("<part-end>", field="value"))
    except RuntimeError:
        return []  # the compilation that follows says what is wrong, and where
    return found


def find_breaks(ends: list[dict[str, Any]]) -> list[str]:
    """Return the sections that should begin a page, so that no last page of a part is nearly empty.

    What stands on such a page is joined by the last section that begins well within the page before;
    where there is none, the page stays as it is.
    """
    low, high = MOVABLE
    breaks = []
    for end in ends:
        if end["share"] < NEARLY_EMPTY and not end["opens"]:
            breaks += [one["id"] for one in end["sections"] if low <= one["share"] <= high][-1:]
    return breaks


def _single(pdf: object) -> bytes:
    if isinstance(pdf, bytes):
        return pdf
    raise TypeError(f"typst gave {type(pdf).__name__} instead of one pdf")


def _report(folder: Path, message: str, hints: list[str], place: str) -> None:
    problem = {"message": message, "hints": hints, "place": place}
    (folder / "problem.json").write_text(json.dumps(problem), encoding="utf-8")


if __name__ == "__main__":
    compile_folder(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
