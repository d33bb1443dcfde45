"""A workbook from a file: read by a child process, so that one made to do harm ends that process alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any, BinaryIO, Final

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Place
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import LOST, Book, CellValue, Faint, Odd, Sheet, Span, column_letters
from capaian.dossier.spreadsheets.worker.limits import LIMITS, Limits
from capaian.processes.children import begun_child

WORKER: Final = Path(__file__).parent / "worker" / "start.py"
"""What the child is started with."""
_SECONDS: Final = 60
"""On the clock, for a child that only waits."""
_SHOWN: Final = Context(prec=15)
"""Table programs show fifteen digits; the binary number behind may have two more."""
_CAUSES: Final[Mapping[type[OSError], str]] = {
    FileNotFoundError: "tidak ada",
    PermissionError: "tidak ada izin",
    IsADirectoryError: "berupa folder",
}

Cell = tuple[int, int]
Oddness = tuple[Odd, str]
Told = dict[str, Any]
"""What a line of the child says."""
_Parts = tuple[Told, list[Sequence[CellValue]], dict[Cell, Oddness], dict[Cell, Faint]]
"""A sheet as it is told: its head, its rows, and what is odd or faint of its cells."""
Enough = Callable[[Book], bool]
"""Says of the first rows of each sheet whether they are all that is needed of a large workbook."""


def read_book(path: Path, limits: Limits = LIMITS, is_enough: Enough | None = None) -> Book:
    """Read a workbook: values as they were last worked out, without running or fetching anything.

    Args:
        path: The file, an xlsx of any program.
        limits: How much is taken of it.
        is_enough: Says of the beginning of a large workbook that no more of it is needed.

    Raises:
        InputError: It is refused, with cause and remedy; or cells of it cannot be read, each with its place.
        FileError: It is not there or may not be read.
    """
    with begin_reading(path, limits, is_enough) as finish:
        return finish()


@contextmanager
def begin_reading(
    path: Path, limits: Limits = LIMITS, is_enough: Enough | None = None
) -> Iterator[Callable[[], Book]]:
    """Let the child begin to read a workbook; what is given waits for it and returns the workbook.

    Both refuse as `read_book` does.
    """
    if is_enough is None:
        limits = replace(limits, bytes_at_once=limits.unpacked_bytes)
    with (
        _open(path, limits) as source,
        begun_child(WORKER, json.dumps(asdict(limits)), source=source) as child,
    ):
        yield lambda: _understand_book(path, child.lines(_SECONDS), is_enough)


def _understand_book(path: Path, lines: Iterable[bytes], is_enough: Enough | None = None) -> Book:
    """Return the workbook that a child tells, taken up while it still reads."""
    sheets: list[_Parts] = []
    for line in lines:
        if not line.endswith(b"\n"):
            break
        if line.startswith(b"["):
            sheets[-1][1].extend(_read_rows(line))
            continue
        if line[:1].isdigit():
            sheets[-1][1].extend(repeat((), int(line)))
            continue
        told: Told = json.loads(line)
        if "refused" in told:
            raise _refused(path, told["refused"])
        if "odd" in told:
            sheets[-1][2].update(_read_odd(told["odd"]))
            sheets[-1][3].update({(row, column): Faint(how) for row, column, how in told.get("faint", ())})
            continue
        if "notes" in told:
            made = tuple(_make_sheet(*sheet) for sheet in sheets)
            return Book(path.name, made, tuple(told["notes"]), said=tuple(told["said"]))
        if "beginning" in told:
            made, notes = tuple(_make_sheet(*sheet) for sheet in sheets), tuple(told["beginning"])
            beginning = Book(path.name, made, notes, is_whole=False)
            if is_enough is not None and is_enough(beginning):
                return beginning
            sheets.clear()
            continue
        sheets.append((told, [], {}, {}))
    # A child that a limit ended stops in the middle of what it says.
    raise _refused(path, [{"code": "book_too_large"}])


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file that is not too large.

    Raises:
        InputError: It is too large.
        FileError: It is not there, is no ordinary file, or may not be read.
    """
    with _open(path, limits) as source:
        return source.read()


def _open(path: Path, limits: Limits) -> BinaryIO:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise FileError(f"{path} bukan berkas biasa.")
        if path.stat().st_size > limits.file_bytes:
            words = {"limit": f"{limits.file_bytes // 1_000_000} MB"}
            raise _refused(path, [{"code": "book_file_too_large", "words": words}])
        return path.open("rb")
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {_CAUSES.get(type(error), 'galat sistem')}.") from error


def _refused(path: Path, flaws: Sequence[Told]) -> InputError:
    log = IssueLog()
    for flaw in flaws:
        column = flaw.get("column")
        place = Place(
            path.name,
            flaw.get("row"),
            None if column is None else column_letters(column),
            sheet=flaw.get("sheet"),
        )
        log.add(flaw["code"], place, flaw.get("value"), **flaw.get("words", {}))
    return InputError(log.finish(()))


def _read_odd(told: Iterable[tuple[int, int, str, str]]) -> Iterator[tuple[Cell, Oddness]]:
    return (((row, column), _oddness(odd, word)) for row, column, odd, word in told)


@lru_cache(maxsize=1_000)
def _oddness(odd: str, word: str) -> Oddness:
    """Return what is odd of a cell, and the same for all of which the same is."""
    return Odd(odd), word


def _make_sheet(
    head: Told, rows: list[Sequence[CellValue]], odd: dict[Cell, Oddness], faint: dict[Cell, Faint]
) -> Sheet:
    last = max((row for (row, _), (kind, _) in odd.items() if kind in LOST), default=0)
    while len(rows) > last and not rows[-1]:
        rows.pop()
    rows += [()] * (last - len(rows))
    return Sheet(
        name=head["sheet"],
        rows=rows,
        is_visible=head["is_visible"],
        merged=tuple(Span(*map(int, box)) for box in head["merged"]),
        odd=odd,
        hidden=_spans(head["hidden"]),
        hidden_rows=_spans(head["hidden_rows"]),
        faint=faint,
    )


def _spans(told: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(first), int(last)) for first, last in told)


def _read_rows(line: bytes) -> list[Sequence[CellValue]]:
    rows: list[Sequence[CellValue]] = json.loads(line, parse_float=read_number, object_hook=_read_moment)
    return rows


@lru_cache(maxsize=50_000)
def read_number(text: str) -> Decimal:
    """Return the number that a table program shows for one that it keeps in binary form.

    Examples:
        >>> [str(read_number(text)) for text in ("12336.0", "0.30000000000000004", "-0.0", "1e+16")]
        ['12336', '0.3', '0', '10000000000000000']
    """
    if text.endswith(".0") and len(text) <= _SHOWN.prec:
        return Decimal(text[:-2]) + 0
    return Decimal(format(_SHOWN.create_decimal(text).normalize(_SHOWN), "f")) + 0


def _read_moment(told: Told) -> date | time | timedelta:
    """Return what stands for a date or a time in a line of rows."""
    (kind, value) = next(iter(told.items()))
    match kind:
        case "datetime":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "time":
            return time.fromisoformat(value)
    days, seconds, microseconds = value
    return timedelta(days, seconds, microseconds)
