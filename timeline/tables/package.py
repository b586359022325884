"""The descriptor of a dataset on disk, `datapackage.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from timeline.tables.schema import schema

PACKAGE = "datapackage.json"
NAME_ANOTHER = "name a folder that `timeline extract` has written"


class DatasetError(ValueError):
    """A folder is no dataset, or a file of it is missing or broken: the message says which and what to do."""


def read_package(folder: Path) -> dict[str, Any]:
    """The descriptor of a dataset, its `versions` a mapping and its `resources` mappings with name and path.

    Raises DatasetError where it is missing, broken or another program's.
    """
    path = folder / PACKAGE
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise DatasetError(f"{folder} holds no dataset: {PACKAGE} is missing; {NAME_ANOTHER}") from problem
    except (OSError, ValueError, RecursionError) as problem:
        raise DatasetError(f"{path} cannot be read ({problem}); write the dataset again") from problem
    if not isinstance(package, dict) or package.get("name") != schema().name:
        raise DatasetError(f"{path} does not describe a dataset of this program; {NAME_ANOTHER}")
    if not _is_whole(package):
        raise DatasetError(
            f"{path} is damaged: versions or resources are not as they were written; write the dataset again"
        )
    return package


def _is_whole(package: dict[str, Any]) -> bool:
    resources = package.get("resources")
    return (
        isinstance(package.get("versions"), dict)
        and isinstance(resources, list)
        and all(isinstance(r, dict) and {"name", "path"} <= r.keys() for r in resources)
    )
