/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of one responsibility of an opened role.
 *
 *  1. From its top: title, levels and the edit button in one line, or in two where the
 *     lane is narrow; then room for the bars, which the board puts over it; at its foot
 *     "Add a Goal" and the goals without a day, in as many lines as they need.
 *  2. Where no button is, what lies behind the lane is pointed at: a pause, the board.
 */

#include "rung-lane.h"

#include <glib/gi18n.h>

#include "rung-idea-button.h"
#include "rung-phrases.h"
#include "rung-rating-button.h"
#include "rung-text.h"
#include "rung-ui.h"

#define STACKED_BELOW_PX 520
#define SPACING_PX 8
#define BUTTON_PADDING_PX 10 /* of a flat button: its words align with the title */
#define LINE_GAP_PX 4
#define CHIP_GAP_PX 6
#define WIDEST_CHIP_CHARS 28
#define NOMINAL_WIDTH_PX 640

struct _RungLane
{
  GtkWidget  parent_instance;

  GtkWidget *title;
  GtkWidget *rating;
  GtkWidget *edit;
  GtkWidget *add;
  GtkWidget *no_date;
  GtkWidget *chips[RUNG_LANE_MOST_CHIPS];
  GtkWidget *more;
  char      *uid;
};

G_DEFINE_FINAL_TYPE (RungLane, rung_lane, GTK_TYPE_WIDGET)

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

/* What stands at the foot, in its order; NULL ends it. */
static GtkWidget *
get_foot_child (RungLane *self,
                guint     position)
{
  if (position == 0)
    return self->add;
  if (position == 1)
    return self->no_date;
  position -= 2;
  if (position < RUNG_LANE_MOST_CHIPS)
    return self->chips[position];
  return position == RUNG_LANE_MOST_CHIPS ? self->more : NULL;
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

/* Lets the foot's children follow one another, in another line where one is full; puts
 * them there, if `top` is not negative.  Returns how high that is. */
static int
flow (RungLane *self,
      int       width,
      int       top)
{
  int line_height = measure (self->add, GTK_ORIENTATION_VERTICAL, -1);
  int start = RUNG_LANE_PADDING_PX - BUTTON_PADDING_PX, end = width - RUNG_LANE_PADDING_PX;
  int x = start, y = 0;
  GtkWidget *child;

  for (guint i = 0; (child = get_foot_child (self, i)) != NULL; i++)
    {
      GtkAllocation box = { 0, 0, MIN (measure (child, GTK_ORIENTATION_HORIZONTAL, -1), end - start), 0 };

      if (!gtk_widget_get_visible (child))
        continue;
      if (x > start && x + box.width > end)
        {
          x = child == self->add ? start : RUNG_LANE_PADDING_PX;
          y += line_height + LINE_GAP_PX;
          box.width = MIN (box.width, end - x);
        }
      box.height = MIN (measure (child, GTK_ORIENTATION_VERTICAL, -1), line_height);
      box.x = x;
      box.y = top + y + (line_height - box.height) / 2;
      if (top >= 0)
        place (self, child, box, width);
      x += box.width + CHIP_GAP_PX;
    }
  return y + line_height;
}

static int
get_least_width (RungLane *self)
{
  int least = MAX (measure_least_width (self->title) + SPACING_PX + measure_least_width (self->edit),
                   measure_least_width (self->rating));
  GtkWidget *child;

  for (guint i = 0; (child = get_foot_child (self, i)) != NULL; i++)
    least = MAX (least, measure_least_width (child));
  return 2 * RUNG_LANE_PADDING_PX + least;
}

static GtkSizeRequestMode
rung_lane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The board gives it a height that rung_lane_measure_parts() has a part in. */
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
  int header, footer;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_least_width (self);
      *natural = MAX (*minimum, NOMINAL_WIDTH_PX);
      return;
    }
  rung_lane_measure_parts (self, for_size >= 0 ? for_size : NOMINAL_WIDTH_PX, &header, &footer);
  *minimum = 0;
  *natural = header + footer;
}

static void
rung_lane_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  RungLane *self = RUNG_LANE (widget);
  Header header = place_header (self, width);

  header.title.y += SPACING_PX;
  header.rating.y += SPACING_PX;
  header.edit.y += SPACING_PX;
  place (self, self->title, header.title, width);
  place (self, self->rating, header.rating, width);
  place (self, self->edit, header.edit, width);
  flow (self, width, MAX (height - SPACING_PX - flow (self, width, -1), 0));
}

/* --- Class ---------------------------------------------------------------------- */

static gboolean
rung_lane_contains (GtkWidget *widget,
                    double     x,
                    double     y)
{
  return FALSE;
}

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
  g_free (RUNG_LANE (object)->uid);
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
  widget_class->contains = rung_lane_contains;
  gtk_widget_class_set_css_name (widget_class, "lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_child (RungLane   *self,
           GtkWidget  *child,
           const char *css_class)
{
  if (css_class != NULL)
    gtk_widget_add_css_class (child, css_class);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static GtkWidget *
make_chip (void)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST_CHIP_CHARS);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  return chip;
}

static void
rung_lane_init (RungLane *self)
{
  self->title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  add_child (self, self->title, "heading");
  self->rating = rung_rating_button_new ();
  add_child (self, self->rating, NULL);
  self->edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_tooltip_text (self->edit, _("Edit Responsibility"));
  add_child (self, self->edit, "flat");
  self->add = rung_idea_button_new ();
  add_child (self, self->add, NULL);
  /* Translators: before the titles of goals that have no date. */
  self->no_date = gtk_label_new (_("No date:"));
  add_child (self, self->no_date, "dim-label");
  for (guint i = 0; i < RUNG_LANE_MOST_CHIPS; i++)
    {
      self->chips[i] = make_chip ();
      add_child (self, self->chips[i], "chip");
    }
  self->more = gtk_label_new (NULL);
  add_child (self, self->more, "dim-label");
}

GtkWidget *
rung_lane_new (void)
{
  return g_object_new (RUNG_TYPE_LANE, NULL);
}

/* --- What is shown -------------------------------------------------------------- */

guint
rung_lane_count_chips (const RungRoleLane *lane)
{
  return MIN (rung_bar_set_get_undated (lane->bars)->len, RUNG_LANE_MOST_CHIPS);
}

static void
show_chip (GtkWidget  *chip,
           RungPlan   *plan,
           RungRecord *goal,
           guint32     today)
{
  g_autofree char *sentence = rung_phrase_goal_sentence (rung_ui_get_words (), plan, goal, today);
  g_autofree char *title = rung_phrase_title (goal, NULL);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", rung_record_get_uid (goal));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "timeline.open-goal");
  gtk_widget_set_tooltip_text (chip, sentence);
  rung_ui_set_name (chip, sentence);
  /* Or it would be said twice: GTK describes a widget by its tooltip. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_chips (RungLane           *self,
            RungPlan           *plan,
            const RungRoleLane *lane,
            guint32             today)
{
  GPtrArray *undated = rung_bar_set_get_undated (lane->bars);
  guint n_chips = rung_lane_count_chips (lane), n_more = undated->len - n_chips;
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

  for (guint i = 0; i < RUNG_LANE_MOST_CHIPS; i++)
    {
      gtk_widget_set_visible (self->chips[i], i < n_chips);
      if (i < n_chips)
        show_chip (self->chips[i], plan, g_ptr_array_index (undated, i), today);
    }
  gtk_widget_set_visible (self->no_date, n_chips > 0);
  gtk_label_set_label (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, n_more > 0);
}

/**
 * rung_lane_show:
 * @self: a lane
 * @plan: the plan; not kept
 * @lane: one of its responsibilities, as an opened role has it; not kept
 * @today: the day it is
 *
 * Shows a responsibility.
 */
void
rung_lane_show (RungLane           *self,
                RungPlan           *plan,
                const RungRoleLane *lane,
                guint32             today)
{
  RungRecord *responsibility = lane->responsibility;
  const char *title = rung_record_title (responsibility, rung_ui_get_language ());
  const char *detail = rung_text_pick (rung_record_get_variant (responsibility, RUNG_RESPONSIBILITY_DETAIL), rung_ui_get_language ());
  /* Translators: the name of a button; %s is a responsibility’s title. */
  g_autofree char *edit = g_strdup_printf (_("Edit responsibility “%s”"), title);

  g_return_if_fail (RUNG_IS_LANE (self));

  g_free (self->uid);
  self->uid = g_strdup (rung_record_get_uid (responsibility));
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, detail);
  rung_ui_set_name (self, title);
  rung_rating_button_show (RUNG_RATING_BUTTON (self->rating), plan, responsibility);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", self->uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "timeline.edit-responsibility");
  rung_ui_set_name (self->edit, edit);
  rung_idea_button_show (RUNG_IDEA_BUTTON (self->add), responsibility);
  show_chips (self, plan, lane, today);
}

const char *
rung_lane_get_uid (RungLane *self)
{
  g_return_val_if_fail (RUNG_IS_LANE (self), NULL);

  return self->uid;
}

/**
 * rung_lane_measure_parts:
 * @self: a lane that shows a responsibility
 * @width: how wide it is to be, in pixels
 * @header: (out): how much it needs over the bars
 * @footer: (out): how much below them
 *
 * Measures what the words need.
 */
void
rung_lane_measure_parts (RungLane *self,
                         int       width,
                         int      *header,
                         int      *footer)
{
  g_return_if_fail (RUNG_IS_LANE (self));

  width = MAX (width, get_least_width (self));
  *header = SPACING_PX + place_header (self, width).height + SPACING_PX;
  *footer = flow (self, width, -1) + SPACING_PX;
}

/* --- For the focus and the pointer ----------------------------------------------- */

GtkWidget *
rung_lane_get_part (RungLane *self,
                    guint     part)
{
  g_return_val_if_fail (RUNG_IS_LANE (self), NULL);
  g_return_val_if_fail (part < RUNG_LANE_CHIPS + RUNG_LANE_MOST_CHIPS, NULL);

  switch ((RungLanePart) part)
    {
    case RUNG_LANE_RATING:
      return self->rating;
    case RUNG_LANE_EDIT:
      return self->edit;
    case RUNG_LANE_ADD:
      return self->add;
    case RUNG_LANE_CHIPS:
    default:
      return self->chips[part - RUNG_LANE_CHIPS];
    }
}

int
rung_lane_get_focus (RungLane *self)
{
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (self));

  for (guint i = 0; focus != NULL && i < RUNG_LANE_CHIPS + RUNG_LANE_MOST_CHIPS; i++)
    if (rung_lane_get_part (self, i) == focus)
      return (int) i;
  return -1;
}

gboolean
rung_lane_has_button_at (RungLane *self,
                         double    x,
                         double    y)
{
  GtkWidget *there = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return there != NULL && (GTK_IS_BUTTON (there) || gtk_widget_get_ancestor (there, GTK_TYPE_BUTTON) != NULL);
}
