"""One printed figure counts once: what else is said of it joins the strongest finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.joining import join_figures
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

SHARE = Finding(
    "T-002",
    AuditRule.ABSORPTION,
    Level.ERROR,
    9,
    None,
    "Tabel 1",
    "Benih\t96,08",
    "96,08",
    "99,08",
    "hitungan",
    figure=(9, 4, 5),
)
QUOTE = replace(SHARE, id="T-001", rule=AuditRule.CROSSREF, root="T-002")
FORM = replace(SHARE, id="T-003", rule=AuditRule.FORMAT, level=Level.NOTE, computed="96.08")


def said(*findings: Finding) -> dict[str, tuple[str | None, str | None, str]]:
    return {each.id: (each.joins, each.root, each.level.value) for each in join_figures(findings)}


def test_what_follows_at_the_same_figure_joins_its_root() -> None:
    assert said(QUOTE, SHARE) == {"T-001": ("T-002", "T-002", "note"), "T-002": (None, None, "error")}


def test_of_two_that_follow_from_one_the_stronger_counts() -> None:
    both = said(replace(QUOTE, root="T-009"), replace(SHARE, root="T-009"))
    assert both == {"T-001": ("T-002", "T-009", "note"), "T-002": (None, "T-009", "error")}


def test_how_a_figure_is_written_joins_what_it_should_be_and_its_followers_go_along() -> None:
    copy = replace(FORM, id="T-004", line=12, figure=(12, 4, 5), root="T-003")
    both = said(FORM, SHARE, copy)
    assert both["T-003"] == ("T-002", "T-002", "note")
    assert both["T-004"] == (None, "T-002", "note"), "another figure, with an edit of its own"


@pytest.mark.parametrize(
    "other",
    [
        replace(QUOTE, figure=(9, 5, 5), mark=(1, 2)),
        replace(QUOTE, figure=(9, 4, 9)),
        replace(QUOTE, figure=(10, 4, 5), line=10),
        replace(QUOTE, root="T-009"),
        replace(QUOTE, stays=True),
    ],
    ids=["other-cell", "further-on", "other-line", "other-root", "right-as-printed"],
)
def test_another_figure_or_another_edit_counts_by_itself(other: Finding) -> None:
    assert {joins for joins, _, _ in said(SHARE, other).values()} == {None}


def test_a_figure_that_may_be_right_is_written_right_in_any_case() -> None:
    unsure = replace(SHARE, is_supported=True, rule=AuditRule.CROSSREF)
    assert {joins for joins, _, _ in said(unsure, replace(FORM, root="T-002")).values()} == {None}
    _, form = join_figures([unsure, FORM])
    assert (form.joins, form.root, form.remedy) == (None, "T-002", "seharusnya 96.08")
    assert "Hanya bila T-002 tidak mengganti angka ini." in form.why


UNIT = replace(
    SHARE, id="T-004", rule=AuditRule.UNIT, level=Level.NOTE, figure=None, mark=(6, 11), computed="96,08%"
)


def test_a_lost_sign_joins_what_the_figure_should_be_which_is_told_with_it() -> None:
    counted, sign = join_figures([replace(SHARE, mark=(6, 11)), UNIT])
    assert (counted.remedy, sign.remedy) == ("seharusnya 99,08%", "diperbaiki bersama T-002")
    _, elsewhere = join_figures([replace(SHARE, mark=(1, 3)), UNIT])
    assert elsewhere.remedy == "seharusnya 96,08%"


def test_the_right_figure_is_told_in_the_right_form() -> None:
    here = replace(SHARE, computed="99.08", printed="96.08")
    counted, _ = join_figures([here, replace(FORM, computed="99,08")])
    assert counted.computed == "99,08"
    counted, _ = join_figures([here, replace(FORM, computed="96,08")])
    assert counted.computed == "99.08", "the form of another figure"


def test_words_join_only_what_they_follow_from() -> None:
    words = replace(SHARE, figure=None, printed="Turun", mark=(3, 8))
    alone = replace(words, id="T-005")
    assert {joins for joins, _, _ in said(words, alone).values()} == {None}, "they may stand there twice"
    assert said(words, replace(alone, root="T-002"))["T-005"] == ("T-002", "T-002", "note")


KIOSKS = """
Tabel 1 Pagu dan Realisasi Kios Tani

No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Penyediaan benih | 782.606.850 | 775.369.849 | {share}
2 | Perbaikan gudang | 450.000.000 | 427.500.000 | 95,00
3 | Pelatihan kader | 300.000.000 | 270.000.000 | 90,00

Tabel 2 Serapan dan Keterangan Kios Tani

No | Kegiatan | Serapan (%) | Keterangan
1 | Penyediaan benih | 99,08 | selesai
2 | Perbaikan gudang | 95,00 | selesai
3 | Pelatihan kader | 90,00 | selesai
"""
CLINICS = """
Tabel 1 Kinerja Klinik Hewan

No | Indikator | Target | Realisasi | Capaian (%)
1 | Ternak yang divaksin | 4.800 | 4.560 | {share}
2 | Kandang yang diperiksa | 5.200 | 4.680 | 90,00
3 | Peternak yang dilatih | 3.600 | 3.096 | 86,00

Tabel 2 Ringkasan Capaian Klinik Hewan

No | Indikator | Capaian (%)
1 | Ternak yang divaksin | 95,00
2 | Kandang yang diperiksa | 90,00
3 | Peternak yang dilatih | 86,00
"""


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [(KIOSKS, "96,08", "99,08"), (CLINICS, "92,00", "95,00")],
    ids=["kios", "klinik"],
)
def test_a_share_that_is_wrong_here_and_right_elsewhere_is_one_error(
    text: str, wrong: str, right: str
) -> None:
    result = audited(text.format(share=wrong))
    (counted,) = result.to_mend
    assert counted.rule is not AuditRule.CROSSREF, "what recomputes it says more than what quotes it"
    assert (counted.printed, counted.computed) == (wrong, right)
    (joining,) = result.fitting
    assert (joining.joins, joining.remedy) == (counted.id, f"diperbaiki bersama {counted.id}")
    assert audited(text.format(share=right)).findings == ()


HERDS = """
Tabel 1 Perkembangan Ternak

No | Ternak | Ekor 2021 | Ekor 2022 | Tren Ekor | Kandang 2021 | Kandang 2022 | Tren Kandang
1 | Kambing | 120 | 150 | Naik | 30 | 36 | Naik
2 | Domba | 140 | 110 | Turun | 42 | 38 | Turun
3 | Angsa | 260 | 290 | Naik | 15 | 19 | Naik
4 | Kalkun | 100 | 100 | {first} | 20 | 20 | {second}
5 | Itik | 310 | 270 | Turun | 28 | 24 | Turun
6 | Merpati | 90 | 130 | Naik | 11 | 17 | Naik
"""


def test_the_same_word_in_two_columns_is_two_errors_each_at_its_own() -> None:
    found = audited(HERDS.format(first="Turun", second="Turun")).to_mend
    assert ["Tren Ekor" in each.cell for each in found] == [True, False]
    assert ["Tren Kandang" in each.cell for each in found] == [False, True]
    (only,) = audited(HERDS.format(first="Tetap", second="Turun")).to_mend
    assert "Tren Kandang" in only.cell
