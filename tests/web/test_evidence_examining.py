"""Looking through a file by parts: archives, papers, texts, and the child process that does it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.web.proving import NIK, paper, photo, png

from capaian.dossier.personal import looks_personal
from capaian.dossier.pictures import find_picture_flaw
from capaian.processes.children import child_command, child_environment
from capaian.web.evidence.examination.images import examine_picture, without_camera_data
from capaian.web.evidence.examination.kinds import MediaKind, RefusedFileError
from capaian.web.evidence.examination.pdf import examine_paper
from capaian.web.evidence.examination.worker import examine
from capaian.web.evidence.uploads import prepare

WORKER = Path(sys.modules["capaian.web.evidence.examination.worker"].__file__ or "")


def refused(content: bytes) -> str:
    """The reason why a file is not taken."""
    with pytest.raises(RefusedFileError) as caught:
        examine(content)
    return caught.value.reason


def ask(content: bytes, seconds: str = "20", megabytes: str = "1500") -> tuple[int, bytes]:
    """What the child says, and how it ended."""
    ran = subprocess.run(
        child_command(WORKER, seconds, megabytes),
        input=content,
        capture_output=True,
        check=False,
        env=child_environment(),
        timeout=60,
    )
    return ran.returncode, ran.stdout


def test_the_child_says_in_a_line_what_it_found_and_then_the_bytes() -> None:
    code, said = ask(photo())
    line, _, rest = said.partition(b"\n")
    told = json.loads(line)
    kept, preview = told["lengths"]
    assert (code, told["kind"], told["personal"], len(rest)) == (0, "JPEG", "", kept + preview)
    assert rest[:3] == rest[kept : kept + 3] == b"\xff\xd8\xff"


def test_the_child_says_why_it_takes_nothing() -> None:
    assert ask(b"MZ") == (0, b'{"refused": "unknown", "words": {}}\n')
    told = json.loads(ask(png(8_000, 6_000))[1])
    assert told == {"refused": "too_many_pixels", "words": {"size": "8000 x 6000", "limit": "40"}}


def test_a_child_without_memory_takes_nothing_and_says_so_or_is_ended() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (7_000, 5_500)).save(picture, "PNG")
    code, said = ask(picture.getvalue(), megabytes="260")
    assert not said or json.loads(said) == {"refused": "too_heavy", "words": {}}
    assert code == 0 or not said


def test_a_child_that_works_too_long_is_ended_before_it_says_anything() -> None:
    code, said = ask(paper("Rekap " * 50, pages=400), seconds="0.05")
    assert (code < 0, said) == (True, b"")


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
            [whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], whole + whole[:at]]
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
    flipped = (whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(begin, begin + 80))
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
def test_a_picture_stands_as_it_was_held(turn: int) -> None:
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
    held = meant.transpose(back[turn]) if turn in back else meant
    exif, stream = held.getexif(), io.BytesIO()
    exif[274] = turn
    held.save(stream, "PNG", exif=exif)
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
    more = {"comment": b"Kamera Rahasia", "xmp": b"Kamera Rahasia"} if kind == "JPEG" else {"pnginfo": about}
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


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (20_000, 20), (3, 14_400), (10**9, 10**9), (-5, 5)])
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
