"""Many different problems in many files are all told at once, each at its place,
with what to do.
"""

from __future__ import annotations

from pathlib import Path

from tests.bad_input.spoiling import Case, copy_base, describe, spoil

from capaian.dossier.read import read_dossier

SPOILED = {
    "bad_date agreements.yaml:7:agreements[pk-2023].signed": ("2023-01", "5/1/2023"),
    "unknown_value areas.csv:3:kind": ("Hilir,district", "Hilir,kecamatan"),
    "not_a_number counts.csv:2:value": ("12336", "12336 orang"),
    "evidence_missing evidence.yaml:2:evidence[loket.jpg].file": ("loket.png", "loket.jpg"),
    "unknown_post factors.csv:2:responsible": ("kabid", "kasi"),
    "unknown_indicator history.csv:2:subject": ("iku-1", "iku-9"),
    "ambiguous_number inputs.csv:2:original": ("1500000", "1.500"),
    "unknown_value office.yaml:21:policies.cap": ("cap: none", "cap: 115"),
    "unknown_indicator outputs.csv:3:indicator": (",ik-1,", ",ik-7,"),
    "negative_count people.csv:2:count": (",2,", ",-2,"),
    "unknown_key plan.yaml:29:indicators[iku-1].polarty": ("polarity:", "polarty:"),
    "missing_key sources.yaml:3:sources[agregat]": ("title: Data agregat contoh", "title: ~"),
    "unknown_survey survey.csv:2:survey": ("skm,2023,U1", "ikm,2023,U1"),
}
"""By what must be said: what is replaced in the file by what."""


def test_all_problems_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    for expected, change in SPOILED.items():
        spoil(dossier, Case("", expected.split()[1].split(":")[0], (), change))
    issues = read_dossier(dossier).issues
    found = {describe(issue) for issue in issues}
    assert found == {*SPOILED, "evidence_not_listed evidence/loket.png"}
    assert all(issue.remedy for issue in issues)
    assert all(
        issue.value for issue in issues if issue.code not in ("missing_key", "evidence_not_listed")
    )
