"""Photographs and scans of a pdf: typst sets placeholders, for it would hold every picture unpacked.

A placeholder is a JPEG of a few pixels that names its picture by hash; typst puts it into the file as it is.
When the file is there the picture takes its place: its stream, its size, the places of all objects behind it.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import sha256
from itertools import accumulate
from typing import Final

from PIL import Image

_SIDE: Final = 8
_IMAGE: Final = re.compile(
    rb"<</Length (?P<length>\d+)(?P<kind>/Type/XObject/Subtype/Image/Filter/DCTDecode)"
    rb"/Width 8/Height 8(?P<rest>/[^>]*>>\nstream\n)"
)
_PLACE: Final = re.compile(rb"(\d{10}) 00000 n\r\n")
_START: Final = re.compile(rb"startxref\n\d+")


def make_placeholder(content: bytes) -> bytes:
    """Return what typst sets instead of a JPEG."""
    target = io.BytesIO()
    name = sha256(content).hexdigest().encode()
    Image.new("RGB", (_SIDE, _SIDE)).save(target, "JPEG", comment=name)
    return target.getvalue()


def put_pictures(pdf: bytes, pictures: Iterable[bytes]) -> bytes:
    """Return a file of typst with its pictures in the places of their placeholders.

    Raises:
        RuntimeError: if one has no place, because another typst lays a file out otherwise.
    """
    waiting = {make_placeholder(content): content for content in pictures}
    if not waiting:
        return pdf
    pieces, ends, growth, done = [], [], [], 0
    for found in _IMAGE.finditer(pdf):
        end = found.end() + int(found["length"])
        content = waiting.pop(pdf[found.end() : end], None)
        if content is not None:
            with Image.open(io.BytesIO(content)) as picture:
                size = b"/Width %d/Height %d" % picture.size
            head = b"<</Length %d%s%s%s" % (len(content), found["kind"], size, found["rest"])
            pieces += [pdf[done : found.start()], head, content]
            ends.append(end)
            growth.append(len(head) + len(content) - (end - found.start()))
            done = end
    if waiting:
        raise RuntimeError("typst laid out a picture otherwise")
    start = pdf.rindex(b"xref\n0 ", 0, pdf.rindex(b"startxref"))
    moved = [0, *accumulate(growth)]

    def place(entry: re.Match[bytes]) -> bytes:
        before = int(entry[1])
        return b"%010d 00000 n\r\n" % (before + moved[bisect_left(ends, before)])

    places = _PLACE.sub(place, pdf[start:])
    return b"".join((*pieces, pdf[done:start], _START.sub(b"startxref\n%d" % (start + moved[-1]), places)))
