/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Good files, broken at random: the readers refuse them with a message, or give
 * a snapshot that can be saved and loaded like any other; they never crash. */

#include <string.h>

#include "rung-ladder-json.h"
#include "rung-plan-json.h"
#include "rung-random-plan.h"

#define ROUNDS 800

typedef RungSnapshot *(*Read)  (GBytes *bytes, const char *name, GError **error);
typedef GBytes       *(*Write) (RungSnapshot *snapshot);

/* Bits of JSON and of our formats that are likely to hurt. */
static const char *const pieces[] = {
  "null", "true", "-1", "1e400", "9223372036854775808", "0", "\"\"", "{}", "[]", "[", "]", "{", "}", ",", ":", "\"",
  "\\", "\\u0000", "\\ud800", "\\u0061", "\xff", "\xef\xbb\xbf", "2026-02-30", "\"uid\": \"g\",", "\"version\": 2,",
  "\"title\": 7", "\"nonsense\"", "\x01", "\n", "发", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
};

static void
mutate (GString *text)
{
  gsize position = text->len > 0 ? g_test_rand_int_range (0, text->len) : 0;
  gsize draw = g_test_rand_int_range (1, 40);
  gsize length = MIN (text->len - position, draw);
  const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

  switch (g_test_rand_int_range (0, 9))
    {
    case 0: /* a byte changes */
      if (text->len > 0)
        text->str[position] = (char) g_test_rand_int_range (0, 256);
      break;
    case 1: /* some bytes go */
      g_string_erase (text, position, length);
      break;
    case 2: /* something comes */
      g_string_insert (text, position, piece);
      break;
    case 3: /* something replaces something */
      g_string_erase (text, position, length);
      g_string_insert (text, position, piece);
      break;
    case 4: /* a part stands twice */
      {
        g_autofree char *part = g_strndup (text->str + position, length);

        g_string_insert (text, g_test_rand_int_range (0, text->len + 1), part);
      }
      break;
    case 5: /* the end is cut off */
      g_string_truncate (text, position);
      break;
    default: /* a letter or digit becomes another: still JSON, mostly */
      if (text->len > 0 && g_ascii_isalnum (text->str[position]))
        text->str[position] = "0129abeEnutZ"[g_test_rand_int_range (0, 12)];
    }
}

static void
try (GString *text,
     Read     read,
     Write    write,
     guint   *n_accepted)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = read (bytes, "hostile.json", &error);
  g_autoptr(RungSnapshot) again = NULL;
  g_autoptr(GBytes) written = NULL;

  if (snapshot == NULL)
    {
      g_assert_true (error != NULL && error->domain == RUNG_FORMAT_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "hostile.json"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  g_assert_no_error (error);
  *n_accepted += 1;
  written = write (snapshot);
  again = read (written, "written.json", &error);
  g_assert_no_error (error);
  g_assert_true (rung_snapshot_equal (snapshot, again));
}

static void
break_at_random (GBytes *good,
                 Read    read,
                 Write   write)
{
  guint n_accepted = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (good, NULL), g_bytes_get_size (good));
      guint n_mutations = g_test_rand_int_range (1, 4);

      for (guint j = 0; j < n_mutations; j++)
        mutate (text);
      try (text, read, write, &n_accepted);
    }
  g_test_message ("%u of %u are still good", n_accepted, ROUNDS);
  /* Else the mutations are too coarse to reach what stands behind the guard. */
  g_assert_cmpuint (n_accepted, >, 0);
  g_assert_cmpuint (n_accepted, <, ROUNDS);
}

static void
test_broken_plans_do_no_harm (void)
{
  g_autoptr(RungSnapshot) plan = rung_random_snapshot_new (2);
  g_autoptr(GBytes) good = rung_plan_json_write (plan);

  break_at_random (good, rung_plan_json_read, rung_plan_json_write);
}

static void
test_broken_ladders_do_no_harm (void)
{
  g_autoptr(RungSnapshot) plan = rung_random_snapshot_new (2);
  g_autoptr(GBytes) good = rung_ladder_json_write (plan);

  break_at_random (good, rung_ladder_json_read, rung_ladder_json_write);
}

static void
test_broken_frozen_plan_does_no_harm (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "plan-v1.json", NULL);
  g_autoptr(GBytes) good = NULL;
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  good = g_bytes_new_take (data, length);
  break_at_random (good, rung_plan_json_read, rung_plan_json_write);
}

static void
test_noise_does_no_harm (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      guint n_accepted = 0;

      for (guint j = g_test_rand_int_range (0, 60); j > 0; j--)
        if (g_test_rand_int_range (0, 2))
          g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        else
          g_string_append_c (text, (char) g_test_rand_int_range (0, 256));
      try (text, rung_plan_json_read, rung_plan_json_write, &n_accepted);
      try (text, rung_ladder_json_read, rung_ladder_json_write, &n_accepted);
      g_assert_cmpuint (n_accepted, ==, 0);
    }
}

/* 20,000 uids with one djb2 hash would take seconds, a million hours. */
static void
test_colliding_uids_are_refused (void)
{
  g_autoptr(GString) text = g_string_new ("{\"format\": \"rung-plan\", \"version\": 1, "
                                          "\"plan\": {\"uid\": \"p\", \"title\": \"T\"}, \"agreements\": [");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (text, i > 0 ? ", {\"uid\": \"" : "{\"uid\": \"");
      for (guint bit = 0; bit < 15; bit++)
        g_string_append (text, (i >> bit) & 1 ? "ab" : "bA");
      g_string_append (text, "\"}");
    }
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (rung_plan_json_read (bytes, "hostile.json", &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-hostile/broken-plans-do-no-harm", test_broken_plans_do_no_harm);
  g_test_add_func ("/json-hostile/broken-ladders-do-no-harm", test_broken_ladders_do_no_harm);
  g_test_add_func ("/json-hostile/broken-frozen-plan-does-no-harm", test_broken_frozen_plan_does_no_harm);
  g_test_add_func ("/json-hostile/noise-does-no-harm", test_noise_does_no_harm);
  g_test_add_func ("/json-hostile/colliding-uids-are-refused", test_colliding_uids_are_refused);

  return g_test_run ();
}
