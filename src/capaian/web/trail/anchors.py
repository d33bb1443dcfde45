"""Points of the log that are kept elsewhere: in backups, in a file of the installation, on paper.

Who can write the database can put an older state of it back, whose seals are right; these points
stay.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError

_MAX_LETTERS_OF_A_POINT: Final = 90

FILE: Final = "titik-catatan.txt"
"""In the folder of the installation; a line for each point, only ever added to."""
_POINT: Final = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of the log by its number and seal; the seal stands for all entries before it,
    too.
    """

    number: int
    seal: str

    def __str__(self) -> str:
        return f"{self.number}:{self.seal}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point that the log must still have."""

    point: Point
    place: str
    """Where it is kept outside of the database, in words."""


def read_point(text: str) -> Point:
    """Read a point that somebody noted down; raises `FileError` if it is none."""
    found = _POINT.fullmatch(text.strip().lower())
    if found is None:
        raise FileError(
            f"{text[:_MAX_LETTERS_OF_A_POINT]!r} bukan titik catatan. "
            "Bentuknya NOMOR:SEGEL, seperti yang "
            "dicetak oleh verify-log."
        )
    return Point(int(found[1]), found[2])


def note(folder: Path, point: Point, at: datetime, why: str) -> None:
    """Add a point to the file beside the database;
    whoever reads the database alone does not have it.
    """
    try:
        with (folder / FILE).open("a", encoding="ascii") as stream:
            stream.write(f"{at.isoformat(timespec='seconds')} {why} {point}\n")
    except OSError:  # what was done is done; one point less does not undo it
        logging.getLogger(__name__).exception("a point of the log could not be noted")


def noted_points(folder: Path) -> Iterator[Anchor]:
    """Yield the points of the file, each with its line;
    raises `FileError` where one cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(
            f"{path} tidak dapat dibaca. Periksa izinnya, atau pulihkan dari cadangan."
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Anchor(read_point(line.rsplit(" ", 1)[-1]), f"{FILE} baris {number}")
