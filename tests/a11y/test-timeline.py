#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline by keys and by ear, in the real window: what is on it and what that says,
how the focus walks over it, and how a goal is moved, taken away and brought back."""

import contextlib
import json
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import driver
import tap
from driver import Atspi, quiet

program, rungctl = sys.argv[1:3]
ROW_ROLES = {"table row", "row"}
BUTTON_ROLES = driver.ALIASES["button"]
GOAL = "Trace the p99 latency spikes"


class Sample:
    """The engineer's plan and a window on it."""

    def __init__(self, home, plan, rung):
        self.home, self.plan, self.rung = home, plan, rung

    def goals(self):
        return json.loads(self.home.ctl("goals", self.plan, "--format", "json"))

    def days(self, title=GOAL):
        return next(((goal["start"], goal["due"]) for goal in self.goals() if goal["title"] == title), None)

    def pauses(self):
        return json.loads(self.home.ctl("pause", "list", self.plan, "--format", "json"))

    def expect_days(self, *days):
        self.rung.wait(lambda: self.days() == days, f"the goal from {days[0]} to {days[1]}, it is {self.days()}")

    def pane(self, name="Timeline"):
        return self.rung.find("panel", name, exact=True)

    def things(self, name="Timeline"):
        """What is on the timeline: names, with from where to where in the window."""
        pane, found = self.pane(name), {}
        for i in range(pane.get_child_count()):
            node = pane.get_child_at_index(i)
            if node is not None and node.get_role_name() in BUTTON_ROLES and self.rung.is_shown(node):
                box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
                found[node.get_name()] = (box.x, box.x + box.width)
        return found

    def enter(self, name="Role: Programmer"):
        """Past the buttons above, of which there are nine."""
        self.rung.key(*["Tab"] * 7)
        self.rung.walk("Tab", name)

    def reach_goal(self):
        """Past the role that is next, back in time: its goals are many."""
        self.enter()
        self.rung.walk("Up", "Role: Architect")
        self.rung.walk("Left", f"Goal: {GOAL}")

    def expect_names(self):
        unnamed = self.rung.unnamed()
        assert unnamed == [], unnamed

    def rows(self):
        return {node.get_name() for node in self.rung.nodes()
                if node.get_role_name() in ROW_ROLES and self.rung.is_shown(node) and node.get_name()}


@contextlib.contextmanager
def sample(first="Role: Engineer, current", prepare=None, **environment):
    with driver.Home(program, rungctl) as home:
        file = home.folder / "engineer.json"
        home.ctl("sample", "engineer", "-o", str(file))
        plan = home.ctl("import", str(file)).strip()
        if prepare is not None:
            prepare(home, plan)
        rung = home.start(**environment)
        try:
            rung.expect(first)
            yield Sample(home, plan, rung)
        finally:
            said = rung.close()
        assert quiet(said) == [], said


def add_gap(home, plan):
    home.ctl("gap", "add", plan, "--from", "2031-04-01", "--to", "2031-09-30")


def find_one(names, start):
    found = [name for name in names if name.startswith(start)]
    assert len(found) == 1, (start, found, sorted(names))
    return found[0]


def test_everything_in_view_says_a_sentence():
    with sample(prepare=add_gap) as it:
        names = it.things()
        for start in ("Role: Programmer, past, July 2018 – June 2021, 2 of 2 responsibilities met",
                      "Role: Engineer, current, since July 2021, expected until March 2027, 1 of 2 responsibilities met",
                      "Role: Architect, planned, April 2027 – March 2031, 0 of 3 responsibilities met",
                      "Role: CTO, planned, from ",
                      "Goal: Write the on-call runbook, 75 percent, 9 days late, 2 pieces of evidence",
                      f"Goal: {GOAL}, 35 percent, due 19 February 2027, 1 piece of evidence",
                      "Goal: Weekly debugging clinic, paused, 60 percent, due 26 March 2027",
                      "Goal: Design the permission module, done on 24 June 2022",
                      "Watch point: Year 5: stay or turn?",
                      "Pause: Parental leave, 8 Jan 2024 – 5 Jul 2024, clocks stopped",
                      "Gap: April 2031 – September 2031, 6 months"):
            find_one(names, start)
        for goal in it.goals():
            if goal["status"] != "dropped":
                find_one(names, f"Goal: {goal['title']}, ")
        strange = [name for name in names if not re.match(r"(Role|Goal|Watch point|Pause|Gap): \S", name)]
        assert strange == [], strange


def test_focus_walks_in_time_order():
    with sample(prepare=add_gap) as it:
        it.enter()
        passed = []
        while not passed or not passed[-1].startswith("Role: CTO"):
            node = it.rung.focused()
            assert node.get_name() not in passed, (node.get_name(), passed)
            passed.append(node.get_name())
            it.rung.key("Right" if len(passed) % 2 else "Tab")
        assert set(passed) == set(it.things()), set(passed) ^ set(it.things())
        goals = {goal["title"]: goal["start"] for goal in it.goals()}
        starts = [goals[name[6:].split(", ")[0]] for name in passed if name.startswith("Goal: ")]
        # Those of the engineer, then the one of the architect.
        assert starts[:-1] == sorted(starts[:-1]), starts
        roles = [name.split(", ")[0] for name in passed if name.startswith("Role: ")]
        assert roles == [f"Role: {role}" for role in ("Programmer", "Engineer", "Architect", "Technical manager",
                                                      "Technical director", "CTO")], roles


def test_walking_brings_into_view():
    with sample() as it:
        it.rung.press("toggle", "Year", exact=True)
        it.rung.wait(lambda: not any("Ship the bulk import" in name for name in it.things()), "the goals of 2021 out of view")
        it.enter("Role: ")
        it.rung.walk("Left", "Role: Programmer")
        it.rung.walk("Right", "Goal: Ship the bulk import")
        left, right = next(box for name, box in it.things().items() if "Ship the bulk import" in name)
        pane = it.pane().get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        assert pane.x <= left and right <= pane.x + pane.width, (left, right, pane.x, pane.width)
        assert not any(GOAL in name for name in it.things()), "what is now out of view is no widget any more"


def check_steps(it, *days):
    """One step by key, one undo."""
    before = it.days()
    it.rung.key("alt+Right")
    it.expect_days(*days)
    it.rung.expect(f"Undo: Edit the goal “{GOAL}”")
    it.rung.expect_focus(f"Goal: {GOAL}")
    it.rung.key("ctrl+z")
    it.expect_days(*before)
    it.rung.expect(f"Redo: Edit the goal “{GOAL}”")


def test_goal_is_moved_by_key_and_back():
    with sample() as it:
        assert it.days() == ("2026-09-15", "2027-02-19")
        it.reach_goal()
        # A month where the whole career is looked at: the goal keeps its length in days.
        check_steps(it, "2026-10-15", "2027-03-21")
        it.rung.press("toggle", "Year", exact=True)
        it.rung.wait(lambda: not any("Ship the bulk import" in name for name in it.things()), "a year")
        check_steps(it, "2026-09-22", "2027-02-26")


def test_steps_with_alt_held_are_one_edit():
    with sample() as it:
        it.reach_goal()
        it.rung.key("alt+Right")
        it.expect_days("2026-10-15", "2027-03-21")
        subprocess.run(["xdotool", "keydown", "alt", "key", "--delay", "40", "Left", "Left", "keyup", "alt"], check=True)
        it.expect_days("2026-08-15", "2027-01-19")
        it.rung.key("ctrl+z")
        it.expect_days("2026-10-15", "2027-03-21")


def test_escape_leaves_all_as_it_was():
    with sample() as it:
        it.reach_goal()
        before = it.home.ctl("history", it.plan)
        try:
            subprocess.run(["xdotool", "keydown", "alt", "key", "Right"], check=True)
            it.rung.wait(lambda: "15 Oct 2026 – 21 Mar 2027" in it.rung.focused().get_description(), "the days said")
            assert it.days() == ("2026-09-15", "2027-02-19"), "shown, not yet true"
            subprocess.run(["xdotool", "key", "Escape"], check=True)
            it.rung.wait(lambda: "2027" not in (it.rung.focused().get_description() or ""), "the days no longer said")
        finally:
            subprocess.run(["xdotool", "keyup", "alt"], check=True)
        it.rung.expect_focus(f"Goal: {GOAL}, 35 percent, due 19 February 2027")
        assert it.days() == ("2026-09-15", "2027-02-19")
        assert it.home.ctl("history", it.plan) == before


def test_role_opens_and_the_focus_comes_back():
    with sample() as it:
        it.enter()
        it.rung.walk("Up", "Role: Engineer")
        it.rung.key("Return")
        it.rung.expect_focus("Back to the Timeline")
        it.rung.wait(lambda: any(GOAL in name for name in it.things("Responsibilities")), "the lanes")
        it.rung.walk("Tab", "Goal: Ship the bulk import")
        it.rung.key("Escape")
        it.rung.expect_focus("Role: Engineer, current")
        # Another time too, wherever it was in the role.
        it.rung.key("Return")
        it.rung.expect_focus("Back to the Timeline")
        it.rung.key("Return")
        it.rung.expect_focus("Role: Engineer, current")


def test_table_says_the_same():
    with sample(prepare=add_gap) as it:
        it.rung.resize(1500, 1100)
        it.rung.wait(lambda: len(it.things()) > 25, "the timeline")
        names = set(it.things())
        it.rung.walk("Tab", "Show as Table")
        it.rung.key("space")
        it.rung.wait(lambda: names <= it.rows(), f"rows for {names - it.rows()}")
        it.rung.walk("Tab", "Role: Programmer")
        it.rung.walk("Down", f"Goal: {GOAL}")
        it.rung.walk("shift+Tab", "Show as Table")
        it.rung.key("space")
        it.enter()
        it.rung.key("Right")
        it.rung.expect_focus("Role: Engineer")
        assert set(it.things()) == names


def test_focus_stays_in_the_role_when_it_becomes_a_table():
    with sample() as it:
        it.enter()
        it.rung.walk("Up", "Role: Engineer")
        it.rung.key("Return")
        it.rung.wait(lambda: any(GOAL in name for name in it.things("Responsibilities")), "the lanes")
        it.rung.walk("Tab", "Goal: Ship the bulk import")
        it.rung.press("toggle", "Show as Table")
        it.rung.wait(lambda: it.rung.focused() and it.rung.focused().get_role_name() in ROW_ROLES, "the focus on a row")
        it.rung.press("toggle", "Show as Table")
        it.rung.wait(lambda: it.rung.focused() and it.rung.focused().get_role_name() not in ROW_ROLES, "the focus on a lane")
        it.rung.key("Escape")
        it.rung.expect_focus("Role: Engineer, current")


def test_pause_is_added_and_private():
    with sample() as it:
        before = it.pauses()
        it.rung.walk("Tab", "Export Picture")
        it.rung.key("Menu")
        it.rung.expect_focus("Add a Goal…")
        it.rung.key("Down")
        it.rung.expect_focus("Add a Pause Here…")
        it.rung.key("Return")
        it.rung.expect("Percent of full pace")
        it.rung.press("button", "Add", exact=True)
        it.rung.wait(lambda: len(it.pauses()) == len(before) + 1, "a pause")
        added = next(pause for pause in it.pauses() if pause not in before)
        assert added["private"] is True and added["start"] == "2026-11-23", added
        it.rung.wait(lambda: any(re.match(r"Pause: Parental leave, 23 Nov 2026 – .*, private$", name)
                                 for name in it.things()), "its band")


def test_menu_gives_the_focus_back():
    with sample() as it:
        it.enter()
        for thing in ("Role: Engineer", "Watch point: ", "Pause: ", "Goal: "):
            it.rung.walk("Right", thing)
            it.rung.key("Menu")
            it.rung.wait(lambda: it.rung.focused().get_role_name() == "menu item" and it.rung.focused().get_name(), "a menu")
            it.rung.key("Escape")
            it.rung.expect_focus(thing)


def test_goal_is_deleted_by_key_and_brought_back():
    with sample() as it:
        it.reach_goal()
        it.rung.key("Delete")
        it.rung.wait(lambda: it.days() is None, "the goal gone")
        it.rung.wait(lambda: not any(GOAL in name for name in it.things()), "its bar gone")
        it.rung.expect_focus("Role: ")
        it.rung.key("ctrl+z")
        it.expect_days("2026-09-15", "2027-02-19")
        it.rung.wait(lambda: any(GOAL in name for name in it.things()), "its bar")


def test_chinese_timeline_says_chinese_sentences():
    with sample(first="角色：工程师", LANGUAGE="zh_CN", LANG="en_US.UTF-8", LC_ALL="en_US.UTF-8") as it:
        names = it.things("时间线")
        for start in ("角色：工程师，", "目标：Write the on-call runbook，", "暂停："):
            find_one(names, start)
        latin = [name for name in names if re.match(r"(Role|Goal|Watch point|Pause|Gap)\b", name)]
        assert latin == [], latin
        it.expect_names()


def test_right_to_left_is_mirrored():
    with sample(LANGUAGE="ar", LANG="en_US.UTF-8", LC_ALL="en_US.UTF-8") as it:
        boxes = it.things()
        first, last = boxes[find_one(boxes, "Role: Programmer")], boxes[find_one(boxes, "Role: CTO")]
        assert last[1] <= first[0], (first, last)
        it.enter()
        it.rung.key("Left")
        it.rung.expect_focus("Role: Engineer")
        it.rung.key("Right")
        it.rung.expect_focus("Role: Programmer")
        it.rung.walk("Up", "Role: Architect")
        it.rung.walk("Right", f"Goal: {GOAL}")
        it.rung.key("alt+Left")
        it.expect_days("2026-10-15", "2027-03-21")


def test_nothing_is_without_a_name():
    with sample(prepare=add_gap) as it:
        it.expect_names()
        it.enter()
        it.rung.walk("Up", "Role: Engineer")
        it.rung.key("Return")
        it.rung.wait(lambda: any(GOAL in name for name in it.things("Responsibilities")), "the lanes")
        it.expect_names()
        it.rung.press("toggle", "Show as Table")
        it.rung.wait(lambda: it.rows(), "rows")
        it.expect_names()


tap.run(sys.modules[__name__], "timeline-by-key")
