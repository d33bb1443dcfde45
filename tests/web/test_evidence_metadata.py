"""What pictures tell beside their pixels: taken out; pixels and the upper side stay, small ones are light."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from capaian.web.evidence.examination.metadata import UnreadablePictureError, without_metadata
from capaian.web.evidence.examination.worker import examine

_MOST = 8_000


def told(kind: str, **options: object) -> bytes:
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
    "photo": told("JPEG"),
    "progressive photo": told("JPEG", progressive=True),
    "photo with marks": told("JPEG", restart_marker_rows=1),
    "drawing": told("PNG"),
    "two in one": told("JPEG") + b"PK\x03\x04 Kamera Rahasia",
    "more behind a drawing": told("PNG") + b"Kamera Rahasia",
}


@pytest.mark.parametrize("name", PICTURES)
def test_pixels_and_the_upper_side_stay_and_nothing_else(name: str) -> None:
    before, after = PICTURES[name], without_metadata(PICTURES[name])
    assert b"Rahasia" in before and b"Rahasia" not in after and b"GPS" not in after
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
        assert new.tobytes() == old.tobytes()
        if old.format == "JPEG":
            assert dict(new.getexif()) == {274: 6}
        else:
            assert dict(new.getexif()) == {}
    assert without_metadata(after) == after
    assert examine(after).is_bare and not examine(before).is_bare


@pytest.mark.parametrize("name", PICTURES)
def test_what_we_make_anew_tells_nothing(name: str) -> None:
    assert examine(examine(PICTURES[name]).content).is_bare


@given(st.data(), st.sampled_from(sorted(PICTURES)))
@settings(max_examples=150, deadline=None)
def test_a_broken_picture_is_said_to_be_one(data: st.DataObject, name: str) -> None:
    content = bytearray(PICTURES[name])
    place = data.draw(st.integers(8, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(8, len(content)))])
    with suppress(UnreadablePictureError):
        assert without_metadata(cut)[:8] == cut[:8] or name != "drawing"


@pytest.mark.parametrize("size", [(4_000, 3_000), (300, 3_000), (3_000, 40), (90, 60)])
def test_small_pictures_are_light_and_sharp(size: tuple[int, int]) -> None:
    noise, stream = Image.effect_noise(size, 120), io.BytesIO()
    noise.save(stream, "JPEG")
    found = examine(stream.getvalue())
    assert 0 < len(found.preview) <= _MOST
    with Image.open(io.BytesIO(found.preview)) as shown:
        assert shown.width <= 224 and shown.height <= 168
        assert shown.size == size if size == (90, 60) else 224 in shown.size or 168 in shown.size
