"""From YAML text to a typed layout, with every problem found in one go."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from capaian.documents.layout.extend import Extension, Plain
from capaian.documents.layout.model import Layout
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_GENERAL = "capaian.rulebook.layouts"
_MOST_CHARACTERS = 500_000


def general_layouts() -> tuple[str, ...]:
    """Return the ids of the layouts that come with the rulebook."""
    names = (entry.name for entry in files(_GENERAL).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def read_layout(text: str | None = None, *, kind: str = "lkjip", file: str = "layout.yaml") -> Layout:
    """Return an office's layout, or the general one of a kind of paper where it has none.

    Args:
        text: Content of the office's `layout.yaml`; `None` if it has none.
        kind: Id of the general layout to use then.
        file: Name of the file, for messages.

    Raises:
        InputError: with every problem of the layout, each with its place and remedy.
    """
    if text is None:
        return _general(kind)
    own = _parse(text, file)
    if "extends" in own:
        own = _extended(own, file)
    return _validate(own, file)


@cache
def _general(kind: str) -> Layout:
    return _validate(_general_plain(kind), f"{kind}.yaml")


def _general_plain(kind: str) -> Plain:
    return _parse(files(_GENERAL).joinpath(f"{kind}.yaml").read_text(encoding="utf-8"), f"{kind}.yaml")


def _extended(own: Plain, file: str) -> Plain:
    base = str(own["extends"])
    if base not in general_layouts():
        message = f"Susunan umum {base!r} tidak dikenal. Yang ada: {', '.join(general_layouts())}."
        raise InputError([_issue("unknown_layout", message, file, "extends", base)])
    extension = Extension(_general_plain(base))
    merged = extension.apply(own)
    if extension.problems:
        raise InputError([_issue("unknown_block", m, file, key) for key, m in extension.problems])
    return merged


def _parse(text: str, file: str) -> Plain:
    if len(text) > _MOST_CHARACTERS:
        message = f"Berkas susunan terlalu besar ({len(text)} huruf; paling banyak {_MOST_CHARACTERS})."
        raise InputError([_issue("layout_too_large", message, file)])
    try:
        loaded = YAML(typ="safe").load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = Place(file, None if line is None else line + 1)
        message = "Susunan bukan YAML yang benar."
        raise InputError([Issue(Level.ERROR, "layout_not_yaml", message, place)]) from error
    if not isinstance(loaded, dict):
        raise InputError(
            [_issue("layout_not_mapping", "Susunan harus berupa pasangan kunci dan nilai.", file)]
        )
    return {str(key): value for key, value in loaded.items()}


def _validate(plain: Plain, file: str) -> Layout:
    try:
        return Layout.model_validate(plain)
    except ValidationError as error:
        raise InputError([_from_pydantic(detail, plain, file) for detail in error.errors()]) from error


def _issue(code: str, message: str, file: str, column: str | None = None, value: str | None = None) -> Issue:
    return Issue(Level.ERROR, code, message, Place(file, None, column), value)


_MESSAGES = {
    "extra_forbidden": "Kunci ini tidak dikenal.",
    "missing": "Kunci ini wajib ada.",
    "union_tag_invalid": "Jenis blok ini tidak dikenal.",
    "union_tag_not_found": "Blok tidak menyebut jenisnya (kunci `block`).",
    "enum": "Pilihan ini tidak dikenal.",
}


def _from_pydantic(detail: ErrorDetails, plain: Plain, file: str) -> Issue:
    place = ".".join(str(part) for part in detail["loc"])
    named = f"{place} ({_block_id(detail['loc'], plain)})" if _block_id(detail["loc"], plain) else place
    message = _MESSAGES.get(detail["type"], "Nilai tidak dapat dipakai di sini.")
    code = f"layout_{detail['type']}"
    value = detail["input"] if isinstance(detail["input"], str | int) else None
    remedy = _remedy(detail)
    shown = None if value is None else str(value)
    return Issue(Level.ERROR, code, message, Place(file, None, named), shown, remedy)


def _block_id(location: tuple[int | str, ...], plain: Plain) -> str:
    """Id of the innermost block that the error lies in."""
    found = ""
    value: object = plain
    for part in location:
        if isinstance(value, dict):
            value = value.get(part, value)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        if isinstance(value, dict) and "id" in value:
            found = str(value["id"])
    return found


def _remedy(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    expected = str(context.get("expected_tags") or context.get("expected") or "")
    if not expected:
        return ""
    names = [name.strip(" '") for name in expected.replace(" or ", ", ").split(",")]
    wanted = str(context.get("tag", detail["input"]))
    nearest = get_close_matches(wanted, names, n=3, cutoff=0.4) or names
    return f"Yang ada: {', '.join(nearest)}."
