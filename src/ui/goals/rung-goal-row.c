/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that is bound to one line after another: everything it shows is set on each
 * binding, nothing is left from the last goal. */

#include "rung-goal-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-ui.h"

struct _RungGoalRow
{
  GtkWidget       parent_instance;

  GtkLabel       *head_label;
  GtkWidget      *goal_box;
  GtkCheckButton *check_button;
  GtkLabel       *title_label;
  GtkLabel       *subtitle_label;
  GtkWidget      *narrow_box;
  GtkProgressBar *narrow_bar;
  GtkLabel       *narrow_due_label;
  GtkWidget      *progress_box;
  GtkProgressBar *progress_bar;
  GtkLabel       *percent_label;
  GtkWidget      *due_box;
  GtkLabel       *due_label;
  GtkLabel       *steps_label;

  RungGoalLine   *line;
  GSignalGroup   *line_signals;
  RungStore      *store;
  gboolean        is_narrow;
  gboolean        is_showing;
};

typedef enum
{
  PROP_NARROW = 1,
} RungGoalRowProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (RungGoalRow, rung_goal_row, GTK_TYPE_WIDGET)

static void
set_css_class (gpointer    widget,
               const char *css_class,
               gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static RungRecord *
get_goal (RungGoalRow *self)
{
  if (self->line == NULL || self->store == NULL)
    return NULL;
  return rung_plan_find_record (rung_store_get_plan (self->store), RUNG_KIND_GOAL, rung_goal_line_get_uid (self->line));
}

/* The focusable widget around a row is the list view's; it has no name of its own. */
static void
name_list_item (RungGoalRow *self,
                const char  *name)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item != NULL)
    rung_ui_set_name (item, name);
}

static void
show_head (RungGoalRow *self)
{
  RungGroup group = rung_goal_line_get_group (self->line);
  g_autofree char *title = rung_goal_line_dup_title (self->line);
  /* Translators: the name of a group of goals and how many there are. */
  g_autofree char *text = g_strdup_printf (_("%s · %u"), title, rung_goal_line_get_count (self->line));

  gtk_label_set_label (self->head_label, text);
  set_css_class (self->head_label, "late", group == RUNG_GROUP_OVERDUE);
  name_list_item (self, text);
}

static void
show_due (RungGoalRow *self,
          RungRecord  *goal)
{
  RungWords *words = rung_ui_get_words ();
  guint32 today = rung_clock_get_today ();
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);
  gboolean is_late = rung_goal_is_overdue (goal, today);
  g_autofree char *due = NULL;
  g_autofree char *brief = NULL;

  if (rung_goal_is_open (goal))
    {
      due = rung_phrase_due (words, goal, today);
      brief = rung_phrase_lateness (words, goal, today);
    }
  else if (rung_record_has (goal, RUNG_GOAL_DONE_DAY))
    due = rung_words_format_near_day (words, rung_record_get_day (goal, RUNG_GOAL_DONE_DAY), today);
  if (due == NULL)
    due = g_strdup (rung_phrase_enum (words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS, status));
  gtk_label_set_label (self->due_label, due);
  gtk_label_set_label (self->narrow_due_label, brief != NULL ? brief : due);
  set_css_class (self->due_label, "late", is_late);
  set_css_class (self->narrow_due_label, "late", is_late);
  set_css_class (self->progress_bar, "late", is_late);
  set_css_class (self->narrow_bar, "late", is_late);
}

/* "14 of 28 clinics" */
static char *
dup_measure (RungRecord *goal)
{
  const char *unit = rung_record_get_text (goal, RUNG_GOAL_UNIT);
  double now = rung_record_get_number (goal, RUNG_GOAL_MEASURE_NOW);
  double from = rung_record_get_number (goal, RUNG_GOAL_MEASURE_FROM);
  double to = rung_record_get_number (goal, RUNG_GOAL_MEASURE_TO);

  if (isnan (to))
    return NULL;
  if (from > to)
    /* Translators: what has to become less, and to what, and its unit: 690 → 300 ms */
    return g_strdup_printf (_("%g → %g %s"), isnan (now) ? from : now, to, unit != NULL ? unit : "");
  /* Translators: how far something that is measured is, and its unit: 14 of 28 clinics */
  return g_strdup_printf (_("%g of %g %s"), isnan (now) ? 0 : now, to, unit != NULL ? unit : "");
}

static char *
dup_steps (RungPlan   *plan,
           RungRecord *goal)
{
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, rung_record_get_uid (goal));
  gint64 progress_by = rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY);
  guint done = 0;

  if (progress_by == RUNG_PROGRESS_BY_MEASURE)
    return dup_measure (goal);
  for (guint i = 0; i < steps->len; i++)
    done += rung_record_has (g_ptr_array_index (steps, i), RUNG_STEP_DONE_DAY);
  if (steps->len > 0)
    return rung_phrase_steps (rung_ui_get_words (), done, steps->len);
  return progress_by == RUNG_PROGRESS_BY_STEPS && rung_goal_is_open (goal) ? g_strdup (_("no steps yet")) : NULL;
}

static void
show_progress (RungGoalRow *self,
               RungPlan    *plan,
               RungRecord  *goal)
{
  double fraction = rung_progress_of_goal (plan, goal);
  g_autofree char *percent = g_strdup_printf (_("%d %%"), (int) (fraction * 100 + 0.5));
  g_autofree char *steps = dup_steps (plan, goal);

  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  gtk_progress_bar_set_fraction (self->narrow_bar, fraction);
  gtk_label_set_label (self->percent_label, percent);
  gtk_label_set_label (self->steps_label, steps != NULL ? steps : "");
  gtk_widget_set_visible (GTK_WIDGET (self->steps_label), steps != NULL);
}

static void
show_subtitle (RungGoalRow *self,
               RungPlan    *plan,
               RungRecord  *goal)
{
  g_autoptr(GPtrArray) served = rung_plan_list_responsibilities_of_goal (plan, rung_record_get_uid (goal));
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < served->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", rung_record_title (served->pdata[i], rung_ui_get_language ()));
  gtk_label_set_label (self->subtitle_label, text->str);
}

/* While several goals are selected the button is about that. */
static void
show_choice (RungGoalRow *self,
             RungRecord  *goal)
{
  /* Translators: the name of a check button; %s is a goal’s title. */
  g_autofree char *title = rung_phrase_title (goal, NULL);
  g_autofree char *name = g_strdup_printf (_("Selected: %s"), title);

  gtk_check_button_set_active (self->check_button, rung_goal_line_is_selected (self->line));
  gtk_check_button_set_inconsistent (self->check_button, FALSE);
  rung_ui_set_name (self->check_button, name);
}

static void
show_check (RungGoalRow *self,
            RungRecord  *goal)
{
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);
  /* Translators: the name of a check button; %s is the goal's title. */
  g_autofree char *title = rung_phrase_title (goal, NULL);
  g_autofree char *name = g_strdup_printf (_("Done: %s"), title);

  gtk_check_button_set_active (self->check_button, status == RUNG_GOAL_DONE);
  gtk_check_button_set_inconsistent (self->check_button, status == RUNG_GOAL_DROPPED);
  rung_ui_set_name (self->check_button, name);
}

static void
show_selected (RungGoalRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean is_selected = rung_goal_line_is_selected (self->line);

  set_css_class (self->goal_box, "selected", is_selected);
  set_css_class (self->check_button, "selection-mode", rung_goal_line_is_choosable (self->line));
  if (item != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_SELECTED, is_selected, -1);
}

static void
show_goal (RungGoalRow *self,
           RungRecord  *goal)
{
  RungPlan *plan = rung_store_get_plan (self->store);
  g_autofree char *title = rung_phrase_title (goal, NULL);
  g_autofree char *sentence = rung_phrase_goal_sentence (rung_ui_get_words (), plan, goal, rung_clock_get_today ());

  gtk_label_set_label (self->title_label, title);
  show_subtitle (self, plan, goal);
  show_progress (self, plan, goal);
  show_due (self, goal);
  if (rung_goal_line_is_choosable (self->line))
    show_choice (self, goal);
  else
    show_check (self, goal);
  show_selected (self);
  set_css_class (self->goal_box, "first", rung_goal_line_is_first (self->line));
  set_css_class (self->goal_box, "last", rung_goal_line_is_last (self->line));
  set_css_class (self->goal_box, "shown", rung_goal_line_is_shown (self->line));
  set_css_class (self->goal_box, "closed", !rung_goal_is_open (goal));
  name_list_item (self, sentence);
}

static void
show_line (RungGoalRow *self)
{
  RungRecord *goal = get_goal (self);
  gboolean is_head = self->line != NULL && rung_goal_line_get_uid (self->line) == NULL;

  self->is_showing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->head_label), is_head);
  gtk_widget_set_visible (self->goal_box, goal != NULL);
  if (is_head)
    show_head (self);
  else if (goal != NULL)
    show_goal (self, goal);
  self->is_showing = FALSE;
}

static void
toggled_cb (RungGoalRow *self)
{
  const char *uid = self->line != NULL ? rung_goal_line_get_uid (self->line) : NULL;
  const char *action = uid != NULL && rung_goal_line_is_choosable (self->line) ? "goals.toggle-selected" : "goals.toggle-done";

  if (self->is_showing || uid == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", uid);
  /* Whatever came of it, the button says what the plan says. */
  show_line (self);
}

static void
set_narrow (RungGoalRow *self,
            gboolean     is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  gtk_widget_set_visible (self->narrow_box, is_narrow);
  gtk_widget_set_visible (self->progress_box, !is_narrow);
  gtk_widget_set_visible (self->due_box, !is_narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
rung_goal_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch ((RungGoalRowProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, RUNG_GOAL_ROW (object)->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_goal_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch ((RungGoalRowProperty) prop_id)
    {
    case PROP_NARROW:
      set_narrow (RUNG_GOAL_ROW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_goal_row_dispose (GObject *object)
{
  RungGoalRow *self = RUNG_GOAL_ROW (object);

  g_clear_object (&self->line_signals);
  g_clear_object (&self->line);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_GOAL_ROW);
  G_OBJECT_CLASS (rung_goal_row_parent_class)->dispose (object);
}

static void
rung_goal_row_class_init (RungGoalRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_goal_row_dispose;
  object_class->get_property = rung_goal_row_get_property;
  object_class->set_property = rung_goal_row_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, head_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, goal_box);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, narrow_box);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, narrow_due_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, percent_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, due_box);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, due_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalRow, steps_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_set_css_name (widget_class, "goalrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_goal_row_init (RungGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->line_signals = g_signal_group_new (RUNG_TYPE_GOAL_LINE);
  g_signal_group_connect_swapped (self->line_signals, "changed", G_CALLBACK (show_line), self);
}

GtkWidget *
rung_goal_row_new (void)
{
  return g_object_new (RUNG_TYPE_GOAL_ROW, NULL);
}

/**
 * rung_goal_row_set_line:
 * @self: a row
 * @line: (nullable): what to show
 * @store: (nullable): the store of its plan
 *
 * Binds the row, or with %NULL takes it out of use.
 */
void
rung_goal_row_set_line (RungGoalRow  *self,
                        RungGoalLine *line,
                        RungStore    *store)
{
  g_return_if_fail (RUNG_IS_GOAL_ROW (self));
  g_return_if_fail (line == NULL || RUNG_IS_GOAL_LINE (line));

  g_set_object (&self->line, line);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->line_signals, line);
  if (line != NULL)
    show_line (self);
}

RungGoalLine *
rung_goal_row_get_line (RungGoalRow *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_ROW (self), NULL);

  return self->line;
}

/**
 * rung_goal_row_set_drop:
 * @self: a row
 * @is_above: whether what is dropped would come above it
 * @is_below: whether it would come below it
 *
 * Draws a line where something would come to stand, or takes it away.
 */
void
rung_goal_row_set_drop (RungGoalRow *self,
                        gboolean     is_above,
                        gboolean     is_below)
{
  g_return_if_fail (RUNG_IS_GOAL_ROW (self));

  set_css_class (self->goal_box, "drop-above", is_above);
  set_css_class (self->goal_box, "drop-below", is_below);
}
