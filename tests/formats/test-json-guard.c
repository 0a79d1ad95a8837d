/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guard against a table of texts, against the limits, and against json-glib:
 * what the guard lets through, json-glib reads and understands the same. */

#include "rung-json-guard.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "json-cases.h"

/* In a block of its exact size, so that ASan sees a step over the end. */
static gboolean
check_exact (const char  *text,
             gsize        length,
             GError     **error)
{
  g_autofree char *copy = g_memdup2 (text, length);

  return rung_json_guard_check (copy, length, "file.json", error);
}

static void
assert_parses (const JsonCase *json_case)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  gsize skip = g_str_has_prefix (json_case->text, "\xef\xbb\xbf") ? 3 : 0;

  json_parser_load_from_data (parser, json_case->text + skip, json_case->length - skip, &error);
  g_assert_no_error (error);
  g_assert_nonnull (json_parser_get_root (parser));
}

static void
test_case (gconstpointer data)
{
  const JsonCase *json_case = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *place = g_strdup_printf ("file.json, line %u, column %u: ", json_case->line, json_case->column);
  gboolean accepted = check_exact (json_case->text, json_case->length, &error);

  if (json_case->code == ACCEPTED)
    {
      g_assert_no_error (error);
      g_assert_true (accepted);
      assert_parses (json_case);
      return;
    }
  g_assert_false (accepted);
  g_assert_error (error, RUNG_FORMAT_ERROR, json_case->code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_cmpuint (strlen (error->message), >, strlen (place));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_cases_are_many (void)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (json_cases); i++)
    g_assert_true (g_hash_table_add (names, (char *) json_cases[i].name));
  g_assert_cmpuint (g_hash_table_size (names), >=, 150);
}

/* Every beginning of a valid text is refused, but for numbers and space. */
static void
test_cut_text_is_refused (void)
{
  static const char text[] = "{\"a\": [1.5e3, \"\\u00e9\\ud83d\\ude00\", true, null, {\"b\": {}}]}";

  for (gsize length = 0; length < sizeof text - 1; length++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (check_exact (text, length, &error));
      g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SYNTAX);
    }
}

static char *
nest (guint       depth,
      const char *open,
      const char *close)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

static void
test_depth_is_limited (void)
{
  g_autofree char *arrays = nest (RUNG_JSON_MAX_DEPTH, "[", "]");
  g_autofree char *objects = nest (RUNG_JSON_MAX_DEPTH, "{\"a\":", "}");
  g_autofree char *too_deep = nest (RUNG_JSON_MAX_DEPTH + 1, "[", "]");
  g_autofree char *too_deep_object = nest (RUNG_JSON_MAX_DEPTH + 1, "{\"a\":", "}");
  g_autoptr(GError) error = NULL;

  g_assert_true (check_exact (arrays, strlen (arrays), &error));
  g_assert_true (check_exact (objects, strlen (objects), &error));
  g_assert_no_error (error);
  g_assert_false (check_exact (too_deep, strlen (too_deep), &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
  g_assert_nonnull (strstr (error->message, "line 1, column 65"));
  g_clear_error (&error);
  g_assert_false (check_exact (too_deep_object, strlen (too_deep_object), &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
}

/* 100,000 brackets crash json-glib 1.6.6. */
static void
test_bottomless_nesting_does_not_crash (void)
{
  static const char *const brackets[] = { "[", "{\"a\":", "[{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      g_autofree char *text = nest (1000 * 1000, brackets[i], "");
      g_autoptr(GError) error = NULL;

      g_assert_false (check_exact (text, strlen (text), &error));
      g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
    }
}

static void
test_size_is_limited (void)
{
  gsize length = RUNG_JSON_MAX_BYTES;
  g_autofree char *text = g_malloc (length + 1);
  g_autoptr(GError) error = NULL;

  memset (text, ' ', length + 1);
  text[0] = '1';
  g_assert_true (rung_json_guard_check (text, length, "file.json", &error));
  g_assert_no_error (error);
  g_assert_false (rung_json_guard_check (text, length + 1, "file.json", &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
  g_assert_true (g_str_has_prefix (error->message, "file.json: "));
}

static void
test_members_are_limited (void)
{
  for (guint n = RUNG_JSON_MAX_MEMBERS; n <= RUNG_JSON_MAX_MEMBERS + 1; n++)
    {
      g_autoptr(GString) text = g_string_new ("{");
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, "%s\"%u\":0", i > 0 ? "," : "", i);
      g_string_append (text, "}");
      g_assert_true (check_exact (text->str, text->len, &error) == (n == RUNG_JSON_MAX_MEMBERS));
      if (n > RUNG_JSON_MAX_MEMBERS)
        g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
    }
}

static void
test_values_are_limited (void)
{
  gsize n = RUNG_JSON_MAX_VALUES;
  g_autofree char *text = g_malloc (2 * n + 2);
  g_autoptr(GError) error = NULL;

  text[0] = '[';
  for (gsize i = 0; i < n; i++)
    memcpy (text + 1 + 2 * i, "0,", 2);
  text[2 * (n - 1)] = ']'; /* n - 1 zeros and the array */
  g_assert_true (rung_json_guard_check (text, 2 * n - 1, "file.json", &error));
  g_assert_no_error (error);
  text[2 * (n - 1)] = ',';
  text[2 * n] = ']';
  g_assert_false (rung_json_guard_check (text, 2 * n + 1, "file.json", &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
}

static void
test_brackets_are_limited (void)
{
  g_autoptr(GString) text = g_string_new ("[[]");
  g_autoptr(GError) error = NULL;

  for (guint i = 2; i < RUNG_JSON_MAX_BRACKETS; i++)
    g_string_append (text, i % 2 ? ",[]" : ",{}");
  g_string_append_c (text, ']');
  g_assert_true (rung_json_guard_check (text->str, text->len, "file.json", &error));
  g_assert_no_error (error);
  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",{}]");
  g_assert_false (rung_json_guard_check (text->str, text->len, "file.json", &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
}

static void
test_number_length_is_limited (void)
{
  g_autoptr(GString) text = g_string_new ("0.");
  g_autoptr(GError) error = NULL;

  while (text->len < RUNG_JSON_MAX_NUMBER)
    g_string_append_c (text, '1');
  g_assert_true (check_exact (text->str, text->len, &error));
  g_string_append_c (text, '1');
  g_assert_false (check_exact (text->str, text->len, &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
}

/* Names whose djb2 and FNV-1a hashes may well collide, in many objects: the time
 * per byte must stay what it is for an array of texts.  A factor far above noise
 * tells linear from quadratic. */
static double
measure (const char *element,
         guint       repeats)
{
  g_autoptr(GString) text = g_string_new ("[0");
  g_autoptr(GError) error = NULL;
  gint64 start;

  for (guint i = 0; i < repeats; i++)
    g_string_append_printf (text, ",%s", element);
  g_string_append_c (text, ']');
  start = g_get_monotonic_time ();
  g_assert_true (rung_json_guard_check (text->str, text->len, NULL, &error));
  return (double) (g_get_monotonic_time () - start) / (double) text->len;
}

static void
test_time_is_linear_for_hostile_texts (void)
{
  g_autoptr(GString) object = g_string_new ("{");
  double small, large;

  for (guint i = 0; i < RUNG_JSON_MAX_MEMBERS; i++)
    {
      g_string_append (object, i > 0 ? ",\"" : "\"");
      for (guint bit = 0; bit < 7; bit++) /* “ab” and “bA” have one djb2 hash */
        g_string_append (object, (i >> bit) & 1 ? "ab" : "bA");
      g_string_append (object, "\":0");
    }
  g_string_append_c (object, '}');
  small = MIN (measure (object->str, 40), measure (object->str, 40));
  large = measure (object->str, 1600);
  g_test_message ("%.4f, then %.4f µs a byte", small, large);
  g_assert_cmpfloat (large, <, 8 * small);
  g_assert_cmpfloat (large, <, 2.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (json_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json-guard/", json_cases[i].name, NULL);

      g_test_add_data_func (path, &json_cases[i], test_case);
    }
  g_test_add_func ("/json-guard/cases-are-many", test_cases_are_many);
  g_test_add_func ("/json-guard/cut-text-is-refused", test_cut_text_is_refused);
  g_test_add_func ("/json-guard/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/json-guard/bottomless-nesting-does-not-crash", test_bottomless_nesting_does_not_crash);
  g_test_add_func ("/json-guard/size-is-limited", test_size_is_limited);
  g_test_add_func ("/json-guard/members-are-limited", test_members_are_limited);
  g_test_add_func ("/json-guard/values-are-limited", test_values_are_limited);
  g_test_add_func ("/json-guard/brackets-are-limited", test_brackets_are_limited);
  g_test_add_func ("/json-guard/number-length-is-limited", test_number_length_is_limited);
  g_test_add_func ("/json-guard/time-is-linear-for-hostile-texts", test_time_is_linear_for_hostile_texts);

  return g_test_run ();
}
