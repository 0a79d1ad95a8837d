#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rungctl remind and due, against a stand-in of the notification service on a private bus."""

import json
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import notifications
import tap
from notifications import Desktop

rungctl, schemas = sys.argv[1:3]
HELPER = "io.github.rungapp.Rung.Reminders"
LATE = "Write the runbook"


class Home:
    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rung-remind-"))
        self.today = "2026-11-23"
        self.helpers = []
        self.set(remind_overdue="true", remind_time=0)
        return self

    def __exit__(self, *_):
        for helper in self.helpers:
            helper.kill()
            helper.wait()
        shutil.rmtree(self.folder)

    def set(self, **settings):
        notifications.write_settings(self.folder / "config", **settings)

    def environment(self):
        env = {**os.environ, "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "config"), "RUNG_DATA_DIR": str(self.folder / "data"),
               "RUNG_TODAY": self.today, "GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": schemas, "LANGUAGE": "en"}
        env.pop("DISPLAY", None)
        env.pop("WAYLAND_DISPLAY", None)
        return env

    def start(self, *words, **options):
        return subprocess.Popen([rungctl, *words], env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)

    def run(self, *words, desktop=None, status=0):
        """The stand-in has to answer while the program runs."""
        process = self.start(*words)
        if desktop is not None:
            desktop.wait(lambda: process.poll() is not None, "the program to end")
        out, err = process.communicate()
        assert process.returncode == status, (words, process.returncode, out, err)
        return out if status == 0 else err

    def help(self, desktop):
        helper = self.start("remind")
        self.helpers.append(helper)
        desktop.wait(lambda: desktop.has_name(HELPER), "the helper")
        return helper

    def new_plan(self, title="Alex"):
        return self.run("new", "--role", "engineer", "--since", "2021-07-01", "--title", title).strip()

    def add_goal(self, plan, title, due):
        return self.run("goal", "add", plan, "--for", "engineer.hard-bugs", "--title", title, "--due", due).strip()

    def status(self, plan, title):
        return next(goal["status"] for goal in json.loads(self.run("goals", plan, "--format", "json")) if goal["title"] == title)


def with_desktop(kind):
    """A home with a plan and a late goal, and somebody who shows notifications."""
    def decorate(function):
        def test():
            with Home() as home:
                desktop = Desktop(kind)
                try:
                    home.plan = home.new_plan()
                    home.add_goal(home.plan, LATE, "2026-11-14")
                    function(home, desktop)
                finally:
                    for helper in home.helpers:
                        helper.kill()
                        helper.wait()
                    desktop.close()
        test.__name__ = function.__name__
        return test
    return decorate


@with_desktop("gtk")
def test_once_tells_once(home, desktop):
    told = json.loads(home.run("remind", "--once", "--format", "json", desktop=desktop))
    assert [(n["kind"], n["title"], n["text"]) for n in told] == [("overdue", LATE, "Was due 9 days ago")], told
    shown = desktop.find(LATE)
    assert shown.body == "Was due 9 days ago" and set(shown.buttons) == {"", "Open", "Done", "Remind Me Tomorrow"}, shown
    assert json.loads(home.run("remind", "--once", "--format", "json", desktop=desktop)) == []
    assert desktop.n_told == 1
    home.today = "2026-11-30"  # weekly
    assert "Was due 16 days ago" in home.run("remind", "--once", desktop=desktop)
    # It stands in the place of the first.
    assert len(desktop.shown) == 1 and desktop.n_told == 2


@with_desktop("gtk")
def test_it_is_quiet_by_default(home, desktop):
    home.set()
    assert home.run("remind", "--once", "--format", "json", desktop=desktop) == "[]\n"
    assert desktop.n_told == 0


@with_desktop("gtk")
def test_many_are_told_as_one(home, desktop):
    for number in range(4):
        home.add_goal(home.plan, f"Goal {number}", "2026-11-01")
    told = json.loads(home.run("remind", "--once", "--format", "json", desktop=desktop))
    assert len(told) == 1 and told[0]["title"] == "5 goals are overdue" and told[0]["goals"] == 5, told
    assert set(desktop.find("5 goals").buttons) == {"", "Open", "Remind Me Tomorrow"}


@with_desktop("gtk")
def test_plans_are_told_apart_and_samples_left_out(home, desktop):
    other = home.new_plan("Blair")
    home.add_goal(other, "Another", "2026-11-01")
    (home.folder / "sample.json").write_text(home.run("sample", "engineer"))
    home.run("import", str(home.folder / "sample.json"))
    told = json.loads(home.run("remind", "--once", "--format", "json", desktop=desktop))
    assert sorted(n["text"] for n in told) == ["Was due 22 days ago · Blair", "Was due 9 days ago · Alex"], told


@with_desktop("gtk")
def test_titles_can_be_kept_from_the_lock_screen(home, desktop):
    home.set(remind_overdue="true", remind_titles="false")
    home.run("remind", "--once", desktop=desktop)
    assert [n.title for n in desktop.shown.values()] == ["One of your goals"]


@with_desktop("freedesktop")
def test_titles_are_text_where_bodies_are_markup(home, desktop):
    for number in range(4):
        home.add_goal(home.plan, f"<b>{number}</b> & more", "2026-11-01")
    desktop.capabilities = ["actions", "body", "body-markup"]
    home.run("remind", "--once", desktop=desktop)
    body = desktop.find("5 goals").body
    assert "&lt;b&gt;" in body and "&amp; more" in body and "<b>" not in body, body


@with_desktop("freedesktop")
def test_text_is_left_as_it_is_where_bodies_are_text(home, desktop):
    for number in range(4):
        home.add_goal(home.plan, f"<b>{number}</b> & more", "2026-11-01")
    home.run("remind", "--once", desktop=desktop)
    assert "<b>" in desktop.find("5 goals").body


@with_desktop("gtk")
def test_what_is_no_longer_true_is_taken_back(home, desktop):
    home.run("remind", "--once", desktop=desktop)
    desktop.find(LATE)
    home.run("goal", "done", home.plan, "Write")
    assert home.run("remind", "--once", "--format", "json", desktop=desktop) == "[]\n"
    desktop.expect_gone(LATE)


@with_desktop("gtk")
def test_looking_changes_no_plan(home, desktop):
    files = {path: path.read_bytes() for path in (home.folder / "data/plans").iterdir()}
    home.run("remind", "--once", desktop=desktop)
    assert files == {path: path.read_bytes() for path in (home.folder / "data/plans").iterdir()}
    assert stat.S_IMODE((home.folder / "data/reminders.ini").stat().st_mode) == 0o600


def test_without_a_service_nothing_counts_as_told():
    with Home() as home:
        plan = home.new_plan()
        home.add_goal(plan, LATE, "2026-11-14")
        assert "nothing here that shows notifications" in home.run("remind", "--once", status=1)
        desktop = Desktop("gtk")
        try:
            assert LATE in home.run("remind", "--once", desktop=desktop)
        finally:
            desktop.close()


@with_desktop("freedesktop")
def test_helper_completes_a_goal(home, desktop):
    home.help(desktop)
    assert set(desktop.find(LATE).buttons) >= {"Open", "Done", "Remind Me Tomorrow"}
    desktop.press(LATE, "Done")
    desktop.wait(lambda: home.status(home.plan, LATE) == "done", "the goal to be done")
    # And it can be taken back like any other edit.
    assert "Complete" in home.run("history", home.plan)


@with_desktop("freedesktop")
def test_helper_takes_back_what_is_done_elsewhere(home, desktop):
    home.help(desktop)
    desktop.find(LATE)
    home.run("goal", "done", home.plan, "Write")
    desktop.expect_gone(LATE)


@with_desktop("freedesktop")
def test_tomorrow_is_tomorrow(home, desktop):
    helper = home.help(desktop)
    desktop.press(LATE, "Remind Me Tomorrow")
    memory = home.folder / "data/reminders.ini"
    desktop.wait(lambda: "wait=2026-11-24" in memory.read_text(), "it to be put off")
    helper.send_signal(signal.SIGTERM)
    assert helper.wait(10) == 0
    assert home.run("remind", "--once", "--format", "json", desktop=desktop) == "[]\n"
    home.today = "2026-11-24"
    home.help(desktop)
    assert desktop.find(LATE).body == "Was due 10 days ago"


@with_desktop("freedesktop")
def test_what_is_put_off_and_done_meanwhile_is_not_told(home, desktop):
    helper = home.help(desktop)
    desktop.press(LATE, "Remind Me Tomorrow")
    memory = home.folder / "data/reminders.ini"
    desktop.wait(lambda: "wait=2026-11-24" in memory.read_text(), "it to be put off")
    helper.kill()
    home.run("goal", "drop", home.plan, "Write")
    home.today = "2026-11-24"
    assert home.run("remind", "--once", "--format", "json", desktop=desktop) == "[]\n"


@with_desktop("freedesktop")
def test_edits_during_the_day_make_nothing_pop_up(home, desktop):
    home.help(desktop)
    desktop.find(LATE)
    home.add_goal(home.plan, "Late from the start", "2026-11-20")
    desktop.rest(3)
    assert desktop.n_told == 1


@with_desktop("freedesktop")
def test_helper_waits_for_the_time_of_the_day(home, desktop):
    now = time.localtime()
    home.set(remind_overdue="true", remind_time=1439 if now.tm_hour * 60 + now.tm_min < 1438 else 0)
    if now.tm_hour * 60 + now.tm_min < 1438:
        home.help(desktop)
        desktop.rest(2)
        assert desktop.n_told == 0
        # Setting the time to one that is past tells at once.
        home.set(remind_overdue="true", remind_time=0)
    else:
        home.help(desktop)
    desktop.find(LATE)


@with_desktop("freedesktop")
def test_a_kind_that_is_switched_on_is_told(home, desktop):
    home.set(remind_time=0)
    home.help(desktop)
    desktop.rest(2)
    assert desktop.n_told == 0
    home.set(remind_overdue="true", remind_time=0)
    desktop.find(LATE)


@with_desktop("freedesktop")
def test_helper_waits_for_the_service(home, desktop):
    desktop.close()
    helper = home.start("remind")
    home.helpers.append(helper)
    time.sleep(1.5)
    again = Desktop("freedesktop")
    try:
        again.find(LATE)
    finally:
        helper.kill()
        helper.wait()
        again.close()
        desktop.__init__("freedesktop")


@with_desktop("freedesktop")
def test_there_is_one_helper(home, desktop):
    home.help(desktop)
    assert "reminds already" in home.start("remind").communicate(timeout=20)[1]


@with_desktop("freedesktop")
def test_sleeping_helper_needs_no_processor(home, desktop):
    helper = home.help(desktop)
    desktop.find(LATE)
    desktop.rest(2)

    def ticks():
        return sum(int(n) for n in pathlib.Path(f"/proc/{helper.pid}/stat").read_text().rsplit(")")[1].split()[11:13])

    def switches():
        return sum(int(line.split()[1]) for line in pathlib.Path(f"/proc/{helper.pid}/status").read_text().splitlines() if "ctxt_switches" in line)

    before, woken = ticks(), switches()
    desktop.rest(4)
    assert ticks() == before and switches() - woken <= 2, (ticks() - before, switches() - woken)


@with_desktop("freedesktop")
def test_a_damaged_memory_is_begun_anew(home, desktop):
    (home.folder / "data/reminders.ini").write_bytes(b"\xff\xfe nothing")
    assert LATE in home.run("remind", "--once", desktop=desktop)


@with_desktop("freedesktop")
def test_a_plan_that_cannot_be_read_is_told_and_remembered(home, desktop):
    home.run("remind", "--once", desktop=desktop)
    path = home.folder / f"data/plans/{home.plan}.rung"
    kept = path.read_bytes()
    path.write_bytes(b"no plan")
    assert home.run("remind", "--once", "--format", "json", desktop=desktop) == "[]\n"
    path.write_bytes(kept)
    assert home.run("remind", "--once", "--format", "json", desktop=desktop) == "[]\n"


def test_due_lists_late_and_near_goals_of_all_plans():
    with Home() as home:
        plan, other = home.new_plan(), home.new_plan("Blair")
        home.add_goal(plan, LATE, "2026-11-14")
        home.add_goal(plan, "Soon", "2026-11-30")
        home.add_goal(plan, "Later", "2026-12-01")
        home.add_goal(other, "Another", "2026-11-24")

        def due(*words):
            return [(g["plan_title"], g["title"]) for g in json.loads(home.run("due", *words, "--format", "json"))]

        assert due() == [("Alex", LATE), ("Alex", "Soon"), ("Blair", "Another")]
        assert due("Alex", "--days", "0") == [("Alex", LATE)]
        assert due("Alex", "--days", "8") == [("Alex", LATE), ("Alex", "Soon"), ("Alex", "Later")]
        assert "Blair" in home.run("due")
        home.run("due", "--days", "-1", status=2)
        home.run("due", "Nobody", status=1)


tap.run(sys.modules[__name__], "reminders")
