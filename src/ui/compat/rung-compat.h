/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What older and newer GTK do by different functions. */
void   rung_compat_get_colour      (GtkWidget           *widget,
                                    GdkRGBA             *colour);
void   rung_compat_calendar_select (GtkCalendar         *calendar,
                                    int                  year,
                                    int                  month, /* 1 to 12 */
                                    int                  day);

/* At the end of the row's head. */
void   rung_compat_expander_add_suffix (AdwExpanderRow    *row,
                                        GtkWidget         *widget);

typedef enum
{
  RUNG_FILES_PLANS, /* .rung and .json */
  RUNG_FILES_PDF,
  RUNG_FILES_PICTURES, /* .png and .svg */
  RUNG_FILES_ALL,
} RungFiles;

void   rung_compat_choose_to_open  (GtkWindow           *parent,
                                    const char          *title,
                                    RungFiles            files,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data);
void   rung_compat_choose_to_save  (GtkWindow           *parent,
                                    const char          *title,
                                    RungFiles            files,
                                    const char          *name,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data);
/* The file chosen; NULL when the person thought better of it. */
GFile *rung_compat_choose_finish   (GAsyncResult        *result) G_GNUC_WARN_UNUSED_RESULT;

void   rung_compat_show_about      (GtkWindow           *parent);

G_END_DECLS
