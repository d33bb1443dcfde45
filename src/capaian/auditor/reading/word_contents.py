"""Paragraphs of a Word file that are lines of its lists of contents, tables and figures."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from lxml import etree

from capaian.auditor.reading.word import attribute, child, children, tag_of

_LIST: Final = re.compile(r"^\s*TOC\b")
_LINE: Final = re.compile(r"\bPAGEREF\b")
_STYLE: Final = re.compile(r"toc \d+|table of figures", re.IGNORECASE)
"""What Word calls the styles of these lines, whatever it names their ids by."""


def find_contents(document: etree._Element, styles: etree._Element | None) -> Set[etree._Element]:
    """Return the paragraphs that stand in a list which Word or LibreOffice fills, or look like its lines.

    A field of such a list spans its paragraphs: Word adds a field for each page, LibreOffice does not.
    """
    named = _list_styles(styles)
    found: set[etree._Element] = set()
    fields: list[str] = []
    """Codes of the fields that are open, from the outermost in."""
    for paragraph in document.iter("{*}p"):
        if any(map(_LIST.match, fields)) or _is_styled(paragraph, named):
            found.add(paragraph)
        for element in paragraph.iter("{*}fldChar", "{*}instrText", "{*}fldSimple"):
            follow_field(element, fields)
            codes = (*fields, attribute(element, "instr"), element.text or "")
            if any(_LIST.match(code) or _LINE.search(code) for code in codes):
                found.add(paragraph)
    return found


def follow_field(element: etree._Element, fields: list[str]) -> None:
    """Open a field, add to its code, or close it."""
    kind = attribute(element, "fldCharType")
    if kind == "begin":
        fields.append("")
    elif kind == "end" and fields:
        fields.pop()
    elif tag_of(element) == "instrText" and fields:
        fields[-1] += element.text or ""


def _list_styles(styles: etree._Element | None) -> Set[str]:
    every = () if styles is None else children(styles, "style")
    return {
        attribute(style, "styleId")
        for style in every
        if _STYLE.fullmatch(attribute(child(style, "name"), "val"))
    }


def _is_styled(paragraph: etree._Element, named: Set[str]) -> bool:
    """Whether it has the style of such a line, or dots before its tab."""
    properties = child(paragraph, "pPr")
    tabs = child(properties, "tabs")
    leaders = () if tabs is None else tuple(attribute(tab, "leader") for tab in tabs)
    return "dot" in leaders or attribute(child(properties, "pStyle"), "val") in named
