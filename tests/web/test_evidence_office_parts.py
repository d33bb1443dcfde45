"""A Word or Excel file is refused for what its parts could do, and asked about for all that they say."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.web.proving import NIK, archive, book, letter

from capaian.web.evidence.examining.examine import examine
from capaian.web.evidence.examining.found import UnfitFileError

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AWAY = "https://contoh.invalid/isi"


def related(kind: str, target: str, mode: str = "External") -> bytes:
    """A list of what belongs to a part."""
    told = f'Id="r1" Type="{KINDS}/{kind}" Target="{target}" TargetMode="{mode}"'
    return f"<?xml version='1.0'?><Relationships><Relationship {told}/></Relationships>".encode()


def word(parts: dict[str, bytes], body: str = "<w:p><w:t>Surat</w:t></w:p>") -> bytes:
    whole = f"<w:document><w:body>{body}</w:body></w:document>".encode()
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": whole, **parts})


def field(*pieces: str) -> str:
    return "".join(f"<w:r><w:instrText xml:space='preserve'>{piece}</w:instrText></w:r>" for piece in pieces)


def table(parts: dict[str, bytes], *values: object) -> bytes:
    """A workbook with more parts."""
    stream = io.BytesIO(book(*values))
    with zipfile.ZipFile(stream, "a") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(UnfitFileError) as caught:
        examine(content, "")
    return caught.value.code


OF = "word/_rels/document.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600
FETCHING = {
    "template": word({"word/_rels/settings.xml.rels": related("attachedTemplate", f"{AWAY}.dotm")}),
    "share": word({OF: related("attachedTemplate", r"\\server\templat.dotm")}),
    "share-coded": word({OF: related("attachedTemplate", "%5C%5Cserver%5Ctemplat.dotm")}),
    "share-file": word({OF: related("attachedTemplate", "file://server/templat.dotm")}),
    "picture": word({OF: related("image", f"{AWAY}.png")}),
    "included": word({}, field('INCLUDEPICTURE "https://contoh.invalid/a.png"')),
    "formula": table({}, "=WEBSERVICE(A1)"),
    "exchange": table({}, "=cmd|'/c calc'!A1"),
    "exchange-quoted": table({}, "='cmd'|'/c calc'!'A1'"),
    "dde": table({"xl/externalLinks/externalLink1.xml": b"<a><ddeLink ddeService='cmd'/></a>"}),
    "web": table({"xl/connections.xml": f"<connections><webPr url='{AWAY}'/></connections>".encode()}),
    "two-bytes": table({"xl/connections.xml": "<connections><webPr/></connections>".encode("utf-16")}),
}
RUNNING = {
    "object": word({OF: related("oleObject", "mhtml:https://contoh.invalid/a!b")}),
    "object-here": word({OF: related("oleObject", "media/a.dat", "Internal")}),
    "chunk": word({OF: related("aFChunk", "a.txt", "Internal"), "word/a.txt": b"Halo"}),
    "page": word({"word/a.html": b"<p>Halo</p>"}),
    "old": word({"word/media/a.dat": OLE}),
    "program": word({"word/media/a.png": b"MZ" + b"x" * 600}),
    "macros": word({OF: related("vbaProject", "a.bin", "Internal")}),
    "kind": word({"[Content_Types].xml": b"<Types><Override ContentType='a.macroEnabled+xml'/></Types>"}),
    "exchange": word({}, field("DDEAUTO c:\\\\windows\\\\cmd.exe")),
    "in-pieces": word({}, field("DD", "EAUTO c:\\\\windows\\\\cmd.exe")),
    "beside": word({}, field("PAGE", "DDE c:\\\\a.exe")),
    "simple": word({}, '<w:fldSimple w:instr="DDE cmd"/>'),
    "coded": word({}, field("QUOTE 68 68 69 65")),
    "drawing": word({"word/media/a.svg": b"<svg onload='a()'/>"}),
    "inside": word({"word/embeddings/a.xlsx": table({"xl/media/a.png": b"MZ" + b"x" * 600})}),
}


@pytest.mark.parametrize("content", FETCHING.values(), ids=FETCHING)
def test_what_fetches_from_elsewhere_is_refused(content: bytes) -> None:
    assert refused(content) == "fetching"


@pytest.mark.parametrize("content", RUNNING.values(), ids=RUNNING)
def test_what_runs_is_refused_whatever_it_is_called(content: bytes) -> None:
    assert refused(content) == "programs"


def test_words_of_its_own_or_letters_that_nobody_knows_are_refused() -> None:
    for text in (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", b"<?xml version='1.0' encoding='utf-7'?><a/>"):
        assert refused(word({"word/a.xml": text})) == "misleading_archive"


SOUND = {
    "link": word({OF: related("hyperlink", AWAY)}),
    "template": word(
        {"word/_rels/settings.xml.rels": related("attachedTemplate", "file:///C:/Users/a/Normal.dotm")}
    ),
    "beside": word({OF: related("image", "gambar/a.png")}),
    "fields": word({}, field("PAGE", ' HYPERLINK "https://contoh.invalid/" ', "TOC \\o 1-3")),
    "linked": word({}, field('LINK Excel.Sheet.12 "C:\\\\a.xlsx" \\a', f'HYPERLINK "{AWAY}"')),
    "formula": table({}, "=SUM(A2:A3)", '=IF(A1="a|b",1,2)', "='Data | lama'!A1", "=HYPERLINK(A1)"),
    "chart": word({"word/embeddings/a.xlsx": book("Rekap")}),
    "picture": word({"word/media/a.svg": b"<svg><path d='M0'/></svg>"}),
    "font": word({"word/fonts/a.odttf": b"MZ" + b"x" * 60}),
}


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
def test_what_every_office_writes_is_taken(content: bytes) -> None:
    assert examine(content, "").personal == ""


SAYING = {
    "relation": word({OF: related("hyperlink", f"https://contoh.invalid/?nik={NIK}")}),
    "attribute": word({}, f'<w:p><w:bookmarkStart w:name="x" w:descr="NIK {NIK}"/></w:p>'),
    "sheet": table({"xl/a.xml": f'<sheets><sheet name="{NIK}"/></sheets>'.encode()}),
    "inside": word({"word/embeddings/a.xlsx": book(f"NIK {NIK}")}),
    "two-bytes": word({"word/a.xml": f"<a>NIK {NIK}</a>".encode("utf-16")}),
}


@pytest.mark.parametrize("content", SAYING.values(), ids=SAYING)
def test_a_number_of_a_person_is_found_in_every_part(content: bytes) -> None:
    assert examine(content, "").personal != ""


def test_what_programs_number_their_parts_with_is_none() -> None:
    unique = "{63990241-0790-0002-1111-222233334444}"
    assert examine(table({"xl/a.xml": f'<a uid="{unique}" b="0.{"3" * 17}"/>'.encode()}), "").personal == ""
    assert examine(letter(), "").personal == ""


@pytest.mark.parametrize("ending", [".txt", ".csv"])
@pytest.mark.parametrize(
    "text",
    [
        f"nik\n{NIK[:8]}\n{NIK[8:]}",
        f"nik;nama\nA;{NIK[:6]}\r\n{NIK[6:]};B",
        f"{NIK[0]}.{NIK[1:]}E15",
        f"{NIK[0]},{NIK[1:]}E+15",
        "".join(f"&#{ord(sign)};" for sign in NIK),
    ],
)
def test_a_number_of_a_person_is_found_however_a_text_writes_it(text: str, ending: str) -> None:
    assert examine(text.encode(), ending).personal.startswith("baris ")


def test_figures_below_each_other_are_no_number_of_a_person() -> None:
    rows = "jumlah\n" + "\n".join(str(1_234_567 + step) for step in range(9)) + "\n6,39E+15\n"
    assert examine(rows.encode(), ".csv").personal == ""
