"""What the child process is started with: finds its own modules beside it, not through the whole room."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Final

_NAME: Final = "spreadsheet_worker"


def start(told_limits: str) -> None:
    """Run what is beside this file."""
    import_module(f"{make_package()}.run").run(told_limits)


def make_package() -> str:
    """Make the folder of this file a package of its own, and return its name."""
    folder = Path(__file__).parent
    spec = spec_from_file_location(_NAME, folder / "__init__.py", submodule_search_locations=[str(folder)])
    if spec is None:
        raise ImportError(_NAME)
    sys.modules[_NAME] = module_from_spec(spec)
    return _NAME


if __name__ == "__main__":
    start(sys.argv[1])
