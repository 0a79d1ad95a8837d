/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people and machines type, in every text field of a goal and what belongs to it:
 * stored exactly, exchanged exactly, undone exactly. */

#include <string.h>

#include "rung-edit.h"
#include "rung-plan-json.h"
#include "store-fixture.h"

static const char *const texts[] = {
  "<b>&amp;</b> %s %n &lt; \\\"'",
  "👩‍💻 👨‍👩‍👧‍👦 🇩🇪🇨🇳 👍🏽",
  "العربية \u202eevil\u202c עברית \u2066isolated\u2069 \u061c\u200f",
  "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030e\u030f",
  "a\u2028b\u2029c\xc2\x85" "d",
  "\x1b[31mred\x07\x7f\xc2\x9b" "2J",
  "\ufeffmark \ufffe\uffff \U0010ffff",
  "two\r\nlines\nand\tmore",
  "职责与目标",
};

/* Fields whose texts are not anybody's words. */
static gboolean
is_free_text (RungKind kind,
              guint    field)
{
  return rung_kind_get_field (kind, field)->type == RUNG_FIELD_TEXT &&
         !(kind == RUNG_KIND_EVIDENCE && (field == RUNG_EVIDENCE_SHA256 || field == RUNG_EVIDENCE_URI ||
                                          field == RUNG_EVIDENCE_FILE_NAME));
}

/* A title stands on one line. */
static char *
expect (RungKind    kind,
        guint       field,
        const char *text)
{
  char *expected = g_strdup (text);

  if (rung_kind_get_field (kind, field)->flags & RUNG_FIELD_REQUIRED)
    g_strdelimit (expected, "\r\n\t\v\f", ' ');
  return expected;
}

static RungRecord *
get_first (Fixture  *fixture,
           RungKind  kind)
{
  return rung_plan_get_nth (rung_store_get_plan (fixture->store), kind, 0);
}

static void
assert_json_is_exact (RungSnapshot *snapshot)
{
  g_autoptr(GBytes) json = rung_plan_json_write (snapshot);
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) read = rung_plan_json_read (json, "plan.json", &error);
  gsize size;
  const char *bytes = g_bytes_get_data (json, &size);

  g_assert_no_error (error);
  g_assert_true (rung_snapshot_equal (snapshot, read));
  /* Nor does a terminal obey it. */
  g_assert_null (memchr (bytes, 0x1b, size));
  g_assert_null (memchr (bytes, 0x7f, size));
  g_assert_null (g_strstr_len (bytes, size, "\xc2\x9b"));
}

static void
try_text (Fixture    *fixture,
          RungKind    kind,
          guint       field,
          const char *text)
{
  RungRecord *record = get_first (fixture, kind);
  g_autofree char *uid = g_strdup (rung_record_get_uid (record));
  g_autofree char *expected = expect (kind, field, text);
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RungChangeset) edit = NULL;

  /* A random plan may hold that very text already; setting it again is no edit. */
  if (g_strcmp0 (rung_record_get_text (record, field), expected) == 0)
    return;
  edit = rung_edit_set_field (rung_store_get_plan (fixture->store), kind, uid, field, g_variant_new_string (text), &error);
  g_test_message ("%s.%s", rung_kind_get_info (kind)->name, rung_kind_get_field (kind, field)->name);
  g_assert_no_error (error);
  g_assert_cmpint (rung_changeset_get_label (edit), !=, RUNG_LABEL_NONE);
  rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, &error);
  g_assert_no_error (error);
  fixture_reopen (fixture);
  record = get_first (fixture, kind);
  g_assert_cmpstr (rung_record_get_text (record, field), ==, expected);
  after = snapshot_of (fixture->store);
  assert_json_is_exact (after);
  g_assert_true (rung_store_undo (fixture->store, &error));
  assert_plan_is (fixture->store, before);
}

static void
try_everywhere (Fixture    *fixture,
                const char *text)
{
  static const RungKind kinds[] = { RUNG_KIND_GOAL, RUNG_KIND_STEP, RUNG_KIND_CHECK_IN, RUNG_KIND_EVIDENCE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint field = 0; field < rung_kind_get_info (kinds[i])->n_fields; field++)
      if (is_free_text (kinds[i], field))
        try_text (fixture, kinds[i], field, text);
}

static void
test_strange_texts_are_kept_exactly (Fixture       *fixture,
                                     gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    try_everywhere (fixture, texts[i]);
}

static void
test_long_texts_are_kept_exactly (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *line = g_strnfill (100000, 'x');
  g_autofree char *lines = g_strnfill (100000, 'x');

  for (guint i = 9; i < 99990; i += 10)
    lines[i] = '\n';
  try_everywhere (fixture, line);
  try_everywhere (fixture, lines);
}

static void
test_text_that_is_no_utf_8_is_refused (Fixture       *fixture,
                                       gconstpointer  data)
{
  static const char *const broken[] = { "a\xff" "b", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80", "half \xe8\x81" };
  RungPlan *plan = rung_store_get_plan (fixture->store);
  const char *goal = rung_record_get_uid (get_first (fixture, RUNG_KIND_GOAL));

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(GError) of_step = NULL;
      g_autoptr(GError) of_check_in = NULL;
      g_autoptr(GError) of_evidence = NULL;

      g_assert_null (rung_edit_add_step (plan, goal, broken[i], &of_step));
      g_assert_error (of_step, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_TEXT);
      g_assert_null (rung_edit_add_check_in (plan, goal, broken[i], -1, 2461000, 0, &of_check_in));
      g_assert_error (of_check_in, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_TEXT);
      g_assert_null (rung_edit_add_evidence (plan, RUNG_KIND_GOAL, goal, "Title", broken[i], 2461000, &of_evidence));
      g_assert_error (of_evidence, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_TEXT);
    }
}

static void
test_zero_character_in_a_file_is_refused (void)
{
  static const char *const files[] = {
    "{\"format\": \"rung-plan\", \"version\": 1, \"plan\": {\"title\": \"a\\u0000b\"}}",
    "{\"format\": \"rung-plan\", \"version\": 1, \"plan\": {\"title\": \"a\\ud800b\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (files[i], strlen (files[i]));
      g_autoptr(GError) error = NULL;

      g_assert_null (rung_plan_json_read (bytes, "bad.json", &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/texts/strange-texts-are-kept-exactly", test_strange_texts_are_kept_exactly);
  fixture_add ("/texts/long-texts-are-kept-exactly", test_long_texts_are_kept_exactly);
  fixture_add ("/texts/text-that-is-no-utf-8-is-refused", test_text_that_is_no_utf_8_is_refused);
  g_test_add_func ("/texts/zero-character-and-half-a-pair-are-refused", test_zero_character_in_a_file_is_refused);
  return g_test_run ();
}
