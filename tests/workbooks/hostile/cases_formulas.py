"""Formulas and links: never run, never followed; their last value is data like any other."""

from __future__ import annotations

from tests.workbooks.hostile.packing import ONE_CELL, Case, book, pack, parts, relations

_LINK = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


def formula(text: str, value: str = "<v>7</v>", kind: str = "") -> bytes:
    return book(f'<row r="1"><c r="A1"{kind}><f>{text}</f>{value}</c></row>')


def linked() -> bytes:
    links = relations(("externalLinkPath", "file:///etc/passwd"))
    return pack(
        parts(f"{ONE_CELL}<row r='2'><c r='A2'><f>[1]Data!A1</f><v>3</v></c></row>"),
        ("xl/externalLinks/externalLink1.xml", _LINK.encode()),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", links.encode()),
    )


def outside(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    """A workbook of which a part lies elsewhere, as its relations say."""
    own = {"worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml"}
    links = relations(*(own | {kind: target}).items())
    return book(links=links.replace(f'Target="{target}"', f'Target="{target}"{mode}'))


def connected() -> bytes:
    return pack(
        parts(), ("xl/connections.xml", b'<connections><connection type="1"/></connections>')
    )


CASES = [
    Case("a command", lambda: formula("cmd|'/C calc'!A0")),
    Case("DDE", lambda: formula('DDE("cmd";"/C calc";"a")')),
    Case("HYPERLINK", lambda: formula('HYPERLINK("http://127.0.0.1/?"&amp;A2,"klik")')),
    Case("WEBSERVICE", lambda: formula('WEBSERVICE("http://127.0.0.1/")')),
    Case("IMPORTXML", lambda: formula('IMPORTXML("http://127.0.0.1/","//a")')),
    Case("another file", linked),
    Case("a database", connected),
    Case(
        "a sheet elsewhere",
        lambda: outside("worksheet", "http://127.0.0.1/a.xml"),
        "book_part_outside",
    ),
    Case(
        "a sheet at an address",
        lambda: outside("worksheet", "http://127.0.0.1/a", ""),
        "book_part_outside",
    ),
    Case(
        "a sheet in another folder", lambda: outside("worksheet", "lain.xml"), "book_part_outside"
    ),
    Case(
        "texts elsewhere",
        lambda: outside("sharedStrings", "file:///etc/passwd"),
        "book_part_outside",
    ),
    Case("a link to a page", lambda: outside("hyperlink", "http://127.0.0.1/")),
    Case("no value", lambda: formula("1+1", "")),
    Case(
        "an array",
        lambda: book('<row r="1"><c r="A1"><f t="array" ref="A1:A2">{1;2}</f><v>1</v></c></row>'),
    ),
    Case(
        "a shared formula",
        lambda: book('<row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v></c></row>'),
    ),
    Case(
        "a text like a formula",
        lambda: book('<row r="1"><c r="A1" t="str"><v>=cmd|x</v></c></row>'),
    ),
]
