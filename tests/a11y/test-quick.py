#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals and wins noted down in the small window of the real program, and what came of it
by the terminal."""

import contextlib
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import driver
import tap
from driver import Atspi, quiet

program, rungctl = sys.argv[1:3]
LINE, WIN_LINE = "Add a goal in one line", "Log a win in one line"


class Plan:
    def __init__(self, home, rung):
        self.home, self.rung = home, rung

    def goals(self):
        return json.loads(self.home.ctl("goals", "Alex", "--format", "json"))

    def evidence(self):
        return json.loads(self.home.ctl("export", "Alex", "-o", "-")).get("evidence", [])

    def expect_goal(self, title):
        return self.wait(lambda: next((goal for goal in self.goals() if goal["title"] == title), None), title)

    def expect_evidence(self, title):
        return self.wait(lambda: next((e for e in self.evidence() if e["title"] == title), None), title)

    @staticmethod
    def wait(question, what):
        """The program may have ended by then, as it should."""
        end = time.monotonic() + driver.PATIENCE
        while time.monotonic() < end:
            if answer := question():
                return answer
            time.sleep(0.1)
        raise driver.NotFound(f"waited in vain for {what}")

    def expect_end(self):
        assert self.rung.process.wait(10) == 0, self.rung.stderr()


@contextlib.contextmanager
def quick_window(*, arguments=("--quick-add",), **environment):
    with driver.Home(program, rungctl) as home:
        home.ctl("new", "--role", "engineer", "--since", "2024-01-01", "--owner", "Alex", "--title", "Alex")
        rung = home.start(*arguments, **environment)
        try:
            yield Plan(home, rung)
        finally:
            errors = quiet(rung.close())
        assert errors == [], errors


def test_goal_is_added_and_the_window_goes():
    with quick_window() as it:
        line = it.rung.write(LINE, "Write runbook by 14 Dec !high #bugs #core")
        it.rung.wait(lambda: "Due 14 Dec" in line.get_description(), "what was understood, in the description")
        assert "Priority: High" in line.get_description() and "Solve the hardest bugs" in line.get_description()
        it.rung.expect("Priority: High")
        assert it.rung.unnamed() == [], it.rung.unnamed()
        it.rung.key("Return")
        it.rung.expect("Goal “Write runbook” added")
        goal = it.expect_goal("Write runbook")
        assert goal["due"] == "2026-12-14" and goal["priority"] == "high", goal
        assert goal["responsibilities"] == ["engineer.core-features", "engineer.hard-bugs"], goal
        it.expect_end()


def test_win_is_logged():
    with quick_window() as it:
        it.rung.find("entry", LINE)
        it.rung.press("toggle", "Win", exact=True)
        it.rung.write(WIN_LINE, "Saved the release yesterday #bugs")
        it.rung.expect("On 22 Nov")
        it.rung.press("button", "Add", exact=True)
        win = it.expect_evidence("Saved the release")
        assert win["day"] == "2026-11-22", win
        it.expect_end()


def test_chinese_is_understood():
    with quick_window(LANGUAGE="zh_CN", LANG="en_US.UTF-8", LC_ALL="en_US.UTF-8") as it:
        line = it.rung.write("用一行文字添加目标", "写运行手册 下周三前 ！高 ＃缺陷")
        it.rung.wait(lambda: "优先级：高" in line.get_description(), "what was understood, in Chinese")
        it.rung.key("Return")
        goal = it.expect_goal("写运行手册")
        assert goal["due"] == "2026-12-02" and goal["responsibilities"] == ["engineer.hard-bugs"], goal
        it.expect_end()


def test_what_cannot_be_stays():
    with quick_window() as it:
        line = it.rung.write(LINE, "Ship from 1 Dec 2027 by 1 Dec 2026")
        it.rung.wait(lambda: "before it starts" in line.get_description(), "the problem")
        it.rung.key("Return")
        assert "Ship from" in Atspi.Text.get_text(line, 0, 60)
        assert it.goals() == []
        it.rung.key("Escape")
        it.expect_end()


def test_open_window_shows_it_at_once():
    with quick_window(arguments=()) as it:
        it.rung.press("tab", "Goals")
        it.rung.key("ctrl+k")
        # The Goals page has such a line too; this one has the focus.
        it.rung.expect("Quick Add")
        it.rung.type("Learn Rust by Friday")
        it.rung.key("Return")
        it.expect_goal("Learn Rust")
        it.rung.expect("Learn Rust")


tap.run(sys.modules[__name__], "quick-add")
