"""Codes that name nothing: each message sends people to a file, or a sheet, that there is."""

import re

import pytest

from capaian.dossier.messages.names import IN_FILES, IN_SHEETS
from capaian.dossier.rows.sheets import all_sheets
from capaian.dossier.tables import ALL

_FILE = re.compile(r"tidak ada di (?:komponen di )?(\S+)\.$")
_SHEET = re.compile(r"tidak ada di lembar (.+)\.$")


@pytest.mark.parametrize("code", sorted(IN_FILES))
def test_file_of_a_name_is_a_file_of_dossiers(code: str) -> None:
    found = _FILE.search(IN_FILES[code].text)
    assert found
    assert found[1] in {part.file for part in ALL}


@pytest.mark.parametrize("code", sorted(IN_SHEETS))
def test_sheet_of_a_name_is_a_sheet_of_the_workbook(code: str) -> None:
    found = _SHEET.search(IN_SHEETS[code].text)
    assert found
    titles = {sheet.title for sheet in all_sheets()}
    assert all(each in titles for each in found[1].split(" atau "))


def test_the_same_names_are_known_in_files_and_in_sheets() -> None:
    assert IN_FILES.keys() == IN_SHEETS.keys()


def test_a_row_that_a_deleted_node_left_behind_may_be_deleted() -> None:
    """Who takes the nearest code instead books money on another node."""
    remedies = {
        code: message.remedy for code, message in IN_SHEETS.items() if "hapus baris" in message.remedy
    }
    assert list(remedies) == ["unknown_node"]
    assert remedies["unknown_node"].index("hapus baris") < remedies["unknown_node"].index("tambahkan")
