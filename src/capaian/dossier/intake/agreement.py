"""Whether the title and the heads of a column agree with a measure: its document, its people, its words.

A head alone tells little: `Sudah Cetak` below a title about KTP-el counts no KIA, `Jumlah Keluarga` below
one about food counts no families that need a card.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from capaian.domain.period import month_of
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.title_words import DOCUMENTS, EVENTS, is_planned
from capaian.dossier.intake.words import DISTRICT_RANKS, fold, tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MOVED_OR_LOST: Final = _words("pindah datang pendatang hilang rusak")
_OF_ANY: Final = _words("milik cetak terbit")
"""Words of who has any document: recorded is a KTP alone."""
ISSUED_FOR: Final = _MOVED_OR_LOST | _words("baru penggantian pergantian perubahan")
"""Words of columns that count documents by why they were issued: nobody who has or needs one."""
_HELD: Final = _words("wajib milik rekam cetak terbit")
"""Words of who has or needs a document: why it was issued may be told beside them, `Perekaman Baru`."""
_PLAIN: Final = _words(
    "sudah telah melakukan elektronik jumlah total seluruh semua rekapitulasi rekap laporan lapor "
    "tabel lampiran buku agregat kependudukan pencatatan sipil dinas disdukcapil dukcapil "
    "administrasi dokumen pelayanan layanan hasil keadaan kondisi posisi cakupan capaian realisasi "
    "target kinerja tingkat persentase kepala kabupaten kab kota provinsi prov desa kelurahan kalurahan "
    "kampung wilayah se pada s d sampai dengan sd akhir awal tanggal tgl bulan triwulan tw semester "
    "smt i ii iii iv l p lk pr laki perempuan sheet lembar data bersih konsolidasi dkb sumber no "
    "untuk oleh nilai skor jenis kelamin daftar adminduk daerah pemilihan dapil"
) | {*DISTRICT_RANKS}
"""Words that make no measure another one."""


class Agreement(Enum):
    """How far title and heads agree with a measure."""

    NONE = 0
    """They name another document, or nothing that is counted."""
    WEAK = 1
    """They have words that the measure does not have, and do not name its document."""
    DOUBTFUL = 2
    """They have words that the measure does not have."""
    FULL = 3


@dataclass(frozen=True)
class Told:
    """What a title says of all columns below it."""

    words: frozenset[str]
    text: str
    places: frozenset[str]
    """Names of places, which say nothing of what is counted."""
    is_planned: bool = False
    """Whether it, or the name of the sheet, tells what is aimed at and not what was reached."""
    is_parted: bool = False
    """Whether heads part documents by why they were issued, so that each is of some alone."""


def tell(titles: tuple[str, ...], places: frozenset[str], heads: Sequence[str] = ()) -> Told:
    """Return what titles say, the last of them being the name of the sheet, and heads of all columns."""
    above = " ".join(dict.fromkeys(titles[:-1] or titles))
    whole = " ".join(titles)
    reasons = {*map(_reasons, map(tokens, heads))} - {frozenset()}
    is_aimed_at = is_planned(whole, above_it=False)
    return Told(tokens(whole), fold(above), places, is_aimed_at, is_parted=len(reasons) > 1)


def agree(head: str, known: frozenset[str], title: Told, *, is_called: bool = False) -> Agreement:
    """Return how far a head below a title agrees with a measure that has some words.

    A head that is the very name of a measure counts that below a title of another document too; for sure
    where the title names it as well, or has no words but those of documents: `KEPALA KELUARGA DAN WAJIB KTP`.

    Args:
        head: The head.
        known: All words of the measure.
        title: What stands above it.
        is_called: Whether the head is the name of the measure, which names no document.

    Examples:
        >>> ktp = tokens("Penduduk yang sudah merekam KTP-el")
        >>> agree("Sudah Rekam", ktp, tell(("Data KTP-el", "Sheet1"), frozenset())).name
        'FULL'
        >>> agree("Sudah Rekam", ktp, tell(("Data KIA", "Sheet1"), frozenset())).name
        'NONE'
    """
    words = tokens(head)
    own, here, above = known & DOCUMENTS, words & DOCUMENTS, title.words & DOCUMENTS
    if (
        (words and words <= EVENTS)
        or _tells_only_why(words, known, title)
        or (own and (here or above) and not own & (here or above) and not is_called)
    ):
        return Agreement.NONE
    strange_above = _strange(tokens(title.text), known, title) - DOCUMENTS - _HELD
    is_told = is_called and (words <= title.words or not strange_above)
    is_named = is_told or bool(own & (here | above))
    is_other = bool(own and above) and not (own & above or is_told or _leaves_open(title.words, known))
    strange = _strange(words, known, title)
    if is_told:
        strange |= strange_above
    elif not is_named:
        strange |= _strange(tokens(title.text), known, title)
    is_aimed_at = is_planned(head, above_it=title.is_planned)
    if not (is_other or strange or is_aimed_at):
        return Agreement.FULL
    return Agreement.DOUBTFUL if is_named else Agreement.WEAK


def _leaves_open(title: frozenset[str], known: frozenset[str]) -> bool:
    """Say whether a title names deeds and not which, as `KIA DAN AKTA` does: heads tell it."""
    return "akta" in title & known and not title & EVENTS


def _reasons(words: frozenset[str]) -> frozenset[str]:
    """Return why documents were issued; where those are among others, `termasuk pindah datang`, nothing."""
    return frozenset() if "termasuk" in words else words & ISSUED_FOR


def _tells_only_why(words: frozenset[str], known: frozenset[str], title: Told) -> bool:
    """Say whether a head tells why documents were issued, and not who has or needs one: `KK PINDAH`."""
    return bool(_reasons(words) - known) and (title.is_parted or not words & _HELD & known)


def _strange(words: frozenset[str], known: frozenset[str], title: Told) -> frozenset[str]:
    """Return the words that the measure does not have and that do make a difference."""
    left = words - known - _PLAIN - title.places
    return frozenset(word for word in left if word.isalpha() and month_of(word) is None)


def names_measure(head: str, name: str) -> bool:
    """Say whether a head is the name that the plan gives a measure, which names no document and no ages.

    Examples:
        >>> names_measure("KEPALA KELUARGA", "Kepala keluarga"), names_measure("Wajib KTP", "Wajib KTP")
        (True, False)
    """
    words = tokens(head)
    return words == tokens(name) and words.isdisjoint(DOCUMENTS) and all(map(str.isalpha, words))


def names_document_alone(head: str) -> bool:
    """Say whether a head names documents and no more: neither who has nor who needs them.

    Examples:
        >>> names_document_alone("Jumlah KK"), names_document_alone("Jumlah Keluarga")
        (True, False)
    """
    words = tokens(head)
    return bool(words) and words <= DOCUMENTS


def names_deed_alone(head: str) -> bool:
    """Say whether a head tells who has a document, or was given one, and nothing of which.

    Examples:
        >>> [names_deed_alone(text) for text in ("Sudah Cetak", "Memiliki", "Sudah Cetak KIA", "Sudah Rekam")]
        [True, True, False, False]
    """
    words = tokens(head)
    return bool(words & _OF_ANY) and words - _PLAIN <= _OF_ANY


def names_other_document(head: str, name: str, others: Iterable[Head]) -> bool:
    """Say whether a head names a document, and neither a measure nor others name any of its own.

    Examples:
        >>> own = [Head(1, ("Wajib KIA",), "Wajib KIA")]
        >>> [names_other_document(text, "KIA terbit", own) for text in ("Punya KTP", "Ada KIA", "Realisasi")]
        [True, False, False]
        >>> own = [Head(1, ("Akta Terbit",), "Akta Terbit")]
        >>> names_other_document("Jumlah Kematian", "Kematian yang dilaporkan", own)
        False
    """
    here = tokens(head) & DOCUMENTS
    return bool(here) and not any(tokens(text) & here for text in (name, *(other.name for other in others)))


def speaks_of(texts: Iterable[str], known: frozenset[str]) -> bool:
    """Say whether texts have any word of measures, besides those that all tables may have.

    Whoever is married or born tells no deed where a status is told: `STATUS PERKAWINAN`, `CERAI MATI`.

    Args:
        texts: What stands in a table.
        known: Words of measures.

    Examples:
        >>> known = tokens("Akta perkawinan terbit") | tokens("Cakupan wajib KTP")
        >>> texts = ("PENDUDUK WAJIB KTP", "CAKUPAN AIR BERSIH", "STATUS KAWIN", "PERKAWINAN")
        >>> [speaks_of([text], known) for text in texts]
        [True, False, False, True]
    """
    words = tokens(" ".join(texts))
    telling = words - EVENTS if "status" in words else words
    return any(word.isalpha() for word in telling & known - _PLAIN)


def ages_in(text: str) -> frozenset[str]:
    """Return the ages that a text tells: whole numbers among its words.

    Examples:
        >>> sorted(ages_in("Anak usia 0-17 tahun"))
        ['0', '17']
    """
    return frozenset(word for word in tokens(text) if word.isdigit())
