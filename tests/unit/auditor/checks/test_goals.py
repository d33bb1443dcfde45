"""Goals of sentences beside those of tables, and goals that are called indicators."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """
Tabel 1 Matriks sasaran Pelabuhan

No | Tujuan | Sasaran Strategis | Indikator | Target
1 | Meningkatnya kualitas pelayanan pelayaran | Meningkatnya ketepatan jadwal kapal | Kapal tepat waktu | 80%
2 |  | Terawatnya dermaga dan alur pelayaran | Persentase dermaga yang layak pakai | 90%

"""
FOREST = """
Tabel 1 Rencana Kehutanan

Tujuan | Sasaran | Ukuran | Target
Terjaganya tutupan hutan kota | Bertambahnya lereng yang dihijaukan | Luas lereng hijau | 60
Meningkatnya kesejahteraan penyadap karet | Naiknya hasil sadapan karet rakyat | Hasil per pohon | 12

"""
SAME_NAME = FOREST.replace("Ukuran", "Indikator").replace(
    "Hasil per pohon", "Meningkatnya kesejahteraan penyadap karet"
)


def goals(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.CROSSREF)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            HARBOUR
            + "Tujuan yang ingin dicapai Pelabuhan adalah Terwujudnya pelayanan pelayaran yang berkualitas.",
            [
                (
                    "Terwujudnya pelayanan pelayaran yang berkualitas",
                    "Meningkatnya kualitas pelayanan pelayaran",
                )
            ],
        ),
        (
            FOREST
            + "Dalam Renstra, tujuan kedua dinas yaitu “Terwujudnya kesejahteraan keluarga penyadap karet”.",
            [
                (
                    "Terwujudnya kesejahteraan keluarga penyadap karet",
                    "Meningkatnya kesejahteraan penyadap karet",
                )
            ],
        ),
        (
            HARBOUR + "Sasaran pertama Pelabuhan ialah Terwujudnya ketepatan bongkar jadwal kapal.",
            [("Terwujudnya ketepatan bongkar jadwal kapal", "Meningkatnya ketepatan jadwal kapal")],
        ),
        (HARBOUR + "Tujuan dinas adalah meningkatnya kualitas pelayanan pelayaran.", []),
        (HARBOUR + "Tujuan dinas adalah Meningkatnya kualitas pelayanan pelayaran bagi semua nelayan.", []),
        (FOREST + "Tujuan pertama yaitu Terjaganya tutupan hutan-hutan kota.", []),
        (HARBOUR + "Tujuan RPJMD adalah Terwujudnya pelayanan pelayaran yang berkualitas.", []),
        (HARBOUR + "Tujuan pembangunan yakni Terwujudnya pelayanan pelayaran yang berkualitas.", []),
        (HARBOUR + "Tujuan dinas adalah Terpenuhinya kebutuhan air minum warga.", []),
        (HARBOUR + "Tujuan laporan ini adalah memenuhi amanat aturan tentang pelayaran.", []),
    ],
)
def test_a_goal_is_told_in_the_words_of_the_tables(text: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, right) for _, printed, right in goals(text)] == found


def test_a_report_whose_tables_name_no_goal_tells_nothing() -> None:
    sentence = "Tujuan dinas adalah Terwujudnya pelayanan pelayaran yang berkualitas."
    assert goals(HARBOUR.replace("Tujuan", "Uraian") + sentence) == []
    mixed = HARBOUR.replace("| Tujuan |", "| Tujuan/Sasaran |")
    assert goals(mixed + sentence) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            HARBOUR + "Diukur dengan 1 indikator kinerja Meningkatnya ketepatan jadwal kapal berikut.",
            ["Meningkatnya ketepatan jadwal kapal"],
        ),
        (
            FOREST + "Nilai indikator Meningkatnya kesejahteraan penyadap karet diperoleh dari survei.",
            ["Meningkatnya kesejahteraan penyadap karet"],
        ),
        (HARBOUR + "Indikator kinerja sasaran Meningkatnya ketepatan jadwal kapal ada satu.", []),
        (HARBOUR + "Indikator Kapal tepat waktu tercapai.", []),
        (FOREST + "Indikator kinerja Meningkatnya jumlah pohon yang ditanam baru disusun.", []),
        (SAME_NAME + "Nilai indikator Meningkatnya kesejahteraan penyadap karet diperoleh dari survei.", []),
    ],
)
def test_a_goal_is_no_indicator(text: str, found: list[str]) -> None:
    assert [printed for _, printed, _ in told(text, AuditRule.LABEL)] == found
