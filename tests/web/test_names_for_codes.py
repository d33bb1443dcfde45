"""Whoever approves or inspects a year reads names of things: codes,
files and commands are for others.
"""

from __future__ import annotations

import re

import pytest
from tests.web.elements import elements
from tests.web.filling import House, facts_of
from tests.web.test_year_approval import CLOSE, fill_all

from capaian.web.planning.cell_texts import in_names, lack_in_names
from capaian.web.site.issue_words import spoken_lack
from capaian.web.years.known import know


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ktp.holders baru ada sampai Triwulan I", "{ktp.holders} baru ada sampai Triwulan I"),
        ("2 ukuran: ktp.eligible, ktp.holders", "2 ukuran: {ktp.eligible}, {ktp.holders}"),
        ("ktp.holders di 99.01.01 belum diisi.", "{ktp.holders} di {99.01.01} belum diisi."),
        ("masukan belum lengkap: ktp", "masukan belum lengkap: {ktp}"),
        ("target bagi iku-ktp", "target bagi {iku-ktp}"),
        ("target 2024 bagi ktp, iku-ktp", "target 2024 bagi {ktp}, {iku-ktp}"),
        ("target bagi ktp", "target bagi {ktp}"),
        ("target ktp yang lama", "target ktp yang lama"),
        ("rasio 99.5 dan lain-lain", "rasio 99.5 dan lain-lain"),
        ("tidak-ada.disini tetap", "tidak-ada.disini tetap"),
    ],
)
def test_codes_of_things_are_shown_by_their_names(house: House, text: str, message: str) -> None:
    known = know(house.year)
    facts = known.dossier_check.office_year
    assert facts is not None
    (part,) = [each for each in facts.components if each.code == "ktp"]
    names = {
        "ktp": part.name,
        part.numerator.code: part.numerator.name,
        part.denominator.code: part.denominator.name,
        **{str(each.code): each.name for each in facts.areas},
        **{str(each.code): each.name for each in facts.indicators},
    }
    expected = re.sub(r"\{([^}]+)\}", lambda found: names[found[1]], message)
    assert in_names(text, known) == expected


def test_pengesahan_names_what_lacks_without_codes_and_files(house: House) -> None:
    fill_all(house)
    page = elements(house.browser("head").get(CLOSE).text)
    lines = [each.words for each in page.all("div") if "Angka yang belum ada" in each.words]
    assert lines and not re.search(r"[a-z]\.(?:csv|yaml)|ktp\.|iku-ktp|99\.01\.", lines[-1])


@pytest.mark.parametrize(
    ("lack", "message"),
    [
        ("IKU 1 tidak bernilai: masukan belum lengkap (ktp).", "masukan belum lengkap ({ktp})."),
        (
            "IKU 1 tidak bernilai: masukan belum lengkap (lain, ktp).",
            "masukan belum lengkap (lain, {ktp}).",
        ),
        ("IKU 1 tidak bernilai: masukan belum lengkap.", "masukan belum lengkap."),
    ],
)
def test_what_a_result_waits_for_is_called_by_name(house: House, lack: str, message: str) -> None:
    facts = facts_of(house.year)
    (part,) = [each for each in facts.components if each.code == "ktp"]
    found = lack_in_names(f"plan.yaml: {lack}", know(house.year))
    assert found == f"IKU 1 tidak bernilai: {message}".replace("{ktp}", part.name)


def test_what_the_command_line_says_of_tables_is_worded_otherwise_on_pages() -> None:
    lack = (
        "inputs.csv: setahun; ambil ekspor realisasi sampai dengan Desember dengan capaian intake"
    )
    message = spoken_lack(lack)
    assert "capaian intake" not in message and "inputs.csv" not in message
    assert "ambil ekspor realisasi sampai dengan Desember di Tukar data" in message
