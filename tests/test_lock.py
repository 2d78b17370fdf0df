"""The lock holds what the project asks for: who changes one has to run ``uv lock``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def table(name: str) -> dict[str, object]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def asked(project: dict[str, object]) -> set[tuple[str, frozenset[str]]]:
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict)
    assert isinstance(project["dependencies"], list)
    written = [*project["dependencies"], *(one for extra in extras.values() for one in extra)]
    return {form(Requirement(one)) for one in written if not one.startswith(str(project["name"]))}


def form(requirement: Requirement) -> tuple[str, frozenset[str]]:
    return canonicalize_name(requirement.name), frozenset(map(str, requirement.specifier))


def test_the_lock_is_of_the_projects_requirements() -> None:
    project = table("pyproject.toml")["project"]
    assert isinstance(project, dict)
    packages = table("uv.lock")["package"]
    assert isinstance(packages, list)
    own = next(one for one in packages if one["name"] == project["name"])
    locked = own["metadata"]["requires-dist"]
    assert asked(project) == {
        form(Requirement(f"{one['name']} {one.get('specifier', '')}")) for one in locked
    }
