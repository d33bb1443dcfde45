"""Reading a workbook as its library does by itself, in a process as fresh as ours."""

from __future__ import annotations

import sys
from pathlib import Path

_BARE = """
import sys, python_calamine
print(len(python_calamine.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()))
"""
_BARE_BOOK = """
import sys, python_calamine
book = python_calamine.load_workbook(sys.argv[1])
print(sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names))
"""
_OURS = """
import sys
from pathlib import Path
from capaian.dossier.excel.read_book import read_book
print(len(read_book(Path(sys.argv[1])).sheets[0].rows))
"""


def bare_reader(book: Path) -> list[str]:
    """Return the command that makes values of all cells, believing whatever the file says."""
    return [sys.executable, "-c", _BARE, str(book)]


def bare_book_reader(book: Path) -> list[str]:
    """Return the command that makes values of all cells of all sheets."""
    return [sys.executable, "-c", _BARE_BOOK, str(book)]


def our_reader(book: Path) -> list[str]:
    """Return the command that reads the same behind the gate, in a child,
    with decimals for numbers.
    """
    return [sys.executable, "-c", _OURS, str(book)]
