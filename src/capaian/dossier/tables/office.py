"""Declaration of office.yaml and areas.csv: who the office is, what it declares, where it works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.office import Area, AreaKind, Office, OrganisationUnit, Post
from capaian.domain.policy import (
    DEFAULT_METHODS,
    AchievementMethod,
    Aggregation,
    AgreementChoice,
    EfficiencyMethod,
    EfficiencyRule,
    Polarity,
    Policies,
    Rounding,
    ScaleGap,
    StaffTotals,
    Step,
    SurveyWeight,
    VerifierChoice,
    WordsRule,
    ZeroRule,
    ZeroRules,
)
from capaian.domain.rule_set import AchievementScale, Band, Provenance, Verification
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    Filler,
    KeyFile,
    Listing,
    Names,
    Nature,
    Need,
    Shape,
    Structure,
    Table,
    reference,
    required,
)
from capaian.dossier.tables.kinds import (
    ACTING,
    AREA_CODE,
    BOOLEAN,
    CODE,
    DAY,
    DECIMAL,
    OPTIONAL_TEXT,
    TEXT,
    YEAR,
    choice,
    integer,
    limit,
)


@dataclass(frozen=True, slots=True)
class _Region:
    code: AreaCode
    name: str


@dataclass(frozen=True, slots=True)
class _Identity:
    """The key `office`; units and posts stand beside it in the file."""

    name: str
    short_name: str
    regency: _Region
    province: _Region
    place: str
    head: PostId
    tasks: str
    functions: tuple[str, ...]
    issues: tuple[str, ...]
    letterhead: tuple[str, ...]
    planning_agency: str

    def to_office(self, units: tuple[OrganisationUnit, ...], posts: tuple[Post, ...]) -> Office:
        """Return the office with its organisation."""
        return Office(
            self.name,
            self.short_name,
            self.regency.code,
            self.regency.name,
            self.province.code,
            self.province.name,
            self.place,
            self.head,
            self.tasks,
            self.functions,
            units,
            posts,
            self.issues,
            self.letterhead,
            self.planning_agency,
        )


def _build_part(
    office: _Identity,
    year: int,
    units: tuple[OrganisationUnit, ...],
    posts: tuple[Post, ...],
    policies: Policies,
    scales: tuple[AchievementScale, ...],
) -> dict[str, object]:
    return {"office": office.to_office(units, posts), "year": year, "policies": policies, "scales": scales}


def _complete_methods(methods: dict[Polarity, AchievementMethod]) -> dict[Polarity, AchievementMethod]:
    return {**DEFAULT_METHODS, **methods}


def _policy(name: str, kind: Structure, title: str, help_text: str = "") -> Column:
    return Column(name, kind, title, help_text, filler=Filler.LEFT_OUT)


_REGION = Shape(
    (
        required("code", AREA_CODE, "Kode wilayah", "Kode resmi, misalnya 63.11.", defines=Names.AREA),
        required("name", TEXT, "Nama", "Misalnya Kabupaten Contoh."),
    ),
    _Region,
    placed=False,
)

_ORGANISATION_UNIT = Shape(
    (
        required("id", CODE, "Kode unit", defines=Names.ORGANISATION_UNIT),
        required("name", TEXT, "Nama unit"),
        Column("parent", CODE, "Unit induk", refers_to=(Names.ORGANISATION_UNIT,), is_parent=True),
    ),
    OrganisationUnit,
    key=("id",),
    placed=False,
)

_POST = Shape(
    (
        required("id", CODE, "Kode jabatan", "Tanpa nama orang: kepala-dinas.", defines=Names.POST),
        required("name", TEXT, "Nama jabatan"),
        reference("unit", CODE, "Unit kerja", Names.ORGANISATION_UNIT),
        Column("parent", CODE, "Atasan", refers_to=(Names.POST,), is_parent=True),
        Column("tier", OPTIONAL_TEXT, "Eselon", "II, III, IV atau JF."),
        Column("acting", ACTING, "Plt.", "ya (Plt.), Plh. atau Pj.; bila kosong: tidak."),
        Column("vacant", BOOLEAN, "Jabatan kosong", "Bila kosong: tidak.", filler=False),
        Column("tasks", Listing(TEXT), "Tugas"),
        Column("functions", Listing(TEXT), "Fungsi"),
        Column("holders", integer(1, 500), "Banyak pemegang", "Bila kosong: 1. Tanpa nama orang.", filler=1),
    ),
    Post,
    key=("id",),
    placed=False,
)

_OFFICE = Shape(
    (
        required("name", TEXT, "Nama perangkat daerah"),
        required("short_name", TEXT, "Nama singkat"),
        required("regency", _REGION, "Kabupaten/kota"),
        required("province", _REGION, "Provinsi"),
        required("place", TEXT, "Tempat penandatanganan"),
        reference("head", CODE, "Kepala", Names.POST, need=Need.REQUIRED),
        Column("tasks", TEXT, "Tugas pokok"),
        Column("functions", Listing(TEXT), "Fungsi"),
        Column("issues", Listing(TEXT), "Isu strategis"),
        Column("letterhead", Listing(TEXT), "Kop surat", "Baris alamat di bawah nama: jalan, telepon."),
        Column(
            "planning_agency",
            TEXT,
            "Perangkat daerah perencanaan",
            "Kepalanya mengevaluasi Renja (E.81): Bappeda, Bapperida. Bila kosong: Bappeda.",
            filler="Bappeda",
        ),
    ),
    _Identity,
    placed=False,
)

_ZERO = Shape(
    tuple(
        _policy(name, choice(ZeroRule), title)
        for name, title in (
            ("both_zero", "Target 0 dan realisasi 0"),
            ("zero_target", "Target 0, realisasi lebih"),
            ("zero_target_lower", "Target 0, realisasi lebih, makin kecil makin baik"),
            ("no_events", "Komponen 0 dari 0"),
        )
    ),
    ZeroRules,
    placed=False,
)

_POLICIES = Shape(
    (
        _policy("rounding", choice(Rounding), "Pembulatan", "printed: setiap angka tercetak dibulatkan."),
        _policy("printed_steps", Listing(choice(Step)), "Langkah yang tercetak"),
        _policy("decimals", integer(0, 6), "Banyak desimal"),
        _policy(
            "methods",
            ByKey(choice(Polarity), choice(AchievementMethod), _complete_methods),
            "Rumus capaian",
            "Rumus untuk setiap arah: R realisasi, T target.",
        ),
        _policy("cap", limit(100, 110, 120), "Batas atas capaian", "Berlaku hanya dalam rata-rata."),
        _policy("floor", limit(0), "Batas bawah capaian"),
        _policy("zero", _ZERO, "Aturan nol"),
        _policy("agreement", choice(AgreementChoice), "Perjanjian kinerja yang dipakai"),
        _policy("scale", CODE, "Skala capaian", "Id skala dari aturan atau dari scales."),
        _policy("scale_gap", choice(ScaleGap), "Celah skala", "Cara menutup celah antarkelas."),
        _policy("survey_weight", choice(SurveyWeight), "Bobot unsur survei"),
        _policy("areas", choice(Aggregation), "Penggabungan kecamatan"),
        _policy("trend_tolerance", DECIMAL, "Toleransi tetap"),
        _policy("efficiency", Listing(choice(EfficiencyMethod)), "Cara menilai efisiensi"),
        _policy("efficiency_rule", choice(EfficiencyRule), "Aturan efisien atau tidak"),
        _policy("staff_totals", choice(StaffTotals), "Jumlah pegawai simpul atas"),
        _policy("words", choice(WordsRule), "Target dalam kata"),
        _policy("verifier", choice(VerifierChoice), "Pemeriksa isian", "Dicetak dalam lampiran kebijakan."),
    ),
    Policies,
    placed=False,
)

_BAND = Shape(
    (
        required("position", integer(1, 50), "Urutan", "1 yang terbaik."),
        required("name", TEXT, "Nama kelas"),
        Column("numeral", TEXT, "Angka romawi"),
        Column("lower", DECIMAL, "Batas bawah"),
        Column("upper", DECIMAL, "Batas atas"),
    ),
    Band,
    key=("position",),
    placed=False,
)

_PROVENANCE = Shape(
    (
        required("regulation", TEXT, "Peraturan"),
        Column("article", TEXT, "Pasal"),
        Column("valid_from", DAY, "Berlaku mulai", filler=date.min),
        Column("valid_to", DAY, "Berlaku sampai"),
        Column("verification", choice(Verification), "Keadaan verifikasi", filler=Verification.DOCUMENT),
        Column("note", TEXT, "Catatan"),
    ),
    Provenance,
    placed=False,
)

_SCALE = Shape(
    (
        required("id", CODE, "Kode skala"),
        required("name", TEXT, "Nama skala"),
        required("bands", Listing(_BAND), "Kelas", "Dari yang terbaik."),
        required("provenance", _PROVENANCE, "Dasar"),
        Column("integer_bounds", BOOLEAN, "Batas bulat", "Bila kosong: tidak.", filler=False),
    ),
    AchievementScale,
    key=("id",),
    placed=False,
)

OFFICE = KeyFile(
    "office.yaml",
    "Perangkat daerah",
    "Identitas, susunan organisasi, dan kebijakan penghitungan yang dinyatakan.",
    Shape(
        (
            required("office", _OFFICE, "Perangkat daerah"),
            required("year", YEAR, "Tahun laporan"),
            Column("units", Listing(_ORGANISATION_UNIT), "Unit kerja"),
            Column("posts", Listing(_POST), "Jabatan", "Pejabat disebut menurut jabatannya."),
            Column("policies", _POLICIES, "Kebijakan", filler=Policies()),
            Column("scales", Listing(_SCALE), "Skala sendiri"),
        ),
        _build_part,
        placed=False,
    ),
    is_required=True,
)

AREAS = Table(
    "areas.csv",
    "Wilayah",
    "Kecamatan dan desa dengan kode resminya, dalam urutan tabel laporan.",
    (
        required(
            "code", AREA_CODE, "Kode", "Kode resmi, misalnya 63.11.02.", defines=Names.AREA, nature=Nature.KEY
        ),
        required("name", TEXT, "Nama", nature=Nature.KEY),
        required("kind", choice(AreaKind), "Tingkat", nature=Nature.KEY),
        Column(
            "parent", AREA_CODE, "Wilayah induk", refers_to=(Names.AREA,), is_parent=True, nature=Nature.KEY
        ),
    ),
    key=("code",),
    record=Area,
    field="areas",
)
