/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-store.h"
#include "rung-time-pane.h"
#include "rung-timeline-drawing.h"

G_BEGIN_DECLS

/* What a pane shows now, as it would be drawn into a file. */
RungTimelinePicture rung_timeline_picture_of_pane (RungTimePane        *pane,
                                                   const char          *role_uid); /* (nullable): the opened role; borrowed */
/* Asks where to, and writes it; `written` is told of the file, once it is there. */
void                rung_timeline_picture_export  (RungTimePane        *pane,
                                                   const char          *role_uid,  /* nullable */
                                                   void               (*written) (GtkWidget *widget,
                                                                                  GFile     *file),
                                                   GtkWidget           *widget);   /* the one that is told; what goes wrong is told there */
/* The same without asking. */
void                rung_timeline_picture_write   (const RungTimelinePicture *picture,
                                                   GFile               *file,
                                                   void               (*written) (GtkWidget *widget,
                                                                                  GFile     *file),
                                                   GtkWidget           *widget);

G_END_DECLS
