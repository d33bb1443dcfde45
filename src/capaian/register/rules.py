"""What is odd of a person or a family: rules A1 to A12, duplicates, and questions that are no errors.

A rule of one person is a condition in the language of measures. A rule of which a column is not mapped is not
examined, which is not the same as nothing found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import ibis.expr.types as ir

MAX_FAMILY: Final = 20
"""Members above which a card looks like a place where rows are kept; a proposal, verified nowhere."""
MOTHER_YEARS: Final = (12, 55)
"""How much older than a child its mother is at least and at most; a proposal, verified nowhere."""
_HIGHER_EDUCATION: Final = (
    "('DIPLOMA I/II', 'AKADEMI/DIPLOMA III/S. MUDA', 'DIPLOMA IV/STRATA I', 'STRATA II', 'STRATA III')"
)
_SERVANTS: Final = (
    "('PEGAWAI NEGERI SIPIL (PNS)', 'PEGAWAI NEGERI SIPIL', 'PNS', "
    "'TENTARA NASIONAL INDONESIA (TNI)', 'TNI', 'KEPOLISIAN RI (POLRI)', 'POLRI')"
)
_NAME_LAW: Final = "2022-04-21"
"""Permendagri 73/2022: names recorded before stay valid."""


@dataclass(frozen=True, slots=True)
class PersonRule:
    """A rule that is seen of one row."""

    code: str
    title: str
    """Indonesian."""
    condition: str


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A rule that needs several rows; found are the persons that it is about."""

    code: str
    title: str
    columns: tuple[str, ...]
    find: Callable[[ir.Table], ir.Table]


PERSON_RULES: Final = (
    PersonRule("A1", "Umur negatif, di atas 120 tahun, atau tanpa tanggal lahir", "age < 0 or age > 120 or born is None"),
    PersonRule("A2", "Jenis kelamin kosong atau tidak dikenal", "sex is None"),
    PersonRule("A3", "Nama ibu atau ayah kosong", "mother is None or father is None"),
    PersonRule("A4", "Nama memuat angka, tanda baca, atau kata bukan nama", "odd_name"),
    PersonRule(
        "A4-2022", "Nama satu kata, tercatat sesudah 21 April 2022", f"short_name and registered > '{_NAME_LAW}'"
    ),
    PersonRule("A5", "NIK kosong, bukan 16 angka, atau tanggalnya tidak mungkin", "nik is None or not nik_form"),
    PersonRule("A5-L", "NIK dan tanggal lahir berbeda (pertanyaan, bukan galat)", "nik_form and not nik_birth"),
    PersonRule("A5-K", "NIK dan jenis kelamin berbeda", "nik_form and not nik_sex"),
    PersonRule("A7", "Alamat kosong", "address is None"),
    PersonRule("A8", "Suami atau istri berstatus belum kawin", "relation in ('suami', 'istri') and marital == 'belum_kawin'"),
    PersonRule("A9", "Kawin dan belum berumur 19 tahun", "marital == 'kawin' and age < 19"),
    PersonRule("A11", "Berpendidikan tinggi di bawah 17 tahun", f"education in {_HIGHER_EDUCATION} and age < 17"),
    PersonRule("A11-K", "PNS, TNI, atau Polri di bawah 18 tahun", f"occupation in {_SERVANTS} and age < 18"),
    PersonRule("A12", "Memiliki akta kematian tetapi masih dihitung", "death_deed"),
    PersonRule("A12-U", "Di atas 100 tahun, perlu dipastikan", "age > 100 and age <= 120"),
)  # fmt: skip


def _same(keys: tuple[str, ...]) -> Callable[[ir.Table], ir.Table]:
    def find(persons: ir.Table) -> ir.Table:
        filled = persons.filter(
            [persons[key].notnull() & (persons[key].cast("string") != "") for key in keys]
        )
        groups = filled.group_by(keys).aggregate(members=filled.count())
        return filled.semi_join(groups.filter(groups.members > 1), keys)

    return find


def _odd_families(persons: ir.Table) -> ir.Table:
    """Return the members of cards without a head, with several, or with very many members."""
    of_card = persons.filter(persons.family.notnull())
    heads = of_card.is_head.fill_null(False).cast("int64").sum()
    families = of_card.group_by("family").aggregate(heads=heads, members=of_card.count())
    odd = families.filter((families.heads != 1) | (families.members > MAX_FAMILY))
    return of_card.semi_join(odd, "family")


def _odd_mothers(persons: ir.Table) -> ir.Table:
    """Return the children whose mother, by her NIK, is too young or too old; by her age at the cut-off."""
    unique = persons.filter(persons.nik.notnull() & persons.age.notnull()).group_by("nik")
    mothers = unique.aggregate(mother_age=persons.age.max(), rows=persons.count())
    mothers = mothers.filter(mothers.rows == 1).select(mother_nik="nik", mother_age="mother_age")
    children = persons.inner_join(mothers, "mother_nik")
    difference = children.mother_age - children.age
    least, most = MOTHER_YEARS
    return children.filter((difference < least) | (difference > most))


DUPLICATES: Final = (
    GroupRule("D1", "NIK yang sama di beberapa baris", ("nik",), _same(("nik",))),
    GroupRule(
        "D2",
        "Nama, tanggal lahir, dan nama ibu yang sama",
        ("name", "born", "mother"),
        _same(("name", "born", "mother")),
    ),
)
GROUP_RULES: Final = (
    *DUPLICATES,
    GroupRule("A6", "KK tanpa kepala, berkepala lebih dari satu, atau sangat banyak anggotanya", ("family", "is_head"), _odd_families),
    GroupRule("A10", "Umur ibu saat melahirkan di luar 12 sampai 55 tahun", ("nik", "mother_nik", "born"), _odd_mothers),
)  # fmt: skip


def count_by_area(found: ir.Table) -> ir.Table:
    """Return how many persons a rule found in each area."""
    return found.group_by("area").aggregate(persons=found.count())
