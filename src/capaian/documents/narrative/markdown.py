"""The part of Markdown that narratives may use: paragraphs and lists. Nothing else is markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

from capaian.documents.narrative.inline import end_items, fill_inlines
from capaian.documents.scope.paths import Scope
from capaian.documents.tree import Block, ItemList, ListItem, ListStyle, Paragraph

# "- item", "1. item", indented by two spaces or more for each depth
_ITEM = re.compile(r"(?P<indent>\s*)(?P<sign>-|\d+[.)])\s+(?P<text>.*)")
_FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)\n---\n", re.DOTALL)
_FIELDS_HASH = re.compile(r"^fields:\s*(?P<hash>\w+)\s*$", re.MULTILINE)


@dataclass(slots=True)
class _Line:
    """One item of a list as it is being read."""

    indent: int
    is_numbered: bool
    text: str


def split_front_matter(markdown: str) -> tuple[str | None, str]:
    """Return the remembered hash of the fields (if any) and the text below it."""
    match = _FRONT_MATTER.match(markdown)
    if match is None:
        return None, markdown
    found = _FIELDS_HASH.search(match["head"])
    return (found["hash"] if found else None), markdown[match.end() :]


def fill_markdown(markdown: str, scope: Scope) -> tuple[Block, ...]:
    """Return the paragraphs and lists of a text with its fields filled."""
    body = split_front_matter(markdown)[1]
    parts = re.split(r"\n\s*\n", body.strip("\n"))
    return tuple(block for part in parts if part.strip() for block in _part(part, scope))


def _part(part: str, scope: Scope) -> list[Block]:
    """A paragraph, a list, or a paragraph that a list follows without an empty line."""
    lines = part.split("\n")
    first = next((n for n, line in enumerate(lines) if _ITEM.match(line)), len(lines))
    words = fill_inlines(" ".join(line.strip() for line in lines[:first]), scope) if first else ()
    blocks: list[Block] = [Paragraph(words)] if words else []
    return [*blocks, *_list(_items(lines[first:]), scope)] if lines[first:] else blocks


def _items(lines: list[str]) -> list[_Line]:
    items: list[_Line] = []
    for line in lines:
        match = _ITEM.match(line)
        if match is not None:
            items.append(_Line(len(match["indent"]), match["sign"] != "-", match["text"].strip()))
        elif line.strip():
            items[-1].text += f" {line.strip()}"
    return items


def _list(items: list[_Line], scope: Scope) -> list[Block]:
    """The list; nothing where all its items depend on conditions that fail."""
    style = ListStyle.DECIMAL if items[0].is_numbered else ListStyle.BULLET
    filled = end_items(_nested(items, scope))
    return [ItemList(filled, style)] if filled else []


def _nested(items: list[_Line], scope: Scope) -> tuple[ListItem, ...]:
    """Items with a deeper indent belong to the item before them."""
    nested: list[ListItem] = []
    start = 0
    while start < len(items):
        end = start + 1
        while end < len(items) and items[end].indent > items[start].indent:
            end += 1
        children = _nested(items[start + 1 : end], scope)
        words = fill_inlines(items[start].text, scope)
        nested += [ListItem(words, children)] if words else []
        start = end
    return tuple(nested)
