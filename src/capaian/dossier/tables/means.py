"""Declaration of what the office has and states: staff as counts, training, equipment, facts."""

from __future__ import annotations

from capaian.domain.office import Asset, Fact, StaffCount, Training
from capaian.dossier.tables.declaration import (
    Column,
    Names,
    Need,
    Table,
    required,
    source_column,
)
from capaian.dossier.tables.kinds import (
    BOOLEAN,
    CODE,
    DECIMAL,
    HEADCOUNT,
    OPTIONAL_TEXT,
    PERIOD,
    TEXT,
    UNIT,
    integer,
)

PEOPLE = Table(
    "people.csv",
    "Pegawai",
    "Banyaknya pegawai menurut status, jabatan, pangkat, pendidikan; tidak pernah nama.",
    (
        required(
            "grouping",
            CODE,
            "Pengelompokan",
            "status, position, rank, education, place; rank-education untuk tabel silang.",
        ),
        required("category", TEXT, "Golongan", defines=Names.STAFF_CATEGORY),
        Column(
            "parent",
            OPTIONAL_TEXT,
            "Bagian dari",
            refers_to=(Names.STAFF_CATEGORY,),
        ),
        Column("across", TEXT, "Silang", "Golongan pengelompokan kedua, untuk tabel silang: PNS, S-1, SMA."),
        Column("count", HEADCOUNT, "Jumlah", need=Need.COLUMN, unit="orang"),
        Column("filled", BOOLEAN, "Terisi", "Bila sumber hanya menyebut ada atau tidak ada."),
        Column("note", TEXT, "Catatan"),
        source_column(CODE),
    ),
    key=("grouping", "parent", "category", "across"),
    record=StaffCount,
    field="people",
)

TRAINING = Table(
    "training.csv",
    "Pelatihan",
    "Pelatihan yang diikuti pegawai.",
    (
        required("name", TEXT, "Nama pelatihan"),
        Column("participants", HEADCOUNT, "Peserta", unit="orang"),
        Column("period", TEXT, "Waktu"),
        Column("organiser", TEXT, "Penyelenggara"),
        source_column(CODE),
    ),
    key=("name", "period"),
    record=Training,
    field="training",
)

ASSETS = Table(
    "assets.csv",
    "Sarana",
    "Peralatan menurut keadaannya.",
    (
        required("name", TEXT, "Nama barang"),
        required("unit", UNIT, "Satuan"),
        Column("sound", HEADCOUNT, "Baik", need=Need.COLUMN),
        Column("damaged", HEADCOUNT, "Rusak", need=Need.COLUMN),
        Column("needed", HEADCOUNT, "Kebutuhan"),
        Column("location", TEXT, "Tempat"),
        source_column(CODE),
    ),
    key=("name", "location"),
    record=Asset,
    field="assets",
)

FACTS = Table(
    "facts.csv",
    "Angka pokok",
    "Angka yang dinyatakan dan tidak dihitung: penduduk, luas wilayah, banyak desa.",
    (
        required("id", CODE, "Kode", "Dipakai dalam teks: facts.penduduk.", defines=Names.FACT),
        required("name", TEXT, "Nama"),
        required("value", DECIMAL, "Nilai"),
        required("unit", UNIT, "Satuan"),
        required("decimals", integer(0, 6), "Banyak desimal"),
        required("period", PERIOD, "Periode"),
        Column("note", TEXT, "Catatan"),
        source_column(CODE),
    ),
    key=("id", "period"),
    record=Fact,
    field="facts",
)
