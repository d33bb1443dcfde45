"""Files that are missing, strange, or not what they are said to be."""

from __future__ import annotations

from tests.bad_input.spoiling import Case

CASES = [
    Case(
        name="required file missing",
        file="plan.yaml",
        delete=True,
        expect=("missing_file plan.yaml",),
        says="plan.yaml (Rencana)",
    ),
    Case(
        name="misspelt file",
        file="counts.csv",
        rename="count.csv",
        expect=("unknown_file count.csv",),
        says="Yang terdekat: counts.csv",
    ),
    Case(
        name="misspelt required file",
        file="plan.yaml",
        rename="plan.yml",
        expect=("unknown_file plan.yml", "missing_file plan.yaml"),
    ),
    Case(
        name="stray file",
        file="anggaran-lama.xlsx",
        content="x",
        expect=("stray_file anggaran-lama.xlsx",),
    ),
    Case(
        name="hidden files and readme are none of our business",
        file=".gitignore",
        content="x",
        expect=(),
    ),
    Case(
        name="lock of an open table",
        file="~$counts.xlsx",
        content="x",
        expect=(),
    ),
    Case(
        name="readme",
        file="README.md",
        content="x",
        expect=(),
    ),
    Case(
        name="evidence gone",
        file="evidence/loket.png",
        delete=True,
        expect=("evidence_missing evidence.yaml:2:evidence[loket.png].file",),
    ),
    Case(
        name="evidence above the folder",
        file="evidence.yaml",
        replace=("file: loket.png", "file: ../office.yaml"),
        expect=(
            "evidence_outside evidence.yaml:2:evidence[../office.yaml].file",
            "evidence_not_listed evidence/loket.png",
        ),
    ),
    Case(
        name="evidence with an absolute path",
        file="evidence.yaml",
        replace=("file: loket.png", "file: /etc/passwd"),
        expect=(
            "evidence_outside evidence.yaml:2:evidence[/etc/passwd].file",
            "evidence_not_listed evidence/loket.png",
        ),
    ),
    Case(
        name="evidence changed",
        file="evidence.yaml",
        replace=("date: 2023-05", "sha256: 0000000000000000000000000000000000000000000000000000000000000000"),
        expect=("evidence_changed evidence.yaml:2:evidence[loket.png].file",),
    ),
    Case(
        name="evidence on a drive",
        file="evidence.yaml",
        replace=("file: loket.png", "file: 'C:\\foto.png'"),
        expect=(
            "evidence_outside evidence.yaml:2:evidence[C:\\foto.png].file",
            "evidence_not_listed evidence/loket.png",
        ),
    ),
]
