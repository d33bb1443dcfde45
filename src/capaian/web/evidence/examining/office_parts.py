"""What a part of a Word or Excel file could do: told by what it says and holds, never by its name alone."""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import unquote

from capaian.web.evidence.examining.found import UnfitFileError

_PROGRAMS: Final = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xd0\xcf\x11\xe0",
    b"\xcf\xfa\xed\xfe",
    b"Rar!\x1a",
    b"7z\xbc\xaf",
)
"""How programs, old Office files (in which programs lie) and other archives begin."""
_SCRAMBLED: Final = ".odttf"
"""Fonts whose first bytes may be any."""
_PAGES: Final = (
    ".html",
    ".htm",
    ".xhtml",
    ".mht",
    ".mhtml",
    ".rtf",
    ".js",
    ".vbs",
    ".hta",
    ".wsf",
    ".ps1",
    ".bat",
)
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LIVE: Final = re.compile(
    r"/(?:vbaProject|wordVbaData|oleObject|control|activeX\w*|aFChunk|xl\w*Macrosheet|\w*Toolbars)$", re.I
)
"""Kinds of parts that run, or are other files within the text."""
_LINK: Final = re.compile(r"/hyperlink$", re.IGNORECASE)
_HERE: Final = re.compile(
    r"file:/{0,3}(?=[a-z]:)|[a-z]:[\\/]|(?![a-z][a-z0-9+.\-]+:)(?![\\/]{2})", re.IGNORECASE
)
"""How the address of a file of the same computer begins."""
_LIVE_CONTENT: Final = re.compile(
    r"macroenabled|vbaproject|ms-office\.activex|oleobject|macrosheet", re.IGNORECASE
)
_FIELD: Final = re.compile(
    r"<(?:\w+:)?instrText\b[^>]*>([^<]*)<|<(?:\w+:)?fldSimple\b[^>]*?\binstr\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
_EXCHANGE: Final = re.compile(r"\bDDE(?:AUTO)?\b|\bQUOTE(?:\s+\d+){3}", re.IGNORECASE)
"""Fields that start a program; the second is how such a word is written so that nobody reads it."""
_INCLUDED: Final = re.compile(
    r"\b(?:INCLUDE\w*|IMPORT|LINK|DATABASE|RD)\b(?:(?!HYPERLINK)[^{}]){0,300}?(?:(?:https?|ftp|mhtml):|[\"\s]\\{2,}\w)",
    re.IGNORECASE,
)
_FORMULA: Final = re.compile(
    r"<(?:\w+:)?(?:f|formula\d?|definedName|oldFormula)\b[^>]*(?<!/)>([^<]*)</", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'|\[[^\]]*\]")
_CALLED: Final = re.compile(r"\b(?:WEBSERVICE|CALL|REGISTER(?:\.ID)?|EXEC|RTD|IMAGE)\s*\(", re.IGNORECASE)
_REACHING: Final = re.compile(r"<(?:\w+:)?(?:ddeLink|oleLink|webPr|dbPr|olapPr)\b", re.IGNORECASE)
_CHARSET: Final = re.compile(r"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_CHARSETS: Final = frozenset(
    {"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "windows-1252"}
)


def read_part(raw: bytes) -> str:
    """Return the text of a part of XML, however its letters are written.

    Raises:
        UnfitFileError: in a way that is not known here, or with words of its own for texts.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    elif raw[:2] in (b"<\0", b"\0<"):
        text = raw.decode("utf-16-le" if raw[:1] == b"<" else "utf-16-be", "replace")
    else:
        text = raw.decode("utf-8-sig", "replace")
    charset = _CHARSET.match(text.lstrip())
    if (charset and charset[1].lower() not in _CHARSETS) or "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnfitFileError("misleading_archive")
    return text


def require_harmless_bytes(name: str, raw: bytes) -> None:
    """Refuse a part that is a program, a page or an old Office file, whatever it is called."""
    is_scrambled = name.endswith(_SCRAMBLED)
    if name.endswith(_PAGES) or (raw.startswith(_PROGRAMS) and not is_scrambled):
        raise UnfitFileError("programs")
    if name.endswith(".svg") and re.search(rb"<script|\son\w+\s*=|javascript:", raw, re.IGNORECASE):
        raise UnfitFileError("programs")


def require_harmless_text(name: str, text: str) -> None:
    """Refuse a part of XML by which programs are started, or something is fetched from elsewhere."""
    if name.endswith(".rels"):
        for found in _RELATION.finditer(text):
            _require_harmless_relation(found[1])
    elif name == "[content_types].xml":
        if _LIVE_CONTENT.search(text):
            raise UnfitFileError("programs")
    elif name.startswith("xl/"):
        _require_harmless_sheet(text)
    else:
        _require_harmless_fields(text)


def _require_harmless_relation(attributes: str) -> None:
    told = {
        key.lower(): html.unescape(double or single) for key, double, single in _ATTRIBUTE.findall(attributes)
    }
    kind, target = told.get("type", ""), unquote(told.get("target", "")).strip()
    if _LIVE.search(kind):
        raise UnfitFileError("programs")
    is_outside = told.get("targetmode", "").lower() == "external"
    if is_outside and not _LINK.search(kind) and not _HERE.match(target):
        raise UnfitFileError("fetching")


def _require_harmless_sheet(text: str) -> None:
    if _REACHING.search(text):
        raise UnfitFileError("fetching")
    for found in _FORMULA.finditer(text):
        formula = _QUOTED.sub("", html.unescape(found[1]))
        if "|" in formula or _CALLED.search(formula):
            raise UnfitFileError("fetching")


def _require_harmless_fields(text: str) -> None:
    pieces = [html.unescape("".join(found)) for found in _FIELD.findall(text)]
    # A word may be written in several pieces, and fields may follow each other without a blank.
    together, apart = "".join(pieces), " ".join(pieces)
    if _EXCHANGE.search(together) or _EXCHANGE.search(apart):
        raise UnfitFileError("programs")
    if _INCLUDED.search(together) or _INCLUDED.search(apart):
        raise UnfitFileError("fetching")
