/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of evidence and what is said of it. */

#include "rung-edit.h"

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-test-plan.h"

#define TEXT(text) g_variant_new_string (text)

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

static RungRecord *
get_evidence (Fixture    *fixture,
              const char *uid)
{
  RungRecord *record = rung_plan_find_record (fixture->plan, RUNG_KIND_EVIDENCE, uid);

  g_assert_nonnull (record);
  return record;
}

static void
assert_shown_by (Fixture    *fixture,
                 const char *uid,
                 const char *expected)
{
  g_autoptr(GPtrArray) targets = rung_plan_list_shown_by (fixture->plan, uid);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    g_string_append_printf (text, "%s ", rung_record_get_uid (targets->pdata[i]));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_all_at_once (Fixture       *fixture,
                  gconstpointer  data)
{
  const RungNewEvidence settings = {
    .title = " On call ", .target_kind = RUNG_KIND_RESPONSIBILITY, .target_uid = "bugs", .text = " Two nights. ",
    .day = RUNG_TEST_TODAY, .witness = "Grace", .witness_words = " It saved  my night. ",
    .witness_day = RUNG_TEST_TODAY - 1, .private_ = TRUE,
  };
  g_autofree char *uid = rung_test_commit_new (fixture->plan, rung_edit_note_evidence (fixture->plan, &settings, &fixture->error));
  RungRecord *evidence = get_evidence (fixture, uid);

  g_assert_cmpstr (rung_record_get_text (evidence, RUNG_EVIDENCE_TITLE), ==, "On call");
  g_assert_cmpstr (rung_record_get_text (evidence, RUNG_EVIDENCE_TEXT), ==, "Two nights.");
  g_assert_cmpstr (rung_record_get_text (evidence, RUNG_EVIDENCE_WITNESS), ==, "Grace");
  g_assert_cmpstr (rung_record_get_text (evidence, RUNG_EVIDENCE_WITNESS_WORDS), ==, "It saved  my night.");
  g_assert_cmpuint (rung_record_get_day (evidence, RUNG_EVIDENCE_WITNESS_DAY), ==, RUNG_TEST_TODAY - 1);
  g_assert_true (rung_record_is_private (evidence));
  g_assert_cmpint (rung_record_get_integer (evidence, RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_TEXT);
  assert_shown_by (fixture, uid, "bugs ");
}

static void
test_names_itself (Fixture       *fixture,
                   gconstpointer  data)
{
  static const RungNewEvidence cases[] = {
    { .uri = "https://example.org" },
    { .file_name = "https://example.org", .uri = "file:///tmp/x" },
    { .text = "https://example.org" },
  };
  const RungNewEvidence nothing = { .title = " ", .text = "\n" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uid = rung_test_commit_new (fixture->plan, rung_edit_note_evidence (fixture->plan, &cases[i], &fixture->error));

      g_assert_cmpstr (rung_record_get_text (get_evidence (fixture, uid), RUNG_EVIDENCE_TITLE), ==, "https://example.org");
    }
  rung_test_assert_refused (rung_edit_note_evidence (fixture->plan, &nothing, &fixture->error), fixture->error, RUNG_PLAN_ERROR_TEXT);
}

static void
test_win (Fixture       *fixture,
          gconstpointer  data)
{
  const RungNewEvidence settings = { .title = "A prize", .day = RUNG_TEST_TODAY };
  RungChangeset *edit = rung_edit_note_evidence (fixture->plan, &settings, &fixture->error);
  g_autoptr(GPtrArray) all = NULL;
  g_autofree char *uid = NULL;

  rung_test_assert_label (edit, RUNG_LABEL_LOG_WIN, "A prize");
  uid = rung_test_commit_new (fixture->plan, edit);
  assert_shown_by (fixture, uid, "");
  all = rung_plan_list_all_evidence (fixture->plan);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (rung_record_get_uid (all->pdata[0]), ==, uid);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  RungChangeset *edit = rung_edit_link_evidence (fixture->plan, "notes", RUNG_KIND_RESPONSIBILITY, "needs", &fixture->error);

  rung_test_assert_label (edit, RUNG_LABEL_LINK_EVIDENCE, "Notes of the dry run");
  rung_test_commit (fixture->plan, edit);
  rung_test_commit (fixture->plan, rung_edit_link_evidence (fixture->plan, "notes", RUNG_KIND_GOAL, "review", &fixture->error));
  assert_shown_by (fixture, "notes", "needs runbook review ");
  rung_test_assert_refused (rung_edit_link_evidence (fixture->plan, "notes", RUNG_KIND_GOAL, "review", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_assert_refused (rung_edit_link_evidence (fixture->plan, "notes", RUNG_KIND_GOAL, "needs", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
  rung_test_assert_refused (rung_edit_link_evidence (fixture->plan, "none", RUNG_KIND_GOAL, "review", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOT_FOUND);
}

static void
test_unlink (Fixture       *fixture,
             gconstpointer  data)
{
  RungChangeset *edit = rung_edit_unlink_evidence (fixture->plan, "file", RUNG_KIND_GOAL, "runbook", &fixture->error);

  rung_test_assert_label (edit, RUNG_LABEL_UNLINK_EVIDENCE, "runbook.md");
  rung_test_commit (fixture->plan, edit);
  assert_shown_by (fixture, "file", "bugs ");
  rung_test_assert_refused (rung_edit_unlink_evidence (fixture->plan, "file", RUNG_KIND_GOAL, "runbook", &fixture->error),
                            fixture->error, RUNG_PLAN_ERROR_NOTHING);
  rung_test_commit (fixture->plan, rung_edit_unlink_evidence (fixture->plan, "file", RUNG_KIND_RESPONSIBILITY, "bugs", &fixture->error));
  assert_shown_by (fixture, "file", "");
  g_assert_false (rung_record_is_private (get_evidence (fixture, "file")));
}

static void
test_unlink_stays_private (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(RungSnapshot) all = NULL;
  g_autoptr(RungSnapshot) public = NULL;
  g_autoptr(RungPlan) public_plan = NULL;

  rung_test_commit (fixture->plan, rung_edit_set_field (fixture->plan, RUNG_KIND_GOAL, "runbook", RUNG_GOAL_PRIVATE,
                                                        g_variant_new_boolean (TRUE), &fixture->error));
  rung_test_commit (fixture->plan, rung_edit_unlink_evidence (fixture->plan, "notes", RUNG_KIND_GOAL, "runbook", &fixture->error));
  rung_test_commit (fixture->plan, rung_edit_unlink_evidence (fixture->plan, "file", RUNG_KIND_GOAL, "runbook", &fixture->error));
  all = rung_plan_dup_snapshot (fixture->plan);
  public = rung_snapshot_without_private (all);
  public_plan = rung_plan_new (public);
  g_assert_null (rung_plan_find (public_plan, "notes"));
  /* A responsibility showed it too, so everybody could see it all the time. */
  g_assert_nonnull (rung_plan_find (public_plan, "file"));
}

static RungChangeset *
set (Fixture  *fixture,
     guint     field,
     GVariant *value)
{
  return rung_edit_set_field (fixture->plan, RUNG_KIND_EVIDENCE, "notes", field, value, &fixture->error);
}

static void
test_each_field (Fixture       *fixture,
                 gconstpointer  data)
{
  static const guint texts[] = { RUNG_EVIDENCE_TITLE, RUNG_EVIDENCE_TEXT, RUNG_EVIDENCE_URI, RUNG_EVIDENCE_WITNESS,
                                 RUNG_EVIDENCE_WITNESS_WORDS, RUNG_EVIDENCE_FILE_NAME };
  static const guint days[] = { RUNG_EVIDENCE_DAY, RUNG_EVIDENCE_WITNESS_DAY };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      RungChangeset *edit = set (fixture, texts[i], TEXT ("https://example.org"));

      g_assert_nonnull (edit);
      g_assert_cmpint (rung_changeset_get_label (edit), ==, RUNG_LABEL_EDIT_EVIDENCE);
      rung_test_commit (fixture->plan, edit);
      g_assert_cmpstr (rung_record_get_text (get_evidence (fixture, "notes"), texts[i]), ==, "https://example.org");
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    rung_test_commit (fixture->plan, set (fixture, days[i], g_variant_new_int64 (RUNG_TEST_TODAY)));
  rung_test_commit (fixture->plan, set (fixture, RUNG_EVIDENCE_PRIVATE, g_variant_new_boolean (TRUE)));
  rung_test_commit (fixture->plan, set (fixture, RUNG_EVIDENCE_WITNESS, NULL));
  g_assert_null (rung_record_get_text (get_evidence (fixture, "notes"), RUNG_EVIDENCE_WITNESS));
}

static void
test_kind_follows_what_there_is (Fixture       *fixture,
                                 gconstpointer  data)
{
  rung_test_assert_refused (set (fixture, RUNG_EVIDENCE_SHA256, TEXT ("ab")), fixture->error, RUNG_PLAN_ERROR_FIXED);
  rung_test_assert_refused (set (fixture, RUNG_EVIDENCE_KIND, g_variant_new_int64 (RUNG_EVIDENCE_IS_FILE)),
                            fixture->error, RUNG_PLAN_ERROR_MISSING);
  rung_test_assert_refused (set (fixture, RUNG_EVIDENCE_KIND, g_variant_new_int64 (RUNG_EVIDENCE_IS_LINK)),
                            fixture->error, RUNG_PLAN_ERROR_MISSING);
  rung_test_commit (fixture->plan, set (fixture, RUNG_EVIDENCE_URI, TEXT ("https://example.org")));
  g_assert_cmpint (rung_record_get_integer (get_evidence (fixture, "notes"), RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_LINK);
  rung_test_commit (fixture->plan, set (fixture, RUNG_EVIDENCE_KIND, g_variant_new_int64 (RUNG_EVIDENCE_IS_TEXT)));
}

static void
test_another_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *sha256 = g_strnfill (64, 'a');

  rung_test_commit (fixture->plan, rung_edit_set_evidence_file (fixture->plan, "notes", sha256, "a.pdf", NULL, &fixture->error));
  g_assert_cmpint (rung_record_get_integer (get_evidence (fixture, "notes"), RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_FILE);
  g_assert_cmpstr (rung_record_get_text (get_evidence (fixture, "notes"), RUNG_EVIDENCE_FILE_NAME), ==, "a.pdf");
  rung_test_commit (fixture->plan, rung_edit_set_evidence_file (fixture->plan, "notes", NULL, NULL, "file:///a.pdf", &fixture->error));
  g_assert_cmpint (rung_record_get_integer (get_evidence (fixture, "notes"), RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_LINK);
  g_assert_null (rung_record_get_text (get_evidence (fixture, "notes"), RUNG_EVIDENCE_SHA256));
  rung_test_commit (fixture->plan, rung_edit_set_evidence_file (fixture->plan, "notes", NULL, NULL, NULL, &fixture->error));
  g_assert_false (rung_record_has (get_evidence (fixture, "notes"), RUNG_EVIDENCE_KIND));
}

static void
test_age (void)
{
  static const struct
  {
    int         year, month, day;
    const char *age;
  } cases[] = {
    { 2026, 11, 23, "today" },        { 2026, 11, 22, "yesterday" },   { 2026, 11, 21, "2 days ago" },
    { 2026, 11, 10, "13 days ago" },  { 2026, 11, 9, "2 weeks ago" },  { 2026, 11, 2, "3 weeks ago" },
    { 2026, 9, 22, "8 weeks ago" },   { 2026, 9, 21, "2 months ago" }, { 2025, 9, 1, "14 months ago" },
    { 2024, 12, 1, "23 months ago" }, { 2024, 11, 23, "2 years ago" }, { 1996, 2, 29, "30 years ago" },
    { 2026, 11, 24, "24 Nov" },       { 2027, 1, 2, "2 Jan 2027" },
  };
  g_autofree char *shown = rung_phrase_evidence_age (rung_words_get_english (), rung_day_new (2025, 9, 1), RUNG_TEST_TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *age = rung_phrase_age (rung_words_get_english (),
                                              rung_day_new (cases[i].year, cases[i].month, cases[i].day), RUNG_TEST_TODAY);

      g_assert_cmpstr (age, ==, cases[i].age);
    }
  g_assert_cmpstr (shown, ==, "last shown 14 months ago");
  g_assert_null (rung_phrase_evidence_age (rung_words_get_english (), RUNG_NO_DAY, RUNG_TEST_TODAY));
}

static void
test_last_shown (Fixture       *fixture,
                 gconstpointer  data)
{
  const RungNewEvidence settings = {
    .title = "Later", .target_kind = RUNG_KIND_RESPONSIBILITY, .target_uid = "bugs", .day = rung_day_new (2026, 11, 2),
  };

  g_assert_cmpuint (rung_progress_last_shown (fixture->plan, "runbook"), ==, rung_day_new (2026, 10, 2));
  g_assert_cmpuint (rung_progress_last_shown (fixture->plan, "needs"), ==, RUNG_NO_DAY);
  rung_test_commit (fixture->plan, rung_edit_note_evidence (fixture->plan, &settings, &fixture->error));
  g_assert_cmpuint (rung_progress_last_shown (fixture->plan, "bugs"), ==, rung_day_new (2026, 11, 2));
}

static void
assert_witness (const char *name,
                const char *said,
                guint32     day,
                const char *expected)
{
  RungRecordBuilder builder;
  g_autoptr(RungRecord) evidence = NULL;
  g_autofree char *phrase = NULL;

  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE, "e");
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_WITNESS, name);
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_WITNESS_WORDS, said);
  rung_record_builder_set_day (&builder, RUNG_EVIDENCE_WITNESS_DAY, day);
  evidence = rung_record_builder_end (&builder);
  phrase = rung_phrase_witness (rung_words_get_english (), evidence);
  g_assert_cmpstr (phrase, ==, expected);
}

static void
test_witness (void)
{
  assert_witness ("Grace", "Well done", rung_day_new (2026, 3, 3), "“Well done” – Grace · 3 Mar 2026");
  assert_witness ("Grace", NULL, RUNG_NO_DAY, "Witness: Grace");
  assert_witness (NULL, "Well done", RUNG_NO_DAY, "“Well done”");
  assert_witness (NULL, NULL, rung_day_new (2026, 3, 3), NULL);
}

#define ADD(path, func) g_test_add ("/edit-evidence/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("all-is-added-at-once", test_all_at_once);
  ADD ("what-names-itself-needs-no-title", test_names_itself);
  ADD ("linked-to-nothing-is-a-win", test_win);
  ADD ("shows-more-than-one-thing", test_link);
  ADD ("without-links-it-stays", test_unlink);
  ADD ("unlinking-makes-nothing-public", test_unlink_stays_private);
  ADD ("each-field-can-be-set", test_each_field);
  ADD ("kind-follows-from-what-there-is", test_kind_follows_what_there_is);
  ADD ("has-one-file-or-link", test_another_file);
  ADD ("last-shown-is-the-newest", test_last_shown);
  g_test_add_func ("/phrases/age-is-said-in-the-unit-that-says-most", test_age);
  g_test_add_func ("/phrases/a-witness-is-quoted", test_witness);
  return g_test_run ();
}
