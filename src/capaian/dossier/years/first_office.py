"""The files that say who the office is: office.yaml, areas.csv, sources.yaml."""

from __future__ import annotations

from datetime import date
from typing import Final

from capaian.domain.office import Area, AreaKind
from capaian.dossier.csv_writer import write_rows
from capaian.dossier.years.first_choice import Beginning
from capaian.dossier.years.first_parts import Section, Written, write_yaml

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
