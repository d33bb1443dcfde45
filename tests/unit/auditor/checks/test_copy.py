"""Names, weights and words carried over from another place."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def copies(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.COPY)


OWN = "Dinas Pelabuhan Kabupaten Melati bertugas di bidang pelayaran.\n\n" * 8


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Dinas Pelabuhan Kabupaten Mawar bertugas di bidang pelayaran.", 1),
        ("Pemerintah Kabupaten Mawar menetapkan pagu.", 1),
        ("Dinas mengadakan studi ke Dinas Pelabuhan Kabupaten Mawar.", 0),
        ("Capaian tertinggi ada pada Dinas Pelabuhan Kabupaten Mawar.", 0),
        ("Pemerintah Kabupaten Tahun 2031 menetapkan pagu.", 0),
    ],
)
def test_another_areas_name_in_the_place_of_its_own_is_told(sentence: str, count: int) -> None:
    assert len(copies(OWN + sentence)) == count


def test_a_weight_that_one_of_several_formulas_has_is_left_over() -> None:
    parts = [f"K{n} (Cakupan Kapal {n})\n$$K{n} = {n}/9 \\times 100\\%$$" for n in range(1, 5)]
    assert copies("\n".join(parts)) == []
    parts[2] = parts[2].replace("100\\%$$", "100\\%, bobot 20\\%$$")
    assert [line for line, _, _ in copies("\n".join(parts))] == [6]
    weighed = [part.replace("100\\%$$", "100\\%, bobot 25\\%$$") for part in parts]
    assert copies("\n".join(weighed)) == []


def test_a_paragraph_printed_again_close_by_is_told_and_a_summary_is_not() -> None:
    long = "Upaya yang telah dilakukan adalah menambah petugas di semua loket pelabuhan"
    long = f"{long} dan membuka layanan pada hari libur. Hasilnya lebih baik."
    assert [line for line, _, _ in copies(f"{long}\n\n{long}\n")] == [3]
    between = "\n\n".join(
        f"Kalimat pendek nomor {word}." for word in ("satu", "dua", "tiga", "empat", "lima", "enam")
    )
    assert copies(f"{long}\n\n{between}\n\n{long}\n") == []


@pytest.mark.parametrize(("name", "count"), [("Kartu Nakhoda (KN)", 0), ("Kartu Pelaut (KP)", 1)])
def test_words_about_the_point_before_are_told(name: str, count: int) -> None:
    reason = "Faktor pendorong penerbitan {} adalah pelayanan keliling ke desa dan sekolah"
    text = f"""
a. Penerbitan Kartu Pelaut (KP)

Kinerja sebesar 98,99%. {reason.format("Kartu Pelaut (KP)")}.

b. Penerbitan Kartu Nakhoda (KN)

Kinerja sebesar 99,65%. {reason.format(name)}.
"""
    assert len(copies(text)) == count


def test_a_name_that_lost_a_word_is_told_beside_the_tables_that_have_it() -> None:
    names = [
        "Penyusunan Data Informasi Alur Pelayaran",
        "Pengerukan Alur Pelayaran Dalam",
        "Perbaikan Tambatan Perahu Kayu",
    ]

    def table(number: int, first: str) -> str:
        rows = "\n".join(f"{name} | 100" for name in [first, *names[1:]])
        return f"Tabel {number} Anggaran\n\nUraian | Pagu\n{rows}\n"

    text = table(1, names[0]) + "\n" + table(2, names[0]) + "\n"
    assert copies(text + table(3, names[0])) == []
    assert [line for line, _, _ in copies(text + table(3, "Penyusunan Data Alur Pelayaran Dangkal"))] == []
    lost = "Penyusunan Data Alur Pelayaran"
    assert [line for line, _, _ in copies(text + table(3, lost))] == []
    longer = names[0] + " Umum"
    text = (table(1, longer) + "\n" + table(2, longer) + "\n").replace("Kayu", "Kayu Jati")
    assert [(p, c) for _, p, c in copies(text + table(3, lost + " Umum"))] == [
        (lost + " Umum", longer),
        (names[2], names[2] + " Jati"),
    ]
