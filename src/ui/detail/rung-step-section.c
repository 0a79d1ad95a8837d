/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps: ticked, renamed and removed in their rows; Enter in the last adds the next. */

#include "rung-section.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-paths.h"
#include "rung-ui.h"

#define CHECK_KEY "rung-step-check"

static void
toggled_cb (RungSection    *self,
            GtkCheckButton *check)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  const char *uid = rung_section_get_row_uid (GTK_WIDGET (check));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;
  RungRecord *step;

  step = store != NULL ? rung_plan_find_record (rung_store_get_plan (store), RUNG_KIND_STEP, uid) : NULL;
  if (step == NULL || gtk_check_button_get_active (check) == rung_record_has (step, RUNG_STEP_DONE_DAY))
    return;
  if (gtk_check_button_get_active (check))
    changeset = rung_edit_tick_step (rung_store_get_plan (store), uid, rung_clock_get_today (), &error);
  else
    changeset = rung_edit_untick_step (rung_store_get_plan (store), uid, &error);
  if (!rung_committer_commit (GTK_WIDGET (self), changeset, error))
    gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
remove_cb (RungSection *self,
           GtkButton   *button)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  const char *uid = rung_section_get_row_uid (GTK_WIDGET (button));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL)
    return;
  changeset = rung_edit_remove_step (rung_store_get_plan (store), uid, &error);
  rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static GtkWidget *
make_row (RungSection *self,
          RungRecord  *record)
{
  GtkWidget *row = rung_field_row_new ("step.title", NULL);
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Step"));
  gtk_widget_add_css_class (row, "step");
  g_object_set_data (G_OBJECT (row), CHECK_KEY, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), check);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row),
                            rung_section_make_button ("user-trash-symbolic", _("Remove Step"),
                                                      G_CALLBACK (remove_cb), self));
  return row;
}

static void
update_row (RungSection *self,
            GtkWidget   *row,
            RungPlan    *plan,
            RungRecord  *record)
{
  GtkCheckButton *check = g_object_get_data (G_OBJECT (row), CHECK_KEY);
  gboolean is_done = rung_record_has (record, RUNG_STEP_DONE_DAY);
  /* Translators: the name of a check button; %s is the step's title. */
  g_autofree char *name = g_strdup_printf (_("Done: %s"), rung_record_get_text (record, RUNG_STEP_TITLE));

  rung_field_row_set_record (RUNG_FIELD_ROW (row), record);
  rung_ui_set_name (check, name);
  gtk_check_button_set_active (check, is_done);
  if (is_done)
    {
      g_autofree char *day = rung_words_format_near_day (rung_ui_get_words (),
                                                         rung_record_get_day (record, RUNG_STEP_DONE_DAY),
                                                         rung_clock_get_today ());
      /* Translators: the title of a ticked step's row; %s is a date. */
      g_autofree char *title = g_strdup_printf (_("Step, done %s"), day);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_widget_add_css_class (row, "done");
    }
  else
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Step"));
      gtk_widget_remove_css_class (row, "done");
    }
}

static RungChangeset *
add (RungSection  *self,
     RungPlan     *plan,
     const char   *text,
     GError      **error)
{
  return rung_edit_add_step (plan, rung_section_get_goal (self), text, error);
}

const RungSectionFuncs rung_step_section = { rung_plan_list_steps, make_row, update_row, FALSE, add };
