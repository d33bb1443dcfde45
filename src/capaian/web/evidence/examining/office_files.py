"""Files of Word and Excel: archives of XML, looked through as workbooks are before they are imported."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from capaian.dossier.excel.worker.archive import Archive
from capaian.dossier.excel.worker.limits import LIMITS
from capaian.dossier.excel.worker.package import open_package
from capaian.dossier.excel.worker.refusal import RefusedError
from capaian.web.evidence.examining.found import Examined, Kind, UnfitFileError
from capaian.web.evidence.examining.office_parts import (
    read_part,
    require_harmless_bytes,
    require_harmless_text,
)
from capaian.web.evidence.examining.papers import examine_paper
from capaian.web.evidence.examining.personal import find_place, write_out
from capaian.web.evidence.examining.pictures_inside import clean_picture, write_anew

_PROGRAMS: Final = re.compile(r"vbaproject|activex/|macrosheets/|oleobject|embeddings/.*\.(?:bin|exe|dll)$")
_TAG: Final = re.compile(r"<[^>]*>")
_LINE: Final = re.compile(r"</(?:w:p|w:tc|si|is|c|row)>")
_LONG: Final = re.compile(r"=\s*(?:\"([^\"<]{16,})\"|'([^'<]{16,})')")
"""What an attribute says, where it is long."""
_COPY: Final = re.compile(r"\bgfxdata\s*=\s*[\"']([^\"']*)")
_UNIQUE: Final = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
"""What programs number their parts with."""
_XML: Final = (".xml", ".rels", ".vml")
_ARCHIVE, _PAPER = b"PK\x03\x04", b"%PDF-"
_WORDS: Final = {"word": "naskah", "xl": "lembar kerja"}
"""What people call the parts of an archive, by their folder."""
_INSIDE: Final = "berkas di dalamnya"
_REFUSALS: Final = {
    "book_locked": "locked",
    "book_with_macros": "programs",
    "book_inflates": "bomb",
    "book_misleading": "misleading_archive",
    "book_with_archive": "misleading_archive",
    "book_is_no_table": "unknown",
    "book_of_other_kind": "unknown",
    "book_too_large": "too_heavy",
    "book_of_too_many_parts": "bomb",
}
"""Why a workbook is not imported, and why it is no evidence."""


def examine_office_file(content: bytes, *, is_inside: bool = False) -> Examined:
    """Return a Word or Excel file as it is, but for what pictures in it tell of camera and place.

    Args:
        content: The file.
        is_inside: It lies in another one, as the table of a chart does; none lies in it again.

    Raises:
        UnfitFileError: It is another archive, made to fill memory or to mislead, broken, or holds programs.
    """
    try:
        archive = Archive(content, LIMITS)
        kind = _kind_of(archive)
        if any(_PROGRAMS.search(name) for name in archive.parts):
            raise UnfitFileError("programs")
        changed: dict[str, bytes] = {}
        texts = [(name, _text(archive, name, changed, is_inside=is_inside)) for name in archive.parts]
        if kind is Kind.XLSX:
            open_package(content, LIMITS)
    except RefusedError as error:
        raise UnfitFileError(_REFUSALS.get(error.flaws[0].code, "broken_office_file")) from error
    kept = write_anew(content, changed) if changed else content
    inside = _INSIDE if any(text == _INSIDE for _, text in texts) else ""
    return Examined(kind, kept, personal=find_place(_named(texts)) or inside)


def _kind_of(archive: Archive) -> Kind:
    if "[content_types].xml" in archive.parts and "word/document.xml" in archive.parts:
        return Kind.DOCX
    if "[content_types].xml" in archive.parts and "xl/workbook.xml" in archive.parts:
        return Kind.XLSX
    raise UnfitFileError("archive")


def _text(archive: Archive, name: str, changed: dict[str, bytes], *, is_inside: bool) -> str:
    """Return the words of a part; every part is unpacked, so that none inflates unseen.

    Args:
        archive: The file.
        name: The part.
        changed: Takes it where it, or a picture in it, becomes another.
        is_inside: The archive lies in another one.
    """
    raw = archive.read(name)
    require_harmless_bytes(name, raw)
    is_archive = raw.startswith(_ARCHIVE)
    if is_archive and is_inside:
        raise UnfitFileError("misleading_archive")
    if is_archive or raw.startswith(_PAPER):
        found = examine_office_file(raw, is_inside=True) if is_archive else examine_paper(raw)
        if found.content != raw:
            changed[name] = found.content
        return _INSIDE if found.personal else ""
    if (clean := clean_picture(name, raw)) != raw:
        changed[name] = clean
    if not name.endswith(_XML):
        return ""
    text = read_part(raw)
    require_harmless_text(name, text)
    _require_bare_copies(text)
    words = html.unescape(_TAG.sub("", _LINE.sub("\n", text)))
    return "\n".join((words, *_attributes(text)))


def _require_bare_copies(text: str) -> None:
    """See to it that no copy of a drawing, which Word keeps in a tag, holds a picture that tells anything."""
    for found in _COPY.findall(text):
        try:
            raw = base64.b64decode(html.unescape(found))
        except ValueError as error:
            raise UnfitFileError("picture_inside") from error
        parts = [(_INSIDE, raw)]
        if raw.startswith(_ARCHIVE):
            archive = Archive(raw, LIMITS)
            parts = [(name, archive.read(name)) for name in archive.parts]
        if any(clean_picture(name, part) != part for name, part in parts):
            raise UnfitFileError("picture_inside")


def _attributes(text: str) -> Iterator[str]:
    """Yield what stands in tags and is long enough to name a person: names of sheets, addresses of links."""
    for double, single in _LONG.findall(text):
        told = html.unescape(double or single)
        if sum(sign.isdigit() for sign in told) >= 16 and not _UNIQUE.fullmatch(told):
            yield unquote(told)


def _named(texts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, text in texts:
        folder, _, _ = name.partition("/")
        written = write_out(text)
        # Figures of cells that stand beside each other make no number together.
        for piece in written.split("\n") if folder == "xl" else (written,):
            yield _WORDS.get(folder, "keterangan berkas"), piece
