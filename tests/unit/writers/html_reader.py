"""Reads a written HTML file for the tests: as a strict tag stream, as an lxml tree,
as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote

import lxml.html
from lxml.etree import _Element

VOID = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
PHRASING_ONLY = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "strong", "em", "a", "abbr", "dt"}
)
BLOCKS = frozenset(
    {
        "p",
        "div",
        "ul",
        "ol",
        "dl",
        "table",
        "figure",
        "section",
        "article",
        "nav",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody"},
    "td": {"tr"},
    "th": {"tr"},
    "caption": {"table"},
    "colgroup": {"table"},
    "col": {"colgroup"},
    "thead": {"table"},
    "tbody": {"table"},
    "figcaption": {"figure"},
    "summary": {"details"},
}


class NestingReader(HTMLParser):
    """Collects every breach of nesting: wrong end tags, blocks in phrasing content,
    wrong parents.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.breaches: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.stack[-1] if self.stack else ""
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.breaches.append(f"{tag} in {parent}")
        if tag in BLOCKS and PHRASING_ONLY & set(self.stack):
            self.breaches.append(f"{tag} in {self.stack}")
        if tag == "a" and "a" in self.stack:
            self.breaches.append("a in a")
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.breaches.append(f"attribute twice in {tag}")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Allow `<x/>` in pictures only."""
        if "svg" not in self.stack:
            self.breaches.append(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        """Pop the element, which must be the last one opened."""
        if not self.stack or self.stack.pop() != tag:
            self.breaches.append(f"</{tag}>")


def nesting_breaches(page: str) -> list[str]:
    reader = NestingReader()
    reader.feed(page)
    reader.close()
    return reader.breaches + [f"open at the end: {tag}" for tag in reader.stack]


def parse(data: bytes) -> _Element:
    return lxml.html.document_fromstring(data.decode("utf-8"))


def every(root: _Element, xpath: str) -> list[_Element]:
    found = root.xpath(xpath)
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, _Element)]


def values(root: _Element, xpath: str) -> list[str]:
    found = root.xpath(xpath)
    assert isinstance(found, list)
    return [str(item) for item in found]


def only(root: _Element, xpath: str) -> _Element:
    (element,) = every(root, xpath)
    return element


def with_class(name: str) -> str:
    """Return the XPath condition for a class among others."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def text_of(element: _Element) -> str:
    return squeeze("".join(str(piece) for piece in element.itertext()))


def seen_text(element: _Element) -> str:
    """Return what an eye reads: without hidden words and pictures, no space between pieces."""
    return re.sub(r"\s", "", "".join(_seen(element)))


def _seen(element: _Element) -> Iterator[str]:
    classes = (element.get("class") or "").split()
    if element.tag != "svg" and not {"hid", "as-table"} & set(classes):
        yield element.text or ""
        for child in element:
            yield from _seen(child)
            yield child.tail or ""


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def fragment_targets(root: _Element) -> list[str]:
    """Return the ids that links within the file point to, as written."""
    return [href[1:] for href in values(root, "//a/@href") if href.startswith("#")]


def decoded(anchor: str) -> str:
    return unquote(anchor)
