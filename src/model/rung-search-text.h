/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-record.h"
#include "rung-words.h"

G_BEGIN_DECLS

typedef enum
{
  RUNG_SEARCH_OPEN,
  RUNG_SEARCH_DONE,    /* done or dropped; found after what is open */
  RUNG_SEARCH_HIDDEN,  /* of the ladder, and hidden */
} RungSearchState;

/* What there is to find in one record. */
typedef struct
{
  char           *title;     /* what the record is called, in every language, a line each */
  char           *languages; /* (nullable): tags of those lines, a space between */
  char           *text;      /* all its other texts, a line or more each; may be empty */
  const char     *owner;     /* (nullable): uid of what it belongs to; the record's */
  RungSearchState state;
  gint64          age_rank;  /* the larger comes first among its like: newer, or earlier on the ladder */
} RungSearchText;

gboolean rung_search_text_init      (RungSearchText   *self,
                                     const RungRecord *record);
void     rung_search_text_clear     (RungSearchText   *self);
char    *rung_search_text_pick      (const char       *title,
                                     const char       *languages,
                                     const char       *language) G_GNUC_WARN_UNUSED_RESULT;
guint    rung_search_get_group      (RungKind          kind);
const char *rung_search_phrase_group (RungWords       *words,
                                      RungKind         kind); /* "Goals" */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RungSearchText, rung_search_text_clear)

G_END_DECLS
