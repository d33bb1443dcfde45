"""Periods, dates, words and choices that are none."""

from __future__ import annotations

from tests.bad_input.spoiling import Case

CASES = [
    Case(
        name="fifth quarter",
        file="counts.csv",
        replace=(",2023,12336", ",2023-Q5,12336"),
        expect=("bad_period counts.csv:2:period",),
        says="2023-Q3",
    ),
    Case(
        name="period in words",
        file="counts.csv",
        replace=(",2023,12336", ",tahun ini,12336"),
        expect=("bad_period counts.csv:2:period",),
    ),
    Case(
        name="period of YAML map",
        file="agreements.yaml",
        replace=("2023-Q1: 80", "2023-Q9: 80"),
        expect=("bad_period agreements.yaml:10:agreements[pk-2023].targets[iku-1].periods.2023-Q9",),
    ),
    Case(
        name="day that does not exist",
        file="sources.yaml",
        replace=("2023-12-31", "2023-02-30"),
        expect=("bad_date sources.yaml:2:sources[lapor].cut_off",),
    ),
    Case(
        name="date the other way round",
        file="sources.yaml",
        replace=("2023-12-31", "31-12-2023"),
        expect=("bad_date sources.yaml:2:sources[lapor].cut_off",),
    ),
    Case(
        name="month that does not exist",
        file="agreements.yaml",
        replace=("2023-01", "2023-13"),
        expect=("bad_date agreements.yaml:7:agreements[pk-2023].signed",),
    ),
    Case(
        name="a partner's mark in other words",
        file="cooperation.csv",
        replace=("service,2022", "service,sudah"),
        expect=("bad_mark cooperation.csv:2:requested",),
        says="ya bila tanggalnya tidak diketahui",
    ),
    Case(
        name="year in two digits",
        file="office.yaml",
        replace=("year: 2023", "year: 23"),
        expect=("bad_year office.yaml:11:year",),
    ),
    Case(
        name="maybe",
        file="outputs.csv",
        replace=("Sudah,ya", "Sudah,mungkin"),
        expect=("bad_boolean outputs.csv:3:met",),
    ),
    Case(
        name="unknown choice",
        file="areas.csv",
        replace=("Hulu,district", "Hulu,kecamatan"),
        expect=("unknown_value areas.csv:2:kind",),
        says="Yang ada: province, regency, district, village.",
    ),
    Case(
        name="refused formula of achievement",
        file="office.yaml",
        replace=("higher: R/T", "higher: (T-R)/T"),
        expect=("unknown_value office.yaml:20:policies.methods.higher",),
        says="R/T",
    ),
    Case(
        name="unknown cap",
        file="office.yaml",
        replace=("cap: none", "cap: 115"),
        expect=("unknown_value office.yaml:21:policies.cap",),
        says="none, 100, 110, 120",
    ),
    Case(
        name="code with a space",
        file="nodes.csv",
        replace=("I,program", "I I,program"),
        expect=("bad_code nodes.csv:2:id", "unknown_node nodes.csv:3:parent"),
    ),
    Case(
        name="area code with letters",
        file="areas.csv",
        replace=("63.99.02", "63.99.0B"),
        expect=("bad_area_code areas.csv:3:code", "unknown_area counts.csv:4:area"),
    ),
    Case(
        name="short hash",
        file="evidence.yaml",
        replace=("date: 2023-05", "date: 2023-05, sha256: abc"),
        expect=("bad_sha256 evidence.yaml:2:evidence[loket.png].sha256",),
    ),
    Case(
        name="short digest of a reading",
        file="intake.yaml",
        content="readings:\n  - intake: rekap\n    digest: abc\n",
        expect=("bad_digest intake.yaml:3:readings[rekap].digest",),
    ),
    Case(
        name="empty required cell",
        file="counts.csv",
        replace=("63.99.01,2023", ",2023"),
        expect=("missing_value counts.csv:2:area",),
        says="Wilayah",
    ),
    Case(
        name="bell in a text",
        file="areas.csv",
        replace=("Hulu", "Hu\x07lu"),
        expect=("control_character areas.csv:2:name",),
    ),
]
