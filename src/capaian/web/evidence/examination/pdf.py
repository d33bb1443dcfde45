"""A PDF opened and saved anew: refused for what it could do, kept without what describes it, and read.

Programs that open a PDF run what any object asks for: of a page, a link, a field, behind another action.
So every object is looked at, wherever it hangs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from capaian.dossier.personal import looks_personal
from capaian.web.evidence.examination.images import make_preview
from capaian.web.evidence.examination.kinds import Examined, Kind, UnfitFileError
from capaian.web.evidence.examination.metadata import UnreadablePictureError, without_boxes, without_metadata

_MAX_PAGES: Final = 500
_PREVIEW_PIXELS: Final = 900
_BESIDE_PAGES: Final = "isian, catatan, atau judul"
"""Where a text stands that is on no page."""
_LAST: Final = b"%%EOF"
_ARCHIVE_END: Final = b"PK\x05\x06"
_TAIL: Final = 66_000
"""Bytes at the end in which programs look for the list of an archive."""
_PROGRAM_ACTIONS: Final = frozenset(
    f"/{name}"
    for name in (
        "JavaScript",
        "Launch",
        "SubmitForm",
        "ImportData",
        "GoToR",
        "GoToE",
        "Rendition",
        "RichMediaExecute",
        "Movie",
        "Sound",
    )
)
"""Actions that run a program, send what is written, or open another file."""
_MEDIA_NOTES: Final = frozenset(f"/{name}" for name in ("RichMedia", "Screen", "Movie", "Sound", "3D"))
"""Annotations that hold programs or play something."""
_UNASKED_ACTIONS: Final = ("/OpenAction", "/AA")
"""What is done without anybody asking for it."""
_FILE_NAMES: Final = ("/F", "/Win", "/Mac", "/Unix")
"""What names a file in an action, whatever its kind."""
_DESCRIPTIONS: Final = ("/Metadata", "/PieceInfo")
"""What describes a part of a paper, and belongs to the program that made it."""
_MIN_PERSONAL_LENGTH: Final = 16
"""Signs that a text has at least in which somebody is named by number: the digits of a NIK."""
_DATE: Final = re.compile(r"D:\d{4}(?:[01]\d(?:[0-3]\d(?:[0-2]\d(?:[0-5]\d){0,2})?)?)?(?:[Zz+-][\d']*)?")
"""A time as it is written in a PDF: its digits are those of no number."""
_TAG: Final = re.compile(r"<[^>]*>")
_MAX_VALUES: Final = 3_000_000
"""Values that are looked at; more take longer than a child has."""
_MAX_DEPTH: Final = 100
_JPEG_START, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_Value = pikepdf.Object | str | bytes | int | bool | None


def examine_paper(content: bytes) -> Examined:
    """Return a PDF saved anew, with its first page as a picture.

    Raises:
        UnfitFileError: It is locked, broken, something else at the same time, or holds programs or files.
    """
    kept, beside = save_anew(content)
    _check_end(kept)  # of one that is signed and so stays as it is
    document = _open(kept)
    pages = len(document)
    if not pages:
        raise UnfitFileError("broken_paper")
    if pages > _MAX_PAGES:
        raise UnfitFileError("too_many_pages", limit=str(_MAX_PAGES))
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        raise UnfitFileError("active_paper")
    if pdfium.FPDFDoc_GetAttachmentCount(document) > 0:
        raise UnfitFileError("paper_with_files")
    try:
        texts = [*_texts(document), *((_BESIDE_PAGES, text) for text in beside), *_drawn_texts(kept)]
        return Examined(
            Kind.PDF,
            kept,
            _preview(document),
            next((place for place, text in texts if looks_personal(text)), ""),
        )
    except pypdfium2.PdfiumError as error:
        raise UnfitFileError("broken_paper") from error


def _check_end(content: bytes) -> None:
    """Refuse a file that goes on behind its end, or that programs would open as an archive."""
    last = content.rfind(_LAST)
    if last < 0:
        raise UnfitFileError("broken_paper")
    if content[last + len(_LAST) :].strip(b"\0 \t\r\n") or _ARCHIVE_END in content[-_TAIL:]:
        raise UnfitFileError("two_in_one")


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise UnfitFileError("locked" if is_locked else "broken_paper") from error


def _preview(document: pypdfium2.PdfDocument) -> bytes:
    page = document[0]
    scale = _PREVIEW_PIXELS / max(*page.get_size(), 1)
    return make_preview(page.render(scale=min(scale, 4)).to_pil())


def _texts(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    for place in range(len(document)):
        yield f"halaman {place + 1}", document[place].get_textpage().get_text_bounded()


def _drawn_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the words of stamps, notes and fields as they lie on pages, seen and printed."""
    for way in (pdfium.FLAT_NORMALDISPLAY, pdfium.FLAT_PRINT):
        document = _open(content)
        document.init_forms()
        for place in range(len(document)):
            if pdfium.FPDFPage_GetAnnotCount(document[place]) > 0:
                pdfium.FPDFPage_Flatten(document[place], way)  # what cannot be drawn over it stays as it is
                yield f"halaman {place + 1}", document[place].get_textpage().get_text_bounded()


def save_anew(content: bytes) -> tuple[bytes, list[str]]:
    """Return a PDF saved anew, with its texts beside the pages: of fields, notes, titles of chapters.

    Nothing stays of earlier states, of what hangs behind its end, of descriptions, and of what cameras wrote
    into photographs. A signed paper stays as it was signed: any other byte would void the signature.

    Raises:
        UnfitFileError: It is locked or broken, could run, send or fetch something, or carries files.
    """
    try:
        kept = _without_descriptions(content)
        with pikepdf.open(io.BytesIO(kept)) as document:
            return kept, [*_Walk(document).texts()]
    except pikepdf.PasswordError as error:
        raise UnfitFileError("locked") from error
    except UnreadablePictureError as error:
        raise UnfitFileError("picture_in_paper") from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise UnfitFileError("broken_paper") from error


def _without_descriptions(content: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as document:
        if _is_signed(document):
            return content
        _remove_descriptions(document)
        # The same paper brought twice gives the same bytes, so that it is known again.
        document.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


def _is_signed(document: pikepdf.Pdf) -> bool:
    return any(isinstance(each, pikepdf.Dictionary) and "/ByteRange" in each for each in document.objects)


def _remove_descriptions(document: pikepdf.Pdf) -> None:
    """Take out title, author and descriptions of the whole and of its parts, and what cameras wrote."""
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            for name in _DESCRIPTIONS:
                if name in each:
                    del each[name]
        if isinstance(each, pikepdf.Stream):
            _clean_photo(each)


def _clean_photo(stream: pikepdf.Stream) -> None:
    """Take out of a JPEG what its camera wrote; the pixels stay as they were packed."""
    own = stream.get("/Filter")
    filters = [*own] if isinstance(own, pikepdf.Array) else [own]
    if filters == [pikepdf.Name.JPXDecode]:
        bare = without_boxes(stream.read_raw_bytes())
        stream.write(bare, filter=pikepdf.Name.JPXDecode)
    if filters[-1] != pikepdf.Name.DCTDecode:
        return
    raw = _unpack(stream, filters[:-1])
    raw = raw[max(raw.find(_JPEG_START), 0) :]  # whatever stands before it is skipped by readers
    try:
        bare = without_metadata(raw)
    except UnreadablePictureError:
        bare = without_metadata(raw + _JPEG_END)  # scanners leave its end out
    parameters = stream.get("/DecodeParms")
    last = parameters[-1] if isinstance(parameters, pikepdf.Array) else parameters
    kept = last if isinstance(last, pikepdf.Dictionary) else None
    stream.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=kept)


def _unpack(stream: pikepdf.Stream, outer: Sequence[object]) -> bytes:
    """Return a photograph as it is packed by itself, without what is packed around it once more."""
    raw = stream.read_raw_bytes()
    if not outer:
        return raw
    with pikepdf.new() as apart:
        around = pikepdf.Stream(apart, raw)
        around.Filter = pikepdf.Array([pikepdf.Name(str(each)) for each in outer])
        return around.read_bytes()


class _Walk:
    """A way through all objects of a document, each once."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document, self._left = document, _MAX_VALUES
        self._boxes: list[str] = []
        """Digits of a number that is written into single boxes of a form, in the order of the fields."""

    def texts(self) -> Iterator[str]:
        """Yield what is said beside the pages; raises `UnfitFileError`."""
        _require_quiet(self._document.Root)
        for each in self._document.objects:
            yield from self._look(each, 0)
        yield from self._look(self._document.trailer.get("/Info"), 0)
        yield "".join(self._boxes)

    def _look(self, value: _Value, depth: int) -> Iterator[str]:
        self._left -= 1
        if self._left < 0 or depth > _MAX_DEPTH:
            raise UnfitFileError("too_heavy")
        if isinstance(value, pikepdf.String):
            text = str(value)
            if len(text) >= _MIN_PERSONAL_LENGTH and not _DATE.fullmatch(text):
                yield text
                yield _TAG.sub("", text)  # rich text, whose marks stand within words
        elif isinstance(value, pikepdf.Array):
            yield from self._look_within(value, depth)
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            _require_harmless(value)
            _require_quiet(value)
            digit = value.get("/V")
            if isinstance(digit, pikepdf.String) and len(str(digit)) == 1:
                self._boxes.append(str(digit))
            yield from self._look_within([each for _, each in value.items()], depth)

    def _look_within(self, values: Iterable[_Value], depth: int) -> Iterator[str]:
        for each in values:
            # An object of its own is looked at by itself.
            if not (isinstance(each, pikepdf.Object) and each.is_indirect):
                yield from self._look(each, depth + 1)


def _require_quiet(holder: pikepdf.Object) -> None:
    """See to it that nothing leads out of the paper without a click."""
    for name in _UNASKED_ACTIONS:
        found = holder.get(name)
        if isinstance(found, pikepdf.Dictionary):
            actions = [found] if name == "/OpenAction" else [each for _, each in found.items()]
            if any(_leads_out(each) for each in actions):
                raise UnfitFileError("active_paper")


def _leads_out(action: object, depth: int = 0) -> bool:
    """Say whether an action, or one that follows it, opens an address or a file."""
    if not isinstance(action, pikepdf.Dictionary) or depth > _MAX_DEPTH:
        return depth > _MAX_DEPTH
    if action.get("/S") == pikepdf.Name.URI or any(name in action for name in _FILE_NAMES):
        return True
    following = action.get("/Next")
    several = following if isinstance(following, pikepdf.Array) else (following,)
    return any(_leads_out(each, depth + 1) for each in several)


def _require_harmless(value: pikepdf.Object) -> None:
    kind, action = value.get("/Subtype"), value.get("/S")
    does_more = _is_one_of(action, _PROGRAM_ACTIONS) or _is_one_of(kind, _MEDIA_NOTES)
    if does_more or "/JS" in value or "/XFA" in value:
        raise UnfitFileError("active_paper")
    is_attached = kind == pikepdf.Name.FileAttachment or value.get("/Type") == pikepdf.Name.EmbeddedFile
    if "/EF" in value or is_attached:
        raise UnfitFileError("paper_with_files")
    is_thread = action == pikepdf.Name.Thread and "/F" in value
    # Its content lies in another file, or is drawn from one.
    is_elsewhere = isinstance(value, pikepdf.Stream) and any(each in value for each in ("/F", "/Ref", "/OPI"))
    if is_thread or is_elsewhere:
        raise UnfitFileError("active_paper")


def _is_one_of(value: object, names: frozenset[str]) -> bool:
    return isinstance(value, pikepdf.Name) and str(value) in names
