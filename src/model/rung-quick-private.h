/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-quick.h"

G_BEGIN_DECLS

/* The line, in pieces that carry all that the grammars ask about them. */
typedef enum
{
  RUNG_TOKEN_NONE, /* beyond an end, or not to be understood (again) */
  RUNG_TOKEN_SPACE,
  RUNG_TOKEN_WORD,   /* letters, but not Han ones */
  RUNG_TOKEN_NUMBER, /* digits, full-width ones too */
  RUNG_TOKEN_HAN,    /* one character */
  RUNG_TOKEN_SIGN,   /* one character, anything else */
} RungTokenType;

typedef struct
{
  gsize         start, end; /* bytes of the text */
  RungTokenType type;
  gunichar      c;          /* HAN, SIGN: the character; full-width ones in their plain form */
  char          word[12];   /* WORD: in small letters; "" if it is longer or not ASCII */
  gboolean      is_capital; /* WORD: begins with a capital letter */
  int           number;     /* NUMBER: its value; -1 with more than six digits */
  guint         n_digits;
  gboolean      is_literal; /* just a word: quoted, or behind a backslash */
  gboolean      is_used;    /* in a span */
  gboolean      is_cut;     /* in one that was understood */
} RungToken;

typedef struct
{
  const char    *text;
  GArray        *tokens; /* of RungToken */
  guint32        today;
  RungQuickKind  kind;
} RungQuickReader;

/* Whether "March" is all of it, its first day or its last one. */
typedef enum { RUNG_EDGE_NONE, RUNG_EDGE_FIRST, RUNG_EDGE_LAST } RungQuickEdge;

/* A day or a period as it was written.  Either first_day is set, or month, day and year
 * say what they know, and rung_quick_date_place() finds the days. */
typedef struct
{
  guint         end;               /* the token behind it */
  guint32       first_day, last_day;
  int           year;              /* 0: not said */
  int           month, last_month; /* 0: not said */
  int           day;               /* 0: the whole */
  RungQuickEdge edge;
  gboolean      is_period;
  gboolean      is_weekday;   /* only that */
  gboolean      is_marked;    /* says itself what it is: "within two weeks", 三天内 */
  gboolean      needs_marker; /* alone it is not clear enough: "March", "2027" */
  gboolean      may_be_name;  /* "May", when a capitalized word follows */
  gboolean      must_end;     /* only with nothing but signs behind it */
  gboolean      is_chinese;
} RungQuickDate;

/* --- rung-quick-tokens.c */
GArray          *rung_quick_read_tokens (const char            *text) G_GNUC_WARN_UNUSED_RESULT;
/* Never NULL: what cannot be read is of type NONE. */
const RungToken *rung_quick_peek        (const RungQuickReader *self,
                                         guint                  at);
gboolean         rung_quick_is_sign     (const RungQuickReader *self,
                                         guint                  at,
                                         gunichar               c);
guint            rung_quick_skip_space  (const RungQuickReader *self,
                                         guint                  at);
/* These move on when they find what they look for. */
gboolean         rung_quick_take_space  (const RungQuickReader *self,
                                         guint                 *at);
gboolean         rung_quick_take_sign   (const RungQuickReader *self,
                                         guint                 *at,
                                         gunichar               c);
gboolean         rung_quick_take_word   (const RungQuickReader *self,
                                         guint                 *at,
                                         const char            *word);
gboolean         rung_quick_take_words  (const RungQuickReader *self,
                                         guint                 *at,
                                         const char            *words); /* a space between */
gboolean         rung_quick_take_han    (const RungQuickReader *self,
                                         guint                 *at,
                                         const char            *characters);
gboolean         rung_quick_is_one_of   (const RungQuickReader *self,
                                         guint                  at,
                                         const char            *characters);
char            *rung_quick_fold        (const char            *text,
                                         gssize                 length) G_GNUC_WARN_UNUSED_RESULT;

/* --- rung-quick-date.c */
gboolean rung_quick_read_date    (const RungQuickReader *self,
                                  guint                  at,
                                  RungQuickDate         *date);
gboolean rung_quick_date_place   (RungQuickDate         *date,
                                  RungQuickPart          part,
                                  guint32                today,
                                  guint32               *first_day,
                                  guint32               *last_day);
gboolean rung_quick_is_year      (const RungToken       *token);
/* The week, month, quarter or year that lies so many after today's. */
typedef enum { RUNG_UNIT_NONE, RUNG_UNIT_DAY, RUNG_UNIT_WEEK, RUNG_UNIT_MONTH, RUNG_UNIT_QUARTER, RUNG_UNIT_YEAR } RungQuickUnit;
void     rung_quick_set_period   (const RungQuickReader *self,
                                  RungQuickDate         *date,
                                  RungQuickUnit          unit,
                                  int                    offset);
gboolean rung_quick_set_distance (const RungQuickReader *self,
                                  RungQuickDate         *date,
                                  RungQuickUnit          unit,
                                  int                    count);
void     rung_quick_set_day      (RungQuickDate         *date,
                                  guint32                day);
/* The next such day, or for a win the last one; today is neither. */
void     rung_quick_set_weekday  (const RungQuickReader *self,
                                  RungQuickDate         *date,
                                  int                    weekday);
void     rung_quick_set_weekday_of (const RungQuickReader *self,
                                    RungQuickDate         *date,
                                    int                    weekday,
                                    int                    weeks);
/* --- rung-quick-english.c, rung-quick-chinese.c */
gboolean rung_quick_read_english (const RungQuickReader *self,
                                  guint                  at,
                                  RungQuickDate         *date);
gboolean rung_quick_read_chinese (const RungQuickReader *self,
                                  guint                  at,
                                  RungQuickDate         *date);

/* --- rung-quick-mark.c: what a day is for */
typedef struct
{
  guint          first, end; /* tokens */
  RungQuickPart  part;
  RungQuickDate  start, due; /* which of them counts follows from the part; a win's is due */
  gboolean       is_before;  /* due before the first day of it, not on its last */
} RungQuickMarked;

gboolean rung_quick_read_marked  (const RungQuickReader *self,
                                  guint                  at,
                                  RungQuickMarked       *marked);
gboolean rung_quick_read_at_end  (const RungQuickReader *self,
                                  guint                  at,
                                  guint                  end,
                                  RungQuickMarked       *marked);
gboolean rung_quick_read_at_start (const RungQuickReader *self,
                                   guint                  at,
                                   RungQuickMarked       *marked);

/* --- rung-quick-name.c: responsibilities by what people call them */
typedef struct _RungQuickNames RungQuickNames;
RungQuickNames *rung_quick_names_new  (RungPlan       *plan,
                                       guint32         today) G_GNUC_WARN_UNUSED_RESULT;
void            rung_quick_names_free (RungQuickNames *self);
/* Those that match best; empty: none. */
GPtrArray      *rung_quick_names_find (RungQuickNames *self,
                                       const char     *name,
                                       gssize          length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
