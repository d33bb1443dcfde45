"""Equal budgets and spendings of things with different names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

PAID = "945.965.000 | 937.820.000"
OTHER = "374.170.000 | 340.152.250"


def twins(text: str) -> list[int]:
    return [line for line, _, _ in told(text, AuditRule.COPY)]


def table(head: str, *rows: str) -> str:
    return "\n".join(("Tabel 1 Realisasi Anggaran", "", head, *rows))


ACTIVITIES = "Indikator | Kegiatan | Pagu (Rp) | Realisasi Anggaran (Rp)"


def test_activities_with_the_money_of_another_one_are_told_once() -> None:
    text = table(
        ACTIVITIES,
        f"Panjang dermaga | Pengerukan Alur | {OTHER}",
        f" | Penyusunan Rencana Induk Tambatan | {PAID}",
        f" | Kajian Lampu Suar | {PAID}",
        f" | Pemasangan Pelampung Tambat | {PAID}",
        " | Pengadaan Kapal Patroli | 812.400.000 | 799.123.450",
    )
    assert twins(text) == [6]


def test_programs_of_two_goals_with_one_amount_are_told() -> None:
    head = "Sasaran | Indikator | Capaian (%) | Program | Anggaran DPPA (Rp) | Realisasi Anggaran (Rp)"
    text = table(
        head,
        "Tertibnya pelayaran | Kapal layak | 99,75 | Program Pengamanan Pelayaran"
        " | 12.797.147.084 | 10.188.536.406",
        f"Lancarnya bongkar muat | Waktu sandar | 97,10 | Program Kepelabuhanan | {OTHER}",
        "Lengkapnya rambu | Rambu terpasang | 95,38 | Program Rehabilitasi Fasilitas Laut"
        " | 12.797.147.084 | 10.188.536.406",
    )
    assert twins(text) == [6]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (ACTIVITIES, (f"Dermaga | Kajian Lampu Suar | {PAID}", f"Suar | Kajian Lampu Suar | {PAID}")),
        (ACTIVITIES, (f"Dermaga | Kajian Lampu Suar | {PAID}", f"Suar | Kajian Lampu Suar Utara | {PAID}")),
        (
            ACTIVITIES,
            ("A | Bantuan Nelayan | 12.000.000 | 11.500.000", "B | Sewa Gudang | 12.000.000 | 11.500.000"),
        ),
        (
            ACTIVITIES,
            (
                "A | Bantuan Nelayan | 945.965.000 | 945.965.000",
                "B | Sewa Gudang Tetap | 945.965.000 | 945.965.000",
            ),
        ),
        (
            "Program | Indikator | Pagu (Rp) | Realisasi Anggaran (Rp)",
            (
                f"Program Kepelabuhanan | Waktu sandar | {PAID}",
                f" | Muatan tercatat | {PAID}",
                f"Program Rambu | Rambu terpasang | {OTHER}",
            ),
        ),
        (
            "Program/Kegiatan | Pagu (Rp) | Realisasi Anggaran (Rp)",
            (f"Keselamatan Pelayaran | {PAID}", f"Pengawasan Muatan Kapal | {PAID}", f"Rambu | {OTHER}"),
        ),
        (
            "Kode | Uraian | Pagu (Rp) | Realisasi Anggaran (Rp)",
            (
                f"1 | Program Pelayaran Aman | {PAID}",
                f"1.1 | Kegiatan Pengawasan Muatan | {PAID}",
                f"2 | Program Rambu Laut | {OTHER}",
                f"2.1 | Kegiatan Pemasangan Suar | {OTHER}",
            ),
        ),
    ],
    ids=["one name", "nearly one name", "round", "all spent", "results of one", "flat tree", "tree"],
)
def test_money_that_may_well_be_equal_is_not_told(head: str, rows: tuple[str, ...]) -> None:
    assert twins(table(head, *rows)) == []


def test_parts_of_a_tree_beside_each_other_have_money_of_their_own() -> None:
    text = table(
        "Kode | Uraian | Pagu (Rp) | Realisasi Anggaran (Rp)",
        "1 | Program Pelayaran Aman | 1.891.930.000 | 1.875.640.000",
        f"1.1 | Kegiatan Pengawasan Muatan | {PAID}",
        f"1.2 | Kegiatan Pemasangan Suar | {PAID}",
    )
    assert twins(text) == [6]


def test_an_odd_row_that_hides_the_levels_of_a_tree_makes_no_twins() -> None:
    text = table(
        "Uraian | Pagu (Rp) | Realisasi Anggaran (Rp)",
        "Program Pelayaran Aman | 1.320.135.000 | 1.277.972.250",
        f"Kegiatan Pengawasan Muatan | {PAID}",
        f"Pencatatan Bongkar Barang | {PAID}",
        f"Kegiatan Pemasangan Suar | {OTHER}",
        f"Pengadaan Lampu Navigasi | {OTHER}",
        f"Kegiatan Pemasangan Suar | {OTHER}",
    )
    assert twins(text) == []


GOALS = """Tabel 1 Realisasi Anggaran

Sasaran | Indikator | Program | Anggaran DPPA (Rp) | Realisasi Anggaran (Rp)
Tertib | Kapal layak | Program Pengamanan Pelayaran Pantai | 12.797.147.084 | 10.188.536.406
Lancar | Waktu sandar | Program Kepelabuhanan | 374.170.000 | 340.152.250
Lengkap | Rambu terpasang | Program Rehabilitasi Fasilitas Laut | 12.797.147.084 | 10.188.536.406

{}
"""
OWN = "Program {} terdiri atas 2 kegiatan dengan {} Rp {} dan {} Rp {}."
PATROL = OWN.format(
    "Pengamanan Pelayaran Pantai", "alokasi anggaran sebesar", "{}", "realisasi sebesar", "{}"
)
REPAIR = OWN.format("Rehabilitasi Fasilitas Laut", "pagu", "{}", "terserap", "{}")


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (PATROL.format("3.937.745.000", "3.406.517.638"), 4),
        (REPAIR.format("3.937.745.000", "3.406.517.638"), 6),
        (
            PATROL.format("3.937.745.000", "3.406.517.638")
            + "\n\n"
            + REPAIR.format("12.797.147.084", "10.188.536.406"),
            4,
        ),
    ],
)
def test_of_two_rows_the_one_that_a_sentence_tells_other_money_of_is_wrong(sentence: str, line: int) -> None:
    printed, right = "12.797.147.084; 10.188.536.406", "3.937.745.000; 3.406.517.638"
    assert told(GOALS.format(sentence), AuditRule.COPY) == [(line, printed, right)]
    (finding,) = (f for f in audited(GOALS.format(sentence)).findings if f.rule is AuditRule.COPY)
    assert finding.why.endswith("serapannya ikut menjadi 86,51%.")


@pytest.mark.parametrize(
    "sentence",
    [
        PATROL.format("12.797.147.084", "10.188.536.406"),
        PATROL.format("3.937.745.000", "3.406.517.638").replace("realisasi", "sisa"),
        PATROL.format("3.937.745.000", "3.406.517.638").replace("Pantai ", "Sungai "),
        PATROL.format("3.937.745.000", "3.406.517.638")
        + "\n\n"
        + REPAIR.format("5.112.300.000", "4.087.219.650"),
        PATROL.format("3.937.745.000", "3.406.517.638")
        + "\n\n"
        + PATROL.format("3.397.745.000", "3.406.517.638"),
    ],
    ids=["own", "no-spending", "another", "both-differ", "two-tales"],
)
def test_where_no_sentence_decides_each_is_asked_for_its_own_money(sentence: str) -> None:
    assert [right for _, _, right in told(GOALS.format(sentence), AuditRule.COPY)] == [
        "pagu dan realisasi masing-masing"
    ]
