"""Elements that readers by name take for cells, texts or formats, and that no program of an office shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.workbooks.hostile.packing import (
    BOOK,
    LINKS,
    MAIN,
    ONE_CELL,
    SHEET,
    STYLES,
    TEXTS,
    Case,
    book,
    pack,
    parts,
    relations,
    shared,
    sheet,
    styles,
    with_part,
    workbook,
)

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_X14AC = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_IGNORED = f' xmlns:mc="{_MC}" xmlns:zz="urn:zz" mc:Ignorable="zz"'
_CHOICE = '<mc:AlternateContent><mc:Choice Requires="zz">{0}</mc:Choice><mc:Fallback/></mc:AlternateContent>'


def ignoring(text: str) -> str:
    """A part whose root declares a namespace that readers need not know."""
    at = text.index(f' xmlns="{MAIN}"')
    return text[:at] + _IGNORED + text[at:]


def of_rows(rows: str) -> bytes:
    return with_part(SHEET, ignoring(sheet(rows)).encode())


def around(before: str, after: str = "") -> bytes:
    return with_part(SHEET, ignoring(sheet(ONE_CELL, after, before)).encode())


def in_row(cells: str, row: int = 3) -> bytes:
    return of_rows(f'{ONE_CELL}<row r="{row}"><c r="F{row}"><v>1</v></c>{cells}</row>')


def after_many(cells: str) -> bytes:
    """Behind so many rows that they go by in several pieces."""
    rows = (f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 3_000))
    return of_rows(f'{"".join(rows)}<row r="3000">{cells}</row>')


def of_texts(texts: str) -> bytes:
    return book(
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        texts=ignoring(shared("a")).replace("<si><t>a</t></si>", texts),
    )


def of_styles(old: str, new: str) -> bytes:
    text = ignoring(styles("0&quot;000&quot;"))
    assert old in text
    return book(styles=text.replace(old, new, 1))


def of_book(old: str, new: str) -> bytes:
    text = ignoring(workbook("Data"))
    assert old in text
    return with_part(BOOK, text.replace(old, new, 1).encode())


def many_small(sheets: int, rows: str, after: str = "") -> bytes:
    """Sheets of less than a megabyte each, of the same bytes over and over."""
    held = parts(
        book=workbook(*(f"L{number}" for number in range(sheets))),
        links=relations(*(("worksheet", f"worksheets/{number}.xml") for number in range(sheets))),
    )
    made = sheet(rows, after).encode()
    return pack({**held, **{f"xl/worksheets/{number}.xml": made for number in range(sheets)}})


_SEVENS = "<v>7777</v>"
_STRANGE = ("book_misleading", "Data")
_IN_SHEETS = [
    *(
        Case(name, partial(in_row, cells), *_STRANGE, cell)
        for name, cells, cell in (
            ("a foreign cell", f'<zz:c r="G3">{_SEVENS}</zz:c>', (3, "G")),
            ("a foreign value", '<c r="G3"><zz:v>7777</zz:v></c>', (3, "G")),
            ("a cell within something foreign", f'<zz:w><c r="G3">{_SEVENS}</c></zz:w>', (3, None)),
            ("a cell within something unknown", f'<w><c r="G3">{_SEVENS}</c></w>', (3, None)),
            ("a cell in a choice", _CHOICE.format(f'<c r="G3">{_SEVENS}</c>'), (3, None)),
            ("a value in a choice", f'<c r="G3">{_CHOICE.format(_SEVENS)}</c>', (3, "G")),
            ("a cell that declares a namespace", f'<c xmlns="urn:zz" r="G3">{_SEVENS}</c>', (3, "G")),
            ("a cell in a cell", f'<c r="G3"><c r="H3">{_SEVENS}</c></c>', (3, "H")),
            ("a row in a row", f'<row r="4"><c r="G4">{_SEVENS}</c></row>', (4, None)),
            (
                "two texts side by side",
                '<c r="G3" t="inlineStr"><is><t>58</t><t>55</t></is></c>',
                (3, "G"),
            ),
            (
                "a text beside its runs",
                '<c r="G3" t="inlineStr"><is><r><t>58</t></r><t>55</t></is></c>',
                (3, "G"),
            ),
        )
    ),
    Case(
        "a foreign cell far below",
        lambda: after_many(f'<zz:c r="B3000">{_SEVENS}</zz:c>'),
        *_STRANGE,
        (3_000, "B"),
    ),
    Case(
        "a foreign row",
        lambda: of_rows(f'<zz:row r="2"><c r="A2">{_SEVENS}</c></zz:row>'),
        *_STRANGE,
        (2, None),
    ),
    Case(
        "a cell that is in no row",
        lambda: of_rows(f'{ONE_CELL}<c r="A2">{_SEVENS}</c>'),
        *_STRANGE,
        (2, "A"),
    ),
    Case(
        "a root of another namespace",
        lambda: with_part(SHEET, sheet(ONE_CELL).replace(MAIN, "urn:zz").encode()),
        *_STRANGE,
    ),
    Case(
        "a cell that is the whole sheet",
        lambda: with_part(SHEET, f'<c xmlns="{MAIN}" r="A1"><v>1</v></c>'.encode()),
        *_STRANGE,
        (1, "A"),
    ),
    *(
        Case(name, partial(around, before, after), *_STRANGE)
        for name, before, after in (
            ("foreign cells before the cells", f"<zz:sheetData>{ONE_CELL}</zz:sheetData>", ""),
            ("cells within something foreign", f"<zz:w><sheetData>{ONE_CELL}</sheetData></zz:w>", ""),
            ("cells in a choice", _CHOICE.format("<sheetData/>"), ""),
            ("cells in two places", "", f"<sheetData>{ONE_CELL}</sheetData>"),
            ("no cells before the cells", "<sheetData/>", ""),
            ("foreign merged cells", "", '<zz:mergeCells><mergeCell ref="A1:B1"/></zz:mergeCells>'),
            ("merged cells in a choice", "", _CHOICE.format('<mergeCell ref="A1:B1"/>')),
            ("200 levels behind the cells", "", "<x>" * 200 + "</x>" * 200),
        )
    ),
    *(
        Case(name, partial(in_row, cell), "book_cell_misleading", "Data", (3, "G"))
        for name, cell in (
            ("a text in a number", '<c r="G3" t="n"><is><t>7777</t></is></c>'),
            ("a text in a cell of no type", '<c r="G3"><is><t>7777</t></is></c>'),
            ("a text in the result of a formula", '<c r="G3" t="str"><is><t>7777</t></is></c>'),
            ("a text in truth", '<c r="G3" t="b"><is><t>1</t></is></c>'),
        )
    ),
]

_IN_TEXTS = [
    *(
        Case(name, partial(of_texts, texts), "book_misleading")
        for name, texts in (
            ("a foreign text among texts", "<zz:si><t>7777</t></zz:si><si><t>8888</t></si>"),
            ("a foreign text beside a text", "<si><t>88</t><zz:t>77</zz:t></si>"),
            ("a text in a choice", f"<si>{_CHOICE.format('<t>7777</t>')}</si>"),
            ("a text that declares a namespace", '<si><t xmlns="urn:zz">7777</t></si>'),
            ("a text in a text", "<si><si><t>7777</t></si></si>"),
            ("texts in something unknown", "<x><si><t>7777</t></si></x>"),
            ("two texts in one", "<si><t>88</t><t>77</t></si>"),
            ("runs behind a text", "<si><t>88</t><r><t>77</t></r></si>"),
        )
    ),
    Case(
        "a root of texts of another namespace",
        lambda: with_part(TEXTS, shared("1").replace(MAIN, "urn:zz").encode()),
        "book_misleading",
    ),
    Case(
        "a comment behind 500,000 letters of a text",
        lambda: of_texts(f"<si><t>{'abcdefgh!1' * 50_000}<!-- x --></t></si>"),
        "book_text_too_long",
    ),
]

_IN_STYLES = [
    *(
        Case(name, partial(of_styles, old, new), "book_misleading")
        for name, old, new in (
            ("a foreign style", "<cellXfs>", '<cellXfs><zz:xf numFmtId="0"/>'),
            ("a foreign format", "</numFmts>", '<zz:numFmt numFmtId="164" formatCode="0"/></numFmts>'),
            ("a style in a choice", "<cellXfs>", f"<cellXfs>{_CHOICE.format('<xf/>')}"),
            ("foreign formats", "<numFmts>", '<zz:numFmts><numFmt numFmtId="164"/></zz:numFmts><numFmts>'),
            ("styles in two places", "<cellXfs>", '<cellXfs><xf numFmtId="0"/></cellXfs><cellXfs>'),
            ("styles in something foreign", "<cellXfs>", "<zz:w><cellXfs/></zz:w><cellXfs>"),
        )
    ),
    Case(
        "a root of styles of another namespace",
        lambda: with_part(STYLES, styles("0").replace(MAIN, "urn:zz").encode()),
        "book_misleading",
    ),
]

_IN_LISTS = [
    *(
        Case(name, partial(of_book, "<sheets>", new), "book_misleading")
        for name, new in (
            ("a foreign sheet", '<sheets><zz:sheet name="A" sheetId="9"/>'),
            ("a sheet in a choice", f"<sheets>{_CHOICE.format('<sheet/>')}"),
            ("foreign sheets", "<zz:sheets/><sheets>"),
            ("foreign days of 1904", '<zz:workbookPr date1904="1"/><sheets>'),
            ("days of 1904 in a choice", f"{_CHOICE.format('<workbookPr/>')}<sheets>"),
            ("days from a year that is none", '<workbookPr date1904="mungkin"/><sheets>'),
        )
    ),
    Case(
        "a foreign relation",
        lambda: with_part(
            LINKS,
            relations(("worksheet", "worksheets/sheet1.xml"))
            .replace("</R", '<z:Relationship xmlns:z="urn:zz" Id="rId1"/></R')
            .encode(),
        ),
        "book_misleading",
    ),
]

_CELLS = "<row>" + "<c><v>1</v></c>" * 60_000 + "</row>"
_DENSE: list[tuple[object, ...]] = [
    ("cells without a place", lambda: many_small(16, _CELLS), "book_cell_nowhere"),
    (
        "elements that never close behind the cells",
        lambda: many_small(10, ONE_CELL, "<x/>" * 24_000),
        "book_of_too_many_elements",
    ),
    (
        "120,000 levels behind the cells",
        lambda: many_small(45, ONE_CELL, "<x>" * 120_000 + "</x>" * 120_000),
        "book_misleading",
        "L0",
    ),
    (
        "formulas",
        lambda: many_small(25, "<row>" + "<c><f>1</f><v>1</v></c>" * 40_000 + "</row>"),
        "book_cell_nowhere",
    ),
]

_WRITTEN = (
    '<row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1"><v>12336</v></c>'
    '<c r="B1" t="s"><v>0</v></c></row><row r="2" ht="15"/>'
)
_AROUND = (
    f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x14"><controls><control r:id="rId1" '
    'xmlns:r="urn:r"><controlPr><anchor><from><row>1</row></from></anchor></controlPr></control></controls>'
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
        f'<workbookPr date1904=" 0 "/><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x15">'
        '<x:absPath xmlns:x="urn:x"/></mc:Choice></mc:AlternateContent><sheets>',
    )
    held = parts(
        texts=shared("a").replace("<si><t>a</t></si>", _RICH),
        book=made.replace("</workbook>", f'<extLst><ext uri="{{1}}">{property_}</ext></extLst></workbook>'),
        styles=styles("0.0").replace(
            "</styleSheet>",
            '<dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs><extLst><ext uri="{2}">'
            f'<x14:slicerStyles xmlns:x14="{_X14}"/></ext></extLst></styleSheet>',
        ),
    )
    return pack(
        {**held, SHEET: sheet(_WRITTEN, _AROUND).replace("<worksheet ", root).encode()},
    )


def with_prefixes() -> bytes:
    text = sheet(_WRITTEN.replace(' x14ac:dyDescent="0.25"', ""))
    at = text.index("<worksheet")
    prefixed = text[at:].replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    texts = shared("Uraian baru").replace("<s", "<x:s").replace("</s", "</x:s").replace("<t", "<x:t")
    return pack(
        {
            **parts(texts=texts.replace("</t", "</x:t").replace("xmlns=", "xmlns:x=")),
            SHEET: (text[:at] + prefixed.replace("xmlns=", "xmlns:x=")).encode(),
        }
    )


def strict() -> bytes:
    held = parts(_WRITTEN.replace(' x14ac:dyDescent="0.25"', ""), texts=shared("Uraian baru"))
    return pack({name: content.replace(MAIN.encode(), _STRICT.encode()) for name, content in held.items()})


SOUND = {"of Excel": of_excel, "with prefixes": with_prefixes, "of the strict form": strict}
"""One sheet each, with a number in A1 and a text in B1."""


def varied(element: str, number: int) -> str:
    """Elements that differ, so that they are not packed too densely."""
    return "".join(element.replace("#", str(place * 7919 % 1_000_003)) for place in range(number))


_RUNS = '<r><rPr><sz val="#"/></rPr><t/></r>'
_MANY: list[tuple[str, Callable[[], bytes]]] = [
    ("behind the rows", lambda: around("", varied('<zz:a n="#"/>', 55_000))),
    ("before the rows and behind", lambda: around(*2 * (varied('<zz:a n="#"/>', 26_000),))),
    ("of one text", lambda: of_texts(f"<si>{varied(_RUNS, 13_000)}</si>")),
    ("of many texts", lambda: of_texts(varied(f"<si>{_RUNS}</si>", 13_000))),
    ("of many sheets", lambda: many_small(12, ONE_CELL, varied('<x n="#"/>', 4_500))),
    ("of styles", lambda: of_styles("</styleSheet>", varied('<a n="#"/>', 51_000) + "</styleSheet>")),
]
"""Elements beside cells, each of which costs a call."""

CASES = [
    Case("extensions of a cell", partial(in_row, f'<c r="G3"><extLst>{_SEVENS}</extLst></c>')),
    *(Case(f"elements {name}", make, "book_of_too_many_elements") for name, make in _MANY),
    *_IN_SHEETS,
    *_IN_TEXTS,
    *_IN_STYLES,
    *_IN_LISTS,
    *(Case(f"many small sheets: {name}", *rest) for name, *rest in _DENSE),
]
