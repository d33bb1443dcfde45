"""Documents that were issued or served in a time, and heads that name a document alone: who has it is open.

`KARTU KELUARGA` below `REKAP PELAYANAN` counts the cards of that year, below `JUMLAH PENDUDUK` the families.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.ages import ages_told
from capaian.dossier.intake.agreement import names_document_alone
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.left_sums import why_of_left_sum
from capaian.dossier.intake.measures import DENIALS, MADE, Guessed, adds_up, measures_of, side_alone
from capaian.dossier.intake.populations import populations_of
from capaian.dossier.intake.ratios import may_be_percents
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.sides import side_of
from capaian.dossier.intake.small_parts import sums_of, why_of_a_time
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.wholes_beside import are_both
from capaian.dossier.intake.words import fold, tokens

_ISSUING: Final = frozenset({"penerbitan", "pencetakan"})
_PEOPLE: Final = frozenset({"usia", "umur", "penduduk", "kepala"})
_HOLDING: Final = frozenset({"wajib", "milik", "cakupan", "persentase", "prosentase"})
"""Words of columns and titles about those who have a document, or need one."""
_SERVICES: Final = frozenset(
    {
        *("pelayanan", "layanan", "dilayani", "melayani", "terlayani", "pemohon"),
        *("permohonan", "pengajuan", "diajukan", "jemput", "loket", "register"),
        *("registrasi", "produk", "berkas", "diserahkan", "penyerahan", "pengambilan"),
        *("dicetak", "tercetak", "terbit", "diterbitkan"),
    }
)
"""Words of titles about what was done for people in a time."""
# BIDANG PELAYANAN PENDAFTARAN PENDUDUK, UPT PELAYANAN ADMINDUK, MAL PELAYANAN PUBLIK
_NAMES: Final = re.compile(
    r"\b(?:bidang|seksi|subbagian|upt|uptd|unit|tim|mal|mall|kantor|dinas|kepala|standar|indeks) "
    r"(?:pelayanan|layanan)\b|\bpendaftaran penduduk\b|\bkartu tanda penduduk\b"
)
_PERSONS: Final = frozenset({"penduduk", "jiwa"})
_MOST_PERSONS: Final = 10
"""More persons than so many for each of what is counted are no families."""
_BORNE_OUT: Final = 2
"""Of whom one in so many has a document, that is no year's work."""
_PAPERS: Final = DOCUMENTS | {"akta", "kutipan", "dokumen"}


def is_of_issuing(titles: Iterable[str], head: Head) -> bool:
    """Say whether a column tells what was issued or printed, not how many have or need a document.

    Examples:
        >>> is_of_issuing(["REKAP PENCETAKAN KARTU KELUARGA"], Head(1, ("KK",), "KK"))
        True
        >>> is_of_issuing(["CAKUPAN PENERBITAN KIA"], Head(1, ("KIA",), "KIA"))
        False
    """
    text = " ".join((*titles, *head.parts))
    return bool(_ISSUING.intersection(fold(text).split())) and not _tells_people(text)


def is_of_services(titles: Iterable[str], head: Head) -> bool:
    """Say whether a column tells what was done for people in a time, by what stands above its table.

    Examples:
        >>> titles = ["LAPORAN PELAYANAN TAHUN 2024"], ["BIDANG PELAYANAN PENDAFTARAN PENDUDUK"]
        >>> [is_of_services(title, Head(1, ("KK",), "KK")) for title in titles]
        [True, False]
        >>> is_of_services(["LAPORAN PELAYANAN TAHUN 2024"], Head(1, ("Memiliki KK",), "Memiliki KK"))
        False
    """
    above = " ".join(_NAMES.sub(" ", fold(title)) for title in titles)
    is_of_time = bool(_SERVICES.intersection(above.split()))
    return is_of_time and not _HOLDING & tokens(" ".join((above, *head.parts)))


def as_issued(table: ForeignTable, guessed: Sequence[Guessed], desk: Desk) -> list[Guessed]:
    """Return guesses where issued documents are those that people have: never the people who need them."""
    have = {str(part.denominator.code): str(part.numerator.code) for part in desk.office.components}
    taken = {guess.means for guess in guessed}
    return [
        replace(guess, means=have[guess.means])
        if guess.means in have
        and have[guess.means] not in taken
        and not adds_up(guess.means, desk.office)
        and names_document_alone(" ".join(guess.head.parts))
        and (is_of_issuing(table.titles, guess.head) or is_of_services(table.titles, guess.head))
        and not _are_parted(table, guess.head)
        else guess
        for guess in guessed
    ]


def _are_parted(table: ForeignTable, head: Head) -> bool:
    """Say whether columns beside one name the same document and that it was printed or issued.

    `JUMLAH KK` beside `KK CETAK BARU` counts the families, which have a card each.
    """
    own = tokens(" ".join(head.parts)) & DOCUMENTS
    others = (tokens(" ".join(one.parts)) for one in table.heads if one.column != head.column)
    return any(words >= own and words & MADE for words in others)


def contrary(table: ForeignTable, guess: Guessed, guessed: Sequence[Guessed], desk: Desk) -> str:
    """Return what speaks against a guess whose words fit: one sex alone, a time alone, a sum that is left."""
    if part := why_of_left_sum(table, guess.head, desk):
        return part
    same = [other.head for other in guessed if other.means == guess.means]
    sex = side_alone(table.titles, table.heads, same)
    if sex is not None:
        return f", padahal tampaknya {sex} saja"
    is_stock = guess.means not in {str(one.code) for one in desk.office.components} and not adds_up(
        guess.means, desk.office
    )
    reason = _why_of_a_time(table, guess, guessed, desk) if is_stock else ""
    reason = reason or _why_of_holders(table, guess, guessed, desk)
    reason = reason or _why_of_others(table, guess.means, same, desk)
    return (
        f", padahal {reason}; bila begitu: --means {shown_means(guess.head.name, LEFT_OUT)}" if reason else ""
    )


def _why_of_holders(table: ForeignTable, guess: Guessed, guessed: Sequence[Guessed], desk: Desk) -> str:
    """Return what tells that a column of ages may count those who have the document of a title.

    Below `KARTU IDENTITAS ANAK` a lone `Anak 0-17 tahun` may be either.
    """
    parts = {str(one.denominator.code): str(one.numerator.code) for one in desk.office.components}
    measure = next((one for one in measures_of(desk.office, desk.rules) if one.means == guess.means), None)
    text = " ".join(guess.head.parts)
    if measure is None or guess.means not in parts or not ages_told(text):
        return ""
    words = tokens(text)
    is_named = bool(words & measure.apart) or any(phrase <= words for phrase in measure.phrases)
    is_beside = any(other.means == parts[guess.means] for other in guessed)
    is_of_document = bool(tokens(" ".join(table.titles)) & DOCUMENTS)
    is_open = is_of_document and not (is_named or is_beside)
    return "tidak ada kolom pemilik dokumennya, mungkin kolom ini yang memilikinya" if is_open else ""


def _why_of_others(table: ForeignTable, means: str, heads: Sequence[Head], desk: Desk) -> str:
    """Return what tells that columns count people of other ages than a measure, or that nothing tells it."""
    numerators = {str(one.code): str(one.numerator.code) for one in desk.office.components}
    code = numerators.get(means, means)
    measure = next((one for one in measures_of(desk.office, desk.rules) if one.means == code), None)
    if measure is None:
        return ""
    people, texts = populations_of(table), [" ".join(head.parts) for head in heads]
    limit = measure.limit
    others = people.others(texts, limit, measure.words)
    if others is not None:
        return f"tabelnya menyebut usia {others.shown}"
    is_told = limit is None or not limit.is_to_be_told or people.tells(texts, limit, measure.words)
    return (
        "" if is_told or limit is None else f"tabelnya tidak menyebut usia {limit.shown}, mungkin semua usia"
    )


def _why_of_a_time(table: ForeignTable, guess: Guessed, guessed: Sequence[Guessed], desk: Desk) -> str:
    """Return what tells that a column counts what was done in a time, and not what is there at its end."""
    if may_be_percents(table, guess, guessed, desk):
        return "tidak ada angkanya di atas 100, mungkin persen"
    if _is_rest(table, guess, guessed, desk):
        return ""
    if is_of_issuing(table.titles, guess.head) and not _is_to_be_made(table, guess, guessed, desk):
        return "tampaknya dokumen yang terbit atau dicetak selama periode itu"
    is_people = _tells_people(_all_texts(table, guess.head))
    is_served = is_of_services(table.titles, guess.head)
    is_bare = not is_served and _is_bare(guess.head) and not is_people
    if (is_served or is_bare) and not _is_borne_out(table, guess, guessed, desk):
        if is_served:
            return "tampaknya yang dilayani selama periode itu"
        return "judulnya hanya menyebut dokumennya, mungkin yang terbit selama periode itu"
    return why_of_a_time(table, guess, guessed, desk, is_told=is_people)


def _is_to_be_made(table: ForeignTable, guess: Guessed, guessed: Sequence[Guessed], desk: Desk) -> bool:
    """Say whether a column counts those whose documents were made, and not yet: `PENCETAKAN`, `BELUM CETAK`.

    It is no year's work where it is half or more of those who need one.
    """
    beside = [head for head in table.heads if head != guess.head and tokens(head.name) & MADE]
    waiting = [head for head in beside if tokens(head.name) & DENIALS]
    made = [head for head in beside if head not in waiting]
    figures = [
        found
        for row in table.rows
        for one in made[:1]
        for other in waiting[:1]
        if any(found := figures_of(table, row, (one, other, guess.head), Kind.COUNT))
    ]
    is_sum = bool(figures) and all(done + left == whole for done, left, whole in figures)
    wholes = {str(one.numerator.code): str(one.denominator.code) for one in desk.office.components}
    is_beside = any(one.means == wholes.get(guess.means) for one in guessed)
    is_one = len(made) == len(waiting) == 1
    return is_one and is_sum and is_beside and _is_borne_out(table, guess, guessed, desk)


def _is_rest(table: ForeignTable, guess: Guessed, guessed: Sequence[Guessed], desk: Desk) -> bool:
    """Say whether those of a guess and those who lack it are all who need it, as no year's work is."""
    wholes = {str(one.numerator.code): str(one.denominator.code) for one in desk.office.components}
    whole = [other.head for other in guessed if other.means == wholes.get(guess.means)]
    return len(whole) == 1 and are_both(table, whole[0], [guess.head])


def _all_texts(table: ForeignTable, head: Head) -> str:
    return " ".join((*table.titles, *head.parts))


def _tells_people(text: str) -> bool:
    """Say whether a text tells those who have a document or need one."""
    plain = _NAMES.sub(" ", fold(text))
    return bool(_HOLDING & tokens(plain) or _PEOPLE.intersection(plain.split()))


def _is_bare(head: Head) -> bool:
    """Say whether a head names a document, and neither who has it nor who needs it."""
    words = tokens(" ".join(part for part in head.parts if not side_of(part)))
    telling = {word for word in words if not word.isdigit()}
    return bool(telling & DOCUMENTS) and telling <= _PAPERS


def _is_borne_out(table: ForeignTable, guess: Guessed, guessed: Sequence[Guessed], desk: Desk) -> bool:
    """Say whether columns beside a guess show that it is there at a time, and not what was done in one.

    Half or more of those who need a document have it, and families are some to all of the persons.
    """
    own = [other.head for other in guessed if other.means == guess.means]
    pairs = [(str(one.denominator.code), str(one.numerator.code)) for one in desk.office.components]
    others = {code: other for pair in pairs for code, other in (pair, pair[::-1])}
    beside = [one.head for one in guessed if one.means == others.get(guess.means)]
    if beside:
        sums = sums_of(table, own, beside)
        whole, part = sum(map(max, sums), Decimal(0)), sum(map(min, sums), Decimal(0))
        return 0 < whole <= _BORNE_OUT * part
    is_whole = any(guess.means == whole for whole, _ in pairs)
    persons = [head for head in table.heads if _PERSONS.intersection(fold(" ".join(head.parts)).split())]
    return is_whole and any(_are_persons(table, own, head) for head in persons if head not in own)


def _are_persons(table: ForeignTable, own: Sequence[Head], persons: Head) -> bool:
    sums = sums_of(table, own, [persons])
    return bool(sums) and all(count <= some <= _MOST_PERSONS * count for count, some in sums)
