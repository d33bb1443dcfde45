"""Files of Word and Excel: archives of XML, looked through as workbooks are before they are imported."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from capaian.dossier.spreadsheets.worker.gate import pass_gate
from capaian.dossier.spreadsheets.worker.limits import LIMITS
from capaian.dossier.spreadsheets.worker.refusal import RefusedError
from capaian.dossier.spreadsheets.worker.zip_directory import Entry, Unpacking, read_directory
from capaian.web.evidence.examining.found import Examined, Kind, UnfitFileError
from capaian.web.evidence.examining.personal import find_place
from capaian.web.evidence.examining.pictures_inside import clean_picture, write_anew

_PROGRAMS: Final = re.compile(r"vbaproject|activex/|macrosheets/|oleobject|embeddings/.*\.(?:bin|exe|dll)$")
_TAG: Final = re.compile(r"<[^>]*>")
_LINE: Final = re.compile(r"</(?:w:p|w:tc|si|is|c|row)>")
_POWER: Final = re.compile(r"\b[0-9]\.[0-9]{9,17}E\+?1[5-8]\b")
_WORDS: Final = {"word": "naskah", "xl": "lembar kerja"}
"""What people call the parts of an archive, by their folder."""
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


def examine_office_file(content: bytes) -> Examined:
    """Return a Word or Excel file as it is, but for what pictures in it tell of camera and place.

    Raises:
        UnfitFileError: It is another archive, made to fill memory or to mislead, broken, or holds programs.
    """
    try:
        entries = read_directory(content, LIMITS)
        kind = _kind_of(entries)
        if any(_PROGRAMS.search(name) for name in entries):
            raise UnfitFileError("programs")
        unpacking = Unpacking(content, LIMITS)
        pictures: dict[str, bytes] = {}
        texts = [(name, _text(unpacking, entry, pictures)) for name, entry in entries.items()]
        if kind is Kind.XLSX:
            pass_gate(content, LIMITS)
    except RefusedError as error:
        raise UnfitFileError(_REFUSALS.get(error.flaws[0].code, "broken_office_file")) from error
    kept = write_anew(content, pictures) if pictures else content
    return Examined(kind, kept, personal=find_place(_named(texts)))


def _kind_of(entries: Mapping[str, Entry]) -> Kind:
    if "[content_types].xml" in entries and "word/document.xml" in entries:
        return Kind.DOCX
    if "[content_types].xml" in entries and "xl/workbook.xml" in entries:
        return Kind.XLSX
    raise UnfitFileError("archive")


def _text(unpacking: Unpacking, entry: Entry, pictures: dict[str, bytes]) -> str:
    """Return the words of a part; every part is unpacked, so that none inflates unseen.

    Args:
        unpacking: Of the archive.
        entry: The part.
        pictures: Takes it where it is a picture that becomes another.
    """
    raw = b"".join(piece for piece in unpacking.pieces(entry))
    if (clean := clean_picture(raw)) != raw:
        pictures[entry.name] = clean
    if not entry.name.endswith(".xml"):
        return ""
    return html.unescape(_TAG.sub("", _LINE.sub("\n", raw.decode("utf-8", "replace"))))


def _named(texts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, text in texts:
        folder, _, _ = name.partition("/")
        written = _POWER.sub(_written_out, text)
        # Figures of cells that stand beside each other make no number together.
        for piece in written.split("\n") if folder == "xl" else (written,):
            yield _WORDS.get(folder, "keterangan berkas"), piece


def _written_out(match: re.Match[str]) -> str:
    """Write a number as people see it: programs keep sixteen digits as a power of ten."""
    try:
        return f" {Decimal(match[0]):f} "
    except InvalidOperation:
        return match[0]
