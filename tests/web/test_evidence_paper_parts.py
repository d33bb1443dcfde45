"""A PDF is refused for what its objects could do, wherever they hang,
and asked about for what it says.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from tests.web.proving import NIK, paper

from capaian.web.evidence.examination.kinds import RefusedFileError
from capaian.web.evidence.examination.worker import examine


def pdf(change: Callable[[Pdf], None], *, streams: bool = False) -> bytes:
    """A paper of one page, with something else in it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper("Berita acara"))) as document:
        change(document)
        mode = pikepdf.ObjectStreamMode.generate if streams else pikepdf.ObjectStreamMode.disable
        document.save(target, object_stream_mode=mode, fix_metadata_version=False)
    return target.getvalue()


def does(kind: str, **more: object) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **more)


def opens(action: Dictionary) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.Root.OpenAction = action

    return change


def noted(**more: object) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        note = document.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 90, 90], **more))
        document.pages[0].obj.Annots = Array([note])
        if "FT" in more:
            document.Root.AcroForm = Dictionary(Fields=Array([note]))

    return change


def on_page(document: Pdf) -> None:
    document.pages[0].obj.AA = Dictionary(O=does("URI", URI=String("https://contoh.invalid/")))


def of_forms(document: Pdf) -> None:
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(b"<xdp/>"))


def with_file(document: Pdf) -> None:
    inside = document.make_stream(b"MZ", Type=Name.EmbeddedFile)
    carried = Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=inside))
    noted(Subtype=Name.FileAttachment, FS=carried)(document)


def elsewhere(document: Pdf) -> None:
    inside = document.make_stream(b"", F=String("//contoh/isi"))
    document.pages[0].obj.Resources.XObject = Dictionary(X=inside)


def drawn_from_elsewhere(document: Pdf) -> None:
    inside = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    inside["/Ref"] = Dictionary(F=String("//contoh/a.pdf"), Page=0)
    document.pages[0].obj.Resources.XObject = Dictionary(X=inside)


SCRIPT = does("JavaScript", JS=String("app.alert(1)"))
ACTIVE: dict[str, Callable[[Pdf], None]] = {
    "link": noted(Subtype=Name.Link, A=SCRIPT),
    "submit": noted(
        Subtype=Name.Widget, FT=Name.Btn, A=does("SubmitForm", F=String("https://contoh.invalid/"))
    ),
    "remote": noted(Subtype=Name.Link, A=does("GoToR", F=String("//contoh/a.pdf"), D=Array([0]))),
    "thread-of-a-link": noted(
        Subtype=Name.Link, A=does("Thread", F=String("//contoh/a.pdf"), D=0)
    ),
    "drawn-from-elsewhere": drawn_from_elsewhere,
    "media": noted(Subtype=Name.RichMedia),
    "forms": of_forms,
    "elsewhere": elsewhere,
}


@pytest.mark.parametrize("streams", [False, True])
@pytest.mark.parametrize("change", ACTIVE.values(), ids=ACTIVE)
def test_what_could_run_send_or_fetch_is_refused(
    change: Callable[[Pdf], None], streams: bool
) -> None:
    with pytest.raises(RefusedFileError, match="memuat program"):
        examine(pdf(change, streams=streams))


def test_a_file_in_a_note_is_refused() -> None:
    with pytest.raises(RefusedFileError, match="memuat program"):
        examine(pdf(with_file))


ALONE: dict[str, Callable[[Pdf], None]] = {
    "script": opens(SCRIPT),
    "script behind another": opens(does("GoTo", D=Array([0, Name.Fit]), Next=SCRIPT)),
    "address": opens(does("URI", URI=String("https://contoh.invalid/"))),
    "program": opens(does("Launch", F=String("cmd.exe"))),
    "page": on_page,
}


@pytest.mark.parametrize("change", ALONE.values(), ids=ALONE)
def test_what_is_done_without_a_click_is_taken_out(change: Callable[[Pdf], None]) -> None:
    kept = _objects(examine(pdf(change)).content)
    assert not [
        word for word in ("OpenAction", "/AA", "JavaScript", "contoh", "cmd") if word in kept
    ]


def test_links_that_somebody_has_to_follow_are_taken() -> None:
    link = noted(Subtype=Name.Link, A=does("URI", URI=String("https://contoh.invalid/")))
    assert examine(pdf(link)).personal == ""


def marked(document: Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"KTP {NIK}", 0))


RICH = f"<p>{NIK[:4]}<b>{NIK[4:8]}</b>{NIK[8:12]}<i>{NIK[12:]}</i></p>"
FIELD = {"Subtype": Name.Widget, "FT": Name.Tx, "T": String("nik"), "V": String(NIK)}


def boxed(document: Pdf) -> None:
    """A number written into sixteen fields of one sign each."""
    fields = [
        document.make_indirect(Dictionary(FT=Name.Tx, T=String(f"k{place}"), V=String(digit)))
        for place, digit in enumerate(NIK)
    ]
    document.Root.AcroForm = document.make_indirect(Dictionary(Fields=Array(fields)))


SAYING: dict[str, Callable[[Pdf], None]] = {
    "mark": marked,
    "field": noted(**FIELD),
    "boxes": boxed,
    "rich": noted(Subtype=Name.FreeText, RC=String(RICH)),
    "note": noted(Subtype=Name.FreeText, Contents=String(f"NIK {NIK}")),
}


@pytest.mark.parametrize("streams", [False, True])
@pytest.mark.parametrize("change", SAYING.values(), ids=SAYING)
def test_a_number_of_a_person_beside_the_pages_is_found(
    change: Callable[[Pdf], None], streams: bool
) -> None:
    assert examine(pdf(change, streams=streams)).personal == "isian, catatan, atau judul"


def drawn(document: Pdf) -> Dictionary:
    """A number that is drawn where a note lies, and stands in no text of it."""
    own = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    picture = document.make_stream(
        f"BT /F 12 Tf 4 4 Td ({NIK}) Tj ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 200, 30],
        Resources=Dictionary(Font=Dictionary(F=own)),
    )
    return Dictionary(N=picture)


@pytest.mark.parametrize("kind", [Name.Stamp, Name.Widget])
@pytest.mark.parametrize("flags", [0, 4])
def test_a_number_that_is_drawn_over_a_page_is_found(kind: Name, flags: int) -> None:
    def change(document: Pdf) -> None:
        more = {"FT": Name.Tx, "T": String("a")} if kind == Name.Widget else {}
        noted(Subtype=kind, F=flags, AP=drawn(document), **more)(document)
        document.pages[0].obj.Annots[0].Rect = Array([20, 50, 220, 80])

    assert examine(pdf(change)).personal == "halaman 1"


def photographed(
    signed: bool = False, packed: bool = False, broken: bool = False
) -> Callable[[Pdf], None]:
    """A page with a photograph that tells by which camera it was taken."""

    def change(document: Pdf) -> None:
        exif, target = Image.Exif(), io.BytesIO()
        exif[0x010F] = "KAMERA KHAYAL"
        Image.new("RGB", (90, 60), "red").save(target, "JPEG", exif=exif)
        raw = target.getvalue()
        raw = raw[:40] if broken else raw
        names = [Name.FlateDecode, Name.DCTDecode] if packed else [Name.DCTDecode]
        photo = pikepdf.Stream(document, zlib.compress(raw) if packed else raw)
        photo.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=90,
            Height=60,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Array(names),
        )
        document.pages[0].obj.Resources.XObject = Dictionary(X=document.make_indirect(photo))
        document.pages[0].contents_add(b"q 90 0 0 60 50 50 cm /X Do Q")
        if signed:
            document.Root.Perms = Dictionary(
                DocMDP=document.make_indirect(
                    Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]))
                )
            )

    return change


def message_of(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as document:
        photo = document.pages[0].obj.Resources.XObject.X
        return photo.read_raw_bytes()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("streams", [False, True])
def test_a_photograph_in_a_paper_tells_no_camera(streams: bool, packed: bool) -> None:
    content = pdf(photographed(packed=packed), streams=streams)
    found = examine(content)
    assert b"KAMERA" not in message_of(found.content) and found.content != content
    assert examine(found.content).content == found.content, "it is clean"
    assert examine(content).content == found.content, "brought again it is the same"
    with pikepdf.open(io.BytesIO(found.content)) as document:
        photo = document.pages[0].obj.Resources.XObject.X
        assert pikepdf.PdfImage(photo).as_pil_image().size == (90, 60)


@pytest.mark.parametrize("box", [b"xml ", b"uuid"])
def test_a_picture_that_describes_itself_in_another_way_is_refused(box: bytes) -> None:
    def change(document: Pdf) -> None:
        raw = b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x12" + box + b"-3.4,115.5"
        photo = document.make_stream(raw, Subtype=Name.Image, Filter=Name.JPXDecode)
        document.pages[0].obj.Resources.XObject = Dictionary(X=photo)

    with pytest.raises(RefusedFileError, match="data kamera"):
        examine(pdf(change))


def test_a_signed_paper_stays_as_it_was_signed() -> None:
    content = pdf(photographed(signed=True))
    assert examine(content).content == content


@pytest.mark.parametrize("name", ["address", "page"])
def test_a_signed_paper_that_does_something_by_itself_is_refused(name: str) -> None:
    def change(document: Pdf) -> None:
        photographed(signed=True)(document)
        ALONE[name](document)

    with pytest.raises(RefusedFileError, match="memuat program"):
        examine(pdf(change))


def test_a_kept_paper_that_is_brought_again_is_the_same_file() -> None:
    kept = examine(pdf(described)).content
    assert examine(kept).content == kept


def test_a_photograph_that_cannot_be_cleaned_is_refused() -> None:
    with pytest.raises(RefusedFileError, match="data kamera"):
        examine(pdf(photographed(broken=True)))


def described(document: Pdf) -> None:
    """Name somebody in every place that describes the paper or its page."""
    about = document.make_stream(
        b"<x>" + NIK.encode() + b"</x>", Type=Name.Metadata, Subtype=Name.XML
    )
    document.docinfo["/Title"] = document.docinfo["/Kamera"] = NIK
    document.Root.Metadata = document.pages[0].obj.Metadata = about
    document.pages[0].obj.PieceInfo = Dictionary(Program=Dictionary(Private=String(NIK)))


@pytest.mark.parametrize("streams", [False, True])
def test_nothing_stays_of_what_describes_a_paper(streams: bool) -> None:
    content = pdf(described, streams=streams)
    found = examine(content)
    assert NIK in _objects(content)
    assert NIK not in _objects(found.content) and found.personal == ""


def _objects(content: bytes) -> str:
    """All objects of a paper as text, with what streams hold."""
    with pikepdf.open(io.BytesIO(content)) as document:
        streams = [
            each.read_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)
        ]
        return repr([*document.objects]) + repr(streams)
