/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans as JSON: nothing lost, one way to write, and each thing that can be
 * wrong told with its place. */

#include "rung-plan-json.h"

#include <string.h>

#include "rung-day.h"
#include "rung-ladder-json.h"
#include "rung-random-plan.h"

static void
assert_bytes_equal (GBytes *a,
                    GBytes *b)
{
  gsize size_a, size_b;
  const void *data_a = g_bytes_get_data (a, &size_a);
  const void *data_b = g_bytes_get_data (b, &size_b);

  g_assert_cmpmem (data_a, size_a, data_b, size_b);
}

static RungSnapshot *
read_well (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  RungSnapshot *snapshot = rung_plan_json_read (bytes, "plan.json", &error);

  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
  return snapshot;
}

static void
assert_refused (const char *text,
                int         code,
                const char *part_of_message)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = rung_plan_json_read (bytes, "plan.json", &error);

  g_assert_null (snapshot);
  g_assert_error (error, RUNG_FORMAT_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "plan.json"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, part_of_message) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part_of_message);
}

static void
test_random_plans_survive (void)
{
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr(RungSnapshot) plan = rung_random_snapshot_new (g_test_rand_int_range (0, 12));
      g_autoptr(GBytes) saved = rung_plan_json_write (plan);
      g_autoptr(RungSnapshot) loaded = read_well (saved);
      g_autoptr(GBytes) saved_again = rung_plan_json_write (loaded);

      g_assert_true (rung_snapshot_equal (plan, loaded));
      assert_bytes_equal (saved, saved_again);
    }
}

static void
test_changed_plans_differ (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr(RungSnapshot) plan = rung_random_snapshot_new (5);
      g_autoptr(RungSnapshot) other = rung_random_snapshot_mutate (plan);
      g_autoptr(GBytes) saved = rung_plan_json_write (plan);
      g_autoptr(GBytes) saved_other = rung_plan_json_write (other);

      g_assert_true (rung_snapshot_equal (plan, other) == g_bytes_equal (saved, saved_other));
    }
}

static GBytes *
load_fixture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "plan-v1.json", NULL);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
test_frozen_export_is_read_and_written_the_same (void)
{
  g_autoptr(GBytes) bytes = load_fixture ();
  g_autoptr(RungSnapshot) plan = read_well (bytes);
  g_autoptr(GBytes) again = rung_plan_json_write (plan);

  assert_bytes_equal (bytes, again);
}

static gboolean
is_set_somewhere (RungSnapshot *plan,
                  RungKind      kind,
                  guint         field)
{
  guint first, n_records;

  rung_snapshot_get_range (plan, kind, &first, &n_records);
  for (guint i = 0; i < n_records; i++)
    if (rung_record_has (rung_snapshot_get (plan, first + i), field))
      return TRUE;
  return FALSE;
}

/* Of format 1 as it was frozen: a field added later is not in the file. */
static void
test_frozen_export_has_every_field (void)
{
  g_autoptr(GBytes) bytes = load_fixture ();
  g_autoptr(RungSnapshot) plan = read_well (bytes);

  for (RungKind kind = 0; kind < RUNG_N_KINDS; kind++)
    for (guint field = 0; field < rung_kind_get_info (kind)->n_fields; field++)
      if (!is_set_somewhere (plan, kind, field))
        g_error ("%s.%s is nowhere in plan-v1.json", rung_kind_get_info (kind)->name,
                 rung_kind_get_field (kind, field)->name);
}

static void
test_frozen_values_are_understood (void)
{
  g_autoptr(GBytes) bytes = load_fixture ();
  g_autoptr(RungSnapshot) plan = read_well (bytes);
  RungRecord *head = rung_snapshot_find (plan, RUNG_KIND_PLAN, "00000001-0000-4000-8000-000000000001");
  RungRecord *goal = rung_snapshot_find (plan, RUNG_KIND_GOAL, "00000006-0000-4000-8000-000000000005");

  g_assert_cmpstr (rung_record_get_text (head, RUNG_PLAN_OWNER), ==, "Alex Kim 金");
  g_assert_cmpint (rung_record_get_integer (head, RUNG_PLAN_KIND), ==, RUNG_PLAN_MENTEE);
  g_assert_cmpuint (rung_record_get_day (head, RUNG_PLAN_CAREER_START), ==, rung_day_new (2020, 2, 29));
  g_assert_true (strstr (rung_record_get_text (head, RUNG_PLAN_NOTE), "\there, “quotes”, \"straight\", back\\slash,\n") != NULL);
  g_assert_true (rung_record_get_number (goal, RUNG_GOAL_MEASURE_NOW) == 8.1);
  g_assert_cmpint (rung_record_get_integer (goal, RUNG_GOAL_CREATED) % G_USEC_PER_SEC, ==, 678901);
}

/* --- Small plans ---------------------------------------------------------- */

/* A plan with one thing in it: `head` in the PLAN record, `rest` behind it. */
static char *
make_plan (const char *head,
           const char *rest)
{
  return g_strdup_printf ("{\n"
                          "\"format\": \"rung-plan\",\n"
                          "\"version\": 1,\n"
                          "\"plan\": {\"uid\": \"p\", \"title\": \"T\"%s},\n"
                          "\"goals\": [{\"uid\": \"g\", \"title\": \"G\"}]%s\n"
                          "}\n", head, rest);
}

typedef struct
{
  const char *name;
  const char *head, *rest;
  int         code;
  const char *message; /* a part of it */
} BadPlan;

#define LADDER(members) ", \"ladder\": {\"uid\": \"l\", \"id\": \"l\", " members "}"
#define ROLE(members)   ", \"roles\": [{\"uid\": \"r\", " members "}]"
#define VALUE RUNG_FORMAT_ERROR_VALUE
#define BROKEN RUNG_FORMAT_ERROR_INVALID

static const BadPlan bad_plans[] = {
  { "unknown-member", ", \"titel\": \"x\"", "", VALUE, "line 4, column 45 (/plan/titel): “plan” has no such member" },
  { "unknown-kind", "", ", \"gaols\": []", VALUE, "line 5, column 49 (/gaols): a plan file has no such member" },
  { "member-in-kebab-case", ", \"target-day\": \"2026-01-01\"", "", VALUE, "(/plan/target-day)" },
  { "plural-plan", "", ", \"plans\": []", VALUE, "(/plans)" },
  { "null", ", \"owner\": null", "", VALUE, "(/plan/owner): expected a text in double quotes but found null (leave the member out" },
  { "text-is-number", ", \"owner\": 7", "", VALUE, "found a number" },
  { "text-is-array", ", \"owner\": [\"x\"]", "", VALUE, "found an array" },
  { "text-is-object", ", \"owner\": {\"en\": \"x\"}", "", VALUE, "found an object" },
  { "text-is-boolean", ", \"owner\": true", "", VALUE, "found true or false" },
  { "boolean-is-number", ", \"sample\": 1", "", VALUE, "(/plan/sample): expected true or false but found a number" },
  { "boolean-is-text", ", \"sample\": \"true\"", "", VALUE, "(/plan/sample)" },
  { "number-is-text", ", \"hours_per_week\": \"3\"", "", VALUE, "expected a number but found a text" },
  { "day-29-february", ", \"target_day\": \"2026-02-29\"", "", VALUE, "“2026-02-29” is not a day; write a day of the calendar as YYYY-MM-DD" },
  { "day-30-february", ", \"target_day\": \"2028-02-30\"", "", VALUE, "“2028-02-30”" },
  { "day-31-april", ", \"target_day\": \"2026-04-31\"", "", VALUE, "“2026-04-31”" },
  { "day-month-13", ", \"target_day\": \"2026-13-01\"", "", VALUE, "“2026-13-01”" },
  { "day-zero", ", \"target_day\": \"2026-01-00\"", "", VALUE, "“2026-01-00”" },
  { "day-year-zero", ", \"target_day\": \"0000-01-01\"", "", VALUE, "“0000-01-01”" },
  { "day-short", ", \"target_day\": \"2026-1-1\"", "", VALUE, "“2026-1-1”" },
  { "day-five-digits", ", \"target_day\": \"12026-01-01\"", "", VALUE, "“12026-01-01”" },
  { "day-with-time", ", \"target_day\": \"2026-01-01T00:00:00Z\"", "", VALUE, "“2026-01-01T00:00:00Z”" },
  { "day-with-space", ", \"target_day\": \" 2026-01-01\"", "", VALUE, "“ 2026-01-01”" },
  { "day-basic", ", \"target_day\": \"20260101\"", "", VALUE, "“20260101”" },
  { "day-of-week", ", \"target_day\": \"2026-W01-1\"", "", VALUE, "“2026-W01-1”" },
  { "day-american", ", \"target_day\": \"01/02/2026\"", "", VALUE, "“01/02/2026”" },
  { "day-empty", ", \"target_day\": \"\"", "", VALUE, "“” is not a day" },
  { "day-number", ", \"target_day\": 2026", "", VALUE, "expected a text" },
  { "day-full-width", ", \"target_day\": \"２０２６-01-01\"", "", VALUE, "is not a day" },
  { "day-quoted-safely", ", \"target_day\": \"a\\nb\\u001b[31m\\u202ec\"", "", VALUE, "“a\xef\xbf\xbd" "b\xef\xbf\xbd[31m\xef\xbf\xbd" "c”" },
  { "enum-unknown", ", \"kind\": \"other\"", "", VALUE, "“other” is none of own, mentee" },
  { "enum-capital", ", \"kind\": \"Own\"", "", VALUE, "“Own” is none of" },
  { "enum-number", ", \"kind\": 0", "", VALUE, "(/plan/kind)" },
  { "uid-empty", "", ", \"agreements\": [{\"uid\": \"\"}]", VALUE, "(/agreements/0/uid): this is not a uid" },
  { "uid-number", "", ", \"agreements\": [{\"uid\": 7}]", VALUE, "(/agreements/0/uid)" },
  { "uid-missing", "", ", \"agreements\": [{\"purpose\": \"x\"}]", VALUE, "(/agreements/0): “uid” is missing" },
  { "uid-with-slash", "", ", \"agreements\": [{\"uid\": \"../x\"}]", VALUE, "(/agreements/0/uid)" },
  { "uid-with-newline", "", ", \"agreements\": [{\"uid\": \"a\\n\"}]", VALUE, "(/agreements/0/uid)" },
  { "reference-not-a-uid", ", \"target_role\": \"\"", "", VALUE, "(/plan/target_role)" },
  { "record-is-text", "", ", \"agreements\": [\"x\"]", VALUE, "(/agreements/0): expected an object, { … } but found a text" },
  { "records-are-object", "", ", \"agreements\": {\"uid\": \"a\"}", VALUE, "(/agreements): expected an array" },
  { "ladder-is-array", "", ", \"ladder\": []", VALUE, "(/ladder): expected an object" },
  { "title-missing", "", ", \"baselines\": [{\"uid\": \"b\", \"day\": \"2026-01-01\"}]", VALUE, "(/baselines/0): “title” is missing" },
  { "localized-is-text", "", LADDER ("\"title\": \"x\""), VALUE, "(/ladder/title): expected an object" },
  { "localized-is-empty", "", LADDER ("\"title\": {}"), VALUE, "(/ladder/title): no language has a text" },
  { "localized-bad-tag", "", LADDER ("\"title\": {\"en\": \"x\", \"en us\": \"y\"}"), VALUE, "(/ladder/title/en us): this is not a language tag" },
  { "localized-empty-tag", "", LADDER ("\"title\": {\"\": \"x\"}"), VALUE, "(/ladder/title/): this is not a language tag" },
  { "localized-posix-tag", "", LADDER ("\"title\": {\"zh_CN\": \"x\"}"), VALUE, "zh_CN): this is not a language tag" },
  { "localized-long-tag", "", LADDER ("\"title\": {\"abcdefghi\": \"x\"}"), VALUE, "abcdefghi): this is not a language tag" },
  { "localized-slash-tag", "", LADDER ("\"title\": {\"e/n~\": \"x\"}"), VALUE, "(/ladder/title/e~1n~0)" },
  { "localized-number", "", LADDER ("\"title\": {\"en\": 1}"), VALUE, "(/ladder/title/en)" },
  { "list-is-object", "", ROLE ("\"title\": {\"en\": \"x\"}, \"aliases\": {\"en\": \"x\"}"), VALUE, "(/roles/0/aliases): expected an array" },
  { "list-of-texts", "", ROLE ("\"title\": {\"en\": \"x\"}, \"aliases\": [{\"en\": \"x\"}, \"y\"]"), VALUE, "(/roles/0/aliases/1): expected an object" },
  { "list-of-numbers", "", ROLE ("\"title\": {\"en\": \"x\"}, \"aliases\": [{\"en\": 2}]"), VALUE, "(/roles/0/aliases/0/en)" },
  { "integer-fraction", "", ROLE ("\"title\": {\"en\": \"x\"}, \"months_min\": 1.5"), VALUE, "expected a whole number" },
  { "integer-huge-double", "", ROLE ("\"title\": {\"en\": \"x\"}, \"months_min\": 1e300"), VALUE, "expected a whole number" },
  { "integer-text", "", ROLE ("\"title\": {\"en\": \"x\"}, \"months_min\": \"1\""), VALUE, "expected a whole number" },
  { "integer-under", "", ROLE ("\"title\": {\"en\": \"x\"}, \"months_min\": -1"), VALUE, "-1 is not between 0 and 1200" },
  { "integer-over", "", ROLE ("\"title\": {\"en\": \"x\"}, \"months_min\": 1201"), VALUE, "1201 is not between 0 and 1200" },
  { "ordinal-negative", "", ROLE ("\"title\": {\"en\": \"x\"}, \"ordinal\": -1"), VALUE, "(/roles/0/ordinal)" },
  { "instant-local", "", ", \"sessions\": [{\"uid\": \"s\", \"start\": \"2026-01-01T00:00:00\"}]", VALUE, "is not an instant; write it as" },
  { "instant-offset", "", ", \"sessions\": [{\"uid\": \"s\", \"start\": \"2026-01-01T00:00:00+01:00\"}]", VALUE, "(/sessions/0/start)" },
  { "instant-leap-second", "", ", \"sessions\": [{\"uid\": \"s\", \"start\": \"2026-06-30T23:59:60Z\"}]", VALUE, "(/sessions/0/start)" },
  { "instant-nanoseconds", "", ", \"sessions\": [{\"uid\": \"s\", \"start\": \"2026-01-01T00:00:00.1234567Z\"}]", VALUE, "(/sessions/0/start)" },
  { "instant-hour-24", "", ", \"sessions\": [{\"uid\": \"s\", \"start\": \"2026-01-01T24:00:00Z\"}]", VALUE, "(/sessions/0/start)" },
  { "instant-day-only", "", ", \"sessions\": [{\"uid\": \"s\", \"start\": \"2026-01-01\"}]", VALUE, "(/sessions/0/start)" },
  { "instant-number", "", ", \"sessions\": [{\"uid\": \"s\", \"start\": 1767225600}]", VALUE, "(/sessions/0/start)" },
  { "fraction-over", "", ", \"pauses\": [{\"uid\": \"s\", \"start\": \"2026-01-01\", \"pace\": 1.01}]", VALUE, "1.01 is not between 0 and 1" },
  { "fraction-under", "", ", \"pauses\": [{\"uid\": \"s\", \"start\": \"2026-01-01\", \"pace\": -0.5}]", VALUE, "(/pauses/0/pace)" },
  { "base64-wrong-letter", "", ", \"baselines\": [{\"uid\": \"b\", \"day\": \"2026-01-01\", \"title\": \"b\", \"snapshot\": \"AA*=\"}]", VALUE, "(/baselines/0/snapshot): this is not base64" },
  { "base64-no-padding", "", ", \"baselines\": [{\"uid\": \"b\", \"day\": \"2026-01-01\", \"title\": \"b\", \"snapshot\": \"AAA\"}]", VALUE, "this is not base64" },
  { "base64-spare-bits", "", ", \"baselines\": [{\"uid\": \"b\", \"day\": \"2026-01-01\", \"title\": \"b\", \"snapshot\": \"AB==\"}]", VALUE, "this is not base64" },
  { "base64-line-break", "", ", \"baselines\": [{\"uid\": \"b\", \"day\": \"2026-01-01\", \"title\": \"b\", \"snapshot\": \"AAAA\\nAAAA\"}]", VALUE, "this is not base64" },
  { "two-of-one-uid", "", ", \"agreements\": [{\"uid\": \"a\"}, {\"uid\": \"a\"}]", BROKEN, "the agreement a stands twice" },
  { "one-uid-in-two-kinds", "", ", \"agreements\": [{\"uid\": \"g\"}]", BROKEN, "uid stands twice" },
  { "dangling-target", ", \"target_role\": \"nobody\"", "", BROKEN, "its target_role nobody is not in the plan" },
  { "dangling-step", "", ", \"steps\": [{\"uid\": \"s\", \"goal\": \"h\", \"title\": \"S\"}]", BROKEN, "its goal h is not in the plan" },
  { "reference-of-other-kind", "", ", \"steps\": [{\"uid\": \"s\", \"goal\": \"p\", \"title\": \"S\"}]", BROKEN, "its goal p is not in the plan" },
  { "span-backwards", "", ", \"steps\": [], \"ladder\": {\"uid\": \"l\", \"id\": \"l\", \"title\": {\"en\": \"L\"}}, \"pauses\": [{\"uid\": \"x\", \"start\": \"2026-02-01\", \"end\": \"2026-01-01\"}]", BROKEN, "it ends before it starts" },
};

static void
test_bad_plan (gconstpointer data)
{
  const BadPlan *bad = data;
  g_autofree char *text = make_plan (bad->head, bad->rest);

  assert_refused (text, bad->code, bad->message);
}

static void
test_good_small_plan_is_accepted (void)
{
  g_autofree char *text = make_plan (", \"hours_per_week\": 3", LADDER ("\"title\": {\"zh-Hans-CN\": \"x\", \"en\": \"\"}"));
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(RungSnapshot) plan = read_well (bytes);

  g_assert_cmpuint (rung_snapshot_get_size (plan), ==, 3);
}

static void
test_headless_file_is_refused (void)
{
  assert_refused ("{\"format\": \"rung-plan\", \"version\": 1}", VALUE, "line 1, column 1: “plan” is missing");
}

static void
test_all_places_are_told (void)
{
  g_autofree char *text = make_plan (", \"owner\": 1,\n\"mentor\": 2,\n\"kind\": 3", ", \"gaols\": [],\n\"note\": 1");

  assert_refused (text, VALUE,
                  "plan.json, line 4, column 45 (/plan/owner): expected a text in double quotes but found a number\n"
                  "plan.json, line 5, column 11 (/plan/mentor): expected a text in double quotes but found a number\n"
                  "plan.json, line 6, column 9 (/plan/kind): expected a text in double quotes but found a number\n"
                  "plan.json, line 7, column 49 (/gaols): ");
}

static void
test_many_places_are_counted (void)
{
  g_autoptr(GString) rest = g_string_new (", \"agreements\": [");
  g_autofree char *text = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (rest, "%s{\"uid\": \"a%u\", \"nonsense\": 0}", i > 0 ? ",\n" : "", i);
  g_string_append_c (rest, ']');
  text = make_plan ("", rest->str);
  assert_refused (text, VALUE, "\nplan.json, line 6, column 27 (/agreements/1/nonsense): ");
  assert_refused (text, VALUE, "\nplan.json, line 12, column 27 (/agreements/7/nonsense): “agreement” has no such member; "
                               "remove it or mend its name\n… and 92 more");
}

/* The way to a place leads past values of every kind, over odd white space. */
static void
test_places_are_found_behind_anything (void)
{
  g_autofree char *text = make_plan (
    ",\r\n\t\"vision\" : \"]}\\\" {[\\\\\" ,\n \"sample\":true,\"hours_per_week\":-1.5e3 ,\n\"owner\": 7",
    ", \"baselines\": [ ], \"roles\": [{\"title\": {\"en\": \"]\"}, \"aliases\": [{}, {\"en\": \"x\"}], \"uid\": \"r\", \"ordinal\" : 1 },"
    "\n[ [ ], { } ] ,\n\t{\"uid\": \"q\", \"title\": {\"en\": \"Q\"},\n \"level\": null}]");

  assert_refused (text, VALUE, "line 7, column 10 (/plan/owner): ");
  assert_refused (text, VALUE, "\nplan.json, line 9, column 1 (/roles/1): expected an object");
  assert_refused (text, VALUE, "\nplan.json, line 11, column 11 (/roles/2/level): ");
}

static void
test_broken_rules_are_counted (void)
{
  g_autoptr(GString) rest = g_string_new (", \"pauses\": [");
  g_autofree char *text = NULL;

  for (guint i = 0; i < 11; i++)
    g_string_append_printf (rest, "%s{\"uid\": \"x%u\", \"start\": \"2026-01-02\", \"end\": \"2026-01-01\"}", i > 0 ? "," : "", i);
  g_string_append_c (rest, ']');
  text = make_plan ("", rest->str);
  assert_refused (text, BROKEN, "\n… and 3 more");
}

static void
test_text_without_a_name_is_called_the_text (void)
{
  static const char *const texts[] = {
    "[", "{}", "{\"format\": \"rung-plan\", \"version\": 1, \"plan\": 1}",
    "{\"format\": \"rung-plan\", \"version\": 1, \"plan\": {\"uid\": \"p\", \"title\": \"T\", \"target_role\": \"r\"}}",
  };
  RungJsonKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) sniff_error = NULL;

      g_assert_null (rung_plan_json_read (bytes, NULL, &error));
      g_assert_true (g_str_has_prefix (error->message, "the text"));
      if (!rung_json_sniff (bytes, NULL, &kind, &sniff_error))
        g_assert_true (g_str_has_prefix (sniff_error->message, "the text"));
    }
}

typedef struct
{
  const char *text;
  int         code;
  const char *message;
} BadHead;

static const BadHead bad_heads[] = {
  { "", RUNG_FORMAT_ERROR_SYNTAX, "line 1, column 1" },
  { "[]", RUNG_FORMAT_ERROR_FORMAT, "neither a plan nor a ladder" },
  { "7", RUNG_FORMAT_ERROR_FORMAT, "neither" },
  { "{}", RUNG_FORMAT_ERROR_FORMAT, "neither" },
  { "{\"format\": 1}", RUNG_FORMAT_ERROR_FORMAT, "neither" },
  { "{\"format\": \"rung\", \"version\": 1}", RUNG_FORMAT_ERROR_FORMAT, "neither" },
  { "{\"format\": \"rung-plan-2\", \"version\": 1}", RUNG_FORMAT_ERROR_FORMAT, "neither" },
  { "{\"format\": \"RUNG-PLAN\", \"version\": 1}", RUNG_FORMAT_ERROR_FORMAT, "neither" },
  { "{\"a\": {\"format\": \"rung-plan\", \"version\": 1}}", RUNG_FORMAT_ERROR_FORMAT, "neither" },
  { "[{\"format\": \"rung-plan\", \"version\": 1}]", RUNG_FORMAT_ERROR_FORMAT, "neither" },
  { "{\"format\": \"rung-ladder\", \"version\": 1}", RUNG_FORMAT_ERROR_FORMAT, "plan.json is a ladder, not a plan" },
  { "{\"format\": \"rung-plan\"}", RUNG_FORMAT_ERROR_FORMAT, "“version” should be 1" },
  { "{\"format\": \"rung-plan\", \"version\": null}", RUNG_FORMAT_ERROR_FORMAT, "“version” should be 1" },
  { "{\"format\": \"rung-plan\", \"version\": \"1\"}", RUNG_FORMAT_ERROR_FORMAT, "“version” should be 1" },
  { "{\"format\": \"rung-plan\", \"version\": [1]}", RUNG_FORMAT_ERROR_FORMAT, "“version” should be 1" },
  { "{\"format\": \"rung-plan\", \"version\": 0}", RUNG_FORMAT_ERROR_FORMAT, "“version” should be 1" },
  { "{\"format\": \"rung-plan\", \"version\": -1}", RUNG_FORMAT_ERROR_FORMAT, "“version” should be 1" },
  { "{\"format\": \"rung-plan\", \"version\": 1.5}", RUNG_FORMAT_ERROR_FORMAT, "“version” should be 1" },
  { "{\"format\": \"rung-plan\", \"version\": 2}", RUNG_FORMAT_ERROR_NEWER, "plan of format version 2, this Rung reads version 1" },
  { "{\"version\": 9223372036854775807, \"x\": [], \"format\": \"rung-plan\"}", RUNG_FORMAT_ERROR_NEWER, "9223372036854775807" },
};

static void
test_wrong_formats_and_versions_are_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_heads); i++)
    assert_refused (bad_heads[i].text, bad_heads[i].code, bad_heads[i].message);
}

static void
test_sniff_tells_plan_from_ladder (void)
{
  static const struct { const char *text; RungJsonKind kind; } files[] = {
    { "{\"format\": \"rung-plan\"}", RUNG_JSON_PLAN },
    { "\xef\xbb\xbf{\"format\": \"rung-plan\"}", RUNG_JSON_PLAN },
    { "{\"f\\u006frmat\": \"rung\\u002dladder\"}", RUNG_JSON_LADDER },
    { "{\"a\": [{\"format\": \"rung-ladder\"}], \"format\" :\n \"rung-plan\"}", RUNG_JSON_PLAN },
  };
  g_autoptr(GBytes) bad = g_bytes_new_static ("{\"format\": \"rung-plan\",}", 24);
  g_autoptr(GError) error = NULL;
  RungJsonKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (files[i].text, strlen (files[i].text));

      g_assert_true (rung_json_sniff (bytes, "file.json", &kind, &error));
      g_assert_no_error (error);
      g_assert_cmpint (kind, ==, files[i].kind);
    }
  g_assert_false (rung_json_sniff (bad, "file.json", &kind, &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SYNTAX);
}

static char *
replace_all (const char *text,
             const char *find,
             const char *replacement)
{
  g_auto(GStrv) parts = g_strsplit (text, find, -1);

  return g_strjoinv (replacement, parts);
}

/* What an editor or another program may do to a file without changing it. */
static void
test_layout_does_not_matter (void)
{
  g_autoptr(GBytes) bytes = load_fixture ();
  g_autoptr(RungSnapshot) plan = read_well (bytes);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *crlf = replace_all (text, "\n", "\r\n");
  g_autofree char *tabs = replace_all (text, "  \"", "\t\"");
  g_autofree char *bom = g_strconcat ("\xef\xbb\xbf", text, "\n\n", NULL);
  g_autofree char *escaped = replace_all (text, "金", "\\u91d1");
  const char *const variants[] = { crlf, tabs, bom, escaped };

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr(GBytes) variant = g_bytes_new (variants[i], strlen (variants[i]));
      g_autoptr(RungSnapshot) read = read_well (variant);

      g_assert_true (rung_snapshot_equal (plan, read));
    }
}

static void
test_order_of_records_and_members_does_not_matter (void)
{
  static const char one[] =
    "{\"format\":\"rung-plan\",\"version\":1,\"plan\":{\"uid\":\"p\",\"title\":\"T\",\"owner\":\"O\"},"
    "\"agreements\":[{\"uid\":\"a\"},{\"uid\":\"b\",\"purpose\":\"x\",\"place\":\"y\"}]}";
  static const char other[] =
    "{\"agreements\":[{\"place\":\"y\",\"purpose\":\"x\",\"uid\":\"b\"},{\"uid\":\"a\"}],"
    "\"plan\":{\"owner\":\"O\",\"title\":\"T\",\"uid\":\"p\"},\"goals\":[],\"version\":1,\"format\":\"rung-plan\"}";
  g_autoptr(GBytes) bytes_one = g_bytes_new_static (one, sizeof one - 1);
  g_autoptr(GBytes) bytes_other = g_bytes_new_static (other, sizeof other - 1);
  g_autoptr(RungSnapshot) plan_one = read_well (bytes_one);
  g_autoptr(RungSnapshot) plan_other = read_well (bytes_other);
  g_autoptr(GBytes) written_one = rung_plan_json_write (plan_one);
  g_autoptr(GBytes) written_other = rung_plan_json_write (plan_other);

  g_assert_true (rung_snapshot_equal (plan_one, plan_other));
  assert_bytes_equal (written_one, written_other);
}

/* What is written for a number; the plan's hours_per_week stands for them all. */
static void
test_numbers_come_back_exactly (void)
{
  static const struct { double number; const char *text; } numbers[] = {
    { 0, "0" }, { 1, "1" }, { -1, "-1" }, { 2.5, "2.5" }, { 0.1, "0.1" }, { 1.0 / 3, "0.3333333333333333" },
    { 0.1 + 0.2, "0.30000000000000004" }, { 1e15, "1e+15" }, { 1e22, "1e+22" }, { 123456789012345, "123456789012345" },
    { 9007199254740993.0, "9007199254740992" }, { G_MAXDOUBLE, "1.7976931348623157e+308" }, { -1e-300, "-1e-300" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *head = g_strdup_printf (", \"hours_per_week\": %s", numbers[i].text);
      g_autofree char *text = make_plan (head, "");
      g_autofree char *expected = g_strdup_printf ("\"hours_per_week\": %s\n", numbers[i].text);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(RungSnapshot) plan = read_well (bytes);
      g_autoptr(GBytes) written = rung_plan_json_write (plan);
      g_autofree char *again = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
      RungRecord *record = rung_snapshot_find (plan, RUNG_KIND_PLAN, "p");

      g_assert_true (rung_record_get_number (record, RUNG_PLAN_HOURS_PER_WEEK) == numbers[i].number);
      g_assert_nonnull (strstr (again, expected));
    }
}

static void
test_any_finite_number_comes_back (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      union { guint64 bits; double number; } draw = { ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int () };
      g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
      g_autoptr(RungSnapshot) plan = NULL;
      g_autoptr(RungSnapshot) again = NULL;
      g_autoptr(GBytes) bytes = NULL;
      RungRecordBuilder builder;

      if ((draw.bits >> 52 & 0x7ff) == 0x7ff)
        continue;
      rung_record_builder_init (&builder, RUNG_KIND_PLAN, "p");
      rung_record_builder_set_text (&builder, RUNG_PLAN_TITLE, "T");
      rung_record_builder_set_number (&builder, RUNG_PLAN_HOURS_PER_WEEK, draw.number);
      g_ptr_array_add (records, rung_record_builder_end (&builder));
      plan = rung_snapshot_new_take (g_steal_pointer (&records));
      bytes = rung_plan_json_write (plan);
      again = read_well (bytes);
      g_assert_true (rung_snapshot_equal (plan, again));
    }
}

static void
test_whole_number_may_have_a_point (void)
{
  g_autofree char *text = make_plan ("", ROLE ("\"title\": {\"en\": \"x\"}, \"months_min\": 36.0, \"months_max\": 6e1"));
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(RungSnapshot) plan = read_well (bytes);
  RungRecord *role = rung_snapshot_find (plan, RUNG_KIND_ROLE, "r");

  g_assert_cmpint (rung_record_get_integer (role, RUNG_ROLE_MONTHS_MIN), ==, 36);
  g_assert_cmpint (rung_record_get_integer (role, RUNG_ROLE_MONTHS_MAX), ==, 60);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-json/random-plans-survive", test_random_plans_survive);
  g_test_add_func ("/plan-json/changed-plans-differ", test_changed_plans_differ);
  g_test_add_func ("/plan-json/frozen-export-is-read-and-written-the-same", test_frozen_export_is_read_and_written_the_same);
  g_test_add_func ("/plan-json/frozen-export-has-every-field", test_frozen_export_has_every_field);
  g_test_add_func ("/plan-json/frozen-values-are-understood", test_frozen_values_are_understood);
  g_test_add_func ("/plan-json/good-small-plan-is-accepted", test_good_small_plan_is_accepted);
  for (guint i = 0; i < G_N_ELEMENTS (bad_plans); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-json/refused/", bad_plans[i].name, NULL);

      g_test_add_data_func (path, &bad_plans[i], test_bad_plan);
    }
  g_test_add_func ("/plan-json/headless-file-is-refused", test_headless_file_is_refused);
  g_test_add_func ("/plan-json/all-places-are-told", test_all_places_are_told);
  g_test_add_func ("/plan-json/many-places-are-counted", test_many_places_are_counted);
  g_test_add_func ("/plan-json/places-are-found-behind-anything", test_places_are_found_behind_anything);
  g_test_add_func ("/plan-json/broken-rules-are-counted", test_broken_rules_are_counted);
  g_test_add_func ("/plan-json/text-without-a-name-is-called-the-text", test_text_without_a_name_is_called_the_text);
  g_test_add_func ("/plan-json/wrong-formats-and-versions-are-refused", test_wrong_formats_and_versions_are_refused);
  g_test_add_func ("/plan-json/sniff-tells-plan-from-ladder", test_sniff_tells_plan_from_ladder);
  g_test_add_func ("/plan-json/layout-does-not-matter", test_layout_does_not_matter);
  g_test_add_func ("/plan-json/order-of-records-and-members-does-not-matter", test_order_of_records_and_members_does_not_matter);
  g_test_add_func ("/plan-json/numbers-come-back-exactly", test_numbers_come_back_exactly);
  g_test_add_func ("/plan-json/any-finite-number-comes-back", test_any_finite_number_comes_back);
  g_test_add_func ("/plan-json/whole-number-may-have-a-point", test_whole_number_may_have_a_point);

  return g_test_run ();
}
