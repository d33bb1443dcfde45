"""The texts of the example stay true when its facts change: each case turns one fact and reads the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from tests.functional.cli_cast import BALANGAN
from tests.paper_text import write_inlines

from capaian.documents.narrative.markdown import fill_markdown
from capaian.documents.scope.roots import open_scope
from capaian.documents.tree import Block, ItemList, Paragraph
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.read import read_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

Change = Callable[[OfficeYear], OfficeYear]


@cache
def base() -> tuple[OfficeYear, RuleSet]:
    return read_dossier(BALANGAN).require(), load_rulebook()


def sentence_of(name: str, change: Change) -> str:
    """The text of a narrative once the fact is changed, without brackets around figures."""
    year, rules = base()
    changed = change(year)
    scope = open_scope(changed, assess(changed, rules), rules)
    text = next(text for text in changed.narratives if text.id == name)
    return "\n".join(_words(block) for block in fill_markdown(text.markdown, scope))


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _plain(write_inlines(block.content))
    assert isinstance(block, ItemList)
    return "\n".join(f"- {_plain(write_inlines(item.content))}" for item in block.items)


def _plain(text: str) -> str:
    return text.replace("[", "").replace("]", "").replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def as_it_is(year: OfficeYear) -> OfficeYear:
    return year


def counts(measure: str, value: Callable[[str, Decimal], Decimal]) -> Change:
    """Other counts of one measure: a function of the area and its count; totals given apart are dropped."""

    def change(year: OfficeYear) -> OfficeYear:
        districts = {area.code for area in year.districts}
        rows = [row for row in year.counts if row.measure != measure or row.area in districts]
        return replace(
            year,
            counts=tuple(
                replace(row, value=value(row.area, row.value))
                if row.measure == measure and row.value is not None
                else row
                for row in rows
            ),
        )

    return change


def everyone(numerator: str, denominator: str) -> Change:
    """Coverage is full everywhere."""

    def change(year: OfficeYear) -> OfficeYear:
        need = {row.area: row.value for row in year.counts if row.measure == denominator}
        return counts(numerator, lambda area, _: need[area] or Decimal(0))(year)  # type: ignore[index]

    return change


def survey(code: str, index: str) -> Change:
    def change(year: OfficeYear) -> OfficeYear:
        rows = (
            replace(row, index=Decimal(index)) if row.code == code and row.period.year == 2023 else row
            for row in year.survey_elements
        )
        return replace(year, survey_elements=tuple(rows))

    return change


def history(subject: str, actual: str | None) -> Change:
    def change(year: OfficeYear) -> OfficeYear:
        rows = [row for row in year.history if row.subject != subject or actual is not None]
        return replace(
            year,
            history=tuple(
                replace(row, actual=Decimal(actual)) if actual and row.subject == subject else row
                for row in rows
            ),
        )

    return change


def empty(*parts: str) -> Change:
    return lambda year: replace(year, **{part: () for part in parts})  # type: ignore[arg-type]  # tuples all


FULL_KIA = everyone("kia.issued", "kia.eligible")
FULL_KTP = everyone("ktp.holders", "ktp.eligible")

SENTENCES: list[tuple[str, str, Change, tuple[str, ...], tuple[str, ...]]] = [
    # narrative, what is changed, the change, words that must stand, words that must not
    ("analisis-ktp", "nothing", as_it_is, ("menyisakan 0,47%", "453 orang", "naik 0,53 poin"), ("turun 0",)),
    (
        "analisis-ktp",
        "full",
        FULL_KTP,
        ("naik 1,00 poin",),
        ("menyisakan", "Cakupan tertinggi", "terbanyak di"),
    ),
    ("analisis-ktp", "fall", history("ktp", "99.9"), ("tahun ini turun 0,37 poin",), ("naik",)),
    ("analisis-ktp", "same", history("ktp", "99.53"), ("tahun ini tetap.",), ("naik", "poin")),
    (
        "analisis-ktp",
        "no year before",
        history("ktp", None),
        ("tidak tersedia dalam data, sehingga",),
        ("naik",),
    ),
    ("analisis-kia", "nothing", as_it_is, ("menyisakan 32,20%", "Halong, Juai, dan Lampihong"), ("naik",)),
    ("analisis-kia", "full", FULL_KIA, ("50,00% tercapai",), ("menyisakan", "terentang", "didahulukan")),
    (
        "analisis-kia",
        "few",
        counts("kia.issued", lambda _, value: value / 4),
        ("Target nasional 50,00% belum tercapai",),
        ("50,00% tercapai",),
    ),
    ("analisis-akta-lahir", "nothing", as_it_is, ("menyisakan 1,91%", "770 anak"), ("dan 238",)),
    (
        "analisis-akta-mati",
        "one less",
        counts("akta-mati.issued", lambda area, v: v - 1 if area == "63.11.01" else v),
        ("Sebanyak 1 kematian yang dilaporkan belum diikuti",),
        ("Setiap kematian yang dilaporkan diikuti",),
    ),
    (
        "analisis-akta-kawin",
        "one less",
        counts("akta-kawin.issued", lambda area, v: v - 1 if area == "63.11.02" else v),
        ("Sebanyak 1 perkawinan",),
        ("Semua perkawinan",),
    ),
    (
        "analisis-akta-kawin",
        "everywhere",
        lambda y: counts("akta-kawin.reported", lambda _, v: v + 1)(
            counts("akta-kawin.issued", lambda _, v: v + 1)(y)
        ),
        ("di delapan kecamatan", "terbanyak di Halong (60)"),
        ("tidak ada perkawinan",),
    ),
    (
        "analisis-kk",
        "one less",
        counts("kk.issued", lambda area, v: v - 5 if area == "63.11.02" else v),
        ("menyisakan 0,01%: 5 keluarga tanpa KK, terbanyak di Halong",),
        ("Tidak ada keluarga tanpa KK",),
    ),
    ("survei-skm", "nothing", as_it_is, ("sembilan naik", "Sarana dan Prasarana (+4,34 poin)"), ("turun",)),
    ("survei-skm", "one falls", survey("U8", "80"), ("delapan naik, satu turun",), ("sembilan naik",)),
    (
        "survei-skm",
        "other weakest",
        survey("U8", "70"),
        ("perhatian adalah Penanganan pengaduan (70,00)",),
        (),
    ),
    (
        "survei-skm",
        "falls",
        survey("U8", "60"),
        ("turun 1,69 poin dari 84,37", "nilainya turun 35,43 poin"),
        ("−",),
    ),
    ("survei-skm", "other best", survey("U1", "99"), ("Unsur teratas adalah Persyaratan",), ()),
    (
        "survei-skm",
        "no survey",
        empty("survey_elements"),
        ("Masalah di balik",),
        ("Mutu", "Unsur teratas", "t.t."),
    ),
    (
        "ringkasan-eksekutif",
        "nothing",
        as_it_is,
        ("Yang belum tercapai dan sebabnya", "tertahan oleh Cakupan Kepemilikan Kartu Identitas Anak"),
        ("Kepuasan masyarakat tertahan",),
    ),
    (
        "ringkasan-eksekutif",
        "all met",
        FULL_KIA,
        ("Tidak ada target yang dinilai belum tercapai",),
        ("tertahan", "sebabnya"),
    ),
    (
        "ringkasan-eksekutif",
        "satisfaction missed",
        survey("U8", "70"),
        ("IKU 1 dan IKU 2", "Kepuasan masyarakat tertahan oleh unsur Penanganan pengaduan (70,00)"),
        (),
    ),
    ("simpulan-iku-2", "nothing", as_it_is, ("Kartu Identitas Anak (5,37 poin)", "Percepatan"), ()),
    ("simpulan-iku-2", "full", FULL_KIA, ("Akta Kelahiran", "(0,32 poin)"), ("Percepatan",)),
    ("analisis-iku-2", "nothing", as_it_is, ("capaian turun dari 101,59% menjadi 99,20%",), ()),
    (
        "analisis-iku-2",
        "full",
        FULL_KIA,
        ("Capaian tahun 2022 adalah",),
        ("Target naik lebih cepat", "capaian turun"),
    ),
    ("analisis-iku-2", "full ahead", FULL_KIA, (), ("sehingga kenaikan masih diperlukan",)),
    ("eselon-ii", "nothing", as_it_is, ("Target yang tercapai: IKU 1", "belum tercapai: IKU 2"), ()),
    ("eselon-ii", "all met", FULL_KIA, ("Target yang tercapai: IKU 1 dan IKU 2",), ("belum tercapai:",)),
    (
        "eselon-ii",
        "none met",
        survey("U8", "70"),
        ("belum tercapai: IKU 1 dan IKU 2",),
        ("Target yang tercapai",),
    ),
    ("eselon-ii", "one falls", history("iku-2", "99"), ("satu naik, satu turun",), ("dua naik",)),
    (
        "eselon-iii",
        "less",
        FULL_KIA,
        ("enam indikator masuk kategori Sangat Tinggi",),
        ("empat naik, dua tetap, ",),
    ),
    ("peringkat-ktp", "nothing", as_it_is, ("di bawah cakupan Kabupaten", "Tanah Bumbu"), ("di atas",)),
    (
        "peringkat-ktp",
        "low",
        counts("ktp.holders", lambda _, value: value / 2),
        ("di atas cakupan Kabupaten Balangan",),
        ("di bawah cakupan",),
    ),
    ("peringkat-ktp", "no others", empty("peers"), ("Cakupan didukung",), ("provinsi", "melebihi", "t.t.")),
    ("pengantar-peringkat-ktp", "full", FULL_KTP, ("peringkat 4 dari 13",), ("peringkat 7",)),
    ("pengantar-peringkat-ktp", "no others", empty("peers"), (), ("peringkat",)),
    (
        "standar-nasional-hasil",
        "nothing",
        as_it_is,
        ("tiga tercapai, dan satu belum dapat dinilai",),
        ("belum tercapai",),
    ),
    (
        "standar-nasional-hasil",
        "one missed",
        counts("ktp.holders", lambda _, value: value / 2),
        ("dua tercapai, satu belum tercapai, dan satu belum dapat dinilai",),
        (),
    ),
    ("penutup", "all met", FULL_KIA, ("Target kepemilikan dokumen tercapai",), ("dokumen belum tercapai",)),
    ("keadaan-sarana", "nothing", as_it_is, ("tidak ada yang tercatat rusak",), ()),
    (
        "keadaan-sarana",
        "one damaged",
        lambda y: replace(y, assets=(replace(y.assets[0], damaged=1), *y.assets[1:])),
        ("barang rusak pada satu jenis: mobil Dinas",),
        ("tidak ada yang",),
    ),
    (
        "keadaan-pegawai",
        "all filled",
        lambda y: replace(
            y, people=tuple(replace(p, filled=True if p.filled is False else p.filled) for p in y.people)
        ),
        (),
        ("belum terisi",),
    ),
    (
        "struktur-organisasi",
        "all filled",
        lambda y: replace(
            y,
            office=replace(
                y.office, posts=tuple(replace(p, vacant=False, acting=None) for p in y.office.posts)
            ),
        ),
        (),
        ("belum terisi", "pelaksana tugas"),
    ),
    (
        "penghargaan",
        "none",
        empty("awards", "evaluations"),
        ("nol penghargaan",),
        ("Galuh", "Ombudsman", "t.t."),
    ),
    ("inovasi", "none", empty("innovations"), ("Hubungannya",), ("pola", "nol")),
    ("analisis-lain", "none", empty("recommendations"), ("Inspektorat telah",), ("Tindak lanjut", "Bunyi")),
]


@pytest.mark.parametrize(
    ("name", "change", "words", "not_words"),
    [(name, change, words, nots) for name, _, change, words, nots in SENTENCES],
    ids=[f"{name}: {what}" for name, what, *_ in SENTENCES],
)
def test_what_a_text_says_after_a_change(
    name: str, change: Change, words: tuple[str, ...], not_words: tuple[str, ...]
) -> None:
    text = sentence_of(name, change)
    assert [w for w in words if w not in text] == [], text
    assert [w for w in not_words if w in text] == [], text


NO_CLAIMS = (
    "hampir separuh",
    "jauh lebih",
    "hampir merata",
    "kedua tertinggi",
    "terendah kedua",
    "Semua unsur",
)


def test_texts_hold_no_word_that_only_todays_figures_bear_out() -> None:
    year, _ = base()
    found = [(text.id, words) for text in year.narratives for words in NO_CLAIMS if words in text.markdown]
    assert found == []
