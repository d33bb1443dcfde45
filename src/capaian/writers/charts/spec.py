"""From a plain specification to one that Vega-Lite can draw: checks, sizes, roles to colours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from capaian.documents.tree import Width
from capaian.domain.errors import WriterError
from capaian.writers.theme import BANDS, CHART_WIDTHS, MIN_CHART_TEXT, SANS, Token, light

_THEME: Final[Mapping[str, Any]] = json.loads(
    Path(__file__).with_name("theme.json").read_text(encoding="utf-8")
)
"""How charts look, and how they write numbers and days; colours by roles, as in specifications."""
CHART_ROLES: Final[Mapping[str, Token]] = {role: Token(name) for role, name in _THEME["roles"].items()}
"""Colours that a chart specification may name, written `@own`; band fills are patterns, see `charts`."""
FORMAT_LOCALE: Final[Mapping[str, object]] = _THEME["numbers"]
TIME_LOCALE: Final[Mapping[str, object]] = _THEME["days"]


@cache
def chart_config() -> dict[str, object]:
    """Return the Vega-Lite configuration shared by all charts."""
    # In `bar` and the like a colour is `color`, the weakest word for it, so that a style can replace it.
    names = {**_role_colours(), "@sans": SANS, "@least-text": MIN_CHART_TEXT}
    return {key: _with_names(value, names) for key, value in _THEME["config"].items()}


def _role_colours() -> dict[str, object]:
    return {f"@{role}": light(token) for role, token in CHART_ROLES.items()}


REFUSED_KEYS: Final = frozenset({"url", "config", "usermeta", "background", "autosize", "$schema"})
_COMPOSED_KEYS: Final = frozenset({"facet", "repeat", "concat", "hconcat", "vconcat"})


DEFAULT_LEFT: Final = {Width.TEXT: 56, Width.FULL: 151, Width.LANDSCAPE: 151}
DEFAULT_PADDING: Final = {"top": 18, "right": 14, "bottom": 38}
"""Room around the plot for axes and labels, in CSS pixels; at the left by the width."""


def prepare(text: str, width: Width, height: int, prefix: str) -> dict[str, object]:
    """Return the specification with size, padding and colours filled in.

    Raises:
        WriterError: when the text is not a specification or uses what the theme decides.
    """
    spec = _read(text)
    _check(spec)
    bands = (f"band-{band}" for band in range(1, len(BANDS) + 1))
    colours = {**_role_colours(), **{f"@{band}": f"url(#{prefix}-{band})" for band in bands}}
    given, usual = spec.get("padding"), {"left": DEFAULT_LEFT[width], **DEFAULT_PADDING}
    sides = {**usual, **(given if isinstance(given, dict) else {})}
    padding = {side: float(sides[side]) for side in ("left", "top", "right", "bottom")}
    sized = {key: value if key == "data" else _with_names(value, colours) for key, value in spec.items()}
    sized |= {"padding": padding, "autosize": "none"}
    if _COMPOSED_KEYS & spec.keys():
        return sized
    inner = CHART_WIDTHS[width] - padding["left"] - padding["right"]
    return sized | {"width": inner, "height": height - padding["top"] - padding["bottom"]}


def _read(text: str) -> dict[str, object]:
    try:
        spec = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"Spesifikasi grafik bukan JSON: {error.msg} (baris {error.lineno})."
        raise WriterError(message) from error
    if not isinstance(spec, dict):
        raise WriterError("Spesifikasi grafik harus berupa objek JSON.")
    return spec


def _check(node: object) -> None:
    """Walk everything except the rows of data, whose columns may have any name."""
    if isinstance(node, list):
        for item in node:
            _check(item)
    if isinstance(node, dict):
        for key, value in node.items():
            _check_key(key, value)
            if key != "values":
                _check(value)


def _check_key(key: str, value: object) -> None:
    if key in REFUSED_KEYS:
        raise WriterError(
            f'Spesifikasi grafik memuat "{key}". Hapus: data ditulis langsung, tampilan dari tema.'
        )
    if key.lower().endswith("fontsize") and isinstance(value, int | float) and value < MIN_CHART_TEXT:
        raise WriterError(f'Spesifikasi grafik: "{key}" {value} px. Pakai sedikitnya {MIN_CHART_TEXT} px.')


def _with_names(node: object, names: Mapping[str, object]) -> object:
    """Return a part of a specification with what each name (`@own`) stands for; rows of data keep theirs."""
    if isinstance(node, list):
        return [_with_names(item, names) for item in node]
    if isinstance(node, dict):
        return {key: value if key == "values" else _with_names(value, names) for key, value in node.items()}
    if not isinstance(node, str) or not node.startswith("@"):
        return node
    if node not in names:
        known = ", ".join(sorted(names))
        raise WriterError(f'Spesifikasi grafik: peran warna "{node}" tidak dikenal. Yang ada: {known}.')
    return names[node]
