"""From YAML text to a typed layout, with every problem found in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pydantic import ValidationError
from ruamel.yaml.error import YAMLError

from capaian.documents.layout.blocks import known_keys, walk_specs
from capaian.documents.layout.extend import Extension, Flaw, Problem, find_flaws
from capaian.documents.layout.located import Located, Plain, load_located, place_of
from capaian.documents.layout.model import Layout
from capaian.documents.layout.specs import BlockSpec
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.rulebook.layouts import layout_kinds, layout_text

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


_MOST_CHARACTERS = 500_000
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
        place = _at(own, "extends", file)
        message = f"Susunan umum {base!r} tidak dikenal. Yang ada: {', '.join(nearest)}."
        raise InputError([Issue(Level.ERROR, "unknown_layout", message, place, base)])
    flaws = [_flaw(flaw, file) for flaw in find_flaws(own)]
    if flaws:
        raise InputError(flaws)
    extension = Extension(_general_plain(base))
    merged = extension.apply(own)
    if extension.problems:
        raise InputError([_unknown_block(problem, file) for problem in extension.problems])
    return merged


def _unknown_block(problem: Problem, file: str) -> Issue:
    message = f"Blok {problem.name!r} tidak ada dalam susunan umum."
    remedy = f"Yang ada: {', '.join(problem.nearest)}." if problem.nearest else ""
    row = None if problem.place is None else problem.place.row
    return Issue(Level.ERROR, "unknown_block", message, Place(file, row, problem.key), problem.name, remedy)


def _flaw(flaw: Flaw, file: str) -> Issue:
    row = None if flaw.place is None else flaw.place.row
    return Issue(
        Level.ERROR, "layout_misplaced", flaw.message, Place(file, row, flaw.key), remedy=flaw.remedy
    )


def _at(plain: Plain, key: str, file: str) -> Place:
    """Where a key of the file's outermost mapping stands."""
    place = place_of(plain, key)
    return Place(file, None if place is None else place.row, key)


def _parse(text: str, file: str) -> Plain:
    if len(text) > _MOST_CHARACTERS:
        message = f"Berkas susunan terlalu besar ({len(text)} huruf; paling banyak {_MOST_CHARACTERS})."
        raise InputError([_issue("layout_too_large", message, file)])
    try:
        loaded = load_located(text, file)
    except (YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = Place(file, None if line is None else line + 1)
        message = "Susunan bukan YAML yang benar."
        raise InputError([Issue(Level.ERROR, "layout_not_yaml", message, place)]) from error
    if not isinstance(loaded, dict):
        raise InputError(
            [_issue("layout_not_mapping", "Susunan harus berupa pasangan kunci dan nilai.", file)]
        )
    return loaded


def _validate(plain: Plain, file: str) -> Layout:
    try:
        places = plain.keys_at if isinstance(plain, Located) else {}
        layout = Layout.model_validate({**plain, "origin": Place(file), "places": places})
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


def _issue(code: str, message: str, file: str, column: str | None = None, value: str | None = None) -> Issue:
    return Issue(Level.ERROR, code, message, Place(file, None, column), value)


_MESSAGES = {
    "extra_forbidden": "Kunci ini tidak dikenal.",
    "missing": "Kunci ini wajib ada.",
    "union_tag_invalid": "Jenis blok ini tidak dikenal.",
    "union_tag_not_found": "Blok tidak menyebut jenisnya (kunci `block`).",
    "enum": "Pilihan ini tidak dikenal.",
}
_LIMITS = {
    "le": "Paling besar {}.",
    "ge": "Paling kecil {}.",
    "min_length": "Sedikitnya {}.",
    "max_length": "Paling banyak {}.",
}
_WANTED = {
    "int_parsing": "Tulis bilangan bulat.",
    "bool_parsing": "Tulis true atau false.",
    "string_type": "Tulis teks; beri tanda kutip bila berupa angka.",
    "tuple_type": "Tulis daftar.",
    "model_type": "Tulis pasangan kunci dan nilai.",
}


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
    """The valid names nearest to what is written, all of them where none is near."""
    if detail["type"] == "extra_forbidden":
        wanted, names = str(detail["loc"][-1]), list(known_keys(detail["loc"]))
    else:
        context = detail.get("ctx", {})
        expected = str(context.get("expected_tags") or context.get("expected") or "")
        names = [name.strip(" '") for name in expected.replace(" or ", ", ").split(",") if name.strip()]
        wanted = str(context.get("tag", detail["input"]))
    nearest = get_close_matches(wanted, names, n=3, cutoff=0.4) or names
    return f"Yang ada: {', '.join(nearest)}." if nearest else _say_limit(detail)


def _say_limit(detail: ErrorDetails) -> str:
    """Which values are possible, where there is no list of them."""
    context = detail.get("ctx", {})
    limits = [words.format(context[key]) for key, words in _LIMITS.items() if key in context]
    return limits[0] if limits else _WANTED.get(detail["type"], "")


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
