/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A small window over the main one.  Its template gives a body, and an accept label
 * when it asks something; Escape closes it. */
#define RUNG_TYPE_DIALOG (rung_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (RungDialog, rung_dialog, RUNG, DIALOG, AdwWindow)

struct _RungDialogClass
{
  AdwWindowClass parent_class;

  /* Does what the dialogue is for; it closes when that gives TRUE. */
  gboolean (*accept) (RungDialog *self);
};

void       rung_dialog_present            (RungDialog *self,
                                           GtkWidget  *over);
void       rung_dialog_accept             (RungDialog *self);
void       rung_dialog_set_accept_enabled (RungDialog *self,
                                           gboolean    is_enabled);
void       rung_dialog_set_can_go_back    (RungDialog *self,
                                           gboolean    can_go_back);

G_END_DECLS
