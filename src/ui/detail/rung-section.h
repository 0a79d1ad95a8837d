/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rung-plan.h"

G_BEGIN_DECLS

/* A titled list of the records that belong to one goal, or evidence of a responsibility,
 * with a last row to add one. */
#define RUNG_TYPE_SECTION (rung_section_get_type ())
G_DECLARE_FINAL_TYPE (RungSection, rung_section, RUNG, SECTION, AdwPreferencesGroup)

/* What one sort of section does; the functions of a section's file. */
typedef struct
{
  /* (transfer container), in the order to show */
  GPtrArray *(*list)       (RungPlan    *plan,
                            const char  *goal_uid);
  GtkWidget *(*make_row)   (RungSection *self,
                            RungRecord  *record);
  void       (*update_row) (RungSection *self,
                            GtkWidget   *row,
                            RungPlan    *plan,
                            RungRecord  *record);
  /* The newest stand first, so the row that adds does too. */
  gboolean adds_on_top;
  /* add() takes a text of several lines at once; else it is called for each line. */
  gboolean adds_lines;
  /* Lines that are pasted are added at once. */
  gboolean adds_pasted;
  /* Makes the edit that adds what was typed; NULL with an error when it can't. */
  RungChangeset *(*add)    (RungSection *self,
                            RungPlan    *plan,
                            const char  *text,
                            GError     **error);
  /* What only some sections need; each may be left out.  When the section is made: */
  void       (*set_up)     (RungSection *self);
  /* Takes what was typed over from add(): a file about which there is a question. */
  gboolean   (*take)       (RungSection *self,
                            const char  *text);
  /* Before another goal is shown. */
  void       (*settle)     (RungSection *self);
  /* After something was added. */
  void       (*added)      (RungSection *self);
} RungSectionFuncs;

void        rung_section_set_funcs     (RungSection            *self,
                                        const RungSectionFuncs *funcs,
                                        const char             *add_title); /* (nullable) */
void        rung_section_show_goal     (RungSection            *self,
                                        RungPlan               *plan,
                                        const char             *goal_uid);
const char *rung_section_get_goal      (RungSection            *self);
void        rung_section_commit        (RungSection            *self);
gboolean    rung_section_add_typed     (RungSection            *self);
void        rung_section_focus_add     (RungSection            *self);
GtkWidget  *rung_section_get_add_row   (RungSection            *self);
const char *rung_section_get_row_uid   (GtkWidget              *widget);
GtkWidget  *rung_section_make_button   (const char             *icon_name,
                                        const char             *name,
                                        GCallback               clicked,
                                        RungSection            *self);

/* Evidence of what a section of evidence shows that is a file: asks what to keep. */
void        rung_evidence_section_offer_file (RungSection *self,
                                              GFile       *file);

/* One per file. */
extern const RungSectionFuncs rung_step_section;
extern const RungSectionFuncs rung_check_in_section;
extern const RungSectionFuncs rung_evidence_section;
extern const RungSectionFuncs rung_link_section;

G_END_DECLS
