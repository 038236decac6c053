"""The parts of the People page and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.behaviour import Behaviour
from journal.language import _, ngettext
from journal.reading.people import People
from ui.pages.columns import WIDE
from ui.pages.context import ActionDesk, PageContext
from ui.pages.people_all import AllActions
from ui.pages.people_delegate import INSET, PersonColumns
from ui.pages.people_list import PeopleList
from ui.pages.people_panel import PersonPanel
from ui.pages.people_words import in_period
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.margin_rows import Example, ExampleRows
from ui.widgets.painted import draw_line_of_text
from ui.widgets.scroll import PageHeader, ScrollColumn
from ui.widgets.segments import Segments
from ui.widgets.text import RichText, Run, Text

PANEL = 304
MOST = 704 + 48 + PANEL
_LEAST_LIST = 600
_LEAST_SEEN = 96
_LEAST_BESIDE = 260
"""With so much left beside a panel that was asked for the list takes that room, and nothing is covered."""


class Headings(QWidget):
    """What the three columns of the list are."""

    def __init__(self, look: Look, rows: QWidget) -> None:
        super().__init__()
        self._look, self._rows = look, rows
        self._period = ""
        rows.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.update()  # a scroll bar came or went
        return False

    def set_period(self, words: str) -> None:
        """Which days the strips are of."""
        self._period = words
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, round(self._look.line("small")))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        mirror = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        columns = PersonColumns.of(self._look, self._rows.width())
        font, colour = self._look.font("small"), self._look.tokens.colour("muted")
        for place, words in (
            (columns.left, _("Who, what moves them, their own goal")),
            (columns.middle, self._period),
        ):
            box = place.adjusted(0, 0, 0, self.height())
            if mirror:
                box.moveLeft(self._rows.width() - box.right() + self.width() - self._rows.width())
            if box.width() > 0:
                draw_line_of_text(painter, box, words, font, colour)
        box = columns.right.adjusted(0, 0, 0, self.height())
        if mirror:
            box.moveLeft(self._rows.width() - box.right() + self.width() - self._rows.width())
        side = Qt.AlignmentFlag.AlignLeft if mirror else Qt.AlignmentFlag.AlignRight
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), _("Last led"))
        painter.end()


class ListAndPanel(QWidget):
    """The list and the panel: side by side, or the panel over the list's end where there is little room."""

    def __init__(self, look: Look, main: QWidget, panel: PersonPanel) -> None:
        super().__init__()
        self._look, self._main, self.panel = look, main, panel
        main.setParent(self)
        panel.setParent(self)
        panel.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._place)

    @property
    def is_open(self) -> bool:
        """Whether the panel is there."""
        return not self.panel.isHidden()

    @property
    def has_room(self) -> bool:
        """Whether the panel stands beside the list."""
        return self.width() - self._panel_width() - self._gap() >= _LEAST_LIST * self._look.text_ratio

    def set_open(self, *, is_open: bool) -> None:
        """Show the panel, or give its room back to the list."""
        if is_open != self.is_open:
            self.panel.setVisible(is_open)
            self._place()

    def _panel_width(self) -> int:
        return round(PANEL * max(1.0, self._look.text_ratio))

    def _gap(self) -> int:
        return 48 if self.window().width() >= WIDE * self._look.text_ratio else 32

    @override
    def sizeHint(self) -> QSize:
        return QSize(976, 480)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width, height, side = self.width(), self.height(), self._panel_width()
        beside = self.has_room
        # with room for both the list's place does not change when the panel comes or goes
        main = QRect(0, 0, width - side - self._gap() if beside else width, height)
        if not beside:
            side = min(side + 2 * self.panel.INDENT, max(width - _LEAST_SEEN, width // 2))
            if self.is_open and width - side >= _LEAST_BESIDE * max(1.0, self._look.text_ratio):
                main.setWidth(width - side)
        # the rows' fills reach over their column's edge, the card does not
        side += round(INSET) if beside else 0
        panel = QRect(width - side, 0, side, height)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            main.moveLeft(width - main.width())
            panel.moveLeft(0)
        self._main.setGeometry(main)
        self.panel.set_over(not beside)
        self.panel.setGeometry(panel)
        self.panel.raise_()


class Nobody(ScrollColumn):
    """What stands where nobody is named: how that is done, and what it looks like."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, max_width=704)
        self.words = Text(look, "body")
        self.link = Button(look, "", "link")
        self.examples = QWidget()
        column = QVBoxLayout(self.examples)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(look, "small", "muted", 600, text=_("Examples, not in your journal")))
        column.addWidget(ExampleRows(look, _examples(), (_("@D"),)))
        column.addSpacing(8)
        column.addWidget(
            Text(
                look,
                "ui",
                "muted",
                text=_(
                    "An alias is enough, a few letters that only you need to know: notes about people "
                    "may have to be handed over to them or to the employer."
                ),
            )
        )
        self.set_padding(round(INSET), 0, round(INSET), 24)
        self.body.addWidget(self.words)
        self.body.addSpacing(12)
        self.body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.examples)
        self.body.addStretch(1)

    def say(self, people: People) -> None:
        """Say why nobody is here, and what leads on: nobody is named at all, or then, or all are hidden."""
        self.examples.setVisible(not people.beyond and not people.hidden)
        if people.hidden:
            words, link = _("Everybody whom actions name is hidden."), _("Show who is hidden")
        elif people.beyond:
            words = _("Nobody is named {period}.").format(period=in_period("1y"))
            link = _("Show who was named before")
        else:
            link = _("Log an action")
            words = _(
                "Nobody is named yet. Write @ and a name into an action, and they stand here: whom you led "
                "last and when, whom you only managed, what moves them and what they want."
            )
        self.words.set_text(words)
        self.link.set_text(link)


def _examples() -> tuple[Example, ...]:
    return (
        Example(
            Behaviour.MANAGER,
            _("Went through last week’s call list with @Dana, line by line"),
            _("Dana was managed."),
        ),
        Example(Behaviour.LEADER, _("Let @Joss run the Monday stand-up"), _("Joss was led: today.")),
        Example(
            Behaviour.BOTH,
            _("Planned the rota with @Nadia, who then explained it to the team"),
            _("Both counts as led."),
        ),
    )


def _adopt(owner: QWidget) -> None:
    """Make whatever the owner has made, and nobody has placed yet, its child."""
    for part in vars(owner).values():
        if isinstance(part, QWidget) and part.parent() is None:
            part.setParent(owner)


class PeopleFace(QWidget):
    """Header, list, panel, foot; `PeoplePage` has them made and fills them."""

    is_built = False

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._look = context, context.look

    def build(self, desk: ActionDesk) -> Iterator[str]:
        """Make it, part by part; each is some milliseconds, and nothing is there before the last.

        A part belongs to the face from the moment it is made: it goes with it, wherever one stops.
        """
        for made in self._build(desk):
            _adopt(self)
            if "panel" in vars(self):
                _adopt(self.panel)
            yield made

    def _build(self, desk: ActionDesk) -> Iterator[str]:
        look, context = self._look, self._context
        self.header = PageHeader(look, _("People"))
        self.header.set_fact(_("Whom do I lead, and whom do I only manage?"))
        self.periods = Segments(
            look, [("90d", _("90 days")), ("1y", _("Year")), ("all", _("All"))], name=_("Days shown")
        )
        self.header.controls.addWidget(self.periods)
        yield "header"
        self.list = PeopleList(look, context.commands)
        self.headings = Headings(look, self.list.viewport())
        yield "list"
        self.nobody = Nobody(look)
        yield "nobody"
        self.all = AllActions(context, desk)
        self.hidden_link = Button(look, "", "link")
        self.beyond_link = Button(look, "", "link")
        yield "all actions"
        self.panel = PersonPanel(look, context.commands)
        yield from self.panel.build()
        self.foot = RichText(
            look,
            "small",
            "muted",
            runs=[
                Run(_("Longest not led first.") + " "),
                Run(_("both counts as led.") + " ", shape="both"),
                Run(
                    _(
                        "What moves them and their goals stand on this page only; names are left out of "
                        "every export unless you ask for them."
                    )
                ),
            ],
        )
        yield "foot"
        yield from self._lay_out()
        self.is_built = True
        yield "places"

    def _lay_out(self) -> Iterator[str]:
        self.people = QWidget()
        people = QVBoxLayout(self.people)
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(0)
        people.addWidget(self.headings)
        people.addSpacing(8)
        people.addWidget(self.list, 1)
        links = QHBoxLayout()
        links.setContentsMargins(round(INSET), 8, round(INSET), 0)
        links.setSpacing(24)
        links.addWidget(self.hidden_link)
        links.addWidget(self.beyond_link)
        links.addStretch(1)
        people.addLayout(links)
        yield "rows"
        self.stack = QStackedWidget()
        for part in (self.people, self.nobody, self.all):
            self.stack.addWidget(part)
            yield "stack"
        self.stage = ListAndPanel(self._look, self.stack, self.panel)
        yield "stage"
        group = QWidget()
        group.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        group.setMaximumWidth(MOST + 2 * round(INSET))
        rows = QVBoxLayout(group)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part, stretch, gap in ((self.header, 0, 24), (self.stage, 1, 12), (self.foot, 0, 0)):
            if part is self.stage:
                rows.addWidget(part, stretch)
            else:
                row = QHBoxLayout()
                row.setContentsMargins(round(INSET), 0, round(INSET), 0)
                row.addWidget(part)
                rows.addLayout(row)
            rows.addSpacing(gap)
            yield "group"
        self._outer = QHBoxLayout(self)
        self._outer.addStretch(0)
        self._outer.addWidget(group, 1)
        self._outer.addStretch(0)
        self._fit()

    def show_links(self, people: People, *, with_hidden: bool, with_beyond: bool) -> None:
        """Say below the list who is not in it, or stands at its end because that was asked for."""
        for link, count, shown, more, less in (
            (
                self.hidden_link,
                len(people.hidden),
                with_hidden,
                ngettext("{count} hidden", "{count} hidden", len(people.hidden)),
                _("Leave out who is hidden"),
            ),
            (
                self.beyond_link,
                len(people.beyond),
                with_beyond,
                ngettext(
                    "{count} more, not named {period}", "{count} more, not named {period}", len(people.beyond)
                ),
                _("Leave out who was not named {period}"),
            ),
        ):
            link.setVisible(count > 0)
            link.set_text((less if shown else more).format(count=count, period=in_period("1y")))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_built:
            self._fit()

    def _fit(self) -> None:
        """The paddings of a wide window, or of one under 1120; the rows' fills reach 12 into them."""
        window = self.window().width()
        wide = window >= WIDE * self._look.text_ratio
        side = 48 if wide else 32 if window >= 640 else 20
        inset = round(INSET)
        self._outer.setContentsMargins(side - inset, 32 if wide else 24, side - inset, 24 if wide else 12)
