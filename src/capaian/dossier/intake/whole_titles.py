"""Whether what stands above a table lets it be whole: all people of its areas, all money of its lines.

`KEPEMILIKAN KTP-EL SANTRI` counts some, and nobody can list all such words. So a title, and the name of its
sheet, has to consist of words that whole tables have; any other one is asked about, once for a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.period import MONTH_WORDS, month_of
from capaian.dossier.intake.areas import districts_of, regencies_of
from capaian.dossier.intake.budget_papers import without_papers
from capaian.dossier.intake.column_words import is_average
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.measures import measures_of
from capaian.dossier.intake.money_columns import tells_accounts
from capaian.dossier.intake.owners import other_office
from capaian.dossier.intake.remembered_answers import Answer, is_settled
from capaian.dossier.intake.title_vocabulary import OF_COUNTS, OF_MONEY
from capaian.dossier.intake.told_parts import ALL, CONTENT, without_parts_of_all
from capaian.dossier.intake.words import KEPT, fold, shortened

_LONGEST_SHEET: Final = 31
"""Signs of the name of a sheet; longer ones are cut off."""
_SHORTEST: Final = 2
# Pengguna Anggaran : Drs. …, Dicetak oleh: …; who it is says nothing of whom a table counts
_PERSON: Final = re.compile(
    r"^(\W*(?:nama )?(?:(?:kuasa )?pengguna anggaran|bendahara|kepala (?:dinas|badan|bidang|seksi|sub|upt)"
    r"|pptk|ppk|operator|petugas|penyusun|admin|user|(?:dicetak|diunduh) oleh|penanggung ?jawab|nip|pejabat"
    r"|e?mail|telp|telepon)\b[^:]{0,60}):.*",
    re.IGNORECASE,
)
# Jl. Jenderal Ahmad Yani Km 4,5 Paringin: where the office is
_ADDRESS: Final = re.compile(r"^\W*(?:jl|jln|jalan|alamat|gedung|kode pos|website|laman)\b.*", re.IGNORECASE)
# numbers of decrees, in which offices stand too
_NUMBERED: Final = re.compile(r"\b(?:nomor|no)\b[ .:]*[\w.]+(?:\s*/\s*[\w.-]+)+", re.IGNORECASE)
# Martapura, 31 Desember 2024
_SIGNED: Final = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)?(?=,\s*[0-9]{1,2} [^\W\d_]+ [0-9]{4}$)")
# MENURUT PEKERJAAN: rows or columns part all of them
_DIMENSION: Final = re.compile(
    r"\b(?:menurut|berdasarkan|per) (?:kelompok |jenis |golongan |tingkat |status |sumber |cara )?"
    r"(?:agama|kewarganegaraan|pekerjaan|pendidikan|darah|perkawinan|dana|pembayaran)\b"
)
# PER DAERAH PEMILIHAN, DAPIL, WILAYAH KERJA UPT, UPTD/KECAMATAN: rows are put together by them;
# but DAPIL 2 is a part
_GROUPED: Final = re.compile(
    r"\b(?:(?:per|menurut|berdasarkan) )?"
    r"(?:(?:daerah pemilihan|dapil)(?! (?:[0-9]{1,2}|[ivx]+)\b)"
    r"|uptd?(?= kec(?:amatan)?\b)"
    r"|wilayah kerja uptd?"
    rf"(?=\Z| (?:[0-9]|per|keadaan|tahun|semester|triwulan|bulan|{'|'.join(MONTH_WORDS)})))"
)
# SURVEI KEPUASAN MASYARAKAT: what an index comes from
_SURVEYED: Final = re.compile(r"\bsurve[iy] (?=kepuasan masyarakat\b)")
# (All), which a pivot table shows where nothing is filtered
_UNFILTERED: Final = re.compile(r"\(\s*(?:all|semua)\s*\)", re.IGNORECASE)
# PENYERAPAN DANA, SUMBER DAYA; but DANA INSENTIF
_IN_GENERAL: Final = re.compile(r"\b(?:sumber|penyerapan|serapan|penarikan|penyediaan) (?:dana|daya)\b")
# PERKAWINAN NON MUSLIM: all that the office registers
_REGISTERED: Final = re.compile(r"(?<=kawin|nikah|cerai|winan|kahan|raian) non (?:muslim|islam)\b")
_DONE: Final = re.compile(r"\b(?:sudah|telah)\b")
_NOT_YET: Final = re.compile(r"\bbelum\b")
"""Those who are not there yet are the rest of those who are, where a title tells both."""
# MEMILIKI DAN BELUM MEMILIKI, BELUM REKAM MAUPUN REKAM: both sides of one thing are the whole
_AND: Final = r"(?:dan|atau|maupun|serta|dengan)(?: yang)?"
_BOTH: Final = (
    re.compile(rf"\b(\w+(?: \w+){{0,2}}) {_AND} (?:belum|tidak) \1(?!\w)"),
    re.compile(rf"\b(?:belum|tidak) (\w+(?: \w+){{0,2}}) {_AND} \1(?!\w)"),
)
_NARROWING: Final = frozenset({"khusus"})
"""Words of names (`Daerah Khusus Ibukota`) that make any title one of some."""
_FIGURED: Final = re.compile(r"[0-9]+|[a-z]+")


def check_whole(proposal: Proposal, desk: Desk) -> None:
    """Ask whether a table is whole where what stands above it has words that need not be of whole tables."""
    table, intake = proposal.table, proposal.intake
    heads = [head for column in intake.columns if (head := table.head(column.head)) is not None]
    strange = strange_words(proposal, desk) if heads else []
    if not strange or all(desk.told(head.name) for head in heads):
        return
    if is_settled(Answer(CONTENT, " ".join(strange), ALL), proposal, desk):
        return
    told = ", ".join(f'"{word.upper()}"' for word in strange)
    whole = "uang sub kegiatannya" if intake.table is IntakeTable.INPUTS else "penduduk wilayahnya"
    words = (
        f"{ALL} {whole}, padahal judul atau nama lembarnya menyebut {told}. Bila hanya sebagian, minta tabel "
        f"seluruhnya, atau tinggalkan kolomnya: --means {shown_means(heads[0].name, LEFT_OUT)}"
    )
    desk.doubt_table(table.place(None), CONTENT, ALL, words)


def strange_words(proposal: Proposal, desk: Desk) -> list[str]:
    """Return the words above a table that need not be those of whole tables, as they stand there."""
    is_money = proposal.intake.table is IntakeTable.INPUTS
    known = (OF_MONEY if is_money else OF_COUNTS) | own_words(desk)
    known |= frozenset() if is_money else _words_of_columns(proposal, desk)
    *titles, sheet = proposal.table.titles
    foreign = other_office(titles, desk.office.office) if is_money else None
    texts = [without_names("" if title == foreign else title, desk) for title in titles]
    if proposal.table.grid.is_of_book:
        texts.append(without_names(_whole_name(sheet, known), desk))
    if is_money:
        has_kinds = tells_accounts(proposal.table)
        texts = [without_parts_of_all(without_papers(text), has_kinds=has_kinds) for text in texts]
    found = (word for text in texts for word in _strange(text, known))
    return [*dict.fromkeys(found)]


def _words_of_columns(proposal: Proposal, desk: Desk) -> frozenset[str]:
    """Return words of the names of what is taken, and of averages that stand beside it and in the title.

    `Belum` is one where a column tells who is not there yet.
    """
    taken = {column.means for column in proposal.intake.columns}
    names = [one.name for one in measures_of(desk.office, desk.rules) if one.means in taken]
    heads = frozenset(word for head in proposal.table.heads for word in fold(head.name).split())
    averages = (head.name for head in proposal.table.heads if is_average(head))
    told = frozenset(word for name in (*names, *averages) for word in fold(name).split())
    return told | (heads & {"belum"})


def _strange(text: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the words of a title that are not known: run together they may be."""
    for word in text.split():
        if not _is_known(word, known):
            yield word


def _is_known(word: str, known: frozenset[str]) -> bool:
    if word in known or word.removesuffix("nya") in known or month_of(word) is not None:
        return True
    letters = [part for part in _FIGURED.findall(word) if part.isalpha()]
    return all(len(part) < _SHORTEST or _is_joined(part, known) for part in letters)


@lru_cache(maxsize=KEPT)
def _is_joined(word: str, known: frozenset[str]) -> bool:
    """Say whether letters are known words run together: `rekapktp`, `ktpjuai`; or a Roman number."""
    if not word or word in known or month_of(word) is not None or not word.strip("ivx"):
        return True
    ends = (end for end in range(len(word), _SHORTEST - 1, -1) if word[:end] in known)
    return any(
        len(word) > end and len(word[end:]) >= _SHORTEST and _is_joined(word[end:], known) for end in ends
    )


def _whole_name(sheet: str, known: frozenset[str]) -> str:
    """Return the name of a sheet, without a last word that the program has cut off."""
    if len(sheet) < _LONGEST_SHEET:
        return sheet
    last = (fold(sheet).split() or [""])[-1]
    is_cut = any(word.startswith(last) for word in known)
    return fold(sheet).removesuffix(last) if is_cut else sheet


def without_names(title: str, desk: Desk) -> str:
    """Return a folded title without names of persons, posts, units, and lines of the work plan."""
    title = _UNFILTERED.sub(" ", _NUMBERED.sub(" ", title))
    told = _ADDRESS.sub("", _SIGNED.sub("", _PERSON.sub(r"\1", title)))
    text = f" {shortened(told)} "
    if _DONE.search(text):
        text = _NOT_YET.sub(" ", text)
    for both in _BOTH:
        text = both.sub(r"\1", text)
    for phrase in (_DIMENSION, _GROUPED, _SURVEYED, _IN_GENERAL, _REGISTERED):
        text = phrase.sub(" ", text)
    for name in _names_of(desk):
        text = text.replace(f" {name} ", "  ")
    return text.strip()


def _names_of(desk: Desk) -> list[str]:
    """Return the names that the dossier has, of which some words may be none of titles; the longest first."""
    office = desk.office.office
    names = [*(node.name for node in desk.office.nodes), *(unit.name for unit in office.units)]
    names += [post.name for post in office.posts]
    return sorted({shortened(name) for name in names} - {""}, key=len, reverse=True)


def own_words(desk: Desk) -> frozenset[str]:
    """Return the words of the names of the office and of its places, and of its province's regencies."""
    office = desk.office.office
    areas = [area.name for area in districts_of(desk.office, desk.rules)]
    names: Iterable[str] = (
        *areas,
        *regencies_of(desk.office, desk.rules).values(),
        *(office.name, office.short_name, office.place, office.regency_name, office.province_name),
        office.planning_agency,
    )
    return frozenset(word for name in names for word in fold(name).split()) - _NARROWING
