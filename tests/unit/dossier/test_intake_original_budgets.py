"""Which budget is the original and which the changed one; what may be either is asked."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, means, proposed, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

BEFORE, AFTER, SPENT = "100000", "140000", "130000"


def budget(*heads: str) -> Cells:
    """A sub-activity and its account, with as many amounts as there are heads."""
    amounts = (100000, 140000, 130000)[-len(heads) :] if len(heads) < 4 else (100000, 120000, 140000, 130000)
    rows = [(CODES[0], "Penyusunan Dokumen", *amounts), ("5.1.02", "Belanja Barang", *amounts)]
    return [("REALISASI ANGGARAN TAHUN 2023",), (), ("Kode", "Uraian", *heads), *rows]


@pytest.mark.parametrize(
    ("plain", "changed"),
    [
        ("Anggaran", "Anggaran Setelah Perubahan"),
        ("Anggaran", "Anggaran Perubahan"),
        ("Anggaran", "Setelah Perubahan"),
        ("APBD", "APBD-P"),
        ("APBD", "P-APBD"),
        ("APBD", "APBDP"),
        ("DPA", "DPPA"),
        ("DPA", "DPA-P"),
        ("Pagu", "Pagu Sesudah Pergeseran"),
        ("Sebelum Perubahan", "Sesudah Perubahan"),
    ],
)
def test_a_plain_budget_beside_a_changed_one_is_the_original(plain: str, changed: str) -> None:
    at = desk(new_office())
    found = taken(budget(plain, changed, "Realisasi"), at)
    assert values(found, "original", "revised", "actual")[0] == (BEFORE, AFTER, SPENT)
    assert (at.doubts, codes(at)) == ([], [])


def test_the_changed_budget_may_stand_first() -> None:
    at = desk(new_office())
    found = taken(budget("APBD-P", "APBD", "Realisasi"), at)
    assert values(found, "original", "revised")[0] == (AFTER, BEFORE)


@pytest.mark.parametrize("head", ["Anggaran", "Pagu", "Menjadi"])
def test_the_only_budget_is_that_of_the_year(head: str) -> None:
    at = desk(new_office())
    assert values(taken(budget(head, "Realisasi"), at), "original", "revised")[0] == ("", AFTER)
    assert at.doubts == []


@pytest.mark.parametrize(
    ("heads", "taken_for", "other"),
    [
        (("Anggaran", "Pagu", "Realisasi"), "Anggaran=revised", "Pagu"),
        (("Anggaran", "Perubahan", "Realisasi"), "Anggaran=revised", "Perubahan"),
        (("Pagu", "Realisasi", "Penyerapan"), "Realisasi=actual", "Penyerapan"),
    ],
)
def test_two_columns_for_one_amount_are_asked(heads: tuple[str, ...], taken_for: str, other: str) -> None:
    at = desk(new_office())
    taken(budget(*heads), at)
    options = [doubt.option for doubt in at.doubts]
    assert options == [f'--means "{taken_for}"']
    assert all(f'bukan "{other}"' in doubt.words for doubt in at.doubts)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"Anggaran": "revised"}, ("", BEFORE, SPENT)),
        ({"Pagu": "menjadi"}, ("", AFTER, SPENT)),
        ({"Anggaran": "semula"}, (BEFORE, AFTER, SPENT)),
        ({"Anggaran": "Anggaran semula", "Pagu": "Anggaran"}, (BEFORE, AFTER, SPENT)),
        ({"Anggaran": "-"}, ("", AFTER, SPENT)),
    ],
)
def test_what_the_user_says_settles_it_in_codes_and_in_words(
    said: dict[str, str], expected: tuple[str, ...]
) -> None:
    at = desk(new_office(), means=said)
    found = taken(budget("Anggaran", "Pagu", "Realisasi"), at)
    assert values(found, "original", "revised", "actual")[0] == expected
    assert (at.doubts, codes(at)) == ([], [])


@pytest.mark.parametrize("head", ["Realisasi Fisik", "Sisa Realisasi"])
def test_what_is_left_or_done_is_no_money_that_was_spent(head: str) -> None:
    assert means(proposed(budget(head, "Realisasi Keuangan"), desk(new_office()))) == {
        "Realisasi Keuangan": "actual"
    }


def test_a_month_that_the_user_names_stays_one() -> None:
    at = desk(new_office(), means={"Maret": "realisasi"})
    found = taken(budget("Maret", "April", "Mei"), at)
    assert {row.cells["period"] for row in found.rows} == {"2023-M03", "2023-M04", "2023-M05"}


def test_an_unknown_word_for_money_is_told() -> None:
    at = desk(new_office(), means={"Anggaran": "kas"})
    taken(budget("Anggaran", "Realisasi"), at)
    assert codes(at) == ["means_unknown"]
