/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The power goes while plans are written.  A layer over SQLite's file layer notes every
 * write, truncation, deletion and sync of a row of commits.  From the notes, disks are
 * rebuilt as they may look after a power cut at a random moment: what was synced is
 * there; of what was written after the last sync of a file each piece is there, missing
 * or torn.  Every such disk has to hold a whole plan with all that was acknowledged.
 *
 * 500 disks a run; RUNG_SOAK=1 makes it 20,000. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "store-fixture.h"

#define N_DISKS 500
#define N_SOAK_DISKS 20000
#define N_COMMITS 80
#define REOPEN_EVERY 13
#define SECTOR_SIZE 512

typedef enum
{
  WRITE,
  TRUNCATE, /* also a deletion, to nothing */
  SYNC,
  ACKNOWLEDGED,
} What;

typedef struct
{
  What    what;
  guint   file;   /* 0 the plan, 1 its log; of ACKNOWLEDGED the commit's number */
  gint64  offset; /* of TRUNCATE the new size */
  GBytes *bytes;
} Note;

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
  int           file; /* -1: not noted */
} NotedFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs noting_vfs;
static sqlite3_io_methods methods;
static GArray *notes;

static void
clear_note (gpointer data)
{
  g_clear_pointer (&((Note *) data)->bytes, g_bytes_unref);
}

static void
note (What        what,
      int         file,
      gint64      offset,
      const void *bytes,
      gsize       size)
{
  Note new_note = { what, file, offset, bytes != NULL ? g_bytes_new (bytes, size) : NULL };

  if (file >= 0)
    g_array_append_val (notes, new_note);
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((NotedFile *) file)->real;
}

static int
noting_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
noting_read (sqlite3_file *file,
             void         *buffer,
             int           size,
             sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), buffer, size, offset);
}

static int
noting_write (sqlite3_file *file,
              const void   *buffer,
              int           size,
              sqlite3_int64 offset)
{
  note (WRITE, ((NotedFile *) file)->file, offset, buffer, size);
  return real_of (file)->pMethods->xWrite (real_of (file), buffer, size, offset);
}

static int
noting_truncate (sqlite3_file *file,
                 sqlite3_int64 size)
{
  note (TRUNCATE, ((NotedFile *) file)->file, size, NULL, 0);
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
noting_sync (sqlite3_file *file,
             int           flags)
{
  note (SYNC, ((NotedFile *) file)->file, 0, NULL, 0);
  return SQLITE_OK;
}

static int
noting_file_size (sqlite3_file  *file,
                  sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
noting_lock (sqlite3_file *file,
             int           lock)
{
  return real_of (file)->pMethods->xLock (real_of (file), lock);
}

static int
noting_unlock (sqlite3_file *file,
               int           lock)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), lock);
}

static int
noting_check_lock (sqlite3_file *file,
                   int          *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
noting_control (sqlite3_file *file,
                int           operation,
                void         *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), operation, argument);
}

static int
noting_sector_size (sqlite3_file *file)
{
  return SECTOR_SIZE;
}

/* No promises: what the real disk can do is not what the next one can. */
static int
noting_characteristics (sqlite3_file *file)
{
  return 0;
}

static int
noting_shm_map (sqlite3_file   *file,
                int             region,
                int             size,
                int             extend,
                void volatile **memory)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, memory);
}

static int
noting_shm_lock (sqlite3_file *file,
                 int           offset,
                 int           n,
                 int           flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
noting_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
noting_shm_unmap (sqlite3_file *file,
                  int           delete_it)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete_it);
}

static int
which_file (const char *name)
{
  if (name == NULL)
    return -1;
  return g_str_has_suffix (name, "plan.rung") ? 0 : g_str_has_suffix (name, "plan.rung-wal") ? 1 : -1;
}

static int
noting_open (sqlite3_vfs  *vfs,
             const char   *name,
             sqlite3_file *file,
             int           flags,
             int          *flags_out)
{
  NotedFile *self = (NotedFile *) file;
  int code;

  self->real = (sqlite3_file *) (self + 1);
  self->file = which_file (name);
  self->base.pMethods = NULL;
  memset (self->real, 0, real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, flags_out);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return code;
}

static int
noting_delete (sqlite3_vfs *vfs,
               const char  *name,
               int          sync_folder)
{
  note (TRUNCATE, which_file (name), 0, NULL, 0);
  if (sync_folder)
    note (SYNC, which_file (name), 0, NULL, 0);
  return real_vfs->xDelete (real_vfs, name, FALSE);
}

static void
install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  noting_vfs = *real_vfs;
  noting_vfs.zName = "noting";
  noting_vfs.szOsFile = sizeof (NotedFile) + real_vfs->szOsFile;
  noting_vfs.xOpen = noting_open;
  noting_vfs.xDelete = noting_delete;
  methods = (sqlite3_io_methods) {
    .iVersion = 2,
    .xClose = noting_close,
    .xRead = noting_read,
    .xWrite = noting_write,
    .xTruncate = noting_truncate,
    .xSync = noting_sync,
    .xFileSize = noting_file_size,
    .xLock = noting_lock,
    .xUnlock = noting_unlock,
    .xCheckReservedLock = noting_check_lock,
    .xFileControl = noting_control,
    .xSectorSize = noting_sector_size,
    .xDeviceCharacteristics = noting_characteristics,
    .xShmMap = noting_shm_map,
    .xShmLock = noting_shm_lock,
    .xShmBarrier = noting_shm_barrier,
    .xShmUnmap = noting_shm_unmap,
  };
  notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (notes, clear_note);
}

/* Commits 1, 2, 3, …, with texts of every length, and closes now and then, so that
 * the log is moved into the file and deleted. */
static void
commit_and_note (Fixture *fixture)
{
  for (guint i = 1; i <= N_COMMITS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *text = g_strnfill (g_test_rand_int_range (0, 20000), 'x');
      RungRecord *goal;
      g_autoptr(RungRecord) titled = NULL;
      g_autoptr(RungRecord) noted = NULL;
      g_autoptr(RungChangeset) edit = rung_changeset_new (RUNG_LABEL_EDIT_GOAL, number);

      if (i % REOPEN_EVERY == 0)
        fixture_reopen (fixture);
      goal = rung_plan_get_nth (rung_store_get_plan (fixture->store), RUNG_KIND_GOAL, 0);
      titled = rung_record_with (goal, RUNG_GOAL_TITLE, g_variant_new_string (number));
      noted = rung_record_with (titled, RUNG_GOAL_NOTE, g_variant_new_string (text));
      rung_changeset_add (edit, goal, noted);
      g_assert_true (rung_store_commit (fixture->store, edit, RUNG_ORIGIN_USER, NULL));
      note (ACKNOWLEDGED, i, 0, NULL, 0);
    }
}

static void
apply (GByteArray *disk,
       const Note *piece,
       gsize       limit)
{
  gsize size = piece->bytes != NULL ? MIN (limit, g_bytes_get_size (piece->bytes)) : 0;
  gsize old = disk->len;
  gsize end = piece->what == TRUNCATE ? (gsize) piece->offset : MAX (old, piece->offset + size);

  g_byte_array_set_size (disk, end);
  if (end > old)
    memset (disk->data + old, 0, end - old);
  if (size > 0)
    memcpy (disk->data + piece->offset, g_bytes_get_data (piece->bytes, NULL), size);
}

static guint
find_last_sync (guint file,
                guint moment)
{
  for (guint i = moment; i > 0; i--)
    {
      const Note *piece = &g_array_index (notes, Note, i - 1);

      if (piece->what == SYNC && piece->file == file)
        return i;
    }
  return 0;
}

static GByteArray *
rebuild (guint       file,
         guint       moment,
         const char *start,
         gsize       start_size)
{
  GByteArray *disk = g_byte_array_new ();
  guint safe = find_last_sync (file, moment);

  if (file == 0)
    g_byte_array_append (disk, (const guint8 *) start, start_size);
  for (guint i = 0; i < moment; i++)
    {
      const Note *piece = &g_array_index (notes, Note, i);
      int dice = i < safe ? 0 : g_test_rand_int_range (0, 4);

      if ((piece->what != WRITE && piece->what != TRUNCATE) || piece->file != file || dice == 3)
        continue;
      if (dice == 2 && piece->what == WRITE)
        apply (disk, piece, SECTOR_SIZE * g_test_rand_int_range (0, 1 + g_bytes_get_size (piece->bytes) / SECTOR_SIZE));
      else
        apply (disk, piece, G_MAXSIZE);
    }
  return disk;
}

static int
last_acknowledged (guint moment)
{
  for (guint i = moment; i > 0; i--)
    if (g_array_index (notes, Note, i - 1).what == ACKNOWLEDGED)
      return g_array_index (notes, Note, i - 1).file;
  return 0;
}

static int
get_count (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RungSnapshot) snapshot = rung_store_read (path, &error);
  guint first, n_goals;

  g_assert_no_error (error);
  rung_snapshot_get_range (snapshot, RUNG_KIND_GOAL, &first, &n_goals);
  return atoi (rung_record_get_text (rung_snapshot_get (snapshot, first), RUNG_GOAL_TITLE));
}

static void
write_file (const char *path,
            GByteArray *bytes)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes->data, 1, bytes->len, file), ==, bytes->len);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_power_cut_loses_nothing_acknowledged (Fixture       *fixture,
                                           gconstpointer  data)
{
  guint n_disks = g_getenv ("RUNG_SOAK") != NULL ? N_SOAK_DISKS : N_DISKS;
  g_autofree char *disk = g_build_filename (fixture->folder, "disk.rung", NULL);
  g_autofree char *disk_log = g_strconcat (disk, "-wal", NULL);
  g_autofree char *start = NULL;
  gsize start_size;

  commit_title (fixture->store, "0");
  g_clear_object (&fixture->store);
  start = file_bytes (fixture->path, &start_size);
  g_assert_cmpint (sqlite3_vfs_register (&noting_vfs, 1), ==, SQLITE_OK);
  fixture_reopen (fixture);
  commit_and_note (fixture);
  g_clear_object (&fixture->store);
  g_assert_cmpint (sqlite3_vfs_register (real_vfs, 1), ==, SQLITE_OK);

  for (guint i = 0; i < n_disks; i++)
    {
      guint moment = g_test_rand_int_range (0, notes->len + 1);
      g_autoptr(GByteArray) plan = rebuild (0, moment, start, start_size);
      g_autoptr(GByteArray) log = rebuild (1, moment, NULL, 0);
      int count;

      write_file (disk, plan);
      write_file (disk_log, log);
      count = get_count (disk);
      g_assert_cmpint (count, >=, last_acknowledged (moment));
      g_assert_cmpint (count, <=, last_acknowledged (moment) + 1);
    }
  g_test_message ("%u disks from %u notes", n_disks, notes->len);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  install ();

  fixture_add ("/store/power-cut-loses-nothing-acknowledged", test_power_cut_loses_nothing_acknowledged);
  result = g_test_run ();
  g_array_unref (notes);
  return result;
}
