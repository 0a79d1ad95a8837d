/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card about a goal, a role, a pause: as a tooltip where the pointer rests, as a popover
 * by key.  It is made when it is asked for and from the plan as it is then; what a screen
 * reader says of the thing stays the thing's sentence. */

#include "rung-hover-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-paths.h"
#include "rung-ui.h"

#define WIDEST_CHARS 48
#define POPOVER_WIDTH_PX 320

struct _RungHoverCard
{
  GtkWidget  parent_instance;

  GStrv      lines;
};

G_DEFINE_FINAL_TYPE (RungHoverCard, rung_hover_card, GTK_TYPE_WIDGET)

static void
clear (RungHoverCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
rung_hover_card_dispose (GObject *object)
{
  clear (RUNG_HOVER_CARD (object));
  g_clear_pointer (&RUNG_HOVER_CARD (object)->lines, g_strfreev);
  G_OBJECT_CLASS (rung_hover_card_parent_class)->dispose (object);
}

static void
rung_hover_card_class_init (RungHoverCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_hover_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hovercard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_hover_card_init (RungHoverCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
}

GtkWidget *
rung_hover_card_new (void)
{
  return g_object_new (RUNG_TYPE_HOVER_CARD, NULL);
}

static void
add_line (RungHoverCard *self,
          const char    *text,
          gboolean       is_title)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, is_title ? "heading" : "line");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

/**
 * rung_hover_card_set_lines:
 * @self: a card
 * @lines: what it says, the title first
 *
 * Fills the card; what it says already stays as it is.
 */
void
rung_hover_card_set_lines (RungHoverCard *self,
                           GStrv          lines)
{
  g_return_if_fail (RUNG_IS_HOVER_CARD (self) && lines != NULL);

  if (self->lines != NULL && g_strv_equal ((const char *const *) self->lines, (const char *const *) lines))
    return;
  g_strfreev (self->lines);
  self->lines = g_strdupv (lines);
  clear (self);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (self, lines[i], i == 0);
}

static GStrv
dup_lines (GtkWidget       *widget,
           const RungThing *thing)
{
  RungStore *store = rung_committer_get_store (widget);

  return store != NULL ? rung_thing_dup_lines (thing, rung_store_get_plan (store), rung_clock_get_today ()) : NULL;
}

/* --- As a tooltip ------------------------------------------------------------------ */

static gboolean
query_tooltip_cb (GtkWidget     *widget,
                  int            x,
                  int            y,
                  gboolean       by_keyboard,
                  GtkTooltip    *tooltip,
                  RungHoverCard *card)
{
  g_auto(RungThing) thing = { RUNG_THING_BACKGROUND };
  g_auto(GStrv) lines = NULL;

  if (by_keyboard)
    return FALSE;
  rung_thing_find_at (widget, x, y, &thing);
  /* A lane says its responsibility itself. */
  lines = thing.kind != RUNG_THING_RESPONSIBILITY ? dup_lines (widget, &thing) : NULL;
  if (lines == NULL || lines[0] == NULL)
    return FALSE;
  rung_hover_card_set_lines (card, lines);
  gtk_tooltip_set_custom (tooltip, GTK_WIDGET (card));
  return TRUE;
}

static void
unref_card_cb (gpointer  card,
               GClosure *closure)
{
  g_object_unref (card);
}

/**
 * rung_hover_card_attach:
 * @widget: a widget over all of the timeline
 *
 * Shows cards where the pointer rests on something within @widget that has no tooltip of
 * its own.
 */
void
rung_hover_card_attach (GtkWidget *widget)
{
  GtkWidget *card = rung_hover_card_new ();

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect_data (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), g_object_ref_sink (card), unref_card_cb, 0);
}

/* --- By key ------------------------------------------------------------------------ */

static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* A popover is still at work when it says that it is closed. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add (unparent_cb, g_object_ref (popover));
}

/* A popover asks for the height at a width that still has its shadow in it (GTK 4.8), and
 * cuts off the last line of a text that wraps: the width is held here. */
static GtkWidget *
clamp (GtkWidget *card)
{
  return g_object_new (ADW_TYPE_CLAMP, "child", card, "maximum-size", POPOVER_WIDTH_PX,
                       "tightening-threshold", POPOVER_WIDTH_PX, NULL);
}

/**
 * rung_hover_card_popup:
 * @over: where it belongs
 * @thing: what it is about; nothing happens for what the plan does not have
 * @x: where it points to, in @over
 * @y: likewise
 *
 * Shows a card that stays until it is dismissed.
 */
void
rung_hover_card_popup (GtkWidget       *over,
                       const RungThing *thing,
                       double           x,
                       double           y)
{
  g_auto(GStrv) lines = dup_lines (over, thing);
  GdkRectangle point = { (int) x, (int) y, 1, 1 };
  GtkWidget *popover, *card;

  if (lines == NULL || lines[0] == NULL)
    return;
  card = rung_hover_card_new ();
  rung_hover_card_set_lines (RUNG_HOVER_CARD (card), lines);
  popover = gtk_popover_new ();
  rung_ui_set_name (popover, lines[0]);
  gtk_popover_set_child (GTK_POPOVER (popover), clamp (card));
  gtk_widget_set_parent (popover, over);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &point);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
