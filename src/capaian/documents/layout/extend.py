"""Starting one layout from another: replace, remove, insert, set blocks by their ids, on plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

Plain = dict[str, object]
"""A mapping as the YAML reader gives it."""

_KEYS = ("extends", "replace", "remove", "insert", "set")


@dataclass(frozen=True, slots=True)
class _Change:
    """New blocks in place of, before or after the block of an id; or other values for its keys."""

    key: str
    name: str
    new: list[Plain]
    keep_before: bool = False
    keep_after: bool = False
    values: Plain = field(default_factory=dict)


@dataclass(slots=True)
class Extension:
    """A general layout being changed; collects every change that cannot be made."""

    base: Plain
    problems: list[tuple[str, str]] = field(default_factory=list)
    """Key path and Indonesian message."""

    def apply(self, own: Plain) -> Plain:
        """Return the base with the changes of `own`; its other keys replace those of the base."""
        blocks = _mappings(self.base.get("blocks"))
        for change in _changes(own):
            changed, found = _substitute(blocks, change)
            if not found:
                self._report(blocks, change)
            blocks = changed
        rest = {key: value for key, value in own.items() if key not in _KEYS}
        return {**self.base, **rest, "blocks": blocks}

    def _report(self, blocks: list[Plain], change: _Change) -> None:
        known = [str(block["id"]) for block in _walk(blocks) if "id" in block]
        nearest = get_close_matches(change.name, known, n=3, cutoff=0.5) or known[:8]
        message = f"Blok {change.name!r} tidak ada dalam susunan umum. Yang ada: {', '.join(nearest)}."
        self.problems.append((change.key, message))


def _changes(own: Plain) -> Iterator[_Change]:
    for change in _mappings(own.get("replace")):
        yield _Change("replace", str(change.get("of", "")), _mappings(change.get("blocks")))
    for name in _strings(own.get("remove")):
        yield _Change("remove", name, [])
    for change in _mappings(own.get("insert")):
        before = "before" in change
        name = str(change.get("before" if before else "after", ""))
        yield _Change("insert", name, _mappings(change.get("blocks")), not before, before)
    for change in _mappings(own.get("set")):
        values = {key: value for key, value in change.items() if key != "of"}
        yield _Change("set", str(change.get("of", "")), [], keep_before=True, values=values)


def _substitute(blocks: list[Plain], change: _Change) -> tuple[list[Plain], bool]:
    """Blocks with the change made, also inside repeated blocks, and whether its place was found."""
    found = False
    changed: list[Plain] = []
    for block in blocks:
        if block.get("id") == change.name:
            found = True
            kept = {**block, **change.values}
            before, after = [kept] * change.keep_before, [kept] * change.keep_after
            changed += [*before, *change.new, *after]
            continue
        inner, inside = _substitute(_mappings(block.get("blocks")), change)
        found = found or inside
        changed.append({**block, "blocks": inner} if inside else block)
    return changed, found


def _walk(blocks: list[Plain]) -> Iterator[Plain]:
    for block in blocks:
        yield block
        yield from _walk(_mappings(block.get("blocks")))


def _mappings(value: object) -> list[Plain]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
