"""The note on a head: what belongs there, whether it must, in which form, and what words mean."""

from __future__ import annotations

import pytest

from capaian.domain.policy import Polarity
from capaian.domain.work import Resource
from capaian.dossier.excel.write.help_notes import note_of
from capaian.dossier.rows.sheets import Role, SheetColumn, SheetSpec, all_sheets
from capaian.dossier.tables.declaration import Names, Need
from capaian.dossier.tables.kinds import (
    AREA_CODE,
    BOOLEAN,
    CODE,
    CODES,
    COUNT,
    DAY,
    DECIMAL,
    MARK,
    PARTIAL_DATE,
    PERIOD,
    TEXT,
    UNIT,
    YEAR,
    Kind,
    choice,
    limit,
)
from capaian.dossier.tables.labels import labels_of


def lines_of(column: SheetColumn) -> list[str]:
    return note_of(column).splitlines()


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (TEXT, "Bentuk: teks."),
        (CODE, "Bentuk: kode; misalnya iku-1."),
        (CODES, "Bentuk: beberapa kode, dipisah spasi; misalnya iku-1 iku-2."),
        (AREA_CODE, "Bentuk: kode wilayah; misalnya 63.11.02."),
        (DECIMAL, "Bentuk: bilangan; misalnya 99,53."),
        (COUNT, "Bentuk: bilangan bulat, tidak negatif; misalnya 12336."),
        (YEAR, "Bentuk: tahun; misalnya 2024."),
        (PERIOD, "Bentuk: periode; misalnya 2024, 2024-S1, 2024-Q3, atau 2024-M07."),
        (DAY, "Bentuk: tanggal; misalnya 31/12/2024."),
        (PARTIAL_DATE, "Bentuk: tanggal, bulan atau tahun; misalnya 2024-07-14, 2024-07, atau 2024."),
        (MARK, "Bentuk: tanggal, bulan, tahun, ya atau tidak; misalnya 2024-07-14, ya, atau tidak."),
        (UNIT, "Bentuk: satuan; misalnya orang."),
        (BOOLEAN, "Bentuk: ya/tidak."),
        (choice(Polarity), "Bentuk: pilihan."),
    ],
)
def test_each_kind_is_shown_by_an_example(kind: Kind, form: str) -> None:
    assert form in lines_of(SheetColumn("x", kind, "X"))


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (Need.REQUIRED, "Wajib diisi."),
        (Need.COLUMN, "Kosong berarti belum dilaporkan, bukan nol."),
        (Need.OPTIONAL, "Boleh kosong."),
    ],
)
def test_whether_it_must_be_filled(need: Need, words: str) -> None:
    assert words in lines_of(SheetColumn("x", TEXT, "X", need=need))


def test_title_and_help_stand_first() -> None:
    assert lines_of(SheetColumn("x", TEXT, "Uraian", "Satu kalimat."))[:2] == ["Uraian", "Satu kalimat."]
    assert lines_of(SheetColumn("x", TEXT, "Uraian"))[:2] == ["Uraian", "Boleh kosong."]


def test_a_unit_is_named_once() -> None:
    note = note_of(SheetColumn("x", DECIMAL, "Pagu", unit="rupiah"))
    assert "Bentuk: bilangan, dalam rupiah; misalnya 99,53." in note
    assert note.count("rupiah") == 1


def test_names_say_what_they_mention_and_give_no_example() -> None:
    column = SheetColumn("x", CODE, "Pokok", refers_to=(Names.INDICATOR, Names.NODE))
    assert lines_of(column)[-2:] == [
        "Bentuk: kode.",
        "Menyebut indikator atau simpul rencana kerja yang ada di buku ini.",
    ]


def test_an_owner_gives_no_example() -> None:
    assert "Bentuk: kode." in lines_of(SheetColumn("x.id", CODE, "Kapal", role=Role.PARENT))


def test_choices_are_listed_with_their_meaning() -> None:
    assert lines_of(SheetColumn("x", choice(Resource), "Sumber daya"))[-2:] == [
        "• money = uang (rupiah)",
        "• staff = pegawai (orang)",
    ]
    assert lines_of(SheetColumn("x", BOOLEAN, "Usulan"))[-2:] == ["• ya", "• tidak"]
    assert lines_of(SheetColumn("x", limit(100, 110), "Batas"))[-3:] == [
        "• none = tanpa batas",
        "• 100",
        "• 110",
    ]


def test_several_values_are_said_to_share_the_cell() -> None:
    note = note_of(SheetColumn("x", CODE, "Mendukung", is_several=True))
    assert "beberapa, dipisah spasi: kode" in note


@pytest.mark.parametrize("sheet", all_sheets(), ids=lambda sheet: sheet.id)
def test_no_note_is_longer_than_can_be_read(sheet: SheetSpec) -> None:
    for column in sheet.columns:
        note = note_of(column)
        assert len(note) <= 1200, column.id
        assert "  " not in note
        assert not note.endswith("..")


def test_an_enum_without_labels_has_none() -> None:
    assert labels_of(Names) == {}
    assert labels_of(Polarity)["lower"] == "makin kecil makin baik"


@pytest.mark.parametrize("sheet", all_sheets(), ids=lambda sheet: sheet.id)
def test_labels_are_words_and_not_codes(sheet: SheetSpec) -> None:
    for column in sheet.columns:
        for code, label in column.kind.labels.items():
            assert label == label.strip()
            assert label
            assert "_" not in label, code
