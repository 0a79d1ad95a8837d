/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one points at.  Cards, menus and the table speak about the same things, whatever
 * widget shows them: a bar, a strip, a chip, a row. */

#include "rung-thing.h"

#include <glib/gi18n.h>

#include "rung-goal-bar.h"
#include "rung-rung-button.h"
#include "rung-sum-bar.h"
#include "rung-timeline-canvas.h"
#include "rung-timeline-table.h"
#include "rung-watch-flag.h"

void
rung_thing_clear (RungThing *self)
{
  g_clear_pointer (&self->uid, g_free);
  g_clear_pointer (&self->stay_uid, g_free);
  *self = (RungThing) { RUNG_THING_BACKGROUND };
}

void
rung_thing_copy (const RungThing *self,
                 RungThing       *copy)
{
  *copy = *self;
  copy->uid = g_strdup (self->uid);
  copy->stay_uid = g_strdup (self->stay_uid);
}

gboolean
rung_thing_equal (const RungThing *a,
                  const RungThing *b)
{
  return a->kind == b->kind && g_strcmp0 (a->uid, b->uid) == 0 && g_strcmp0 (a->stay_uid, b->stay_uid) == 0 &&
         (a->kind != RUNG_THING_GAP || a->span.first == b->span.first);
}

static gboolean
set (RungThing     *thing,
     RungThingKind  kind,
     const char    *uid)
{
  if (uid == NULL)
    return FALSE;
  thing->kind = kind;
  thing->uid = g_strdup (uid);
  return TRUE;
}

static gboolean
set_rung (RungThing      *thing,
          RungRungButton *button)
{
  if (!set (thing, RUNG_THING_RUNG, rung_rung_button_get_role_uid (button)))
    return FALSE;
  thing->stay_uid = g_strdup (rung_rung_button_get_stay_uid (button));
  thing->span = rung_rung_button_get_span (button);
  return TRUE;
}

/* A strip of one goal stands for it. */
static gboolean
set_sum (RungThing  *thing,
         RungSumBar *bar)
{
  if (rung_sum_bar_get_goal_uid (bar) != NULL)
    return set (thing, RUNG_THING_GOAL, rung_sum_bar_get_goal_uid (bar));
  return set (thing, RUNG_THING_RESPONSIBILITY, rung_sum_bar_get_uid (bar));
}

/* Chips, cards and hints say by their action what they are for. */
static gboolean
set_by_action (RungThing     *thing,
               GtkActionable *actionable)
{
  static const struct { const char *action; RungThingKind kind; } kinds[] = {
    { "timeline.open-goal", RUNG_THING_GOAL },
    { "timeline.open-role", RUNG_THING_RUNG },
    { "timeline.edit-role", RUNG_THING_RUNG },
    { "timeline.edit-responsibility", RUNG_THING_RESPONSIBILITY },
    { "win.edit-pause", RUNG_THING_PAUSE },
  };
  const char *name = gtk_actionable_get_action_name (actionable);
  GVariant *target = gtk_actionable_get_action_target_value (actionable);

  if (name == NULL || target == NULL || !g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, kinds[i].action))
      return set (thing, kinds[i].kind, g_variant_get_string (target, NULL));
  return FALSE;
}

/* The middle of what is seen of a child. */
static double
find_middle_day (RungTimePane *pane,
                 GtkWidget    *child)
{
  graphene_rect_t bounds;
  double from, to;

  if (!gtk_widget_compute_bounds (child, GTK_WIDGET (pane), &bounds))
    return 0;
  from = MAX (bounds.origin.x, 0);
  to = MIN (bounds.origin.x + bounds.size.width, gtk_widget_get_width (GTK_WIDGET (pane)));
  return rung_time_pane_get_day (pane, (from + to) / 2);
}

static gboolean
set_gap (RungThing *thing,
         GtkWidget *gap)
{
  GtkWidget *canvas = gtk_widget_get_ancestor (gap, RUNG_TYPE_TIMELINE_CANVAS);
  RungTimeline *timeline = canvas != NULL ? rung_timeline_canvas_get_timeline (RUNG_TIMELINE_CANVAS (canvas)) : NULL;
  double day = canvas != NULL ? find_middle_day (RUNG_TIME_PANE (canvas), gap) : 0;

  for (guint i = 0; timeline != NULL && day >= 1 && i < timeline->gaps->len; i++)
    {
      const RungTimelineGap *found = &g_array_index (timeline->gaps, RungTimelineGap, i);

      if (!rung_span_contains (found->span, (guint32) day))
        continue;
      thing->span = found->span;
      return set (thing, RUNG_THING_GAP,
                  rung_record_get_uid (g_array_index (timeline->rungs, RungTimelineRung, found->after).role));
    }
  return FALSE;
}

static gboolean
is_band (GtkWidget *widget)
{
  return g_strcmp0 (gtk_widget_get_css_name (widget), "pause") == 0 && g_object_get_data (G_OBJECT (widget), "pause") != NULL;
}

static gboolean
set_by_widget (RungThing *thing,
               GtkWidget *widget)
{
  if (RUNG_IS_GOAL_BAR (widget))
    return set (thing, RUNG_THING_GOAL, rung_goal_bar_get_uid (RUNG_GOAL_BAR (widget)));
  if (RUNG_IS_RUNG_BUTTON (widget))
    return set_rung (thing, RUNG_RUNG_BUTTON (widget));
  if (RUNG_IS_SUM_BAR (widget))
    return set_sum (thing, RUNG_SUM_BAR (widget));
  if (RUNG_IS_WATCH_FLAG (widget))
    return set (thing, RUNG_THING_FLAG, rung_watch_flag_get_role_uid (RUNG_WATCH_FLAG (widget)));
  if (is_band (widget))
    return set (thing, RUNG_THING_PAUSE, rung_record_get_uid (g_object_get_data (G_OBJECT (widget), "pause")));
  if (g_strcmp0 (gtk_widget_get_css_name (widget), "gap") == 0)
    return set_gap (thing, widget);
  if (rung_timeline_table_get_row (widget) != NULL)
    {
      rung_thing_copy (rung_timeline_row_get_thing (rung_timeline_table_get_row (widget)), thing);
      return TRUE;
    }
  return GTK_IS_ACTIONABLE (widget) && set_by_action (thing, GTK_ACTIONABLE (widget));
}

/**
 * rung_thing_find:
 * @widget: a widget of the timeline
 * @thing: (out caller-allocates): what it is a part of; the background if of nothing else
 *
 * Finds what a widget stands for.
 */
void
rung_thing_find (GtkWidget *widget,
                 RungThing *thing)
{
  *thing = (RungThing) { RUNG_THING_BACKGROUND };
  for (; widget != NULL && !RUNG_IS_TIME_PANE (widget); widget = gtk_widget_get_parent (widget))
    if (set_by_widget (thing, widget))
      return;
}

/* What has no widget of its own: the empty place of a lane. */
static void
find_on_pane (RungTimePane *pane,
              double        x,
              double        y,
              RungThing    *thing)
{
  static const RungThingKind kinds[] = {
    [RUNG_TIME_TARGET_BAR] = RUNG_THING_GOAL,
    [RUNG_TIME_TARGET_RUNG_END] = RUNG_THING_RUNG,
    [RUNG_TIME_TARGET_PAUSE] = RUNG_THING_PAUSE,
    [RUNG_TIME_TARGET_LANE] = RUNG_THING_RESPONSIBILITY,
  };
  RungTimeTarget target;

  thing->day = (guint32) MAX (rung_time_pane_get_day (pane, x), 1);
  if (thing->kind != RUNG_THING_BACKGROUND || !rung_time_pane_pick (pane, x, y, &target) ||
      target.kind >= G_N_ELEMENTS (kinds) || kinds[target.kind] == RUNG_THING_BACKGROUND)
    return;
  if (!set (thing, kinds[target.kind], target.uid))
    return;
  thing->stay_uid = g_strdup (target.stay_uid);
  thing->span = target.span;
}

/**
 * rung_thing_find_at:
 * @widget: a widget over all of the timeline
 * @x: a point of it
 * @y: likewise
 * @thing: (out caller-allocates): what is there
 *
 * Finds what one points at, and the day.
 */
void
rung_thing_find_at (GtkWidget *widget,
                    double     x,
                    double     y,
                    RungThing *thing)
{
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GtkWidget *pane;
  double pane_x, pane_y;

  *thing = (RungThing) { RUNG_THING_BACKGROUND };
  if (picked == NULL)
    return;
  rung_thing_find (picked, thing);
  pane = RUNG_IS_TIME_PANE (picked) ? picked : gtk_widget_get_ancestor (picked, RUNG_TYPE_TIME_PANE);
  if (pane != NULL && gtk_widget_translate_coordinates (widget, pane, x, y, &pane_x, &pane_y))
    find_on_pane (RUNG_TIME_PANE (pane), pane_x, pane_y, thing);
}
