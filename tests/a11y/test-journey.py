#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the real window: start a plan, add a goal, complete it, take that
back, export, close, open again and find everything."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import driver
import tap
from driver import quiet

program, rungctl = sys.argv[1:3]
GOAL = "Write the on-call runbook"


def start_plan(rung):
    rung.press("button", "Start My Plan")
    rung.write("My name", "Alex Kim")
    rung.press("button", "Create Plan")
    rung.expect("Role: Programmer, current")


def add_goal(rung):
    rung.key("ctrl+n")
    rung.write("What will you do?", GOAL)
    rung.press("button", "_Add Add", exact=True) if rung.has("_Add Add") else rung.press("button", "Add", exact=True)
    rung.expect(f"Undo: Add the goal “{GOAL}”")


def test_main_job_from_start_to_restart():
    with driver.Home(program, rungctl) as home:
        rung = home.start()
        try:
            start_plan(rung)
            add_goal(rung)
            rung.press("button", "Complete")
            rung.expect(f"Undo: Complete “{GOAL}”")
            rung.key("ctrl+z")
            rung.expect(f"Redo: Complete “{GOAL}”")
            rung.key("ctrl+shift+z")
            rung.expect(f"Undo: Complete “{GOAL}”")
            rung.key("ctrl+e")
            rung.press("button", "Export", exact=True)
            rung.expect("is written")
            documents = list(home.folder.rglob("*.pdf"))
            assert len(documents) == 1 and documents[0].read_bytes().startswith(b"%PDF"), documents
        finally:
            said = rung.close()
        assert quiet(said) == [], said
        assert '"done"' in home.ctl("goals", "My", "--format", "json")

        rung = home.start()
        try:
            rung.expect("Role: Programmer, current")
            rung.expect(f"Undo: Complete “{GOAL}”")
            rung.press("tab", "Goals")
            rung.expect(f"Goal: {GOAL}, done")
            rung.key("ctrl+z")
            rung.expect(f"Goal: {GOAL}, planned")
        finally:
            rung.close()
        assert '"planned"' in home.ctl("goals", "My", "--format", "json")


def test_window_follows_the_terminal():
    with driver.Home(program, rungctl) as home:
        plan = home.ctl("new", "--ladder", "software", "--role", "engineer", "--since", "2021-07-01", "--title", "Shared").strip()
        rung = home.start()
        try:
            rung.expect("Role: Engineer, current")
            rung.press("tab", "Goals")
            home.ctl("goal", "add", plan, "--for", "engineer.hard-bugs", "--title", "From the terminal")
            rung.expect("Goal: From the terminal")
            home.ctl("undo", plan)
            rung.expect_gone("Goal: From the terminal")
        finally:
            rung.close()


def test_chinese_window_speaks_chinese():
    with driver.Home(program, rungctl) as home:
        home.ctl("new", "--ladder", "software", "--role", "engineer", "--since", "2021-07-01", "--title", "我的职业生涯")
        rung = home.start(LANGUAGE="zh_CN", LANG="en_US.UTF-8", LC_ALL="en_US.UTF-8")
        try:
            rung.expect("工程师")
            rung.expect("时间线")
            rung.expect("添加目标")
        finally:
            rung.close()


def test_a_damaged_plan_is_shown_not_hidden():
    with driver.Home(program, rungctl) as home:
        plan = home.ctl("new", "--ladder", "software", "--role", "engineer", "--since", "2021-07-01", "--title", "Whole").strip()
        home.ctl("backup", plan)
        file = home.data / "plans" / f"{plan}.rung"
        file.write_bytes(b"this is no plan")
        rung = home.start()
        try:
            rung.expect("Restore")
            assert file.read_bytes() == b"this is no plan"
        finally:
            rung.close()


def test_whole_job_by_keyboard_alone():
    with driver.Home(program, rungctl) as home:
        home.ctl("new", "--ladder", "software", "--role", "engineer", "--since", "2021-07-01", "--title", "Keys")
        rung = home.start()
        try:
            rung.expect("Role: Engineer, current")
            rung.key("ctrl+n")
            rung.expect("What will you do?")
            rung.type("Keys only")
            rung.key("Return")
            rung.expect("Undo: Add the goal “Keys only”")
            rung.key("ctrl+Return")
            rung.expect("Undo: Complete “Keys only”")
            rung.key("ctrl+z")
            rung.expect("Redo: Complete “Keys only”")
            rung.key("alt+2")
            rung.expect("Goal: Keys only")
        finally:
            rung.close()


tap.run(sys.modules[__name__], "journey")
