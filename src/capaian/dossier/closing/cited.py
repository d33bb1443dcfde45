"""Rows that name a closing as their source: it must hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from capaian.dossier.closing.priors import GUARDED, Key, key_in
from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.dossier.issues import IssueLog


def check_cited(known: Collection[Key], last: int, fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report rows whose trace would lead to a closing that has no such figure.

    Args:
        known: Rows that are held against closings, told already where they differ.
        last: The last closed year; what later closings hold is not known.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems.
    """
    closings = set(_closings(last, fields))
    for table in GUARDED:
        for row in fields.get(table.field, ()):
            key = key_in(table, row)
            if row.source in closings and key not in known:
                place = replace(row.place, column="source")
                log.add("not_in_closing", place, row.source, row=", ".join(filter(None, key)))


def _closings(last: int, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of the sources that are closings up to a year."""
    for source in fields.get("sources", ()):
        if is_closing(source.file) and year_of_closing(source.file) <= last:
            yield source.id
