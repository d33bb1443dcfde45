"""Shares `dari seluruh ...` whose part is only named, by a row, a column or a name with a number."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read
from tests.unit.auditor.told import filled

from capaian.auditor.understanding.told_clauses import clauses_told
from capaian.domain.audit import AuditRule

OFFICE = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN TELUK INTAN TAHUN 2037

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Komposisi Pegawai Menurut Unit Kerja Tahun 2037
No | Unit Kerja | PNS | PPPK | Tenaga Kontrak | Jumlah
1 | Sekretariat | 11 | 3 | 5 | 19
2 | Bidang Budidaya | 9 | 2 | 7 | 18
3 | Bidang Tangkap | 8 | 4 | 14 | 26
 | Jumlah | 28 | 9 | 26 | 63

Tabel 3.2 Angkutan Ikan per Dermaga Tahun 2036 dan 2037
No | Dermaga | Kapal (unit) | Angkutan 2036 (ton) | Angkutan 2037 (ton)
1 | Dermaga 1 | 24 | 1.684 | 1.793
2 | Dermaga 2 | 18 | 1.427 | 1.519
3 | Dermaga 3 | 12 | 876 | 821
4 | Dermaga 4 | 15 | 963 | 1.043
 | Jumlah | 69 | 4.950 | 5.176

Tabel 3.3 Pagu dan Realisasi Anggaran Tahun 2037
No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Penyediaan Gaji dan Tunjangan ASN | 4.127.350.000 | 4.016.285.000 | 97,31
2 | Pengembangan Benih Unggul | 365.900.000 | 352.715.000 | 96,40
3 | Pembinaan Kelompok Nelayan | 188.420.000 | 176.035.000 | 93,43
 | Jumlah | 4.681.670.000 | 4.545.035.000 | 97,08

{rest}
"""

PAIRS = [
    ("Proporsi PNS terhadap seluruh personel adalah 44,4%.", "47,4"),
    ("Komposisi PPPK terhadap seluruh pegawai tercatat 14,29%.", "12,49"),
    ("PNS merupakan 44,44% dari seluruh pegawai.", "48,44"),
    ("Tenaga kontrak mencapai 41,27% dari seluruh personel.", "42,17"),
    ("Bidang Tangkap menampung 41,27% dari seluruh personel.", "42,17"),
    ("Dermaga 1 melayani angkutan terbanyak dengan andil 34,64% dari seluruh angkutan.", "43,64"),
    ("Dermaga 3 mengangkut 15,86% dari seluruh angkutan tahun 2037.", "18,56"),
    ("Pada tahun 2036 Dermaga 3 menyumbang 17,70% dari seluruh angkutan.", "11,70"),
    ("Dermaga 2 memiliki 26,09% dari seluruh kapal.", "29,06"),
    ("Andil Dermaga 4 terhadap jumlah angkutan adalah 20,15%.", "21,05"),
    (
        "Belanja gaji dan tunjangan ASN sebesar Rp4.016.285.000 mengambil 88,37% dari seluruh realisasi.",
        "83,87",
    ),
    ("Biaya Pembinaan Kelompok Nelayan menghabiskan 3,87% dari total realisasi.", "3,78"),
    ("Pengembangan Benih Unggul menelan 7,82% dari seluruh pagu.", "8,72"),
]

SOUND = [
    # Of a narrower whole, of another part, or of neither.
    "PNS perempuan merupakan 23,8% dari seluruh pegawai.",
    "PNS merupakan 75,68% dari seluruh ASN.",
    "Tenaga kontrak merupakan 53,85% dari seluruh pegawai Bidang Tangkap.",
    "PNS yang bersertifikat merupakan 48,44% dari seluruh pegawai.",
    "Dermaga 3 mengangkut 18,56% dari seluruh angkutan tuna.",
    "Belanja modal mengambil 83,87% dari seluruh realisasi.",
    # Spent of what was planned.
    "Belanja Pengembangan Benih Unggul menyerap 7,53% dari seluruh pagu.",
    # A verb of any meaning tells of anything, where no slip of the pen lies between.
    "Dermaga 2 membongkar 9,50% dari seluruh angkutan.",
    "Dermaga 2 kehilangan 31,40% dari seluruh kapal.",
]


def figure_of(sentence: str) -> str:
    return next(word for word in sentence.split() if "%" in word).rstrip("%.")


@pytest.mark.parametrize(("right", "wrong"), PAIRS)
def test_a_wrong_share_of_all_is_told(right: str, wrong: str) -> None:
    own = figure_of(right)
    assert audited(filled(OFFICE, "rest", right)).findings == ()
    (found,) = audited(filled(OFFICE, "rest", right.replace(own, wrong))).findings
    assert (found.rule, found.printed) == (AuditRule.RATIO, wrong)
    assert found.computed.startswith(own[:-1])


@pytest.mark.parametrize("said", SOUND)
def test_a_share_of_something_else_is_silent(said: str) -> None:
    assert audited(filled(OFFICE, "rest", said)).findings == ()


def test_a_number_in_a_name_is_no_figure() -> None:
    report = read(filled(OFFICE, "rest", "Dermaga 2 melayani 18 kapal."))
    assert report.numbered_names == {"dermaga 1", "dermaga 2", "dermaga 3", "dermaga 4"}
    sentence = report.document.sentences[-1]
    (clause,) = clauses_told(sentence, report.numbered_names)
    assert [told.number.text for told in clause.figures] == ["18"]
    (bare,) = clauses_told(sentence, frozenset())
    assert [told.number.text for told in bare.figures] == ["2", "18"]
