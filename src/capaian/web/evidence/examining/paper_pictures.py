"""Pictures inside of a PDF: cleaned of camera, place and time, as they are everywhere else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf

from capaian.web.evidence.examining.found import UnfitFileError
from capaian.web.evidence.examining.jpeg2000 import without_boxes
from capaian.web.evidence.examining.metadata import UnreadablePictureError, without_metadata
from capaian.web.evidence.examining.paper_beside import clean_beside, has_earlier_state

_JPEG: Final = b"\xff\xd8\xff"
_END: Final = b"\xff\xd9"
_HEAD, _DATA = re.compile(rb"\bBI\s*(?=[/%])"), re.compile(rb"(?<![/\w])ID\s")
"""Where the head of a picture between the words of a page begins, and where it ends."""
_PACKED: Final = re.compile(rb"/DCT|/\w*#")
"""What tells of a photograph there; names may be written in numbers."""


def clean_pictures(content: bytes) -> bytes:
    """Return a PDF without what its pictures tell beside their pixels; one that needs none as it is.

    A paper with an electronic signature stays as it was signed: any other byte would void it.

    Raises:
        UnfitFileError: A picture tells such things and cannot be taken apart.
    """
    with pikepdf.open(io.BytesIO(content)) as document:
        if _is_signed(document):
            return content
        try:
            cleaned = [_clean_pixels(each) for each in document.objects if isinstance(each, pikepdf.Stream)]
            cleaned.append(clean_beside(document))
            for words in _contents(document):
                _require_bare(words)
        except (pikepdf.PdfError, UnreadablePictureError) as error:
            raise UnfitFileError("picture_in_paper") from error
        if not any(cleaned) and not has_earlier_state(document, content):
            return content
        target = io.BytesIO()
        document.save(target, deterministic_id=True, fix_metadata_version=False)
        return target.getvalue()


def _clean_pixels(stream: pikepdf.Stream) -> bool:
    """Clean a picture; say whether there was anything to clean."""
    names = _filters(stream)
    if not names or names[-1] not in (pikepdf.Name.DCTDecode, pikepdf.Name.JPXDecode):
        return False
    raw = _unpacked(stream, names[:-1])
    if names[-1] == pikepdf.Name.JPXDecode:
        bare = without_boxes(raw)
    else:
        bare = _without_metadata(raw[max(raw.find(_JPEG), 0) :])  # whatever stands before it is skipped
    if bare == raw.rstrip(b"\r\n"):  # some programs count the line behind the picture along
        return False
    if "/DecodeParms" in stream:
        own = stream.DecodeParms
        stream.write(bare, filter=names[-1], decode_parms=_last(own))
    else:
        stream.write(bare, filter=names[-1])
    return True


def _last(parameters: pikepdf.Object) -> pikepdf.Dictionary | None:
    found = parameters[-1] if isinstance(parameters, pikepdf.Array) else parameters
    return found if isinstance(found, pikepdf.Dictionary) else None


def _without_metadata(raw: bytes) -> bytes:
    try:
        return without_metadata(raw)
    except UnreadablePictureError:
        return without_metadata(raw + _END)  # scanners leave its end out


def _filters(stream: pikepdf.Stream) -> list[pikepdf.Name]:
    filters = stream.get("/Filter")
    found = [*filters] if isinstance(filters, pikepdf.Array) else [filters]
    return [name for name in found if isinstance(name, pikepdf.Name)]


def _unpacked(stream: pikepdf.Stream, outer: Sequence[object]) -> bytes:
    """Return a photograph as it is packed by itself, without what is packed around it once more."""
    raw = stream.read_raw_bytes()
    if not outer:
        return raw
    with pikepdf.new() as apart:
        around = pikepdf.Stream(apart, raw)
        around.Filter = pikepdf.Array([pikepdf.Name(str(each)) for each in outer])
        return around.read_bytes()


def _contents(document: pikepdf.Pdf) -> Iterator[bytes]:
    """Yield what is drawn on pages, and within what is drawn there."""
    for page in document.pages:
        own = page.obj.get("/Contents")
        pieces = [*own] if isinstance(own, pikepdf.Array) else [own]
        yield b"\n".join(each.read_bytes() for each in pieces if isinstance(each, pikepdf.Stream))
    for each in document.objects:
        # Drawings, patterns, and letters that are drawn have no type of their own in common.
        is_drawn = isinstance(each, pikepdf.Stream) and (
            each.get("/Subtype") == pikepdf.Name.Form or "/BBox" in each
        )
        if is_drawn:
            yield each.read_bytes()
        elif isinstance(each, pikepdf.Dictionary) and isinstance(each.get("/CharProcs"), pikepdf.Dictionary):
            yield from (own.read_bytes() for _, own in each.CharProcs.items())


def _require_bare(words: bytes) -> None:
    """See to it that no photograph between the words of a page tells anything: there it cannot be cleaned."""
    place = 0
    while (head := _HEAD.search(words, place)) and (data := _DATA.search(words, head.end())):
        place = data.end()
        if _PACKED.search(words, head.end(), data.start()):
            rest = words[place:]
            if not rest.startswith(_JPEG) or not rest.startswith(without_metadata(rest)):
                raise UnreadablePictureError("a photograph between the words of a page")


def _is_signed(document: pikepdf.Pdf) -> bool:
    return any(isinstance(each, pikepdf.Dictionary) and "/ByteRange" in each for each in document.objects)
