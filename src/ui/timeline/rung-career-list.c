/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The career in a narrow window: a card for each rung, the highest on top, on a line that
 * joins them.  A card says in words what the axis shows by place: when, and what is late. */

#include "rung-career-list.h"

#include <glib/gi18n.h>

#include "rung-phrases.h"
#include "rung-ring.h"
#include "rung-rung-button.h"
#include "rung-ui.h"

#define RING_SIZE_PX 30

struct _RungCareerList
{
  GtkWidget  parent_instance;

  GPtrArray *cards; /* of GtkButton, borrowed, per rung, lowest first */
  GPtrArray *roles; /* of role uids, per card */
};

G_DEFINE_FINAL_TYPE (RungCareerList, rung_career_list, GTK_TYPE_WIDGET)

static char *
format_year (guint32 day)
{
  return rung_words_format_day (rung_ui_get_words (), day, RUNG_DATE_YEAR);
}

/* "2018 – 2021", "2021 – 2027", "from 2031, planned", "from 2039, open end". */
static char *
dup_when (const RungTimelineRung *rung)
{
  g_autofree char *first = format_year (rung->span.first);
  g_autofree char *last = rung->span.end != RUNG_DAY_FOREVER ? format_year (rung->span.end - 1) : NULL;

  if (last == NULL)
    /* Translators: of a role without an end, on a card: the year it begins. */
    return g_strdup_printf (_("from %s, open end"), first);
  if (rung->state == RUNG_RUNG_PLANNED)
    /* Translators: of a role on a card: the year it begins. */
    return g_strdup_printf (_("from %s, planned"), first);
  return g_strdup_printf ("%s – %s", first, last);
}

static char *
dup_details (const RungTimelineRung *rung,
             guint32                 today)
{
  g_autofree char *when = dup_when (rung);
  g_autofree char *late = NULL;

  if (rung->goals.overdue == 0)
    return g_steal_pointer (&when);
  late = g_strdup_printf (ngettext ("%u goal late", "%u goals late", rung->goals.overdue), rung->goals.overdue);
  return g_strdup_printf ("%s · %s", when, late);
}

static GtkWidget *
make_words (const RungTimelineRung *rung,
            guint32                 today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *details = dup_details (rung, today);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), rung_ui_new_label (rung_record_title (rung->role, rung_ui_get_language ()), "title"));
  gtk_box_append (GTK_BOX (box), rung_ui_new_label (details, rung->goals.overdue > 0 ? "late" : "subtitle"));
  return box;
}

static void
fill_card (GtkWidget              *card,
           RungPlan               *plan,
           const RungTimelineRung *rung,
           guint32                 today)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *ring = rung_ring_new ();
  RungWords *words = rung_ui_get_words ();
  g_autofree char *sentence = rung_phrase_role_sentence (words, plan, rung->role, rung->stay, today);
  g_autofree char *met = rung_phrase_met (words, rung->met);
  const char *classes[] = { "rung-card", rung_rung_state_get_css_class (rung->state), NULL };
  GtkWidget *count = rung_ui_new_label (met, "count");

  gtk_widget_set_size_request (ring, RING_SIZE_PX, RING_SIZE_PX);
  gtk_widget_set_valign (ring, GTK_ALIGN_CENTER);
  rung_ring_set_count (RUNG_RING (ring), rung->met);
  /* Beside a long title it stands on two lines rather than over the edge. */
  gtk_label_set_width_chars (GTK_LABEL (count), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (count), 18);
  gtk_label_set_justify (GTK_LABEL (count), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_visible (count, rung->met.total > 0);
  gtk_box_append (GTK_BOX (row), ring);
  gtk_box_append (GTK_BOX (row), make_words (rung, today));
  gtk_box_append (GTK_BOX (row), count);
  gtk_button_set_child (GTK_BUTTON (card), row);
  gtk_widget_set_css_classes (card, classes);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", rung_record_get_uid (rung->role));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "timeline.open-role");
  rung_ui_set_name (card, sentence);
}

static GtkWidget *
make_card (RungCareerList *self)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *link = g_object_new (GTK_TYPE_BOX, "css-name", "cardlink", "halign", GTK_ALIGN_START,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  /* Higher cards stand before: the list reads downwards, the ladder upwards. */
  gtk_widget_insert_after (card, GTK_WIDGET (self), NULL);
  gtk_widget_insert_after (link, GTK_WIDGET (self), card);
  g_ptr_array_add (self->cards, card);
  return card;
}

static void
drop_last_card (RungCareerList *self)
{
  GtkWidget *card = g_ptr_array_steal_index (self->cards, self->cards->len - 1);

  gtk_widget_unparent (gtk_widget_get_next_sibling (card));
  gtk_widget_unparent (card);
}

static void
rung_career_list_dispose (GObject *object)
{
  RungCareerList *self = RUNG_CAREER_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  G_OBJECT_CLASS (rung_career_list_parent_class)->dispose (object);
}

static void
rung_career_list_class_init (RungCareerListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_career_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "careerlist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_career_list_init (RungCareerList *self)
{
  self->cards = g_ptr_array_new ();
  self->roles = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  rung_ui_set_name (self, _("Timeline"));
}

GtkWidget *
rung_career_list_new (void)
{
  return g_object_new (RUNG_TYPE_CAREER_LIST, NULL);
}

/**
 * rung_career_list_set:
 * @self: a list
 * @plan: the plan
 * @timeline: what to show of it; not kept
 *
 * Shows the rungs of a timeline as cards.
 */
void
rung_career_list_set (RungCareerList *self,
                      RungPlan       *plan,
                      RungTimeline   *timeline)
{
  g_return_if_fail (RUNG_IS_CAREER_LIST (self));

  while (self->cards->len > timeline->rungs->len)
    drop_last_card (self);
  while (self->cards->len < timeline->rungs->len)
    make_card (self);
  g_ptr_array_set_size (self->roles, 0);
  for (guint i = 0; i < timeline->rungs->len; i++)
    {
      const RungTimelineRung *rung = &g_array_index (timeline->rungs, RungTimelineRung, i);
      GtkWidget *card = g_ptr_array_index (self->cards, i);

      fill_card (card, plan, rung, timeline->today);
      /* Nothing below the lowest card to join it to. */
      gtk_widget_set_visible (gtk_widget_get_next_sibling (card), i > 0);
      g_ptr_array_add (self->roles, g_strdup (rung_record_get_uid (rung->role)));
    }
}

GtkWidget *
rung_career_list_get_current (RungCareerList *self)
{
  g_return_val_if_fail (RUNG_IS_CAREER_LIST (self), NULL);

  for (guint i = 0; i < self->cards->len; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (self->cards, i), rung_rung_state_get_css_class (RUNG_RUNG_CURRENT)))
      return g_ptr_array_index (self->cards, i);
  return NULL;
}

gboolean
rung_career_list_focus_role (RungCareerList *self,
                             const char     *role_uid)
{
  g_return_val_if_fail (RUNG_IS_CAREER_LIST (self), FALSE);

  for (guint i = 0; i < self->roles->len; i++)
    if (role_uid != NULL && g_str_equal (g_ptr_array_index (self->roles, i), role_uid))
      return gtk_widget_grab_focus (g_ptr_array_index (self->cards, i));
  return self->cards->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->cards, 0));
}
