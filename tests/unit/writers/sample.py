"""A short paper that holds every class of block and inline, shared by the tests of all writers.

Figures are those of a published report or invented; nobody named here exists.
"""

from __future__ import annotations

from tests.unit.writers import sample_figures, sample_tables
from tests.unit.writers.sample_tables import number

from capaian.documents.tree import (
    BandLegend,
    Block,
    Callout,
    CalloutKind,
    Contents,
    ContentsEntry,
    ContentsKind,
    Cover,
    Definition,
    DefinitionList,
    Document,
    Explanation,
    Formula,
    Fraction,
    Glyph,
    Heading,
    HeadingKind,
    Inline,
    ItemList,
    KeyFigure,
    KeyFigures,
    LegendBand,
    LineBreak,
    Link,
    ListItem,
    ListStyle,
    Meta,
    Number,
    Paragraph,
    Reference,
    SheetHead,
    Signature,
    Text,
    TextStyle,
    TraceEntry,
    TraceList,
    TraceMark,
    TraceStep,
)
from capaian.domain.identifiers import TraceId

STAMP = "9f2c41ae07d3b85c" * 4
FRONT, CHAPTER, ANNEX = HeadingKind.FRONT, HeadingKind.CHAPTER, HeadingKind.ANNEX
PLAIN, STRONG, EMPHASIS, NOTE = (
    TextStyle.PLAIN,
    TextStyle.STRONG,
    TextStyle.EMPHASIS,
    TextStyle.NOTE,
)

SECTIONS = (
    ("pengantar", "", "Kata Pengantar", 1),
    ("ikhtisar", "", "Ikhtisar Eksekutif", 1),
    ("bab-1", "Bab I", "Pendahuluan", 1),
    ("latar", "1.1", "Latar belakang", 2),
    ("organisasi", "1.2", "Susunan organisasi", 2),
    ("bab-2", "Bab II", "Perencanaan Kinerja", 1),
    ("perjanjian", "2.1", "Perjanjian kinerja", 2),
    ("bab-3", "Bab III", "Akuntabilitas Kinerja", 1),
    ("capaian", "3.1", "Capaian kinerja organisasi", 2),
    ("sasaran", "3.1.1", "Analisis capaian per sasaran", 3),
    ("keuangan", "3.2", "Akuntabilitas keuangan", 2),
    ("bab-4", "Bab IV", "Penutup", 1),
    ("lampiran-1", "Lampiran 1", "Pelayanan keliling", 1),
    ("lampiran-2", "Lampiran 2", "Jejak angka", 1),
)
TABLES = (
    ("tabel-ktp", "Tabel 3.1", "Perekaman KTP-el menurut kecamatan, Kabupaten Balangan, 2023"),
    ("tabel-peringkat", "Tabel 3.2", "Cakupan KTP-el kabupaten/kota di Kalimantan Selatan, 2023"),
    ("tabel-survei", "Tabel 3.3", "Nilai unsur survei kepuasan, 2022 dan 2023"),
    (
        "tabel-anggaran",
        "Tabel 3.4",
        "Pagu dan realisasi anggaran menurut program, kegiatan, dan sub kegiatan, 2023",
    ),
    ("tabel-desa", "Tabel L1.1", "Pelayanan keliling menurut desa, 2023"),
)
FIGURES = (
    ("gambar-organisasi", "Gambar 1.1", "Susunan organisasi dinas, 2023"),
    ("gambar-pelayanan", "Gambar 2.1", "Pelayanan keliling di balai desa, Maret 2023"),
    (
        "gambar-peringkat",
        "Gambar 3.1",
        "Cakupan kepemilikan KTP-el kabupaten/kota di Kalimantan Selatan, 2023",
    ),
    ("gambar-sisa", "Gambar 3.2", "Penduduk wajib KTP yang belum direkam menurut kecamatan, 2023"),
)
FILLER = (
    "Bagian ini menerangkan cara kerja loket, jadwal pelayanan keliling, dan pembagian "
    "tugas antarbidang. "
    "Setiap permohonan dicatat pada hari diterima, diperiksa oleh petugas yang lain, lalu "
    "ditandatangani "
    "secara elektronik sehingga dokumen dapat diambil pada hari yang sama."
)


def sample_document() -> Document:
    blocks = (
        *_front(),
        *_chapter_one(),
        *_chapter_two(),
        *_chapter_three(),
        *_chapter_four(),
        *_annexes(),
    )
    return Document(meta=sample_meta(), blocks=blocks, explanations=_explanations())


def sample_meta() -> Meta:
    return Meta(
        title="Laporan Kinerja Instansi Pemerintah Tahun 2023",
        short_title="LKjIP 2023",
        office="Dinas Kependudukan dan Pencatatan Sipil Kabupaten Balangan",
        year=2023,
        created="2024-01-15",
        stamp=STAMP,
        draft="",
    )


def text_paragraph(*content: Inline | str, mark: TraceMark | None = None) -> Paragraph:
    """Return a paragraph; plain words may be given as strings."""
    return Paragraph(
        tuple(Text(part) if isinstance(part, str) else part for part in content), mark
    )


def _contents(kind: ContentsKind, rows: tuple[tuple[str, str, str], ...]) -> Contents:
    return Contents(kind, tuple(ContentsEntry(*row) for row in rows))


def _front() -> tuple[Block, ...]:
    facts = (
        ("Dihitung dari data yang disetujui", "15 Januari 2024"),
        ("Versi data", "9f2c 41ae 07d3 b85c"),
    )
    return (
        Cover(
            title="Laporan Kinerja Instansi Pemerintah",
            year="2023",
            office="Dinas Kependudukan dan Pencatatan Sipil",
            regency="Pemerintah Kabupaten Balangan",
            state="Naskah final",
            facts=facts,
        ),
        Heading("pengantar", 1, "Kata Pengantar", FRONT),
        text_paragraph(
            "Laporan ini mempertanggungjawabkan kinerja dinas tahun 2023. Kepuasan mencapai ",
            number("86,95"),
            ". Setiap angka dapat ditelusuri di ",
            Reference("lampiran-2", "Lampiran 2"),
            ".",
        ),
        text_paragraph(FILLER),
        Signature(
            place_and_date="Balangan,        Januari 2024",
            post="Plt. Kepala Dinas Kependudukan dan Pencatatan Sipil,",
        ),
        Heading("ikhtisar", 1, "Ikhtisar Eksekutif", FRONT),
        _key_figures(),
        text_paragraph("Satu dari dua sasaran mencapai target. ", FILLER),
        Heading("daftar-isi", 1, "Daftar Isi", FRONT),
        Contents(ContentsKind.SECTIONS, tuple(ContentsEntry(*row) for row in SECTIONS)),
        Heading("daftar-tabel", 1, "Daftar Tabel dan Gambar", FRONT),
        _contents(ContentsKind.TABLES, TABLES),
        _contents(ContentsKind.FIGURES, FIGURES),
        Heading("tanda", 1, "Tanda dan Singkatan", FRONT),
        sample_tables.marks(),
    )


def _key_figures() -> KeyFigures:
    return KeyFigures(
        (
            KeyFigure(
                "Realisasi 2023",
                number("94,24", "t3"),
                "%",
                (Text("naik "), Glyph("↗", "naik"), Text(" 0,78 poin")),
            ),
            KeyFigure("Target 2023", number("95,00"), "%", (Text("PK Perubahan"),)),
            KeyFigure(
                "Capaian",
                number("99,20"),
                "%",
                (Glyph("●", "Sangat Tinggi", 1), Text(" Sangat Tinggi")),
            ),
            KeyFigure(
                "Terhadap target",
                number("−0,76"),
                "",
                (Text("poin; "), Text("belum tercapai", STRONG)),
            ),
        ),
        TraceMark("Jejak 3-1", "jejak-3-1", (TraceId("t1"),)),
    )


def _chapter_one() -> tuple[Block, ...]:
    return (
        Heading(
            "bab-1",
            1,
            "Pendahuluan",
            CHAPTER,
            "I",
            (Text("Siapa kami, apa tugas kami, dan apa isi laporan ini."),),
        ),
        Contents(ContentsKind.CHAPTER, tuple(ContentsEntry(*row) for row in SECTIONS[3:5])),
        Heading("latar", 2, "Latar belakang", number="1.1"),
        text_paragraph(
            "Kata biasa, ",
            Text("kata tebal", STRONG),
            ", ",
            Text("kata miring", EMPHASIS),
            ", ",
            Text("keterangan kecil", NOTE),
            ", baris baru",
            LineBreak(),
            "dan tautan ke ",
            Link("peraturan", "https://peraturan.example.go.id/?a=1&b=2"),
            ". Tanda < > & \" ' {{ iku-2.achievement }} #set $x$ *bukan markup* tetap tercetak.",
        ),
        ItemList(
            (
                ListItem(
                    (Text("Pelayanan di loket"),),
                    (ListItem((Text("pagi"),)), ListItem((Text("siang"),))),
                ),
                ListItem(
                    (Text("Pelayanan keliling"),),
                    (ListItem((Text("desa"),), (ListItem((Text("Halong"),)),)),),
                ),
            )
        ),
        ItemList(
            (ListItem((Text("Menerima permohonan"),)), ListItem((Text("Memeriksa berkas"),))),
            ListStyle.DECIMAL,
        ),
        ItemList(
            (ListItem((Text("capaian "), number("99,53"))), ListItem((Text("rencana"),))),
            ListStyle.ALPHA,
            TraceMark("Jejak 3-1", "jejak-3-1"),
        ),
        Heading("organisasi", 2, "Susunan organisasi", number="1.2"),
        text_paragraph(
            "Susunannya tampak pada ", Reference("gambar-organisasi", "Gambar 1.1"), "."
        ),
        sample_figures.organisation(),
        text_paragraph(FILLER * 3),
    )


def _chapter_two() -> tuple[Block, ...]:
    return (
        Heading("bab-2", 1, "Perencanaan Kinerja", CHAPTER, "II"),
        Heading("perjanjian", 2, "Perjanjian kinerja", number="2.1"),
        DefinitionList(
            (
                Definition(
                    "Kepemilikan dokumen",
                    ((Text("Rata-rata enam cakupan."),), (Text("Makin tinggi makin baik."),)),
                ),
                Definition(
                    "Indeks kepuasan masyarakat atas pelayanan",
                    ((Text("Nilai survei tahunan."),),),
                ),
            ),
            TraceMark("Jejak 3-1", "jejak-3-1"),
        ),
        sample_figures.picture(),
        text_paragraph(
            "Lihat juga ",
            Reference("bab-3", "Bab III"),
            " dan bagian ",
            Reference("sasaran", "3.1.1"),
            ".",
        ),
    )


def _chapter_three() -> tuple[Block, ...]:
    lead = (
        "Bab ini menjawab tiga hal: apakah janji tercapai, mengapa, dan apakah anggarannya "
        "sebanding."
    )
    return (
        Heading("bab-3", 1, "Akuntabilitas Kinerja", CHAPTER, "III", (Text(lead),)),
        _legend(),
        Contents(
            ContentsKind.CHAPTER, (ContentsEntry(*SECTIONS[8]), ContentsEntry(*SECTIONS[10]))
        ),
        Heading("capaian", 2, "Capaian kinerja organisasi", number="3.1"),
        Heading("sasaran", 3, "Analisis capaian per sasaran", number="3.1.1"),
        SheetHead(
            code="IKU 2",
            name="Persentase kepemilikan dokumen pendaftaran penduduk dan pencatatan sipil "
            "masyarakat",
            lines=("Sasaran 2", "Kepala Dinas"),
            formula=(Text("Rata-rata enam cakupan: (Q1 + Q2 + Q3 + Q4 + Q5 + Q6) ÷ 6."),),
            mark=TraceMark("Jejak 3-1", "jejak-3-1"),
        ),
        _key_figures(),
        Heading("ktp", 4, "Cakupan kepemilikan KTP-el", number="3.1.1.1"),
        text_paragraph(
            "Sampai akhir 2023, ",
            number("96.019"),
            " dari ",
            number("96.472"),
            " penduduk wajib KTP sudah direkam; cakupannya ",
            Number("99,53%", TraceId("t1"), style=STRONG),
            " (",
            Reference("tabel-ktp", "Tabel 3.1"),
            ").",
            mark=TraceMark("Jejak 3-1", "jejak-3-1", (TraceId("t1"),)),
        ),
        Formula(
            ((Text("Q2 ="),), _fraction(), (Text("× 100 = "), number("99,53"))),
            TraceMark("Jejak 3-1", "jejak-3-1"),
        ),
        sample_tables.coverage(),
        sample_figures.dots(),
        _callout(
            CalloutKind.LIMITATION,
            "Keterbatasan data",
            "* Di tiga daerah jumlah rekam melampaui wajib KTP.",
        ),
        sample_tables.ranking(),
        _callout(
            CalloutKind.CHECK_AGAIN,
            "Periksa kembali",
            "† Nilai 2022 berbeda dari rata-rata bagiannya. " * 3,
        ),
        sample_tables.survey(),
        _callout(
            CalloutKind.METHOD,
            "Catatan metode",
            "Cakupan dihitung dari jumlah, lalu dibulatkan sekali.",
        ),
        sample_figures.bars(),
        Heading("keuangan", 2, "Akuntabilitas keuangan", number="3.2"),
        text_paragraph("Rinciannya di ", Reference("tabel-anggaran", "Tabel 3.4"), "."),
        sample_tables.budget(),
        text_paragraph("Anggaran terserap ", number("96,41"), "%. ", FILLER),
    )


def _fraction() -> Fraction:
    return Fraction(
        (Text("penduduk yang "), Text("sudah", EMPHASIS), Text(" rekam")),
        (Text("wajib KTP = "), number("96.472")),
    )


def _callout(kind: CalloutKind, title: str, words: str) -> Callout:
    return Callout(kind, title, (Text(words),))


def _legend() -> BandLegend:
    rows = (
        ("●", "Sangat Tinggi", "91,00 ke atas"),
        ("○", "Tinggi", "76,00–90,99"),
        ("◊", "Sedang", "66,00–75,99"),
        ("▽", "Rendah", "51,00–65,99"),
        ("▼", "Sangat Rendah", "di bawah 51,00"),
    )
    bands = tuple(LegendBand(place, *row) for place, row in enumerate(rows, start=1))
    return BandLegend(
        "Membaca kategori", "Kategori menilai besar capaian, bukan tercapainya target.", bands
    )


def _chapter_four() -> tuple[Block, ...]:
    return (
        Heading("bab-4", 1, "Penutup", CHAPTER, "IV"),
        text_paragraph(FILLER),
        Signature("Balangan, 15 Januari 2024", "Kepala Dinas Kependudukan dan Pencatatan Sipil,"),
    )


def _annexes() -> tuple[Block, ...]:
    return (
        Heading("lampiran-1", 1, "Pelayanan keliling", ANNEX, "1"),
        sample_tables.long_register(),
        Heading("lampiran-2", 1, "Jejak angka", ANNEX, "2"),
        text_paragraph("Angka diurutkan menurut tempatnya di dalam laporan."),
        TraceList(
            tuple(
                _entry(place, title)
                for place, title in enumerate(("KTP-el", "Kecamatan", "Anggaran"), 1)
            )
        ),
    )


def _entry(place: int, title: str) -> TraceEntry:
    steps = (
        TraceStep(
            TraceId("t1"),
            0,
            "Cakupan KTP-el",
            "100 × sudah rekam ÷ wajib KTP",
            "100 × 96.019 ÷ 96.472 = 99,5304…, dibulatkan 99,53",
            "99,53",
        ),
        TraceStep(
            TraceId("t2"),
            1,
            "Sudah rekam",
            value="96.019",
            source="counts.csv baris 12, Data Agregat, 31-12-2023",
        ),
        TraceStep(
            TraceId("t3"),
            2,
            "Rekam Kecamatan Juai",
            value="12.336",
            source="counts.csv baris 13",
            repeats=True,
        ),
    )
    return TraceEntry(f"jejak-3-{place}", f"Jejak 3-{place}", title, steps)


def _explanations() -> dict[TraceId, Explanation]:
    first, second, third = TraceId("t1"), TraceId("t2"), TraceId("t3")
    formula = "100 × sudah rekam ÷ wajib KTP"
    return {
        first: Explanation(
            "Cakupan KTP-el",
            formula,
            "100 × 96.019 ÷ 96.472",
            "99,53",
            (second,),
            "",
            "Dibulatkan tercetak",
        ),
        second: Explanation("Sudah rekam", "", "", "96.019", (third,), "counts.csv baris 12"),
        third: Explanation("Rekam Kecamatan Juai", "", "", "12.336", (), "counts.csv baris 13"),
    }
