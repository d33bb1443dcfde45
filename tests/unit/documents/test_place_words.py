"""Places of warnings as a reader of tables knows them: table, row and column, and no line of YAML."""

from __future__ import annotations

import pytest
from tests.functional.cli_cast import BALANGAN
from tests.unit.documents.test_limitations_page import EXAMPLE

from capaian.documents.annexes.place_words import PlaceWords
from capaian.domain.issue import Place
from capaian.dossier import read_dossier

PROBOLINGGO = EXAMPLE.parent / "probolinggo-2021"


@pytest.fixture(scope="module")
def balangan() -> PlaceWords:
    return PlaceWords(read_dossier(BALANGAN).require())


def place_of(words: PlaceWords, code: str, column: str | None = None) -> Place:
    indicator = next(one for one in words.year.indicators if str(one.code) == code)
    return Place(indicator.place.file, indicator.place.row, column or indicator.place.column)


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (None, ""),
        ("indicators[iku-1].unit", ", kolom Satuan"),
        ("targets", ", kolom Target Renstra"),
        ("targets.2023", ", kolom Target Renstra 2023"),
        ("indicators[iku-1].targets.2023", ", kolom Target Renstra 2023"),
        ("unheard_of", ""),
    ],
)
def test_a_row_of_a_table_in_yaml(balangan: PlaceWords, column: str | None, told: str) -> None:
    place = place_of(balangan, "iku-1", column)
    assert balangan.write(place) == f"Indikator, baris “IKM pelayanan administrasi kependudukan”{told}"


def test_a_line_within_a_row_is_of_that_row(balangan: PlaceWords) -> None:
    at = place_of(balangan, "iku-1", "targets.2023")
    inside = Place(at.file, (at.row or 0) + 3, at.column)
    assert balangan.write(inside) == balangan.write(at)


def test_rows_within_rows_name_both() -> None:
    words = PlaceWords(read_dossier(PROBOLINGGO).require())
    first = words.year.sheets[0].lines[0]
    place = Place("sheets.yaml", first.place.row, "owner")
    assert words.write(place) == (
        "Lembar “INDIKATOR KINERJA UTAMA”, baris “Persentase penduduk yang memiliki KTP-el”, "
        "kolom Penanggung jawab"
    )


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("counts.csv", 9, "value"), "Data hitungan, baris 9, kolom Jumlah"),
        (Place("counts.csv"), "Data hitungan"),
        (Place("plan.yaml"), "Rencana"),
        (Place("plan.yaml", 1), "Rencana"),
        (Place("catatan.csv", 2), "catatan.csv, baris 2"),
    ],
)
def test_places_that_are_no_row_of_yaml(balangan: PlaceWords, place: Place, told: str) -> None:
    assert balangan.write(place) == told


def test_places_in_a_sentence(balangan: PlaceWords) -> None:
    place = place_of(balangan, "iku-1", "targets.2023")
    said = f"Renstra 85 ({place}); lihat counts.csv, baris 9."
    assert (
        balangan.in_sentence(said) == f"Renstra 85 ({balangan.write(place)}); lihat Data hitungan, baris 9."
    )


def test_long_names_are_cut_at_a_word(balangan: PlaceWords) -> None:
    document = balangan.year.documents[0]
    told = balangan.write(document.place)
    assert told.startswith("Dokumen, baris “Peraturan Presiden Nomor 29 Tahun 2014")
    assert told.endswith("Kinerja…”")
