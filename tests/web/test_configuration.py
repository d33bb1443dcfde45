"""What an installation is told by its environment; what cannot be meant is refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from capaian.web.configuration import Configuration, ConfigurationError, read_configuration


def test_who_says_nothing_gets_an_office_on_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = read_configuration({})
    folder = tmp_path / "capaian-data"
    assert told == Configuration(
        folder,
        mode="produksi",
        hosts=("localhost", "127.0.0.1"),
        zone="Asia/Jakarta",
        database=f"sqlite:///{folder}/capaian.sqlite3",
        proxy="127.0.0.1",
        is_plain=False,
        address="https://localhost",
        mail="",
        mail_from="",
        telegram="",
    )
    assert told.is_secret


def test_nothing_but_the_word_itself_makes_a_demonstration() -> None:
    assert read_configuration({"CAPAIAN_MODE": "peragaan"}).is_demonstration
    assert not read_configuration({"CAPAIAN_MODE": "produksi"}).is_demonstration
    assert not read_configuration({"CAPAIAN_MODE": ""}).is_demonstration


@pytest.mark.parametrize("word", ["Peragaan", "PRODUKSI", "demo", "production", " peragaan", "0"])
def test_a_mode_that_is_almost_meant_is_refused(word: str) -> None:
    with pytest.raises(ConfigurationError, match="CAPAIAN_MODE") as caught:
        read_configuration({"CAPAIAN_MODE": word})
    assert "peragaan, produksi" in caught.value.message


@pytest.mark.parametrize(("word", "hours"), [("WIB", 7), ("WITA", 8), ("WIT", 9)])
@pytest.mark.parametrize("month", [1, 7])
def test_the_times_of_day_of_indonesia_have_no_summer(word: str, hours: int, month: int) -> None:
    zone = ZoneInfo(read_configuration({"CAPAIAN_TIME_ZONE": word}).zone)
    assert datetime(2026, month, 1, tzinfo=zone).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("word", ["wib", "WAT", "Asia/Jakarta", "+07:00"])
def test_another_time_of_day_is_refused_with_those_that_there_are(word: str) -> None:
    with pytest.raises(ConfigurationError, match=r"CAPAIAN_TIME_ZONE.*WIB, WITA, WIT\."):
        read_configuration({"CAPAIAN_TIME_ZONE": word})


def test_everything_that_cannot_be_meant_is_told_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_configuration({"CAPAIAN_MODE": "demo", "CAPAIAN_TIME_ZONE": "WAT"})
    first, second = caught.value.message.splitlines()
    assert ("CAPAIAN_MODE" in first, "'demo'" in first) == (True, True)
    assert ("CAPAIAN_TIME_ZONE" in second, "'WAT'" in second) == (True, True)


@pytest.mark.parametrize(
    ("words", "hosts"),
    [
        ("sakip.balangankab.go.id", ("sakip.balangankab.go.id",)),
        ("a.go.id b.go.id", ("a.go.id", "b.go.id")),
        ("  a.go.id\n\tb.go.id  ", ("a.go.id", "b.go.id")),
    ],
)
def test_the_names_of_the_pages_stand_apart_by_blanks(words: str, hosts: tuple[str, ...]) -> None:
    assert read_configuration({"CAPAIAN_HOSTS": words}).hosts == hosts


def test_a_folder_is_found_from_home_and_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.chdir(tmp_path)
    for named, meant in (
        ("~/data", tmp_path / "rumah" / "data"),
        ("data", tmp_path / "data"),
        (str(tmp_path / "lain"), tmp_path / "lain"),
    ):
        assert read_configuration({"CAPAIAN_DATA": named}).folder == meant


def test_the_database_lies_in_the_folder_unless_it_is_named(tmp_path: Path) -> None:
    folder = {"CAPAIAN_DATA": str(tmp_path)}
    assert read_configuration(folder).database == f"sqlite:///{tmp_path}/capaian.sqlite3"
    named = "postgres://capaian@db/capaian"
    assert read_configuration({**folder, "DATABASE_URL": named}).database == named


def test_keys_lie_apart_from_evidence_and_both_in_the_folder(tmp_path: Path) -> None:
    told = read_configuration({"CAPAIAN_DATA": str(tmp_path)})
    assert told.keys.parent == told.evidence.parent == tmp_path
    assert told.keys != told.evidence


def test_a_file_of_settings_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tidak dibaca lagi"):
        read_configuration({"CAPAIAN_SETTINGS": str(tmp_path / "capaian.toml")})


@pytest.mark.parametrize("name", ["d#1", "d?1", "d%201", "d%", "d 1", "dinas é", "a:b"])
def test_the_database_lies_in_the_folder_whatever_that_is_called(tmp_path: Path, name: str) -> None:
    told = read_configuration({"CAPAIAN_DATA": str(tmp_path / name)})
    assert told.database_settings["NAME"] == str(tmp_path / name / "capaian.sqlite3")


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("DATABASE_URL", "omong kosong", "DATABASE_URL tidak dapat dibaca. Bentuknya: postgres://"),
        ("DATABASE_URL", "mysql://capaian:rahasia@db/x", "DATABASE_URL tidak dapat dibaca"),
        ("DATABASE_URL", "postgres://capaian:rahasia@db:porta/x", "DATABASE_URL tidak dapat dibaca"),
        ("CAPAIAN_DATA", "~tidakadaorangnya/x", "CAPAIAN_DATA berisi '~tidakadaorangnya/x'"),
        ("CAPAIAN_DATA", "a\0b", "CAPAIAN_DATA"),
        ("CAPAIAN_DATA", __file__, "bukan folder"),
        ("CAPAIAN_HOSTS", "https://sakip.contoh.go.id", "tanpa https://"),
        ("CAPAIAN_HOSTS", "a.go.id,b.go.id", "dipisah spasi"),
        ("CAPAIAN_HOSTS", "10.0.0.5:8000", "tanpa porta"),
        ("CAPAIAN_PROXY", "*", "satu alamat IP"),
        ("CAPAIAN_PROXY", "10.0.0.0/8", "satu alamat IP"),
        ("CAPAIAN_PLAIN_HTTP", "yes", "yang ada: ya, tidak"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_told_with_its_form(setting: str, value: str, told: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_configuration({setting: value})
    assert told in caught.value.message
    assert "rahasia" not in caught.value.message, "an address of a database holds a password"


def test_only_a_demonstration_and_who_says_so_plainly_are_called_without_https() -> None:
    assert read_configuration({}).is_secret
    assert not read_configuration({"CAPAIAN_PLAIN_HTTP": "ya"}).is_secret
    assert not read_configuration({"CAPAIAN_MODE": "peragaan"}).is_secret
