"""Packages of other people in a few lines: note types, notes and files, written by genanki."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from genanki import deck as genanki_deck
from genanki import model as genanki_model
from genanki import note as genanki_note
from genanki import package as genanki_package

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 16
ANSWER = "{{FrontSide}}\n\n<hr id=answer>\n\n"
BASIC = (("Front", "Back"), (("{{Front}}", f"{ANSWER}{{{{Back}}}}"),))
REVERSED = (("Front", "Back"), (*BASIC[1], ("{{Back}}", f"{ANSWER}{{{{Front}}}}")))
OPTIONAL = (
    ("Front", "Back", "Add Reverse"),
    (*BASIC[1], ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", f"{ANSWER}{{{{Front}}}}")),
)
TYPED = (
    ("Front", "Back"),
    (("{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}"),),
)
CLOZE = (("Text", "Back Extra"), (("{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"),))
VOCABULARY = (
    ("Word", "Meaning", "Example"),
    (
        (
            "{{Word}}",
            f"{ANSWER}{{{{Meaning}}}}{{{{#Example}}}}<p>{{{{Example}}}}</p>{{{{/Example}}}}",
        ),
        ("{{Meaning}} — {{hint:Example}}", f"{ANSWER}{{{{Word}}}}"),
    ),
)
Shape = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


def model(shape: Shape, name: str = "") -> genanki_model.Model:
    """A note type of this shape, always with the same id."""
    fields, templates = shape
    return genanki_model.Model(
        1_600_000_000 + sum(map(ord, repr(shape))),
        name or f"Typ {len(templates)}",
        fields=[{"name": field} for field in fields],
        templates=[
            {"name": f"Karte {number}", "qfmt": question, "afmt": answer}
            for number, (question, answer) in enumerate(templates, 1)
        ],
        css=".card {}",
        model_type=genanki_model.Model.CLOZE if "cloze:" in templates[0][0] else 0,
    )


def note(shape: Shape, *fields: str, guid: str = "", **about: Any) -> genanki_note.Note:
    """A note of this shape; its guid is its first field unless one is given."""
    return genanki_note.Note(model(shape), list(fields), guid=guid or fields[0], **about)


def package(
    path: Path,
    *notes: genanki_note.Note,
    deck: str = "Lang",
    files: Mapping[str, bytes] | None = None,
    more: Mapping[str, list[genanki_note.Note]] | None = None,
) -> Path:
    """Write a package of a deck, of ``more`` decks by name, and of media files."""
    folder = path.parent / f"files of {path.stem}"
    folder.mkdir(exist_ok=True)
    for name, content in (files or {}).items():
        (folder / name).write_bytes(content)
    decks = []
    for number, (name, held) in enumerate({deck: list(notes), **(more or {})}.items(), 2001):
        decks.append(genanki_deck.Deck(number, name))
        for made in held:
            decks[-1].add_note(made)
    whole = genanki_package.Package(decks)
    whole.media_files = [str(folder / name) for name in files or {}]
    whole.write_to_file(str(path), timestamp=1_790_000_000)
    return path


def zipped(path: Path, **members: bytes) -> Path:
    """Write an archive with these members; an underscore in a name stands for a dot."""
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return path
