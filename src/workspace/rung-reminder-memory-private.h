/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "rung-reminders.h"

G_BEGIN_DECLS

/* What was told and put off, in a file that programs take turns with. */
typedef struct _RungReminderMemory RungReminderMemory;

/* Waits for its turn; nobody else can have it until it is freed. */
RungReminderMemory *rung_reminder_memory_take (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void                rung_reminder_memory_free (RungReminderMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RungReminderMemory, rung_reminder_memory_free)
/* Writes what has changed, if anything has. */
gboolean            rung_reminder_memory_save (RungReminderMemory *self,
                                               GError            **error);

char    *rung_reminder_memory_dup_path (void) G_GNUC_WARN_UNUSED_RESULT;
/* The last day on which it was told, and which kinds. */
guint32  rung_reminder_memory_get_round (RungReminderMemory *self,
                                         guint              *kinds);
void     rung_reminder_memory_set_round (RungReminderMemory *self,
                                         guint32             day,
                                         guint               kinds);
/* @key names an event of all plans. */
gboolean rung_reminder_memory_get_mark  (RungReminderMemory *self,
                                         const char         *key,
                                         RungReminderMark   *mark);
void     rung_reminder_memory_set_mark  (RungReminderMemory *self,
                                         const char         *key,
                                         const char         *notice_id,
                                         RungReminderMark    mark);
char    *rung_reminder_memory_dup_notice (RungReminderMemory *self,
                                          const char         *key) G_GNUC_WARN_UNUSED_RESULT;
void     rung_reminder_memory_forget    (RungReminderMemory *self,
                                         const char         *key);
GStrv    rung_reminder_memory_list      (RungReminderMemory *self) G_GNUC_WARN_UNUSED_RESULT; /* keys */

G_END_DECLS
