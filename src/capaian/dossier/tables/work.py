"""Declaration of the tables of work: nodes, outputs, inputs and counts."""

from __future__ import annotations

from capaian.domain.work import WHOLE_OFFICE, Count, NodeKind, Output, Resource, ResourceInput, WorkNode
from capaian.dossier.tables.declaration import (
    Column,
    Names,
    Nature,
    Need,
    NextYear,
    Table,
    reference,
    required,
    source_column,
)
from capaian.dossier.tables.kinds import (
    AREA_CODE,
    BOOLEAN,
    CODE,
    CODES,
    COUNT,
    DECIMAL,
    PERIOD,
    TEXT,
    UNIT,
    choice,
)

_NODE_NAMES = (Names.NODE, Names.OBJECTIVE, Names.GOAL)
_PERIOD = required("period", PERIOD, "Periode", "2023, 2023-S1, 2023-Q3 atau 2023-M07.", nature=Nature.KEY)
_NOTE = Column("note", TEXT, "Catatan", nature=Nature.TEXT)
_MEANS = "rupiah atau orang"
"""Money or staff, as the resource of the row says."""

NODES = Table(
    "nodes.csv",
    "Program, kegiatan, sub kegiatan",
    "Pohon rencana kerja: setiap program, kegiatan dan sub kegiatan satu baris. Sub kegiatan yang tidak "
    "dianggarkan dihapus, begitu pula kegiatan dan program yang isinya habis.",
    (
        required("id", CODE, "Id", defines=Names.NODE, nature=Nature.KEY),
        required("kind", choice(NodeKind), "Jenis", nature=Nature.KEY),
        Column("code", TEXT, "Kode", "Seperti tercetak: III.1.2.", Need.COLUMN, nature=Nature.KEY),
        required("name", TEXT, "Nama", nature=Nature.KEY),
        Column(
            "parent",
            CODE,
            "Induk",
            "Kosong untuk program.",
            Need.COLUMN,
            refers_to=(Names.NODE,),
            is_parent=True,
            nature=Nature.KEY,
        ),
        reference("objective", CODE, "Sasaran", Names.OBJECTIVE, Names.GOAL),
        reference("owner", CODE, "Penanggung jawab", Names.POST),
        Column(
            "indicators",
            CODES,
            "Indikator",
            "Kode indikator yang mengukur simpul ini; kosong: baris outputs.csv yang mengukurnya.",
            refers_to=(Names.INDICATOR,),
            nature=Nature.KEY,
        ),
        Column("location", TEXT, "Lokasi", nature=Nature.KEY),
        Column(
            "priority", TEXT, "Prioritas", "PP, KP, PPS atau PSN; kosong: bukan prioritas.", nature=Nature.KEY
        ),
    ),
    key=("id",),
    record=WorkNode,
    field="nodes",
)

OUTPUTS = Table(
    "outputs.csv",
    "Keluaran",
    "Target dan realisasi keluaran, dan realisasi indikator yang dilaporkan langsung.",
    (
        Column(
            "node",
            CODE,
            "Simpul",
            "Id dari nodes.csv.",
            Need.COLUMN,
            refers_to=_NODE_NAMES,
            nature=Nature.KEY,
        ),
        reference("indicator", CODE, "Indikator", Names.INDICATOR),
        Column("name", TEXT, "Nama keluaran", nature=Nature.KEY),
        required("unit", UNIT, "Satuan", nature=Nature.KEY),
        _PERIOD,
        Column("target", DECIMAL, "Target", nature=Nature.PLANNED),
        Column("actual", DECIMAL, "Realisasi", need=Need.COLUMN, nature=Nature.MEASURED),
        Column("text", TEXT, "Realisasi dalam kata", nature=Nature.MEASURED),
        Column("met", BOOLEAN, "Terpenuhi", "Apakah kata itu memenuhi target.", nature=Nature.MEASURED),
        source_column(CODE),
        _NOTE,
    ),
    key=("node", "indicator", "name", "period"),
    record=Output,
    field="outputs",
    next_year=NextYear.RENEWED,
)

INPUTS = Table(
    "inputs.csv",
    "Masukan",
    "Anggaran dan pegawai setiap simpul; simpul * berarti seluruh dinas.",
    (
        Column(
            "node",
            CODE,
            "Simpul",
            "Id dari nodes.csv, atau *.",
            Need.REQUIRED,
            refers_to=_NODE_NAMES,
            also=(WHOLE_OFFICE,),
            nature=Nature.KEY,
        ),
        _PERIOD,
        required("resource", choice(Resource), "Sumber daya", nature=Nature.KEY),
        required(
            "kind",
            CODE,
            "Rincian",
            "all, operations, capital, personnel, goods, machinery (peralatan dan mesin).",
            nature=Nature.KEY,
        ),
        Column(
            "original",
            DECIMAL,
            "Semula",
            "Sebelum perubahan.",
            Need.COLUMN,
            unit=_MEANS,
            nature=Nature.PLANNED,
        ),
        Column(
            "revised",
            DECIMAL,
            "Menjadi",
            "Setelah perubahan; kosong: seperti semula.",
            Need.COLUMN,
            unit=_MEANS,
            nature=Nature.PLANNED,
        ),
        Column("actual", DECIMAL, "Realisasi", need=Need.COLUMN, unit=_MEANS, nature=Nature.MEASURED),
        Column("fund", TEXT, "Sumber dana", "Misalnya APBD atau DAK.", nature=Nature.KEY),
        source_column(CODE),
        _NOTE,
    ),
    key=("node", "period", "resource", "kind"),
    record=ResourceInput,
    field="inputs",
    next_year=NextYear.RENEWED,
)

COUNTS = Table(
    "counts.csv",
    "Data hitungan",
    "Jumlah setiap ukuran per kecamatan dan periode. Baris kabupaten dipakai sebagai pembanding.",
    (
        reference("measure", CODE, "Ukuran", Names.MEASURE, need=Need.REQUIRED),
        reference("area", AREA_CODE, "Wilayah", Names.AREA, need=Need.REQUIRED),
        _PERIOD,
        Column(
            "value",
            COUNT,
            "Jumlah",
            "Kosong: belum dilaporkan. Isi 0 bila memang tidak ada.",
            Need.COLUMN,
            nature=Nature.MEASURED,
        ),
        source_column(CODE),
    ),
    key=("measure", "area", "period"),
    record=Count,
    field="counts",
    next_year=NextYear.RENEWED,
)
