"""A bar for work of several seconds: on a terminal only, and gone when the work is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

from capaian.cli import console


class Steps:
    """The steps of one command, of which two may run at the same time."""

    def __init__(self, count: int) -> None:
        """Prepare a bar for so many steps."""
        self._running: list[str] = []
        self._progress = _bar()
        self._task: TaskID | None = None
        self._count = count

    def __enter__(self) -> Steps:
        """Show the bar, if there is a terminal."""
        self._task = self._progress.add_task("", total=self._count)
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, so that results or problems stand alone."""
        self._progress.stop()

    def expect(self, count: int) -> None:
        """Say how many steps there are in all, where that became known on the way."""
        if self._task is not None:
            self._progress.update(self._task, total=count)

    @contextmanager
    def take(self, what: str) -> Iterator[None]:
        """Show what is being done, and that it is done."""
        self._running.append(what)
        self._show()
        try:
            yield
        finally:
            self._running.remove(what)
        self._show(advance=1)

    def _show(self, advance: int = 0) -> None:
        if self._task is not None:
            words = ", ".join(self._running)
            self._progress.update(self._task, description=words, advance=advance)


def _bar() -> Progress:
    screen = console.err()
    spinner = "line" if screen.options.ascii_only else "dots"
    return Progress(
        SpinnerColumn(spinner),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.description} …", markup=False),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    )
