"""What lies around photographs in papers and letters tells of no camera either, in forms that are seldom."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String
from tests.web.proving import NIK, archive, book, letter, paper
from tests.web.test_evidence_inside import (
    COMMENT,
    JPEG,
    SCAN,
    SECRET,
    all_of,
    changed,
    described,
    drawn,
    inline,
    packed,
    pixels,
)

from capaian.web.evidence.examining.examine import examine
from capaian.web.evidence.examining.found import UnfitFileError
from capaian.web.evidence.examining.jpeg2000 import without_boxes

PDF = "http://ns.adobe.com/pdf/1.3/"
EXIF = "http://ns.adobe.com/exif/1.0/"
XAP = "http://ns.adobe.com/xap/1.0/"


def xmp(*vocabularies: str) -> bytes:
    """A description of a paper in some vocabularies."""
    names = "".join(f' xmlns:v{place}="{each}"' for place, each in enumerate(vocabularies))
    own = f'<r:Description{names} v0:Ket="{SECRET.decode()}"/>'
    rdf = f'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{own}</r:RDF>'
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta>'.encode()


def told(body: bytes) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.Root.Metadata = document.make_stream(body, Type=Name.Metadata, Subtype=Name.XML)

    return change


def of_a_figure(document: Pdf) -> None:
    about = document.make_stream(SECRET, Type=Name.Metadata, Subtype=Name.XML)
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, Metadata=document.make_indirect(about))
    document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([figure]))


def of_a_program(document: Pdf) -> None:
    document.Root.PieceInfo = Dictionary(Foto=Dictionary(Private=String(SECRET.decode())))


def with_key(name: str) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.docinfo[name] = String(SECRET.decode())

    return change


def updated(content: bytes, photo: bytes | None) -> bytes:
    """A paper whose photograph was exchanged, or taken out, by what is written below it."""
    head = re.search(rb"(\d+) 0 obj\n<<(?:(?!endobj).)*?/DCTDecode", content, re.DOTALL)
    assert head is not None
    number = int(head[1])
    start = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", content, re.DOTALL)[-1]
    body = b"" if photo is None else b"%d 0 obj\n<< /Type /XObject /Subtype /Image /Width 64" % number
    if photo is not None:
        body += b" /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length "
        body += b"%d >>\nstream\n%s\nendstream\nendobj\n" % (len(photo), photo)
    line = b"%010d 00000 n \n" % len(content) if body else b"0000000000 00001 f \n"
    listed = b"xref\n%d 1\n%strailer\n<<%s /Prev %d >>\n" % (number, line, trailer, start)
    return content + body + listed + b"startxref\n%d\n%%%%EOF\n" % (len(content) + len(body))


def plain(content: bytes) -> bytes:
    """The same paper without objects that are packed together."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(target, object_stream_mode=ObjectStreamMode.disable)
    return target.getvalue()


CLEANED = {
    "line before": drawn(b"\r\n" + COMMENT),
    "nought before": drawn(b"\0" + COMMENT),
    "of the paper": changed(told(xmp(PDF, EXIF))),
    "of the paper in two bytes": changed(told(xmp(PDF, EXIF).decode().encode("utf-16"))),
    "own key": changed(with_key("/Kamera")),
    "program": changed(of_a_program),
    "figure": changed(of_a_figure),
    "photograph below": updated(plain(drawn(COMMENT)), JPEG),
    "photograph taken out": updated(plain(drawn(COMMENT)), None),
}


@pytest.mark.parametrize("name", CLEANED)
def test_what_lies_around_photographs_goes_and_the_pixels_stay(name: str) -> None:
    before = CLEANED[name]
    after = examine(before, "").content
    assert after != before and SECRET not in all_of(after)
    assert SECRET.decode().encode("utf-16-le") not in all_of(after)
    if name != "photograph taken out":
        shown = drawn(COMMENT) if name.endswith("before") else before  # the reader of tests skips nothing
        assert pixels(after) == pixels(shown)
    assert examine(after, "").content == after, "brought again it is the same"


def framed(document: Pdf) -> None:
    """A stamp without a word on what it is."""
    stamp = document.make_stream(inline(COMMENT), BBox=[0, 0, 90, 90])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 90, 90], AP=Dictionary(N=stamp))
    document.pages[0].obj.Annots = Array([document.make_indirect(note)])


def with_head(comment: bytes, way: bytes = b"/DCT") -> Callable[[Pdf], None]:
    drawn_inline = inline(COMMENT, way).replace(b"/BPC 8", b"/BPC 8 %" + comment + b"\n")
    return lambda document: document.pages[0].contents_add(drawn_inline)


@pytest.mark.parametrize(
    "content",
    [
        changed(with_head(b"x" * 9_000)),
        changed(with_head(b"x" * 9_000, b"/D#43T")),
        changed(framed),
        drawn(b"\0"),
    ],
    ids=["long head", "in numbers", "stamp", "no photograph"],
)
def test_what_cannot_be_cleaned_keeps_the_paper_back(content: bytes) -> None:
    with pytest.raises(UnfitFileError, match="picture_in_paper"):
        examine(content, "")


def with_second_list() -> bytes:
    """A paper as Word writes it: a second list of its objects, which says nothing else than the first."""
    content = plain(paper("Berita acara"))
    start = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", content, re.DOTALL)[-1]
    listed = b"xref\n0 0\ntrailer\n<<%s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return content + listed % (trailer, start, len(content))


def about_itself(document: Pdf) -> None:
    told(
        xmp(
            PDF,
            XAP,
            f"{XAP}mm/",
            f"{XAP}t/pg/",
            "http://purl.org/dc/elements/1.1/",
            "http://www.aiim.org/pdfa/ns/id/",
        )
    )(document)
    document.docinfo["/Title"], document.docinfo["/Author"] = String("Rekap"), String("Dinas")


def words_of_a_bank(document: Pdf) -> None:
    document.pages[0].contents_add(b"BT (Kurs BI / Nomor #4 ID 7) Tj (BI) Tj (/DC ID ) Tj ET")


@pytest.mark.parametrize(
    "content",
    [with_second_list(), changed(about_itself), changed(words_of_a_bank), drawn(JPEG + b"\r\n")],
    ids=["word", "title", "bank", "line behind"],
)
def test_a_paper_that_tells_of_no_photograph_stays_byte_for_byte(content: bytes) -> None:
    assert examine(content, "").content == content


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def sheet(photo: bytes) -> bytes:
    """A workbook with a photograph."""
    stream = io.BytesIO(book("Rekap", 12))
    with zipfile.ZipFile(stream, "a") as made:
        made.writestr("xl/media/image1.jpeg", photo)
    return stream.getvalue()


DESCRIBED = (
    b"<svg xmlns='http://www.w3.org/2000/svg'><title>%s</title><!-- %s --><desc>%s</desc><path/></svg>"
)
READ_OUT = (
    b"<svg aria-labelledby='a b'><title id='a'>Bagan 1</title><desc id=\"b\">Bagan pohon</desc><g/></svg>"
)
UNREAD = b"<svg aria-labelledby='a'><metadata id='a'>%s</metadata><desc id='b'>%s</desc><g/></svg>"
INSIDE = {
    "drawing that is read out": ("media/image1.svg", UNREAD % (SECRET, SECRET)),
    "workbook": ("embeddings/Lembar1.xlsx", sheet(COMMENT)),
    "paper": ("media/image1.pdf", drawn(COMMENT)),
    "scan": ("media/image1.jp2", described()),
    "drawing": ("media/image1.svg", DESCRIBED % (SECRET, SECRET, SECRET)),
}


def whole(content: bytes) -> bytes:
    """All that a file says, whatever lies in it."""
    if content.startswith(b"PK"):
        return b"".join(whole(each) for each in parts_of(content).values())
    return all_of(content) if content.startswith(b"%PDF") else content


@pytest.mark.parametrize("name", INSIDE)
def test_pictures_that_lie_deeper_in_a_letter_are_cleaned_too(name: str) -> None:
    place, raw = INSIDE[name]
    before = letter("Surat", **{place: raw})
    after = examine(before, "").content
    assert SECRET in whole(before) and SECRET not in whole(after)
    assert parts_of(after).keys() == parts_of(before).keys() and examine(after, "").content == after


@pytest.mark.parametrize("place", ["embeddings/Lembar1.xlsx", "media/image1.pdf"])
def test_a_person_named_in_what_lies_within_a_letter_is_found(place: str) -> None:
    raw = paper(f"NIK {NIK}") if place.endswith("pdf") else book(NIK)
    assert examine(letter("Surat", **{place: raw}), "").personal == "berkas di dalamnya"


def test_a_paper_within_a_letter_is_refused_for_what_it_does() -> None:
    with pytest.raises(UnfitFileError, match="active_paper"):
        examine(letter("Surat", **{"media/image1.pdf": paper(script="app.alert(1)")}), "")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("media/hdphoto1.wdp", b"II\xbc\x01" + SECRET),
        ("media/image1.tif", b"II+\0\x08\0\0\0" + SECRET),
        ("media/image1.tif", b"MM\0+\0\x08\0\0" + SECRET),
        ("media/image1.psd", b"8BPS\0\x01" + SECRET),
        ("media/image1.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n" + SECRET),
        ("media/image1.pict", b"\0" * 512 + b"\0\x20" + COMMENT),
        ("media/media1.avi", b"RIFF\0\0\0\0AVI " + SECRET),
        ("media/media1.mp3", b"ID3\x04" + SECRET),
        ("media/image1.j2k", b"\xff\x4f\xff\x51" + SECRET),
        ("media/image1.jpeg", b"\n" + COMMENT),
        ("foto.jpeg", b"\0" + COMMENT),
        ("media/image1.xyz", SECRET),
    ],
)
def test_pictures_that_nobody_here_takes_apart_keep_a_letter_back(name: str, raw: bytes) -> None:
    with pytest.raises(UnfitFileError, match="picture_inside"):
        examine(letter("Surat", **{name: raw}), "")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("media/image1.bmp", packed("BMP")),
        ("media/image1.png", packed("PNG")),
        ("media/image1.jp2", without_boxes(SCAN)),
        ("media/image1.jpeg", b""),
        ("media/image1.svg", READ_OUT),
        ("media/drawing.xml", b"<?xml version='1.0'?><a/>"),
        ("printerSettings/printerSettings1.bin", b"\0\x01\x02"),
    ],
)
def test_what_tells_nothing_of_a_place_stays_in_a_letter(name: str, raw: bytes) -> None:
    content = letter("Surat", **{name: raw})
    assert parts_of(examine(content, "").content)[f"word/{name}"] == raw


def copied(raw: bytes) -> bytes:
    """A letter with a drawing of which Word keeps a copy in its tag, in lines."""
    lines = base64.encodebytes(raw).decode().replace("\n", "&#xA;")
    return letter(f'Surat<v:shape o:gfxdata="{lines}"/>')


def test_a_copy_of_a_drawing_that_tells_of_a_camera_keeps_a_letter_back() -> None:
    for raw in (archive({"drs/media/image1.jpeg": COMMENT}), COMMENT):
        with pytest.raises(UnfitFileError, match="picture_inside"):
            examine(copied(raw), "")
    with pytest.raises(UnfitFileError, match="picture_inside"):
        examine(letter("<v:shape o:gfxdata='x'/>"), "")


def test_a_copy_of_a_drawing_that_tells_nothing_stays() -> None:
    content = copied(archive({"drs/media/image1.jpeg": JPEG, "drs/shapexml.xml": b"<a/>"}))
    assert examine(content, "").content == content
