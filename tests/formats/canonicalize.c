/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For developers and tests, not installed:
 *   canonicalize FILE     reads a plan or ladder, writes its canonical bytes
 *   canonicalize --fields writes the field table as JSON, for validate-data.py */

#include <stdio.h>

#include "rung-ladder-json.h"
#include "rung-plan-json.h"

static const char *const type_names[] = {
  [RUNG_FIELD_TEXT] = "text",
  [RUNG_FIELD_LOCALIZED] = "localized",
  [RUNG_FIELD_LOCALIZED_LIST] = "localized_list",
  [RUNG_FIELD_INTEGER] = "integer",
  [RUNG_FIELD_DAY] = "day",
  [RUNG_FIELD_INSTANT] = "instant",
  [RUNG_FIELD_NUMBER] = "number",
  [RUNG_FIELD_FRACTION] = "fraction",
  [RUNG_FIELD_BOOLEAN] = "boolean",
  [RUNG_FIELD_ENUM] = "enum",
  [RUNG_FIELD_REFERENCE] = "reference",
  [RUNG_FIELD_BYTES] = "bytes",
};

static void
print_field (const RungFieldInfo *info)
{
  g_print ("      {\"name\": \"%s\", \"type\": \"%s\", \"required\": %s",
           info->name, type_names[info->type], info->flags & RUNG_FIELD_REQUIRED ? "true" : "false");
  if (info->type == RUNG_FIELD_INTEGER && (info->minimum != 0 || info->maximum != 0))
    g_print (", \"minimum\": %" G_GINT64_FORMAT ", \"maximum\": %" G_GINT64_FORMAT, info->minimum, info->maximum);
  if (info->type == RUNG_FIELD_ENUM)
    {
      g_autofree char *names = g_strjoinv ("\", \"", (char **) info->names);

      g_print (", \"names\": [\"%s\"]", names);
    }
  g_print ("}");
}

static int
print_fields (void)
{
  g_print ("[\n");
  for (RungKind kind = 0; kind < RUNG_N_KINDS; kind++)
    {
      const RungKindInfo *info = rung_kind_get_info (kind);

      g_print ("  {\"name\": \"%s\", \"plural\": \"%s\", \"fields\": [\n", info->name, info->plural);
      for (guint i = 0; i < info->n_fields; i++)
        {
          print_field (&info->fields[i]);
          g_print ("%s\n", i + 1 < info->n_fields ? "," : "");
        }
      g_print ("  ]}%s\n", kind + 1 < RUNG_N_KINDS ? "," : "");
    }
  g_print ("]\n");
  return 0;
}

static GBytes *
canonicalize (const char  *path,
              GError     **error)
{
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(GBytes) bytes = NULL;
  RungJsonKind kind;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  bytes = g_bytes_new_take (data, length);
  if (!rung_json_sniff (bytes, path, &kind, error))
    return NULL;
  snapshot = kind == RUNG_JSON_PLAN ? rung_plan_json_read (bytes, path, error)
                                    : rung_ladder_json_read (bytes, path, error);
  if (snapshot == NULL)
    return NULL;
  return kind == RUNG_JSON_PLAN ? rung_plan_json_write (snapshot) : rung_ladder_json_write (snapshot);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (argc == 2 && g_str_equal (argv[1], "--fields"))
    return print_fields ();
  if (argc != 2)
    {
      g_printerr ("usage: canonicalize FILE | --fields\n");
      return 2;
    }
  bytes = canonicalize (argv[1], &error);
  if (bytes == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return fwrite (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 1, stdout) == 1 ? 0 : 1;
}
