"""Declaration of renstra.csv: what the strategic plan sets for each node, year by year."""

from __future__ import annotations

from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.progress import PlanYear
from capaian.dossier.tables.declaration import Column, Names, Nature, Need, Table, required, source_column
from capaian.dossier.tables.kinds import CODE, DECIMAL, PERIOD, TEXT, UNIT, choice

PLAN_YEARS = Table(
    "renstra.csv",
    "Renstra menurut tahun",
    "Target, pagu indikatif dan hasil yang diketahui dari setiap program, kegiatan dan sub kegiatan, "
    "satu baris setiap keluaran dan tahun, dari tahun pertamanya sampai akhir Renstra. Tahun tanpa baris "
    "sesudah itu tidak diketahui, bukan nol; tulis 0 bila memang tidak ada yang direncanakan.",
    (
        Column(
            "node",
            CODE,
            "Simpul",
            "Id dari nodes.csv.",
            Need.REQUIRED,
            refers_to=(Names.NODE,),
            nature=Nature.KEY,
        ),
        Column(
            "name",
            TEXT,
            "Nama keluaran",
            "Seperti di outputs.csv, atau nama indikator yang mengukur simpul; kosong: hanya uang.",
            Need.COLUMN,
            nature=Nature.KEY,
        ),
        Column(
            "unit",
            UNIT,
            "Satuan",
            "Kosong hanya pada baris yang hanya memuat uang.",
            Need.COLUMN,
            nature=Nature.KEY,
        ),
        Column(
            "aggregation",
            choice(Aggregation),
            "Cara menggabung",
            "sum: triwulan dan tahun dijumlahkan; last: nilai terakhir; kosong: menurut satuan.",
            nature=Nature.KEY,
        ),
        Column(
            "polarity",
            choice(Polarity),
            "Arah",
            "Bila kosong: higher, makin besar makin baik. Indikator memakai arahnya di plan.yaml.",
            nature=Nature.KEY,
        ),
        required("period", PERIOD, "Tahun", "Tahun Renstra: 2024.", nature=Nature.KEY),
        Column("target", DECIMAL, "Target", need=Need.COLUMN, nature=Nature.PLANNED),
        Column("actual", DECIMAL, "Realisasi", "Untuk tahun yang sudah lewat.", nature=Nature.MEASURED),
        Column(
            "budget",
            DECIMAL,
            "Pagu indikatif",
            "Milik simpul: isi pada satu baris setiap tahun.",
            unit="rupiah",
            nature=Nature.PLANNED,
        ),
        Column(
            "spent",
            DECIMAL,
            "Realisasi anggaran",
            "Seperti pagu indikatif.",
            unit="rupiah",
            nature=Nature.MEASURED,
        ),
        source_column(CODE),
        Column("note", TEXT, "Catatan", nature=Nature.TEXT),
    ),
    key=("node", "name", "period"),
    record=PlanYear,
    field="plan_years",
    is_extra=True,
)
