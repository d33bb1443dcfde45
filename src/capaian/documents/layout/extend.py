"""Starting one layout from another: replace, remove, insert, set blocks by their ids, on plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Final

from capaian.documents.layout.located import Plain, place_of, with_values
from capaian.domain.issue import Place


@dataclass(frozen=True, slots=True)
class _Change:
    """New blocks in place of, before or after the block of an id; or other values for its keys."""

    key: str
    name: str
    new: list[Plain]
    keep_before: bool = False
    keep_after: bool = False
    values: Plain = field(default_factory=dict)
    given: Plain = field(default_factory=dict)
    """The change as it stands in the office's layout."""

    @property
    def place(self) -> Place | None:
        """Where the change stands."""
        return place_of(self.given, self.key)


@dataclass(frozen=True, slots=True)
class Problem:
    """A change that cannot be made."""

    key: str
    name: str
    """Id that the base does not have."""
    nearest: tuple[str, ...]
    place: Place | None


@dataclass(slots=True)
class Extension:
    """A general layout being changed; collects every change that cannot be made."""

    base: Plain
    problems: list[Problem] = field(default_factory=list)

    def apply(self, own: Plain) -> Plain:
        """Return the base with the changes of `own`; its other keys replace those of the base."""
        blocks = _mappings(self.base.get("blocks"))
        for change in _changes(own):
            changed, found = _substitute(blocks, change)
            if not found:
                self._report(blocks, change)
            blocks = changed
        rest = {key: value for key, value in own.items() if key not in CHANGE_KEYS}
        return with_values(self.base, {**rest, "blocks": blocks}, own)

    def _report(self, blocks: list[Plain], change: _Change) -> None:
        if not change.name:
            return
        known = [str(block["id"]) for block in _walk(blocks) if "id" in block]
        nearest = get_close_matches(change.name, known, n=3, cutoff=0.5) or known[:8]
        self.problems.append(Problem(change.key, change.name, tuple(nearest), change.place))


def _changes(own: Plain) -> Iterator[_Change]:
    for change in _mappings(own.get("replace")):
        yield _change("replace", change, "of")
    for name in _strings(own.get("remove")):
        yield _Change("remove", name, [], given=own)
    for change in _mappings(own.get("insert")):
        before = "before" in change
        yield replace(
            _change("insert", change, "before" if before else "after"),
            keep_before=not before,
            keep_after=before,
        )
    for change in _mappings(own.get("set")):
        origin = place_of(change, "of")
        values = {key: value for key, value in change.items() if key != "of"}
        located = {**values, "origin": origin} if origin else values
        yield _Change("set", str(change.get("of", "")), [], keep_before=True, values=located, given=change)


def _change(key: str, change: Plain, name: str) -> _Change:
    return _Change(key, str(change.get(name, "")), _mappings(change.get("blocks")), given=change)


def _substitute(blocks: list[Plain], change: _Change) -> tuple[list[Plain], bool]:
    """Blocks with the change made, also inside repeated blocks, and whether its place was found."""
    found = False
    changed: list[Plain] = []
    for block in blocks:
        if block.get("id") == change.name:
            found = True
            kept = with_values(block, change.values, change.given)
            before, after = [kept] * change.keep_before, [kept] * change.keep_after
            changed += [*before, *change.new, *after]
            continue
        inner, inside = _substitute(_mappings(block.get("blocks")), change)
        found = found or inside
        changed.append(with_values(block, {"blocks": inner}) if inside else block)
    return changed, found


def _walk(blocks: object) -> Iterator[Plain]:
    """Yield every block of a list of blocks, those inside repeated ones too."""
    for block in _mappings(blocks):
        yield block
        yield from _walk(block.get("blocks"))


def _mappings(value: object) -> list[Plain]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


CHANGE_KEYS: Final = ("extends", "replace", "remove", "insert", "set")
_PLACES: Final = {"replace": ("of",), "insert": ("before", "after")}
"""Changes that bring new blocks, with the keys of which one names the block that they refer to."""
_NO_EFFECT = "Kunci ini tidak berpengaruh di sini."


@dataclass(frozen=True, slots=True)
class Flaw:
    """A part of an own layout that would have no effect."""

    key: str
    message: str
    remedy: str
    place: Place | None


def find_flaws(own: Plain) -> Iterator[Flaw]:
    """Yield each part of an own layout that would have no effect, and what to write instead."""
    if "blocks" in own:
        remedy = "Pakai insert, replace, remove, atau set; atau hapus extends."
        yield Flaw("blocks", _NO_EFFECT, remedy, place_of(own, "blocks"))
    for key in ("replace", "insert", "set"):
        changes = own.get(key, [])
        if not _is_list_of(changes, dict):
            remedy = "Tulis daftar; setiap butirnya pasangan kunci dan nilai."
            yield Flaw(key, _NO_EFFECT, remedy, place_of(own, key))
        elif isinstance(changes, list):
            for change in changes:
                yield from _find_in_change(key, change)
    if not _is_list_of(own.get("remove", []), str):
        remedy = "Tulis daftar id blok: [sampul, kata-pengantar]."
        yield Flaw("remove", _NO_EFFECT, remedy, place_of(own, "remove"))


def _find_in_change(key: str, change: Plain) -> Iterator[Flaw]:
    names = _PLACES.get(key, ("of",))
    if len([name for name in names if change.get(name)]) != 1:
        remedy = f"Tulis {' atau '.join(names)} dengan id satu blok."
        yield Flaw(key, "Perubahan ini tidak menyebut satu blok.", remedy, place_of(change, None))
    if key not in _PLACES:
        if set(change) <= {"of"}:
            remedy = "Tulis kunci blok beserta nilai barunya di samping of."
            yield Flaw(key, "Perubahan ini tidak mengubah apa pun.", remedy, place_of(change, None))
        return
    new = change.get("blocks")
    if not _is_list_of(new, dict) or (key == "insert" and not new):
        remedy = "Tulis daftar blok di bawah kunci blocks."
        yield Flaw(key, "Perubahan ini tidak membawa blok.", remedy, place_of(change, "blocks"))
    known = (*names, "blocks")
    for name in change:
        if name not in known:
            nearest = get_close_matches(str(name), known, n=1, cutoff=0.4) or known
            yield Flaw(
                str(name),
                "Kunci ini tidak dikenal.",
                f"Yang ada: {', '.join(nearest)}.",
                place_of(change, name),
            )


def _is_list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
