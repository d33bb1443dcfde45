"""What a page is made of, as a browser would read it: elements with their attributes and the text in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"input", "meta", "link", "br", "img", "hr", "source", "path", "use"})


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inner: list[Element] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """Go through it and all within it."""
        yield self
        for each in self.inner:
            yield from each

    def all(self, tag: str, **attributes: str) -> list[Element]:
        return [
            each
            for each in self
            if each.tag == tag and attributes.items() <= {**each.attributes, "kind": each.tag}.items()
        ]

    def by_id(self, name: str) -> Element:
        (found,) = [each for each in self if each.attributes.get("id") == name]
        return found

    @property
    def words(self) -> str:
        """Its text with single blanks."""
        return " ".join(self.text.split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inner.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for each in self.open:
            each.text += data


def elements(html: str) -> Element:
    """Return the root of a page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]
