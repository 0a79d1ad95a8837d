/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-store.h"

G_BEGIN_DECLS

/* Whoever holds the open plan and can tell the person something: the window,
 * and the dialogues over it.  A widget that edits finds the one above it. */
#define RUNG_TYPE_COMMITTER (rung_committer_get_type ())
G_DECLARE_INTERFACE (RungCommitter, rung_committer, RUNG, COMMITTER, GtkWidget)

struct _RungCommitterInterface
{
  GTypeInterface g_iface;

  RungStore *(*get_store)       (RungCommitter *self); /* (nullable), borrowed */
  void       (*tell)            (RungCommitter *self,
                                 const char    *message);
  void       (*tell_with_undo)  (RungCommitter *self,
                                 const char    *message);
};

RungCommitter *rung_committer_find           (GtkWidget     *widget);
RungStore     *rung_committer_get_store      (GtkWidget     *widget);
gboolean       rung_committer_commit         (GtkWidget     *widget,
                                              RungChangeset *changeset,
                                              GError        *error_of_edit);
gboolean       rung_committer_commit_telling (GtkWidget     *widget,
                                              RungChangeset *changeset,
                                              GError        *error_of_edit);
void           rung_committer_tell           (GtkWidget     *widget,
                                              const char    *message);
void           rung_committer_tell_error     (GtkWidget     *widget,
                                              const GError  *error);
char          *rung_committer_dup_label      (GtkWidget     *widget,
                                              RungLabel      label,
                                              const char    *argument) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
