"""Child process of the pdf writer: compiles one paper and ends.

typst keeps memory of every document it compiled; a process of its own gives it back. Run as
`python -I worker.py FOLDER FONTS TIMESTAMP`; FOLDER holds the template and `paper.json`. Writes
`paper.pdf` into FOLDER, or `problem.json` with what typst said. Imports nothing of Capaian.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def compile_folder(folder: Path, fonts: Path, timestamp: int) -> None:
    """Write `paper.pdf`, or `problem.json` when typst refuses or as much as warns."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    compiler = typst.Compiler(input=folder / "main.typ", root=folder, font_paths=faces)
    try:
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


def _single(pdf: object) -> bytes:
    if isinstance(pdf, bytes):
        return pdf
    raise TypeError(f"typst gave {type(pdf).__name__} instead of one pdf")


def _report(folder: Path, message: str, hints: list[str], place: str) -> None:
    problem = {"message": message, "hints": hints, "place": place}
    (folder / "problem.json").write_text(json.dumps(problem), encoding="utf-8")


if __name__ == "__main__":
    compile_folder(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
