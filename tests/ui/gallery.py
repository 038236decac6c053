"""All widgets on one sheet, for looking at them: python -m tests.ui.gallery OUT.png --theme dark."""

from __future__ import annotations

import argparse
import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.theme.look import Look
from ui.theme.style import apply_look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.chips import Chip, Flow
from ui.widgets.fields import Choice, SearchField
from ui.widgets.gauge import CollectCircles, ShareGauge
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll import PageHeader, ScrollColumn
from ui.widgets.segments import Segments
from ui.widgets.sidebar import Sidebar
from ui.widgets.tally import Tally
from ui.widgets.text import RichText, Run, Text
from ui.widgets.week_bars import WeekBars, WeekDay

PAGES = [
    ("today", "Today", "today"),
    ("journal", "Journal", "journal"),
    ("drift", "Drift", "drift"),
    ("distinctions", "Distinctions", "distinctions"),
    ("people", "People", "people"),
    ("review", "Review", "review"),
]
COUNTS = {"manager": 1, "both": 1, "leader": 1, "own": 1, "none": 1}
WEEK = [
    WeekDay("Mon", {"manager": 3, "leader": 1, "own": 1}),
    WeekDay("Tue", {"manager": 2, "both": 1, "leader": 3}),
    WeekDay("Wed", {"manager": 1, "both": 1, "leader": 1, "own": 1}),
    WeekDay("Thu", COUNTS, is_today=True),
    WeekDay("Fri", is_future=True),
    WeekDay("Sat", is_future=True),
    WeekDay("Sun", is_future=True),
]
SENTENCE = [
    Run("46 of the last 100", strong=True),
    Run(" actions you logged, you called leadership, likely 37 to 56."),
]
REST = [
    Run("13 points more", strong=True),
    Run(" than last November, more than chance would give (99\u00a0%): "),
    Run("leader actions went from ", shape="leader"),
    Run("3 to 6", strong=True),
    Run(" a week, "),
    Run("manager actions stayed at 7.", shape="manager"),
    Run(" At this pace "),
    Run("60", strong=True),
    Run(" between January 2027 and November 2028."),
]


def build_sidebar(look: Look, *, narrow: bool, problem: bool) -> Sidebar:
    sidebar = Sidebar(look)
    sidebar.set_journal("Sales floor", encrypted=True)
    for number, (key, text, icon) in enumerate(PAGES, 1):
        sidebar.add_page(key, text, icon, f"Ctrl {number}")
    sidebar.add_foot_item("settings", "Settings", "settings", "Ctrl ,")
    sidebar.set_note("review", "due")
    sidebar.select("today")
    if problem:
        sidebar.set_status("Not saved yet", "The disk is full", problem=True)
    else:
        sidebar.set_status("Everything saved", "Copy made 12:30")
    sidebar.set_narrow(narrow)
    return sidebar


def build_aside(look: Look) -> QWidget:
    aside = QWidget()
    column = QVBoxLayout(aside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    question = Card(look, "Question of the day")
    question.body.addWidget(
        Text(
            look,
            "lead",
            weight=500,
            text="What did you check today that you could have left to someone you trust?",
        )
    )
    question.body.addWidget(Text(look, "ui", "muted", text="checked, or entrusted"))
    buttons = QHBoxLayout()
    buttons.addWidget(Button(look, "Answer it", compact=True))
    buttons.addWidget(Button(look, "Another", "quiet", compact=True))
    buttons.addStretch(1)
    question.body.addLayout(buttons)
    week = Card(look, "This week")
    week.set_fact("20 actions")
    bars = WeekBars(look)
    bars.set_week(WEEK)
    week.body.addWidget(bars)
    share = [Run("47\u00a0% leader", strong=True), Run("  likely 28 to 66", colour_role="muted", role="ui")]
    week.body.addWidget(RichText(look, "lead", runs=share))
    gauge = ShareGauge(look)
    gauge.set_share(0.47, 0.28, 0.66)
    week.body.addWidget(gauge)
    week.body.addWidget(Rule(look))
    week.body.addWidget(Text(look, "ui", text="Both talks about #renewals this week were before noon."))
    early = Card(look, "Your leader share")
    circles = CollectCircles(look)
    circles.set_behaviours(["manager", "leader", "own"])
    early.body.addWidget(circles)
    wide = ShareGauge(look)
    wide.set_share(None, 0.2, 0.7)
    early.body.addWidget(wide)
    early.body.addWidget(Text(look, "body", text="2 tagged actions until the first estimate"))
    for card in (question, week, early):
        column.addWidget(card)
    column.addStretch(1)
    aside.setFixedWidth(304)
    return aside


def build_buttons(look: Look) -> QWidget:
    box = QWidget()
    flow = Flow(box, 12)
    flow.addWidget(Button(look, "Save as…", "primary"))
    flow.addWidget(Button(look, "Sweep", icon="sweep"))
    flow.addWidget(Button(look, "Another", "quiet"))
    flow.addWidget(Button(look, "How is this computed", "link"))
    flow.addWidget(Button(look, "Manager", shape="manager", key="M", compact=True))
    for kind in ("primary", "secondary", "quiet"):
        button = Button(look, f"Disabled {kind}", kind)
        button.setEnabled(False)
        flow.addWidget(button)
    for icon in ("edit", "tag", "more"):
        flow.addWidget(IconButton(look, icon, icon))
    return box


def build_chips(look: Look) -> QWidget:
    box = QWidget()
    flow = Flow(box, 8)
    flow.addWidget(Chip(look, "Wed 18 Nov, 16:00", icon="calendar", kind="filled"))
    flow.addWidget(Chip(look, "Tomas", icon="person", kind="filled", removable=True))
    flow.addWidget(Chip(look, "Add a distinction", icon="plus"))
    flow.addWidget(Chip(look, "entrusted", shape="leader"))
    flow.addWidget(Chip(look, "used what is proven", shape="manager"))
    for shape, name in (("manager", "Manager"), ("leader", "Leader"), ("both", "Both"), ("own", "Own work")):
        flow.addWidget(Chip(look, name, shape=shape, kind="choice"))
    flow.addWidget(
        Chip(look, "a very long topic that somebody typed in a hurry", icon="topic", removable=True)
    )
    return box


def build_fields(look: Look) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    row = QHBoxLayout()
    field = QLineEdit()
    field.setPlaceholderText("A name")
    row.addWidget(field)
    row.addWidget(Choice(look, [("all", "All, 18 months"), ("year", "Year")]))
    row.addWidget(SearchField(look, "Search", "Ctrl F"))
    row.addWidget(QSpinBox())
    column.addLayout(row)
    choices = QHBoxLayout()
    for kind in (QCheckBox, QRadioButton):
        for text, on, able in (("On", True, True), ("Off", False, True), ("Disabled", False, False)):
            choice = kind(text)
            choice.setAutoExclusive(False)
            choice.setChecked(on)
            choice.setEnabled(able)
            choices.addWidget(choice)
    column.addLayout(choices)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(40)
    column.addWidget(slider)
    area = QPlainTextEdit("\n".join(f"Line {number}" for number in range(20)))
    area.setFixedHeight(96)
    column.addWidget(area)
    return box


def build_main(look: Look) -> QWidget:
    main = QWidget()
    scroll = ScrollColumn(look, parent=main)
    scroll.set_padding(48, 32, 48, 96)
    header = PageHeader(look, "Drift")
    header.set_fact("775 tagged actions and 149 of own work, 18 months")
    ranges = Segments(look, [("30", "30 days"), ("90", "90 days"), ("year", "Year"), ("all", "All")])
    ranges.choose("all")
    header.controls.addWidget(ranges)
    header.controls.addWidget(Button(look, "Export", icon="export"))
    inside = Segments(
        look,
        [("manager", "Manager", "manager"), ("leader", "Leader", "leader"), ("both", "Both", "both")],
        inside=True,
    )
    inside.choose("leader")
    tally = Tally(look)
    tally.set_counts(COUNTS)
    body = scroll.body
    body.setSpacing(16)
    body.addWidget(header)
    body.addWidget(RichText(look, "sentence", runs=SENTENCE))
    body.addWidget(RichText(look, "body", runs=REST))
    columns = QHBoxLayout()
    columns.setSpacing(48)
    left = QVBoxLayout()
    left.setSpacing(16)
    left.addWidget(build_buttons(look))
    left.addWidget(build_chips(look))
    left.addWidget(inside, 0, Qt.AlignmentFlag.AlignLeft)
    left.addWidget(tally)
    left.addWidget(build_fields(look))
    left.addWidget(Text(look, "body", text="שלום עולם, שורה אחת שנכתבה מימין לשמאל"))
    left.addWidget(Text(look, "body", text="<b>Not</b> bold & cut after one line " * 6, max_lines=1))
    left.addStretch(1)
    columns.addLayout(left, 1)
    columns.addWidget(build_aside(look))
    body.addLayout(columns)
    body.addStretch(1)
    layout = QVBoxLayout(main)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(scroll)
    return main


def build_gallery(look: Look, *, narrow: bool = False, problem: bool = False) -> QWidget:
    """A window with every widget in it."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(build_sidebar(look, narrow=narrow, problem=problem))
    main = build_main(look)
    row.addWidget(main, 1)
    bar = MessageBar(look, main)
    bar.set_span(48, 624)
    if problem:
        bar.show_message("Could not save.", kind="problem", action="Try again", hint="The disk is full.")
    else:
        bar.show_message("Saved as leader", shape="leader", action="Undo", key="Ctrl Z")
    return window


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--size", default="1280x1000")
    parser.add_argument("--text", type=float, default=1.0)
    parser.add_argument("--problem", action="store_true")
    parser.add_argument("--tabs", type=int, default=0, help="press Tab so many times first")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    look = Look.named(options.theme, options.text)
    look.set_reduced_motion(True)
    apply_look(app, look)
    width, height = (int(side) for side in options.size.split("x"))
    window = build_gallery(look, narrow=width < 1120, problem=options.problem)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    app.processEvents()
    for _tab in range(options.tabs):
        QTest.keyClick(app.focusWidget() or window, Qt.Key.Key_Tab)
    app.processEvents()
    window.grab().save(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
