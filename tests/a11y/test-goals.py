#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of goals by key and by ear, in the real window: several are done at once and
taken back, one is completed by key and what shows it written down, and their order is
changed."""

import contextlib
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import driver
import tap
from driver import Atspi, quiet

program, rungctl = sys.argv[1:3]
FIRST, SECOND, THIRD = "Write the on-call runbook", "Design review for search", "Options paper for the report engine"


class Sample:
    """The engineer's plan and a window on its goals."""

    def __init__(self, home, plan, rung):
        self.home, self.plan, self.rung = home, plan, rung

    def goals(self, *words):
        return [goal["title"] for goal in json.loads(self.home.ctl("goals", self.plan, *words, "--format", "json"))]

    def reach(self, title, key="Tab"):
        """From the entry into the list, past two buttons and five chips, and down it."""
        self.rung.walk(key, "Filter goals by text")
        self.rung.key(*["Tab"] * 8)
        self.rung.walk("Down", f"Goal: {title}")

    def is_selected(self, title):
        return any(self.rung.state(node, Atspi.StateType.SELECTED) for node in self.rung.nodes()
                   if (node.get_name() or "").startswith(f"Goal: {title}"))


@contextlib.contextmanager
def sample():
    with driver.Home(program, rungctl) as home:
        file = home.folder / "engineer.json"
        home.ctl("sample", "engineer", "-o", str(file))
        plan = home.ctl("import", str(file)).strip()
        rung = home.start()
        try:
            rung.expect("Role: Engineer, current")
            rung.key("alt+2")
            rung.expect("Open 6")
            yield Sample(home, plan, rung)
        finally:
            said = rung.close()
        assert quiet(said) == [], said


def test_three_goals_are_done_at_once_and_back():
    with sample() as it:
        it.reach(FIRST)
        it.rung.key("shift+Down", "shift+Down")
        it.rung.expect("3 goals selected")
        assert it.is_selected(FIRST) and it.is_selected(THIRD)
        it.rung.press("button", "Done", exact=True)
        for chip in ("Open 3", "Overdue 0", "This quarter 0", "Done 15"):
            it.rung.expect(chip)
        assert {FIRST, SECOND, THIRD} <= set(it.goals("--filter", "done"))
        it.rung.expect("Undo: Complete 3 goals")
        it.rung.expect_gone("3 goals selected")
        it.rung.key("ctrl+z")
        for chip in ("Open 6", "Overdue 1", "This quarter 2", "Done 12"):
            it.rung.expect(chip)


def test_goal_is_added_in_one_line():
    with sample() as it:
        # Nothing is pressed before: the line is the first thing on the page.
        it.rung.expect_focus("Add a goal in one line")
        it.rung.type("Write postmortem by 14 Dec !high #bugs")
        it.rung.expect("Due 14 Dec")
        it.rung.expect("Priority: High")
        assert "Write postmortem" not in it.goals()
        it.rung.key("Return")
        it.rung.expect("Open 7")
        it.rung.expect("Goal: Write postmortem")
        goal = next(g for g in json.loads(it.home.ctl("goals", it.plan, "--format", "json")) if g["title"] == "Write postmortem")
        assert goal["due"].endswith("-12-14") and goal["priority"] == "high", goal
        it.rung.key("ctrl+z")
        it.rung.expect("Open 6")


def test_goal_is_completed_by_key_and_shown():
    with sample() as it:
        it.reach(FIRST)
        it.rung.key("space")
        it.rung.expect("Open 5")
        # The focus has gone on to the next, and the question waits.
        it.rung.expect_focus(f"Goal: {SECOND}")
        it.rung.expect(f"What shows “{FIRST}”?")
        it.rung.key("F6")
        it.rung.expect_focus("What shows")
        it.rung.type("The dry run went well")
        it.rung.key("Return")
        it.rung.expect_gone("What shows")
        it.rung.expect_focus(f"Goal: {SECOND}")
        assert "The dry run went well" in it.home.ctl("export", it.plan)
        it.rung.key("ctrl+Return")
        it.rung.expect(f"What shows “{SECOND}”?")
        it.rung.key("F6", "Escape")
        it.rung.expect_gone("What shows")
        it.rung.expect_focus(f"Goal: {THIRD}")


def test_order_is_changed_by_key():
    with sample() as it:
        it.reach(FIRST)
        it.rung.key("alt+Down")
        it.rung.expect("Sort by “My Order”")
        it.rung.walk("shift+Tab", "Sort By")
        it.rung.key("Return")
        it.rung.walk("Down", "My Order")
        it.rung.key("Return")
        it.rung.expect("My Order · 6")
        before = it.goals("--filter", "open")
        it.reach(before[1], "shift+Tab")
        it.rung.key("alt+Up")
        it.rung.wait(lambda: it.goals("--filter", "open")[:2] == [before[1], before[0]], "another order")
        it.rung.expect_focus(f"Goal: {before[1]}")
        it.rung.key("ctrl+z")
        it.rung.wait(lambda: it.goals("--filter", "open") == before, "the order there was")


def test_escape_ends_the_selection_and_delete_deletes():
    with sample() as it:
        it.reach(FIRST)
        it.rung.key("ctrl+a")
        it.rung.expect("6 goals selected")
        it.rung.key("Escape")
        it.rung.expect_gone("6 goals selected")
        it.rung.expect_focus(f"Goal: {FIRST}")
        it.rung.key("Delete")
        it.rung.expect("Open 5")
        it.rung.expect_focus(f"Goal: {SECOND}")
        it.rung.key("Menu")
        it.rung.wait(lambda: it.rung.focused().get_role_name() == "menu item", "a menu")
        it.rung.key("Escape")
        it.rung.expect_focus(f"Goal: {SECOND}")
        unnamed = it.rung.unnamed()
        assert unnamed == [], unnamed


tap.run(sys.modules[__name__], "goals-by-key")
