"""What the program itself writes into ``config.toml``: parameters, and nothing else.

All that a learner wrote there stays, comments and order too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trainer.store.deck_io import replace_bytes

_SECTION, _NAME = "memory", "parameters"


def write_parameters(path: Path, parameters: tuple[float, ...]) -> None:
    """Set ``memory.parameters`` in a settings file, which is made where there is none.

    Raises:
        DeckError: it cannot be written; what was there is untouched.
    """
    import tomlkit  # noqa: PLC0415  only with the extra [fit]

    before = path.read_bytes() if path.exists() else None
    tree: Any = tomlkit.parse(before.decode() if before else "")
    if _SECTION not in tree:
        tree[_SECTION] = tomlkit.table()
    tree[_SECTION][_NAME] = list(parameters)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_bytes(path, tomlkit.dumps(tree).encode(), before)
