/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document on its way to the disk.  It is written into a file of its own in the
 * same folder, synced, and renamed over its place at the very end: whatever fails,
 * an older document stays whole and no half one is left. */

#include "rung-report-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rung-plan-report.h"

#define BUFFER_SIZE (64 * 1024)

struct _RungReportFile
{
  char   *path;      /* where it goes, links followed */
  char   *temporary; /* where it is; NULL once committed */
  int     fd;
  int     saved_errno;
  gsize   n_buffered;
  guint8  buffer[BUFFER_SIZE];
};

static gboolean
fail (RungReportFile  *self,
      int              code,
      GError         **error)
{
  g_set_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE,
               "“%s” could not be written; choose another place or make room on the disk (%s)",
               self->path, g_strerror (code));
  return FALSE;
}

/* A link stays a link: the file it names is replaced. */
static char *
follow_links (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *result = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return result;
}

/* A rename would put a document in the place of a folder, a pipe or a device. */
static int
find_obstacle (const char *path)
{
  struct stat there;

  if (stat (path, &there) != 0 || S_ISREG (there.st_mode))
    return 0;
  return S_ISDIR (there.st_mode) ? EISDIR : ENOTSUP;
}

/**
 * rung_report_file_open:
 * @path: where the document goes
 * @error: return location for a %RUNG_REPORT_ERROR_WRITE
 *
 * Begins a document.  Nothing is at @path before rung_report_file_commit().
 *
 * Returns: (transfer full): a file for rung_report_file_discard(), or %NULL
 */
RungReportFile *
rung_report_file_open (const char  *path,
                       GError     **error)
{
  RungReportFile *self = g_new0 (RungReportFile, 1);

  self->path = follow_links (path);
  self->temporary = g_strdup_printf ("%s.XXXXXX", self->path);
  self->fd = -1;
  errno = find_obstacle (self->path);
  if (errno == 0)
    self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail (self, errno, error);
      g_clear_pointer (&self->temporary, g_free);
      rung_report_file_discard (self);
      return NULL;
    }
  return self;
}

static gboolean
flush_buffer (RungReportFile *self)
{
  gsize n_written = 0;

  while (n_written < self->n_buffered && self->saved_errno == 0)
    {
      gssize n = write (self->fd, self->buffer + n_written, self->n_buffered - n_written);

      if (n >= 0)
        n_written += n;
      else if (errno != EINTR)
        self->saved_errno = errno;
    }
  self->n_buffered = 0;
  return self->saved_errno == 0;
}

cairo_status_t
rung_report_file_write (void                *file,
                        const unsigned char *data,
                        unsigned int         length)
{
  RungReportFile *self = file;

  while (length > 0)
    {
      gsize n = MIN (length, BUFFER_SIZE - self->n_buffered);

      memcpy (self->buffer + self->n_buffered, data, n);
      self->n_buffered += n;
      data += n;
      length -= n;
      if (self->n_buffered == BUFFER_SIZE && !flush_buffer (self))
        return CAIRO_STATUS_WRITE_ERROR;
    }
  return self->saved_errno == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Throws away what was written and begins again. */
gboolean
rung_report_file_restart (RungReportFile  *self,
                          GError         **error)
{
  self->n_buffered = 0;
  if (lseek (self->fd, 0, SEEK_SET) < 0 || ftruncate (self->fd, 0) < 0)
    return fail (self, errno, error);
  return TRUE;
}

/* The name in the folder is durable only when the folder is synced too.  Some file
 * systems cannot; the document is whole all the same. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/**
 * rung_report_file_commit:
 * @self: a file, complete
 * @error: return location for a %RUNG_REPORT_ERROR_WRITE
 *
 * Puts the document in its place.  A file that is replaced hands on its mode.
 *
 * Returns: %FALSE if that failed; what was at the path is then still there
 */
gboolean
rung_report_file_commit (RungReportFile  *self,
                         GError         **error)
{
  struct stat old;
  int closed;

  flush_buffer (self);
  if (self->saved_errno == 0 && fsync (self->fd) < 0)
    self->saved_errno = errno;
  if (stat (self->path, &old) == 0)
    fchmod (self->fd, old.st_mode & 0777);
  closed = close (self->fd);
  self->fd = -1;
  if (self->saved_errno != 0 || closed < 0)
    return fail (self, self->saved_errno != 0 ? self->saved_errno : errno, error);

  if (g_rename (self->temporary, self->path) < 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
  return TRUE;
}

gboolean
rung_report_file_commit_drawn (RungReportFile  *self,
                               cairo_status_t   status,
                               GError         **error)
{
  /* A failed write has a reason of its own, which the commit tells. */
  if (status != CAIRO_STATUS_SUCCESS && self->saved_errno == 0)
    {
      g_set_error (error, RUNG_REPORT_ERROR, RUNG_REPORT_ERROR_WRITE,
                   "“%s” could not be drawn; try a smaller size (%s)",
                   self->path, cairo_status_to_string (status));
      return FALSE;
    }
  return rung_report_file_commit (self, error);
}

void
rung_report_file_discard (RungReportFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
