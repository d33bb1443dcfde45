"""Years of plans, of forewords and of targets both missed and met; sound sentences beside each."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KABUPATEN RAWA INTAN TAHUN 2034

BAB I PENDAHULUAN

{}
"""

WRONG = [
    ("Pada tahun 2032 dinas akan membuka dua taman baca.", "2032", "2035"),
    ("Di tahun 2033, Dinas Perpustakaan akan menambah koleksi daerah.", "2033", "2035"),
    ("Untuk itu pada tahun 2031 akan dilakukan pelatihan pustakawan.", "2031", "2035"),
    ("Dinas akan menambah tiga taman baca pada tahun 2032.", "2032", "2035"),
    ("Badan berencana membangun gudang arsip pada tahun 2030.", "2030", "2035"),
    ("Langkah perbaikan yang akan dilakukan pada tahun 2033 adalah sebagai berikut:", "2033", "2035"),
    ("Adapun upaya yang akan ditempuh di tahun 2032 meliputi pelatihan.", "2032", "2035"),
    ("Strategi perbaikan yang akan dilaksanakan mulai tahun 2031 ialah kerja sama.", "2031", "2035"),
    ("Mulai tahun 2033 pelayanan akan dilakukan secara daring.", "2033", "2035"),
    ("Dalam tahun anggaran 2032 kami akan memperluas layanan keliling.", "2032", "2035"),
    (
        "Alhamdulillah, Laporan Kinerja Dinas Perpustakaan Tahun Anggaran 2033 dapat diselesaikan.",
        "2033",
        "2034",
    ),
    ("Puji syukur kami panjatkan karena LKjIP Tahun 2032 telah selesai disusun.", "2032", "2034"),
    (
        "Atas rahmat Tuhan, kami dapat menyelesaikan penyusunan Laporan Akuntabilitas Kinerja Tahun 2035.",
        "2035",
        "2034",
    ),
    (
        "Laporan ini merupakan wujud pertanggungjawaban atas pelaksanaan Perjanjian Kinerja Tahun 2031.",
        "2031",
        "2034",
    ),
    ("Laporan kinerja ini memberi gambaran pelaksanaan Rencana Kinerja Tahunan 2033.", "2033", "2034"),
    ("Demikian Laporan Kinerja Dinas Perpustakaan Tahun 2033 ini disusun.", "2033", "2034"),
    (
        "Minat baca belum mencapai target pada tahun 2031, tetapi pada tahun 2031 dan 2032 melebihi target.",
        "2031",
        "2030",
    ),
    ("Target tercapai pada tahun 2032 dan 2033, namun pada tahun 2033 belum tercapai.", "2033", "2034"),
]

SOUND = [
    "Langkah perbaikan yang akan dilakukan pada tahun 2035 adalah sebagai berikut:",
    "Langkah perbaikan yang dilakukan pada tahun 2033 adalah sebagai berikut:",
    "Upaya yang akan dilakukan berdasarkan hasil evaluasi tahun 2033 meliputi pelatihan.",
    "Upaya yang semula akan ditempuh pada tahun 2032 sudah selesai.",
    "Pada tahun 2035 dinas akan membuka dua taman baca.",
    "Pada tahun 2032 direncanakan bahwa dinas akan membuka taman baca, dan hal itu terlaksana.",
    "Dinas akan melanjutkan kegiatan yang dimulai pada tahun 2032.",
    "Akan tetapi pada tahun 2032 terjadi banjir besar.",
    "Pada tahun 2033 pengunjung berkurang, akan tetapi peminjaman meningkat.",
    "Renstra menyebutkan bahwa pada tahun 2032 dinas akan memiliki lima taman baca.",
    "Dinas akan menindaklanjuti rekomendasi hasil evaluasi tahun 2033.",
    "Pada tahun 2033 masyarakat menyadari akan bahaya kebakaran.",
    "Alhamdulillah, Laporan Kinerja Dinas Perpustakaan Tahun 2034 dapat diselesaikan.",
    "Laporan Kinerja Tahun 2033 telah dievaluasi oleh Inspektorat dengan nilai 71,20.",
    "Laporan kinerja tahun 2033 telah disampaikan tepat waktu.",
    "Laporan ini merupakan wujud pertanggungjawaban atas pelaksanaan Perjanjian Kinerja Tahun 2034.",
    "Laporan ini disusun berdasarkan Renstra Tahun 2031-2036.",
    "Indeks belum mencapai target pada tahun 2030, tetapi pada tahun 2031 dan 2032 melebihi target.",
    "Target semester I tahun 2033 belum tercapai, tetapi pada akhir 2033 sudah tercapai.",
    "Indeks belum mencapai target pada tahun 2031, sedangkan nilai AKIP pada tahun 2031 melampaui target.",
]


@pytest.mark.parametrize(("sentence", "printed", "right"), WRONG)
def test_year_is_told(sentence: str, printed: str, right: str) -> None:
    assert (5, printed, right) in told(REPORT.format(sentence), AuditRule.YEAR)


@pytest.mark.parametrize("sentence", SOUND)
def test_sound_year_stays_silent(sentence: str) -> None:
    assert told(REPORT.format(sentence), AuditRule.YEAR) == []


@pytest.mark.parametrize(("place", "count"), [("Rawa Intan", 0), ("Lubuk Dalam", 1)])
def test_place_that_a_report_wishes_well_is_its_own(place: str, count: int) -> None:
    sentences = (
        "Dinas Perpustakaan Kabupaten Rawa Intan melayani pembaca di Kabupaten Rawa Intan.\n\n"
        f"Semoga laporan ini bermanfaat bagi Kabupaten {place}."
    )
    assert len(told(REPORT.format(sentences), AuditRule.COPY)) == count
