/* SPDX-License-Identifier: GPL-3.0-or-later */

/* goal quick, win: what is noted down in one line.  What was not understood is said on
 * stderr, and stands in the title. */

#include "rung-cli-table.h"

#include "rung-day.h"
#include "rung-phrases.h"
#include "rung-quick.h"

/* --- For programs ----------------------------------------------------------- */

static void
add_text (RungCliJson *json,
          const char  *name,
          const char  *text)
{
  rung_cli_json_name (json, name);
  if (text != NULL)
    rung_cli_json_text (json, text);
  else
    rung_cli_json_null (json);
}

static void
add_day (RungCliJson *json,
         const char  *name,
         guint32      day)
{
  g_autofree char *text = day != RUNG_NO_DAY ? rung_day_to_text (day) : NULL;

  add_text (json, name, text);
}

static void
add_ids (RungCliJson *json,
         const char  *name,
         GPtrArray   *records)
{
  rung_cli_json_name (json, name);
  rung_cli_json_begin (json, '[');
  for (guint i = 0; i < records->len; i++)
    rung_cli_json_text (json, rung_cli_get_public_id (records->pdata[i]));
  rung_cli_json_end (json, ']');
}

static void
add_span (RungCliJson         *json,
          const RungQuick     *quick,
          const RungQuickSpan *span)
{
  g_autofree char *text = g_strndup (quick->text + span->start, span->length);

  rung_cli_json_begin (json, '{');
  rung_cli_json_name (json, "start");
  rung_cli_json_integer (json, span->start);
  rung_cli_json_name (json, "length");
  rung_cli_json_integer (json, span->length);
  add_text (json, "text", text);
  add_text (json, "part", rung_quick_part_get_name (span->part));
  add_text (json, "state", rung_quick_state_get_name (span->state));
  if (span->candidates != NULL)
    add_ids (json, "candidates", span->candidates);
  rung_cli_json_end (json, '}');
}

static gboolean
print_json (const RungQuick  *quick,
            const char       *uid,
            GError          **error)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const RungFieldInfo *priority = rung_kind_get_field (RUNG_KIND_GOAL, RUNG_GOAL_PRIORITY);
  RungCliJson json;

  rung_cli_json_init (&json, out);
  rung_cli_json_begin (&json, '{');
  add_text (&json, "uid", uid);
  add_text (&json, "title", quick->title);
  if (quick->kind == RUNG_QUICK_GOAL)
    {
      add_day (&json, "start", quick->start);
      add_day (&json, "due", quick->due);
      add_text (&json, "priority", priority->names[quick->priority]);
    }
  else
    add_day (&json, "day", quick->day);
  add_ids (&json, "responsibilities", quick->responsibilities);
  rung_cli_json_name (&json, "spans");
  rung_cli_json_begin (&json, '[');
  for (guint i = 0; i < quick->spans->len; i++)
    add_span (&json, quick, &g_array_index (quick->spans, RungQuickSpan, i));
  rung_cli_json_end (&json, ']');
  rung_cli_json_end (&json, '}');
  g_string_append_c (out, '\n');
  return rung_cli_write (out->str, out->len, error);
}

/* --- For people --------------------------------------------------------------- */

static void
say_problems (RungCli         *cli,
              const RungQuick *quick)
{
  for (guint i = 0; i < quick->spans->len; i++)
    {
      RungQuickSpan *span = &g_array_index (quick->spans, RungQuickSpan, i);
      g_autofree char *phrase = NULL;

      if (span->state == RUNG_QUICK_UNDERSTOOD)
        continue;
      phrase = rung_quick_phrase_span (cli->words, quick, span, cli->today);
      rung_cli_say ("%s", phrase);
    }
  if (rung_quick_phrase_problem (cli->words, quick) != NULL)
    rung_cli_say ("%s", rung_quick_phrase_problem (cli->words, quick));
}

static gboolean
print_understood (RungCli          *cli,
                  const RungQuick  *quick,
                  GError          **error)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *title = rung_cli_dup_printable (quick->title, TRUE);

  g_string_append_printf (out, "%s\n", title);
  for (guint i = 0; i < quick->spans->len; i++)
    {
      RungQuickSpan *span = &g_array_index (quick->spans, RungQuickSpan, i);
      g_autofree char *phrase = NULL;
      g_autofree char *printable = NULL;

      if (span->state != RUNG_QUICK_UNDERSTOOD || span->part == RUNG_QUICK_LITERAL)
        continue;
      phrase = rung_quick_phrase_span (cli->words, quick, span, cli->today);
      printable = rung_cli_dup_printable (phrase, TRUE);
      g_string_append_printf (out, "  %s\n", printable);
    }
  return rung_cli_write (out->str, out->len, error);
}

static gboolean
print (RungCli          *cli,
       const RungQuick  *quick,
       const char       *uid,
       GError          **error)
{
  if (cli->format == RUNG_CLI_JSON)
    return print_json (quick, uid, error);
  say_problems (cli, quick);
  return uid != NULL ? rung_cli_print_line (uid, error) : print_understood (cli, quick, error);
}

/* --- The commands --------------------------------------------------------------- */

static RungChangeset *
edit (RungCli          *cli,
      RungPlan         *plan,
      const RungQuick  *quick,
      GError          **error)
{
  return quick->kind == RUNG_QUICK_GOAL ? rung_edit_add_quick_goal (plan, quick, cli->today, cli->now_usec, error)
                                        : rung_edit_log_quick_win (plan, quick, cli->today, error);
}

/* What options say comes to what the line says, and a day in an option beats it. */
static gboolean
apply_options (RungCli    *cli,
               RungPlan   *plan,
               RungQuick  *quick,
               GError    **error)
{
  const char *name = rung_cli_option (cli, "for");
  RungRecord *record = NULL;
  guint32 day = 0;

  if (quick->kind == RUNG_QUICK_GOAL)
    return TRUE;
  if (!rung_cli_day_option (cli, "day", &day, error) ||
      (name != NULL && (record = rung_workspace_find_record (plan, RUNG_KIND_RESPONSIBILITY, name, error)) == NULL))
    return FALSE;
  if (day != 0)
    quick->day = day;
  if (record != NULL && !g_ptr_array_find (quick->responsibilities, record, NULL))
    g_ptr_array_add (quick->responsibilities, rung_record_ref (record));
  return TRUE;
}

static gboolean
only_parse (RungCli        *cli,
            RungQuickKind   kind,
            GError        **error)
{
  g_autoptr(RungPlan) plan = rung_cli_read_plan (cli, error);
  g_autoptr(RungQuick) quick = plan != NULL ? rung_quick_parse (plan, kind, rung_cli_operand (cli, 1), cli->today) : NULL;

  return quick != NULL && apply_options (cli, plan, quick, error) && print (cli, quick, NULL, error);
}

static gboolean
add (RungCli        *cli,
     RungQuickKind   kind,
     GError        **error)
{
  g_autoptr(RungStore) store = rung_cli_open_plan (cli, error);
  RungPlan *plan = store != NULL ? rung_store_get_plan (store) : NULL;
  g_autoptr(RungQuick) quick = plan != NULL ? rung_quick_parse (plan, kind, rung_cli_operand (cli, 1), cli->today) : NULL;
  g_autoptr(RungChangeset) changeset = NULL;

  if (quick == NULL || !apply_options (cli, plan, quick, error) || (changeset = edit (cli, plan, quick, error)) == NULL)
    return FALSE;
  return rung_cli_commit (store, g_object_ref (changeset), error) &&
         print (cli, quick, rung_changeset_get_created_uid (changeset), error);
}

gboolean
rung_cli_goal_quick (RungCli  *cli,
                     GError  **error)
{
  return rung_cli_has (cli, "parse") ? only_parse (cli, RUNG_QUICK_GOAL, error) : add (cli, RUNG_QUICK_GOAL, error);
}

gboolean
rung_cli_win (RungCli  *cli,
              GError  **error)
{
  return rung_cli_has (cli, "parse") ? only_parse (cli, RUNG_QUICK_WIN, error) : add (cli, RUNG_QUICK_WIN, error);
}
