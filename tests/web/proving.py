"""Files that people bring as evidence, sound and hostile ones, made by code."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

from capaian.web.evidence.examination.worker import save_anew

NIK = "6399" + "0241" + "0790" + "0002"
"""Has the form of a number of a person, of a place that does not exist."""


def photo(
    mode: str = "RGB", colour: str = "teal", kind: str = "JPEG", size: tuple[int, int] = (60, 40)
) -> bytes:
    """A picture as a phone takes it: turned, and with what the camera and the place are."""
    picture, stream = Image.new(mode, size, colour), io.BytesIO()
    exif = picture.getexif()
    exif[274], exif[271] = 6, "Kamera Rahasia"
    exif.get_ifd(34853)[1] = "S"
    picture.save(stream, kind, exif=exif)
    return stream.getvalue()


def png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that claims a size, whatever it holds."""
    parts = (
        (b"IHDR", struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", body),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def paper(text: str = "Rekap akta", password: str = "", pages: int = 1, script: str = "") -> bytes:
    """A PDF of pages with a line of text; one without lock and program is as it would be kept."""
    made, stream = pikepdf.new(), io.BytesIO()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for _ in range(pages):
        page = made.add_blank_page(page_size=(300, 400))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = made.make_stream(f"BT /F 12 Tf 20 300 Td ({text}) Tj ET".encode())
    if script:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
        names = pikepdf.Array(["lari", action])
        made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))
    encryption = pikepdf.Encryption(user=password, owner=password) if password else False
    made.save(stream, encryption=encryption, static_id=not password)
    is_plain = not (password or script)
    return save_anew(stream.getvalue()) if is_plain else stream.getvalue()


def with_attachment() -> bytes:
    made, stream = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.attachments["setup.exe"] = pikepdf.AttachedFileSpec(made, b"MZ", filename="setup.exe")
    made.save(stream)
    return stream.getvalue()


def book(*values: object) -> bytes:
    made, stream = Workbook(), io.BytesIO()
    for value in values or ("Rekap", 12):
        made.active.append([value])
    made.save(stream)
    return stream.getvalue()


def archive(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def letter(text: str = "Surat", **more: bytes) -> bytes:
    """A file of Word with a paragraph, and more parts."""
    body = f"<w:document><w:body><w:p><w:t>{text}</w:t></w:p></w:body></w:document>".encode()
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": body}
    return archive({**parts, **{f"word/{name}": content for name, content in more.items()}})


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it; its stated kind is never believed."""
    return SimpleUploadedFile(name, content, content_type="image/jpeg")
