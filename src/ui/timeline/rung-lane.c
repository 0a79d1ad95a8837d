/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One responsibility of an opened role.
 *
 *  1. From its top: title, levels and the edit button in one line, or in two where the
 *     lane is narrow; goal bars in packed rows; "Add a Goal".
 *  2. Bars are packed together with their titles, which run on behind a bar that is too
 *     short for its own, so the height follows from the width.  A lane draws at most
 *     RUNG_LANE_MAX_BARS, whatever the plan.
 */

#include "rung-lane.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rung-goal-bar.h"
#include "rung-idea-button.h"
#include "rung-lanes.h"
#include "rung-phrases.h"
#include "rung-rating-button.h"
#include "rung-text.h"
#include "rung-ui.h"

#define STACKED_BELOW_PX 520
#define SPACING_PX 8
#define TITLE_INSET_PX 8
#define ROW_GAP_PX 6
#define LEAST_TRACK_PX 6
#define BAR_PADDING_PX 3
#define NOMINAL_WIDTH_PX 640

struct _RungLane
{
  GtkWidget   parent_instance;

  GtkWidget  *title;
  GtkWidget  *rating;
  GtkWidget  *edit;
  GtkWidget  *more;
  GtkWidget  *add;
  GtkWidget  *today_line;
  GHashTable *widgets; /* goal uid -> RungGoalBar, borrowed */
  GArray     *bars;    /* of RungTimelineBar */
  guint32     first_day, last_day, today;
};

/* Where a bar stands: its own box in the lane's inner width, and in that the track. */
typedef struct
{
  int   x, width;
  int   track_x, track_width;
  guint row;
} Slot;

G_DEFINE_FINAL_TYPE (RungLane, rung_lane, GTK_TYPE_WIDGET)

static GtkWidget *
get_bar_widget (RungLane *self,
                guint     position)
{
  return g_hash_table_lookup (self->widgets, rung_record_get_uid (g_array_index (self->bars, RungTimelineBar, position).goal));
}

/* --- Packing -------------------------------------------------------------------- */

static int
get_title_width (GtkWidget *bar)
{
  int natural;

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural + 2 * TITLE_INSET_PX;
}

/* The title runs on behind the track, or stands before it when the edge is near. */
static Slot
find_slot (int start,
           int end,
           int title_width,
           int inner_width)
{
  Slot slot = { 0 };

  slot.track_width = CLAMP (end - start, LEAST_TRACK_PX, MAX (inner_width, LEAST_TRACK_PX));
  slot.x = CLAMP (start, 0, MAX (inner_width - slot.track_width, 0));
  slot.width = slot.track_width;
  if (title_width <= slot.track_width)
    return slot;
  if (slot.x + slot.track_width + title_width <= inner_width || slot.x <= inner_width - slot.x - slot.track_width)
    slot.width = MIN (slot.track_width + title_width, inner_width - slot.x);
  else
    {
      slot.track_x = MIN (slot.x, title_width);
      slot.x -= slot.track_x;
      slot.width += slot.track_x;
    }
  return slot;
}

/* Gives one slot a bar; *n_rows is their number of rows. */
static Slot *
pack (RungLane *self,
      int       width,
      guint    *n_rows)
{
  int inner_width = MAX (width - 2 * RUNG_LANE_PADDING_PX, LEAST_TRACK_PX);
  RungTimescale scale = rung_timescale_new (self->first_day, self->last_day, inner_width);
  Slot *slots = g_new (Slot, self->bars->len);
  g_autofree RungSpan *spans = g_new (RungSpan, self->bars->len);
  g_autofree guint *rows = g_new (guint, self->bars->len);

  for (guint i = 0; i < self->bars->len; i++)
    {
      RungSpan span = g_array_index (self->bars, RungTimelineBar, i).span;

      slots[i] = find_slot ((int) floor (rung_timescale_position (&scale, span.first)),
                            (int) floor (rung_timescale_position (&scale, span.end)),
                            get_title_width (get_bar_widget (self, i)), inner_width);
      spans[i].first = (guint32) slots[i].x;
      spans[i].end = (guint32) (slots[i].x + slots[i].width + ROW_GAP_PX);
    }
  *n_rows = rung_lanes_pack (spans, self->bars->len, rows);
  for (guint i = 0; i < self->bars->len; i++)
    slots[i].row = rows[i];
  return slots;
}

/* --- Size ----------------------------------------------------------------------- */

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size)
{
  int natural;

  if (!gtk_widget_get_visible (widget))
    return 0;
  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
get_bar_height (RungLane *self)
{
  return self->bars->len > 0 ? measure (get_bar_widget (self, 0), GTK_ORIENTATION_VERTICAL, -1) + 2 * BAR_PADDING_PX : 0;
}

typedef struct
{
  GtkAllocation title, rating, edit;
  int           height;
} Header;

/* Title, levels, edit button in one line, or the levels in a second one. */
static Header
place_header (RungLane *self,
              int       width)
{
  gboolean is_stacked = width < STACKED_BELOW_PX;
  int inner_width = MAX (width - 2 * RUNG_LANE_PADDING_PX, 1);
  Header header = { 0 };
  int first_height;

  header.edit.width = measure (self->edit, GTK_ORIENTATION_HORIZONTAL, -1);
  header.edit.height = measure (self->edit, GTK_ORIENTATION_VERTICAL, -1);
  header.rating.width = measure (self->rating, GTK_ORIENTATION_HORIZONTAL, -1);
  if (is_stacked)
    header.rating.width = MIN (header.rating.width, inner_width + SPACING_PX);
  else
    header.rating.width = MAX (MIN (header.rating.width, inner_width / 2), measure_least_width (self->rating));
  header.rating.height = measure (self->rating, GTK_ORIENTATION_VERTICAL, header.rating.width);
  header.title.width = inner_width - header.edit.width - SPACING_PX - (is_stacked ? 0 : header.rating.width + SPACING_PX);
  header.title.width = MAX (header.title.width, measure_least_width (self->title));
  header.title.height = measure (self->title, GTK_ORIENTATION_VERTICAL, header.title.width);

  first_height = MAX (header.title.height, header.edit.height);
  header.title.x = RUNG_LANE_PADDING_PX;
  header.title.y = is_stacked ? (first_height - header.title.height) / 2 : SPACING_PX / 2;
  header.edit.x = width - RUNG_LANE_PADDING_PX - header.edit.width;
  /* Stacked, its words align with the title: the button's own padding stands out. */
  header.rating.x = is_stacked ? RUNG_LANE_PADDING_PX - SPACING_PX : header.edit.x - SPACING_PX - header.rating.width;
  header.rating.y = is_stacked ? first_height : 0;
  header.height = is_stacked ? first_height + header.rating.height
                             : MAX (first_height + SPACING_PX / 2, header.rating.height);
  return header;
}

static int
measure_height (RungLane *self,
                int       width)
{
  Header header = place_header (self, width);
  guint n_rows;
  g_autofree Slot *slots = pack (self, width, &n_rows);
  int height = SPACING_PX + header.height + SPACING_PX;

  height += (int) n_rows * (get_bar_height (self) + ROW_GAP_PX);
  height += measure (self->more, GTK_ORIENTATION_VERTICAL, -1);
  return height + measure (self->add, GTK_ORIENTATION_VERTICAL, -1) + SPACING_PX;
}

static GtkSizeRequestMode
rung_lane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rung_lane_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  RungLane *self = RUNG_LANE (widget);
  int least_width = 2 * RUNG_LANE_PADDING_PX +
                    MAX (measure_least_width (self->title) + SPACING_PX + measure_least_width (self->edit),
                         MAX (measure_least_width (self->rating), measure_least_width (self->add)));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least_width;
      *natural = MAX (least_width, NOMINAL_WIDTH_PX);
    }
  else
    *minimum = *natural = measure_height (self, for_size >= 0 ? MAX (for_size, least_width) : NOMINAL_WIDTH_PX);
}

static void
place (RungLane      *self,
       GtkWidget     *child,
       GtkAllocation  box,
       int            width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    box.x = width - box.x - box.width;
  gtk_widget_size_allocate (child, &box, -1);
}

static void
place_bars (RungLane *self,
            int       width,
            int       top)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int bar_height = get_bar_height (self);
  guint n_rows;
  g_autofree Slot *slots = pack (self, width, &n_rows);

  for (guint i = 0; i < self->bars->len; i++)
    {
      GtkWidget *bar = get_bar_widget (self, i);
      Slot slot = slots[i];
      int x = RUNG_LANE_PADDING_PX + slot.x, track_x = x + slot.track_x;
      int y = top + (int) slot.row * (bar_height + ROW_GAP_PX);
      RungPlacedBar placed = { 0 };
      GtkAllocation box;

      placed.track = (RungBox) { is_mirrored ? width - track_x - slot.track_width : track_x, y, slot.track_width, bar_height };
      placed.whole_x = placed.track.x;
      placed.whole_width = placed.track.width;
      placed.title = placed.track;
      if (slot.width > slot.track_width)
        {
          placed.title.width = slot.width - slot.track_width;
          placed.title.x = slot.track_x > 0 ? x : track_x + slot.track_width;
          if (is_mirrored)
            placed.title.x = width - placed.title.x - placed.title.width;
        }
      placed.title.x += TITLE_INSET_PX;
      placed.title.width -= 2 * TITLE_INSET_PX;
      rung_goal_bar_place (RUNG_GOAL_BAR (bar), &placed, &box);
      gtk_widget_size_allocate (bar, &box, -1);
    }
}

/* Over the bars only: it does not strike out words. */
static void
place_today (RungLane *self,
             int       width,
             int       top,
             int       bottom)
{
  RungTimescale scale = rung_timescale_new (self->first_day, self->last_day, MAX (width - 2 * RUNG_LANE_PADDING_PX, 1));
  GtkAllocation line = { 0, top, 2, bottom - top };
  gboolean is_shown = self->today >= self->first_day && self->today <= self->last_day &&
                      g_hash_table_size (self->widgets) > 0 && line.height > 0;

  line.x = RUNG_LANE_PADDING_PX + (int) floor (rung_timescale_position (&scale, self->today)) - 1;
  gtk_widget_set_child_visible (self->today_line, is_shown);
  if (is_shown)
    place (self, self->today_line, line, width);
}

static void
rung_lane_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  RungLane *self = RUNG_LANE (widget);
  Header header = place_header (self, width);
  GtkAllocation add = { RUNG_LANE_PADDING_PX, 0, 0, measure (self->add, GTK_ORIENTATION_VERTICAL, -1) };
  GtkAllocation more = { RUNG_LANE_PADDING_PX, 0, width - 2 * RUNG_LANE_PADDING_PX, measure (self->more, GTK_ORIENTATION_VERTICAL, -1) };

  header.title.y += SPACING_PX;
  header.rating.y += SPACING_PX;
  header.edit.y += SPACING_PX;
  place (self, self->title, header.title, width);
  place (self, self->rating, header.rating, width);
  place (self, self->edit, header.edit, width);
  place_bars (self, width, SPACING_PX + header.height + SPACING_PX);

  add.width = MIN (measure (self->add, GTK_ORIENTATION_HORIZONTAL, -1), width - 2 * RUNG_LANE_PADDING_PX);
  add.y = height - SPACING_PX - add.height;
  /* The button's own padding stands out, its words align with the title. */
  add.x -= 10;
  add.width = MIN (add.width, width - RUNG_LANE_PADDING_PX - add.x);
  place (self, self->add, add, width);
  more.y = add.y - more.height;
  if (gtk_widget_get_visible (self->more))
    place (self, self->more, more, width);
  place_today (self, width, SPACING_PX + header.height + SPACING_PX / 2, more.y);
}

/* --- Class ---------------------------------------------------------------------- */

static void
rung_lane_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rung_lane_parent_class)->dispose (object);
}

static void
rung_lane_finalize (GObject *object)
{
  RungLane *self = RUNG_LANE (object);

  g_hash_table_unref (self->widgets);
  g_array_unref (self->bars);
  G_OBJECT_CLASS (rung_lane_parent_class)->finalize (object);
}

static void
rung_lane_class_init (RungLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_lane_dispose;
  object_class->finalize = rung_lane_finalize;
  widget_class->get_request_mode = rung_lane_get_request_mode;
  widget_class->measure = rung_lane_measure;
  widget_class->size_allocate = rung_lane_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_lane_init (RungLane *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (RungTimelineBar));
  self->widgets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->first_day = self->last_day = 1;

  self->title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "heading");
  self->rating = rung_rating_button_new ();
  self->edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_add_css_class (self->edit, "flat");
  gtk_widget_set_tooltip_text (self->edit, _("Edit Responsibility"));
  self->more = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->more), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->more), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->more, "dim-label");
  self->add = rung_idea_button_new ();

  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->rating, GTK_WIDGET (self));
  gtk_widget_set_parent (self->edit, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  self->today_line = g_object_new (GTK_TYPE_BOX, "css-name", "todayline", "can-target", FALSE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  /* First, so that bars and their words are drawn over it. */
  gtk_widget_insert_after (self->today_line, GTK_WIDGET (self), NULL);
}

GtkWidget *
rung_lane_new (void)
{
  return g_object_new (RUNG_TYPE_LANE, NULL);
}

static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer data)
{
  if (g_hash_table_contains (data, key))
    return FALSE;
  gtk_widget_unparent (value);
  return TRUE;
}

/* Makes, changes and removes bars so that there is one for each of @bars. */
static void
update_bars (RungLane *self,
             RungPlan *plan,
             GArray   *bars,
             guint32   today)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bars->len; i++)
    g_hash_table_add (wanted, (gpointer) rung_record_get_uid (g_array_index (bars, RungTimelineBar, i).goal));
  g_hash_table_foreach_remove (self->widgets, is_gone, wanted);
  for (guint i = 0; i < bars->len; i++)
    {
      const RungTimelineBar *bar = &g_array_index (bars, RungTimelineBar, i);
      const char *uid = rung_record_get_uid (bar->goal);
      GtkWidget *widget = g_hash_table_lookup (self->widgets, uid);

      if (widget == NULL)
        {
          widget = rung_goal_bar_new ();
          gtk_widget_insert_before (widget, GTK_WIDGET (self), self->more);
          g_hash_table_insert (self->widgets, g_strdup (uid), widget);
        }
      rung_goal_bar_bind (RUNG_GOAL_BAR (widget), plan, bar, today);
    }
}

/**
 * rung_lane_show:
 * @self: a lane
 * @plan: the plan
 * @responsibility: a RESPONSIBILITY of it
 * @bars: (element-type RungTimelineBar): its bars; a reference is taken
 * @n_more: how many goals have no bar because there are too many
 * @today: the day it is
 *
 * Shows a responsibility.
 */
void
rung_lane_show (RungLane   *self,
                RungPlan   *plan,
                RungRecord *responsibility,
                GArray     *bars,
                guint       n_more,
                guint32     today)
{
  const char *title = rung_record_title (responsibility, rung_ui_get_language ());
  const char *detail = rung_text_pick (rung_record_get_variant (responsibility, RUNG_RESPONSIBILITY_DETAIL), rung_ui_get_language ());
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more goal, see Goals", "and %u more goals, see Goals", n_more), n_more);
  /* Translators: the name of a button; %s is a responsibility’s title. */
  g_autofree char *edit = g_strdup_printf (_("Edit responsibility “%s”"), title);

  g_return_if_fail (RUNG_IS_LANE (self));

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, detail);
  rung_ui_set_name (self, title);
  rung_rating_button_show (RUNG_RATING_BUTTON (self->rating), plan, responsibility);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", rung_record_get_uid (responsibility));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "timeline.edit-responsibility");
  rung_ui_set_name (self->edit, edit);
  rung_idea_button_show (RUNG_IDEA_BUTTON (self->add), responsibility);
  gtk_label_set_label (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, n_more > 0);

  update_bars (self, plan, bars, today);
  g_array_ref (bars);
  g_array_unref (self->bars);
  self->bars = bars;
  self->today = today;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The days the lane's width stands for. */
void
rung_lane_set_range (RungLane *self,
                     guint32   first_day,
                     guint32   last_day)
{
  g_return_if_fail (RUNG_IS_LANE (self));
  g_return_if_fail (first_day > 0 && last_day >= first_day);

  self->first_day = first_day;
  self->last_day = last_day;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
