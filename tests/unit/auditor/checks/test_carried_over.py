"""Other fields, names set into general words, years of a plan, targets said to be met over a page."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.prose import read_sentences
from capaian.domain.audit import AuditRule

HARBOUR = "Dinas Pelabuhan melaksanakan urusan di bidang perhubungan.\n\n" * 5
FARMS = "Badan Ketahanan mempunyai tugas di bidang pertanian.\n\n" * 5


@pytest.mark.parametrize(
    ("own", "sentence", "found"),
    [
        (HARBOUR, "Dinas Pelabuhan mendukung visi pembangunan di bidang pendidikan.", ["bidang pendidikan"]),
        (FARMS, "Tujuan Badan Ketahanan adalah pelayanan bidang kesehatan.", ["bidang kesehatan"]),
        (HARBOUR, "Dinas Pelabuhan mendukung visi pembangunan di bidang perhubungan.", []),
        (HARBOUR, "Angkutan membantu pembangunan di bidang pendidikan.", []),
        (FARMS, "Badan Ketahanan membantu warga di bidang kesehatan.", []),
    ],
)
def test_a_field_named_once_as_the_offices_goal_is_anothers(
    own: str, sentence: str, found: list[str]
) -> None:
    assert [printed for _, printed, _ in told(own + sentence, AuditRule.COPY)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Program Penunjang Urusan Daerah Kabupaten Melati/Kota.", ["Kabupaten Melati/Kota"]),
        ("PROGRAM PENUNJANG KABUPATEN MAWAR/ KOTA", ["KABUPATEN MAWAR/ KOTA"]),
        ("Program Penunjang Urusan Daerah Kabupaten/Kota.", []),
        ("Jarak Kabupaten Melati/Kota Mawar dihitung.", []),
    ],
)
def test_a_name_set_into_any_regency_or_city_is_told(text: str, found: list[str]) -> None:
    assert [printed for _, printed, _ in told(text, AuditRule.COPY)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dilihat dari renstra telah mencapai 100% untuk tiga tahun pelaksanaan renstra.", ["tiga tahun"]),
        ("Hasilnya sudah terpenuhi selama 4 (empat) tahun berjalan RPJMD.", ["4 tahun"]),
        ("Dilihat dari renstra telah mencapai 100% untuk dua tahun pelaksanaan renstra.", []),
        ("Targetnya disusun untuk lima tahun pelaksanaan renstra.", []),
    ],
)
@pytest.mark.parametrize("plan", ["Rencana Strategis Tahun 2032-2036", "RPJMD 2032\u20132036"])
def test_no_more_years_of_a_plan_have_passed_than_it_has_run(
    plan: str, sentence: str, found: list[str]
) -> None:
    text = f"LAPORAN KINERJA\nTAHUN 2033\n\n{plan} menjadi acuan.\n\n{sentence}\n"
    assert [printed for _, printed, _ in told(text, AuditRule.YEAR)] == found


@pytest.mark.parametrize(("achieved", "count"), [("85,76%", 1), ("100%", 0), ("104,20%", 0)])
def test_a_target_met_with_less_than_all_is_contradicted_where_the_words_stand(
    achieved: str, count: int
) -> None:
    text = (
        "Persentase dermaga yang terawat dengan baik sepanjang tahun pada semua\n\n"
        f"pelabuhan dengan target 90% telah berhasil tercapai dengan capaian {achieved}.\n"
    )
    found = told(text, AuditRule.CLAIM)
    assert [(line, printed) for line, printed, _ in found] == [(3, "telah berhasil tercapai")] * count


def test_numbers_behind_a_page_keep_their_words() -> None:
    text = "Pagu dermaga sebesar Rp 500.000 dan realisasi belanja\n\nbarang sebesar Rp 400.000 saja.\n"
    ((sentence, mentions),) = read_sentences(read(text).document)
    assert [sentence.text[sentence.place_of(n) :][: len(n.text)] for n in sentence.numbers] == [
        "500.000",
        "400.000",
    ]
    assert [mention.part and mention.part.value for mention in mentions] == ["pagu", "belanja"]


PARKS = """
Tabel 1 Kinerja tahun 2033

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase taman kota yang terawat | 80,00 | {actual} | {share}
2 | Persentase jalan yang ditanami pohon | 90,00 | 99,00 | 110,00

"""


@pytest.mark.parametrize(
    ("words", "is_claim"),
    [
        ("Secara umum semua program dilaksanakan dengan baik dan mencapai target yang ditetapkan.", True),
        ("Seluruh indikator berhasil mencapai target tahun ini.", True),
        ("Berbagai upaya dilakukan agar seluruh indikator mencapai target.", False),
        ("Secara umum program dan kegiatan disusun untuk mencapai target.", False),
    ],
)
def test_all_targets_are_said_to_be_met_in_general_words(words: str, is_claim: bool) -> None:
    missed = PARKS.format(actual="60,00", share="75,00")
    assert len(told(missed + words, AuditRule.CLAIM)) == is_claim
    assert told(PARKS.format(actual="88,00", share="110,00") + words, AuditRule.CLAIM) == []
