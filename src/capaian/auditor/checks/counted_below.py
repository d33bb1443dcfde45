"""Named counts with what they count listed below: `Jumlah pasar 3`, then `pasar: Utara; Timur; Barat`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Line
from capaian.auditor.understanding.labelled import Labelled, find_labelled
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_FEWEST: Final = 5
_MOST_FAILED: Final = 0.02
"""So many lists must be as long as told, and so few may not, one in any case, before one is told."""
_SHORT: Final = 2
"""Words of a name that may hold no comma."""
_LIST: Final = re.compile(r"(?P<words>[^:=;]*[^\W\d_]{4}[^:=;]*)(?::\s|=\s(?=[^\W\d]))(?P<items>\S.*)")
_SOURCE: Final = re.compile(r"\s*[(\[][^()\[\]]*\d[^()]*[)\]]\s*$")
"""Where a list is from: `(pasar.csv baris 4)`."""
_NONE: Final = re.compile(r"(?:tidak ada|nihil|kosong)\.?", re.IGNORECASE)
"""A list of nothing."""
_WORKING: Final = re.compile(r"[=×÷+]")


def check_counted_below(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield counts whose list below them is as long as they say, if nearly all are."""
    lines = report.document.lines
    labelled = find_labelled(report.document)
    found = [
        made
        for each in labelled.values()
        if each.number.is_exact and _ends(each.number.spot.line + 1, lines, labelled)
        for made in _counted(each, lines[each.number.spot.line])
    ]
    failed = sum(not statement.holds for statement in found)
    if len(found) - failed >= _FEWEST and failed <= max(1, _MOST_FAILED * len(found)):
        yield from found


def _ends(line: int, lines: Sequence[Line], labelled: Mapping[int, Labelled]) -> bool:
    """Whether a list does not go on below its first line: nothing follows, or another named figure does."""
    return line == len(lines) or (line < len(lines) and (not lines[line].text or line + 1 in labelled))


def _counted(labelled: Labelled, below: Line) -> Iterator[Statement]:
    listed = None if below.is_row else _LIST.fullmatch(below.text)
    if listed is None or _WORKING.search(listed["items"]) or listed["items"].endswith((";", ",")):
        return
    told = _SOURCE.sub("", listed["items"])
    items = _items(told)
    if not items:
        return
    count = 0 if _NONE.fullmatch(told) else len(items)
    number = labelled.number
    holds = number.value == count
    line = number.spot.line
    yield Statement(
        AuditRule.COUNT,
        holds,
        line,
        number.text,
        str(count),
        f"{labelled.words}: yang disebut di bawahnya ada {count}; tercetak {number.text}.",
        f"baris {line}",
        lines=(below.number,),
        spots=(number.spot,),
    )


def _items(listed: str) -> list[str]:
    """Return what is listed; nothing where a comma may stand within a name."""
    if ";" in listed:
        return listed.split("; ")
    items = listed.split(", ")
    return items if len(items) == 1 or all(len(item.split()) <= _SHORT for item in items) else []
