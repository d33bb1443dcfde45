"""What says what a figure is: the cells of which another text makes other figures of the same counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from capaian.web.measurement.differences.declarations import COVERS, DIFFERENCES
from capaian.web.planning.agreements.series import AGREEMENTS, LINES, PARTS
from capaian.web.planning.formula_owners import COMPONENTS, INDICATORS
from capaian.web.years.known import SHEETS, Known

TARGETS: Final = "plan.yaml#indicators/targets"
OWNER: Final = "indicators.code"
"""Column of a target that names its indicator."""
OFFICE: Final = "office.yaml"
_SURVEYS: Final = "plan.yaml#surveys"
_CREDITS: Final = "plan.yaml#indicators/credits"
_METHODS: Final = "office.yaml#policies/methods"
_SCALES: Final = "office.yaml#scales"
_BANDS: Final = "office.yaml#scales/bands"
AREAS: Final = "areas.csv"
_SOURCES: Final = "sources.yaml#sources"
_NODES: Final = "nodes.csv"
_HISTORY: Final = "history.csv"
_PEERS: Final = "peers.csv"
CODES: Final[Mapping[str, str]] = {
    INDICATORS: "code",
    COMPONENTS: "code",
    TARGETS: OWNER,
    AGREEMENTS: "id",
    LINES: "indicator",
    PARTS: "targets.indicator",
    _SURVEYS: "id",
    _CREDITS: OWNER,
    _SOURCES: "id",
    _NODES: "id",
    _HISTORY: "subject",
    _PEERS: "subject",
}
"""Columns that name what a row defines; what other rows define holds for all figures of the year."""
_BY_CODE: Final = frozenset({"code", "id"})
_PLANNED: Final = {"plan.yaml#goals": "id", "plan.yaml#objectives": "id"}
"""What has results of its own, too, and defines none."""
VALIDITY: Final = "masa berlaku"
_TARGET: Final = dict.fromkeys(("value", "text", "scale", "lower", "upper"), "target")
_COMMON: Final = {"code": "kode", "name": "nama", "unit": "satuan", "formula": "rumus"}
_COUNTED: Final = {"aggregation": "penggabungan periode", "decimals": "banyak desimal"}
DEFINING: Final[Mapping[str, Mapping[str, str]]] = {
    INDICATORS: {
        **_COMMON,
        **_COUNTED,
        "polarity": "arah",
        "method": "rumus capaian",
        "tolerance": "toleransi",
        "value_type": "jenis nilai",
        "survey": "survei",
        "is_key": "sifat utama",
        "valid_from": VALIDITY,
        "valid_to": VALIDITY,
    },
    COMPONENTS: {
        **_COMMON,
        **_COUNTED,
        **{f"numerator.{name}": "pembilang" for name in ("code", "name", "unit", "counted")},
        **{f"denominator.{name}": "penyebut" for name in ("code", "name", "unit", "counted")},
        "may_exceed_whole": "batas 100 persen",
    },
    TARGETS: _TARGET,
    AGREEMENTS: {
        "kind": "jenis",
        "signed": "tanggal",
        "year": "tahun",
        "tier": "tingkat",
        "revision": "perubahan",
        "title": "judul",
        "first_party": "pihak pertama",
        "second_party": "pihak kedua",
        "reason": "alasan perubahan",
        "document": "dokumen",
    },
    LINES: {
        "indicator": "indikator",
        **{f"target.{name}": word for name, word in _TARGET.items()},
        "indicator_as_printed": "indikator seperti tercetak",
        "objective_as_printed": "sasaran seperti tercetak",
        "group": "kelompok",
    },
    PARTS: {"targets.indicator": "indikator", "key": "periode", **_TARGET},
    _SURVEYS: {"top": "jawaban tertinggi", "classes": "kelas mutu", "year_value": "nilai tahunan"},
    _CREDITS: dict.fromkeys(("code", "weight", "per", "measure"), "angka kredit"),
    OFFICE: {
        column.id: column.title[0].lower() + column.title[1:]
        for column in SHEETS[OFFICE].columns
        if column.id.startswith("policies.")
    },
    _METHODS: dict.fromkeys(("key", "value"), "rumus capaian"),
    _SCALES: {"integer_bounds": "skala capaian"},
    _BANDS: dict.fromkeys(("position", "name", "lower", "upper"), "skala capaian"),
    AREAS: dict.fromkeys(("code", "kind", "parent"), "daftar wilayah"),
    _SOURCES: {"title": "judul sumber", "cut_off": "tanggal acuan sumber"},
    _NODES: {"code": "kode pekerjaan", "name": "nama pekerjaan"},
    _HISTORY: dict.fromkeys(("actual", "target", "achievement", "scale"), "pembanding tahun lalu"),
    _PEERS: dict.fromkeys(("numerator", "denominator", "value"), "pembanding kabupaten/kota lain"),
    DIFFERENCES: dict.fromkeys(
        ("reason", "where", "printed", "used", "rule", "explained", "keeps_total"),
        "perbedaan yang dinyatakan",
    ),
    COVERS: {"owner1": "perbedaan yang dinyatakan"},
}
"""Columns that say what a figure is, by sheet, with their words."""
PROMISED: Final = frozenset({AGREEMENTS, LINES, PARTS})
"""Sheets of agreements: what stands in a signed one was approved by who signed it."""
TARGET_ROWS: Final = frozenset({TARGETS, LINES, PARTS})
"""Sheets of which a new row is a target that was not there before."""
ADDED: Final = TARGET_ROWS | {_CREDITS, _METHODS, _BANDS, AREAS}
"""Sheets of which a new row makes other figures of what is there."""
COMPUTING: Final = frozenset(
    {"rumus", "satuan", "penggabungan periode", "arah", "rumus capaian", "jenis nilai", "survei"}
)
"""What makes figures of two definitions incomparable, so that the day from which it holds has to be told."""


def name_of(known: Known, code: str | None) -> str:
    """Return what a thing is called by who does not know its code: its symbol and name; else the code.

    Of two that are called alike the code stands behind, in brackets.
    """
    names = known.derive("names of what is defined", lambda: _names(known))
    return names.get(code or "", code or "")


def _names(known: Known) -> Mapping[str, str]:
    own = {sheet: column for sheet, column in CODES.items() if column in _BY_CODE} | _PLANNED
    found: dict[str, str] = {}
    for sheet, column in own.items():
        for row in known.rows.get(sheet, ()):
            name = row.cells.get("name") or row.cells.get("title") or ""
            if name:
                found.setdefault(row.cells.get(column, ""), f"{row.cells.get('symbol', '')} {name}".strip())
    return {code: apart for code, apart in told_apart(found).items() if code}


def told_apart(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return names by code, with the code behind those that several have.

    Examples:
        >>> told_apart({"1": "Hulu", "2": "Hilir", "3": "Hulu"})
        {'1': 'Hulu (1)', '2': 'Hilir', '3': 'Hulu (3)'}
    """
    often = Counter(names.values())
    return {code: f"{name} ({code})" if often[name] > 1 else name for code, name in names.items()}
