/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A layer over SQLite's own file layer that fails one call, as disks do. */
typedef enum
{
  FAULT_EIO,
  FAULT_ENOSPC,
  FAULT_SHORT_WRITE,   /* half of it, then "no space" */
  FAULT_WRITTEN_AFTER_ALL, /* done, yet told as failed */
  N_FAULTS
} Fault;

void     fault_vfs_install (void);
void     fault_vfs_arm     (Fault fault, guint nth); /* the nth call from now, counted from 1 */
void     fault_vfs_arm_for_ever (Fault fault, guint nth);
gboolean fault_vfs_disarm  (void);                   /* whether the fault came about */

G_END_DECLS
