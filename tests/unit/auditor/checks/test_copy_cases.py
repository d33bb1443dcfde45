"""Words carried over from another place, in invented reports."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def copies(text: str) -> Told:
    return told(text, AuditRule.COPY)


def own(area: str, times: int = 8) -> str:
    return f"Dinas Perikanan {area} merawat tambak dan kolam.\n\n" * times


@pytest.mark.parametrize("area", ["Kabupaten Kenanga", "Kota Cempaka"])
@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Dinas Perikanan Kabupaten Seruni merawat tambak.", True),
        ("Dinas Perikanan Kota Seruni merawat tambak.", True),
        ("Pemerintah Kabupaten Seruni menetapkan anggaran.", True),
        ("Peraturan Daerah Kabupaten Seruni menjadi dasar.", True),
        ("Sekretaris Daerah Kabupaten Seruni menetapkan anggaran.", True),
        ("Inspektorat Kabupaten Seruni menilai laporan.", True),
        ("Kunjungan ke Dinas Perikanan Kabupaten Seruni berguna.", False),
        ("Kerja sama dengan Dinas Perikanan Kabupaten Seruni berlanjut.", False),
        ("Dibandingkan Pemerintah Kabupaten Seruni mutu lebih baik.", False),
        ("Peringkat pertama diraih Pemerintah Kabupaten Seruni.", False),
        ("Ikan dijual ke Kabupaten Seruni.", False),
        ("Pemerintah Kabupaten setempat menetapkan anggaran.", False),
    ],
)
def test_the_area_of_offices_is_the_reports_own(area: str, sentence: str, is_told: bool) -> None:
    right = area.split()[1]
    assert [computed for _, _, computed in copies(own(area) + sentence)] == ([right] if is_told else [])


@pytest.mark.parametrize("times", [0, 1, 3])
def test_an_area_named_seldom_is_not_known_to_be_its_own(times: int) -> None:
    assert copies(own("Kabupaten Kenanga", times) + "Pemerintah Kabupaten Seruni menetapkan anggaran.") == []


def test_an_area_named_in_a_table_is_known() -> None:
    table = "Daerah | Tambak\nSeruni | 412\nKenanga | 388\n\n"
    assert copies(own("Kabupaten Kenanga") + table + "Pemerintah Kabupaten Seruni menetapkan pagu.") == []


LONG = (
    "Upaya yang dilakukan adalah menambah benih di semua kolam dan memperbaiki pintu air, sehingga panen"
    " ikan pada akhir tahun menjadi lebih baik."
)


@pytest.mark.parametrize(("between", "is_told"), [(0, True), (1, True), (3, True), (5, False), (8, False)])
def test_a_long_paragraph_again_within_ten_lines_is_told(between: int, is_told: bool) -> None:
    # Each paragraph between takes two lines: the second stands 2 + 2 x between lines below the first.
    others = [
        f"Kolam {name} baru." for name in ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan")
    ]
    text = "\n\n".join([LONG, *others[:between], LONG])
    assert [line for line, _, _ in copies(text)] == ([3 + 2 * between] if is_told else [])


@pytest.mark.parametrize(
    "text",
    [
        "Mutu ikan baik.\n\nMutu ikan baik.\n",
        f"{LONG}\n\n{LONG.replace('ikan', 'udang')}\n",
        f"{LONG[:-1]}\n\n{LONG[:-1]}\n",
    ],
    ids=["short", "other-words", "no-end"],
)
def test_other_lines_that_are_alike_are_left_alone(text: str) -> None:
    assert copies(text) == []


@pytest.mark.parametrize("count", [3, 4, 6])
@pytest.mark.parametrize("weight", ["20", "12,5"])
def test_a_weight_in_one_of_several_formulas_is_left_over(count: int, weight: str) -> None:
    plain = [f"P{n}: Cakupan Kolam {n}\nP{n} = 4/5 x 100%" for n in range(1, count + 1)]
    one = [plain[0] + f" bobot {weight}%", *plain[1:]]
    every = [part + f" bobot {weight}%" for part in plain]
    assert copies("\n".join(plain)) == []
    assert copies("\n".join(every)) == []
    assert [(line, right) for line, _, right in copies("\n".join(one))] == [(2, "tanpa bobot")]
