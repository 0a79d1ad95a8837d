/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is under the pointer, and what a drag is about to do: shown until it is done or
 * given up, without a change of the plan. */

#include "rung-time-pane-private.h"

#define EDGE_PX 7 /* of a thing, what one takes hold of to stretch it */

/**
 * rung_time_pane_find_part:
 * @self: a pane
 * @left: where a thing begins, from the left
 * @width: its width
 * @x: a place in it
 *
 * Tells which part of a thing one takes hold of.  The ends of a narrow one are not larger
 * than a quarter of it each, so that it can still be moved.
 *
 * Returns: the part
 */
RungTimePart
rung_time_pane_find_part (RungTimePane *self,
                          double        left,
                          double        width,
                          double        x)
{
  double edge = MIN (EDGE_PX, width / 4);

  if (x < left + edge)
    return rung_time_pane_is_mirrored (self) ? RUNG_TIME_PART_END : RUNG_TIME_PART_START;
  if (x >= left + width - edge)
    return rung_time_pane_is_mirrored (self) ? RUNG_TIME_PART_START : RUNG_TIME_PART_END;
  return RUNG_TIME_PART_BODY;
}

/**
 * rung_time_pane_pick:
 * @self: a pane
 * @x: in the widget
 * @y: in the widget
 * @target: (out): what is there
 *
 * Finds what is under a point.
 *
 * Returns: whether it is something one can take hold of; %FALSE for background and axis
 */
gboolean
rung_time_pane_pick (RungTimePane   *self,
                     double          x,
                     double          y,
                     RungTimeTarget *target)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  RungTimePaneClass *klass = RUNG_TIME_PANE_GET_CLASS (self);

  g_return_val_if_fail (RUNG_IS_TIME_PANE (self), FALSE);

  *target = (RungTimeTarget) { RUNG_TIME_TARGET_NONE };
  if (y < priv->axis_height)
    {
      target->kind = RUNG_TIME_TARGET_AXIS;
      return FALSE;
    }
  if (klass->pick != NULL && klass->pick (self, x, y, target))
    return target->kind > RUNG_TIME_TARGET_AXIS;
  return rung_time_pane_pick_pause (self, x, y, target);
}

static gboolean
set_string (char       **where,
            const char  *value)
{
  if (g_strcmp0 (*where, value) == 0)
    return FALSE;
  g_free (*where);
  *where = g_strdup (value);
  return TRUE;
}

void
rung_time_pane_set_preview (RungTimePane *self,
                            const char   *uid,
                            RungSpan      span)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  set_string (&priv->preview_uid, uid);
  priv->preview_span = span;
  rung_time_pane_queue_place (self);
}

void
rung_time_pane_set_ghost (RungTimePane *self,
                          const char   *lane_uid,
                          RungSpan      span)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  g_return_if_fail (RUNG_IS_TIME_PANE (self));

  set_string (&priv->ghost_uid, lane_uid);
  priv->ghost_span = span;
  rung_time_pane_queue_place (self);
}

void
rung_time_pane_clear_preview (RungTimePane *self)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);
  gboolean had = set_string (&priv->preview_uid, NULL);

  if (set_string (&priv->ghost_uid, NULL) || had)
    rung_time_pane_queue_place (self);
}

gboolean
rung_time_pane_get_preview (RungTimePane *self,
                            const char   *uid,
                            RungSpan     *span)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  if (priv->preview_uid == NULL || g_strcmp0 (priv->preview_uid, uid) != 0)
    return FALSE;
  *span = priv->preview_span;
  return TRUE;
}

const char *
rung_time_pane_get_preview_uid (RungTimePane *self)
{
  return rung_time_pane_get_private (self)->preview_uid;
}

const char *
rung_time_pane_get_ghost (RungTimePane *self,
                          RungSpan     *span)
{
  RungTimePanePrivate *priv = rung_time_pane_get_private (self);

  *span = priv->ghost_span;
  return priv->ghost_uid;
}
