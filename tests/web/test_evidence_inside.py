"""What pictures in papers and letters tell beside their pixels is taken out, or keeps the file back."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image
from tests.web.proving import letter, paper

from capaian.web.evidence.examining.drawings_inside import without_words
from capaian.web.evidence.examining.examine import examine
from capaian.web.evidence.examining.found import UnfitFileError
from capaian.web.evidence.examining.jpeg2000 import without_boxes
from capaian.web.evidence.examining.metadata import UnreadablePictureError

SECRET = b"Kamera Rahasia"
SIZE = (64, 48)


def packed(kind: str, **more: object) -> bytes:
    """A picture that tells nothing, or what is named."""
    stream = io.BytesIO()
    Image.effect_noise(SIZE, 40).convert("P" if kind == "GIF" else "RGB").save(stream, kind, **more)
    return stream.getvalue()


JPEG = packed("JPEG")
COMMENT = packed("JPEG", comment=SECRET)
CLAIM = JPEG[:2] + b"\xff\xeb" + (len(SECRET) + 2).to_bytes(2, "big") + SECRET + JPEG[2:]
SCAN = packed("JPEG2000")
PLAIN = SCAN[SCAN.index(b"jp2c") + 4 :]


def box(kind: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def described(kind: bytes = b"uuid") -> bytes:
    """A JPEG 2000 with a box that describes it."""
    place = SCAN.index(b"jp2c") - 4
    return SCAN[:place] + box(kind, SECRET) + SCAN[place:]


def drawn(raw: bytes, way: Name = Name.DCTDecode, **more: object) -> bytes:
    """A paper with a picture on its page."""

    def change(document: Pdf) -> None:
        told = {key: document.make_indirect(value) for key, value in more.items()}
        image = Stream(
            document, raw, Type=Name.XObject, Subtype=Name.Image, Width=SIZE[0], Height=SIZE[1],
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=way, **told,
        )  # fmt: skip
        document.pages[0].obj.Resources.XObject = Dictionary(A=document.make_indirect(image))
        document.pages[0].contents_add(b"q 64 0 0 48 20 20 cm /A Do Q")

    return changed(change)


def changed(change: Callable[[Pdf], None]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper("Berita acara"))) as document:
        change(document)
        document.save(target)
    return target.getvalue()


def about(document: Pdf) -> None:
    """A page that describes where it was photographed, and a program that remembers it."""
    page = document.pages[0].obj
    page.Metadata = document.make_stream(SECRET, Type=Name.Metadata)
    page.PieceInfo = Dictionary(Foto=Dictionary(Private=String(SECRET.decode())))


def all_of(content: bytes) -> bytes:
    """All bytes of a paper, its streams as they are packed and as they are read."""
    with pikepdf.open(io.BytesIO(content)) as document:
        streams = [each for each in document.objects if isinstance(each, Stream)]
        found = [each.read_raw_bytes() for each in streams]
        kinds = [each for each in document.objects if isinstance(each, Dictionary)]
        return b"".join((content, *found, *(repr(each).encode() for each in kinds)))


def pixels(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as document:
        images = [each for each in document.objects if isinstance(each, Stream) and "/Width" in each]
        return b"".join(pikepdf.PdfImage(each).as_pil_image().tobytes() for each in images)


def inline(raw: bytes, way: bytes = b"/DCT") -> bytes:
    head = b"q 64 0 0 48 20 20 cm BI /W 64 /H 48 /CS /RGB /BPC 8 /F " + way + b" ID "
    return head + raw + b"\nEI Q"


def on_form(document: Pdf) -> None:
    form = document.make_stream(inline(COMMENT), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99])
    document.pages[0].obj.Resources.XObject = Dictionary(A=form)


PAPERS = {
    "comment": drawn(COMMENT),
    "claim": drawn(CLAIM),
    "behind": drawn(JPEG + SECRET),
    "packed twice": drawn(zlib.compress(COMMENT), Array([Name.FlateDecode, Name.DCTDecode])),
    "scan": drawn(described(), Name.JPXDecode),
    "scan with words": drawn(described(b"xml "), Name.JPXDecode),
    "described": drawn(JPEG, Metadata=Dictionary(Von=String(SECRET.decode()))),
    "remembered": drawn(JPEG, PieceInfo=Dictionary(Foto=String(SECRET.decode()))),
    "page": changed(about),
}
BETWEEN = {
    "page": changed(lambda made: made.pages[0].contents_add(inline(COMMENT))),
    "in numbers": changed(lambda made: made.pages[0].contents_add(inline(COMMENT, b"/#44CT"))),
    "as letters": changed(
        lambda made: made.pages[0].contents_add(inline(COMMENT.hex().encode() + b">", b"[/AHx /DCT]"))
    ),
    "form": changed(on_form),
    "broken": drawn(JPEG[:30]),
    "broken scan": drawn(SCAN[:60], Name.JPXDecode),
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_picture_in_a_paper_keeps_its_pixels_and_nothing_else(name: str) -> None:
    before = PAPERS[name]
    after = examine(before, "").content
    assert SECRET not in all_of(after) and pixels(after) == pixels(before)
    assert name == "packed twice" or SECRET in all_of(before)
    assert examine(after, "").content == after


@pytest.mark.parametrize("name", BETWEEN)
def test_what_cannot_be_cleaned_in_a_paper_keeps_it_back(name: str) -> None:
    with pytest.raises(UnfitFileError, match="picture_in_paper"):
        examine(BETWEEN[name], "")


@pytest.mark.parametrize(
    "content",
    [
        paper(),
        drawn(JPEG),
        drawn(JPEG + b"\n"),
        changed(lambda made: made.pages[0].contents_add(inline(JPEG))),
    ],
    ids=["none", "bare", "line", "between"],
)
def test_a_paper_whose_pictures_tell_nothing_stays_byte_for_byte(content: bytes) -> None:
    assert examine(content, "").content == content


def test_a_photograph_that_a_scanner_did_not_end_is_no_reason_to_refuse() -> None:
    after = examine(drawn(COMMENT[:-2]), "").content
    assert SECRET not in all_of(after)


METAFILE = b"\x01\0\0\0\x6c\0\0\0" + b"\0" * 32 + b" EMF" + b"\0" * 64
ABOUT = b"<svg xmlns='http://www.w3.org/2000/svg'><metadata>Kamera Rahasia</metadata><path d='M0'/></svg>"


@pytest.mark.parametrize("raw", [packed("GIF", comment=SECRET), ABOUT], ids=["gif", "svg"])
def test_other_pictures_in_a_letter_lose_what_they_tell(raw: bytes) -> None:
    name = "media/a.svg" if raw == ABOUT else "media/a"
    bare = without_words(raw)
    assert SECRET in raw and SECRET not in bare and without_words(bare) == bare
    after = examine(letter("Surat", **{name: raw}), ".docx").content
    assert after != letter("Surat", **{name: raw})
    if raw != ABOUT:
        with Image.open(io.BytesIO(raw)) as old, Image.open(io.BytesIO(bare)) as new:
            assert old.tobytes() == new.tobytes()


@pytest.mark.parametrize(
    "raw",
    [
        METAFILE + COMMENT,
        METAFILE + packed("PNG", exif=b"Exif\0\0" + SECRET),
        gzip.compress(METAFILE + COMMENT, mtime=0),
        b"\x1f\x8b" + SECRET,
        b"GIF89a" + b"\0" * 8 + SECRET,
        b"<svg><image href='data:image/jpeg;base64,/9j/'/></svg>",
    ],
    ids=["metafile", "drawing", "packed", "not packed", "broken", "carried"],
)
def test_what_cannot_be_cleaned_in_a_letter_keeps_it_back(raw: bytes) -> None:
    with pytest.raises(UnfitFileError, match="picture_inside"):
        examine(letter("Surat", **{"media/a": raw}), ".docx")


@pytest.mark.parametrize("raw", [METAFILE, METAFILE + JPEG, gzip.compress(METAFILE, mtime=0), packed("GIF")])
def test_what_tells_nothing_stays_in_a_letter(raw: bytes) -> None:
    assert without_words(raw) == raw


def test_a_scan_without_boxes_loses_its_comments_too() -> None:
    comment = b"\xff\x64" + (len(SECRET) + 4).to_bytes(2, "big") + b"\0\1" + SECRET
    place = PLAIN.index(b"\xff\x90")
    bare = without_boxes(PLAIN[:place] + comment + PLAIN[place:] + SECRET)
    assert SECRET not in bare and bare == without_boxes(PLAIN)


@pytest.mark.parametrize("cut", [0, 30, 90, len(SCAN) - 2])
def test_a_scan_that_was_cut_is_said_to_be_so(cut: int) -> None:
    if not cut:
        assert without_boxes(b"") == b""
        return
    with pytest.raises(UnreadablePictureError):
        without_boxes(SCAN[:cut])
