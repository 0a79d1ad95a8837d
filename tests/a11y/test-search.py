#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search as a person uses it: Ctrl+F, words in two writings, arrows, Enter, Escape."""

import pathlib
import sys

sys.path[:0] = [str(pathlib.Path(sys.argv[0]).parent), str(pathlib.Path(sys.argv[0]).parent.parent)]
import driver
import tap

program, rungctl = sys.argv[1], sys.argv[2]


def make_plans(home):
    home.ctl("new", "--role", "engineer", "--since", "2021-07-01", "--title", "First plan", "--owner", "Ada")
    goal = home.ctl("goal", "add", "First", "--for", "engineer.hard-bugs", "--title", "Write the on-call runbook").strip()
    home.ctl("step", "add", "First", goal, "Rehearse it with zebras")
    home.ctl("goal", "add", "First", "--for", "engineer.hard-bugs", "--title", "准备设计评审会")
    home.ctl("new", "--role", "engineer", "--since", "2020-01-01", "--title", "Second plan", "--owner", "Bob")
    home.ctl("goal", "add", "Second", "--for", "engineer.hard-bugs", "--title", "Deployed the quagga")


def get_name(node):
    return node.get_name() if node is not None else None


def open_search(rung):
    rung.key("ctrl+f")
    rung.expect_focus("Search")


def test_two_chinese_characters_and_enter_go_there():
    with driver.Home(program, rungctl) as home:
        make_plans(home)
        rung = home.start()
        try:
            rung.expect("First plan")
            open_search(rung)
            rung.write("Search", "评审")
            rung.expect("Goal: 准备设计评审会")
            assert not rung.unnamed(), rung.unnamed()
            rung.key("Return")
            rung.find("button", "Complete")
            rung.expect("准备设计评审会")
        finally:
            errors = driver.quiet(rung.close())
        assert not errors, errors


def test_arrows_walk_results_and_escape_gives_the_focus_back():
    with driver.Home(program, rungctl) as home:
        make_plans(home)
        rung = home.start()
        try:
            rung.expect("First plan")
            before = get_name(rung.focused())
            open_search(rung)
            rung.type("rehearsing zebra")
            rung.expect("Step: Rehearse it with zebras, Write the on-call runbook")
            rung.key("Down")
            rung.expect_focus("Step: Rehearse it with zebras")
            rung.key("Up")
            rung.expect_focus("Search")
            rung.write("Search", "engineer")
            rung.expect("Role: Engineer")
            rung.key("Down")
            first = rung.focused().get_name()
            rung.key("Down")
            second = rung.focused().get_name()
            assert second != first, first
            rung.key("Escape")
            rung.wait(lambda: get_name(rung.focused()) == before, f"the focus on {before}")
            open_search(rung)
            rung.walk("Down", second, most=5)
            rung.key("Return")
            rung.expect_focus("Back to the Timeline")
            open_search(rung)
            rung.write("Search", "zebra")
            rung.expect("Step: Rehearse it with zebras")
            rung.key("Down", "Return")
            rung.find("button", "Complete")
            # GTK 4.8 does not tell that a row of text has the focus: what is typed arrives there.
            rung.type("Quagga")
            rung.key("Return")
            rung.wait(lambda: "Quagga" in home.ctl("goals", "First", "--format", "json"), "the step to be typed over")
        finally:
            errors = driver.quiet(rung.close())
        assert not errors, errors


def test_other_plans_are_found_and_opened():
    with driver.Home(program, rungctl) as home:
        make_plans(home)
        rung = home.start()
        try:
            rung.expect("First plan")
            open_search(rung)
            rung.write("Search", "deploy quagga")
            rung.expect("Nothing Found")
            rung.press("button", "Search in All Plans")
            rung.expect("Goal: Deployed the quagga, Second plan")
            rung.key("ctrl+f", "Return")
            rung.expect("Plan: Second plan")
            rung.find("button", "Complete")
        finally:
            errors = driver.quiet(rung.close())
        assert not errors, errors


tap.run(sys.modules[__name__], "a11y/search")
