"""The parts of a workbook file, and how they refer to each other."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from capaian.dossier.excel.marks.splices import Element, UnmarkableError, apply_splices, put_into, scan
from capaian.dossier.excel.xml_text import quote_attribute

_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY_RELATIONS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One part that another one refers to."""

    id: str
    kind: str
    """Last word of its type: `comments`, `vmlDrawing`, `worksheet`."""
    part: str


@dataclass
class Package:
    """A workbook file that is being changed."""

    parts: dict[str, bytes]
    _infos: Mapping[str, zipfile.ZipInfo] = field(default_factory=dict)

    @classmethod
    def open(cls, content: bytes) -> Package:
        """Read a file.

        Raises:
            UnmarkableError: if it is no archive.
        """
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                infos = {info.filename: info for info in archive.infolist()}
                return cls({name: archive.read(name) for name in infos}, infos)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
            raise UnmarkableError(str(error)) from error

    def write(self) -> bytes:
        """Return the file; parts that were there stand where they stood."""
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                old = self._infos.get(name)
                info = zipfile.ZipInfo(name, old.date_time if old is not None else (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
        return stream.getvalue()

    def book_part(self) -> str:
        """Return the part that lists the sheets."""
        return next(relation.part for relation in self.relations("") if relation.kind == "officeDocument")

    def sheets(self) -> dict[str, str]:
        """Return the parts of the sheets by their names."""
        book = self.book_part()
        by_id = {relation.id: relation.part for relation in self.relations(book)}
        listed = scan(self.parts[book]).find("sheets")
        found = {}
        for sheet in listed.children if listed is not None else ():
            reference = next(text for name, text in sheet.attributes.items() if name.endswith(":id"))
            found[sheet.attributes["name"]] = by_id[reference]
        return found

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to within the file; the empty part is the file itself."""
        name = _relations_of(part)
        if name not in self.parts:
            return []
        return [
            Relation(one.attributes["Id"], one.attributes["Type"].rpartition("/")[2], _resolve(part, one))
            for one in scan(self.parts[name]).all("Relationship")
            if one.attributes.get("TargetMode") != "External"
        ]

    def add_relation(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another one; return the id."""
        name = _relations_of(part)
        content = self.parts.get(name, _EMPTY_RELATIONS)
        root = scan(content)
        taken = {one.attributes["Id"] for one in root.children}
        made = next(
            f"rIdCapaian{number}" for number in range(1, len(taken) + 2) if f"rIdCapaian{number}" not in taken
        )
        kind_and_target = f'Type="{_RELATIONS}/{kind}" Target={quote_attribute("/" + target)}'
        piece = f'<{root.prefix}Relationship Id="{made}" {kind_and_target}/>'
        self.parts[name] = apply_splices(content, [put_into(content, root, piece)])
        return made

    def declare(self, part: str, kind: str) -> None:
        """Say what kind of content a new part has."""
        content = self.parts[_TYPES]
        root = scan(content)
        piece = f'<{root.prefix}Override PartName={quote_attribute("/" + part)} ContentType="{kind}"/>'
        self.parts[_TYPES] = apply_splices(content, [put_into(content, root, piece)])

    def free_name(self, pattern: str) -> str:
        """Return a name that no part has yet: `xl/comments{}.xml` with a number."""
        return next(
            name
            for number in range(1, len(self.parts) + 2)
            if (name := pattern.format(number)) not in self.parts
        )


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _resolve(part: str, relation: Element) -> str:
    target = relation.attributes["Target"]
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
