"""Pictures within a line: their place in the file, and spark lines among words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from capaian.documents.tree import Sparkline
from capaian.writers import charts
from capaian.writers.charts.render import PRINT_PPI, svg_to_png
from capaian.writers.charts.spark import SPARK_HEIGHT, SPARK_WIDTH
from capaian.writers.docx import props as w
from capaian.writers.docx.outline import Assembly

_SVG_USE: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_SPACE: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


@dataclass(frozen=True, slots=True)
class InlineDrawing:
    """A picture ready to stand in a paragraph; sizes in EMU."""

    relationship: str
    width: int
    height: int
    name: str
    alt: str
    svg: str = ""
    """Relationship of the vector form, if there is one."""


def spark_run(line: Sparkline, assembly: Assembly) -> str:
    """Return a run with a spark line: a picture for every program,
    the drawing for those that can.
    """
    svg, place = charts.render_spark(line), len(assembly.media) + 1
    picture = assembly.add_media(f"gambar{place}.png", svg_to_png(svg, PRINT_PPI))
    vector = assembly.add_media(f"gambar{place}.svg", svg.encode())
    width, height = SPARK_WIDTH * w.EMU_PER_PIXEL, SPARK_HEIGHT * w.EMU_PER_PIXEL
    drawing = InlineDrawing(picture, width, height, "Garis", line.alt, vector)
    return f"<w:r>{drawing_xml(drawing, assembly.drawing_id())}</w:r>"


def drawing_xml(drawing: InlineDrawing, number: int) -> str:
    """Return an inline drawing with its words for readers who cannot see it."""
    size = f'cx="{drawing.width}" cy="{drawing.height}"'
    name, alt = w.escape(drawing.name), w.escape(drawing.alt)
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{alt}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{w.NAMESPACES["pic"]}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" '
        f'descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{_blip(drawing)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _blip(drawing: InlineDrawing) -> str:
    if not drawing.svg:
        return f'<a:blip r:embed="{drawing.relationship}"/>'
    vector = f'<asvg:svgBlip xmlns:asvg="{_SVG_SPACE}" r:embed="{drawing.svg}"/>'
    return (
        f'<a:blip r:embed="{drawing.relationship}"><a:extLst><a:ext '
        f'uri="{_SVG_USE}">{vector}</a:ext>'
        "</a:extLst></a:blip>"
    )
