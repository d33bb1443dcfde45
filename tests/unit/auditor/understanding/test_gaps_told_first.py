"""How far two levels lie apart, told between them: `131 pengaduan, 26 lebih sedikit daripada 157`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def gaps(sentence: str) -> list[tuple[str, str]]:
    report = f"LAPORAN KINERJA DINAS PARIWISATA TAHUN 2031\n\n3.1 Hasil\n\n{sentence}\n"
    return [(printed, computed) for _, printed, computed in told(report, AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Ada 131 pengaduan masuk, {} lebih sedikit daripada 157 pengaduan pada 2030.", "26", "24"),
        ("Tamu asing 4.812 orang, {} lebih banyak dari 4.390 orang tahun 2030.", "422", "242"),
        ("Nilai layanan 84,35, {} poin lebih tinggi dibandingkan 80,10 pada tahun 2030.", "4,25", "4,52"),
    ],
)
def test_a_gap_told_before_the_level_it_is_from_is_their_difference(
    sentence: str, right: str, wrong: str
) -> None:
    assert gaps(sentence.format(right)) == []
    assert gaps(sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Petugas berjumlah 131 orang, 24 lebih banyak daripada 157 pengaduan yang lama.",
        "Rapat diadakan 131 kali, 24 lebih sedikit dari rencana.",
        "Dari 131 kamar, 24 lebih luas daripada kamar biasa.",
    ],
)
def test_levels_of_other_things_have_no_gap(sentence: str) -> None:
    assert gaps(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Tamu 189.625 orang pada 2031, dari 187.204 orang tahun 2030. Tambahannya {} orang.",
            "2.421",
            "2.412",
        ),
        ("Museum dinilai 88,40. Taman dinilai 80,15. Selisih keduanya {} poin.", "8,25", "8,52"),
        ("Pantai meraih 112,00 persen. Gua baru 97,71 persen. Jarak keduanya {} poin.", "14,29", "14,92"),
        ("Kunjungan berjumlah 62, {} lebih sedikit daripada 75 kunjungan pada 2030.", "13", "31"),
    ],
)
def test_a_gap_told_behind_its_two_levels_is_their_difference(sentence: str, right: str, wrong: str) -> None:
    assert gaps(sentence.format(right)) == []
    assert gaps(sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tamu 189.625 orang, dan kamar 187.204 malam. Tambahannya 2.412 orang.",
        "Museum dinilai 88,40 dan taman 80,15. Selisih terbesar 8,52 poin.",
        "Museum dinilai 88,40 dan taman 80,15. Selisihnya dengan target 2,52 poin.",
        "Museum dinilai 88,40. Tambahannya 8,52 poin.",
        "Ada 88 kamar di utara, dari 80 kamar tahun lalu. Tambahannya 3,5 hektare.",
    ],
)
def test_a_gap_behind_other_levels_is_passed(sentence: str) -> None:
    assert gaps(sentence) == []


WRAPPED = (
    "Juara di antara pantai adalah pantai utara dengan kunjungan 112,00 persen. Paling belakang gua, {}\n"
    "persen. Jarak keduanya {} poin."
)


@pytest.mark.parametrize(
    ("text", "gap", "found"),
    [
        (WRAPPED, "14,29", []),
        (WRAPPED, "14,92", [("14,92", "14,29")]),
        (WRAPPED.replace("Paling", "\n\nPaling"), "14,29", []),
        (WRAPPED.replace("Jarak", "\n\nJarak"), "14,92", []),  # a paragraph of its own
        (WRAPPED.replace("Jarak keduanya", "Jarak dari target"), "14,92", []),
    ],
)
def test_levels_of_the_line_above_in_a_wrapped_paragraph(
    text: str, gap: str, found: list[tuple[str, str]]
) -> None:
    assert gaps(text.format("97,71", gap)) == found
