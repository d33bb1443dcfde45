"""From YAML text to a typed layout, with every problem found in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import StreamMark, YAMLError
from ruamel.yaml.nodes import MappingNode

from capaian.documents.layout.model import Layout, walk_specs
from capaian.documents.layout.specs import BlockSpec
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.rulebook.layouts import layout_kinds, layout_text

_MAX_NAMES_OFFERED: Final = 8
"""Where none is near."""

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


_MAX_CHARACTERS = 500_000
_KEPT_LAYOUTS = 32
"""Layouts of their own that offices have: those of a few dossiers."""


def read_layout(
    text: str | None = None, *, kind: str = "lkjip", file: str = "layout.yaml"
) -> Layout:
    """Return an office's layout, or the general one of a kind of paper where it has none.

    Args:
        text: Content of the office's `layout.yaml` or `layouts/<kind>.yaml`; `None` if it has
            none.
        kind: Id of the general layout to use then.
        file: Name of the file, for messages.

    Raises:
        InputError: with every problem of the layout, each with its place and remedy.
    """
    return _general(kind) if text is None else _own(text, file)


@lru_cache(maxsize=_KEPT_LAYOUTS)
def _own(text: str, file: str) -> Layout:
    """Return an office's layout, read once for all its papers;
    what is wrong with it is told each time.
    """
    own = _parse(text, file)
    if "extends" in own:
        own = _extended(own, file)
    return _validate(own, file)


@cache
def _general(kind: str) -> Layout:
    return _validate(_general_plain(kind), f"rulebook/layouts/{kind}.yaml")


@cache
def _general_plain(kind: str) -> Plain:
    return _parse(layout_text(kind), f"rulebook/layouts/{kind}.yaml")


def _extended(own: Plain, file: str) -> Plain:
    base = str(own["extends"])
    if base not in layout_kinds():
        nearest = get_close_matches(base, layout_kinds(), n=3, cutoff=0.5) or layout_kinds()
        found = place_of(own, "extends")
        place = Place(file, None if found is None else found.row, "extends")
        message = f"Susunan umum {base!r} tidak dikenal. Yang ada: {', '.join(nearest)}."
        raise InputError([Issue(Level.ERROR, "unknown_layout", message, place, base)])
    return extend_layout(_general_plain(base), own, file)


def _parse(text: str, file: str) -> Plain:
    if len(text) > _MAX_CHARACTERS:
        raise _refused(
            "layout_too_large", f"Berkas susunan melebihi {_MAX_CHARACTERS} huruf.", file
        )
    try:
        loaded = load_located(text, file)
    except (YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        row = None if line is None else line + 1
        raise _refused("layout_not_yaml", "Susunan bukan YAML yang benar.", file, row) from error
    if not isinstance(loaded, dict):
        raise _refused(
            "layout_not_mapping", "Susunan harus berupa pasangan kunci dan nilai.", file
        )
    return (
        with_values(loaded, {"blocks": _included(loaded["blocks"], file)})
        if "blocks" in loaded
        else loaded
    )


def _included(blocks: object, file: str) -> object:
    """Blocks with each `include` replaced by the block of another general layout that it names."""
    if not isinstance(blocks, list):
        return blocks
    return [
        _find_included(block, file)
        if isinstance(block, dict) and block.get("block") == _INCLUDE
        else block
        for block in blocks
    ]


def _find_included(block: Plain, file: str) -> Plain:
    kind, name = str(block.get("layout")), str(block.get("of"))
    others = _walk(_general_plain(kind).get("blocks")) if kind in layout_kinds() else ()
    found = next((other for other in others if other.get("id") == name), None)
    if found is not None:
        return found
    place = place_of(block, "of") or Place(file)
    message = f"Blok {name!r} tidak ada dalam susunan umum {kind!r}."
    raise InputError(
        [Issue(Level.ERROR, "unknown_block", message, Place(file, place.row, "of"), name)]
    )


def _refused(code: str, message: str, file: str, row: int | None = None) -> InputError:
    return InputError([Issue(Level.ERROR, code, message, Place(file, row))])


def _validate(plain: Plain, file: str) -> Layout:
    try:
        layout = Layout.model_validate({**plain, "origin": Place(file)})
    except ValidationError as error:
        details = [detail for detail in error.errors() if not _is_echo(detail)]
        raise InputError([_from_pydantic(detail, plain, file) for detail in details]) from error
    repeated = list(_repeated_ids(layout, file))
    if repeated:
        raise InputError(repeated)
    return layout


def _repeated_ids(layout: Layout, file: str) -> Iterator[Issue]:
    """Yield blocks with the id of one before them;
    an id with a field may stand for one of two variants.
    """
    first: dict[str, BlockSpec] = {}
    for block in walk_specs(layout.blocks):
        if not block.id or "{{" in block.id:
            continue
        before = first.setdefault(block.id, block)
        if before is not block:
            message = f"Id {block.id!r} sudah dipakai blok lain ({before.origin or file})."
            place = replace(block.origin or Place(file), column="id")
            remedy = "Beri id yang lain, dan sesuaikan rujukannya."
            yield Issue(Level.ERROR, "repeated_id", message, place, block.id, remedy)


def _is_echo(detail: ErrorDetails) -> bool:
    """Say whether a list is called too short only because what stands in it is wrong,
    which is told.
    """
    wanted = int(detail.get("ctx", {}).get("min_length", 0))
    return detail["type"] == "too_short" and len(detail["input"]) >= wanted


_MESSAGES = {
    "extra_forbidden": "Kunci ini tidak dikenal.",
    "missing": "Kunci ini wajib ada.",
    "union_tag_invalid": "Jenis blok ini tidak dikenal.",
    "union_tag_not_found": "Blok tidak menyebut jenisnya (kunci `block`).",
    "enum": "Pilihan ini tidak dikenal.",
}
_KEYS_IN_MANUAL = "Kunci dan nilainya ada di manual, halaman blok naskah."
"""Where there is no list of names that could stand there."""


def _from_pydantic(detail: ErrorDetails, plain: Plain, file: str) -> Issue:
    path = ".".join(str(part) for part in detail["loc"])
    block, place = _find_place(detail["loc"], plain, file)
    message = _MESSAGES.get(detail["type"], "Nilai tidak dapat dipakai di sini.")
    value = detail["input"] if isinstance(detail["input"], str | int) else None
    return Issue(
        Level.ERROR,
        f"layout_{detail['type']}",
        message,
        Place(place.file, place.row, f"{path} ({block})" if block else path),
        None if value is None else str(value),
        _remedy(detail),
    )


def _find_place(location: tuple[int | str, ...], plain: Plain, file: str) -> tuple[str, Place]:
    """Id of the innermost block that an error lies in, and the innermost place that is known."""
    block, place = "", Place(file)
    value: object = plain
    for part in location:
        place = place_of(value, part) or place
        if isinstance(value, dict):
            value = value.get(part, value)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        if isinstance(value, dict) and "id" in value:
            block = str(value["id"])
    return block, place_of(value, None) or place if isinstance(value, dict) else place


def _remedy(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    expected = str(context.get("expected_tags") or context.get("expected") or "")
    names = expected.replace("'", "").replace(" or ", ", ")
    return f"Yang ada: {names}." if names else _KEYS_IN_MANUAL


LAYOUT_FILE = "layout.yaml"
"""Of the performance report."""
LAYOUT_FOLDER = "layouts"
_REPORT = "lkjip"
_INCLUDE = "include"
"""Kind of a block that stands for one of another general layout:
`{block: include, layout: ..., of: id}`.
"""


def layout_file(kind: str) -> str:
    """Return the path within a dossier of the office's own layout of a kind of paper.

    Examples:
        >>> layout_file("lkjip"), layout_file("pk")
        ('layout.yaml', 'layouts/pk.yaml')
    """
    return LAYOUT_FILE if kind == _REPORT else f"{LAYOUT_FOLDER}/{kind}.yaml"


# --- YAML whose mappings know their places; one layout started from another by the ids of blocks
# ---

Plain = dict[str, object]
"""A mapping as the YAML reader gives it."""


class Located(Plain):
    """A mapping with the place of each of its keys."""

    def __init__(
        self, values: Mapping[str, object], place: Place, keys: Mapping[str, Place]
    ) -> None:
        """Keep values beside their places."""
        super().__init__(values)
        self.place = place
        self.keys_at = dict(keys)


def load_located(text: str, file: str) -> object:
    """Return the only document of a YAML text; its mappings know their places in a file.

    Raises:
        YAMLError: if the text is no YAML.
        ValueError: for a value that its own tag cannot be made of.
    """
    yaml = YAML(typ="safe")
    yaml.Constructor = type("_FileConstructor", (_Constructor,), {"file": file})
    loaded: object = yaml.load(text)
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
    """Return where a key of a mapping stands, or the mapping itself;
    `None` where nothing is known.
    """
    if not isinstance(value, Located):
        return None
    return value.keys_at.get(str(key), value.place)


class _Constructor(SafeConstructor):
    """Safe values; mappings know their lines."""

    file = ""


def _construct_mapping(constructor: _Constructor, node: MappingNode) -> Iterator[Located]:
    def place(mark: StreamMark) -> Place:
        return Place(constructor.file, mark.line + 1)

    keys = {str(key.value): place(key.start_mark) for key, _ in node.value}
    made = Located({}, place(node.start_mark), keys)
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


def extend_layout(base: Plain, office_layout: Plain, file: str) -> Plain:
    """Return a general layout with the changes of an office's own;
    its other keys replace those of the base.

    Raises:
        InputError: with every change that has another form, else with every one of a block that is
            not there.
    """
    flaws = list(_find_flaws(office_layout, file))
    if flaws:
        raise InputError(flaws)
    blocks = _mappings(base.get("blocks"))
    unknown: list[Issue] = []
    for change in _changes(office_layout):
        changed, is_found = _substitute(blocks, change)
        if not is_found:
            unknown.append(_unknown_block(change, blocks, file))
        blocks = changed
    if unknown:
        raise InputError(unknown)
    rest = {key: value for key, value in office_layout.items() if key not in (*_FORMS, "extends")}
    return with_values(base, {**rest, "blocks": blocks}, office_layout)


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
                yield _flaw(
                    "Perubahan ini tidak dapat dibuat.", f"Tulis daftar: {form}.", given, key, file
                )


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
        yield _BlockChange(
            "replace", str(change["of"]), partial(_around, change), place_of(change, "of")
        )
    names = own.get("remove")
    for name in names if isinstance(names, list) else ():
        yield _BlockChange("remove", name, lambda _: [], place_of(own, "remove"))
    for change in _mappings(own.get("insert")):
        key = "before" if change.get("before") else "after"
        yield _BlockChange(
            "insert", str(change[key]), partial(_around, change), place_of(change, key)
        )
    for change in _mappings(own.get("set")):
        yield _BlockChange(
            "set", str(change["of"]), partial(_with_keys, change), place_of(change, "of")
        )


def _around(change: Plain, block: Plain) -> list[Plain]:
    new = _mappings(change.get("blocks"))
    return [*[block] * bool(change.get("after")), *new, *[block] * bool(change.get("before"))]


def _with_keys(change: Plain, block: Plain) -> list[Plain]:
    origin = place_of(change, "of")
    values = {key: value for key, value in change.items() if key != "of"}
    return [with_values(block, {**values, "origin": origin} if origin else values, change)]


def _substitute(blocks: list[Plain], change: _BlockChange) -> tuple[list[Plain], bool]:
    """Blocks with the change made, also inside repeated blocks,
    and whether its place was found.
    """
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
    nearest = get_close_matches(change.name, known, n=3, cutoff=0.5) or known[:_MAX_NAMES_OFFERED]
    message = f"Blok {change.name!r} tidak ada dalam susunan umum."
    remedy = f"Yang ada: {', '.join(nearest)}." if nearest else ""
    row = None if change.place is None else change.place.row
    return Issue(
        Level.ERROR, "unknown_block", message, Place(file, row, change.key), change.name, remedy
    )


def _walk(blocks: object) -> Iterator[Plain]:
    """Yield every block of a list of blocks, those inside repeated ones too."""
    for block in _mappings(blocks):
        yield block
        yield from _walk(block.get("blocks"))


def _mappings(value: object) -> list[Plain]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
