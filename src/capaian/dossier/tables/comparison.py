"""Declaration of the tables that results are compared with: survey, history, peers."""

from __future__ import annotations

from capaian.domain.survey import GivenStatistic, SurveyElement
from capaian.domain.work import WHOLE_OFFICE, HistoryValue, PeerValue, RestatedColumn, Restatement
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
    CODE,
    COUNT,
    DECIMAL,
    HEADCOUNT,
    PERIOD,
    TEXT,
    UNIT,
    choice,
)

_PERIOD = required("period", PERIOD, "Periode", "2023, 2023-S1 atau 2023-Q3.", nature=Nature.KEY)

SURVEY = Table(
    "survey.csv",
    "Unsur survei",
    "Statistik setiap unsur survei kepuasan; tidak pernah jawaban perorangan.",
    (
        reference("survey", CODE, "Survei", Names.SURVEY, need=Need.REQUIRED),
        _PERIOD,
        required("code", CODE, "Kode unsur", "U1 sampai U9; * untuk nilai keseluruhan.", nature=Nature.KEY),
        required("name", TEXT, "Nama unsur", nature=Nature.KEY),
        Column("answers", HEADCOUNT, "Banyak jawaban", unit="jawaban", nature=Nature.MEASURED),
        Column("mean", DECIMAL, "Rata-rata", "1 sampai 4.", nature=Nature.MEASURED),
        Column("index", DECIMAL, "Indeks", "25 sampai 100.", nature=Nature.MEASURED),
        required("given", choice(GivenStatistic), "Yang diberikan sumber", nature=Nature.KEY),
        source_column(CODE),
    ),
    key=("survey", "period", "code"),
    record=SurveyElement,
    field="survey_elements",
    next_year=NextYear.RENEWED,
)

HISTORY = Table(
    "history.csv",
    "Tahun-tahun lalu",
    "Realisasi dan target tahun lalu seperti dinyatakan naskahnya, pada skala naskah itu.",
    (
        reference(
            "subject",
            CODE,
            "Pokok",
            Names.INDICATOR,
            Names.COMPONENT,
            Names.MEASURE,
            Names.NODE,
            need=Need.REQUIRED,
        ),
        Column(
            "name", TEXT, "Nama keluaran", "Bila pokoknya simpul: keluaran yang dimaksud.", nature=Nature.KEY
        ),
        _PERIOD,
        Column("actual", DECIMAL, "Realisasi", need=Need.COLUMN, nature=Nature.MEASURED),
        Column("target", DECIMAL, "Target", nature=Nature.PLANNED),
        Column(
            "achievement",
            DECIMAL,
            "Capaian",
            "Seperti tercetak, bila naskahnya tidak memuat target.",
            nature=Nature.MEASURED,
        ),
        required("scale", UNIT, "Satuan", "percent, index, scale-4, atau kata.", nature=Nature.KEY),
        source_column(CODE),
        Column("note", TEXT, "Catatan", nature=Nature.TEXT),
    ),
    key=("subject", "name", "period"),
    record=HistoryValue,
    field="history",
)

RESTATEMENTS = Table(
    "restatements.csv",
    "Penyajian kembali",
    "Angka tahun yang sudah ditutup yang kini disajikan lain dari yang disahkan, beserta alasannya. Tanpa "
    "baris di sini history.csv, target Renstra, serta baris tahun itu di survey.csv, inputs.csv, dan "
    "facts.csv, harus sama dengan penutupannya.",
    (
        Column(
            "subject",
            CODE,
            "Pokok",
            "Indikator, komponen, simpul, survei, angka pokok, atau * untuk masukan seluruh dinas.",
            Need.REQUIRED,
            refers_to=(Names.INDICATOR, Names.COMPONENT, Names.NODE, Names.SURVEY, Names.FACT),
            also=(WHOLE_OFFICE,),
            nature=Nature.KEY,
        ),
        Column(
            "name",
            TEXT,
            "Nama",
            "Simpul: keluaran yang dimaksud, atau sumber daya dan rincian masukannya (money all). "
            "Survei: kode unsur (U1).",
            nature=Nature.KEY,
        ),
        _PERIOD,
        required(
            "column",
            choice(RestatedColumn),
            "Kolom",
            "Kolom angka yang disajikan kembali.",
            nature=Nature.KEY,
        ),
        Column(
            "closed",
            DECIMAL,
            "Disahkan",
            "Seperti dalam penutupan; kosong bila dulu tidak ada.",
            nature=Nature.MEASURED,
        ),
        Column(
            "restated", DECIMAL, "Disajikan kembali", "Seperti kini dalam tabelnya.", nature=Nature.MEASURED
        ),
        required("reason", TEXT, "Alasan", nature=Nature.TEXT),
        source_column(CODE),
    ),
    key=("subject", "name", "period", "column"),
    record=Restatement,
    field="restatements",
    next_year=NextYear.DROPPED,
    is_extra=True,
    since=2,
)

PEERS = Table(
    "peers.csv",
    "Kabupaten/kota lain",
    "Angka kabupaten/kota lain, tanpa angka sendiri. Jumlahnya disebut angka provinsi hanya bila baris "
    "provinsi ada dan sama dengan jumlah itu.",
    (
        reference("subject", CODE, "Pokok", Names.COMPONENT, Names.INDICATOR, need=Need.REQUIRED),
        required("area", AREA_CODE, "Kode wilayah", nature=Nature.KEY),
        required("name", TEXT, "Nama", nature=Nature.KEY),
        _PERIOD,
        Column("numerator", COUNT, "Pembilang", nature=Nature.MEASURED),
        Column("denominator", COUNT, "Penyebut", nature=Nature.MEASURED),
        Column(
            "value", DECIMAL, "Nilai", "Bila pembilang dan penyebut tidak diketahui.", nature=Nature.MEASURED
        ),
        source_column(CODE),
    ),
    key=("subject", "area", "period"),
    record=PeerValue,
    field="peers",
)
