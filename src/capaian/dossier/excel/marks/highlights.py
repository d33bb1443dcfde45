"""Faulty cells that stand out: a format that depends on a condition, so that their own looks stay theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.dossier.excel.marks.splices import Element, Splice, apply_splices, put_before
from capaian.dossier.excel.marks.styles import add_style

_SIGN: Final = "N(&quot;capaian&quot;)=0"
"""Always true, and by its word ours."""
_SIGNS: Final = re.compile(rb"N\((?:&quot;|&#34;|\")capaian(?:&quot;|&#34;|\")\)\s*=\s*0")
_PRIORITY: Final = re.compile(rb'priority="([0-9]{1,9})"')
_BEHIND: Final = (
    "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
"""Elements of a sheet before which its conditional formats stand."""
_LOOK: Final = (
    '<{0}dxf><{0}font><{0}b/><{0}color rgb="FF9C0006"/></{0}font><{0}fill><{0}patternFill '
    'patternType="solid"><{0}fgColor rgb="FFFFC7CE"/><{0}bgColor rgb="FFFFC7CE"/></{0}patternFill></{0}fill>'
    "</{0}dxf>"
)
"""Bold dark red on light red, as Excel itself offers for bad values."""


def add_look(styles: bytes) -> tuple[bytes, int]:
    """Return the styles of a workbook with that of faulty cells, and its number."""
    return add_style(styles, "dxfs", _LOOK)


def highlight(sheet: bytes, root: Element, cells: Sequence[str], look: int) -> list[Splice]:
    """Return what lets cells of a sheet stand out, and those of an earlier time no more."""
    old = [one for one in root.all("conditionalFormatting") if _SIGNS.search(sheet, one.start, one.end)]
    splices: list[Splice] = [(one.start, one.end, b"") for one in old]
    if not cells:
        return splices
    others = _PRIORITY.findall(apply_splices(sheet, splices))
    priority = max(map(int, others), default=0) + 1
    tag = f"{root.prefix}conditionalFormatting"
    rule = (
        f'<{root.prefix}cfRule type="expression" dxfId="{look}" priority="{priority}">'
        f"<{root.prefix}formula>{_SIGN}</{root.prefix}formula></{root.prefix}cfRule>"
    )
    piece = f'<{tag} sqref="{" ".join(cells)}">{rule}</{tag}>'
    return [put_before(root, _BEHIND, piece), *splices]
