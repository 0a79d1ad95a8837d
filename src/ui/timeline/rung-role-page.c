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
#include "rung-text.h"
#include "rung-timeline-table.h"
#include "rung-ui.h"
#include "rung-zoom-bar.h"

#define HEAD_GAP_PX 12
#define LEAST_TITLE_PX 240 /* beside the zooms; or these stand below */
#define HIGHEST_ABOUT_PX 220
#define LEAST_BOARD_HEIGHT_PX 140
#define YEAR_DAYS 366
#define QUARTER_DAYS 92

struct _RungRolePage
{
  GtkWidget         parent_instance;

  GtkWidget        *back;
  GtkWidget        *box;
  GtkWidget        *title;
  GtkWidget        *line;
  GtkWidget        *edit;
  GtkWidget        *about;          /* a GtkExpander */
  GtkWidget        *about_scroller; /* its child while it shows */
  GtkWidget        *about_box;
  GtkWidget        *scroller;
  GtkWidget        *board;
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

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* --- Head ----------------------------------------------------------------------- */

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               gboolean        least)
{
  int minimum, natural;

  gtk_widget_measure (child, orientation, for_size, &minimum, &natural, NULL, NULL);
  return least ? minimum : natural;
}

/* Whether the zooms have room beside the title. */
static gboolean
is_in_one_line (GtkWidget *title,
                GtkWidget *zooms,
                int        width)
{
  return width >= LEAST_TITLE_PX + HEAD_GAP_PX + measure_child (zooms, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
}

static void
measure_head_cb (GtkWidget      *head,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (head), *zooms = gtk_widget_get_last_child (head);
  int zooms_width = measure_child (zooms, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  int zooms_height = measure_child (zooms, GTK_ORIENTATION_VERTICAL, -1, FALSE);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_child (title, orientation, -1, TRUE), measure_child (zooms, orientation, -1, TRUE));
      *natural = measure_child (title, orientation, -1, FALSE) + HEAD_GAP_PX + zooms_width;
    }
  else if (for_size < 0 || is_in_one_line (title, zooms, for_size))
    {
      int title_width = for_size < 0 ? measure_child (title, GTK_ORIENTATION_HORIZONTAL, -1, FALSE) : for_size - zooms_width - HEAD_GAP_PX;

      *minimum = *natural = MAX (measure_child (title, orientation, title_width, FALSE), zooms_height);
    }
  else
    *minimum = *natural = measure_child (title, orientation, for_size, FALSE) + HEAD_GAP_PX / 2 + zooms_height;
}

static void
allocate_head_cb (GtkWidget *head,
                  int        width,
                  int        height,
                  int        baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (head), *zooms = gtk_widget_get_last_child (head);
  gboolean is_mirrored = gtk_widget_get_direction (head) == GTK_TEXT_DIR_RTL;
  GtkAllocation title_box = { 0, 0, width, height }, zooms_box = { 0, 0, 0, 0 };

  zooms_box.width = MIN (measure_child (zooms, GTK_ORIENTATION_HORIZONTAL, -1, FALSE), width);
  zooms_box.height = measure_child (zooms, GTK_ORIENTATION_VERTICAL, -1, FALSE);
  if (is_in_one_line (title, zooms, width))
    {
      title_box.width -= zooms_box.width + HEAD_GAP_PX;
      zooms_box.x = width - zooms_box.width;
      zooms_box.y = (height - zooms_box.height) / 2;
    }
  else
    {
      title_box.height -= zooms_box.height + HEAD_GAP_PX / 2;
      zooms_box.y = height - zooms_box.height;
    }
  if (is_mirrored)
    {
      title_box.x = width - title_box.width;
      zooms_box.x = width - zooms_box.x - zooms_box.width;
    }
  gtk_widget_size_allocate (title, &title_box, -1);
  gtk_widget_size_allocate (zooms, &zooms_box, -1);
}

static GtkSizeRequestMode
get_head_mode_cb (GtkWidget *head)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
make_table_button (void)
{
  GtkWidget *button = rung_timeline_table_new_button ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_title (RungRolePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "timeline.close-role");
  gtk_widget_set_tooltip_text (back, _("Back to the Timeline"));
  rung_ui_set_name (back, _("Back to the Timeline"));
  self->title = make_label (NULL, "title-2");
  self->edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_add_css_class (self->edit, "flat");
  gtk_widget_set_valign (self->edit, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->edit, _("Edit Role"));
  gtk_box_append (GTK_BOX (box), back);
  self->back = back;
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->edit);
  gtk_box_append (GTK_BOX (box), make_table_button ());
  return box;
}

/* With large text the words shorten before the window has to be wider. */
static void
let_shorten (GtkWidget *button)
{
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
}

static void
add_zoom (GtkWidget  *box,
          const char *text,
          const char *zoom)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  let_shorten (button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", zoom);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "timeline.zoom");
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_button (GtkWidget  *box,
            const char *icon,
            const char *text,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  rung_ui_set_name (button, text);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_named_zooms (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  /* Translators: how much of the time one sees: all of it, a year, a quarter. */
  add_zoom (box, C_("zoom", "All"), "all");
  add_zoom (box, C_("zoom", "Year"), "year");
  add_zoom (box, C_("zoom", "Quarter"), "quarter");
  return box;
}

/* As the career has them. */
static GtkWidget *
make_zooms (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "zoombar", "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *today = gtk_button_new_with_label (_("Today"));

  rung_ui_set_name (box, _("Zoom"));
  let_shorten (today);
  gtk_widget_add_css_class (today, "flat");
  gtk_widget_set_tooltip_text (today, _("Go to Today"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (today), "timeline.today");
  gtk_box_append (GTK_BOX (box), today);
  add_button (box, "zoom-out-symbolic", _("Zoom Out"), "timeline.zoom-out");
  add_button (box, "zoom-in-symbolic", _("Zoom In"), "timeline.zoom-in");
  gtk_box_append (GTK_BOX (box), make_named_zooms ());
  return box;
}

static GtkWidget *
make_head (RungRolePage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (head, gtk_custom_layout_new (get_head_mode_cb, measure_head_cb, allocate_head_cb));
  gtk_box_append (GTK_BOX (head), make_title (self));
  gtk_box_append (GTK_BOX (head), make_zooms ());
  return head;
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
  self->line = make_label (NULL, "dim-label");
  self->empty = make_label (_("This role has no responsibilities yet. Edit the role to add one."), "dim-label");
  self->board = rung_lane_board_new ();
  g_signal_connect_swapped (self->board, "view-changed", G_CALLBACK (view_changed_cb), self);
  self->scroller = make_scroller (self->board, GTK_POLICY_AUTOMATIC, _("Role"));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), LEAST_BOARD_HEIGHT_PX);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->table = rung_timeline_table_new ();
  gtk_widget_set_vexpand (self->table, TRUE);
  gtk_widget_set_visible (self->table, FALSE);
  make_about (self);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "role");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_box_append (GTK_BOX (self->box), self->about);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
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

static void
add_words (RungRolePage *self,
           const char   *heading,
           const char   *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (heading != NULL)
    gtk_box_append (GTK_BOX (self->about_box), make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (self->about_box), make_label (text, NULL));
}

static void
add_localized (RungRolePage *self,
               RungRecord   *role,
               const char   *heading,
               guint         field)
{
  add_words (self, heading, rung_text_pick (rung_record_get_variant (role, field), rung_ui_get_language ()));
}

static void
add_list (RungRolePage *self,
          RungRecord   *role,
          const char   *heading,
          guint         field)
{
  GVariant *list = rung_record_get_variant (role, field);
  g_auto(GStrv) texts = list != NULL ? rung_text_list_pick (list, rung_ui_get_language ()) : NULL;
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    g_string_append_printf (lines, "%s• %s", i > 0 ? "\n" : "", texts[i]);
  add_words (self, heading, lines->str);
}

static void
add_time (RungRolePage *self,
          RungRecord   *role)
{
  RungWords *words = rung_ui_get_words ();
  g_autofree char *duration = rung_phrase_duration (words, role);

  add_words (self, rung_phrase_field (words, RUNG_KIND_ROLE, RUNG_ROLE_LEVEL),
             rung_phrase_enum (words, RUNG_KIND_ROLE, RUNG_ROLE_LEVEL, rung_record_get_integer (role, RUNG_ROLE_LEVEL)));
  add_words (self, _("Time in This Role"), duration);
}

static void
add_watch_point (RungRolePage *self,
                 RungRecord   *role)
{
  int year = (int) rung_record_get_integer (role, RUNG_ROLE_WATCH_MONTH) / 12 + 1;
  /* Translators: a heading; %d counts the years of a career. */
  g_autofree char *heading = g_strdup_printf (_("Watch point, year %d of the career"), year);

  add_localized (self, role, rung_record_has (role, RUNG_ROLE_WATCH_MONTH) ? heading : _("Watch point"), RUNG_ROLE_WATCH_POINT);
}

static void
fill_about (RungRolePage *self,
            RungRecord   *role)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->about_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->about_box), child);
  add_localized (self, role, NULL, RUNG_ROLE_SUMMARY);
  add_list (self, role, rung_phrase_field (rung_ui_get_words (), RUNG_KIND_ROLE, RUNG_ROLE_ALIASES), RUNG_ROLE_ALIASES);
  add_list (self, role, _("What is expected"), RUNG_ROLE_EXPECTATIONS);
  add_localized (self, role, _("When the role is needed"), RUNG_ROLE_CONDITION);
  add_time (self, role);
  add_list (self, role, _("In different places"), RUNG_ROLE_VARIANTS);
  add_watch_point (self, role);
  add_list (self, role, _("Moves to the side"), RUNG_ROLE_SIDE_MOVES);
  gtk_widget_set_visible (self->about, gtk_widget_get_first_child (self->about_box) != NULL);
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
  g_autofree char *edit = NULL;

  g_return_val_if_fail (RUNG_IS_ROLE_PAGE (self), FALSE);

  role = rung_role_timeline_new (plan, role_uid, today);
  if (role == NULL)
    return FALSE;
  line = dup_line (plan, role->role, role->stay, today);
  /* Translators: the name of a button; %s is a role. */
  edit = g_strdup_printf (_("Edit role “%s”"), rung_record_title (role->role, rung_ui_get_language ()));
  gtk_label_set_label (GTK_LABEL (self->title), rung_record_title (role->role, rung_ui_get_language ()));
  gtk_label_set_label (GTK_LABEL (self->line), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", role_uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "timeline.edit-role");
  rung_ui_set_name (self->edit, edit);
  fill_about (self, role->role);
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

  shown = is_table ? self->table : self->scroller;
  hidden = is_table ? self->scroller : self->table;
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

  gtk_widget_grab_focus (self->back);
}

RungTimePane *
rung_role_page_get_pane (RungRolePage *self)
{
  g_return_val_if_fail (RUNG_IS_ROLE_PAGE (self), NULL);

  return RUNG_TIME_PANE (self->board);
}
