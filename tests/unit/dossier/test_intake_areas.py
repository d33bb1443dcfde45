"""Areas by code or name, as tables of others write them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.desks import balangan

from capaian.domain.identifiers import AreaCode
from capaian.dossier.intake.areas import (
    AreaBook,
    Match,
    book_of,
    districts_of,
    dotted,
    name_place,
    regencies_of,
)
from capaian.dossier.intake.districts import with_districts
from capaian.rulebook import load_rulebook


def kecamatan(**settled: str) -> AreaBook:
    return book_of(districts_of(balangan(), load_rulebook()), settled)


def regencies() -> AreaBook:
    return AreaBook(regencies_of(balangan(), load_rulebook()))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Juai", "63.11.01"),
        ("JUAI", "63.11.01"),
        ("  juai ", "63.11.01"),
        ("Kec. Juai", "63.11.01"),
        ("KECAMATAN JUAI", "63.11.01"),
        ("Kec Juai", "63.11.01"),
        ("Kapanewon Juai", "63.11.01"),
        ("2. KAP. JUAI", "63.11.01"),
        ("Kemantren Batu Mandi", "63.11.04"),
        ("Kmt. Batumandi", "63.11.04"),
        ("DISTRIK PARINGIN SELATAN", "63.11.07"),
        ("1. Juai", "63.11.01"),
        ("01 Juai", "63.11.01"),
        ("BATUMANDI", "63.11.04"),
        ("Batu-Mandi", "63.11.04"),
        ("Paringin", "63.11.06"),
        ("Paringin Selatan", "63.11.07"),
        ("63.11.02", "63.11.02"),
        ("631102", "63.11.02"),
        ("63.11.2", "63.11.02"),
        ("63.11.02 Halong", "63.11.02"),
        ("63.11.02.", "63.11.02"),
    ],
)
def test_a_kecamatan_is_known(text: str, code: str) -> None:
    assert kecamatan().find(text) == Match(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lampihog", "63.11.05"),
        ("Lampihongg", "63.11.05"),
        ("Awayyan", "63.11.03"),
        ("Paringin Sel.", "63.11.07"),
        ("Tebing Tingi", "63.11.08"),
        ("Halongg", "63.11.02"),
    ],
)
def test_a_misspelt_or_shortened_name_is_a_doubt(text: str, code: str) -> None:
    match = kecamatan().find(text)
    assert (match.code, match.is_doubtful) == (code, True)


@pytest.mark.parametrize("text", ["Amuntai", "", "-", "Kecamatan", "63.11.09", "631199", "6311", "12", "Zzz"])
def test_what_is_none_is_not_guessed(text: str) -> None:
    assert kecamatan().find(text).code is None


def test_names_that_are_too_far_are_not_offered() -> None:
    assert kecamatan().find("Amuntai").near == ()


def test_names_that_may_be_meant_are_offered_the_nearest_first() -> None:
    match = AreaBook({"1": "Mawar Timur", "2": "Mawar Tengah"}).find("Mawar Tenur")
    assert match.code is None
    assert match.near == ("Mawar Timur", "Mawar Tengah")


def test_what_was_settled_goes_first() -> None:
    assert AreaBook({"63.11.01": "Juai"}, {"juaibaru": "63.11.01"}).find("JUAI BARU") == Match("63.11.01")
    assert kecamatan(juai="63.11.02").find("Juai") == Match("63.11.02")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kab. Tapin", "63.05"),
        ("KABUPATEN TAPIN", "63.05"),
        ("Tapin", "63.05"),
        ("05. Kab. Tapin", "63.05"),
        ("KOTA BANJARMASIN", "63.71"),
        ("Kota Banjarbaru", "63.72"),
        ("Banjar", "63.03"),
        ("Kab. Banjar", "63.03"),
        ("63.11", "63.11"),
        ("6311", "63.11"),
        ("Balangan", "63.11"),
        ("PROVINSI", "63"),
        ("Prov.", "63"),
        ("Provinsi Kalimantan Selatan", "63"),
        ("KALIMANTAN SELATAN", "63"),
        ("Hulu Sungai Tengah", "63.07"),
    ],
)
def test_a_regency_is_known(text: str, code: str) -> None:
    assert regencies().find(text) == Match(code)


def test_initials_are_a_doubt() -> None:
    match = regencies().find("HSU")
    assert (match.code, match.is_doubtful) == ("63.08", True)


def test_one_name_with_two_ranks_is_not_guessed() -> None:
    book = AreaBook({"1": "Kabupaten Mawar", "2": "Kota Mawar"})
    assert book.find("Mawar").code is None
    assert book.find("Kota Mawar").code == "2"
    assert book.find("Kab. Mawar").code == "1"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("631102", "63.11.02"),
        ("6311", "63.11"),
        ("63.11", "63.11"),
        ("63.11.2", "63.11.02"),
        ("63", None),
        ("12", None),
        ("631", None),
        ("6311020", None),
        ("63.11.02.2001", None),
        ("63.110.02", None),
        ("", None),
        ("...", None),
    ],
)
def test_codes_with_their_dots(text: str, code: str | None) -> None:
    assert dotted(text) == code


def test_the_kecamatan_are_those_of_the_dossier() -> None:
    assert [area.name for area in districts_of(balangan(), load_rulebook())][:2] == ["Juai", "Halong"]


def test_an_office_that_lists_none_gets_those_of_the_rulebook() -> None:
    office = replace(balangan(), areas=())
    found = districts_of(office, load_rulebook())
    official = [area for area in load_rulebook().areas if area.parent == office.office.regency]
    assert [area.code for area in found] == [area.code for area in official]


def test_the_regencies_of_a_province_know_the_office_itself() -> None:
    names = regencies_of(balangan(), load_rulebook())
    assert names["63"].endswith("Kalimantan Selatan")
    assert len(names) == 14
    assert "63.11" in names


def test_an_offer_is_a_sentence() -> None:
    assert name_place(Match(None, near=("Juai", "Halong"))) == " Mungkin Juai, Halong."
    assert name_place(Match(None)) == ""


def test_kecamatan_are_not_listed_twice() -> None:
    assert with_districts("code,name,kind,parent\n", balangan(), load_rulebook(), ["63.11.01"]) is None


def test_kecamatan_are_listed_only_where_figures_came() -> None:
    office = replace(balangan(), areas=())
    assert with_districts(None, office, load_rulebook(), []) is None


def test_official_kecamatan_come_along_with_their_first_figures() -> None:
    office = replace(balangan(), areas=balangan().areas[:2])
    if not districts_of(office, load_rulebook()):
        assert with_districts(None, office, load_rulebook(), ["63.11.01"]) is None
        return
    made = with_districts(None, office, load_rulebook(), ["63.11.01"])
    assert made is not None
    assert "63.11.01,Juai,district,63.11" in made


@pytest.mark.parametrize(
    ("name", "code", "near"),
    [
        ("PONELO", "75.05.08", ("Ponelo Kepulauan",)),
        ("Kec. Ponelo", "75.05.08", ("Ponelo Kepulauan",)),
        ("Kepulauan", None, ("Ponelo Kepulauan",)),
        ("Tolinggulla", "75.05.05", ("Tolinggula",)),
        ("Batang Alai", None, ("Batang Alai Selatan", "Batang Alai Utara")),
    ],
)
def test_a_name_without_its_last_words_is_asked_about(
    name: str, code: str | None, near: tuple[str, ...]
) -> None:
    names = ("Ponelo Kepulauan", "Tolinggula", "Batang Alai Selatan", "Batang Alai Utara")
    codes = ("75.05.08", "75.05.05", "63.07.01", "63.07.02")
    match = AreaBook(dict(zip(codes, names, strict=True))).find(name)
    assert (match.code, match.is_doubtful, match.near) == (code, code is not None, near)


NAMESAKES = AreaBook({"75": "Gorontalo", "75.01": "Kabupaten Gorontalo", "75.71": "Kota Gorontalo"})
"""A province, a regency and a city of one name."""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PROVINSI GORONTALO", "75"),
        ("Prov. Gorontalo", "75"),
        ("Propinsi Gorontalo", "75"),
        ("Provinsi", "75"),
        ("Kab. Gorontalo", "75.01"),
        ("KOTA GORONTALO", "75.71"),
        ("75.71", "75.71"),
    ],
)
def test_what_is_called_a_province_is_the_province(text: str, code: str) -> None:
    assert NAMESAKES.find(text) == Match(code)


@pytest.mark.parametrize("text", ["Provinsi Jambi", "PROVINSI JAMBI KOTA"])
def test_another_province_is_no_city_of_this_one(text: str) -> None:
    assert AreaBook({"75": "Gorontalo", "75.72": "Kota Jambi"}).find(text).code is None


def test_a_misspelt_province_is_asked_about() -> None:
    found = NAMESAKES.find("Provinsi Gorontallo")
    assert (found.code, found.is_doubtful) == ("75", True)


@pytest.mark.parametrize(
    "text",
    [
        "I. Kec. Juai",
        "1. Kec. Juai",
        "I. Juai",
        "(1) Juai",
        "1) Kecamatan Juai",
        "a. Juai",
        "a) JUAI",
        "No. 1 Juai",
        "Kec. 01 Juai",
        "KECAMATAN I. JUAI",
        "01 - Juai",
        "63.11.01 - Juai",
        "Juai (63.11.01)",
    ],
)
def test_numbers_of_rows_in_any_style(text: str) -> None:
    book = AreaBook({"63.11.01": "Juai", "63.11.02": "Halong"})
    assert book.find(text) == Match("63.11.01")


def test_a_number_that_is_part_of_a_name_stays() -> None:
    book = AreaBook({"13.06.04": "IV Koto", "13.06.05": "Koto"})
    assert [book.find(text).code for text in ("IV Koto", "1. IV Koto", "IV. Koto", "2. Koto")] == [
        "13.06.04",
        "13.06.04",
        "13.06.04",
        "13.06.05",
    ]


@pytest.mark.parametrize(
    "text", ["51.04 - GIANYAR", "5104 Gianyar", "51.04.03.2001 Gianyar", "5104032001 Gianyar"]
)
def test_a_code_of_another_level_names_no_namesake(text: str) -> None:
    book = AreaBook({"51.04.03": "Gianyar", "51.04.04": "Tampaksiring"})
    assert book.find(text) == Match(None)
    assert book.find("51.04.03 - GIANYAR") == Match("51.04.03")


def test_a_letter_that_is_the_first_of_a_word_is_no_number() -> None:
    book = AreaBook({"63.11.07": "Paringin Selatan", "63.11.08": "Tebing Tinggi"})
    assert book.find("P. Selatan") == Match("63.11.07", is_doubtful=True, near=("Paringin Selatan",))


CODES = st.sampled_from(
    ["63", "63.11", "63.1", "63.11.0", "63.11.01", "63.11.02.2001", "64", "6", "63.12.01"]
)


@given(st.lists(CODES, max_size=3), CODES)
def test_codes_of_other_levels_begin_those_of_the_book_or_are_begun_by_them(
    known: list[str], code: str
) -> None:
    begins = [one for one in known if one.startswith(f"{code}.") or code.startswith(f"{one}.")]
    assert AreaBook(dict.fromkeys(known, "Juai")).is_of_other_level(code) == bool(begins)


def test_areas_are_found_by_what_they_are_parts_of() -> None:
    areas = load_rulebook().areas
    parts = load_rulebook().areas_by_parent
    assert [area for area in areas if area.parent == "63.11"] == [*parts[AreaCode("63.11")]]
    assert sum(map(len, parts.values())) == len(areas)


@pytest.mark.parametrize(
    "name",
    [
        "UPTD Kec. Juai",
        "UPT Disdukcapil Kecamatan Juai",
        "1. UPTD Kec. Juai",
        "Loket Kec. Juai",
        "UPTD KEC JUAI",
    ],
)
def test_the_office_of_a_kecamatan_tells_it(name: str) -> None:
    book = AreaBook({"63.11.01": "Juai", "63.11.02": "Halong"})
    assert book.find(name) == Match("63.11.01")


@pytest.mark.parametrize("name", ["UPTD Juai", "UPTD Wilayah I", "UPT Kec. Juai dan Kec. Halong"])
def test_an_office_of_several_or_of_no_told_kecamatan_is_none(name: str) -> None:
    book = AreaBook({"63.11.01": "Juai", "63.11.02": "Halong"})
    found = book.find(name)
    assert found.code is None or found.is_doubtful
