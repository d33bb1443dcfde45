"""The styles of a workbook: one that is needed is looked up, or put behind the others."""

from __future__ import annotations

from typing import Final

from capaian.dossier.excel.marks.splices import (
    Element,
    apply_splices,
    put_before,
    put_into,
    scan,
    set_attribute,
)

_LISTS: Final = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
    "colors", "extLst",
)  # fmt: skip
"""Elements of the styles in their order."""


def add_style(styles: bytes, kind: str, pattern: str) -> tuple[bytes, int]:
    """Return the styles of a workbook with one that they may have already, and its number.

    Args:
        styles: The part.
        kind: The list that it belongs to: `fonts`.
        pattern: Its XML, with `{0}` before each name for the prefix of names.
    """
    root = scan(styles)
    piece = pattern.format(root.prefix)
    listed = root.find(kind)
    if listed is None:
        made = f'<{root.prefix}{kind} count="1">{piece}</{root.prefix}{kind}>'
        return apply_splices(styles, [put_before(root, _LISTS[_LISTS.index(kind) :], made)]), 0
    for number, one in enumerate(listed.children):
        if styles[one.start : one.end].decode() == piece:
            return styles, number
    return _add(styles, kind, listed, piece), len(listed.children)


def _add(styles: bytes, kind: str, listed: Element, piece: str) -> bytes:
    """Return the styles with one more in a list, and say in it how many there are."""
    made = apply_splices(styles, [put_into(styles, listed, piece)])
    grown = scan(made).find(kind) or listed
    return apply_splices(made, [set_attribute(made, grown, "count", str(len(grown.children)))])
