"""A decree, an agreement and an individual sheet in short: every block that only forms have."""

from __future__ import annotations

from tests.unit.writers.sample_figures import small_png

from capaian.documents.tree import (
    Article,
    Articles,
    Block,
    Box,
    Diagram,
    Direction,
    Heading,
    HeadingKind,
    Letterhead,
    LineBreak,
    LinkKind,
    ListItem,
    ListStyle,
    Paragraph,
    Picture,
    Signature,
    SignatureRow,
    Text,
    Width,
)

REASONS = (
    (
        "bahwa untuk mengukur keberhasilan, setiap perangkat daerah menetapkan ukuran kinerja "
        "dari datanya;"
    ),
    (
        "bahwa ukuran yang berlaku sejak rencana lama disusun perlu disesuaikan dengan "
        "rencana yang baru;"
    ),
    "bahwa penyesuaian itu perlu ditetapkan dengan keputusan.",
)
LAWS = tuple(
    f"Peraturan Nomor {place} Tahun 20{10 + place} tentang Penyelenggaraan Urusan yang Ke-{place} "
    "(Lembaran Daerah Tahun 2016 Nomor 1);"
    for place in range(1, 9)
)


def emblem() -> Picture:
    return Picture("lambang", "", (), small_png(30, 36), "image/png", "Lambang daerah.")


def letterhead(*, with_emblem: bool = False) -> Letterhead:
    lines = ("Jalan Contoh Nomor 1, Kota Contoh 71600", "Telepon (0500) 123456")
    drawn = emblem() if with_emblem else None
    return Letterhead(
        "PEMERINTAH KABUPATEN CONTOH", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", lines, drawn
    )


def title(name: str, *lines: str, lead: tuple[str, ...] = ()) -> Heading:
    broken = [part for line in lead for part in (LineBreak(), Text(line))][1:]
    return Heading(name, 1, " ".join(lines), HeadingKind.PAPER, lead=tuple(broken), lines=lines)


def items(*texts: str) -> tuple[ListItem, ...]:
    return tuple(ListItem((Text(text),)) for text in texts)


def decree() -> tuple[Block, ...]:
    return (
        letterhead(with_emblem=True),
        title(
            "keputusan",
            "KEPUTUSAN KEPALA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KABUPATEN CONTOH",
            "NOMOR 188.4/12/2024",
            "TENTANG",
            "PENETAPAN INDIKATOR KINERJA UTAMA TAHUN 2024",
        ),
        Articles(
            (
                Article("Menimbang", items=items(*REASONS)),
                Article("Mengingat", items=items(*LAWS), style=ListStyle.DECIMAL),
                Article(
                    "Memperhatikan", (Text("Surat edaran tentang penyusunan dokumen kinerja."),)
                ),
                Article("", (Text("MEMUTUSKAN:"),), centered=True),
                Article("Menetapkan", (Text("KEPUTUSAN TENTANG INDIKATOR KINERJA UTAMA."),)),
                Article(
                    "KESATU",
                    (Text("Indikator sebagaimana tercantum dalam Lampiran I:"),),
                    items("a", "b"),
                ),
                Article("", (Text("dan baris lanjutan tanpa label."),)),
                Article("KEDUA", (Text("Keputusan ini mulai berlaku pada tanggal ditetapkan."),)),
            )
        ),
        Signature(
            "Kota Contoh, 2 Januari 2024", "KEPALA DINAS,", lines=("NIP ....................",)
        ),
        title(
            "lampiran-keputusan",
            "INDIKATOR KINERJA UTAMA",
            lead=("LAMPIRAN I", "KEPUTUSAN KEPALA DINAS", "NOMOR 188.4/12/2024"),
        ),
        Paragraph((Text("Cakupan "), Text("99,53"), Text("."))),
    )


def agreement() -> tuple[Block, ...]:
    """Two parties who sign beside each other, and a numbered sheet."""
    return (
        title("perjanjian", "PERJANJIAN KINERJA TAHUN 2024"),
        Articles(
            (
                Article("JABATAN", (Text("Kepala Bidang"),), number="1."),
                Article("TUGAS", (Text("Melaksanakan pelayanan."),), number="2."),
                Article(
                    "FUNGSI", items=items("perumusan kebijakan;", "pelaksanaan."), number="3."
                ),
            )
        ),
        SignatureRow(
            (
                Signature("", "Bupati Contoh", role="PIHAK KEDUA,"),
                Signature(
                    "Kota Contoh, 2 Januari 2024",
                    "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh",
                    role="PIHAK PERTAMA,",
                    lines=("NIP ....................",),
                ),
            )
        ),
    )


def form_blocks() -> tuple[Block, ...]:
    """Everything that only forms have."""
    return (*decree(), *agreement())


def performance_tree(bands: int = 3, *, width: Width = Width.LANDSCAPE) -> Diagram:
    """A tree of four levels: objective, indicators, programmes, activities;
    with partners outside.
    """
    indicators = tuple(_indicator(place) for place in range(1, bands + 1))
    return Diagram(
        id="pohon",
        label="Gambar 1",
        caption=(Text("Pohon kinerja dinas, 2024"),),
        root=Box(
            "Meningkatnya kepemilikan dokumen kependudukan",
            "Sasaran 1",
            indicators,
            lines=("Kepala Dinas",),
        ),
        alt="Pohon kinerja dari sasaran ke kegiatan.",
        width=width,
        direction=Direction.RIGHT,
    )


def _indicator(place: int) -> Box:
    kinds = (LinkKind.COMPONENT, LinkKind.CONTRIBUTION, LinkKind.SERVICE)
    activities = tuple(
        Box(
            f"Persentase pelayanan ke-{place}.{number} yang selesai tepat waktu",
            lines=("target 90%", "Kepala Seksi"),
        )
        for number in range(1, 4)
    )
    partner = Box(
        "Kementerian Agama", dashed=True, lines=("data perkawinan",), link=LinkKind.PARTNER
    )
    return Box(
        f"Cakupan dokumen ke-{place}",
        children=(
            Box(
                "Kepemilikan akta",
                "Program",
                (*activities, partner),
                lines=("target 95%", "Kepala Bidang"),
            ),
            Box("Mutu data", "Program", activities[:2], link=kinds[2], lines=("Sekretaris",)),
        ),
        lines=("Persentase penduduk yang memiliki dokumen, target 95%", "Kepala Bidang Pelayanan"),
        link=kinds[(place - 1) % 3],
        proposed=place == 2,
    )
