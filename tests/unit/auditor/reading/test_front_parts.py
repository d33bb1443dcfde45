"""What stands before the first chapter: its own title is its place, and no line of a list of contents."""

from __future__ import annotations

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines

DOTS = "." * 20
SUMMARY = "Nilai kepuasan pengunjung terealisasi 81,25 dari target 80."
BODY = f"\nIKHTISAR EKSEKUTIF\n\n{SUMMARY}\n\nBAB I PENDAHULUAN\n\nSebanyak 12 orang bertugas di sini.\n"


def _read(text: str) -> PrintedDocument:
    return read_structure(read_lines(text))


def _sections(report: PrintedDocument) -> dict[str, str]:
    return {sentence.text: sentence.section for sentence in report.sentences}


def test_a_summary_has_its_own_title_as_place() -> None:
    report = _read(f"KATA PENGANTAR\n\nPuji syukur kami panjatkan.\n{BODY}")
    told = _sections(report)
    assert told["Puji syukur kami panjatkan."] == "Kata Pengantar"
    assert told[SUMMARY] == "Ikhtisar Eksekutif"
    assert told["Sebanyak 12 orang bertugas di sini."] == "I PENDAHULUAN"
    assert [heading.title for heading in report.headings] == ["PENDAHULUAN"]


def test_words_of_a_sentence_are_no_title() -> None:
    report = _read(f"BAB I PENDAHULUAN\n\nRingkasan eksekutif\n\n{SUMMARY}\n")
    assert _sections(report)[SUMMARY] == "I PENDAHULUAN"


def test_annexes_that_a_list_of_contents_names_by_one_word_are_no_chapter() -> None:
    report = _read(
        f"DAFTAR ISI\nBAB I PENDAHULUAN{DOTS}1\nLAMPIRAN{DOTS}27\n{BODY}\nLAMPIRAN\n\nFoto kegiatan.\n"
    )
    assert [heading.title for heading in report.headings] == ["PENDAHULUAN", "LAMPIRAN"]
    assert report.contents[-1].page == "27"
    assert _sections(report)[SUMMARY] == "Ikhtisar Eksekutif"


def test_an_entry_over_two_lines_is_no_section_though_the_list_was_left() -> None:
    entry = f"2.3.1. Sasaran 1 Naiknya minat baca warga di seluruh\nkecamatan{DOTS}14\n"
    report = _read(f"2.3 Rencana Kerja{DOTS}13\n{entry}{BODY}")
    assert [heading.title for heading in report.headings] == ["PENDAHULUAN"]


def test_a_section_above_a_line_to_be_filled_in_stays_one() -> None:
    report = _read(f"{BODY}\n1.2. Susunan Organisasi\nNama kepala: {DOTS}\nSusunannya sebagai berikut.\n")
    assert [heading.number for heading in report.headings] == ["I", "1.2"]


def test_entries_that_a_pdf_runs_together_do_not_end_the_list() -> None:
    many = " ".join(f"BAGIAN {name}{DOTS}{page}" for page, name in enumerate("ABCDEFGHIJ", start=1))
    report = _read(f"DAFTAR ISI\n{many}\n1.4. Sasaran Mutu Layanan\nBAB II HASIL{DOTS}9\n{BODY}")
    assert [heading.title for heading in report.headings] == ["PENDAHULUAN"]
