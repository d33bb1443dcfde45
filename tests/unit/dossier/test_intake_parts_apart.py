"""A part is told from what it is part of by the words that the whole does not have."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from tests.intake.desks import balangan, desk, means, proposed

from capaian.domain.identifiers import ComponentCode, MeasureCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import Unit
from capaian.dossier.intake.desk import Desk

FOUND, VALIDATED = "ganda.found", "ganda.validated"
TITLE = "DATA GANDA DAN ANOMALI TAHUN 2023"
WHOLE = "JUMLAH DATA GANDA DAN ANOMALI"


@cache
def office() -> OfficeYear:
    """Balangan, with the component of doubles as the catalogue has it."""
    sample = balangan().components[0]
    one = replace(
        sample.numerator, code=MeasureCode(VALIDATED), name="Data ganda dan anomali yang tervalidasi"
    )
    name = "Data ganda dan anomali dalam daftar awal tahun"
    other = replace(sample.denominator, code=MeasureCode(FOUND), name=name, unit=Unit("data"))
    added = replace(sample, code=ComponentCode("ganda"), name=one.name, numerator=one, denominator=other)
    return replace(balangan(), components=(*balangan().components, added))


def guessed(title: str, *heads: str) -> tuple[dict[str, str], Desk]:
    at = desk(office())
    names = ("Juai", "Halong", "Awayan")
    figures = [[90 + 7 * n - 11 * k for k in range(len(heads))] for n in range(3)]
    rows = [[title], [], ["No", "Kecamatan", *heads]]
    rows += [[n, name, *line] for n, (name, line) in enumerate(zip(names, figures, strict=True), 1)]
    return means(proposed(rows, at)), at


def doubted(at: Desk) -> dict[str, str]:
    return {doubt.text: doubt.means for doubt in at.doubts}


@pytest.mark.parametrize("part", ["SUDAH DIVALIDASI", "TERVALIDASI", "VALIDASI", "DATA GANDA TERVALIDASI"])
@pytest.mark.parametrize("whole", [WHOLE, "DATA GANDA DAN ANOMALI"])
def test_the_column_with_the_words_of_the_part_is_the_part(whole: str, part: str) -> None:
    found, at = guessed(TITLE, whole, part, "SISA")
    assert found[part] == VALIDATED
    assert found.get(whole) in (FOUND, None)
    assert doubted(at).get(whole) in (FOUND, None)


def test_the_other_column_is_asked_for_the_whole() -> None:
    found, at = guessed(TITLE, WHOLE, "SUDAH DIVALIDASI", "SISA")
    assert found == {WHOLE: FOUND, "SUDAH DIVALIDASI": VALIDATED}
    assert doubted(at) == {WHOLE: FOUND}


def test_a_column_without_such_a_word_is_never_taken_for_the_part_without_asking() -> None:
    found, at = guessed(TITLE, WHOLE)
    assert set(found.items()) <= set(doubted(at).items())


def test_where_the_title_has_the_word_the_column_is_the_part() -> None:
    found, at = guessed("DATA GANDA DAN ANOMALI TERVALIDASI 2023", WHOLE)
    assert (found, doubted(at)) == ({WHOLE: VALIDATED}, {})


@pytest.mark.parametrize("denied", ["BELUM DIVALIDASI", "TIDAK VALID"])
def test_those_who_are_not_of_the_part_say_nothing_for_it(denied: str) -> None:
    found, at = guessed(TITLE, WHOLE, denied)
    assert VALIDATED not in {means for head, means in found.items() if head not in doubted(at)}


@pytest.mark.parametrize(
    ("title", "heads", "wanted"),
    [
        ("KTP-EL", ("Wajib KTP", "Sudah Rekam"), ("ktp.eligible", "ktp.holders")),
        ("KTP-EL", ("Wajib KTP", "Perekaman"), ("ktp.eligible", "ktp.holders")),
        ("KIA", ("Wajib KIA", "Memiliki"), ("kia.eligible", "kia.issued")),
        ("KK", ("Jumlah Keluarga", "Memiliki KK"), ("kk.families", "kk.issued")),
        (
            "AKTA",
            ("Penduduk 0-17", "Memiliki Akta Kelahiran"),
            ("akta-lahir.population", "akta-lahir.holders"),
        ),
    ],
)
def test_known_pairs_are_taken_as_before(title: str, heads: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    found, at = guessed(title, *heads)
    assert (found, doubted(at)) == (dict(zip(heads, wanted, strict=True)), {})
