/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a goal, each in a row that commits by itself.
 *
 * 1. A row is there while its field says something: a reason while the goal rests, the
 *    ends of a measure while progress goes by one.
 * 2. The status is chosen among others but does more than set a field, so its row leaves
 *    it to the pane: "goal.set-status". */

#include "rung-goal-fields.h"

#include <glib/gi18n.h>

#include "rung-choice-row.h"
#include "rung-field-row.h"
#include "rung-measure-chart.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-switch-row.h"
#include "rung-text-row.h"
#include "rung-ui.h"

/* What the rows say it may be, in the order of the enum. */
#define N_STATUSES (RUNG_GOAL_DROPPED + 1)

struct _RungGoalFields
{
  AdwBin            parent_instance;

  GtkWidget        *box;
  GtkWidget        *rows[RUNG_GOAL_N_FIELDS]; /* NULL where nobody edits */
  RungMeasureChart *chart;
  GtkWidget        *chart_row;
  gboolean          is_showing;
};

G_DEFINE_FINAL_TYPE (RungGoalFields, rung_goal_fields, ADW_TYPE_BIN)

/* --- Making the rows --- */

static void
add (RungGoalFields      *self,
     AdwPreferencesGroup *group,
     guint                field,
     GtkWidget           *row)
{
  self->rows[field] = row;
  adw_preferences_group_add (group, row);
}

static char *
dup_name (guint field)
{
  return g_strconcat ("goal.", rung_kind_get_field (RUNG_KIND_GOAL, field)->name, NULL);
}

static void
add_entry (RungGoalFields      *self,
           AdwPreferencesGroup *group,
           guint                field)
{
  g_autofree char *name = dup_name (field);

  add (self, group, field, rung_field_row_new (name, NULL));
}

static void
add_text (RungGoalFields      *self,
          AdwPreferencesGroup *group,
          guint                field)
{
  g_autofree char *name = dup_name (field);

  add (self, group, field, rung_text_row_new (name, NULL, RUNG_TEXT_ROW_NO_LIST));
}

static void
add_choice (RungGoalFields      *self,
            AdwPreferencesGroup *group,
            guint                field)
{
  g_autofree char *name = dup_name (field);

  add (self, group, field, g_object_new (RUNG_TYPE_CHOICE_ROW, "field", name, NULL));
}

static void
status_chosen_cb (RungGoalFields *self)
{
  guint status = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[RUNG_GOAL_STATUS]));

  if (!self->is_showing && status < N_STATUSES)
    gtk_widget_activate_action (GTK_WIDGET (self), "goal.set-status", "i", (int) status);
}

static void
add_status (RungGoalFields      *self,
            AdwPreferencesGroup *group)
{
  RungWords *words = rung_ui_get_words ();
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *row;

  for (guint i = 0; i < N_STATUSES; i++)
    gtk_string_list_append (model, rung_phrase_enum (words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS, i));
  row = g_object_new (ADW_TYPE_COMBO_ROW, "model", model,
                      "title", rung_phrase_field (words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS), NULL);
  add (self, group, RUNG_GOAL_STATUS, row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (status_chosen_cb), self);
}

static AdwPreferencesGroup *
add_group (RungGoalFields *self,
           const char     *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->box), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_goal_rows (RungGoalFields *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Goal"));

  add_entry (self, group, RUNG_GOAL_TITLE);
  add_text (self, group, RUNG_GOAL_DONE_WHEN);
  add_text (self, group, RUNG_GOAL_WHY);
  add_status (self, group);
  add_text (self, group, RUNG_GOAL_REASON);
  add_entry (self, group, RUNG_GOAL_DUE);
  add_entry (self, group, RUNG_GOAL_START);
  add_entry (self, group, RUNG_GOAL_DONE_DAY);
  add_choice (self, group, RUNG_GOAL_PRIORITY);
  add_choice (self, group, RUNG_GOAL_WAY);
}

static void
add_chart (RungGoalFields      *self,
           AdwPreferencesGroup *group)
{
  self->chart = RUNG_MEASURE_CHART (rung_measure_chart_new ());
  g_object_set (self->chart, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 9, NULL);
  self->chart_row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE,
                                  "title", _("Measure over Time"), "child", self->chart, NULL);
  adw_preferences_group_add (group, self->chart_row);
}

static void
add_progress_rows (RungGoalFields *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Progress"));

  add_choice (self, group, RUNG_GOAL_PROGRESS_BY);
  add_entry (self, group, RUNG_GOAL_PERCENT);
  add_chart (self, group);
  add_entry (self, group, RUNG_GOAL_MEASURE_NOW);
  add_entry (self, group, RUNG_GOAL_MEASURE_FROM);
  add_entry (self, group, RUNG_GOAL_MEASURE_TO);
  add_entry (self, group, RUNG_GOAL_UNIT);
  add_entry (self, group, RUNG_GOAL_EFFORT_HOURS);
}

static void
add_note_rows (RungGoalFields *self)
{
  AdwPreferencesGroup *group = add_group (self, C_("fields of a goal", "More"));
  GtkWidget *row = rung_switch_row_new ("goal.private");

  add_text (self, group, RUNG_GOAL_NOTE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Left out of whatever leaves this computer"));
  add (self, group, RUNG_GOAL_PRIVATE, row);
}

/* --- Showing --- */

static void
show_row (GtkWidget  *row,
          RungRecord *goal)
{
  if (RUNG_IS_FIELD_ROW (row))
    rung_field_row_set_record (RUNG_FIELD_ROW (row), goal);
  else if (RUNG_IS_TEXT_ROW (row))
    rung_text_row_set_record (RUNG_TEXT_ROW (row), goal);
  else if (RUNG_IS_CHOICE_ROW (row))
    rung_choice_row_set_record (RUNG_CHOICE_ROW (row), goal);
  else if (RUNG_IS_SWITCH_ROW (row))
    rung_switch_row_set_record (RUNG_SWITCH_ROW (row), goal);
}

static void
show_reason (RungGoalFields *self,
             gint64          status)
{
  GtkWidget *row = self->rows[RUNG_GOAL_REASON];

  gtk_widget_set_visible (row, status == RUNG_GOAL_PAUSED || status == RUNG_GOAL_DROPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), status == RUNG_GOAL_PAUSED ? _("Why does it rest?")
                                                                                       : _("Why was it dropped?"));
}

static void
show_measure (RungGoalFields *self,
              RungRecord     *goal,
              gboolean        is_measured)
{
  static const guint fields[] = {
    RUNG_GOAL_MEASURE_FROM, RUNG_GOAL_MEASURE_TO, RUNG_GOAL_MEASURE_NOW, RUNG_GOAL_UNIT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_set_visible (self->rows[fields[i]], is_measured);
  gtk_widget_set_visible (self->chart_row,
                          rung_measure_chart_show (self->chart, goal, rung_clock_get_today ()) && is_measured);
}

static void
rung_goal_fields_class_init (RungGoalFieldsClass *klass)
{
}

static void
rung_goal_fields_init (RungGoalFields *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
  add_goal_rows (self);
  add_progress_rows (self);
  add_note_rows (self);
}

/**
 * rung_goal_fields_show:
 * @self: the fields
 * @plan: the plan
 * @goal: (nullable): a goal of @plan
 *
 * Shows a goal, or what became of it.  Another goal, or none, commits what was typed.
 */
void
rung_goal_fields_show (RungGoalFields *self,
                       RungPlan       *plan,
                       RungRecord     *goal)
{
  gint64 status, by;

  g_return_if_fail (RUNG_IS_GOAL_FIELDS (self));

  for (guint i = 0; i < RUNG_GOAL_N_FIELDS; i++)
    if (self->rows[i] != NULL)
      show_row (self->rows[i], goal);
  if (goal == NULL)
    return;
  status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);
  by = rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY);
  self->is_showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[RUNG_GOAL_STATUS]), (guint) status);
  self->is_showing = FALSE;
  show_reason (self, status);
  gtk_widget_set_visible (self->rows[RUNG_GOAL_DONE_DAY], status == RUNG_GOAL_DONE);
  gtk_widget_set_visible (self->rows[RUNG_GOAL_PERCENT], by == RUNG_PROGRESS_BY_HAND);
  show_measure (self, goal, by == RUNG_PROGRESS_BY_MEASURE);
}

/**
 * rung_goal_fields_get_row:
 * @self: the fields
 * @field: a field of goals
 *
 * Finds the row that edits a field.
 *
 * Returns: (nullable) (transfer none): the row; %NULL where nobody edits the field
 */
GtkWidget *
rung_goal_fields_get_row (RungGoalFields *self,
                          guint           field)
{
  g_return_val_if_fail (RUNG_IS_GOAL_FIELDS (self), NULL);
  g_return_val_if_fail (field < RUNG_GOAL_N_FIELDS, NULL);

  return self->rows[field];
}

void
rung_goal_fields_focus (RungGoalFields *self,
                        guint           field)
{
  GtkWidget *row = rung_goal_fields_get_row (self, field);

  if (row != NULL)
    gtk_widget_grab_focus (RUNG_IS_TEXT_ROW (row) ? rung_text_row_get_view (RUNG_TEXT_ROW (row)) : row);
}
