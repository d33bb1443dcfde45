"""Declaration of intake.yaml: what was settled of the tables of other offices and systems."""

from __future__ import annotations

from typing import Final

from capaian.domain.intake import Intake, IntakeColumn, IntakeName, IntakePeriod, IntakeReading, IntakeTable
from capaian.dossier.tables.declaration import Column, KeyFile, Listing, Names, Need, Shape, required
from capaian.dossier.tables.kinds import BOOLEAN, CODE, DIGEST, PERIOD, SHA256, TEXT, choice, integer

AMOUNTS: Final = ("original", "revised", "actual")
"""What a column of a budget can hold; columns of `inputs.csv`."""

_COLUMN = Shape(
    (
        required("head", TEXT, "Judul kolom", "Judul bertingkat disambung dengan tanda >."),
        Column(
            "means",
            CODE,
            "Arti",
            "Kode ukuran, komponen atau indikator; untuk anggaran: original, revised atau actual.",
            Need.REQUIRED,
            refers_to=(Names.MEASURE, Names.COMPONENT, Names.INDICATOR),
            also=AMOUNTS,
        ),
        Column("month", integer(1, 12), "Bulan", "1 sampai 12; kosong: setahun."),
    ),
    IntakeColumn,
    key=("head",),
)

_NAME = Shape(
    (
        required("text", TEXT, "Nama di tabel"),
        required(
            "means",
            TEXT,
            "Arti",
            "Kode wilayah atau id simpul; atau jawaban: kantor ini, dijumlahkan, - (tidak diambil).",
        ),
    ),
    IntakeName,
    key=("text",),
)

_PERIOD = Shape(
    (
        required("sha256", SHA256, "SHA-256", "Berkas yang dijawab periodenya."),
        Column("sheet", TEXT, "Lembar", "Satu-satunya lembar yang diambil; kosong: semua."),
        required("period", PERIOD, "Periode"),
    ),
    IntakePeriod,
    key=("sha256", "sheet"),
)

_READING = Shape(
    (
        required("intake", CODE, "Kode", "Kode pemetaannya."),
        required(
            "digest", DIGEST, "Sidik tulisan", "Dari tulisan tabelnya tanpa waktu; tulisannya tidak disimpan."
        ),
    ),
    IntakeReading,
    key=("intake", "digest"),
)

INTAKE = KeyFile(
    "intake.yaml",
    "Pemetaan tabel",
    "Arti kolom dan nama dalam tabel yang diterima dari luar; ditulis oleh capaian intake sesudah disetujui.",
    Shape(
        (
            Column(
                "intakes",
                Listing(
                    Shape(
                        (
                            required("id", CODE, "Kode"),
                            required("table", choice(IntakeTable), "Menjadi"),
                            Column(
                                "title",
                                TEXT,
                                "Judul",
                                "Yang tertulis di atas tabelnya; pembeda judul kolom yang sama.",
                            ),
                            required("names_in", TEXT, "Kolom nama", "Judul kolom yang menamai barisnya."),
                            Column(
                                "cumulative",
                                BOOLEAN,
                                "Kumulatif",
                                "Setiap bulan memuat jumlah sejak Januari. Bila kosong: tidak.",
                                field="is_cumulative",
                                filler=False,
                            ),
                            Column("columns", Listing(_COLUMN), "Kolom"),
                            Column("names", Listing(_NAME), "Nama"),
                        ),
                        Intake,
                        key=("id",),
                    )
                ),
                "Pemetaan",
            ),
            Column(
                "periods",
                Listing(_PERIOD),
                "Periode berkas",
                "Periode yang dijawab untuk satu berkas; berkas lain ditanyakan lagi.",
                field="intake_periods",
            ),
            Column(
                "readings",
                Listing(_READING),
                "Tulisan yang sudah dipastikan",
                "Tabel dengan tulisan yang lain ditunjukkan dan dipastikan dahulu.",
                field="intake_readings",
            ),
        ),
        dict,
        placed=False,
    ),
    is_extra=True,
)
