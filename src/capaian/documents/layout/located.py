"""YAML of a layout as plain values whose mappings know the file and line they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import MappingNode

from capaian.domain.issue import Place

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
    for mapping, is_part in _mappings(loaded, set()):
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


def _mappings(value: object, seen: set[int], *, is_part: bool = False) -> Iterator[tuple[Located, bool]]:
    """Yield each mapping once, and whether it is a part of a table."""
    if id(value) in seen:
        return
    if isinstance(value, list | dict):
        seen.add(id(value))
    if isinstance(value, list):
        for item in value:
            yield from _mappings(item, seen, is_part=is_part)
    elif isinstance(value, Located):
        for key, inner in value.items():
            yield from _mappings(inner, seen, is_part=key in _PARTS)
        yield value, is_part


class _Constructor(SafeConstructor):
    """Safe values; mappings know their lines."""


def _construct_mapping(constructor: _Constructor, node: MappingNode) -> Iterator[Located]:
    keys = {str(key.value): Place("", key.start_mark.line + 1) for key, _ in node.value}
    made = Located({}, Place("", node.start_mark.line + 1), keys)
    yield made
    made.update(constructor.construct_mapping(node))


_Constructor.add_constructor("tag:yaml.org,2002:map", _construct_mapping)
