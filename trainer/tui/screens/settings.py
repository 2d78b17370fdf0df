"""The settings: each with its value, where it comes from and what it means, changed in place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.binding import BindingType

from trainer.config.settings import SECTIONS, SETTINGS, Setting
from trainer.config.showing import toml_text, typed_text
from trainer.config.writing import Change, check_place
from trainer.errors import TrainerError
from trainer.store.library import DeckEntry
from trainer.tui import keys, origins, preferences
from trainer.tui.screens.base import behind_gate
from trainer.tui.screens.choice import ChoiceScreen
from trainer.tui.screens.field import ValueScreen
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.widgets.table_list import REST, Line, TableList
from trainer.tui.writer import Writer
from trainer.workflow.deck_tree import tables
from trainer.workflow.home import Home

if TYPE_CHECKING:
    from trainer.tui.app import TrainerApp

_WHOLE_LIBRARY = "the whole library"


class SettingsScreen(ListingScreen):
    """Settings of the library, or of one deck with what it inherits."""

    WIDE = (20, REST, 14)
    NARROW = (16, REST)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.SETTINGS]

    def __init__(self, home: Home, writer: Writer) -> None:
        super().__init__(home, writer)
        self._deck: DeckEntry | None = None

    @property
    def _deck_id(self) -> str:
        return self._deck.id if self._deck else ""

    @property
    def _tables(self) -> tuple[str, ...]:
        deck = self._deck
        return tables(self.home.config, deck.id, deck.tree) if deck else ()

    def on_mount(self) -> None:
        """Lay out the settings; heed keys from the first frame on."""
        self._lay()
        self.open_gate()

    def on_screen_resume(self) -> None:
        """Show what other pages changed."""
        self._lay()

    def _lay(self) -> None:
        whose = self._deck.title if self._deck else _WHOLE_LIBRARY
        self.lay(f"Settings of {whose}", tuple(self._lines()))

    def _lines(self) -> Iterator[Line]:
        for section in SECTIONS:
            settings = [one for one in SETTINGS.values() if one.section == section]
            offered = [one for one in settings if self._offers(one)]
            if offered:
                yield Line((section.capitalize(),))
            for setting in offered:
                value = self._value(setting)
                text = toml_text(setting, value) if value != "" else "–"
                origin = origins.short(self.home.config, setting.key, self._deck_id)
                yield Line((f"  {setting.name}", text, origin), setting)

    def _offers(self, setting: Setting) -> bool:
        return setting.is_of_deck or not self._deck

    def _value(self, setting: Setting) -> Any:
        found = self.home.config.value(setting.key, *self._tables)
        return found.value if found else setting.default

    def about(self, what: Setting) -> str:
        """Its explanation, and where the value comes from."""
        origin = origins.told(self.home.config, what.key, self._deck_id, self._tables)
        today = origins.today_only(what, self.home.config.keys())
        return " ".join(part for part in (f"{what.about}.", origin, today) if part)

    # changing

    @on(TableList.Chosen)
    def _change(self, event: TableList.Chosen) -> None:
        setting: Setting = event.what
        try:
            check_place(self.home.config, setting, self._deck_id)
        except TrainerError as error:
            self.notice.warn(error)
            return
        value = self._value(setting)
        if isinstance(setting.default, bool):
            self._put(setting, str(not value).lower())
        elif setting.choices or setting.key == "look.theme":
            self._choose(setting, str(value))
        else:
            asked = f"{setting.name}\n{setting.about}. {setting.mend}."
            save = partial(self._save, setting)
            self.app.push_screen(ValueScreen(asked, typed_text(setting, value), save))

    def _choose(self, setting: Setting, value: str) -> None:
        is_theme = setting.key == "look.theme"
        choices = (
            preferences.THEMES if is_theme else tuple((word, word) for word in setting.choices)
        )
        preview = self._app.show_theme if is_theme else None

        def take(word: str | None) -> None:
            if word is None:
                self._app.adopt(preferences.preferences(self.home))
            else:
                self._put(setting, word or None)

        asked = f"{setting.name}\n{setting.about}."
        self.app.push_screen(ChoiceScreen(asked, choices, value, preview), take)

    def action_reset(self) -> None:
        """Give the chosen setting its standard value, or that of the library, again."""
        setting = self.pointed
        if setting is not None:
            self._put(setting, None)

    @behind_gate
    async def _put(self, setting: Setting, text: str | None) -> None:
        try:
            await self._save(setting, text)
        except TrainerError:
            self._app.adopt(preferences.preferences(self.home))
            raise

    async def _save(self, setting: Setting, text: str | None) -> None:
        """Write it down and go on with it; raises where that cannot be."""
        wanted = Change(setting.key, text, self._deck_id)
        try:
            look = await self.in_writer(partial(preferences.take, self.home, wanted))
            self._app.adopt(look)
            self._lay()
            saved = toml_text(setting, self._value(setting))
            self.notice.tell(f"{setting.name} = {saved}; {self._effect(setting)}")
        finally:
            self.open_gate()

    def _effect(self, setting: Setting) -> str:
        return "in effect now" if setting.section == "look" else "in effect from the next sitting"

    # other pages

    @behind_gate
    async def action_choose_deck(self) -> None:
        """Choose whose settings are shown."""
        decks = await self.in_writer(self.home.library.decks)
        self.open_gate()
        by_id = {deck.id: deck for deck in decks}
        own = self.home.config.decks
        choices = [("", _WHOLE_LIBRARY)]
        choices += [(id_, deck.title + " *" * (id_ in own)) for id_, deck in by_id.items()]

        def take(id_: str | None) -> None:
            if id_ is not None:
                self._deck = by_id.get(id_)
                self._lay()

        asked = "Whose settings? (* has some of its own)"
        self.app.push_screen(ChoiceScreen(asked, choices, self._deck_id), take)

    def action_keymap(self) -> None:
        """Show and change keys."""
        from trainer.tui.screens.keymap import KeymapScreen  # noqa: PLC0415  (only when shown)

        self.app.push_screen(KeymapScreen(self.home, self.writer))

    def action_backups(self) -> None:
        """List, make and restore backups."""
        from trainer.tui.screens.backups import BackupsScreen  # noqa: PLC0415  (only when shown)

        self.app.push_screen(BackupsScreen(self.home, self.writer))

    @property
    def _app(self) -> TrainerApp:
        return cast("TrainerApp", self.app)
