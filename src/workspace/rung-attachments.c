/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files on disk that are no database: what a person hands in or takes away, and
 * the files kept as evidence.
 *
 * 1. A kept file's name is the SHA-256 of what is in it and nothing else: names
 *    from outside are held against that form before they become a path, so an
 *    import cannot write outside the plan's own folder.
 * 2. A copy is hashed while it is written and gets its name only when the hash is
 *    right; a half file never has a name that counts.
 * 3. Links are not followed out of a folder that came from elsewhere. */

#include "rung-workspace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rung-json-guard.h"

#define CHUNK_BYTES (64 * 1024)

static void
set_file_error (GError     **error,
                const char  *verb,
                const char  *path,
                int          code)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               "“%s” could not be %s (%s).", path, verb, g_strerror (code));
}

gboolean
rung_attachments_is_hash (const char *text)
{
  if (text == NULL || strlen (text) != 64)
    return FALSE;
  return strspn (text, "0123456789abcdef") == 64;
}

/**
 * rung_attachments_list_hashes:
 * @snapshot: a plan
 *
 * Returns: (transfer full) (element-type utf8): the SHA-256 of each kept file the
 *   plan names, each once
 */
GPtrArray *
rung_attachments_list_hashes (RungSnapshot *snapshot)
{
  GPtrArray *hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint first, n_records;

  rung_snapshot_get_range (snapshot, RUNG_KIND_EVIDENCE, &first, &n_records);
  for (guint i = first; i < first + n_records; i++)
    {
      const char *hash = rung_record_get_text (rung_snapshot_get (snapshot, i), RUNG_EVIDENCE_SHA256);

      if (rung_attachments_is_hash (hash) && g_hash_table_add (seen, (gpointer) hash))
        g_ptr_array_add (hashes, g_strdup (hash));
    }
  return hashes;
}

static gboolean
write_all (int         fd,
           const char *data,
           gsize       length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= written;
    }
  return TRUE;
}

/* Reads @in to its end; a copy goes to @out unless that is -1.  On failure errno
 * and which of the two it was. */
static char *
pour (int       in,
      int       out,
      gboolean *failed_writing)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  gssize length;

  *failed_writing = FALSE;
  while ((length = read (in, chunk, CHUNK_BYTES)) != 0)
    {
      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0)
        return NULL;
      g_checksum_update (sum, (const guchar *) chunk, length);
      if (out >= 0 && !write_all (out, chunk, length))
        {
          *failed_writing = TRUE;
          return NULL;
        }
    }
  return g_strdup (g_checksum_get_string (sum));
}

static int
open_plain_file (const char  *path,
                 int          extra_flags,
                 GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | extra_flags, 0);
  GStatBuf info;

  if (fd < 0)
    {
      set_file_error (error, "read", path, errno);
      return -1;
    }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      set_file_error (error, "read", path, S_ISDIR (info.st_mode) ? EISDIR : EINVAL);
      return -1;
    }
  return fd;
}

/**
 * rung_attachments_hash:
 * @path: a file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its SHA-256, lower-case hexadecimal
 */
char *
rung_attachments_hash (const char  *path,
                       GError     **error)
{
  gboolean failed_writing;
  char *hash;
  int fd = open_plain_file (path, 0, error);

  if (fd < 0)
    return NULL;
  hash = pour (fd, -1, &failed_writing);
  if (hash == NULL)
    set_file_error (error, "read", path, errno);
  close (fd);
  return hash;
}

static gboolean
copy_checked (int          in,
              int          out,
              const char  *from,
              const char  *to,
              const char  *hash,
              GError     **error)
{
  gboolean failed_writing;
  g_autofree char *found = pour (in, out, &failed_writing);

  if (found == NULL || fsync (out) != 0)
    {
      failed_writing = failed_writing || found != NULL;
      set_file_error (error, failed_writing ? "written" : "read", failed_writing ? to : from, errno);
      return FALSE;
    }
  if (strcmp (found, hash) != 0)
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_VALUE,
                   "“%s” is not the file it should be: its SHA-256 is %s.", from, found);
      return FALSE;
    }
  return TRUE;
}

/**
 * rung_attachments_copy:
 * @from: a file; not a symbolic link
 * @to_dir: the folder of kept files, made if need be
 * @hash: what its SHA-256 has to be
 * @error: return location
 *
 * Keeps a copy.  One that is there already is left as it is.
 *
 * Returns: whether the folder holds the file now; if not, nothing is left behind
 */
gboolean
rung_attachments_copy (const char  *from,
                       const char  *to_dir,
                       const char  *hash,
                       GError     **error)
{
  g_autofree char *to = NULL;
  g_autofree char *beside = NULL;
  gboolean copied;
  int in, out;

  g_return_val_if_fail (rung_attachments_is_hash (hash), FALSE);

  to = g_build_filename (to_dir, hash, NULL);
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return TRUE;
  in = open_plain_file (from, O_NOFOLLOW, error);
  if (in < 0)
    return FALSE;
  beside = g_strconcat (to, ".XXXXXX", NULL);
  if (g_mkdir_with_parents (to_dir, 0700) != 0 || (out = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600)) < 0)
    {
      set_file_error (error, "written", to, errno);
      close (in);
      return FALSE;
    }

  copied = copy_checked (in, out, from, to, hash, error);
  close (in);
  close (out);
  if (copied && g_rename (beside, to) != 0)
    {
      set_file_error (error, "written", to, errno);
      copied = FALSE;
    }
  if (!copied)
    g_unlink (beside);
  return copied;
}

/* Copies @from beside @to and gives the hash of what it copied; the caller renames.
 * On failure nothing is left. */
static char *
copy_beside (const char  *from,
             const char  *beside_template,
             int          mode,
             char       **beside,
             GError     **error)
{
  gboolean failed_writing = FALSE;
  char *hash;
  int in, out;

  in = open_plain_file (from, 0, error);
  if (in < 0)
    return NULL;
  *beside = g_strdup (beside_template);
  out = g_mkstemp_full (*beside, O_RDWR | O_CLOEXEC, mode);
  hash = out >= 0 ? pour (in, out, &failed_writing) : NULL;
  if (hash != NULL && fsync (out) != 0)
    {
      failed_writing = TRUE;
      g_clear_pointer (&hash, g_free);
    }
  if (hash == NULL)
    {
      failed_writing = failed_writing || out < 0;
      set_file_error (error, failed_writing ? "written" : "read", failed_writing ? *beside : from, errno);
      g_unlink (*beside);
      g_clear_pointer (beside, g_free);
    }
  close (in);
  if (out >= 0)
    close (out);
  return hash;
}

static gboolean
publish (const char  *beside,
         const char  *to,
         GError     **error)
{
  if (g_rename (beside, to) == 0)
    return TRUE;
  set_file_error (error, "written", to, errno);
  g_unlink (beside);
  return FALSE;
}

/**
 * rung_attachments_keep:
 * @from: a file; of a symbolic link, what it names
 * @to_dir: the folder of kept files, made if need be
 * @was_there: (out): whether there was one of that name
 * @error: return location
 *
 * Keeps a copy under its SHA-256.  The file is read once, so that what is kept is what
 * was hashed, also when somebody writes to it meanwhile.
 *
 * Returns: (transfer full) (nullable): the SHA-256; if %NULL, nothing is left behind
 */
char *
rung_attachments_keep (const char  *from,
                       const char  *to_dir,
                       gboolean    *was_there,
                       GError     **error)
{
  g_autofree char *template = g_build_filename (to_dir, ".incoming.XXXXXX", NULL);
  g_autofree char *beside = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *to = NULL;

  if (g_mkdir_with_parents (to_dir, 0700) != 0)
    {
      set_file_error (error, "written", to_dir, errno);
      return NULL;
    }
  hash = copy_beside (from, template, 0600, &beside, error);
  if (hash == NULL)
    return NULL;
  to = g_build_filename (to_dir, hash, NULL);
  *was_there = g_file_test (to, G_FILE_TEST_EXISTS);
  return publish (beside, to, error) ? g_steal_pointer (&hash) : NULL;
}

gboolean
rung_attachments_copy_to (const char  *from,
                          const char  *to,
                          int          mode,
                          GError     **error)
{
  g_autofree char *template = g_strconcat (to, ".XXXXXX", NULL);
  g_autofree char *beside = NULL;
  g_autofree char *hash = copy_beside (from, template, mode, &beside, error);

  return hash != NULL && publish (beside, to, error);
}

/* The folder of kept files of a plan that is gone: flat, so this is too. */
void
rung_attachments_remove_dir (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/**
 * rung_workspace_load_file:
 * @path: a file of the person's
 * @error: return location
 *
 * Reads a whole file, unless it is larger than any plan may be: that is found out
 * before reading it.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
rung_workspace_load_file (const char  *path,
                          GError     **error)
{
  GStatBuf info;
  char *data;
  gsize length;

  if (g_stat (path, &info) != 0)
    {
      set_file_error (error, "read", path, errno);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      set_file_error (error, "read", path, S_ISDIR (info.st_mode) ? EISDIR : EINVAL);
      return NULL;
    }
  if (info.st_size > RUNG_JSON_MAX_BYTES)
    {
      g_set_error (error, RUNG_FORMAT_ERROR, RUNG_FORMAT_ERROR_SIZE,
                   "“%s” is larger than 64 MiB, which no plan is.", path);
      return NULL;
    }
  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  return g_bytes_new_take (data, length);
}

/* A device or a pipe is written into: a rename would put a file in its place. */
static gboolean
write_into (const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean written = fd >= 0 && write_all (fd, data, length);

  if (!written)
    set_file_error (error, "written", path, errno);
  if (fd >= 0)
    close (fd);
  return written;
}

/**
 * rung_workspace_save_file:
 * @path: where to; a link stays a link, and what it names is replaced
 * @bytes: what to write
 * @error: return location; #GFileError
 *
 * Writes a file beside its place and renames it, so that there is never half of
 * one.  A new file is for its owner only, since it is about a person; one that is
 * replaced hands on its mode.
 *
 * Returns: whether it is written; if not, an older file is as it was
 */
gboolean
rung_workspace_save_file (const char  *path,
                          GBytes      *bytes,
                          GError     **error)
{
  g_autofree char *resolved = realpath (path, NULL);
  const char *place = resolved != NULL ? resolved : path;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GStatBuf info;
  int mode = 0600;

  if (g_stat (place, &info) == 0)
    {
      if (!S_ISREG (info.st_mode))
        return write_into (place, bytes, error);
      mode = info.st_mode & 0777;
    }
  return g_file_set_contents_full (place, data, length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, error);
}

/* By what it begins with, not by its name. */
gboolean
rung_workspace_is_plan_file (const char *path)
{
  char magic[16] = { 0 };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize length;

  if (fd < 0)
    return FALSE;
  length = read (fd, magic, sizeof magic);
  close (fd);
  return length == sizeof magic && memcmp (magic, "SQLite format 3", sizeof magic) == 0;
}
