/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Goals view.  The list view makes rows for what is on screen only, so 10,000 goals
 * scroll like ten.
 *
 * 1. What is shown, and how, is the page's own and not the plan's: it begins with the open
 *    goals by due day.  The counts on the chips follow the text that is typed.
 * 2. The focus is never lost: it stays with its goal while that keeps its group, and goes
 *    to the next goal when it does not, whoever made the edit. */

#include "rung-goals-page-private.h"

#include <glib/gi18n.h>

#include "rung-names.h"
#include "rung-ui.h"
#include "rung-wrap-layout.h"

typedef enum
{
  PROP_NARROW = 1,
  PROP_FILTER,
  PROP_SORT,
  PROP_SELECTING,
} RungGoalsPageProperty;

static GParamSpec *properties[PROP_SELECTING + 1];

enum
{
  GOAL_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *const filter_names[] = { "all", "open", "overdue", "quarter", "done", NULL };
static const char *const sort_names[] = { "due", "priority", "responsibility", "progress", "order", NULL };

#define ITEM_KEY "rung-list-item" /* of a row: it knows the row's position at any time */

G_DEFINE_FINAL_TYPE (RungGoalsPage, rung_goals_page, GTK_TYPE_WIDGET)

static guint
find_name (const char *const *names,
           const char        *name)
{
  guint i = 0;

  while (names[i] != NULL && g_strcmp0 (names[i], name) != 0)
    i++;
  return names[i] != NULL ? i : 0;
}

RungPlan *
rung_goals_page_get_plan (RungGoalsPage *self)
{
  return self->store != NULL ? rung_store_get_plan (self->store) : NULL;
}

/* --- Rows --- */

static void
setup_cb (RungGoalsPage *self,
          GObject       *object)
{
  GtkListItem *item = GTK_LIST_ITEM (object);
  GtkWidget *row = rung_goal_row_new ();

  g_object_bind_property (self, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  rung_goals_page_add_clicks (self, RUNG_GOAL_ROW (row));
  rung_goals_page_add_drag (self, RUNG_GOAL_ROW (row));
  g_object_set_data (G_OBJECT (row), ITEM_KEY, item);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (RungGoalsPage *self,
         GObject       *object)
{
  GtkListItem *item = GTK_LIST_ITEM (object);
  RungGoalLine *line = gtk_list_item_get_item (item);
  gboolean is_goal = rung_goal_line_get_uid (line) != NULL;

  gtk_list_item_set_activatable (item, is_goal);
  rung_goal_row_set_line (RUNG_GOAL_ROW (gtk_list_item_get_child (item)), line, rung_goal_list_get_store (self->goals));
}

static void
unbind_cb (RungGoalsPage *self,
           GObject       *object)
{
  rung_goal_row_set_line (RUNG_GOAL_ROW (gtk_list_item_get_child (GTK_LIST_ITEM (object))), NULL, NULL);
}

static void
activate_cb (RungGoalsPage *self,
             guint          position)
{
  const char *uid = rung_goal_list_get_uid_at (self->goals, position);

  if (uid == NULL)
    return;
  if (self->is_selecting)
    gtk_widget_activate_action (GTK_WIDGET (self), "goals.toggle-selected", "s", uid);
  else
    g_signal_emit (self, signals[GOAL_ACTIVATED], 0, uid);
}

/* --- The focus --- */

static RungGoalRow *
get_row (GtkWidget *item)
{
  GtkWidget *row = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  return RUNG_IS_GOAL_ROW (row) ? RUNG_GOAL_ROW (row) : NULL;
}

RungGoalRow *
rung_goals_page_get_focus_row (RungGoalsPage *self)
{
  return get_row (rung_ui_get_focus_child (GTK_WIDGET (self->list_view)));
}

const char *
rung_goals_page_get_focus_uid (RungGoalsPage *self)
{
  RungGoalRow *row = rung_goals_page_get_focus_row (self);
  RungGoalLine *line = row != NULL ? rung_goal_row_get_line (row) : NULL;

  return line != NULL ? rung_goal_line_get_uid (line) : NULL;
}

static GtkWidget *
find_item (RungGoalsPage *self,
           RungGoalLine  *line)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      RungGoalRow *row = get_row (item);

      if (row != NULL && rung_goal_row_get_line (row) == line)
        return item;
    }
  return NULL;
}

gboolean
rung_goals_page_focus_line (RungGoalsPage *self,
                            guint          position)
{
  g_autoptr(RungGoalLine) line = g_list_model_get_item (G_LIST_MODEL (self->goals), position);
  GtkWidget *item;

  if (line == NULL)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  item = find_item (self, line);
  return item != NULL && gtk_widget_grab_focus (item);
}

void
rung_goals_page_focus_uid (RungGoalsPage *self,
                           const char    *uid)
{
  guint position;

  if (rung_goal_list_find (self->goals, uid, &position))
    rung_goals_page_focus_line (self, position);
}

static char *
dup_uid_beside (RungGoalsPage *self,
                guint          position,
                int            step)
{
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->goals));

  for (gint64 i = (gint64) position + step; i >= 0 && i < n_lines; i += step)
    {
      const char *uid = rung_goal_list_get_uid_at (self->goals, i);

      /* What is selected is about to go too. */
      if (uid != NULL && !rung_goal_list_is_selected (self->goals, uid))
        return g_strdup (uid);
    }
  return NULL;
}

static void
forget_focus (RungGoalsPage *self)
{
  self->had_focus = FALSE;
  g_clear_pointer (&self->focus_uid, g_free);
  g_clear_pointer (&self->next_uid, g_free);
  g_clear_pointer (&self->previous_uid, g_free);
}

static void
updating_cb (RungGoalsPage *self)
{
  RungGoalRow *row = rung_goals_page_get_focus_row (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const char *uid = rung_goals_page_get_focus_uid (self);
  guint position;

  forget_focus (self);
  if (uid == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    return;
  /* The plan is ahead of the list now: only its positions can still be asked for. */
  position = gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), ITEM_KEY));
  self->had_focus = TRUE;
  self->focus_uid = g_strdup (uid);
  self->focus_group = rung_goal_line_get_group (rung_goal_row_get_line (row));
  self->next_uid = dup_uid_beside (self, position, 1);
  self->previous_uid = dup_uid_beside (self, position, -1);
}

static gboolean
keeps_group (RungGoalsPage *self)
{
  g_autoptr(RungGoalLine) line = NULL;
  guint position;

  if (!rung_goal_list_find (self->goals, self->focus_uid, &position))
    return FALSE;
  line = g_list_model_get_item (G_LIST_MODEL (self->goals), position);
  return rung_goal_line_get_group (line) == self->focus_group;
}

static void
give_focus_back (RungGoalsPage *self)
{
  const char *const candidates[] = { keeps_group (self) ? self->focus_uid : NULL, self->next_uid, self->previous_uid, self->focus_uid };
  guint position;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (rung_goal_list_find (self->goals, candidates[i], &position) && rung_goals_page_focus_line (self, position))
      return;
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* --- Chips and pages --- */

static char *
dup_chip_label (RungGoalFilter filter,
                guint          n_goals)
{
  switch (filter)
    {
    case RUNG_GOAL_FILTER_OPEN:
      /* Translators: buttons that say which goals are shown, and how many these are. */
      return g_strdup_printf (C_("filter", "Open %u"), n_goals);
    case RUNG_GOAL_FILTER_OVERDUE:
      return g_strdup_printf (C_("filter", "Overdue %u"), n_goals);
    case RUNG_GOAL_FILTER_QUARTER:
      return g_strdup_printf (C_("filter", "This quarter %u"), n_goals);
    case RUNG_GOAL_FILTER_DONE:
      return g_strdup_printf (C_("filter", "Done %u"), n_goals);
    case RUNG_GOAL_FILTER_ALL:
    case RUNG_N_GOAL_FILTERS:
    default:
      return g_strdup_printf (C_("filter", "All %u"), n_goals);
    }
}

static void
show_counts (RungGoalsPage *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chip_box);

  for (; chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      RungGoalFilter filter = find_name (filter_names, gtk_widget_get_name (chip));
      g_autofree char *label = dup_chip_label (filter, rung_goal_list_get_count (self->goals, filter));

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (chip)), label) != 0)
        gtk_button_set_label (GTK_BUTTON (chip), label);
    }
}

static gboolean
has_text (RungGoalsPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static void
show_page (RungGoalsPage *self)
{
  RungPlan *plan = rung_goals_page_get_plan (self);
  gboolean has_goals = plan != NULL && rung_plan_get_n_records (plan, RUNG_KIND_GOAL) > 0;
  gboolean has_lines = g_list_model_get_n_items (G_LIST_MODEL (self->goals)) > 0;

  if (has_goals && !has_lines)
    adw_status_page_set_title (self->nothing_page, has_text (self) ? _("No Goal With This Text") : _("No Such Goals"));
  gtk_stack_set_visible_child_name (self->stack, has_lines ? "list" : has_goals ? "nothing" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->tool_box), has_goals);
}

static void
updated_cb (RungGoalsPage *self)
{
  show_counts (self);
  show_page (self);
  if (self->had_focus)
    give_focus_back (self);
  forget_focus (self);
}

static void
selection_changed_cb (RungGoalsPage *self)
{
  guint n_selected = rung_goal_list_get_n_selected (self->goals);
  g_autofree char *text = n_selected == 0 ? g_strdup (_("Choose goals"))
                                          : g_strdup_printf (ngettext ("%u goal selected", "%u goals selected", n_selected), n_selected);

  gtk_label_set_label (self->selected_label, text);
  rung_goals_page_update_actions (self);
}

static void
show_view (RungGoalsPage *self)
{
  rung_goal_list_set_view (self->goals, self->filter, self->sort, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_changed_cb (RungGoalsPage *self)
{
  show_view (self);
}

static void
stop_search_cb (RungGoalsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

/**
 * rung_goals_page_set_selecting:
 * @self: a page
 * @is_selecting: whether several goals are being selected
 *
 * Begins or ends the selection of several goals.
 */
void
rung_goals_page_set_selecting (RungGoalsPage *self,
                               gboolean       is_selecting)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->is_selecting == is_selecting)
    return;
  self->is_selecting = is_selecting;
  rung_goal_list_set_choosable (self->goals, is_selecting);
  gtk_revealer_set_reveal_child (self->bar_revealer, is_selecting);
  selection_changed_cb (self);
  /* The bar goes, and what had the focus in it. */
  if (!is_selecting && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->bar_revealer)) &&
      !gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTING]);
}

static void
set_narrow (RungGoalsPage *self,
            gboolean       is_narrow)
{
  GtkOrientation orientation = is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tool_box), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar_box), orientation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
set_view (RungGoalsPage  *self,
          RungGoalFilter  filter,
          RungGoalSort    sort)
{
  gboolean is_other_filter = filter != self->filter, is_other_sort = sort != self->sort;

  self->filter = filter;
  self->sort = sort;
  self->anchor = 0;
  show_view (self);
  if (is_other_filter)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  if (is_other_sort)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

static void
rung_goals_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (object);

  switch ((RungGoalsPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_FILTER:
      g_value_set_string (value, filter_names[self->filter]);
      break;
    case PROP_SORT:
      g_value_set_string (value, sort_names[self->sort]);
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, self->is_selecting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_goals_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (object);

  switch ((RungGoalsPageProperty) prop_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_FILTER:
      set_view (self, find_name (filter_names, g_value_get_string (value)), self->sort);
      break;
    case PROP_SORT:
      set_view (self, self->filter, find_name (sort_names, g_value_get_string (value)));
      break;
    case PROP_SELECTING:
      rung_goals_page_set_selecting (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Made when the page is first seen, as the list is: the window starts without it. */
static void
make_quick_add (RungGoalsPage *self)
{
  self->quick_add = RUNG_QUICK_ADD (rung_quick_add_new ());
  rung_quick_add_set_store (self->quick_add, self->store);
  adw_bin_set_child (self->quick_add_bin, GTK_WIDGET (self->quick_add));
}

static void
rung_goals_page_map (GtkWidget *widget)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (widget);

  rung_goal_list_set_store (self->goals, self->store);
  if (self->quick_add == NULL)
    make_quick_add (self);
  GTK_WIDGET_CLASS (rung_goals_page_parent_class)->map (widget);
}

static void
rung_goals_page_dispose (GObject *object)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (object);

  if (self->goals != NULL)
    g_signal_handlers_disconnect_by_data (self->goals, self);
  g_clear_object (&self->goals);
  g_clear_object (&self->store);
  forget_focus (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_GOALS_PAGE);
  G_OBJECT_CLASS (rung_goals_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, tool_clamp);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, quick_add_bin);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, tool_box);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, chip_box);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, select_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, bar_revealer);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, selected_label);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, bar_box);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, due_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, due_entry);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, drop_button);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, reason_entry);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, rung_goals_page_due_day_entered);
  gtk_widget_class_bind_template_callback (widget_class, rung_goals_page_reason_entered);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "open", flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "due", flags);
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rung_goals_page_class_init (RungGoalsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_goals_page_dispose;
  object_class->get_property = rung_goals_page_get_property;
  object_class->set_property = rung_goals_page_set_property;
  widget_class->map = rung_goals_page_map;
  install_properties (object_class);

  signals[GOAL_ACTIVATED] = g_signal_new ("goal-activated", RUNG_TYPE_GOALS_PAGE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (RUNG_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-goals-page.ui");
  bind_children (widget_class);
  rung_goals_page_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "goalspage");
}

static void
init_list (RungGoalsPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->goals)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
}

static void
rung_goals_page_init (RungGoalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rung_names_mend (GTK_WIDGET (self), _("Goals"));

  self->filter = RUNG_GOAL_FILTER_OPEN;
  self->goals = rung_goal_list_new ();
  rung_goal_list_set_view (self->goals, self->filter, self->sort, "");
  g_signal_connect_object (self->goals, "updating", G_CALLBACK (updating_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->goals, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->goals, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  init_list (self);
  rung_goals_page_add_keys (self);
  updated_cb (self);
  selection_changed_cb (self);
}

GtkWidget *
rung_goals_page_new (void)
{
  return g_object_new (RUNG_TYPE_GOALS_PAGE, NULL);
}

void
rung_goals_page_set_store (RungGoalsPage *self,
                           RungStore     *store)
{
  g_return_if_fail (RUNG_IS_GOALS_PAGE (self));

  if (store != self->store)
    rung_goals_page_set_selecting (self, FALSE);
  g_set_object (&self->store, store);
  if (self->quick_add != NULL)
    rung_quick_add_set_store (self->quick_add, store);
  /* Another plan's goals are let go at once; this one's are listed when they are seen. */
  rung_goal_list_set_store (self->goals, gtk_widget_get_mapped (GTK_WIDGET (self)) ? store : NULL);
  rung_goals_page_update_actions (self);
}

/**
 * rung_goals_page_set_shown:
 * @self: a page
 * @goal_uid: (nullable): the goal shown in the detail pane
 *
 * Marks the goal that is shown beside the list.
 */
void
rung_goals_page_set_shown (RungGoalsPage *self,
                           const char    *goal_uid)
{
  g_return_if_fail (RUNG_IS_GOALS_PAGE (self));

  rung_goal_list_set_shown (self->goals, goal_uid);
}
