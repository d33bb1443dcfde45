"""Choosing headings by what they are (weight, rule): boxes above the first of them.

Without a script all headings are shown and there are no boxes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from capaian.documents.tree import Document, Heading
from capaian.writers.html.markup import escape

Facet = tuple[str, str]
_TURNS: Final = {"all": "Semua", "none": "Kosongkan"}


def facet_ids(document: Document) -> Mapping[Facet, str]:
    """Return a short name for each choice of a paper, in the order in which they come up."""
    return {facet: f"f{number}" for number, facet in enumerate(_counts(document), start=1)}


def _counts(document: Document) -> Counter[Facet]:
    return Counter(facet for block in document.blocks if isinstance(block, Heading) for facet in block.facets)


def has_choices(document: Document) -> bool:
    """Say whether any heading of a paper can be chosen."""
    return bool(_counts(document))


def facet_attribute(heading: Heading, ids: Mapping[Facet, str]) -> str:
    """Return the attributes that name the choices of a heading and how much it holds; empty without any."""
    names = " ".join(dict.fromkeys(ids[facet] for facet in heading.facets if facet in ids))
    return f' data-facets="{names}" data-size="{_size(heading)}"' if names else ""


def _size(heading: Heading) -> int:
    """How many things stand below a heading: as many as it names choices of one kind."""
    return max(Counter(name for name, _ in heading.facets).values(), default=0)


def render_choices(document: Document, ids: Mapping[Facet, str]) -> str:
    """Return the boxes, hidden until the script that serves them runs; empty for papers without choices."""
    counts = _counts(document)
    groups: dict[str, list[Facet]] = {}
    for facet in counts:
        groups.setdefault(facet[0], []).append(facet)
    fields = "".join(_group(name, facets, counts, ids) for name, facets in groups.items() if len(facets) > 1)
    if not fields:
        return ""
    total = sum(_size(block) for block in document.blocks if isinstance(block, Heading))
    said = f'<p id="choices-said" role="status" data-all="{total}"></p>'
    boxes = f"<details open><summary>Saring</summary><div>{fields}</div></details>"
    return (
        f'<section id="choices" class="choices hid-print" aria-label="Saring" hidden>{boxes}{said}</section>'
    )


def _group(name: str, facets: list[Facet], counts: Counter[Facet], ids: Mapping[Facet, str]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" checked value="{ids[facet]}"> {escape(facet[1])} '
        f"<span>{counts[facet]}</span></label>"
        for facet in facets
    )
    turn = " ".join(
        f'<button type="button" data-turn="{turn}">{words}</button>' for turn, words in _TURNS.items()
    )
    return f"<fieldset><legend>{escape(name)}</legend><div>{boxes}</div><p>{turn}</p></fieldset>"
