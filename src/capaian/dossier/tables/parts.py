"""Every part of a dossier, declared once; its columns are rows of `columns.csv`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from capaian.domain import narrative, office, progress, survey, work
from capaian.domain.registers import catalogue, closed_month, feed
from capaian.dossier.tables.declaration import KeyFile, NextYear, Part, Shape, Table
from capaian.dossier.tables.shapes import columns_of, office_part


def _key_file(
    file: str,
    title: str,
    help_text: str,
    build: Callable[..., dict[str, Any]] = dict,
    *,
    is_required: bool = False,
    is_extra: bool = False,
) -> KeyFile:
    shape = Shape(columns_of(file), build, placed=False)
    return KeyFile(file, title, help_text, shape, is_required, is_extra)


AMOUNTS: Final = ("original", "revised", "actual")
"""What a column of a budget in a foreign table can hold; columns of `inputs.csv`."""


OFFICE = _key_file(
    "office.yaml",
    "Perangkat daerah",
    "Identitas, susunan organisasi, dan kebijakan penghitungan yang dinyatakan.",
    office_part,
    is_required=True,
)

AREAS = Table(
    "areas.csv",
    "Wilayah",
    "Kecamatan dan desa dengan kode resminya, dalam urutan tabel laporan.",
    columns_of("areas.csv"),
    key=("code",),
    record=office.Area,
    field="areas",
)

PLAN = _key_file(
    "plan.yaml",
    "Rencana",
    "RPJMD, Renstra, tujuan, sasaran, komponen, indikator dan targetnya.",
    is_required=True,
)

SHEETS = _key_file(
    "sheets.yaml",
    "Lembar indikator individu",
    "Lembar indikator setiap pemegang jabatan, dalam urutan dan bunyi tercetaknya.",
    is_extra=True,
)

AGREEMENTS = _key_file(
    "agreements.yaml",
    "Perjanjian kinerja",
    "Perjanjian kinerja awal dan perubahannya, dengan target tahunan dan berkala.",
)

NODES = Table(
    "nodes.csv",
    "Program, kegiatan, sub kegiatan",
    "Pohon rencana kerja: setiap program, kegiatan dan sub kegiatan satu baris. Sub kegiatan yang tidak "
    "dianggarkan dihapus, begitu pula kegiatan dan program yang isinya habis.",
    columns_of("nodes.csv"),
    key=("id",),
    record=work.WorkNode,
    field="nodes",
)

OUTPUTS = Table(
    "outputs.csv",
    "Keluaran",
    "Target dan realisasi keluaran, dan realisasi indikator yang dilaporkan langsung.",
    columns_of("outputs.csv"),
    key=("node", "indicator", "name", "period"),
    record=work.Output,
    field="outputs",
    next_year=NextYear.RENEWED,
)

INPUTS = Table(
    "inputs.csv",
    "Masukan",
    "Anggaran dan pegawai setiap simpul; simpul * berarti seluruh dinas.",
    columns_of("inputs.csv"),
    key=("node", "period", "resource", "kind"),
    record=work.ResourceInput,
    field="inputs",
    next_year=NextYear.RENEWED,
)

PLAN_YEARS = Table(
    "renstra.csv",
    "Renstra menurut tahun",
    "Target, pagu indikatif dan hasil yang diketahui dari setiap program, kegiatan dan sub kegiatan, "
    "satu baris setiap keluaran dan tahun, dari tahun pertamanya sampai akhir Renstra. Tahun tanpa "
    "baris sesudah itu tidak diketahui, bukan nol; tulis 0 bila memang tidak ada yang direncanakan.",
    columns_of("renstra.csv"),
    key=("node", "name", "period"),
    record=progress.PlanYear,
    field="plan_years",
    is_extra=True,
)

COUNTS = Table(
    "counts.csv",
    "Data hitungan",
    "Jumlah setiap ukuran per kecamatan dan periode. Baris kabupaten dipakai sebagai pembanding.",
    columns_of("counts.csv"),
    key=("measure", "area", "period"),
    record=work.Count,
    field="counts",
    next_year=NextYear.RENEWED,
)

SURVEY = Table(
    "survey.csv",
    "Unsur survei",
    "Statistik setiap unsur survei kepuasan; tidak pernah jawaban perorangan.",
    columns_of("survey.csv"),
    key=("survey", "period", "code"),
    record=survey.SurveyElement,
    field="survey_elements",
    next_year=NextYear.RENEWED,
)

HISTORY = Table(
    "history.csv",
    "Tahun-tahun lalu",
    "Realisasi dan target tahun lalu seperti dinyatakan naskahnya, pada skala naskah itu.",
    columns_of("history.csv"),
    key=("subject", "name", "period"),
    record=work.HistoryValue,
    field="history",
)

RESTATEMENTS = Table(
    "restatements.csv",
    "Penyajian kembali",
    "Angka tahun yang sudah ditutup yang kini disajikan lain dari yang disahkan, beserta alasannya. "
    "Tanpa baris di sini history.csv, target Renstra, serta baris tahun itu di survey.csv, inputs.csv, "
    "dan facts.csv, harus sama dengan penutupannya.",
    columns_of("restatements.csv"),
    key=("subject", "name", "period", "column"),
    record=work.Restatement,
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
    columns_of("peers.csv"),
    key=("subject", "area", "period"),
    record=work.PeerValue,
    field="peers",
)

FACTORS = Table(
    "factors.csv",
    "Faktor",
    "Pendukung, penghambat, penyebab, solusi dan rencana untuk indikator atau komponen.",
    columns_of("factors.csv"),
    key=("subject", "period", "kind", "text"),
    record=narrative.Factor,
    field="factors",
)

DOCUMENTS = _key_file(
    "documents.yaml",
    "Dokumen",
    "Peraturan, keputusan, surat dan perjanjian yang disebut naskah; isi keputusan dinas sendiri.",
)

COOPERATION = Table(
    "cooperation.csv",
    "Kerja sama",
    "Mitra pemanfaatan data dan mitra KIA, dari permohonan sampai penandatanganan.",
    columns_of("cooperation.csv"),
    key=("partner", "subject"),
    record=narrative.Cooperation,
    field="cooperation",
)

PEOPLE = Table(
    "people.csv",
    "Pegawai",
    "Banyaknya pegawai menurut status, jabatan, pangkat, pendidikan; tidak pernah nama.",
    columns_of("people.csv"),
    key=("grouping", "parent", "category", "across"),
    record=office.StaffCount,
    field="people",
    next_year=NextYear.EMPTIED,
)

TRAINING = Table(
    "training.csv",
    "Pelatihan",
    "Pelatihan yang diikuti pegawai.",
    columns_of("training.csv"),
    key=("name", "period"),
    record=office.Training,
    field="training",
    next_year=NextYear.DROPPED,
)

ASSETS = Table(
    "assets.csv",
    "Sarana",
    "Peralatan menurut keadaannya.",
    columns_of("assets.csv"),
    key=("name", "location"),
    record=office.Asset,
    field="assets",
    next_year=NextYear.EMPTIED,
)

FACTS = Table(
    "facts.csv",
    "Angka pokok",
    "Angka yang dinyatakan dan tidak dihitung: penduduk, luas wilayah, banyak desa.",
    columns_of("facts.csv"),
    key=("id", "period"),
    record=office.Fact,
    field="facts",
)

INNOVATIONS = _key_file(
    "innovations.yaml",
    "Inovasi",
    "Inovasi layanan dan indikator yang didukungnya.",
)

AWARDS = _key_file(
    "awards.yaml",
    "Penghargaan",
    "Penghargaan tahun laporan.",
)

EVALUATIONS = _key_file(
    "evaluations.yaml",
    "Penilaian pihak luar",
    "Penilaian unit layanan menurut dimensi, misalnya oleh Ombudsman.",
)

RECOMMENDATIONS = _key_file(
    "recommendations.yaml",
    "Rekomendasi",
    "Rekomendasi penilai dan tindak lanjutnya.",
)

SOURCES = _key_file(
    "sources.yaml",
    "Sumber",
    "Naskah dan berkas asal angka, dengan tanggal acuan datanya.",
)

DIFFERENCES = _key_file(
    "differences.yaml",
    "Perbedaan yang dinyatakan",
    "Pertentangan dalam sumber: yang tercetak, yang dipakai, dan alasannya.",
)

EVIDENCE = _key_file(
    "evidence.yaml",
    "Bukti",
    "Isi folder evidence: apa yang dibuktikan setiap berkas.",
)

INTAKE = _key_file(
    "intake.yaml",
    "Pemetaan tabel",
    "Arti kolom dan nama dalam tabel yang diterima dari luar; ditulis oleh capaian intake sesudah disetujui.",
    is_extra=True,
)

FEEDS = Table(
    "feeds.csv",
    "Umpan",
    "Angka rencana yang mengikuti angka register: penutupan bulan, atau capaian feed, menulisnya ke "
    "counts.csv dan outputs.csv.",
    columns_of("feeds.csv"),
    key=("measure", "indicator", "node", "name", "area", "span"),
    record=feed.Feed,
    field="feeds",
    is_extra=True,
    since=2,
)

SERVICES = Table(
    "registers/services.csv",
    "Layanan",
    "Layanan yang dihitung, tahapnya, dan standar waktunya.",
    columns_of("registers/services.csv"),
    key=("code",),
    record=catalogue.Service,
    field="services",
    is_extra=True,
    since=2,
)

SITES = Table(
    "registers/sites.csv",
    "Tempat layanan",
    "Ruang layanan, kecamatan, aplikasi, dan tempat lain yang mengisi register sendiri.",
    columns_of("registers/sites.csv"),
    key=("code",),
    record=catalogue.Site,
    field="sites",
    is_extra=True,
    since=2,
)

HOURS = Table(
    "registers/hours.csv",
    "Jam kerja",
    "Jam buka menurut hari; lama layanan dihitung di dalamnya.",
    columns_of("registers/hours.csv"),
    key=("first", "last", "weekdays"),
    record=catalogue.OfficeHours,
    field="hours",
    is_extra=True,
    since=2,
)

HOLIDAYS = Table(
    "registers/holidays.csv",
    "Hari libur",
    "Hari kantor tutup di luar hari tanpa jam kerja.",
    columns_of("registers/holidays.csv"),
    key=("day",),
    record=catalogue.Holiday,
    field="holidays",
    next_year=NextYear.DROPPED,
    is_extra=True,
    since=2,
)

CLOSINGS = Table(
    "registers/closings.csv",
    "Penutupan register",
    "Bulan register yang ditutup, setiap versinya dengan sidiknya.",
    columns_of("registers/closings.csv"),
    key=("register", "period", "version"),
    record=closed_month.RegisterClosing,
    field="register_closings",
    next_year=NextYear.DROPPED,
    is_extra=True,
    since=2,
)

FIGURES = Table(
    "registers/figures.csv",
    "Angka register",
    "Angka bulan yang ditutup, menurut layanan, tahap, tempat, wilayah, pemegang; tidak pernah perorangan.",
    columns_of("registers/figures.csv"),
    key=("register", "period", "item", "stage", "site", "area", "post", "holder", "detail"),
    record=closed_month.RegisterFigure,
    field="register_figures",
    next_year=NextYear.DROPPED,
    is_extra=True,
    since=2,
    is_sealed=True,
)


ALL: Final[tuple[Part, ...]] = (
    OFFICE,
    AREAS,
    PLAN,
    SHEETS,
    AGREEMENTS,
    NODES,
    OUTPUTS,
    INPUTS,
    PLAN_YEARS,
    COUNTS,
    SURVEY,
    HISTORY,
    RESTATEMENTS,
    PEERS,
    FACTORS,
    DOCUMENTS,
    COOPERATION,
    PEOPLE,
    TRAINING,
    ASSETS,
    FACTS,
    INNOVATIONS,
    AWARDS,
    EVALUATIONS,
    RECOMMENDATIONS,
    SOURCES,
    DIFFERENCES,
    EVIDENCE,
    INTAKE,
    FEEDS,
    SERVICES,
    SITES,
    HOURS,
    HOLIDAYS,
    CLOSINGS,
    FIGURES,
)
"""All parts in the order of the manual."""

BY_FILE: Final = {part.file: part for part in ALL}
"""Parts by file name."""
