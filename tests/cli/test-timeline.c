/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline from the terminal: pictures that are what was asked for, and the same
 * in words for programs. */

#include "test-run.h"

#include <string.h>

#define PLAN "engineer on"

/* The sample of an engineer, whose plan has everything. */
static void
import_engineer (Fixture *fixture)
{
  test_run (fixture, 0, "sample", "engineer", "-o", "engineer.json", NULL);
  test_run (fixture, 0, "import", "engineer.json", NULL);
}

static char *
load (Fixture    *fixture,
      const char *name,
      gsize      *length)
{
  g_autofree char *path = test_path (fixture, name);
  char *data;

  g_assert_true (g_file_get_contents (path, &data, length, NULL));
  return data;
}

static guint32
read_big_endian (const char *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return GUINT32_FROM_BE (value);
}

static JsonArray *
get_array (JsonNode   *object,
           const char *name)
{
  return json_object_get_array_member (json_node_get_object (object), name);
}

static const char *
get_text (JsonNode   *object,
          const char *name)
{
  return json_object_get_string_member (json_node_get_object (object), name);
}

static guint
count_bars (JsonNode   *object,
            const char *groups)
{
  JsonArray *array = get_array (object, groups);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    n += json_array_get_length (json_object_get_array_member (json_array_get_object_element (array, i), "bars"));
  return n;
}

/* --- Pictures --- */

static void
test_png_is_as_wide_as_asked (Fixture       *fixture,
                              gconstpointer  data)
{
  static const char *const widths[] = { "200", "360", "1200", "3000" };

  import_engineer (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      test_run (fixture, 0, "timeline", PLAN, "-o", "t.png", "--width", widths[i], NULL);
      g_assert_cmpstr (fixture->out, ==, "");
      bytes = load (fixture, "t.png", &length);
      g_assert_cmpuint (length, >, 1000);
      g_assert_cmpint (memcmp (bytes, "\x89PNG\r\n\x1a\n", 8), ==, 0);
      g_assert_cmpuint (read_big_endian (bytes + 16), ==, g_ascii_strtoull (widths[i], NULL, 10));
      g_assert_cmpuint (read_big_endian (bytes + 20), >=, 150);
    }
  test_run (fixture, 0, "timeline", PLAN, "-o", "t.png", "--height", "777", NULL);
  {
    gsize length;
    g_autofree char *bytes = load (fixture, "t.png", &length);

    g_assert_cmpuint (read_big_endian (bytes + 16), ==, 1200);
    g_assert_cmpuint (read_big_endian (bytes + 20), ==, 777);
  }
}

static void
assert_same (Fixture    *fixture,
             const char *a,
             const char *b,
             gboolean    is_same)
{
  gsize length_a, length_b;
  g_autofree char *first = load (fixture, a, &length_a);
  g_autofree char *second = load (fixture, b, &length_b);

  g_assert_cmpint (length_a == length_b && memcmp (first, second, length_a) == 0, ==, is_same);
}

static void
test_equal_plans_give_equal_bytes (Fixture       *fixture,
                                   gconstpointer  data)
{
  import_engineer (fixture);
  test_run (fixture, 0, "timeline", PLAN, "-o", "a.svg", NULL);
  test_run (fixture, 0, "timeline", PLAN, "-o", "b.svg", "--zoom", "career", NULL);
  assert_same (fixture, "a.svg", "b.svg", TRUE);
  test_run (fixture, 0, "timeline", PLAN, "-o", "a.png", "--role", "engineer", "--dark", NULL);
  test_run (fixture, 0, "timeline", PLAN, "-o", "b.png", "--role", "engineer", "--dark", NULL);
  assert_same (fixture, "a.png", "b.png", TRUE);
}

/* Each option changes what is drawn. */
static void
test_each_option_matters (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char *const lines[][3] = {
    { "--dark", NULL }, { "--zoom", "role" }, { "--zoom", "year" }, { "--zoom", "quarter" }, { "--role", "engineer" },
    { "--from", "2025-01-01" }, { "--to", "2030-12-31" }, { "--lang", "zh-CN" }, { "--width", "1000" },
  };

  import_engineer (fixture);
  test_run (fixture, 0, "timeline", PLAN, "-o", "plain.svg", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      test_run (fixture, 0, "timeline", PLAN, "-o", "other.svg", lines[i][0], lines[i][1], NULL);
      assert_same (fixture, "plain.svg", "other.svg", FALSE);
    }
}

/* The ground is the first rectangle. */
static void
test_dark_is_dark (Fixture       *fixture,
                   gconstpointer  data)
{
  gsize length;
  g_autofree char *light = NULL;
  g_autofree char *dark = NULL;

  import_engineer (fixture);
  test_run (fixture, 0, "timeline", PLAN, "-o", "light.svg", NULL);
  test_run (fixture, 0, "timeline", PLAN, "-o", "dark.svg", "--dark", NULL);
  light = load (fixture, "light.svg", &length);
  dark = load (fixture, "dark.svg", &length);
  g_assert_nonnull (strstr (light, "100%"));
  g_assert_null (strstr (dark, "fill=\"rgb(100%, 100%, 100%)\""));
  g_assert_null (strstr (dark, "fill:rgb(100%,100%,100%)"));
}

/* Words are drawn: other words are another picture. */
static void
test_lanes_draw_their_words (Fixture       *fixture,
                             gconstpointer  data)
{
  import_engineer (fixture);
  test_run (fixture, 0, "timeline", PLAN, "-o", "before.svg", "--role", "engineer", NULL);
  test_run (fixture, 0, "responsibility", "edit", PLAN, "engineer.hard-bugs", "title", "Something else", NULL);
  test_run (fixture, 0, "timeline", PLAN, "-o", "after.svg", "--role", "engineer", NULL);
  assert_same (fixture, "before.svg", "after.svg", FALSE);
  test_run (fixture, 0, "goal", "set", PLAN, "Write the on-call runbook", "title", "Another", NULL);
  test_run (fixture, 0, "timeline", PLAN, "-o", "renamed.svg", "--role", "engineer", NULL);
  assert_same (fixture, "after.svg", "renamed.svg", FALSE);
}

/* --- For programs --- */

static void
test_json_says_what_is_drawn (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(JsonNode) career = NULL;
  JsonObject *rung;

  import_engineer (fixture);
  career = test_json (fixture, "timeline", PLAN, NULL);
  g_assert_cmpstr (get_text (career, "format"), ==, "rung-timeline");
  g_assert_cmpstr (get_text (career, "today"), ==, "2026-11-23");
  g_assert_cmpstr (get_text (career, "zoom"), ==, "career");
  g_assert_cmpuint (json_array_get_length (get_array (career, "rungs")), ==, 6);
  g_assert_cmpuint (json_array_get_length (get_array (career, "links")), ==, 5);
  g_assert_cmpuint (json_array_get_length (get_array (career, "pauses")), ==, 1);
  g_assert_cmpuint (json_array_get_length (get_array (career, "flags")), ==, 1);
  g_assert_cmpuint (json_array_get_length (get_array (career, "ticks")), >, 3);
  rung = json_array_get_object_element (get_array (career, "rungs"), 0);
  g_assert_cmpstr (json_object_get_string_member (rung, "state"), ==, "past");
  rung = json_array_get_object_element (get_array (career, "rungs"), 5);
  g_assert_true (json_object_get_null_member (rung, "to"));
  g_assert_cmpint (json_object_get_int_member (rung, "step"), ==, 5);
}

/* A picture as high as it has to be has the height that JSON says. */
static void
test_json_and_picture_agree (Fixture       *fixture,
                             gconstpointer  data)
{
  static const char *const lines[][4] = {
    { NULL }, { "--zoom", "role", NULL }, { "--zoom", "year", NULL }, { "--role", "engineer", NULL }, { "--width", "360", NULL },
    { "--role", "engineer", "--width", "360" },
  };

  import_engineer (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(JsonNode) json = test_json (fixture, "timeline", PLAN, lines[i][0], lines[i][1], lines[i][0] ? lines[i][2] : NULL,
                                            lines[i][0] && lines[i][2] ? lines[i][3] : NULL, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      test_run (fixture, 0, "timeline", PLAN, "-o", "t.png", lines[i][0], lines[i][1], lines[i][0] ? lines[i][2] : NULL,
                lines[i][0] && lines[i][2] ? lines[i][3] : NULL, NULL);
      bytes = load (fixture, "t.png", &length);
      g_assert_cmpint (json_object_get_int_member (json_node_get_object (json), "width"), ==, read_big_endian (bytes + 16));
      g_assert_cmpint (json_object_get_int_member (json_node_get_object (json), "height"), ==, read_big_endian (bytes + 20));
    }
}

static void
assert_bars_in_view (JsonNode   *json,
                     const char *groups)
{
  JsonArray *array = get_array (json, groups);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonArray *bars = json_object_get_array_member (json_array_get_object_element (array, i), "bars");

      for (guint j = 0; j < json_array_get_length (bars); j++)
        {
          JsonObject *bar = json_array_get_object_element (bars, j);

          /* ISO days compare as text.  A bar has a least width, so it may reach in from a day or two before. */
          g_assert_cmpstr (json_object_get_string_member (bar, "from"), <=, get_text (json, "to"));
          g_assert_cmpint (strncmp (json_object_get_string_member (bar, "to"), get_text (json, "from"), 7), >=, 0);
        }
    }
}

static void
test_days_are_respected (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(JsonNode) all = NULL;
  g_autoptr(JsonNode) part = NULL;
  g_autoptr(JsonNode) day = NULL;
  const char *json;

  import_engineer (fixture);
  all = test_json (fixture, "timeline", PLAN, NULL);
  part = test_json (fixture, "timeline", PLAN, "--from", "2026-07-01", "--to", "2026-12-31", NULL);
  g_assert_cmpstr (get_text (part, "from"), ==, "2026-07-01");
  g_assert_cmpstr (get_text (part, "to"), ==, "2026-12-31");
  g_assert_cmpuint (json_array_get_length (get_array (part, "rungs")), <, json_array_get_length (get_array (all, "rungs")));
  g_assert_cmpuint (json_array_get_length (get_array (part, "pauses")), ==, 0);
  g_assert_cmpuint (count_bars (part, "rungs"), >, 0);
  assert_bars_in_view (part, "rungs");
  /* A goal of a rung that is not in view itself. */
  json = test_run (fixture, 0, "timeline", PLAN, "--format", "json", "--zoom", "quarter", NULL);
  test_assert_contains (json, "Options paper for the report engine");
  test_assert_contains (json, "\"in_view\": false");
  day = test_json (fixture, "timeline", PLAN, "--from", "today", "--to", "today", NULL);
  g_assert_cmpstr (get_text (day, "from"), ==, "2026-11-23");
  g_assert_cmpstr (get_text (day, "to"), ==, "2026-11-23");
  test_run (fixture, 0, "timeline", PLAN, "-o", "day.png", "--from", "today", "--to", "today", NULL);
  test_run (fixture, 0, "timeline", PLAN, "-o", "far.png", "--from", "0001-01-01", NULL);
  test_run (fixture, 0, "timeline", PLAN, "-o", "far.png", "--to", "9999-12-31", NULL);
}

/* Nor does a mistyped year push today out of the picture. */
static void
test_a_day_far_off_leaves_today_in_view (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr(JsonNode) role = NULL;

  import_engineer (fixture);
  test_run (fixture, 0, "goal", "add", PLAN, "--for", "Solve the hardest bugs", "--title", "Far", "--due", "9999-12-31", NULL);
  role = test_json (fixture, "timeline", PLAN, "--role", "engineer", NULL);
  g_assert_cmpstr (get_text (role, "from"), <, "2026-11-23");
  g_assert_cmpstr (get_text (role, "to"), >, "2026-11-23");
}

static void
test_lanes_are_listed_with_their_goals (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr(JsonNode) role = NULL;
  JsonObject *lane;

  import_engineer (fixture);
  role = test_json (fixture, "timeline", PLAN, "--role", "engineer", NULL);
  g_assert_cmpstr (get_text (role, "title"), ==, "Engineer");
  g_assert_false (json_object_has_member (json_node_get_object (role), "rungs"));
  g_assert_cmpuint (json_array_get_length (get_array (role, "lanes")), ==, 2);
  g_assert_cmpuint (count_bars (role, "lanes"), >, 5);
  lane = json_array_get_object_element (get_array (role, "lanes"), 0);
  g_assert_true (json_object_has_member (lane, "responsibility"));
  test_run (fixture, 1, "timeline", PLAN, "--role", "astronaut", "--format", "json", NULL);
  test_assert_contains (fixture->err, "astronaut");
}

static void
test_private_is_left_out (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *goal = g_strdup (test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title",
                                              "A secret", "--due", "2026-12-20", NULL));
  const char *json;

  json = test_run (fixture, 0, "timeline", "alex", "--format", "json", "--role", "engineer", NULL);
  test_assert_contains (json, "A secret");
  test_run (fixture, 0, "timeline", "alex", "-o", "open.svg", "--role", "engineer", NULL);
  test_run (fixture, 0, "goal", "set", "alex", goal, "private", "true", NULL);
  json = test_run (fixture, 0, "timeline", "alex", "--format", "json", "--role", "engineer", NULL);
  test_assert_contains_not (json, "A secret");
  test_run (fixture, 0, "timeline", "alex", "-o", "shut.svg", "--role", "engineer", NULL);
  assert_same (fixture, "open.svg", "shut.svg", FALSE);
}

static void
test_json_goes_where_it_is_told (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *printed = NULL;
  g_autofree char *written = NULL;
  gsize length;

  import_engineer (fixture);
  printed = g_strdup (test_run (fixture, 0, "timeline", PLAN, "--format", "json", NULL));
  test_run (fixture, 0, "timeline", PLAN, "-o", "t.json", NULL);
  g_assert_cmpstr (fixture->out, ==, "");
  written = load (fixture, "t.json", &length);
  g_assert_cmpstr (g_strchomp (written), ==, printed);
  g_assert_cmpstr (test_run (fixture, 0, "timeline", PLAN, "--format", "json", "-o", "-", NULL), ==, printed);
}

static void
test_misuse_is_explained (Fixture       *fixture,
                          gconstpointer  data)
{
  static const struct
  {
    const char *arguments[6];
    const char *words;
  } cases[] = {
    { { NULL }, "-o FILE.png" },
    { { "-o", "-" }, "-o FILE.png" },
    { { "-o", "t.png", "--from", "2026-02-01", "--to", "2026-01-01" }, "comes after" },
    { { "-o", "t.png", "--from", "1500-02-01", "--to", "2026-01-01" }, "200 years" },
    { { "-o", "t.png", "--from", "soon" }, "is not a day" },
    { { "-o", "t.png", "--zoom", "week" }, "career, role, year, quarter" },
    { { "-o", "t.png", "--width", "199" }, "from 200 to 20000" },
    { { "-o", "t.png", "--width", "20001" }, "from 200 to 20000" },
    { { "-o", "t.png", "--width", "wide" }, "from 200 to 20000" },
    { { "-o", "t.png", "--format", "json" }, ".json" },
    { { "--format", "csv" }, "these: json." },
  };
  g_autofree char *plan = test_new_plan (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *arguments[9] = { "timeline", "alex" };

      memcpy (arguments + 2, cases[i].arguments, sizeof cases[i].arguments);
      test_runv (fixture, 2, arguments);
      g_assert_cmpstr (fixture->out, ==, "");
      test_assert_contains (fixture->err, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST_ADD ("/cli/timeline/png-is-as-wide-as-asked", test_png_is_as_wide_as_asked);
  TEST_ADD ("/cli/timeline/equal-plans-give-equal-bytes", test_equal_plans_give_equal_bytes);
  TEST_ADD ("/cli/timeline/each-option-matters", test_each_option_matters);
  TEST_ADD ("/cli/timeline/dark-is-dark", test_dark_is_dark);
  TEST_ADD ("/cli/timeline/lanes-draw-their-words", test_lanes_draw_their_words);
  TEST_ADD ("/cli/timeline/json-says-what-is-drawn", test_json_says_what_is_drawn);
  TEST_ADD ("/cli/timeline/json-and-picture-agree", test_json_and_picture_agree);
  TEST_ADD ("/cli/timeline/days-are-respected", test_days_are_respected);
  TEST_ADD ("/cli/timeline/a-day-far-off-leaves-today-in-view", test_a_day_far_off_leaves_today_in_view);
  TEST_ADD ("/cli/timeline/lanes-are-listed-with-their-goals", test_lanes_are_listed_with_their_goals);
  TEST_ADD ("/cli/timeline/private-is-left-out", test_private_is_left_out);
  TEST_ADD ("/cli/timeline/json-goes-where-it-is-told", test_json_goes_where_it_is_told);
  TEST_ADD ("/cli/timeline/misuse-is-explained", test_misuse_is_explained);
  return g_test_run ();
}
