"""`capaian register`: persons of an extract become counts, in a process of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from capaian.cli import console
from capaian.cli.issues import show_issues
from capaian.cli.language import Command, make_group
from capaian.cli.usage import AS_JSON, argument, flag, option, read_day, read_path, share
from capaian.domain.errors import FileError, ToolMissingError, UsageMistakeError
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.numerals import write_count, write_decimal

if TYPE_CHECKING:
    from capaian.register.counting import CountedRegister

app = make_group(
    "register",
    "Hitung ekstrak register penduduk menjadi jumlah per kecamatan; tidak ada data orang "
    "yang keluar.",
)
ENGINES = ("duckdb", "spark")


@app.callback()
def _begin() -> None:
    """Take what stands before the command: one command alone would be the group itself."""


@dataclass(frozen=True)
class CountOptions:
    """How an extract is counted; its fields are the options."""

    measures: Annotated[str, option("register count --measures", "BERKAS")]
    cut_off: Annotated[str, option("register count --cut-off", "TANGGAL")]
    out: Annotated[str, option("register count --out", "FOLDER")]
    engine: Annotated[str, option("register count --engine", "MESIN")] = "duckdb"
    master: Annotated[str, option("register count --master", "URL")] = "local[*]"
    spill: Annotated[str | None, option("register count --spill", "FOLDER")] = None
    skips_broken: Annotated[bool, flag("register count --skip-broken")] = False
    is_json: Annotated[bool, AS_JSON] = False


@app.command(cls=Command)
@share(CountOptions, "wishes")
def count(
    files: Annotated[list[Path], argument("BERKAS...", "Ekstrak: csv, parquet, atau xlsx.")],
    wishes: CountOptions,
) -> None:
    """Hitung penduduk menurut ukuran kantor, periksa mutunya, dan daftar baris gandanya."""
    if find_spec("ibis") is None or find_spec("duckdb") is None:
        raise ToolMissingError(
            'Penghitung register belum terpasang: pip install "capaian[register]".'
        )
    if wishes.engine not in ENGINES:
        raise UsageMistakeError(
            f'Mesin "{wishes.engine}" tidak dikenal. Yang ada: {", ".join(ENGINES)}.'
        )
    # What counts persons takes a second to load, and more memory than all other rooms.
    from capaian.dossier.durable import write_new_folder
    from capaian.processes.limits import forbid_memory_dumps
    from capaian.register.counting import CountRequest, count_register
    from capaian.register.sheets import make_sheets

    forbid_memory_dumps()
    out = read_path(wishes.out)
    if out.is_dir() and any(out.iterdir()):  # not only once everything was counted
        raise FileError(f"{out} sudah ada dan tidak kosong. Pilih nama folder yang baru.")
    request = CountRequest(
        tuple(files),
        read_path(wishes.measures),
        read_day(wishes.cut_off, "2023-12-31"),
        wishes.engine,
        wishes.master,
        wishes.skips_broken,
        None if wishes.spill is None else read_path(wishes.spill),
    )

    counted = count_register(request)
    sheets = make_sheets(counted)
    write_new_folder(out, sheets)
    if wishes.is_json:
        console.print_json(_plain(counted))
        return
    show_issues(counted.issues, console.err())
    for line in _lines(counted):
        console.write_line(line)
    console.show_files(out, {name: len(content) for name, content in sheets.items()})


def _lines(counted: CountedRegister) -> Iterator[str]:
    """Yield what was counted: each measure, then how many persons each rule found."""
    counts = counted.counts
    persons, rows = counts.total("PERSONS"), counts.total("ROWS")
    yield f"Penduduk yang dihitung: {write_count(persons)} dari {write_count(rows)} baris."
    for measure in counted.request.plan.measures:
        having, among = (
            counts.total(measure.numerator.code),
            counts.total(measure.denominator.code),
        )
        share = f" = {write_decimal(Decimal(100 * having) / among, 2)} %" if among else ""
        yield f"  {measure.code}: {write_count(having)} dari {write_count(among)}{share}"
    for rule in counted.rules:
        if found := counts.total(rule.code):
            yield f"  {rule.code} {rule.title}: {write_count(found)} orang"


def _plain(counted: CountedRegister) -> Plain:
    counts = counted.counts
    return {
        "measures": [
            {
                "code": one.code,
                "numerator": counts.total(one.numerator.code),
                "denominator": counts.total(one.denominator.code),
            }
            for one in counted.request.plan.measures
        ],
        "rules": [
            {"code": rule.code, "persons": counts.total(rule.code)} for rule in counted.rules
        ],
        "issues": [issue_to_plain(issue) for issue in counted.issues],
        "files": [{"file": file.path.name, "sha256": file.sha256} for file in counted.files],
    }
