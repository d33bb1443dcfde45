"""Charts and pictures: vl-convert draws the finished specifications and
turns drawings into PNG.
"""

from __future__ import annotations

from dataclasses import dataclass

import vl_convert

from capaian.documents.tree import Chart, Diagram, Document
from capaian.writers import diagrams
from capaian.writers.charts.render import (
    FORMAT_LOCALE,
    PRINT_PPI,
    TIME_LOCALE,
    chart_config,
    name_prefix,
    prepare,
    register_fonts,
)

_SCALE = 72 / 96


@dataclass(frozen=True, slots=True)
class ChartFloor:
    """Specifications ready to draw, and the drawings that Word needs as PNG."""

    specifications: tuple[dict[str, object], ...]
    drawings: tuple[str, ...]

    def draw(self) -> list[str]:
        """Return each chart as SVG, as vl-convert draws it."""
        return [_draw(specification) for specification in self.specifications]

    def turn_to_pixels(self) -> list[bytes]:
        """Return each drawing as PNG, as vl-convert makes it."""
        return [
            vl_convert.svg_to_png(drawing, scale=_SCALE, ppi=PRINT_PPI)
            for drawing in self.drawings
        ]


def chart_floor(document: Document) -> ChartFloor:
    """Return the floor for the charts and diagrams of a paper."""
    register_fonts()
    specifications = tuple(
        prepare(block.spec, block.width, block.height, name_prefix(block.id))
        for block in document.blocks
        if isinstance(block, Chart)
    )
    drawn = (diagrams.render_svg(block) for block in document.blocks if isinstance(block, Diagram))
    return ChartFloor(specifications, (*map(_draw, specifications), *drawn))


def _draw(specification: dict[str, object]) -> str:
    return vl_convert.vegalite_to_svg(
        specification,
        config=chart_config(),
        allowed_base_urls=[],
        format_locale=dict(FORMAT_LOCALE),
        time_format_locale=dict(TIME_LOCALE),
    )
