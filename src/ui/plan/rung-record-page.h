/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* A page that edits one record of a ladder: rows for its fields, those of texts in every
 * language there is.  Whoever makes it adds the rows; told of a newer record, they follow. */
#define RUNG_TYPE_RECORD_PAGE (rung_record_page_get_type ())
G_DECLARE_FINAL_TYPE (RungRecordPage, rung_record_page, RUNG, RECORD_PAGE, AdwPreferencesPage)

/* How a row shows a record. */
typedef void (*RungRowShow) (GtkWidget  *row,
                             RungPlan   *plan,
                             RungRecord *record);

GtkWidget           *rung_record_page_new           (const char *const   *languages);
AdwPreferencesGroup *rung_record_page_add_group     (RungRecordPage      *self,
                                                     const char          *title,        /* (nullable) */
                                                     const char          *description); /* (nullable) */
void                 rung_record_page_add_row       (RungRecordPage      *self,
                                                     AdwPreferencesGroup *group,
                                                     GtkWidget           *row,
                                                     RungRowShow          show);
void                 rung_record_page_add_field     (RungRecordPage      *self,
                                                     AdwPreferencesGroup *group,
                                                     const char          *field);       /* "role.track" */
void                 rung_record_page_add_localized (RungRecordPage      *self,         /* a line a language */
                                                     AdwPreferencesGroup *group,
                                                     const char          *field);
void                 rung_record_page_add_long      (RungRecordPage      *self,         /* lines a language */
                                                     AdwPreferencesGroup *group,
                                                     const char          *field);
void                 rung_record_page_add_choice    (RungRecordPage      *self,
                                                     AdwPreferencesGroup *group,
                                                     const char          *field);
void                 rung_record_page_add_switch    (RungRecordPage      *self,
                                                     AdwPreferencesGroup *group,
                                                     const char          *field);
void                 rung_record_page_add_list      (RungRecordPage      *self,
                                                     const char          *field,
                                                     const char          *add_title);   /* (nullable) */
void                 rung_record_page_add_fixed     (RungRecordPage      *self,         /* what never changes */
                                                     AdwPreferencesGroup *group,
                                                     const char          *title,
                                                     const char          *text);        /* (nullable) */
void                 rung_record_page_add_languages (RungRecordPage      *self);
void                 rung_record_page_show          (RungRecordPage      *self,
                                                     RungPlan            *plan,
                                                     RungRecord          *record);      /* (nullable) */
gboolean             rung_record_page_focus_language (RungRecordPage     *self,
                                                      const char         *language);

G_END_DECLS
