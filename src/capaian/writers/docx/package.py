"""The file itself: parts, their types and relationships, zipped the same way every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from string import Template
from typing import Final
from xml.etree import ElementTree

from capaian.documents.tree import Contents, Document
from capaian.domain.audit.figure_record import passages_of, write_record
from capaian.writers.docx import props as w
from capaian.writers.docx.body import body_part
from capaian.writers.docx.outline import Assembly, begin
from capaian.writers.docx.styles import font_parts, numbering_part, style_sheet
from capaian.writers.page_flow import Pages
from capaian.writers.table_setting import set_tables

_W: Final = f"{{{w.NAMESPACES['w']}}}"
_M: Final = f"{{{w.NAMESPACES['m']}}}"
_TEXTS: Final = (f"{_W}t", f"{_M}t")
_PARTING: Final = (f"{_W}tab", f"{_W}br", f"{_M}den")
_OF_CONTENTS: Final = frozenset({"TOC", "HYPERLINK"})
"""Fields whose texts are kept: entries of contents, without the pages that Word counts in them."""


def figure_record_part(body: str) -> str:
    """Return the part for a body: one element for each paragraph with figures, in reading order.

    What fields show is left out, for Word counts captions and pages anew; entries of contents are
    kept.
    """
    return w.DECLARATION + write_record(passages_of(_texts(ElementTree.fromstring(body))))


def _texts(body: ElementTree.Element) -> Iterator[str]:
    """Yield the text of each paragraph but for what Word counts;
    what stands apart is parted by a blank.
    """
    fields: list[str] = []
    for paragraph in body.iter(f"{_W}p"):
        text = ""
        for element in paragraph.iter():
            if element.tag == f"{_W}fldChar":
                step = element.get(f"{_W}fldCharType", "")
                fields = (
                    [*fields, ""] if step == "begin" else fields[:-1] if step == "end" else fields
                )
            elif element.tag == f"{_W}instrText" and fields:
                fields[-1] = fields[-1] or "".join((element.text or "").split()[:1])
            elif element.tag in _TEXTS and _OF_CONTENTS.issuperset(fields):
                text += element.text or ""
            elif element.tag in _PARTING:
                text += " "
        yield text


_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MAIN_PARTS: Final = ("styles", "numbering", "settings", "fontTable")
_RECORD_PART: Final = "customXml/item1.xml"
"""What Word keeps of a part that it does not know: data of the paper,
with a name and properties.
"""
_STORED: Final = frozenset({"png", "jpeg", "gif"})
"""Already compressed."""


def write_docx(document: Document, pages: Callable[[], Pages] = Pages) -> bytes:
    """Return the paper as a Word file; equal papers give equal bytes.

    Args:
        document: The paper.
        pages: Gives what its pages are: those that its lists name, and what begins one. It is
            called once all
            else is done, for it may wait, and only for a paper with lists.

    Raises:
        WriterError: when a picture or table of the paper cannot be set.
    """
    assembly = begin(set_tables(document))
    has_lists = any(isinstance(block, Contents) and block.entries for block in document.blocks)
    body = body_part(assembly, pages if has_lists else Pages)
    return zip_parts(_parts(assembly, body))


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file with fixed dates and sorted parts, the list of types first."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            stored = name.rpartition(".")[2] in _STORED
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def _parts(assembly: Assembly, body: str) -> dict[str, bytes]:
    meta = assembly.document.meta
    fonts = font_parts()
    for name in _MAIN_PARTS:
        assembly.relationships.add(name, f"{name}.xml")
    assembly.relationships.add("customXml", f"../{_RECORD_PART}")
    headers = _header_types(assembly.headers)
    core = {
        "title": meta.title,
        "subject": meta.short_title,
        "office": meta.office,
        "stamp": meta.stamp,
    }
    core["day"] = meta.created.partition("T")[0]
    texts = {
        "[Content_Types].xml": w.DECLARATION + _template("types.xml").substitute(headers=headers),
        "_rels/.rels": _fixed_part("package.rels"),
        "docProps/core.xml": _fixed_part("core.xml", **core),
        "docProps/app.xml": _fixed_part("app.xml", office=meta.office),
        "word/document.xml": body,
        "word/styles.xml": style_sheet(),
        "word/numbering.xml": numbering_part(assembly.lists),
        "word/settings.xml": _fixed_part("settings.xml"),
        "word/fontTable.xml": fonts.table,
        "word/_rels/document.xml.rels": _relationships(assembly.relationships.xml),
        "word/_rels/fontTable.xml.rels": _relationships(fonts.relationships),
        _RECORD_PART: figure_record_part(body),
        "customXml/_rels/item1.xml.rels": _fixed_part("item1.xml.rels"),
        "customXml/itemProps1.xml": _fixed_part("itemProps1.xml"),
        **{f"word/{name}": part for name, part in assembly.headers.items()},
    }
    binaries = {f"word/media/{name}": content for name, content in assembly.media.items()}
    faces = {f"word/fonts/{name}": content for name, content in fonts.faces.items()}
    return {name: text.encode() for name, text in texts.items()} | binaries | faces


def _fixed_part(name: str, **words: str) -> str:
    """Return a part that differs from paper to paper in a few words at most."""
    return w.DECLARATION + _template(name).substitute(
        {key: w.escape(text) for key, text in words.items()}
    )


@cache
def _template(name: str) -> Template:
    """Read a part from the folder beside this module: an element a line,
    `$name` where words stand.
    """
    text = files(__package__).joinpath("parts", name).read_text("utf-8")
    return Template("".join(map(str.strip, text.splitlines())))


def _header_types(headers: Iterable[str]) -> str:
    kinds = {name: "header" if name.startswith("header") else "footer" for name in headers}
    overrides = (
        f'<Override PartName="/word/{name}" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return "".join(overrides)


def _relationships(content: str) -> str:
    return f'{w.DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{content}</Relationships>'
