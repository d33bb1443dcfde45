"""The office that a report is of: as its cover names it, else the one that its text names most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final

_PLACE: Final = (
    r"(?:kabupaten|kota|provinsi)(?:\s+(?!tahun\b|anggaran\b|nomor\b|dalam\b|"
    r"pada\b)[A-Z][\w'\u2019-]+){1,3}"
)
_OFFICE: Final = re.compile(
    r"(?P<office>\b(?:dinas|badan|inspektorat|sekretariat|kecamatan|rsud|kantor)\b[A-Za-z "
    r",&'\u2019-]{0,90}?"
    rf"\s{_PLACE})",
    re.IGNORECASE,
)
_PLACE_WORD: Final = re.compile(r"kabupaten|kota|provinsi")
LINES_OF_COVER: Final = 40
MIN_TIMES_IN_TEXT: Final = 3


def name_office(lines: Sequence[str]) -> str:
    """Return the office with its place; empty where nothing tells one.

    Examples:
        >>> name_office(["LAPORAN KINERJA TAHUN 2023", "DINAS PERHUBUNGAN", "KABUPATEN KHAYAL",
        ...     "2024"])
        'DINAS PERHUBUNGAN KABUPATEN KHAYAL'
    """
    filled = islice((line for line in lines if line.strip()), LINES_OF_COVER)
    cover = [" ".join(line.split()).strip(" .,*#") for line in filled]
    beside = [
        line
        for line, following in pairwise([*cover, ""])
        for line in (line, f"{line} {following}")
    ]
    on_cover = next((match["office"] for line in beside if (match := _OFFICE.fullmatch(line))), "")
    if on_cover:
        return on_cover
    placed = (" ".join(line.split()) for line in lines if _PLACE_WORD.search(line.lower()))
    counts = Counter(match["office"] for line in placed for match in _OFFICE.finditer(line))
    office, times = max(counts.items(), key=lambda each: each[1], default=("", 0))
    return office if times >= MIN_TIMES_IN_TEXT else ""
