/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The detail pane of a goal.  It holds no state but which goal it shows: rows edit the
 * record and follow it.  Showing another goal commits what was typed for this one. */

#include "rung-goal-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-goal-fields.h"
#include "rung-goal-head.h"
#include "rung-goal-hints.h"
#include "rung-goal-history.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-progress.h"
#include "rung-section.h"
#include "rung-text-row.h"

struct _RungGoalPane
{
  GtkWidget          parent_instance;

  GtkWidget         *scrolled_window;
  RungGoalHead      *head;
  RungGoalHints     *hints;
  RungGoalFields    *fields;
  RungSection       *step_section;
  RungSection       *evidence_section;
  RungSection       *check_in_section;
  RungSection       *link_section;
  RungGoalHistory   *history;

  RungStore         *store;
  GSignalGroup      *store_signals;
  char              *uid;
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
}

static void
show_goal (RungGoalPane *self)
{
  RungRecord *goal = get_goal (self);
  RungPlan *plan;

  if (goal == NULL)
    return;
  plan = rung_store_get_plan (self->store);
  rung_goal_head_show (self->head, plan, goal);
  rung_goal_hints_show (self->hints, plan, goal);
  rung_goal_fields_show (self->fields, plan, goal);
  show_actions (self, goal);
  rung_section_show_goal (self->step_section, plan, self->uid);
  rung_section_show_goal (self->evidence_section, plan, self->uid);
  rung_section_show_goal (self->check_in_section, plan, self->uid);
  rung_section_show_goal (self->link_section, plan, self->uid);
  rung_goal_history_set_goal (self->history, self->uid);
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

/* What has just changed says where to go on: a rest wants its reason, what is done what
 * shows it, and the button that was pressed may be gone. */
static void
go_on (RungGoalPane   *self,
       RungGoalStatus  before,
       RungGoalStatus  after)
{
  if (before == after)
    return;
  if (after == RUNG_GOAL_PAUSED || after == RUNG_GOAL_DROPPED)
    rung_goal_fields_focus (self->fields, RUNG_GOAL_REASON);
  else
    rung_goal_head_focus (self->head);
  if (after == RUNG_GOAL_DONE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-evidence", "s", self->uid);
}

static RungGoalStatus
get_status (RungGoalPane *self)
{
  return rung_record_get_integer (get_goal (self), RUNG_GOAL_STATUS);
}

static void
change_goal_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RungGoalPane *self = RUNG_GOAL_PANE (widget);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;
  RungGoalStatus before;

  if (get_goal (self) == NULL)
    return;
  rung_goal_pane_commit (self);
  before = get_status (self);
  changeset = make_edit (self, action, &error);
  if (rung_committer_commit_telling (widget, changeset, error) && get_goal (self) != NULL)
    go_on (self, before, get_status (self));
}

/* Chosen from all of them; the buttons and the menu have those that are at hand. */
static void
set_status_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RungGoalPane *self = RUNG_GOAL_PANE (widget);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;
  RungGoalStatus before;

  if (get_goal (self) == NULL)
    return;
  before = get_status (self);
  changeset = rung_edit_set_status (rung_store_get_plan (self->store), self->uid, g_variant_get_int32 (parameter),
                                    rung_clock_get_today (), &error);
  if (!rung_committer_commit_telling (widget, changeset, error))
    show_goal (self);
  else if (get_status (self) == RUNG_GOAL_PAUSED || get_status (self) == RUNG_GOAL_DROPPED ||
           get_status (self) == RUNG_GOAL_DONE)
    go_on (self, before, get_status (self));
}

/* "due" for a field, "steps", "evidence" or "check_in" for a section. */
static void
focus_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RungGoalPane *self = RUNG_GOAL_PANE (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  guint field;

  if (rung_kind_find_field (RUNG_KIND_GOAL, name, &field))
    rung_goal_fields_focus (self->fields, field);
  else if (g_str_equal (name, "steps"))
    rung_section_focus_add (self->step_section);
  else if (g_str_equal (name, "evidence"))
    rung_section_focus_add (self->evidence_section);
  else if (g_str_equal (name, "check_in"))
    rung_section_focus_add (self->check_in_section);
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
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, head);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, hints);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, fields);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, step_section);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, evidence_section);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, check_in_section);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, link_section);
  gtk_widget_class_bind_template_child (widget_class, RungGoalPane, history);
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

  g_type_ensure (RUNG_TYPE_GOAL_FIELDS);
  g_type_ensure (RUNG_TYPE_GOAL_HEAD);
  g_type_ensure (RUNG_TYPE_GOAL_HINTS);
  g_type_ensure (RUNG_TYPE_SECTION);
  g_type_ensure (RUNG_TYPE_GOAL_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-goal-pane.ui");
  bind_children (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, change_goal_cb);
  gtk_widget_class_install_action (widget_class, "goal.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "goal.set-status", "i", set_status_cb);
  gtk_widget_class_install_action (widget_class, "goal.focus", "s", focus_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "goal.close", NULL);
  gtk_widget_class_set_css_name (widget_class, "goalpane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Ctrl+Enter completes the goal from wherever the focus is, but a text of several lines
 * with something typed in it keeps the key: there it means that the text is done. */
static gboolean
complete_key_cb (RungGoalPane    *self,
                 guint            keyval,
                 guint            keycode,
                 GdkModifierType  state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, RUNG_TYPE_TEXT_ROW) : NULL;
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!is_enter || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK ||
      (row != NULL && rung_text_row_is_dirty (RUNG_TEXT_ROW (row))))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "goal.complete", NULL);
  return GDK_EVENT_STOP;
}

static void
add_keys (RungGoalPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (complete_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
rung_goal_pane_init (RungGoalPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (committed_cb), self);

  rung_section_set_funcs (self->step_section, &rung_step_section, _("Add a step"));
  rung_section_set_funcs (self->evidence_section, &rung_evidence_section, _("What shows it? A sentence, a link or a file"));
  rung_section_set_funcs (self->check_in_section, &rung_check_in_section, _("How is it going?"));
  rung_section_set_funcs (self->link_section, &rung_link_section, NULL);
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

  rung_goal_head_set_closable (self->head, is_closable);
}

void
rung_goal_pane_focus_title (RungGoalPane *self)
{
  g_return_if_fail (RUNG_IS_GOAL_PANE (self));

  rung_goal_fields_focus (self->fields, RUNG_GOAL_TITLE);
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

  rung_goal_fields_focus (self->fields, RUNG_GOAL_DONE_WHEN);
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

  rung_goal_fields_focus (self->fields, RUNG_GOAL_DUE);
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
    else if (RUNG_IS_TEXT_ROW (focus))
      rung_text_row_commit (RUNG_TEXT_ROW (focus));
    else if (RUNG_IS_SECTION (focus))
      rung_section_commit (RUNG_SECTION (focus));
}
