"""What of a stranger's file is kept: told by its bytes, made harmless,
and refused with the reason.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import unicodedata
import zipfile
from base64 import b64decode
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.web.proving import NIK, archive, book, letter, paper, photo, png, with_attachment

from capaian.dossier.evidence import find_picture_flaw
from capaian.dossier.file_names import is_evidence
from capaian.processes.children import child_command, child_environment
from capaian.rulebook.personal import find_personal_number, looks_personal
from capaian.web.evidence import limits, uploads
from capaian.web.evidence.examination.kinds import (
    MediaKind,
    RefusedFileError,
    free_name,
    plain_name,
    shown_name,
)
from capaian.web.evidence.examination.worker import (
    examine,
    examine_paper,
    examine_picture,
    without_camera_data,
)
from capaian.web.evidence.uploads import prepare

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
def test_a_sound_file_is_kept_under_the_ending_of_its_contents(
    name: str, content: bytes, kept: str
) -> None:
    found = uploads.prepare(name, content)
    assert (found.name, found.personal) == (kept, "")
    is_picture = found.media_type.startswith("image/")
    assert bool(found.preview) == (is_picture or name.endswith(".pdf"))


@pytest.mark.parametrize(
    ("name", "content", "personal"),
    [
        ("rekap.xlsx", book(), ""),
        ("surat.docx", letter(), ""),
        ("Data.CSV", b"kecamatan;akta\nHulu;5\n", ""),
        ("catatan.txt", b"<!doctype html><script>", ""),
        ("warga.csv", b"nik;akta\n6311" + b"024107900002;5\n", "teksnya"),
        ("panjang.csv", b"a;b\n" * 24_998 + b"x;6311" + b"024107900002\n", "teksnya"),
    ],
)
def test_tables_and_texts_are_kept_as_they_are(name: str, content: bytes, personal: str) -> None:
    found = uploads.prepare(name, content)
    assert (found.content, found.preview, found.personal) == (content, b"", personal)
    assert found.name == plain_name(name, f".{name.rpartition('.')[2].lower()}")
    assert not found.media_type.startswith("image/"), "a browser saves it, and shows nothing of it"


HOSTILE = [
    ("kosong.jpg", b"", "empty"),
    ("spasi.txt", b" \r\n ", "empty"),
    ("foto.jpg", b"MZ\x90\0" + b"\0" * 60, "unknown"),
    ("laporan.pdf", b"MZ%PDF-1.4", "unknown"),
    ("laporan.exe", b"hanya teks", "unknown"),
    ("laporan.html", b"<html><script>alert(1)</script>", "unknown"),
    ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "unknown"),
    ("rekap.xlsx", b"PK\x03\x04"[:3], "unknown"),
    ("data.csv", b"a;b\0", "unknown"),
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
    (
        "ganda.pdf",
        paper() + archive({"setup.exe": b"MZ"}) + b"\nstartxref\n0\n%%EOF\n",
        "broken_paper",
    ),
    ("naskah.pdf", paper(script="app.alert(1)"), "active_paper"),
    ("lampiran.pdf", with_attachment(), "active_paper"),
    ("tebal.pdf", paper(pages=501), "too_many_pages"),
    ("rekap.xlsm", book(), "unknown"),
]
"""What is refused, with the code of the reason."""


@pytest.mark.parametrize(
    ("name", "content", "reason"), HOSTILE, ids=[f"{n} {r}" for n, _, r in HOSTILE]
)
def test_a_hostile_file_is_refused_with_its_reason(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(RefusedFileError) as caught:
        examine(content)
    assert caught.value.reason == reason
    with pytest.raises(RefusedFileError):
        uploads.prepare(name, content)
    message = caught.value.message
    assert message.endswith(".") and "{" not in message


@pytest.mark.parametrize(
    ("content", "reason"), [(b"MZ", "unknown"), (b"a" * (limits.FILE_BYTES + 1), "too_large")]
)
def test_what_is_refused_in_the_child_or_before_it_is_one_error(
    content: bytes, reason: str
) -> None:
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
    assert (
        behind not in found.content and found.content == uploads.prepare("a.pdf", paper()).content
    )


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
def test_a_number_of_a_person_is_found_in_names_and_texts(
    name: str, content: bytes, where: str
) -> None:
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
    assert len(shown) <= 81 and not any(
        unicodedata.category(sign) in ("Cc", "Cf") for sign in shown
    )


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken = {"q/a.jpg", "q/a-2.jpg"}
    assert free_name("q/a.jpg", taken) == "q/a-3.jpg"
    assert free_name("q/b.jpg", taken) == "q/b.jpg"


@pytest.mark.parametrize("messages", [b"", b'{"kind"', b'{"kind": "PDF", "kept": "MTIz'])
def test_a_child_that_was_ended_keeps_nothing(
    messages: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "ask_child", lambda *_, **__: messages)
    with pytest.raises(RefusedFileError) as caught:
        uploads.prepare("a.pdf", paper())
    assert caught.value.reason == "too_heavy"


WORKER = Path(sys.modules["capaian.web.evidence.examination.worker"].__file__ or "")


def ask(
    content: bytes, seconds: str = "20", megabytes: str = "1500", kind: str = ""
) -> tuple[int, bytes]:
    """What the child says, and how it ended."""
    ran = subprocess.run(
        child_command(WORKER, seconds, megabytes, kind),
        input=content,
        capture_output=True,
        check=False,
        env=child_environment(),
        timeout=60,
    )
    return ran.returncode, ran.stdout


def test_the_child_says_what_it_found_and_the_bytes() -> None:
    code, message = ask(photo())
    data = json.loads(message)
    assert (code, data["kind"], data["personal"]) == (0, "JPEG", "")
    assert all(b64decode(data[name]).startswith(b"\xff\xd8\xff") for name in ("kept", "preview"))


def test_the_child_says_why_it_takes_nothing() -> None:
    assert ask(b"MZ") == (0, b'{"refused": "unknown", "words": {}}')
    data = json.loads(ask(png(8_000, 6_000))[1])
    assert data == {"refused": "too_many_pixels", "words": {"size": "8000 x 6000", "limit": "40"}}


def test_a_large_text_is_read_by_the_child_within_its_limits() -> None:
    """Fault: a table of numbers fills the memory of the process that answers all people."""
    numbers = b"1;2;4\n" * 500_000
    assert ask(numbers[:6_000], kind="CSV") == (0, b'{"personal": ""}')
    code, message = ask(numbers, seconds="0.5", megabytes="300", kind="CSV")
    assert (code < 0, message) == (True, b"")


def test_a_child_without_memory_takes_nothing_and_says_so_or_is_ended() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (7_000, 5_500)).save(picture, "PNG")
    code, message = ask(picture.getvalue(), megabytes="260")
    assert not message or json.loads(message) == {"refused": "too_heavy", "words": {}}
    assert code == 0 or not message


def test_a_child_that_works_too_long_is_ended_before_it_says_anything() -> None:
    code, message = ask(paper("Rekap " * 50, pages=400), seconds="0.05")
    assert (code < 0, message) == (True, b"")


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_whatever_the_bytes_are_they_are_taken_or_refused(content: bytes) -> None:
    try:
        found = examine(content)
    except RefusedFileError as error:
        assert error.message
    else:
        assert found.kind in MediaKind


@cache
def _sound_files() -> list[bytes]:
    return [photo(), photo(kind="PNG"), paper()]


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_a_sound_file_that_is_cut_or_changed_is_taken_or_refused(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(_sound_files()))
    at = data.draw(st.integers(0, len(whole) - 1))
    content = data.draw(
        st.sampled_from(
            [
                whole[:at],
                whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :],
                whole + whole[:at],
            ]
        )
    )
    try:
        found = examine(content)
    except RefusedFileError as error:
        assert error.message
    else:
        assert not find_picture_flaw(found.content, found.media_type)


def test_a_photo_whose_notes_are_broken_is_taken_without_a_word() -> None:
    whole = photo()
    begin = whole.index(b"Exif")
    flipped = (
        whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(begin, begin + 80)
    )
    taken = [examine(content) for content in flipped]
    assert {find_picture_flaw(each.content, each.media_type) for each in taken} == {None}


MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "YCbCr"]


@pytest.mark.parametrize("mode", MODES)
def test_pictures_of_every_mode_become_plain_ones(mode: str) -> None:
    stream = io.BytesIO()
    kind = "JPEG" if mode in ("CMYK", "YCbCr") else "PNG"
    Image.new(mode, (30, 20)).save(stream, kind)
    found = examine_picture(stream.getvalue())
    with Image.open(io.BytesIO(found.content)) as kept:
        assert kept.mode in ("L", "RGB", "RGBA") and kept.size == (30, 20)
    assert not find_picture_flaw(found.content, found.media_type)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_turned_as_the_camera_was(turn: int) -> None:
    """The first pixel of the picture that was meant is red, wherever the camera put it."""
    meant = Image.new("RGB", (48, 32), "white")
    meant.paste("red", (0, 0, 16, 16))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    waiting = meant.transpose(back[turn]) if turn in back else meant
    exif, stream = waiting.getexif(), io.BytesIO()
    exif[274] = turn
    waiting.save(stream, "PNG", exif=exif)
    with Image.open(io.BytesIO(examine_picture(stream.getvalue()).content)) as kept:
        assert kept.size == (48, 32) and kept.getpixel((4, 4)) == (255, 0, 0)
        assert kept.getpixel((40, 28)) == (255, 255, 255)


def telling(kind: str, **options: object) -> bytes:
    """A picture that tells all that its format can hold."""
    picture, stream = Image.effect_noise((90, 60), 60).convert("RGB"), io.BytesIO()
    exif = picture.getexif()
    exif[274], exif[271] = 6, "Kamera Rahasia"
    exif.get_ifd(34853)[1] = "S"
    about = PngInfo()
    about.add_text("Author", "Kamera Rahasia")
    about.add_itxt("XML:com.adobe.xmp", "Kamera Rahasia")
    more = (
        {"comment": b"Kamera Rahasia", "xmp": b"Kamera Rahasia"}
        if kind == "JPEG"
        else {"pnginfo": about}
    )
    picture.save(stream, kind, exif=exif, **more, **options)
    return stream.getvalue()


PICTURES = {
    "photo": telling("JPEG"),
    "progressive photo": telling("JPEG", progressive=True),
    "photo with marks": telling("JPEG", restart_marker_rows=1),
    "drawing": telling("PNG"),
    "two in one": telling("JPEG") + b"PK\x03\x04 Kamera Rahasia",
    "more behind a drawing": telling("PNG") + b"Kamera Rahasia",
}


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_kept_beside_the_pixels(name: str) -> None:
    before, after = PICTURES[name], examine(PICTURES[name])
    assert b"Rahasia" in before and b"Rahasia" not in after.content and b"GPS" not in after.content
    assert not after.is_bare and examine(after.content).is_bare
    if before.startswith(b"\xff\xd8"):
        packed = without_camera_data(before)
        with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(packed)) as new:
            assert new.tobytes() == old.tobytes() and not dict(new.getexif())
        assert b"Rahasia" not in packed and without_camera_data(packed) == packed


@pytest.mark.parametrize("size", [(4_000, 3_000), (300, 3_000), (3_000, 40), (90, 60)])
def test_small_pictures_are_light_and_sharp(size: tuple[int, int]) -> None:
    noise, stream = Image.effect_noise(size, 120), io.BytesIO()
    noise.save(stream, "JPEG")
    found = examine(stream.getvalue())
    assert 0 < len(found.preview) <= 12_000
    with Image.open(io.BytesIO(found.preview)) as shown:
        assert shown.width <= 224 and shown.height <= 168
        assert shown.size == size if size == (90, 60) else 224 in shown.size or 168 in shown.size


def test_of_pictures_that_move_the_first_is_kept() -> None:
    stream = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(stream, "PNG", save_all=True, append_images=frames[1:])
    with Image.open(io.BytesIO(examine_picture(stream.getvalue()).content)) as kept:
        assert getattr(kept, "n_frames", 1) == 1 and kept.getpixel((4, 4)) == (255, 0, 0)


@pytest.mark.parametrize("pages", [1, 3, 500])
def test_a_paper_is_saved_anew_once_with_its_first_page_as_a_picture(pages: int) -> None:
    found = examine_paper(paper(pages=pages))
    again = examine_paper(found.content)
    assert (found.kind, again.content) == (MediaKind.PDF, found.content)
    with pikepdf.open(io.BytesIO(found.content)) as kept:
        assert len(kept.pages) == pages
    with Image.open(io.BytesIO(found.preview)) as preview:
        assert preview.size == (126, 168)


def test_a_paper_that_opens_without_a_word_is_taken_though_it_may_not_be_changed() -> None:
    made, stream = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(stream, encryption=pikepdf.Encryption(user="", owner="pemilik"))
    assert examine_paper(stream.getvalue()).kind is MediaKind.PDF


@pytest.mark.parametrize("behind", [b"", b"\n", b"\r\n\r\n", b"\0" * 40, b" \t\n"])
def test_blanks_behind_the_end_of_a_paper_are_nothing(behind: bytes) -> None:
    assert examine_paper(paper().rstrip() + behind).kind is MediaKind.PDF


@pytest.mark.parametrize(
    "size", [(0, 0), (1, 1), (20_000, 20), (3, 14_400), (10**9, 10**9), (-5, 5)]
)
def test_pages_of_any_size_have_a_small_picture(size: tuple[int, int]) -> None:
    made, stream = pikepdf.new(), io.BytesIO()
    made.add_blank_page().MediaBox = pikepdf.Array([0, 0, *size])
    made.save(stream)
    with Image.open(io.BytesIO(examine_paper(stream.getvalue()).preview)) as preview:
        assert max(preview.size) <= 640


@pytest.mark.parametrize(
    ("text", "is_personal"),
    [
        (NIK, True),
        (f"nik{NIK}", True),
        (f"{NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]}", True),
        (f"{NIK[:4]}-{NIK[4:8]}-{NIK[8:12]}-{NIK[12:]}", True),
        (f"{NIK[:6]}.{NIK[6:12]}.{NIK[12:]}", True),
        ("\u200b".join(NIK), True),
        (f"0{NIK}", False),
        (f"{NIK}0", False),
        ("6399029907900002", False),
        ("6399024113900002", False),
        ("0,6399024107900002"[:1] + "." + NIK, False),
        ("1.234.567,89", False),
        ("2.12.01.2.01.0007", False),
        ("", False),
    ],
)
def test_what_looks_like_a_number_of_a_person(text: str, is_personal: bool) -> None:
    assert looks_personal(text) is is_personal


def test_a_name_decides_nothing() -> None:
    for name in ("foto.exe", "foto.html", "foto.svg", "foto.php.jpg", "foto"):
        assert prepare(name, photo()).media_type == "image/jpeg"
        assert prepare(name, photo()).name.endswith(".jpg")
