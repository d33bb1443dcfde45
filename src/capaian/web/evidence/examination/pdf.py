"""A PDF opened and saved anew: refused for what it could do, kept without what describes it, and read.

Programs that open a PDF run what any object asks for: of a page, a link, a field, behind another action.
So every object is looked at, wherever it hangs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from capaian.rulebook.personal import looks_personal
from capaian.web.evidence.examination.images import make_preview, without_camera_data
from capaian.web.evidence.examination.kinds import Examined, MediaKind, RefusedFileError

_MAX_PAGES: Final = 500
_PREVIEW_PIXELS: Final = 900
_BESIDE_PAGES: Final = "isian, catatan, atau judul"
"""Where a text stands that is on no page."""
_END: Final = b"%%EOF"
_ARCHIVE_END: Final = b"PK\x05\x06"
_TAIL: Final = 66_000
"""Bytes at the end in which programs look for the list of an archive."""
_REMOVED: Final = ("/Metadata", "/PieceInfo", "/OpenAction", "/AA")
"""What describes a part of a paper, and what is done without anybody asking for it."""
_ACTIONS: Final = "JavaScript Launch SubmitForm ImportData GoToR GoToE Rendition RichMediaExecute Thread"
_MEDIA: Final = "RichMedia Screen Movie Sound 3D"
_FILES: Final = "FileAttachment EmbeddedFile"
_ACTIVE_KINDS: Final = frozenset(f"/{name}" for name in f"{_ACTIONS} {_MEDIA} {_FILES}".split())
"""Actions that run a program, send what is written or open another file, notes that play something, files."""
_ACTIVE_KEYS: Final = ("/JS", "/XFA", "/EF")
_OUTER_CONTENT: Final = ("/F", "/Ref", "/OPI")
"""What names another file in which the content of a stream lies, or from which it is drawn."""
_DESCRIBING_BOXES: Final = (b"xml ", b"uuid", b"uinf")
"""Kinds of boxes in which cameras and programs describe a JPEG 2000."""
_MIN_PERSONAL_LENGTH: Final = 16
"""Signs that a text has at least in which somebody is named by number: the digits of a NIK."""
_TIME: Final = "D:"
"""How a time begins, whose digits are those of no number."""
_TAG: Final = re.compile(r"<[^<>]*>")
_JPEG_START: Final = b"\xff\xd8\xff"
_BROKEN_FILE_ERRORS: Final = (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, RuntimeError)


def examine_paper(content: bytes) -> Examined:
    """Return a PDF saved anew, with its first page as a picture; raises `RefusedFileError`."""
    try:
        kept = save_anew(content)
        with pikepdf.open(io.BytesIO(kept)) as document:
            if len(document.pages) > _MAX_PAGES:
                raise RefusedFileError("too_many_pages", limit=str(_MAX_PAGES))
            places = [(_BESIDE_PAGES, text) for text in _texts_outside_pages(document)]
        opened = pypdfium2.PdfDocument(kept)
        opened.init_forms()
        places += _texts_of_pages(opened)
        personal = next((place for place, text in places if looks_personal(text)), "")
        return Examined(MediaKind.PDF, kept, _preview(opened), personal)
    except pikepdf.PasswordError as error:
        raise RefusedFileError("locked") from error
    except _BROKEN_FILE_ERRORS as error:
        raise RefusedFileError("broken_paper") from error


def save_anew(content: bytes) -> bytes:
    """Return a PDF without earlier states, descriptions, what opens by itself, and what cameras wrote.

    A signed paper stays as it was signed: any other byte would void the signature.
    """
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as document:
        if any(isinstance(each, pikepdf.Dictionary) and "/ByteRange" in each for each in document.objects):
            if not content.rstrip(b"\0 \t\r\n").endswith(_END) or _ARCHIVE_END in content[-_TAIL:]:
                raise RefusedFileError("active_paper")
            return content
        _remove_descriptions(document)
        # The same paper brought twice gives the same bytes, so that it is known again.
        document.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


def _remove_descriptions(document: pikepdf.Pdf) -> None:
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            for name in _REMOVED:
                if name in each:
                    del each[name]
        if isinstance(each, pikepdf.Stream):
            _clean_photo(each)


def _clean_photo(stream: pikepdf.Stream) -> None:
    """Take out of a photograph what its camera wrote; the pixels stay as they were packed."""
    own = stream.get("/Filter")
    filters = [*own] if isinstance(own, pikepdf.Array) else [own]
    if filters[-1] == pikepdf.Name.JPXDecode:
        raw = _unpack(stream, filters[:-1])
        if any(kind in raw for kind in _DESCRIBING_BOXES):
            raise RefusedFileError("picture_in_paper")
    elif filters[-1] == pikepdf.Name.DCTDecode:
        raw = _unpack(stream, filters[:-1])
        raw = raw[max(raw.find(_JPEG_START), 0) :]  # whatever stands before it is skipped by readers
        parameters = stream.get("/DecodeParms")
        last = parameters[-1] if isinstance(parameters, pikepdf.Array) else parameters
        kept = last if isinstance(last, pikepdf.Dictionary) else None
        stream.write(without_camera_data(raw), filter=pikepdf.Name.DCTDecode, decode_parms=kept)


def _unpack(stream: pikepdf.Stream, outer: Sequence[object]) -> bytes:
    """Return a photograph as it is packed by itself, without what is packed around it once more."""
    raw = stream.read_raw_bytes()
    if not outer:
        return raw
    with pikepdf.new() as apart:
        around = pikepdf.Stream(apart, raw)
        around.Filter = pikepdf.Array([pikepdf.Name(str(each)) for each in outer])
        return around.read_bytes()


def _texts_outside_pages(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield texts of fields, notes and chapters; raises `RefusedFileError` where something could run."""
    boxes = []
    for each in [*document.objects, document.trailer.get("/Info")]:
        for text in _look(each):
            if len(text) == 1:
                boxes.append(text)
            elif len(text) >= _MIN_PERSONAL_LENGTH and not text.startswith(_TIME):
                yield text
                yield _TAG.sub("", text)  # rich text, whose marks stand within words
    yield "".join(boxes)  # a number written into boxes of a form, one digit in each


def _look(value: object) -> Iterator[str]:
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        if not isinstance(value, pikepdf.Array):
            _require_harmless(value)
        within = value if isinstance(value, pikepdf.Array) else [each for _, each in value.items()]
        for each in within:
            # An object of its own is looked at by itself.
            if not (isinstance(each, pikepdf.Object) and each.is_indirect):
                yield from _look(each)


def _require_harmless(value: pikepdf.Object) -> None:
    kinds = {str(value.get(key, "")) for key in ("/S", "/Subtype", "/Type")}
    is_outer = isinstance(value, pikepdf.Stream) and any(key in value for key in _OUTER_CONTENT)
    # Only a signed paper, which is not saved anew, still holds what is done by itself.
    opening = value.get("/OpenAction")
    is_unasked = "/AA" in value or (isinstance(opening, pikepdf.Dictionary) and "/D" not in opening)
    if kinds & _ACTIVE_KINDS or is_outer or is_unasked or any(key in value for key in _ACTIVE_KEYS):
        raise RefusedFileError("active_paper")


def _texts_of_pages(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    """Yield the words of each page, with those of stamps, notes and fields that lie on it."""
    for place in range(len(document)):
        if pdfium.FPDFPage_GetAnnotCount(document[place]) > 0:
            pdfium.FPDFPage_Flatten(document[place], pdfium.FLAT_NORMALDISPLAY)
        # Read anew: what was drawn onto a page is not in the page that was open.
        yield f"halaman {place + 1}", document[place].get_textpage().get_text_bounded()


def _preview(document: pypdfium2.PdfDocument) -> bytes:
    page = document[0]
    scale = _PREVIEW_PIXELS / max(*page.get_size(), 1)
    return make_preview(page.render(scale=min(scale, 4)).to_pil())
