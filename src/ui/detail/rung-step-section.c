/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps: ticked, renamed, moved and removed in their rows; Enter in the last adds the
 * next, and a list that is pasted there adds all its lines.
 *
 * 1. A row is the entry of the title; what else there is to a step stands over it in
 *    words, and is edited in a popover, which is made when it is first opened.
 * 2. Alt with Up and Down moves a step wherever the focus is in its row.  Delete removes
 *    it while its box has the focus: in the title it deletes letters. */

#include "rung-section.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-step-popover.h"
#include "rung-ui.h"

#define CHECK_KEY "rung-step-check"
#define DETAILS_KEY "rung-step-details"
#define REMOVE_KEY "rung-step-remove"

static RungPlan *
get_plan (RungSection *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  return store != NULL ? rung_store_get_plan (store) : NULL;
}

static RungRecord *
get_step (RungSection *self,
          gpointer     widget)
{
  RungPlan *plan = get_plan (self);

  return plan != NULL ? rung_plan_find_record (plan, RUNG_KIND_STEP, rung_section_get_row_uid (widget)) : NULL;
}

/* --- What can be done --- */

static void
toggled_cb (RungSection    *self,
            GtkCheckButton *check)
{
  RungRecord *step = get_step (self, check);
  const char *uid = rung_section_get_row_uid (GTK_WIDGET (check));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (step == NULL || gtk_check_button_get_active (check) == rung_record_has (step, RUNG_STEP_DONE_DAY))
    return;
  if (gtk_check_button_get_active (check))
    changeset = rung_edit_tick_step (get_plan (self), uid, rung_clock_get_today (), &error);
  else
    changeset = rung_edit_untick_step (get_plan (self), uid, &error);
  if (!rung_committer_commit (GTK_WIDGET (self), changeset, error))
    gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
remove_cb (RungSection *self,
           GtkWidget   *widget)
{
  RungPlan *plan = get_plan (self);
  g_autoptr(GError) error = NULL;

  if (plan != NULL)
    {
      RungChangeset *edit = rung_edit_remove_step (plan, rung_section_get_row_uid (widget), &error);

      rung_committer_commit_telling (GTK_WIDGET (self), edit, error);
    }
}

/* Up is before the step above, down behind the one below. */
static void
move_step (RungSection *self,
           GtkWidget   *widget,
           int          direction)
{
  RungRecord *step = get_step (self, widget);
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(GError) error = NULL;
  RungChangeset *edit;
  guint place, before;

  if (step == NULL)
    return;
  steps = rung_plan_list_steps (get_plan (self), rung_section_get_goal (self));
  if (!g_ptr_array_find (steps, step, &place) || (direction < 0 && place == 0) ||
      (direction > 0 && place + 1 == steps->len))
    return;
  before = direction < 0 ? place - 1 : place + 2;
  edit = rung_edit_move_step (get_plan (self), rung_record_get_uid (step),
                              before < steps->len ? rung_record_get_uid (steps->pdata[before]) : NULL, &error);
  rung_committer_commit (GTK_WIDGET (self), edit, error);
}

static void
moved_cb (RungSection     *self,
          int              direction,
          RungStepPopover *popover)
{
  move_step (self, GTK_WIDGET (popover), direction);
}

/* Before the entry takes the keys: what is typed there belongs to the step that moves. */
static gboolean
row_key_cb (RungSection           *self,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        state,
            GtkEventControllerKey *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean is_up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean is_down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK || !(is_up || is_down))
    return FALSE;
  if (rung_field_row_commit (RUNG_FIELD_ROW (row)))
    move_step (self, row, is_up ? -1 : 1);
  return TRUE;
}

static gboolean
check_key_cb (RungSection           *self,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
    return FALSE;
  remove_cb (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  return TRUE;
}

/* --- Rows --- */

static void
open_details_cb (GtkMenuButton *button,
                 gpointer       data)
{
  RungSection *self = data;
  RungRecord *step = get_step (self, button);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  if (step == NULL)
    return;
  if (popover == NULL)
    {
      popover = rung_step_popover_new ();
      g_signal_connect_object (popover, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, popover);
    }
  rung_step_popover_show (RUNG_STEP_POPOVER (popover), get_plan (self), step);
}

static GtkWidget *
make_details_button (RungSection *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_CENTER,
                                    "tooltip-text", _("Who and When"),
                                    "css-classes", (const char *[]) { "flat", NULL }, NULL);

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_details_cb, self, NULL);
  return button;
}

static void
add_keys (RungSection *self,
          GtkWidget   *widget,
          GCallback    callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

static GtkWidget *
make_row (RungSection *self,
          RungRecord  *record)
{
  GtkWidget *row = rung_field_row_new ("step.title", NULL);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *details = make_details_button (self);
  GtkWidget *remove = rung_section_make_button ("user-trash-symbolic", _("Remove Step"), G_CALLBACK (remove_cb), self);

  gtk_widget_add_css_class (row, "step");
  g_object_set_data (G_OBJECT (row), CHECK_KEY, check);
  g_object_set_data (G_OBJECT (row), DETAILS_KEY, details);
  g_object_set_data (G_OBJECT (row), REMOVE_KEY, remove);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), check);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), details);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
  add_keys (self, row, G_CALLBACK (row_key_cb));
  add_keys (self, check, G_CALLBACK (check_key_cb));
  return row;
}

static void
add_part (GString *line,
          char    *part)
{
  g_string_append_printf (line, " · %s", part);
  g_free (part);
}

/* "Step · Mentor · due 2 Oct", "Step · done yesterday" */
static char *
phrase_title (RungRecord *step)
{
  RungWords *words = rung_ui_get_words ();
  guint32 today = rung_clock_get_today ();
  gint64 owner = rung_record_get_integer (step, RUNG_STEP_OWNER);
  g_autoptr(GString) line = g_string_new (_("Step"));
  guint field = rung_record_has (step, RUNG_STEP_DONE_DAY) ? RUNG_STEP_DONE_DAY : RUNG_STEP_DUE;
  g_autofree char *day = NULL;

  if (owner != RUNG_STEP_OWNER_ME)
    add_part (line, g_strdup (rung_phrase_enum (words, RUNG_KIND_STEP, RUNG_STEP_OWNER, owner)));
  if (rung_record_has (step, field))
    {
      day = rung_words_format_near_day (words, rung_record_get_day (step, field), today);
      /* Translators: a part of the line over a step; %s is a date. */
      add_part (line, g_strdup_printf (field == RUNG_STEP_DUE ? C_("step", "due %s") : C_("step", "done %s"), day));
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has_class)
{
  if (has_class)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
name_parts (GtkWidget  *row,
            RungRecord *step)
{
  g_autofree char *title = rung_phrase_title (step, NULL);
  /* Translators: the name of a check button; %s is the step's title. */
  g_autofree char *check = g_strdup_printf (_("Done: %s"), title);
  /* Translators: the name of a button; %s is the step's title. */
  g_autofree char *details = g_strdup_printf (_("Who and when: %s"), title);
  /* Translators: the name of a button; %s is the step's title. */
  g_autofree char *remove = g_strdup_printf (_("Remove the step “%s”"), title);

  rung_ui_set_name (g_object_get_data (G_OBJECT (row), CHECK_KEY), check);
  rung_ui_set_name (g_object_get_data (G_OBJECT (row), DETAILS_KEY), details);
  rung_ui_set_name (g_object_get_data (G_OBJECT (row), REMOVE_KEY), remove);
}

static void
update_row (RungSection *self,
            GtkWidget   *row,
            RungPlan    *plan,
            RungRecord  *record)
{
  GtkMenuButton *details = g_object_get_data (G_OBJECT (row), DETAILS_KEY);
  GtkPopover *popover = gtk_menu_button_get_popover (details);
  gboolean is_done = rung_record_has (record, RUNG_STEP_DONE_DAY);
  guint32 due = rung_record_get_day (record, RUNG_STEP_DUE);
  g_autofree char *title = phrase_title (record);

  rung_field_row_set_record (RUNG_FIELD_ROW (row), record);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  name_parts (row, record);
  gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), CHECK_KEY), is_done);
  set_class (row, "done", is_done);
  set_class (row, "overdue", !is_done && due != RUNG_NO_DAY && due < rung_clock_get_today ());
  if (popover != NULL)
    rung_step_popover_show (RUNG_STEP_POPOVER (popover), plan, record);
}

static RungChangeset *
add (RungSection  *self,
     RungPlan     *plan,
     const char   *text,
     GError      **error)
{
  return rung_edit_add_steps (plan, rung_section_get_goal (self), text, NULL, rung_clock_get_today (), error);
}

const RungSectionFuncs rung_step_section = {
  .list = rung_plan_list_steps,
  .make_row = make_row,
  .update_row = update_row,
  .add = add,
  .adds_lines = TRUE,
  .adds_pasted = TRUE,
};
