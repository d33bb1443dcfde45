"""Declaration of what the office has and states: staff as counts, training, equipment, facts."""

from __future__ import annotations

from capaian.domain.office import Asset, Fact, StaffCount, Training
from capaian.dossier.tables.declaration import (
    Column,
    Names,
    Nature,
    Need,
    NextYear,
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
            nature=Nature.KEY,
        ),
        required("category", TEXT, "Golongan", defines=Names.STAFF_CATEGORY, nature=Nature.KEY),
        Column("parent", OPTIONAL_TEXT, "Bagian dari", refers_to=(Names.STAFF_CATEGORY,), nature=Nature.KEY),
        Column(
            "across",
            TEXT,
            "Silang",
            "Golongan pengelompokan kedua, untuk tabel silang: PNS, S-1, SMA.",
            nature=Nature.KEY,
        ),
        Column("count", HEADCOUNT, "Jumlah", need=Need.COLUMN, unit="orang", nature=Nature.STATE),
        Column(
            "filled", BOOLEAN, "Terisi", "Bila sumber hanya menyebut ada atau tidak ada.", nature=Nature.STATE
        ),
        Column("note", TEXT, "Catatan", nature=Nature.TEXT),
        source_column(CODE),
    ),
    key=("grouping", "parent", "category", "across"),
    record=StaffCount,
    field="people",
    next_year=NextYear.EMPTIED,
)

TRAINING = Table(
    "training.csv",
    "Pelatihan",
    "Pelatihan yang diikuti pegawai.",
    (
        required("name", TEXT, "Nama pelatihan", nature=Nature.KEY),
        Column("participants", HEADCOUNT, "Peserta", unit="orang", nature=Nature.MEASURED),
        Column("period", TEXT, "Waktu", nature=Nature.KEY),
        Column("organiser", TEXT, "Penyelenggara", nature=Nature.KEY),
        source_column(CODE),
    ),
    key=("name", "period"),
    record=Training,
    field="training",
    next_year=NextYear.DROPPED,
)

ASSETS = Table(
    "assets.csv",
    "Sarana",
    "Peralatan menurut keadaannya.",
    (
        required("name", TEXT, "Nama barang", nature=Nature.KEY),
        required("unit", UNIT, "Satuan", nature=Nature.KEY),
        Column("sound", HEADCOUNT, "Baik", need=Need.COLUMN, nature=Nature.STATE),
        Column("damaged", HEADCOUNT, "Rusak", need=Need.COLUMN, nature=Nature.STATE),
        Column("needed", HEADCOUNT, "Kebutuhan", nature=Nature.STATE),
        Column("location", TEXT, "Tempat", nature=Nature.KEY),
        source_column(CODE),
    ),
    key=("name", "location"),
    record=Asset,
    field="assets",
    next_year=NextYear.EMPTIED,
)

FACTS = Table(
    "facts.csv",
    "Angka pokok",
    "Angka yang dinyatakan dan tidak dihitung: penduduk, luas wilayah, banyak desa.",
    (
        required(
            "id", CODE, "Kode", "Dipakai dalam teks: facts.penduduk.", defines=Names.FACT, nature=Nature.KEY
        ),
        required("name", TEXT, "Nama", nature=Nature.KEY),
        required("value", DECIMAL, "Nilai", nature=Nature.STATE),
        required("unit", UNIT, "Satuan", nature=Nature.KEY),
        required("decimals", integer(0, 6), "Banyak desimal", nature=Nature.KEY),
        required("period", PERIOD, "Periode", nature=Nature.KEY),
        Column("note", TEXT, "Catatan", nature=Nature.TEXT),
        source_column(CODE),
    ),
    key=("id", "period"),
    record=Fact,
    field="facts",
)
