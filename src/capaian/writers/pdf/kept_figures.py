"""The figures of a pdf, kept in it as private data: one that is changed later is known by them.

PDF/A-2 allows such data (`PieceInfo`), as it does not any attached file that is no PDF/A itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from capaian.domain.audit.figure_record import OWNER, passages_of, write_record

_END: Final = re.compile(
    rb"xref\n0 (?P<count>\d+)\n(?P<places>(?:\d{10} \d{5} [fn]\r\n)+)"
    rb"trailer\n<</Size \d+/Root (?P<catalog>\d+) 0 R(?P<rest>[^<>]*>>)\nstartxref\n\d+\n%%EOF"
)
"""How typst ends a file; before it stands the catalog."""
_END_OF_CATALOG: Final = b">>\nendobj\n"


def keep_figures(pdf: bytes, lines: Iterable[str], timestamp: int) -> bytes:
    """Return a file of typst with a record of its figures: one object more, and a catalog that names it.

    A file that is laid out otherwise, by another typst, is returned as it is.

    Args:
        pdf: The file.
        lines: Those of its pages.
        timestamp: Seconds since 1970: when the record was made.
    """
    start = max(pdf.rfind(b"xref\n0 "), 0)
    end, objects = _END.fullmatch(pdf, start), pdf[:start]
    if end is None or not objects.endswith(_END_OF_CATALOG) or not _ends_in_catalog(pdf, end):
        return pdf
    number, moment = int(end["count"]), datetime.fromtimestamp(timestamp, UTC)
    owned = f"<</LastModified(D:{moment:%Y%m%d%H%M%S}Z)/Private {number} 0 R>>"
    objects = objects.removesuffix(_END_OF_CATALOG) + f"/PieceInfo<</{OWNER}{owned}>>".encode()
    objects += _END_OF_CATALOG
    places = b"%s%010d 00000 n\r\n" % (end["places"], len(objects))
    record = zlib.compress(write_record(passages_of(lines)).encode(), 9)
    objects += b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n" % (number, len(record))
    objects += record + b"\nendstream\nendobj\n"
    trailer = b"<</Size %d/Root %s 0 R%s" % (number + 1, end["catalog"], end["rest"])
    return b"%sxref\n0 %d\n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        *(objects, number + 1, places),
        *(trailer, len(objects)),
    )


def _ends_in_catalog(pdf: bytes, end: re.Match[bytes]) -> bool:
    """Whether the last object of a file is its catalog."""
    last = int(end["count"]) - 1
    return last == int(end["catalog"]) and pdf.startswith(b"%d 0 obj" % last, int(end["places"][-20:-10]))
