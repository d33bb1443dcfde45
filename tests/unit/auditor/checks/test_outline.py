"""Chapters of outlines, first points of lists, and tables that sentences refer to."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

THINGS = ("layar", "kemudi", "jangkar", "sauh", "tali", "suar", "awak")
FILL = "\n\n".join(f"Kalimat tentang {thing} di laut." for thing in THINGS)
BODY = (
    f"BAB I PENDAHULUAN\n\n{{}}\n\nBAB II PERENCANAAN KINERJA\n\n{FILL}\n\n{FILL}\n\n"
    f"BAB III AKUNTABILITAS KINERJA\n\n{{}}\n\n{FILL}\n\nBAB IV PENUTUP\n\nDemikian laporan ini dibuat.\n"
)


def numbering(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.NUMBERING)]


def outline(last: str) -> str:
    names = ("BAB I PENDAHULUAN", "BAB II PERENCANAAN KINERJA", "BAB III AKUNTABILITAS KINERJA", last)
    return "\n".join(f"{name}\nMemuat uraian singkat tentang isinya." for name in names)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("BAB VI PENUTUP", [("Bab VI", "Bab IV")]),
        ("Bab V: Penutup, berisi simpulan dan saran", [("Bab V", "Bab IV")]),
        ("BAB IV PENUTUP", []),
        ("Bab IV | Penutup", []),
        ("Bab V memuat hal lain yang dianggap perlu", []),
    ],
)
def test_an_outline_names_chapters_as_the_body_does(last: str, expected: list[tuple[str, str]]) -> None:
    found = numbering(BODY.format(outline(last), "Isi bab."))
    assert [each for each in found if each[0].startswith("Bab")] == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("BAB VI | PENUTUP", [("Bab VI", "Bab IV")]),
        ("BAB VI PENUTUP", [("Bab VI", "Bab IV")]),
        ("BAB IV | PENUTUP", []),
    ],
)
@pytest.mark.parametrize("tabbed", [(), (1,), (1, 2), (1, 3), (1, 2, 3)])
def test_chapters_of_an_outline_may_stand_behind_a_tab(
    last: str, expected: list[tuple[str, str]], tabbed: tuple[int, ...]
) -> None:
    lines = outline(last)
    for place in tabbed:
        numeral = "I" * place
        lines = lines.replace(f"BAB {numeral} ", f"BAB {numeral} | ")
    found = numbering(BODY.format(lines, "Isi bab."))
    assert found == expected, "the chapters of the body follow each other"


def points(first: int, *, before: str = "") -> list[tuple[str, str]]:
    names = ("Sasaran pertama", "Sasaran kedua", "Sasaran ketiga", "Sasaran keempat")
    listed = "\n\n".join(f"{first + place}. {name} sudah tercapai." for place, name in enumerate(names))
    return numbering(BODY.format("Isi bab.", f"{before}\n\nCapaian setiap sasaran adalah:\n\n{listed}"))


def test_a_list_that_goes_on_with_nothing_begins_at_one() -> None:
    assert points(3) == [("3", "1")]
    assert points(5) == [("5", "1")]
    assert points(1) == []


@pytest.mark.parametrize(
    "before",
    [
        "Pertama: 1. rencana disusun; 2. rencana disahkan.",
        "1. Rencana disusun.\n\n2. Rencana disahkan.\n\n3.1 Uraian",
        "No | Tahap\n1 | Rencana disusun\n2 | Rencana disahkan",
    ],
)
def test_a_list_may_go_on_with_points_set_otherwise(before: str) -> None:
    assert points(3, before=before) == []


def test_a_list_whose_first_point_stands_in_a_line_of_words_may_begin_at_two() -> None:
    assert points(2) == []


def tables(*numbers: str) -> str:
    return "\n\n".join(f"Tabel {number} Hasil Uji\n\nKapal | Hasil\nBaruna | Baik" for number in numbers)


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Rinciannya dapat dilihat pada Tabel 3.9.", True),
        ("Menurut Tabel 3.9 semua kapal baik.", True),
        ("Berdasarkan Tabel 3.2 semua kapal baik.", False),
        ("Hasilnya disajikan dalam tabel 3.7 berikut.", True),
        ("Rinciannya dapat dilihat pada Tabel 3.2.", False),
        ("Rinciannya dapat dilihat pada Tabel 2.9.", False),
        ("Dalam laporan asal, Tabel 3.9 memuat hal lain.", False),
    ],
)
def test_a_table_that_is_referred_to_is_there(sentence: str, missing: bool) -> None:
    text = BODY.format("Isi bab.", f"{tables('3.1', '3.2', '3.3')}\n\n{sentence}")
    assert bool([c for _, c in numbering(text) if c == "nomor tabel yang ada"]) is missing


def test_where_titles_were_not_read_a_reference_tells_nothing() -> None:
    text = BODY.format("Isi bab.", f"{tables('3.1', '3.8')}\n\nRinciannya dapat dilihat pada Tabel 3.5.")
    assert not [c for _, c in numbering(text) if c == "nomor tabel yang ada"]


@pytest.mark.parametrize(
    ("numbers", "number"), [(("3.1", "3.2", "3.2", "3.4"), "3.3"), (("3.1", "3.2", "3.3", "3.3"), "3.4")]
)
def test_a_reference_to_a_table_that_bears_the_number_of_another_is_told_by_that(
    numbers: tuple[str, ...], number: str
) -> None:
    ships = "\n\n".join(tables(n).replace("Uji", f"Uji {s}") for n, s in zip(numbers, "KLMN", strict=True))
    text = BODY.format("Isi bab.", f"{ships}\n\nRinciannya dapat dilihat pada Tabel {number}.")
    assert [c for _, c in numbering(text)] == [number]


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        (("1.1", "3.1", "3.2", "3.3"), True),
        (("1.3", "3.1", "3.2", "3.3"), False),
        (("1.1", "3.1", "3.2"), False),
        (("3.1", "3.2", "3.3", "3.4"), False),
    ],
)
def test_the_only_table_of_a_chapter_is_all_that_it_has(numbers: tuple[str, ...], missing: bool) -> None:
    """Where the titles of a report are read; a chapter of which none was read tells nothing."""
    text = BODY.format("Isi bab.", f"{tables(*numbers)}\n\nSusunan pegawai disajikan pada Tabel 1.2.")
    assert bool([c for _, c in numbering(text) if c == "nomor tabel yang ada"]) is missing


@pytest.mark.parametrize(
    ("numbers", "sentence", "missing"),
    [
        (
            ("III.1", "III.2", "III.3"),
            "Efisiensi dapat dilihat pada Tabel III.19 dan dihitung per kapal.",
            True,
        ),
        (
            ("III.1", "III.2", "III.3"),
            "Efisiensi dapat dilihat pada Tabel III.2 dan dihitung per kapal.",
            False,
        ),
        (("III.1", "III.2", "III.3"), "Pagunya tampak pada Tabel IV.5 laporan keuangan.", False),
        (("1", "2", "3", "4"), "Jumlah murid disajikan pada Tabel 9.", True),
        (("1", "2", "3", "4"), "Jumlah murid disajikan pada Tabel 4.", False),
        (("3.1", "3.2", "3.3"), "Jumlah murid disajikan pada Tabel 9.", False),
        (("3.1", "3.2", "3.3"), "Jumlah murid terus naik, sebagaimana Tabel 3.8.", True),
    ],
)
def test_numbers_of_tables_are_of_the_kind_that_the_report_has(
    numbers: tuple[str, ...], sentence: str, missing: bool
) -> None:
    text = BODY.format("Isi bab.", f"{tables(*numbers)}\n\n{sentence}")
    found = [printed for _, printed, _ in told(text, AuditRule.NUMBERING) if printed.startswith("Tabel")]
    assert bool(found) == missing
