/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole files, put in place so that there is never half of one.
 *
 * 1. What is new is written under another name in the same folder, synced, then
 *    renamed; the folder is synced too, or the name could be lost with the power.
 * 2. Files are made with mode 0600 and folders with 0700, whatever the umask.
 */

#include "rung-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rung-store.h"

#define COPY_SIZE_BYTES 65536

static RungStoreError
classify (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      return RUNG_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return RUNG_STORE_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
      return RUNG_STORE_ERROR_NOT_FOUND;
    case EEXIST:
      return RUNG_STORE_ERROR_EXISTS;
    default:
      return RUNG_STORE_ERROR_FAILED;
    }
}

static gboolean
fail (const char  *what,
      const char  *path,
      int          saved_errno,
      GError     **error)
{
  g_set_error (error, RUNG_STORE_ERROR, classify (saved_errno),
               "Could not %s “%s”: %s", what, path, g_strerror (saved_errno));
  return FALSE;
}

/**
 * rung_files_make_beside:
 * @path: a file that is to be
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Makes an empty file of mode 0600 in the folder of @path, under a hidden name.
 *
 * Returns: (transfer full): its path
 */
char *
rung_files_make_beside (const char  *path,
                        GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      fail ("write beside", path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  int saved_errno;

  if (fd >= 0 && fsync (fd) == 0)
    return close (fd) == 0 || fail ("write", path, errno, error);
  saved_errno = errno;
  if (fd >= 0)
    close (fd);
  return fail ("write", path, saved_errno, error);
}

static gboolean
sync_folder_of (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/* rename() replaces silently; link() does not.  Some file systems cannot link. */
static int
move_without_replacing (const char *temporary,
                        const char *path)
{
  if (link (temporary, path) == 0)
    return unlink (temporary);
  if (errno == EEXIST)
    return -1;
  if (rung_files_exist (path))
    {
      errno = EEXIST;
      return -1;
    }
  return g_rename (temporary, path);
}

/**
 * rung_files_publish:
 * @temporary: a complete file in the folder of @path
 * @path: the name it gets
 * @replace: whether there may be a file of that name, which then goes
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Gives a file its name, durably.
 *
 * Returns: whether it succeeded; if not, @temporary may still be there
 */
gboolean
rung_files_publish (const char  *temporary,
                    const char  *path,
                    gboolean     replace,
                    GError     **error)
{
  if (!sync_path (temporary, O_RDONLY, error))
    return FALSE;
  if ((replace ? g_rename (temporary, path) : move_without_replacing (temporary, path)) != 0)
    return fail ("write", path, errno, error);
  return sync_folder_of (path, error);
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gssize      size)
{
  while (size > 0)
    {
      gssize written = write (fd, bytes, size);

      if (written < 0 && errno != EINTR)
        return FALSE;
      if (written > 0)
        {
          bytes += written;
          size -= written;
        }
    }
  return TRUE;
}

static gboolean
copy_bytes (int      from_fd,
            int      to_fd,
            gboolean durable)
{
  g_autofree char *buffer = g_malloc (COPY_SIZE_BYTES);
  gssize size;

  while ((size = read (from_fd, buffer, COPY_SIZE_BYTES)) != 0)
    if ((size < 0 && errno != EINTR) || (size > 0 && !write_all (to_fd, buffer, size)))
      return FALSE;
  return !durable || fsync (to_fd) == 0;
}

/**
 * rung_files_copy:
 * @from: a file
 * @to: the copy; there must be no file of that name
 * @durable: whether the copy has to outlive a power cut
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Copies a file byte for byte into a new one of mode 0600.  When it fails nothing is
 * left of the copy.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_files_copy (const char  *from,
                 const char  *to,
                 gboolean     durable,
                 GError     **error)
{
  int from_fd = open (from, O_RDONLY | O_CLOEXEC);
  int to_fd, saved_errno;
  gboolean good;

  if (from_fd < 0)
    return fail ("read", from, errno, error);
  to_fd = open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  good = to_fd >= 0 && fchmod (to_fd, 0600) == 0 && copy_bytes (from_fd, to_fd, durable);
  saved_errno = errno;
  close (from_fd);
  if (to_fd >= 0 && close (to_fd) != 0 && good)
    {
      saved_errno = errno;
      good = FALSE;
    }
  if (good)
    return TRUE;
  if (to_fd >= 0)
    g_unlink (to);
  return fail ("write", to, saved_errno, error);
}

static gboolean
link_file (const char  *from,
           const char  *to,
           GError     **error)
{
  struct stat status;

  if (lstat (from, &status) != 0 || !S_ISREG (status.st_mode) || rung_files_exist (to))
    return TRUE;
  return link (from, to) == 0 || rung_files_copy (from, to, TRUE, error);
}

/**
 * rung_files_link_folder:
 * @from: a folder of attachments; it need not be there
 * @to: the folder they go to, made when needed
 * @error: return location for a #RUNG_STORE_ERROR
 *
 * Lets the files of one folder stand in another too, as hard links where the disk
 * can, as copies where it cannot.  An attachment is named for its content and never
 * changed, so a link is as good as a copy; a name that is there already stays.
 *
 * Returns: whether it succeeded
 */
gboolean
rung_files_link_folder (const char  *from,
                        const char  *to,
                        GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  if (dir == NULL)
    return TRUE;
  if (g_mkdir_with_parents (to, 0700) != 0)
    return fail ("make the folder", to, errno, error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (!link_file (source, target, error))
        return FALSE;
    }
  return sync_path (to, O_RDONLY | O_DIRECTORY, error);
}

/**
 * rung_files_remove_log:
 * @path: a database
 *
 * Removes what SQLite keeps beside a file, but not the file.
 */
void
rung_files_remove_log (const char *path)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/**
 * rung_files_remove_database:
 * @path: a database that nobody has open
 *
 * Removes a file and what SQLite keeps beside it.
 */
void
rung_files_remove_database (const char *path)
{
  rung_files_remove_log (path);
  g_unlink (path);
}

/**
 * rung_files_remove_folder:
 * @path: a folder of files
 *
 * Removes a folder that holds no other folders.
 */
void
rung_files_remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/**
 * rung_files_exist:
 * @path: a name
 *
 * Returns: whether there is anything of that name, even a link that leads nowhere
 */
gboolean
rung_files_exist (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0;
}

/**
 * rung_files_have_log:
 * @path: a plan file
 *
 * Returns: whether something stands in its write-ahead log that may not be in the
 *   file itself
 */
gboolean
rung_files_have_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return stat (log, &status) == 0 && status.st_size > 0;
}
