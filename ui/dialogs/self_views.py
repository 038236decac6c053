"""Self-views: the months, colleagues' answers, the longer form, and what one said of oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from journal.domain.self_view import Assessment, MonthView, OtherView, Views
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.dialogs.frame import Dialog
from ui.dialogs.self_image import SelfImageDialog
from ui.dialogs.self_views_long import LongPart
from ui.dialogs.self_views_months import MonthsPart
from ui.dialogs.self_views_others import OthersPart
from ui.dialogs.self_views_words import WordsPart
from ui.dialogs.told_line import ToldLine
from ui.dialogs.tools import Tools
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from journal.opening import Opened

SLOT = "self_views"
_WIDTH = 720
_TASK = "self-views"


class SelfViewsDialog(Dialog):
    """Everything that is guessed, in four parts; each change is kept at once and can be undone here.

    What is typed and not kept is there again when it is opened next. `lane` reads.
    """

    kept = Signal()

    def __init__(
        self, context: Tools, opened: Opened, parent: QWidget | None = None, part: str = "months"
    ) -> None:
        super().__init__(context.look, _("Self-views"), parent)
        look = context.look
        self._context, self._opened = context, opened
        self._today = opened.journal.today()
        self.views = Views()
        self.tabs = Segments(
            look,
            [
                ("months", _("Months")),
                ("others", _("Colleagues")),
                ("long", _("Longer form")),
                ("words", _("In words")),
            ],
            name=_("Which self-views"),
        )
        self.told = ToldLine(look, opened, self, self)
        self.months = MonthsPart(look)
        self.others = OthersPart(look, self._today)
        self.long = LongPart(look, context.catalogue)
        self.words = WordsPart(look)
        self.parts: dict[str, MonthsPart | OthersPart | LongPart | WordsPart] = {
            "months": self.months,
            "others": self.others,
            "long": self.long,
            "words": self.words,
        }
        self.body.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.told)
        for one in self.parts.values():
            self.body.addWidget(one)
        self._take_drafts()
        self._connect()
        self.show_part(part if part in self.parts else "months")
        self.reload()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_part)
        self.told.undone.connect(self.reload)
        self.told.undone.connect(self.kept)
        self.told.grown.connect(self._grow)
        self.months.guessed.connect(self._guess)
        self.others.wanted.connect(self._keep_other)
        self.others.removed.connect(self._remove_other)
        self.long.wanted.connect(self._assess)
        self.words.asked.connect(self._ask_again)
        for part in (self.months, self.others, self.long):
            part.typed.connect(lambda: self._context.drafts.touch(SLOT))
            part.grown.connect(self._grow)
        for part in (self.others, self.long):
            part.complained.connect(self.told.complain)
        for number, key in enumerate(self.parts, 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda key=key: self.show_part(key, by_key=True))
            self.tabs.segment(key).setToolTip(f"{self.tabs.segment(key).accessibleName()}  Alt {number}")

    # Parts ---------------------------------------------------------------------------------

    def show_part(self, key: str, *, by_key: bool = False) -> None:
        """Show one part; with `by_key` what is worked with in it gets the focus."""
        self.tabs.choose(key)
        if key == "long":
            self.long.build()
        for name, part in self.parts.items():
            part.setVisible(name == key)
        self.told.clear()
        self._grow()
        if by_key:
            self.parts[key].first_focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reload(self) -> None:
        """Read everything again, on the lane."""
        self._context.lane.run(_TASK, lambda: self._opened.views(self._today), self._show, self._fail)

    def _show(self, views: Views) -> None:
        if not isValid(self):
            return
        first = self.views == Views() and self.isVisible()
        self.views = views
        self.months.show_views(views)
        self.others.show_others(views.others)
        self.long.show_assessments(views.assessments)
        self._show_words()
        self._grow()
        if first and self.tabs.key == "months" and views.due is not None:
            self.months.circles.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self) -> None:
        try:
            self.words.show_images(self._opened.journal.settings.get().self_images)
        except JournalError as error:
            self.told.complain(str(error))

    def _fail(self, error: JournalError) -> None:
        if isValid(self):
            self.told.complain(str(error))

    # What the person does ------------------------------------------------------------------

    def _guess(self, month: Any, leader: int) -> None:
        views = self._opened.journal.views
        view = MonthView(month, self._today, leader)
        if self.told.change(lambda: views.answer_month(view, self), _("Self-view kept.")):
            self.months.circles.set_said(None)
            self._kept()
            self.tabs.segment("months").setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_other(self, view: OtherView) -> None:
        views = self._opened.journal.views
        if self.told.change(lambda: views.add_other(view, self), _("The answer is entered.")):
            self.others.clear()
            self._kept()

    def _remove_other(self, month: Any, place: int) -> None:
        views = self._opened.journal.views
        if self.told.change(lambda: views.forget_other(month, place, self), _("The answer is taken out.")):
            self.others.month.setFocus(Qt.FocusReason.OtherFocusReason)
            self._kept()

    def _assess(self, leader: dict[str, int]) -> None:
        assessment = Assessment(self._today, leader)
        words = ngettext("{count} slider kept.", "{count} sliders kept.", len(leader))
        views = self._opened.journal.views
        if self.told.change(lambda: views.assess(assessment, self), words.format(count=len(leader))):
            self.long.clear()
            self._kept()

    def _ask_again(self) -> None:
        dialog = SelfImageDialog(self.look, self._opened, self)
        dialog.finished.connect(lambda _result: self._show_words())
        dialog.finished.connect(lambda _result: self._grow())
        dialog.open()

    def _kept(self) -> None:
        self._context.drafts.touch(SLOT, at_once=True)
        self.kept.emit()
        self.reload()

    # Drafts --------------------------------------------------------------------------------

    def _take_drafts(self) -> None:
        kept = self._context.drafts.load(SLOT)
        if isinstance(kept.get("other"), dict):
            self.others.put_kept(kept["other"])
        if isinstance(kept.get("long"), dict):
            self.long.put_kept(kept["long"])
        guess = kept.get("guess")
        self.months.circles.set_said(guess if isinstance(guess, int) else None)
        self._context.drafts.follow(SLOT, self._to_keep)

    def _to_keep(self) -> dict[str, Any]:
        found = {
            "other": self.others.kept(),
            "long": self.long.said(),
            "guess": self.months.circles.said,
        }
        return {name: value for name, value in found.items() if value not in ({}, None)}

    @override
    def done(self, result: int) -> None:
        """Closed: what is typed stays as a draft, and nothing that is under way comes here any more."""
        self._context.lane.cancel(_TASK)
        last = self._to_keep()
        self._context.drafts.flush()
        self._context.drafts.follow(SLOT, lambda: last)
        super().done(result)

    # Size ----------------------------------------------------------------------------------

    @override
    def _fit(self) -> None:
        most = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(self.look.grown(_WIDTH), most - 16))
        super()._fit()

    def _grow(self) -> None:
        if self.isVisible():
            self.body.activate()
            self._fit()
