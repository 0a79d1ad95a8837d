/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rung-record.h"
#include "rung-time-view.h"

G_BEGIN_DECLS

/* What is under the pointer, for who wants to drag it. */
typedef enum
{
  RUNG_TIME_TARGET_NONE, /* the background */
  RUNG_TIME_TARGET_AXIS,
  RUNG_TIME_TARGET_BAR,
  RUNG_TIME_TARGET_RUNG_END,
  RUNG_TIME_TARGET_PAUSE,
  RUNG_TIME_TARGET_LANE, /* an empty place of a lane */
} RungTimeTargetKind;

typedef enum { RUNG_TIME_PART_BODY, RUNG_TIME_PART_START, RUNG_TIME_PART_END } RungTimePart;

typedef struct
{
  RungTimeTargetKind kind;
  RungTimePart       part;
  const char        *uid;      /* of the goal, the role, the pause, the lane's responsibility; lives as long as what is shown */
  const char        *stay_uid; /* of a rung's stay; NULL when it has none */
  guint              group;    /* the rung or the lane */
  RungSpan           span;     /* of the thing, as the plan has it */
} RungTimeTarget;

/* Time that one zooms and pans: the axis, today, the pauses.  What stands on it is the
 * subclass's.  A GtkScrollable, for a GtkScrolledWindow.
 *
 * Signal "view-changed": another part of the time is looked at, or at another size. */
#define RUNG_TYPE_TIME_PANE (rung_time_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (RungTimePane, rung_time_pane, RUNG, TIME_PANE, GtkWidget)

struct _RungTimePaneClass
{
  GtkWidgetClass parent_class;

  /* How high the content is, the axis included, in pixels.  Asked when size, zoom or
   * font changed or rung_time_pane_queue_measure() was called: what it makes for it (the
   * stack) is good until the next time.  Not asked while only panning. */
  double   (*measure_content) (RungTimePane         *self,
                               double                width,  /* of the scale, without insets */
                               double                height, /* of what is in view: content that is lower should fill it */
                               double                per_day);
  /* Binds children to what is in view and gives each its place by
   * rung_time_pane_place_child(); those without a place are hidden.  `top` and `bottom`:
   * what is in view of the content's height.  `top` is behind the axis. */
  void     (*place)           (RungTimePane         *self,
                               const RungTimescale  *scale,
                               double                top,
                               double                bottom);
  /* Optional: draws lines behind the children; x and y are the widget's. */
  void     (*draw)            (RungTimePane         *self,
                               GtkSnapshot          *snapshot);
  /* Optional: what is under a point of the widget.  TRUE when something is, even if one
   * cannot take hold of it.  The axis, and pauses where nothing is, are the pane's own. */
  gboolean (*pick)            (RungTimePane         *self,
                               double                x,
                               double                y,
                               RungTimeTarget       *target);
  /* Moves the focus from thing to thing, not from widget to widget: what is out of view is
   * brought into view first (rung_time_pane_reveal(), rung_time_pane_place_now()).
   * Returns FALSE when the focus should leave the pane. */
  gboolean (*move_focus)      (RungTimePane         *self,
                               GtkDirectionType      direction);
};

/* What is looked at */
void          rung_time_pane_set_limits    (RungTimePane       *self,
                                            RungTimeView        limits); /* the view stays if it can */
RungTimeView  rung_time_pane_get_limits    (RungTimePane       *self);
void          rung_time_pane_set_view      (RungTimePane       *self,
                                            RungTimeView        view);   /* at once */
void          rung_time_pane_show_view     (RungTimePane       *self,
                                            RungTimeView        view);   /* moves there if animations are wanted */
RungTimeView  rung_time_pane_get_view      (RungTimePane       *self);   /* where it is moving to, if it moves */
gboolean      rung_time_pane_is_moving     (RungTimePane       *self);   /* there */
void          rung_time_pane_zoom_by       (RungTimePane       *self,
                                            double              factor,
                                            double              anchor_x);
void          rung_time_pane_step_zoom     (RungTimePane       *self,
                                            int                 steps);  /* > 0 closer; around the focus, today or the middle */
void          rung_time_pane_show_day      (RungTimePane       *self,
                                            guint32             day);    /* in the middle */
void          rung_time_pane_pan_by        (RungTimePane       *self,
                                            double              days);
void          rung_time_pane_reveal        (RungTimePane       *self,
                                            RungSpan            span,    /* an empty one: only up and down */
                                            double              top,     /* of the content */
                                            double              bottom);

/* What every pane shows */
void          rung_time_pane_set_today     (RungTimePane       *self,
                                            guint32             today);
guint32       rung_time_pane_get_today     (RungTimePane       *self);
void          rung_time_pane_set_pauses    (RungTimePane       *self,
                                            GPtrArray          *pauses); /* of RungRecord, by first day; referred to */
guint         rung_time_pane_get_n_pauses  (RungTimePane       *self);
RungRecord   *rung_time_pane_get_pause     (RungTimePane       *self,
                                            guint               position);
gboolean      rung_time_pane_focus_pause   (RungTimePane       *self,
                                            guint               position);
int           rung_time_pane_get_focus_pause (RungTimePane     *self); /* -1: the focus is elsewhere */

/* For subclasses */
void          rung_time_pane_set_inset     (RungTimePane       *self,
                                            int                 inset_px); /* where the scale begins, and as far from the other side it ends */
RungTimescale rung_time_pane_get_scale     (RungTimePane       *self);   /* in pixels; positions from the leading edge, without the inset */
double        rung_time_pane_get_x         (RungTimePane       *self,
                                            double              day);    /* in the widget, mirrored if need be */
double        rung_time_pane_get_day       (RungTimePane       *self,
                                            double              x);      /* the opposite; its fraction a part of that day */
double        rung_time_pane_get_top       (RungTimePane       *self);   /* what is scrolled away of the content */
double        rung_time_pane_get_axis_height (RungTimePane     *self);
void          rung_time_pane_add_child     (RungTimePane       *self,
                                            GtkWidget          *child);
/* A child below pauses and today's line: what they mark the days of, not words. */
void          rung_time_pane_add_ground    (RungTimePane       *self,
                                            GtkWidget          *child);
void          rung_time_pane_place_child   (RungTimePane       *self,    /* only within place() */
                                            GtkWidget          *child,
                                            int                 x,       /* in the widget */
                                            int                 y,       /* of the content */
                                            int                 width,
                                            int                 height);
void          rung_time_pane_queue_measure (RungTimePane       *self);   /* what is shown changed */
void          rung_time_pane_queue_place   (RungTimePane       *self);
void          rung_time_pane_place_now     (RungTimePane       *self);

/* For who drags */
gboolean      rung_time_pane_pick          (RungTimePane       *self,
                                            double              x,
                                            double              y,
                                            RungTimeTarget     *target); /* always fills it; FALSE: nothing to take hold of */
RungTimePart  rung_time_pane_find_part     (RungTimePane       *self,
                                            double              left,
                                            double              width,
                                            double              x);      /* which part of a thing x is at */
/* Shows a thing at another span than the plan's, until cleared.  One at a time. */
void          rung_time_pane_set_preview   (RungTimePane       *self,
                                            const char         *uid,
                                            RungSpan            span);
void          rung_time_pane_set_ghost     (RungTimePane       *self,
                                            const char         *lane_uid,
                                            RungSpan            span);
void          rung_time_pane_clear_preview (RungTimePane       *self);   /* the ghost too */
/* Words that float over the pane beside a point of it: what the hand is about to do. */
void          rung_time_pane_set_hint      (RungTimePane       *self,
                                            const char         *text,    /* nullable: none */
                                            double              x,
                                            double              y);
gboolean      rung_time_pane_get_preview   (RungTimePane       *self,
                                            const char         *uid,
                                            RungSpan           *span);   /* changed only when TRUE */
const char   *rung_time_pane_get_preview_uid (RungTimePane     *self);   /* nullable */
const char   *rung_time_pane_get_ghost     (RungTimePane       *self,
                                            RungSpan           *span);   /* nullable: the lane's uid */

G_END_DECLS
