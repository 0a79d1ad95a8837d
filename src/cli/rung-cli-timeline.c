/* SPDX-License-Identifier: GPL-3.0-or-later */

/* timeline: the career or a role as a picture, or in words for programs.  What the
 * picture would show and what JSON says come from the same value. */

#include "rung-cli-timeline-private.h"

#include <string.h>

const char *const rung_cli_zooms[] = { "career", "role", "year", "quarter", NULL };

/* --- What was asked for --- */

static gboolean
read_zoom (RungCli   *cli,
           RungZoom  *zoom,
           GError   **error)
{
  const char *name = rung_cli_option (cli, "zoom");
  g_autofree char *names = NULL;

  *zoom = RUNG_ZOOM_CAREER;
  for (guint i = 0; name != NULL && rung_cli_zooms[i] != NULL; i++)
    if (g_str_equal (rung_cli_zooms[i], name))
      {
        *zoom = i;
        return TRUE;
      }
  if (name == NULL)
    return TRUE;
  names = g_strjoinv (", ", (GStrv) rung_cli_zooms);
  rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s takes one of these: %s."), "zoom", names);
  return FALSE;
}

static gboolean
read_days (RungCli              *cli,
           RungTimelinePicture  *picture,
           GError              **error)
{
  guint32 from, to;

  if (!rung_cli_day_option (cli, "from", &from, error) || !rung_cli_day_option (cli, "to", &to, error))
    return FALSE;
  picture->from = from;
  picture->to = to;
  if (from == RUNG_NO_DAY || to == RUNG_NO_DAY)
    return TRUE;
  if (from > to)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "--from %s comes after --to %s."),
                           rung_cli_option (cli, "from"), rung_cli_option (cli, "to"));
      return FALSE;
    }
  if (rung_day_months_between (from, to) >= RUNG_PICTURE_MOST_YEARS * 12)
    {
      rung_cli_set_misuse (error, rung_words_get (cli->words, "A picture shows at most %d years."),
                           RUNG_PICTURE_MOST_YEARS);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_picture (RungCli              *cli,
              RungTimelinePicture  *picture,
              GError              **error)
{
  *picture = (RungTimelinePicture) { .width_px = RUNG_PICTURE_DEFAULT_WIDTH, .dark = rung_cli_has (cli, "dark") };
  return read_zoom (cli, &picture->zoom, error) && read_days (cli, picture, error) &&
         rung_cli_integer_option (cli, "width", RUNG_PICTURE_LEAST_WIDTH, RUNG_PICTURE_MOST_PIXELS, &picture->width_px, error) &&
         rung_cli_integer_option (cli, "height", RUNG_PICTURE_LEAST_HEIGHT, RUNG_PICTURE_MOST_PIXELS, &picture->height_px, error);
}

/* --- What is written --- */

static gboolean
ends_in_json (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".json");
}

/* A file's ending says what it is; without a file, --format does. */
static gboolean
choose_form (RungCli   *cli,
             gboolean  *is_json,
             GError   **error)
{
  const char *output = rung_cli_option (cli, "output");
  gboolean is_stdout = output == NULL || strcmp (output, "-") == 0;

  *is_json = cli->format == RUNG_CLI_JSON || (!is_stdout && ends_in_json (output));
  if (cli->format == RUNG_CLI_CSV)
    rung_cli_set_misuse (error, rung_words_get (cli->words, "--%s takes one of these: %s."), "format", "json");
  else if (!*is_json && is_stdout)
    rung_cli_set_misuse (error, rung_words_get (cli->words, "A picture needs a file: -o FILE.png or -o FILE.svg. For programs there is --format json."));
  else if (*is_json && !is_stdout && !ends_in_json (output))
    rung_cli_set_misuse (error, rung_words_get (cli->words, "--format json goes to standard output or to a file that ends in .json."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_json (RungCli                    *cli,
            RungSnapshot               *snapshot,
            const RungTimelinePicture  *picture,
            GError                    **error)
{
  const char *output = rung_cli_option (cli, "output");
  g_autoptr(RungTimelineScene) scene = rung_timeline_scene_new (snapshot, cli->words, cli->today, picture, error);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;

  if (scene == NULL)
    return FALSE;
  rung_cli_timeline_to_json (cli, scene, out);
  if (output == NULL || strcmp (output, "-") == 0)
    return rung_cli_write (out->str, out->len, error);
  bytes = g_bytes_new (out->str, out->len);
  return rung_workspace_save_file (output, bytes, error);
}

/* The role an option names; the picture borrows its uid from the plan. */
static gboolean
find_role (RungCli              *cli,
           RungPlan             *plan,
           RungTimelinePicture  *picture,
           GError              **error)
{
  const char *name = rung_cli_option (cli, "role");
  RungRecord *role = name != NULL ? rung_workspace_find_record (plan, RUNG_KIND_ROLE, name, error) : NULL;

  if (role != NULL)
    picture->role_uid = rung_record_get_uid (role);
  return name == NULL || role != NULL;
}

gboolean
rung_cli_timeline (RungCli  *cli,
                   GError  **error)
{
  RungTimelinePicture picture;
  g_autofree char *path = NULL;
  g_autoptr(RungSnapshot) snapshot = NULL;
  g_autoptr(RungPlan) plan = NULL;
  gboolean is_json;

  if (!choose_form (cli, &is_json, error) || !read_picture (cli, &picture, error) ||
      (path = rung_cli_find_plan (cli, error)) == NULL ||
      (snapshot = rung_workspace_read (path, error)) == NULL)
    return FALSE;
  plan = rung_plan_new (snapshot);
  if (!find_role (cli, plan, &picture, error))
    return FALSE;
  if (is_json)
    return write_json (cli, snapshot, &picture, error);
  return rung_timeline_export (snapshot, cli->words, cli->today, &picture, rung_cli_option (cli, "output"), error);
}
