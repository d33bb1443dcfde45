"""The files of a dossier that begins: who the office is, what it wants to reach, and rows for its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from capaian.domain.office import Area, AreaKind
from capaian.domain.rule_set import CatalogueIndicator, NomenclatureEntry, RuleSet, Verification
from capaian.domain.work import NodeKind
from capaian.dossier.reading.csv_writer import write_rows
from capaian.dossier.tables.comparison import SURVEY as SURVEY_TABLE
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.work import COUNTS, INPUTS
from capaian.dossier.years.catalogue import is_component
from capaian.dossier.years.first_choice import Beginning
from capaian.dossier.years.first_parts import Section, Written, write_yaml
from capaian.rulebook import load_reference
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import surveys_in


def begin(choice: Beginning, rules: RuleSet) -> Mapping[str, bytes]:
    """Return the files of a new dossier by their paths, in canonical form.

    No figure is in them: where one belongs, its row is there and its cell is empty.
    """
    files = {
        "office.yaml": write_office(choice),
        "areas.csv": write_areas(choice),
        "plan.yaml": write_plan(choice),
        "agreements.yaml": write_agreements(choice),
        "nodes.csv": write_nodes(choice, rules),
        "inputs.csv": write_inputs(choice, rules),
        "sources.yaml": write_sources(choice),
    }
    if choice.chosen.components:
        files["counts.csv"] = write_counts(choice)
    if choice.chosen.has_survey:
        files["survey.csv"] = write_survey(choice)
    return files


HEAD: Final = "kepala-dinas"
_PROPOSED: Final = "Usulan yang lazim; ganti menurut peraturan kepala daerah tentang susunan organisasi."
_SIGNED: Final = "Tempat penandatanganan (place) belum diketahui, jadi diisi nama daerah; ganti bila lain."
_UNITS: Final = (
    ("sekretariat", "Sekretariat"),
    ("dafduk", "Bidang Pelayanan Pendaftaran Penduduk"),
    ("capil", "Bidang Pelayanan Pencatatan Sipil"),
    ("piak", "Bidang Pengelolaan Informasi Administrasi Kependudukan dan Pemanfaatan Data"),
)
_POSTS: Final = (
    ("sekretaris", "Sekretaris", "sekretariat"),
    ("kabid-dafduk", "Kepala Bidang Pelayanan Pendaftaran Penduduk", "dafduk"),
    ("kabid-capil", "Kepala Bidang Pelayanan Pencatatan Sipil", "capil"),
    (
        "kabid-piak",
        "Kepala Bidang Pengelolaan Informasi Administrasi Kependudukan dan Pemanfaatan Data",
        "piak",
    ),
)


def write_office(choice: Beginning) -> bytes:
    """Return office.yaml: identity, a usual structure, declared ways of computing."""
    region = choice.region
    identity: Written = {
        "name": choice.name,
        "short_name": choice.short_name,
        "regency": {"code": region.code, "name": region.name},
        "province": {"code": region.province_code, "name": region.province},
        "place": choice.signs_at,
        "head": HEAD,
    }
    return write_yaml(
        [
            f"{choice.name} {region.name}, tahun {choice.year}.",
            "Pejabat disebut menurut jabatan, tanpa nama.",
        ],
        [
            Section("office", identity, [] if choice.place else [_SIGNED]),
            Section("year", choice.year),
            Section("units", [{"id": id_, "name": name} for id_, name in _UNITS], [_PROPOSED]),
            Section("posts", _posts()),
            Section(
                "policies", _POLICIES, ["Cara menghitung yang lazim; artinya ada di manual, aturan-*.md."]
            ),
        ],
    )


_POLICIES: Final[Written] = {
    "rounding": "printed",
    "decimals": 2,
    "agreement": "latest",
    "scale": "permendagri-86-2017",
    "scale_gap": "lower_bound",
    "areas": "ratio_of_sums",
    "efficiency": ["achievement_minus_absorption"],
}


def _posts() -> list[Written]:
    head: Written = {"id": HEAD, "name": "Kepala Dinas", "tier": "II"}
    others: list[Written] = [
        {"id": id_, "name": name, "unit": unit, "parent": HEAD, "tier": "III"} for id_, name, unit in _POSTS
    ]
    return [head, *others]


def write_areas(choice: Beginning) -> bytes:
    """Return areas.csv: province, regency, and the districts that the rulebook knows."""
    region = choice.region
    rows = [
        [region.province_code, region.province, AreaKind.PROVINCE.value, ""],
        [region.code, region.name, AreaKind.REGENCY.value, region.province_code],
        *(_district(area, region.code) for area in region.districts),
    ]
    return write_rows(["code", "name", "kind", "parent"], rows).encode()


def _district(area: Area, regency: str) -> list[str]:
    return [area.code, area.name, AreaKind.DISTRICT.value, regency]


def write_sources(choice: Beginning) -> bytes:
    """Return sources.yaml: where the figures of the year will come from."""
    year, end = choice.year, date(choice.year, 12, 31)
    sources: list[Written] = [
        {
            "id": choice.counts_source,
            "title": f"Data Agregat Kependudukan {choice.region.name} Semester II Tahun {year}",
            "cut_off": end,
        },
        {
            "id": choice.budget_source,
            "title": f"Laporan Realisasi Anggaran {choice.name} {choice.region.name} Tahun {year}",
            "cut_off": end,
        },
    ]
    if choice.chosen.has_survey:
        survey: Written = {
            "id": choice.survey_source,
            "title": f"Laporan Survei Kepuasan Masyarakat Tahun {year}",
            "cut_off": end,
        }
        sources.append(survey)
    return write_yaml(
        ["Sumber setiap angka; tambahkan nama berkas (file) dan SHA-256 (sha256) bila sudah ada."],
        [Section("sources", sources)],
    )


SURVEY: Final = "skm"
_GOAL: Final = "tujuan-1"
_QUALITY: Final = "sasaran-1"
_OWNERSHIP: Final = "sasaran-2"
_EVENTS: Final = frozenset({"peristiwa", "permohonan"})
"""Units of what happens within a year and adds up over its quarters, as people and cards do not."""
_KINDS: Final = {3: NodeKind.PROGRAM, 5: NodeKind.ACTIVITY, 6: NodeKind.SUBACTIVITY}
"""Kinds by how many parts a code of the nomenclature has: 2.12.01, 2.12.01.2.01, 2.12.01.2.01.0001."""


def write_plan(choice: Beginning) -> bytes:
    """Return plan.yaml: goal and objectives as a proposal, components and indicators of the catalogue."""
    chosen, year = choice.chosen, choice.year
    sections = [
        Section(
            "goals", [{"id": _GOAL, "name": "Terwujudnya tertib administrasi kependudukan"}], _OF_RENSTRA
        ),
        Section("objectives", [*_objectives(choice)]),
    ]
    if chosen.has_survey:
        sections.append(Section("surveys", [_SURVEY]))
    if chosen.components:
        sections.append(Section("components", [_component(entry) for entry in chosen.components]))
    indicators: list[Written] = [
        *(
            _indicator(entry, choice, f"IKU {number}")
            for number, entry in enumerate(chosen.indicators, start=1)
        ),
        *(_indicator(entry, choice, "") for entry in chosen.parts),
    ]
    comment = [
        "Nama dan rumus dari katalog Capaian; sesuaikan namanya dengan Renstra dan keputusan IKU kantor.",
        f"Target Renstra ditulis pada setiap indikator, misalnya   targets: {{{year}: 95, {year + 1}: 96}}",
    ]
    sections.append(Section("indicators", indicators, comment))
    return write_yaml([f"Rencana {choice.name} {choice.region.name}."], sections)


_OF_RENSTRA: Final = ("Tujuan dan sasaran di bawah ini usulan; ganti dengan bunyi Renstra kantor.",)
_SURVEY: Final[Written] = {
    "id": SURVEY,
    "name": "Survei Kepuasan Masyarakat",
    "unit": "Pelayanan administrasi kependudukan",
    "top": 4,
    "classes": "permenpanrb-14-2017",
    # Forms ask by quarter: rows of the year, once filled in, still speak for it.
    "year_value": "latest",
}


def _objectives(choice: Beginning) -> Iterator[Written]:
    names = {
        _QUALITY: "Meningkatnya kualitas pelayanan administrasi kependudukan",
        _OWNERSHIP: "Meningkatnya kepemilikan dokumen kependudukan",
    }
    used = {_objective(entry) for entry in (*choice.chosen.indicators, *choice.chosen.parts)}
    for number, (id_, name) in enumerate(((id_, names[id_]) for id_ in names if id_ in used), start=1):
        yield {"id": id_, "code": str(number), "name": name, "parent": _GOAL, "tier": "II", "owner": HEAD}


def _objective(entry: CatalogueIndicator) -> str:
    return _QUALITY if surveys_in(parse(entry.formula)) else _OWNERSHIP


def _component(entry: CatalogueIndicator) -> Written:
    measures: dict[str, Written] = {
        role: {"code": code, "name": name, "unit": unit}
        for role, (code, name, unit) in (("numerator", entry.numerator), ("denominator", entry.denominator))
    }
    return {
        "code": entry.code,
        "name": entry.name,
        **measures,
        "formula": entry.formula,
        "unit": entry.unit,
        "aggregation": "sum" if entry.denominator[2] in _EVENTS else "",
    }


def indicator_code(entry: CatalogueIndicator) -> str:
    """Return the code of the indicator that a chosen entry becomes; a component keeps its own beside it."""
    return f"iku-{entry.code}" if is_component(entry) else entry.code


def _indicator(entry: CatalogueIndicator, choice: Beginning, symbol: str) -> Written:
    has_survey = bool(surveys_in(parse(entry.formula)))
    is_proposed = entry.provenance.verification is Verification.UNVERIFIED
    return {
        "code": indicator_code(entry),
        "symbol": symbol,
        "name": entry.name,
        "objective": _objective(entry),
        "tier": "II",
        "is_key": True if symbol else "",
        "unit": entry.unit,
        "value_type": "index" if has_survey else "",
        "formula": entry.code if is_component(entry) else entry.formula,
        "formula_proposed": True if is_proposed else "",
        "definition": {"meaning": entry.meaning},
        "owner": HEAD,
        "survey": SURVEY if has_survey else "",
    }


def write_agreements(choice: Beginning) -> bytes:
    """Return agreements.yaml: the agreement of the head of office, its targets still to be filled in."""
    region, year = choice.region, choice.year
    agreement: Written = {
        "id": f"pk-{year}",
        "title": f"Perjanjian Kinerja Kepala Dinas Tahun {year}",
        "kind": "office",
        "tier": "II",
        "year": year,
        "first_party": f"Kepala {choice.name} {region.name}",
        "second_party": region.regent,
    }
    first = choice.chosen.indicators[0]
    example = [
        "Perjanjian kinerja tahun ini. Target setiap indikator ditulis di bawahnya, misalnya:",
        "    targets:",
        f"      - {{indicator: {indicator_code(first)}, target: 95}}",
    ]
    return write_yaml(example, [Section("agreements", [agreement])])


def work_plan(rules: RuleSet) -> tuple[NomenclatureEntry, ...]:
    """Return the programs, activities and sub-activities whose official names are read in a document."""
    known = [e for e in rules.nomenclature if e.provenance.verification is Verification.DOCUMENT]
    return tuple(entry for entry in known if len(entry.code.split(".")) in _KINDS)


def write_nodes(choice: Beginning, rules: RuleSet) -> bytes:
    """Return nodes.csv: the nomenclature of the field; what the office does not budget is taken out."""
    served = _objectives_of_programs(choice)
    rows = [_node(entry, served.get(entry.code, "")) for entry in work_plan(rules)]
    return write_rows(["id", "kind", "code", "name", "parent", "objective"], rows).encode()


def _objectives_of_programs(choice: Beginning) -> Mapping[str, str]:
    """Return the objective that each program serves: ownership where documents are counted, else quality."""
    measured = (*choice.chosen.components, *choice.chosen.indicators)
    found: dict[str, str] = {}
    for entry in sorted(measured, key=lambda entry: _objective(entry) == _QUALITY):
        for program in entry.programs:
            found.setdefault(program, _objective(entry))
    return found


def _node(entry: NomenclatureEntry, objective: str) -> list[str]:
    kind = node_kind(entry)
    parent = (
        "" if kind is NodeKind.PROGRAM else entry.code.rsplit(".", 2 if kind is NodeKind.ACTIVITY else 1)[0]
    )
    return [entry.code, kind.value, entry.code, entry.name, parent, objective]


def node_kind(entry: NomenclatureEntry) -> NodeKind:
    """Return whether an entry is a program, an activity or a sub-activity."""
    return _KINDS[len(entry.code.split("."))]


def write_counts(choice: Beginning) -> bytes:
    """Return counts.csv: each measure in each district, not reported yet."""
    measures = [
        measure[0]
        for component in choice.chosen.components
        for measure in (component.numerator, component.denominator)
    ]
    rows = [
        {"measure": measure, "area": area.code} for measure in measures for area in choice.region.districts
    ]
    return _write(COUNTS, rows, choice, choice.counts_source)


def write_survey(choice: Beginning) -> bytes:
    """Return survey.csv: the nine elements, without their indices."""
    rows = [
        {"survey": SURVEY, "code": element.code, "name": element.name, "given": "index"}
        for element in load_reference().survey_elements
    ]
    return _write(SURVEY_TABLE, rows, choice, choice.survey_source)


def write_inputs(choice: Beginning, rules: RuleSet) -> bytes:
    """Return inputs.csv: the money of each sub-activity, without budget and realisation."""
    rows = [
        {"node": entry.code, "resource": "money", "kind": "all"}
        for entry in work_plan(rules)
        if node_kind(entry) is NodeKind.SUBACTIVITY
    ]
    return _write(INPUTS, rows, choice, choice.budget_source)


def _write(table: Table[Any], rows: Iterable[Mapping[str, str]], choice: Beginning, source: str) -> bytes:
    """Write rows that wait for their figures, with every column that the table declares."""
    names = [column.name for column in table.columns]
    common = {"period": str(choice.year), "source": source}
    return write_rows(names, [[{**common, **row}.get(name, "") for name in names] for row in rows]).encode()
