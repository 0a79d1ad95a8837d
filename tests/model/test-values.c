/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The field table, records, localized text, uids and entities. */

#include <math.h>
#include <string.h>

#include "rung-entities.h"
#include "rung-plan.h"
#include "rung-random-plan.h"
#include "rung-text.h"
#include "rung-uid.h"

static void
test_field_table_is_whole (void)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    {
      const RungKindInfo *info = rung_kind_get_info (kind);
      RungKind found;

      g_assert_true (rung_kind_from_name (info->name, &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_cmpuint (info->n_fields, <=, RUNG_MAX_FIELDS);
      for (guint i = 0; i < info->n_fields; i++)
        {
          guint field;

          g_assert_nonnull (info->fields[i].name);
          g_assert_true (rung_kind_find_field (kind, info->fields[i].name, &field));
          g_assert_cmpuint (field, ==, i);
          g_assert_true ((info->fields[i].type == RUNG_FIELD_ENUM) == (info->fields[i].names != NULL));
        }
    }
}

static void
test_names_take_dash_or_underscore (void)
{
  guint field;

  g_assert_true (rung_kind_find_field (RUNG_KIND_GOAL, "done-when", &field));
  g_assert_cmpuint (field, ==, RUNG_GOAL_DONE_WHEN);
  g_assert_false (rung_kind_find_field (RUNG_KIND_GOAL, "done when", &field));
  g_assert_false (rung_kind_find_field (RUNG_KIND_GOAL, "done", &field));
  g_assert_cmpint (rung_field_value_from_name (rung_kind_get_field (RUNG_KIND_PAUSE, RUNG_PAUSE_KIND), "part-time"),
                   ==, RUNG_PAUSE_PART_TIME);
  g_assert_cmpint (rung_field_value_from_name (rung_kind_get_field (RUNG_KIND_PAUSE, RUNG_PAUSE_KIND), "holiday"), ==, -1);
}

static void
test_unset_reads_as_default (void)
{
  g_autoptr(RungRecord) goal = rung_record_new (RUNG_KIND_GOAL, "g");
  g_autoptr(RungRecord) pause = rung_record_new (RUNG_KIND_PAUSE, "p");

  g_assert_false (rung_record_has (goal, RUNG_GOAL_TITLE));
  g_assert_null (rung_record_get_text (goal, RUNG_GOAL_TITLE));
  g_assert_cmpint (rung_record_get_integer (goal, RUNG_GOAL_PRIORITY), ==, RUNG_PRIORITY_NORMAL);
  g_assert_cmpuint (rung_record_get_day (goal, RUNG_GOAL_DUE), ==, 0);
  g_assert_true (isnan (rung_record_get_number (goal, RUNG_GOAL_MEASURE_TO)));
  g_assert_false (rung_record_is_private (goal));
  g_assert_true (rung_record_is_private (pause));
}

static void
test_with_changes_one_field_of_a_copy (void)
{
  g_autoptr(RungRecord) goal = rung_record_new (RUNG_KIND_GOAL, "g");
  g_autoptr(RungRecord) titled = rung_record_with (goal, RUNG_GOAL_TITLE, g_variant_new_string ("a"));
  g_autoptr(RungRecord) due = rung_record_with (titled, RUNG_GOAL_DUE, g_variant_new_int64 (738000));
  g_autoptr(RungRecord) back = rung_record_without (due, RUNG_GOAL_DUE);

  g_assert_null (rung_record_get_text (goal, RUNG_GOAL_TITLE));
  g_assert_cmpstr (rung_record_get_text (due, RUNG_GOAL_TITLE), ==, "a");
  g_assert_cmpuint (rung_record_get_day (due, RUNG_GOAL_DUE), ==, 738000);
  g_assert_true (rung_record_equal (back, titled));
  g_assert_false (rung_record_equal (due, titled));
  g_assert_false (rung_record_field_equal (due, titled, RUNG_GOAL_DUE));
}

static void
test_localized_text_falls_back (void)
{
  g_autoptr(GVariant) both = g_variant_ref_sink (g_variant_new_parsed ("{'en': 'Engineer', 'zh-CN': '工程师'}"));
  g_autoptr(GVariant) french = g_variant_ref_sink (g_variant_new_parsed ("{'fr': 'Ingénieur'}"));
  g_autoptr(GVariant) chinese = g_variant_ref_sink (g_variant_new_parsed ("{'en': 'a', 'zh': '甲'}"));

  g_assert_cmpstr (rung_text_pick (both, "zh-CN"), ==, "工程师");
  g_assert_cmpstr (rung_text_pick (both, "zh"), ==, "工程师");
  g_assert_cmpstr (rung_text_pick (both, "zh-TW"), ==, "工程师");
  g_assert_cmpstr (rung_text_pick (both, "de"), ==, "Engineer");
  g_assert_cmpstr (rung_text_pick (both, NULL), ==, "Engineer");
  g_assert_cmpstr (rung_text_pick (french, "zh-CN"), ==, "Ingénieur");
  g_assert_cmpstr (rung_text_pick (chinese, "zh-CN"), ==, "甲");
  g_assert_null (rung_text_pick (NULL, "en"));
}

static void
test_localized_text_keeps_its_order (void)
{
  g_autoptr(GVariant) a = g_variant_ref_sink (rung_text_new ("zh-CN", "甲"));
  g_autoptr(GVariant) b = g_variant_ref_sink (rung_text_with (a, "en", "A"));
  g_autoptr(GVariant) c = g_variant_ref_sink (rung_text_with (b, "en", "B"));
  g_autoptr(GVariant) d = g_variant_ref_sink (rung_text_with (c, "zh-CN", NULL));
  g_autoptr(GVariant) mixed = g_variant_ref_sink (g_variant_new_parsed ("@a{ss} {'zh-CN': '甲', 'en': 'B'}"));
  g_autoptr(GVariant) sorted = rung_text_normalize (mixed);
  g_autofree char *text = g_variant_print (c, FALSE);
  g_auto(GStrv) languages = rung_text_dup_languages (d);

  g_assert_cmpstr (text, ==, "{'en': 'B', 'zh-CN': '甲'}");
  g_assert_true (g_variant_equal (sorted, c));
  g_assert_cmpstr (languages[0], ==, "en");
  g_assert_null (languages[1]);
}

static void
test_lists_change_one_language (void)
{
  g_autoptr(GVariant) list = g_variant_ref_sink (g_variant_new_parsed ("[{'en': 'a', 'zh-CN': '甲'}, {'en': 'b'}]"));
  const char *const chinese[] = { "丙", "丁", "戊", NULL };
  const char *const none[] = { NULL };
  g_autoptr(GVariant) longer = g_variant_ref_sink (rung_text_list_with (list, "zh-CN", chinese));
  g_autoptr(GVariant) without = g_variant_ref_sink (rung_text_list_with (list, "en", none));
  g_auto(GStrv) texts = rung_text_list_pick (longer, "zh-CN");

  g_assert_cmpuint (g_strv_length (texts), ==, 3);
  g_assert_cmpstr (texts[1], ==, "丁");
  g_assert_cmpuint (g_variant_n_children (without), ==, 1);
}

/* Checked against Python: uuid5 (uuid5 (NAMESPACE_DNS, "io.github.rungapp.Rung"), "ladder/item"). */
static void
test_ladder_uids_are_the_same_everywhere (void)
{
  g_autofree char *role = rung_uid_new_for_item ("io.github.rungapp.software", "engineer");
  g_autofree char *other = rung_uid_new_for_item ("io.github.rungapp.software", "architect");
  g_autofree char *random_uid = rung_uid_new ();

  g_assert_cmpstr (role, ==, "191cf3a9-d643-57c9-aacb-e40769c26e27");
  g_assert_cmpstr (role, !=, other);
  g_assert_true (rung_uid_is_valid (role));
  g_assert_true (rung_uid_is_valid (random_uid));
  g_assert_false (rung_uid_is_valid ("../etc"));
  g_assert_false (rung_uid_is_valid (".hidden"));
  g_assert_false (rung_uid_is_valid ("a b"));
  g_assert_false (rung_uid_is_valid (""));
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 GString    *names)
{
  g_string_append_printf (names, "%s ", pspec->name);
}

static void
test_entity_notifies_what_changed (void)
{
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (1);
  g_autoptr(RungPlan) plan = rung_plan_new (snapshot);
  RungRecord *goal = rung_plan_get_nth (plan, RUNG_KIND_GOAL, 0);
  g_autoptr(RungRecord) one = rung_record_with (goal, RUNG_GOAL_NOTE, g_variant_new_string ("new note"));
  g_autoptr(RungRecord) changed = rung_record_with (one, RUNG_GOAL_TITLE, g_variant_new_string ("new title"));
  g_autoptr(RungEntity) entity = g_object_ref (rung_plan_find (plan, rung_record_get_uid (goal)));
  g_autoptr(RungChangeset) change = rung_changeset_new (RUNG_LABEL_EDIT_GOAL, NULL);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *title = NULL;

  g_assert_true (RUNG_IS_GOAL (entity));
  g_signal_connect (entity, "notify", G_CALLBACK (count_notify_cb), names);
  rung_changeset_add (change, goal, changed);
  rung_plan_apply (plan, change);
  g_object_get (entity, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "new title");
  g_assert_nonnull (strstr (names->str, "title "));
  g_assert_nonnull (strstr (names->str, "note "));
  g_assert_null (strstr (names->str, "due"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/values/field-table-is-whole", test_field_table_is_whole);
  g_test_add_func ("/values/names-take-dash-or-underscore", test_names_take_dash_or_underscore);
  g_test_add_func ("/values/unset-reads-as-default", test_unset_reads_as_default);
  g_test_add_func ("/values/with-changes-one-field-of-a-copy", test_with_changes_one_field_of_a_copy);
  g_test_add_func ("/values/localized-text-falls-back", test_localized_text_falls_back);
  g_test_add_func ("/values/localized-text-keeps-its-order", test_localized_text_keeps_its_order);
  g_test_add_func ("/values/lists-change-one-language", test_lists_change_one_language);
  g_test_add_func ("/values/ladder-uids-are-the-same-everywhere", test_ladder_uids_are_the_same_everywhere);
  g_test_add_func ("/values/entity-notifies-what-changed", test_entity_notifies_what_changed);
  return g_test_run ();
}
