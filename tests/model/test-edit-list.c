/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of localized texts, the order of the ladder, and every field of its records. */

#include "rung-edit.h"

#include "rung-test-plan.h"
#include "rung-text.h"

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

#define COMMIT(edit) rung_test_commit (fixture->plan, edit)
#define REFUSED(edit, code) rung_test_assert_refused (edit, fixture->error, RUNG_PLAN_ERROR_##code)

static RungChangeset *
set_alias (Fixture    *fixture,
           guint       position,
           const char *language,
           const char *text)
{
  return rung_edit_set_list_item (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ALIASES, position, language, text,
                                  &fixture->error);
}

static RungChangeset *
set_descriptor (Fixture    *fixture,
                guint       level,
                const char *text)
{
  return rung_edit_set_list_item (fixture->plan, RUNG_KIND_RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_DESCRIPTORS, level,
                                  "en", text, &fixture->error);
}

static void
assert_list (Fixture    *fixture,
             RungKind    kind,
             const char *uid,
             guint       field,
             const char *expected)
{
  GVariant *list = rung_record_get_variant (rung_plan_find_record (fixture->plan, kind, uid), field);
  g_autofree char *text = list != NULL ? g_variant_print (list, FALSE) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

#define ASSERT_ALIASES(expected) assert_list (fixture, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ALIASES, expected)
#define ASSERT_DESCRIPTORS(expected) \
  assert_list (fixture, RUNG_KIND_RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_DESCRIPTORS, expected)

static void
test_an_item_is_set_language_by_language (Fixture       *fixture,
                                          gconstpointer  data)
{
  RungChangeset *add = set_alias (fixture, 0, "en", " Developer ");

  rung_test_assert_label (add, RUNG_LABEL_EDIT_ROLE, "Engineer");
  COMMIT (add);
  COMMIT (set_alias (fixture, 0, "zh-CN", "开发者"));
  COMMIT (set_alias (fixture, 1, NULL, "Builder"));
  ASSERT_ALIASES ("[{'en': 'Developer', 'zh-CN': '开发者'}, {'en': 'Builder'}]");
  COMMIT (set_alias (fixture, 0, "en", " "));
  ASSERT_ALIASES ("[{'zh-CN': '开发者'}, {'en': 'Builder'}]");
  REFUSED (set_alias (fixture, 0, "zh-CN", "开发者"), NOTHING);
}

static void
test_an_item_without_words_goes (Fixture       *fixture,
                                 gconstpointer  data)
{
  COMMIT (set_alias (fixture, 0, "en", "Developer"));
  COMMIT (set_alias (fixture, 1, "en", "Builder"));
  COMMIT (set_alias (fixture, 0, "en", NULL));
  ASSERT_ALIASES ("[{'en': 'Builder'}]");
  COMMIT (set_alias (fixture, 0, "en", ""));
  ASSERT_ALIASES (NULL);
  REFUSED (set_alias (fixture, 0, "en", ""), NOTHING);
}

static void
test_items_are_removed_and_moved (Fixture       *fixture,
                                  gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    COMMIT (set_alias (fixture, i, "en", ((const char *[]) { "a", "b", "c" })[i]));
  COMMIT (rung_edit_move_list_item (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ALIASES, 0, 2, &fixture->error));
  ASSERT_ALIASES ("[{'en': 'b'}, {'en': 'c'}, {'en': 'a'}]");
  COMMIT (rung_edit_move_list_item (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ALIASES, 2, 1, &fixture->error));
  ASSERT_ALIASES ("[{'en': 'b'}, {'en': 'a'}, {'en': 'c'}]");
  COMMIT (rung_edit_remove_list_item (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ALIASES, 1, &fixture->error));
  ASSERT_ALIASES ("[{'en': 'b'}, {'en': 'c'}]");
  REFUSED (rung_edit_move_list_item (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ALIASES, 1, 1, &fixture->error), NOTHING);
}

static void
test_what_is_no_item_is_refused (Fixture       *fixture,
                                 gconstpointer  data)
{
  REFUSED (set_alias (fixture, 1, "en", "Late"), RANGE);
  REFUSED (set_alias (fixture, 0, "no tag", "Text"), RANGE);
  REFUSED (set_alias (fixture, 0, "en", "\xff"), TEXT);
  REFUSED (rung_edit_remove_list_item (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ALIASES, 0, &fixture->error), RANGE);
  REFUSED (rung_edit_move_list_item (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ALIASES, 0, 1, &fixture->error), RANGE);
  REFUSED (rung_edit_remove_list_item (fixture->plan, RUNG_KIND_ROLE, "nowhere", RUNG_ROLE_ALIASES, 0, &fixture->error), NOT_FOUND);
}

static void
test_descriptors_keep_their_places (Fixture       *fixture,
                                    gconstpointer  data)
{
  COMMIT (set_descriptor (fixture, 3, "Alone"));
  ASSERT_DESCRIPTORS ("[{}, {}, {}, {'en': 'Alone'}, {}]");
  COMMIT (set_descriptor (fixture, 0, "Never did"));
  COMMIT (set_descriptor (fixture, 0, NULL));
  ASSERT_DESCRIPTORS ("[{}, {}, {}, {'en': 'Alone'}, {}]");
  COMMIT (set_descriptor (fixture, 4, "Teaches"));
  COMMIT (rung_edit_remove_list_item (fixture->plan, RUNG_KIND_RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_DESCRIPTORS, 3,
                                      &fixture->error));
  ASSERT_DESCRIPTORS ("[{}, {}, {}, {}, {'en': 'Teaches'}]");
  REFUSED (set_descriptor (fixture, 5, "More"), RANGE);
  COMMIT (set_descriptor (fixture, 4, NULL));
  ASSERT_DESCRIPTORS (NULL);
}

static void
test_places_are_kept_when_the_list_is_set (Fixture       *fixture,
                                           gconstpointer  data)
{
  GVariant *list = g_variant_new_parsed ("[{'en': ' '}, {'en': 'Some help'}]");
  g_auto(GStrv) texts = NULL;

  COMMIT (rung_edit_set_field (fixture->plan, RUNG_KIND_RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_DESCRIPTORS, list,
                               &fixture->error));
  texts = rung_text_list_pick_places (rung_record_get_variant (rung_plan_find_record (fixture->plan, RUNG_KIND_RESPONSIBILITY, "bugs"),
                                                               RUNG_RESPONSIBILITY_DESCRIPTORS), "en");
  g_assert_cmpstr (texts[0], ==, "");
  g_assert_cmpstr (texts[1], ==, "Some help");
}

static void
assert_order (GPtrArray  *records,
              const char *expected)
{
  g_autoptr(GPtrArray) owned = records;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < owned->len; i++)
    g_string_append_printf (text, "%s ", rung_record_get_uid (owned->pdata[i]));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_roles_are_moved (Fixture       *fixture,
                      gconstpointer  data)
{
  RungChangeset *move = rung_edit_move_role (fixture->plan, "architect", "engineer", &fixture->error);

  g_assert_cmpint (rung_changeset_get_label (move), ==, RUNG_LABEL_EDIT_ROLE);
  g_assert_cmpstr (rung_changeset_get_argument (move), ==, "Architect");
  COMMIT (move);
  assert_order (rung_plan_list_roles (fixture->plan, TRUE), "programmer architect engineer manager cto ");
  COMMIT (rung_edit_move_role (fixture->plan, "programmer", NULL, &fixture->error));
  assert_order (rung_plan_list_roles (fixture->plan, TRUE), "architect engineer manager cto programmer ");
  REFUSED (rung_edit_move_role (fixture->plan, "programmer", NULL, &fixture->error), NOTHING);
  REFUSED (rung_edit_move_role (fixture->plan, "programmer", "nowhere", &fixture->error), NOT_FOUND);
  REFUSED (rung_edit_move_role (fixture->plan, "nowhere", NULL, &fixture->error), NOT_FOUND);
}

static void
test_responsibilities_are_moved_within_their_role (Fixture       *fixture,
                                                   gconstpointer  data)
{
  COMMIT (rung_edit_move_responsibility (fixture->plan, "bugs", "features", &fixture->error));
  assert_order (rung_plan_list_responsibilities (fixture->plan, "engineer", TRUE), "bugs features ");
  COMMIT (rung_edit_move_responsibility (fixture->plan, "bugs", NULL, &fixture->error));
  assert_order (rung_plan_list_responsibilities (fixture->plan, "engineer", TRUE), "features bugs ");
  REFUSED (rung_edit_move_responsibility (fixture->plan, "bugs", "needs", &fixture->error), RANGE);
  REFUSED (rung_edit_move_responsibility (fixture->plan, "bugs", "nowhere", &fixture->error), NOT_FOUND);
}

/* A value of each form that no role or responsibility of the small plan has. */
static GVariant *
draw_value (const RungFieldInfo *info)
{
  switch ((int) info->type)
    {
    case RUNG_FIELD_TEXT:
      return g_variant_new_string ("new");
    case RUNG_FIELD_LOCALIZED:
      return g_variant_new_parsed ("{'de': 'neu', 'en': 'new'}");
    case RUNG_FIELD_LOCALIZED_LIST:
      return g_variant_new_parsed ("[{'de': 'neu', 'en': 'new'}]");
    case RUNG_FIELD_INTEGER:
      return g_variant_new_int64 (50);
    case RUNG_FIELD_ENUM:
      return g_variant_new_int64 (1);
    case RUNG_FIELD_BOOLEAN:
      return g_variant_new_boolean (TRUE);
    case RUNG_FIELD_REFERENCE:
      return g_variant_new_string ("architect");
    default:
      g_assert_not_reached ();
    }
}

static void
test_every_field_of_a_ladder_can_be_set (Fixture       *fixture,
                                         gconstpointer  data)
{
  static const struct { RungKind kind; const char *uid; guint id_field; } records[] = {
    { RUNG_KIND_LADDER, "ladder", RUNG_LADDER_ID },
    { RUNG_KIND_ROLE, "engineer", RUNG_ROLE_ID },
    { RUNG_KIND_RESPONSIBILITY, "bugs", RUNG_RESPONSIBILITY_ID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    for (guint field = 0; field < rung_kind_get_info (records[i].kind)->n_fields; field++)
      {
        g_autoptr(GVariant) value = g_variant_ref_sink (draw_value (rung_kind_get_field (records[i].kind, field)));
        g_autoptr(GVariant) now = NULL;

        if (field == records[i].id_field)
          continue;
        COMMIT (rung_edit_set_field (fixture->plan, records[i].kind, records[i].uid, field, value, &fixture->error));
        now = rung_record_dup_value (rung_plan_find_record (fixture->plan, records[i].kind, records[i].uid), field);
        g_assert_true (g_variant_equal (now, value));
      }
}

static void
test_longest_time_is_not_under_the_shortest (Fixture       *fixture,
                                             gconstpointer  data)
{
  REFUSED (rung_edit_set_field (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_MONTHS_MIN, g_variant_new_int64 (61),
                                &fixture->error), SPAN);
  REFUSED (rung_edit_set_field (fixture->plan, RUNG_KIND_ROLE, "engineer", RUNG_ROLE_WATCH_MONTH, g_variant_new_int64 (1201),
                                &fixture->error), RANGE);
}

static void
test_every_language_is_found (Fixture       *fixture,
                              gconstpointer  data)
{
  g_auto(GStrv) before = rung_plan_dup_languages (fixture->plan);
  g_auto(GStrv) after = NULL;
  g_autofree char *tags = NULL;

  g_assert_cmpuint (g_strv_length (before), ==, 2);
  COMMIT (set_alias (fixture, 0, "fr", "Ingénieur"));
  COMMIT (rung_edit_set_localized (fixture->plan, RUNG_KIND_RESPONSIBILITY, "needs", RUNG_RESPONSIBILITY_DETAIL, "de", "Was",
                                   &fixture->error));
  after = rung_plan_dup_languages (fixture->plan);
  tags = g_strjoinv (" ", after);
  g_assert_cmpstr (tags, ==, "de en fr zh-CN");
}

#define ADD(name, function) \
  g_test_add ("/edit/list/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-item-is-set-language-by-language", test_an_item_is_set_language_by_language);
  ADD ("an-item-without-words-goes", test_an_item_without_words_goes);
  ADD ("items-are-removed-and-moved", test_items_are_removed_and_moved);
  ADD ("what-is-no-item-is-refused", test_what_is_no_item_is_refused);
  ADD ("descriptors-keep-their-places", test_descriptors_keep_their_places);
  ADD ("places-are-kept-when-the-list-is-set", test_places_are_kept_when_the_list_is_set);
  ADD ("roles-are-moved", test_roles_are_moved);
  ADD ("responsibilities-are-moved-within-their-role", test_responsibilities_are_moved_within_their_role);
  ADD ("every-field-of-a-ladder-can-be-set", test_every_field_of_a_ladder_can_be_set);
  ADD ("the-longest-time-is-not-under-the-shortest", test_longest_time_is_not_under_the_shortest);
  ADD ("every-language-is-found", test_every_language_is_found);
  return g_test_run ();
}
