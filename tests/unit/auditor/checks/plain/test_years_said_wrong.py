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
    ("Langkah perbaikan tahun 2033: menambah rak dan melatih pustakawan.", "2033", "2035"),
    ("Upaya peningkatan pelayanan pada tahun 2032: membuka loket malam.", "2032", "2035"),
    (
        "Hambatan utamanya ialah sedikitnya rak. Langkah perbaikan pada tahun 2032 ditempuh dengan sewa rak.",
        "2032",
        "2035",
    ),
    ("Rencana tindak lanjut untuk tahun 2033 meliputi penambahan rak.", "2033", "2035"),
    ("Pada tahun 2033 dinas akan: menambah rak; melatih pustakawan.", "2033", "2035"),
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
    "Langkah perbaikan tahun 2035: menambah rak dan melatih pustakawan.",
    "Langkah perbaikan tahun 2033 telah dilaksanakan seluruhnya.",
    "Hambatan utamanya ialah sedikitnya rak. Langkah perbaikan pada tahun 2035 ditempuh dengan sewa rak.",
    "Minat baca naik. Upaya perbaikan pada tahun 2032 ditempuh dengan sewa rak.",
    "Kendala tahun 2032 ialah sedikitnya rak. Upaya perbaikan pada tahun 2032 ditempuh dengan sewa rak.",
    "Rencana tindak lanjut pada tahun 2035 meliputi penambahan rak.",
    "Rencana tindak lanjut hasil evaluasi tahun 2033 meliputi penambahan rak.",
    "Rencana tindak lanjut tahun 2034 meliputi penambahan rak.",
    "Pada tahun 2034 dinas akan membuka dua taman baca.",
    "Laporan Kinerja Tahun 2034 ini menyajikan capaian sasaran strategis.",
]

TABLES = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KABUPATEN RAWA INTAN TAHUN 2034

{}

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Perjanjian Kinerja Tahun 2034
No\tIndikator\tTarget
1\tIndeks minat baca\t71,25
2\tNilai kearsipan\t64,80

Tabel 3.2 Capaian Kinerja Tahun 2034
No\tIndikator\tTarget\tRealisasi\tCapaian (%)
1\tIndeks minat baca\t71,25\t70,11\t98,40
2\tNilai kearsipan\t64,80\t66,23\t102,21

Tabel 3.3 Capaian Kinerja Tahun 2033
No\tIndikator\tTarget\tRealisasi\tCapaian (%)
1\tIndeks minat baca\t69,50\t68,44\t98,47
2\tNilai kearsipan\t62,00\t63,86\t103,00

{}
"""

SUMMED_WRONG = [
    "Kinerja dinas tahun 2033 tergolong baik: minat baca 98,40% dan kearsipan 102,21%.",
    "Secara umum kinerja pada tahun 2032 baik. Minat baca bernilai 70,11 dan kearsipan 66,23.",
    "Capaian indikator tahun anggaran 2033 adalah minat baca 98,40% serta kearsipan 102,21%.",
]
SUMMED_SOUND = [
    "Kinerja dinas tahun 2034 tergolong baik: minat baca 98,40% dan kearsipan 102,21%.",
    "Kinerja dinas tahun 2033 tergolong baik: minat baca 98,47% dan kearsipan 103,00%.",
    "Kinerja dinas tahun 2033 tergolong baik: minat baca 98,47% dan kearsipan 102,21%.",
    "Kinerja dinas tahun 2033 tergolong baik dengan minat baca 97,11%.",
    "Kinerja dinas tahun 2033 cukup baik. Pada tahun 2034 minat baca 98,40% dan kearsipan 102,21%.",
    "Dibanding kinerja tahun 2033, minat baca menjadi 98,40% dan kearsipan 102,21%.",
    "Perjanjian kinerja tahun 2033 memuat dua indikator; minat baca kini 70,11 dan kearsipan 66,23.",
]


@pytest.mark.parametrize(("sentence", "printed", "right"), WRONG)
def test_year_is_told(sentence: str, printed: str, right: str) -> None:
    assert (5, printed, right) in told(REPORT.format(sentence), AuditRule.YEAR)


@pytest.mark.parametrize("sentence", SOUND)
def test_sound_year_stays_silent(sentence: str) -> None:
    assert told(REPORT.format(sentence), AuditRule.YEAR) == []


@pytest.mark.parametrize("sentence", SUMMED_WRONG)
@pytest.mark.parametrize("is_in_front", [True, False])
def test_year_of_a_summary_of_this_years_figures_is_told(sentence: str, is_in_front: bool) -> None:
    text = TABLES.format(*((sentence, "") if is_in_front else ("", sentence)))
    assert "2034" in {right for _, printed, right in told(text, AuditRule.YEAR) if printed in sentence}


@pytest.mark.parametrize("sentence", SUMMED_SOUND)
def test_year_of_a_sound_summary_stays_silent(sentence: str) -> None:
    assert told(TABLES.format(sentence, ""), AuditRule.YEAR) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Perjanjian Kinerja Tahun 2033 disajikan pada Tabel 3.1 berikut.", ["2034"]),
        ("Capaian kinerja tahun 2032 dapat dilihat pada Tabel 3.3.", ["2033"]),
        ("Capaian kinerja tahun 2034 secara rinci tercantum dalam Tabel 3.2.", []),
        ("Perjanjian Kinerja Tahun 2034 disajikan pada Tabel 3.1 berikut.", []),
        ("Perbandingan capaian tahun 2031 disajikan pada Tabel 3.9.", []),
        ("Anggaran kegiatan tahun 2033 disajikan pada Tabel 3.1.", []),
    ],
)
def test_year_of_a_table_led_to_is_that_of_its_title(sentence: str, right: list[str]) -> None:
    assert [each for _, _, each in told(TABLES.format("", sentence), AuditRule.YEAR)] == right


@pytest.mark.parametrize(
    ("section", "sentence", "right"),
    [
        (
            "BAB I PENDAHULUAN",
            "Laporan Kinerja Tahun 2033 ini menyajikan capaian sasaran strategis.",
            ["2034"],
        ),
        ("BAB I PENDAHULUAN", "LKjIP Tahun 2031 ini menggambarkan kinerja selama satu tahun.", ["2034"]),
        ("BAB I PENDAHULUAN", "Laporan Kinerja Tahun 2034 ini menyajikan capaian sasaran.", []),
        ("BAB I PENDAHULUAN", "Laporan Kinerja Tahun 2033 telah dievaluasi oleh Inspektorat.", []),
        ("BAB IV PENUTUP", "Pada tahun 2034 dinas akan membuka dua taman baca.", ["2035"]),
        ("BAB IV PENUTUP", "Pada tahun 2035 dinas akan membuka dua taman baca.", []),
        ("BAB IV PENUTUP", "Rencana tindak lanjut pada tahun 2034 meliputi:", ["2035"]),
        ("BAB IV PENUTUP", "Rencana tindak lanjut pada tahun 2035 meliputi:", []),
    ],
)
def test_year_of_a_summary_or_a_last_word(section: str, sentence: str, right: list[str]) -> None:
    text = REPORT.replace("BAB I PENDAHULUAN", section).format(sentence)
    assert [each for _, _, each in told(text, AuditRule.YEAR)] == right


@pytest.mark.parametrize(("place", "count"), [("Rawa Intan", 0), ("Lubuk Dalam", 1)])
def test_place_that_a_report_wishes_well_is_its_own(place: str, count: int) -> None:
    sentences = (
        "Dinas Perpustakaan Kabupaten Rawa Intan melayani pembaca di Kabupaten Rawa Intan.\n\n"
        f"Semoga laporan ini bermanfaat bagi Kabupaten {place}."
    )
    assert len(told(REPORT.format(sentences), AuditRule.COPY)) == count
