"""Declaration of what the office says in words: factors, innovations, evaluations, differences."""

from __future__ import annotations

from capaian.domain.narrative import (
    Award,
    Cooperation,
    CooperationKind,
    Difference,
    Evidence,
    ExternalEvaluation,
    Factor,
    FactorKind,
    Innovation,
    Recommendation,
    ScoredUnit,
)
from capaian.domain.office import Source
from capaian.dossier.tables.declaration import (
    Column,
    KeyFile,
    Listing,
    Names,
    Nature,
    Need,
    Shape,
    Table,
    reference,
    required,
    source_column,
)
from capaian.dossier.tables.kinds import (
    BOOLEAN,
    CODE,
    CODES,
    DAY,
    DECIMAL,
    MARK,
    OPTIONAL_TEXT,
    PARTIAL_DATE,
    PERIOD,
    SHA256,
    TEXT,
    YEAR,
    choice,
)

_MARK_HELP = (
    "Tanggal, bulan atau tahun; ya bila hanya terjadinya yang diketahui; tidak bila tidak terjadi. Kosong "
    "berarti belum sampai, kecuali tahap sesudahnya terisi; kolom yang kosong untuk semua mitra sejenis "
    "berarti tidak diketahui, jadi tidak ada hitungannya."
)
_SUBJECTS = (Names.INDICATOR, Names.COMPONENT, Names.NODE, Names.OBJECTIVE)


def _key_file(file: str, title: str, help_text: str, shape: Shape, field: str = "") -> KeyFile:
    """Declare a YAML part that is one list under the name of the file."""
    name = file.removesuffix(".yaml")
    column = Column(name, Listing(shape), title, field=field)
    return KeyFile(file, title, help_text, Shape((column,), dict, placed=False))


FACTORS = Table(
    "factors.csv",
    "Faktor",
    "Pendukung, penghambat, penyebab, solusi dan rencana untuk indikator atau komponen.",
    (
        reference("subject", CODE, "Pokok", *_SUBJECTS, need=Need.REQUIRED),
        required("period", PERIOD, "Periode", nature=Nature.KEY),
        required("kind", choice(FactorKind), "Jenis", nature=Nature.KEY),
        required("text", TEXT, "Uraian", nature=Nature.TEXT),
        reference("responsible", CODE, "Penanggung jawab", Names.POST),
        Column(
            "units",
            CODES,
            "Unit penanggung jawab",
            "Bila naskahnya menyebut unit kerja.",
            refers_to=(Names.ORGANISATION_UNIT,),
            nature=Nature.KEY,
        ),
        Column("due", TEXT, "Tenggat", nature=Nature.TEXT),
        Column("state", TEXT, "Keadaan", nature=Nature.TEXT),
        source_column(CODE),
    ),
    key=("subject", "period", "kind", "text"),
    record=Factor,
    field="factors",
)

COOPERATION = Table(
    "cooperation.csv",
    "Kerja sama",
    "Mitra pemanfaatan data dan mitra KIA, dari permohonan sampai penandatanganan.",
    (
        required("partner", TEXT, "Mitra", "Lembaga, bukan nama orang.", nature=Nature.KEY),
        required("subject", TEXT, "Pokok kerja sama", nature=Nature.KEY),
        Column(
            "kind",
            choice(CooperationKind),
            "Jenis",
            "Bila kosong: barisnya tidak pernah dihitung.",
            nature=Nature.KEY,
        ),
        Column("requested", MARK, "Diajukan", _MARK_HELP, nature=Nature.STATE),
        Column("approved", MARK, "Disetujui", _MARK_HELP, nature=Nature.STATE),
        Column("signed", MARK, "Ditandatangani", _MARK_HELP, nature=Nature.STATE),
        Column(
            "valid_to",
            TEXT,
            "Berlaku sampai",
            "Tanggal, bulan atau tahun. Yang berakhir sebelum hari terakhir suatu periode"
            " tidak dihitung ditandatangani.",
            nature=Nature.STATE,
        ),
        Column("state", TEXT, "Keadaan", nature=Nature.STATE),
        Column("document", OPTIONAL_TEXT, "Dokumen", nature=Nature.KEY),
        Column("year", YEAR, "Tahun tanda ya", "Tanda ya berlaku pada akhir tahun ini.", nature=Nature.KEY),
        source_column(CODE),
    ),
    key=("partner", "subject"),
    record=Cooperation,
    field="cooperation",
)

INNOVATIONS = _key_file(
    "innovations.yaml",
    "Inovasi",
    "Inovasi layanan dan indikator yang didukungnya.",
    Shape(
        (
            required("id", CODE, "Kode"),
            required("name", TEXT, "Nama"),
            Column("expansion", TEXT, "Kepanjangan"),
            Column("group", TEXT, "Kelompok"),
            Column("text", TEXT, "Uraian"),
            Column("supports", Listing(CODE), "Mendukung", refers_to=_SUBJECTS),
        ),
        Innovation,
        key=("id",),
    ),
)

AWARDS = _key_file(
    "awards.yaml",
    "Penghargaan",
    "Penghargaan tahun laporan.",
    Shape(
        (
            required("name", TEXT, "Nama"),
            Column("giver", TEXT, "Pemberi"),
            Column("subject", TEXT, "Diberikan untuk"),
        ),
        Award,
        key=("name", "giver", "subject"),
    ),
)

_SCORED_UNIT = Shape(
    (
        required("name", TEXT, "Unit"),
        Column("own", BOOLEAN, "Dinas sendiri", "Bila kosong: tidak.", field="is_own", filler=False),
        required("scores", Listing(DECIMAL), "Nilai", "Satu nilai untuk setiap dimensi."),
        required("total", DECIMAL, "Jumlah", "Seperti tercetak."),
    ),
    ScoredUnit,
    key=("name",),
)

EVALUATIONS = _key_file(
    "evaluations.yaml",
    "Penilaian pihak luar",
    "Penilaian unit layanan menurut dimensi, misalnya oleh Ombudsman.",
    Shape(
        (
            required("id", CODE, "Kode"),
            required("title", TEXT, "Judul"),
            Column("by", TEXT, "Penilai"),
            Column("period", TEXT, "Masa penilaian", field="period_text"),
            Column("dimensions", Listing(TEXT), "Dimensi"),
            Column("final", DECIMAL, "Nilai akhir", "Seperti tercetak."),
            Column("category", TEXT, "Kategori"),
            Column("opinion", TEXT, "Opini"),
            Column("own_category", TEXT, "Kategori dinas sendiri"),
            Column("own_opinion", TEXT, "Opini dinas sendiri"),
            source_column(CODE),
            Column("units", Listing(_SCORED_UNIT), "Unit yang dinilai"),
        ),
        ExternalEvaluation,
        key=("id",),
    ),
)

RECOMMENDATIONS = _key_file(
    "recommendations.yaml",
    "Rekomendasi",
    "Rekomendasi penilai dan tindak lanjutnya.",
    Shape(
        (
            Column("topic", TEXT, "Pokok", "Misalnya Perencanaan Kinerja."),
            Column("text", TEXT, "Rekomendasi", "Kosong bila sumber hanya memuat tindak lanjutnya."),
            Column("response", TEXT, "Tindak lanjut"),
            Column("state", TEXT, "Keadaan"),
            Column("evaluator", TEXT, "Pemberi rekomendasi"),
            required("period", PERIOD, "Periode"),
            source_column(CODE),
        ),
        Recommendation,
    ),
)

SOURCES = _key_file(
    "sources.yaml",
    "Sumber",
    "Naskah dan berkas asal angka, dengan tanggal acuan datanya.",
    Shape(
        (
            required("id", CODE, "Kode", defines=Names.SOURCE),
            required("title", TEXT, "Judul"),
            Column("cut_off", DAY, "Tanggal acuan"),
            Column("file", TEXT, "Berkas"),
            Column("sha256", SHA256, "SHA-256"),
        ),
        Source,
        key=("id",),
    ),
)

DIFFERENCES = _key_file(
    "differences.yaml",
    "Perbedaan yang dinyatakan",
    "Pertentangan dalam sumber: yang tercetak, yang dipakai, dan alasannya.",
    Shape(
        (
            required("id", CODE, "Kode"),
            required("where", TEXT, "Tempat dalam sumber"),
            Column("printed", TEXT, "Tercetak"),
            Column("used", TEXT, "Dipakai", "Berawal dengan yang tercetak bila nilai itu tetap dipakai."),
            required("reason", TEXT, "Alasan"),
            Column("rule", TEXT, "Aturan pemeriksaan"),
            Column("explained", BOOLEAN, "Terjelaskan", "Bila kosong: ya.", filler=True),
            Column("covers", Listing(TEXT), "Mencakup", "Pokok masalah dari hasil pemeriksaan."),
            Column(
                "keeps_total",
                BOOLEAN,
                "Jumlah tertulis dipakai",
                "Bila kosong: tidak, yang dipakai jumlah bagiannya.",
                filler=False,
            ),
            source_column(CODE),
        ),
        Difference,
        key=("id",),
    ),
)

EVIDENCE = _key_file(
    "evidence.yaml",
    "Bukti",
    "Isi folder evidence: apa yang dibuktikan setiap berkas.",
    Shape(
        (
            required("file", TEXT, "Berkas", "Jalur di dalam folder evidence."),
            Column("media_type", TEXT, "Jenis berkas", "Bila kosong: dikenali dari isinya."),
            Column("caption", TEXT, "Keterangan gambar"),
            Column("alt", TEXT, "Teks pengganti gambar"),
            Column("date", PARTIAL_DATE, "Tanggal"),
            Column("proves", Listing(CODE), "Membuktikan"),
            Column("sha256", SHA256, "SHA-256", "Bila kosong: dihitung dari isinya.", filler=""),
        ),
        Evidence,
        key=("file",),
    ),
)
