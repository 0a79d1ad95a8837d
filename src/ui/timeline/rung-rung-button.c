/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rung on the time axis.
 *
 *  1. The button covers the rung's body and its label, which may stand above or beside the
 *     body; both boxes come from the model's layout.
 *  2. State is colour, form (solid for what is or was, dashed and hatched for what is
 *     planned, without an end where there is none) and word (the accessible name).
 *  3. When the words stand outside the body, the ring stays in it if it can.
 *  4. When a label's box is smaller than the label, first the second line goes, then the
 *     ring, then the title is cut; a title too narrow to read is left to the card.
 */

#include "rung-rung-button.h"

#include <math.h>

#include "rung-phrases.h"
#include "rung-ring.h"
#include "rung-ui.h"

#define RING_SIZE_PX 28
#define RING_GAP_PX 10
#define MOST_RING_INSET_PX 12
#define LEAST_WORDS_PX 56

struct _RungRungButton
{
  GtkButton  parent_instance;

  GtkWidget *area; /* holds body, ring and words */
  GtkWidget *body;
  GtkWidget *onwards; /* the arrow of a rung without an end */
  GtkWidget *ring;
  GtkWidget *title;
  GtkWidget *subtitle;

  char         *role_uid;
  char         *stay_uid; /* nullable */
  RungSpan      span;
  GtkAllocation body_box, label_box; /* in the button */
};

G_DEFINE_FINAL_TYPE (RungRungButton, rung_rung_button, GTK_TYPE_BUTTON)

static void
measure_area_cb (GtkWidget      *area,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  /* The canvas places it; it asks for nothing by itself. */
  *minimum = *natural = 0;
}

static int
measure_least (GtkWidget      *widget,
               GtkOrientation  orientation)
{
  int least;

  gtk_widget_measure (widget, orientation, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
allocate_or_hide (GtkWidget    *widget,
                  GtkAllocation box)
{
  gboolean fits = box.width > 0 && box.height > 0 &&
                  box.width >= measure_least (widget, GTK_ORIENTATION_HORIZONTAL) &&
                  box.height >= measure_least (widget, GTK_ORIENTATION_VERTICAL);

  gtk_widget_set_child_visible (widget, fits);
  if (fits)
    gtk_widget_size_allocate (widget, &box, -1);
}

/* Takes the ring's place from the text's, or finds it in the body; width 0 if there is none. */
static GtkAllocation
place_ring (RungRungButton *self,
            gboolean        is_mirrored,
            GtkAllocation  *text)
{
  GtkAllocation ring = { text->x, text->y + (text->height - RING_SIZE_PX) / 2, RING_SIZE_PX, RING_SIZE_PX };
  GtkAllocation none = { 0 };
  int inset = MIN ((self->body_box.width - RING_SIZE_PX) / 2, MOST_RING_INSET_PX);
  int needed = RING_SIZE_PX + RING_GAP_PX + measure_least (self->title, GTK_ORIENTATION_HORIZONTAL);
  GdkRectangle shared;

  if (!gdk_rectangle_intersect (&self->body_box, text, &shared) && self->body_box.width >= RUNG_RUNG_BUTTON_MARK_WIDTH_PX)
    {
      ring.x = is_mirrored ? self->body_box.x + self->body_box.width - inset - RING_SIZE_PX
                           : self->body_box.x + inset;
      ring.y = self->body_box.y + (self->body_box.height - RING_SIZE_PX) / 2;
      return self->body_box.height >= RING_SIZE_PX ? ring : none;
    }
  if (text->width < needed || text->height < RING_SIZE_PX)
    return none;
  if (is_mirrored)
    ring.x = text->x + text->width - RING_SIZE_PX;
  else
    text->x += RING_SIZE_PX + RING_GAP_PX;
  text->width -= RING_SIZE_PX + RING_GAP_PX;
  return ring;
}

/* A letter and three dots are no word. */
static gboolean
can_be_read (GtkWidget *label,
             int        width)
{
  int natural;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return width >= MIN (natural, LEAST_WORDS_PX);
}

static void
allocate_label (RungRungButton *self,
                gboolean        is_mirrored)
{
  GtkAllocation text = self->label_box;
  GtkAllocation ring = place_ring (self, is_mirrored, &text);
  int title_height = measure_least (self->title, GTK_ORIENTATION_VERTICAL);
  int subtitle_height = measure_least (self->subtitle, GTK_ORIENTATION_VERTICAL);
  gboolean has_subtitle = text.height >= title_height + subtitle_height;
  GtkAllocation title, subtitle;

  title = subtitle = text;
  title.height = title_height;
  subtitle.height = has_subtitle ? subtitle_height : 0;
  title.y = text.y + (text.height - title.height - subtitle.height) / 2;
  subtitle.y = title.y + title.height;

  allocate_or_hide (self->ring, ring);
  allocate_or_hide (self->title, text.height >= title_height && can_be_read (self->title, text.width) ? title : (GtkAllocation) { 0 });
  allocate_or_hide (self->subtitle, can_be_read (self->subtitle, text.width) ? subtitle : (GtkAllocation) { 0 });
}

static void
allocate_area_cb (GtkWidget *area,
                  int        width,
                  int        height,
                  int        baseline)
{
  RungRungButton *self = RUNG_RUNG_BUTTON (gtk_widget_get_parent (area));

  allocate_or_hide (self->body, self->body_box);
  allocate_label (self, gtk_widget_get_direction (area) == GTK_TEXT_DIR_RTL);
}

static void
rung_rung_button_finalize (GObject *object)
{
  g_free (RUNG_RUNG_BUTTON (object)->role_uid);
  g_free (RUNG_RUNG_BUTTON (object)->stay_uid);
  G_OBJECT_CLASS (rung_rung_button_parent_class)->finalize (object);
}

static void
rung_rung_button_class_init (RungRungButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_rung_button_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rung");
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
rung_rung_button_init (RungRungButton *self)
{
  self->area = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_layout_manager (self->area, gtk_custom_layout_new (NULL, measure_area_cb, allocate_area_cb));
  self->body = g_object_new (GTK_TYPE_BOX, "css-name", "body",
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->onwards = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "hexpand", TRUE, "halign", GTK_ALIGN_END,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->onwards, "onwards");
  gtk_box_append (GTK_BOX (self->body), self->onwards);
  self->ring = rung_ring_new ();
  self->title = make_label ("title");
  self->subtitle = make_label ("subtitle");
  gtk_box_append (GTK_BOX (self->area), self->body);
  gtk_box_append (GTK_BOX (self->area), self->ring);
  gtk_box_append (GTK_BOX (self->area), self->title);
  gtk_box_append (GTK_BOX (self->area), self->subtitle);
  gtk_button_set_child (GTK_BUTTON (self), self->area);
}

GtkWidget *
rung_rung_button_new (void)
{
  return g_object_new (RUNG_TYPE_RUNG_BUTTON, NULL);
}

const char *
rung_rung_button_get_role_uid (RungRungButton *self)
{
  g_return_val_if_fail (RUNG_IS_RUNG_BUTTON (self), NULL);

  return self->role_uid;
}

const char *
rung_rung_button_get_stay_uid (RungRungButton *self)
{
  g_return_val_if_fail (RUNG_IS_RUNG_BUTTON (self), NULL);

  return self->stay_uid;
}

/* Of the time that it stands for. */
RungSpan
rung_rung_button_get_span (RungRungButton *self)
{
  g_return_val_if_fail (RUNG_IS_RUNG_BUTTON (self), (RungSpan) { 0 });

  return self->span;
}

const char *
rung_rung_state_get_css_class (RungRungState state)
{
  static const char *const classes[] = { "past", "current", "planned" };

  return classes[state];
}

/**
 * rung_rung_button_set_rung:
 * @self: a rung
 * @plan: the plan
 * @rung: what to show; not kept
 * @today: the day it is
 *
 * Shows a role and a time in it.
 */
void
rung_rung_button_set_rung (RungRungButton         *self,
                           RungPlan               *plan,
                           const RungTimelineRung *rung,
                           guint32                 today)
{
  RungWords *words = rung_ui_get_words ();
  g_autofree char *sentence = rung_phrase_role_sentence (words, plan, rung->role, rung->stay, today);
  g_autofree char *met = rung_phrase_met (words, rung->met);
  const char *classes[] = { rung_rung_state_get_css_class (rung->state),
                            rung->span.end == RUNG_DAY_FOREVER ? "open-ended" : NULL, NULL };

  g_return_if_fail (RUNG_IS_RUNG_BUTTON (self));

  g_free (self->role_uid);
  self->role_uid = g_strdup (rung_record_get_uid (rung->role));
  g_free (self->stay_uid);
  self->stay_uid = rung->stay != NULL ? g_strdup (rung_record_get_uid (rung->stay)) : NULL;
  self->span = rung->span;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->role_uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "timeline.open-role");
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_label_set_label (GTK_LABEL (self->title), rung_record_title (rung->role, words->language));
  gtk_label_set_label (GTK_LABEL (self->subtitle), met);
  /* "0 of 0" says nothing. */
  gtk_widget_set_visible (self->subtitle, rung->met.total > 0);
  rung_ring_set_count (RUNG_RING (self->ring), rung->met);
  gtk_widget_set_visible (self->onwards, rung->span.end == RUNG_DAY_FOREVER);
  rung_ui_set_name (self, sentence);
}

/**
 * rung_rung_button_measure_label:
 * @self: a rung
 * @width: (out): the label's natural width, in pixels
 * @height: (out): its natural height
 *
 * Measures ring, title and second line together.
 */
void
rung_rung_button_measure_label (RungRungButton *self,
                                double         *width,
                                double         *height)
{
  int title_width, subtitle_width, title_height, subtitle_height;

  g_return_if_fail (RUNG_IS_RUNG_BUTTON (self));

  gtk_widget_measure (self->title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &title_width, NULL, NULL);
  gtk_widget_measure (self->subtitle, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &subtitle_width, NULL, NULL);
  gtk_widget_measure (self->title, GTK_ORIENTATION_VERTICAL, -1, NULL, &title_height, NULL, NULL);
  gtk_widget_measure (self->subtitle, GTK_ORIENTATION_VERTICAL, -1, NULL, &subtitle_height, NULL, NULL);
  *width = RING_SIZE_PX + RING_GAP_PX + MAX (title_width, subtitle_width);
  *height = MAX (title_height + subtitle_height, RING_SIZE_PX);
}

static GtkAllocation
round_box (const RungBox *box)
{
  int x = (int) floor (box->x), y = (int) floor (box->y);

  return (GtkAllocation) { x, y, (int) floor (box->x + box->width + 0.5) - x, (int) floor (box->y + box->height + 0.5) - y };
}

/**
 * rung_rung_button_place:
 * @self: a rung
 * @body: where the rung itself stands, in the parent
 * @label: where its label stands, in the parent; may be empty
 * @place: (out): where the parent has to put the button, so that it covers both
 *
 * Takes the two boxes of the model's layout.
 */
void
rung_rung_button_place (RungRungButton *self,
                        const RungBox  *body,
                        const RungBox  *label,
                        GtkAllocation  *place)
{
  g_return_if_fail (RUNG_IS_RUNG_BUTTON (self));

  self->body_box = round_box (body);
  self->label_box = round_box (label);
  if (gdk_rectangle_intersect (&self->body_box, &self->label_box, NULL))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "outside");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "outside");
  *place = self->body_box;
  if (self->label_box.width > 0 && self->label_box.height > 0)
    gdk_rectangle_union (&self->body_box, &self->label_box, place);
  self->body_box.x -= place->x;
  self->body_box.y -= place->y;
  self->label_box.x -= place->x;
  self->label_box.y -= place->y;
  /* The same place in the parent can still mean other boxes within. */
  gtk_widget_queue_allocate (self->area);
}
