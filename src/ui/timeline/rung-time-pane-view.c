/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which part of the time is looked at, and how it is changed. */

#include "rung-time-pane-private.h"

#define REVEAL_MARGIN_PX 24
#define REVEAL_MARGIN_FRACTION 0.04

/**
 * rung_time_pane_set_limits:
 * @self: a pane
 * @limits: what may be looked at at all
 *
 * Sets where one may pan and zoom to.  What is looked at stays as far as it lies within.
 */
void
rung_time_pane_set_limits (RungTimePane *self,
                           RungTimeView  limits)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));
  g_return_if_fail (limits.days > 0);

  if (rung_time_view_is_equal (priv->limits, limits))
    return;
  priv->limits = limits;
  rung_time_pane_set_view (self, priv->view);
  rung_time_pane_queue_place (self);
}

RungTimeView
rung_time_pane_get_limits (RungTimePane *self)
{
  return rung_time_pane_get_private (self)->limits;
}

/**
 * rung_time_pane_set_view:
 * @self: a pane
 * @view: what to look at; cut to the limits
 *
 * Looks at a part of the time, from the next frame on.
 */
void
rung_time_pane_set_view (RungTimePane *self,
                         RungTimeView  view)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));
  g_return_if_fail (view.days > 0);

  view = rung_time_view_clamp (view, priv->limits);
  if (priv->view.start == view.start && priv->view.days == view.days)
    return;
  priv->view = view;
  rung_time_pane_queue_place (self);
  g_signal_emit_by_name (self, "view-changed");
}

RungTimeView
rung_time_pane_get_view (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  return priv->move_tick != 0 ? priv->move_to : priv->view;
}

gboolean
rung_time_pane_is_moving (RungTimePane *self)
{
  return rung_time_pane_get_private (self)->move_tick != 0;
}

/**
 * rung_time_pane_zoom_by:
 * @self: a pane
 * @factor: > 1 to look closer
 * @anchor_x: the place, in the widget, whose day stays
 *
 * Looks closer, or from farther away.
 */
void
rung_time_pane_zoom_by (RungTimePane *self,
                        double        factor,
                        double        anchor_x)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double along;

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  along = rung_time_pane_is_mirrored (self) ? priv->width - anchor_x : anchor_x;
  rung_time_pane_set_view (self, rung_time_view_zoom (priv->view, priv->limits, factor,
                                                      CLAMP ((along - priv->inset_px) / rung_time_pane_get_length (priv), 0, 1)));
}

void
rung_time_pane_show_day (RungTimePane *self,
                         guint32       day)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  rung_time_pane_show_view (self, rung_time_view_centre (rung_time_pane_get_view (self), priv->limits, day));
}

void
rung_time_pane_pan_by (RungTimePane *self,
                       double        days)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  rung_time_pane_show_view (self, rung_time_view_pan (rung_time_pane_get_view (self), priv->limits, days));
}

static gboolean
is_in_view (RungTimeView view,
            RungSpan     span)
{
  return span.first < view.start + view.days && (span.end == RUNG_DAY_FOREVER || span.end > view.start);
}

/* Its beginning, and its end too where there is room for both. */
static RungTimeView
find_view_of (RungTimePanePrivate *priv,
              RungTimeView         view,
              RungSpan             span)
{
  if (span.end != RUNG_DAY_FOREVER && span.end - span.first < view.days * (1 - 2 * REVEAL_MARGIN_FRACTION))
    view = rung_time_view_show_day (view, priv->limits, span.end - 1, REVEAL_MARGIN_FRACTION);
  else if (is_in_view (view, span))
    return view;
  return rung_time_view_show_day (view, priv->limits, span.first, REVEAL_MARGIN_FRACTION);
}

/**
 * rung_time_pane_reveal:
 * @self: a pane
 * @span: days; an empty span leaves the time as it is
 * @top: of the content's height
 * @bottom: likewise
 *
 * Pans and scrolls as little as needed to see something.  What is longer than the view is
 * left where it is as long as any of it is seen.
 */
void
rung_time_pane_reveal (RungTimePane *self,
                       RungSpan      span,
                       double        top,
                       double        bottom)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  double value, highest;

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  if (span.end > span.first)
    {
      rung_time_pane_stop_moving (self);
      rung_time_pane_set_view (self, find_view_of (priv, priv->view, span));
    }
  value = gtk_adjustment_get_value (priv->adjustments[VERTICAL]);
  highest = top - priv->axis_height - REVEAL_MARGIN_PX;
  value = MAX (value, bottom + REVEAL_MARGIN_PX - priv->height);
  /* Up and down only: a zoom that is under way goes on. */
  priv->is_revealing = TRUE;
  gtk_adjustment_set_value (priv->adjustments[VERTICAL], MIN (value, MAX (highest, 0)));
  priv->is_revealing = FALSE;
}
