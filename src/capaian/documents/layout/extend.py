"""Starting one layout from another: replace, remove, insert, set blocks by their ids, on plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from capaian.documents.layout.changes import CHANGE_KEYS
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
