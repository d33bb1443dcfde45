"""What titles and heads are about: the document, whether it is aimed at or reached, and of which time."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final

from capaian.domain.period import MONTH_WORDS, MONTHS, month_of
from capaian.dossier.intake.budget_papers import Paper, papers_told
from capaian.dossier.intake.periods import find_period, spans_told, years_of
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
    r"|(?!(?:kabupaten|kab|provinsi|prov|kecamatan)\b)"
    rf"[^\W\d_]+(?: [^\W\d_]+)?,[\s0-9._…]*(?:{'|'.join(MONTH_WORDS)})\.? [0-9]{{4}}$",
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

_PASSING: Final = frozenset(
    (
        "semester",
        "smt",
        "triwulan",
        "tw",
        "i",
        "ii",
        "iii",
        "iv",
        "bulan",
        "tanggal",
        "sampai",
        "dengan",
        "s",
        "d",
    )
)
"""Words of titles that change from period to period, besides the months."""
# A. KTP-EL, 2) Akta, II. Dokumen
_NUMBERED: Final = re.compile(r"\(?(?:[A-Z]|[0-9]{1,2}|[IVX]{1,4})[.)]\s*[^\W\d_]", re.IGNORECASE)

_ONE_YEAR: Final = r"(?:\b(?:tahun|thn|th)\.? *)?\b(?:19|20|21)[0-9]{2}\b"
_TO: Final = r"(?:[-\u2010-\u2015,/&]|dan|s\.?[/ ]?d\.?|sampai(?: dengan)?|hingga)"
# TAHUN 2024, (2024), 2023 dan 2024
_YEARS: Final = re.compile(rf"\(?{_ONE_YEAR}(?: *{_TO} *{_ONE_YEAR})*\)?", re.IGNORECASE)

_DONE: Final = frozenset({False})
"""What titles tell of plans that say nothing of any."""


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


def contradict(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether titles both tell a time or a document, and not the same, or one of them alone tells a plan.

    Examples:
        >>> contradict(["KTP-EL TAHUN 2024"], ["KTP-EL TAHUN 2023"]), contradict(["KTP-EL"], ["TAHUN 2023"])
        (True, False)
    """
    pairs = [(tell(one), tell(other)) for tell in (_years, _parts, _documents)]
    pairs.append((_plan(one) or _DONE, _plan(other) or _DONE))
    return any(told and others and told.isdisjoint(others) for told, others in pairs)


def inherited(parents: Sequence[str], own: Sequence[str]) -> Iterator[str]:
    """Yield titles of a whole and those of a part of it; of the former what the latter do not tell otherwise.

    Examples:
        >>> [*inherited(["DATA DOKUMEN TAHUN 2023 DAN 2024"], ["KIA 2023"])]
        ['DATA DOKUMEN', 'KIA 2023']
        >>> [*inherited(["KTP-EL TAHUN 2024"], ["KIA"])]
        ['Tahun 2024', 'KIA']
    """
    years, parts, documents = _years(own), _parts(own), _documents(own)
    for title in parents:
        told = title
        if documents and _documents([told]) - documents:
            period = find_period([told])
            told = "" if period is None else period.label
        if years and _years([told]) - years:
            told = "" if _parts([told]) else " ".join(_YEARS.sub("", told).split())
        if parts and _parts([told]) - parts:
            told = ""
        if told:
            yield told
    yield from own


def names_rather(texts: Sequence[str], one: str, other: str) -> bool:
    """Say whether texts name a document that one title names as well, and another one does not.

    Examples:
        >>> names_rather(["WAJIB KIA"], "KIA TAHUN 2023", "KTP-EL TAHUN 2024")
        True
    """
    told, others = _documents(texts), _documents([other])
    return bool(told & _documents([one]) and others) and told.isdisjoint(others)


def are_alike(one: str, other: str) -> bool:
    """Say whether two titles head parts of one whole: numbered, of documents, or of times and else the same.

    Examples:
        >>> are_alike("A. KTP-EL", "B. KIA (TAHUN 2023)"), are_alike("Tahun 2023", "Tahun 2024")
        (True, True)
        >>> are_alike("WILAYAH I", "KIA")
        False
    """
    is_listed = _NUMBERED.match(one) is not None and _NUMBERED.match(other) is not None
    of_documents = bool(_documents([one]) and _documents([other]))
    of_times = bool(_times([one]) and _times([other])) and subject_of(one) == subject_of(other)
    return is_listed or of_documents or of_times


def _times(texts: Sequence[str]) -> frozenset[Hashable]:
    return _years(texts) | _parts(texts)


def _parts(texts: Sequence[str]) -> frozenset[Hashable]:
    """Return the months of parts of the year that texts tell."""
    return frozenset(span.months for span in spans_told(texts))


def _years(texts: Sequence[str]) -> frozenset[int]:
    return frozenset(years_of(texts))


def _months(texts: Sequence[str]) -> frozenset[frozenset[int]]:
    """Return the months that texts tell; all of them where they tell a year alone."""
    told = frozenset(span.months for span in spans_told(texts))
    return told or (frozenset({_WHOLE_YEAR}) if _years(texts) else frozenset())


def _plan(texts: Sequence[str]) -> frozenset[bool]:
    return frozenset(_plans_told(texts)[-1:])


def _stages(texts: Sequence[str]) -> frozenset[Paper]:
    """Return the stages of a budget that texts tell."""
    return frozenset(papers_told(texts))


def _documents(texts: Sequence[str]) -> frozenset[str]:
    return tokens(" ".join(texts)) & DOCUMENTS


def subject_of(title: str) -> frozenset[str]:
    """Return the words of a title that do not pass with the period.

    Examples:
        >>> sorted(subject_of("Kepemilikan KTP-el Semester II Tahun 2023"))
        ['ktp', 'milik']
    """
    words = (word for word in tokens(title) if word.isalpha() and word not in _PASSING)
    return frozenset(word for word in words if month_of(word) is None)


_Facet = Callable[[Sequence[str]], frozenset[Hashable]]
_FACETS: Final[Sequence[tuple[_Facet, frozenset[Hashable] | None]]] = (
    (_years, frozenset()),
    (_months, frozenset()),
    (_plan, _DONE),
    (_documents, None),
    (_stages, None),
)
"""What titles tell, and what is held against it where others do not; `None`: nothing."""
