/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day is a calendar day without a time zone, a Julian day number as
 * g_date_get_julian() gives it.  0 is "no day". */

#define RUNG_NO_DAY 0

/* A half-open span of days: first, and the day after the last.  An open end is
 * RUNG_DAY_FOREVER. */
typedef struct
{
  guint32 first;
  guint32 end; /* exclusive; > first unless the span is empty */
} RungSpan;

#define RUNG_DAY_FOREVER G_MAXUINT32

guint32  rung_day_new          (int         year,
                                int         month,
                                int         day);
void     rung_day_get          (guint32     day,
                                int        *year,
                                int        *month,
                                int        *day_of_month);
guint32  rung_day_from_text    (const char *iso);
char    *rung_day_to_text      (guint32     day) G_GNUC_WARN_UNUSED_RESULT;
guint32  rung_day_add_months   (guint32     day,
                                int         months);
int      rung_day_months_between (guint32   from,
                                  guint32   to);
int      rung_day_get_weekday  (guint32     day); /* 1 Monday to 7 Sunday */
guint32  rung_day_last_of_quarter (guint32  day);
gboolean rung_instant_from_text (const char *iso,
                                 gint64     *instant_usec);
char    *rung_instant_to_text  (gint64      instant_usec) G_GNUC_WARN_UNUSED_RESULT;
guint32  rung_instant_get_day  (gint64      instant_usec); /* in UTC */
RungSpan rung_span_new         (guint32     first,
                                guint32     last);  /* both inclusive; last 0 = open */
guint32  rung_span_get_length  (RungSpan    span);
gboolean rung_span_overlaps    (RungSpan    a,
                                RungSpan    b);
gboolean rung_span_touches     (RungSpan    a,
                                RungSpan    b);  /* one starts the day after the other ends */
gboolean rung_span_contains    (RungSpan    span,
                                guint32     day);

G_END_DECLS
