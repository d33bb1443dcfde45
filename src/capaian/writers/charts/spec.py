"""From a plain specification to one that Vega-Lite can draw: checks, sizes, roles to colours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from capaian.documents.tree import Width
from capaian.domain.errors import WriterError
from capaian.domain.period import MONTHS
from capaian.writers.theme import BANDS, CHART_ROLES, CHART_WIDTHS, MIN_CHART_TEXT, SANS, light

FORMAT_LOCALE: Final[Mapping[str, object]] = {
    "decimal": ",",
    "thousands": ".",
    "grouping": [3],
    "currency": ["Rp", ""],
    "minus": "−",
}
TIME_LOCALE: Final[Mapping[str, object]] = {
    "dateTime": "%A, %e %B %Y pukul %H.%M",
    "date": "%e %B %Y",
    "time": "%H.%M",
    "periods": ["", ""],
    "days": ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
    "shortDays": ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
    "months": [*MONTHS],
    "shortMonths": [
        *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
        *("Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    ],
}
_STRONG: Final = 600


def chart_config() -> dict[str, object]:
    """Return the Vega-Lite configuration shared by all charts."""
    return {
        "aria": False,
        "background": None,
        "font": SANS,
        "view": {"stroke": None},
        "legend": {"disable": True},
        "facet": {"spacing": 16},
        "scale": {"barBandPaddingInner": 0.35, "rectBandPaddingInner": 0.1},
        "range": {"category": [_role(name) for name in ("own", "over", "earlier", "other")]},
        "style": mark_styles(),
        **_axes(),
        **_texts(),
        **_marks(),
    }


def mark_styles() -> dict[str, dict[str, object]]:
    """Return the styles that a mark may name (documented in the package docstring)."""
    return {
        "own": {"color": _role("own"), "stroke": _role("own"), "strokeWidth": 1.5},
        "other": {"color": _role("other"), "stroke": _role("other-line"), "strokeWidth": 1},
        "earlier": {"color": _role("earlier"), "stroke": _role("text-2"), "strokeWidth": 0.75},
        "band": {"strokeWidth": 1},
        "over": _over(),
        "missing": {"color": _role("missing"), "stroke": None},
        "here": {"color": _role("here"), "stroke": None},
        "target": {"color": _role("target"), "strokeWidth": 1.25, "strokeDash": [4, 3]},
        "target-tick": {"color": _role("text-2"), "stroke": None, "thickness": 2},
        "average": {"color": _role("average"), "strokeWidth": 1.25},
        "guide": {"color": _role("rule"), "strokeWidth": 0.5},
        "label": {"color": _role("text")},
        "own-label": {"color": _role("own"), "fontWeight": _STRONG},
        "value": {"color": _role("text")},
        "target-label": {"color": _role("text-2")},
        "note": {"color": _role("note")},
    }


def _over() -> dict[str, object]:
    fill, stroke = _role("ground"), _role("over")
    return {"shape": "diamond", "color": fill, "stroke": stroke, "strokeWidth": 1.5}


def _role(name: str) -> str:
    return light(CHART_ROLES[name])


def _axes() -> dict[str, object]:
    return {
        "axis": {
            "labelFont": SANS,
            "labelFontSize": MIN_CHART_TEXT,
            "labelColor": _role("text-2"),
            "labelPadding": 6,
            "labelLimit": 0,
            "titleFont": SANS,
            "titleFontSize": MIN_CHART_TEXT,
            "titleFontWeight": 400,
            "titleColor": _role("note"),
            "titleLimit": 0,
            "domainColor": _role("axis"),
            "domainWidth": 0.75,
            "tickColor": _role("axis"),
            "tickSize": 4,
            "tickWidth": 0.75,
            "gridColor": _role("rule"),
            "gridWidth": 0.5,
        },
        "axisX": {"titleAnchor": "start", "titleAlign": "left", "grid": True, "labelAngle": 0},
        "axisY": {
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "grid": False,
            "domain": False,
            "ticks": False,
        },
        "axisQuantitative": {"format": ",.0f", "labelOverlap": False, "labelFlush": False},
        "axisBand": {
            "grid": False,
            "domain": False,
            "ticks": False,
            "labelColor": _role("text"),
            "labelOverlap": False,
        },
    }


def _texts() -> dict[str, object]:
    heading = {"fontSize": 13, "fontWeight": _STRONG, "color": _role("text"), "anchor": "start"}
    return {
        "title": {"font": SANS, "frame": "group", "offset": 10, **heading},
        "text": {"font": SANS, "fontSize": MIN_CHART_TEXT, "color": _role("text")},
        "header": {
            "labelFont": SANS,
            "labelFontSize": MIN_CHART_TEXT,
            "labelFontWeight": _STRONG,
            "labelColor": _role("text"),
            "labelAnchor": "start",
            "title": None,
        },
    }


def _marks() -> dict[str, object]:
    """Colours are given as `color`, the weakest word for them, so that a style can replace them."""
    bar = {"color": _role("other"), "stroke": _role("other-line"), "strokeWidth": 0.75}
    return {
        "bar": bar,
        "rect": {"color": _role("other")},
        "line": {"color": _role("own"), "strokeWidth": 2, "strokeCap": "round"},
        "point": {"filled": True, "opacity": 1, "size": 60, "color": _role("own")},
        "rule": {"color": _role("text"), "strokeWidth": 1},
        "tick": {"color": _role("text"), "thickness": 2},
    }


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
