/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The detail pane of a goal.  It holds no state but which goal it shows: rows edit the
 * record and follow it.  Showing another goal commits what was typed for this one. */

#include "rung-goal-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-choice-row.h"
#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-responsibility-list.h"
#include "rung-goal-history.h"
#include "rung-section.h"
#include "rung-ui.h"

struct _RungGoalPane
{
  GtkWidget          parent_instance;

  GtkWidget         *scrolled_window;
  GtkLabel          *title_label;
  GtkLabel          *subtitle_label;
  GtkLabel          *due_label;
  GtkLabel          *status_label;
  GtkProgressBar    *progress_bar;
  GtkLabel          *progress_label;
  GtkWidget         *close_button;
  GtkWidget         *complete_button;
  GtkWidget         *reopen_button;
  GtkLabel          *hint_label;
  RungFieldRow      *title_row;
  RungFieldRow      *done_when_row;
  RungFieldRow      *why_row;
  RungFieldRow      *reason_row;
  RungFieldRow      *due_row;
  RungFieldRow      *start_row;
  RungFieldRow      *done_day_row;
  RungChoiceRow     *priority_row;
  RungChoiceRow     *way_row;
  RungChoiceRow     *progress_by_row;
  RungFieldRow      *percent_row;
  RungFieldRow      *measure_from_row;
  RungFieldRow      *measure_now_row;
  RungFieldRow      *measure_to_row;
  RungFieldRow      *unit_row;
  GtkSwitch         *private_switch;
  RungSection       *step_section;
  RungSection       *evidence_section;
  RungSection       *check_in_section;
  RungSection       *link_section;
  RungGoalHistory   *history;
  GtkMenuButton     *link_button;

  RungStore         *store;
  GSignalGroup      *store_signals;
  char              *uid;
  gboolean           is_showing;
};

enum
{
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungGoalPane, rung_goal_pane, GTK_TYPE_WIDGET)

static RungRecord *
get_goal (RungGoalPane *self)
{
  if (self->store == NULL || self->uid == NULL)
    return NULL;
  return rung_plan_find_record (rung_store_get_plan (self->store), RUNG_KIND_GOAL, self->uid);
}

static void
show_pills (RungGoalPane *self,
            RungRecord   *goal)
{
  RungWords *words = rung_ui_get_words ();
  guint32 today = rung_clock_get_today ();
  g_autofree char *lateness = rung_goal_is_open (goal) ? rung_phrase_lateness (words, goal, today) : NULL;
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);

  gtk_label_set_label (self->status_label, rung_phrase_enum (words, RUNG_KIND_GOAL, RUNG_GOAL_STATUS, status));
  gtk_label_set_label (self->due_label, lateness != NULL ? lateness : "");
  gtk_widget_set_visible (GTK_WIDGET (self->due_label), lateness != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->due_label), "late");
  gtk_widget_remove_css_class (GTK_WIDGET (self->progress_bar), "late");
  if (rung_goal_is_overdue (goal, today))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->due_label), "late");
      gtk_widget_add_css_class (GTK_WIDGET (self->progress_bar), "late");
    }
}

static void
show_progress (RungGoalPane *self,
               RungPlan     *plan,
               RungRecord   *goal)
{
  double fraction = rung_progress_of_goal (plan, goal);
  g_autoptr(GPtrArray) steps = rung_plan_list_steps (plan, self->uid);
  g_autofree char *text = NULL;
  guint done = 0;

  for (guint i = 0; i < steps->len; i++)
    done += rung_record_has (g_ptr_array_index (steps, i), RUNG_STEP_DONE_DAY);
  if (rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_STEPS && steps->len > 0)
    text = rung_phrase_steps (rung_ui_get_words (), done, steps->len);
  else
    /* Translators: the progress of a goal. */
    text = g_strdup_printf (_("%d %%"), (int) (fraction * 100 + 0.5));
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  gtk_label_set_label (self->progress_label, text);
}

static void
show_head (RungGoalPane *self,
           RungPlan     *plan,
           RungRecord   *goal)
{
  g_autoptr(GPtrArray) served = rung_plan_list_responsibilities_of_goal (plan, self->uid);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < served->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "",
                            rung_record_title (g_ptr_array_index (served, i), rung_ui_get_language ()));
  gtk_label_set_label (self->title_label, rung_record_get_text (goal, RUNG_GOAL_TITLE));
  gtk_label_set_label (self->subtitle_label, names->str);
  show_pills (self, goal);
  show_progress (self, plan, goal);
}

/* A gentle hint, never a block. */
static void
show_hint (RungGoalPane *self,
           RungPlan     *plan,
           RungRecord   *goal)
{
  g_autoptr(GPtrArray) evidence = rung_plan_list_evidence (plan, self->uid);
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);
  const char *hint = NULL;

  if (rung_goal_is_open (goal) && !rung_record_has (goal, RUNG_GOAL_DONE_WHEN))
    hint = _("Tip: say what others will see when this is done.");
  else if (rung_goal_is_open (goal) && !rung_record_has (goal, RUNG_GOAL_DUE))
    hint = _("Tip: a date helps, even a rough one.");
  else if (status == RUNG_GOAL_DONE && evidence->len == 0)
    hint = _("Done. What shows it? Add a sentence or a link below Evidence.");
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
}

static void
show_fields (RungGoalPane *self,
             RungRecord   *goal)
{
  RungFieldRow *rows[] = {
    self->title_row, self->done_when_row, self->why_row, self->reason_row, self->due_row, self->start_row,
    self->done_day_row, self->percent_row, self->measure_from_row, self->measure_now_row, self->measure_to_row,
    self->unit_row,
  };
  RungChoiceRow *choices[] = { self->priority_row, self->way_row, self->progress_by_row };
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);
  gint64 by = rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY);
  gboolean is_measured = by == RUNG_PROGRESS_BY_MEASURE;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rung_field_row_set_record (rows[i], goal);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    rung_choice_row_set_record (choices[i], goal);
  gtk_switch_set_active (self->private_switch, rung_record_get_boolean (goal, RUNG_GOAL_PRIVATE));

  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), status == RUNG_GOAL_PAUSED || status == RUNG_GOAL_DROPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->done_day_row), status == RUNG_GOAL_DONE);
  gtk_widget_set_visible (GTK_WIDGET (self->percent_row), by == RUNG_PROGRESS_BY_HAND);
  gtk_widget_set_visible (GTK_WIDGET (self->measure_from_row), is_measured);
  gtk_widget_set_visible (GTK_WIDGET (self->measure_now_row), is_measured);
  gtk_widget_set_visible (GTK_WIDGET (self->measure_to_row), is_measured);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_row), is_measured);
}

static void
show_actions (RungGoalPane *self,
              RungRecord   *goal)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_open = rung_goal_is_open (goal);
  gint64 status = rung_record_get_integer (goal, RUNG_GOAL_STATUS);

  gtk_widget_action_set_enabled (widget, "goal.start", status == RUNG_GOAL_PLANNED);
  gtk_widget_action_set_enabled (widget, "goal.complete", is_open);
  gtk_widget_action_set_enabled (widget, "goal.pause", is_open && status != RUNG_GOAL_PAUSED);
  gtk_widget_action_set_enabled (widget, "goal.drop", is_open);
  gtk_widget_action_set_enabled (widget, "goal.reopen", !is_open || status == RUNG_GOAL_PAUSED);
  gtk_widget_set_visible (self->complete_button, is_open);
  gtk_widget_set_visible (self->reopen_button, !is_open || status == RUNG_GOAL_PAUSED);
}

static void
show_goal (RungGoalPane *self)
{
  RungRecord *goal = get_goal (self);
  RungPlan *plan;

  if (goal == NULL)
    return;
  plan = rung_store_get_plan (self->store);
  self->is_showing = TRUE;
  show_head (self, plan, goal);
  show_hint (self, plan, goal);
  show_fields (self, goal);
  show_actions (self, goal);
  rung_section_show_goal (self->step_section, plan, self->uid);
  rung_section_show_goal (self->evidence_section, plan, self->uid);
  rung_section_show_goal (self->check_in_section, plan, self->uid);
  rung_section_show_goal (self->link_section, plan, self->uid);
  rung_goal_history_set_goal (self->history, self->uid);
  self->is_showing = FALSE;
}

static void
committed_cb (RungGoalPane *self)
{
  if (self->uid == NULL)
    return;
  if (get_goal (self) != NULL)
    show_goal (self);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

static void
private_toggled_cb (RungGoalPane *self)
{
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (self->is_showing || get_goal (self) == NULL)
    return;
  changeset = rung_edit_set_field (rung_store_get_plan (self->store), RUNG_KIND_GOAL, self->uid, RUNG_GOAL_PRIVATE,
                                   g_variant_new_boolean (gtk_switch_get_active (self->private_switch)), &error);
  if (!rung_committer_commit (GTK_WIDGET (self), changeset, error))
    show_goal (self);
}

static void
link_chosen_cb (RungGoalPane  *self,
                GtkListBoxRow *row)
{
  const char *uid = g_object_get_data (G_OBJECT (row), "uid");
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (get_goal (self) == NULL)
    return;
  changeset = rung_edit_link_goal (rung_store_get_plan (self->store), self->uid, uid, &error);
  rung_committer_commit (GTK_WIDGET (self), changeset, error);
  gtk_menu_button_popdown (self->link_button);
}

static gboolean
is_linked (RungPlan   *plan,
           const char *goal_uid,
           const char *responsibility_uid)
{
  g_autoptr(GPtrArray) served = rung_plan_list_responsibilities_of_goal (plan, goal_uid);

  for (guint i = 0; i < served->len; i++)
    if (g_str_equal (rung_record_get_uid (g_ptr_array_index (served, i)), responsibility_uid))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_link_list (RungGoalPane *self)
{
  RungPlan *plan = rung_store_get_plan (self->store);
  g_autoptr(GPtrArray) uids = rung_responsibility_list_uids (plan, rung_clock_get_today ());
  GtkWidget *list = gtk_list_box_new ();

  rung_ui_set_name (list, _("Responsibilities"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < uids->len; i++)
    {
      const char *uid = g_ptr_array_index (uids, i);
      g_autofree char *name = rung_responsibility_list_name (plan, uid);
      GtkWidget *label, *row;

      if (is_linked (plan, self->uid, uid))
        continue;
      label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 40, NULL);
      row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, NULL);
      rung_ui_set_name (row, name);
      g_object_set_data_full (G_OBJECT (row), "uid", g_strdup (uid), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (link_chosen_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
open_links_cb (GtkMenuButton *button,
               gpointer       data)
{
  RungGoalPane *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled;

  if (get_goal (self) == NULL)
    return;
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                           "hscrollbar-policy", GTK_POLICY_NEVER,
                           "propagate-natural-height", TRUE,
                           "max-content-height", 360,
                           "child", make_link_list (self),
                           NULL);
  rung_ui_set_name (popover, _("Link a Responsibility"));
  rung_ui_set_name (scrolled, _("Link a Responsibility"));
  gtk_widget_add_css_class (popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (button, popover);
}

static RungChangeset *
make_edit (RungGoalPane  *self,
           const char    *action,
           GError       **error)
{
  RungPlan *plan = rung_store_get_plan (self->store);
  guint32 today = rung_clock_get_today ();

  if (g_str_equal (action, "goal.start"))
    return rung_edit_start_goal (plan, self->uid, today, error);
  if (g_str_equal (action, "goal.complete"))
    return rung_edit_complete_goal (plan, self->uid, today, error);
  if (g_str_equal (action, "goal.pause"))
    return rung_edit_pause_goal (plan, self->uid, NULL, error);
  if (g_str_equal (action, "goal.drop"))
    return rung_edit_drop_goal (plan, self->uid, NULL, error);
  if (g_str_equal (action, "goal.reopen"))
    return rung_edit_reopen_goal (plan, self->uid, error);
  return rung_edit_delete_goal (plan, self->uid, error);
}

/* The button that was pressed may be gone now: the focus goes to what is next to do. */
static void
focus_next (RungGoalPane *self,
            const char   *action)
{
  if (g_str_equal (action, "goal.complete"))
    gtk_widget_grab_focus (self->reopen_button);
  else if (g_str_equal (action, "goal.pause") || g_str_equal (action, "goal.drop"))
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
  else if (g_str_equal (action, "goal.reopen"))
    gtk_widget_grab_focus (self->complete_button);
}

static void
change_goal_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RungGoalPane *self = RUNG_GOAL_PANE (widget);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (get_goal (self) == NULL)
    return;
  rung_goal_pane_commit (self);
  changeset = make_edit (self, action, &error);
  if (rung_committer_commit_telling (widget, changeset, error) && get_goal (self) != NULL)
    focus_next (self, action);
}

static void
close_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  rung_goal_pane_commit (RUNG_GOAL_PANE (widget));
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
rung_goal_pane_dispose (GObject *object)
{
  RungGoalPane *self = RUNG_GOAL_PANE (object);

  rung_goal_pane_set_store (self, NULL);
  g_clear_object (&self->store_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_GOAL_PANE);
  G_OBJECT_CLASS (rung_goal_pane_parent_class)->dispose (object);
}

static void
rung_goal_pane_finalize (GObject *object)
{
  g_free (RUNG_GOAL_PANE (object)->uid);
  G_OBJECT_CLASS (rung_goal_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, due_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, status_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, progress_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, close_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, complete_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, title_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, done_when_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, why_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, due_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, start_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, done_day_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, priority_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, way_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, progress_by_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, percent_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, measure_from_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, measure_now_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, measure_to_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, unit_row);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, private_switch);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, step_section);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, evidence_section);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, check_in_section);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, link_section);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, history);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, link_button);
  gtk_widget_class_bind_template_callback (widget_class, private_toggled_cb);
}

static void
rung_goal_pane_class_init (RungGoalPaneClass *klass)
{
  static const char *const actions[] = {
    "goal.start", "goal.complete", "goal.pause", "goal.drop", "goal.reopen", "goal.delete",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_goal_pane_dispose;
  object_class->finalize = rung_goal_pane_finalize;

  signals[CLOSED] = g_signal_new ("closed", RUNG_TYPE_GOAL_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (RUNG_TYPE_CHOICE_ROW);
  g_type_ensure (RUNG_TYPE_FIELD_ROW);
  g_type_ensure (RUNG_TYPE_SECTION);
  g_type_ensure (RUNG_TYPE_GOAL_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-goal-pane.ui");
  bind_children (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, change_goal_cb);
  gtk_widget_class_install_action (widget_class, "goal.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "goal.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "goal.complete", NULL);
  gtk_widget_class_set_css_name (widget_class, "goalpane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_goal_pane_init (RungGoalPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (committed_cb), self);

  rung_section_set_funcs (self->step_section, &rung_step_section, _("Add a step"));
  rung_section_set_funcs (self->evidence_section, &rung_evidence_section, _("What shows it? A sentence, a link or a file"));
  rung_section_set_funcs (self->check_in_section, &rung_check_in_section, _("How is it going?"));
  rung_section_set_funcs (self->link_section, &rung_link_section, NULL);
  gtk_menu_button_set_create_popup_func (self->link_button, open_links_cb, self, NULL);
  rung_names_mend (GTK_WIDGET (self), _("Goal"));
}

/**
 * rung_goal_pane_new:
 *
 * Creates a pane that shows no goal.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
rung_goal_pane_new (void)
{
  return g_object_new (RUNG_TYPE_GOAL_PANE, NULL);
}

void
rung_goal_pane_set_store (RungGoalPane *self,
                          RungStore    *store)
{
  g_return_if_fail (RUNG_IS_GOAL_PANE (self));

  if (self->store == store)
    return;
  if (self->uid != NULL)
    rung_goal_pane_set_goal (self, NULL);
  g_set_object (&self->store, store);
  rung_goal_history_set_store (self->history, store);
  g_signal_group_set_target (self->store_signals, store);
}

const char *
rung_goal_pane_get_goal (RungGoalPane *self)
{
  g_return_val_if_fail (RUNG_IS_GOAL_PANE (self), NULL);

  return self->uid;
}

/**
 * rung_goal_pane_set_goal:
 * @self: a pane
 * @uid: (nullable): a goal of the store's plan
 *
 * Shows a goal, from its top.
 */
void
rung_goal_pane_set_goal (RungGoalPane *self,
                         const char   *uid)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (RUNG_IS_GOAL_PANE (self));

  if (g_strcmp0 (self->uid, uid) == 0)
    return;
  rung_goal_pane_commit (self);
  g_free (self->uid);
  self->uid = g_strdup (uid);
  if (uid == NULL)
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled_window));
  gtk_adjustment_set_value (adjustment, 0);
  show_goal (self);
}

/**
 * rung_goal_pane_set_closable:
 * @self: a pane
 * @is_closable: whether the pane has a close button of its own
 *
 * Hides the close button while the header has a back button instead.
 */
void
rung_goal_pane_set_closable (RungGoalPane *self,
                             gboolean      is_closable)
{
  g_return_if_fail (RUNG_IS_GOAL_PANE (self));

  gtk_widget_set_visible (self->close_button, is_closable);
}

void
rung_goal_pane_focus_title (RungGoalPane *self)
{
  g_return_if_fail (RUNG_IS_GOAL_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

/**
 * rung_goal_pane_focus_details:
 * @self: a pane that shows a new goal
 *
 * Puts the focus where a new goal wants words first.
 */
void
rung_goal_pane_focus_details (RungGoalPane *self)
{
  g_return_if_fail (RUNG_IS_GOAL_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->done_when_row));
}

/**
 * rung_goal_pane_focus_dates:
 * @self: a pane that shows a goal
 *
 * Puts the focus where a goal's days are edited.
 */
void
rung_goal_pane_focus_dates (RungGoalPane *self)
{
  g_return_if_fail (RUNG_IS_GOAL_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->due_row));
}

/**
 * rung_goal_pane_commit:
 * @self: a pane
 *
 * Commits what is typed and not yet committed; what can't be is kept as a draft.
 */
void
rung_goal_pane_commit (RungGoalPane *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (RUNG_IS_GOAL_PANE (self));

  /* Only the row with the focus can hold something: the others committed on leaving. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  for (; focus != NULL && focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    if (RUNG_IS_FIELD_ROW (focus))
      rung_field_row_commit (RUNG_FIELD_ROW (focus));
    else if (RUNG_IS_SECTION (focus))
      rung_section_commit (RUNG_SECTION (focus));
}
