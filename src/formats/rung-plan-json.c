/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan as one JSON file: {"format": "rung-plan", "version": 1, "plan": {…},
 * "ladder": {…}, "roles": […], …}.  Member names are those of the field table;
 * data/schemas/rung-plan-1.schema.json says the same for others, and a test holds
 * the two together.
 *
 * 1. Lossless: read (write (snapshot)) is the snapshot.
 * 2. Canonical: equal snapshots give equal bytes, and reading and writing a
 *    canonical file gives the file. */

#include "rung-plan-json.h"

#include <string.h>

#include "rung-json-reader-private.h"
#include "rung-json-writer-private.h"

/* A plan has one PLAN and at most one LADDER: objects, not arrays. */
static gboolean
is_single (RungKind kind)
{
  return kind == RUNG_KIND_PLAN || kind == RUNG_KIND_LADDER;
}

static const char *
get_member_name (RungKind kind)
{
  const RungKindInfo *info = rung_kind_get_info (kind);

  return is_single (kind) ? info->name : info->plural;
}

static void
read_member (RungJsonReader    *reader,
             RungRecordBuilder *builder,
             guint             *field,
             guint32           *seen,
             const char        *name,
             JsonNode          *node)
{
  rung_json_reader_enter (reader, name);
  if (strcmp (name, "uid") == 0)
    builder->uid = rung_json_reader_get_uid (reader, node);
  else if (rung_json_reader_find_field (builder->kind, name, field))
    {
      *seen |= 1u << *field;
      rung_json_reader_get_field (reader, builder, (*field)++, node);
    }
  else
    rung_json_reader_complain (reader, "“%s” has no such member; remove it or mend its name",
                               rung_kind_get_info (builder->kind)->name);
  rung_json_reader_leave (reader);
}

static void
read_record (RungJsonReader *reader,
             RungKind        kind,
             JsonNode       *node,
             GPtrArray      *records)
{
  JsonObject *object = rung_json_reader_get_object (reader, node);
  RungRecordBuilder builder;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  guint field = 0;
  guint32 seen = 0;

  if (object == NULL)
    return;
  rung_record_builder_init (&builder, kind, "");
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    read_member (reader, &builder, &field, &seen, name, value);
  if (!json_object_has_member (object, "uid"))
    rung_json_reader_complain (reader, "“uid” is missing");
  rung_json_reader_need (reader, kind, seen);
  if (builder.uid == NULL) /* complained about; the snapshot will not be made */
    builder.uid = "";
  g_ptr_array_add (records, rung_record_builder_end (&builder));
}

static void
read_kind (RungJsonReader *reader,
           RungKind        kind,
           JsonNode       *node,
           GPtrArray      *records)
{
  JsonArray *array;

  if (is_single (kind))
    {
      read_record (reader, kind, node, records);
      return;
    }
  array = rung_json_reader_get_array (reader, node);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      rung_json_reader_enter_nth (reader, i);
      read_record (reader, kind, json_array_get_element (array, i), records);
      rung_json_reader_leave (reader);
    }
}

static gboolean
find_kind (const char *member_name,
           RungKind   *kind)
{
  for (*kind = 0; *kind < RUNG_N_KINDS; *kind += 1)
    if (strcmp (get_member_name (*kind), member_name) == 0)
      return TRUE;
  return FALSE;
}

static void
read_root (RungJsonReader *reader,
           GPtrArray      *records)
{
  JsonObject *root = rung_json_reader_get_root (reader);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  RungKind kind;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (strcmp (name, "format") == 0 || strcmp (name, "version") == 0)
        continue;
      rung_json_reader_enter (reader, name);
      if (find_kind (name, &kind))
        read_kind (reader, kind, node, records);
      else
        rung_json_reader_complain (reader, "a plan file has no such member; remove it or mend its name");
      rung_json_reader_leave (reader);
    }
  if (!json_object_has_member (root, get_member_name (RUNG_KIND_PLAN)))
    rung_json_reader_complain (reader, "“plan” is missing");
}

/**
 * rung_plan_json_read:
 * @bytes: the whole file
 * @name: (nullable): the file's name, for messages
 * @error: return location
 *
 * Reads a plan.  Nothing is skipped: an unknown member, a bad value or a broken
 * rule refuses the file, and the message names the first places (line, column and
 * JSON pointer) with what to do about them, one a line.
 *
 * Errors are %RUNG_FORMAT_ERROR, every code.  May be called from any thread.
 *
 * Returns: (transfer full) (nullable): all records of the plan, in accord with
 *   the rules
 */
RungSnapshot *
rung_plan_json_read (GBytes      *bytes,
                     const char  *name,
                     GError     **error)
{
  g_autoptr(RungJsonReader) reader = NULL;
  g_autoptr(GPtrArray) records = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  reader = rung_json_reader_new (bytes, name, RUNG_JSON_PLAN, error);
  if (reader == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  read_root (reader, records);
  if (!rung_json_reader_finish (reader, error))
    return NULL;
  return rung_json_make_snapshot (g_steal_pointer (&records), name, error);
}

static void
write_record (RungJsonWriter   *writer,
              const char       *name,
              const RungRecord *record)
{
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));

  rung_json_writer_open (writer, name, '{');
  rung_json_writer_add_text (writer, "uid", rung_record_get_uid (record));
  for (guint i = 0; i < info->n_fields; i++)
    rung_json_writer_add_field (writer, info->fields[i].name, record, i);
  rung_json_writer_close (writer, '}');
}

static void
write_kind (RungJsonWriter     *writer,
            const RungSnapshot *snapshot,
            RungKind            kind)
{
  guint first, n_records;

  rung_snapshot_get_range (snapshot, kind, &first, &n_records);
  if (n_records == 0)
    return;
  if (is_single (kind))
    {
      write_record (writer, get_member_name (kind), rung_snapshot_get (snapshot, first));
      return;
    }
  rung_json_writer_open (writer, get_member_name (kind), '[');
  for (guint i = 0; i < n_records; i++)
    write_record (writer, NULL, rung_snapshot_get (snapshot, first + i));
  rung_json_writer_close (writer, ']');
}

/**
 * rung_plan_json_write:
 * @snapshot: a plan that keeps the rules
 *
 * Writes every record of a plan, private ones too: whoever exports for others
 * passes rung_snapshot_without_private().  May be called from any thread.
 *
 * Returns: (transfer full): UTF-8, the same bytes for equal snapshots
 */
GBytes *
rung_plan_json_write (RungSnapshot *snapshot)
{
  RungJsonWriter writer;

  g_return_val_if_fail (snapshot != NULL, NULL);

  rung_json_writer_init (&writer);
  rung_json_writer_open (&writer, NULL, '{');
  rung_json_writer_add_text (&writer, "format", "rung-plan");
  rung_json_writer_add_integer (&writer, "version", RUNG_PLAN_JSON_VERSION);
  for (RungKind kind = 0; kind < RUNG_N_KINDS; kind++)
    write_kind (&writer, snapshot, kind);
  rung_json_writer_close (&writer, '}');
  return rung_json_writer_end (&writer);
}
