from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from trainer.anki.models import CHANGED, FIELD_IDS, NOTE_TYPES, css
from trainer.cards.note import Kind

# What learners' collections already hold. A line here changes only together with CHANGED,
# and ids, names of fields and their order never do.
FROZEN_SHAPE = "624ebdd8c2bfc044"
FROZEN_LOOK = (1_795_392_000, "bd0f756bd4a0f3b7")


def digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def test_ids_and_fields_are_the_ones_that_collections_know() -> None:
    shape = [
        (kind, made.id, made.name, made.fields, [(card.id, card.name) for card in made.templates])
        for kind, made in NOTE_TYPES.items()
    ]
    assert digest([shape, FIELD_IDS]) == FROZEN_SHAPE


def test_templates_change_only_together_with_their_time() -> None:
    look = [[asdict(card) for card in made.templates] for made in NOTE_TYPES.values()]
    assert (CHANGED, digest([look, css()])) == FROZEN_LOOK


def test_every_kind_of_note_has_a_type_with_its_own_ids() -> None:
    assert set(NOTE_TYPES) == set(Kind)
    assert len({made.id for made in NOTE_TYPES.values()}) == len(NOTE_TYPES)
    assert len(set(FIELD_IDS.values())) == len(FIELD_IDS)
    for made in NOTE_TYPES.values():
        assert len({card.id for card in made.templates}) == len(made.templates)
        assert made.fields[-1] == "Card ID"


def test_templates_name_only_fields_of_their_type() -> None:
    for made in NOTE_TYPES.values():
        for card in made.templates:
            named = (card.question + card.answer).split("{{")[1:]
            names = {part.partition("}}")[0].lstrip("#/^").rpartition(":")[2] for part in named}
            assert names <= set(made.fields)


def test_the_look_fetches_nothing() -> None:
    assert "url(" not in css()
    assert "@import" not in css()
