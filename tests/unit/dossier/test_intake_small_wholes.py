"""Those who need a document are no tenth of those who need another one in the same kecamatan."""

from __future__ import annotations

from dataclasses import replace

from tests.intake.desks import Cells, balangan, desk, taken, uncounted

from capaian.domain.office_year import OfficeYear

NAMES = ("Juai", "Halong", "Awayan", "Batu Mandi", "Lampihong")


def without(measure: str) -> OfficeYear:
    """The example without counts of a measure."""
    kept = tuple(row for row in balangan().counts if row.measure != measure)
    return replace(balangan(), counts=kept)


def table(kept: int, *, of: int = 1) -> Cells:
    """Who needs a card of children: so many of each hundred, of one in some."""
    lines = [(name, (1700 + 31 * n) * kept // of) for n, name in enumerate(NAMES)]
    return [("DATA KIA TAHUN 2023",), (), ("Kecamatan", "Wajib KIA"), *lines]


def asked(cells: Cells, office: OfficeYear, **more: object) -> list[str]:
    at = desk(office, **more)
    taken(cells, at)
    return [doubt.words for doubt in at.doubts if "di kecamatan yang sama" in doubt.words]


def test_few_who_need_a_card_beside_others_of_the_dossier_are_asked() -> None:
    (words,) = asked(table(1, of=12), without("kia.eligible"))
    assert "(kia.eligible), padahal hanya" in words
    assert words.endswith('begitu: --means "Wajib KIA=-"')


def test_as_many_as_there_may_be_are_taken() -> None:
    assert asked(table(2), without("kia.eligible")) == []
    assert asked(table(1, of=12), uncounted()) == []


def test_an_answer_settles_it() -> None:
    told = {"Wajib KIA": "kia.eligible"}
    assert asked(table(1, of=12), without("kia.eligible"), means=told) == []


def test_two_columns_of_one_table_are_held_against_each_other() -> None:
    lines = [(name, 12_011 + 77 * n, 301 + n) for n, name in enumerate(NAMES)]
    cells = [("DATA KTP-EL DAN KIA TAHUN 2023",), (), ("Kecamatan", "Wajib KTP", "Wajib KIA"), *lines]
    assert len(asked(cells, uncounted())) == 1
    assert asked([*cells[:3], *((name, a, 10 * b) for name, a, b in lines)], uncounted()) == []
