"""Rows of the review sheet: short enough that a reviewer prints it and writes on it.

The page of findings quotes at length; on the sheet a place in a table is told by row and column alone, a
sentence by the words around what is wrong, and what needs no edit stands with the finding that settles it.
"""

from __future__ import annotations

import re
from typing import Final

from capaian.documents.audit.findings import (
    LEVEL_WORDS,
    LEVELS,
    Cause,
    Grouped,
    Record,
    finding_record,
    write_part,
    write_working,
)
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Series, Value, join_names, yes_no
from capaian.domain.audit import Finding
from capaian.domain.audit.shortening import ELLIPSIS
from capaian.domain.audit.wording import split_wrong_quote
from capaian.domain.issue import Level

_AROUND: Final = 36
"""Letters told on either side of what is wrong."""
_ADDS: Final = 6
"""Letters around what is wrong with which a quotation tells more than the printed words beside it."""
_NAME: Final = re.compile(r"\bT-(?=\d{3})")
_UNBROKEN: Final = "T\u2011"
"""A hyphen at which no name of a finding breaks."""


def sheet_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the weights that have findings, each with one row for everything that someone must edit."""
    return Series("bobot", tuple(_level(level, grouped) for level in LEVELS if grouped.of_level(level)))


def keep_names(words: str) -> str:
    """Return words in which no name of a finding breaks at its hyphen.

    Examples:
        >>> keep_names("Akibat T-012").endswith("T\u2011012")
        True
    """
    return _NAME.sub(_UNBROKEN, words)


def _level(level: Level, grouped: Grouped) -> Record:
    sign, word = LEVEL_WORDS[level]
    rows = tuple(row for cause in grouped.of_level(level) for row in _rows(cause))
    return Record(level.value, "bobot", {"name": word, "sign": sign, "rows": Series("temuan", rows)})


def _rows(cause: Cause) -> tuple[Record, ...]:
    """The finding, then what follows from it and is edited at its own place."""
    follows = tuple(finding for finding in cause.follows if not finding.fits)
    first = _row(cause.finding, "", write_working(cause.finding), _tell_fitting(cause))
    return (first, *(_following(finding, cause.finding) for finding in follows))


def _following(finding: Finding, first: Finding) -> Record:
    """What follows; a working that it shares with its cause is not written out again."""
    why = f"Seperti {first.id}." if finding.why and finding.why == first.why else write_working(finding)
    return _row(finding, f"Akibat {first.id}. ", why, "")


def _row(finding: Finding, lead: str, why: str, fitting: str) -> Record:
    record = finding_record(finding)
    told = {name: words for name, words in record.fields.items() if isinstance(words, str)}
    verdict = (
        "" if told["verdict"] == "seharusnya" else f"{told['verdict']}{',' if finding.fits_later else ''} "
    )
    repair = "" if _repairs_as_computed(finding) else told["repair"]
    before, after = _around(finding)
    return Record(
        record.key,
        record.kind,
        {
            "id": keep_names(finding.id),
            "where": keep_names(f"{lead}{told['where']}"),
            "has_quote": yes_no(bool(before or after)),
            "before": before,
            "wrong": told["quote_wrong"],
            "after": after,
            "printed": told["printed"],
            "answer": keep_names(f"{verdict}{told['answer']}"),
            "working": keep_names(" ".join(filter(None, (why, repair, fitting)))),
        },
    )


def _repairs_as_computed(finding: Finding) -> bool:
    """Whether the repair is but the right value in place of the printed one, which two columns tell."""
    repair = finding.repair
    return repair is not None and (repair.printed, repair.repaired) == (finding.printed, finding.computed)


def _around(finding: Finding) -> tuple[str, str]:
    """The words around what is wrong; none where row and column tell its place, or it is the whole line."""
    before, wrong, after = split_wrong_quote(finding)
    if finding.cell or len(before.strip()) + len(after.strip()) < _ADDS:
        return "", ""
    if not wrong:
        return _first(write_part(before).lstrip(" |"), 2 * _AROUND), ""
    return _last(write_part(before).lstrip(" |"), _AROUND), _first(write_part(after).rstrip(" |"), _AROUND)


def _first(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}{ELLIPSIS}"


def _last(words: str, most: int) -> str:
    return words if len(words) <= most else f"{ELLIPSIS}{words[-most:].split(' ', 1)[-1]}"


def _tell_fitting(cause: Cause) -> str:
    """Name what needs no edit of its own: what fits as printed, and what the same edit settles."""
    fitting = [finding for finding in cause.follows if finding.fits]
    stays = join_names([finding.id for finding in fitting if finding.joins is None])
    joined = join_names([finding.id for finding in fitting if finding.joins is not None])
    told = (("Tidak perlu diubah", stays), ("Diperbaiki bersama", joined))
    return " ".join(f"{words}: {names}." for words, names in told if names)
