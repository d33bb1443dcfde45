"""Heads that tell a part of the year by a number: `REALISASI TRIWULAN` over `I`, `II`, `III`, `IV`.

Above four or twelve columns and their sum such numbers are those of quarters or months by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from capaian.domain.numerals import write_roman
from capaian.domain.written_period import ORDINALS, SHORTER
from capaian.dossier.intake.time_words import part_unit, plain_text
from capaian.dossier.intake.written_span import read_spans

_KINDS: Final = "|".join((*SHORTER.values(), "caturwulan", "cawu", "bulan", "bln"))
_KIND: Final = re.compile(
    rf"(?P<until>(?<![^\W_])(?:s ?[./]? ?d\.?|sampai(?: dengan)?|hingga) )?(?<![^\W\d_])(?P<kind>{_KINDS})"
    r"(?![^\W\d_])(?!\.? (?:ini|lalu|sebelumnya|berjalan|bersangkutan)\b)"
)
"""Which part the numbers below count: `REALISASI PER TRIWULAN (Rp)`, `BULAN KE-`; `bulan ini` counts none."""
_ORDINAL: Final = re.compile(rf"\(?(?:ke[ -]*)?(?P<ordinal>{'|'.join(ORDINALS)})\)?")
"""As it is written: `I`, `(II)`, `ke-3`."""
_LEAST: Final = 2
_ALL: Final[Mapping[int, str]] = {4: "Triwulan", 12: "Bulan"}
"""How many parts of a length a year has."""
_SUM: Final = re.compile(r"(?:jumlah|jml|total|setahun)\b(?: (?:setahun|tahun|[0-9]{4}))*")


def with_times(parts: Sequence[str]) -> tuple[str, ...]:
    """Return what stands above a column, a bare number with the part of the year that the row above names.

    Examples:
        >>> with_times(("REALISASI PER TRIWULAN (Rp)", "II")), with_times(("Bulan Ke-", "12"))
        (('REALISASI PER TRIWULAN (Rp)', 'Triwulan II'), ('Bulan Ke-', 'Bulan 12'))
        >>> with_times(("Realisasi Triwulan I", "1")), with_times(("Triwulan", "V"))
        (('Realisasi Triwulan I', '1'), ('Triwulan', 'V'))
    """
    told = [_told(above, text) or text for above, text in pairwise(parts)]
    return (*parts[:1], *told)


def are_numbers_of_parts(above: Sequence[str], texts: Sequence[str]) -> bool:
    """Say whether a row has no other numbers than those of parts of the year that the row above it names.

    Args:
        above: What the row above says, that of a head over several columns in each of these.
        texts: What the row says.

    Examples:
        >>> are_numbers_of_parts(["Kode", "Bulan", "Bulan", "Jumlah"], ["", "1", "2", ""])
        True
        >>> are_numbers_of_parts(["Kode", "Bulan", "Jumlah"], ["Juai", "1", "2"])
        False
    """
    numbers = [(head, text) for head, text in zip(above, texts, strict=True) if re.search("[0-9]", text)]
    groups = [[*group] for _, group in groupby(numbers, key=lambda pair: pair[0])]
    return bool(groups) and all(
        len(group) >= _LEAST
        and [text for _, text in group] == [str(number) for number in range(1, len(group) + 1)]
        and all(_told(head, text) for head, text in group)
        for group in groups
    )


def bare_parts(texts: Sequence[str]) -> dict[int, str]:
    """Return the parts of a year that bare numbers of a row tell before their sum, by their places.

    Examples:
        >>> bare_parts(["Kecamatan", "I", "II", "III", "IV", "JUMLAH"])
        {1: 'Triwulan I', 2: 'Triwulan II', 3: 'Triwulan III', 4: 'Triwulan IV'}
        >>> bare_parts(["No", "1", "2", "3", "4", "5", "Jumlah"]), bare_parts(["I", "II", "III", "IV"])
        ({}, {})
    """
    for count, kind in _ALL.items():
        numbers = [str(number) for number in range(1, count + 1)]
        for written in (numbers, [write_roman(int(number)) for number in numbers]):
            for end in range(count, len(texts)):
                is_sum = _SUM.fullmatch(plain_text(texts[end])) is not None
                if is_sum and [text.strip() for text in texts[end - count : end]] == written:
                    return {end - count + n: f"{kind} {number}" for n, number in enumerate(written)}
    return {}


def _told(above: str, text: str) -> str | None:
    """Return the part of the year that a number below a head tells; `None`: none, or the head has its own."""
    number = _ORDINAL.fullmatch(plain_text(text))
    found = _KIND.search(plain_text(above)) if number is not None else None
    if number is None or found is None or part_unit(_unit(found["kind"]), number["ordinal"]) is None:
        return None
    told = f"{found['until'] or ''}{found['kind']}".capitalize()
    return None if read_spans(above) else f"{told} {number['ordinal'].upper()}"


def _unit(kind: str) -> str:
    return "bulan" if kind == "bln" else kind
