/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws of edits on random plans: whatever is asked for, the answer is a changeset that
 * passes the rules, is not empty and can be undone exactly, or an error; never both. */

#include "rung-edit.h"

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-random-plan.h"
#include "rung-text.h"

#define N_PLANS 200
#define N_EDITS 60

static const char *
draw_uid (RungPlan *plan,
          RungKind  kind)
{
  guint n_records = rung_plan_get_n_records (plan, kind);

  if (n_records == 0 || g_test_rand_int_range (0, 20) == 0)
    return "nowhere";
  return rung_record_get_uid (rung_plan_get_nth (plan, kind, g_test_rand_int_range (0, n_records)));
}

static guint32
draw_day (void)
{
  return g_test_rand_int_range (0, 10) == 0 ? RUNG_NO_DAY : rung_day_new (2005, 1, 1) + g_test_rand_int_range (0, 9000);
}

static const char *
draw_text (void)
{
  static const char *const texts[] = { "Title", "two\nlines", " ", "", NULL, "%s %d", "职责", "a" };

  return texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
}

static gboolean
draw_coin (void)
{
  return g_test_rand_int_range (0, 2);
}

static GVariant *
draw_value (RungPlan            *plan,
            const RungFieldInfo *info)
{
  const char *text = draw_text ();

  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
      return g_variant_new_string (text ? text : "x");
    case RUNG_FIELD_LOCALIZED:
      return rung_text_with (NULL, "en", text);
    case RUNG_FIELD_LOCALIZED_LIST:
      return g_variant_new_parsed ("[{'en': 'x'}, {'de': ' '}]");
    case RUNG_FIELD_INTEGER:
      return g_variant_new_int64 (g_test_rand_int_range (-5, 120));
    case RUNG_FIELD_DAY:
      return g_variant_new_int64 (draw_day ());
    case RUNG_FIELD_INSTANT:
      return g_variant_new_int64 (g_test_rand_int ());
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return g_variant_new_double (g_test_rand_double_range (-1, 2));
    case RUNG_FIELD_BOOLEAN:
      return g_variant_new_boolean (draw_coin ());
    case RUNG_FIELD_ENUM:
      return g_variant_new_int64 (g_test_rand_int_range (0, g_strv_length ((char **) info->names) + 1));
    case RUNG_FIELD_REFERENCE:
      return g_variant_new_string (draw_uid (plan, info->target));
    case RUNG_FIELD_BYTES:
    default:
      return g_variant_new_bytestring ("bytes");
    }
}

static RungChangeset *
draw_field_edit (RungPlan  *plan,
                 GError   **error)
{
  RungKind kind = g_test_rand_int_range (0, RUNG_N_KINDS);
  guint field = g_test_rand_int_range (0, rung_kind_get_info (kind)->n_fields);
  GVariant *value = g_test_rand_int_range (0, 5) == 0 ? NULL : draw_value (plan, rung_kind_get_field (kind, field));

  return rung_edit_set_field (plan, kind, draw_uid (plan, kind), field, value, error);
}

static RungChangeset *
draw_new_goal (RungPlan  *plan,
               GError   **error)
{
  RungNewGoal settings = {
    .title = draw_text (), .responsibility = draw_coin () ? draw_uid (plan, RUNG_KIND_RESPONSIBILITY) : NULL,
    .why = draw_text (), .done_when = draw_text (), .start = draw_day (), .due = draw_day (),
    .priority = g_test_rand_int_range (0, 3), .way = g_test_rand_int_range (0, 3),
    .progress_by = g_test_rand_int_range (0, 3), .private_ = draw_coin (),
  };

  return rung_edit_add_goal (plan, &settings, 0, error);
}

/* A new pause where @uid is %NULL. */
static RungChangeset *
draw_pause_edit (RungPlan    *plan,
                 const char  *uid,
                 GError     **error)
{
  RungNewPause settings = {
    .start = draw_day (), .end = draw_day (), .kind = g_test_rand_int_range (0, 7),
    .pace = g_test_rand_int_range (-1, 7) / 5., .private_ = draw_coin (), .note = draw_text (),
  };

  return uid == NULL ? rung_edit_add_pause (plan, &settings, error)
                     : rung_edit_change_pause (plan, uid, &settings, error);
}

static RungChangeset *
draw_item_edit (RungPlan  *plan,
                GError   **error)
{
  const char *language = draw_coin () ? "en" : draw_coin () ? NULL : "zh-CN";
  guint position = g_test_rand_int_range (0, 6);

  if (draw_coin ())
    return rung_edit_set_list_item (plan, RUNG_KIND_ROLE, draw_uid (plan, RUNG_KIND_ROLE), RUNG_ROLE_EXPECTATIONS,
                                    position, language, draw_text (), error);
  return rung_edit_set_list_item (plan, RUNG_KIND_RESPONSIBILITY, draw_uid (plan, RUNG_KIND_RESPONSIBILITY),
                                  RUNG_RESPONSIBILITY_DESCRIPTORS, position, language, draw_text (), error);
}

static const char *
draw_track (RungPlan *plan)
{
  RungRecord *role = rung_plan_get_nth (plan, RUNG_KIND_ROLE, g_test_rand_int_range (0, rung_plan_get_n_records (plan, RUNG_KIND_ROLE)));
  const char *track = rung_record_get_text (role, RUNG_ROLE_TRACK);

  return track != NULL ? track : "";
}

static gboolean
is_on_track (RungPlan   *plan,
             RungRecord *stay,
             const char *track)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
  const char *own = rung_record_get_text (role, RUNG_ROLE_TRACK);

  return g_strcmp0 (own ? own : "", track) == 0;
}

/* A stay without an end counts up to the next of its track. */
static void
assert_gap (RungPlan   *plan,
            const char *track,
            guint32     first_day,
            guint32     last_day)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);
  guint32 next_start = RUNG_DAY_FOREVER;

  for (guint i = stays->len; i > 0; i--)
    {
      RungRecord *stay = stays->pdata[i - 1];
      guint32 start = rung_record_get_day (stay, RUNG_STAY_START);
      guint32 last = rung_record_get_day (stay, RUNG_STAY_END);

      if (!is_on_track (plan, stay, track))
        continue;
      if (last == RUNG_NO_DAY)
        last = rung_record_get_day (stay, RUNG_STAY_EXPECTED_END);
      if (last == RUNG_NO_DAY)
        last = next_start - 1;
      g_assert_true (start > last_day || last < first_day);
      next_start = start;
    }
}

/* A gap that comes about is one: nobody is in a role of its track on any of its days. */
static RungChangeset *
draw_gap (RungPlan  *plan,
          GError   **error)
{
  const char *track = draw_track (plan);
  guint32 first_day = draw_day (), last_day = first_day + g_test_rand_int_range (-2, 400);
  g_autoptr(RungSnapshot) before = rung_plan_dup_snapshot (plan);
  g_autoptr(RungPlan) after = NULL;
  RungChangeset *gap = rung_edit_add_gap (plan, track, first_day, last_day, error);

  if (gap == NULL)
    return NULL;
  after = rung_plan_new (before);
  rung_plan_apply (after, gap);
  assert_gap (after, track, first_day, last_day);
  return gap;
}

#define GOAL           draw_uid (plan, RUNG_KIND_GOAL)
#define RESPONSIBILITY draw_uid (plan, RUNG_KIND_RESPONSIBILITY)
#define ROLE           draw_uid (plan, RUNG_KIND_ROLE)
#define STAY           draw_uid (plan, RUNG_KIND_STAY)
#define STEP           draw_uid (plan, RUNG_KIND_STEP)
#define PAUSE          draw_uid (plan, RUNG_KIND_PAUSE)

/* Every function of rung-edit.h has its number here. */
#define N_FUNCTIONS 45
static RungChangeset *
draw_edit (RungPlan  *plan,
           guint      number,
           GError   **error)
{
  switch (number)
    {
    case 0: return draw_field_edit (plan, error);
    case 1: return rung_edit_rename_plan (plan, draw_text (), error);
    case 2: return rung_edit_set_target (plan, draw_coin () ? ROLE : NULL, draw_day (), error);
    case 3: return rung_edit_add_stay (plan, ROLE, draw_day (), draw_day (), draw_day (), draw_coin (), error);
    case 4: return rung_edit_change_stay (plan, STAY, draw_day (), draw_day (), draw_day (), draw_coin (), error);
    case 5: return rung_edit_end_stay (plan, STAY, draw_day (), error);
    case 6: return rung_edit_remove_stay (plan, STAY, error);
    case 7: return rung_edit_new_role (plan, ROLE, draw_day (), error);
    case 8: return draw_new_goal (plan, error);
    case 9: return rung_edit_move_goal (plan, GOAL, draw_coin () ? GOAL : NULL, error);
    case 10: return rung_edit_start_goal (plan, GOAL, draw_day (), error);
    case 11: return rung_edit_complete_goal (plan, GOAL, draw_day (), error);
    case 12: return rung_edit_drop_goal (plan, GOAL, draw_text (), error);
    case 13: return rung_edit_pause_goal (plan, GOAL, draw_text (), error);
    case 14: return rung_edit_reopen_goal (plan, GOAL, error);
    case 15: return rung_edit_delete_goal (plan, GOAL, error);
    case 16: return rung_edit_link_goal (plan, GOAL, RESPONSIBILITY, error);
    case 17: return rung_edit_unlink_goal (plan, GOAL, RESPONSIBILITY, error);
    case 18: return rung_edit_add_step (plan, GOAL, draw_text (), error);
    case 19: return rung_edit_tick_step (plan, STEP, draw_day (), error);
    case 20: return rung_edit_untick_step (plan, STEP, error);
    case 21: return rung_edit_remove_step (plan, STEP, error);
    case 22: return rung_edit_add_check_in (plan, GOAL, draw_text (), g_test_rand_int_range (-1, 110), draw_day (), 0, error);
    case 23: return rung_edit_remove_check_in (plan, draw_uid (plan, RUNG_KIND_CHECK_IN), error);
    case 24: return draw_coin () ? rung_edit_add_evidence (plan, RUNG_KIND_GOAL, GOAL, draw_text (), draw_text (), draw_day (), error)
                                 : rung_edit_add_evidence (plan, RUNG_KIND_RESPONSIBILITY, RESPONSIBILITY, draw_text (), NULL, draw_day (), error);
    case 25: return rung_edit_remove_evidence (plan, draw_uid (plan, RUNG_KIND_EVIDENCE), error);
    case 26: return rung_edit_rate (plan, RESPONSIBILITY, g_test_rand_int_range (-2, 6), draw_coin (), g_test_rand_int_range (0, 4), draw_text (), draw_day (), 0, error);
    case 27: return rung_edit_add_role (plan, draw_text (), draw_coin () ? "en" : NULL, draw_coin () ? ROLE : NULL, error);
    case 28: return rung_edit_hide_role (plan, ROLE, draw_coin (), error);
    case 29: return rung_edit_add_responsibility (plan, ROLE, draw_text (), draw_coin () ? "zh-CN" : NULL, error);
    case 30: return rung_edit_hide_responsibility (plan, RESPONSIBILITY, draw_coin (), error);
    case 31: return rung_edit_set_localized (plan, RUNG_KIND_ROLE, ROLE, RUNG_ROLE_TITLE, draw_coin () ? "en" : "de", draw_text (), error);
    case 32: return draw_item_edit (plan, error);
    case 33: return rung_edit_remove_list_item (plan, RUNG_KIND_RESPONSIBILITY, RESPONSIBILITY, draw_coin () ? RUNG_RESPONSIBILITY_DESCRIPTORS : RUNG_RESPONSIBILITY_IDEAS, g_test_rand_int_range (0, 6), error);
    case 34: return rung_edit_move_list_item (plan, RUNG_KIND_ROLE, ROLE, RUNG_ROLE_EXPECTATIONS, g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 3), error);
    case 35: return rung_edit_move_role (plan, ROLE, draw_coin () ? ROLE : NULL, error);
    case 36: return rung_edit_move_responsibility (plan, RESPONSIBILITY, draw_coin () ? RESPONSIBILITY : NULL, error);
    case 37: return draw_pause_edit (plan, NULL, error);
    case 38: return draw_pause_edit (plan, PAUSE, error);
    case 39: return rung_edit_remove_pause (plan, PAUSE, error);
    case 40: return rung_edit_schedule_goal (plan, GOAL, draw_day (), draw_day (), error);
    case 41: return rung_edit_stretch_stay (plan, STAY, draw_day (), error);
    case 42: return rung_edit_plan_role (plan, ROLE, draw_day (), rung_day_new (2015, 1, 1) + g_test_rand_int_range (0, 900), error);
    case 43: return draw_gap (plan, error);
    case 44: return rung_edit_note_side_move (plan, ROLE, g_test_rand_int_range (0, 3), draw_day (), error);
    default: g_assert_not_reached ();
    }
}

/* Whether there was an edit; then @snapshot is the plan behind it. */
static gboolean
try_edit (RungSnapshot **snapshot,
          guint          number)
{
  g_autoptr(RungPlan) plan = rung_plan_new (*snapshot);
  g_autoptr(GError) error = NULL;
  g_autoptr(RungChangeset) edit = draw_edit (plan, number, &error);
  g_autoptr(RungChangeset) undo = NULL;
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(RungSnapshot) undone = NULL;
  g_autoptr(RungSnapshot) untouched = rung_plan_dup_snapshot (plan);
  g_autoptr(GPtrArray) problems = NULL;

  g_assert_true (rung_snapshot_equal (*snapshot, untouched));
  g_assert_true ((edit == NULL) == (error != NULL));
  if (edit == NULL)
    {
      g_assert_cmpint (error->domain, ==, RUNG_PLAN_ERROR);
      g_assert_cmpint (error->code, !=, RUNG_PLAN_ERROR_CONFLICT);
      return FALSE;
    }

  g_assert_cmpuint (rung_changeset_get_size (edit), >, 0);
  g_assert_cmpint (rung_changeset_get_label (edit), !=, RUNG_LABEL_NONE);
  g_assert_true (rung_plan_check (plan, edit, &error));
  after = rung_snapshot_apply (*snapshot, edit, &error);
  g_assert_no_error (error);
  g_assert_false (rung_snapshot_equal (*snapshot, after));
  problems = rung_rules_check_snapshot (after);
  if (problems->len > 0)
    g_error ("edit %u: %s", number, ((GError *) problems->pdata[0])->message);
  undo = rung_changeset_invert (edit);
  undone = rung_snapshot_apply (after, undo, &error);
  g_assert_no_error (error);
  g_assert_true (rung_snapshot_equal (*snapshot, undone));

  rung_snapshot_unref (*snapshot);
  *snapshot = g_steal_pointer (&after);
  return TRUE;
}

static void
test_every_edit_keeps_the_laws (void)
{
  guint n_done[N_FUNCTIONS] = { 0, };

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (g_test_rand_int_range (1, 8));

      for (guint j = 0; j < N_EDITS; j++)
        {
          /* Setting a field is many edits. */
          guint number = draw_coin () && draw_coin () ? 0 : g_test_rand_int_range (0, N_FUNCTIONS);

          n_done[number] += try_edit (&snapshot, number);
        }
    }
  /* No function is refused so often that it was not tried at all. */
  for (guint number = 0; number < N_FUNCTIONS; number++)
    if (n_done[number] == 0)
      g_error ("edit %u never came about", number);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/every-edit-of-any-plan-keeps-the-laws", test_every_edit_keeps_the_laws);
  return g_test_run ();
}
