/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people do with rungctl, from the first plan to the PDF, each step a process
 * of its own. */

#include "test-run.h"

#include <glib/gstdio.h>
#include <gio/gio.h>
#include <string.h>

static guint
count_lines (const char *text)
{
  guint n_lines = text[0] != '\0';

  for (; *text != '\0'; text++)
    n_lines += *text == '\n';
  return n_lines;
}

static void
assert_begins (Fixture    *fixture,
               const char *name,
               const char *magic)
{
  g_autofree char *path = test_path (fixture, name);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (data, magic, strlen (magic)), ==, 0);
}

static const char *
get_goal_status (Fixture *fixture)
{
  g_autoptr(JsonNode) goals = test_json (fixture, "goals", "alex", NULL);

  return g_intern_string (json_object_get_string_member (test_nth (goals, 0), "status"));
}

/* The main job, end to end. */
static void
test_main_job (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *goal = NULL;
  g_autofree char *step = NULL;
  g_autofree char *before = NULL;

  g_assert_true (g_uuid_string_is_valid (plan));
  goal = g_strdup (test_run (fixture, 0, "goal", "add", plan, "--for", "engineer.core-features", "--title",
                             "Write the on-call runbook", "--due", "2026-11-14", "--priority", "high", NULL));
  g_assert_true (g_uuid_string_is_valid (goal));
  step = g_strdup (test_run (fixture, 0, "step", "add", "alex", goal, "Draft", NULL));
  g_assert_true (g_uuid_string_is_valid (step));
  test_run (fixture, 0, "step", "add", "alex", "write the on", "Review", NULL);
  g_assert_cmpstr (test_run (fixture, 0, "step", "done", "alex", step, NULL), ==, "");
  test_run (fixture, 0, "checkin", "alex", goal, "Half of it stands", NULL);
  test_run (fixture, 0, "evidence", "alex", "--for", goal, "--title", "Pull request", "--uri", "https://example.org/1", NULL);
  test_run (fixture, 0, "rate", "alex", "engineer.hard-bugs", "3", "--by", "mentor", "--basis", "saw", NULL);

  test_run (fixture, 0, "goal", "done", "alex", goal, NULL);
  g_assert_cmpstr (get_goal_status (fixture), ==, "done");
  test_run (fixture, 0, "undo", "alex", NULL);
  test_assert_contains (fixture->err, "Write the on-call runbook");
  g_assert_cmpstr (get_goal_status (fixture), !=, "done");
  test_run (fixture, 0, "redo", "alex", NULL);
  g_assert_cmpstr (get_goal_status (fixture), ==, "done");
  g_assert_cmpuint (count_lines (test_run (fixture, 0, "history", "alex", NULL)), >=, 10);

  test_run (fixture, 0, "report", "alex", "-o", "plan.pdf", NULL);
  assert_begins (fixture, "plan.pdf", "%PDF-");
  test_run (fixture, 0, "timeline", "alex", "-o", "timeline.png", NULL);
  assert_begins (fixture, "timeline.png", "\x89PNG");
  test_run (fixture, 0, "timeline", "alex", "-o", "timeline.svg", NULL);
  assert_begins (fixture, "timeline.svg", "<?xml");

  before = g_strdup (test_run (fixture, 0, "export", "alex", NULL));
  test_run (fixture, 0, "export", "alex", "-o", "plan.json", NULL);
  test_run (fixture, 0, "delete", "alex", NULL);
  test_run (fixture, 1, "show", "alex", NULL);
  g_assert_cmpstr (test_run (fixture, 0, "import", "plan.json", NULL), ==, plan);
  g_assert_cmpstr (test_run (fixture, 0, "export", "alex", NULL), ==, before);
  test_run (fixture, 0, "check", "alex", NULL);
  test_run (fixture, 0, "check", "./plan.json", NULL);
}

static void
test_goal_goes_through_its_states (Fixture       *fixture,
                                   gconstpointer  data)
{
  static const struct
  {
    const char *verb, *status;
  } steps[] = {
    { "start", "active" }, { "pause", "paused" }, { "reopen", "active" }, { "done", "done" },
    { "reopen", "active" }, { "drop", "dropped" }, { "reopen", "active" },
  };
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) goals = NULL;

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Goal", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      test_run (fixture, 0, "goal", steps[i].verb, "alex", "goal", NULL);
      g_assert_cmpstr (get_goal_status (fixture), ==, steps[i].status);
    }
  test_run (fixture, 0, "goal", "delete", "alex", "goal", NULL);
  goals = test_json (fixture, "goals", "alex", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (goals)), ==, 0);
}

static void
test_any_field_can_be_set_and_unset (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const struct
  {
    const char *field, *value, *member, *text; /* text NULL: the member is gone */
  } edits[] = {
    { "due", "2027-02-28", "due", "2027-02-28" },
    { "Due", "", "due", NULL },
    { "done-when", "Used by two people", "done_when", "Used by two people" },
    { "done_when", "Used by three", "done_when", "Used by three" },
    { "priority", "low", "priority", "low" },
    { "priority", "", "priority", "normal" },
    { "way", "people", "way", "people" },
    { "title", "Another title", "title", "Another title" },
    { "title", "Goal", "title", "Goal" },
    { "status", "done", "done_day", "2026-11-23" },
    { "status", "active", "done_day", NULL },
  };
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Goal", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr(JsonNode) before = test_json (fixture, "goals", "alex", NULL);
      const char *uid = json_object_get_string_member (test_nth (before, 0), "uid");
      g_autoptr(JsonNode) after = NULL;

      test_run (fixture, 0, "goal", "set", "alex", uid, edits[i].field, edits[i].value, NULL);
      after = test_json (fixture, "goals", "alex", NULL);
      g_assert_cmpstr (json_object_get_string_member_with_default (test_nth (after, 0), edits[i].member, NULL), ==,
                       edits[i].text);
    }
  test_run (fixture, 0, "goal", "set", "alex", "goal", "private", "yes", NULL);
  test_assert_contains (test_run (fixture, 0, "export", "alex", NULL), "\"private\"");
  test_assert_contains_not (test_run (fixture, 0, "export", "alex", "--without-private", NULL), "\"goals\"");
}

static void
test_new_role_ends_one_stay_and_starts_the_next (Fixture       *fixture,
                                                 gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) before = NULL, after = NULL;
  JsonObject *engineer, *architect;

  test_run (fixture, 0, "new-role", "alex", "architect", "--from", "2026-11-01", NULL);
  after = test_json (fixture, "stay", "list", "alex", NULL);
  engineer = test_nth (after, 0);
  architect = test_nth (after, 1);
  g_assert_cmpstr (json_object_get_string_member (engineer, "role"), ==, "engineer");
  g_assert_cmpstr (json_object_get_string_member (engineer, "end"), ==, "2026-10-31");
  g_assert_cmpstr (json_object_get_string_member (architect, "start"), ==, "2026-11-01");
  g_assert_true (json_object_get_boolean_member (architect, "current"));

  /* What begins next month is yet to come. */
  test_run (fixture, 0, "undo", "alex", NULL);
  test_run (fixture, 0, "new-role", "alex", "architect", "--from", "2026-12-01", NULL);
  test_run (fixture, 0, "stay", "list", "alex", NULL);
  test_assert_contains (fixture->out, "●  Engineer");
  test_assert_contains (fixture->out, "○  Architect");
}

static void
test_stays_are_added_changed_and_removed (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *uid = g_strdup (test_run (fixture, 0, "stay", "add", "alex", "programmer", "--from", "2018-07-01",
                                             "--to", "2021-06-30", NULL));
  g_autoptr(JsonNode) changed = NULL, removed = NULL;

  test_run (fixture, 0, "stay", "set", "alex", "programmer", "--from", "2018-08-01", NULL);
  changed = test_json (fixture, "stay", "list", "alex", NULL);
  g_assert_cmpstr (json_object_get_string_member (test_nth (changed, 0), "uid"), ==, uid);
  g_assert_cmpstr (json_object_get_string_member (test_nth (changed, 0), "start"), ==, "2018-08-01");
  g_assert_cmpstr (json_object_get_string_member (test_nth (changed, 0), "end"), ==, "2021-06-30");
  /* Overlapping the next one is refused, and the words say so. */
  test_run (fixture, 1, "stay", "set", "alex", uid, "--to", "2022-01-01", NULL);
  g_assert_cmpstr (fixture->err, !=, "");
  test_run (fixture, 0, "stay", "remove", "alex", uid, NULL);
  removed = test_json (fixture, "stay", "list", "alex", NULL);
  g_assert_cmpstr (json_object_get_string_member (test_nth (removed, 0), "role"), ==, "engineer");
}

static const char *
get_text (JsonNode   *array,
          guint       position,
          const char *member)
{
  return json_object_get_string_member_with_default (test_nth (array, position), member, NULL);
}

static void
test_goals_move_in_time (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) moved = NULL, shifted = NULL, undone = NULL;

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Goal", "--start", "2026-11-01",
            "--due", "2026-12-31", NULL);
  test_run (fixture, 0, "goal", "move", "alex", "goal", "--start", "2027-01-10", "--due", "2027-02-01", NULL);
  moved = test_json (fixture, "goals", "alex", NULL);
  g_assert_cmpstr (get_text (moved, 0, "start"), ==, "2027-01-10");
  g_assert_cmpstr (get_text (moved, 0, "due"), ==, "2027-02-01");
  test_run (fixture, 0, "goal", "move", "alex", "goal", "--days", "-10", NULL);
  shifted = test_json (fixture, "goals", "alex", NULL);
  g_assert_cmpstr (get_text (shifted, 0, "start"), ==, "2026-12-31");
  g_assert_cmpstr (get_text (shifted, 0, "due"), ==, "2027-01-22");
  /* Both days are one step. */
  test_run (fixture, 0, "undo", "alex", NULL);
  test_run (fixture, 0, "undo", "alex", NULL);
  undone = test_json (fixture, "goals", "alex", NULL);
  g_assert_cmpstr (get_text (undone, 0, "start"), ==, "2026-11-01");
  g_assert_cmpstr (get_text (undone, 0, "due"), ==, "2026-12-31");
  test_run (fixture, 0, "goal", "move", "alex", "goal", "--start", "", NULL);
  test_run (fixture, 1, "goal", "move", "alex", "goal", "--start", "2027-01-01", NULL);
  test_run (fixture, 2, "goal", "move", "alex", "goal", NULL);
  test_run (fixture, 2, "goal", "move", "alex", "goal", "--days", "3", "--due", "2027-01-01", NULL);
}

static void
test_stays_are_stretched (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) stretched = NULL, planned = NULL;
  guint n_stays;

  test_run (fixture, 0, "stay", "stretch", "alex", "engineer", "--to", "2027-06-30", NULL);
  stretched = test_json (fixture, "stay", "list", "alex", NULL);
  g_assert_cmpstr (get_text (stretched, 0, "expected_end"), ==, "2027-06-30");
  n_stays = json_array_get_length (json_node_get_array (stretched));
  test_run (fixture, 0, "stay", "stretch", "alex", "cto", "--to", "2060-12-31", NULL);
  planned = test_json (fixture, "stay", "list", "alex", NULL);
  g_assert_cmpstr (get_text (planned, 1, "start"), ==, "2027-07-01");
  g_assert_cmpstr (get_text (planned, 4, "role"), ==, "cto");
  g_assert_cmpstr (get_text (planned, 4, "expected_end"), ==, "2060-12-31");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (planned)), >=, n_stays);
  test_run (fixture, 2, "stay", "stretch", "alex", "engineer", NULL);
  test_run (fixture, 1, "stay", "stretch", "alex", "engineer", "--to", "1999-01-01", NULL);
  test_run (fixture, 1, "stay", "stretch", "alex", "programmer", "--to", "2030-01-01", NULL);
  test_run (fixture, 1, "stay", "stretch", "alex", "astronaut", "--to", "2030-01-01", NULL);
}

static void
test_gaps_are_added (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) stays = NULL;

  test_run (fixture, 0, "stay", "add", "alex", "programmer", "--from", "2015-07-01", "--to", "2018-06-30", NULL);
  test_run (fixture, 0, "gap", "add", "alex", "--from", "2016-01-01", "--to", "2016-06-30", NULL);
  stays = test_json (fixture, "stay", "list", "alex", NULL);
  g_assert_cmpstr (get_text (stays, 0, "end"), ==, "2015-12-31");
  g_assert_cmpstr (get_text (stays, 1, "start"), ==, "2016-07-01");
  g_assert_cmpstr (get_text (stays, 1, "role"), ==, "programmer");
  test_run (fixture, 1, "gap", "add", "alex", "--from", "2026-01-01", "--to", "2026-02-01", NULL);
  test_assert_contains (fixture->err, "change its last day first");
  test_run (fixture, 1, "gap", "add", "alex", "--from", "2016-01-01", "--to", "2016-06-30", NULL);
  test_run (fixture, 1, "gap", "add", "alex", "--from", "2016-01-01", "--to", "2016-06-30", "--track", "nowhere", NULL);
  test_run (fixture, 2, "gap", "add", "alex", "--from", "2016-01-01", NULL);
}

static void
test_side_moves_are_noted_down (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *uid = NULL;
  g_autoptr(JsonNode) stays = NULL;

  test_assert_contains_not (test_run (fixture, 0, "stay", "list", "alex", NULL), "Track");
  uid = g_strdup (test_run (fixture, 0, "side-move", "alex", "engineer", "1", "--from", "2027-01-01", NULL));
  stays = test_json (fixture, "stay", "list", "alex", NULL);
  g_assert_cmpstr (get_text (stays, 1, "uid"), ==, uid);
  g_assert_cmpstr (get_text (stays, 1, "role_title"), ==, "Product manager");
  g_assert_cmpstr (get_text (stays, 1, "track"), ==, "Product manager");
  g_assert_cmpstr (get_text (stays, 0, "track"), ==, "technical");
  test_assert_contains (test_run (fixture, 0, "stay", "list", "alex", NULL), "Track");
  test_assert_contains (test_run (fixture, 0, "stay", "list", "alex", "--lang", "zh-CN", NULL), "产品经理");
  test_run (fixture, 0, "side-move", "alex", "engineer", "售前", NULL);
  test_run (fixture, 1, "side-move", "alex", "engineer", "product", NULL);
  test_assert_contains (fixture->err, "noted down already");
  test_run (fixture, 2, "side-move", "alex", "engineer", "p", NULL);
  test_assert_contains (fixture->err, "2  Pre-sales support");
  test_run (fixture, 2, "side-move", "alex", "engineer", "4", NULL);
  test_run (fixture, 2, "side-move", "alex", "cto", "1", NULL);
}

static void
test_pauses_are_added_changed_and_removed (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *uid = g_strdup (test_run (fixture, 0, "pause", "add", "alex", "--kind", "parental-leave",
                                             "--from", "2024-03-01", "--to", "2024-08-31", NULL));
  g_autoptr(JsonNode) added = NULL, changed = NULL, removed = NULL;
  JsonObject *pause;

  added = test_json (fixture, "pause", "list", "alex", NULL);
  pause = test_nth (added, 0);
  g_assert_cmpstr (json_object_get_string_member (pause, "uid"), ==, uid);
  g_assert_cmpstr (json_object_get_string_member (pause, "kind"), ==, "parental_leave");
  g_assert_true (json_object_get_boolean_member (pause, "private"));
  g_assert_false (json_object_has_member (pause, "pace"));
  test_assert_contains (test_run (fixture, 0, "pause", "list", "alex", NULL),
                        "Parental leave, 1 Mar 2024 – 31 Aug 2024, clocks stopped, private");

  test_run (fixture, 0, "pause", "set", "alex", "parental", "--kind", "part-time", "--to", "", "--pace", "0.5", "--public",
            "--note", "Mondays off", NULL);
  changed = test_json (fixture, "pause", "list", "alex", NULL);
  pause = test_nth (changed, 0);
  g_assert_cmpstr (json_object_get_string_member (pause, "start"), ==, "2024-03-01");
  g_assert_false (json_object_has_member (pause, "end"));
  g_assert_cmpfloat (json_object_get_double_member (pause, "pace"), ==, 0.5);
  g_assert_false (json_object_get_boolean_member (pause, "private"));
  test_assert_contains (test_run (fixture, 0, "pause", "list", "alex", NULL), "from 1 Mar 2024, at 50 percent of full pace");
  test_run (fixture, 0, "pause", "set", "alex", "2024-03-01", "--private", NULL);
  test_assert_contains (test_run (fixture, 0, "pause", "list", "alex", "--format", "csv", NULL), ",part_time,0.5,true,Mondays off");

  /* Nothing new is no success that a script could trust. */
  test_run (fixture, 1, "pause", "set", "alex", uid, "--private", NULL);
  test_run (fixture, 0, "pause", "remove", "alex", "part-time", NULL);
  test_assert_contains (test_run (fixture, 0, "history", "alex", NULL), "Remove the pause “Part-time”");
  removed = test_json (fixture, "pause", "list", "alex", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (removed)), ==, 0);
  test_run (fixture, 0, "undo", "alex", NULL);
  test_assert_contains (fixture->err, "Remove the pause “Part-time”");
}

static void
test_pause_is_private_unless_told (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "pause", "add", "alex", "--kind", "illness", "--from", "2025-01-01", "--to", "2025-02-01", NULL);
  test_assert_contains (test_run (fixture, 0, "export", "alex", NULL), "\"illness\"");
  test_assert_contains_not (test_run (fixture, 0, "export", "alex", "--without-private", NULL), "\"illness\"");
  test_run (fixture, 0, "pause", "add", "alex", "--kind", "study", "--from", "2025-05-01", "--public", NULL);
  test_assert_contains (test_run (fixture, 0, "export", "alex", "--without-private", NULL), "\"study\"");
  test_assert_contains_not (fixture->out, "\"illness\"");
}

static void
test_pause_that_cannot_be_is_refused (Fixture       *fixture,
                                      gconstpointer  data)
{
  static const struct { int status; const char *kind, *from, *to, *pace; } bad[] = {
    { 1, "study", "2025-02-01", "2025-01-01", "0" },
    { 2, "study", "2025-02-01", "2025-03-01", "1.5" },
    { 2, "study", "2025-02-01", "2025-03-01", "-0.5" },
    { 2, "study", "2025-02-01", "2025-03-01", "half" },
    { 2, "study", "2025-02-01", "2025-03-01", "nan" },
    { 2, "nap", "2025-02-01", "2025-03-01", "0" },
    { 2, "study", "soon", "2025-03-01", "0" },
  };
  g_autofree char *plan = test_new_plan (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      test_run (fixture, bad[i].status, "pause", "add", "alex", "--kind", bad[i].kind, "--from", bad[i].from,
                "--to", bad[i].to, "--pace", bad[i].pace, NULL);
      g_assert_cmpstr (fixture->err, !=, "");
    }
  test_run (fixture, 2, "pause", "add", "alex", "--kind", "holiday", "--from", "2025-01-01", NULL);
  test_assert_contains (fixture->err, "parental-leave, illness");
  test_run (fixture, 2, "pause", "add", "alex", "--kind", "study", NULL);
  test_run (fixture, 2, "pause", "add", "alex", "--from", "2025-02-01", NULL);

  /* Two of a kind are told apart by their days. */
  test_run (fixture, 0, "pause", "add", "alex", "--kind", "illness", "--from", "2025-01-01", "--to", "2025-02-01", NULL);
  test_run (fixture, 0, "pause", "add", "alex", "--kind", "illness", "--from", "2026-01-01", "--to", "2026-02-01", NULL);
  test_run (fixture, 2, "pause", "remove", "alex", "illness", NULL);
  test_assert_contains (fixture->err, "Illness, 1 Jan 2026 – 1 Feb 2026, clocks stopped, private");
  test_run (fixture, 2, "pause", "set", "alex", "2026-01-01", "--public", "--private", NULL);
  test_run (fixture, 0, "pause", "remove", "alex", "2026-01-01", NULL);
}

static void
test_ladder_of_a_plan_is_its_own (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *role = NULL, *duty = NULL;

  test_run (fixture, 0, "role", "edit", "alex", "engineer", "title", "开发工程师", "--lang", "zh-CN", NULL);
  test_assert_contains (test_run (fixture, 0, "stay", "list", "alex", "--lang", "zh-CN", NULL), "开发工程师");
  test_assert_contains (test_run (fixture, 0, "stay", "list", "alex", NULL), "Engineer");
  role = g_strdup (test_run (fixture, 0, "role", "add", "alex", "Principal engineer", "--after", "architect", NULL));
  duty = g_strdup (test_run (fixture, 0, "responsibility", "add", "alex", role, "Raise the bar", NULL));
  test_assert_contains (test_run (fixture, 0, "responsibilities", "alex", "--role", "principal", NULL), "Raise the bar");
  test_run (fixture, 0, "responsibility", "edit", "alex", "raise", "detail", "For everybody", NULL);
  test_assert_contains (test_run (fixture, 0, "responsibilities", "alex", "--format", "json", NULL), "For everybody");
  test_run (fixture, 0, "responsibility", "hide", "alex", duty, NULL);
  test_assert_contains_not (test_run (fixture, 0, "responsibilities", "alex", NULL), "Raise the bar");
  test_assert_contains (test_run (fixture, 0, "responsibilities", "alex", "--all", NULL), "Raise the bar");
  test_run (fixture, 0, "responsibility", "hide", "alex", duty, "--undo", NULL);
  test_assert_contains (test_run (fixture, 0, "responsibilities", "alex", NULL), "Raise the bar");
  test_run (fixture, 0, "role", "hide", "alex", "principal", NULL);
  /* The ladder that was copied is as it was. */
  test_assert_contains_not (test_run (fixture, 0, "ladder", "software", NULL), "Principal");
}

static JsonArray *
get_list (JsonNode   *records,
          const char *id,
          const char *name)
{
  for (guint i = 0; i < json_array_get_length (json_node_get_array (records)); i++)
    if (g_strcmp0 (json_object_get_string_member (test_nth (records, i), "id"), id) == 0)
      return json_object_get_array_member (test_nth (records, i), name);
  return NULL;
}

/* An item at a time; descriptors keep their places. */
static void
test_lists_of_a_ladder_are_edited_item_by_item (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) first = NULL, second = NULL;
  JsonArray *ideas, *descriptors;
  guint n_ideas;

  first = test_json (fixture, "responsibilities", "alex", "--role", "engineer", NULL);
  n_ideas = json_array_get_length (get_list (first, "engineer.hard-bugs", "ideas"));
  test_run (fixture, 0, "responsibility", "edit", "alex", "engineer.hard-bugs", "ideas", "First of all", "--at", "1", NULL);
  test_run (fixture, 0, "responsibility", "edit", "alex", "engineer.hard-bugs", "ideas", "", "--at", "2", NULL);
  test_run (fixture, 0, "responsibility", "edit", "alex", "engineer.hard-bugs", "descriptors", "", "--at", "2", NULL);
  second = test_json (fixture, "responsibilities", "alex", "--role", "engineer", NULL);
  ideas = get_list (second, "engineer.hard-bugs", "ideas");
  descriptors = get_list (second, "engineer.hard-bugs", "descriptors");
  g_assert_cmpuint (json_array_get_length (ideas), ==, n_ideas - 1);
  g_assert_cmpstr (json_array_get_string_element (ideas, 0), ==, "First of all");
  g_assert_cmpuint (json_array_get_length (descriptors), ==, 5);
  g_assert_cmpstr (json_array_get_string_element (descriptors, 1), ==, "");
  g_assert_cmpstr (json_array_get_string_element (descriptors, 2), ==,
                   json_array_get_string_element (get_list (first, "engineer.hard-bugs", "descriptors"), 2));

  test_run (fixture, 0, "role", "edit", "alex", "engineer", "aliases", "Builder", "--at", "1", NULL);
  test_run (fixture, 1, "role", "edit", "alex", "engineer", "aliases", "", "--at", "99", NULL);
  test_run (fixture, 2, "role", "edit", "alex", "engineer", "title", "x", "--at", "1", NULL);
  test_run (fixture, 2, "role", "edit", "alex", "engineer", "aliases", "x", "--at", "0", NULL);
  test_run (fixture, 0, "role", "edit", "alex", "engineer", "level", "lead", NULL);
  test_run (fixture, 0, "role", "edit", "alex", "engineer", "watch_month", "30", NULL);
  test_run (fixture, 1, "role", "edit", "alex", "engineer", "months_max", "1", NULL);
}

static void
test_ladder_is_put_in_another_order (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) list = NULL;

  test_run (fixture, 0, "responsibility", "move", "alex", "engineer.hard-bugs", "--before", "engineer.core-features", NULL);
  list = test_json (fixture, "responsibilities", "alex", "--role", "engineer", NULL);
  g_assert_cmpstr (json_object_get_string_member (test_nth (list, 0), "id"), ==, "engineer.hard-bugs");
  test_run (fixture, 0, "role", "move", "alex", "programmer", NULL);
  test_run (fixture, 1, "role", "move", "alex", "programmer", NULL);
  test_run (fixture, 0, "role", "move", "alex", "programmer", "--before", "engineer", NULL);
  test_run (fixture, 1, "responsibility", "move", "alex", "engineer.hard-bugs", "--before", "programmer.systems", NULL);
}

static void
test_no_opportunity_is_neither_met_nor_missed (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) list = NULL;
  JsonObject *core, *bugs;

  test_run (fixture, 0, "rate", "alex", "engineer.core-features", "none", NULL);
  test_run (fixture, 0, "rate", "alex", "engineer.hard-bugs", "2", "--by", "self", NULL);
  test_run (fixture, 0, "rate", "alex", "engineer.hard-bugs", "3", "--by", "mentor", "--basis", "result", NULL);
  list = test_json (fixture, "responsibilities", "alex", "--role", "engineer", NULL);
  core = test_nth (list, 0);
  bugs = test_nth (list, 1);
  g_assert_cmpstr (json_object_get_string_member (core, "state"), ==, "no_opportunity");
  g_assert_false (json_object_get_boolean_member (core, "met"));
  g_assert_cmpint (json_object_get_int_member (bugs, "level_self"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (bugs, "level_mentor"), ==, 3);
  g_assert_true (json_object_get_boolean_member (bugs, "met"));
}

static void
test_deleted_plan_is_restored_by_its_title (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Kept", NULL);
  test_run (fixture, 0, "delete", "alex", NULL);
  test_assert_contains (fixture->err, "backups");
  test_run (fixture, 1, "goals", "alex", NULL);
  test_run (fixture, 0, "restore", "alex", NULL);
  test_assert_contains (test_run (fixture, 0, "goals", "alex", NULL), "Kept");
  test_run (fixture, 0, "undo", "alex", NULL); /* history came along */
}

static void
test_restore_first_keeps_what_is_there (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *backup = NULL, *list = NULL;

  backup = g_strdup (test_run (fixture, 0, "backup", "alex", NULL));
  g_assert_true (g_file_test (backup, G_FILE_TEST_IS_REGULAR));
  test_run (fixture, 0, "rename", "alex", "Renamed", NULL);
  test_run (fixture, 0, "restore", "renamed", backup, NULL);
  test_run (fixture, 0, "show", "alex", NULL);
  list = g_strdup (test_run (fixture, 0, "restore", "alex", "--list", NULL));
  g_assert_cmpuint (count_lines (list), >=, 2);
  /* Another plan's backup is no backup of this one. */
  test_run (fixture, 0, "new", "--title", "Other", NULL);
  test_run (fixture, 1, "restore", "other", backup, NULL);
  test_run (fixture, 0, "show", "other", NULL);
  /* The newest is what was there: restoring again brings it back. */
  test_run (fixture, 0, "restore", "alex", NULL);
  test_run (fixture, 0, "show", "renamed", NULL);
}

static void
test_damaged_plan_is_kept_and_a_backup_offered (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "backup", "alex", NULL);
  test_shell (fixture, 0, "f=$(echo data/plans/*.rung); echo 'no database at all' > \"$f\"; cp \"$f\" damaged");
  test_run (fixture, 1, "show", plan, NULL);
  test_assert_contains (fixture->err, "backup");
  test_run (fixture, 1, "goal", "add", plan, "--for", "engineer.hard-bugs", "--title", "T", NULL);
  test_run (fixture, 1, "check", plan, NULL);
  test_run (fixture, 0, "plans", NULL); /* the others can be listed all the same */
  test_shell (fixture, 0, "cmp damaged data/plans/*.rung");

  test_run (fixture, 0, "restore", "alex", NULL);
  test_run (fixture, 0, "show", "alex", NULL);
  test_shell (fixture, 0, "for f in data/backups/*; do cmp -s damaged \"$f\" && exit 0; done; exit 1");
}

/* A plan need not be in the plans folder to be worked on, backed up and restored. */
static void
test_plan_elsewhere_is_restored_where_it_is (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_shell (fixture, 0, "mkdir elsewhere && cp data/plans/*.rung elsewhere/mine.rung");
  test_run (fixture, 0, "backup", "elsewhere/mine.rung", NULL);
  test_run (fixture, 0, "rename", "elsewhere/mine.rung", "Mine", NULL);
  test_run (fixture, 0, "restore", "elsewhere/mine.rung", NULL);
  test_assert_contains (test_run (fixture, 0, "show", "elsewhere/mine.rung", NULL), "Alex");
  g_assert_cmpuint (count_lines (test_run (fixture, 0, "restore", "elsewhere/mine.rung", "--list", NULL)), >=, 2);
}

static void
test_kept_files_go_along (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *proof = test_path (fixture, "proof.txt");
  g_autofree char *other = test_path (fixture, "other");

  g_assert_true (g_file_set_contents (proof, "seen", -1, NULL));
  test_run (fixture, 0, "evidence", "alex", "--for", "engineer.hard-bugs", "--title", "Proof", "--file", "proof.txt", NULL);
  test_run (fixture, 0, "export", "alex", "-o", "plan.json", "--with-files", NULL);
  g_assert_cmpstr (test_run (fixture, 0, "import", "plan.json", "--data-dir", other, NULL), ==, plan);
  test_run (fixture, 0, "check", "alex", "--data-dir", other, NULL);
  test_shell (fixture, 0, "cmp proof.txt other/plans/*.files/*");
  /* Without the folder the plan comes all the same, and the words say what is missing. */
  test_shell (fixture, 0, "rm -r plan.files other");
  test_run (fixture, 0, "import", "plan.json", "--data-dir", other, NULL);
  g_assert_cmpstr (fixture->err, !=, "");
  test_run (fixture, 1, "check", "alex", "--data-dir", other, NULL);
}

static void
test_import_shows_what_it_would_do (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(JsonNode) preview = NULL;
  JsonObject *object;

  test_run (fixture, 0, "export", "alex", "-o", "plan.json", NULL);
  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Later", NULL);
  before = test_folder_describe (fixture->data_dir);
  preview = test_json (fixture, "import", "plan.json", "--preview", NULL);
  after = test_folder_describe (fixture->data_dir);
  g_assert_cmpstr (before, ==, after);
  object = json_node_get_object (preview);
  g_assert_false (json_object_get_boolean_member (object, "new"));
  g_assert_cmpint (json_object_get_int_member (object, "removed"), ==, 2);
  test_assert_contains (test_run (fixture, 0, "import", "plan.json", "--preview", NULL), "Later");

  test_run (fixture, 0, "import", "plan.json", NULL);
  test_assert_contains_not (test_run (fixture, 0, "goals", "alex", NULL), "Later");
  test_run (fixture, 0, "undo", "alex", NULL);
  test_assert_contains (test_run (fixture, 0, "goals", "alex", NULL), "Later");
}

static void
test_check_names_what_is_wrong (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "export", "alex", "-o", "plan.json", NULL);
  g_assert_cmpstr (test_run (fixture, 0, "check", "plan.json", NULL), ==, "");
  test_shell (fixture, 0, "sed 's/2021-07-01/2021-13-01/' plan.json > bad.json; sed '$d' plan.json > cut.json");
  test_assert_contains (test_run (fixture, 1, "check", "bad.json", NULL), "line ");
  test_assert_contains (test_run (fixture, 1, "check", "cut.json", NULL), "line ");
  /* The file is looked at for itself, whatever the state of the plan that is here. */
  test_shell (fixture, 0, "f=$(echo data/plans/*.rung); echo damaged > \"$f\"");
  test_run (fixture, 0, "check", "plan.json", NULL);
}

static void
test_plan_file_can_be_handed_over (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *backup = g_strdup (test_run (fixture, 0, "backup", "alex", NULL));
  g_autofree char *other = test_path (fixture, "other");
  g_autofree char *before = g_strdup (test_run (fixture, 0, "export", "alex", NULL));

  g_assert_cmpstr (test_run (fixture, 0, "import", backup, "--data-dir", other, NULL), ==, plan);
  g_assert_cmpstr (test_run (fixture, 0, "export", "alex", "--data-dir", other, NULL), ==, before);
}

static void
test_samples_are_plans (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *const languages[] = { "en", "zh-CN" };
  g_auto(GStrv) names = g_strsplit (test_run (fixture, 0, "sample", NULL), "\n", -1);
  g_autoptr(JsonNode) plans = NULL;

  g_assert_cmpuint (g_strv_length (names), ==, 3);
  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < 2; j++)
      {
        test_run (fixture, 0, "sample", names[i], "--lang", languages[j], "-o", "sample.json", NULL);
        test_run (fixture, 0, "import", "sample.json", NULL);
      }
  plans = test_json (fixture, "plans", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (plans)), ==, 6);
  g_assert_true (json_object_get_boolean_member (test_nth (plans, 0), "sample"));
}

/* Eight at a time on one plan: each waits for its turn, none is lost. */
static void
test_two_processes_lose_nothing (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) goals = NULL;

  test_shell (fixture, 0,
              "for i in 1 2 3 4 5 6 7 8; do "
              "  \"$RUNGCTL\" goal add alex --for engineer.hard-bugs --title \"Goal $i\" >/dev/null & "
              "done; wait");
  g_assert_cmpstr (fixture->err, ==, "");
  goals = test_json (fixture, "goals", "alex", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (goals)), ==, 8);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD ("/cli/main-job-from-the-first-plan-to-the-pdf", test_main_job);
  TEST_ADD ("/cli/goal-goes-through-its-states", test_goal_goes_through_its_states);
  TEST_ADD ("/cli/any-field-can-be-set-and-unset", test_any_field_can_be_set_and_unset);
  TEST_ADD ("/cli/lists-of-a-ladder-are-edited-item-by-item", test_lists_of_a_ladder_are_edited_item_by_item);
  TEST_ADD ("/cli/a-ladder-is-put-in-another-order", test_ladder_is_put_in_another_order);
  TEST_ADD ("/cli/new-role-ends-one-stay-and-starts-the-next", test_new_role_ends_one_stay_and_starts_the_next);
  TEST_ADD ("/cli/stays-are-added-changed-and-removed", test_stays_are_added_changed_and_removed);
  TEST_ADD ("/cli/pauses-are-added-changed-and-removed", test_pauses_are_added_changed_and_removed);
  TEST_ADD ("/cli/pause-is-private-unless-told", test_pause_is_private_unless_told);
  TEST_ADD ("/cli/pause-that-cannot-be-is-refused", test_pause_that_cannot_be_is_refused);
  TEST_ADD ("/cli/goals-move-in-time", test_goals_move_in_time);
  TEST_ADD ("/cli/stays-are-stretched", test_stays_are_stretched);
  TEST_ADD ("/cli/gaps-are-added", test_gaps_are_added);
  TEST_ADD ("/cli/side-moves-are-noted-down", test_side_moves_are_noted_down);
  TEST_ADD ("/cli/ladder-of-a-plan-is-its-own", test_ladder_of_a_plan_is_its_own);
  TEST_ADD ("/cli/no-opportunity-is-neither-met-nor-missed", test_no_opportunity_is_neither_met_nor_missed);
  TEST_ADD ("/cli/deleted-plan-is-restored-by-its-title", test_deleted_plan_is_restored_by_its_title);
  TEST_ADD ("/cli/restore-first-keeps-what-is-there", test_restore_first_keeps_what_is_there);
  TEST_ADD ("/cli/damaged-plan-is-kept-and-a-backup-offered", test_damaged_plan_is_kept_and_a_backup_offered);
  TEST_ADD ("/cli/plan-elsewhere-is-restored-where-it-is", test_plan_elsewhere_is_restored_where_it_is);
  TEST_ADD ("/cli/kept-files-go-along", test_kept_files_go_along);
  TEST_ADD ("/cli/import-shows-what-it-would-do", test_import_shows_what_it_would_do);
  TEST_ADD ("/cli/check-names-what-is-wrong", test_check_names_what_is_wrong);
  TEST_ADD ("/cli/plan-file-can-be-handed-over", test_plan_file_can_be_handed_over);
  TEST_ADD ("/cli/samples-are-plans", test_samples_are_plans);
  TEST_ADD ("/cli/two-processes-lose-nothing", test_two_processes_lose_nothing);

  return g_test_run ();
}
