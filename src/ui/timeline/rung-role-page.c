/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A role opened from the timeline.
 *
 *  1. The head and what the ladder says about the role stay where they are; the lanes take
 *     the rest and scroll.
 *  2. What is looked at stays over commits; another role is shown whole first.
 *  3. It answers the "timeline.zoom…" actions for its own lanes.
 */

#include "rung-role-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-lane-board.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-role-about.h"
#include "rung-role-head.h"
#include "rung-timeline-overview.h"
#include "rung-timeline-table.h"
#include "rung-ui.h"
#include "rung-zoom-bar.h"

#define HIGHEST_ABOUT_PX 220
#define LEAST_BOARD_HEIGHT_PX 140
#define YEAR_DAYS 366
#define QUARTER_DAYS 92

struct _RungRolePage
{
  GtkWidget         parent_instance;

  GtkWidget        *box;
  GtkWidget        *head;
  GtkWidget        *line;
  GtkWidget        *about;          /* a GtkExpander */
  GtkWidget        *about_scroller; /* its child while it shows */
  GtkWidget        *about_box;
  GtkWidget        *lanes; /* the scroller, and the overview below it */
  GtkWidget        *scroller;
  GtkWidget        *board;
  GtkWidget        *overview;
  GtkWidget        *table; /* the same; one of the two shows */
  GtkWidget        *empty;

  char             *role_uid;
  RungTimeView      whole; /* what shows all there is */
};

typedef enum { PROP_ZOOM = 1, N_PROPERTIES } RungRolePageProperty;

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (RungRolePage, rung_role_page, GTK_TYPE_WIDGET)

/* --- Zooms ---------------------------------------------------------------------- */

/* The name of the zoom that is looked at, as the buttons have it; empty for any other. */
static const char *
get_zoom (RungRolePage *self)
{
  RungTimeView view = rung_time_pane_get_view (RUNG_TIME_PANE (self->board));

  if (rung_time_view_is_equal (view, self->whole))
    return "all";
  if (fabs (view.days - YEAR_DAYS) < 0.5)
    return "year";
  return fabs (view.days - QUARTER_DAYS) < 0.5 ? "quarter" : "";
}

/* So many days around today if that is looked at, else around the middle. */
static RungTimeView
find_view (RungRolePage *self,
           double        days)
{
  RungTimePane *pane = RUNG_TIME_PANE (self->board);
  RungTimeView view = rung_time_pane_get_view (pane);
  guint32 today = rung_time_pane_get_today (pane);
  double day = today >= view.start && today < view.start + view.days ? today : view.start + view.days / 2;

  return rung_time_view_centre ((RungTimeView) { view.start, days }, rung_time_pane_get_limits (pane), (guint32) day);
}

static void
set_zoom (RungRolePage *self,
          const char   *zoom)
{
  RungTimeView view = self->whole;

  if (g_str_equal (zoom, "year"))
    view = find_view (self, YEAR_DAYS);
  else if (g_str_equal (zoom, "quarter"))
    view = find_view (self, QUARTER_DAYS);
  rung_time_pane_show_view (RUNG_TIME_PANE (self->board), view);
}

static void
view_changed_cb (RungRolePage *self)
{
  RungTimePane *pane = RUNG_TIME_PANE (self->board);
  double days = rung_time_pane_get_view (pane).days;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-in", days > RUNG_TIME_VIEW_LEAST_DAYS + 0.01);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-out", days < rung_time_pane_get_limits (pane).days - 0.01);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
zoom_fit_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  set_zoom (RUNG_ROLE_PAGE (widget), "all");
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  rung_time_pane_step_zoom (RUNG_TIME_PANE (RUNG_ROLE_PAGE (widget)->board), 1);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  rung_time_pane_step_zoom (RUNG_TIME_PANE (RUNG_ROLE_PAGE (widget)->board), -1);
}

static void
today_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RungTimePane *pane = RUNG_TIME_PANE (RUNG_ROLE_PAGE (widget)->board);

  rung_time_pane_show_day (pane, rung_time_pane_get_today (pane));
}

/* --- Class ---------------------------------------------------------------------- */

static GtkSizeRequestMode
rung_role_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A stack asks a page out of sight how wide it is at its least height: as wide as its
 * longest line, if that did not wrap.  That must not hold up the window. */
static void
rung_role_page_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (RUNG_ROLE_PAGE (widget)->box, orientation, orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                      minimum, natural, NULL, NULL);
}

static void
rung_role_page_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  gtk_widget_size_allocate (RUNG_ROLE_PAGE (widget)->box, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
rung_role_page_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((RungRolePageProperty) prop_id)
    {
    case PROP_ZOOM:
      g_value_set_string (value, get_zoom (RUNG_ROLE_PAGE (object)));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_role_page_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((RungRolePageProperty) prop_id)
    {
    case PROP_ZOOM:
      set_zoom (RUNG_ROLE_PAGE (object), g_value_get_string (value));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_role_page_dispose (GObject *object)
{
  RungRolePage *self = RUNG_ROLE_PAGE (object);
  GtkWidget *child;

  if (self->board != NULL)
    g_signal_handlers_disconnect_by_func (self->board, view_changed_cb, self);
  self->board = NULL;
  /* A menu may still be open over it. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->about_scroller);
  g_clear_pointer (&self->role_uid, g_free);
  G_OBJECT_CLASS (rung_role_page_parent_class)->dispose (object);
}

static void
rung_role_page_class_init (RungRolePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_role_page_dispose;
  object_class->get_property = rung_role_page_get_property;
  object_class->set_property = rung_role_page_set_property;
  properties[PROP_ZOOM] =
    g_param_spec_string ("zoom", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_property_action (widget_class, "timeline.zoom", "zoom");
  gtk_widget_class_install_action (widget_class, "timeline.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "timeline.today", NULL, today_cb);
  rung_zoom_bar_add_keys (widget_class);
  widget_class->get_request_mode = rung_role_page_get_request_mode;
  widget_class->measure = rung_role_page_measure;
  widget_class->size_allocate = rung_role_page_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "rolepage");
}

/* --- What is below it ------------------------------------------------------------- */

/* On the way of Tab newer GTK asks an expander's child for the focus even while it is
 * folded away, and complains that it is in no window then: it is the child when it shows. */
static void
expanded_cb (RungRolePage *self)
{
  gboolean is_expanded = gtk_expander_get_expanded (GTK_EXPANDER (self->about));

  gtk_expander_set_child (GTK_EXPANDER (self->about), is_expanded ? self->about_scroller : NULL);
}

static GtkWidget *
make_scroller (GtkWidget     *child,
               GtkPolicyType  horizontal,
               const char    *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), horizontal, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  rung_ui_set_name (scroller, name);
  return scroller;
}

/* As high as its words, up to a height that leaves the lanes their room. */
static void
make_about (RungRolePage *self)
{
  self->about = gtk_expander_new (_("About This Role"));
  self->about_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->about_scroller = g_object_ref_sink (make_scroller (self->about_box, GTK_POLICY_NEVER, _("About This Role")));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->about_scroller), HIGHEST_ABOUT_PX);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->about_scroller), TRUE);
  gtk_widget_add_css_class (self->about_box, "about-role");
  rung_ui_set_name (self->about, _("About This Role"));
  g_signal_connect_swapped (self->about, "notify::expanded", G_CALLBACK (expanded_cb), self);
}

static void
rung_role_page_init (RungRolePage *self)
{
  self->whole = (RungTimeView) { 1, RUNG_TIME_VIEW_LEAST_DAYS };
  self->head = rung_role_head_new ();
  self->line = rung_ui_new_label (NULL, "dim-label");
  self->empty = rung_ui_new_label (_("This role has no responsibilities yet. Edit the role to add one."), "dim-label");
  self->board = rung_lane_board_new ();
  g_signal_connect_swapped (self->board, "view-changed", G_CALLBACK (view_changed_cb), self);
  self->scroller = make_scroller (self->board, GTK_POLICY_AUTOMATIC, _("Role"));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), LEAST_BOARD_HEIGHT_PX);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->lanes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->lanes), self->scroller);
  self->overview = rung_timeline_overview_new ();
  rung_timeline_overview_set_pane (RUNG_TIMELINE_OVERVIEW (self->overview), RUNG_TIME_PANE (self->board));
  gtk_box_append (GTK_BOX (self->lanes), self->overview);
  self->table = rung_timeline_table_new ();
  gtk_widget_set_vexpand (self->table, TRUE);
  gtk_widget_set_visible (self->table, FALSE);
  make_about (self);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "role");
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_box_append (GTK_BOX (self->box), self->about);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), self->lanes);
  gtk_box_append (GTK_BOX (self->box), self->table);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
rung_role_page_new (void)
{
  return g_object_new (RUNG_TYPE_ROLE_PAGE, NULL);
}

/* "July 2021 – expected March 2027 · typically 4 to 5 years · 1 of 2 met" */
static char *
dup_line (RungPlan   *plan,
          RungRecord *role,
          RungRecord *stay,
          guint32     today)
{
  RungWords *words = rung_ui_get_words ();
  g_autofree char *when = stay != NULL ? rung_phrase_stay (words, stay, today) : NULL;
  g_autofree char *duration = rung_phrase_duration (words, role);
  g_autofree char *met = rung_phrase_met (words, rung_progress_of_role (plan, rung_record_get_uid (role)));
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  if (when != NULL)
    g_strv_builder_add (parts, when);
  if (duration != NULL)
    g_strv_builder_add (parts, duration);
  g_strv_builder_add (parts, met);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

/* Another role is looked at from its top and whole. */
static void
show_lanes (RungRolePage     *self,
            RungRoleTimeline *role)
{
  RungTimePane *pane = RUNG_TIME_PANE (self->board);
  const char *uid = rung_record_get_uid (role->role);
  gboolean is_other = g_strcmp0 (self->role_uid, uid) != 0;

  self->whole = rung_time_view_of_days (role->first_day, role->last_day);
  g_free (self->role_uid);
  self->role_uid = g_strdup (uid);
  rung_timeline_table_set_role (RUNG_TIMELINE_TABLE (self->table), role->plan, role);
  rung_lane_board_show (RUNG_LANE_BOARD (self->board), role);
  rung_timeline_overview_set_role (RUNG_TIMELINE_OVERVIEW (self->overview), role);
  self->whole = rung_time_view_clamp (self->whole, rung_time_pane_get_limits (pane));
  if (is_other)
    {
      rung_time_pane_set_view (pane, self->whole);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  view_changed_cb (self);
}

/**
 * rung_role_page_show:
 * @self: a page
 * @plan: the plan
 * @role_uid: a ROLE of it
 * @today: the day it is
 *
 * Shows a role as it is now.
 *
 * Returns: whether the plan has that role
 */
gboolean
rung_role_page_show (RungRolePage *self,
                     RungPlan     *plan,
                     const char   *role_uid,
                     guint32       today)
{
  RungRoleTimeline *role;
  g_autofree char *line = NULL;

  g_return_val_if_fail (RUNG_IS_ROLE_PAGE (self), FALSE);

  role = rung_role_timeline_new (plan, role_uid, today);
  if (role == NULL)
    return FALSE;
  line = dup_line (plan, role->role, role->stay, today);
  rung_role_head_set_role (RUNG_ROLE_HEAD (self->head), role->role);
  gtk_label_set_label (GTK_LABEL (self->line), line);
  rung_role_about_fill (GTK_BOX (self->about_box), role->role);
  gtk_widget_set_visible (self->about, gtk_widget_get_first_child (self->about_box) != NULL);
  gtk_widget_set_visible (self->empty, role->lanes->len == 0);
  show_lanes (self, role);
  return TRUE;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/**
 * rung_role_page_set_table:
 * @self: a page
 * @is_table: whether to show the table
 *
 * Shows the lanes as a table, or as lanes again.
 */
void
rung_role_page_set_table (RungRolePage *self,
                          gboolean      is_table)
{
  GtkWidget *shown, *hidden;

  g_return_if_fail (RUNG_IS_ROLE_PAGE (self));

  shown = is_table ? self->table : self->lanes;
  hidden = is_table ? self->lanes : self->table;
  gtk_widget_set_visible (shown, TRUE);
  /* Or it would leave the role, and Esc would not close that any more. */
  if (has_focus_within (hidden))
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (hidden, FALSE);
}

/**
 * rung_role_page_focus_back:
 * @self: a page that is shown
 *
 * Moves the focus to the way back to the timeline.
 */
void
rung_role_page_focus_back (RungRolePage *self)
{
  g_return_if_fail (RUNG_IS_ROLE_PAGE (self));

  rung_role_head_focus_back (RUNG_ROLE_HEAD (self->head));
}

RungTimePane *
rung_role_page_get_pane (RungRolePage *self)
{
  g_return_val_if_fail (RUNG_IS_ROLE_PAGE (self), NULL);

  return RUNG_TIME_PANE (self->board);
}
