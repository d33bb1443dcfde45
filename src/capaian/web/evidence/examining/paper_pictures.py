"""Photographs inside of a PDF: cleaned of camera, place and time, as they are everywhere else."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import pikepdf

from capaian.web.evidence.examining.found import UnfitFileError
from capaian.web.evidence.examining.metadata import UnreadablePictureError, without_metadata

_JPEG: Final = b"\xff\xd8\xff"
_TELLS: Final = (b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0\0")
"""How pieces of a JPEG begin that tell of camera, place and author; others say how it was packed."""


def clean_pictures(content: bytes) -> bytes:
    """Return a PDF without what its photographs tell beside their pixels; one that needs none as it is.

    A paper with an electronic signature stays as it was signed: any other byte would void it.

    Raises:
        UnfitFileError: A photograph tells such things and cannot be taken apart.
    """
    if not any(mark in content for mark in (b"DCTDecode", b"/DCT")) and b"/ObjStm" not in content:
        return content
    with pikepdf.open(io.BytesIO(content)) as document:
        if _is_signed(document):
            return content
        cleaned = [_clean(each) for each in document.objects if isinstance(each, pikepdf.Stream)]
        if not any(cleaned):
            return content
        target = io.BytesIO()
        document.save(target, deterministic_id=True, fix_metadata_version=False)
        return target.getvalue()


def _clean(stream: pikepdf.Stream) -> bool:
    """Clean a photograph; say whether there was anything to clean."""
    filters = stream.get("/Filter")
    names = [*filters] if isinstance(filters, pikepdf.Array) else [filters]
    if not names or names[-1] != pikepdf.Name.DCTDecode:
        return False
    try:
        raw = _unpacked(stream, names[:-1])
    except pikepdf.PdfError as error:
        raise UnfitFileError("picture_in_paper") from error
    if not raw.startswith(_JPEG) or not any(mark in raw for mark in _TELLS):
        return False
    try:
        bare = without_metadata(raw)
    except UnreadablePictureError as error:
        raise UnfitFileError("picture_in_paper") from error
    stream.write(bare, filter=pikepdf.Name.DCTDecode)
    return bare != raw


def _unpacked(stream: pikepdf.Stream, outer: Sequence[object]) -> bytes:
    """Return a photograph as it is packed by itself, without what is packed around it once more."""
    raw = stream.read_raw_bytes()
    if not outer:
        return raw
    with pikepdf.new() as apart:
        around = pikepdf.Stream(apart, raw)
        around.Filter = pikepdf.Array([pikepdf.Name(str(each)) for each in outer])
        return around.read_bytes()


def _is_signed(document: pikepdf.Pdf) -> bool:
    return any(isinstance(each, pikepdf.Dictionary) and "/ByteRange" in each for each in document.objects)
