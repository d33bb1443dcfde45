"""Declaration of statements.csv: what existing papers say of the indicators of the plan."""

from __future__ import annotations

from dataclasses import replace

from capaian.domain.plan import PaperStatement
from capaian.dossier.tables.declaration import (
    Column,
    Names,
    Nature,
    Need,
    Table,
    reference,
    source_column,
)
from capaian.dossier.tables.kinds import CODE, DECIMAL, PERIOD, TEXT, UNIT

STATEMENTS = Table(
    "statements.csv",
    "Pernyataan naskah lain",
    "Apa yang dinyatakan naskah resmi yang sudah ada (Renstra, keputusan, rencana aksi) tentang indikator; "
    "perbedaannya dari plan.yaml diperiksa.",
    (
        reference("paper", CODE, "Naskah", Names.DOCUMENT, need=Need.REQUIRED),
        reference("indicator", CODE, "Indikator", Names.INDICATOR, need=Need.REQUIRED),
        Column("period", PERIOD, "Periode target", "2023, 2023-S1 atau 2023-Q3.", nature=Nature.KEY),
        Column("unit", replace(UNIT, empty=None), "Satuan", nature=Nature.KEY),
        Column("target", DECIMAL, "Target", nature=Nature.PLANNED),
        Column(
            "target_text",
            TEXT,
            "Target dalam kata",
            "Bila lebih dari angkanya: 3 (tiga) mitra.",
            nature=Nature.PLANNED,
        ),
        Column(
            "formula", TEXT, "Rumus", "Dalam bahasa rumus; bila kosong tidak dibandingkan.", nature=Nature.KEY
        ),
        reference("owner", CODE, "Penanggung jawab", Names.POST),
        Column(
            "explained_by",
            CODE,
            "Dijelaskan oleh",
            "Naskah kemudian yang mengubahnya: revokes naskah ini, atau use: revision.",
            refers_to=(Names.DOCUMENT,),
            nature=Nature.KEY,
        ),
        source_column(CODE),
    ),
    key=("paper", "indicator", "period"),
    record=PaperStatement,
    field="statements",
    is_extra=True,
)
