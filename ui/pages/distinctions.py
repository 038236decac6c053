"""Distinctions: five families, thirteen on opening, each with what is behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from journal.domain.action import Action, Notice
from journal.domain.own_catalogue import with_changes
from journal.domain.role import role_on
from journal.errors import JournalError
from journal.language import _
from journal.places import Clock
from journal.reading.distinctions import (
    Behind,
    DistinctionsReading,
    Figures,
    Order,
    Period,
    marked_actions,
    read_behind,
    read_distinctions,
    with_thirteen,
)
from journal.settings.machine import MachineSettings
from ui.charts import distinction_words as words
from ui.charts.distinction_rows import rows_of
from ui.charts.distinctions_paper import DistinctionsPicture, make_picture
from ui.dialogs.export_distinctions import period_named
from ui.messages import Message
from ui.models.action_list import ActionList
from ui.pages.context import PageContext
from ui.pages.distinctions_actions import MOST
from ui.pages.distinctions_face import DistinctionsFace
from ui.pages.distinctions_out import copy_bars, export_bars
from ui.pages.distinctions_panel import LAST_SHOWN

if TYPE_CHECKING:
    from journal.opening import Opened

_IDLE_MS = 1500
_WALK_MS = 90


class DistinctionsPage(DistinctionsFace):
    """The page. Reads on the lane, families first; while it is not seen, in a quiet moment."""

    shows = frozenset({"action", "setting", "retag"})

    def __init__(self, context: PageContext, clock: Clock, settings: MachineSettings) -> None:
        super().__init__(context, clock, settings)
        self._reading: DistinctionsReading | None = None
        self._period: Period = "1y"
        self._order: Order = "listed"
        self._opened_family = ""
        self._closed_by_hand = False
        self._all_of: tuple[str, bool] | None = None
        self._once_read: list[Callable[[], None]] = []
        self._once_whole: list[Callable[[], None]] = []
        self._idle = self._timer(_IDLE_MS, self._read_idly)
        self._walking = self._timer(_WALK_MS, self._follow_walk)
        self.own_commands = {
            "catalogue": self.edit_catalogue,
            "export": self.export,
            "copy.chart": self.copy_picture,
        }
        self.orders.choose(self._order)
        self.periods.choose(self._period)
        self._connect()

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer

    def _connect(self) -> None:
        self.orders.chosen.connect(self._choose_order)
        self.periods.chosen.connect(self._choose_period)
        self.list.walked.connect(lambda _key: self._walking.start())
        self.list.wanted.connect(self._want)
        self.list.toggled.connect(self._toggle)
        self.list.escaped.connect(self._escape)
        self.panel_made.connect(self._connect_panel)
        self.bring_back_button.clicked.connect(self._bring_all_back)

    def _connect_panel(self) -> None:
        panel, everything = self.panel, self.all_actions
        panel.closed.connect(self._close_panel)
        panel.all_wanted.connect(self._open_all)
        panel.example_wanted.connect(self._mark_example)
        everything.closed.connect(self._close_panel)
        everything.back_wanted.connect(self._back_from_all)
        everything.list.editing_lost.connect(self._hand_over)
        editor = self.editor
        editor.closed.connect(self._close_panel)
        editor.done.connect(self.desk.done)
        editor.fitted.connect(self.stage.place)
        panel.edit_wanted.connect(self.edit_catalogue)
        self.export_button.clicked.connect(self.export)
        self.edit_button.clicked.connect(lambda _on=False: self.edit_catalogue())
        editor.set_journal(self._opened)
        if self._opened is not None and editor.take_draft():
            self.stage.open_panel(editor, wider=True)
        self._fill()
        wanted, self._once_whole = self._once_whole, []
        for call in wanted:
            call()

    # What the window does ------------------------------------------------------------------

    @property
    def reading(self) -> DistinctionsReading | None:
        """What is shown, once it was read."""
        return self._reading

    @property
    def period(self) -> Period:
        """Which days are counted: "90d", "1y" or "all"."""
        return self._period

    @override
    def lists(self) -> tuple[ActionList, ...]:
        return (self.all_actions.list,) if self.is_whole else ()

    @override
    def forget(self) -> None:
        for name in ("distinctions", "thirteen", "distinctions behind", "distinctions all"):
            self._context.lane.cancel(name)
        self._reading, self._all_of = None, None
        self.desk.opened = self._opened
        self._once_read.clear()
        if self.is_whole:
            self.stage.close_panel(self.list)
            self.all_actions.forget()
            self.editor.set_journal(self._opened)
            if self._opened is not None and self.editor.take_draft():
                self.stage.open_panel(self.editor, wider=True)
        self.list.show_rows(())

    @override
    def reload(self) -> None:
        super().reload()
        if self._is_stale and self._opened is not None:
            self._idle.start()

    @override
    def follow(self, notices: Sequence[Notice]) -> None:
        """What only concerns the catalogue is shown at once, with the counts that were read."""
        only_settings = bool(notices) and all(notice.kinds <= {"setting"} for notice in notices)
        if only_settings and self._reading is not None and self._take_catalogue():
            return
        super().follow(notices)

    def export(self) -> None:
        """Open the export dialog, where there is something to export; once it is read."""
        self.when_read(lambda: export_bars(self, self._context, self.picture_for, self._standing))

    def copy_picture(self) -> None:
        """Put the bars on the clipboard as a picture for a slide, once they are read."""
        self.when_read(lambda: copy_bars(self._context, self.picture_for, self._standing))

    @property
    def _standing(self) -> tuple[Period, bool]:
        """The period that is shown, and whether a family is open."""
        return self._period, bool(self._opened_family)

    def picture_for(self, period: Period, with_open: bool = False) -> DistinctionsPicture | None:
        """The picture over one period, with the distinctions of the open family or not; None while empty."""
        reading = self._reading
        if reading is None or reading.is_empty or not reading.shown_families:
            return None
        rows = rows_of(reading, period, self._order, self._opened_family if with_open else "")
        return make_picture(reading, rows, period)

    def edit_catalogue(self, key: str = "") -> None:
        """Open the catalogue beside the list, or the words of one of it."""
        if not self.is_whole:
            self._once_whole.append(lambda: self.edit_catalogue(key))
            return
        self._all_of = None
        self.editor.reload()
        self.stage.open_panel(self.editor, wider=True)
        if key:
            self.editor.edit(key)
        self.editor.first_focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def take_focus(self) -> None:
        (self.list if not self.list.isHidden() else self.bring_back_button).setFocus()

    @override
    def read(self) -> None:
        opened = self._opened
        if opened is None:
            return
        self._idle.stop()

        def work() -> DistinctionsReading:
            journal = opened.journal
            settings = journal.settings.get()
            return read_distinctions(
                opened.reader, journal.shipped, settings.catalogue, journal.today(), settings.roles
            )

        self._context.lane.run("distinctions", work, self._show, self._fail)

    def _read_idly(self) -> None:
        if self._is_stale and self._opened is not None:
            self._is_stale = False
            self.read()

    def _fail(self, error: JournalError) -> None:
        self._is_stale = True  # tried again when the page is shown
        self._once_read.clear()
        if self.isVisible():
            self._context.messages.complain(error)

    def when_read(self, call: Callable[[], None]) -> None:
        """Call as soon as what is shown was read, the thirteen with it."""
        if self._reading is not None and self._reading.thirteen is not None:
            call()
        else:
            self._once_read.append(call)

    # Showing -------------------------------------------------------------------------------

    def _show(self, reading: DistinctionsReading) -> None:
        self._reading = reading
        self._fill()
        self._context.lane.run("thirteen", lambda: with_thirteen(reading), self._show_thirteen, self._fail)

    def _show_thirteen(self, reading: DistinctionsReading) -> None:
        self._reading = reading
        self._fill()
        wanted, self._once_read = self._once_read, []
        for call in wanted:
            call()

    def _take_catalogue(self) -> bool:
        """Show the counts that were read by another catalogue; False where they have to be read anew."""
        reading, opened = self._reading, self._opened
        if reading is None or opened is None or self._is_stale:
            return False
        try:
            settings = opened.journal.settings.get()
            today = opened.journal.today()
        except JournalError:
            return False
        former = reading.catalogue
        now = with_changes(opened.journal.shipped, settings.catalogue)
        known = {one.id for one in (*former.distinctions, *former.withdrawn)}
        new = {one.id for one in now.distinctions if one.id not in known}
        if today.toordinal() != reading.today or new & set(reading.marks.distinctions):
            return False
        changed = replace(reading, catalogue=now, role=role_on(settings.roles, today))
        if set(now.ids()) == set(former.ids()):
            self._reading = changed
            self._fill()
        else:
            self._show(replace(changed, thirteen=None))
        return True

    def _fill(self) -> None:
        """Show the rows, and what is behind the current one."""
        reading = self._reading
        if reading is None:
            return
        self._offer_orders(reading)
        families = {family.id for family in reading.shown_families}
        if self._opened_family not in families:
            self._opened_family = ""
        rows = rows_of(reading, self._period, self._order, self._opened_family)
        self.show_state(is_empty=reading.is_empty, all_hidden=not rows)
        self.header.set_fact(*(words.period_names(self._period) if rows else ()), "")
        below = len(reading.catalogue.distinctions) if self._opened_family else 0
        role = reading.role if any(row.need is not None for row in rows) else None
        self.foot.set_text(words.foot(self._period, len(families), below, role))
        self.list.show_rows(rows)
        self._fill_panel()

    def _offer_orders(self, reading: DistinctionsReading) -> None:
        """An order by change only where one bar has moved more than chance would give."""
        by_change = self.orders.segment("change")
        by_change.setEnabled(reading.any_claimed)
        if reading.any_claimed:
            by_change.setToolTip(_("Those that moved most clearly come first"))
        elif reading.thirteen is None:
            by_change.setToolTip(_("It is still being computed"))
        else:
            count = reading.thirteen.comparisons
            by_change.setToolTip(
                _(
                    "Offered once one of the {count} has moved more than chance would give among so many"
                ).format(count=count)
            )
            if self._order == "change":
                self._order = "listed"
                self.orders.choose("listed")

    def _fill_panel(self) -> None:
        """Show the current row in the panel, where it is open or there is room for both."""
        if not self.is_whole or self._reading is None:
            return
        row = self.list.row
        if self.stage.panel is self.editor:
            self.editor.reload()
            return
        if row is None:
            self.stage.close_panel(self.list)
            return
        if self.stage.panel is self.all_actions:
            self._read_all()
            return
        if self.stage.panel is None and (self.stage.is_over or self._closed_by_hand):
            return
        self._fill_detail(row.key, is_family=row.is_family)

    def _fill_detail(self, key: str, *, is_family: bool) -> None:
        reading, panel = self._reading, self.panel
        if reading is None:
            return
        if is_family:
            family = next(one for one in reading.shown_families if one.id == key)
            panel.show_family(family, reading.rows_of(key), reading, self._period)
        else:
            one = next(one for one in reading.catalogue.distinctions if one.id == key)
            panel.show_distinction(one, reading, self._period)
        self.stage.open_panel(panel)
        self._read_behind()

    def _ids(self, key: str, *, is_family: bool) -> tuple[str, ...]:
        """The distinctions behind a row: of a family all that it ever had."""
        reading = self._reading
        if reading is None or not is_family:
            return (key,)
        catalogue = reading.catalogue
        every = (*catalogue.distinctions, *catalogue.withdrawn)
        return tuple(one.id for one in every if one.family == key)

    def _figures(self, key: str, *, is_family: bool) -> Figures | None:
        reading = self._reading
        if reading is None:
            return None
        return (reading.of_family if is_family else reading.of_distinction)(key, self._period)

    def _read_behind(self) -> None:
        reading, opened, panel = self._reading, self._opened, self.panel
        if reading is None or opened is None:
            return
        key, is_family = panel.key, panel.is_family
        ids, last = self._ids(key, is_family=is_family), dt.date.fromordinal(reading.today)

        def work() -> Behind:
            own = opened.journal.settings.get().catalogue
            chosen = [one.action for one in own.examples if one.distinction == key]
            return read_behind(opened.reader, ids, chosen, last, LAST_SHOWN)

        def show(behind: Behind) -> None:
            figures = self._figures(key, is_family=is_family)
            if panel.key == key and figures is not None and self._opened is opened:
                examples = opened.journal.settings.get().catalogue.examples
                panel.show_behind(behind, examples, figures.marks, last)
                self.stage.place()

        self._context.lane.run("distinctions behind", work, show, self._complain)

    # What is chosen ------------------------------------------------------------------------

    def _choose_order(self, key: str) -> None:
        orders: dict[str, Order] = {"change": "change", "share": "share"}
        self._order = orders.get(key, "listed")
        self._fill()

    def _choose_period(self, key: str) -> None:
        self._period = period_named(key)
        self._fill()

    def _toggle(self, key: str) -> None:
        self._opened_family = "" if self._opened_family == key else key
        self._fill()

    def _want(self, _key: str) -> None:
        """The panel of the current row is wanted: it opens where it is closed."""
        row = self.list.row
        if row is None or not self.is_whole:
            return
        self._closed_by_hand = False
        if self.stage.panel is self.all_actions and self.all_actions.list.asks_to_finish():
            return
        if self.stage.panel is self.editor and self.editor.form.is_changed:
            self.editor.first_focus.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.stage.panel is not self.panel:
            self._all_of = None
        self._fill_detail(row.key, is_family=row.is_family)

    def _follow_walk(self) -> None:
        if self.is_whole and self.stage.panel is self.panel:
            self._fill_panel()

    def _escape(self) -> None:
        """Step one out: a panel over the list, then the open family, then the panel beside it."""
        if self.stage.panel is not None and self.stage.is_over:
            self._close_panel()
        elif self._opened_family:
            key, self._opened_family = self._opened_family, ""
            self._fill()
            self.list.choose(key)
        else:
            self._close_panel()

    def _close_panel(self) -> None:
        if self.stage.panel is self.all_actions and self.all_actions.list.asks_to_finish():
            return
        was_read = self.stage.panel is self.panel
        self._all_of = None
        self.stage.close_panel(self.list)
        self._closed_by_hand = was_read
        self._fill_panel()

    def _bring_all_back(self) -> None:
        if self._opened is not None:
            own = self._opened.journal.settings.get().catalogue
            self._try(lambda opened: opened.journal.distinctions.bring_back(own.hidden), _("All are back"))

    def _mark_example(self, key: str, action: str, marked: bool) -> None:
        said = _("Marked as your example") if marked else _("No longer your example")
        self._try(lambda opened: opened.journal.distinctions.mark_example(key, action, marked=marked), said)

    def _try(self, change: Callable[[Opened], object], said: str) -> None:
        if self._opened is None:
            return
        try:
            change(self._opened)
        except JournalError as error:
            self._complain(error)
        else:
            self.desk.done(said)

    def _complain(self, error: JournalError) -> None:
        self._context.messages.complain(error)

    # All actions ---------------------------------------------------------------------------

    def _open_all(self) -> None:
        self._all_of = self.panel.key, self.panel.is_family
        self.stage.open_panel(self.all_actions, wider=True)
        self.all_actions.list.setFocus()
        self._read_all()

    def _read_all(self) -> None:
        reading, opened = self._reading, self._opened
        if self._all_of is None or reading is None or opened is None:
            return
        key, is_family = self._all_of
        figures = self._figures(key, is_family=is_family)
        ids = self._ids(key, is_family=is_family)
        first = dt.date.fromordinal(max(reading.first_day(self._period), 1))
        last = dt.date.fromordinal(reading.today)
        found = reading.catalogue.find(key)
        family = next((one.name for one in reading.catalogue.families if one.id == key), key)
        title = family if is_family or found is None else words.title(found)

        def show(actions: tuple[Action, ...]) -> None:
            count = 0 if figures is None else figures.marks
            self.all_actions.show_actions(title, actions, count, last)

        self._context.lane.run(
            "distinctions all",
            lambda: marked_actions(opened.reader, ids, first, last, MOST),
            show,
            self._complain,
        )

    def _back_from_all(self) -> None:
        if self.all_actions.list.asks_to_finish():
            return
        self._all_of = None
        self.stage.open_panel(self.panel)
        self.panel.all_button.setFocus()
        self._fill_panel()

    def _hand_over(self, key: str, text: str) -> None:
        self.text_left.emit(key, text)
        self._context.messages.post(
            Message(_("The action you were editing is gone. Your text is in the field of Today."))
        )
