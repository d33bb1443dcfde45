"""Reads pdf files back with libraries other than the one that wrote them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import pikepdf
import pypdfium2
from PIL import Image
from tests.unit.writers.sample import sample_document, sample_meta

from capaian.documents.tree import Block, Document, Heading, HeadingKind
from capaian.writers.pdf import write_pdf

POINTS_PER_MM = 72 / 25.4
CHAPTER = Heading("bab-1", 1, "Pendahuluan", HeadingKind.CHAPTER, "I")


@dataclass(frozen=True)
class Tag:
    kind: str
    depth: int
    element: pikepdf.Dictionary

    @property
    def alt(self) -> str:
        return str(self.element.get("/Alt", ""))

    @property
    def attributes(self) -> dict[str, str]:
        found = self.element.get("/A")
        owners = found if isinstance(found, pikepdf.Array) else [] if found is None else [found]
        return {key: str(value) for owner in owners for key, value in owner.items()}


@dataclass(frozen=True)
class Word:
    """A string found on a page, in millimetres from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Paper:
    """A pdf as its readers see it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.file = pikepdf.open(io.BytesIO(content))
        self._shown = pypdfium2.PdfDocument(content)

    @cached_property
    def pages(self) -> list[str]:
        """Text of each page with single spaces."""
        texts = []
        for page in self._shown:
            raw = page.get_textpage().get_text_range()
            texts.append(" ".join(raw.replace("\ufffe", "").replace("\u00a0", " ").split()))
        return texts

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each page in millimetres."""
        return [
            (round(page.get_width() / POINTS_PER_MM), round(page.get_height() / POINTS_PER_MM))
            for page in self._shown
        ]

    def find(self, page: int, words: str) -> list[Word]:
        """Return where words stand on a page (from 0)."""
        shown = self._shown[page]
        height = shown.get_height()
        textpage = shown.get_textpage()
        searcher = textpage.search(words, match_case=True)
        found = []
        while place := searcher.get_next():
            rects = [
                textpage.get_rect(index)
                for index in range(textpage.count_rects(place[0], place[1]))
            ]
            left, bottom = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
            right, top = max(rect[2] for rect in rects), max(rect[3] for rect in rects)
            corners = (left, height - top, right, height - bottom)
            found.append(Word(*(corner / POINTS_PER_MM for corner in corners)))
        return found

    def picture(self, page: int, dots_per_inch: int = 72) -> Image.Image:
        """Return a page as it is shown, on white."""
        bitmap = self._shown[page].render(scale=dots_per_inch / 72)
        return bitmap.to_pil().convert("RGB")

    def tags(self) -> Iterator[Tag]:
        """Walk the structure tree in reading order."""
        yield from _walk(self.file.Root.StructTreeRoot, 0)

    def bookmarks(self) -> list[tuple[int, str]]:
        """Depth and title of each bookmark."""
        with self.file.open_outline() as outline:
            return list(_bookmarks(outline.root, 0))

    def labels(self) -> list[str]:
        return [self._shown.get_page_label(index) for index in range(len(self._shown))]

    def fonts(self) -> dict[str, pikepdf.Dictionary]:
        """Font descriptors by name without the subset prefix."""
        found = {}
        for item in self.file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                found[str(item.FontName).lstrip("/").split("+")[-1]] = item
        return found

    def links(self) -> list[pikepdf.Dictionary]:
        notes = [note for page in self.file.pages for note in page.obj.get("/Annots", [])]
        return [note for note in notes if note.Subtype == "/Link"]


def _walk(node: object, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _walk(kid, depth)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield Tag(str(node.S).lstrip("/"), depth, node)
        if "/K" in node:
            yield from _walk(node.K, depth + 1)


def _bookmarks(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from _bookmarks(item.children, depth + 1)


@cache
def sample_paper() -> Paper:
    return Paper(write_pdf(sample_document()))


def paper_of(*blocks: Block) -> Paper:
    """A chapter heading and the given blocks."""
    return Paper(write_pdf(Document(sample_meta(), (CHAPTER, *blocks))))
