"""Rendering with vl-convert; pictures are kept so that three writers in one process draw once."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock
from typing import Final

import vl_convert

from capaian.documents.tree import Chart, Width
from capaian.domain.errors import WriterError
from capaian.writers.charts.look import FORMAT_LOCALE, TIME_LOCALE, chart_config
from capaian.writers.charts.spec import prepare
from capaian.writers.charts.svg import PRINT_PPI, clean_svg, open_svg, register_fonts, svg_to_png
from capaian.writers.theme import CHART_WIDTHS

_KEPT_PICTURES: Final = 512
_ONE_AT_A_TIME: Final = Lock()
"""Formats are written side by side; whoever comes second takes the picture that is being drawn."""


def render_svg(chart: Chart) -> str:
    """Return the chart as SVG, `CHART_WIDTHS[chart.width]` by `chart.height` CSS pixels.

    Raises:
        WriterError: when the specification is refused or cannot be drawn.
    """
    words = (chart.label, chart.alt)
    with _ONE_AT_A_TIME:
        return _render(chart.spec, chart.width, chart.height, name_prefix(chart.id), words)


def render_png(chart: Chart, ppi: int = PRINT_PPI) -> bytes:
    """Return the same picture as PNG, `ppi` pixels per printed inch."""
    return svg_to_png(render_svg(chart), ppi)


def name_prefix(block_id: str) -> str:
    """Return what the ids inside a picture begin with, so that pictures on one page never clash."""
    return "g-" + re.sub(r"[^A-Za-z0-9_-]", "-", block_id)


@lru_cache(maxsize=_KEPT_PICTURES)
def _render(spec: str, width: Width, height: int, prefix: str, words: tuple[str, str]) -> str:
    title, alt = words
    register_fonts()
    prepared = prepare(spec, width, height, prefix)
    try:
        drawn = vl_convert.vegalite_to_svg(
            prepared,
            config=chart_config(),
            allowed_base_urls=[],
            format_locale=dict(FORMAT_LOCALE),
            time_format_locale=dict(TIME_LOCALE),
        )
    except ValueError as error:
        message = f"{title or 'Grafik'} tidak dapat digambar: {error}"
        raise WriterError(message) from error
    return clean_svg(drawn, prefix, open_svg(prefix, CHART_WIDTHS[width], height, title, alt))
