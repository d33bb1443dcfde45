"""Reading a docx in tests: its parts, paragraphs, fields,
and what Word's own counting would print.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from lxml import etree
from tests.unit.writers.sample import sample_meta

from capaian.documents.tree import Block, Document
from capaian.writers.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
ROMAN = (
    "",
    *[
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
    ],
)


@dataclass(frozen=True)
class FieldRead:
    instruction: str
    result: str


@dataclass(frozen=True)
class Docx:
    content: bytes
    parts: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def body(self) -> etree._Element:
        """Root of the main part."""
        return self.xml("word/document.xml")

    def xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    def find(self, path: str) -> list[etree._Element]:
        return select(self.body, path)

    def paragraphs(self, style: str) -> list[etree._Element]:
        return self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")

    def texts(self, style: str) -> list[str]:
        return [words(paragraph) for paragraph in self.paragraphs(style)]

    @property
    def text(self) -> str:
        """All words of the body in order, tabs and breaks as blanks."""
        return words(self.body)

    @property
    def fields(self) -> list[FieldRead]:
        """All innermost fields of the body, in order."""
        return list(read_fields(self.body))


def open_docx(document: Document) -> Docx:
    return take_apart(write_docx(document))


def take_apart(content: bytes) -> Docx:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Docx(content, {name: archive.read(name) for name in archive.namelist()})


def docx_of(*blocks: Block) -> Docx:
    return open_docx(Document(sample_meta(), blocks))


def select(element: etree._Element, path: str) -> list[etree._Element]:
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def values(element: etree._Element, path: str) -> list[str]:
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [str(one) for one in found]


def words(element: etree._Element) -> str:
    """Words of an element; tabs and line breaks count as blanks, paragraphs end lines."""
    pieces = []
    for node in element.iter():
        if node.tag in {f"{W}t", f"{{{NAMESPACES['m']}}}t"}:
            pieces.append(node.text or "")
        elif node.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif node.tag in {f"{W}br", f"{W}tab"} and node.getparent().tag == f"{W}r":
            pieces.append(" ")
        elif node.tag == f"{W}p":
            pieces.append("\n")
    return "".join(pieces).strip()


def read_fields(element: etree._Element) -> Iterator[FieldRead]:
    """Complex fields with their stored results; of nested fields, the inner ones close first."""
    open_fields: list[list[str]] = []
    in_result: list[bool] = []
    for node in element.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(["", ""])
            in_result.append(False)
        elif kind == "separate":
            in_result[-1] = True
        elif kind == "end":
            in_result.pop()
            instruction, result = open_fields.pop()
            yield FieldRead(instruction.strip(), result)
        elif open_fields:
            open_fields[-1][1 if in_result[-1] else 0] += node.text or ""


NUMBERED_STYLES = {
    "Heading1": (1, 0),
    "LabelBab": (2, 0),
    "Heading2": (2, 1),
    "Heading3": (2, 2),
    "Heading4": (2, 3),
    "JudulLampiran": (3, 0),
}
"""List and level that each heading style counts in."""


@dataclass
class Recount:
    """Word's counting, done again without the writer's help: SEQ fields, list numbers,
    bookmarks.
    """

    sequences: dict[str, int] = field(default_factory=dict)
    lists: dict[tuple[int, int], int] = field(default_factory=dict)
    bookmark_texts: dict[str, str] = field(default_factory=dict)
    bookmark_numbers: dict[str, str] = field(default_factory=dict)
    heading_numbers: list[str] = field(default_factory=list)

    def read(self, docx: Docx) -> Recount:
        """Count through the whole body."""
        for paragraph in docx.find("//w:p"):
            number = self._number(paragraph)
            for name in values(paragraph, "w:bookmarkStart/@w:name"):
                self.bookmark_numbers[name] = number
            self._count(paragraph)
        return self

    def _number(self, paragraph: etree._Element) -> str:
        style = (values(paragraph, "w:pPr/w:pStyle/@w:val") or [""])[0]
        switched_off = values(paragraph, "w:pPr/w:numPr/w:numId/@w:val") == ["0"]
        if style not in NUMBERED_STYLES or switched_off:
            return ""
        instance, level = NUMBERED_STYLES[style]
        self.lists[instance, level] = self.lists.get((instance, level), 0) + 1
        for deeper in range(level + 1, 5):
            self.lists[instance, deeper] = 0
        shown = self._shown(instance, level)
        self.heading_numbers += [shown] if shown else []
        return shown

    def _shown(self, instance: int, level: int) -> str:
        counts = [self.lists[instance, place] for place in range(level + 1)]
        if instance == 1:
            return ROMAN[counts[0]]
        if instance == 3:
            return f"Lampiran\u00a0{counts[0]}"
        return ".".join(map(str, counts)) if level else ""

    def _count(self, paragraph: etree._Element) -> None:
        """Evaluate the SEQ fields of a paragraph and keep what each bookmark surrounds."""
        pieces: list[str] = []
        starts: dict[str, tuple[str, int]] = {}
        instruction, state = "", ""
        for node in paragraph.iter():
            if node.tag == f"{W}bookmarkStart":
                starts[node.get(f"{W}id", "")] = (node.get(f"{W}name", ""), len(pieces))
            elif node.tag == f"{W}bookmarkEnd" and node.get(f"{W}id") in starts:
                name, since = starts[node.get(f"{W}id", "")]
                self.bookmark_texts[name] = "".join(pieces[since:])
            elif node.tag == f"{W}fldChar":
                state = node.get(f"{W}fldCharType", "")
                if state == "begin":
                    instruction = ""
                elif state == "separate" and instruction.split()[:1] == ["SEQ"]:
                    pieces.append(self._sequence(instruction))
            elif node.tag == f"{W}instrText":
                instruction += node.text or ""
            elif node.tag in {f"{W}t", f"{W}noBreakHyphen"} and state != "separate":
                pieces.append(node.text or ("-" if node.tag == f"{W}noBreakHyphen" else ""))

    def _sequence(self, instruction: str) -> str:
        name = instruction.split()[1]
        reset = re.search(r"\\r (\d+)", instruction)
        if reset:
            self.sequences[name] = int(reset[1])
        elif "\\c" not in instruction:
            self.sequences[name] = self.sequences.get(name, 0) + 1
        return "" if "\\h" in instruction.split() else str(self.sequences[name])


def relationship_targets(docx: Docx, part: str) -> dict[str, tuple[str, str]]:
    """Relationship ids of a part with target and mode."""
    path = PurePosixPath(part)
    root = docx.xml(str(path.parent / "_rels" / f"{path.name}.rels"))
    return {
        one.get("Id", ""): (one.get("Target", ""), one.get("TargetMode", "Internal"))
        for one in root.iter("{*}Relationship")
    }
