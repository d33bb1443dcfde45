"""Declaration of agreements.yaml: what was promised for the year, at first and after revision."""

from __future__ import annotations

from capaian.domain.period import Period
from capaian.domain.plan import AgreementKind, AgreementTarget, PerformanceAgreement, TargetValue
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    KeyFile,
    Listing,
    Names,
    Need,
    Shape,
    reference,
    required,
    source_column,
)
from capaian.dossier.tables.kinds import CODE, PARTIAL_DATE, PERIOD, TEXT, YEAR, choice, integer
from capaian.dossier.tables.plan import TARGET


def _pairs(targets: dict[Period, TargetValue]) -> tuple[tuple[Period, TargetValue], ...]:
    return tuple(targets.items())


_AGREEMENT_TARGET = Shape(
    (
        reference("indicator", CODE, "Indikator", Names.INDICATOR, need=Need.REQUIRED),
        required("target", TARGET, "Target"),
        Column(
            "periods", ByKey(PERIOD, TARGET, _pairs), "Target berkala", "Target setiap triwulan.", filler=()
        ),
        Column("objective_as_printed", TEXT, "Sasaran seperti tercetak"),
        Column("indicator_as_printed", TEXT, "Indikator seperti tercetak"),
        Column("group", TEXT, "Kelompok", "Kata di atas beberapa baris yang menjadi satu."),
    ),
    AgreementTarget,
    key=("indicator",),
)

_AGREEMENT = Shape(
    (
        required("id", CODE, "Kode"),
        required("title", TEXT, "Judul"),
        required("kind", choice(AgreementKind), "Jenis"),
        required("tier", TEXT, "Eselon pihak pertama"),
        required("year", YEAR, "Tahun"),
        Column("revision", integer(0, 50), "Perubahan ke", "Bila kosong: 0, naskah awal.", filler=0),
        Column("signed", PARTIAL_DATE, "Ditandatangani"),
        Column("reason", TEXT, "Alasan perubahan"),
        Column("first_party", TEXT, "Pihak pertama", "Jabatan, bukan nama orang."),
        Column("second_party", TEXT, "Pihak kedua", "Jabatan, bukan nama orang."),
        reference("document", CODE, "Dokumen", Names.DOCUMENT),
        source_column(CODE),
        Column("targets", Listing(_AGREEMENT_TARGET), "Target"),
    ),
    PerformanceAgreement,
    key=("id",),
)

AGREEMENTS = KeyFile(
    "agreements.yaml",
    "Perjanjian kinerja",
    "Perjanjian kinerja awal dan perubahannya, dengan target tahunan dan berkala.",
    Shape((Column("agreements", Listing(_AGREEMENT), "Perjanjian kinerja"),), dict, placed=False),
)
