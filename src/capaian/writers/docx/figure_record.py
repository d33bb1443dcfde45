"""The part of the file that keeps the figures it was made with; see `capaian.domain.made_figures`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from capaian.domain.made_figures import NAMESPACE, Passage, checksum
from capaian.writers.docx.xml import DECLARATION, NAMESPACES

_W: Final = f"{{{NAMESPACES['w']}}}"
_M: Final = f"{{{NAMESPACES['m']}}}"
_TEXTS: Final = (f"{_W}t", f"{_M}t")
_PARTING: Final = (f"{_W}tab", f"{_W}br", f"{_M}den")
_STEPS: Final = {"begin": 1, "end": -1}


def figure_record_part(body: str) -> str:
    """Return the part for a body: one element for each paragraph with figures, in reading order.

    It carries a checksum of itself, so that one that was changed is known. What fields show is left out,
    for Word counts captions and pages anew.
    """
    read = (Passage.of(text) for text in _texts(ElementTree.fromstring(body)))
    passages = [each for each in read if each.figures]
    rows = (f'<p k="{each.words}">{" ".join(each.figures)}</p>' for each in passages)
    return f'{DECLARATION}<angka xmlns="{NAMESPACE}" k="{checksum(passages)}">{"".join(rows)}</angka>'


def _texts(body: ElementTree.Element) -> Iterator[str]:
    """Yield the text of each paragraph but for what fields show; what stands apart is parted by a blank."""
    fields = 0
    for paragraph in body.iter(f"{_W}p"):
        text = ""
        for element in paragraph.iter():
            if element.tag == f"{_W}fldChar":
                fields += _STEPS.get(element.get(f"{_W}fldCharType", ""), 0)
            elif element.tag in _TEXTS and not fields:
                text += element.text or ""
            elif element.tag in _PARTING:
                text += " "
        yield text
