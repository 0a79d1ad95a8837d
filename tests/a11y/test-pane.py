#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pane of a goal by key alone, in the real window: when it is done is said, two steps
are added, one is given to somebody with a day, and a check-in tells a percent by hand."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import driver
import tap
from driver import quiet

program, rungctl = sys.argv[1:3]
GOAL = "Write the on-call runbook"
DONE_WHEN = "A new hire resolves a page alone"


class Pane:
    def __init__(self, home, rung):
        self.home, self.rung = home, rung

    def goal(self):
        return json.loads(self.home.ctl("goals", "Paned", "--format", "json"))[0]

    def exported(self):
        return json.loads(self.home.ctl("export", "Paned"))["goals"][0]

    def check_ins(self):
        return json.loads(self.home.ctl("checkin", "list", "Paned", GOAL, "--format", "json"))

    def add_goal(self):
        self.rung.key("ctrl+n")
        self.rung.type(GOAL)
        self.rung.key("Return")
        self.rung.expect_focus("Done when")

    def choose_next(self, name):
        """The next of the choices of the combo box with that name."""
        self.rung.walk("Tab", name)
        self.rung.key("Return")
        self.rung.key("Down", "Return")
        self.rung.expect_focus(name)

    def say_done_when(self):
        self.rung.type(DONE_WHEN)
        self.rung.key("Tab")
        self.rung.wait(lambda: self.exported().get("done_when") == DONE_WHEN, "what is done")

    def add_steps(self):
        # The entry that adds has no name of its own: it is behind the last switch.
        self.rung.walk("Tab", "Private Private")
        self.rung.key("Tab")
        for title in ("Collect pages", "Draft it"):
            self.rung.type(title)
            self.rung.key("Return")
        self.rung.wait(lambda: [s["title"] for s in self.goal()["steps"]] == ["Collect pages", "Draft it"], "two steps")

    def give_away(self):
        self.rung.walk("shift+Tab", "Who and when: Draft it")
        self.rung.key("Return")
        self.choose_next("Who does it")
        self.rung.key("Tab")
        self.rung.type("2026-11-30")
        self.rung.key("Return")
        self.rung.wait(lambda: (self.step().get("owner"), self.step().get("due")) == ("mentor", "2026-11-30"), "who and when")
        self.rung.key("Escape")
        self.rung.expect_focus("Who and when: Draft it")

    def step(self):
        return self.goal()["steps"][1]

    def check_in(self):
        self.rung.walk("Tab", "Percent, Day and Privacy")
        self.rung.key("shift+Tab")
        self.rung.type("Draft is out")
        self.rung.walk("Tab", "Percent, Day and Privacy", most=3)
        self.rung.key("Return")
        # The first of the popover is the percent.
        self.rung.type("60")
        self.rung.key("Return")
        self.rung.wait(lambda: [(c["text"], c.get("percent"), c["day"]) for c in self.check_ins()]
                       == [("Draft is out", 60, "2026-11-23")], "a check-in")
        self.rung.wait(lambda: self.goal()["percent"] == 60, "60 percent")
        # The focus is back in the entry for the next.
        self.rung.type("Nearly there, 80 %")
        self.rung.key("Return")
        self.rung.wait(lambda: self.goal()["percent"] == 80, "80 percent")


def test_pane_by_key():
    with driver.Home(program, rungctl) as home:
        home.ctl("new", "--ladder", "software", "--role", "engineer", "--since", "2021-07-01", "--title", "Paned")
        rung = home.start()
        try:
            rung.expect("Role: Engineer, current")
            pane = Pane(home, rung)
            pane.add_goal()
            pane.say_done_when()
            pane.choose_next("Progress by")
            rung.wait(lambda: pane.goal()["progress_by"] == "hand", "progress by hand")
            pane.add_steps()
            pane.give_away()
            pane.check_in()
            assert rung.unnamed() == [], rung.unnamed()
            rung.key("ctrl+z", "ctrl+z")
            rung.wait(lambda: pane.check_ins() == [], "no check-in")
        finally:
            said = rung.close()
        assert quiet(said) == [], said


tap.run(sys.modules[__name__], "pane-by-key")
