"""Child process that looks through a file:
one made to fill memory or time ends this process alone.

A picture is made anew: the pixels stay, and nothing else that was in the file. A PDF is saved
anew: refused for what it could do, kept without what describes it, and read. Programs that open
one run what any object asks for, of a page, a link, a field, behind another action: every object
is looked at, wherever it hangs.

Started with SECONDS MEGABYTES KIND and the file as standard input; KIND is that of a file that is
kept as it is, of which only a text is read, or empty. Writes JSON, in which bytes are in base 64.
"""

from __future__ import annotations

import io
import json
import re
import struct
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Final
from warnings import catch_warnings

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageOps

from capaian.dossier.evidence import MAX_PIXELS
from capaian.processes.limits import limit_memory, limit_time
from capaian.rulebook.personal import looks_personal
from capaian.web.evidence.examination.kinds import Examined, MediaKind, RefusedFileError

_WEBP: Final = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)

_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_READ_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_MAX_SIDE: Final = 3_600
"""Pixels of the longer side; a page of A4 at 300 dots an inch has 3,508."""
_QUALITY, _PREVIEW_QUALITY = 85, 40
_ENDS: Final = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
_PLAIN_WORDS: Final = (
    "jfif jfif_version jfif_unit jfif_density dpi adobe adobe_transform progressive"
)
_PLAIN_INFO: Final = frozenset(
    f"{_PLAIN_WORDS} progression gamma srgb chromaticity transparency".split()
)
"""What Pillow reads of a file that only says how its pixels become colours on paper."""
_PLAIN_SEGMENTS: Final = frozenset({"APP0", "APP14"})
_SCAN: Final = 0xFFDA
_FIRST_OF_PROGRAMS, _END_OF_PROGRAMS = 0xFFE1, 0xFFEE
_DESCRIBING: Final = frozenset({0xFFFE, *range(_FIRST_OF_PROGRAMS, _END_OF_PROGRAMS), 0xFFEF})
"""Marks of segments in which cameras and programs describe a JPEG:
comments and all of their own kinds.
"""
_COLOURS: Final = b"ICC_PROFILE\0"
_MAX_PAGES: Final = 500
_PREVIEW_PIXELS: Final = 900
_END: Final = b"%%EOF"
_ARCHIVE_END: Final = b"PK\x05\x06"
_TAIL: Final = 66_000
"""Bytes at the end in which programs look for the list of an archive."""
_REMOVED: Final = ("/Metadata", "/PieceInfo", "/OpenAction", "/AA")
"""What describes a part of a paper, and what is done without anybody asking for it."""
_ACTIONS: Final = (
    "JavaScript Launch SubmitForm ImportData GoToR GoToE Rendition RichMediaExecute Thread"
)
_MEDIA: Final = "RichMedia Screen Movie Sound 3D"
_FILES: Final = "FileAttachment EmbeddedFile"
_ACTIVE_KINDS: Final = frozenset(f"/{name}" for name in f"{_ACTIONS} {_MEDIA} {_FILES}".split())
"""Actions that run a program, send what is written or open another file,
notes that play something, files.
"""
_ACTIVE_KEYS: Final = ("/JS", "/XFA", "/EF")
_OUTER_CONTENT: Final = ("/F", "/Ref", "/OPI")
"""What names another file in which the content of a stream lies, or from which it is drawn."""
_DESCRIBING_BOXES: Final = (b"xml ", b"uuid", b"uinf")
"""Kinds of boxes in which cameras and programs describe a JPEG 2000."""
_PART_LETTERS, _OVERLAP_LETTERS = 100_000, 1_000
_MIN_PERSONAL_LENGTH: Final = 16
"""Signs that a text has at least in which somebody is named by number: the digits of a NIK."""
_TIME: Final = "D:"
"""How a time begins, whose digits are those of no number."""
_TAG: Final = re.compile(r"<[^<>]*>")
_JPEG_START: Final = b"\xff\xd8\xff"
_BROKEN_FILE_ERRORS: Final = (
    pikepdf.PdfError,
    pypdfium2.PdfiumError,
    ValueError,
    TypeError,
    RuntimeError,
)


def examine_picture(content: bytes) -> Examined:
    """Return a picture made anew, upright, of a size that papers can use;
    raises `RefusedFileError`.
    """
    try:
        with (
            catch_warnings(action="ignore"),
            Image.open(io.BytesIO(content), formats=_READ_FORMATS) as opened,
        ):
            if opened.width * opened.height > MAX_PIXELS:
                raise _too_many(f"{opened.width} x {opened.height}")
            clean = _clean(opened)
            is_drawing, is_bare = opened.format == "PNG", _is_bare(opened, content)
    except Image.DecompressionBombError as error:
        raise _too_many("lebih dari 170 juta") from error
    except (OSError, SyntaxError, ValueError, ArithmeticError) as error:
        raise RefusedFileError("broken_picture") from error
    kind = MediaKind.PNG if is_drawing or clean.mode == "RGBA" else MediaKind.JPEG
    return Examined(kind, _write(clean, kind), make_preview(clean), is_bare=is_bare)


def _too_many(size: str) -> RefusedFileError:
    return RefusedFileError("too_many_pixels", size=size, limit=str(MAX_PIXELS // 1_000_000))


def _clean(opened: Image.Image) -> Image.Image:
    """Return the pixels alone: what a file says beside them hangs at the
    picture that was opened.
    """
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    has_holes = "transparency" in opened.info or upright.mode in ("RGBA", "LA", "PA")
    is_grey = upright.mode in ("1", "L")
    pixels = upright.convert("RGBA" if has_holes else "L" if is_grey else "RGB")
    pixels.thumbnail((_MAX_SIDE, _MAX_SIDE))
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    return clean


def _is_bare(opened: Image.Image, content: bytes) -> bool:
    """Say whether a picture tells nothing beside its pixels, and nothing hangs behind it."""
    end = _ENDS.get(opened.format or "")
    segments = {name for name, _ in getattr(opened, "applist", ())}
    return (
        end is not None
        and content.find(end) == len(content) - len(end)
        and opened.info.keys() <= _PLAIN_INFO
        and segments <= _PLAIN_SEGMENTS
        and not getattr(opened, "private_chunks", ())
    )


def _write(picture: Image.Image, kind: MediaKind, quality: int = _QUALITY) -> bytes:
    stream = io.BytesIO()
    options = {"optimize": True} if kind is MediaKind.PNG else {"quality": quality}
    picture.save(stream, kind.name, **options)
    return stream.getvalue()


def make_preview(picture: Image.Image) -> bytes:
    """Return a small picture on white, light enough for a page that shows fifty of them."""
    small = picture.convert("RGBA")
    small.thumbnail((224, 168))  # pages show it at half of that: sharp on a screen of a phone too
    ground = Image.new("RGB", small.size, "white")
    ground.paste(small, mask=small.getchannel("A"))
    return _write(ground, MediaKind.JPEG, _PREVIEW_QUALITY)


def without_camera_data(photo: bytes) -> bytes:
    """Return a JPEG without camera, place, time and comments; the pixels stay as they were packed.

    Raises `RefusedFileError`: Its segments cannot be told apart.
    """
    kept, place = [photo[:2]], 2
    try:
        while True:
            while photo[place : place + 2] == b"\xff\xff":  # blanks before a mark
                place += 1
            mark, length = struct.unpack_from(">HH", photo, place)
            if mark == _SCAN:
                break
            end = place + 2 + length
            is_colours = photo.startswith(_COLOURS, place + 4)
            if mark not in _DESCRIBING or is_colours:
                kept.append(photo[place:end])
            place = end
    except struct.error as error:
        raise RefusedFileError("picture_in_paper") from error
    # What hangs behind the end goes; scanners leave the end out.
    return b"".join(kept) + photo[place:].partition(_ENDS["JPEG"])[0] + _ENDS["JPEG"]


def examine_paper(content: bytes) -> Examined:
    """Return a PDF saved anew, with its first page as a picture; raises `RefusedFileError`."""
    try:
        kept = save_anew(content)
        with pikepdf.open(io.BytesIO(kept)) as document:
            if len(document.pages) > _MAX_PAGES:
                raise RefusedFileError("too_many_pages", limit=str(_MAX_PAGES))
            places = [
                ("isian, catatan, atau judul", text) for text in _texts_outside_pages(document)
            ]
        opened = pypdfium2.PdfDocument(kept)
        opened.init_forms()
        places += _texts_of_pages(opened)
        personal = next((place for place, text in places if looks_personal(text)), "")
        scale = _PREVIEW_PIXELS / max(*opened[0].get_size(), 1)
        preview = make_preview(opened[0].render(scale=min(scale, 4)).to_pil())
        return Examined(MediaKind.PDF, kept, preview, personal)
    except pikepdf.PasswordError as error:
        raise RefusedFileError("locked") from error
    except _BROKEN_FILE_ERRORS as error:
        raise RefusedFileError("broken_paper") from error


def save_anew(content: bytes) -> bytes:
    """Return a PDF without earlier states, descriptions, what opens by itself,
    and what cameras wrote.

    A signed paper stays as it was signed: any other byte would void the signature.
    """
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as document:
        if any(
            isinstance(each, pikepdf.Dictionary) and "/ByteRange" in each
            for each in document.objects
        ):
            if not content.rstrip(b"\0 \t\r\n").endswith(_END) or _ARCHIVE_END in content[-_TAIL:]:
                raise RefusedFileError("active_paper")
            return content
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        for each in document.objects:
            for name in _REMOVED if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) else ():
                if name in each:
                    del each[name]
            if isinstance(each, pikepdf.Stream):
                _clean_photo(each)
        # The same paper brought twice gives the same bytes, so that it is known again.
        document.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


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
        raw = raw[
            max(raw.find(_JPEG_START), 0) :
        ]  # whatever stands before it is skipped by readers
        parameters = stream.get("/DecodeParms")
        last = parameters[-1] if isinstance(parameters, pikepdf.Array) else parameters
        kept = last if isinstance(last, pikepdf.Dictionary) else None
        stream.write(without_camera_data(raw), filter=pikepdf.Name.DCTDecode, decode_parms=kept)


def _unpack(stream: pikepdf.Stream, outer: Sequence[object]) -> bytes:
    """Return a photograph as it is packed by itself,
    without what is packed around it once more.
    """
    raw = stream.read_raw_bytes()
    if not outer:
        return raw
    with pikepdf.new() as apart:
        around = pikepdf.Stream(apart, raw)
        around.Filter = pikepdf.Array([pikepdf.Name(str(each)) for each in outer])
        return around.read_bytes()


def _texts_outside_pages(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield texts of fields, notes and chapters;
    raises `RefusedFileError` where something could run.
    """
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
    is_unasked = "/AA" in value or (
        isinstance(opening, pikepdf.Dictionary) and "/D" not in opening
    )
    if (
        kinds & _ACTIVE_KINDS
        or is_outer
        or is_unasked
        or any(key in value for key in _ACTIVE_KEYS)
    ):
        raise RefusedFileError("active_paper")


def _texts_of_pages(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    """Yield the words of each page, with those of stamps, notes and fields that lie on it."""
    for place in range(len(document)):
        if pdfium.FPDFPage_GetAnnotCount(document[place]) > 0:
            pdfium.FPDFPage_Flatten(document[place], pdfium.FLAT_NORMALDISPLAY)
        # Read anew: what was drawn onto a page is not in the page that was open.
        yield f"halaman {place + 1}", document[place].get_textpage().get_text_bounded()


def examine(content: bytes) -> Examined:
    """Return what a file is, by its bytes alone, and what of it is kept;
    raises `RefusedFileError`.
    """
    if not content.strip():
        raise RefusedFileError("empty")
    if content.startswith(_PICTURES) or _WEBP.match(content):
        return examine_picture(content)
    if content.startswith(b"%PDF-"):
        return examine_paper(content)
    raise RefusedFileError("unknown")


def examine_text(content: bytes) -> str:
    """Return that a text holds what looks like a NIK; empty: nowhere.

    In parts that overlap by more than a number in pieces takes: of a large file the signs alone
    would fill the memory.
    """
    text = content.decode(errors="replace")
    starts = range(0, len(text), _PART_LETTERS)
    parts = (text[start : start + _PART_LETTERS + _OVERLAP_LETTERS] for start in starts)
    return "teksnya" if any(map(looks_personal, parts)) else ""


def answer_of(content: bytes, kept_kind: str) -> dict[str, object]:
    """Return what is found in a file; one that is kept as it came is not sent back."""
    if kept_kind:
        is_text = MediaKind[kept_kind] in (MediaKind.CSV, MediaKind.TXT)
        return {"personal": examine_text(content) if is_text else ""}
    found = examine(content)
    kept, preview = (b64encode(each).decode() for each in (found.content, found.preview))
    kind = {"kind": found.kind.name, "kept": kept, "preview": preview}
    return {**kind, "personal": found.personal, "bare": found.is_bare}


def run(seconds: float, megabytes: int, kept_kind: str) -> None:
    """Read what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(seconds)
    try:
        answer = answer_of(sys.stdin.buffer.read(), kept_kind)
    except RefusedFileError as error:
        answer = {"refused": error.reason, "words": {**error.words}}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_heavy", "words": {}}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
