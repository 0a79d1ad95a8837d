/* SPDX-License-Identifier: GPL-3.0-or-later */

/* rungctl as a citizen of the terminal: exit status, what goes where, lists that
 * programs can read, names, languages, help. */

#include "test-run.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- Exit status --- */

static void
test_misuse_exits_2_and_prints_no_data (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const char *const lines[][8] = {
    { NULL },
    { "bogus" },
    { "goal" },
    { "goal", "bogus", "alex" },
    { "show" },
    { "show", "alex", "two" },
    { "show", "alex", "--bogus" },
    { "show", "alex", "--due", "2026-11-23" },
    { "show", "alex", "--format", "xml" },
    { "show", "alex", "--format" },
    { "show", "alex", "--format", "csv" }, /* one object is no list */
    { "show", "alex", "--today", "23.11.2026" },
    { "show", "alex", "--lang", "../etc" },
    { "plans", "--all=yes" },
    { "plans", "--data-dir", "" },
    { "show", "\xff" },
    { "goals", "alex", "--for", "\xff" },
    { "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title=\xc3" },
    { "goal", "add", "alex", "--title", "T" },
    { "goal", "add", "alex", "--for", "engineer.hard-bugs" },
    { "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title=T", "--due", "tomorrow" },
    { "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title=T", "--priority", "urgent" },
    { "rate", "alex", "engineer.hard-bugs", "5" },
    { "rate", "alex", "engineer.hard-bugs", "3", "--by", "boss" },
    { "checkin", "alex", "Goal", "text", "--percent", "101" },
    { "goal", "set", "alex", "Goal", "colour", "red" },
    { "goal", "set", "alex", "Goal", "due", "soon" },
    { "goal", "set", "alex", "Goal", "private", "perhaps" },
    { "goal", "set", "alex", "Goal", "effort-hours", "nan" },
    { "report", "alex" },
    { "report", "alex", "-o", "x.pdf", "--paper", "A9" },
    { "help", "bogus" },
    { "search" },
    { "search", "words", "--due", "2026-11-23" },
    { "export", "alex", "--with-files" },
  };
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Goal", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *arguments[9] = { NULL };

      memcpy (arguments, lines[i], sizeof lines[i]);
      test_runv (fixture, 2, arguments);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_true (g_str_has_prefix (fixture->err, "rungctl: "));
    }
}

static void
test_failure_exits_1_and_changes_nothing (Fixture       *fixture,
                                          gconstpointer  data)
{
  static const char *const lines[][8] = {
    { "show", "nobody" },
    { "ladder", "nothing" },
    { "new", "--role", "astronaut" },
    { "new", "--ladder", "nothing" },
    { "goal", "done", "alex", "no such goal" },
    { "goal", "set", "alex", "Goal", "due", "2026-02-01" }, /* before it starts */
    { "goal", "set", "alex", "Goal", "title", "" },
    { "goal", "set", "alex", "Goal", "percent", "50" }, /* derived from steps */
    { "step", "done", "alex", "no such step" },
    { "redo", "alex" },
    { "import", "not-there.json" },
    { "import", "." },
    { "check", "not-there.rung" },
    { "restore", "nobody" },
    { "restore", "alex", "no-such-backup.rung" },
    { "sample", "astronaut" },
    { "timeline", "alex", "-o", "t.gif" },
    { "report", "alex", "-o", "/nowhere/plan.pdf" },
    { "evidence", "alex", "--for", "engineer.hard-bugs", "--title=T", "--file", "/nowhere" },
  };
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *before = NULL, *after = NULL;

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Goal", "--start", "2026-03-01", NULL);
  before = g_strdup (test_run (fixture, 0, "export", "alex", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *arguments[9] = { NULL };

      memcpy (arguments, lines[i], sizeof lines[i]);
      test_runv (fixture, 1, arguments);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_true (g_str_has_prefix (fixture->err, "rungctl: "));
    }
  after = g_strdup (test_run (fixture, 0, "export", "alex", NULL));
  g_assert_cmpstr (before, ==, after);
}

static void
test_broken_imports_change_nothing (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *whole = g_strdup (test_run (fixture, 0, "export", "alex", NULL));
  g_autofree char *file = test_path (fixture, "broken.json");
  g_autofree char *before = test_folder_describe (fixture->data_dir);
  gsize length = strlen (whole);

  /* Cut off anywhere, a file is no plan. */
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *after = NULL;

      g_assert_true (g_file_set_contents (file, whole, length * i / 12, NULL));
      test_run (fixture, 1, "import", "broken.json", NULL);
      g_assert_true (g_str_has_prefix (fixture->err, "rungctl: "));
      after = test_folder_describe (fixture->data_dir);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_unwritten_output_is_a_failure (Fixture       *fixture,
                                    gconstpointer  data)
{
  test_shell (fixture, 1, "\"$RUNGCTL\" ladders > /dev/full");
  test_assert_contains (fixture->err, "rungctl: ");
}

static void
test_reader_that_goes_away_is_no_news (Fixture       *fixture,
                                       gconstpointer  data)
{
  /* The reader is gone before the first byte is written. */
  test_shell (fixture, 0, "{ sleep 0.2; \"$RUNGCTL\" ladder software; } | true");
  g_assert_cmpstr (fixture->err, ==, "");
}

/* A pipe has a name as a file has, but is never replaced by one. */
static void
test_pipe_is_written_into (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_shell (fixture, 0, "mkfifo pipe; cat pipe > copy & \"$RUNGCTL\" report alex -o pipe; wait; test -p pipe && head -c 5 copy | grep -q %PDF-");
  test_shell (fixture, 0, "cat pipe > copy & \"$RUNGCTL\" export alex -o pipe; wait; test -p pipe && \"$RUNGCTL\" export alex | cmp - copy");
}

static void
test_link_stays_a_link (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_shell (fixture, 0, "echo old > real.json; chmod 640 real.json; ln -s real.json link.json");
  test_run (fixture, 0, "export", "alex", "-o", "link.json", NULL);
  test_shell (fixture, 0, "test -L link.json && grep -q rung-plan real.json && test \"$(stat -c %a real.json)\" = 640");
  test_run (fixture, 0, "export", "alex", "-o", "new.json", NULL);
  test_shell (fixture, 0, "test \"$(stat -c %a new.json)\" = 600");
}

/* --- Names --- */

static void
test_ambiguous_name_lists_candidates (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *first = NULL, *second = NULL;

  first = g_strdup (test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Write one", NULL));
  second = g_strdup (test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Write two", NULL));
  test_run (fixture, 2, "goal", "done", "alex", "write", NULL);
  test_assert_contains (fixture->err, first);
  test_assert_contains (fixture->err, second);
  test_run (fixture, 0, "goal", "done", "alex", "write t", NULL);
  test_run (fixture, 0, "new", "--title", "Alexandra", NULL);
  test_run (fixture, 2, "show", "ale", NULL);
  test_run (fixture, 0, "show", "alex", NULL);
  /* One word, two kinds of thing. */
  test_run (fixture, 2, "evidence", "alex", "--for", "write", "--title", "T", NULL);
}

static void
test_options_stand_anywhere (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autofree char *usual = g_strdup (test_run (fixture, 0, "goals", "alex", "--format", "json", NULL));

  g_assert_cmpstr (test_run (fixture, 0, "--format=json", "goals", "alex", NULL), ==, usual);
  g_assert_cmpstr (test_run (fixture, 0, "goals", "--format", "json", "--", "alex", NULL), ==, usual);
  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Measured", NULL);
  test_run (fixture, 0, "goal", "set", "alex", "measured", "measure-from", "-3", NULL);
  test_assert_contains (test_run (fixture, 0, "goals", "alex", "--format", "json", NULL), "\"measure_from\": -3");
}

/* --- Lists --- */

static void
test_lists_are_arrays_with_promised_members (Fixture       *fixture,
                                             gconstpointer  data)
{
  static const struct
  {
    const char *command, *operand;
    const char *members[13];
  } lists[] = {
    { "ladders", NULL, { "name", "uid", "id", "title", "version", "roles", "responsibilities" } },
    { "ladder", "software", { "uid", "id", "title", "ordinal", "level", "estimated", "open_ended", "hidden", "responsibilities" } },
    { "plans", NULL, { "uid", "title", "owner", "kind", "sample", "role", "met", "total", "overdue", "path" } },
    { "goals", "alex", { "uid", "title", "status", "priority", "way", "private", "responsibilities", "progress", "percent", "overdue", "days_late", "steps" } },
    { "responsibilities", "alex", { "uid", "id", "role", "title", "ordinal", "descriptors", "ideas", "hidden", "met", "state", "goals" } },
    { "history", "alex", { "id", "instant", "origin", "label", "undone", "changes" } },
  };
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Goal", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(JsonNode) node = test_json (fixture, lists[i].command, lists[i].operand, NULL);

      for (guint j = 0; lists[i].members[j] != NULL; j++)
        {
          g_test_message ("%s: %s", lists[i].command, lists[i].members[j]);
          g_assert_true (json_object_has_member (test_nth (node, 0), lists[i].members[j]));
        }
    }
}

static void
test_goal_says_how_late_it_is (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *goal;

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Late", "--due", "2026-11-14", NULL);
  test_run (fixture, 0, "step", "add", "alex", "late", "One", NULL);
  test_run (fixture, 0, "step", "add", "alex", "late", "Two", NULL);
  test_run (fixture, 0, "step", "add", "alex", "late", "Three", NULL);
  test_run (fixture, 0, "step", "done", "alex", "two", NULL);
  node = test_json (fixture, "goals", "alex", NULL);
  goal = test_nth (node, 0);
  g_assert_true (json_object_get_boolean_member (goal, "overdue"));
  g_assert_cmpint (json_object_get_int_member (goal, "days_late"), ==, 9);
  g_assert_cmpint (json_object_get_int_member (goal, "percent"), ==, 33);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (goal, "progress"), 1. / 3, 1e-12);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (goal, "steps")), ==, 3);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (goal, "responsibilities"), 0), ==, "engineer.hard-bugs");
  g_assert_cmpstr (json_object_get_string_member (goal, "due"), ==, "2026-11-14");
}

static void
test_show_is_one_object (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char *const members[] = { "plan", "stays", "target", "counts", "overdue", "next" };
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object, *goals;

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Late", "--due", "2026-11-14", NULL);
  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Soon", "--due", "2026-12-01", NULL);
  node = test_json (fixture, "show", "alex", NULL);
  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_true (json_object_has_member (object, members[i]));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "plan"), "uid"), ==, plan);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "target"), "id"), ==, "architect");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "target"), "day"), ==, "2028-03-31");
  goals = json_object_get_object_member (json_object_get_object_member (object, "counts"), "goals");
  g_assert_cmpint (json_object_get_int_member (goals, "overdue"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (goals, "open"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "overdue")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "next")), ==, 1);
}

static void
test_csv_is_safe_in_a_spreadsheet (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_auto(GStrv) lines = NULL;

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "=HYPERLINK(\"x\")", "--why", "a,b", NULL);
  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title=-1+2", NULL);
  test_run (fixture, 0, "goals", "alex", "--format", "csv", NULL);
  lines = g_strsplit (fixture->out, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "uid,created,title,why,"));
  test_assert_contains (lines[1], ",\"'=HYPERLINK(\"\"x\"\")\",");
  test_assert_contains (lines[1], ",\"a,b\",");
  test_assert_contains (lines[2], ",'-1+2,");
  /* A list with nothing in it still has its line of names. */
  test_run (fixture, 0, "goals", "alex", "--status", "done", "--format", "csv", NULL);
  g_assert_true (g_str_has_prefix (fixture->out, "uid,"));
}

static void
test_text_of_others_is_shown_not_obeyed (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "a\033[31mb\342\200\256c\nd", NULL);
  test_run (fixture, 0, "goals", "alex", NULL);
  test_assert_contains_not (fixture->out, "\033");
  test_assert_contains_not (fixture->out, "\342\200\256");
  test_assert_contains (fixture->out, "b\357\277\275c d");
}

/* JSON says it all, in escapes. */
static void
test_json_escapes_what_a_terminal_obeys (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) node = NULL;

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "a\302\2332J\177b\342\200\256c", NULL);
  node = test_json (fixture, "goals", "alex", NULL);
  g_assert_cmpstr (json_object_get_string_member (test_nth (node, 0), "title"), ==, "a\302\2332J\177b\342\200\256c");
  test_assert_contains (fixture->out, "a\\u009b2J\\u007fb\\u202ec");
  test_assert_contains_not (test_run (fixture, 0, "export", "alex", NULL), "\302\233");
}

/* The same where words name a title: of an edit, of a candidate, of a file that came. */
static void
test_words_obey_no_title (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "a\033[31mb", NULL);
  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "a\033[32mb", NULL);
  test_run (fixture, 2, "goal", "done", "alex", "a", NULL);
  test_assert_contains_not (fixture->err, "\033");
  test_assert_contains (fixture->err, "\n  "); /* candidates stand below one another */
  test_run (fixture, 0, "undo", "alex", NULL);
  test_assert_contains (fixture->err, "a\357\277\275[32mb");

  test_run (fixture, 0, "rename", "alex", "Al\033ex", NULL);
  test_run (fixture, 0, "export", plan, "-o", "plan.json", NULL);
  test_assert_contains_not (test_run (fixture, 0, "import", "plan.json", "--preview", NULL), "\033");
  test_shell (fixture, 0, "printf '{\"format\":\"rung-plan\",\"version\":1,\"a\342\200\256b\":1}' > bad.json");
  test_assert_contains_not (test_run (fixture, 1, "check", "bad.json", NULL), "\342\200\256");
}

/* --- Languages --- */

/* What a terminal gives a text: two columns a Chinese character. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width += g_utf8_get_char (c) >= 0x2e80 ? 2 : 1;
  return width;
}

/* The last column is a number set right, so every line is as long as the others. */
static void
test_chinese_columns_stand_below_one_another (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_auto(GStrv) lines = NULL;

  test_run (fixture, 0, "--lang", "zh-CN", "ladder", "software", NULL);
  test_assert_contains (fixture->out, "架构师");
  test_assert_contains (fixture->out, "首席技术官");
  test_run (fixture, 0, "--lang", "zh-CN", "responsibilities", "alex", NULL);
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 21);
  for (guint i = 1; lines[i] != NULL; i++)
    g_assert_cmpuint (measure (lines[i]), ==, measure (lines[1]));
}

static void
test_language_picks_texts_for_programs_too (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  g_autoptr(JsonNode) english = test_json (fixture, "responsibilities", "alex", NULL);
  g_autoptr(JsonNode) chinese = test_json (fixture, "responsibilities", "alex", "--lang", "zh-CN", NULL);

  g_assert_cmpstr (json_object_get_string_member (test_nth (english, 0), "uid"), ==,
                   json_object_get_string_member (test_nth (chinese, 0), "uid"));
  g_assert_cmpstr (json_object_get_string_member (test_nth (english, 0), "title"), !=,
                   json_object_get_string_member (test_nth (chinese, 0), "title"));
}

static void
test_words_are_chinese_when_asked (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_assert_contains (test_run (fixture, 0, "help", "--lang", "zh-CN", NULL), "列出发展计划");
  test_assert_contains (test_run (fixture, 0, "show", "alex", "--lang", "zh-CN", NULL), "2021 年 7 月");
  test_run (fixture, 1, "show", "nobody", "--lang", "zh-CN", NULL);
  test_assert_contains (fixture->err, "没有计划“nobody”");
  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "攻克难题", NULL);
  test_run (fixture, 0, "undo", "alex", "--lang", "zh-CN", NULL);
  test_assert_contains (fixture->err, "已撤销：添加目标“攻克难题”");
  /* The screen's language does the same. */
  test_assert_contains (test_shell (fixture, 0, "LC_ALL=en_US.UTF-8 LANGUAGE=zh_CN \"$RUNGCTL\" plans"), "工程师");
}

static void
test_today_can_be_fixed (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);

  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Goal", "--due", "2028-02-28", NULL);
  test_assert_contains (test_run (fixture, 0, "goals", "alex", "--format", "json", NULL), "\"days_late\": 0");
  test_assert_contains (test_run (fixture, 0, "goals", "alex", "--format", "json", "--today", "2028-03-01", NULL), "\"days_late\": 2");
  test_shell (fixture, 2, "RUNG_TODAY=yesterday \"$RUNGCTL\" plans");
}

/* --- Help --- */

static char **
list_commands (Fixture *fixture)
{
  g_auto(GStrv) lines = g_strsplit (test_run (fixture, 0, "help", NULL), "\n", -1);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *end = g_str_has_prefix (lines[i], "  ") ? strstr (lines[i] + 2, "  ") : NULL;

      if (end != NULL && g_ascii_islower (lines[i][2]) && !g_str_has_prefix (lines[i], "  rungctl "))
        g_ptr_array_add (names, g_strndup (lines[i] + 2, end - lines[i] - 2));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
test_every_command_has_help (Fixture       *fixture,
                             gconstpointer  data)
{
  g_auto(GStrv) names = list_commands (fixture);

  g_assert_cmpuint (g_strv_length (names), >, 45);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (names[i], " ", -1);
      g_autofree char *usage = g_strconcat ("rungctl ", names[i], NULL);

      test_assert_contains (test_run (fixture, 0, "help", words[0], words[1], NULL), usage);
      /* The other way to ask is the same code; a few will do. */
      if (i % 10 == 0)
        test_assert_contains (test_run (fixture, 0, words[0], words[1] != NULL ? words[1] : "--help", "--help", NULL), usage);
    }
  test_assert_contains (test_run (fixture, 0, "--version", NULL), "rungctl 0.");
  /* Help looks, and leaves no folder behind. */
  g_assert_false (g_file_test (fixture->data_dir, G_FILE_TEST_EXISTS));
}

static char *
read_source_file (const char *path)
{
  g_autofree char *full = g_build_filename (SOURCE_ROOT, path, NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (full, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* A hyphen that is to be typed is written \- in a man page. */
static void
assert_man_has (const char *man,
                const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, "-", -1);
  g_autofree char *escaped = g_strjoinv ("\\-", parts);

  test_assert_contains (man, escaped);
}

static void
test_man_page_and_completion_know_every_command (Fixture       *fixture,
                                                 gconstpointer  data)
{
  g_autofree char *man = read_source_file ("data/man/rungctl.1");
  g_autofree char *completion = read_source_file ("data/completions/rungctl");
  g_auto(GStrv) names = list_commands (fixture);
  g_autoptr(GRegex) option = g_regex_new ("--([a-z][a-z-]+)", 0, 0, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (names[i], " ", -1);
      g_autoptr(GMatchInfo) match = NULL;

      assert_man_has (man, names[i]);
      test_assert_contains (completion, words[words[1] != NULL ? 1 : 0]);
      test_run (fixture, 0, "help", words[0], words[1], NULL);
      g_regex_match (option, fixture->out, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);

          assert_man_has (man, name);
          test_assert_contains (completion, name);
        }
    }
}

static void
test_completion_completes (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *plan = test_new_plan (fixture);
  const char *script =
    "bash -c 'complete_line () { COMP_WORDS=(\"$@\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=(); _rungctl; printf \"%s\\n\" \"${COMPREPLY[@]}\"; }; "
    "rungctl () { \"$RUNGCTL\" \"$@\"; }; source \"" SOURCE_ROOT "/data/completions/rungctl\"; ";
  g_autofree char *commands = g_strconcat (script, "complete_line rungctl resp'", NULL);
  g_autofree char *verbs = g_strconcat (script, "complete_line rungctl goal re'", NULL);
  g_autofree char *options = g_strconcat (script, "complete_line rungctl goal add alex --pri'", NULL);
  g_autofree char *values = g_strconcat (script, "complete_line rungctl goal add alex --priority h'", NULL);
  g_autofree char *kinds = g_strconcat (script, "complete_line rungctl pause add alex --kind part'", NULL);
  g_autofree char *pauses = g_strconcat (script, "complete_line rungctl pause set Alex sab'", NULL);
  g_autofree char *plans = g_strconcat (script, "complete_line rungctl show A'", NULL);
  g_autofree char *duties = g_strconcat (script, "complete_line rungctl rate Alex engineer.h'", NULL);
  g_autofree char *goals = g_strconcat (script, "complete_line rungctl checkin Alex Run'", NULL);
  g_autofree char *listed = g_strconcat (script, "complete_line rungctl checkin list Alex Run'", NULL);
  g_autofree char *hostile = g_strconcat (script, "complete_line rungctl rate \"\\$(touch hostile)\" engineer.h'", NULL);

  test_assert_contains (test_shell (fixture, 0, commands), "responsibilities");
  g_assert_cmpstr (test_shell (fixture, 0, verbs), ==, "reopen");
  g_assert_cmpstr (test_shell (fixture, 0, options), ==, "--priority");
  g_assert_cmpstr (test_shell (fixture, 0, values), ==, "high");
  g_assert_cmpstr (test_shell (fixture, 0, kinds), ==, "part-time");
  g_assert_cmpstr (test_shell (fixture, 0, pauses), ==, "sabbatical");
  g_assert_cmpstr (test_shell (fixture, 0, plans), ==, "Alex");
  g_assert_cmpstr (test_shell (fixture, 0, duties), ==, "engineer.hard-bugs");
  /* A command that is also the first word of others. */
  test_run (fixture, 0, "goal", "add", "alex", "--for", "engineer.hard-bugs", "--title", "Runbook", NULL);
  g_assert_cmpstr (test_shell (fixture, 0, goals), ==, "Runbook");
  g_assert_cmpstr (test_shell (fixture, 0, listed), ==, "Runbook");
  /* What stands on the line is not run by asking for what could follow. */
  test_shell (fixture, 0, hostile);
  test_shell (fixture, 1, "test -e hostile");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD ("/cli/misuse-exits-2-and-prints-no-data", test_misuse_exits_2_and_prints_no_data);
  TEST_ADD ("/cli/failure-exits-1-and-changes-nothing", test_failure_exits_1_and_changes_nothing);
  TEST_ADD ("/cli/broken-imports-change-nothing", test_broken_imports_change_nothing);
  TEST_ADD ("/cli/unwritten-output-is-a-failure", test_unwritten_output_is_a_failure);
  TEST_ADD ("/cli/reader-that-goes-away-is-no-news", test_reader_that_goes_away_is_no_news);
  TEST_ADD ("/cli/pipe-is-written-into", test_pipe_is_written_into);
  TEST_ADD ("/cli/link-stays-a-link", test_link_stays_a_link);
  TEST_ADD ("/cli/ambiguous-name-lists-candidates", test_ambiguous_name_lists_candidates);
  TEST_ADD ("/cli/options-stand-anywhere", test_options_stand_anywhere);
  TEST_ADD ("/cli/lists-are-arrays-with-promised-members", test_lists_are_arrays_with_promised_members);
  TEST_ADD ("/cli/goal-says-how-late-it-is", test_goal_says_how_late_it_is);
  TEST_ADD ("/cli/show-is-one-object", test_show_is_one_object);
  TEST_ADD ("/cli/csv-is-safe-in-a-spreadsheet", test_csv_is_safe_in_a_spreadsheet);
  TEST_ADD ("/cli/text-of-others-is-shown-not-obeyed", test_text_of_others_is_shown_not_obeyed);
  TEST_ADD ("/cli/json-escapes-what-a-terminal-obeys", test_json_escapes_what_a_terminal_obeys);
  TEST_ADD ("/cli/words-obey-no-title", test_words_obey_no_title);
  TEST_ADD ("/cli/chinese-columns-stand-below-one-another", test_chinese_columns_stand_below_one_another);
  TEST_ADD ("/cli/language-picks-texts-for-programs-too", test_language_picks_texts_for_programs_too);
  TEST_ADD ("/cli/words-are-chinese-when-asked", test_words_are_chinese_when_asked);
  TEST_ADD ("/cli/today-can-be-fixed", test_today_can_be_fixed);
  TEST_ADD ("/cli/every-command-has-help", test_every_command_has_help);
  TEST_ADD ("/cli/man-page-and-completion-know-every-command", test_man_page_and_completion_know_every_command);
  TEST_ADD ("/cli/completion-completes", test_completion_completes);

  return g_test_run ();
}
