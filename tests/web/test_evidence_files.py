"""What of a stranger's file is kept: told by its bytes, made harmless, and refused with the reason."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.web.proving import NIK, archive, book, letter, paper, photo, png, with_attachment

from capaian.dossier.file_names import is_evidence
from capaian.dossier.personal import find_personal_number, looks_personal
from capaian.web.evidence import limits, uploads
from capaian.web.evidence.examination.kinds import RefusedFileError, free_name, plain_name, shown_name
from capaian.web.evidence.examination.worker import examine

SOUND = [
    ("foto.jpg", photo(), "foto.jpg"),
    ("foto.png", photo(), "foto.jpg"),
    ("foto", photo(), "foto.jpg"),
    ("FOTO.PNG", photo(kind="PNG"), "foto.png"),
    ("pindai.webp", photo(kind="WEBP"), "pindai.jpg"),
    ("abu.jpg", photo("L", "grey"), "abu.jpg"),
    ("cetak.jpg", photo("CMYK"), "cetak.jpg"),
    ("tembus.png", photo("RGBA", kind="PNG"), "tembus.png"),
    ("palet.png", photo("P", kind="PNG"), "palet.png"),
    ("rekap.pdf", paper(), "rekap.pdf"),
]
"""Names and contents, and the names under which they are kept: endings follow from contents."""


@pytest.mark.parametrize(("name", "content", "kept"), SOUND, ids=[name for name, _, _ in SOUND])
def test_a_sound_file_is_kept_under_the_ending_of_its_contents(name: str, content: bytes, kept: str) -> None:
    found = uploads.prepare(name, content)
    assert (found.name, found.personal) == (kept, "")
    is_picture = found.media_type.startswith("image/")
    assert bool(found.preview) == (is_picture or name.endswith(".pdf"))


HOSTILE = [
    ("kosong.jpg", b"", "empty"),
    ("spasi.txt", b" \r\n ", "empty"),
    ("foto.jpg", b"MZ\x90\0" + b"\0" * 60, "unknown"),
    ("laporan.pdf", b"MZ%PDF-1.4", "unknown"),
    ("laporan.exe", b"hanya teks", "unknown"),
    ("laporan.html", b"<html><script>alert(1)</script>", "unknown"),
    ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "unknown"),
    ("data.csv", b"\xef\xbb\xbf <!doctype html><script>", "unknown"),
    ("data.csv", b"kecamatan;akta\nHulu;5\n", "unknown"),
    ("foto.jpg", photo()[:400], "broken_picture"),
    ("foto.jpg", b"\xff\xd8\xff" + b"PK\x03\x04" * 9, "broken_picture"),
    ("foto.png", png(10, 10), "broken_picture"),
    ("bom.png", png(60_000, 60_000, b"x\x9c"), "too_many_pixels"),
    ("bom.png", png(8_000, 6_000), "too_many_pixels"),
    ("foto.webp", b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 40, "broken_picture"),
    ("foto.gif", b"GIF89a" + b"\0" * 40, "unknown"),
    ("foto.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40, "unknown"),
    ("foto.tif", b"II*\0" + b"\0" * 40, "unknown"),
    ("arsip.zip", archive({"a.txt": b"x"}), "unknown"),
    ("arsip.jpg", b"Rar!\x1a\x07" + b"\0" * 40, "unknown"),
    ("arsip.gz", b"\x1f\x8b\x08" + b"\0" * 40, "unknown"),
    ("kosong.zip", b"PK\x05\x06" + b"\0" * 18, "unknown"),
    ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "unknown"),
    ("kunci.pdf", paper("Rekap", "rahasia"), "locked"),
    ("potong.pdf", paper()[:300], "broken_paper"),
    ("bohong.pdf", b"%PDF-1.7\nbukan apa-apa\n%%EOF\n", "broken_paper"),
    ("ganda.pdf", paper() + archive({"setup.exe": b"MZ"}) + b"\nstartxref\n0\n%%EOF\n", "broken_paper"),
    ("naskah.pdf", paper(script="app.alert(1)"), "active_paper"),
    ("lampiran.pdf", with_attachment(), "active_paper"),
    ("tebal.pdf", paper(pages=501), "too_many_pages"),
    ("rekap.xlsx", book(), "unknown"),
    ("surat.docx", letter(), "unknown"),
]
"""What is refused, with the code of the reason."""


@pytest.mark.parametrize(("name", "content", "reason"), HOSTILE, ids=[f"{n} {r}" for n, _, r in HOSTILE])
def test_a_hostile_file_is_refused_with_its_reason(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(RefusedFileError) as caught:
        examine(content)
    assert caught.value.reason == reason
    message = caught.value.message
    assert message.endswith(".") and "{" not in message


@pytest.mark.parametrize(
    ("content", "reason"), [(b"MZ", "unknown"), (b"a" * (limits.FILE_BYTES + 1), "too_large")]
)
def test_what_is_refused_in_the_child_or_before_it_is_one_error(content: bytes, reason: str) -> None:
    with pytest.raises(RefusedFileError) as caught:
        uploads.prepare("a.exe", content)
    assert caught.value.reason == reason


def test_a_photo_is_kept_upright_and_without_what_the_camera_wrote() -> None:
    found = uploads.prepare("foto.jpg", photo(size=(60, 40)))
    assert b"Kamera Rahasia" not in found.content and b"Exif" not in found.content
    with Image.open(io.BytesIO(found.content)) as kept:
        assert (kept.size, kept.getexif(), "comment" in kept.info) == ((40, 60), {}, False)
    assert uploads.prepare("foto.jpg", photo(size=(60, 40))).content == found.content


def test_what_hangs_behind_a_picture_is_gone() -> None:
    found = uploads.prepare("foto.jpg", photo() + b"<script>" + archive({"a.exe": b"MZ"}))
    assert b"<script>" not in found.content and b"PK" not in found.content
    assert not zipfile.is_zipfile(io.BytesIO(found.content))


@pytest.mark.parametrize("behind", [archive({"setup.exe": b"MZ"}), b"<script>alert(1)</script>"])
def test_what_hangs_behind_a_paper_is_gone(behind: bytes) -> None:
    found = uploads.prepare("ganda.pdf", paper() + behind)
    assert behind not in found.content and found.content == uploads.prepare("a.pdf", paper()).content


def test_a_large_photo_becomes_smaller() -> None:
    found = uploads.prepare("foto.png", photo(kind="PNG", size=(5_000, 1_000)))
    with Image.open(io.BytesIO(found.content)) as kept:
        assert kept.size == (720, 3_600)


PERSONAL = [
    (f"KTP_{NIK}.jpg", photo(), "namanya"),
    (f"NIK{NIK}a.jpg", photo(), "namanya"),
    (" ".join((NIK[:4], NIK[4:8], NIK[8:12], NIK[12:])) + ".jpg", photo(), "namanya"),
    ("\u202e".join((NIK[:5], NIK[5:])) + ".jpg", photo(), "namanya"),
    ("rekap.pdf", paper(f"NIK {NIK}"), "halaman 1"),
    ("IMG_20240101_120000_1234.jpg", photo(), ""),
]
"""Names, contents, and where a number of a person is found."""


@pytest.mark.parametrize(("name", "content", "where"), PERSONAL, ids=range(len(PERSONAL)))
def test_a_number_of_a_person_is_found_in_names_and_texts(name: str, content: bytes, where: str) -> None:
    found = uploads.prepare(name, content)
    assert found.personal == where
    assert NIK not in found.name


NAMES = [
    ("a" * 10_000 + ".jpg", "a" * 60 + ".jpg"),
    ("../../../etc/passwd", "passwd.jpg"),
    ("C:\\Windows\\system32\\foto.jpg", "foto.jpg"),
    ("foto\u202egpj.exe", "fotogpj.jpg"),
    ("<script>alert(1)<.jpg", "script-alert-1.jpg"),
    ("...jpg", "bukti.jpg"),
    ("صورة.jpg", "bukti.jpg"),
    ("", "bukti.jpg"),
    ("Rekap  Akta—Final (2).JPG", "rekap-akta-final-2.jpg"),
    ("nul\0.jpg", "nul.jpg"),
    ("=cmd|'/c calc'!A1.jpg", "c-calc-a1.jpg"),
]


@pytest.mark.parametrize(("given", "kept"), NAMES, ids=range(len(NAMES)))
def test_names_become_plain(given: str, kept: str) -> None:
    assert plain_name(given, ".jpg") == kept


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_whatever_a_file_is_called_it_is_kept_under_a_name_of_a_dossier(name: str) -> None:
    kept = plain_name(name, ".jpg")
    assert is_evidence(f"evidence/{kept}") and len(kept) <= 64
    assert find_personal_number(kept) is None and not looks_personal(kept)
    shown = shown_name(name)
    assert len(shown) <= 81 and not any(unicodedata.category(sign) in ("Cc", "Cf") for sign in shown)


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken = {"q/a.jpg", "q/a-2.jpg"}
    assert free_name("q/a.jpg", taken) == "q/a-3.jpg"
    assert free_name("q/b.jpg", taken) == "q/b.jpg"


@pytest.mark.parametrize(
    "said", [b"", b'{"kind"', b'{"kind": "PDF", "personal": "", "lengths": [9, 0]}\n123']
)
def test_a_child_that_was_ended_keeps_nothing(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "ask_child", lambda *_, **__: said)
    with pytest.raises(RefusedFileError) as caught:
        uploads.prepare("a.pdf", paper())
    assert caught.value.reason == "too_heavy"
