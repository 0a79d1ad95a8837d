/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "rung-timescale.h"

G_BEGIN_DECLS

/* Words in one language.  The model and the reports write sentences but know no
 * catalogue: whoever calls them hands over the words.  workspace/rung-translator
 * makes one from an installed catalogue, or from the screen's own language.
 * Callers mark texts for xgettext with N_() / NC_() from <glib/gi18n.h>. */
typedef struct _RungWords RungWords;

struct _RungWords
{
  /* context nullable.  Returns msgid itself when there is no translation.
   * The result lives as long as the words do. */
  const char *(*lookup)        (RungWords  *self,
                                const char *context,
                                const char *msgid);
  const char *(*lookup_plural) (RungWords  *self,
                                const char *msgid,
                                const char *msgid_plural,
                                gulong      n);
  const char *language; /* BCP 47: picks localized text */
};

/* English without any catalogue; static, for tests and as a last resort. */
RungWords  *rung_words_get_english (void);

/* G_GNUC_FORMAT lets the compiler check a translated format against its arguments. */
const char *rung_words_get      (RungWords  *self,
                                 const char *msgid) G_GNUC_FORMAT (2);
const char *rung_words_get_in_context (RungWords  *self,
                                       const char *context,
                                       const char *msgid) G_GNUC_FORMAT (3);
const char *rung_words_get_plural (RungWords  *self,
                                   const char *msgid,
                                   const char *msgid_plural,
                                   gulong      n) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

gboolean    rung_words_is_right_to_left (RungWords *self);

typedef enum
{
  RUNG_DATE_FULL,        /* 14 November 2026 */
  RUNG_DATE_MEDIUM,      /* 14 Nov 2026 */
  RUNG_DATE_SHORT,       /* 14 Nov: for days of the current year */
  RUNG_DATE_MONTH,       /* November 2026 */
  RUNG_DATE_SHORT_MONTH, /* Nov 2026 */
  RUNG_DATE_MONTH_NAME,  /* Nov: a tick inside a year */
  RUNG_DATE_YEAR,        /* 2026 */
} RungDateStyle;

char *rung_words_format_day (RungWords     *self,
                             guint32        day,
                             RungDateStyle  style) G_GNUC_WARN_UNUSED_RESULT;
/* Short in today's year, medium else. */
char *rung_words_format_near_day (RungWords *self,
                                  guint32    day,
                                  guint32    today) G_GNUC_WARN_UNUSED_RESULT;
/* A label on the time axis: "2026", "Nov", "Nov 2026", "23 Nov", "Mon 23". */
char *rung_words_format_tick (RungWords    *self,
                              guint32       day,
                              RungTickUnit  unit,
                              gboolean      with_year) G_GNUC_WARN_UNUSED_RESULT;
/* What the labels of such ticks leave out: "2026", "Nov 2026"; NULL if nothing. */
char *rung_words_format_tick_context (RungWords    *self,
                                      guint32       day,
                                      RungTickUnit  unit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
