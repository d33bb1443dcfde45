"""Declaration of plan.yaml: what the office set out to reach and how it is measured."""

from __future__ import annotations

from dataclasses import replace

from capaian.domain.plan import (
    CascadeKind,
    CascadeLink,
    Component,
    CreditActivity,
    CrossCut,
    Definition,
    Goal,
    Indicator,
    Measure,
    Objective,
    RegionalPlan,
    StrategicPlan,
    TargetValue,
    ValueType,
)
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity
from capaian.domain.survey import Survey, SurveyYear
from capaian.domain.value import PERCENT
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    Filler,
    KeyFile,
    Listing,
    Names,
    Need,
    Shape,
    reference,
    required,
)
from capaian.dossier.tables.kinds import (
    BOOLEAN,
    CODE,
    DAY,
    DECIMAL,
    TEXT,
    UNIT,
    YEAR,
    choice,
    integer,
)

_SCALE_KIND = replace(UNIT, empty=None)
_PROPOSED_HELP = "Ya bila tidak ada sumber yang menyatakannya. Bila kosong: tidak."
_DECIMALS = Column("decimals", integer(0, 6), "Banyak desimal", "Bila kosong: menurut kebijakan.")

TARGET = Shape(
    (
        Column("value", DECIMAL, "Target"),
        Column("text", TEXT, "Seperti tercetak", "Bila lebih dari angkanya: B (3,38)."),
        Column("scale", _SCALE_KIND, "Skala", "Bila lain dari satuan indikator: scale-4."),
        Column("lower", DECIMAL, "Batas bawah"),
        Column("upper", DECIMAL, "Batas atas"),
    ),
    TargetValue,
    shorthand="value",
    placed=False,
)

_REGIONAL = Shape(
    (
        required("title", TEXT, "Nama RPJMD"),
        Column("vision", TEXT, "Visi"),
        Column("missions", Listing(TEXT), "Misi"),
        Column("mission", integer(1, 50), "Misi yang didukung", "Nomor urut misi."),
        Column("objective", TEXT, "Sasaran daerah"),
    ),
    RegionalPlan,
    placed=False,
)

_STRATEGIC = Shape(
    (
        required("title", TEXT, "Nama Renstra"),
        required("first_year", YEAR, "Tahun pertama"),
        required("last_year", YEAR, "Tahun terakhir"),
        reference("document", CODE, "Dokumen", Names.DOCUMENT),
    ),
    StrategicPlan,
    placed=False,
)

_GOAL = Shape(
    (required("id", CODE, "Kode", defines=Names.GOAL), required("name", TEXT, "Tujuan")),
    Goal,
    key=("id",),
)

_OBJECTIVE = Shape(
    (
        required("id", CODE, "Kode", defines=Names.OBJECTIVE),
        Column("code", TEXT, "Nomor", "Seperti tercetak."),
        required("name", TEXT, "Sasaran"),
        Column(
            "parent",
            CODE,
            "Induk",
            "Tujuan, atau sasaran satu tingkat di atasnya.",
            Need.REQUIRED,
            refers_to=(Names.GOAL, Names.OBJECTIVE),
            is_parent=True,
        ),
        required("tier", TEXT, "Eselon", "II, III atau IV."),
        reference("owner", CODE, "Penanggung jawab", Names.POST),
        Column("as_printed", ByKey(CODE, TEXT), "Bunyi di naskah lain", filler=Filler.LEFT_OUT),
    ),
    Objective,
    key=("id",),
)

_SURVEY = Shape(
    (
        required("id", CODE, "Kode", defines=Names.SURVEY),
        required("name", TEXT, "Nama survei"),
        Column("unit", TEXT, "Unit layanan yang dinilai"),
        required("top", integer(2, 100), "Jawaban tertinggi", "4 untuk skala 1-4."),
        required("classes", CODE, "Tabel kelas mutu", "Id tabel kelas dari aturan."),
        Column(
            "year_value",
            choice(SurveyYear),
            "Nilai tahunan",
            "own: hanya baris periode itu sendiri; latest: tanpa itu, survei terakhir di dalamnya.",
            filler=Filler.LEFT_OUT,
        ),
        Column(
            "owner",
            CODE,
            "Penanggung jawab",
            "Jabatan yang mengisi hasilnya. Bila kosong: menurut indikatornya.",
            refers_to=(Names.POST,),
        ),
    ),
    Survey,
    key=("id",),
)

_MEASURE = Shape(
    (
        required("code", CODE, "Kode", "Misalnya ktp.holders.", defines=Names.MEASURE),
        required("name", TEXT, "Nama"),
        required("unit", UNIT, "Satuan"),
        Column("counted", TEXT, "Dihitung dari daftar", "Misalnya cooperation.data_use.approved."),
    ),
    Measure,
    placed=False,
)

_COMPONENT = Shape(
    (
        required("code", CODE, "Kode", defines=Names.COMPONENT),
        required("name", TEXT, "Nama cakupan"),
        Column("symbol", TEXT, "Lambang", "Misalnya Q2."),
        required("numerator", _MEASURE, "Pembilang"),
        required("denominator", _MEASURE, "Penyebut"),
        required("formula", TEXT, "Rumus", "Misalnya 100 * ktp.holders / ktp.eligible."),
        Column("unit", UNIT, "Satuan", "Bila kosong: persen.", filler=PERCENT),
        _DECIMALS,
        Column("may_exceed_whole", BOOLEAN, "Boleh lebih dari 100 persen", filler=False),
        Column(
            "aggregation",
            choice(Aggregation),
            "Penggabungan periode",
            "Bila kosong: last, nilai terakhir.",
            filler=Aggregation.LAST,
        ),
        Column(
            "owner",
            CODE,
            "Penanggung jawab",
            "Jabatan yang mengisi hitungannya. Bila kosong: menurut indikatornya.",
            refers_to=(Names.POST,),
        ),
    ),
    Component,
    key=("code",),
)

_DEFINITION = Shape(
    (
        Column("meaning", TEXT, "Arti"),
        Column("reason", TEXT, "Alasan pemilihan"),
        Column("calculation", TEXT, "Cara menghitung, dalam kata"),
    ),
    Definition,
    placed=False,
)

_CREDIT = Shape(
    (
        required("code", CODE, "Kode kegiatan"),
        required("name", TEXT, "Kegiatan"),
        required("unit", UNIT, "Satuan", "Yang dihitung: laporan, karakter."),
        required("weight", DECIMAL, "Bobot", "Angka kredit, misalnya 0.013."),
        Column("per", integer(1, 10**6), "Untuk setiap", "Bila kosong: 1. Isi 1000 untuk /1000.", filler=1),
        required("measure", CODE, "Ukuran", "Kode dalam counts.csv.", defines=Names.MEASURE),
    ),
    CreditActivity,
    key=("code",),
)

_INDICATOR = Shape(
    (
        required("code", CODE, "Kode", "Misalnya iku-2.", defines=Names.INDICATOR),
        Column("symbol", TEXT, "Lambang", "Misalnya IKU 2."),
        required("name", TEXT, "Nama indikator"),
        reference("objective", CODE, "Sasaran", Names.OBJECTIVE, Names.GOAL, need=Need.REQUIRED),
        required("tier", TEXT, "Eselon", "II, III atau IV."),
        Column("is_key", BOOLEAN, "IKU", "Bila kosong: tidak.", filler=False),
        required("unit", UNIT, "Satuan", "percent, index, point, rupiah, atau kata seperti orang."),
        Column(
            "value_type", choice(ValueType), "Jenis nilai", "Bila kosong: number.", filler=ValueType.NUMBER
        ),
        Column(
            "polarity",
            choice(Polarity),
            "Arah",
            "Bila kosong: higher, makin besar makin baik.",
            filler=Polarity.HIGHER_IS_BETTER,
        ),
        Column("formula", TEXT, "Rumus", "Bila kosong: realisasi ada di outputs.csv."),
        Column(
            "formula_proposed",
            BOOLEAN,
            "Rumus usulan",
            "Ya bila tidak ada sumber yang memuat rumusnya. Bila kosong: tidak.",
            filler=False,
        ),
        Column("credits", Listing(_CREDIT), "Angka kredit", "Kegiatan yang dijumlah rumus credits()."),
        _DECIMALS,
        Column(
            "aggregation",
            choice(Aggregation),
            "Penggabungan periode",
            "Bila kosong: last, nilai terakhir.",
            filler=Aggregation.LAST,
        ),
        Column("definition", _DEFINITION, "Definisi", filler=Definition()),
        reference("owner", CODE, "Penanggung jawab", Names.POST),
        Column("data_source", TEXT, "Sumber data"),
        Column("method", choice(AchievementMethod), "Rumus capaian", "Bila lain dari kebijakan."),
        Column("tolerance", DECIMAL, "Toleransi"),
        reference("survey", CODE, "Survei", Names.SURVEY),
        Column(
            "targets",
            ByKey(YEAR, TARGET),
            "Target Renstra",
            "Target setiap tahun.",
            field="plan_targets",
            filler=Filler.LEFT_OUT,
        ),
        Column("valid_from", DAY, "Berlaku mulai"),
        Column("valid_to", DAY, "Berlaku sampai"),
        Column(
            "as_printed",
            ByKey(CODE, TEXT),
            "Bunyi di naskah lain",
            "Kode naskah dan bunyinya.",
            filler=Filler.LEFT_OUT,
        ),
    ),
    Indicator,
    key=("code",),
)

_CASCADE = Shape(
    (
        reference("child", CODE, "Indikator bawah", Names.INDICATOR, need=Need.REQUIRED),
        reference("parent", CODE, "Indikator atas", Names.INDICATOR, need=Need.REQUIRED),
        required(
            "kind",
            choice(CascadeKind),
            "Jenis",
            "component: dipakai rumus; contribution: ikut mewujudkan; service: melayani.",
        ),
        Column("proposed", BOOLEAN, "Usulan", _PROPOSED_HELP, filler=False),
        Column("note", TEXT, "Catatan"),
    ),
    CascadeLink,
    key=("child", "parent"),
)

_CROSS_CUT = Shape(
    (
        reference(
            "subject", CODE, "Sasaran atau indikator", Names.OBJECTIVE, Names.INDICATOR, need=Need.REQUIRED
        ),
        required("partner", TEXT, "Mitra", "Perangkat daerah atau lembaga, bukan nama orang."),
        required("contribution", TEXT, "Peran mitra"),
        Column("proposed", BOOLEAN, "Usulan", _PROPOSED_HELP, filler=False),
    ),
    CrossCut,
    key=("subject", "partner", "contribution"),
)

PLAN = KeyFile(
    "plan.yaml",
    "Rencana",
    "RPJMD, Renstra, tujuan, sasaran, komponen, indikator dan targetnya.",
    Shape(
        (
            Column("regional", _REGIONAL, "RPJMD", field="regional_plan"),
            Column("strategic_plan", _STRATEGIC, "Renstra"),
            Column("goals", Listing(_GOAL), "Tujuan"),
            Column("objectives", Listing(_OBJECTIVE), "Sasaran"),
            Column("surveys", Listing(_SURVEY), "Survei"),
            Column("components", Listing(_COMPONENT), "Komponen"),
            Column("indicators", Listing(_INDICATOR), "Indikator"),
            Column(
                "cascade",
                Listing(_CASCADE),
                "Turunan indikator",
                "Pohon kinerja: indikator bawah dan atasnya.",
            ),
            Column("crosscutting", Listing(_CROSS_CUT), "Peran mitra", "Crosscutting dengan pihak luar."),
        ),
        dict,
        placed=False,
    ),
    is_required=True,
)
