/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ladders as JSON files that people write. */

#include "rung-ladder-json.h"

#include <string.h>

#include "rung-random-plan.h"
#include "rung-text.h"
#include "rung-uid.h"

#define HEAD "{\"format\": \"rung-ladder\", \"version\": 1, \"id\": \"org.example.l\", \"title\": {\"en\": \"L\"}"

static RungSnapshot *
read_well (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  RungSnapshot *snapshot = rung_ladder_json_read (bytes, "ladder.json", &error);

  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
  return snapshot;
}

static char *
write_text (RungSnapshot *snapshot)
{
  g_autoptr(GBytes) bytes = rung_ladder_json_write (snapshot);

  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static RungRecord *
find_item (RungSnapshot *snapshot,
           RungKind      kind,
           const char   *id)
{
  g_autofree char *uid = rung_uid_new_for_item ("org.example.l", id);

  return rung_snapshot_find (snapshot, kind, uid);
}

static void
test_order_in_the_file_is_the_ordinal (void)
{
  g_autoptr(RungSnapshot) ladder = read_well (
    HEAD ", \"roles\": ["
    "{\"id\": \"z\", \"title\": {\"en\": \"Z\"}, \"responsibilities\": ["
    "  {\"id\": \"z.b\", \"title\": {\"en\": \"B\"}}, {\"id\": \"z.a\", \"title\": {\"en\": \"A\"}}]},"
    "{\"id\": \"a\", \"title\": {\"en\": \"A\"}, \"responsibilities\": [{\"id\": \"a.x\", \"title\": {\"en\": \"X\"}}]}]}");
  RungRecord *z = find_item (ladder, RUNG_KIND_ROLE, "z");
  RungRecord *a = find_item (ladder, RUNG_KIND_ROLE, "a");
  RungRecord *z_a = find_item (ladder, RUNG_KIND_RESPONSIBILITY, "z.a");
  RungRecord *a_x = find_item (ladder, RUNG_KIND_RESPONSIBILITY, "a.x");

  g_assert_cmpuint (rung_snapshot_get_size (ladder), ==, 6);
  g_assert_nonnull (find_item (ladder, RUNG_KIND_LADDER, ""));
  g_assert_cmpint (rung_record_get_integer (z, RUNG_ROLE_ORDINAL), ==, 0);
  g_assert_cmpint (rung_record_get_integer (a, RUNG_ROLE_ORDINAL), ==, 1);
  g_assert_true (rung_record_has (z, RUNG_ROLE_ORDINAL));
  g_assert_cmpint (rung_record_get_integer (z_a, RUNG_RESPONSIBILITY_ORDINAL), ==, 1);
  g_assert_cmpint (rung_record_get_integer (a_x, RUNG_RESPONSIBILITY_ORDINAL), ==, 0);
  g_assert_cmpstr (rung_record_get_text (a_x, RUNG_RESPONSIBILITY_ROLE), ==, rung_record_get_uid (a));
  g_assert_cmpstr (rung_record_get_text (a_x, RUNG_RESPONSIBILITY_ID), ==, "a.x");
}

static const char full_ladder[] =
  "{\n"
  "  \"format\": \"rung-ladder\",\n"
  "  \"version\": 1,\n"
  "  \"id\": \"org.example.l\",\n"
  "  \"title\": {\n"
  "    \"en\": \"L\",\n"
  "    \"zh-CN\": \"梯\"\n"
  "  },\n"
  "  \"summary\": {\n"
  "    \"en\": \"S\"\n"
  "  },\n"
  "  \"ladder_version\": \"7\",\n"
  "  \"source\": {\n"
  "    \"en\": \"\\\"S\\\"\"\n"
  "  },\n"
  "  \"licence\": \"CC0-1.0\",\n"
  "  \"roles\": [\n"
  "    {\n"
  "      \"id\": \"r\",\n"
  "      \"track\": \"t\",\n"
  "      \"title\": {\n"
  "        \"en\": \"R\"\n"
  "      },\n"
  "      \"aliases\": [],\n"
  "      \"level\": \"senior_management\",\n"
  "      \"expectations\": [\n"
  "        {},\n"
  "        {\n"
  "          \"en\": \"E\"\n"
  "        }\n"
  "      ],\n"
  "      \"months_min\": 0,\n"
  "      \"months_max\": 1200,\n"
  "      \"estimated\": true,\n"
  "      \"open_ended\": false,\n"
  "      \"watch_month\": 48,\n"
  "      \"hidden\": true,\n"
  "      \"responsibilities\": [\n"
  "        {\n"
  "          \"id\": \"r.q\",\n"
  "          \"title\": {\n"
  "            \"en\": \"Q\"\n"
  "          },\n"
  "          \"ideas\": [\n"
  "            {\n"
  "              \"en\": \"I\"\n"
  "            }\n"
  "          ],\n"
  "          \"hidden\": false\n"
  "        }\n"
  "      ]\n"
  "    },\n"
  "    {\n"
  "      \"id\": \"s\",\n"
  "      \"title\": {\n"
  "        \"en\": \"S\"\n"
  "      }\n"
  "    }\n"
  "  ]\n"
  "}\n";

static void
test_canonical_ladder_is_written_as_it_was_read (void)
{
  g_autoptr(RungSnapshot) ladder = read_well (full_ladder);
  g_autofree char *written = write_text (ladder);

  g_assert_cmpstr (written, ==, full_ladder);
}

/* Ladders in random plans have whatever the field table allows: texts that are
 * no ids, gaps among the ordinals.  One writing makes a ladder file of them, and
 * from then on nothing changes. */
static void
test_ladder_of_any_plan_survives (void)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(RungSnapshot) plan = rung_random_snapshot_new (3);
      g_autofree char *first = write_text (plan);
      g_autoptr(RungSnapshot) ladder = read_well (first);
      g_autofree char *second = write_text (ladder);
      guint position, n_roles, n_roles_again;

      g_assert_cmpstr (first, ==, second);
      rung_snapshot_get_range (plan, RUNG_KIND_ROLE, &position, &n_roles);
      rung_snapshot_get_range (ladder, RUNG_KIND_ROLE, &position, &n_roles_again);
      g_assert_cmpuint (n_roles, ==, n_roles_again);
      rung_snapshot_get_range (plan, RUNG_KIND_RESPONSIBILITY, &position, &n_roles);
      rung_snapshot_get_range (ladder, RUNG_KIND_RESPONSIBILITY, &position, &n_roles_again);
      g_assert_cmpuint (n_roles, ==, n_roles_again);
    }
}

static void
add_role (GPtrArray  *records,
          const char *uid,
          const char *id)
{
  g_autoptr(GVariant) title = g_variant_ref_sink (rung_text_new ("en", uid));
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_ROLE, uid);
  rung_record_builder_set_text (&builder, RUNG_ROLE_ID, id);
  rung_record_builder_set_variant (&builder, RUNG_ROLE_TITLE, title);
  g_ptr_array_add (records, rung_record_builder_end (&builder));
}

/* Roles that a person added, or whose ids the format cannot have. */
static void
test_roles_without_an_id_get_one (void)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  g_autoptr(GVariant) title = g_variant_ref_sink (rung_text_new ("en", "L"));
  g_autoptr(RungSnapshot) ladder = NULL;
  g_autoptr(RungSnapshot) again = NULL;
  g_autofree char *text = NULL;
  RungRecordBuilder builder;

  rung_record_builder_init (&builder, RUNG_KIND_LADDER, "l");
  rung_record_builder_set_text (&builder, RUNG_LADDER_ID, "My Ladder/2");
  rung_record_builder_set_variant (&builder, RUNG_LADDER_TITLE, title);
  g_ptr_array_add (records, rung_record_builder_end (&builder));
  add_role (records, "aaa", NULL);
  add_role (records, "bbb", "Not An Id");
  add_role (records, "ccc", "twice");
  add_role (records, "ddd", "twice");
  add_role (records, "eee", "fff");
  add_role (records, "fff", NULL);
  ladder = rung_snapshot_new_take (g_steal_pointer (&records));

  text = write_text (ladder);
  g_assert_nonnull (strstr (text, "\"id\": \"my-ladder-2\""));
  g_assert_nonnull (strstr (text, "\"id\": \"aaa\""));
  g_assert_nonnull (strstr (text, "\"id\": \"bbb\""));
  g_assert_nonnull (strstr (text, "\"id\": \"twice\""));
  g_assert_nonnull (strstr (text, "\"id\": \"ddd\""));
  g_assert_nonnull (strstr (text, "\"id\": \"fff\""));
  g_assert_nonnull (strstr (text, "\"id\": \"role-2\""));
  again = read_well (text);
  g_assert_cmpuint (rung_snapshot_get_size (again), ==, 7);
}

static void
test_plan_without_a_ladder_writes_none (void)
{
  g_autoptr(RungSnapshot) empty = rung_snapshot_new_empty ();

  g_assert_null (rung_ladder_json_write (empty));
}

typedef struct
{
  const char *name;
  const char *text;
  int         code;
  const char *message;
} BadLadder;

#define VALUE RUNG_FORMAT_ERROR_VALUE
#define ROLES(items) HEAD ", \"roles\": [" items "]}"
#define TEN "abcdefghij"
#define ROLE(members) "{\"id\": \"r\", \"title\": {\"en\": \"R\"}, " members "}"

static const BadLadder bad_ladders[] = {
  { "a-plan", "{\"format\": \"rung-plan\", \"version\": 1}", RUNG_FORMAT_ERROR_FORMAT, "is a plan, not a ladder" },
  { "newer", "{\"format\": \"rung-ladder\", \"version\": 3}", RUNG_FORMAT_ERROR_NEWER, "ladder of format version 3" },
  { "syntax", HEAD ", \"roles\": [,]}", RUNG_FORMAT_ERROR_SYNTAX, "line 1, column 96" },
  { "no-roles", HEAD "}", VALUE, "“roles” is missing" },
  { "no-id", "{\"format\": \"rung-ladder\", \"version\": 1, \"title\": {\"en\": \"L\"}, \"roles\": []}", VALUE, "“id” is missing" },
  { "no-title", "{\"format\": \"rung-ladder\", \"version\": 1, \"id\": \"l\", \"roles\": []}", VALUE, "“title” is missing" },
  { "capital-id", "{\"format\": \"rung-ladder\", \"version\": 1, \"id\": \"L\", \"title\": {\"en\": \"L\"}, \"roles\": []}", VALUE, "(/id): an id has" },
  { "unknown-member", HEAD ", \"role\": [], \"roles\": []}", VALUE, "(/role): “ladder” has no such member" },
  { "uid-member", HEAD ", \"uid\": \"x\", \"roles\": []}", VALUE, "(/uid)" },
  { "roles-object", HEAD ", \"roles\": {}}", VALUE, "(/roles): expected an array" },
  { "role-is-text", ROLES ("\"x\""), VALUE, "(/roles/0): expected an object" },
  { "role-no-id", ROLES ("{\"title\": {\"en\": \"R\"}}"), VALUE, "(/roles/0): “id” is missing" },
  { "role-no-title", ROLES ("{\"id\": \"r\"}"), VALUE, "(/roles/0): “title” is missing" },
  { "role-empty-id", ROLES ("{\"id\": \"\", \"title\": {\"en\": \"R\"}}"), VALUE, "(/roles/0/id): an id has" },
  { "role-number-id", ROLES ("{\"id\": 1, \"title\": {\"en\": \"R\"}}"), VALUE, "(/roles/0/id): expected a text" },
  { "role-wide-id", ROLES ("{\"id\": \"角\", \"title\": {\"en\": \"R\"}}"), VALUE, "(/roles/0/id): an id has" },
  { "role-underscore-id", ROLES ("{\"id\": \"a_b\", \"title\": {\"en\": \"R\"}}"), VALUE, "(/roles/0/id): an id has" },
  { "role-long-id", ROLES ("{\"id\": \"" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "x\", \"title\": {\"en\": \"R\"}}"), VALUE, "(/roles/0/id): an id has 1 to 100" },
  { "role-ordinal", ROLES (ROLE ("\"ordinal\": 0")), VALUE, "(/roles/0/ordinal): “role” has no such member" },
  { "role-version", ROLES (ROLE ("\"version\": 1")), VALUE, "(/roles/0/version)" },
  { "role-level", ROLES (ROLE ("\"level\": \"boss\"")), VALUE, "“boss” is none of execution, independent, lead, management, senior_management, executive" },
  { "role-months", ROLES (ROLE ("\"months_min\": 5000")), VALUE, "5000 is not between 0 and 1200" },
  { "role-backwards", ROLES (ROLE ("\"months_min\": 5, \"months_max\": 4")), RUNG_FORMAT_ERROR_INVALID, "its longest duration is under its shortest" },
  { "responsibility-role", ROLES (ROLE ("\"responsibilities\": [{\"id\": \"q\", \"role\": \"r\", \"title\": {\"en\": \"Q\"}}]")), VALUE, "(/roles/0/responsibilities/0/role)" },
  { "responsibility-no-id", ROLES (ROLE ("\"responsibilities\": [{\"title\": {\"en\": \"Q\"}}]")), VALUE, "(/roles/0/responsibilities/0): “id” is missing" },
  { "responsibility-idea", ROLES (ROLE ("\"responsibilities\": [{\"id\": \"q\", \"title\": {\"en\": \"Q\"}, \"ideas\": [{\"en\": [1]}]}]")), VALUE, "(/roles/0/responsibilities/0/ideas/0/en): expected a text" },
  { "responsibilities-object", ROLES (ROLE ("\"responsibilities\": {}")), VALUE, "(/roles/0/responsibilities): expected an array" },
  { "same-role-id", ROLES (ROLE ("\"hidden\": true") ", " ROLE ("\"hidden\": false")), VALUE, "(/roles/1/id): “r” is the id of another" },
  { "id-of-role-and-responsibility", ROLES (ROLE ("\"responsibilities\": [{\"id\": \"r\", \"title\": {\"en\": \"Q\"}}]")), VALUE, "(/roles/0/responsibilities/0/id): “r” is the id of another" },
};

static void
test_bad_ladder (gconstpointer data)
{
  const BadLadder *bad = data;
  g_autoptr(GBytes) bytes = g_bytes_new (bad->text, strlen (bad->text));
  g_autoptr(GError) error = NULL;

  g_assert_null (rung_ladder_json_read (bytes, "ladder.json", &error));
  g_assert_error (error, RUNG_FORMAT_ERROR, bad->code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "ladder.json"));
  if (strstr (error->message, bad->message) == NULL || strchr (error->message, '\n') != NULL)
    g_error ("“%s” does not say just “%s”", error->message, bad->message);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ladder-json/order-in-the-file-is-the-ordinal", test_order_in_the_file_is_the_ordinal);
  g_test_add_func ("/ladder-json/canonical-ladder-is-written-as-it-was-read", test_canonical_ladder_is_written_as_it_was_read);
  g_test_add_func ("/ladder-json/ladder-of-any-plan-survives", test_ladder_of_any_plan_survives);
  g_test_add_func ("/ladder-json/roles-without-an-id-get-one", test_roles_without_an_id_get_one);
  g_test_add_func ("/ladder-json/plan-without-a-ladder-writes-none", test_plan_without_a_ladder_writes_none);
  for (guint i = 0; i < G_N_ELEMENTS (bad_ladders); i++)
    {
      g_autofree char *path = g_strconcat ("/ladder-json/refused/", bad_ladders[i].name, NULL);

      g_test_add_data_func (path, &bad_ladders[i], test_bad_ladder);
    }

  return g_test_run ();
}
