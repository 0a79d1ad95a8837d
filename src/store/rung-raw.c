/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a plan file, read through SQLite's own file layer.
 *
 * A lock on a file belongs to the process, and closing *any* descriptor of the file lets
 * go of it.  Were a plan that is open here looked at with open() and close(), another
 * program would believe itself alone, and take the log away when it closes: what is
 * written here afterwards would be lost.  SQLite's layer knows of its descriptors and
 * closes them when no lock is held (https://www.sqlite.org/howtocorrupt.html, 2.2). */

#include "rung-raw.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rung-store.h"

#define CHUNK_SIZE_BYTES 65536

typedef struct
{
  const char   *name; /* in the form that SQLite's layer wants */
  sqlite3_file *file;
} Raw;

static gboolean
fail (const char      *path,
      RungStoreError   code,
      const char      *reason,
      GError         **error)
{
  g_set_error (error, RUNG_STORE_ERROR, code, "Could not read “%s”: %s", path, reason);
  return FALSE;
}

/* A folder or a pipe must not even be opened: a pipe could hold us up for ever. */
static gboolean
is_file (const char  *path,
         goffset     *size,
         GError     **error)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return fail (path, errno == ENOENT || errno == ENOTDIR ? RUNG_STORE_ERROR_NOT_FOUND : RUNG_STORE_ERROR_FAILED,
                 g_strerror (errno), error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED,
                   "“%s” is no plan of Rung: it is not a file", path);
      return FALSE;
    }
  *size = status.st_size;
  return TRUE;
}

static void
raw_close (Raw *self)
{
  if (self->file != NULL && self->file->pMethods != NULL)
    self->file->pMethods->xClose (self->file);
  g_free (self->file);
  sqlite3_free_filename ((char *) self->name);
}

static gboolean
raw_open (Raw         *self,
          const char  *path,
          GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  sqlite3_vfs *vfs;

  memset (self, 0, sizeof *self);
  sqlite3_initialize ();
  vfs = sqlite3_vfs_find (NULL);
  self->name = sqlite3_create_filename (absolute, "", "", 0, NULL);
  if (self->name == NULL)
    return fail (path, RUNG_STORE_ERROR_FAILED, "out of memory", error);
  self->file = g_malloc0 (vfs->szOsFile);
  if (vfs->xOpen (vfs, self->name, self->file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL) == SQLITE_OK)
    return TRUE;
  return fail (path, RUNG_STORE_ERROR_FAILED, "it cannot be opened", error);
}

/**
 * rung_raw_read:
 * @path: a plan file
 * @buffer: (out caller-allocates): gets its first bytes, zeros where it is shorter
 * @size: how many
 * @file_size: (out): how long the file is
 * @error: return location for %RUNG_STORE_ERROR_NOT_FOUND, %RUNG_STORE_ERROR_DAMAGED (it
 *   is not a file) or %RUNG_STORE_ERROR_FAILED
 *
 * Returns: whether it could be read
 */
gboolean
rung_raw_read (const char  *path,
               guint8      *buffer,
               gsize        size,
               goffset     *file_size,
               GError     **error)
{
  Raw raw = { NULL, };
  gboolean good;
  int code;

  if (!is_file (path, file_size, error))
    return FALSE;
  good = raw_open (&raw, path, error);
  if (good)
    {
      code = raw.file->pMethods->xRead (raw.file, buffer, size, 0);
      good = code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ ||
             fail (path, RUNG_STORE_ERROR_FAILED, "the disk reported a failure", error);
    }
  raw_close (&raw);
  return good;
}

static gboolean
copy_chunks (Raw         *raw,
             goffset      size,
             int          fd,
             const char  *path,
             GError     **error)
{
  g_autofree char *chunk = g_malloc (CHUNK_SIZE_BYTES);

  for (goffset offset = 0; offset < size; offset += CHUNK_SIZE_BYTES)
    {
      int wanted = MIN (CHUNK_SIZE_BYTES, size - offset);

      if (raw->file->pMethods->xRead (raw->file, chunk, wanted, offset) != SQLITE_OK)
        return fail (path, RUNG_STORE_ERROR_FAILED, "the disk reported a failure", error);
      if (write (fd, chunk, wanted) != wanted)
        return fail (path, errno == ENOSPC ? RUNG_STORE_ERROR_FULL : RUNG_STORE_ERROR_FAILED,
                     "no room for a temporary copy", error);
    }
  return TRUE;
}

/**
 * rung_raw_copy:
 * @path: a plan file
 * @to: the copy, of mode 0600; there must be no file of that name
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Copies the file as it is, for a short time: the copy is not synced.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_raw_copy (const char  *path,
               const char  *to,
               GError     **error)
{
  Raw raw = { NULL, };
  goffset size;
  gboolean good;
  int fd;

  if (!is_file (path, &size, error))
    return FALSE;
  fd = open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (path, RUNG_STORE_ERROR_FAILED, "no room for a temporary copy", error);
  good = raw_open (&raw, path, error) && copy_chunks (&raw, size, fd, path, error);
  raw_close (&raw);
  close (fd);
  return good;
}
