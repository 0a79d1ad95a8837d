/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where plans live and which day it is: the two things every use case asks and
 * tests want to fix.  RUNG_DATA_DIR and RUNG_TODAY do it for both programs.
 *
 * 1. A folder is made with mode 0700 when it is first asked for; a folder that
 *    is there already keeps the mode its owner gave it.
 * 2. When the day is fixed, an instant is the clock's time of that day (UTC), so
 *    that days and instants of one run agree. */

#include "rung-paths.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rung-day.h"

static char *data_dir;
static char *plans_dir;
static char *backup_dir;
static char *ladder_dir;
static char *cache_dir;
static guint32 fixed_today;

static void
make_folder (const char *path)
{
  /* A failure shows itself, with its reason, in whatever is written there next. */
  (void) g_mkdir_with_parents (path, 0700);
}

static const char *
get_subfolder (char       **slot,
               const char  *name)
{
  if (*slot == NULL)
    *slot = g_build_filename (rung_paths_get_data_dir (), name, NULL);
  make_folder (*slot);
  return *slot;
}

/**
 * rung_paths_set_data_dir:
 * @path: (nullable): a folder; relative to the working folder
 *
 * Says where plans live, before anything asked for it; %NULL goes back to
 * RUNG_DATA_DIR or the user's data folder.
 */
void
rung_paths_set_data_dir (const char *path)
{
  g_clear_pointer (&data_dir, g_free);
  g_clear_pointer (&plans_dir, g_free);
  g_clear_pointer (&backup_dir, g_free);
  g_clear_pointer (&ladder_dir, g_free);
  g_clear_pointer (&cache_dir, g_free);
  if (path != NULL)
    data_dir = g_canonicalize_filename (path, NULL);
}

/**
 * rung_paths_get_data_dir:
 *
 * Returns: the folder of plans/, backups/ and ladders/; absolute.  It may not
 *   be there yet
 */
const char *
rung_paths_get_data_dir (void)
{
  const char *env;

  if (data_dir != NULL)
    return data_dir;

  env = g_getenv ("RUNG_DATA_DIR");
  if (env != NULL && env[0] != '\0')
    data_dir = g_canonicalize_filename (env, NULL);
  else
    data_dir = g_build_filename (g_get_user_data_dir (), "rung", NULL);
  return data_dir;
}

const char *
rung_paths_get_plans_dir (void)
{
  return get_subfolder (&plans_dir, "plans");
}

const char *
rung_paths_get_backup_dir (void)
{
  return get_subfolder (&backup_dir, "backups");
}

const char *
rung_paths_get_ladder_dir (void)
{
  return get_subfolder (&ladder_dir, "ladders");
}

static char *
find_cache_dir (void)
{
  const char *data = rung_paths_get_data_dir ();
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "rung", NULL);

  return strcmp (data, usual) == 0 ? g_build_filename (g_get_user_cache_dir (), "rung", NULL)
                                   : g_build_filename (data, "cache", NULL);
}

/**
 * rung_paths_get_cache_dir:
 *
 * Returns: the folder of what can be made anew: in the user's cache, or below the data folder
 *   where that is not the usual one.  It may not be there yet
 */
const char *
rung_paths_get_cache_dir (void)
{
  if (cache_dir == NULL)
    cache_dir = find_cache_dir ();
  return cache_dir;
}

static char *
build_plan_path (const char *uid,
                 const char *suffix)
{
  g_autofree char *name = g_strconcat (uid, suffix, NULL);

  g_return_val_if_fail (strchr (uid, G_DIR_SEPARATOR) == NULL, NULL);
  return g_build_filename (rung_paths_get_plans_dir (), name, NULL);
}

/**
 * rung_paths_plan_file:
 * @uid: of a plan
 *
 * Returns: (transfer full): where the plan's file is, or would be
 */
char *
rung_paths_plan_file (const char *uid)
{
  return build_plan_path (uid, ".rung");
}

/**
 * rung_paths_plan_files_dir:
 * @uid: of a plan
 *
 * Returns: (transfer full): where the files kept as evidence are, named by their
 *   SHA-256; the folder is made by whoever writes the first
 */
char *
rung_paths_plan_files_dir (const char *uid)
{
  return build_plan_path (uid, ".files");
}

/**
 * rung_clock_set_today:
 * @day: a Julian day, or 0 to follow RUNG_TODAY or the clock
 *
 * Fixes the day for this process.
 */
void
rung_clock_set_today (guint32 day)
{
  fixed_today = day;
}

static guint32
get_fixed_today (void)
{
  const char *env;

  if (fixed_today != RUNG_NO_DAY)
    return fixed_today;
  env = g_getenv ("RUNG_TODAY");
  return env != NULL ? rung_day_from_text (env) : RUNG_NO_DAY;
}

/**
 * rung_clock_get_today:
 *
 * Returns: the day fixed by rung_clock_set_today() or RUNG_TODAY, else the
 *   calendar day where the person is
 */
guint32
rung_clock_get_today (void)
{
  guint32 day = get_fixed_today ();
  g_autoptr(GDateTime) now = NULL;

  if (day != RUNG_NO_DAY)
    return day;
  now = g_date_time_new_now_local ();
  return rung_day_new (g_date_time_get_year (now), g_date_time_get_month (now),
                       g_date_time_get_day_of_month (now));
}

/**
 * rung_clock_get_now_usec:
 *
 * Returns: microseconds since 1970 UTC; when the day is fixed, on that day
 */
gint64
rung_clock_get_now_usec (void)
{
  guint32 day = get_fixed_today ();
  gint64 now_usec = g_get_real_time ();

  if (day == RUNG_NO_DAY)
    return now_usec;
  return ((gint64) day - rung_day_new (1970, 1, 1)) * G_TIME_SPAN_DAY + now_usec % G_TIME_SPAN_DAY;
}
