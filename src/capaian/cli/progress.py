"""A bar for work of several seconds: on a terminal only, and gone when the work is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from capaian.cli import console


class Steps:
    """The steps of one command, of which two may run at the same time."""

    def __init__(self, progress: Progress, count: int) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=count)
        self._running: list[str] = []

    def expect(self, count: int) -> None:
        """Say how many steps there are in all, where that became known on the way."""
        self._progress.update(self._task, total=count)

    @contextmanager
    def take(self, what: str) -> Iterator[None]:
        """Show what is being done, and that it is done."""
        self._running.append(what)
        self._progress.update(self._task, description=", ".join(self._running), refresh=True)
        try:
            yield
        finally:
            self._running.remove(what)
        self._progress.update(self._task, description=", ".join(self._running), advance=1)


@contextmanager
def show_steps(count: int) -> Iterator[Steps]:
    """Show a bar of so many steps, if there is a terminal;
    it is taken away before results are shown.
    """
    screen = console.err()
    columns = (
        SpinnerColumn("line" if screen.options.ascii_only else "dots"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.description} …", markup=False),
    )
    with Progress(
        *columns, console=screen, transient=True, disable=not screen.is_terminal
    ) as progress:
        yield Steps(progress, count)
