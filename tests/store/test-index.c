/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rung-index.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rung-query.h"
#include "rung-random-plan.h"
#include "rung-sqlite.h"
#include "rung-stem.h"
#include "rung-tokens.h"
#include "store-fixture.h"

static char *
index_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "cache", "search.db", NULL);
}

static RungIndex *
open_index (Fixture *fixture)
{
  g_autofree char *path = index_path (fixture);

  return rung_index_open (path);
}

static void
update (RungIndex    *index,
        const char   *path,
        RungSnapshot *snapshot)
{
  g_autofree char *stamp = rung_index_dup_stamp (path);
  g_autoptr(GError) error = NULL;

  rung_index_update (index, path, stamp, snapshot, &error);
  g_assert_no_error (error);
}

static gboolean
is_current (RungIndex  *index,
            const char *path)
{
  g_autofree char *stamp = rung_index_dup_stamp (path);
  g_autoptr(GError) error = NULL;
  gboolean is = FALSE;

  rung_index_is_current (index, path, stamp, &is, &error);
  g_assert_no_error (error);
  return is;
}

static GPtrArray *
find (RungIndex  *index,
      const char *typed,
      const char *plan,
      guint       n_per_group)
{
  g_autoptr(RungQuery) query = rung_query_new (typed);
  g_autoptr(GError) error = NULL;
  GPtrArray *hits = rung_index_find (index, query, plan, n_per_group, &error);

  g_assert_no_error (error);
  return hits;
}

static gboolean
finds (RungIndex  *index,
       const char *typed,
       const char *uid)
{
  g_autoptr(GPtrArray) hits = find (index, typed, NULL, 1000);

  for (guint i = 0; i < hits->len; i++)
    if (strcmp (((RungIndexHit *) hits->pdata[i])->uid, uid) == 0)
      return TRUE;
  return FALSE;
}

static guint
count (RungIndex  *index,
       const char *typed)
{
  g_autoptr(GPtrArray) hits = find (index, typed, NULL, 1000);

  return hits->len;
}

static RungRecord *
new_goal (const char *uid,
          const char *title,
          const char *note,
          int         status,
          gint64      created)
{
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_GOAL, uid);
  rung_record_builder_set_text (&builder, RUNG_GOAL_TITLE, title);
  rung_record_builder_set_text (&builder, RUNG_GOAL_NOTE, note);
  rung_record_builder_set_integer (&builder, RUNG_GOAL_STATUS, status);
  rung_record_builder_set_integer (&builder, RUNG_GOAL_CREATED, created);
  return rung_record_builder_end (&builder);
}

static RungSnapshot *
new_plan (const char *title,
          ...)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  RungRecordBuilder builder;
  RungRecord *record;
  va_list args;

  rung_record_builder_init (&builder, RUNG_KIND_PLAN, title);
  rung_record_builder_set_text (&builder, RUNG_PLAN_TITLE, title);
  g_ptr_array_add (records, rung_record_builder_end (&builder));
  va_start (args, title);
  while ((record = va_arg (args, RungRecord *)) != NULL)
    g_ptr_array_add (records, record);
  va_end (args);
  return rung_snapshot_new_take (records);
}

/* --- the law --- */

static void
assert_parts_find (RungIndex  *index,
                   const char *text,
                   const char *uid)
{
  RungTokenReader reader;
  RungToken token;
  gsize before = 0, before_end = 0;

  rung_token_reader_init (&reader, text, -1);
  while (rung_token_reader_next (&reader, &token))
    {
      g_autofree char *part = g_strndup (text + token.start, token.end - token.start);

      g_assert_true (finds (index, part, uid));
      if (!token.is_word && before_end == token.start && before_end > 0)
        {
          g_autofree char *two = g_strndup (text + before, token.end - before);

          g_assert_true (finds (index, two, uid));
        }
      before = token.start;
      before_end = token.is_word ? 0 : token.end;
    }
}

/* Every word, and every one and two characters of Chinese, of every text of a plan. */
static void
assert_plan_is_found (RungIndex    *index,
                      RungSnapshot *snapshot)
{
  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);
      g_auto(RungSearchText) text = { 0 };

      if (!rung_search_text_init (&text, record))
        continue;
      assert_parts_find (index, text.title, rung_record_get_uid (record));
      assert_parts_find (index, text.text, rung_record_get_uid (record));
    }
}

static void
test_every_word_finds_its_record (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(RungSnapshot) snapshot = rung_random_snapshot_new (4);

  update (index, fixture->path, snapshot);
  assert_plan_is_found (index, snapshot);
}

/* update (a); update (b) = update (b) */
static void
test_update_by_difference_arrives (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(RungSnapshot) here = rung_random_snapshot_new (5);

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr(RungSnapshot) there = rung_random_snapshot_mutate (here);
      g_autoptr(RungChangeset) changes = rung_snapshot_diff (here, there, RUNG_LABEL_NONE, NULL);
      g_autoptr(GPtrArray) changesets = g_ptr_array_new ();
      g_autoptr(RungIndex) followed = rung_index_open (NULL);
      g_autoptr(RungIndex) fresh = rung_index_open (NULL);
      static const char *const words[] = { "runbook", "职责", "目", "lines", "emoji", "🎯", "a", "left", "amp", "é", "path" };

      g_ptr_array_add (changesets, changes);
      update (followed, fixture->path, here);
      g_assert_true (rung_index_follow (followed, fixture->path, "later", changesets, NULL));
      update (index, fixture->path, there);
      update (fresh, fixture->path, there);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          g_assert_cmpuint (count (index, words[i]), ==, count (fresh, words[i]));
          g_assert_cmpuint (count (followed, words[i]), ==, count (fresh, words[i]));
        }
      rung_snapshot_unref (here);
      here = rung_snapshot_ref (there);
    }
}

/* What the index finds is marked, and what would be marked is found. */
static void
test_index_and_marks_agree (Fixture       *fixture,
                            gconstpointer  data)
{
  static const char *const texts[] = {
    "Deploying the services", "deployed RFC评审 twice", "评审RFC", "审评", "on-call runbooks", "Running, runners ran",
    "C++ and C#", "universal universities", "policies, police", "🎯 aim", "naïve café", "x", "don't stop", "relational",
  };
  static const char *const typed[] = {
    "deploy", "deployi", "deploying ", "service", "rfc", "RFC评", "评审", "审", "call", "on-call", "run", "runn", "c++", "c#", "c",
    "univers", "universe", "universe ", "polic", "policy", "policy ", "🎯", "naive", "dont", "don't", "t", "relat", "relation ",
  };
  g_autoptr(RungIndex) index = rung_index_open (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(RungSnapshot) snapshot = new_plan ("p", new_goal ("g", texts[i], NULL, 0, 0), NULL);

      update (index, fixture->path, snapshot);
      for (guint n = 0; n < G_N_ELEMENTS (typed); n++)
        {
          g_autoptr(RungQuery) query = rung_query_new (typed[n]);

          if (finds (index, typed[n], "g") != rung_query_matches (query, texts[i]))
            g_error ("“%s” in “%s”", typed[n], texts[i]);
        }
    }
}

/* --- ranking and bounds --- */

static void
assert_order (RungIndex  *index,
              const char *typed,
              guint       n_per_group,
              const char *expected)
{
  g_autoptr(GPtrArray) hits = find (index, typed, NULL, n_per_group);
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      RungIndexHit *hit = hits->pdata[i];

      g_string_append_printf (order, "%s%s%s", i > 0 ? " " : "", hit->uid, hit->has_more ? "…" : "");
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_titles_come_before_texts_and_open_before_done (Fixture       *fixture,
                                                    gconstpointer  data)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(RungSnapshot) snapshot = new_plan ("plan about needles",
                                               new_goal ("in-note", "x", "a needle", RUNG_GOAL_ACTIVE, 90),
                                               new_goal ("old", "needles", NULL, RUNG_GOAL_ACTIVE, 10),
                                               new_goal ("new", "Needle", NULL, RUNG_GOAL_PLANNED, 20),
                                               new_goal ("done", "needle", "needle", RUNG_GOAL_DONE, 99), NULL);

  update (index, fixture->path, snapshot);
  assert_order (index, "needle", 10, "new old done in-note plan about needles");
  assert_order (index, "needle", 2, "new old… plan about needles");
}

/* More than can be ranked: groups are still full, and the best come first. */
static void
test_common_words_are_bounded (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  RungIndexHit *first;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *uid = g_strdup_printf ("g%05u", i);

      g_ptr_array_add (records, new_goal (uid, i == 7 ? "needle" : "hay", "needle in the hay", i % 2 ? RUNG_GOAL_DONE : 0, i));
    }
  snapshot = rung_snapshot_new_take (g_steal_pointer (&records));
  update (index, fixture->path, snapshot);
  hits = find (index, "needle", NULL, 20);
  g_assert_cmpuint (hits->len, ==, 20);
  first = hits->pdata[0];
  g_assert_cmpstr (first->uid, ==, "g00007");
  g_assert_true (((RungIndexHit *) hits->pdata[19])->has_more);
  for (guint i = 1; i < 20; i++)
    {
      RungIndexHit *hit = hits->pdata[i];

      g_assert_cmpint (hit->state, ==, RUNG_SEARCH_OPEN);
    }
  g_assert_cmpstr (((RungIndexHit *) hits->pdata[1])->uid, ==, "g02998");
}

static void
test_plans_are_kept_apart (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(RungSnapshot) first = new_plan ("one", new_goal ("a", "needle", NULL, 0, 1), NULL);
  g_autoptr(RungSnapshot) second = new_plan ("two", new_goal ("b", "needle", NULL, 0, 2), NULL);
  g_autoptr(GPtrArray) there = g_ptr_array_new ();
  g_autoptr(GPtrArray) hits = NULL;

  update (index, "/one.rung", first);
  update (index, "/two.rung", second);
  assert_order (index, "needle", 10, "b a");
  hits = find (index, "needle", "/one.rung", 10);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((RungIndexHit *) hits->pdata[0])->plan_title, ==, "one");

  g_ptr_array_add (there, (gpointer) "/two.rung");
  g_assert_true (rung_index_keep_only (index, there, NULL));
  assert_order (index, "needle", 10, "b");
}

static void
test_evidence_names_what_it_shows (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(GPtrArray) hits = NULL;
  RungRecordBuilder builder;
  RungRecord *evidence, *link;
  g_autoptr(RungSnapshot) snapshot = NULL;

  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE, "e");
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_TITLE, "Launch notes");
  evidence = rung_record_builder_end (&builder);
  rung_record_builder_init (&builder, RUNG_KIND_EVIDENCE_LINK, "l");
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_LINK_EVIDENCE, "e");
  rung_record_builder_set_text (&builder, RUNG_EVIDENCE_LINK_GOAL, "g");
  link = rung_record_builder_end (&builder);
  snapshot = new_plan ("p", new_goal ("g", "Ship it", NULL, 0, 0), evidence, link, NULL);
  update (index, fixture->path, snapshot);
  hits = find (index, "launch", NULL, 10);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((RungIndexHit *) hits->pdata[0])->owner, ==, "g");
  g_assert_cmpint (((RungIndexHit *) hits->pdata[0])->owner_kind, ==, RUNG_KIND_GOAL);
  g_assert_cmpstr (((RungIndexHit *) hits->pdata[0])->owner_title, ==, "Ship it");
}

/* --- staleness --- */

static void
test_every_write_makes_a_plan_stale (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);

  g_assert_false (is_current (index, fixture->path));
  update (index, fixture->path, snapshot);
  g_assert_true (is_current (index, fixture->path));
  commit_title (fixture->store, "Another title");
  g_assert_false (is_current (index, fixture->path));
}

static void
test_what_was_found_is_there_the_next_time (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr(RungSnapshot) snapshot = snapshot_of (fixture->store);
  g_autofree char *path = index_path (fixture);
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(RungIndex) index = open_index (fixture);

      g_assert_true (rung_index_is_kept (index));
      g_assert_cmpint (is_current (index, fixture->path), ==, i);
      update (index, fixture->path, snapshot);
    }
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

/* --- damage --- */

static void
assert_search_recovers (Fixture  *fixture,
                        gboolean  is_kept)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(RungSnapshot) snapshot = new_plan ("p", new_goal ("g", "needle", NULL, 0, 0), NULL);
  g_autofree char *stamp = rung_index_dup_stamp (fixture->path);
  g_autoptr(RungQuery) query = rung_query_new ("needle");

  for (guint attempt = 0; attempt < 3; attempt++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) hits = NULL;

      if (rung_index_update (index, fixture->path, stamp, snapshot, &error))
        hits = rung_index_find (index, query, NULL, 5, &error);
      if (hits != NULL)
        {
          g_assert_cmpuint (hits->len, ==, 1);
          g_assert_cmpint (rung_index_is_kept (index), ==, is_kept);
          return;
        }
      rung_index_start_over (index, error);
    }
  g_assert_not_reached ();
}

static void
test_damaged_file_is_made_anew (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *path = index_path (fixture);
  g_autofree char *good = NULL;
  gsize size;

  assert_search_recovers (fixture, TRUE);
  g_assert_true (g_file_get_contents (path, &good, &size, NULL));
  for (guint round = 0; round < 40; round++)
    {
      g_autofree char *bad = g_memdup2 (good, size);

      for (guint i = 0; i < 30; i++)
        bad[g_test_rand_int_range (round < 20 ? 0 : 100, round < 20 ? 4096 : (int) size)] = g_test_rand_int ();
      g_assert_true (g_file_set_contents (path, bad, round % 5 == 0 ? size / 2 : size, NULL));
      assert_search_recovers (fixture, TRUE);
    }
  g_assert_true (g_file_set_contents (path, "This is no database, but long enough to be one.", -1, NULL));
  assert_search_recovers (fixture, TRUE);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_search_recovers (fixture, TRUE);
}

static void
test_other_version_is_made_anew (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = index_path (fixture);

  assert_search_recovers (fixture, TRUE);
  {
    g_autoptr(sqlite3) db = rung_sqlite_open (path, SQLITE_OPEN_READWRITE, NULL);

    g_assert_true (rung_sqlite_exec (db, "PRAGMA user_version = 99", "test", NULL));
  }
  assert_search_recovers (fixture, TRUE);
}

static void
test_without_a_folder_it_is_in_memory (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *path = index_path (fixture);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  assert_search_recovers (fixture, FALSE);
}

static void
test_removed_file_is_made_anew (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(RungIndex) index = open_index (fixture);
  g_autoptr(RungSnapshot) snapshot = new_plan ("p", new_goal ("g", "needle", NULL, 0, 0), NULL);
  g_autofree char *path = index_path (fixture);

  update (index, fixture->path, snapshot);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (is_current (index, fixture->path));
  update (index, fixture->path, snapshot);
  g_assert_cmpuint (count (index, "needle"), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_locked_file_is_left_to_the_other (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *path = index_path (fixture);

  assert_search_recovers (fixture, TRUE);
  {
    g_autoptr(sqlite3) db = rung_sqlite_open (path, SQLITE_OPEN_READWRITE, NULL);

    g_assert_true (rung_sqlite_exec (db, "BEGIN IMMEDIATE", "test", NULL));
    assert_search_recovers (fixture, FALSE);
  }
  assert_search_recovers (fixture, TRUE);
}

/* --- two programs --- */

static void
work_as_another (Fixture *fixture,
                 guint    seed)
{
  g_autofree char *plan = g_strdup_printf ("/plan-%u.rung", seed);

  for (guint i = 0; i < 25; i++)
    {
      g_autoptr(RungIndex) index = open_index (fixture);
      g_autoptr(RungSnapshot) snapshot = new_plan ("p", new_goal ("g", i % 2 ? "needle" : "pin", NULL, 0, i), NULL);
      g_autofree char *stamp = g_strdup_printf ("%u", i);
      g_autoptr(GPtrArray) hits = NULL;
      g_autoptr(GError) error = NULL;

      while (!rung_index_update (index, plan, stamp, snapshot, &error))
        {
          rung_index_start_over (index, error);
          g_clear_error (&error);
        }
      hits = find (index, i % 2 ? "needle" : "pin", plan, 5);
      g_assert_cmpuint (hits->len, ==, 1);
    }
}

static void
test_two_programs_share_it (Fixture       *fixture,
                            gconstpointer  data)
{
  pid_t other = fork ();
  int status;

  g_assert_cmpint (other, >=, 0);
  work_as_another (fixture, other == 0);
  if (other == 0)
    _exit (0);
  g_assert_cmpint (waitpid (other, &status, 0), ==, other);
  g_assert_cmpint (status, ==, 0);
}

/* --- the stems --- */

/* Ours are those of SQLite's own tokenizer "porter". */
static void
test_stems_are_those_of_porter (void)
{
  static const char *const ends[] = {
    "", "s", "es", "ed", "ing", "ational", "tional", "enci", "anci", "izer", "bli", "alli", "entli", "eli", "ousli",
    "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "logi", "icate",
    "ative", "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement",
    "ment", "ent", "ion", "tion", "sion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "e", "ll", "y", "ies", "eed", "sses",
  };
  g_autoptr(sqlite3) db = rung_sqlite_open (":memory:", SQLITE_OPEN_READWRITE, NULL);
  g_autoptr(sqlite3_stmt) add = NULL;
  g_autoptr(sqlite3_stmt) ask = NULL;

  g_assert_true (rung_sqlite_exec (db, "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'porter ascii', content = '');"
                                       "CREATE VIRTUAL TABLE v USING fts5vocab (t, instance);", "test", NULL));
  add = rung_sqlite_prepare (db, "INSERT INTO t (rowid, x) VALUES (?1, ?2)", "test", NULL);
  ask = rung_sqlite_prepare (db, "SELECT term FROM v WHERE doc = ?1", "test", NULL);
  for (guint round = 1; round <= 3000; round++)
    {
      char word[80] = "";
      gsize length = g_test_rand_int_range (2, 8); /* SQLite's sees no ending that is the whole word */

      for (gsize i = 0; i < length; i++)
        word[i] = "aeiouybcdfglmnprstvwxz"[g_test_rand_int_range (0, 22)];
      strcat (word, ends[g_test_rand_int_range (0, G_N_ELEMENTS (ends))]);
      strcat (word, ends[g_test_rand_int_range (0, 8)]);
      if (strstr (word, "yy") != NULL)
        continue; /* no English; SQLite takes it for a double consonant */
      sqlite3_bind_int64 (add, 1, round);
      sqlite3_bind_text (add, 2, word, -1, SQLITE_TRANSIENT);
      g_assert_true (rung_sqlite_run (add, "test", NULL));
      sqlite3_bind_int64 (ask, 1, round);
      g_assert_cmpint (rung_sqlite_step (ask, "test", NULL), ==, RUNG_STEP_ROW);
      word[rung_stem_english (word, strlen (word))] = '\0';
      g_assert_cmpstr (word, ==, (const char *) sqlite3_column_text (ask, 0));
      /* FTS5 must not be written to while it is read. */
      sqlite3_reset (ask);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/index/every-word-finds-its-record", test_every_word_finds_its_record);
  fixture_add ("/index/update-by-difference-arrives", test_update_by_difference_arrives);
  fixture_add ("/index/index-and-marks-agree", test_index_and_marks_agree);
  fixture_add ("/index/titles-come-before-texts-and-open-before-done", test_titles_come_before_texts_and_open_before_done);
  fixture_add ("/index/common-words-are-bounded", test_common_words_are_bounded);
  fixture_add ("/index/plans-are-kept-apart", test_plans_are_kept_apart);
  fixture_add ("/index/evidence-names-what-it-shows", test_evidence_names_what_it_shows);
  fixture_add ("/index/every-write-makes-a-plan-stale", test_every_write_makes_a_plan_stale);
  fixture_add ("/index/what-was-found-is-there-the-next-time", test_what_was_found_is_there_the_next_time);
  fixture_add ("/index/damaged-file-is-made-anew", test_damaged_file_is_made_anew);
  fixture_add ("/index/other-version-is-made-anew", test_other_version_is_made_anew);
  fixture_add ("/index/without-a-folder-it-is-in-memory", test_without_a_folder_it_is_in_memory);
  fixture_add ("/index/removed-file-is-made-anew", test_removed_file_is_made_anew);
  fixture_add ("/index/locked-file-is-left-to-the-other", test_locked_file_is_left_to_the_other);
  fixture_add ("/index/two-programs-share-it", test_two_programs_share_it);
  g_test_add_func ("/index/stems-are-those-of-porter", test_stems_are_those_of_porter);
  return g_test_run ();
}
