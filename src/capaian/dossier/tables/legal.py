"""Declaration of documents.yaml: laws that papers cite, and decrees with all that they settle."""

from __future__ import annotations

from capaian.domain.decree import Article, DecreeAnnex, DecreeEntry, DocumentKind
from capaian.domain.narrative import LegalDocument
from capaian.dossier.tables.declaration import (
    Column,
    KeyFile,
    Listing,
    Names,
    Need,
    Shape,
    reference,
    required,
)
from capaian.dossier.tables.kinds import (
    ACTING,
    CODE,
    CODES,
    OPTIONAL_TEXT,
    PARTIAL_DATE,
    SHA256,
    TEXT,
    choice,
)

_ARTICLE = Shape(
    (
        required("label", TEXT, "Diktum", "KESATU, KEDUA, ..."),
        required("text", TEXT, "Bunyi"),
        Column("items", Listing(TEXT), "Rincian", "Dicetak sebagai huruf a, b, c."),
    ),
    Article,
    key=("label",),
    placed=False,
)

_ENTRY = Shape(
    (
        Column(
            "indicators",
            CODES,
            "Indikator",
            "Satu kode; beberapa bila satu baris memuat beberapa indikator.",
            Need.REQUIRED,
            refers_to=(Names.INDICATOR,),
        ),
    ),
    DecreeEntry,
    shorthand="indicators",
    placed=False,
)

_ANNEX = Shape(
    (
        required("title", TEXT, "Judul lampiran"),
        required("entries", Listing(_ENTRY), "Baris", "Dalam urutan keputusan."),
    ),
    DecreeAnnex,
    key=("title",),
    placed=False,
)

_DOCUMENT = Shape(
    (
        required("id", CODE, "Kode", defines=Names.DOCUMENT),
        required("title", TEXT, "Judul"),
        Column("number", TEXT, "Nomor"),
        Column("date", PARTIAL_DATE, "Tanggal", "Tanggal, bulan, atau tahun saja."),
        Column(
            "use",
            Listing(CODE),
            "Kegunaan",
            "legal_basis, iku, iki, iku_decree, renstra, formation, revision.",
        ),
        reference("signatory", CODE, "Penanda tangan", Names.POST),
        Column("revokes", OPTIONAL_TEXT, "Mencabut"),
        Column("file", OPTIONAL_TEXT, "Berkas"),
        Column("sha256", SHA256, "SHA-256"),
        Column("kind", choice(DocumentKind), "Jenis", "law, decree, agreement, letter."),
        Column("about", TEXT, "Tentang", "Pokok keputusan, di bawah kata TENTANG."),
        Column("gazette", TEXT, "Lembaran Negara", "Tempat pengundangan, seperti disebut dalam Mengingat."),
        Column("considerations", Listing(TEXT), "Menimbang"),
        Column(
            "legal_bases",
            Listing(CODE),
            "Mengingat",
            "Kode dokumen dalam urutan keputusan.",
            refers_to=(Names.DOCUMENT,),
        ),
        Column("attentions", Listing(CODE), "Memperhatikan", refers_to=(Names.DOCUMENT,)),
        Column("articles", Listing(_ARTICLE), "Diktum"),
        Column("issued_at", TEXT, "Ditetapkan di", "Bila kosong: tempat penandatanganan dinas."),
        Column(
            "acting",
            ACTING,
            "Ditandatangani Plt.",
            "ya (Plt.), Plh. atau Pj.; bila kosong: tidak.",
        ),
        Column("annexes", Listing(_ANNEX), "Lampiran", "Lampiran keputusan tentang indikator."),
    ),
    LegalDocument,
    key=("id",),
)

DOCUMENTS = KeyFile(
    "documents.yaml",
    "Dokumen",
    "Peraturan, keputusan, surat dan perjanjian yang disebut naskah; isi keputusan dinas sendiri.",
    Shape((Column("documents", Listing(_DOCUMENT), "Dokumen"),), dict, placed=False),
)
