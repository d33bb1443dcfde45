"""An own indicator in four questions: each way of counting from its answers to its value,
and bad answers.
"""

from __future__ import annotations

from tests.web.approving import add
from tests.web.elements import elements
from tests.web.filling import POST, YEAR, House, sound_forms
from tests.web.test_year_approval import fill

from capaian.domain.policy import Aggregation
from capaian.web.measurement.form.cells import quarters_of
from capaian.web.planning.counting_ways import CountingWay
from capaian.web.trail.models import Entry
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

NEW = f"/kecil/{YEAR}/indikator-baru/sendiri/"
LANSIA = {"pembilang": "Lansia merekam", "penyebut": "Lansia", "pembilang-satuan": "orang"}
ADUAN = {"pembilang": "Aduan selesai", "penyebut": "Aduan masuk", "pembilang-satuan": "aduan"}
# answers, the formula in words, the value of the year and its achievement
WAYS: dict[CountingWay, tuple[dict[str, str], str, str, str]] = {
    CountingWay.COVERAGE: (
        LANSIA | {"penyebut-satuan": "orang"},
        "100 × Lansia merekam ÷ Lansia",
        "80,00",
        "80,00",
    ),
    CountingWay.SHARE: (
        ADUAN | {"penyebut-satuan": "aduan"},
        "100 × Aduan selesai ÷ Aduan masuk",
        "75,00",
        "75,00",
    ),
    CountingWay.SUM: (
        {"jumlah-1": "KIA di sekolah", "jumlah-2": "KIA di desa", "jumlah-3": "Aduan selesai"}
        | {"satuan": "aduan"},
        "jumlah (KIA di sekolah; KIA di desa; Aduan selesai)",
        "60",
        "60,00",
    ),
    CountingWay.SURVEY: ({"survei-baru": "Survei PPID"}, "IKM Survei PPID", "80,00", "80,00"),
    CountingWay.YES_NO: ({}, "Tanpa rumus", "Sudah", "100,00"),
    CountingWay.LIST: ({"daftar": "count(innovations)"}, "jumlah inovasi", "2", "2,00"),
    CountingWay.REPORTED: ({"satuan": "desa", "gabung": "sum"}, "Tanpa rumus", "36", "36,00"),
    CountingWay.FORMULA: (
        {"rumus": "mean(cak-indikator-cakupan, ik-indikator-bagian)", "satuan": "persen"},
        "rata-rata (Indikator cakupan; Indikator bagian)",
        "77,50",
        "77,50",
    ),
}
FIGURES = {
    "Hulu, Lansia merekam": "50",
    "Hilir, Lansia merekam": "30",
    "Hulu, Lansia": "60",
    "Hilir, Lansia": "40",
    "Aduan selesai": "3",
    "Aduan masuk": "4",
    "KIA di sekolah": "5",
    "KIA di desa": "7",
    "Indikator ya-tidak, realisasi": "Sudah",
    "Indikator angka, realisasi": "9",
    "rata-rata": "3,2",
}


def answer(name: str, way: CountingWay, **more: str) -> dict[str, str]:
    usual = {
        "nama": name,
        "sasaran": "sasaran-2",
        "arah": "higher",
        "cara": way.value,
        "gabung": "last",
    }
    return {**usual, "penanggung-jawab": POST, f"target-{YEAR}": "100", "aksi": "simpan", **more}


def fill_in(house: House) -> None:
    """Type the figures of each quarter into the form of the post, each by the end of its label."""
    for quarter in quarters_of(YEAR):
        year = OfficeYear.objects.get(pk=house.year.pk)
        slots = sound_forms(year).duties.cells_of((POST, quarter)).slots
        typed = {
            f"sel-{slot.name}": text
            for slot in slots
            for label, text in FIGURES.items()
            if slot.label.endswith(label) and slot.column != "note"
        }
        house.browser("clerk").post(
            house.address(quarter=str(quarter)), {**typed, "aksi": "simpan"}
        )


def test_an_indicator_of_each_way_is_made_filled_in_and_computed(house: House) -> None:
    planner = house.browser("planner")
    for id_ in ("satu", "dua"):
        add(
            house,
            "innovations.yaml#innovations",
            id=id_,
            name=id_,
            text="Ke desa.",
            year=str(YEAR - 1),
        )
    for way, (answers, words, _, _) in WAYS.items():
        target = {f"target-{YEAR}": "Ya"} if way is CountingWay.YES_NO else {}
        sent, before = (
            answer(f"Indikator {way.value}", way, **answers, **target),
            Entry.objects.count(),
        )
        tried = planner.post(NEW, sent, headers={"HX-Request": "true"})
        assert words in elements(tried.text).words and Entry.objects.count() == before
        assert planner.post(NEW, sent).status_code == 302, way
    fill_in(house)
    year = OfficeYear.objects.get(pk=house.year.pk)
    assessment = know(year).assessment()
    assert assessment is not None
    results = {each.name: each.periods[-1] for each in assessment.indicators}
    share = next(
        each for each in sound_forms(year).facts.indicators if each.name == "Indikator bagian"
    )
    assert share.aggregation is Aggregation.LAST, (
        "targets of a share in quarters are no parts of a sum"
    )
    for way, (_, _, value, achieved) in WAYS.items():
        result = results[f"Indikator {way.value}"]
        assert (result.actual.display, result.achievement.display) == (value, achieved), way


REFUSED: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"nama": "cakupan  KEPEMILIKAN ktp-el"}, "nama", "Sudah ada indikator dengan nama ini"),
    ({"penyebut": "Lansia merekam"}, "penyebut", "hitungan yang sama"),
    ({"penyebut-satuan": ""}, "penyebut-satuan", "tulis satuannya"),
    ({f"target-{YEAR}": "banyak"}, f"target-{YEAR}", "bukan bilangan"),
    ({f"target-{YEAR}": "0,95"}, "", "bukan 0,985"),
    (
        {"cara": "jumlah", "satuan": "anak", "jumlah-1": "Penduduk wajib KTP", "jumlah-2": "Anak"},
        "",
        "Satuan",
    ),
    ({"cara": "rumus", "satuan": "persen", "rumus": "rerata(ktp"}, "", "belum ditutup"),
    ({"cara": "rumus", "satuan": "persen", "rumus": "100 * tidak-ada"}, "", "tidak dikenal"),
    ({"cara": "daftar", "daftar": ""}, "daftar", "Isi dahulu"),
    ({"cara": "entah"}, "cara", "pilihan"),
    ({"sasaran": "entah"}, "sasaran", "pilihan"),
)
"""What is typed, the field at which it is refused (empty: none alone),
and words of the refusal.
"""


def test_bad_answers_are_refused_at_their_place_and_nothing_is_written(house: House) -> None:
    """Fault: half of it is written, a slip is taken for meant, or a page breaks."""
    planner, rows = house.browser("planner"), house.year.rows.count()
    good = answer("Cakupan lansia", CountingWay.COVERAGE, **WAYS[CountingWay.COVERAGE][0])
    for changed, field, words in REFUSED:
        refused = planner.post(NEW, good | changed)
        assert (refused.status_code, words in refused.text) == (422, True), changed
        assert not field or f'href="#{field}"' in refused.text, changed
    assert house.year.rows.count() == rows
    questioned = planner.post(NEW, good | {f"target-{YEAR}": "0,95"})
    stamp = elements(questioned.text).all("input", name="yakin")[0].attributes["value"]
    assert planner.post(NEW, good | {f"target-{YEAR}": "0,95", "yakin": stamp}).status_code == 302


def test_the_same_page_edits_an_indicator_and_never_over_somebody_else(house: House) -> None:
    planner, page = house.browser("planner"), f"/kecil/{YEAR}/indikator-ubah/iku-ktp/"

    def shown() -> dict[str, str]:
        found = elements(planner.get(page).text)
        inputs = [
            each.attributes
            for each in found.all("input")
            if each.attributes.get("type") != "radio"
        ]
        typed = {each["name"]: each.get("value", "") for each in inputs}
        picks = [(each, each.all("option", selected="")) for each in found.all("select")]
        chosen = {each.attributes["name"]: at[0].attributes["value"] for each, at in picks if at}
        cara = found.all("input", type="radio", checked="")[0].attributes["value"]
        return {
            **typed,
            **chosen,
            "cara": cara,
            "rumus": found.by_id("rumus").text,
            "aksi": "simpan",
        }

    sent = shown()
    assert (sent["cara"], sent["pembilang"]) == ("cakupan", "Penduduk yang sudah merekam KTP-el")
    before = {row.pk: row.cells for row in house.year.rows.all()}
    assert planner.post(page, sent).status_code == 302
    assert {row.pk: row.cells for row in house.year.rows.all()} == before, "nothing was typed"
    changed = sent | {"nama": "Kepemilikan KTP-el", f"target-{YEAR}": "99,5"}
    assert planner.post(page, changed).status_code == 302
    assert house.year.rows.get(sheet="plan.yaml#indicators").cells["name"] == "Kepemilikan KTP-el"
    assert house.year.rows.get(sheet="plan.yaml#indicators/targets").cells["value"] == "99.5"
    stale = planner.post(page, sent | {"nama": "Lain"})
    assert (
        stale.status_code,
        "diubah orang lain" in stale.text,
        'value="Lain"' in stale.text,
    ) == (
        409,
        True,
        True,
    )
    circle = planner.post(
        page, shown() | {"cara": "rumus", "satuan": "persen", "rumus": "iku-ktp + ktp"}
    )
    assert (circle.status_code, "melingkar" in circle.text or "dirinya" in circle.text) == (
        422,
        True,
    )
    assert planner.post(page, shown() | {f"target-{YEAR}": ""}).status_code == 302
    assert not house.year.rows.filter(sheet="plan.yaml#indicators/targets").exists()
    counted = {
        "cara": "jumlah",
        "satuan": "orang",
        "jumlah-1": "Penduduk wajib KTP",
        "nama": "Wajib KTP",
    }
    counted |= {f"target-{YEAR}": "100"}
    made = {"sheet": "plan.yaml#indicators", "cells__name": "Wajib KTP"}
    assert planner.post(NEW, answer("Wajib KTP", CountingWay.SUM, **counted)).status_code == 302
    assert house.year.rows.get(**made).cells["aggregation"] == "last", "it is a state"
    events = {**counted, "jumlah-1": "Aduan selesai", "satuan": "aduan"}
    where = f"/kecil/{YEAR}/indikator-ubah/ik-wajib-ktp/"
    for way, how in (
        (events, "sum"),
        (LANSIA | {"penyebut-satuan": "orang", "cara": "cakupan"}, "last"),
    ):
        changed = answer("Wajib KTP", CountingWay.SUM, **{**counted, **way, "versi": ""})
        assert planner.post(where, changed).status_code == 302
        assert house.year.rows.get(**made).cells["aggregation"] == how
    survey = {"cara": "survei", "survei": "", "survei-baru": "Survei PPID", "nama": "Indeks PPID"}
    assert planner.post(NEW, answer("Indeks", CountingWay.SURVEY) | survey).status_code == 302
    again = planner.post(
        NEW, answer("Lain", CountingWay.SURVEY) | survey | {"nama": "Indeks lain"}
    )
    assert (again.status_code, 'href="#survei-baru"' in again.text) == (422, True), (
        "a second of its name"
    )


def test_what_was_approved_is_counted_otherwise_from_a_day_on(house: House) -> None:
    """Fault: the page asks for a day that it has no field for."""
    fill(house, f"{YEAR}-Q1")
    planner, page = house.browser("planner"), f"/kecil/{YEAR}/indikator-ubah/iku-ktp/"
    sent = answer("Indeks", CountingWay.REPORTED, satuan="persen", gabung="mean")
    questioned = planner.post(page, sent)
    assert questioned.status_code == 422 and elements(questioned.text).by_id("alasan")
    dated = planner.post(page, sent | {"alasan": "Cara hitung berubah menurut keputusan."})
    assert dated.status_code == 422 and elements(dated.text).by_id("berlaku")
    reason = {"alasan": "Cara hitung berubah menurut keputusan.", "berlaku": f"{YEAR}-01-01"}
    assert planner.post(page, sent | reason).status_code == 302
    row = house.year.rows.get(sheet="plan.yaml#indicators")
    assert (row.cells["valid_from"], row.cells["aggregation"]) == (f"{YEAR}-01-01", "mean")


def test_another_way_of_counting_takes_its_old_coverage_along_unless_counts_are_there(
    house: House,
) -> None:
    planner, way = house.browser("planner"), CountingWay.COVERAGE
    page, components = (
        f"/kecil/{YEAR}/indikator-ubah/ik-cakupan-lansia/",
        {"sheet": "plan.yaml#components"},
    )
    lansia = answer("Cakupan lansia", way, **WAYS[way][0])
    as_figure = answer("Cakupan lansia", CountingWay.REPORTED, **WAYS[CountingWay.REPORTED][0])
    before = house.year.rows.filter(**components).count()
    planner.post(NEW, lansia)
    assert house.year.rows.filter(**components).count() == before + 1
    versions = {"versi": ""}
    assert planner.post(page, as_figure | versions).status_code == 302
    assert house.year.rows.filter(**components).count() == before
    assert planner.post(page, lansia | versions).status_code == 302
    fill_in(house)
    answered = planner.post(page, as_figure | versions, follow=True)
    assert "“Cakupan lansia” tetap ada" in answered.text
    assert house.year.rows.filter(**components).count() == before + 1
