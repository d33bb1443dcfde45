"""YAML files of a closed year as the next one takes them over: changed where they stand, comments kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from capaian.dossier.rows.yaml_edits import edit_part, read_part
from capaian.dossier.rows.yaml_values import Fields, Items, Leaf, Value, value_of
from capaian.dossier.tables.parts import AGREEMENTS, DIFFERENCES, OFFICE, PLAN, SOURCES
from capaian.dossier.years.carried_tables import Renewal
from capaian.dossier.years.snapshot import Snapshot, place_of
from capaian.dossier.years.snapshot_file import hash_snapshot

LEFT: Final = frozenset({"awards.yaml", "evidence.yaml"})
"""Files that belong to the closed year alone: its awards, its evidence."""
_COMPARED: Final = frozenset({"inputs", "peer", "survey"})
"""Rows of the closed year that stay, as the keys of contradictions name them."""
# "sebelum perubahan", "Perjanjian Kinerja Perubahan", ", perubahan ke-1": no draft is a revision
_REVISION: Final = re.compile(r",?\s*\b(?:(?:sebelum|sesudah|setelah) )?perubahan\b(?: ke-?\d+)?", re.I)
_OF_THE_OLD_PAPER: Final = ("revision", "signed", "reason", "document", "source")
_OF_THE_OLD_TARGET: Final = ("periods", "objective_as_printed", "indicator_as_printed")
UNCOMPARED: Final = "SHA-256 dihitung saat tahun berikutnya dibuat, belum dibandingkan dengan yang dicatat"
"""What the source of a closed year says whose hash was noted nowhere."""


def carry_office(text: str, renewal: Renewal) -> str:
    """Return office.yaml of the new year.

    Raises:
        LookupError: if the closed one tells no year.
    """
    office = read_part(OFFICE, text)
    if office.get("year") is None:
        raise LookupError("year")
    return edit_part(OFFICE, text, office.replace(year=value_of(renewal.year)))


def carry_differences(text: str, renewal: Renewal, agreements: Collection[str]) -> str:
    """Return differences.yaml with what is declared of definitions and of rows that stay.

    What an agreement of the closed year said otherwise ends with it.
    """
    root = read_part(DIFFERENCES, text)
    kept = [one for one in root.records("differences") if _goes_on(one, renewal, agreements)]
    return edit_part(DIFFERENCES, text, root.replace(differences=_list(kept)))


def _goes_on(difference: Fields, renewal: Renewal, agreements: Collection[str]) -> bool:
    covers = difference.get("covers")
    texts = [key.text for key in covers.values if isinstance(key, Leaf)] if isinstance(covers, Items) else []
    keys = [text.split(":") for text in texts]
    ended = [not {*key}.isdisjoint(agreements) or renewal.is_closed(key[-1]) for key in keys]
    return any(_COMPARED & {*key} or not is_over for key, is_over in zip(keys, ended, strict=True))


def carry_sources(
    snapshot: Snapshot, content: bytes, renewal: Renewal, *, is_compared: bool, origin: str = ""
) -> str:
    """Return sources.yaml with the closed year, by its SHA-256, and the sources of what is still to come.

    A hash that was compared with none says so in the title, which stands wherever the source is named, and so
    does where the closing came from.
    """
    text = snapshot.files.get(SOURCES.file, "")
    root = read_part(SOURCES, text)
    known = {one.text("id"): one for one in root.records("sources")}
    new: list[Value] = [_closed_source(snapshot, content, [origin, "" if is_compared else UNCOMPARED])]
    new += [
        _renewed_source(known[old], id_, renewal)
        for old, id_ in renewal.sources.items()
        if old in known and id_ not in known
    ]
    return edit_part(SOURCES, text, root.replace(sources=_list([*known.values(), *new])))


def _closed_source(snapshot: Snapshot, content: bytes, remarks: Sequence[str]) -> Value:
    title = f"Penutupan tahun {snapshot.year} {snapshot.office}"
    return value_of(
        {
            "id": snapshot.source,
            "title": f"{title} ({'; '.join(filter(None, remarks))})" if any(remarks) else title,
            "cut_off": date(snapshot.year, 12, 31),
            "file": place_of(snapshot.year),
            "sha256": hash_snapshot(content),
        }
    )


def _renewed_source(old: Fields, id_: str, renewal: Renewal) -> Value:
    """Return a source a year later: its file is still to come."""
    cut_off = old.get("cut_off") and Leaf(renewal.words(old.text("cut_off")), is_bare=True)
    return Fields(()).replace(id=Leaf(id_), title=Leaf(renewal.words(old.text("title"))), cut_off=cut_off)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The agreements of the new year, still to be settled."""

    text: str
    """Of agreements.yaml; empty if there are none."""
    ids: Mapping[str, str]
    """Of each agreement of the closed year: the id of the one that goes on from it."""
    ended: frozenset[str]
    """Those that another one has replaced."""


def draft_agreements(snapshot: Snapshot, renewal: Renewal) -> Drafts:
    """Return the agreements of the closed year as drafts for the new one.

    Of an agreement and its revisions the last goes on. Its targets are those of the strategic plan; a line
    without one, or whose definition has ended, is left out, since nobody has promised anything yet.
    """
    text = snapshot.files.get(AGREEMENTS.file, "")
    root = read_part(AGREEMENTS, text)
    agreements = root.records("agreements")
    in_order = sorted(agreements, key=_revision)
    last = {_signs(agreement): agreement for agreement in in_order}
    first = {_signs(agreement): agreement for agreement in reversed(in_order)}
    ids = {a.text("id"): renewal.words(first[_signs(a)].text("id")) for a in agreements}
    targets = _plan_targets(snapshot, renewal.year)
    drafts = [_draft(a, first[_signs(a)], targets, renewal) for a in agreements if last[_signs(a)] is a]
    ended = frozenset(a.text("id") for a in agreements if last[_signs(a)] is not a)
    return Drafts(edit_part(AGREEMENTS, text, root.replace(agreements=_list(drafts))), ids, ended)


def _signs(agreement: Fields) -> tuple[str, ...]:
    """Return who signs what: the same for an agreement and its revisions."""
    return tuple(agreement.text(key) for key in ("kind", "tier", "first_party"))


def _revision(agreement: Fields) -> int:
    return int(agreement.text("revision") or 0)


def _draft(agreement: Fields, first: Fields, targets: Mapping[str, Value], renewal: Renewal) -> Fields:
    """Return an agreement a year later, under the id and title that it had before any revision."""
    lines = [
        line.replace(target=targets[line.text("indicator")], **dict.fromkeys(_OF_THE_OLD_TARGET))
        for line in agreement.records("targets")
        if line.text("indicator") in targets
    ]
    return agreement.replace(
        id=Leaf(renewal.words(first.text("id"))),
        title=Leaf(renewal.words(_REVISION.sub("", first.text("title")).strip())),
        year=value_of(renewal.year),
        targets=_list(lines),
        **dict.fromkeys(_OF_THE_OLD_PAPER),
    )


def _plan_targets(snapshot: Snapshot, year: int) -> dict[str, Value]:
    """Return the targets that the strategic plan sets for a year, of definitions still in force by then."""
    plan = read_part(PLAN, snapshot.files.get(PLAN.file, ""))
    found: dict[str, Value] = {}
    for indicator in plan.records("indicators"):
        targets = indicator.get("targets")
        value = targets.get(str(year)) if isinstance(targets, Fields) else None
        ended = indicator.text("valid_to")
        if value is not None and (not ended or date.fromisoformat(ended).year >= year):
            found[indicator.text("code")] = value
    return found


def _list(records: Sequence[Value]) -> Items | None:
    return Items((*records,)) if records else None
