"""Years that were left in from another report."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031\n\nIKHTISAR KINERJA TAHUN 2031\n\n"


def years(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(HEAD + text, AuditRule.YEAR)]


def leading(sentence: str, title: str = "Janji Kinerja Tahun 2031") -> list[tuple[str, str]]:
    rows = "Sasaran | Indikator | Target\nKapal layak laut | Kapal lulus uji | 90\n"
    return years(f"{sentence}\n\nTabel 2.1 {title}\n\n{rows}")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kepala dinas berjanji memenuhi target setiap sasaran dengan indikatornya pada tahun 2029.", "2031"),
        ("Sasaran dan target Tahun Anggaran 2030 ditetapkan sebagai berikut.", "2031"),
        ("Kepala dinas berjanji memenuhi target setiap sasaran pada tahun 2031.", ""),
        ("Target setiap sasaran disusun menurut evaluasi tahun 2030.", ""),
        ("Sasaran dan target disusun sejak tahun 2029.", ""),
        ("Gedung kantor dibangun pada tahun 2029.", ""),
        ("Target sasaran mengikuti Peraturan Bupati Nomor 3 Tahun 2029.", ""),
    ],
)
def test_what_leads_to_a_table_names_its_year(sentence: str, expected: str) -> None:
    assert [computed for _, computed in leading(sentence)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Target sasaran ini lebih tinggi 0,30 daripada tahun 2030. Indikator ini yang kedua.",
        "Target indikator sasaran itu lebih sedikit ketimbang tahun 2030.",
        "Target indikator sasaran ini melampaui tahun 2030.",
        "Indikator sasaran bertambah dua terhadap target tahun 2030.",
    ],
)
def test_a_comparison_with_the_year_before_leads_to_a_table_of_this_year(sentence: str) -> None:
    assert leading(sentence) == []


def test_a_table_of_another_year_may_be_led_to() -> None:
    sentence = "Target setiap sasaran pada tahun 2030 adalah sebagai berikut."
    assert leading(sentence, "Janji Kinerja Tahun 2030") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dana tahun 2030 terpakai sebesar Rp5.907.412.000.", "2031"),
        ("Pada Tahun Anggaran 2029 realisasi belanja sebesar Rp 5.907.412.000,00.", "2031"),
        ("Dana tahun 2031 terpakai sebesar Rp5.907.412.000.", ""),
        ("Dana tahun 2030 terpakai sebesar Rp4.112.309.000.", ""),
        ("Dibandingkan tahun 2030 belanja menjadi Rp5.907.412.000.", ""),
    ],
)
@pytest.mark.parametrize(
    ("title", "head", "name"),
    [("Belanja Tahun 2031", "Realisasi", "Belanja Modal"), ("Belanja", "Realisasi 2031", "Belanja Modal")],
)
def test_an_amount_is_of_the_year_that_tables_print_it_for(
    sentence: str, expected: str, title: str, head: str, name: str
) -> None:
    table = (
        f"Tabel 3.1 {title}\n\nUraian | {head} (Rp)\n{name} | 5.907.412.000\nBelanja Jasa | 1.204.311.000\n"
    )
    found = [computed for _, computed in years(f"{table}\n{sentence}\n")]
    assert found == ([expected] if expected else [])


def test_an_amount_of_an_unknown_year_tells_nothing() -> None:
    rows = "Uraian | Realisasi (Rp)\nTahun 2030 | 5.907.412.000\nTahun 2031 | 6.111.204.000\n"
    sentence = "Dana tahun 2030 terpakai sebesar Rp5.907.412.000."
    assert years(f"Tabel 3.1 Belanja\n\n{rows}\n{sentence}\n") == []
    rows = "Uraian | Realisasi (Rp)\nBelanja Modal | 5.907.412.000\nBelanja Jasa | 6.111.204.000\n"
    assert years(f"Tabel 3.1 Belanja\n\n{rows}\n{sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Capaian naik dibandingkan tahun sebelumnya (2029).", ["2030"]),
        ("Nilainya lebih baik dari tahun lalu, yaitu tahun 2028.", ["2030"]),
        ("Capaian naik dibandingkan tahun sebelumnya (2030).", []),
        ("Capaian tahun 2029 naik dibandingkan tahun sebelumnya (2028).", []),
        ("Dua tahun sebelumnya (2029) kapal ini belum ada.", []),
    ],
)
def test_the_year_before_is_one_less(sentence: str, expected: list[str]) -> None:
    assert [computed for _, computed in years(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Perbandingan capaian kinerja tahun 2031 dengan capaian kinerja tahun 2031 ada di bawah.",
            ["Perbandingan capaian kinerja tahun 2031 dengan capaian kinerja tahun 2030"],
        ),
        ("Selisih antara tahun 2031 dan tahun 2031 kecil.", ["Selisih antara tahun 2031 dan tahun 2030"]),
        ("Perbandingan capaian kinerja tahun 2031 dengan capaian kinerja tahun 2030 ada di bawah.", []),
        ("Perbandingan realisasi tahun 2031 dengan target tahun 2031 ada di bawah.", []),
    ],
)
def test_a_year_is_not_compared_with_itself(sentence: str, expected: list[str]) -> None:
    assert [computed for _, computed in years(sentence)] == expected


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Renstra Tahun 2034-2029", 1),
        ("periode 2033 sampai dengan 2028", 1),
        ("Renstra Tahun 2029-2034", 0),
        ("selisih 2031-2030", 0),
    ],
)
def test_a_plan_ends_after_it_begins(words: str, count: int) -> None:
    found = [computed for _, computed in years(f"Hal ini diatur dalam {words}.")]
    assert len([computed for computed in found if "sesudah" in computed]) == count


SPENT = """Tabel 4.1 Belanja Tahun 2031

No | Belanja | Pagu (Rp) | Realisasi (Rp)
1 | Pegawai | 6.123.450.000 | 5.234.560.000
2 | Modal | 1.123.400.000 | 1.023.410.000

"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pada tahun 2030 dari pagu Rp6.123.450.000 terpakai Rp5.234.560.000.", ["2031"]),
        ("Dari pagu Rp6.123.450.000 terpakai Rp5.234.560.000; pada tahun 2030 serapannya 86,86%.", []),
        ("Rehabilitasi selesai; pada tahun 2030 terpakai Rp1.023.410.000 dari pagunya.", ["2031"]),
        ("Belanja modal Rp1.123.400.000; pada tahun 2030 belum ada; sisanya dikembalikan.", []),
    ],
)
def test_a_year_behind_a_semicolon_is_not_of_the_amounts_before_it(
    sentence: str, expected: list[str]
) -> None:
    assert [computed for _, computed in years(SPENT + sentence)] == expected


LAST_YEAR = "Pada tahun 2030 pagunya Rp5.556.670.837 dengan realisasi Rp4.826.390.146."
FEE = "Tahun 2030 retribusi ditetapkan Rp3.111.222.000 dan diterima Rp2.987.654.000."
SHARE = "Serapannya 86,35%."
"""That of the table: what the amounts of last year come to is 86,86 and 96,03."""


@pytest.mark.parametrize("sentence", [LAST_YEAR, FEE])
class TestAmountsOfLastYear:
    def test_they_are_left_in_where_the_share_beside_is_that_of_the_table(self, sentence: str) -> None:
        ((printed, computed),) = years(f"{SPENT}{sentence} {SHARE}")
        assert (printed, computed[:10]) == ("tahun 2030", "tahun 2031")

    def test_alone_they_look_back(self, sentence: str) -> None:
        assert years(SPENT + sentence) == []

    @pytest.mark.parametrize(
        "beside",
        ["Tahun 2031 pagunya lebih besar.", "Keduanya lebih kecil daripada angka tahun 2031 di atas."],
    )
    def test_a_sentence_beside_them_that_goes_on_over_lines_may_compare(
        self, sentence: str, beside: str
    ) -> None:
        wrapped = sentence.replace(" Rp", "\nRp")
        assert years(f"{SPENT}{wrapped} {SHARE} {beside}") == []


SEEN = """Tabel 2.1 Kapal yang Diperiksa Tahun 2031

No | Pelabuhan | Kapal | Diperiksa
1 | Utara | 80 | 75
2 | Selatan | 70 | 63
Jumlah | | 150 | 138
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pada tahun 2030 sebanyak 142 dari 163 kapal (87,12%) diperiksa.", []),
        ("Pada tahun 2030 sebanyak 138 dari 150 kapal diperiksa.", [("tahun 2030", "2031")]),
        ("Pada tahun 2030 kapal diperiksa di 3 (tiga) pelabuhan oleh 4 regu.", [("tahun 2030", "2031")]),
        ("Pada tahun 2030 sepanjang 150 hari 142 kapal (87,12%) diperiksa.", []),
        (
            "Kapal yang diperiksa pada tahun 2030 di setiap pelabuhan sebagai berikut.",
            [("tahun 2030", "2031")],
        ),
    ],
)
def test_what_tells_figures_of_its_own_before_a_table_leads_nowhere(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [each for each in years(f"{sentence}\n\n{SEEN}") if each[0] != "2030"] == expected


INSPECTED = """Tabel 2.1 Jumlah Kapal Wisata Menurut Pelabuhan Tahun 2031

No | Pelabuhan | Kapal | Awak
1 | Utara | 12 | 60
2 | Selatan | 11 | 55
3 | Barat | 9 | 45
Jumlah | | 32 | 160
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pada tahun 2030 Pelabuhan Selatan memiliki 9 kapal wisata.", []),  # Barat has as many
        ("Pada tahun 2030 Pelabuhan Selatan memiliki 12 kapal wisata.", []),  # as Utara has now
        ("Pada tahun 2030 kapal wisata baru sebanyak 9 (sembilan) kapal.", []),
        ("Kapal wisata pada tahun 2030 yang berlabuh di Pelabuhan Barat ada 8 kapal.", []),
        ("Pada tahun 2030 Pelabuhan Selatan memiliki 11 kapal wisata.", [("tahun 2030", "2031")]),
        ("Pada tahun 2030 Pelabuhan Barat memiliki 9 kapal wisata.", [("tahun 2030", "2031")]),
        ("Kapal wisata di 3 (tiga) pelabuhan pada tahun 2030 sebagai berikut.", [("tahun 2030", "2031")]),
    ],
)
def test_a_row_named_with_a_figure_of_its_own_leads_nowhere(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [each for each in years(f"{sentence}\n\n{INSPECTED}") if each[0] != "2030"] == expected
