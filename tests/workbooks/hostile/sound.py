"""What programs write around values: foreign elements, prefixes, the strict form.

No fault of a workbook.
"""

from __future__ import annotations

from tests.workbooks.hostile.packing import (
    MAIN,
    SHEET,
    pack,
    parts,
    shared,
    sheet,
    styles,
    workbook,
)

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_X14AC = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_WRITTEN = (
    '<row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1"><v>12336</v></c>'
    '<c r="B1" t="s"><v>0</v></c></row><row r="2" ht="15"/>'
)
_AROUND = (
    f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x14"><controls><control '
    'r:id="rId1" '
    'xmlns:r="urn:r"><controlPr><anchor><from><row>1</row></from></anchor></controlPr></'
    "control></controls>"
    '</mc:Choice></mc:AlternateContent><extLst><ext uri="{1}"><x14:conditionalFormattings '
    f'xmlns:x14="{_X14}" xmlns:xm="urn:xm"><x14:cfRule><xm:f>A1&gt;0</xm:f></x14:cfRule>'
    "</x14:conditionalFormattings></ext></extLst>"
)
_RICH = (
    '<si><r><rPr><b/><sz val="11"/><rFont val="Calibri"/></rPr><t>Uraian</t></r>'
    '<r><t xml:space="preserve"> baru</t></r>'
    '<rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/></si>'
)


def of_excel() -> bytes:
    """Every foreign thing that it writes around what is read."""
    root = f'<worksheet xmlns:mc="{_MC}" mc:Ignorable="x14ac" xmlns:x14ac="{_X14AC}" '
    property_ = '<x15:workbookPr xmlns:x15="urn:x15" chartTrackingRefBase="1"/>'
    made = workbook("Data").replace(
        "<sheets>",
        f'<workbookPr date1904=" 0 "/><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice '
        'Requires="x15">'
        '<x:absPath xmlns:x="urn:x"/></mc:Choice></mc:AlternateContent><sheets>',
    )
    files = parts(
        texts=shared("a").replace("<si><t>a</t></si>", _RICH),
        book=made.replace(
            "</workbook>", f'<extLst><ext uri="{{1}}">{property_}</ext></extLst></workbook>'
        ),
        styles=styles("0.0").replace(
            "</styleSheet>",
            '<dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs><extLst><ext '
            'uri="{2}">'
            f'<x14:slicerStyles xmlns:x14="{_X14}"/></ext></extLst></styleSheet>',
        ),
    )
    return pack({**files, SHEET: sheet(_WRITTEN, _AROUND).replace("<worksheet ", root).encode()})


def with_prefixes() -> bytes:
    text = sheet(_WRITTEN.replace(' x14ac:dyDescent="0.25"', ""))
    at = text.index("<worksheet")
    prefixed = text[at:].replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    texts = (
        shared("Uraian baru").replace("<s", "<x:s").replace("</s", "</x:s").replace("<t", "<x:t")
    )
    return pack(
        {
            **parts(texts=texts.replace("</t", "</x:t").replace("xmlns=", "xmlns:x=")),
            SHEET: (text[:at] + prefixed.replace("xmlns=", "xmlns:x=")).encode(),
        }
    )


def strict() -> bytes:
    files = parts(_WRITTEN.replace(' x14ac:dyDescent="0.25"', ""), texts=shared("Uraian baru"))
    return pack(
        {name: content.replace(MAIN.encode(), _STRICT.encode()) for name, content in files.items()}
    )


SOUND = {"of Excel": of_excel, "with prefixes": with_prefixes, "of the strict form": strict}
"""One sheet each, with a number in A1 and a text in B1."""
