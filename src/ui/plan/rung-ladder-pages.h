/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-record-page.h"

G_BEGIN_DECLS

/* The pages of the dialogue of roles and responsibilities.  They go to one another, and
 * ask for a language, by the dialogue's actions. */
#define RUNG_LADDER_SHOW_ROLE           "ladder.show-role"           /* s: its uid */
#define RUNG_LADDER_SHOW_RESPONSIBILITY "ladder.show-responsibility" /* s: its uid */
#define RUNG_LADDER_ADD_LANGUAGE        "ladder.add-language"        /* s: its tag */

GtkWidget *rung_ladder_page_new         (RungPlan           *plan,
                                         const char *const  *languages);
GtkWidget *rung_ladder_role_page_new    (RungPlan           *plan,
                                         RungRecord         *role,
                                         const char *const  *languages);
GtkWidget *rung_ladder_responsibility_page_new (RungPlan           *plan,
                                                RungRecord         *responsibility,
                                                const char *const  *languages);

/* --- What the pages share (rung-ladder-rows.c) --- */

GtkWidget  *rung_ladder_add_opening_row (AdwPreferencesGroup *group,
                                         RungRecord          *record,
                                         const char          *subtitle,
                                         gboolean             is_hidden,
                                         const char          *action);
/* @apply is called with the row as its only argument. */
GtkWidget  *rung_ladder_add_adding_row  (AdwPreferencesGroup *group,
                                         const char          *title,
                                         GCallback            apply);
char       *rung_ladder_dup_entry       (GtkWidget           *row) G_GNUC_WARN_UNUSED_RESULT;
void        rung_ladder_add_hiding      (RungRecordPage      *page,
                                         RungRecord          *record);
GtkWidget  *rung_ladder_make_rate_button (RungRecord         *responsibility);
char       *rung_ladder_dup_level       (RungPlan            *plan,
                                         const char          *responsibility_uid) G_GNUC_WARN_UNUSED_RESULT;
char       *rung_ladder_dup_role_state  (RungPlan            *plan,
                                         RungRecord          *role) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
