"""Mistakes of usage: what is said, in which language, and what is offered."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.every_case import every_case

from capaian.cli.language import say_mistake
from capaian.cli.usage import as_command, program_as_typed, read_period
from capaian.domain.errors import UsageMistakeError


@every_case(
    ("sentence", "says"),
    [
        (
            "No such command 'reprt'. Did you mean 'report'?",
            "Perintah reprt tidak dikenal. Maksudnya report?",
        ),
        ("No such command 'zz'.", "Perintah zz tidak dikenal."),
        (
            "No such option: --fromat Did you mean --format?",
            "Opsi --fromat tidak dikenal. Maksudnya --format?",
        ),
        (
            "No such option: --levl (Possible options: --help, --level)",
            "Opsi --levl tidak dikenal. Maksudnya --level?",
        ),
        ("No such option: -z", "Opsi -z tidak dikenal."),
        ("Missing argument 'DOSSIER'.", "Argumen DOSSIER belum diisi."),
        ("Missing option '--out'.", "Opsi --out belum diisi."),
        ("Option '--out' requires an argument.", "Opsi --out memerlukan nilai."),
        ("Got unexpected extra argument (y)", "Argumen berlebih: y."),
        ("Got unexpected extra arguments (y z)", "Argumen berlebih: y z."),
        (
            "Invalid value for '--n': 'x' is not valid.",
            "Nilai untuk --n tidak dapat dipakai: 'x' is not valid.",
        ),
        ("Something new.", "Something new."),
    ],
)
def test_sentences_of_the_library_are_reported_in_indonesian(sentence: str, says: str) -> None:
    assert say_mistake(sentence) == f"{says} Bantuan: capaian --help"


@pytest.mark.parametrize("text", ["2023", "2023-S2", "2025-q2", "2023-m07"])
def test_periods_are_read_in_small_letters_too(text: str) -> None:
    assert str(read_period(text)) == text.upper()


@pytest.mark.parametrize(("text", "year"), [("", "2024"), ("120231", "2024"), ("2023-Q5", "2023")])
def test_other_texts_are_refused_with_the_accepted_forms_of_their_year(
    text: str, year: str
) -> None:
    with pytest.raises(UsageMistakeError, match=f"Tulis {year}, {year}-S1, {year}-Q3") as caught:
        read_period(text)
    assert caught.value.exit_code == 2


def test_a_path_can_be_copied_into_a_command() -> None:
    assert as_command(Path("a/b")) == "a/b"
    assert as_command(Path("a b")) == '"a b"'


@pytest.mark.parametrize(
    ("called", "is_on_path", "named"),
    [
        ("bin/capaian", False, "bin/capaian"),
        ("bin/capaian", True, "capaian"),
        ("-c", False, "capaian"),
        ("/usr/bin/pytest", False, "capaian"),
    ],
)
def test_hints_name_the_program_as_it_was_called(
    called: str, is_on_path: bool, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program = tmp_path / "bin" / "capaian"
    program.parent.mkdir()
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(program.parent) if is_on_path else "")
    monkeypatch.setattr(sys, "argv", [called, "chek"])
    assert program_as_typed() == named
