"""A workbook from a file: read by a child process,
so that one made to do harm ends that process alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from decimal import Context, Decimal
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any, BinaryIO, Final

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Place
from capaian.dossier.excel.book import (
    KEPT_DIGITS,
    LOST_VALUES,
    Book,
    CellOddity,
    CellValue,
    Sheet,
    Span,
)
from capaian.dossier.excel.worker.limits import LIMITS, Limits
from capaian.dossier.issues import IssueLog
from capaian.processes.children import begun_child

WORKER: Final = Path(__file__).parent / "worker" / "run.py"
"""What the child is started with."""
_SECONDS: Final = 60
"""On the clock, for a child that only waits."""
_SHOWN_DIGITS: Final = Context(prec=KEPT_DIGITS)
"""The binary number behind may have two digits more."""
_CAUSES: Final[Mapping[type[OSError], str]] = {
    FileNotFoundError: "tidak ada",
    PermissionError: "tidak ada izin",
    IsADirectoryError: "berupa folder",
}
_KNOWN_NUMBERS: Final = 50_000

Rows = list[Sequence[CellValue]]


def read_book(path: Path, limits: Limits = LIMITS) -> Book:
    """Read an xlsx of any program: values as last worked out,
    without running or fetching anything.

    Raises:
        InputError: It is refused, with cause and remedy.
        FileError: It is not there or may not be read.
    """
    with begin_reading(path, limits) as finish:
        return finish()


@contextmanager
def begin_reading(path: Path, limits: Limits = LIMITS) -> Iterator[Callable[[], Book]]:
    """Let the child begin to read a workbook; what is given waits for it and returns the workbook.

    Both refuse as `read_book` does.
    """
    with (
        open_file(path, limits) as source,
        begun_child(WORKER, json.dumps(asdict(limits)), source=source) as child,
    ):
        yield lambda: _make_book(path, child.lines(_SECONDS))


def _make_book(path: Path, lines: Iterable[bytes]) -> Book:
    """Return the workbook that a child sends, taken up while it still reads."""
    sheets: list[Sheet] = []
    rows: Rows = []
    texts: dict[str, str] = {}
    for line in lines:
        if line == b"\n" or not line.endswith(b"\n"):
            break
        sent = json.loads(line, parse_float=read_number)
        if isinstance(sent, int):
            rows += repeat((), sent)
        elif isinstance(sent, list):
            rows += [[_value(cell, texts) for cell in row] for row in sent]
        elif "refused" in sent:
            raise refused(path, **sent["refused"])
        elif "is_whole" in sent:
            return Book(path.name, tuple(sheets))
        else:
            sheets.append(_make_sheet(rows, sent))
            rows = []
    # A child that a limit ended stops in the middle of a line.
    raise refused(path, "book_too_large")


def _make_sheet(rows: Rows, sent: Mapping[str, Any]) -> Sheet:
    odd = {(row, column): (CellOddity(kind), word) for row, column, kind, word in sent["odd"]}
    last = max((row for (row, _), (kind, _) in odd.items() if kind in LOST_VALUES), default=0)
    rows += repeat((), last - len(rows))
    merged = tuple(Span(*map(int, box)) for box in sent["merged"])
    hidden = (frozenset(sent["hidden"][kind]) for kind in ("rows", "columns"))
    return Sheet(sent["sheet"], rows, sent["is_visible"], merged, odd, *hidden)


def _value(sent: CellValue | list[str], texts: dict[str, str]) -> CellValue:
    """Return the value of a cell as it is sent, a day as a list of one;
    equal texts are kept once.
    """
    if isinstance(sent, str):
        return texts.setdefault(sent, sent)
    return date.fromisoformat(sent[0]) if isinstance(sent, list) else sent


@lru_cache(maxsize=_KNOWN_NUMBERS)
def read_number(text: str) -> Decimal:
    """Return the number that a table program shows for one that it keeps in binary form.

    Examples:
        >>> [str(read_number(text))
        ...     for text in ("12336.0", "0.30000000000000004", "-0.0", "1e+16")]
        ['12336', '0.3', '0', '10000000000000000']
    """
    return Decimal(format(_SHOWN_DIGITS.create_decimal(text).normalize(_SHOWN_DIGITS), "f")) + 0


def open_file(path: Path, limits: Limits) -> BinaryIO:
    """Open a file that is not too large.

    Raises:
        InputError: It is too large.
        FileError: It is not there, is no ordinary file, or may not be read.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise FileError(f"{path} bukan berkas biasa.")
        if path.stat().st_size > limits.file_bytes:
            words = {"limit": f"{limits.file_bytes // 1_000_000} MB"}
            raise refused(path, "book_file_too_large", words=words)
        return path.open("rb")
    except OSError as error:
        raise FileError(
            f"{path} tidak dapat dibaca: {_CAUSES.get(type(error), 'galat sistem')}."
        ) from error


def refused(
    path: Path,
    code: str,
    sheet: str | None = None,
    row: int | None = None,
    words: Mapping[str, str] | None = None,
) -> InputError:
    """Return the error that names why a file is not read, as a `RefusedError` says it."""
    log = IssueLog()
    log.add(code, Place(path.name, row, sheet=sheet), **(words or {}))
    return InputError(log.finish(()))
