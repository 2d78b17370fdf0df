"""The sounds of a screen's cards: started, stopped, and told of where they cannot be heard.

Loaded with the first sound that is to be played.
"""

from __future__ import annotations

from trainer.errors import TrainerError, UsageError
from trainer.store.deck_media import media_file
from trainer.store.library import LibraryCard
from trainer.tui.screens.base import TrainerScreen
from trainer.workflow.player import Player, command

_FAILS_WITHIN = 1.0  # seconds


class CardSound:
    """Plays one sound at a time with the learner's ``player``, else with what is installed."""

    def __init__(self, screen: TrainerScreen, player: str) -> None:
        self._screen = screen
        self._own = player
        self._player = Player()
        self._in_vain = False

    def toggle(self, card: LibraryCard) -> None:
        """Play the sound of a card, or stop what plays."""
        if self._player.is_playing:
            self._player.stop()
        else:
            self._play(card)

    def play_unasked(self, card: LibraryCard) -> None:
        """Play the sound of a card; not again and again where there is no player."""
        if not self._in_vain:
            self._play(card)

    def stop(self) -> None:
        """Stop what plays."""
        self._player.stop()

    def close(self) -> None:
        """Stop what plays, and wait until it is gone."""
        self._player.close()

    def _play(self, card: LibraryCard) -> None:
        try:
            file = media_file(card.file, card.card.note.audio)
            self._player.play(command(self._own, file))
        except UsageError as error:
            self._in_vain = True
            self._screen.notice.warn(error)
        except TrainerError as error:
            self._screen.notice.warn(error)
        else:
            self._in_vain = False
            self._screen.set_timer(_FAILS_WITHIN, self._look_at_player)

    def _look_at_player(self) -> None:
        if self._player.has_failed:
            self._in_vain = True
            mend = "Is sound on? Another player can be named under [look] in config.toml"
            self._screen.notice.warn(UsageError("the player could not play the sound", mend))
