"""YAML of a layout as plain values whose mappings know the file and line they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ruamel.yaml.cyaml import CSafeLoader
from ruamel.yaml.nodes import MappingNode

from capaian.domain.issue import Place

Plain = dict[str, object]
"""A mapping as the YAML reader gives it."""
_PARTS = ("columns", "totals")
"""Keys of a table below which each mapping has a place of its own."""


class Located(Plain):
    """A mapping with the place of each of its keys."""

    def __init__(self, values: Mapping[str, object], place: Place, keys: Mapping[str, Place]) -> None:
        """Keep values beside their places."""
        super().__init__(values)
        self.place = place
        self.keys_at = dict(keys)


def load_located(text: str, file: str) -> object:
    """Return the only document of a YAML text; blocks, columns and totals carry their place as `origin`.

    Raises:
        YAMLError: if the text is no YAML.
        ValueError: for a value that its own tag cannot be made of.
    """
    loader = _Loader(text)
    loader.file = file
    try:
        loaded = loader.get_single_data()
    finally:
        loader.dispose()
    _give_origins(loaded)
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


class _Loader(CSafeLoader):
    """Safe YAML, mappings with their places."""

    file = ""


def _construct_mapping(loader: _Loader, node: MappingNode) -> Iterator[Located]:
    place = Place(loader.file, node.start_mark.line + 1)
    keys = {str(key.value): Place(loader.file, key.start_mark.line + 1) for key, _ in node.value}
    made = Located({}, place, keys)
    yield made
    made.update(loader.construct_mapping(node))


_Loader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def _give_origins(value: object, *, is_part: bool = False) -> None:
    """Let blocks and parts of tables say where they stand, wherever in the layout they are."""
    if isinstance(value, list):
        for item in value:
            _give_origins(item, is_part=is_part)
    if not isinstance(value, Located):
        return
    for key, inner in list(value.items()):
        _give_origins(inner, is_part=key in _PARTS)
    if "block" in value or is_part:
        value["origin"] = value.place
