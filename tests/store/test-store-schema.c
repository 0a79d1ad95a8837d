/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Formats: what was released is frozen, what comes is reached in one step or not at all. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "rung-connection.h"
#include "rung-plan-json.h"
#include "rung-random-plan.h"
#include "rung-schema-private.h"
#include "store-fixture.h"

static void
test_format_1_is_frozen (void)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, rung_schema_1, -1);

  g_assert_cmpstr (sum, ==, "fad412c439d3ff2f84f94eb6d3b6f26321358210e7dd3188b9ef32b1197d5dca");
}

static const char *
get_column_type (RungFieldType type)
{
  switch ((int) type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_LOCALIZED:
    case RUNG_FIELD_LOCALIZED_LIST:
    case RUNG_FIELD_REFERENCE:
      return "TEXT";
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return "REAL";
    case RUNG_FIELD_BYTES:
      return "BLOB";
    default:
      return "INTEGER";
    }
}

/* One row of a query as text, the columns parted by spaces. */
static char * G_GNUC_PRINTF (2, 3)
query (sqlite3    *db,
       const char *format,
       ...)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  stmt = rung_sqlite_prepare (db, sql, "test", NULL);
  g_assert_nonnull (stmt);
  if (sqlite3_step (stmt) != SQLITE_ROW)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (stmt, 0));
}

static void
assert_table_is_of_kind (sqlite3 *db,
                         RungKind kind)
{
  const RungKindInfo *info = rung_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const RungFieldInfo *field = &info->fields[i];
      g_autofree char *type = query (db, "SELECT type FROM pragma_table_info('%s') WHERE name = '%s' AND cid = %u",
                                     info->name, field->name, i + 1);
      g_autofree char *target = query (db, "SELECT \"table\" FROM pragma_foreign_key_list('%s') WHERE \"from\" = '%s'",
                                       info->name, field->name);
      g_autofree char *index = query (db, "SELECT name FROM pragma_index_list('%s') "
                                      "WHERE name = '%s_by_%s'", info->name, info->name, field->name);

      g_test_message ("%s.%s", info->name, field->name);
      g_assert_cmpstr (type, ==, get_column_type (field->type));
      g_assert_cmpstr (target, ==, field->type == RUNG_FIELD_REFERENCE ? rung_kind_get_info (field->target)->name : NULL);
      g_assert_true ((index != NULL) == (field->type == RUNG_FIELD_REFERENCE));
    }
}

static void
test_field_table_and_schema_agree (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(sqlite3) db = rung_sqlite_open (fixture->path, SQLITE_OPEN_READONLY, NULL);

  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    {
      const RungKindInfo *info = rung_kind_get_info (kind);
      g_autofree char *n_columns = query (db, "SELECT count(*) FROM pragma_table_info('%s')", info->name);

      assert_table_is_of_kind (db, kind);
      g_assert_cmpint (atoi (n_columns), ==, info->n_fields + 1);
    }
}

static void
test_file_says_what_it_is (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(sqlite3) db = rung_sqlite_open (fixture->path, SQLITE_OPEN_READONLY, NULL);
  g_autofree char *application = query (db, "PRAGMA application_id");
  g_autofree char *version = query (db, "PRAGMA user_version");
  g_autofree char *mode = query (db, "PRAGMA journal_mode");

  g_assert_cmpstr (application, ==, "1383427687"); /* "Rung" */
  g_assert_cmpstr (version, ==, G_STRINGIFY (RUNG_STORE_VERSION));
  g_assert_cmpstr (mode, ==, "wal");
}

static const char next_step[] =
  "ALTER TABLE goal ADD COLUMN colour TEXT;"
  "UPDATE goal SET title = title || ' (moved)';";
static const char broken_step[] =
  "UPDATE goal SET title = 'gone';"
  "ALTER TABLE no_such_table ADD COLUMN colour TEXT;";

static void
test_migration_keeps_everything_and_a_copy (Fixture       *fixture,
                                            gconstpointer  data)
{
  const char *const steps[] = { rung_schema_1, next_step };
  const RungSchema schema = { steps, 2 };
  g_autofree char *kept = g_strconcat (fixture->path, ".format-1", NULL);
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(GError) error = NULL;
  RungConnection *connection;
  guint first, n_goals;

  before = snapshot_of (fixture->store);
  g_clear_object (&fixture->store);
  connection = rung_connection_open (fixture->path, &schema, &after, &error);
  g_assert_no_error (error);
  rung_connection_free (connection);
  assert_file_holds (kept, before);

  g_assert_cmpuint (rung_snapshot_get_size (after), ==, rung_snapshot_get_size (before));
  rung_snapshot_get_range (after, RUNG_KIND_GOAL, &first, &n_goals);
  g_assert_cmpuint (n_goals, >, 0);
  for (guint i = first; i < first + n_goals; i++)
    g_assert_true (g_str_has_suffix (rung_record_get_text (rung_snapshot_get (after, i), RUNG_GOAL_TITLE), " (moved)"));
  /* This program is older than that. */
  g_assert_null (rung_store_open (fixture->path, &error));
  g_assert_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_NEWER);
}

static void
test_failed_migration_changes_nothing (Fixture       *fixture,
                                       gconstpointer  data)
{
  const char *const steps[] = { rung_schema_1, broken_step };
  const RungSchema schema = { steps, 2 };
  g_autoptr(RungSnapshot) before = snapshot_of (fixture->store);
  g_autoptr(RungSnapshot) after = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_object (&fixture->store);
  g_assert_null (rung_connection_open (fixture->path, &schema, &after, &error));
  g_assert_nonnull (error);
  assert_file_holds (fixture->path, before);
  fixture_reopen (fixture);
  assert_plan_is (fixture->store, before);
}

static char *
read_fixture (const char *name,
              gsize      *size)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);

  return file_bytes (path, size);
}

static void
assert_every_field_occurs (RungSnapshot *snapshot)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    for (guint field = 0; field < rung_kind_get_info (kind)->n_fields; field++)
      {
        guint first, n_records;
        gboolean occurs = FALSE;

        rung_snapshot_get_range (snapshot, kind, &first, &n_records);
        for (guint i = first; i < first + n_records; i++)
          occurs = occurs || rung_record_has (rung_snapshot_get (snapshot, i), field);
        if (!occurs)
          g_test_message ("no %s has a %s", rung_kind_get_info (kind)->name, rung_kind_get_field (kind, field)->name);
        g_assert_true (occurs);
      }
}

/* A plan file as Rung 0.1 wrote it, the same plan as JSON, and the plan before the
 * one edit in its history. */
static void
test_plan_of_format_1_opens_lossless (Fixture       *fixture,
                                      gconstpointer  data)
{
  gsize size, json_size, undone_size;
  g_autofree char *frozen = read_fixture ("plan-v1.rung", &size);
  g_autofree char *json = read_fixture ("plan-v1.json", &json_size);
  g_autofree char *undone = read_fixture ("plan-v1-undone.txt", &undone_size);
  g_autofree char *undone_now = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (json, json_size);
  g_autoptr(RungSnapshot) expected = NULL;
  g_autoptr(RungSnapshot) before = NULL;
  g_autoptr(GPtrArray) complaints = NULL;
  g_autoptr(GError) error = NULL;

  expected = rung_plan_json_read (bytes, "plan-v1.json", &error);
  g_assert_no_error (error);
  assert_every_field_occurs (expected);
  g_assert_true (g_file_set_contents (fixture->path, frozen, size, NULL));
  complaints = rung_store_check_file (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (complaints->len, ==, 0);
  fixture_reopen (fixture);
  assert_plan_is (fixture->store, expected);
  /* Its history can be read as well. */
  g_assert_true (rung_store_undo (fixture->store, &error));
  before = snapshot_of (fixture->store);
  undone_now = text_of (before);
  g_assert_cmpstr (undone_now, ==, undone);
  g_assert_true (rung_store_redo (fixture->store, &error));
  assert_plan_is (fixture->store, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/format-1-is-frozen", test_format_1_is_frozen);
  fixture_add ("/store/field-table-and-schema-agree", test_field_table_and_schema_agree);
  fixture_add ("/store/file-says-what-it-is", test_file_says_what_it_is);
  fixture_add ("/store/migration-keeps-everything-and-a-copy", test_migration_keeps_everything_and_a_copy);
  fixture_add ("/store/failed-migration-changes-nothing", test_failed_migration_changes_nothing);
  fixture_add_empty ("/store/plan-of-format-1-opens-lossless", test_plan_of_format_1_opens_lossless);
  return g_test_run ();
}
