"""The manual page of the workbook, in Indonesian: the words of its first sheet, and every sheet there is."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.dossier.excel.guide import FREEDOMS, SIGNS, STEPS
from capaian.dossier.excel.needs import papers
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.rows.sheets import Form, SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets

_HEAD = """# Buku kerja (Excel, LibreOffice)

Seluruh dossier dalam satu berkas `.xlsx`, untuk yang bekerja dengan Excel atau LibreOffice. Isinya sama
dengan folder dossier; angka, kode, dan teks tidak berubah karena bolak-balik.

```sh
capaian workbook template --for lkjip --out buku.xlsx   # kosong; hanya lembar yang wajib untuk LKjIP
capaian workbook template --out buku.xlsx               # kosong; semua lembar yang biasa dipakai
capaian workbook export dossier-saya --out buku.xlsx    # dossier yang sudah ada
```

Berkas yang sudah ada tidak ditimpa, karena mungkin berisi isian; tambahkan `--replace` bila memang dimaksud.
Angka yang bertentangan ikut diekspor, supaya dapat diperbaiki di Excel; banyaknya galat disebut saat
ekspor, rinciannya oleh `capaian check dossier-saya`. Hanya dossier yang tidak terbaca utuh (sel yang bukan
angka, kode yang tidak dikenal, angka tahun tertutup yang diketik ulang) tidak diekspor: perbaiki dahulu
berkasnya.

![Lembar Mulai: urutan kerja dan tautan ke setiap lembar](../images/buku-kerja-mulai.png)
"""
_BACK = """
## Membaca kembali

```sh
capaian workbook import buku.xlsx dossier-saya              # pratinjau, lalu bertanya
capaian workbook import buku.xlsx dossier-saya --dry-run    # pratinjau saja
capaian workbook import buku.xlsx dossier-saya --yes        # tanpa bertanya, misalnya dari skrip
```

`dossier-saya` boleh belum ada. Sebelum ada yang ditulis, diperlihatkan apa yang baru, berubah, dan dihapus:

```text
Pratinjau impor buku.xlsx ke dossier-saya
Data hitungan (counts.csv): 1 baru, 1 berubah, 1 dihapus – 1 dari 4 baris hilang
  dihapus  ktp.holders 63.99.02 2023: agregat
  berubah  ktp.holders 63.99.01 2023: Jumlah 12.336 → 12.337 (baris 3)
  baru     ktp.eligible 63.99.02 2023: 7.600; agregat (baris 6)
Tujuan (plan.yaml): 1 berubah
  berubah  tujuan-1: Tujuan Tertib administrasi → Tertib (baris 3)
Nilai dari rumus: 1 sel.
Lembar yang tidak dibaca: "Coretan".
Yang sudah ada sebelumnya: 3. Rinciannya: capaian check dossier-saya
```

- Yang tidak diubah di buku tidak disentuh: catatan, tanda kutip, dan urutan kunci di berkas tetap.
- Judul kolom yang ikut terurut ke tengah data: baris data di atasnya disebut, tidak dianggap terhapus.
- Lembar yang kehilangan judul kolomnya, atau berganti nama dan kehilangan baris 1 yang tersembunyi,
  ditanyakan. Lembar sendiri dan isi kolom tanpa judul disebut, tetapi tidak dibaca.
- Buku yang sudah diimpor boleh diperbaiki lalu diimpor lagi: yang diketik lain, ditambah, ditarik, atau
  dikembalikan ke isi semula sejak impor terakhir menjadi perubahan, berapa pun banyaknya. Dossier mengingat
  isi buku terakhir di berkas tersembunyi `.impor-buku.json`; jangan dihapus atau disunting. Bila berkas itu
  penuh (20 MB, atau 100 MB isi yang dimampatkan di dalamnya), pratinjau menyebut berapa buku yang paling
  lama diimpor dilupakan: yang kelak ditarik di buku itu tetap ada di dossier.
- Satu ekspor boleh disalin ke beberapa bagian; setiap bagian mengisi lembarnya, lalu semuanya diimpor
  bergantian. Beri nama berkas yang berlainan: salinan dikenal dari nama dan foldernya.
- Ditanyakan dahulu bila nama tidak cukup, karena tebakan yang salah menghapus isian orang lain atau
  menyisakan isian yang ditarik: di berkas bernama sama tidak ada lagi satu pun isian impor terakhirnya, atau
  berkas bernama baru memuat sebagian besar isian buku lain. Jawab dengan `--same-book` (buku itu juga) atau
  `--other-copy` (salinan lain). Isian salinan lain yang dibiarkan disebut banyaknya.
- Yang hanya berubah di dossier sesudah ekspor dibiarkan dan disebut. Bila buku dan dossier berubah di baris
  yang berlainan, keduanya dipakai; baris yang berubah di keduanya ditanyakan, dengan isi dossier sekarang.
  Dengan `--take-workbook` isi buku menggantikan keduanya. Tanpa lembar tersembunyi `_capaian` tidak
  diketahui siapa yang mengubah apa, jadi semua yang berlainan dengan dossier ditanyakan.
- Ditanyakan juga: nomor di kolom No. atau # yang berganti sedangkan baris lembar lain masih menyebut nomor
  lama; daftar yang butirnya ditunjuk menurut urutan (misi, dimensi penilaian, tugas berhuruf) dan urutannya
  berganti; baris baru yang tampak sebagai jumlah atau rata-rata; angka yang digitnya sama dengan semula dan
  hanya tempat komanya lain (`93,46` menjadi `0,9346`); lima baris atau lebih yang menjadi angka sama atau
  berurutan (sel yang ditarik ke bawah). Bila memang demikian: `--as-typed`. Baris yang dicoret tetap dibaca
  dan diperingatkan. Daftar
  dan naskah yang urutannya berganti disebut di pratinjau.
- Yang akan dikatakan `capaian check` tentang isi buku (angka yang bertentangan, target yang belum ada)
  disebut sebelum pratinjau, menurut selnya. Yang melihatnya tetap dapat menjawab `ya`. Dengan `--yes`, yang
  dijawab sebelum melihat, galat baru di dossier yang sudah berisi menghentikan impor (kode keluar 10, tidak
  ada yang ditulis) sampai `--as-typed` mengatakan bahwa memang demikian. Yang sudah ada di dossier dihitung
  saja. Salinan bertandanya dibuat bila diminta dengan `--marked`.
- Semua masalah disebut sekaligus menurut lembar, baris, dan kolom; selama ada galat dossier tidak berubah.
  Salinan `buku-periksa.xlsx` di sebelah buku memuat sel yang bermasalah dengan warna dan catatannya, dan
  terbuka pada daftarnya: setiap baris menuju satu sel, dengan yang salah dan perbaikannya. Daftar itu tidak
  ikut dibaca. Buku asli tidak disentuh. Perbaiki di salinan itu atau di buku asli, lalu impor lagi. Dengan
  `--dry-run` salinan hanya ditulis bila tempatnya disebut dengan `--marked`.
- Penulisan terjadi seluruhnya atau tidak sama sekali, juga bila komputer mati di tengahnya. Bila orang lain
  menulis ke dossier itu sementara pratinjau dibaca, tidak ada yang ditulis: ulangi perintahnya. Untuk dapat
  membatalkannya salin dahulu folder dossier; caranya di
  [Mengambil tabel dari luar](ambil-tabel.md#membatalkan).
- Tanpa terminal (dari skrip) tidak ada yang ditulis kecuali dengan `--yes`.

| Di dalam sel | Dibaca sebagai |
|---|---|
| `12.336` di kolom jumlah, `83,64`, `83.64`, `2.400.000,50` | bilangan itu |
| `30,633,400.00`, `1,234,567`, `12 336` di kolom bilangan | 30633400, 1234567, 12336 |
| `1.234` di kolom pecahan | ditanyakan: ribuan atau pecahan |
| `1.000,000` dan `1,000.000` | ditanyakan: sejuta atau seribu |
| persen, `86%`, `86 %` di kolom bilangan | 86 |
| `Rp 30.633.400`, `Rp111.574.800,-` di kolom bilangan | 30633400, 111574800 |
| `93,46%` di kolom rupiah atau hitungan, `Rp` di kolom persen atau hitungan | ditanyakan |
| `31/12/2023`, `31 Desember 2023`, tanggal Excel | tanggal itu |
| bulan, `Jul-23`, di kolom tanggal sebagian atau periode | bulan itu: `2023-07`, `2023-M07` |
| `Tahun 2023`, `Triwulan II 2023`, `TW 2 2023`, `Januari-Maret 2023` di kolom periode | periode itu |
| rumus | nilai terakhirnya |
| `#REF!`, rumus yang belum dihitung, jam, tanggal di kolom lain, kode yang menjadi pecahan | ditanyakan |
| sel yang digabung ke bawah | nilainya berlaku untuk setiap baris |
"""
_BESIDE = """
## Lembar yang bukan isian

- **Mulai**: urutan kerja, tautan, tanda, dan daftar semua lembar.
- **Ikhtisar**: cakupan setiap wilayah, banyaknya baris, sel yang kosong, dan berkas bukti dengan SHA-256.
  Dihitung dari lembar lain, dilindungi, dan tidak pernah dibaca kembali.
- **Pilihan** dan **_capaian** tersembunyi: daftar pilihan, dan berkas dossier seperti saat ekspor.
  Catatan (`#`), tanda kutip, dan urutan kunci di berkas YAML tersimpan di sana, sehingga tidak hilang.

Berkas bukti tetap di folder `evidence`; daftar dan SHA-256-nya ikut di dalam buku.

![Lembar Data hitungan: satu baris satu angka](../images/buku-kerja-hitungan.png)

## Isi sel

| Di dossier | Di buku |
|---|---|
| kode, wilayah, periode, teks | teks: `1.10`, `2023-Q3` tidak berubah menjadi angka, jam, atau tanggal |
| bilangan sampai 15 angka | bilangan, dengan desimal sebanyak aslinya |
| bilangan yang lebih panjang | teks, karena Excel hanya menyimpan 15 angka |
| tanggal | tanggal, `31/12/2024` |
| pilihan | kode dari daftar pilihan; artinya di catatan kepala kolom |
| beberapa kode | satu sel, dipisah spasi |
| teks lebih dari 32.000 huruf | beberapa baris, dinomori kolom Bagian |

Teks yang diawali `=`, `+`, `-`, atau `@` tetap teks dan tidak pernah dijalankan sebagai rumus.

Satu buku memuat paling banyak 250.000 baris dan 1.200.000 sel berisi; semua batasnya ada di
[Mengambil tabel dari luar](ambil-tabel.md#yang-ditolak). Buku besar tanpa lembar Capaian hanya dilihat
awalnya.

Dicoba dengan LibreOffice 7.4 dan pembaca berkas `.xlsx` lain; belum dicoba dengan Microsoft Excel,
Google Sheets, atau WPS.
"""


def write_workbook_manual() -> str:
    """Return the manual page of the workbook as Markdown."""
    return "\n".join([_HEAD, *_steps(), *_signs(), _BACK, _BESIDE, *_papers(), *_sheets()]) + "\n"


def _steps() -> Iterator[str]:
    tabs = {sheet.id: sheet.tab for sheet in book_sheets()}
    yield "## Urutan kerja\n"
    for number, step in enumerate(STEPS, 1):
        names = ", ".join(tabs[name] for name in step.sheets)
        yield f"{number}. **{step.title}.** {step.text}{f' Lembar: {names}.' if names else ''}"


def _signs() -> Iterator[str]:
    yield "\n## Tanda\n"
    yield "| Tanda | Arti |\n|---|---|"
    yield from (f"| {name} | {text} |" for name, text in SIGNS)
    yield "\n## Yang boleh diubah\n"
    yield from (f"- {text}" for text in FREEDOMS)


def _papers() -> Iterator[str]:
    tabs = {sheet.id: sheet.tab for sheet in book_sheets()}
    yield "## Lembar yang wajib untuk setiap naskah\n"
    yield "| Naskah | Lembar |\n|---|---|"
    needs = papers()
    yield f"| semua naskah | {', '.join(tabs[name] for name in needs.shared)} |"
    for title, names in needs.own.items():
        yield f"| {title} | {', '.join(tabs[name] for name in names) or '–'} |"


def _sheets() -> Iterator[str]:
    yield "\n## Semua lembar\n"
    yield "| Lembar | Dari | Isi |\n|---|---|---|"
    for sheet in book_sheets():
        yield f"| {sheet.tab} | `{sheet.id}` | {about(sheet)} |"


def about(sheet: SheetSpec) -> str:
    """Say what a sheet is for; empty where its title says all."""
    if sheet.form is Form.TEXTS:
        return "Daftar teks dari lembar-lembar berkas ini, satu butir satu baris."
    return in_sheets(sheet.help or (sheet.part.help if len(sheet.path) <= 1 else ""))
