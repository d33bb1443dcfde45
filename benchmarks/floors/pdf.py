"""The pdf: one bare `typst.compile` of template, encoded paper and pictures,
in a child as fresh as ours.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from capaian.documents.tree import Document
from capaian.writers import pdf
from capaian.writers.theme import FONT_FOLDER

_TEMPLATE = Path(pdf.__file__).parent / "template"
_BARE = """
import sys, typst
folder, fonts, moment = sys.argv[1:]
faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
typst.compile(folder + "/main.typ", output=folder + "/bare.pdf", root=folder, font_paths=faces,
              format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=int(moment))
"""


@dataclass(frozen=True, slots=True)
class PdfFloor:
    """A folder that is ready to compile."""

    folder: Path
    timestamp: int

    def compile(self) -> bytes:
        """Return the pdf that typst makes of the folder."""
        arguments = [str(self.folder), str(FONT_FOLDER), str(self.timestamp)]
        subprocess.run([sys.executable, "-I", "-c", _BARE, *arguments], check=True)
        return (self.folder / "bare.pdf").read_bytes()


def pdf_floor(document: Document, folder: Path) -> PdfFloor:
    """Let the writer encode the paper, keep what it would compile in `folder`,
    return the floor on it.
    """
    with patch.object(pdf, "compile_paper", return_value=None) as compile_paper:
        pdf.Typesetting(document).make()
    paper, files, timestamp, draw = compile_paper.call_args.args
    _fill(folder, paper, {**files, **draw()})
    return PdfFloor(folder, timestamp)


def _fill(folder: Path, paper: Mapping[str, object], files: Mapping[str, bytes]) -> None:
    for template in _TEMPLATE.glob("*.typ"):
        shutil.copyfile(template, folder / template.name)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "paper.json").write_text(json.dumps(paper, ensure_ascii=False), encoding="utf-8")
