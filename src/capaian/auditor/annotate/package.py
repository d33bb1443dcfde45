"""The zip package of a Word file: the parts that comments live in,
all others kept byte for byte.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath
from typing import Final

from lxml import etree

from capaian.domain.errors import FileError

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)
_TYPES_PART: Final = "[Content_Types].xml"
_MOST_BYTES: Final = 200_000_000
"""Of one part, unpacked."""
_NO_WORD_FILE: Final = "Berkas ini bukan docx yang utuh. Simpan ulang dari Word atau LibreOffice."


@dataclass
class WordPackage:
    """An opened Word file."""

    content: bytes
    main: str
    """Name of the part with the text: `word/document.xml`."""
    document: etree._Element
    comments: etree._Element
    """The part with the comments, empty where the file has none yet."""
    comments_part: str
    has_comments: bool

    @property
    def first_comment(self) -> int:
        """The first number that no comment of the file has."""
        numbers = (element.get(f"{{{WORD}}}id", "") for element in self.comments)
        return (
            max((int(number) for number in numbers if number.lstrip("-").isdecimal()), default=-1)
            + 1
        )

    def write(self) -> bytes:
        """Return the file with its text and comments as they are now."""
        changed = {self.main: self.document, self.comments_part: self.comments}
        if not self.has_comments:
            changed |= self._announcements()
        parts = {name: _serialize(element) for name, element in changed.items()}
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.content)) as old, zipfile.ZipFile(made, "w") as new:
            for info in old.infolist():
                body = parts.pop(info.filename, b"")
                if body:
                    new.writestr(info, body)
                else:
                    _copy(old, info, new)
            for name, body in parts.items():
                new.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
        return made.getvalue()

    def _announcements(self) -> dict[str, etree._Element]:
        """The list of kinds of parts and the relationships of the text, with the new part."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            types = _read(archive, _TYPES_PART)
            rels_part = _rels_of(self.main)
            exists = rels_part in archive.namelist()
            rels = (
                _read(archive, rels_part) if exists else etree.Element(f"{{{_RELS}}}Relationships")
            )
        kind = etree.SubElement(types, f"{{{_TYPES}}}Override")
        kind.set("PartName", f"/{self.comments_part}")
        kind.set("ContentType", _COMMENTS_TYPE)
        link = etree.SubElement(rels, f"{{{_RELS}}}Relationship")
        link.set("Id", _free_id(rels))
        link.set("Type", f"{_OFFICE}/comments")
        link.set("Target", relpath(self.comments_part, dirname(self.main) or "."))
        return {_TYPES_PART: types, rels_part: rels}


def _copy(old: zipfile.ZipFile, info: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
    """Copy a part bit by bit: a picture made of nothing but blanks may fill
    the memory once unpacked.
    """
    is_large = info.file_size >= zipfile.ZIP64_LIMIT
    with old.open(info) as source, new.open(info, "w", force_zip64=is_large) as target:
        shutil.copyfileobj(source, target)


def open_package(content: bytes) -> WordPackage:
    """Open a Word file.

    Raises:
        FileError: if it is damaged, too large, or no Word file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            main = _target(archive, "", "officeDocument")
            document = _read(archive, main)
            part = _target(archive, main, "comments", missing="")
            comments = (
                _read(archive, part)
                if part
                else etree.Element(f"{{{WORD}}}comments", nsmap={"w": WORD})
            )
    except (
        zipfile.BadZipFile,
        KeyError,
        etree.XMLSyntaxError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise FileError(_NO_WORD_FILE) from error
    name = part or join(dirname(main), "comments.xml")
    return WordPackage(content, main, document, comments, name, bool(part))


def _target(archive: zipfile.ZipFile, part: str, kind: str, missing: str | None = None) -> str:
    """The part that a relationship of another part leads to."""
    rels_part = _rels_of(part)
    if missing is not None and rels_part not in archive.namelist():
        return missing
    for link in _read(archive, rels_part):
        if link.get("Type", "").endswith(f"/{kind}"):
            target = link.get("Target", "")
            return target[1:] if target.startswith("/") else normpath(join(dirname(part), target))
    if missing is None:
        raise KeyError(kind)
    return missing


def _rels_of(part: str) -> str:
    return join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")


def _read(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """Parse a part: no entities, no network, no document type."""
    if archive.getinfo(name).file_size > _MOST_BYTES:
        message = f"Bagian {name} dari berkas docx terlalu besar."
        raise FileError(message)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(archive.read(name), parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileError(_NO_WORD_FILE)
    return root


def _free_id(rels: etree._Element) -> str:
    taken = {link.get("Id") for link in rels}
    return next(
        name for name in (f"rIdTemuan{n}" for n in range(len(taken) + 1)) if name not in taken
    )


def _serialize(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
