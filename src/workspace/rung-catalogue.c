/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the compiled catalogues of gettext (.mo; GNU gettext manual, "The Format of GNU MO
 * Files").  gettext itself has one language for the whole process; a document may have
 * another.
 *
 * A catalogue is a file like any other and may be damaged.
 * 1. Every offset is held against the size of the file, and every text has its end in it.
 * 2. A translation whose %-signs do not take the same arguments as the original is not
 *    used: printf() would read what is not there.
 * 3. Text that is not UTF-8 is not used.
 */

#include "rung-catalogue.h"

#include <gio/gio.h>
#include <string.h>

#define MAGIC 0x950412deu
#define MAX_SIZE (16 * 1024 * 1024)
#define MAX_FORMS 16

/* Between context and text. */
#define CONTEXT_GLUE "\004"

/* A translation; its forms stand behind one another, each with its own end. */
typedef struct
{
  const char *text;
  gsize       length; /* of all forms, without the last end */
} Translation;

struct _RungCatalogue
{
  GBytes     *bytes;
  GHashTable *translations; /* borrowed msgid -> Translation */
  char       *plural;       /* nullable */
  gulong      n_forms;
};

typedef struct
{
  const guint8 *data;
  gsize         size;
  gboolean      swapped;
} Reader;

static gboolean
read_number (const Reader *reader,
             gsize         offset,
             guint32      *value)
{
  if (offset > reader->size || reader->size - offset < sizeof *value)
    return FALSE;
  memcpy (value, reader->data + offset, sizeof *value);
  if (reader->swapped)
    *value = GUINT32_SWAP_LE_BE (*value);
  return TRUE;
}

/* The text that entry @index of the table at @table describes: length, then offset. */
static gboolean
read_text (const Reader  *reader,
           gsize          table,
           guint32        index,
           const char   **text,
           gsize         *text_length)
{
  gsize entry = table + (gsize) index * 8;
  guint32 length, offset;

  if (!read_number (reader, entry, &length) || !read_number (reader, entry + 4, &offset) ||
      offset > reader->size || reader->size - offset <= length ||
      reader->data[offset + length] != '\0')
    return FALSE;
  *text = (const char *) reader->data + offset;
  *text_length = length;
  return TRUE;
}

/* --- Formats -------------------------------------------------------------- */

/* One %-sign: which argument it takes and of what type. */
typedef struct
{
  guint position;
  char  type[4]; /* modifiers and conversion, "lu" */
} Conversion;

#define MAX_CONVERSIONS 16

/* Reads a conversion behind a %-sign.  No space flag: "100 % of" is no conversion. */
static const char *
read_conversion (const char *at,
                 guint      *next,
                 Conversion *conversion)
{
  const char *digits = at;
  gsize length = 0;

  conversion->position = 0;
  while (g_ascii_isdigit (*digits))
    digits++;
  if (*digits == '$' && digits - at == 1 && *at != '0')
    {
      conversion->position = *at - '0';
      at = digits + 1;
    }
  while (*at != '\0' && strchr ("-+0#'", *at) != NULL)
    at++;
  while (g_ascii_isdigit (*at) || *at == '.')
    at++;
  while (*at != '\0' && strchr ("hlzjt", *at) != NULL && length < 2)
    conversion->type[length++] = *at++;
  if (*at == '\0' || strchr ("diouxXeEfFgGcspn*", *at) == NULL)
    return NULL;
  conversion->type[length++] = *at++;
  conversion->type[length] = '\0';
  if (conversion->position == 0)
    conversion->position = ++*next;
  return at;
}

/* @strange: whether there is a %-sign that is none of these; printf() knows more. */
static guint
list_conversions (const char *format,
                  Conversion *conversions,
                  gboolean   *strange)
{
  guint n_conversions = 0, next = 0;

  *strange = FALSE;
  for (const char *at = strchr (format, '%'); at != NULL; at = strchr (at, '%'))
    {
      const char *after;

      at++;
      if (*at == '%')
        {
          at++;
          continue;
        }
      if (n_conversions == MAX_CONVERSIONS)
        return G_MAXUINT;
      after = read_conversion (at, &next, &conversions[n_conversions]);
      if (after == NULL)
        {
          *strange = TRUE;
          continue;
        }
      n_conversions++;
      at = after;
    }
  return n_conversions;
}

static const Conversion *
find_position (const Conversion *conversions,
               guint             n_conversions,
               guint             position)
{
  for (guint i = 0; i < n_conversions; i++)
    if (conversions[i].position == position)
      return &conversions[i];
  return NULL;
}

/**
 * rung_format_is_like:
 * @format: a translation
 * @original: what it translates
 *
 * Finds whether printf() may take @format in place of @original: each of its %-signs
 * takes an argument that @original takes too, as the same type.  The last ones may be
 * missing ("one goal").
 *
 * Returns: whether it may
 */
gboolean
rung_format_is_like (const char *format,
                     const char *original)
{
  Conversion ours[MAX_CONVERSIONS], theirs[MAX_CONVERSIONS];
  gboolean ours_strange, theirs_strange;
  guint n_ours = list_conversions (original, ours, &ours_strange);
  guint n_theirs = list_conversions (format, theirs, &theirs_strange);

  if (n_ours == G_MAXUINT || n_theirs == G_MAXUINT)
    return FALSE;
  /* A text without arguments may say "100 %"; a format may not. */
  if (n_ours > 0 && theirs_strange)
    return FALSE;
  for (guint i = 0; i < n_theirs; i++)
    {
      const Conversion *same = find_position (ours, n_ours, theirs[i].position);

      if (same == NULL || strcmp (same->type, theirs[i].type) != 0)
        return FALSE;
      /* printf() cannot step over an argument whose type nobody tells it. */
      for (guint position = 1; position < theirs[i].position; position++)
        if (find_position (theirs, n_theirs, position) == NULL)
          return FALSE;
    }
  return TRUE;
}

/* --- Reading -------------------------------------------------------------- */

/* An original of two forms is the one for one, its end, and the one for many; the latter
 * has all the arguments. */
static gboolean
is_fit (const char        *msgid,
        gsize              msgid_length,
        const Translation *translation)
{
  const char *many = strlen (msgid) < msgid_length ? msgid + strlen (msgid) + 1 : msgid;
  const char *end = translation->text + translation->length;

  /* Where nothing is translated, the text is empty. */
  if (translation->length == 0)
    return FALSE;
  for (const char *form = translation->text; form <= end; form += strlen (form) + 1)
    if (!g_utf8_validate (form, -1, NULL) || !rung_format_is_like (form, many))
      return FALSE;
  return TRUE;
}

static void
read_plural_rule (RungCatalogue *self,
                  const char    *head)
{
  const char *line = strstr (head, "Plural-Forms:");
  const char *n_forms = line ? strstr (line, "nplurals=") : NULL;
  const char *plural = n_forms ? strstr (n_forms, "plural=") : NULL;
  gulong form;

  if (plural == NULL)
    return;
  self->n_forms = g_ascii_strtoull (n_forms + strlen ("nplurals="), NULL, 10);
  plural += strlen ("plural=");
  self->plural = g_strndup (plural, strcspn (plural, ";\n"));
  if (self->n_forms == 0 || self->n_forms > MAX_FORMS || !rung_plural_evaluate (self->plural, 1, &form))
    g_clear_pointer (&self->plural, g_free);
}

static gboolean
read_entry (RungCatalogue *self,
            const Reader  *reader,
            gsize          originals,
            gsize          translations,
            guint32        index)
{
  g_autofree Translation *translation = g_new0 (Translation, 1);
  const char *msgid;
  gsize msgid_length;

  if (!read_text (reader, originals, index, &msgid, &msgid_length) ||
      !read_text (reader, translations, index, &translation->text, &translation->length))
    return FALSE;
  if (*msgid == '\0')
    read_plural_rule (self, translation->text);
  else if (is_fit (msgid, msgid_length, translation))
    g_hash_table_replace (self->translations, (gpointer) msgid, g_steal_pointer (&translation));
  return TRUE;
}

static gboolean
read_entries (RungCatalogue *self,
              const Reader  *reader)
{
  guint32 revision, n_entries, originals, translations;

  if (!read_number (reader, 4, &revision) || !read_number (reader, 8, &n_entries) ||
      !read_number (reader, 12, &originals) || !read_number (reader, 16, &translations) ||
      revision >> 16 > 1 || n_entries > reader->size / 8)
    return FALSE;
  for (guint32 i = 0; i < n_entries; i++)
    if (!read_entry (self, reader, originals, translations, i))
      return FALSE;
  return TRUE;
}

/**
 * rung_catalogue_new:
 * @bytes: a compiled catalogue
 * @error: return location for %G_IO_ERROR_INVALID_DATA
 *
 * Reads a catalogue.
 *
 * Returns: (transfer full): the catalogue, or %NULL if it is damaged
 */
RungCatalogue *
rung_catalogue_new (GBytes  *bytes,
                    GError **error)
{
  g_autoptr(RungCatalogue) self = g_new0 (RungCatalogue, 1);
  Reader reader = { NULL, };
  guint32 magic = 0;

  self->bytes = g_bytes_ref (bytes);
  self->translations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->n_forms = 2;
  reader.data = g_bytes_get_data (bytes, &reader.size);
  if (read_number (&reader, 0, &magic))
    reader.swapped = magic == GUINT32_SWAP_LE_BE (MAGIC);
  if ((magic != MAGIC && !reader.swapped) || !read_entries (self, &reader))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The catalogue of texts is damaged");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * rung_catalogue_load:
 * @path: a file
 * @error: return location for %G_FILE_ERROR or %G_IO_ERROR_INVALID_DATA
 *
 * Reads a catalogue from a file.  The file is copied, not mapped: one that is replaced
 * while it is in use must not take the program down.
 *
 * Returns: (transfer full): the catalogue, or %NULL
 */
RungCatalogue *
rung_catalogue_load (const char  *path,
                     GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  bytes = g_bytes_new_take (contents, length);
  if (length > MAX_SIZE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The catalogue %s is too large", path);
      return NULL;
    }
  return rung_catalogue_new (bytes, error);
}

void
rung_catalogue_free (RungCatalogue *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->translations);
  g_free (self->plural);
  g_free (self);
}

/* --- Asking --------------------------------------------------------------- */

static const Translation *
find (RungCatalogue *self,
      const char    *context,
      const char    *msgid)
{
  g_autofree char *key = NULL;

  if (context == NULL)
    return g_hash_table_lookup (self->translations, msgid);
  key = g_strconcat (context, CONTEXT_GLUE, msgid, NULL);
  return g_hash_table_lookup (self->translations, key);
}

/**
 * rung_catalogue_lookup:
 * @self: a catalogue
 * @context: (nullable): a context
 * @msgid: a text
 *
 * Returns: (transfer none) (nullable): its translation
 */
const char *
rung_catalogue_lookup (RungCatalogue *self,
                       const char    *context,
                       const char    *msgid)
{
  const Translation *translation = find (self, context, msgid);

  return translation ? translation->text : NULL;
}

/**
 * rung_catalogue_lookup_plural:
 * @self: a catalogue
 * @msgid: the text for one
 * @n: how many
 *
 * Returns: (transfer none) (nullable): the form that goes with @n; the first where the
 *   catalogue has no such form
 */
const char *
rung_catalogue_lookup_plural (RungCatalogue *self,
                              const char    *msgid,
                              gulong         n)
{
  const Translation *translation = find (self, NULL, msgid);
  const char *form, *end;
  gulong which = n != 1;

  if (translation == NULL)
    return NULL;
  if (self->plural != NULL && (!rung_plural_evaluate (self->plural, n, &which) || which >= self->n_forms))
    which = 0;
  form = translation->text;
  end = translation->text + translation->length;
  for (; which > 0; which--)
    {
      form += strlen (form) + 1;
      if (form > end)
        return translation->text;
    }
  return form;
}
