"""The file itself: parts, their types and relationships, zipped the same way every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree

from capaian.documents.tree import Document, Meta
from capaian.domain.audit.figure_record import NAMESPACE, passages_of, write_record
from capaian.writers.docx.body import body_part
from capaian.writers.docx.fonts import font_parts
from capaian.writers.docx.outline import Assembly, begin
from capaian.writers.docx.props import DECLARATION, NAMESPACES, escape, root
from capaian.writers.docx.styles import numbering_part, style_sheet

_W: Final = f"{{{NAMESPACES['w']}}}"
_M: Final = f"{{{NAMESPACES['m']}}}"
_TEXTS: Final = (f"{_W}t", f"{_M}t")
_PARTING: Final = (f"{_W}tab", f"{_W}br", f"{_M}den")
_OF_CONTENTS: Final = frozenset({"TOC", "HYPERLINK"})
"""Fields whose texts are kept: entries of contents, without the pages that Word counts in them."""


def figure_record_part(body: str) -> str:
    """Return the part for a body: one element for each paragraph with figures, in reading order.

    What fields show is left out, for Word counts captions and pages anew; entries of contents are kept.
    """
    return DECLARATION + write_record(passages_of(_texts(ElementTree.fromstring(body))))


def _texts(body: ElementTree.Element) -> Iterator[str]:
    """Yield the text of each paragraph but for what Word counts; what stands apart is parted by a blank."""
    fields: list[str] = []
    for paragraph in body.iter(f"{_W}p"):
        text = ""
        for element in paragraph.iter():
            if element.tag == f"{_W}fldChar":
                step = element.get(f"{_W}fldCharType", "")
                fields = [*fields, ""] if step == "begin" else fields[:-1] if step == "end" else fields
            elif element.tag == f"{_W}instrText" and fields:
                fields[-1] = fields[-1] or "".join((element.text or "").split()[:1])
            elif element.tag in _TEXTS and _OF_CONTENTS.issuperset(fields):
                text += element.text or ""
            elif element.tag in _PARTING:
                text += " "
        yield text


_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument"
_WORD: Final = f"{_TYPES}.wordprocessingml"
_DATA: Final = f"{_OFFICE}/customXml"
_MADE_ID: Final = "{6B1F3F0A-5C0C-5A55-9C35-0A6C61706169}"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_MAIN_PARTS: Final = ("styles", "numbering", "settings", "fontTable")
_MADE: Final = "customXml/item1.xml"
"""What Word keeps of a part that it does not know: data of the paper, with a name and properties."""
_STORED: Final = frozenset({"png", "jpeg", "gif"})
"""Already compressed."""


def write_docx(document: Document) -> bytes:
    """Return the paper as a Word file; equal papers give equal bytes.

    Raises:
        WriterError: when a picture or table of the paper cannot be set.
    """
    assembly = begin(document)
    body = body_part(assembly)
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
    assembly.relationships.add("customXml", f"../{_MADE}")
    texts = {
        "[Content_Types].xml": _content_types(assembly),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core(meta),
        "docProps/app.xml": _app(meta),
        "word/document.xml": body,
        "word/styles.xml": style_sheet(),
        "word/numbering.xml": numbering_part(assembly.lists),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": fonts.table,
        "word/_rels/document.xml.rels": _relationships(assembly.relationships.xml),
        "word/_rels/fontTable.xml.rels": _relationships(fonts.relationships),
        _MADE: figure_record_part(body),
        "customXml/_rels/item1.xml.rels": _relationships(_made_properties_link()),
        "customXml/itemProps1.xml": _made_properties(),
        **{f"word/{name}": part for name, part in assembly.headers.items()},
    }
    binaries = {f"word/media/{name}": content for name, content in assembly.media.items()}
    faces = {f"word/fonts/{name}": content for name, content in fonts.faces.items()}
    return {name: text.encode() for name, text in texts.items()} | binaries | faces


def _content_types(assembly: Assembly) -> str:
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _DEFAULTS.items()
    )
    kinds = {"document": "document.main", **{name: name for name in _MAIN_PARTS}}
    parts = {f"/word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in kinds.items()}
    for name in assembly.headers:
        kind = "header" if name.startswith("header") else "footer"
        parts[f"/word/{name}"] = f"{_WORD}.{kind}+xml"
    parts["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    parts["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    parts["/customXml/itemProps1.xml"] = f"{_TYPES}.customXmlProperties+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relationships(content: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _package_relationships() -> str:
    targets = (
        (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    return _relationships(
        "".join(
            f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
            for place, (kind, target) in enumerate(targets, start=1)
        )
    )


def _made_properties_link() -> str:
    kind = f"{_OFFICE}/relationships/customXmlProps"
    return f'<Relationship Id="rId1" Type="{kind}" Target="itemProps1.xml"/>'


def _made_properties() -> str:
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_DATA}" ds:itemID="{_MADE_ID}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _core(meta: Meta) -> str:
    moment = f"{meta.created[:10]}T00:00:00Z"
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(moment)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    office = escape(meta.office)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(meta.title)}</dc:title><dc:subject>{escape(meta.short_title)}</dc:subject>"
        f"<dc:creator>{office}</dc:creator><dc:description>Versi data {escape(meta.stamp)}</dc:description>"
        f"<cp:lastModifiedBy>{office}</cp:lastModifiedBy><dc:language>id</dc:language>"
        f"{dated}</cp:coreProperties>"
    )


def _app(meta: Meta) -> str:
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Capaian</Application>'
        f"<Company>{escape(meta.office)}</Company></Properties>"
    )


def _settings() -> str:
    compatible = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    parts = (
        "<w:embedTrueTypeFonts/>",
        '<w:defaultTabStop w:val="720"/>',
        '<w:characterSpacingControl w:val="doNotCompress"/>',
        '<w:updateFields w:val="true"/>',
        compatible,
        '<w:themeFontLang w:val="id-ID"/>',
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )
    return root("w:settings", "".join(parts), "w")
