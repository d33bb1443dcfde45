"""One fact changes: everything that hangs on it changes with it, and nothing else does.

What must change in the report of Balangan 2023 was written down from how its figures hang together, before
it was compared. `"eselon-iii: Paragraph": 2` are two paragraphs below the heading `eselon-iii`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.agreement.balangan_2023.changes import Edit, change, exact
from tests.agreement.balangan_2023.dependence import (
    changed_blocks,
    changed_explanations,
    depending_on,
    leaves_of,
    named_blocks,
    numbers_in,
    traces_in,
)
from tests.agreement.balangan_2023.mapping import EXAMPLE
from tests.agreement.balangan_2023.report import build_report

from capaian.cli.office_year import prepare
from capaian.documents.tree import Document, TraceList, TraceStep
from capaian.domain.errors import InputError
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.identifiers import TraceId


@dataclass(frozen=True)
class Case:
    """One changed fact, and what in the report hangs on it."""

    edits: tuple[Edit, ...]
    leaf: str
    """Name of the changed fact in the traces."""
    blocks: Mapping[str, int]
    explained: frozenset[str]
    """Names of the figures whose explanation changes."""
    unmoved: frozenset[str] = frozenset()
    """Figures that hang on the fact and stay what they are, because rounding swallowed the change."""


COUNTED = ("banyaknya", "urutan")
"""How the formula of a count or a rank begins."""

EVERYWHERE = {": Cover": 1, "lampiran-jejak: TraceList": 1}
"""The cover shows the stamp of the data, the last annex every trace."""

DOCUMENTS = "Rata-rata persentase kepemilikan dokumen pendaftaran penduduk"
POPULATION_SERVICE = "Nilai Indeks Kepuasan Masyarakat terkait pelayanan pendaftaran penduduk"
CIVIL_SERVICE = "Nilai Indeks Kepuasan Masyarakat terkait pelayanan pencatatan sipil"

KTP = Case(
    (
        Edit("counts.csv", "ktp.holders,63.11.01,2023,", "12336", "12300"),
        Edit("counts.csv", "ktp.holders,63.11,2023,", "96019", "95983"),
    ),
    "Sudah rekam KTP-el, Juai, Tahun 2023",
    {
        # Q2 itself: kecamatan and regency, what remains, the year before, the other regencies
        "cakupan-ktp: Paragraph": 3,
        "cakupan-ktp: Formula": 1,
        "tabel-ktp": 1,
        "gambar-ktp": 1,
        "tabel-peringkat-ktp": 1,
        "gambar-peringkat-ktp": 1,
        # IKU 2, mean of six: 94,24 becomes 94,23; the mean of both IKU stays 100,15
        "ringkasan-eksekutif: ItemList": 1,
        "ringkasan-eksekutif: Paragraph": 1,
        "angka-pokok": 1,
        "tabel-eselon-ii": 1,
        "eselon-ii: Paragraph": 1,
        "gambar-capaian-eselon-ii": 1,
        "gambar-tahun-lalu-eselon-ii": 1,
        "analisis-sasaran-2: KeyFigures": 1,
        "gambar-renstra-iku-2": 1,
        "tabel-capaian-iku-2": 1,
        "tabel-pembanding-iku-2": 1,
        "analisis-sasaran-2: Paragraph": 3,
        "tabel-komponen-iku-2": 1,
        "cakupan-akta-kawin: Paragraph": 1,
        # the mean of three for the head of division: 89,11 becomes 89,10
        "eselon-iii: Paragraph": 2,
        "tabel-eselon-iii": 1,
        "gambar-capaian-eselon-iii": 1,
        "gambar-tahun-lalu-eselon-iii": 1,
        # program III, whose achievement it is
        "tabel-efisiensi": 1,
        # the national target
        "tabel-nasional-pk-2023-dirjen": 1,
        "gambar-nasional-pk-2023-dirjen": 1,
        "standar-nasional: ItemList": 1,
        # tables of charts
        "data-gambar-tahun-lalu-eselon-ii": 1,
        "data-gambar-tahun-lalu-eselon-iii": 1,
        "data-gambar-renstra-iku-2": 1,
    },
    frozenset(
        {
            "Sudah rekam KTP-el, Juai, Tahun 2023",
            "Cakupan Kepemilikan KTP-el, Juai, Tahun 2023",
            "Belum: Cakupan Kepemilikan KTP-el, Juai",
            "Sudah rekam KTP-el, Kabupaten Balangan",
            "Cakupan Kepemilikan KTP-el, Kabupaten Balangan, Tahun 2023",
            "Belum: Cakupan Kepemilikan KTP-el, Kabupaten Balangan",
            "Perubahan Cakupan Kepemilikan KTP-el",
            "Sudah rekam KTP-el, Kalimantan Selatan",
            "Cakupan Kepemilikan KTP-el, Kalimantan Selatan, Tahun 2023",
            "Realisasi IKU 2, Tahun 2023",
            "Capaian IKU 2, Tahun 2023",
            "Selisih IKU 2 terhadap target, Tahun 2023",
            "Perubahan IKU 2 dari Tahun 2022",
            "Pertumbuhan IKU 2 dari Tahun 2022",
            "Selisih IKU 2 terhadap akhir Renstra",
            "Capaian IKU 2 terhadap target akhir Renstra 2026",
            "Bagian Cakupan Kepemilikan KTP-el dalam kekurangan IKU 2",
            "Rata-rata capaian Sasaran 2 (II)",
            "Rata-rata capaian eselon II",
            f"Realisasi {DOCUMENTS}, Tahun 2023",
            f"Capaian {DOCUMENTS}, Tahun 2023",
            f"Perubahan {DOCUMENTS} dari Tahun 2022",
            f"Pertumbuhan {DOCUMENTS} dari Tahun 2022",
            "Rata-rata capaian Program III",
            "Efisiensi Program III",
            "Rata-rata capaian eselon III",
            "Realisasi Penyelesaian Perekaman dan Pencetakan KTP Elektronik, Tahun 2023",
            "Capaian Penyelesaian Perekaman dan Pencetakan KTP Elektronik, Tahun 2023",
            "Rata-rata capaian eselon nasional",
        }
    ),
    # the mean of both IKU stays 100,15, and that is all it is computed from
    unmoved=frozenset({"Efisiensi seluruh dinas"}),
)

SPENDING = Case(
    (
        Edit("inputs.csv", "I.2.2,2023,money,all,,111574800,", "95640000", "95340000"),
        Edit("inputs.csv", "*,2023,money,all,6082449488,6962697488,", "6712431719", "6712131719"),
    ),
    "Realisasi Sub kegiatan I.2.2, Tahun 2023",
    {
        # the whole office: 96,41 becomes 96,40
        "ringkasan-eksekutif: KeyFigures": 1,
        "ringkasan-eksekutif: Paragraph": 1,
        "bab-4: Paragraph": 1,
        "efisiensi: ItemList": 1,
        # sub-activity I.2.2, activity I.2, program I, objective 1, the whole
        "analisis-sasaran-1: Paragraph": 1,
        "realisasi-anggaran: Paragraph": 3,
        "gambar-anggaran": 1,
        "tabel-realisasi": 1,
        # achievement less absorption of the first three
        "tabel-efisiensi": 1,
    },
    frozenset(
        {
            "Realisasi Sub kegiatan I.2.2, Tahun 2023",
            "Realisasi Kegiatan I.2, Tahun 2023",
            "Realisasi Program I, Tahun 2023",
            "Realisasi Sasaran 1 (II), Tahun 2023",
            "Realisasi seluruh dinas, Tahun 2023",
            "Serapan anggaran Sub kegiatan I.2.2, Tahun 2023",
            "Serapan anggaran Kegiatan I.2, Tahun 2023",
            "Serapan anggaran Program I, Tahun 2023",
            "Serapan anggaran Sasaran 1 (II), Tahun 2023",
            "Serapan anggaran seluruh dinas, Tahun 2023",
            "Efisiensi Sub kegiatan I.2.2",
            "Efisiensi Kegiatan I.2",
            "Efisiensi Program I",
            "Efisiensi seluruh dinas",
        }
    ),
)

SURVEY = Case(
    (Edit("survey.csv", "skm,2023,U8,Penanganan pengaduan,,,", "98.52", "98.32"),),
    "Indeks U8 Penanganan pengaduan, Tahun 2023",
    {
        # the element and the index of the survey: 86,95 becomes 86,93
        "tabel-survei-skm": 1,
        "gambar-survei-skm": 1,
        "analisis-sasaran-1: Paragraph": 5,
        "analisis-sasaran-1: KeyFigures": 1,
        "gambar-renstra-iku-1": 1,
        "tabel-capaian-iku-1": 1,
        "tabel-pembanding-iku-1": 1,
        # IKU 1 and the mean of both IKU
        "ringkasan-eksekutif: KeyFigures": 1,
        "ringkasan-eksekutif: Paragraph": 1,
        "ringkasan-eksekutif: ItemList": 1,
        "angka-pokok": 1,
        "tabel-eselon-ii": 1,
        "eselon-ii: Paragraph": 2,
        "gambar-capaian-eselon-ii": 1,
        "gambar-tahun-lalu-eselon-ii": 1,
        "analisis-capaian: Paragraph": 1,
        "bab-4: Paragraph": 1,
        # the mean of both IKU is what all spending is set against
        "efisiensi: ItemList": 1,
        # two heads of division answer for the same survey
        "eselon-iii: Paragraph": 1,
        "tabel-eselon-iii": 1,
        "gambar-capaian-eselon-iii": 1,
        "gambar-tahun-lalu-eselon-iii": 1,
        # tables of charts
        "data-gambar-tahun-lalu-eselon-ii": 1,
        "data-gambar-tahun-lalu-eselon-iii": 1,
        "data-gambar-renstra-iku-1": 1,
    },
    frozenset(
        {
            "Indeks U8 Penanganan pengaduan, Tahun 2023",
            "Rata-rata U8 Penanganan pengaduan, Tahun 2023",
            "Indeks Survei Kepuasan Masyarakat, Tahun 2023",
            "Rata-rata Survei Kepuasan Masyarakat, Tahun 2023",
            "Realisasi IKU 1, Tahun 2023",
            "Capaian IKU 1, Tahun 2023",
            "Selisih IKU 1 terhadap target, Tahun 2023",
            "Perubahan IKU 1 dari Tahun 2022",
            "Pertumbuhan IKU 1 dari Tahun 2022",
            "Selisih IKU 1 terhadap akhir Renstra",
            "Capaian IKU 1 terhadap target akhir Renstra 2026",
            "Rata-rata capaian Sasaran 1 (II)",
            "Rata-rata capaian eselon II",
            f"Realisasi {POPULATION_SERVICE}, Tahun 2023",
            f"Capaian {POPULATION_SERVICE}, Tahun 2023",
            f"Pertumbuhan {POPULATION_SERVICE} dari Tahun 2022",
            f"Realisasi {CIVIL_SERVICE}, Tahun 2023",
            f"Capaian {CIVIL_SERVICE}, Tahun 2023",
            f"Pertumbuhan {CIVIL_SERVICE} dari Tahun 2022",
            "Rata-rata capaian eselon III",
            "Efisiensi seluruh dinas",
        }
    ),
)

CASES = {"count": KTP, "spending": SPENDING, "survey index": SURVEY}


@pytest.fixture(scope="module")
def base() -> Document:
    return build_report(EXAMPLE)


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture(scope="module")
def after(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Document:
    return build_report(change(tmp_path_factory.mktemp("changed") / "dossier", *case.edits))


def test_just_the_blocks_that_hang_on_it_change(case: Case, base: Document, after: Document) -> None:
    expected = Counter(case.blocks) + Counter(EVERYWHERE)
    assert changed_blocks(base, after) == expected


def test_just_the_figures_that_hang_on_it_are_explained_otherwise(
    case: Case, base: Document, after: Document
) -> None:
    changed = changed_explanations(base, after)
    assert {base.explanations[key].name for key in changed} == case.explained


def hanging_on(case: Case, document: Document) -> frozenset[TraceId]:
    """Return every trace of a document that the changed fact is an input of, near or far."""
    leaves = frozenset(key for key, item in document.explanations.items() if item.name == case.leaf)
    assert len(leaves) == 1
    return depending_on(leaves, {key: item.inputs for key, item in document.explanations.items()})


def test_traces_tell_the_same_story(case: Case, base: Document, after: Document) -> None:
    """Only counts and ranks may hang on a fact and stay what they are; all else is listed."""
    changed, hanging = changed_explanations(base, after), hanging_on(case, base)
    assert changed <= hanging
    steady = (base.explanations[key] for key in hanging - changed)
    assert {item.name for item in steady if not item.formula.startswith(COUNTED)} == case.unmoved


def test_every_changed_block_names_something_that_hangs_on_it(
    case: Case, base: Document, after: Document
) -> None:
    hanging = hanging_on(case, base)
    pairs = zip(named_blocks(base), named_blocks(after), strict=True)
    unrelated = {
        name for (name, old), (_, new) in pairs if old != new and not hanging.intersection(traces_in(old))
    }
    assert unrelated == {": Cover", "lampiran-jejak: TraceList"}


def test_no_figure_stays_behind_its_trace(base: Document, after: Document) -> None:
    """Every printed figure whose trace has a new value is printed anew."""
    moved = {key for key, item in base.explanations.items() if after.explanations[key].value != item.value}
    pairs = zip(named_blocks(base), named_blocks(after), strict=True)
    stale = [
        name
        for (name, old), (_, new) in pairs
        if moved.intersection(number.trace for number in numbers_in(old) if number.trace) and old == new
    ]
    assert moved
    assert stale == []


def test_the_annex_unfolds_every_changed_figure_anew_and_no_other(base: Document, after: Document) -> None:
    changed = changed_explanations(base, after)
    steps = list(zip(unfolded(base), unfolded(after), strict=True))
    assert {old.trace for old, new in steps if old != new} == {
        key for key in changed if base.explanations[key].inputs
    }


def unfolded(document: Document) -> list[TraceStep]:
    """Return the steps of the annex that show a figure with its working."""
    return [
        step
        for block in document.blocks
        if isinstance(block, TraceList)
        for entry in block.entries
        for step in entry.steps
        if step.working and not step.repeats
    ]


@cache
def assessed(dossier: Path) -> dict[str, Any]:
    """Return the assessment as other programs read it."""
    plain: dict[str, Any] = json.loads(json.dumps(assessment_to_plain(prepare(dossier).assess())))
    return plain


def changed_values(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return every value of the assessment that is another one now; traces and policy apart."""
    old, new = (
        dict(leaves_of({key: value for key, value in plain.items() if key not in ("traces", "policy")}))
        for plain in (before, after)
    )
    assert list(old) == list(new)
    return {path: value for path, value in old.items() if new[path] != value}


def cells_hanging_on(case: Case, plain: dict[str, Any]) -> dict[str, Any]:
    traces = plain["traces"]
    leaves = frozenset(key for key, trace in traces.items() if trace["subject"] == case.leaf)
    assert len(leaves) == 1
    hanging = depending_on(leaves, {key: tuple(trace["inputs"]) for key, trace in traces.items()})
    return {
        path: value
        for path, value in leaves_of({key: value for key, value in plain.items() if key != "traces"})
        if isinstance(value, dict) and value.get("trace") in hanging
    }


def test_only_results_that_hang_on_it_change(case: Case, tmp_path: Path) -> None:
    before, after = assessed(EXAMPLE), assessed(change(tmp_path / "dossier", *case.edits))
    changed = changed_values(before, after)
    assert changed
    assert [path for path in changed if path not in cells_hanging_on(case, before)] == []


def test_all_results_that_hang_on_it_change_when_nothing_is_rounded(case: Case, tmp_path: Path) -> None:
    """Rounding may swallow a change; without it every figure that hangs on the fact moves."""
    before = assessed(exact(change(tmp_path / "before")))
    after = assessed(exact(change(tmp_path / "after", *case.edits)))
    assert set(changed_values(before, after)) == set(cells_hanging_on(case, before))


@pytest.mark.parametrize("edit", [KTP.edits[0], KTP.edits[1], SPENDING.edits[0]], ids=lambda edit: edit.row)
def test_changing_a_part_without_its_whole_is_refused(edit: Edit, tmp_path: Path) -> None:
    """The source gives the sum as well; which of the two is wrong is for the office to say."""
    with pytest.raises(InputError) as refused:
        prepare(change(tmp_path / "dossier", edit))
    assert {issue.place.file for issue in refused.value.issues} >= {edit.file}
