"""YAML of a layout whose mappings know their places; one layout started from another by the ids of blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import MappingNode

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place

Plain = dict[str, object]
"""A mapping as the YAML reader gives it."""
_PARTS = ("columns", "totals", "requires", "without_paper")
"""Keys of a table or layout below which each mapping has a place of its own."""


class Located(Plain):
    """A mapping with the place of each of its keys."""

    def __init__(self, values: Mapping[str, object], place: Place, keys: Mapping[str, Place]) -> None:
        """Keep values beside their places."""
        super().__init__(values)
        self.place = place
        self.keys_at = dict(keys)

    def settle(self, file: str, *, has_origin: bool) -> None:
        """Say in which file the mapping stands; blocks and parts of tables carry it themselves."""
        self.place = replace(self.place, file=file)
        self.keys_at = {key: replace(place, file=file) for key, place in self.keys_at.items()}
        if has_origin:
            self["origin"] = self.place


def load_located(text: str, file: str) -> object:
    """Return the only document of a YAML text; blocks and parts carry their place as `origin`.

    Raises:
        YAMLError: if the text is no YAML.
        ValueError: for a value that its own tag cannot be made of.
    """
    yaml = YAML(typ="safe")
    yaml.Constructor = _Constructor
    loaded: object = yaml.load(text)
    for mapping, is_part in _located_in(loaded, set()):
        mapping.settle(file, has_origin=is_part or "block" in mapping)
    return loaded


def with_values(block: Plain, values: Plain, given: Plain | None = None) -> Plain:
    """Return a mapping with other values for some keys.

    Their places are those of `given`, or of the values themselves.
    """
    merged = {**block, **values}
    source = values if given is None else given
    if not isinstance(block, Located):
        return merged
    keys = source.keys_at if isinstance(source, Located) else {}
    return Located(
        merged, block.place, {**block.keys_at, **{key: keys[key] for key in values if key in keys}}
    )


def place_of(value: object, key: object) -> Place | None:
    """Return where a key of a mapping stands, or the mapping itself; `None` where nothing is known."""
    if not isinstance(value, Located):
        return None
    return value.keys_at.get(str(key), value.place)


def _located_in(value: object, seen: set[int], *, is_part: bool = False) -> Iterator[tuple[Located, bool]]:
    """Yield each mapping once, and whether it is a part of a table."""
    if id(value) in seen:
        return
    if isinstance(value, list | dict):
        seen.add(id(value))
    if isinstance(value, list):
        for item in value:
            yield from _located_in(item, seen, is_part=is_part)
    elif isinstance(value, Located):
        for key, inner in value.items():
            yield from _located_in(inner, seen, is_part=key in _PARTS)
        yield value, is_part


class _Constructor(SafeConstructor):
    """Safe values; mappings know their lines."""


def _construct_mapping(constructor: _Constructor, node: MappingNode) -> Iterator[Located]:
    keys = {str(key.value): Place("", key.start_mark.line + 1) for key, _ in node.value}
    made = Located({}, Place("", node.start_mark.line + 1), keys)
    yield made
    made.update(constructor.construct_mapping(node))


_Constructor.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


_FORMS: Final = {
    "replace": "{of: id, blocks: [...]}",
    "remove": "id",
    "insert": "{after: id, blocks: [...]} atau {before: id, blocks: [...]}",
    "set": "{of: id, kunci: nilai}",
}
"""How one change of each kind is written; a layout has a list of them."""
_NAMES: Final = ("of", "before", "after")
"""Keys that name the block that a change refers to."""


@dataclass(frozen=True, slots=True)
class _BlockChange:
    """What is made of the block of an id."""

    key: str
    name: str
    make: Callable[[Plain], list[Plain]]
    place: Place | None


def extend_layout(base: Plain, own: Plain, file: str) -> Plain:
    """Return a general layout with the changes of an office's own; its other keys replace those of the base.

    Raises:
        InputError: with every change that has another form, else with every one of a block that is not there.
    """
    flaws = list(_find_flaws(own, file))
    if flaws:
        raise InputError(flaws)
    blocks = _mappings(base.get("blocks"))
    unknown: list[Issue] = []
    for change in _changes(own):
        changed, is_found = _substitute(blocks, change)
        if not is_found:
            unknown.append(_unknown_block(change, blocks, file))
        blocks = changed
    if unknown:
        raise InputError(unknown)
    rest = {key: value for key, value in own.items() if key not in (*_FORMS, "extends")}
    return with_values(base, {**rest, "blocks": blocks}, own)


def _find_flaws(own: Plain, file: str) -> Iterator[Issue]:
    """Yield each part of an own layout that would have no effect, and what to write instead."""
    if "blocks" in own:
        remedy = f"Pakai {', '.join(_FORMS)}; atau hapus extends."
        yield _flaw("Kunci ini tidak berpengaruh di sini.", remedy, own, "blocks", file)
    for key, form in _FORMS.items():
        changes = own.get(key, [])
        for change in changes if isinstance(changes, list) else [changes]:
            if not isinstance(changes, list) or not _has_form(key, change):
                given = change if isinstance(change, dict) and changes is not change else own
                yield _flaw("Perubahan ini tidak dapat dibuat.", f"Tulis daftar: {form}.", given, key, file)


def _has_form(key: str, change: object) -> bool:
    if key == "remove" or not isinstance(change, dict):
        return key == "remove" and isinstance(change, str)
    names = [name for name in _NAMES if change.get(name)]
    others = set(change) - set(names)
    new = change.get("blocks")
    if len(names) != 1 or (names == ["of"]) is (key == "insert"):
        return False
    if key == "set":
        return bool(others)
    is_new = isinstance(new, list) and all(isinstance(block, dict) for block in new)
    return is_new and others == {"blocks"} and (bool(new) or key == "replace")


def _flaw(message: str, remedy: str, given: Plain, key: str, file: str) -> Issue:
    place = place_of(given, key)
    row = None if place is None else place.row
    return Issue(Level.ERROR, "layout_misplaced", message, Place(file, row, key), remedy=remedy)


def _changes(own: Plain) -> Iterator[_BlockChange]:
    for change in _mappings(own.get("replace")):
        yield _BlockChange("replace", str(change["of"]), partial(_around, change), place_of(change, "of"))
    names = own.get("remove")
    for name in names if isinstance(names, list) else ():
        yield _BlockChange("remove", name, lambda _: [], place_of(own, "remove"))
    for change in _mappings(own.get("insert")):
        key = "before" if change.get("before") else "after"
        yield _BlockChange("insert", str(change[key]), partial(_around, change), place_of(change, key))
    for change in _mappings(own.get("set")):
        yield _BlockChange("set", str(change["of"]), partial(_with_keys, change), place_of(change, "of"))


def _around(change: Plain, block: Plain) -> list[Plain]:
    new = _mappings(change.get("blocks"))
    return [*[block] * bool(change.get("after")), *new, *[block] * bool(change.get("before"))]


def _with_keys(change: Plain, block: Plain) -> list[Plain]:
    origin = place_of(change, "of")
    values = {key: value for key, value in change.items() if key != "of"}
    return [with_values(block, {**values, "origin": origin} if origin else values, change)]


def _substitute(blocks: list[Plain], change: _BlockChange) -> tuple[list[Plain], bool]:
    """Blocks with the change made, also inside repeated blocks, and whether its place was found."""
    is_found = False
    changed: list[Plain] = []
    for block in blocks:
        if block.get("id") == change.name:
            is_found = True
            changed += change.make(block)
            continue
        inner, is_inside = _substitute(_mappings(block.get("blocks")), change)
        is_found = is_found or is_inside
        changed.append(with_values(block, {"blocks": inner}) if is_inside else block)
    return changed, is_found


def _unknown_block(change: _BlockChange, blocks: list[Plain], file: str) -> Issue:
    known = [str(block["id"]) for block in _walk(blocks) if "id" in block]
    nearest = get_close_matches(change.name, known, n=3, cutoff=0.5) or known[:8]
    message = f"Blok {change.name!r} tidak ada dalam susunan umum."
    remedy = f"Yang ada: {', '.join(nearest)}." if nearest else ""
    row = None if change.place is None else change.place.row
    return Issue(Level.ERROR, "unknown_block", message, Place(file, row, change.key), change.name, remedy)


def _walk(blocks: object) -> Iterator[Plain]:
    """Yield every block of a list of blocks, those inside repeated ones too."""
    for block in _mappings(blocks):
        yield block
        yield from _walk(block.get("blocks"))


def _mappings(value: object) -> list[Plain]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
