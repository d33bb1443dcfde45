"""Reading a pdf as libraries do by themselves, in children as fresh as ours.

Words and tables are those of pdfplumber; pdfium, which we read by, gives words with boxes and
drawn paths, and knows no tables.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

_TABLES = """
import sys, pdfplumber
file, first, last = sys.argv[1:]
words = cells = 0
with pdfplumber.open(file) as document:
    for page in document.pages[int(first):int(last)]:
        words += len(page.extract_words())
        cells += sum(len(row) for table in page.extract_tables() for row in table)
        page.close()
print(words, cells)
"""
_PATHS = """
import sys, pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH
file, first, last = sys.argv[1:]
document = pypdfium2.PdfDocument(file)
words = paths = 0
for number in range(int(first), int(last)):
    page = document[number]
    text = page.get_textpage()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    words += sum(len(text.get_text_bounded(*box).split()) for box in boxes)
    drawings = page.get_objects([FPDF_PAGEOBJ_PATH], max_depth=1)
    paths += len([drawn.get_bounds() for drawn in drawings])
print(words, paths)
"""


@dataclass(frozen=True, slots=True)
class _Floor:
    """A pdf, and how many children share its pages."""

    file: Path
    pages: int
    processes: int

    script: ClassVar[str]

    def read(self) -> tuple[int, int]:
        """Return how many words, and how much else, the library finds."""
        ends = [self.pages * part // self.processes for part in range(self.processes + 1)]
        command = [sys.executable, "-I", "-c", self.script, str(self.file)]
        children = [
            subprocess.Popen([*command, str(first), str(last)], stdout=subprocess.PIPE, text=True)
            for first, last in pairwise(ends)
        ]
        said = [child.communicate()[0].split() for child in children]
        if any(child.returncode for child in children):
            raise RuntimeError("the library could not read the pdf")
        return sum(int(words) for words, _ in said), sum(int(others) for _, others in said)


class TablesFloor(_Floor):
    """Words and cells of tables."""

    script = _TABLES


class PathsFloor(_Floor):
    """Words and drawn paths."""

    script = _PATHS
