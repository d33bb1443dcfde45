"""From YAML text to a typed layout, with every problem found in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pydantic import ValidationError
from ruamel.yaml.error import YAMLError

from capaian.documents.layout.extend import Plain, extend_layout, load_located, place_of
from capaian.documents.layout.model import Layout, walk_specs
from capaian.documents.layout.specs import BlockSpec
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.rulebook.layouts import layout_kinds, layout_text

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


_MAX_CHARACTERS = 500_000
_KEPT_LAYOUTS = 32
"""Layouts of their own that offices have: those of a few dossiers."""


def read_layout(text: str | None = None, *, kind: str = "lkjip", file: str = "layout.yaml") -> Layout:
    """Return an office's layout, or the general one of a kind of paper where it has none.

    Args:
        text: Content of the office's `layout.yaml` or `layouts/<kind>.yaml`; `None` if it has none.
        kind: Id of the general layout to use then.
        file: Name of the file, for messages.

    Raises:
        InputError: with every problem of the layout, each with its place and remedy.
    """
    return _general(kind) if text is None else _own(text, file)


@lru_cache(maxsize=_KEPT_LAYOUTS)
def _own(text: str, file: str) -> Layout:
    """Return an office's layout, read once for all its papers; what is wrong with it is told each time."""
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
        raise _refused("layout_too_large", f"Berkas susunan melebihi {_MAX_CHARACTERS} huruf.", file)
    try:
        loaded = load_located(text, file)
    except (YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        row = None if line is None else line + 1
        raise _refused("layout_not_yaml", "Susunan bukan YAML yang benar.", file, row) from error
    if not isinstance(loaded, dict):
        raise _refused("layout_not_mapping", "Susunan harus berupa pasangan kunci dan nilai.", file)
    return loaded


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
    """Yield blocks with the id of one before them; an id with a field may stand for one of two variants."""
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
    """Say whether a list is called too short only because what stands in it is wrong, which is told."""
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


def layout_file(kind: str) -> str:
    """Return the path within a dossier of the office's own layout of a kind of paper.

    Examples:
        >>> layout_file("lkjip"), layout_file("pk")
        ('layout.yaml', 'layouts/pk.yaml')
    """
    return LAYOUT_FILE if kind == _REPORT else f"{LAYOUT_FOLDER}/{kind}.yaml"
