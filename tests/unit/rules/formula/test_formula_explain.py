"""Formulas as readers see them: in the language, and with the names of the field."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Golden
from tests.transcripts import check_transcript

from capaian.rules.formula.explain import explain, to_source
from capaian.rules.formula.parse import parse

NAMES = {
    "ktp": "Cakupan KTP-el",
    "kia": "Q3",
    "ktp.holders": "Perekaman KTP-el",
    "ktp.eligible": "Wajib KTP",
    "skm": "Survei Kepuasan Masyarakat",
    "63.11.02": "Kec. Juai",
    "iku-2": "IKU 2",
}


def test_formulas_in_their_standard_form_and_in_print(golden: Golden) -> None:
    def answer(text: str) -> tuple[str, str]:
        source = to_source(parse(text))
        assert parse(source) == parse(text)
        return source, explain(parse(text), NAMES)

    check_transcript(golden, Path(__file__).with_name("explained.txt"), answer)
