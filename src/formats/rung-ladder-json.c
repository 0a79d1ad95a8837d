/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ladder as a JSON file that people write by hand:
 * {"format": "rung-ladder", "version": 1, "id": …, "roles": [{"id": …,
 * "responsibilities": [{"id": …}]}]}; data/schemas/rung-ladder-1.schema.json.
 *
 * 1. Members are the fields of LADDER, ROLE and RESPONSIBILITY by their names, but
 *    for what the place says: a role's position is its ordinal, a responsibility
 *    stands inside its role, uids follow from ids.  LADDER's own version is
 *    "ladder_version", "version" being the format's.
 * 2. Whatever the format can say is read and written without loss. */

#include "rung-ladder-json.h"

#include <string.h>

#include "rung-json-reader-private.h"
#include "rung-json-writer-private.h"
#include "rung-uid.h"

#define MAX_ID_BYTES 100

typedef struct
{
  RungJsonReader *reader;
  const char     *ladder_id;
  GHashTable     *uids; /* of items read so far; SHA-1 inside, so nobody can aim at collisions */
  GPtrArray      *records;
} LadderReader;

static gboolean
is_id (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789.-");

  return length > 0 && text[length] == '\0' && length <= MAX_ID_BYTES;
}

static gboolean
is_implied (RungKind kind,
            guint    field)
{
  return (kind == RUNG_KIND_ROLE && field == RUNG_ROLE_ORDINAL) ||
         (kind == RUNG_KIND_RESPONSIBILITY &&
          (field == RUNG_RESPONSIBILITY_ORDINAL || field == RUNG_RESPONSIBILITY_ROLE));
}

static const char *
get_member_name (RungKind kind,
                 guint    field)
{
  if (kind == RUNG_KIND_LADDER && field == RUNG_LADDER_VERSION)
    return "ladder_version";
  return rung_kind_get_field (kind, field)->name;
}

/* The member that is no field: what stands inside. */
static const char *
get_children_name (RungKind kind)
{
  switch (kind)
    {
    case RUNG_KIND_LADDER:
      return "roles";
    case RUNG_KIND_ROLE:
      return "responsibilities";
    default:
      return NULL;
    }
}

static gboolean
is_known_besides_fields (RungKind    kind,
                         const char *name)
{
  return g_strcmp0 (name, get_children_name (kind)) == 0 ||
         (kind == RUNG_KIND_LADDER && (strcmp (name, "format") == 0 || strcmp (name, "version") == 0));
}

static gboolean
find_field (RungKind    kind,
            const char *name,
            guint      *field)
{
  for (*field = 0; *field < rung_kind_get_info (kind)->n_fields; *field += 1)
    if (!is_implied (kind, *field) && strcmp (get_member_name (kind, *field), name) == 0)
      return TRUE;
  return FALSE;
}

G_STATIC_ASSERT (RUNG_LADDER_ID == 0 && RUNG_ROLE_ID == 0 && RUNG_RESPONSIBILITY_ID == 0);
#define ID_FIELD 0

/* All but the id, which has been looked at. */
static void
read_fields (LadderReader      *self,
             RungRecordBuilder *builder,
             JsonObject        *object)
{
  guint32 seen = 1u << ID_FIELD;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint field;

  for (field = 0; field < rung_kind_get_info (builder->kind)->n_fields; field++)
    if (is_implied (builder->kind, field))
      seen |= 1u << field;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      rung_json_reader_enter (self->reader, name);
      if (find_field (builder->kind, name, &field))
        {
          seen |= 1u << field;
          if (field != ID_FIELD)
            rung_json_reader_get_field (self->reader, builder, field, node);
        }
      else if (!is_known_besides_fields (builder->kind, name))
        rung_json_reader_complain (self->reader, "“%s” has no such member; remove it or mend its name",
                                   rung_kind_get_info (builder->kind)->name);
      rung_json_reader_leave (self->reader);
    }
  rung_json_reader_need (self->reader, builder->kind, seen);
}

/* The id of an object, or NULL after a complaint. */
static const char *
read_id (RungJsonReader *reader,
         JsonObject     *object)
{
  const char *id = NULL;

  if (!json_object_has_member (object, "id"))
    {
      rung_json_reader_complain (reader, "“id” is missing");
      return NULL;
    }
  rung_json_reader_enter (reader, "id");
  id = rung_json_reader_get_text (reader, json_object_get_member (object, "id"));
  if (id != NULL && !is_id (id))
    {
      rung_json_reader_complain (reader, "an id has 1 to %d of the characters a to z, 0 to 9, “.” and “-”", MAX_ID_BYTES);
      id = NULL;
    }
  rung_json_reader_leave (reader);
  return id;
}

/* The uid that goes with an id; empty after a complaint. */
static char *
make_uid (LadderReader *self,
          const char   *id)
{
  char *uid;

  if (id == NULL)
    return g_strdup ("");
  uid = rung_uid_new_for_item (self->ladder_id, id);
  if (!g_hash_table_add (self->uids, g_strdup (uid)))
    {
      rung_json_reader_enter (self->reader, "id");
      rung_json_reader_complain (self->reader, "“%s” is the id of another role or responsibility; ids stand once in a file", id);
      rung_json_reader_leave (self->reader);
    }
  return uid;
}

static void
read_item (LadderReader *self,
           RungKind      kind,
           guint         ordinal,
           const char   *role_uid,
           JsonObject   *object);

static void
read_children (LadderReader *self,
               RungKind      parent_kind,
               const char   *parent_uid,
               JsonObject   *parent)
{
  const char *name = get_children_name (parent_kind);
  JsonArray *array;

  if (name == NULL || !json_object_has_member (parent, name))
    return;
  rung_json_reader_enter (self->reader, name);
  array = rung_json_reader_get_array (self->reader, json_object_get_member (parent, name));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object;

      rung_json_reader_enter_nth (self->reader, i);
      object = rung_json_reader_get_object (self->reader, json_array_get_element (array, i));
      if (object != NULL)
        read_item (self, parent_kind + 1, i, parent_uid, object);
      rung_json_reader_leave (self->reader);
    }
  rung_json_reader_leave (self->reader);
}

static void
read_item (LadderReader *self,
           RungKind      kind,
           guint         ordinal,
           const char   *role_uid,
           JsonObject   *object)
{
  const char *id = read_id (self->reader, object);
  g_autofree char *uid = make_uid (self, id);
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, kind, uid);
  rung_record_builder_set_text (&builder, ID_FIELD, id);
  read_fields (self, &builder, object);
  if (kind == RUNG_KIND_ROLE)
    rung_record_builder_set_integer (&builder, RUNG_ROLE_ORDINAL, ordinal);
  else
    {
      rung_record_builder_set_integer (&builder, RUNG_RESPONSIBILITY_ORDINAL, ordinal);
      rung_record_builder_set_text (&builder, RUNG_RESPONSIBILITY_ROLE, role_uid);
    }
  g_ptr_array_add (self->records, rung_record_builder_end (&builder));
  read_children (self, kind, uid, object);
}

static void
read_root (LadderReader *self)
{
  JsonObject *root = rung_json_reader_get_root (self->reader);
  g_autofree char *uid = NULL;
  RungRecordBuilder builder;

  self->ladder_id = read_id (self->reader, root);
  if (self->ladder_id == NULL)
    self->ladder_id = "";
  uid = rung_uid_new_for_item (self->ladder_id, "");
  rung_record_builder_init (&builder, RUNG_KIND_LADDER, uid);
  rung_record_builder_set_text (&builder, ID_FIELD, self->ladder_id);
  read_fields (self, &builder, root);
  g_ptr_array_add (self->records, rung_record_builder_end (&builder));
  if (!json_object_has_member (root, "roles"))
    rung_json_reader_complain (self->reader, "“roles” is missing");
  read_children (self, RUNG_KIND_LADDER, uid, root);
}

/**
 * rung_ladder_json_read:
 * @bytes: the whole file
 * @name: (nullable): the file's name, for messages
 * @error: return location
 *
 * Reads a ladder; refuses what rung_plan_json_read() would, and ids that stand
 * twice.  Uids are rung_uid_new_for_item() of the ladder's and the item's id, of
 * the ladder itself with an empty item id.
 *
 * Errors are %RUNG_FORMAT_ERROR, every code.  May be called from any thread.
 *
 * Returns: (transfer full) (nullable): one LADDER record, its ROLE and
 *   RESPONSIBILITY records
 */
RungSnapshot *
rung_ladder_json_read (GBytes      *bytes,
                       const char  *name,
                       GError     **error)
{
  g_autoptr(RungJsonReader) reader = NULL;
  g_autoptr(GHashTable) uids = NULL;
  g_autoptr(GPtrArray) records = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  reader = rung_json_reader_new (bytes, name, RUNG_JSON_LADDER, error);
  if (reader == NULL)
    return NULL;
  uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  read_root (&(LadderReader) { .reader = reader, .uids = uids, .records = records });
  if (!rung_json_reader_finish (reader, error))
    return NULL;
  return rung_json_make_snapshot (g_steal_pointer (&records), name, error);
}

typedef struct
{
  RungJsonWriter  json;
  GHashTable     *ids;      /* of items written so far */
  GHashTable     *by_role;  /* role uid -> GPtrArray of RungRecord, by ordinal */
} LadderWriter;

static int
compare_ordinals (gconstpointer a,
                  gconstpointer b)
{
  RungRecord *one = *(RungRecord *const *) a;
  RungRecord *other = *(RungRecord *const *) b;
  guint field = rung_record_get_kind (one) == RUNG_KIND_ROLE ? RUNG_ROLE_ORDINAL : RUNG_RESPONSIBILITY_ORDINAL;
  gint64 difference = rung_record_get_integer (one, field) - rung_record_get_integer (other, field);

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return rung_record_compare (one, other);
}

static GPtrArray *
list_by_ordinal (RungSnapshot *snapshot,
                 RungKind      kind)
{
  GPtrArray *list = g_ptr_array_new ();
  guint first, n_records;

  rung_snapshot_get_range (snapshot, kind, &first, &n_records);
  for (guint i = 0; i < n_records; i++)
    g_ptr_array_add (list, rung_snapshot_get (snapshot, first + i));
  g_ptr_array_sort (list, compare_ordinals);
  return list;
}

static GHashTable *
group_by_role (GPtrArray *responsibilities)
{
  GHashTable *by_role = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < responsibilities->len; i++)
    {
      RungRecord *record = g_ptr_array_index (responsibilities, i);
      const char *role = rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE);
      GPtrArray *group = g_hash_table_lookup (by_role, role ? role : "");

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (by_role, (char *) (role ? role : ""), group);
        }
      g_ptr_array_add (group, record);
    }
  return by_role;
}

/* An id as the format wants it; ladders inside plans need not have one. */
static char *
make_id (const char *text)
{
  char *id = g_ascii_strdown (text, MIN (strlen (text), MAX_ID_BYTES));

  g_strcanon (id, "abcdefghijklmnopqrstuvwxyz0123456789.-", '-');
  return id;
}

/* Roles and responsibilities added by a person have no id: their uid serves. */
static void
write_item_id (LadderWriter     *self,
               const RungRecord *record)
{
  guint field = rung_record_get_kind (record) == RUNG_KIND_ROLE ? RUNG_ROLE_ID : RUNG_RESPONSIBILITY_ID;
  const char *id = rung_record_get_text (record, field);
  g_autofree char *made = NULL;

  if (id == NULL || !is_id (id) || g_hash_table_contains (self->ids, id))
    id = made = make_id (rung_record_get_uid (record));
  for (guint i = 2; g_hash_table_contains (self->ids, id); i++)
    {
      g_free (made);
      id = made = g_strdup_printf ("%s-%u", rung_kind_get_info (rung_record_get_kind (record))->name, i);
    }
  g_hash_table_add (self->ids, g_strdup (id));
  rung_json_writer_add_text (&self->json, "id", id);
}

/* All fields but the id, which comes first in every kind. */
static void
write_fields (LadderWriter     *self,
              const RungRecord *record)
{
  RungKind kind = rung_record_get_kind (record);

  for (guint i = 1; i < rung_kind_get_info (kind)->n_fields; i++)
    if (!is_implied (kind, i))
      rung_json_writer_add_field (&self->json, get_member_name (kind, i), record, i);
}

static void
write_items (LadderWriter *self,
             const char   *name,
             GPtrArray    *items)
{
  rung_json_writer_open (&self->json, name, '[');
  for (guint i = 0; i < items->len; i++)
    {
      const RungRecord *record = g_ptr_array_index (items, i);
      GPtrArray *children = g_hash_table_lookup (self->by_role, rung_record_get_uid (record));

      rung_json_writer_open (&self->json, NULL, '{');
      write_item_id (self, record);
      write_fields (self, record);
      if (rung_record_get_kind (record) == RUNG_KIND_ROLE && children != NULL)
        write_items (self, "responsibilities", children);
      rung_json_writer_close (&self->json, '}');
    }
  rung_json_writer_close (&self->json, ']');
}

/**
 * rung_ladder_json_write:
 * @snapshot: a ladder, or a plan with one
 *
 * Writes the ladder of a snapshot and leaves the rest.  What has no id of the
 * format's form (a role that a person added) gets one made of its uid.
 *
 * Returns: (transfer full) (nullable): UTF-8, the same bytes for equal ladders;
 *   %NULL if there is no LADDER record
 */
GBytes *
rung_ladder_json_write (RungSnapshot *snapshot)
{
  g_autoptr(GPtrArray) roles = NULL;
  g_autoptr(GPtrArray) responsibilities = NULL;
  g_autoptr(GHashTable) ids = NULL;
  g_autoptr(GHashTable) by_role = NULL;
  g_autofree char *id = NULL;
  LadderWriter self;
  const RungRecord *ladder;
  guint first, n_records;

  g_return_val_if_fail (snapshot != NULL, NULL);

  rung_snapshot_get_range (snapshot, RUNG_KIND_LADDER, &first, &n_records);
  if (n_records == 0)
    return NULL;
  ladder = rung_snapshot_get (snapshot, first);
  roles = list_by_ordinal (snapshot, RUNG_KIND_ROLE);
  responsibilities = list_by_ordinal (snapshot, RUNG_KIND_RESPONSIBILITY);
  self.by_role = by_role = group_by_role (responsibilities);
  self.ids = ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  rung_json_writer_init (&self.json);
  rung_json_writer_open (&self.json, NULL, '{');
  rung_json_writer_add_text (&self.json, "format", "rung-ladder");
  rung_json_writer_add_integer (&self.json, "version", RUNG_LADDER_JSON_VERSION);
  id = make_id (rung_record_get_text (ladder, RUNG_LADDER_ID) ? rung_record_get_text (ladder, RUNG_LADDER_ID) : "ladder");
  rung_json_writer_add_text (&self.json, "id", *id != '\0' ? id : "ladder");
  write_fields (&self, ladder);
  write_items (&self, "roles", roles);
  rung_json_writer_close (&self.json, '}');
  return rung_json_writer_end (&self.json);
}
