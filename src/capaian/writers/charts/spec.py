"""From a plain specification to one that Vega-Lite can draw: checks, sizes, roles to colours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from capaian.documents.tree import Width
from capaian.domain.errors import WriterError
from capaian.writers.theme import BANDS, CHART_ROLES, CHART_WIDTHS, MIN_CHART_TEXT, light

REFUSED_KEYS: Final = frozenset({"url", "config", "usermeta", "background", "autosize", "$schema"})
_COMPOSED_KEYS: Final = frozenset({"facet", "repeat", "concat", "hconcat", "vconcat"})


@dataclass(frozen=True, slots=True)
class Padding:
    """Room around the plot for axes and labels, in CSS pixels."""

    left: float
    top: float = 18
    right: float = 14
    bottom: float = 38


DEFAULT_PADDING: Final = {
    Width.TEXT: Padding(left=56),
    Width.FULL: Padding(left=151),
    Width.LANDSCAPE: Padding(left=151),
}


def prepare(text: str, width: Width, height: int, prefix: str) -> dict[str, object]:
    """Return the specification with size, padding and colours filled in.

    Raises:
        WriterError: when the text is not a specification or uses what the theme decides.
    """
    spec = _read(text)
    _check(spec)
    colours = role_colours(prefix)
    padding = _padding(spec.get("padding"), DEFAULT_PADDING[width])
    sides = {"left": padding.left, "top": padding.top, "right": padding.right, "bottom": padding.bottom}
    sized = {key: value if key == "data" else _with_colours(value, colours) for key, value in spec.items()}
    sized |= {"padding": sides, "autosize": "none"}
    if _COMPOSED_KEYS & spec.keys():
        return sized
    inner = CHART_WIDTHS[width] - padding.left - padding.right
    return sized | {"width": inner, "height": height - padding.top - padding.bottom}


def role_colours(prefix: str) -> dict[str, str]:
    """Return what each role name (`@own`) stands for; band fills are patterns of the picture."""
    colours = {f"@{role}": light(token) for role, token in CHART_ROLES.items()}
    bands = range(1, len(BANDS) + 1)
    return colours | {f"@band-{band}": f"url(#{prefix}-band-{band})" for band in bands}


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


def _with_colours(node: object, colours: dict[str, str]) -> object:
    if isinstance(node, list):
        return [_with_colours(item, colours) for item in node]
    if isinstance(node, dict):
        return {
            key: value if key == "values" else _with_colours(value, colours) for key, value in node.items()
        }
    if isinstance(node, str) and node.startswith("@"):
        return _colour(node, colours)
    return node


def _colour(role: str, colours: dict[str, str]) -> str:
    if role not in colours:
        known = ", ".join(sorted(colours))
        raise WriterError(f'Spesifikasi grafik: peran warna "{role}" tidak dikenal. Yang ada: {known}.')
    return colours[role]


def _padding(given: object, default: Padding) -> Padding:
    sides = given if isinstance(given, dict) else {}
    return Padding(
        left=float(sides.get("left", default.left)),
        top=float(sides.get("top", default.top)),
        right=float(sides.get("right", default.right)),
        bottom=float(sides.get("bottom", default.bottom)),
    )
