/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of evidence: kept or linked, missing or changed, opened under their own name;
 * and what happens when a file is none, is too large, or does not fit on the disk. */

#include "test-data.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "rung-day.h"
#include "rung-paths.h"
#include "rung-translator.h"

static char *
write_proof (Fixture    *fixture,
             const char *name,
             const char *text)
{
  char *file = test_get_path (fixture, name);

  test_write_file (file, text);
  return file;
}

/* Evidence of a responsibility that keeps a copy of @file. */
static RungRecord *
keep (RungStore  *store,
      const char *file)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *uid =
    rung_workspace_attach_file (store, RUNG_KIND_RESPONSIBILITY,
                                rung_record_get_uid (test_find (store, RUNG_KIND_RESPONSIBILITY, CORE)),
                                "Proof", file, rung_clock_get_today (), &error);

  g_assert_no_error (error);
  return test_find (store, RUNG_KIND_EVIDENCE, uid);
}

static guint
count_files (const char *dir)
{
  g_autoptr(GDir) folder = g_dir_open (dir, 0, NULL);
  guint n_files = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n_files++;
  return n_files;
}

static guint
count_kept (RungStore *store)
{
  g_autofree char *dir = rung_workspace_dup_files_dir (rung_store_get_path (store));

  return count_files (dir);
}

static RungFileState
get_state (RungStore  *store,
           RungRecord *evidence)
{
  return rung_workspace_get_file_state (rung_store_get_path (store), evidence);
}

/* --- State --- */

static void
test_state_of_a_kept_file (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Kept");
  g_autofree char *file = write_proof (fixture, "proof.txt", "proof");
  RungRecord *evidence = keep (store, file);
  g_autofree char *kept = rung_workspace_dup_file_path (rung_store_get_path (store), evidence);

  g_assert_cmpint (get_state (store, evidence), ==, RUNG_FILE_OK);
  test_write_file (file, "the person's own file may change");
  g_assert_cmpint (get_state (store, evidence), ==, RUNG_FILE_OK);
  test_write_file (kept, "Proof");
  g_assert_cmpint (get_state (store, evidence), ==, RUNG_FILE_CHANGED);
  test_write_file (kept, "proof");
  g_assert_cmpint (get_state (store, evidence), ==, RUNG_FILE_OK);
  g_unlink (kept);
  g_assert_cmpint (get_state (store, evidence), ==, RUNG_FILE_MISSING);
  g_assert_cmpint (g_mkdir (kept, 0700), ==, 0);
  g_assert_cmpint (get_state (store, evidence), ==, RUNG_FILE_CHANGED);
  g_rmdir (kept);
}

static void
test_keeping_again_mends (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Mended");
  g_autofree char *file = write_proof (fixture, "proof.txt", "proof");
  RungRecord *evidence = keep (store, file);
  g_autofree char *kept = rung_workspace_dup_file_path (rung_store_get_path (store), evidence);

  test_write_file (kept, "rotten");
  keep (store, file);
  g_assert_cmpint (get_state (store, evidence), ==, RUNG_FILE_OK);
  g_assert_cmpuint (count_kept (store), ==, 1);
}

static void
test_peeking_never_reads (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Peeked");
  g_autofree char *file = write_proof (fixture, "proof.txt", "proof");
  RungRecord *evidence = keep (store, file);

  g_assert_cmpint (rung_workspace_peek_file_state (rung_store_get_path (store), evidence), ==, RUNG_FILE_UNCHECKED);
  g_assert_cmpint (get_state (store, evidence), ==, RUNG_FILE_OK);
  g_assert_cmpint (rung_workspace_peek_file_state (rung_store_get_path (store), evidence), ==, RUNG_FILE_OK);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_assert_true (rung_workspace_check_files_finish (result, NULL));
  *(gboolean *) data = TRUE;
}

static void
test_reading_in_a_thread (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Checked");
  g_autofree char *file = write_proof (fixture, "proof.txt", "proof");
  g_autoptr(GPtrArray) evidence = g_ptr_array_new ();
  g_autofree char *kept = NULL;
  gboolean is_checked = FALSE;

  g_ptr_array_add (evidence, keep (store, file));
  kept = rung_workspace_dup_file_path (rung_store_get_path (store), evidence->pdata[0]);
  test_write_file (kept, "rotten");
  rung_workspace_check_files_async (rung_store_get_path (store), evidence, NULL, checked_cb, &is_checked);
  while (!is_checked)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rung_workspace_peek_file_state (rung_store_get_path (store), evidence->pdata[0]), ==, RUNG_FILE_CHANGED);
}

static RungRecord *
make_evidence (guint       field,
               const char *text)
{
  g_autoptr(RungRecord) blank = rung_record_new (RUNG_KIND_EVIDENCE, "e");

  return rung_record_with (blank, field, g_variant_new_string (text));
}

static void
test_state_of_a_link (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *file = write_proof (fixture, "proof.txt", "proof");
  g_autofree char *uri = rung_workspace_dup_file_uri (file, NULL);
  g_autoptr(RungRecord) linked = make_evidence (RUNG_EVIDENCE_URI, uri);
  g_autoptr(RungRecord) address = make_evidence (RUNG_EVIDENCE_URI, "https://example.org/a.txt");
  g_autoptr(RungRecord) far = make_evidence (RUNG_EVIDENCE_URI, "file://elsewhere/etc/passwd");
  g_autoptr(RungRecord) strange = make_evidence (RUNG_EVIDENCE_SHA256, "../../etc/passwd");

  g_assert_cmpint (rung_workspace_get_file_state ("p.rung", linked), ==, RUNG_FILE_OK);
  g_unlink (file);
  g_assert_cmpint (rung_workspace_get_file_state ("p.rung", linked), ==, RUNG_FILE_MISSING);
  g_assert_cmpint (rung_workspace_get_file_state ("p.rung", address), ==, RUNG_FILE_NONE);
  g_assert_cmpint (rung_workspace_get_file_state ("p.rung", far), ==, RUNG_FILE_NONE);
  g_assert_cmpint (rung_workspace_get_file_state ("p.rung", strange), ==, RUNG_FILE_MISSING);
}

/* --- What cannot be kept --- */

static void
assert_refused (RungStore          *store,
                const char         *file,
                RungWorkspaceError  code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_null (rung_workspace_keep_file (rung_store_get_path (store), file, &error));
  g_assert_error (error, RUNG_WORKSPACE_ERROR, (int) code);
  sentence = rung_workspace_explain (rung_words_get_english (), error);
  g_test_message ("%s", sentence);
  g_assert_nonnull (strstr (sentence, file));
  g_assert_cmpuint (count_kept (store), ==, 0);
}

static void
make_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_cmpuint (strlen (path), <, sizeof address.sun_path);
  strcpy (address.sun_path, path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
}

static void
test_what_is_no_file_is_refused (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Refused");
  g_autofree char *socket_path = test_get_path (fixture, "s");
  g_autofree char *pipe_path = test_get_path (fixture, "pipe");
  g_autofree char *absent = test_get_path (fixture, "absent");

  make_socket (socket_path);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (store, fixture->folder, RUNG_WORKSPACE_ERROR_NO_FILE);
  assert_refused (store, socket_path, RUNG_WORKSPACE_ERROR_NO_FILE);
  assert_refused (store, pipe_path, RUNG_WORKSPACE_ERROR_NO_FILE);
  assert_refused (store, "/dev/zero", RUNG_WORKSPACE_ERROR_NO_FILE);
  assert_refused (store, absent, RUNG_WORKSPACE_ERROR_NOT_FOUND);
}

static void
test_too_large_to_keep_can_be_linked (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Large");
  g_autofree char *file = write_proof (fixture, "film.mkv", "");
  g_autofree char *uri = NULL;

  /* Ten gigabytes of nothing take no room. */
  g_assert_cmpint (truncate (file, G_GINT64_CONSTANT (10) << 30), ==, 0);
  assert_refused (store, file, RUNG_WORKSPACE_ERROR_TOO_LARGE);
  uri = rung_workspace_dup_file_uri (file, NULL);
  g_assert_true (g_str_has_suffix (uri, "/film.mkv"));
}

static void
test_unreadable_is_refused (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Unreadable");
  g_autofree char *file = write_proof (fixture, "secret", "x");

  g_assert_cmpint (g_chmod (file, 0), ==, 0);
  /* Who may read everything is refused nothing. */
  if (g_access (file, R_OK) != 0)
    assert_refused (store, file, RUNG_WORKSPACE_ERROR_UNREADABLE);
}

/* A disk that is full in the middle of the copy, as a limit of this process. */
static void
test_full_disk_leaves_nothing (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Full");
  g_autoptr(RungSnapshot) before = rung_plan_dup_snapshot (rung_store_get_plan (store));
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autofree char *file = write_proof (fixture, "proof.txt", text);
  const RungNewEvidence settings = { .title = "Proof" };
  struct rlimit whole, small;
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &whole), ==, 0);
  small = whole;
  small.rlim_cur = 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (rung_workspace_keep_evidence (store, &settings, file, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &whole), ==, 0);
  g_assert_true (error->domain == G_FILE_ERROR);
  g_assert_cmpuint (count_kept (store), ==, 0);
  after = rung_plan_dup_snapshot (rung_store_get_plan (store));
  g_assert_true (rung_snapshot_equal (before, after));
}

static void
test_failed_edit_takes_the_copy_away (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Failed");
  g_autofree char *file = write_proof (fixture, "proof.txt", "proof");
  const RungNewEvidence settings = { .title = "P", .target_kind = RUNG_KIND_GOAL, .target_uid = "no-such-goal" };
  g_autoptr(GError) error = NULL;

  g_assert_null (rung_workspace_keep_evidence (store, &settings, file, &error));
  g_assert_error (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_kept (store), ==, 0);
  g_clear_error (&error);
  keep (store, file);
  g_assert_null (rung_workspace_keep_evidence (store, &settings, file, &error));
  g_assert_cmpuint (count_kept (store), ==, 1);
}

/* --- What undo needs --- */

static void
test_undo_brings_the_file_back (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Undone");
  g_autofree char *file = write_proof (fixture, "proof.txt", "proof");
  g_autofree char *uid = g_strdup (rung_record_get_uid (keep (store, file)));
  g_autoptr(GError) error = NULL;

  test_commit (store, rung_edit_remove_evidence (rung_store_get_plan (store), uid, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_kept (store), ==, 1);
  g_assert_true (rung_store_undo (store, &error));
  g_assert_cmpint (get_state (store, test_find (store, RUNG_KIND_EVIDENCE, uid)), ==, RUNG_FILE_OK);
}

static void
test_wins_and_their_files_travel (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Travelling");
  g_autofree char *file = write_proof (fixture, "prize.jpg", "prize");
  const RungNewEvidence settings = { .title = "A prize", .witness = "Grace", .witness_words = "Well done" };
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = rung_workspace_keep_evidence (store, &settings, file, &error);
  g_autofree char *exported = NULL;
  g_autofree char *copy = NULL;
  g_autoptr(GPtrArray) problems = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (uid);
  exported = test_export_plan (fixture, store, "plan.json");
  copy = g_build_filename (fixture->folder, "plan.files",
                           rung_record_get_text (test_find (store, RUNG_KIND_EVIDENCE, uid), RUNG_EVIDENCE_SHA256), NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
  problems = rung_workspace_check_plan (rung_store_get_path (store), &error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* --- Opening --- */

static void
test_opened_under_its_own_name (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(RungStore) store = test_create_plan ("Opened");
  g_autofree char *file = write_proof (fixture, "proof.txt", "proof");
  RungRecord *evidence = keep (store, file);
  const char *path = rung_store_get_path (store);
  g_autofree char *kept = rung_workspace_dup_file_path (path, evidence);
  g_autofree char *saved = test_get_path (fixture, "saved.txt");
  g_autofree char *copy = NULL, *again = NULL, *text = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  copy = rung_workspace_copy_for_opening (path, evidence, &error);
  g_assert_no_error (error);
  again = rung_workspace_copy_for_opening (path, evidence, &error);
  g_assert_cmpstr (copy, ==, again);
  g_assert_true (g_str_has_suffix (copy, "/proof.txt"));
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "proof");
  g_assert_true (rung_workspace_save_kept_file (path, evidence, saved, &error));

  g_unlink (kept);
  g_unlink (copy);
  g_assert_null (rung_workspace_copy_for_opening (path, evidence, &error));
  g_assert_error (error, RUNG_WORKSPACE_ERROR, RUNG_WORKSPACE_ERROR_NOT_FOUND);
}

static void
test_names_are_safe (void)
{
  static const struct
  {
    const char *name, *safe;
  } cases[] = {
    { "runbook.md", "runbook.md" },      { "手册.pdf", "手册.pdf" },
    { "../../etc/passwd", "___.._etc_passwd" }, { ".bashrc", "_bashrc" },
    { "-rf", "_rf" },                    { "a\nb\x01.txt", "a_b_.txt" },
    { "C:\\x.exe", "C:_x.exe" },         { "\xe2\x80\xaetxt.exe", "_txt.exe" },
    { "", "file" },                      { "  ", "file" },
    { "..", "__" },                      { NULL, "file" },
  };
  g_autofree char *stem = g_strnfill (4000, 'x');
  g_autofree char *long_name = g_strconcat (stem, "字字.tar.gz", NULL);
  g_autofree char *short_name = rung_workspace_dup_safe_name (long_name);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = rung_workspace_dup_safe_name (cases[i].name);

      g_assert_cmpstr (safe, ==, cases[i].safe);
    }
  g_assert_cmpuint (strlen (short_name), <=, 200);
  g_assert_true (g_str_has_suffix (short_name, "x.gz"));
}

static void
test_long_names_are_cut_between_characters (void)
{
  g_autoptr(GString) name = g_string_new (NULL);

  for (guint n = 60; n < 80; n++)
    {
      g_autofree char *safe = NULL;

      g_string_truncate (name, 0);
      for (guint i = 0; i < n; i++)
        g_string_append (name, "字");
      g_string_append (name, ".pdf");
      safe = rung_workspace_dup_safe_name (name->str);
      g_assert_true (g_utf8_validate (safe, -1, NULL));
      g_assert_cmpuint (strlen (safe), <=, 200);
      g_assert_true (g_str_has_suffix (safe, "字.pdf"));
    }
}

static void
test_only_plain_links_are_followed (void)
{
  static const char *const followed[] = { "https://example.org", "HTTP://example.org/x?y", "mailto:ada@example.org", "file:///tmp/x" };
  static const char *const left[] = { "javascript:alert(1)", "ssh://host", "/tmp/x", "example.org", "", "data:text/html,x", "smb://host/share" };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_assert_true (rung_workspace_may_open_uri (followed[i]));
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    g_assert_false (rung_workspace_may_open_uri (left[i]));
  g_assert_false (rung_workspace_may_open_uri (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("kept-file-is-ok-missing-or-changed", test_state_of_a_kept_file);
  ADD ("keeping-a-file-again-mends-its-copy", test_keeping_again_mends);
  ADD ("peeking-at-a-file-never-reads-it", test_peeking_never_reads);
  ADD ("files-are-read-in-a-thread", test_reading_in_a_thread);
  ADD ("linked-file-is-there-or-missing", test_state_of_a_link);
  ADD ("what-is-no-file-is-refused", test_what_is_no_file_is_refused);
  ADD ("too-large-to-keep-can-be-linked", test_too_large_to_keep_can_be_linked);
  ADD ("unreadable-file-is-refused", test_unreadable_is_refused);
  ADD ("full-disk-leaves-nothing-half", test_full_disk_leaves_nothing);
  ADD ("failed-edit-takes-the-copy-away", test_failed_edit_takes_the_copy_away);
  ADD ("undo-brings-evidence-and-file-back", test_undo_brings_the_file_back);
  ADD ("wins-and-their-files-travel", test_wins_and_their_files_travel);
  ADD ("kept-file-is-opened-under-its-own-name", test_opened_under_its_own_name);
  g_test_add_func ("/workspace/names-of-files-are-safe", test_names_are_safe);
  g_test_add_func ("/workspace/long-names-are-cut-between-characters", test_long_names_are_cut_between_characters);
  g_test_add_func ("/workspace/only-plain-links-are-followed", test_only_plain_links_are_followed);
  return g_test_run ();
}
