"""What titles and heads are about: the document, whether it is aimed at or reached, and of which time."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Final

from capaian.domain.period import MONTHS
from capaian.domain.written_period import MONTH_WORDS
from capaian.dossier.intake.periods import spans_told, years_of
from capaian.dossier.intake.words import fold, tokens

EVENTS: Final = frozenset({"lahir", "mati", "kawin", "cerai", "perceraian"})
"""What deeds are about; alone they count persons or events, and no deeds."""
DOCUMENTS: Final = EVENTS | {"ktp", "kk", "kia", "pengesahan", "pengakuan", "pengangkatan"}
"""What tells one document from another: `akta lahir`, `KIA`."""
# target perekaman, sasaran; but: target dan realisasi, sasaran strategis
_PLANNED: Final = (
    r"(?P<planned>target|(?:sasaran|rencana)(?! strategis)|proyeksi|estimasi|perkiraan|prakiraan)"
)
# capaian; but: target capaian
_PLANNED_OR_DONE: Final = re.compile(rf"\b(?:{_PLANNED}|(?<!target )(?:realisasi|capaian|pencapaian))\b")
# Sumber: DKB Semester I 2023, Dicetak 2 Januari 2025, Halaman 2, NIP., Sendawar, Januari 2025
_NOTE: Final = re.compile(
    r"\W*(?:sumber|keterangan|ket|catatan|dicetak|(?:tanggal|tgl)\W+cetak|halaman|hal|nip)\b"
    rf"|[^\W\d_]+(?: [^\W\d_]+)?,[\s0-9._…]*(?:{'|'.join(MONTH_WORDS)})\.? [0-9]{{4}}$",
    re.IGNORECASE,
)
_WHOLE_YEAR: Final = frozenset(range(1, len(MONTHS) + 1))
"""The months of a title that tells a year alone."""
BEGINNINGS: Final = (
    r"data|daftar|rekap\w*|laporan|realisasi|cakupan|kepemilikan|perekaman|penerbitan|capaian|tabel|lampiran"
)
"""Words by which titles begin, as a pattern: `REKAPITULASI KTP-EL`, `Tabel 3.1`."""
# Rencana Kinerja Tahun 2023, Target KIA; above columns these may be heads
_TITLE: Final = re.compile(rf"(?:{BEGINNINGS}|pencapaian|rencana|target)\b")


def is_planned(text: str, *, above_it: bool) -> bool:
    """Say whether a text tells what is aimed at; its last word about it decides, else what stands above it.

    Examples:
        >>> [is_planned(text, above_it=False) for text in ("Target Rekam", "Target dan Realisasi", "Rekam")]
        [True, False, False]
    """
    told = _plans_told([text])
    return told[-1] if told else above_it


def _plans_told(texts: Sequence[str]) -> list[bool]:
    """Return of each word about what is aimed at or reached whether it is the former."""
    return [found["planned"] is not None for found in _PLANNED_OR_DONE.finditer(fold(" ".join(texts)))]


def is_note(text: str) -> bool:
    """Say whether a row below a table is a note about it, of its page, or of who signs it.

    Examples:
        >>> [is_note(text) for text in ("Sumber: DKB 2023", "Sendawar, Januari 2025", "DATA KTP, MEI 2024")]
        [True, True, False]
    """
    return _NOTE.match(text) is not None and not (is_title(text) or tokens(text) & DOCUMENTS)


def is_title(text: str) -> bool:
    """Say whether a text begins as titles do, and not as what parts the rows of a table.

    Examples:
        >>> is_title("REALISASI ANGGARAN TAHUN 2023"), is_title("TAHUN 2023"), is_title("KECAMATAN JUAI")
        (True, False, False)
    """
    return _TITLE.match(fold(text)) is not None


def tell_otherwise(titles: Sequence[str], above: Sequence[str]) -> bool:
    """Say whether titles are those of another table: of another time, plan or document.

    What they do not tell is that of the table above.

    Args:
        titles: What stands between two blocks of rows, or above one of several.
        above: The titles of the other block; last the name of the sheet, which tells what these do not.

    Examples:
        >>> above = ("KTP-EL TAHUN 2024", "Sheet1")
        >>> [tell_otherwise([text], above) for text in ("KTP-EL TAHUN 2023", "KIA TAHUN 2024", "Lanjutan")]
        [True, True, False]
    """
    *own, sheet = above
    for tell, untold in _FACETS:
        told = tell(titles)
        known = tell(own) or tell([sheet]) or untold
        if told and known is not None and told.isdisjoint(known):
            return True
    return False


def _years(texts: Sequence[str]) -> frozenset[int]:
    return frozenset(years_of(texts))


def _months(texts: Sequence[str]) -> frozenset[frozenset[int]]:
    """Return the months that texts tell; all of them where they tell a year alone."""
    told = frozenset(span.months for span in spans_told(texts))
    return told or (frozenset({_WHOLE_YEAR}) if _years(texts) else frozenset())


def _plan(texts: Sequence[str]) -> frozenset[bool]:
    return frozenset(_plans_told(texts)[-1:])


def _documents(texts: Sequence[str]) -> frozenset[str]:
    return tokens(" ".join(texts)) & DOCUMENTS


_Facet = Callable[[Sequence[str]], frozenset[Hashable]]
_FACETS: Final[Sequence[tuple[_Facet, frozenset[Hashable] | None]]] = (
    (_years, frozenset()),
    (_months, frozenset()),
    (_plan, frozenset({False})),
    (_documents, None),
)
"""What titles tell, and what is held against it where others do not; `None`: nothing."""
