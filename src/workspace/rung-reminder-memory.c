/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was told and put off.  It is a memory, not a plan: a file that cannot be understood is
 * begun anew, and the worst that follows is a reminder told twice.
 *
 * 1. Whoever reads it holds the lock until it is written, so the window, the helper and a
 *    round by hand never tell the same thing.
 * 2. It is written beside and renamed, with mode 0600: titles are not in it, uids are. */

#include "rung-reminder-memory-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "rung-paths.h"
#include "rung-store.h"

#define HEAD          "rung-reminders"
#define PATIENCE_USEC (5 * G_USEC_PER_SEC)
#define NAP_USEC      (20 * 1000)

struct _RungReminderMemory
{
  GKeyFile *file;
  char     *path;
  int       lock_fd;
  gboolean  is_changed;
};

static char *
build_path (const char *name)
{
  const char *folder = rung_paths_get_data_dir ();

  (void) g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

char *
rung_reminder_memory_dup_path (void)
{
  return build_path ("reminders.ini");
}

/* Turns are short: a few plans are read. */
static int
take_lock (GError **error)
{
  g_autofree char *path = build_path ("reminders.lock");
  gint64 give_up_usec = g_get_monotonic_time () + PATIENCE_USEC;
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  while (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if ((errno != EWOULDBLOCK && errno != EINTR) || g_get_monotonic_time () > give_up_usec)
        {
          g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_BUSY, "Could not lock “%s”: %s", path, g_strerror (errno));
          close (fd);
          return -1;
        }
      g_usleep (NAP_USEC);
    }
  if (fd < 0)
    g_set_error (error, RUNG_STORE_ERROR, errno == EACCES || errno == EROFS ? RUNG_STORE_ERROR_READ_ONLY : RUNG_STORE_ERROR_FAILED,
                 "Could not open “%s”: %s", path, g_strerror (errno));
  return fd;
}

RungReminderMemory *
rung_reminder_memory_take (GError **error)
{
  int fd = take_lock (error);
  RungReminderMemory *self;

  if (fd < 0)
    return NULL;
  self = g_new0 (RungReminderMemory, 1);
  self->lock_fd = fd;
  self->path = rung_reminder_memory_dup_path ();
  self->file = g_key_file_new ();
  if (!g_key_file_load_from_file (self->file, self->path, G_KEY_FILE_NONE, NULL))
    {
      g_key_file_unref (self->file);
      self->file = g_key_file_new ();
    }
  return self;
}

void
rung_reminder_memory_free (RungReminderMemory *self)
{
  g_key_file_unref (self->file);
  g_free (self->path);
  close (self->lock_fd);
  g_free (self);
}

gboolean
rung_reminder_memory_save (RungReminderMemory  *self,
                           GError             **error)
{
  g_autofree char *data = NULL;
  gsize length;

  if (!self->is_changed)
    return TRUE;
  data = g_key_file_to_data (self->file, &length, NULL);
  if (!g_file_set_contents_full (self->path, data, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;
  self->is_changed = FALSE;
  return TRUE;
}

/* --- Days --- */

static guint32
get_day (RungReminderMemory *self,
         const char         *group,
         const char         *name)
{
  g_autofree char *text = g_key_file_get_string (self->file, group, name, NULL);

  return text != NULL ? rung_day_from_text (text) : RUNG_NO_DAY;
}

static void
set_day (RungReminderMemory *self,
         const char         *group,
         const char         *name,
         guint32             day)
{
  g_autofree char *text = day != RUNG_NO_DAY ? rung_day_to_text (day) : NULL;

  if (day == get_day (self, group, name))
    return;
  self->is_changed = TRUE;
  if (text != NULL)
    g_key_file_set_string (self->file, group, name, text);
  else
    g_key_file_remove_key (self->file, group, name, NULL);
}

guint32
rung_reminder_memory_get_round (RungReminderMemory *self,
                                guint              *kinds)
{
  g_auto(GStrv) names = g_key_file_get_string_list (self->file, HEAD, "kinds", NULL, NULL);
  RungReminderKind kind;

  *kinds = 0;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (rung_reminder_kind_from_name (names[i], &kind))
      *kinds |= 1u << kind;
  return get_day (self, HEAD, "round");
}

void
rung_reminder_memory_set_round (RungReminderMemory *self,
                                guint32             day,
                                guint               kinds)
{
  const char *names[RUNG_N_REMINDER_KINDS];
  gsize n_names = 0;

  for (guint i = 0; i < RUNG_N_REMINDER_KINDS; i++)
    if ((kinds & (1u << i)) != 0)
      names[n_names++] = rung_reminder_kind_get_name (i);
  set_day (self, HEAD, "round", day);
  g_key_file_set_string_list (self->file, HEAD, "kinds", names, n_names);
  self->is_changed = TRUE;
}

/* --- Marks --- */

/* A uid may be any text, the name of a group not. */
static char *
build_group (const char *key)
{
  return g_uri_escape_string (key, ":", FALSE);
}

gboolean
rung_reminder_memory_get_mark (RungReminderMemory *self,
                               const char         *key,
                               RungReminderMark   *mark)
{
  g_autofree char *group = build_group (key);

  mark->told_day = get_day (self, group, "told");
  mark->wait_day = get_day (self, group, "wait");
  return mark->told_day != RUNG_NO_DAY;
}

void
rung_reminder_memory_set_mark (RungReminderMemory *self,
                               const char         *key,
                               const char         *notice_id,
                               RungReminderMark    mark)
{
  g_autofree char *group = build_group (key);
  g_autofree char *before = g_key_file_get_string (self->file, group, "notice", NULL);

  set_day (self, group, "told", mark.told_day);
  set_day (self, group, "wait", mark.wait_day);
  if (g_strcmp0 (before, notice_id) != 0)
    {
      g_key_file_set_string (self->file, group, "notice", notice_id);
      self->is_changed = TRUE;
    }
}

char *
rung_reminder_memory_dup_notice (RungReminderMemory *self,
                                 const char         *key)
{
  g_autofree char *group = build_group (key);

  return g_key_file_get_string (self->file, group, "notice", NULL);
}

void
rung_reminder_memory_forget (RungReminderMemory *self,
                             const char         *key)
{
  g_autofree char *group = build_group (key);

  if (g_key_file_remove_group (self->file, group, NULL))
    self->is_changed = TRUE;
}

GStrv
rung_reminder_memory_list (RungReminderMemory *self)
{
  g_auto(GStrv) groups = g_key_file_get_groups (self->file, NULL);
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; groups[i] != NULL; i++)
    {
      char *key = strcmp (groups[i], HEAD) != 0 ? g_uri_unescape_string (groups[i], NULL) : NULL;

      if (key != NULL)
        g_ptr_array_add (keys, key);
    }
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}
