/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "rung-plan-report.h"
#include "rung-timeline.h"

G_BEGIN_DECLS

/* What a picture of the timeline shows, and how large it is. */
typedef struct
{
  guint32     from, to;  /* both inclusive; RUNG_NO_DAY: by the zoom */
  RungZoom    zoom;
  const char *role_uid;  /* (nullable): an opened role instead of the career */
  gboolean    dark;
  int         width_px;
  int         height_px; /* 0: as high as it has to be */
} RungTimelinePicture;

#define RUNG_PICTURE_DEFAULT_WIDTH 1200
#define RUNG_PICTURE_LEAST_WIDTH 200
#define RUNG_PICTURE_LEAST_HEIGHT 150
#define RUNG_PICTURE_MOST_PIXELS 20000 /* in one direction */
#define RUNG_PICTURE_MOST_YEARS 200    /* at a time: more ticks than that are a grey wall */

/* Draws a whole career into a box of any Cairo surface. */
void     rung_timeline_draw  (cairo_t *cr, const RungTimeline *timeline, RungWords *words, double width, double height);
/* What is seen as .png or .svg by the file's ending, written beside and renamed; private left out.  Any thread. */
gboolean rung_timeline_export (RungSnapshot *snapshot, RungWords *words, guint32 today, const RungTimelinePicture *picture, const char *path, GError **error);

G_END_DECLS
