"""Photographs in print: sharp enough, upright, and without what cameras write into them."""

from __future__ import annotations

import io
from base64 import b64decode
from dataclasses import replace

import pikepdf
import pytest
from PIL import ExifTags, Image, ImageOps, PngImagePlugin
from tests.unit.writers import sample_figures
from tests.unit.writers.docx_reader import docx_of
from tests.unit.writers.html_papers import body_of
from tests.unit.writers.html_reader import only
from tests.unit.writers.pdf_reader import paper_of

from capaian.documents.tree import Picture
from capaian.domain.errors import WriterError
from capaian.writers.pdf.encode import file_name
from capaian.writers.pictures import printed_picture

PRINT_PIXELS = 1642
"""139 mm at 300 dots per inch."""
PHOTOGRAPH_PIXELS = 728
"""84 mm at 220 dots per inch."""


def photograph(size: tuple[int, int], kind: str = "JPEG", **saving: object) -> Picture:
    target = io.BytesIO()
    image = Image.new("RGB", size, "#1C4E7A")
    image.paste("#B14F16", (0, 0, size[0] // 2, size[1]))
    image.save(target, kind, **saving)
    media_type = f"image/{kind.lower()}"
    return Picture("foto-1", "Gambar 1", (), target.getvalue(), media_type, "Dua bidang warna.")


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(printed_picture(picture).content))


@pytest.mark.parametrize(
    ("size", "kind", "expected"),
    [
        ((300, 200), "JPEG", (300, 200)),
        ((6000, 4000), "JPEG", (1092, PHOTOGRAPH_PIXELS)),
        ((1000, 4000), "JPEG", (182, PHOTOGRAPH_PIXELS)),
        ((6000, 4000), "PNG", (PRINT_PIXELS, 1095)),
        ((1000, 4000), "PNG", (410, PRINT_PIXELS)),
    ],
)
def test_picture_has_print_resolution_at_most(
    size: tuple[int, int], kind: str, expected: tuple[int, int]
) -> None:
    picture = photograph(size, kind)
    assert opened(picture).size == expected
    assert max(opened(replace(picture, fills_page=True)).size) == min(max(size), PRINT_PIXELS)


def test_a_photograph_that_lies_on_its_side_has_the_same_resolution() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    assert opened(photograph((6000, 4000), exif=exif)).size == (485, PHOTOGRAPH_PIXELS)


def test_place_and_camera_are_not_published() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kamera Contoh"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (2.0, 20.0, 0.0)
    picture = photograph((60, 40), exif=exif)
    assert b"Kamera Contoh" in picture.content
    printed = printed_picture(picture).content
    assert b"Kamera" not in printed
    assert not Image.open(io.BytesIO(printed)).getexif()
    assert b"Kamera Contoh" not in paper_of(picture).content


def test_remarks_of_a_png_are_not_published() -> None:
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Author", "Pembuat Contoh")
    picture = photograph((60, 40), "PNG", pnginfo=remarks)
    assert b"Pembuat" in picture.content
    assert b"Pembuat" not in printed_picture(picture).content


@pytest.mark.parametrize("mark", range(1, 9))
def test_picture_is_turned_as_the_camera_was_alike_in_every_form(mark: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = mark
    picture = photograph((60, 40), exif=exif)
    parts = docx_of(picture).parts
    in_word = next(parts[name] for name in parts if name.startswith("word/media/"))
    shown = str(only(body_of(picture), "//figure/img").get("src"))
    in_page = b64decode(shown.partition(",")[2])
    for content in (in_word, in_page, printed_picture(picture).content):
        image = Image.open(io.BytesIO(content))
        # one half of the pixels is red: turned the wrong way the corner is of the other colour
        upright = ImageOps.exif_transpose(Image.open(io.BytesIO(picture.content)))
        assert image.size == upright.size == ((60, 40) if mark < 5 else (40, 60))
        assert abs(image.getpixel((3, 3))[0] - upright.getpixel((3, 3))[0]) < 20
        assert not image.getexif()


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg"])
@pytest.mark.parametrize("content", [b"", b"bukan gambar", b"\x89PNG\r\n\x1a\n\x00"])
def test_broken_file_is_named(content: bytes, media_type: str) -> None:
    picture = Picture("p", "Gambar 7", (), content, media_type, "alt")
    with pytest.raises(WriterError, match="Gambar 7: berkas gambar tidak dapat dibaca"):
        printed_picture(picture)


def test_half_a_photograph_is_refused() -> None:
    whole = photograph((600, 400))
    with pytest.raises(WriterError, match="tidak dapat dibaca"):
        printed_picture(replace(whole, content=whole.content[: len(whole.content) // 2]))


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("image/png", "g-foto-1.png"),
        ("image/jpeg", "g-foto-1.jpg"),
        ("image/svg+xml", "g-foto-1.svg"),
    ],
)
def test_file_is_named_after_the_block(media_type: str, name: str) -> None:
    assert file_name(replace(photograph((1, 1)), media_type=media_type)) == name


def test_same_picture_gives_the_same_bytes() -> None:
    picture = sample_figures.picture()
    assert printed_picture(picture) == printed_picture(picture)


def test_photographs_and_pages_of_a_scan_stand_in_the_pdf_as_they_are_printed() -> None:
    """Typst sets stand-ins: the file has every picture in its place,
    and all its objects are found.
    """
    scan = io.BytesIO()
    sheets = [Image.new("L", size, 250) for size in ((620, 877), (877, 620))]
    sheets[0].save(scan, "PDF", save_all=True, append_images=sheets[1:])
    pages = [
        Picture(
            f"hal-{n}",
            "",
            (),
            scan.getvalue(),
            "application/pdf",
            "Salinan",
            fills_page=True,
            page=n,
        )
        for n in (1, 2)
    ]
    wanted = [printed_picture(picture).content for picture in (photograph((600, 400)), *pages)]
    assert [opened(page).size for page in pages] == [(1240, 1754), (1754, 1240)]
    file = paper_of(photograph((600, 400)), *pages).file
    images = [
        item for item in file.objects if isinstance(item, pikepdf.Stream) and item.get("/Width")
    ]
    found = {item.read_raw_bytes(): (item.Width, item.Height) for item in images}
    sizes = {content: Image.open(io.BytesIO(content)).size for content in wanted}
    assert found == sizes
    assert not file.check_pdf_syntax()


def test_a_page_that_cannot_be_drawn_is_named() -> None:
    picture = Picture("p", "", (), b"%PDF-1.4 rusak", "application/pdf", "Salinan", page=2)
    with pytest.raises(WriterError, match="halaman 2 PDF ini tidak dapat digambar"):
        printed_picture(picture)
