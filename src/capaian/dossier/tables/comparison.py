"""Declaration of the tables that results are compared with: survey, history, peers."""

from __future__ import annotations

from capaian.domain.survey import GivenStatistic, SurveyElement
from capaian.domain.work import WHOLE_OFFICE, HistoryValue, PeerValue, RestatedColumn, Restatement
from capaian.dossier.tables.declaration import (
    Column,
    Names,
    Need,
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

_PERIOD = required("period", PERIOD, "Periode", "2023, 2023-S1 atau 2023-Q3.")

SURVEY = Table(
    "survey.csv",
    "Unsur survei",
    "Statistik setiap unsur survei kepuasan; tidak pernah jawaban perorangan.",
    (
        reference("survey", CODE, "Survei", Names.SURVEY, need=Need.REQUIRED),
        _PERIOD,
        required("code", CODE, "Kode unsur", "U1 sampai U9; * untuk nilai keseluruhan."),
        required("name", TEXT, "Nama unsur"),
        Column("answers", HEADCOUNT, "Banyak jawaban", unit="jawaban"),
        Column("mean", DECIMAL, "Rata-rata", "1 sampai 4."),
        Column("index", DECIMAL, "Indeks", "25 sampai 100."),
        required("given", choice(GivenStatistic), "Yang diberikan sumber"),
        source_column(CODE),
    ),
    key=("survey", "period", "code"),
    record=SurveyElement,
    field="survey_elements",
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
        Column("name", TEXT, "Nama keluaran", "Bila pokoknya simpul: keluaran yang dimaksud."),
        _PERIOD,
        Column("actual", DECIMAL, "Realisasi", need=Need.COLUMN),
        Column("target", DECIMAL, "Target"),
        Column("achievement", DECIMAL, "Capaian", "Seperti tercetak, bila naskahnya tidak memuat target."),
        required("scale", UNIT, "Satuan", "percent, index, scale-4, atau kata."),
        source_column(CODE),
        Column("note", TEXT, "Catatan"),
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
        ),
        Column(
            "name",
            TEXT,
            "Nama",
            "Simpul: keluaran yang dimaksud, atau sumber daya dan rincian masukannya (money all). "
            "Survei: kode unsur (U1).",
        ),
        _PERIOD,
        required("column", choice(RestatedColumn), "Kolom", "Kolom angka yang disajikan kembali."),
        Column("closed", DECIMAL, "Disahkan", "Seperti dalam penutupan; kosong bila dulu tidak ada."),
        Column("restated", DECIMAL, "Disajikan kembali", "Seperti kini dalam tabelnya."),
        required("reason", TEXT, "Alasan"),
        source_column(CODE),
    ),
    key=("subject", "name", "period", "column"),
    record=Restatement,
    field="restatements",
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
        required("area", AREA_CODE, "Kode wilayah"),
        required("name", TEXT, "Nama"),
        _PERIOD,
        Column("numerator", COUNT, "Pembilang"),
        Column("denominator", COUNT, "Penyebut"),
        Column("value", DECIMAL, "Nilai", "Bila pembilang dan penyebut tidak diketahui."),
        source_column(CODE),
    ),
    key=("subject", "area", "period"),
    record=PeerValue,
    field="peers",
)
