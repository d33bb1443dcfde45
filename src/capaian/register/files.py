"""Extracts as files: their fingerprint and headings, and which of their lines are rows.

Each line of a csv is a row, or is broken and counted with its place; there is no third. A workbook
is read as the csv that it would be saved as. Parquet is counted as it is.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from capaian.domain.errors import FileError
from capaian.dossier.durable import say_cause
from capaian.dossier.excel.book import CellValue
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.intake.foreign_tables import text_of
from capaian.register.plan import ExtractProblems

_LOST_DIGITS: Final = Decimal(10) ** 15
"""Numbers of sixteen digits and more lose their last ones in a table program."""
_PARQUET, _ARCHIVE = b"PAR1", b"PK\x03\x04"
_SIGNS: Final = (";", ",", "\t", "|")
_MAX_HEAD_BYTES: Final = 100_000
MIN_HEADS: Final = 2
_BLANK: Final = b" \t;,|"
"""What lines without any cell are made of."""


@dataclass(frozen=True)
class ExtractFile:
    """One file of an extract."""

    path: Path
    sha256: str
    persons: Path
    """The parquet that is counted: the file itself, or what is made of its cells."""
    text: Path
    """Of a csv: the file itself, or what was made of a workbook."""
    heads: tuple[str, ...] = ()
    separator: str = ";"
    rows: int = 0
    """Of a csv, once its lines were read: how many are a row."""
    broken: Mapping[int, str] = field(default_factory=dict)
    """The others: number and Indonesian flaw of each."""

    @property
    def is_parquet(self) -> bool:
        """Whether it is counted as it is."""
        return self.persons == self.path


def open_files(paths: Sequence[Path], folder: Path) -> list[ExtractFile]:
    """Look at the files of an extract without reading its rows.

    Args:
        paths: The files.
        folder: Where cells are put as csv and parquet; wiped at the end.

    Raises:
        InputError: One of them is no table, is there twice, or they are of several forms.
        FileError: One cannot be read.
    """
    problems, opened = ExtractProblems(), list[ExtractFile]()
    for number, path in enumerate(paths):
        try:
            file = _open(path, folder / f"orang_{number:05}.parquet")
        except OSError as error:
            raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
        if len(file.heads) < MIN_HEADS:
            problems.note("file_broken", path.name)
        if other := next((one.path.name for one in opened if one.sha256 == file.sha256), ""):
            problems.note("file_twice", path.name, other=other)
        opened.append(file)
    if len({file.is_parquet for file in opened}) > 1:
        problems.note("files_mixed")
    problems.refuse()
    return opened


def _open(path: Path, copy: Path) -> ExtractFile:
    with path.open("rb") as file:
        start = file.read(len(_PARQUET))
        file.seek(0)
        found = ExtractFile(path, hashlib.file_digest(file, "sha256").hexdigest(), copy, path)
    if start == _PARQUET:
        try:
            return replace(found, persons=path, heads=tuple(pq.read_schema(path).names))
        except pa.ArrowException:
            return found
    if start == _ARCHIVE:
        found = replace(found, text=_as_csv(path, copy.with_suffix(".csv")))
    with found.text.open("rb") as file:
        head = file.readline(_MAX_HEAD_BYTES).decode("utf-8-sig", "replace").rstrip("\r\n")
    separator = max(_SIGNS, key=head.count)
    heads = (cell.strip() for cell in next(csv.reader([head], delimiter=separator), []))
    return replace(found, heads=tuple(heads), separator=separator)


def _as_csv(path: Path, copy: Path) -> Path:
    """Write the cells of the first sheet of a workbook as csv,
    each row as wide as the headings.
    """
    rows = read_book(path).sheets[0].rows
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        for row in rows:
            missing = max(len(rows[0]) - len(row), 0)
            writer.writerow([*map(_text_in, row), *[""] * missing])
    return copy


def _text_in(cell: CellValue) -> str:
    if isinstance(cell, Decimal) and abs(cell) >= _LOST_DIGITS:
        return f"{cell:.1E}"  # as table programs show it: its last digits are gone
    return str(cell) if isinstance(cell, bool) else text_of(cell)


def copy_rows(file: ExtractFile, copy: Path) -> ExtractFile:
    """Write the lines of a csv that are rows, each after its number,
    and return the file with what is none.

    Lines without any cell are left out, as at the end of what a table program saved.
    """
    broken, rows = dict[int, str](), 0
    with file.text.open("rb") as lines, copy.open("wb") as clean:
        for number, line in enumerate(lines, 1):
            content = line.rstrip(b"\r\n")
            if number == 1 or not content.strip(_BLANK):
                continue
            if flaw := _flaw_of(content, file):
                broken[number] = flaw
            else:
                rows += 1
                clean.write(b"%d%s%s\n" % (number, file.separator.encode(), content))
    return replace(file, rows=rows, broken=broken)


def _flaw_of(line: bytes, file: ExtractFile) -> str:
    """Return why a line is no row, in Indonesian; nothing where it is one.

    A cell that goes on in the next line breaks both: a quote that nobody closed would swallow
    rows.
    """
    try:
        text = line.decode("utf-8")
        # Splitting takes a third of the time that the reader does.
        is_plain, reader = (
            '"' not in text,
            csv.reader([text], delimiter=file.separator, strict=True),
        )
        cells = text.split(file.separator) if is_plain else next(reader)
    except UnicodeDecodeError:
        return "bukan UTF-8"
    except csv.Error:
        return "tanda kutip tidak utuh"
    if len(cells) == len(file.heads):
        return "mengulang judul kolom" if tuple(cells) == file.heads else ""
    return "kurang kolom" if len(cells) < len(file.heads) else "kelebihan kolom"


def fingerprint(files: Sequence[ExtractFile]) -> str:
    """Return the SHA-256 of an extract: of its file,
    or of the sums of its files in their order of names.
    """
    if len(files) == 1:
        return files[0].sha256
    lines = sorted(f"{file.sha256}  {file.path.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
