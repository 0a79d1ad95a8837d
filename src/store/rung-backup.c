/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups of plans.
 *
 * 1. A backup is a whole plan file of its own, made at one moment, with its name
 *    saying of which plan and when: <uid>-<YYYYMMDDTHHMMSSZ>[-n].rung.  It gets that
 *    name when it is complete.
 * 2. Nothing is put over a plan before what stands there was kept.  What is well is
 *    kept as a backup; what is damaged is kept byte for byte as <uid>-….damaged, which
 *    is never thrown away by itself.
 * 3. Weeks are counted from a fixed Monday, not back from today: else the backup of a
 *    week would be thrown away by that of the next day, over and over, and none would
 *    ever grow old.
 */

#include "rung-backup.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rung-connection.h"
#include "rung-day.h"
#include "rung-files.h"
#include "rung-look.h"
#include "rung-uid.h"

#define STAMP_LENGTH 16
#define KEEP_NEWEST 7
#define KEEP_WEEKS 8
#define ENDING ".rung"
#define DAMAGED_ENDING ".damaged"

void
rung_backup_free (RungBackup *self)
{
  g_free (self->path);
  g_free (self->plan_uid);
  g_free (self);
}

static char *
format_stamp (gint64 instant_usec)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (instant_usec / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("00010101T000000Z");
}

static gboolean
parse_stamp (const char *stamp,
             gint64     *instant_usec)
{
  g_autofree char *iso = NULL;

  if (strlen (stamp) < STAMP_LENGTH || stamp[8] != 'T' || stamp[15] != 'Z')
    return FALSE;
  iso = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2s.000000Z",
                         stamp, stamp + 4, stamp + 6, stamp + 9, stamp + 11, stamp + 13);
  return rung_instant_from_text (iso, instant_usec);
}

/* "-2" and so on, or nothing. */
static gboolean
is_number_ending (const char *text)
{
  if (*text == '\0')
    return TRUE;
  return *text == '-' && text[1] != '\0' && strspn (text + 1, "0123456789") == strlen (text + 1);
}

/* The uid is whatever stands before the stamp; the stamp's is the last Z of all. */
static char *
parse_stem (const char *stem,
            gint64     *instant_usec)
{
  const char *z = strrchr (stem, 'Z');
  const char *stamp;
  g_autofree char *uid = NULL;

  if (z == NULL || z - stem < STAMP_LENGTH + 1 || !is_number_ending (z + 1))
    return NULL;
  stamp = z + 1 - STAMP_LENGTH;
  uid = g_strndup (stem, stamp - 1 - stem);
  if (stamp[-1] != '-' || !rung_uid_is_valid (uid) || !parse_stamp (stamp, instant_usec))
    return NULL;
  return g_steal_pointer (&uid);
}

static RungBackup *
parse_name (const char *folder,
            const char *name)
{
  g_autofree char *stem = NULL;
  g_autofree char *uid = NULL;
  gint64 instant_usec;
  RungBackup *self;

  if (!g_str_has_suffix (name, ENDING))
    return NULL;
  stem = g_strndup (name, strlen (name) - strlen (ENDING));
  uid = parse_stem (stem, &instant_usec);
  if (uid == NULL)
    return NULL;
  self = g_new0 (RungBackup, 1);
  self->path = g_build_filename (folder, name, NULL);
  self->plan_uid = g_steal_pointer (&uid);
  self->instant_usec = instant_usec;
  return self;
}

/**
 * rung_backup_dup_plan_uid:
 * @backup_path: a file
 *
 * Returns: (transfer full) (nullable): the plan it is a backup of, from its name;
 *   %NULL if it has no backup's name
 */
char *
rung_backup_dup_plan_uid (const char *backup_path)
{
  g_autofree char *name = g_path_get_basename (backup_path);
  RungBackup *backup = parse_name ("", name);
  char *uid = backup != NULL ? g_steal_pointer (&backup->plan_uid) : NULL;

  g_clear_pointer (&backup, rung_backup_free);
  return uid;
}

static guint64
get_number (const RungBackup *backup)
{
  const char *z = strrchr (backup->path, 'Z');

  return z != NULL && z[1] == '-' ? g_ascii_strtoull (z + 2, NULL, 10) : 1;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const RungBackup *x = *(const RungBackup *const *) a, *y = *(const RungBackup *const *) b;
  guint64 number_x = get_number (x), number_y = get_number (y);

  if (x->instant_usec != y->instant_usec)
    return x->instant_usec > y->instant_usec ? -1 : 1;
  if (number_x != number_y)
    return number_x > number_y ? -1 : 1;
  return strcmp (x->path, y->path);
}

/**
 * rung_backup_list:
 * @backup_dir: a folder; it need not be there
 * @plan_uid: (nullable): the plan meant, %NULL for all
 *
 * Returns: (transfer container) (element-type RungBackup): backups, newest first; may
 *   be empty; the array frees them
 */
GPtrArray *
rung_backup_list (const char *backup_dir,
                  const char *plan_uid)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_backup_free);
  g_autoptr(GDir) dir = g_dir_open (backup_dir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      RungBackup *backup = parse_name (backup_dir, name);

      if (backup != NULL && (plan_uid == NULL || g_str_equal (backup->plan_uid, plan_uid)))
        g_ptr_array_add (backups, backup);
      else
        g_clear_pointer (&backup, rung_backup_free);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/* "a/b.rung" -> "a/b.files" */
static char *
dup_files_folder (const char *path)
{
  gsize length = strlen (path);

  if (g_str_has_suffix (path, ENDING))
    length -= strlen (ENDING);
  return g_strdup_printf ("%.*s.files", (int) length, path);
}

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_READ_ONLY,
               "Could not make the folder for backups, “%s”", folder);
  return FALSE;
}

/* A name that is not taken. */
static char *
choose_name (const char *backup_dir,
             const char *uid,
             gint64      now_usec,
             const char *ending)
{
  g_autofree char *stamp = format_stamp (now_usec);
  g_autofree char *path = g_strdup_printf ("%s/%s-%s%s", backup_dir, uid, stamp, ending);

  for (guint i = 2; rung_files_exist (path); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s-%s-%u%s", backup_dir, uid, stamp, i, ending);
    }
  return g_steal_pointer (&path);
}

/* A plan's uid becomes part of file names; it comes from the file, so from anywhere. */
static const char *
get_safe_uid (RungStore  *store,
              GError    **error)
{
  const char *uid = rung_plan_get_uid (rung_store_get_plan (store));

  if (uid != NULL && rung_uid_is_valid (uid))
    return uid;
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_INVALID,
               "Could not back up “%s”: the plan's uid is not one", rung_store_get_path (store));
  return NULL;
}

/**
 * rung_backup_make:
 * @store: an open plan
 * @backup_dir: the folder for backups, made with mode 0700 when needed
 * @now_usec: the instant for its name
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Makes a backup of a plan with its history and its attachments.
 *
 * Returns: (transfer full): the path of the backup, or %NULL, in which case nothing
 *   of it is left
 */
char *
rung_backup_make (RungStore   *store,
                  const char  *backup_dir,
                  gint64       now_usec,
                  GError     **error)
{
  const char *uid = get_safe_uid (store, error);
  g_autofree char *attachments = NULL;
  g_autofree char *kept_attachments = NULL;
  g_autofree char *path = NULL;

  if (uid == NULL || !make_folder (backup_dir, error))
    return NULL;
  path = choose_name (backup_dir, uid, now_usec, ENDING);
  attachments = dup_files_folder (rung_store_get_path (store));
  kept_attachments = dup_files_folder (path);
  /* The plan comes last: a backup that has its name is complete. */
  if (rung_files_link_folder (attachments, kept_attachments, error) && rung_store_copy_to (store, path, error))
    return g_steal_pointer (&path);
  rung_files_remove_folder (kept_attachments);
  return NULL;
}

static gboolean
is_due (RungStore  *store,
        const char *backup_dir,
        gint64      now_usec)
{
  const char *uid = rung_plan_get_uid (rung_store_get_plan (store));
  g_autoptr(GPtrArray) backups = rung_backup_list (backup_dir, uid);
  const RungBackup *newest = backups->len > 0 ? backups->pdata[0] : NULL;

  if (newest == NULL)
    return TRUE;
  return rung_instant_get_day (newest->instant_usec) != rung_instant_get_day (now_usec) &&
         rung_store_was_changed_since (store, newest->instant_usec);
}

/**
 * rung_backup_make_if_due:
 * @store: an open plan
 * @backup_dir: the folder for backups
 * @now_usec: the present instant
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Makes the backup of the day: when there is none of the plan yet, or none of this
 * day (in UTC) and the plan has changed since the newest.
 *
 * Returns: (transfer full) (nullable): the path of the new backup; %NULL without
 *   @error when none was due
 */
char *
rung_backup_make_if_due (RungStore   *store,
                         const char  *backup_dir,
                         gint64       now_usec,
                         GError     **error)
{
  return is_due (store, backup_dir, now_usec) ? rung_backup_make (store, backup_dir, now_usec, error) : NULL;
}

/* Julian day 1 was a Monday. */
static guint32
get_week (guint32 day)
{
  return (day - 1) / 7;
}

static void
remove_backup (const RungBackup *backup)
{
  g_autofree char *attachments = dup_files_folder (backup->path);

  rung_files_remove_database (backup->path);
  rung_files_remove_folder (attachments);
}

/**
 * rung_backup_prune:
 * @backup_dir: the folder for backups
 * @plan_uid: the plan meant
 * @today: a Julian day
 *
 * Throws old backups away: the newest seven stay, and of those before them the newest
 * of each of the last eight weeks.
 */
void
rung_backup_prune (const char *backup_dir,
                   const char *plan_uid,
                   guint32     today)
{
  g_autoptr(GPtrArray) backups = rung_backup_list (backup_dir, plan_uid);
  guint32 last_kept_week = G_MAXUINT32;

  for (guint i = KEEP_NEWEST; i < backups->len; i++)
    {
      const RungBackup *backup = backups->pdata[i];
      guint32 week = get_week (rung_instant_get_day (backup->instant_usec));

      if (week != last_kept_week && week + KEEP_WEEKS >= get_week (today))
        last_kept_week = week;
      else
        remove_backup (backup);
    }
}

/* The uid a plan's file is named for, if it is. */
static char *
dup_uid_of_file (const char *plan_path)
{
  g_autofree char *base = g_path_get_basename (plan_path);

  if (!g_str_has_suffix (base, ENDING))
    return NULL;
  base[strlen (base) - strlen (ENDING)] = '\0';
  return rung_uid_is_valid (base) ? g_steal_pointer (&base) : NULL;
}

static gboolean
keep_damaged (const char  *plan_path,
              const char  *uid,
              const char  *backup_dir,
              gint64       now_usec,
              GError     **error)
{
  g_autofree char *kept = choose_name (backup_dir, uid, now_usec, DAMAGED_ENDING);
  g_autofree char *log = g_strconcat (plan_path, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);

  return rung_files_copy (plan_path, kept, TRUE, error) &&
         (!rung_files_have_log (plan_path) || rung_files_copy (log, kept_log, TRUE, error));
}

/* Opens a backup so that nothing of it changes. */
static sqlite3 *
open_backup (const char  *path,
             GError     **error)
{
  g_autofree char *uri = rung_sqlite_dup_uri (path, rung_files_have_log (path) ? "mode=ro" : "immutable=1");

  return rung_sqlite_open (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* A file that is well is written over inside, in one transaction: a program that has
 * it open follows, as it follows every change. */
static gboolean
overwrite (sqlite3     *from,
           const char  *plan_path,
           GError     **error)
{
  g_autoptr(sqlite3) to = rung_sqlite_open (plan_path, SQLITE_OPEN_READWRITE, error);
  sqlite3_backup *copier;
  gboolean good;

  if (to == NULL)
    return FALSE;
  copier = sqlite3_backup_init (to, "main", from, "main");
  good = copier != NULL && sqlite3_backup_step (copier, -1) == SQLITE_DONE;
  good = (copier == NULL || sqlite3_backup_finish (copier) == SQLITE_OK) && good;
  if (!good)
    rung_sqlite_set_error (error, to, "restore");
  return good;
}

/* What is damaged or gone is replaced whole. */
static gboolean
replace (sqlite3     *from,
         const char  *plan_path,
         GError     **error)
{
  g_autofree char *temporary = rung_files_make_beside (plan_path, error);

  if (temporary == NULL)
    return FALSE;
  if (rung_sqlite_copy_to (from, temporary, error))
    {
      /* The log of the file that goes would damage the one that comes. */
      rung_files_remove_log (plan_path);
      if (rung_files_publish (temporary, plan_path, TRUE, error))
        return TRUE;
    }
  rung_files_remove_database (temporary);
  return FALSE;
}

static gboolean
refuse_other_plan (const char  *backup_path,
                   const char  *plan_path,
                   GError     **error)
{
  g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_OTHER_PLAN,
               "“%s” is a backup of another plan than “%s”; nothing was changed", backup_path, plan_path);
  return FALSE;
}

/* A plan that could not be opened for now is no damaged one. */
static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY) ||
         g_error_matches (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_FULL) ||
         g_error_matches (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_READ_ONLY);
}

/* Keeps what is there; @is_well: whether it was a plan that can be written to. */
static gboolean
keep_present (const char  *plan_path,
              const char  *backup_path,
              const char  *uid, /* of the plan in the backup */
              const char  *backup_dir,
              gint64       now_usec,
              gboolean    *is_well,
              GError     **error)
{
  g_autoptr(RungStore) present = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(GError) reason = NULL;
  const char *present_uid;

  *is_well = FALSE;
  if (!rung_files_exist (plan_path))
    return TRUE;
  present = rung_store_open (plan_path, &reason);
  if (is_passing (reason))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  present_uid = present != NULL ? rung_plan_get_uid (rung_store_get_plan (present)) : NULL;
  if (present_uid == NULL)
    return keep_damaged (plan_path, uid, backup_dir, now_usec, error);
  if (!g_str_equal (present_uid, uid))
    return refuse_other_plan (backup_path, plan_path, error);
  kept = rung_backup_make (present, backup_dir, now_usec, error);
  *is_well = kept != NULL;
  return *is_well;
}

/* A plan of the plans folder has its uid for a name; one that was handed over may
 * have any. */
static gboolean
is_named_for_other_plan (const char *plan_path,
                         const char *uid)
{
  g_autofree char *name = dup_uid_of_file (plan_path);

  return name != NULL && g_uuid_string_is_valid (name) && !g_str_equal (name, uid);
}

/* From here on the file of the backup has been read whole. */
static gboolean
put_in_place (const char  *backup_path,
              const char  *plan_path,
              const char  *uid,
              const char  *backup_dir,
              gint64       now_usec,
              GError     **error)
{
  g_autofree char *kept_attachments = dup_files_folder (backup_path);
  g_autofree char *attachments = dup_files_folder (plan_path);
  g_autoptr(sqlite3) from = NULL;
  gboolean is_well;

  if (!keep_present (plan_path, backup_path, uid, backup_dir, now_usec, &is_well, error) ||
      !rung_files_link_folder (kept_attachments, attachments, error))
    return FALSE;
  from = open_backup (backup_path, error);
  return from != NULL && (is_well ? overwrite (from, plan_path, error) : replace (from, plan_path, error));
}

static const char *
get_uid (RungSnapshot *snapshot)
{
  guint first, n_records;

  rung_snapshot_get_range (snapshot, RUNG_KIND_PLAN, &first, &n_records);
  return n_records > 0 ? rung_record_get_uid (rung_snapshot_get (snapshot, first)) : NULL;
}

/**
 * rung_backup_restore:
 * @backup_path: a backup
 * @plan_path: the plan file it is put in the place of; it need not be there
 * @backup_dir: the folder for backups
 * @now_usec: the present instant
 * @error: return location for %RUNG_STORE_ERROR_OTHER_PLAN, when the plan there is
 *   another than the one of the backup, or another #RUNG_STORE_ERROR
 *
 * Puts a backup in the place of a plan, attachments and all.  The backup is read whole
 * first, so a damaged one changes nothing; then what is there now is kept, as a backup
 * or, when damaged, byte for byte.  The plan must not be open in this process; another
 * process that has it open follows.
 *
 * Returns: whether it succeeded; if not, the plan is what it was
 */
gboolean
rung_backup_restore (const char  *backup_path,
                     const char  *plan_path,
                     const char  *backup_dir,
                     gint64       now_usec,
                     GError     **error)
{
  g_autoptr(RungSnapshot) snapshot = rung_store_read (backup_path, error);
  const char *uid = snapshot != NULL ? get_uid (snapshot) : NULL;

  if (snapshot == NULL)
    return FALSE;
  if (uid == NULL || !rung_uid_is_valid (uid) || is_named_for_other_plan (plan_path, uid))
    return refuse_other_plan (backup_path, plan_path, error);
  return make_folder (backup_dir, error) &&
         put_in_place (backup_path, plan_path, uid, backup_dir, now_usec, error);
}
