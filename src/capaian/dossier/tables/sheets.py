"""Declaration of sheets.yaml: individual indicator sheets, in the order and wording of the print."""

from __future__ import annotations

from capaian.domain.decree import Fraction, IndividualSheet, SheetForm, SheetLine
from capaian.dossier.tables.declaration import (
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
from capaian.dossier.tables.kinds import BOOLEAN, CODE, TEXT, choice, integer

_FRACTION = Shape(
    (
        required("numerator", TEXT, "Pembilang"),
        required("denominator", TEXT, "Penyebut"),
        Column("times", TEXT, "Dikali", "Bila kosong: 100%.", filler="100%"),
    ),
    Fraction,
    placed=False,
)

_LINE = Shape(
    (
        reference("objective", CODE, "Sasaran", Names.OBJECTIVE),
        reference("indicator", CODE, "Indikator", Names.INDICATOR),
        Column("activity", TEXT, "Uraian kegiatan", "Hanya dalam bentuk staff."),
        Column("objective_as_printed", TEXT, "Sasaran seperti tercetak", "Bila lain dari plan.yaml."),
        Column("name_as_printed", TEXT, "Indikator seperti tercetak", "Bila lain dari plan.yaml."),
        Column("explanation", TEXT, "Penjelasan", "Kosong bila lembar tidak memuatnya."),
        Column("fraction", _FRACTION, "Penjelasan berupa pecahan"),
        Column("items", Listing(TEXT), "Penjelasan berupa daftar"),
        Column(
            "numbered",
            BOOLEAN,
            "Daftar itu bernomor",
            "Bila kosong: tidak.",
            field="is_numbered",
            filler=False,
        ),
        Column(
            "pictured",
            BOOLEAN,
            "Penjelasan berupa gambar",
            "Bila kosong: tidak.",
            field="is_pictured",
            filler=False,
        ),
        Column("data_source", TEXT, "Sumber data"),
        Column(
            "source_rows",
            integer(0, 50),
            "Banyak baris sel sumber",
            "Bila kosong: 1. Baris sesudahnya, yang ada di sel yang sama: 0.",
            filler=1,
        ),
        reference("owner", CODE, "Penanggung jawab", Names.POST),
        Column("owner_as_printed", TEXT, "Penanggung jawab seperti tercetak"),
    ),
    SheetLine,
)

_SHEET = Shape(
    (
        required("id", CODE, "Kode"),
        reference("post", CODE, "Jabatan", Names.POST, need=Need.REQUIRED),
        Column("holder", integer(1, 500), "Pemegang jabatan ke", "Bila kosong: 1.", filler=1),
        Column(
            "title",
            TEXT,
            "Judul",
            "Bila kosong: INDIKATOR KINERJA INDIVIDU.",
            filler="INDIKATOR KINERJA INDIVIDU",
        ),
        required("form", choice(SheetForm), "Bentuk", "Susunan kolom: key, program, activity atau staff."),
        Column("post_as_printed", TEXT, "Jabatan seperti tercetak"),
        Column("unit_as_printed", TEXT, "Unit kerja seperti tercetak"),
        Column("goal", TEXT, "Tujuan"),
        Column("task_label", TEXT, "Label tugas", "Bila lain dari TUGAS atau FUNGSI menurut office.yaml."),
        Column("letters", Listing(TEXT), "Huruf tugas", "Bila tidak berurutan dari a."),
        Column(
            "bulleted",
            BOOLEAN,
            "Butir dalam satu sel",
            "Bila kosong: tidak.",
            field="is_bulleted",
            filler=False,
        ),
        source_column(CODE),
        Column("note", TEXT, "Catatan"),
        Column("lines", Listing(_LINE), "Baris"),
    ),
    IndividualSheet,
    key=("id",),
)

SHEETS = KeyFile(
    "sheets.yaml",
    "Lembar indikator individu",
    "Lembar indikator setiap pemegang jabatan, dalam urutan dan bunyi tercetaknya.",
    Shape((Column("sheets", Listing(_SHEET), "Lembar"),), dict, placed=False),
    is_extra=True,
)
