"""What happens when a paper cannot be typeset: a sentence for the user, never a half-made file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.writers.pdf_reader import CHAPTER, paper_of
from tests.unit.writers.sample import sample_meta, text_paragraph

from capaian.documents.tree import Block, Document, Heading, Picture
from capaian.domain.errors import CapaianError, WriterError
from capaian.writers.pdf import compiler, write_pdf
from capaian.writers.pdf.compiler import compile_paper
from capaian.writers.pdf.encode import encode_document

PAPER = encode_document(Document(sample_meta(), (CHAPTER, text_paragraph("Isi."))))


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        (
            (CHAPTER, text_paragraph("Isi."), text_paragraph("漢字 dan 漢")),
            "Fon naskah tidak memuat “漢”, “字”, jadi PDF tidak dapat dibuat",
        ),
        ((CHAPTER, Heading("b", 3, "B")), "melompat dari tingkat 1 ke tingkat 3"),
        ((Heading("b", 2, "B"),), "Judul pertama naskah harus judul tingkat 1"),
        (
            (CHAPTER, Picture("p", "Gambar 1", (), b"<svg", "image/svg+xml", "alt")),
            "Berkas gambar tidak dapat dibaca",
        ),
    ],
)
def test_problem_is_reported_in_indonesian(blocks: tuple[Block, ...], words: str) -> None:
    with pytest.raises(WriterError, match=words) as caught:
        write_pdf(Document(sample_meta(), blocks))
    assert isinstance(caught.value, CapaianError)
    assert "capaian-" not in str(caught.value)


def test_paper_is_written_again_after_a_problem() -> None:
    with pytest.raises(WriterError):
        paper_of(text_paragraph("漢"))
    assert "Isi." in paper_of(text_paragraph("Isi.")).text


def template_with(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    (folder / "main.typ").write_text(text, encoding="utf-8")
    monkeypatch.setattr(compiler, "_TEMPLATE", folder)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("#let x = ", "main.typ baris 1"),
        ("#panic(3)", "panicked with: 3"),
        ('#set document(title: "x")\n#set text(font: "Arial")\nx', "unknown font family"),
        ('#import "@preview/tablex:0.0.9": tablex', "PDF tidak dapat dibuat"),
        ('#read("/etc/hostname")', "PDF tidak dapat dibuat"),
        ('#set document(title: "x")\n#image("kosong.svg", alt: "x")', "PDF tidak dapat dibuat"),
    ],
)
def test_broken_template_warning_and_foreign_file_are_errors(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, template: str, words: str
) -> None:
    template_with(monkeypatch, tmp_path, template)
    with pytest.raises(WriterError, match=words):
        compile_paper({}, {}, 0)


def test_child_that_dies_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(
        "import sys\nprint('memori habis', file=sys.stderr)\nsys.exit(9)\n", encoding="utf-8"
    )
    monkeypatch.setattr(compiler, "_WORKER", worker)
    with pytest.raises(WriterError, match=r"kode 9.*memori habis"):
        compile_paper(PAPER, {}, 0)


def test_child_that_never_ends_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    monkeypatch.setattr(compiler, "_WORKER", worker)
    monkeypatch.setattr(compiler, "_SECONDS_ALLOWED", 0.3)
    with pytest.raises(WriterError, match="belum selesai"):
        compile_paper(PAPER, {}, 0)


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compiler.tempfile, "tempdir", str(tmp_path))
    assert compile_paper(PAPER, {}, 0).finish().startswith(b"%PDF-1.7")
    assert list(tmp_path.iterdir()) == []


def test_folder_of_the_paper_does_not_change_the_bytes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    deeper = tmp_path / "dalam" / "sekali"
    deeper.mkdir(parents=True)
    first = compile_paper(PAPER, {}, 0)
    monkeypatch.setattr(compiler.tempfile, "tempdir", str(deeper))
    assert compile_paper(PAPER, {}, 0) == first


def test_child_knows_nothing_of_capaian() -> None:
    """The child stays small: it loads typst, what reads the text of a pdf,
    and the standard library only.
    """
    text = (Path(compiler.__file__).parent / "worker.py").read_text(encoding="utf-8")
    assert "import capaian" not in text
    assert "from capaian" not in text


def test_template_imports_no_package() -> None:
    templates = sorted((Path(compiler.__file__).parent / "template").glob("*.typ"))
    assert len(templates) > 5
    assert not any("@preview" in path.read_text(encoding="utf-8") for path in templates)
