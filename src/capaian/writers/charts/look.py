"""Configuration of every chart: fonts, axes, mark styles, and the locale of numbers and months."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.domain.period import MONTHS
from capaian.writers.theme import CHART_ROLES, MIN_CHART_TEXT, SANS, light

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
