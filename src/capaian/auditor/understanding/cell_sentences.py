"""Sentences in cells of tables, or of rows that belong to none: they tell figures as running text does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from capaian.auditor.printed.document import Line, PrintedDocument, Sentence
from capaian.auditor.reading.paragraphs import Paragraph as Lines
from capaian.auditor.reading.paragraphs import read_sentences
from capaian.auditor.understanding.mentions import mentions_of
from capaian.auditor.understanding.prose import Paragraph

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS: Final = 4
_FEWEST_FIGURES: Final = 2
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


@lru_cache(maxsize=4)
def read_cell_paragraphs(document: PrintedDocument) -> tuple[Paragraph, ...]:
    """Return the cells that tell quantities in words."""
    contents = {entry.line for entry in document.contents}
    sections = {row.line: table.section for table in document.tables for row in table.rows}
    rows = (line for line in document.lines if line.is_row and line.number not in contents)
    return tuple(found for line in rows for found in _in_row(line, sections.get(line.number, ""), document))


def _in_row(line: Line, section: str, document: PrintedDocument) -> Iterator[Paragraph]:
    for place, text in enumerate(line.cells):
        if _tells(text):
            cell = Lines((Line(line.number, (text,)),))
            sentences = [_of_cell(each, place) for each in read_sentences(cell, section, document.style)]
            mentions = tuple(mention for each in sentences for mention in mentions_of(each))
            if mentions:
                yield Paragraph(line.number, text, section, mentions)


def _tells(text: str) -> bool:
    return len(_FIGURE.findall(text)) >= _FEWEST_FIGURES and len(_WORD.findall(text)) >= _FEWEST_WORDS


def _of_cell(sentence: Sentence, place: int) -> Sentence:
    numbers = tuple(replace(n, spot=n.spot._replace(cell=place)) for n in sentence.numbers)
    return replace(sentence, numbers=numbers)
