"""Dossiers that tests lay again and again are read and computed once (docs/decisions/0152)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import pytest
from tests.remembered import remembered

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier import check as check_module
from capaian.dossier import read as reading_module
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import PartSource, ReadResult
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.tables.declaration import Part

_MOST_BYTES: Final = 20_000_000
MOST_YEARS: Final = 10
_KEPT: dict[tuple[str, PartSource], tuple[Mapping[str, Any] | None, Reading]] = {}
"""What was read, by file and content. That it says the same,
`test_parts_read_before.py` proves.
"""


@contextmanager
def parts_read_once() -> Iterator[None]:
    """Hand out what a part with the same content was read as before,
    as an open year does on the pages.
    """
    real = reading_module.records_of

    def read(part: Part, source: PartSource, reading: Reading) -> Mapping[str, Any] | None:
        if (
            type(reading.log) is not IssueLog
        ):  # one that tells problems where they stand in a workbook
            return real(part, source, reading)
        before = _KEPT.get((part.file, source))
        if before is None:
            own = Reading()
            before = real(part, source, own), own
            _keep(part.file, source, before)
        fields, found = before
        reading.absorb(found)
        return fields

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_module, "records_of", read)
        yield


def _keep(file: str, source: PartSource, read: tuple[Mapping[str, Any] | None, Reading]) -> None:
    if sum(map(_size, (source, *(each for _, each in _KEPT)))) > _MOST_BYTES:
        _KEPT.clear()
    _KEPT[file, source] = read


def _size(source: PartSource) -> int:
    return len(source) if isinstance(source, str | bytes) else len(source.text)


@contextmanager
def years_computed_once() -> Iterator[None]:
    """Read, check and compute a dossier once for each content,
    however many commands a test runs on it.
    """
    read_again = reading_module.read_folder
    read_once = remembered(read_again, content_of, MOST_YEARS)

    def read(folder: Folder, reading: Reading) -> ReadResult:
        is_sound = type(reading.log) is IssueLog and not reading.log.finish(())
        return (read_once if is_sound else read_again)(folder, reading)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_module, "read_folder", read)
        patch.setattr(check_module, "check", remembered(check_module.check, id, MOST_YEARS))
        patch.setattr(
            check_module, "assess", remembered(check_module.assess, _year_and_period, MOST_YEARS)
        )
        yield


def content_of(folder: Folder, *_: object) -> Hashable:
    """The name of a folder by its content."""
    return (*folder.hashes.items(), *sorted(folder.failed))


def _year_and_period(
    year: OfficeYear, _: object, as_of: Period | None = None, *__: object
) -> Hashable:
    return id(year), as_of


@pytest.fixture(scope="module", autouse=True)
def parts() -> Iterator[None]:
    """Read a dossier once for each content of a part,
    and compute it once for each content of all.
    """
    with parts_read_once(), years_computed_once():
        yield
