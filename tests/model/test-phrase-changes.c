/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-phrases.h"

#include <string.h>

#include "rung-day.h"
#include "rung-edit.h"
#include "rung-test-plan.h"

typedef struct
{
  RungPlan *plan;
  GError   *error;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->plan = rung_test_plan_new ();
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_no_error (fixture->error);
  g_clear_object (&fixture->plan);
}

/* Takes @changeset and does it; @expected are its lines, a line end between. */
static void
assert_lines (Fixture       *fixture,
              RungChangeset *changeset,
              const char    *expected)
{
  g_autoptr(RungChangeset) owned = changeset;
  g_auto(GStrv) lines = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (fixture->error);
  rung_test_commit (fixture->plan, g_object_ref (owned));
  lines = rung_phrase_changes (rung_words_get_english (), fixture->plan, owned);
  text = g_strjoinv ("\n", lines);
  g_assert_cmpstr (text, ==, expected);
}

#define SET(kind, uid, field, value) \
  rung_edit_set_field (fixture->plan, RUNG_KIND_##kind, uid, RUNG_##kind##_##field, value, &fixture->error)
#define TEXT(text) g_variant_new_string (text)
#define INTEGER(n) g_variant_new_int64 (n)

static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  assert_lines (fixture, SET (GOAL, "runbook", DUE, INTEGER (rung_day_new (2026, 11, 21))),
                "Due: 14 Nov 2026 → 21 Nov 2026");
  assert_lines (fixture, SET (GOAL, "runbook", DUE, NULL), "Due: 21 Nov 2026 → none");
  assert_lines (fixture, SET (GOAL, "clinic", PRIORITY, INTEGER (RUNG_PRIORITY_HIGH)), "Priority: Normal → High");
  assert_lines (fixture, SET (GOAL, "clinic", MEASURE_NOW, g_variant_new_double (14.5)), "Measured now: 14 → 14.5");
  assert_lines (fixture, SET (GOAL, "clinic", PRIVATE, g_variant_new_boolean (TRUE)), "Private: no → yes");
  assert_lines (fixture, rung_edit_complete_goal (fixture->plan, "clinic", RUNG_TEST_TODAY, &fixture->error),
                "Status: Planned → Done\nDone on: none → 23 Nov 2026");
  assert_lines (fixture, SET (GOAL, "review", PERCENT, INTEGER (70)), "Percent: 62 → 70");
}

static void
test_long_texts_are_cut_to_one_line (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autofree char *expected = g_strdup_printf ("Note: none → a %.58s…", text);

  text[0] = 'a';
  text[1] = '\n';
  assert_lines (fixture, SET (GOAL, "runbook", NOTE, TEXT (text)), expected);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  assert_lines (fixture, rung_edit_tick_step (fixture->plan, "step-4", RUNG_TEST_TODAY, &fixture->error), "Step “Publish” ticked");
  assert_lines (fixture, rung_edit_untick_step (fixture->plan, "step-4", &fixture->error), "Step “Publish” unticked");
  assert_lines (fixture, SET (STEP, "step-4", TITLE, TEXT ("Print")), "Step “Publish” · Title: Publish → Print");
  assert_lines (fixture, rung_edit_add_step (fixture->plan, "runbook", "Tell it", &fixture->error), "Step “Tell it” added");
  assert_lines (fixture, rung_edit_remove_step (fixture->plan, "step-4", &fixture->error), "Step “Print” removed");
}

static void
test_links_and_evidence (Fixture       *fixture,
                         gconstpointer  data)
{
  assert_lines (fixture, rung_edit_unlink_goal (fixture->plan, "runbook", "bugs", &fixture->error),
                "Link to “Fix the hardest faults” removed");
  assert_lines (fixture, rung_edit_link_goal (fixture->plan, "runbook", "bugs", &fixture->error),
                "Linked to “Fix the hardest faults”");
  assert_lines (fixture, rung_edit_add_evidence (fixture->plan, RUNG_KIND_GOAL, "runbook", "A page", NULL, RUNG_TEST_TODAY, &fixture->error),
                "Evidence “A page” added");
  assert_lines (fixture, SET (EVIDENCE, "notes", TITLE, TEXT ("Notes")), "Evidence “Notes of the dry run” · Title: Notes of the dry run → Notes");
  assert_lines (fixture, rung_edit_remove_evidence (fixture->plan, "notes", &fixture->error), "Evidence “Notes” removed");
}

static void
test_check_ins (Fixture       *fixture,
                gconstpointer  data)
{
  assert_lines (fixture, rung_edit_add_check_in (fixture->plan, "review", "Half way", 65, RUNG_TEST_TODAY, 0, &fixture->error),
                "Check-in “Half way” added");
  assert_lines (fixture, rung_edit_remove_check_in (fixture->plan, "check-in", &fixture->error),
                "Check-in “The dry run found three gaps.” removed");
}

static void
test_what_goes_with_a_goal_is_not_told (Fixture       *fixture,
                                        gconstpointer  data)
{
  RungChangeset *delete = rung_edit_delete_goal (fixture->plan, "book", &fixture->error);

  assert_lines (fixture, delete, "Goal “Read the book” deleted");
}

static void
test_places_are_not_told_but_of_steps_once (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr(RungChangeset) moved = rung_changeset_new (RUNG_LABEL_MOVE_STEP, NULL);
  const char *const uids[] = { "step-1", "step-2" };

  assert_lines (fixture, rung_edit_move_goal (fixture->plan, "runbook", NULL, &fixture->error), "");
  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      RungRecord *step = rung_plan_find_record (fixture->plan, RUNG_KIND_STEP, uids[i]);

      rung_changeset_take (moved, rung_record_ref (step), rung_record_with (step, RUNG_STEP_ORDINAL, INTEGER (7 + i)));
    }
  assert_lines (fixture, g_steal_pointer (&moved), "Steps put in another order");
}

static void
test_a_single_change_has_its_lines (Fixture       *fixture,
                                    gconstpointer  data)
{
  RungRecord *goal = rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, "runbook");
  g_autoptr(RungRecord) after = rung_record_with (goal, RUNG_GOAL_UNIT, TEXT ("pages"));
  RungChange change = { goal, after };
  g_auto(GStrv) lines = rung_phrase_change (rung_words_get_english (), fixture->plan, &change);

  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_cmpstr (lines[0], ==, "Unit: none → pages");
}

static void
test_shortened_texts_are_fit_for_a_sentence (void)
{
  static const struct { const char *text; guint n_characters; const char *shown; } cases[] = {
    { "Runbook", 7, "Runbook" },
    { "Runbook", 4, "Runb…" },
    { "two\nlines", 20, "two lines" },
    { "a\u2028b\x1b[31m", 20, "a b\ufffd[31m" },
    { "x\u202eevil\u202c", 20, "x\ufffdevil\ufffd" },
    { "ab\U0001f469\u200d\U0001f4bbcd", 4, "ab…" },       /* a woman at a computer stays whole */
    { "a\U0001f1e9\U0001f1eab", 2, "a…" },                 /* so does a flag */
    { "ae\u0301\u0302", 3, "a…" },
    { "e\u0301\u0302\u0303", 2, "e\u0301…" },              /* nothing but marks is cut all the same */
    { "", 3, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = rung_phrase_shorten (cases[i].text, cases[i].n_characters);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_labels_tell_the_beginning_of_long_titles (void)
{
  g_autofree char *title = g_strnfill (100000, 'x');
  g_autofree char *label = rung_phrase_label (rung_words_get_english (), RUNG_LABEL_ADD_GOAL, title);
  g_autofree char *done = rung_phrase_label_done (rung_words_get_english (), RUNG_LABEL_DROP_GOAL, "x\u202ey");

  g_assert_cmpint (g_utf8_strlen (label, -1), <, 150);
  g_assert_true (g_str_has_suffix (label, "x…”"));
  g_assert_cmpstr (done, ==, "“x\ufffdy” dropped");
}

static void
test_sentences_tell_the_beginning_of_long_titles (Fixture       *fixture,
                                                  gconstpointer  data)
{
  g_autofree char *title = g_strnfill (100000, 'x');
  RungRecord *goal = rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, "runbook");
  g_autoptr(RungRecord) longer = rung_record_with (goal, RUNG_GOAL_TITLE, TEXT (title));
  g_autofree char *sentence = rung_phrase_goal_sentence (rung_words_get_english (), fixture->plan, longer, RUNG_TEST_TODAY);

  g_assert_cmpuint (strlen (sentence), <, 400);
}

#define ADD(name, func) g_test_add ("/phrase-changes/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("field-is-told-with-before-and-after", test_fields);
  ADD ("long-texts-are-cut-to-one-line", test_long_texts_are_cut_to_one_line);
  ADD ("steps-are-ticked-added-and-removed", test_steps);
  ADD ("links-and-evidence-are-called-by-name", test_links_and_evidence);
  ADD ("check-ins-are-called-by-their-text", test_check_ins);
  ADD ("what-goes-with-a-goal-is-not-told", test_what_goes_with_a_goal_is_not_told);
  ADD ("places-are-not-told-but-of-steps-once", test_places_are_not_told_but_of_steps_once);
  ADD ("a-single-change-has-its-lines", test_a_single_change_has_its_lines);
  ADD ("sentences-tell-the-beginning-of-long-titles", test_sentences_tell_the_beginning_of_long_titles);
  g_test_add_func ("/phrase-changes/shortened-texts-are-fit-for-a-sentence", test_shortened_texts_are_fit_for_a_sentence);
  g_test_add_func ("/phrase-changes/labels-tell-the-beginning-of-long-titles", test_labels_tell_the_beginning_of_long_titles);
  return g_test_run ();
}
