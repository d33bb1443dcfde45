"""YAML files of a closed year as the next one takes them over: changed where they stand, comments kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from capaian.dossier.beginning.renewal import Renewal
from capaian.dossier.beginning.yaml_text import Section, write_yaml
from capaian.dossier.closing.exchange import hash_snapshot
from capaian.dossier.closing.snapshot import Snapshot, place_of
from capaian.dossier.rows.piece_values import read_value
from capaian.dossier.rows.source_tree import parse
from capaian.dossier.rows.values import Fields, Items, Leaf, Value, text_of
from capaian.dossier.rows.yaml_edits import AddItem, Edit, RemoveItem, RemoveKey, SetValue, apply_edits
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import KeyFile

LEFT: Final = frozenset({"awards.yaml", "evidence.yaml"})
"""Files that belong to the closed year alone: its awards, its evidence."""
_COMPARED: Final = frozenset({"inputs", "peer", "survey"})
"""Rows of the closed year that stay, as the keys of contradictions name them."""
_REVISED: Final = re.compile(
    r"[,;]?\s*\(?\b(?:(?:sebelum|sesudah|setelah)\s+)?perubahan\b"
    r"(?:\s+(?:ke-?\s?\d{1,2}|[ivx]{1,5}\b|pertama|kedua|ketiga))?\)?",
    re.IGNORECASE,
)
"""What a title says of a revision: `, perubahan ke-1`, `(Perubahan II)`, `sebelum perubahan`."""
_OF_THE_OLD_PAPER: Final = ("revision", "signed", "reason", "document", "source")
_OF_THE_OLD_TARGET: Final = ("periods", "objective_as_printed", "indicator_as_printed")
UNCOMPARED: Final = "SHA-256 dihitung saat tahun berikutnya dibuat, belum dibandingkan dengan yang dicatat"
"""What the source of a closed year says whose hash was noted nowhere."""


def read_part(file: str, text: str) -> Fields:
    """Return what a YAML part says."""
    part = BY_FILE[file]
    value = read_value(part.shape, parse(text).root) if isinstance(part, KeyFile) else None
    return value if isinstance(value, Fields) else Fields(())


def carry_office(text: str, renewal: Renewal) -> str:
    """Return office.yaml of the new year."""
    return apply_edits(text, [SetValue(("year",), _year(renewal.year))])


def carry_differences(text: str, renewal: Renewal, agreements: Collection[str]) -> str:
    """Return differences.yaml with what is declared of definitions and of rows that stay.

    What an agreement of the closed year said otherwise ends with it.
    """
    items = list(_items(read_part("differences.yaml", text).get("differences")))
    ended = [item for item in items if not _goes_on(item, renewal, agreements)]
    if len(ended) == len(items):
        return ""
    return apply_edits(text, [RemoveItem(("differences", item.number - 1)) for item in ended])


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
    file = "sources.yaml"
    text = snapshot.files.get(file, "")
    known = {text_of(item, "id"): item for item in _items(read_part(file, text).get("sources"))}
    new = [_closed_source(snapshot, content, [origin, "" if is_compared else UNCOMPARED])]
    new += [
        _renewed_source(known[old], id_, renewal)
        for old, id_ in renewal.sources.items()
        if old in known and id_ not in known
    ]
    if not known:
        text = write_yaml([], [Section("sources", [{"id": "x"}])]).decode()
        return apply_edits(text, [*(AddItem(("sources",), item) for item in new), RemoveItem(("sources", 0))])
    return apply_edits(text, [AddItem(("sources",), item) for item in new])


def _closed_source(snapshot: Snapshot, content: bytes, said: Sequence[str]) -> Fields:
    title = f"Penutupan tahun {snapshot.year} {snapshot.office}"
    return _fields(
        id=Leaf(snapshot.source),
        title=Leaf(f"{title} ({'; '.join(filter(None, said))})" if any(said) else title),
        cut_off=Leaf(date(snapshot.year, 12, 31).isoformat(), is_bare=True),
        file=Leaf(place_of(snapshot.year)),
        sha256=Leaf(hash_snapshot(content)),
    )


def _renewed_source(old: Fields, id_: str, renewal: Renewal) -> Fields:
    """Return a source a year later: its file is still to come."""
    cut_off = text_of(old, "cut_off")
    moved = [("cut_off", Leaf(renewal.words(cut_off), is_bare=True))] if cut_off else []
    return Fields((("id", Leaf(id_)), ("title", Leaf(renewal.words(text_of(old, "title")))), *moved))


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
    text = snapshot.files.get("agreements.yaml", "")
    agreements = list(_items(read_part("agreements.yaml", text).get("agreements")))
    in_order = sorted(agreements, key=_revision)
    last = {_signs(agreement): agreement for agreement in in_order}
    first = {_signs(agreement): agreement for agreement in reversed(in_order)}
    ids = {text_of(a, "id"): renewal.words(text_of(first[_signs(a)], "id")) for a in agreements}
    targets = _plan_targets(snapshot, renewal.year)
    edits: list[Edit] = []
    for agreement in agreements:
        place = ("agreements", agreement.number - 1)
        if last[_signs(agreement)] is agreement:
            edits += _draft(agreement, place, ids[text_of(agreement, "id")], targets, renewal)
        else:
            edits.append(RemoveItem(place))
    ended = frozenset(text_of(a, "id") for a in agreements if last[_signs(a)] is not a)
    return Drafts(apply_edits(text, edits), ids, ended)


def _signs(agreement: Fields) -> tuple[str, ...]:
    """Return who signs what: the same for an agreement and its revisions."""
    return tuple(text_of(agreement, key) for key in ("kind", "tier", "first_party"))


def title_before_revision(title: str) -> str:
    """Return the title of an agreement without what tells that it was revised: the new year's is its first.

    Examples:
        >>> title_before_revision("Perjanjian Kinerja Kepala Dinas Tahun 2025, perubahan ke-1")
        'Perjanjian Kinerja Kepala Dinas Tahun 2025'
        >>> title_before_revision("Perjanjian Kinerja Perubahan Kepala Bidang Tahun 2023")
        'Perjanjian Kinerja Kepala Bidang Tahun 2023'
    """
    return _REVISED.sub("", title).strip() or title


def _revision(agreement: Fields) -> int:
    return int(text_of(agreement, "revision") or 0)


def _draft(
    agreement: Fields,
    place: tuple[str | int, ...],
    id_: str,
    targets: Mapping[str, Value],
    renewal: Renewal,
) -> Iterator[Edit]:
    title = renewal.words(title_before_revision(text_of(agreement, "title")))
    yield SetValue((*place, "id"), Leaf(id_))
    yield SetValue((*place, "title"), Leaf(title))
    yield SetValue((*place, "year"), _year(renewal.year))
    yield from (RemoveKey((*place, key)) for key in _OF_THE_OLD_PAPER if agreement.get(key))
    lines = list(_items(agreement.get("targets")))
    if lines and not any(text_of(line, "indicator") in targets for line in lines):
        yield RemoveKey((*place, "targets"))
        return
    for line in lines:
        yield from _draft_line(line, (*place, "targets", line.number - 1), targets)


def _draft_line(line: Fields, place: tuple[str | int, ...], targets: Mapping[str, Value]) -> Iterator[Edit]:
    target = targets.get(text_of(line, "indicator"))
    if target is None:
        yield RemoveItem(place)
        return
    yield SetValue((*place, "target"), target)
    yield from (RemoveKey((*place, key)) for key in _OF_THE_OLD_TARGET if line.get(key))


def _plan_targets(snapshot: Snapshot, year: int) -> dict[str, Value]:
    """Return the targets that the strategic plan sets for a year, of definitions still in force by then."""
    plan = read_part("plan.yaml", snapshot.files.get("plan.yaml", ""))
    found: dict[str, Value] = {}
    for indicator in _items(plan.get("indicators")):
        targets = indicator.get("targets")
        value = targets.get(str(year)) if isinstance(targets, Fields) else None
        ended = text_of(indicator, "valid_to")
        if value is not None and (not ended or date.fromisoformat(ended).year >= year):
            found[text_of(indicator, "code")] = _without_braces(value)
    return found


def _without_braces(target: Value) -> Value:
    """Return a target that is a figure and nothing else as that figure."""
    is_short = isinstance(target, Fields) and len(target.entries) == 1
    return (target.get("value") or target) if is_short and isinstance(target, Fields) else target


def _items(value: Value | None) -> Iterator[Fields]:
    items = value.values if isinstance(value, Items) else ()
    return (item for item in items if isinstance(item, Fields))


def _fields(**entries: Leaf) -> Fields:
    return Fields(tuple(entries.items()))


def _year(year: int) -> Leaf:
    return Leaf(str(year), is_bare=True)
