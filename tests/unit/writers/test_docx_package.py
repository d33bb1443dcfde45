"""The file as a package: parts, types, relationships, properties, faces, same bytes every time."""

from __future__ import annotations

import io
import posixpath
import uuid
import zipfile

import docx as python_docx
import pytest
from tests.unit.writers.docx_reader import Docx, docx_of, relationship_targets, select, values
from tests.unit.writers.sample import STAMP, sample_meta

from capaian.documents.tree import Document, Heading, HeadingKind, ItemList, ListItem, Text
from capaian.writers.docx import write_docx
from capaian.writers.docx.styles import FAMILIES, font_parts, obfuscate


def test_the_zip_has_sorted_parts_fixed_dates_and_the_types_first(sample: Docx) -> None:
    with zipfile.ZipFile(io.BytesIO(sample.content)) as archive:
        names = archive.namelist()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_pictures_are_stored_and_texts_compressed(sample: Docx) -> None:
    with zipfile.ZipFile(io.BytesIO(sample.content)) as archive:
        kinds = {
            info.filename.rpartition(".")[2]: info.compress_type for info in archive.infolist()
        }
    assert kinds["png"] == zipfile.ZIP_STORED
    assert kinds["xml"] == kinds["svg"] == kinds["odttf"] == zipfile.ZIP_DEFLATED


def test_every_part_has_a_type(sample: Docx) -> None:
    types = sample.xml("[Content_Types].xml")
    endings = {one.get("Extension") for one in types.iter("{*}Default")}
    overrides = {one.get("PartName") for one in types.iter("{*}Override")}
    for name in sample.parts:
        assert f"/{name}" in overrides or name.rpartition(".")[2] in endings, name
    assert {name.lstrip("/") for name in overrides if name} <= set(sample.parts)


@pytest.mark.parametrize("part", ["word/document.xml", "word/fontTable.xml"])
def test_every_relationship_leads_to_a_part(sample: Docx, part: str) -> None:
    for target, mode in relationship_targets(sample, part).values():
        assert mode == "External" or posixpath.normpath(f"word/{target}") in sample.parts, target


def test_every_relationship_that_the_body_uses_exists(sample: Docx) -> None:
    used = set(values(sample.body, "//@r:id | //@r:embed"))
    assert used <= set(relationship_targets(sample, "word/document.xml"))
    assert used


def test_every_part_in_the_package_is_reached(sample: Docx) -> None:
    reached = {
        f"word/{target}"
        for target, _ in relationship_targets(sample, "word/document.xml").values()
    }
    reached |= {
        f"word/{target}"
        for target, _ in relationship_targets(sample, "word/fontTable.xml").values()
    }
    own = {name for name in sample.parts if name.startswith("word/") and "_rels" not in name}
    assert own - reached == {"word/document.xml"}


def test_properties_come_from_the_paper_and_never_from_the_clock(sample: Docx) -> None:
    core = python_docx.Document(io.BytesIO(sample.content)).core_properties
    assert core.title == sample_meta().title
    assert core.author == core.last_modified_by == sample_meta().office
    assert core.subject == "LKjIP 2023"
    assert core.language == "id"
    assert STAMP in core.comments
    assert core.created is not None
    assert core.created.isoformat().startswith("2024-01-15T00:00:00")
    assert core.created == core.modified


def test_settings_ask_word_to_fill_the_page_column_and_to_keep_the_faces(sample: Docx) -> None:
    settings = sample.xml("word/settings.xml")
    assert values(settings, "w:updateFields/@w:val") == ["true"]
    assert select(settings, "w:embedTrueTypeFonts")
    assert values(settings, "w:compat/w:compatSetting/@w:val") == ["15"]
    assert values(settings, "w:themeFontLang/@w:val") == ["id-ID"]


def test_language_is_indonesian_for_all_words(sample: Docx) -> None:
    defaults = select(sample.xml("word/styles.xml"), "w:docDefaults//w:lang")
    assert [one.get(f"{{{one.nsmap['w']}}}val") for one in defaults] == ["id-ID"]


# --- faces ---------------------------------------------------------------------------------


def test_hidden_faces_come_back_with_the_key_of_the_font_table(sample: Docx) -> None:
    table = sample.xml("word/fontTable.xml")
    targets = relationship_targets(sample, "word/fontTable.xml")
    found = select(table, "//w:embedRegular | //w:embedBold | //w:embedItalic")
    for one in found:
        key = uuid.UUID(one.get(f"{{{one.nsmap['w']}}}fontKey", "").strip("{}"))
        target, _ = targets[one.get(f"{{{one.nsmap['r']}}}id", "")]
        face = obfuscate(sample.parts[f"word/{target}"], key)
        assert face[:4] == b"\0\1\0\0", target
        assert face != sample.parts[f"word/{target}"]
    assert len(found) == 8


def test_every_family_that_a_style_uses_is_in_the_font_table(sample: Docx) -> None:
    used = set(values(sample.xml("word/styles.xml"), "//w:rFonts/@w:ascii"))
    used |= set(values(sample.xml("word/numbering.xml"), "//w:rFonts/@w:ascii"))
    used |= set(values(sample.body, "//w:rFonts/@w:ascii"))
    assert used == {family.name for family in FAMILIES}


def test_faces_are_the_vendored_ones() -> None:
    assert set(font_parts().faces) >= {"LaporanSerif-Regular.odttf", "LaporanSans-Bold.odttf"}


# --- styles and numbering --------------------------------------------------------------------


def test_every_style_that_is_used_is_declared(sample: Docx) -> None:
    declared = set(values(sample.xml("word/styles.xml"), "w:style/@w:styleId"))
    parts = [
        "word/document.xml",
        "word/numbering.xml",
        *(name for name in sample.parts if "header" in name or "footer" in name),
    ]
    for part in parts:
        used = set(values(sample.xml(part), "//w:pStyle/@w:val | //w:rStyle/@w:val"))
        assert used <= declared, (part, used - declared)
    based = set(values(sample.xml("word/styles.xml"), "//w:basedOn/@w:val | //w:next/@w:val"))
    assert based <= declared


def test_python_docx_knows_the_built_in_styles(sample: Docx) -> None:
    known = {style.name for style in python_docx.Document(io.BytesIO(sample.content)).styles}
    assert {
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 4",
        "Caption",
        "Body Text",
        "toc 1",
        "Title",
    } <= known


def test_every_numbering_instance_that_is_used_exists(sample: Docx) -> None:
    numbering = sample.xml("word/numbering.xml")
    instances = set(values(numbering, "w:num/@w:numId"))
    used = set(values(sample.body, "//w:numId/@w:val")) | set(
        values(sample.xml("word/styles.xml"), "//w:numId/@w:val")
    )
    assert used - {"0"} <= instances
    abstract = set(values(numbering, "w:abstractNum/@w:abstractNumId"))
    assert set(values(numbering, "w:num/w:abstractNumId/@w:val")) <= abstract


def test_lists_of_the_text_restart() -> None:
    items = ItemList((ListItem((Text("satu"),)), ListItem((Text("dua"),))))
    paper = docx_of(items, items)
    used = values(paper.body, "//w:numId/@w:val")
    assert used[0] == used[1] != used[2] == used[3]
    starts = values(
        paper.xml("word/numbering.xml"),
        "w:num[w:lvlOverride]/w:lvlOverride/w:startOverride/@w:val",
    )
    assert starts == ["1", "1"]


def test_chapters_count_in_roman_and_sections_in_arabic_digits(sample: Docx) -> None:
    numbering = sample.xml("word/numbering.xml")
    linked = {
        (values(level, "w:pStyle/@w:val") or [""])[0]: (
            values(level, "w:numFmt/@w:val")[0],
            values(level, "w:lvlText/@w:val")[0],
        )
        for level in select(numbering, "//w:lvl[w:pStyle]")
    }
    assert linked["Heading1"] == ("upperRoman", "%1")
    assert linked["LabelBab"] == ("decimal", "")
    assert linked["Heading2"] == ("decimal", "%1.%2")
    assert linked["Heading4"] == ("decimal", "%1.%2.%3.%4")
    assert linked["JudulLampiran"] == ("decimal", "Lampiran\u00a0%1")


def test_an_empty_paper_is_still_a_file() -> None:
    empty = docx_of()
    assert python_docx.Document(io.BytesIO(empty.content)).paragraphs == []


def test_equal_papers_give_equal_bytes_and_other_words_do_not() -> None:
    one = Document(sample_meta(), (Heading("a", 1, "Satu", HeadingKind.FRONT),))
    two = Document(sample_meta(), (Heading("a", 1, "Dua", HeadingKind.FRONT),))
    assert write_docx(one) == write_docx(one)
    assert write_docx(one) != write_docx(two)
