/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Goals view.  The list view makes rows for what is on screen only, so 10,000 goals
 * scroll like ten. */

#include "rung-goals-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-goal-list.h"
#include "rung-goal-row.h"
#include "rung-names.h"

struct _RungGoalsPage
{
  GtkWidget     parent_instance;

  GtkStack     *stack;
  GtkListView  *list_view;

  RungGoalList *goals;
  RungStore    *store; /* listed when the page is first seen */
  gboolean      is_narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} RungGoalsPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  GOAL_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungGoalsPage, rung_goals_page, GTK_TYPE_WIDGET)

static void
setup_cb (RungGoalsPage *self,
          GObject       *object)
{
  GtkListItem *item = GTK_LIST_ITEM (object);
  GtkWidget *row = rung_goal_row_new ();

  g_object_bind_property (self, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
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
  g_autoptr(RungGoalLine) line = g_list_model_get_item (G_LIST_MODEL (self->goals), position);

  if (line == NULL || rung_goal_line_get_uid (line) == NULL)
    return;
  g_signal_emit (self, signals[GOAL_ACTIVATED], 0, rung_goal_line_get_uid (line));
}

static void
items_changed_cb (RungGoalsPage *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->goals)) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static void
rung_goals_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((RungGoalsPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, RUNG_GOALS_PAGE (object)->is_narrow);
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
      if (self->is_narrow == g_value_get_boolean (value))
        return;
      self->is_narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_goals_page_map (GtkWidget *widget)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (widget);

  rung_goal_list_set_store (self->goals, self->store);
  GTK_WIDGET_CLASS (rung_goals_page_parent_class)->map (widget);
}

static void
rung_goals_page_dispose (GObject *object)
{
  RungGoalsPage *self = RUNG_GOALS_PAGE (object);

  g_clear_object (&self->goals);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_GOALS_PAGE);
  G_OBJECT_CLASS (rung_goals_page_parent_class)->dispose (object);
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

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[GOAL_ACTIVATED] = g_signal_new ("goal-activated", RUNG_TYPE_GOALS_PAGE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-goals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RungGoalsPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_css_name (widget_class, "goalspage");
}

static void
rung_goals_page_init (RungGoalsPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  rung_names_mend (GTK_WIDGET (self), _("Goals"));

  self->goals = rung_goal_list_new ();
  g_signal_connect_object (self->goals, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->goals)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  items_changed_cb (self);
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

  g_set_object (&self->store, store);
  /* Another plan's goals are let go at once; this one's are listed when they are seen. */
  rung_goal_list_set_store (self->goals, gtk_widget_get_mapped (GTK_WIDGET (self)) ? store : NULL);
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
