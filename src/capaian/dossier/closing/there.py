"""Sources that are closings: their file lies in the dossier, and its SHA-256 is noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from capaian.domain.identifiers import closed_year_of
from capaian.domain.office import Source
from capaian.dossier.closing.snapshot import place_of
from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog

_TITLE: Final = re.compile(r"penutupan tahun ([0-9]{4})\b", re.IGNORECASE)
"""As `capaian new --from` titles the source."""


def check_there(last: int, sources: Iterable[Source], folder: Folder, log: IssueLog) -> None:
    """Report sources that are closings and are gone, or could be any file: nothing holds their figures then.

    What an earlier one held, the last holds too: without it a figure is not traced to the end. One that
    lies there and cannot be read was told already.

    Args:
        last: The last closed year.
        sources: Those of the dossier.
        folder: The dossier with its closings.
        log: Takes the problems.
    """
    for source in sources:
        year = _year_of(source)
        if year is None:
            continue
        file, key = place_of(year), source.place.column
        if source.file != file or not source.sha256:
            missing = "file" if source.file != file else "sha256"
            place = replace(source.place, column=f"{key}.{missing}")
            log.add("closing_unnoted", place, getattr(source, missing) or "", id=source.id, file=file)
        elif file not in folder.closed and not log.has_any(file):
            code = "closing_lost" if year == last else "earlier_closing_lost"
            place = replace(source.place, column=f"{key}.file")
            log.add(code, place, file, year=str(year), sha256=source.sha256[:12])


def cited_years(sources: Iterable[Source]) -> Iterator[int]:
    """Yield the closed years that are sources of a dossier, whether their closings lie there or not."""
    yield from (year for source in sources if (year := _year_of(source)) is not None)


def _year_of(source: Source) -> int | None:
    """Return the closed year that a source is, by its id, or else by its file or title."""
    year = closed_year_of(source.id)
    if year is None and is_closing(source.file):
        return year_of_closing(source.file)
    titled = _TITLE.match(source.title)
    return int(titled[1]) if year is None and titled else year
