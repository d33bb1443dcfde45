"""What is said of all targets with a reserve: of some of them, of another time, or of what shall be."""

from __future__ import annotations

from typing import Final

from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.years import YEAR

_ALL: Final = r"(?:semua|seluruh|segenap|setiap)(?:nya)?"
_RESERVED: Final = Worded(
    r"\b(?:kecuali|terkecuali|selain|di\s?luar|hampir|nyaris|lain(?:nya)?|sebagian|beberapa|nasional|provinsi)\b"
    rf"|\b(?:tidak|belum|bukan|tanpa)\s+{_ALL}\b"
    rf"|\b{_ALL}\s+(?:[a-z]+\s+){{1,3}}yang\s+(?!(?:ada|ditetapkan|diperjanjikan|direncanakan|telah|sudah)\b)"
)
"""Some are left out: `semua indikator kecuali stunting`, `semua sasaran yang diukur dengan stunting`."""
_UNREAL: Final = Worded(
    r"\b(?:jika|apabila|bila(?:mana)?|kalau|(?:se)?andai\w*|sekiranya|agar|supaya|guna|harus|perlu|hendaknya"
    r"|akan|diharapkan|ditargetkan|diupayakan|diusahakan|bertekad|berkomitmen|berupaya|berusaha|memastikan)\b"
)
"""What is wished, planned or supposed."""
_OTHER_TIME: Final = Worded(
    r"\btahun\s+(?:lalu|lampau|sebelumnya|depan|mendatang|berikutnya)\b"
    r"|\b(?:triwulan|semester|bulan)\s+[a-z]+\b"
)


def is_reserved(text: str, year: int | None) -> bool:
    """Say whether a sentence on all targets leaves some out, is of another time, or tells what shall be.

    Args:
        text: The sentence.
        year: That of the report; `None` where it is not known, and any year may be it.

    Examples:
        >>> is_reserved("Seluruh target tercapai, kecuali stunting.", 2024)
        True
        >>> is_reserved("Pada tahun 2023 semua target tercapai.", 2024)
        True
        >>> is_reserved("Semua target tahun 2024 tercapai.", 2024)
        False
    """
    years = {int(found[0]) for found in YEAR.finditer(text)}
    is_of_other_year = year is not None and bool(years) and year not in years
    return is_of_other_year or any(words.search(text) for words in (_RESERVED, _UNREAL, _OTHER_TIME))
