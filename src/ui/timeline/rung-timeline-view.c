/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline's two pages: the career, and a role opened from it.
 *
 *  1. The view holds no plan state: it shows what the store's plan is, anew after each
 *     commit, and once when it comes into view if something changed meanwhile.
 *  2. Its children do "timeline.…" actions; the view makes signals of those that are
 *     somebody else's to answer.
 *  3. A plan that is opened shows its whole career, the role one is in in sight: where am I comes first.
 *  4. The focus goes where the person looks: to the way back when a role opens, to the
 *     role's rung when it closes.
 */

#include "rung-timeline-view.h"


#include "rung-career-page.h"
#include "rung-paths.h"
#include "rung-role-page.h"
#include "rung-timeline-actions.h"
#include "rung-timeline-picture.h"
#include "rung-ui.h"

struct _RungTimelineView
{
  GtkWidget     parent_instance;

  GtkWidget    *stack;
  GtkWidget    *career;
  GtkWidget    *role;
  GSignalGroup *store_signals;
  RungStore    *store;
  char         *role_uid; /* of the open role, or NULL */
  gboolean      is_table; /* tables instead of axes */
  gboolean      is_stale; /* something changed while the view was out of sight */
};

typedef enum { PROP_SHOW_TABLE = 1, N_PROPERTIES } RungTimelineViewProperty;

static GParamSpec *properties[N_PROPERTIES];

enum
{
  GOAL_ACTIVATED,
  GOAL_EDIT,
  ADD_GOAL,
  ADD_GOAL_BETWEEN,
  ROLE_EDIT,
  RESPONSIBILITY_EDIT,
  PICTURE_WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungTimelineView, rung_timeline_view, GTK_TYPE_WIDGET)

static void
close_role (RungTimelineView *self)
{
  g_autofree char *uid = g_steal_pointer (&self->role_uid);

  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->career);
  if (uid != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    rung_career_page_focus_role (RUNG_CAREER_PAGE (self->career), uid);
}

static void
show_plan (RungTimelineView *self)
{
  RungPlan *plan = rung_store_get_plan (self->store);
  guint32 today = rung_clock_get_today ();

  self->is_stale = FALSE;
  rung_career_page_show (RUNG_CAREER_PAGE (self->career), plan, today);
  if (self->role_uid != NULL && !rung_role_page_show (RUNG_ROLE_PAGE (self->role), plan, self->role_uid, today))
    close_role (self);
}

/* --- Actions -------------------------------------------------------------------- */

static void
open_goal_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[GOAL_ACTIVATED], 0, g_variant_get_string (parameter, NULL));
}

static void
edit_goal_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[GOAL_EDIT], 0, g_variant_get_string (parameter, NULL));
}

static void
open_role_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  rung_timeline_view_open_role (RUNG_TIMELINE_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
close_role_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  close_role (RUNG_TIMELINE_VIEW (widget));
}

static const char *
null_if_empty (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
add_goal_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  const char *responsibility, *title;

  g_variant_get (parameter, "(&s&s)", &responsibility, &title);
  g_signal_emit (widget, signals[ADD_GOAL], 0, null_if_empty (responsibility), null_if_empty (title));
}

static void
add_goal_between_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  const char *responsibility, *title;
  guint32 start, due;

  g_variant_get (parameter, "(&s&suu)", &responsibility, &title, &start, &due);
  g_signal_emit (widget, signals[ADD_GOAL_BETWEEN], 0, null_if_empty (responsibility), null_if_empty (title), start, due);
}

static void
edit_role_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[ROLE_EDIT], 0, g_variant_get_string (parameter, NULL));
}

static void
edit_responsibility_cb (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  g_signal_emit (widget, signals[RESPONSIBILITY_EDIT], 0, g_variant_get_string (parameter, NULL));
}

/* Escape and Alt+Left close an open role, and nothing else.  Where a bar has the focus
 * Alt+Left moves that: rung-time-edit-input.c takes it first. */
static gboolean
go_back_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  RungTimelineView *self = RUNG_TIMELINE_VIEW (widget);

  if (self->role_uid == NULL)
    return GDK_EVENT_PROPAGATE;
  close_role (self);
  return GDK_EVENT_STOP;
}

static void
picture_written_cb (GtkWidget *widget,
                    GFile     *file)
{
  g_signal_emit (widget, signals[PICTURE_WRITTEN], 0, file);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RungTimelineView *self = RUNG_TIMELINE_VIEW (widget);
  RungTimePane *pane = self->role_uid != NULL ? rung_role_page_get_pane (RUNG_ROLE_PAGE (self->role))
                                              : rung_career_page_get_pane (RUNG_CAREER_PAGE (self->career));

  rung_timeline_picture_export (pane, self->role_uid, picture_written_cb, widget);
}

static void
committed_cb (RungStore        *store,
              RungChangeset    *changeset,
              int               origin,
              RungTimelineView *self)
{
  rung_timeline_view_refresh (self);
}

/* --- Class ---------------------------------------------------------------------- */

static void
set_table (RungTimelineView *self,
           gboolean          is_table)
{
  if (self->is_table == is_table)
    return;
  self->is_table = is_table;
  rung_career_page_set_table (RUNG_CAREER_PAGE (self->career), is_table);
  rung_role_page_set_table (RUNG_ROLE_PAGE (self->role), is_table);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}

static void
rung_timeline_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((RungTimelineViewProperty) prop_id)
    {
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, RUNG_TIMELINE_VIEW (object)->is_table);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_timeline_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch ((RungTimelineViewProperty) prop_id)
    {
    case PROP_SHOW_TABLE:
      set_table (RUNG_TIMELINE_VIEW (object), g_value_get_boolean (value));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_timeline_view_map (GtkWidget *widget)
{
  RungTimelineView *self = RUNG_TIMELINE_VIEW (widget);

  if (self->store != NULL && self->is_stale)
    show_plan (self);
  GTK_WIDGET_CLASS (rung_timeline_view_parent_class)->map (widget);
}

static void
rung_timeline_view_dispose (GObject *object)
{
  RungTimelineView *self = RUNG_TIMELINE_VIEW (object);
  GtkWidget *child;

  if (self->store_signals != NULL)
    g_signal_group_set_target (self->store_signals, NULL);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  /* A card or a flag's words may still be open over it. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->role_uid, g_free);
  G_OBJECT_CLASS (rung_timeline_view_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  signals[GOAL_ACTIVATED] =
    g_signal_new ("goal-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADD_GOAL] =
    g_signal_new ("add-goal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[GOAL_EDIT] =
    g_signal_new ("goal-edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADD_GOAL_BETWEEN] =
    g_signal_new ("add-goal-between", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                  G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  signals[ROLE_EDIT] =
    g_signal_new ("role-edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RESPONSIBILITY_EDIT] =
    g_signal_new ("responsibility-edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PICTURE_WRITTEN] =
    g_signal_new ("picture-written", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
rung_timeline_view_class_init (RungTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = rung_timeline_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = rung_timeline_view_set_property;
  properties[PROP_SHOW_TABLE] =
    g_param_spec_boolean ("show-table", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  widget_class->map = rung_timeline_view_map;
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_install_action (widget_class, "timeline.open-goal", "s", open_goal_cb);
  gtk_widget_class_install_action (widget_class, "timeline.open-role", "s", open_role_cb);
  gtk_widget_class_install_action (widget_class, "timeline.close-role", NULL, close_role_cb);
  gtk_widget_class_install_action (widget_class, "timeline.add-goal", "(ss)", add_goal_cb);
  gtk_widget_class_install_action (widget_class, "timeline.add-goal-between", "(ssuu)", add_goal_between_cb);
  gtk_widget_class_install_action (widget_class, "timeline.edit-goal", "s", edit_goal_cb);
  gtk_widget_class_install_action (widget_class, "timeline.edit-role", "s", edit_role_cb);
  gtk_widget_class_install_action (widget_class, "timeline.edit-responsibility", "s", edit_responsibility_cb);
  gtk_widget_class_install_property_action (widget_class, "timeline.show-table", "show-table");
  gtk_widget_class_install_action (widget_class, "timeline.export", NULL, export_cb);
  rung_timeline_actions_install (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, go_back_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, go_back_cb, NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timelineview");
}

static void
rung_timeline_view_init (RungTimelineView *self)
{
  self->career = rung_career_page_new ();
  self->role = rung_role_page_new ();

  self->stack = gtk_stack_new ();
  gtk_stack_set_transition_type (GTK_STACK (self->stack), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), TRUE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->career);
  gtk_stack_add_child (GTK_STACK (self->stack), self->role);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  rung_timeline_actions_attach (GTK_WIDGET (self));

  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect (self->store_signals, "committed", G_CALLBACK (committed_cb), self);
}

GtkWidget *
rung_timeline_view_new (void)
{
  return g_object_new (RUNG_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * rung_timeline_view_set_store:
 * @self: a timeline
 * @store: (nullable): the open plan
 *
 * Shows a plan from its career on, and follows it.
 */
void
rung_timeline_view_set_store (RungTimelineView *self,
                              RungStore        *store)
{
  g_return_if_fail (RUNG_IS_TIMELINE_VIEW (self));
  g_return_if_fail (store == NULL || RUNG_IS_STORE (store));

  if (!g_set_object (&self->store, store))
    return;
  g_signal_group_set_target (self->store_signals, store);
  rung_timeline_actions_set_writable (GTK_WIDGET (self), store != NULL && !rung_store_is_read_only (store));
  g_clear_pointer (&self->role_uid, g_free);
  close_role (self);
  rung_career_page_open (RUNG_CAREER_PAGE (self->career));
  rung_timeline_view_refresh (self);
}

/**
 * rung_timeline_view_refresh:
 * @self: a timeline
 *
 * Shows the plan as it is now: for a day that has passed; edits are followed anyway.
 */
void
rung_timeline_view_refresh (RungTimelineView *self)
{
  g_return_if_fail (RUNG_IS_TIMELINE_VIEW (self));

  self->is_stale = TRUE;
  if (self->store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_plan (self);
}

/**
 * rung_timeline_view_open_role:
 * @self: a timeline with a store
 * @role_uid: a role of its plan; nothing happens for any other
 *
 * Opens a role's lanes.
 */
void
rung_timeline_view_open_role (RungTimelineView *self,
                              const char       *role_uid)
{
  g_return_if_fail (RUNG_IS_TIMELINE_VIEW (self));
  g_return_if_fail (role_uid != NULL);

  if (self->store == NULL ||
      !rung_role_page_show (RUNG_ROLE_PAGE (self->role), rung_store_get_plan (self->store), role_uid, rung_clock_get_today ()))
    return;
  g_free (self->role_uid);
  self->role_uid = g_strdup (role_uid);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->role);
  /* The stack has moved it too, to where it was in the role that was open before. */
  rung_role_page_focus_back (RUNG_ROLE_PAGE (self->role));
}
