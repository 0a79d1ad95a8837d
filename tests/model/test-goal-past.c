/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-goal-past.h"

#include "rung-day.h"
#include "rung-edit.h"
#include "rung-phrases.h"
#include "rung-test-plan.h"

#define N_PLANS 60
#define N_EDITS 40

/* A plan that is edited, and what its goal was after each edit. */
typedef struct
{
  RungPlan  *plan;
  GPtrArray *changesets; /* of RungChangeset, oldest first */
  GPtrArray *states;     /* of RungSnapshot: before the first edit, and after each */
  GError    *error;
} Fixture;

static void
note_state (Fixture *fixture)
{
  g_ptr_array_add (fixture->states, rung_goal_past_get_present (fixture->plan, "runbook"));
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->plan = rung_test_plan_new ();
  fixture->changesets = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->states = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_snapshot_unref);
  note_state (fixture);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_no_error (fixture->error);
  g_clear_object (&fixture->plan);
  g_clear_pointer (&fixture->changesets, g_ptr_array_unref);
  g_clear_pointer (&fixture->states, g_ptr_array_unref);
}

/* Does an edit, which is taken. */
static void
edit (Fixture       *fixture,
      RungChangeset *changeset)
{
  g_assert_no_error (fixture->error);
  rung_test_commit (fixture->plan, g_object_ref (changeset));
  g_ptr_array_add (fixture->changesets, changeset);
  note_state (fixture);
}

static RungSnapshot *
rewind_to (Fixture *fixture,
           guint    n_edits)
{
  g_autoptr(GPtrArray) newest_first = g_ptr_array_new ();
  g_autoptr(RungSnapshot) present = rung_goal_past_get_present (fixture->plan, "runbook");

  for (guint i = fixture->changesets->len; i > n_edits; i--)
    g_ptr_array_add (newest_first, fixture->changesets->pdata[i - 1]);
  return rung_goal_past_rewind (present, "runbook", newest_first);
}

static RungChangeset *
go_back (Fixture *fixture,
         guint    n_edits)
{
  g_autoptr(RungSnapshot) then = rewind_to (fixture, n_edits);

  return rung_edit_go_back (fixture->plan, "runbook", then, &fixture->error);
}

static gboolean
is_shared (RungPlan   *plan,
           const char *evidence)
{
  g_autoptr(GPtrArray) links =
    rung_plan_list_referrers (plan, RUNG_KIND_EVIDENCE_LINK, RUNG_EVIDENCE_LINK_EVIDENCE, evidence);

  for (guint i = 0; i < links->len; i++)
    if (!rung_goal_past_belongs (links->pdata[i], "runbook"))
      return TRUE;
  return FALSE;
}

static gboolean
equals_but_place (RungRecord *a,
                  RungRecord *b)
{
  g_autoptr(RungRecord) x = NULL;
  g_autoptr(RungRecord) y = NULL;

  if (rung_record_get_kind (a) != RUNG_KIND_GOAL)
    return rung_record_equal (a, b);
  x = rung_record_without (a, RUNG_GOAL_ORDINAL);
  y = rung_record_without (b, RUNG_GOAL_ORDINAL);
  return rung_record_equal (x, y);
}

/* But for the evidence that is shared: of that nothing is known for as long as the goal was
 * deleted. */
static void
assert_is_known (RungSnapshot *then,
                 RungSnapshot *expected)
{
  g_autoptr(RungChangeset) missing = rung_snapshot_diff (then, expected, RUNG_LABEL_NONE, NULL);

  for (guint i = 0; i < rung_changeset_get_size (missing); i++)
    {
      const RungChange *change = rung_changeset_get (missing, i);

      g_assert_null (change->before);
      g_assert_cmpstr (rung_record_get_uid (change->after), ==, "file");
    }
}

/* But for its place in the list, and for evidence that others show as well. */
static void
assert_is_as (RungPlan     *plan,
              RungSnapshot *expected)
{
  g_autoptr(RungSnapshot) present = rung_goal_past_get_present (plan, "runbook");

  g_assert_cmpuint (rung_snapshot_get_size (present), ==, rung_snapshot_get_size (expected));
  for (guint i = 0; i < rung_snapshot_get_size (expected); i++)
    {
      RungRecord *then = rung_snapshot_get (expected, i), *now = rung_snapshot_get (present, i);

      g_assert_cmpint (rung_record_compare (then, now), ==, 0);
      if (rung_record_get_kind (then) != RUNG_KIND_EVIDENCE || !is_shared (plan, rung_record_get_uid (then)))
        g_assert_true (equals_but_place (then, now));
    }
}

static void
test_first_state_comes_back (Fixture       *fixture,
                             gconstpointer  data)
{
  edit (fixture, rung_edit_set_field (fixture->plan, RUNG_KIND_GOAL, "runbook", RUNG_GOAL_TITLE,
                                      g_variant_new_string ("Another"), &fixture->error));
  edit (fixture, rung_edit_remove_step (fixture->plan, "step-2", &fixture->error));
  edit (fixture, rung_edit_add_step (fixture->plan, "runbook", "One more", &fixture->error));
  edit (fixture, rung_edit_unlink_goal (fixture->plan, "runbook", "bugs", &fixture->error));
  edit (fixture, rung_edit_remove_evidence (fixture->plan, "notes", &fixture->error));
  edit (fixture, rung_edit_move_goal (fixture->plan, "runbook", NULL, &fixture->error));
  edit (fixture, go_back (fixture, 0));
  assert_is_as (fixture->plan, fixture->states->pdata[0]);
}

static void
test_place_in_the_list_stays (Fixture       *fixture,
                              gconstpointer  data)
{
  gint64 last;

  edit (fixture, rung_edit_remove_step (fixture->plan, "step-2", &fixture->error));
  edit (fixture, rung_edit_move_goal (fixture->plan, "runbook", NULL, &fixture->error));
  last = rung_record_get_integer (rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, "runbook"), RUNG_GOAL_ORDINAL);
  g_assert_cmpint (last, >, 0);
  edit (fixture, go_back (fixture, 0));
  g_assert_cmpint (rung_record_get_integer (rung_plan_find_record (fixture->plan, RUNG_KIND_GOAL, "runbook"), RUNG_GOAL_ORDINAL),
                   ==, last);
}

static void
test_deleted_goal_comes_back_with_all_that_was_its (Fixture       *fixture,
                                                    gconstpointer  data)
{
  edit (fixture, rung_edit_delete_goal (fixture->plan, "runbook", &fixture->error));
  g_assert_null (rung_plan_find (fixture->plan, "notes"));
  edit (fixture, go_back (fixture, 0));
  assert_is_as (fixture->plan, fixture->states->pdata[0]);
  g_assert_nonnull (rung_plan_find (fixture->plan, "notes"));
}

static void
test_links_to_what_is_gone_are_left_out (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr(GPtrArray) served = NULL;
  RungChangeset *gone = rung_changeset_new (RUNG_LABEL_OUTSIDE, NULL);

  edit (fixture, rung_edit_unlink_goal (fixture->plan, "runbook", "bugs", &fixture->error));
  edit (fixture, rung_edit_remove_step (fixture->plan, "step-2", &fixture->error));
  rung_changeset_add (gone, rung_plan_find_record (fixture->plan, RUNG_KIND_EVIDENCE_LINK, "show-3"), NULL);
  rung_changeset_add (gone, rung_plan_find_record (fixture->plan, RUNG_KIND_RESPONSIBILITY, "bugs"), NULL);
  edit (fixture, gone);
  edit (fixture, go_back (fixture, 0));

  served = rung_plan_list_responsibilities_of_goal (fixture->plan, "runbook");
  g_assert_cmpuint (served->len, ==, 1);
  g_assert_cmpstr (rung_record_get_uid (served->pdata[0]), ==, "features");
}

static void
test_shared_evidence_stays_as_it_is (Fixture       *fixture,
                                     gconstpointer  data)
{
  edit (fixture, rung_edit_set_field (fixture->plan, RUNG_KIND_EVIDENCE, "file", RUNG_EVIDENCE_TITLE,
                                      g_variant_new_string ("Newer"), &fixture->error));
  edit (fixture, rung_edit_set_field (fixture->plan, RUNG_KIND_EVIDENCE, "notes", RUNG_EVIDENCE_TITLE,
                                      g_variant_new_string ("Newer"), &fixture->error));
  edit (fixture, go_back (fixture, 0));
  g_assert_cmpstr (rung_record_title (rung_plan_find_record (fixture->plan, RUNG_KIND_EVIDENCE, "file"), "en"), ==, "Newer");
  g_assert_cmpstr (rung_record_title (rung_plan_find_record (fixture->plan, RUNG_KIND_EVIDENCE, "notes"), "en"),
                   ==, "Notes of the dry run");
}

/* The fold knows only what happened while a link named it. */
static void
test_evidence_changed_while_apart_is_kept (Fixture       *fixture,
                                           gconstpointer  data)
{
  RungChangeset *apart = rung_changeset_new (RUNG_LABEL_UNLINK_EVIDENCE, NULL);
  RungChangeset *together = rung_changeset_new (RUNG_LABEL_LINK_EVIDENCE, NULL);
  RungRecord *link = rung_plan_find_record (fixture->plan, RUNG_KIND_EVIDENCE_LINK, "show-1");
  g_autoptr(RungRecord) again = rung_test_record_new (RUNG_KIND_EVIDENCE_LINK, "show-9",
                                                      RUNG_EVIDENCE_LINK_EVIDENCE, g_variant_new_string ("notes"),
                                                      RUNG_EVIDENCE_LINK_GOAL, g_variant_new_string ("runbook"), -1);

  rung_changeset_add (apart, link, NULL);
  edit (fixture, apart);
  rung_changeset_add (together, NULL, again);
  edit (fixture, together);
  edit (fixture, go_back (fixture, 0));
  g_assert_nonnull (rung_plan_find (fixture->plan, "show-1"));
  g_assert_nonnull (rung_plan_find (fixture->plan, "notes"));
}

static void
test_nothing_to_go_back_to_is_refused (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(RungSnapshot) nothing = rung_snapshot_new_empty ();

  rung_test_assert_refused (go_back (fixture, 0), fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_go_back (fixture->plan, "runbook", nothing, &fixture->error), fixture->error,
                            RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_it_is_one_edit_with_a_label (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(RungChangeset) back = NULL;

  edit (fixture, rung_edit_set_field (fixture->plan, RUNG_KIND_GOAL, "runbook", RUNG_GOAL_TITLE,
                                      g_variant_new_string ("Another"), &fixture->error));
  back = go_back (fixture, 0);
  rung_test_assert_label (back, RUNG_LABEL_GO_BACK, "Write the on-call runbook");
}

/* --- Laws --- */

static const char *
draw (RungPlan *plan,
      RungKind  kind)
{
  guint n_records = rung_plan_get_n_records (plan, kind);

  return n_records == 0 ? "none" : rung_record_get_uid (rung_plan_get_nth (plan, kind, g_test_rand_int_range (0, n_records)));
}

/* But the one that is shared: it can be edited while no link of the goal names it. */
static const char *
draw_evidence (RungPlan *plan)
{
  const char *uid = draw (plan, RUNG_KIND_EVIDENCE);

  return is_shared (plan, uid) ? "none" : uid;
}

static GVariant *
draw_text (void)
{
  return g_variant_new_take_string (g_strdup_printf ("Text %d", g_test_rand_int_range (0, 100)));
}

static guint32
draw_day (void)
{
  return RUNG_TEST_TODAY + g_test_rand_int_range (0, 100);
}

/* Half of all edits are of the goal that is looked at. */
#define GOAL (g_test_rand_int_range (0, 2) ? "runbook" : draw (plan, RUNG_KIND_GOAL))

static RungChangeset *
draw_edit (Fixture  *fixture,
           GError  **error)
{
  RungPlan *plan = fixture->plan;

  switch (g_test_rand_int_range (0, 16))
    {
    case 0: return rung_edit_set_field (plan, RUNG_KIND_GOAL, GOAL, RUNG_GOAL_TITLE, draw_text (), error);
    case 1: return rung_edit_schedule_goal (plan, GOAL, 0, draw_day (), error);
    case 2: return rung_edit_complete_goal (plan, GOAL, draw_day (), error);
    case 3: return rung_edit_reopen_goal (plan, GOAL, error);
    case 4: return rung_edit_link_goal (plan, GOAL, draw (plan, RUNG_KIND_RESPONSIBILITY), error);
    case 5: return rung_edit_unlink_goal (plan, GOAL, draw (plan, RUNG_KIND_RESPONSIBILITY), error);
    case 6: return rung_edit_add_step (plan, GOAL, "Step", error);
    case 7: return rung_edit_tick_step (plan, draw (plan, RUNG_KIND_STEP), draw_day (), error);
    case 8: return rung_edit_remove_step (plan, draw (plan, RUNG_KIND_STEP), error);
    case 9: return rung_edit_add_check_in (plan, GOAL, "So it went", -1, draw_day (), 0, error);
    case 10: return rung_edit_remove_check_in (plan, draw (plan, RUNG_KIND_CHECK_IN), error);
    case 11: return rung_edit_add_evidence (plan, RUNG_KIND_GOAL, GOAL, "Shown", NULL, draw_day (), error);
    case 12: return rung_edit_remove_evidence (plan, draw_evidence (plan), error);
    case 13: return rung_edit_set_field (plan, RUNG_KIND_EVIDENCE, draw_evidence (plan), RUNG_EVIDENCE_TEXT, draw_text (), error);
    case 14: return rung_edit_move_goal (plan, draw (plan, RUNG_KIND_GOAL), draw (plan, RUNG_KIND_GOAL), error);
    default: return g_test_rand_int_range (0, 4) ? rung_edit_set_field (plan, RUNG_KIND_GOAL, GOAL, RUNG_GOAL_NOTE, draw_text (), error)
                                                 : rung_edit_delete_goal (plan, GOAL, error);
    }
}

/* Undo is an entry of its own, and going back is an edit like any other. */
static RungChangeset *
draw_step (Fixture  *fixture,
           GError  **error)
{
  int dice = g_test_rand_int_range (0, 8);
  guint n_edits = fixture->changesets->len;

  if (dice == 0 && n_edits > 0)
    return rung_changeset_invert (fixture->changesets->pdata[n_edits - 1]);
  if (dice == 1)
    {
      g_autoptr(RungSnapshot) then = rewind_to (fixture, g_test_rand_int_range (0, n_edits + 1));

      return rung_edit_go_back (fixture->plan, "runbook", then, error);
    }
  return draw_edit (fixture, error);
}

static void
make_a_past (Fixture *fixture)
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr(GError) error = NULL;
      RungChangeset *changeset = draw_step (fixture, &error);

      if (changeset != NULL)
        edit (fixture, changeset);
    }
}

static void
check_every_state (Fixture *fixture)
{
  for (guint n_edits = 0; n_edits <= fixture->changesets->len; n_edits++)
    {
      RungSnapshot *expected = fixture->states->pdata[n_edits];
      g_autoptr(RungSnapshot) now = rung_plan_dup_snapshot (fixture->plan);
      g_autoptr(RungPlan) copy = rung_plan_new (now);
      g_autoptr(RungSnapshot) then = rewind_to (fixture, n_edits);
      g_autoptr(GError) error = NULL;
      g_autoptr(RungChangeset) back = NULL;

      assert_is_known (then, expected);
      back = rung_edit_go_back (copy, "runbook", then, &error);
      if (back == NULL && g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOT_FOUND))
        g_assert_cmpuint (rung_snapshot_get_size (expected), ==, 0);
      else if (back == NULL)
        g_assert_error (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOTHING);
      else
        rung_test_commit (copy, g_steal_pointer (&back)); /* and undone exactly */
      if (rung_snapshot_get_size (expected) > 0)
        assert_is_as (copy, expected);
    }
}

static void
test_any_past_comes_back (void)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      Fixture fixture = { 0 };

      fixture_set_up (&fixture, NULL);
      make_a_past (&fixture);
      check_every_state (&fixture);
      fixture_tear_down (&fixture, NULL);
    }
}

#define ADD(name, func) g_test_add ("/goal-past/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first-state-comes-back", test_first_state_comes_back);
  ADD ("place-in-the-list-stays", test_place_in_the_list_stays);
  ADD ("deleted-goal-comes-back-with-all-that-was-its", test_deleted_goal_comes_back_with_all_that_was_its);
  ADD ("links-to-what-is-gone-are-left-out", test_links_to_what_is_gone_are_left_out);
  ADD ("shared-evidence-stays-as-it-is", test_shared_evidence_stays_as_it_is);
  ADD ("evidence-changed-while-apart-is-kept", test_evidence_changed_while_apart_is_kept);
  ADD ("nothing-to-go-back-to-is-refused", test_nothing_to_go_back_to_is_refused);
  ADD ("it-is-one-edit-with-a-label", test_it_is_one_edit_with_a_label);
  g_test_add_func ("/goal-past/any-past-comes-back", test_any_past_comes_back);
  return g_test_run ();
}
