"""A closed year: the same values are the same bytes,
and whatever changed since is refused by name.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.closing.closed import (
    APPROVAL,
    Document,
    balangan,
    balangan_file,
    close,
    edited,
    stamp_anew,
)
from tests.dossier_hash import hash_dossier
from tests.every_case import every_case
from tests.functional.cli_cast import BALANGAN, small_dossier

from capaian.domain.errors import InputError
from capaian.domain.exchange import SCHEMA as RESULTS
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.identifiers import AreaCode
from capaian.dossier.check import prepare
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.years import snapshot as exchange
from capaian.dossier.years.closing import ChangedMeanwhileError, make_snapshot
from capaian.dossier.years.edited_closings import find_edited
from capaian.dossier.years.snapshot import (
    Replacement,
    hash_snapshot,
    read_snapshot,
    write_canonical,
    write_snapshot,
)

NAME = "penutupan.json"


def refused(content: bytes, sha256: str | None = None) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        read_snapshot(content, NAME, sha256)
    (issue,) = caught.value.issues
    assert issue.place.file == NAME
    assert issue.remedy
    return issue.code, issue.message


def test_it_holds_the_texts_the_hashes_of_evidence_and_all_results() -> None:
    snapshot = balangan()
    assert (snapshot.regency, snapshot.year) == ("63.11", 2023)
    assert snapshot.office == "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Balangan"
    assert snapshot.files["plan.yaml"] == (BALANGAN / "plan.yaml").read_text()
    assert (
        snapshot.files["narrative/penutup.md"]
        == (BALANGAN / "narrative" / "penutup.md").read_text()
    )
    picture = BALANGAN / "evidence" / "skema-hati-unda.png"
    attached = {item.file: item for item in snapshot.attachments}
    assert list(attached) == ["evidence/skema-hati-unda.png", "evidence/skema-lasungku-talu.png"]
    assert attached["evidence/skema-hati-unda.png"].size == picture.stat().st_size
    assert (
        attached["evidence/skema-hati-unda.png"].sha256
        == hashlib.sha256(picture.read_bytes()).hexdigest()
    )
    assert snapshot.dossier == hash_dossier(BALANGAN)
    assert snapshot.assessment == assessment_to_plain(prepare(BALANGAN).assess())
    assert snapshot.previous is None


def test_its_file_and_its_source_are_called_after_regency_and_year() -> None:
    assert balangan().name == "penutupan-63.11-2023.json"
    assert balangan().source == "penutupan-2023"


def test_one_letter_less_is_another_hash(tmp_path: Path) -> None:
    dossier = shutil.copytree(BALANGAN, tmp_path / "lain")
    text = dossier / "narrative" / "penutup.md"
    text.write_text(text.read_text()[1:])
    assert hash_snapshot(write_snapshot(close(dossier))) != hash_snapshot(balangan_file())


def test_keys_are_sorted_letters_stand_as_they_are_and_figures_are_text() -> None:
    text = balangan_file().decode()
    document = json.loads(text)
    assert list(document) == sorted(document)
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert "–" in text
    assert isinstance(
        document["assessment"]["indicators"][0]["periods"][0]["actual"]["value"], str
    )


def test_what_is_written_is_read_back() -> None:
    assert read_snapshot(balangan_file(), NAME, hash_snapshot(balangan_file())) == balangan()


def test_a_replacement_is_read_back() -> None:
    snapshot = replace(balangan(), replaced=Replacement("ab" * 32, "Salah jumlah"))
    assert read_snapshot(write_snapshot(snapshot), NAME) == snapshot


def test_texts_are_kept_to_the_last_sign(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path)
    plan = dossier / "plan.yaml"
    plan.write_bytes(b"\xef\xbb\xbf" + plan.read_bytes().replace(b"\n", b"\r\n"))
    snapshot = read_snapshot(write_snapshot(close(dossier)), NAME)
    assert snapshot.files["plan.yaml"].encode() == plan.read_bytes()


def test_a_dossier_that_changed_meanwhile_is_not_closed(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path)
    prepared = prepare(dossier)
    (dossier / "counts.csv").write_text((dossier / "counts.csv").read_text() + "\n")
    folder = scan_folder(dossier, IssueLog())
    with pytest.raises(ChangedMeanwhileError):
        make_snapshot(folder, prepared.office_year, prepared.assess(), APPROVAL)


def test_a_closed_year_before_is_named_and_attached_but_not_copied(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path)
    year = prepare(dossier).office_year.year

    def a_year_before(document: Document) -> None:
        office = document["files"]["office.yaml"]
        assert f"year: {year}" in office
        document["files"]["office.yaml"] = office.replace(f"year: {year}", f"year: {year - 1}")
        document.update(year=year - 1, assessment={"schema": RESULTS})
        stamp_anew(document)

    earlier = edited(write_snapshot(close(dossier)), a_year_before)
    before = dossier / "closed" / f"{year - 1}.json"
    before.parent.mkdir()
    before.write_bytes(earlier)
    snapshot = close(dossier)
    assert snapshot.previous == hash_snapshot(earlier)
    assert [item.file for item in snapshot.attachments if item.file.startswith("closed")] == [
        f"closed/{year - 1}.json"
    ]
    assert not any(file.startswith("closed") for file in snapshot.files)
    assert read_snapshot(write_snapshot(snapshot), NAME) == snapshot


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"null", b"bukan json", b"\xff\xfe", b'{"schema": 1}', b"[" * 5000],
)
def test_other_files_are_no_snapshots(content: bytes) -> None:
    assert refused(content)[0] == "not_a_snapshot"


def test_papers_of_this_program_are_no_snapshots() -> None:
    assert refused(write_canonical({**balangan().assessment}))[0] == "not_a_snapshot"


def test_one_of_a_newer_program_is_called_so() -> None:
    newer = edited(balangan_file(), lambda document: document.update(schema="capaian/snapshot/2"))
    code, message = refused(newer)
    assert code == "snapshot_newer"
    assert "capaian/snapshot/2" in message


@pytest.mark.parametrize("length", [100, 2000, 300_000, -1, -2])
def test_a_file_that_was_cut_is_broken(length: int) -> None:
    cut = balangan_file()[:length]
    assert refused(cut)[0] in {"snapshot_broken", "snapshot_edited", "not_a_snapshot"}


def test_a_cut_end_is_reported_as_broken() -> None:
    assert refused(balangan_file()[:-2])[0] == "snapshot_broken"


def _text(document: Document) -> None:
    files = document["files"]
    files["counts.csv"] = files["counts.csv"].replace("5855", "5955", 1)


def _new_file(document: Document) -> None:
    document["files"]["narrative/baru.md"] = "Baru.\n"


def _evidence(document: Document) -> None:
    document["attachments"].pop()


@pytest.mark.parametrize("change", [_text, _new_file, _evidence])
def test_texts_and_evidence_belong_to_the_hash_of_the_dossier(
    change: Callable[[Document], None],
) -> None:
    code, message = refused(edited(balangan_file(), change))
    assert code == "snapshot_edited"
    assert "teks dossier" in message


def test_an_edited_result_is_found_by_the_hash_of_the_file() -> None:
    def change(document: Document) -> None:
        document["assessment"]["indicators"][0]["periods"][0]["actual"]["value"] = "99"

    code, message = refused(edited(balangan_file(), change), hash_snapshot(balangan_file()))
    assert code == "snapshot_edited"
    assert "SHA-256" in message


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.rstrip(b"\n"),
        lambda content: content.replace(b'","', b'", "', 1),
        lambda content: json.dumps(json.loads(content), indent=1).encode(),
        lambda content: content.replace(b'"year":2023', b'"year":2022,"year":2023'),
    ],
)
def test_a_file_that_was_saved_by_another_program_is_edited(
    change: Callable[[bytes], bytes],
) -> None:
    assert change(balangan_file()) != balangan_file()
    code, message = refused(change(balangan_file()))
    assert code == "snapshot_edited"
    assert "susunan baku" in message


@every_case(
    ("key", "value"),
    [
        ("year", "2023"),
        ("year", True),
        ("year", 9999),
        ("office", None),
        ("office", {"code": "63.11"}),
        ("approved", {"post": "x", "name": "X", "date": "kemarin"}),
        ("files", {"plan.yaml": 1}),
        ("attachments", ["x"]),
        ("assessment", {"schema": "x"}),
        ("previous", 1),
        ("replaces", {"sha256": "ab" * 32}),
        ("dossier", None),
    ],
)
def test_a_value_that_is_missing_or_of_another_kind_breaks_it(key: str, value: object) -> None:
    assert (
        refused(edited(balangan_file(), lambda doc: doc.update({key: value})))[0]
        == "snapshot_broken"
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"year": 2022}, "tahun penutupan 2022, sedangkan isinya 2023"),
        (
            {"office": {"code": "63.11", "name": "Dinas Lain"}},
            "kantor penutupan Dinas Lain, sedangkan isinya",
        ),
    ],
)
def test_a_closing_of_another_year_or_office_than_its_results_is_edited(
    change: Document, expected: str
) -> None:
    code, message = refused(edited(balangan_file(), lambda document: document.update(change)))
    assert code == "snapshot_edited"
    assert expected in message


def test_a_closing_of_another_regency_than_its_texts_is_edited() -> None:
    with pytest.raises(InputError) as caught:
        find_edited(replace(balangan(), regency=AreaCode("63.01")), NAME)
    (issue,) = caught.value.issues
    assert issue.place.file == NAME
    assert "kabupaten/kota penutupan 63.01, sedangkan isinya 63.11" in issue.message
    assert find_edited(balangan(), NAME) == ()


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "LIMIT", 1000)
    assert refused(balangan_file())[0] == "snapshot_too_large"


@pytest.mark.parametrize("value", [b"1.5", b"NaN", b"[" * 60 + b"]" * 60])
def test_fractions_and_towers_are_no_results(value: bytes) -> None:
    assert (
        refused(balangan_file().replace(b'"year":2023', b'"year":' + value))[0]
        == "snapshot_broken"
    )


def test_half_a_sign_is_edited_and_not_our_fault() -> None:
    broken = balangan_file().replace(b'"post":"kepala-dinas"', b'"post":"\\ud800"')
    assert broken != balangan_file()
    assert refused(broken)[0] == "snapshot_edited"


def test_files_of_the_folder_of_closed_years_are_named_by_their_year(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "closed").mkdir()
    (dossier / "closed" / "2023.json").write_bytes(b"{}")
    (dossier / "closed" / "salinan 2023.json").write_bytes(b"{}")
    log = IssueLog()
    folder = scan_folder(dossier, log)
    assert folder.closed == {"closed/2023.json": b"{}"}
    assert folder.hashes["closed/2023.json"] == hashlib.sha256(b"{}").hexdigest()
    assert [(issue.code, issue.place.file) for issue in log.finish(())] == [
        ("bad_closed_name", "closed/salinan 2023.json")
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(catatan="disetujui ulang"),
        lambda document: document["office"].update(email="x"),
        lambda document: document["approved"].update(oleh="siapa"),
        lambda document: document["attachments"][0].update(url="lain"),
        lambda document: document.update(lacking=[]),
    ],
    ids=["document", "office", "approval", "attachment", "nothing lacking"],
)
def test_what_close_does_not_write_is_edited_though_its_hash_was_made_anew(
    change: Callable[[Document], None],
) -> None:
    changed = edited(balangan_file(), change)
    code, message = refused(changed, hash_snapshot(changed))
    assert code == "snapshot_edited"
    assert "bukan buatan capaian close" in message
