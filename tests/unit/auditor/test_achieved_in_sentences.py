"""An achievement is held against the target and the actual of its sentence, in whatever order they stand."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

RULES = (AuditRule.ACHIEVEMENT, AuditRule.RATIO, AuditRule.ABSORPTION)


def said(sentence: str, *rules: AuditRule) -> list[str]:
    """What does not hold in a report of one sentence, by rules."""
    text = f"BAB III AKUNTABILITAS KINERJA\n\n{sentence}\n"
    return [found.printed for found in audited(text).findings if found.rule in rules]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("Armada laik laut {} % dari target 40,10 % atau tercapai 187,03 %.", "75,00", "30,00"),
        ("Capaian tambak adalah {}% yaitu realisasi 72,60% dibandingkan target 75,00%.", "96,80", "98,60"),
        ("Capaian kinerja sebesar {}% (target 75,00%, realisasi 72,60%).", "96,80", "98,60"),
        ("Capaian {} persen dengan target 75,00 persen dan realisasi 72,60 persen.", "96,80", "86,80"),
        ("Pencapaian 72,60% dibanding target 75,00% maka tingkat capaiannya {}%.", "96,80", "98,60"),
        ("Tahun 2031 target tambak 75,00% terealisasi 72,60% ({}%).", "96,80", "98,60"),
        (
            "Ditargetkan 75,00% dan dapat direalisasikan 72,60% dengan persentase capaian {}%.",
            "96,80",
            "69,80",
        ),
        (
            "Capaian kegiatan ini {} persen, yaitu 345 keramba dari target sebanyak 360 keramba.",
            "95,83",
            "98,53",
        ),
        ("Dari target 360 keramba terpasang 345 keramba ({}%).", "95,83", "98,53"),
        ("Indeks nelayan bernilai 84,12 dari target 80,00 sehingga capaiannya {}%.", "105,15", "151,05"),
        ("Skor pangan sebesar 92,95 dengan capaian {}% melampaui target sebesar 92,50.", "100,49", "109,49"),
        ("Skor pangan 92,95 (capaian {}%), melampaui target yang ditetapkan 92,50.", "100,49", "104,09"),
        ("Skor pangan mencapai 92,95 atau {}%, di atas target 92,50.", "100,49", "109,49"),
        ("Skor pangan sebesar 91,95 dengan capaian {}% belum mencapai target 92,50.", "99,41", "98,41"),
        ("Skor pangan sebesar 92,95, target 92,50, capaian {}%.", "100,49", "109,49"),
        ("Tangkapan 12.450 ton dengan capaian {}% melampaui target 12.000 ton.", "103,75", "113,75"),
        ("Angka pencurian 7,95% dengan capaian {}% melampaui target 8,30%.", "104,22", "114,22"),
    ],
    ids=[
        *(
            "far-off",
            "first",
            "brackets-first",
            "first-with",
            "both-called",
            "bracketed",
            "forms",
            "share-first",
        ),
        *("counts", "index"),
        *("level-first", "level-bracket", "or-past", "level-short", "level-target", "level-count", "lower"),
    ],
)
def test_an_achievement_follows_from_its_sentence(words: str, right: str, wrong: str) -> None:
    assert said(words.format(right), *RULES) == []
    assert said(words.format(wrong), AuditRule.ACHIEVEMENT) != []


@pytest.mark.parametrize(
    "sentence",
    [
        # lower is better, by either of the two usual ways
        "Kecelakaan kapal terealisasi 9,50% dari target 10,00% dengan capaian 105,00%.",
        "Kecelakaan kapal terealisasi 9,50% dari target 10,00% dengan capaian 105,26%.",
        # no more than all is written
        "Ekspor ikan terealisasi 63,11% dari target 60,00% dengan capaian 100%.",
        # the second figure is of the end of the year, and no target
        "Pada triwulan III baru terealisasi 32 desa atau 64 persen dari target, tetapi kini 47 desa.",
        # figures of two scales
        "Target 3,40 dan realisasi 84,37, capaian 99,12%.",
        # last year's target
        "Target tahun 2030 sebesar 75,00%, realisasi 72,60%, sedangkan capaian tahun 2031 sebesar 91,00%.",
        # a level that is told of something else, or none
        "Tangkapan naik 2,10 dan skor pangan dengan capaian 109,49% melampaui target sebesar 92,50.",
        "Skor pangan 92,95 dan sasaran ini dengan rata-rata capaian 109,49% melampaui target sebesar 92,50.",
        "Skor tahun 2030 sebesar 92,95, dan tahun 2031 dengan capaian 109,49% melampaui target 92,50.",
        "Skor 92,95 dengan capaian 98,81% terhadap target akhir 94,07, melampaui target tahun ini 92,50.",
        "Dana terserap 92,95% dengan capaian kinerja 109,49% melampaui target sebesar 92,50.",
        "Usulan 450 proposal dengan capaian 103,75% melampaui target 400 kelompok.",
    ],
    ids=[
        *("mirror", "inverse", "capped", "used", "scales", "years"),
        *("a change", "a mean", "another year", "two targets", "absorption", "other things"),
    ],
)
def test_other_ways_and_other_figures_are_left_alone(sentence: str) -> None:
    assert said(sentence, *RULES) == []


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("Dari 6.472 perahu wajib uji, sebanyak 6.019 unit ({}%) telah diuji.", "93,00", "83,00"),
        ("Persentase perahu laik adalah {}% (6.019 dari 6.472 unit).", "93,00", "99,30"),
        ("Sebanyak {}% atau 6.019 dari 6.472 perahu telah diuji.", "93,00", "99,30"),
        ("Kelayakan perahu {}% diperoleh dari 6.019 perahu laik dibagi 6.472 perahu.", "93,00", "90,30"),
        (
            "Nelayan 47 orang, terdiri atas 26 orang ({}%) juragan dan 21 orang (44,68%) awak.",
            "55,32",
            "52,53",
        ),
        ("Perahu 6.472. Perahu laik 6.019. Dengan demikian kelayakan perahu {}%.", "93,00", "90,30"),
        ("Laporan masuk 48 dan yang dijawab 45 laporan ({}%).", "93,75", "97,35"),
        ("Dari pagu Rp1.000.000.000 terserap {}% atau sebesar Rp912.450.000.", "91,25", "92,15"),
        ("Penyerapan mencapai {}% (Rp912.450.000 dari Rp1.000.000.000).", "91,25", "95,21"),
    ],
    ids=[
        "of",
        "first",
        "or",
        "divided",
        "listed",
        "without-nouns",
        "one-noun",
        "money-between",
        "money-first",
    ],
)
def test_a_share_follows_from_its_sentence_in_other_orders(words: str, right: str, wrong: str) -> None:
    assert said(words.format(right), *RULES) == []
    assert said(words.format(wrong), *RULES) == [wrong]


def test_a_share_of_a_listed_amount_is_of_a_budget_of_its_own() -> None:
    sentence = (
        "Terserap 86,86% dari pagu dana sebesar Rp 5.556.670.837 dengan rincian realisasi belanja operasi Rp "
        "4.695.052.296 (86,64%) dan belanja modal Rp 131.337.850 (95,63%)."
    )
    assert said(sentence, AuditRule.ABSORPTION) == []
