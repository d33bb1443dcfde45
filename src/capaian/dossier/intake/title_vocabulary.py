"""Words that titles of whole tables consist of: documents, money, everybody, areas, times, papers.

A title with any other word may be about some people, or a part of the money, whatever that word is; and so
it is with what tells the stage of a budget.
"""

from __future__ import annotations

from typing import Final

from capaian.dossier.intake.words import word_set

_JOINTS: Final = word_set(
    "dan atau yang di ke dari pada per oleh untuk utk dalam dlm serta dengan dgn sebagai atas tentang ini "
    "itu se bagi terhadap thd antara menurut berdasarkan berdasar sesuai secara sampai hingga sd yg vs "
    "adalah beserta terdiri tersebut masing setiap tiap"
)
_TABLES: Final = word_set(
    "balikan data daftar tabel table rekap rekapitulasi rekapan laporan lap lapor jumlah jml total seluruh "
    "seluruhnya semua keseluruhan matriks matrik lampiran lamp buku agregat form formulir format isian "
    "lembar lbr sheet halaman hal page worksheet export ekspor unduhan hasil sumber keterangan ket "
    "catatan revisi rev final fix draft draf copy salinan nomor no nama kode uraian satuan perbandingan "
    "perkembangan kondisi keadaan posisi evaluasi monitoring monev pemantauan dashboard grafik statistik "
    "profil ringkasan rincian rinci gabungan bersih konsolidasi sementara update lengkap bahan tindak "
    "lanjut tertanggal pemutakhiran verifikasi validasi tervalidasi lanjutan sambungan nilai skor angka "
    "persen persentase prosentase rasio tingkat peringkat ranking cakupan capaian pencapaian target "
    "realisasi sasaran indikator kinerja kumulatif berjalan real time nihil bentuk judul dicetak cetak "
    "pencetakan diunduh terakhir pembaruan sandingan banding kolom baris tersaji disajikan penyajian "
    "dokumen arsip sudah telah ribu ribuan jutaan juta terpusat satu dua tiga empat lima enam tujuh delapan "
    "sembilan sepuluh sebelas belas kemajuan pengukuran perkiraan proyeksi estimasi prognosis selama "
    "harian database outcome output pertama kedua ketiga keempat berikutnya urut urutan pivot analisis "
    "penggunaan menggunakan pengolahan diolah olahan up date hitung perhitungan penghitungan masukan "
    "input entri rekonsiliasi utama dukung pendukung progres rapor melakukan penyelesaian"
)
_TIMES: Final = word_set(
    "berakhir tahun thn th ta tgl tanggal bulan bln triwulan tw triwulanan semester smt sem semesteran "
    "periode awal akhir hari jam pukul wib wita wit cut off cutoff bulanan tahunan minggu kuartal anggaran "
    "mulai sejak tutup masa"
)
_AREAS: Final = word_set(
    "kecamatan kec kapanewon kap kemantren kmt distrik kabupaten kab kota provinsi prov propinsi prop eks "
    "karesidenan jateng jabar jatim diy dki kalsel kalteng kaltim kalbar kaltara sulsel sulteng sultra "
    "sulut sulbar sumut sumbar sumsel babel kepri ntb ntt kelurahan kel desa ds kalurahan nagari kampung "
    "pekon gampong wilayah daerah pemerintah pemkab pemkot pemprov pemerintahan republik indonesia pusat "
    "nasional negara kabkota"
)
_OFFICES: Final = word_set(
    "aksi dinas badan kantor bidang seksi subbagian subbag bagian sub kependudukan pencatatan catatan sipil "
    "disdukcapil dukcapil capil dispendukcapil dindukcapil disdukpencapil pendaftaran sekretariat "
    "sekretaris kepala bupati walikota wali gubernur ketua direktorat direktur jenderal ditjen "
    "kementerian kemendagri mendagri negeri ri bps pd opd skpd instansi unit organisasi perangkat admin "
    "administrator operator petugas administrasi adminduk pelayanan layanan informasi pengelolaan "
    "penyelenggaraan sistem aplikasi siak dkb sipd simda sipkd fmis sakip lkjip lakip lke perjanjian "
    "keputusan peraturan surat sk permendagri iku ikk ikp lppd rkpd renja renstra rpjmd rkt pk spm perda "
    "perbup perwal kepmendagri umum perencanaan keuangan penyusunan penyusun akuntabilitas kerja rencana "
    "program kegiatan urusan strategis kepegawaian kasubbag kabid kasi mengetahui lokasi rekapitulasi "
    "bappeda bappenas menteri"
)
_GENERAL: Final = _JOINTS | _TABLES | _TIMES | _AREAS | _OFFICES

_PEOPLE: Final = word_set(
    "penduduk pend pddk jiwa skm ikm indeks kepuasan orang warga masyarakat anak usia umur keluarga "
    "kelompok laki perempuan pria wanita lk pr jenis kelamin jk bawah atas kurang lebih sama wni status "
    "hubungan golongan kepala cara lp"
)
_DOCUMENTS: Final = word_set(
    "wajib memiliki dimiliki kepemilikan pemilik milik pemegang punya mempunyai ber ktp kia kk akta akte "
    "kelahiran lahir kematian mati meninggal perkawinan pernikahan kawin nikah perceraian cerai kutipan "
    "identitas kartu tanda elektronik el ak dok ikd digital aktivasi dicatatkan tercatat dicatat rekam "
    "merekam perekaman terekam direkam dicetak tercetak terbit penerbitan diterbitkan peristiwa penting "
    "dilaporkan pelaporan keping blangko fisik biometrik iris pengesahan pengakuan pengangkatan"
)
_SERVED: Final = word_set(
    "permohonan pemohon pengajuan diajukan dilayani melayani terlayani register registrasi produk berkas "
    "diserahkan penyerahan pengambilan"
)
"""What was done in a time: columns below such titles are asked of themselves."""
_ENGLISH: Final = word_set(
    "table number of residents population persons people required to have having own owning id identity "
    "card cards and recorded by subdistrict subdistricts district districts village villages in regency "
    "municipality the who with birth death marriage divorce certificate certificates child children family "
    "families household households head heads aged years total sex male female percentage ownership issued "
    "reported end year"
)
"""Words of titles that tell the same in English below, as statistical offices print them."""
OF_COUNTS: Final = _GENERAL | _PEOPLE | _DOCUMENTS | _SERVED | _ENGLISH
"""Words of titles about all people of areas, and their documents."""

OF_MONEY: Final = _GENERAL | word_set(
    "penduduk angg rfk pagu belanja apbd apbdp papbd perubahan p murni induk pergeseran penyerapan serapan "
    "terserap keu fisik subkegiatan subkeg keg prog rekening akun objek obyek kelompok jenis dpa dppa "
    "dpal rka rkap dppal rak lra spj sp2d spd spp spm fungsional pertanggungjawaban pengeluaran pencairan "
    "pembayaran penerimaan bendahara pengguna kuasa pa kpa pptk ppk kas uang alokasi kartu kendali "
    "register pengendalian pelaksanaan pembangunan output outcome keluaran tujuan sisa saldo rp rupiah "
    "ribuan jutaan ribu juta audited unaudited penjabaran nomenklatur tahap penetapan ditetapkan disahkan "
    "pengesahan setelah sebelum sesudah prognosis proyeksi penarikan tapd ppkd bpkad bkad bpkd bakeuda "
    "bkd aset pendapatan pembiayaan efisiensi volume transaksi jurnal bukti pembukuan pembantu bku besar "
    "esakip konsep kebutuhan usulan kua ppas asb ssh rekonsiliasi progres capaian semula menjadi bertambah "
    "berkurang penunjang cover penatausahaan akuntansi klasifikasi kodefikasi angkas kum"
)
"""Words of titles about all money of sub-activities."""

OF_STAGES: Final = word_set(
    "dan di ke pada per dalam menurut berdasarkan sesuai dengan s d sd sampai ini setelah "
    "sesudah menjadi tahun thn th ta tanggal tgl bulan bln triwulan tw semester periode berjalan setahun "
    "tahap pertama kedua ketiga keempat rekap rekapitulasi rekapan laporan lap data daftar tabel rincian "
    "ringkasan buku lampiran lembar sheet halaman formulir form matriks final audited unaudited jumlah "
    "jml total semua seluruh nilai rp rupiah ribu ribuan juta jutaan realisasi penyerapan serapan lra "
    "monitoring monev target kinerja fisik keuangan keu rfk pelaksanaan penggunaan pertanggungjawaban "
    "pengendalian kendali spj sp2d pengeluaran anggaran angg apbd apbk dpa pagu alokasi dana sumber kas "
    "pendapatan belanja pembiayaan penjabaran operasi modal pegawai barang jasa hibah akun rekening jenis "
    "dokumen penetapan perjanjian program kegiatan subkegiatan sub urusan skpd opd pd ppkd perangkat "
    "daerah satuan unit kerja organisasi dinas badan kantor bidang seksi bagian subbagian subbag "
    "sekretariat upt uptd kependudukan pencatatan catatan sipil disdukcapil dukcapil dispendukcapil capil "
    "dafduk piak pemerintah pemkab pemkot kabupaten kab kota provinsi prov kecamatan "
    "keterangan ket catatan"
)
"""Words that leave the stage of a budget as it is where they stand beside it: `REALISASI DPPA SKPD 2024`."""
