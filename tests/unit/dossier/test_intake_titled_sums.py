"""Sums below the title of their measure, and children or all who need a card beside those who have it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import Cells, balangan, desk, means, proposed, taken, uncounted, values

from capaian.dossier.intake.desk import Desk

Lines = list[tuple[str | int | Decimal | None, ...]]
NAMES = [area.name for area in balangan().districts]
PAIRS = [(30 + 3 * n, 20 + 2 * n) for n in range(len(NAMES))]
"""Two figures for each kecamatan, far from each other."""
BIG = [(3000 + 31 * n, 2000 + 17 * n) for n in range(len(NAMES))]


def of_sum(title: str, *heads: str, figures: list[tuple[int, int]] = PAIRS, surplus: int = 0) -> Cells:
    """Two columns and their sum."""
    rows: Lines = [
        (n, name, *pair, sum(pair) + surplus)
        for n, (name, pair) in enumerate(zip(NAMES, figures, strict=True), 1)
    ]
    return [(title,), (), ("No", "Kecamatan", *heads), *rows]


def asked(cells: Cells) -> tuple[dict[str, str], list[str]]:
    """What columns mean, and which are asked about."""
    at = desk(uncounted())
    return means(proposed(cells, at)), [doubt.text for doubt in at.doubts]


@pytest.mark.parametrize(
    ("title", "meant", "figures"),
    [
        ("KEMATIAN DILAPORKAN TAHUN 2023", "akta-mati.reported", PAIRS),
        ("PENERBITAN AKTA KEMATIAN TAHUN 2023", "akta-mati.issued", PAIRS),
        ("Akta Perkawinan yang Diterbitkan, 2023", "akta-kawin.issued", PAIRS),
        ("PERISTIWA PERKAWINAN TAHUN 2023", "akta-kawin.reported", PAIRS),
        ("PENDUDUK WAJIB KTP TAHUN 2023", "ktp.eligible", BIG),
        ("JUMLAH KELUARGA TAHUN 2023", "kk.families", BIG),
    ],
)
@pytest.mark.parametrize(
    "heads", [("L", "P", "Jumlah"), ("Kota", "Pelosok", "JML"), ("Pesisir", "Gunung", "Jumlah")]
)
def test_the_sum_below_the_title_of_one_measure_is_sure(
    title: str, meant: str, figures: list[tuple[int, int]], heads: tuple[str, str, str]
) -> None:
    found, doubts = asked(of_sum(title, *heads, figures=figures))
    assert (found, doubts) == ({heads[-1]: meant}, [])


@pytest.mark.parametrize(
    "title",
    [
        "HASIL PEREKAMAN KTP-EL TAHUN 2023",
        "PENERBITAN KIA TAHUN 2023",
        "PENERBITAN KARTU KELUARGA TAHUN 2023",
        "KEMATIAN DILAPORKAN DAN AKTA KEMATIAN TAHUN 2023",
        "TARGET AKTA KEMATIAN TERBIT TAHUN 2023",
        "KEMATIAN TIDAK DILAPORKAN TAHUN 2023",
    ],
)
def test_other_titles_leave_a_sum_in_doubt(title: str) -> None:
    found, doubts = asked(of_sum(title, "L", "P", "Jumlah"))
    assert found.keys() == {*doubts}


def test_what_adds_nothing_up_stays_in_doubt() -> None:
    _, doubts = asked(of_sum("KEMATIAN DILAPORKAN TAHUN 2023", "Kota", "Pelosok", "Jumlah", surplus=4))
    assert doubts == ["Jumlah"]


def test_a_sum_of_some_columns_stays_in_doubt() -> None:
    rows: Lines = [
        (n, name, *pair, sum(pair), 7) for n, (name, pair) in enumerate(zip(NAMES, PAIRS, strict=True), 1)
    ]
    cells = [
        ("KEMATIAN DILAPORKAN 2023",),
        ("No", "Kecamatan", "Kota", "Pelosok", "Jumlah", "Luar Negeri"),
        *rows,
    ]
    assert asked(cells)[1] == ["Jumlah"]


def of_quarters(*figures: int | None, heads: str = "I II III IV") -> list[str]:
    """What is asked about deaths of some quarters and their sum."""
    parts = heads.split()
    rows: Lines = [
        (n, name, *(one and one + n for one in figures), sum(one + n for one in figures if one))
        for n, name in enumerate(NAMES, 1)
    ]
    title = "KEMATIAN DILAPORKAN TAHUN 2023"
    upper = ("No", "Kecamatan", *["Triwulan"] * len(parts), "Jumlah")
    return asked([(title,), (), upper, (None, None, *parts), *rows])[1]


@pytest.mark.parametrize(
    ("figures", "heads", "is_sure"),
    [
        ((20, 30, 40, 50), "I II III IV", True),
        ((20, 30, 40, 0), "I II III IV", False),
        ((20, 30, 40, None), "I II III IV", False),
        ((20, 30, 40), "I II III", False),
        ((20, 30, 40, 50), "I II III III", False),
    ],
    ids=["whole", "nought", "empty", "three", "twice"],
)
def test_quarters_make_a_sum_sure_where_all_of_them_are_there(
    figures: tuple[int | None, ...], heads: str, is_sure: bool
) -> None:
    assert (of_quarters(*figures, heads=heads) == []) is is_sure


def of_children(title: str, *heads: str, lacking: bool = False, above: str | None = None) -> Cells:
    """Children and those of them who have what the title names."""
    rows: Lines = [
        (n, name, sum(pair), pair[0], *([pair[1]] if lacking else []))
        for n, (name, pair) in enumerate(zip(NAMES, BIG, strict=True), 1)
    ]
    if above is None:
        return [(title,), (), ("No", "Kecamatan", *heads), *rows]
    return [(title,), (), ("No", "Kecamatan", above, above), (None, None, *heads), *rows]


KIA = "KEPEMILIKAN KIA TAHUN 2023"
DEED = "KEPEMILIKAN AKTA KELAHIRAN ANAK 0-17 TAHUN, 2023"


@pytest.mark.parametrize(
    ("title", "whole", "part", "codes"),
    [
        (KIA, "Jumlah Anak", "Memiliki KIA", ("kia.eligible", "kia.issued")),
        (KIA, "Anak", "Memiliki KIA", ("kia.eligible", "kia.issued")),
        (DEED, "Jumlah Anak", "Memiliki Akta Kelahiran", ("akta-lahir.population", "akta-lahir.holders")),
        (DEED, "Anak 0-17 Tahun", "Memiliki Akta Kelahiran", ("akta-lahir.population", "akta-lahir.holders")),
        (
            DEED,
            "Usia 0 s/d 17 Tahun",
            "Jml yg Memiliki Akta Kelahiran",
            ("akta-lahir.population", "akta-lahir.holders"),
        ),
    ],
)
def test_children_beside_those_who_have_the_document_are_sure(
    title: str, whole: str, part: str, codes: tuple[str, str]
) -> None:
    found, doubts = asked(of_children(title, whole, part))
    assert (found, doubts) == ({whole: codes[0], part: codes[1]}, [])


def test_children_below_the_name_of_the_document_are_sure() -> None:
    cells = of_children("DOKUMEN TAHUN 2023", "Jumlah Anak", "Memiliki", above="Akta Kelahiran (0-17 th)")
    found, doubts = asked(cells)
    assert sorted(found.values()) == ["akta-lahir.holders", "akta-lahir.population"]
    assert found["Akta Kelahiran (0-17 th) > Jumlah Anak"] == "akta-lahir.population"
    assert doubts == []


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("KEPEMILIKAN KIA DAN AKTA KELAHIRAN TAHUN 2023", "Jumlah Anak"),
        (KIA, "Anak Sekolah"),
        (KIA, "Jumlah Siswa"),
        ("DATA ANAK TAHUN 2023", "Jumlah Anak"),
    ],
)
def test_children_of_some_sort_or_of_several_documents_are_asked_about(title: str, whole: str) -> None:
    _, doubts = asked(of_children(title, whole, "Memiliki KIA"))
    assert whole in doubts


@pytest.mark.parametrize("whole", ["Jumlah", "Total"])
def test_those_who_have_and_those_who_have_not_are_all(whole: str) -> None:
    found, doubts = asked(of_children(KIA, whole, "Memiliki KIA", "Belum Memiliki", lacking=True))
    assert (found[whole], doubts) == ("kia.eligible", [])


def test_voters_are_asked_about_though_they_add_up() -> None:
    cells = of_children(
        "DATA KTP-EL TAHUN 2023", "Jumlah Pemilih", "Sudah Rekam", "Belum Rekam", lacking=True
    )
    assert asked(cells)[1] == ["Jumlah Pemilih"]


def test_recorded_and_not_recorded_are_no_years_work() -> None:
    title = "MONITORING PENCETAKAN KTP-EL TAHUN 2023"
    cells = of_children(title, "Wajib KTP", "Rekam", "Belum Rekam", lacking=True)
    assert asked(cells)[1] == []
    assert asked(of_children(title, "Wajib KTP", "Rekam"))[1] == ["Rekam"]


def months(**told: str) -> tuple[Desk, list[tuple[str, ...]]]:
    """Twelve months of deaths without their sum."""
    heads = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]
    rows: Lines = [(n, name, *(n + month % 5 for month in range(12))) for n, name in enumerate(NAMES, 1)]
    at = desk(uncounted(), means=told)
    found = taken([("AKTA KEMATIAN TERBIT TAHUN 2023",), ("No", "Kecamatan", *heads), *rows], at)
    return at, values(found, "area", "period", "value")


def test_twelve_months_of_one_meaning_are_one_question() -> None:
    at, _ = months()
    (doubt,) = at.doubts
    assert doubt.words.endswith("begitu juga Feb, Mar, Apr, Mei, Jun, Jul, Agt, Sep, Okt, Nov, Des")
    assert doubt.option.count("=akta-mati.issued") == 12


def test_the_remedy_of_twelve_months_settles_them_all() -> None:
    doubt = months()[0].doubts[0]
    told = dict(part.strip('" ').split("=") for part in doubt.option.split("--means ")[1:])
    at, found = months(**told)
    assert at.doubts == []
    # n times twelve, and 0 + 1 + 2 + 3 + 4 twice, and 0 + 1
    assert ("63.11.03", "2023", str(3 * 12 + 21)) in found


@pytest.mark.parametrize(("cell", "value"), [("1.234 anak", "1234"), ("1234 Jiwa", "1234"), ("97 KK", "97")])
def test_units_behind_counts_are_no_matter(cell: str, value: str) -> None:
    rows: Lines = [(n, name, cell, cell) for n, name in enumerate(NAMES, 1)]
    found = taken(
        [("KEPEMILIKAN KIA TAHUN 2023",), ("No", "Kecamatan", "Wajib KIA", "Memiliki KIA"), *rows],
        desk(uncounted()),
    )
    assert {one for (one,) in values(found, "value")} == {value}


@pytest.mark.parametrize("cell", ["1.234 rupiah", "12 anak 3", "1.234 anak-anak", "anak 12"])
def test_other_words_behind_counts_are_told(cell: str) -> None:
    rows: Lines = [(n, name, 1300, cell if n == 2 else 1200) for n, name in enumerate(NAMES, 1)]
    at = desk(uncounted())
    taken([("KEPEMILIKAN KIA TAHUN 2023",), ("No", "Kecamatan", "Wajib KIA", "Memiliki KIA"), *rows], at)
    assert "not_a_number" in [issue.code for issue in at.log.finish(())]
