/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as rows, rows as records.
 *
 * 1. Columns come from the field table; names are quoted, for "by" and "end" are
 *    words of SQL.
 * 2. Rows are read in uid order, which is how the tables are kept and how a
 *    snapshot is ordered: nothing is sorted.
 * 3. What is read is believed only as far as its type and range: a flipped bit is
 *    an error that names record and column, never a crash further on.
 * 4. A change is one statement and has to change exactly one row.
 */

#include "rung-rows.h"

#include <math.h>
#include <string.h>

#include "rung-store.h"

/* Column 0 is the uid. */
#define COLUMN(field) ((int) (field) + 1)

struct _RungRows
{
  sqlite3      *db;
  sqlite3_stmt *inserts[RUNG_N_KINDS];
  sqlite3_stmt *deletes[RUNG_N_KINDS];
  GHashTable   *updates; /* kind << 32 | fields that change -> statement */
};

/**
 * rung_rows_new:
 * @db: a connection, borrowed; it has to live longer
 *
 * Returns: (transfer full): a reader and writer of its records
 */
RungRows *
rung_rows_new (sqlite3 *db)
{
  RungRows *self = g_new0 (RungRows, 1);

  self->db = db;
  self->updates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) rung_sqlite_finalize);
  return self;
}

void
rung_rows_free (RungRows *self)
{
  for (guint i = 0; i < RUNG_N_KINDS; i++)
    {
      sqlite3_finalize (self->inserts[i]);
      sqlite3_finalize (self->deletes[i]);
    }
  g_hash_table_unref (self->updates);
  g_free (self);
}

static gboolean
refuse_value (sqlite3_stmt  *stmt,
              RungKind       kind,
              guint          field,
              const char    *reason,
              GError       **error)
{
  sqlite3 *db = sqlite3_db_handle (stmt);
  const char *uid;
  g_autofree char *readable = NULL;

  /* Asking for a column fails without memory too, and the file is well then. */
  if (sqlite3_errcode (db) == SQLITE_NOMEM)
    {
      rung_sqlite_set_error (error, db, "read");
      return FALSE;
    }
  uid = (const char *) sqlite3_column_text (stmt, 0);
  readable = g_utf8_make_valid (uid != NULL ? uid : "", -1);
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED,
               "“%s” is damaged: the %s of %s %s %s; the file was kept as it is, restore a backup",
               sqlite3_db_filename (db, "main"),
               rung_kind_get_field (kind, field)->name, rung_kind_get_info (kind)->name, readable, reason);
  return FALSE;
}

static gboolean
is_in_range (const RungFieldInfo *info,
             gint64               value)
{
  switch (info->type)
    {
    case RUNG_FIELD_DAY:
      return value > 0 && value <= G_MAXUINT32;
    case RUNG_FIELD_BOOLEAN:
      return value == 0 || value == 1;
    case RUNG_FIELD_ENUM:
      return value >= 0 && value < (gint64) g_strv_length ((char **) info->names);
    default:
      return (info->minimum == 0 && info->maximum == 0) || (value >= info->minimum && value <= info->maximum);
    }
}

/* Most of most texts is ASCII, where eight bytes can be looked at together: that was a
 * seventh of the time of opening a plan.  Gives how many bytes from the start are
 * ASCII and not zero; may stop early. */
static gsize
skip_ascii (const char *text,
            gsize       size)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 highs = ones << 7;
  gsize position = 0;

  for (; position + sizeof (guint64) <= size; position += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, text + position, sizeof word);
      /* A zero byte borrows; a byte from 0x80 on has its high bit already. */
      if (((word | (word - ones)) & highs) != 0)
        break;
    }
  return position;
}

static const char *
get_column_text (sqlite3_stmt *stmt,
                 int           column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);
  gsize size = sqlite3_column_bytes (stmt, column);
  gsize plain;

  if (text == NULL)
    return NULL;
  plain = skip_ascii (text, size);
  /* With a length, GLib refuses zero bytes inside too. */
  return g_utf8_validate_len (text + plain, size - plain, NULL) ? text : NULL;
}

static GVariant *
parse_localized (sqlite3_stmt  *stmt,
                 int            column,
                 RungFieldType  type)
{
  const char *text = get_column_text (stmt, column);

  if (text == NULL)
    return NULL;
  return g_variant_parse (type == RUNG_FIELD_LOCALIZED ? G_VARIANT_TYPE ("a{ss}") : G_VARIANT_TYPE ("aa{ss}"),
                          text, NULL, NULL, NULL);
}

static GVariant *
get_column_bytes (sqlite3_stmt *stmt,
                  int           column)
{
  const void *bytes = sqlite3_column_blob (stmt, column);
  int size = sqlite3_column_bytes (stmt, column);

  if (bytes == NULL && size > 0)
    return NULL;
  return g_variant_ref_sink (g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, size, 1));
}

/* What one row needs until its record is made. */
typedef struct
{
  RungRecordBuilder builder;
  GVariant         *variants[RUNG_MAX_FIELDS];
  guint             n_variants;
} Row;

static const char *
read_text (Row          *row,
           sqlite3_stmt *stmt,
           guint         field)
{
  const char *text = get_column_text (stmt, COLUMN (field));

  if (text == NULL)
    return "is not text";
  rung_record_builder_set_text (&row->builder, field, text);
  return NULL;
}

static const char *
read_integer (Row                 *row,
              sqlite3_stmt        *stmt,
              guint                field,
              const RungFieldInfo *info)
{
  gint64 value = sqlite3_column_int64 (stmt, COLUMN (field));

  if (sqlite3_column_type (stmt, COLUMN (field)) != SQLITE_INTEGER || !is_in_range (info, value))
    return "is out of range";
  rung_record_builder_set_integer (&row->builder, field, value);
  return NULL;
}

static const char *
read_number (Row                 *row,
             sqlite3_stmt        *stmt,
             guint                field,
             const RungFieldInfo *info)
{
  double value = sqlite3_column_double (stmt, COLUMN (field));

  if (sqlite3_column_type (stmt, COLUMN (field)) != SQLITE_FLOAT || !isfinite (value) ||
      (info->type == RUNG_FIELD_FRACTION && (value < 0 || value > 1)))
    return "is out of range";
  rung_record_builder_set_number (&row->builder, field, value);
  return NULL;
}

static const char *
read_variant (Row                 *row,
              sqlite3_stmt        *stmt,
              guint                field,
              const RungFieldInfo *info)
{
  GVariant *value = info->type == RUNG_FIELD_BYTES ? get_column_bytes (stmt, COLUMN (field))
                                                   : parse_localized (stmt, COLUMN (field), info->type);

  if (value == NULL)
    return "cannot be read";
  row->variants[row->n_variants++] = value;
  rung_record_builder_set_variant (&row->builder, field, value);
  return NULL;
}

/* Returns what is wrong, or NULL. */
static const char *
read_field (Row                 *row,
            sqlite3_stmt        *stmt,
            guint                field,
            const RungFieldInfo *info)
{
  if (sqlite3_column_type (stmt, COLUMN (field)) == SQLITE_NULL)
    return NULL;
  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      return read_text (row, stmt, field);
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return read_number (row, stmt, field, info);
    case RUNG_FIELD_LOCALIZED:
    case RUNG_FIELD_LOCALIZED_LIST:
    case RUNG_FIELD_BYTES:
      return read_variant (row, stmt, field, info);
    case RUNG_FIELD_INTEGER:
    case RUNG_FIELD_DAY:
    case RUNG_FIELD_INSTANT:
    case RUNG_FIELD_BOOLEAN:
    case RUNG_FIELD_ENUM:
    default:
      return read_integer (row, stmt, field, info);
    }
}

static RungRecord *
read_record (sqlite3_stmt  *stmt,
             RungKind       kind,
             GError       **error)
{
  const RungKindInfo *info = rung_kind_get_info (kind);
  const char *uid = get_column_text (stmt, 0);
  RungRecord *record = NULL;
  const char *reason = NULL;
  guint field;
  Row row;

  row.n_variants = 0;
  rung_record_builder_init (&row.builder, kind, uid != NULL ? uid : "");
  for (field = 0; field < info->n_fields && reason == NULL; field++)
    reason = read_field (&row, stmt, field, &info->fields[field]);
  if (uid == NULL || *uid == '\0')
    reason = "has no uid";

  if (reason == NULL)
    record = rung_record_builder_end (&row.builder);
  else
    refuse_value (stmt, kind, field > 0 ? field - 1 : 0, reason, error);
  for (guint i = 0; i < row.n_variants; i++)
    g_variant_unref (row.variants[i]);
  return record;
}

static void
append_name (GString    *sql,
             const char *name)
{
  g_string_append_printf (sql, "\"%s\"", name);
}

static sqlite3_stmt *
prepare_select (RungRows  *self,
                RungKind   kind,
                GError   **error)
{
  const RungKindInfo *info = rung_kind_get_info (kind);
  g_autoptr(GString) sql = g_string_new ("SELECT \"uid\"");

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_string_append (sql, ", ");
      append_name (sql, info->fields[i].name);
    }
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY \"uid\"", info->name);
  return rung_sqlite_prepare (self->db, sql->str, "read", error);
}

/* A damaged tree can hand out a row twice or in the wrong place. */
static gboolean
is_next (GPtrArray  *records,
         RungRecord *record)
{
  return records->len == 0 || rung_record_compare (records->pdata[records->len - 1], record) < 0;
}

static gboolean
load_kind (RungRows   *self,
           RungKind    kind,
           GPtrArray  *records,
           GError    **error)
{
  g_autoptr(sqlite3_stmt) stmt = prepare_select (self, kind, error);
  RungStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = rung_sqlite_step (stmt, "read", error)) == RUNG_STEP_ROW)
    {
      g_autoptr(RungRecord) record = read_record (stmt, kind, error);

      if (record == NULL)
        return FALSE;
      if (!is_next (records, record))
        return refuse_value (stmt, kind, 0, "is out of order", error);
      g_ptr_array_add (records, g_steal_pointer (&record));
    }
  return step == RUNG_STEP_DONE;
}

/* Tables that are not there, or miss a column, are damage as well. */
static void
call_it_damaged (GError **error)
{
  if (error != NULL && g_error_matches (*error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_FAILED) &&
      strstr ((*error)->message, "no such ") != NULL)
    (*error)->code = RUNG_STORE_ERROR_DAMAGED;
}

/**
 * rung_rows_load:
 * @self: rows, inside a transaction so that all tables are of one moment
 * @error: return location for %RUNG_STORE_ERROR_DAMAGED or what SQLite says
 *
 * Reads every record.
 *
 * Returns: (transfer full): the plan as it stands in the file, or %NULL
 */
RungSnapshot *
rung_rows_load (RungRows  *self,
                GError   **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_autoptr(GError) local_error = NULL;

  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    if (!load_kind (self, kind, records, &local_error))
      {
        call_it_damaged (&local_error);
        g_propagate_error (error, g_steal_pointer (&local_error));
        return NULL;
      }
  return rung_snapshot_new_take (g_steal_pointer (&records));
}

static int
bind_variant (sqlite3_stmt *stmt,
              int           parameter,
              GVariant     *value)
{
  return sqlite3_bind_text (stmt, parameter, g_variant_print (value, FALSE), -1, g_free);
}

static int
bind_bytes (sqlite3_stmt *stmt,
            int           parameter,
            GVariant     *value)
{
  gsize size;
  const void *bytes = g_variant_get_fixed_array (value, &size, 1);

  /* A null pointer would bind NULL, which is unset, not empty. */
  return sqlite3_bind_blob64 (stmt, parameter, size > 0 ? bytes : "", size, SQLITE_STATIC);
}

static int
bind_field (sqlite3_stmt     *stmt,
            int               parameter,
            const RungRecord *record,
            guint             field)
{
  if (!rung_record_has (record, field))
    return sqlite3_bind_null (stmt, parameter);
  switch (rung_kind_get_field (rung_record_get_kind (record), field)->type)
    {
    case RUNG_FIELD_TEXT:
    case RUNG_FIELD_REFERENCE:
      return sqlite3_bind_text (stmt, parameter, rung_record_get_text (record, field), -1, SQLITE_STATIC);
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      return sqlite3_bind_double (stmt, parameter, rung_record_get_number (record, field));
    case RUNG_FIELD_LOCALIZED:
    case RUNG_FIELD_LOCALIZED_LIST:
      return bind_variant (stmt, parameter, rung_record_get_variant (record, field));
    case RUNG_FIELD_BYTES:
      return bind_bytes (stmt, parameter, rung_record_get_variant (record, field));
    case RUNG_FIELD_INTEGER:
    case RUNG_FIELD_DAY:
    case RUNG_FIELD_INSTANT:
    case RUNG_FIELD_BOOLEAN:
    case RUNG_FIELD_ENUM:
    default:
      return sqlite3_bind_int64 (stmt, parameter, rung_record_get_integer (record, field));
    }
}

/* Runs a statement of ours and sees that it met its one row. */
static gboolean
run_on_one_row (RungRows          *self,
                sqlite3_stmt      *stmt,
                int                bound,
                const RungRecord  *record,
                GError           **error)
{
  if (bound != SQLITE_OK)
    {
      rung_sqlite_set_error (error, self->db, "save");
      sqlite3_clear_bindings (stmt);
      return FALSE;
    }
  if (!rung_sqlite_run (stmt, "save", error))
    return FALSE;
  if (sqlite3_changes (self->db) == 1)
    return TRUE;
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED,
               "Could not save “%s”: %s %s is not where it should be in the file; nothing was changed",
               sqlite3_db_filename (self->db, "main"),
               rung_kind_get_info (rung_record_get_kind (record))->name, rung_record_get_uid (record));
  return FALSE;
}

static sqlite3_stmt *
ensure_insert (RungRows  *self,
               RungKind   kind,
               GError   **error)
{
  const RungKindInfo *info = rung_kind_get_info (kind);
  g_autoptr(GString) sql = NULL;

  if (self->inserts[kind] != NULL)
    return self->inserts[kind];
  sql = g_string_new (NULL);
  g_string_printf (sql, "INSERT INTO \"%s\" (\"uid\"", info->name);
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_string_append (sql, ", ");
      append_name (sql, info->fields[i].name);
    }
  g_string_append (sql, ") VALUES (?");
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return self->inserts[kind] = rung_sqlite_prepare (self->db, sql->str, "save", error);
}

static gboolean
insert_record (RungRows          *self,
               const RungRecord  *record,
               GError           **error)
{
  RungKind kind = rung_record_get_kind (record);
  sqlite3_stmt *stmt = ensure_insert (self, kind, error);
  int bound;

  if (stmt == NULL)
    return FALSE;
  bound = sqlite3_bind_text (stmt, 1, rung_record_get_uid (record), -1, SQLITE_STATIC);
  for (guint i = 0; i < rung_kind_get_info (kind)->n_fields && bound == SQLITE_OK; i++)
    bound = bind_field (stmt, COLUMN (i) + 1, record, i);
  return run_on_one_row (self, stmt, bound, record, error);
}

static gboolean
delete_record (RungRows          *self,
               const RungRecord  *record,
               GError           **error)
{
  RungKind kind = rung_record_get_kind (record);
  sqlite3_stmt **stmt = &self->deletes[kind];
  g_autofree char *sql = NULL;

  if (*stmt == NULL)
    {
      sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"uid\" = ?", rung_kind_get_info (kind)->name);
      *stmt = rung_sqlite_prepare (self->db, sql, "save", error);
    }
  if (*stmt == NULL)
    return FALSE;
  return run_on_one_row (self, *stmt,
                         sqlite3_bind_text (*stmt, 1, rung_record_get_uid (record), -1, SQLITE_STATIC),
                         record, error);
}

static guint32
find_changed_fields (const RungChange *change)
{
  guint n_fields = rung_kind_get_info (rung_record_get_kind (change->after))->n_fields;
  guint32 fields = 0;

  for (guint i = 0; i < n_fields; i++)
    if (!rung_record_field_equal (change->before, change->after, i))
      fields |= 1u << i;
  return fields;
}

static sqlite3_stmt *
prepare_update (RungRows  *self,
                RungKind   kind,
                guint32    fields,
                GError   **error)
{
  const RungKindInfo *info = rung_kind_get_info (kind);
  g_autoptr(GString) sql = g_string_new (NULL);
  const char *separator = "";

  g_string_printf (sql, "UPDATE \"%s\" SET ", info->name);
  for (guint i = 0; i < info->n_fields; i++)
    if ((fields >> i) & 1)
      {
        g_string_append_printf (sql, "%s\"%s\" = ?", separator, info->fields[i].name);
        separator = ", ";
      }
  g_string_append (sql, " WHERE \"uid\" = ?");
  return rung_sqlite_prepare (self->db, sql->str, "save", error);
}

static sqlite3_stmt *
ensure_update (RungRows  *self,
               RungKind   kind,
               guint32    fields,
               GError   **error)
{
  gint64 key = ((gint64) kind << 32) | fields;
  sqlite3_stmt *stmt = g_hash_table_lookup (self->updates, &key);

  if (stmt != NULL)
    return stmt;
  stmt = prepare_update (self, kind, fields, error);
  if (stmt != NULL)
    g_hash_table_insert (self->updates, g_memdup2 (&key, sizeof key), stmt);
  return stmt;
}

/* Only the columns that change are written, so SQLite leaves alone the keys and
 * indexes of the others. */
static gboolean
update_record (RungRows          *self,
               const RungChange  *change,
               GError           **error)
{
  guint32 fields = find_changed_fields (change);
  RungKind kind = rung_record_get_kind (change->after);
  sqlite3_stmt *stmt;
  int bound = SQLITE_OK;
  int parameter = 1;

  if (fields == 0)
    return TRUE;
  stmt = ensure_update (self, kind, fields, error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < rung_kind_get_info (kind)->n_fields && bound == SQLITE_OK; i++)
    if ((fields >> i) & 1)
      bound = bind_field (stmt, parameter++, change->after, i);
  if (bound == SQLITE_OK)
    bound = sqlite3_bind_text (stmt, parameter, rung_record_get_uid (change->after), -1, SQLITE_STATIC);
  return run_on_one_row (self, stmt, bound, change->after, error);
}

/**
 * rung_rows_write:
 * @self: rows, inside a transaction
 * @change: a record before and after
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Writes one change with one statement.
 *
 * Returns: whether exactly the row meant was changed; if not, the caller rolls back
 */
gboolean
rung_rows_write (RungRows          *self,
                 const RungChange  *change,
                 GError           **error)
{
  if (change->before == NULL)
    return insert_record (self, change->after, error);
  if (change->after == NULL)
    return delete_record (self, change->before, error);
  return update_record (self, change, error);
}
