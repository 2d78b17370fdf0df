"""Checks of a home (signatures)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trainer.memory.options import MemoryOptions


@dataclass(frozen=True, slots=True)
class DoctorCheck:
    """One thing looked at; ``message`` says what was found."""

    name: str
    ok: bool
    message: str


def check_home(home: Path, memory: MemoryOptions, now_ms: int) -> tuple[DoctorCheck, ...]:
    """Every check of a home; a damaged database is a finding, not an error."""
    raise NotImplementedError
