"""Figures of other regencies in a closed year: a later dossier has them as they were approved, or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from capaian.domain.identifiers import closing_of
from capaian.domain.numerals import plain
from capaian.domain.work import PeerValue
from capaian.dossier.closing.priors import texts_of
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import PEERS

_NOTHING: Final = "kosong"
_Key = tuple[str, str, str]
"""Subject, area and period."""


def check_peers(snapshot: Snapshot, fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report rows that tell a closed year otherwise than it was approved: its ranks would change unseen.

    All rows of a subject may be gone, as those of counts are, but some of them change its ranks; of what was
    not compared then, a later dossier may tell.

    Args:
        snapshot: The closed year.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems: one for each subject, at its first row.
    """
    approved = {_key(row): row for row in texts_of(PEERS, snapshot) if row.period.year == snapshot.year}
    compared = {(subject, period) for subject, _, period in approved}
    rows: list[PeerValue] = sorted(fields.get("peers", ()), key=_subject)
    for subject, found in groupby(rows, key=_subject):
        changed = [
            row
            for row in found
            if (subject, str(row.period)) in compared and _figures(row) != _figures(approved.get(_key(row)))
        ]
        if changed:
            first = changed[0]
            told, closed = _figures(first), _figures(approved.get(_key(first)))
            words = {
                "count": str(len(changed)),
                "area": first.name or str(first.area),
                "closed": _write(closed),
            }
            words |= {"now": _write(told), "year": str(snapshot.year), "source": closing_of(snapshot.year)}
            log.add("repeered_prior", first.place, subject, **words)
    if not log.has_any(PEERS.file):
        _check_complete(snapshot, approved, rows, log)
    _check_described(snapshot, approved, rows, log)


def _check_complete(
    snapshot: Snapshot, approved: Mapping[_Key, PeerValue], rows: Iterable[PeerValue], log: IssueLog
) -> None:
    """Warn of subjects of which some rows are gone and others stay: once for each."""
    standing = {_key(row): row for row in rows}
    compared = {(subject, period): row for (subject, _, period), row in standing.items()}
    gone = [key for key in approved if key not in standing and (key[0], key[2]) in compared]
    for subject, keys in groupby(sorted(gone), key=itemgetter(0)):
        left = [*keys]
        first, stays = approved[left[0]], compared[subject, left[0][2]]
        words = {
            "count": str(len(left)),
            "year": str(snapshot.year),
            "area": first.name or str(first.area),
            "closed": _write(_figures(first)),
            "source": closing_of(snapshot.year),
        }
        log.add("unpeered_prior", stays.place, subject, **words)


def _check_described(
    snapshot: Snapshot, approved: Mapping[_Key, PeerValue], rows: Iterable[PeerValue], log: IssueLog
) -> None:
    """Warn of figures that stand as approved, but are traced to another paper or named as another regency."""
    held = {snapshot.source, closing_of(snapshot.year)}
    pairs = [(was, row) for row in rows if (was := approved.get(_key(row))) is not None]
    for column in ("name", "source"):
        changed = [
            (was, row)
            for was, row in pairs
            if _figures(row) == _figures(was)
            and (said := str(getattr(row, column) or "")) != str(getattr(was, column) or "")
            and not (column == "source" and said in held)
        ]
        if changed:
            was, row = changed[0]
            words = {
                "count": str(len(changed)),
                "year": str(snapshot.year),
                "area": row.name or str(row.area),
            }
            words["closed"] = str(getattr(was, column) or _NOTHING)
            place = replace(row.place, column=column)
            log.add("redescribed_peers", place, str(getattr(row, column) or _NOTHING), **words)


def _figures(row: PeerValue | None) -> tuple[Decimal | None, ...]:
    return (None, None, None) if row is None else (row.numerator, row.denominator, row.value)


def _write(figures: tuple[Decimal | None, ...]) -> str:
    """Write the figures of a row: the parts, or the figure itself where these are not known."""
    return " dari ".join(plain(figure) for figure in figures if figure is not None) or _NOTHING


def _key(row: PeerValue) -> _Key:
    return row.subject, str(row.area), str(row.period)


def _subject(row: PeerValue) -> str:
    return row.subject
