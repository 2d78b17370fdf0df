"""What models answered, so that no passage is paid for twice.

One file for each request, written beside and then put in place, so that a run that is
stopped loses nothing it had. It holds the model's name and its answer; no key and no
address. What cannot be read back counts as not answered.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import StoreError
from trainer.store.places import replies_folder

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Replies:
    """The kept answers of one model to one version of the prompts."""

    home: Path
    model: str
    prompt_version: int

    def get(self, request: str) -> str | None:
        """The answer to a request, None if there is none."""
        try:
            found = json.loads(self._path(request).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        answer = found.get("answer") if isinstance(found, dict) else None
        return answer if isinstance(answer, str) else None

    def keep(self, request: str, answer: str) -> None:
        """Keep an answer that was found usable.

        Raises:
            StoreError: the file cannot be written.
        """
        path = self._path(request)
        kept = {"format": _FORMAT, "model": self.model, "answer": answer}
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(kept), encoding="utf-8")
            beside.replace(path)
        except OSError as error:
            what = f"cannot be written: {(error.strerror or '').lower()}"
            raise StoreError(what, "Check the folder and the disk", str(path)) from None
        finally:
            with suppress(OSError):  # it is gone, or could never be written
                beside.unlink()

    def _path(self, request: str) -> Path:
        parts = (str(_FORMAT), self.model, str(self.prompt_version), request)
        name = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return replies_folder(self.home) / f"{name}.json"
