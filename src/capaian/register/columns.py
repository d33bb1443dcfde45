"""What is known of a person: the columns that conditions and rules may name, and how cells say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from capaian.dossier.intake.words import fold


class Kind(StrEnum):
    """What the cells of a column hold."""

    AREA = "area"
    """Official code of a kecamatan or desa, in one cell or in a cell for each level."""
    DIGITS = "digits"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    NUMBER = "number"
    """Never in a file: computed from other columns."""


YES, NO = "ya", "tidak"
EMPTY_SPELLINGS: Final = ("", "-", "--", "NULL", "(NULL)", "N/A", "NONE", "NAN")
"""Cells that hold nothing, in capitals."""


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """A column of the register."""

    name: str
    kind: Kind
    heads: tuple[str, ...] = ()
    """Usual headings, folded, besides the name itself."""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Each value with its spellings in capitals."""


# Numbers are no spellings: in one register 1 says yes, in another 1 says none and 2 says yes. Who has them
# declares them under `values`.
_FLAG: Final = {
    YES: ("YA", "Y", "YES", "TRUE", "ADA", "SUDAH", "MEMILIKI", "PUNYA"),
    NO: ("TIDAK", "T", "N", "NO", "FALSE", "TIDAK ADA", "BELUM", "TIDAK MEMILIKI"),
}
_MARITAL: Final = {
    "belum_kawin": ("BELUM KAWIN",),
    "kawin": ("KAWIN", "KAWIN TERCATAT", "KAWIN BELUM TERCATAT"),
    "cerai_hidup": ("CERAI HIDUP", "CERAI HIDUP TERCATAT", "CERAI HIDUP BELUM TERCATAT"),
    "cerai_mati": ("CERAI MATI",),
}
_STATUS: Final = {
    "aktif": ("AKTIF", "HIDUP"),
    "mati": ("MATI", "MENINGGAL", "MENINGGAL DUNIA"),
    "pindah": ("PINDAH", "PINDAH KELUAR"),
    "tidak_aktif": ("TIDAK AKTIF", "NON AKTIF", "NONAKTIF", "NON-AKTIF"),
}
_RELATION: Final = {
    "kepala": ("KEPALA KELUARGA",),
    "suami": ("SUAMI",),
    "istri": ("ISTRI", "ISTERI"),
    "anak": ("ANAK", "ANAK KANDUNG"),
    "lainnya": (
        *("MENANTU", "CUCU", "ORANG TUA", "ORANGTUA", "MERTUA", "FAMILI LAIN", "FAMILI"),
        *("PEMBANTU", "LAINNYA"),
    ),
}
COLUMNS: Final = (
    PersonColumn("area", Kind.AREA, ("kode wilayah", "kode kec", "kode kecamatan", "kode desa", "kode kel")),
    PersonColumn("nik", Kind.DIGITS, ("no nik", "nomor induk kependudukan")),
    PersonColumn("family", Kind.DIGITS, ("no kk", "nomor kk", "nkk")),
    PersonColumn("name", Kind.TEXT, ("nama", "nama lengkap", "nama lgkp")),
    PersonColumn("mother", Kind.TEXT, ("nama ibu", "nama lgkp ibu", "ibu kandung", "nama ibu kandung")),
    PersonColumn("father", Kind.TEXT, ("nama ayah", "nama lgkp ayah")),
    PersonColumn("mother_nik", Kind.DIGITS, ("nik ibu",)),
    PersonColumn("address", Kind.TEXT, ("alamat",)),
    PersonColumn("education", Kind.TEXT, ("pendidikan", "pendidikan akhir")),
    PersonColumn("occupation", Kind.TEXT, ("pekerjaan", "jenis pkrjn")),
    PersonColumn(
        "sex",
        Kind.CHOICE,
        ("jenis kelamin", "jenis klmin", "jk", "kelamin"),
        {"L": ("L", "LK", "LAKI-LAKI", "LAKI LAKI", "PRIA"), "P": ("P", "PR", "PEREMPUAN", "WANITA")},
    ),
    PersonColumn("born", Kind.DAY, ("tgl lhr", "tgl lahir", "tanggal lahir")),
    PersonColumn("registered", Kind.DAY, ("tgl entri", "tanggal entri", "tgl rekam data")),
    PersonColumn("died", Kind.DAY, ("tgl mati", "tgl meninggal", "tanggal kematian")),
    PersonColumn("married", Kind.DAY, ("tgl kwn", "tgl kawin", "tanggal kawin")),
    PersonColumn("cut_off", Kind.DAY, ("tgl data", "tanggal data", "tanggal acuan")),
    PersonColumn("marital", Kind.CHOICE, ("stat kwn", "status kawin", "status perkawinan"), _MARITAL),
    PersonColumn("status", Kind.CHOICE, ("status penduduk", "flag status", "keaktifan"), _STATUS),
    PersonColumn(
        "relation", Kind.CHOICE, ("stat hbkel", "shdk", "hubungan keluarga", "status hubungan"), _RELATION
    ),
    PersonColumn("is_head", Kind.FLAG, ("kepala keluarga",), _FLAG),
    PersonColumn("kk_issued", Kind.FLAG, ("kk terbit", "memiliki kk"), _FLAG),
    PersonColumn("ktp_recorded", Kind.FLAG, ("rekam ktp", "sudah rekam", "perekaman ktp el"), _FLAG),
    PersonColumn("kia_issued", Kind.FLAG, ("memiliki kia", "cetak kia", "kia"), _FLAG),
    PersonColumn("birth_deed", Kind.FLAG, ("akta lhr", "akta lahir", "akta kelahiran"), _FLAG),
    PersonColumn("marriage_deed", Kind.FLAG, ("akta kwn", "akta kawin", "akta perkawinan"), _FLAG),
    PersonColumn("divorce_deed", Kind.FLAG, ("akta crai", "akta cerai", "akta perceraian"), _FLAG),
    PersonColumn("death_deed", Kind.FLAG, ("akta mati", "akta kematian"), _FLAG),
)
AREA_LEVELS: Final = (
    ("no prop", "no prov"),
    ("no kab", "no kabkota"),
    ("no kec",),
    ("no kel", "no desa"),
)
"""Headings of the cells that together are the code of an area."""
BY_NAME: Final = {column.name: column for column in COLUMNS}

Heads = tuple[str, ...]
"""Headings of one column: one, or one for each level of an area."""


def column_of(name: str) -> PersonColumn:
    """Return what is known of a column; one that an office adds holds texts."""
    return BY_NAME.get(name, PersonColumn(name, Kind.TEXT))


def propose_columns(heads: Sequence[str]) -> dict[str, Heads]:
    """Return which headings of a file look like which columns, to be confirmed by a person.

    Examples:
        >>> propose_columns(["NIK", "TGL_LHR", "NO_PROP", "NO_KAB", "NO_KEC", "HOBI"])
        {'area': ('NO_PROP', 'NO_KAB', 'NO_KEC'), 'nik': ('NIK',), 'born': ('TGL_LHR',)}
    """
    by_words = {fold(head): head for head in heads}
    levels = tuple(_heads_like(by_words, words) for words in AREA_LEVELS)
    joined = tuple(head for head in levels if head)
    found = {"area": joined} if len(joined) >= len(AREA_LEVELS) - 1 else {}
    for column in COLUMNS:
        head = _heads_like(by_words, (fold(column.name), *column.heads))
        if head and column.name not in found:
            found[column.name] = (head,)
    return found


def _heads_like(by_words: Mapping[str, str], words: Iterable[str]) -> str:
    return next((by_words[word] for word in words if word in by_words), "")
