"""Marks in tables and abbreviations, each explained once."""

from __future__ import annotations

from capaian.documents.layout.model import Abbreviation
from capaian.documents.tree import Block, Definition, DefinitionList, Paragraph, Text
from capaian.domain.value import Reason

_INTRO = "Tanda berikut menggantikan angka yang tidak ada. Kosong tidak pernah berarti nol."
_OWN_WORDS = {
    "0": "terhitung, hasilnya nol",
    "*": "rasio di atas seratus: bagian tercatat lebih besar daripada keseluruhan",
}


def mark_blocks_of(abbreviations: tuple[Abbreviation, ...]) -> list[Block]:
    """Return the list of marks, then the layout's abbreviations."""
    meanings: dict[str, list[str]] = {}
    for reason in Reason:
        meanings.setdefault(reason.mark, []).append(reason.words)
    marks = {"0": _OWN_WORDS["0"], **{m: "; ".join(w) for m, w in meanings.items()}, "*": _OWN_WORDS["*"]}
    parts: list[Block] = [Paragraph((Text(_INTRO),)), _definitions(list(marks.items()))]
    if abbreviations:
        pairs = sorted((a.short, a.long) for a in abbreviations)
        parts += [Paragraph((Text("Singkatan dalam laporan ini:"),)), _definitions(pairs)]
    return parts


def _definitions(pairs: list[tuple[str, str]]) -> DefinitionList:
    return DefinitionList(tuple(Definition(term, ((Text(words),),)) for term, words in pairs))
