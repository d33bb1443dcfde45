"""The files of a dossier that begins: who the office is, what it wants to reach,
and rows for its figures.

The usual names and texts are data of the rulebook (`first-year.yaml`); here they are filled in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from ruamel.yaml import YAML

from capaian.domain.office import AreaKind
from capaian.domain.policy import Policies
from capaian.domain.rule_set import CatalogueIndicator, NomenclatureEntry, RuleSet, Verification
from capaian.domain.work import NodeKind
from capaian.dossier.reading.csv_reader import write_records, write_rows
from capaian.dossier.rows.yaml_text import write_behind
from capaian.dossier.rows.yaml_values import Written, value_of
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.parts import COUNTS, INPUTS
from capaian.dossier.tables.parts import SURVEY as SURVEY_TABLE
from capaian.dossier.years.regions import Region
from capaian.rulebook import load_reference
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import names_in, surveys_in

OFFICE: Final = "Dinas Kependudukan dan Pencatatan Sipil"
SHORT_OFFICE_NAME: Final = "Disdukcapil"
_LAST_YEAR: Final = 2199
_HEAD: Final = "kepala-dinas"
_SURVEY: Final = "skm"
_QUALITY: Final = "sasaran-1"
_OWNERSHIP: Final = "sasaran-2"
_EVENTS: Final = frozenset({"peristiwa", "permohonan"})
"""Units of what happens within a year and adds up over its quarters,
as people and cards do not.
"""
_KINDS: Final = {3: NodeKind.PROGRAM, 5: NodeKind.ACTIVITY, 6: NodeKind.SUBACTIVITY}
"""Kinds by how many parts a code of the nomenclature has: 2.12.01, 2.12.01.2.01,
2.12.01.2.01.0001.
"""
_PLACE_REMARK: Final = (
    "Tempat penandatanganan (place) belum diketahui, jadi diisi nama daerah; ganti bila lain."
)


USUAL_INDICATORS: Final = ("ikm", "kepemilikan-dokumen")
"""The two indicators that most offices answer for: satisfaction, and ownership of documents."""
ALL_INDICATORS: Final = "semua"


@dataclass(frozen=True, slots=True)
class CatalogueChoice:
    """The entries of the catalogue that a dossier starts with."""

    indicators: tuple[CatalogueIndicator, ...]
    """Key indicators as they were chosen; of everything that of satisfaction first,
    as its objective is.
    """
    parts: tuple[CatalogueIndicator, ...]
    """Indicators that the formulas of others name, each before those that name it."""
    components: tuple[CatalogueIndicator, ...]
    """Ratios of two counted measures, in the order of the catalogue."""

    @property
    def has_survey(self) -> bool:
        """Whether an indicator reads a survey."""
        return any(map(_is_of_survey, (*self.indicators, *self.parts)))


def unknown_codes(
    catalogue: Sequence[CatalogueIndicator], codes: Collection[str]
) -> tuple[str, ...]:
    """Return the codes that the catalogue does not have."""
    known = {entry.code for entry in catalogue}
    return tuple(code for code in codes if code not in known and code != ALL_INDICATORS)


def choose(catalogue: Sequence[CatalogueIndicator], codes: Sequence[str]) -> CatalogueChoice:
    """Return what a choice of codes takes: `semua`, or known ones,
    with all that their formulas name.
    """
    wanted = (
        dict.fromkeys(entry.code for entry in catalogue)
        if ALL_INDICATORS in codes
        else dict.fromkeys(codes)
    )
    by_code = {entry.code: entry for entry in catalogue}
    named = {code for entry in wanted for code in _needs(by_code, entry)}
    if ALL_INDICATORS in codes:
        left = [code for code in wanted if code not in named]
        wanted = dict.fromkeys(sorted(left, key=lambda code: not _is_of_survey(by_code[code])))
    taken = [entry for entry in catalogue if entry.code in named | wanted.keys()]
    parts = (entry for entry in taken if entry.code not in wanted and not is_component(entry))
    indicators = tuple(by_code[code] for code in wanted)
    return CatalogueChoice(indicators, tuple(parts), tuple(filter(is_component, taken)))


def is_component(entry: CatalogueIndicator) -> bool:
    """Say whether an entry is a ratio of two counted measures."""
    return bool(entry.numerator[0])


def _is_of_survey(entry: CatalogueIndicator) -> bool:
    return bool(surveys_in(parse(entry.formula)))


def _needs(by_code: dict[str, CatalogueIndicator], code: str) -> Iterator[str]:
    """Yield the entries that an entry's formula names, and theirs."""
    for name in names_in(parse(by_code[code].formula)):
        if name.code in by_code and name.code != code:
            yield name.code
            yield from _needs(by_code, name.code)


@dataclass(frozen=True, slots=True)
class Beginning:
    """An office and its first year."""

    region: Region
    year: int
    chosen: CatalogueChoice
    name: str = OFFICE
    """Of the office, without its regency."""
    place: str = ""
    """Where its head signs; empty: named like the regency."""
    names_sources: bool = True
    """Rows name the usual sources, for whoever reads them beside the figures that are typed."""

    @property
    def counts_source(self) -> str:
        """Id of the source of the counts: the aggregate data of the second semester."""
        return f"agregat-{self.year}-s2"

    @property
    def survey_source(self) -> str:
        """Id of the source of the survey."""
        return f"skm-{self.year}"

    @property
    def budget_source(self) -> str:
        """Id of the source of money."""
        return f"realisasi-{self.year}"


def first_year(rules: RuleSet) -> int:
    """Return the first year in which a dossier may begin:
    the first with a scale of achievement.
    """
    return min(s.provenance.valid_from.year for s in rules.scales if s.id == Policies().scale)


def may_begin(year: int, rules: RuleSet) -> bool:
    """Say whether a dossier of a year may begin; 0 is none."""
    return 0 < year <= _LAST_YEAR and rules.scale(Policies().scale, date(year, 12, 31)) is not None


def begin(choice: Beginning, rules: RuleSet) -> Mapping[str, bytes]:
    """Return the files of a new dossier by their paths, in canonical form.

    No figure is in them: where one belongs, its row is there and its cell is empty.
    """
    used = {_objective(entry) for entry in (*choice.chosen.indicators, *choice.chosen.parts)}
    words = _words(choice, used)
    needed = {"documents"} if _OWNERSHIP in used else set()
    needed |= {"survey"} if choice.chosen.has_survey else set()
    made = {
        file: _write_part(template, words, needed).encode()
        for file, template in _templates().items()
    } | {
        "areas.csv": _areas(choice),
        "nodes.csv": _nodes(choice, rules),
        "inputs.csv": _inputs(choice, rules),
        "counts.csv": _counts(choice) if choice.chosen.components else b"",
        "survey.csv": _survey(choice) if choice.chosen.has_survey else b"",
    }
    return {file: content for file, content in made.items() if content}


@cache
def _templates() -> Mapping[str, Any]:
    text = files("capaian.rulebook").joinpath("first-year.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = YAML(typ="safe").load(text)
    return found


def _words(choice: Beginning, used: set[str]) -> Mapping[str, Written]:
    """Return what is filled in, by the names in braces."""
    region, chosen, year = choice.region, choice.chosen, choice.year
    numbered = [(entry, f"IKU {number}") for number, entry in enumerate(chosen.indicators, 1)]
    indicators = [*numbered, *((entry, "") for entry in chosen.parts)]
    return {
        "name": choice.name,
        "short_name": SHORT_OFFICE_NAME,
        "place": choice.place or region.bare_name,
        "place_remark": "" if choice.place else _PLACE_REMARK,
        "regency": region.name,
        "regency_code": region.code,
        "province": region.province,
        "province_code": region.province_code,
        "regent": region.regent,
        "year": year,
        "next_year": year + 1,
        "last_day": date(year, 12, 31),
        "counts_source": choice.counts_source,
        "budget_source": choice.budget_source,
        "survey_source": choice.survey_source,
        "survey_number": "1",
        "documents_number": str(len(used)),
        "components": [component_of(entry) for entry in chosen.components],
        "indicators": [indicator_of(entry, symbol) for entry, symbol in indicators],
        "first_indicator": _code(chosen.indicators[0]),
    }


def _write_part(
    template: Mapping[str, Any], words: Mapping[str, Written], needed: set[str]
) -> str:
    """Return a YAML part: comments at its head, then its sections, each with its comments."""
    pieces = [_comments(template["head"], words)]
    for section in template["sections"]:
        if value := _filled(section["value"], words, needed):
            pieces.append(_comments(section.get("comment", ()), words))
            pieces.append(f"{section['key']}:{write_behind(value_of(value), 0)}\n")
    return "".join(pieces)


def _comments(lines: Sequence[str], words: Mapping[str, Written]) -> str:
    texts = (line.format_map(words) for line in lines)
    return "".join(f"# {text}\n" for text in texts if text)


def _filled(value: Written, words: Mapping[str, Written], needed: set[str]) -> Written:
    """Return a value of the template with its texts filled in,
    without what nothing chosen needs.
    """
    match value:
        case str() if value[:1] == "{" and value[1:-1] in words:
            return words[value[1:-1]]  # a year stays a number, a list a list
        case str():
            return value.format_map(words)
        case list():
            wanted = (
                one
                for one in value
                if not isinstance(one, dict) or one.get("of", "") in {"", *needed}
            )
            return [_filled(one, words, needed) for one in wanted]
        case dict():
            return {key: _filled(one, words, needed) for key, one in value.items() if key != "of"}
    return value


def _objective(entry: CatalogueIndicator) -> str:
    return _QUALITY if surveys_in(parse(entry.formula)) else _OWNERSHIP


def component_of(entry: CatalogueIndicator) -> Mapping[str, Written]:
    """Return the component that an entry of the catalogue becomes in a plan, by its keys."""
    roles = (("numerator", entry.numerator), ("denominator", entry.denominator))
    return {
        "code": entry.code,
        "name": entry.name,
        **{role: {"code": code, "name": name, "unit": unit} for role, (code, name, unit) in roles},
        "formula": entry.formula,
        "unit": entry.unit,
        "aggregation": "sum" if entry.denominator[2] in _EVENTS else "",
    }


def _code(entry: CatalogueIndicator) -> str:
    """Return the code of the indicator that a chosen entry becomes;
    a component keeps its own beside it.
    """
    return f"iku-{entry.code}" if is_component(entry) else entry.code


def indicator_of(entry: CatalogueIndicator, symbol: str) -> Mapping[str, Written]:
    """Return the indicator that an entry of the catalogue becomes in a plan, by its keys.

    Its symbol is its number as a key indicator, `IKU 2`; empty: it is a part of another one.
    """
    has_survey = _objective(entry) == _QUALITY
    is_proposed = entry.provenance.verification is Verification.UNVERIFIED
    return {
        "code": _code(entry),
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
        "owner": _HEAD,
        "survey": _SURVEY if has_survey else "",
    }


def _areas(choice: Beginning) -> bytes:
    """Return areas.csv: province, regency, and the districts that the rulebook knows."""
    region = choice.region
    rows = [
        [region.province_code, region.province, AreaKind.PROVINCE.value, ""],
        [region.code, region.name, AreaKind.REGENCY.value, region.province_code],
        *(
            [area.code, area.name, AreaKind.DISTRICT.value, region.code]
            for area in region.districts
        ),
    ]
    return write_rows(["code", "name", "kind", "parent"], rows).encode()


def work_plan(rules: RuleSet) -> tuple[NomenclatureEntry, ...]:
    """Return the programs, activities and sub-activities whose official names
    are read in a document.
    """
    known = [e for e in rules.nomenclature if e.provenance.verification is Verification.DOCUMENT]
    return tuple(entry for entry in known if len(entry.code.split(".")) in _KINDS)


def node_kind(entry: NomenclatureEntry) -> NodeKind:
    """Return whether an entry is a program, an activity or a sub-activity."""
    return _KINDS[len(entry.code.split("."))]


def _nodes(choice: Beginning, rules: RuleSet) -> bytes:
    """Return nodes.csv: the nomenclature of the field;
    what the office does not budget is taken out.
    """
    served: dict[str, str] = {}
    # A program serves ownership where documents are counted, else quality.
    measured = sorted(
        (*choice.chosen.components, *choice.chosen.indicators), key=_objective, reverse=True
    )
    for program, objective in (
        (code, _objective(entry)) for entry in measured for code in entry.programs
    ):
        served.setdefault(program, objective)
    rows = []
    for entry in work_plan(rules):
        kind = node_kind(entry)
        above = {NodeKind.PROGRAM: 0, NodeKind.ACTIVITY: 2, NodeKind.SUBACTIVITY: 1}[kind]
        parent = entry.code.rsplit(".", above)[0] if above else ""
        rows.append(
            [entry.code, kind.value, entry.code, entry.name, parent, served.get(entry.code, "")]
        )
    return write_rows(["id", "kind", "code", "name", "parent", "objective"], rows).encode()


def _counts(choice: Beginning) -> bytes:
    """Return counts.csv: each measure in each district, not reported yet."""
    pairs = (
        (component.numerator, component.denominator) for component in choice.chosen.components
    )
    measures = dict.fromkeys(code for pair in pairs for code, _, _ in pair)
    districts = choice.region.districts
    rows = [{"measure": code, "area": area.code} for code in measures for area in districts]
    return _write_table(COUNTS, rows, choice, choice.counts_source)


def _survey(choice: Beginning) -> bytes:
    """Return survey.csv: the nine elements, without their indices."""
    rows = [
        {"survey": _SURVEY, "code": element.code, "name": element.name, "given": "index"}
        for element in load_reference().survey_elements
    ]
    return _write_table(SURVEY_TABLE, rows, choice, choice.survey_source)


def _inputs(choice: Beginning, rules: RuleSet) -> bytes:
    """Return inputs.csv: the money of each sub-activity, without budget and realisation."""
    entries = (entry for entry in work_plan(rules) if node_kind(entry) is NodeKind.SUBACTIVITY)
    rows = [{"node": entry.code, "resource": "money", "kind": "all"} for entry in entries]
    return _write_table(INPUTS, rows, choice, choice.budget_source)


def _write_table(
    table: Table[Any], rows: Iterable[Mapping[str, str]], choice: Beginning, source: str
) -> bytes:
    """Write rows that wait for their figures, with every column that the table declares."""
    names = [column.name for column in table.columns]
    common = {"period": str(choice.year), "source": source if choice.names_sources else ""}
    return write_records(names, ({**common, **row} for row in rows)).encode()
