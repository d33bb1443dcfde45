"""How much may be brought at once, and what looking through it may cost."""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1_000_000
FILE_BYTES: Final = 20 * MEGABYTE
"""Of one file; a photograph of a phone has 3 to 8 megabytes, a scan of twenty pages as much."""
FILES: Final = 20
ALL_BYTES: Final = 100 * MEGABYTE
BODY_BYTES: Final = ALL_BYTES + 5 * MEGABYTE
"""Of a request with all that stands around files; nothing beyond it is even taken up."""

SECONDS: Final = 20
"""Work of the child that looks through one file."""
MEGABYTES: Final = 1_500
"""Address space of that child; a picture of 40 megapixels takes a third of it."""
CHILDREN_AT_ONCE: Final = 2

ACCEPTED: Final = (
    "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp,.pdf,.xlsx,.docx,.csv,.txt"
)
"""What is offered when files are chosen; what is taken is decided by contents."""
WORDS: Final = (
    "JPEG, PNG, WebP, atau PDF; juga xlsx, docx, csv, dan txt, yang disimpan apa adanya: "
    "isinya tidak "
    f"diperiksa. Tiap berkas paling besar {FILE_BYTES // MEGABYTE} MB, "
    f"sekali unggah paling banyak {FILES} berkas dan {ALL_BYTES // MEGABYTE} MB."
)
