/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A layer over SQLite's own file layer that fails the nth write, sync, truncate, open
 * or delete.  Everything else goes through as it is. */

#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real; /* stands behind this in the same memory */
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static sqlite3_io_methods methods;
static Fault armed_fault;
static guint calls_left;   /* 0: not armed */
static gboolean for_ever;
static gboolean has_failed;

static gboolean
is_time_to_fail (void)
{
  if (has_failed)
    return for_ever;
  if (calls_left == 0 || --calls_left > 0)
    return FALSE;
  has_failed = TRUE;
  return TRUE;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
fault_read (sqlite3_file *file,
            void         *buffer,
            int           size,
            sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), buffer, size, offset);
}

static int
fault_write (sqlite3_file *file,
             const void   *buffer,
             int           size,
             sqlite3_int64 offset)
{
  sqlite3_file *real = real_of (file);

  if (!is_time_to_fail ())
    return real->pMethods->xWrite (real, buffer, size, offset);
  switch (armed_fault)
    {
    case FAULT_ENOSPC:
      return SQLITE_FULL;
    case FAULT_SHORT_WRITE:
      real->pMethods->xWrite (real, buffer, size / 2, offset);
      return SQLITE_FULL;
    case FAULT_WRITTEN_AFTER_ALL:
      real->pMethods->xWrite (real, buffer, size, offset);
      return SQLITE_IOERR_WRITE;
    case FAULT_EIO:
    case N_FAULTS:
    default:
      return SQLITE_IOERR_WRITE;
    }
}

static int
fault_truncate (sqlite3_file *file,
                sqlite3_int64 size)
{
  return is_time_to_fail () ? SQLITE_IOERR_TRUNCATE : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
fault_sync (sqlite3_file *file,
            int           flags)
{
  /* Nobody pulls the plug here, so nothing is synced: that took most of the time.  The
   * bytes are out before a sync, so one that fails is always "written after all". */
  return is_time_to_fail () ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
fault_file_size (sqlite3_file  *file,
                 sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
fault_lock (sqlite3_file *file,
            int           lock)
{
  return real_of (file)->pMethods->xLock (real_of (file), lock);
}

static int
fault_unlock (sqlite3_file *file,
              int           lock)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), lock);
}

static int
fault_check_lock (sqlite3_file *file,
                  int          *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
fault_control (sqlite3_file *file,
               int           operation,
               void         *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
fault_shm_map (sqlite3_file   *file,
               int             region,
               int             size,
               int             extend,
               void volatile **memory)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file,
                int           offset,
                int           n,
                int           flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
fault_shm_unmap (sqlite3_file *file,
                 int           delete_it)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete_it);
}

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *flags_out)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  self->real = (sqlite3_file *) (self + 1);
  self->base.pMethods = NULL;
  if (is_time_to_fail ())
    return SQLITE_CANTOPEN;
  memset (self->real, 0, real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, flags_out);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return code;
}

static int
fault_delete (sqlite3_vfs *vfs,
              const char  *name,
              int          sync_folder)
{
  return is_time_to_fail () ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_folder);
}

/* Makes the layer SQLite's default; once for the life of a test program. */
void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  fault_vfs.xDelete = fault_delete;
  methods = (sqlite3_io_methods) {
    .iVersion = 2,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_file_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_check_lock,
    .xFileControl = fault_control,
    .xSectorSize = fault_sector_size,
    .xDeviceCharacteristics = fault_characteristics,
    .xShmMap = fault_shm_map,
    .xShmLock = fault_shm_lock,
    .xShmBarrier = fault_shm_barrier,
    .xShmUnmap = fault_shm_unmap,
  };
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_arm (Fault fault,
               guint nth)
{
  armed_fault = fault;
  calls_left = nth;
  for_ever = FALSE;
  has_failed = FALSE;
}

void
fault_vfs_arm_for_ever (Fault fault,
                        guint nth)
{
  fault_vfs_arm (fault, nth);
  for_ever = TRUE;
}

gboolean
fault_vfs_disarm (void)
{
  gboolean came_about = has_failed;

  calls_left = 0;
  has_failed = FALSE;
  return came_about;
}
