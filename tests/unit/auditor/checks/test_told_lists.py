"""Counts beside the things that are named right behind them, or in the list below."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def counts(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(f"BAB III HASIL\n\n{text}\n", AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Lima desa sudah terang, {} belum (Tirta Kencana, Watu Gede, dan Sendang Biru).", "tiga", "dua"),
        (
            "Pasokan terputus di {} kecamatan (Karang Wuni dan Sumber Rejo) selama musim hujan.",
            "2 (dua)",
            "3 (tiga)",
        ),
        ("Kenaikan terdapat pada {} unsur (Persyaratan, Biaya dan Waktu).", "tiga", "empat"),
        (
            "Ada {} lokasi terjauh (Watu Gede 12,5 km, Karang Wuni 10,2 km, Sumber Rejo 9,8 km).",
            "tiga",
            "lima",
        ),
    ],
)
def test_a_count_is_that_of_the_names_in_brackets(sentence: str, right: str, wrong: str) -> None:
    assert counts(sentence.format(right)) == []
    assert len(counts(sentence.format(wrong))) == 1


@pytest.mark.parametrize("said", ["tiga", "empat"])
def test_a_name_may_have_a_conjunction_of_its_own(said: str) -> None:
    assert counts(f"Nilai {said} unsur (Persyaratan, Sarana dan Prasarana, dan Biaya) naik.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Terdapat lima mitra (antara lain Bank Air dan Koperasi Tirta).",
        "Rapat diadakan empat kali (Januari, Mei, dan Agustus).",
        "Jalan itu melewati empat desa (lihat peta, lampiran, dan foto).",
        "Ada empat unsur (Sistem, mekanisme, dan prosedur) yang dinilai.",
        "Terdapat lima mitra (Bank Air, Koperasi Tirta, dan lainnya).",
        "Dari unsur itu sembilan naik (Tabel 3.6, Gambar 3.1).",
    ],
    ids=["open", "measured", "no-names", "a-name-with-commas", "and-others", "references"],
)
def test_brackets_that_name_not_all_tell_nothing(sentence: str) -> None:
    assert counts(sentence) == []


POINTS = "1. Menanam bambu di bantaran.\n2. Membersihkan alur air.\n3. Melatih kader desa.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rencana tindak lanjut tahun 2025 ada {}:",
        "Langkah perbaikan berjumlah {} langkah:",
        "Terdapat {} upaya:",
    ],
)
def test_a_count_before_a_colon_is_that_of_the_points_below(sentence: str) -> None:
    assert counts(f"{sentence.format('3 (tiga)')}\n{POINTS}") == []
    assert len(counts(f"{sentence.format('4 (empat)')}\n{POINTS}")) == 1


def test_a_count_before_a_colon_is_that_of_what_follows_it() -> None:
    rest = "Sungai Bening 101,02%; Sungai Jernih 108,33%; Sungai Dalam 100,45%."
    assert counts(f"Sungai yang mencapai target 3 (tiga): {rest}") == []
    assert len(counts(f"Sungai yang mencapai target 4 (empat): {rest}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"Upaya itu ada 4 (empat), antara lain:\n{POINTS}",
        f"Kegiatan berlangsung sebanyak 4 hari:\n{POINTS}",
        f"Upaya itu ada 4 (empat):\n\nAlinea lain di antaranya.\n\n{POINTS}",
    ],
    ids=["open", "measured", "something-between"],
)
def test_a_list_that_may_be_of_something_else_tells_nothing(text: str) -> None:
    assert counts(text) == []
