"""What a page is made of, as a browser would read it:
elements with their attributes and the text in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_BOOLEAN = frozenset({"checked", "defer", "disabled", "multiple", "readonly", "selected"})
"""Attributes without a value, to which the library gives their names."""


@dataclass(frozen=True)
class Element:
    tag: str
    attributes: dict[str, str]
    node: etree._Element | None = field(default=None, repr=False)

    @classmethod
    def of(cls, node: etree._Element) -> Element:
        own = {
            str(name): "" if name in _BOOLEAN else str(value)
            for name, value in node.attrib.items()
        }
        return cls(node.tag, own, node)

    def __iter__(self) -> Iterator[Element]:
        """Go through it and all within it, in the order of the page."""
        nodes = [] if self.node is None else self.node.iter(etree.Element)
        return map(Element.of, nodes)

    @property
    def inner(self) -> list[Element]:
        """What stands right within it."""
        return (
            []
            if self.node is None
            else [Element.of(each) for each in self.node.iterchildren(etree.Element)]
        )

    def all(self, tag: str, **attributes: str) -> list[Element]:
        found = [] if self.node is None else map(Element.of, self.node.iter(tag))
        return [
            each
            for each in found
            if attributes.items() <= {**each.attributes, "kind": tag}.items()
        ]

    def by_id(self, name: str) -> Element:
        (found,) = [each for each in self if each.attributes.get("id") == name]
        return found

    @property
    def text(self) -> str:
        return "" if self.node is None else str(self.node.xpath("string()"))

    @property
    def words(self) -> str:
        """Its text with single blanks."""
        return " ".join(self.text.split())


def elements(html: str) -> Element:
    """Return the root of a page, or what holds a piece of one."""
    root = etree.HTML(html) if html.strip() else None
    if root is not None and "<html" not in html:
        return Element("", {}, root.find("body"))
    return Element("", {}) if root is None else Element.of(root)


def fields(page: Element) -> dict[str, str]:
    """What a browser sends of the form of a page that tells what it showed,
    when nothing is typed.
    """
    forms = [[field.attributes for field in each.all("input")] for each in page.all("form")]
    (found,) = [each for each in forms if any(field["name"].startswith("dulu-") for field in each)]
    return {
        each["name"]: each.get("value", "")
        for each in found
        if each["name"] != "csrfmiddlewaretoken"
    }
