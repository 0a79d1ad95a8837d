/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-index.h"
#include "rung-sqlite.h"

G_BEGIN_DECLS

/* Shared by rung-index.c (the file), rung-index-write.c (what goes in) and
 * rung-index-find.c (what comes out).
 *
 * A row of words is numbered by what is asked for together and in which order, so that every
 * question is a walk down a range of numbers that can stop early:
 *
 *   plan 14 bits | kind 5 | is it the title alone 1 | is it open 1 | the younger the larger 41
 *
 * A record with more text than its title has two rows, its title alone and the whole. */
#define RUNG_INDEX_PLAN_SHIFT 48
#define RUNG_INDEX_KIND_SHIFT 43
#define RUNG_INDEX_TITLE_BIT  (G_GINT64_CONSTANT (1) << 42)
#define RUNG_INDEX_OPEN_BIT   (G_GINT64_CONSTANT (1) << 41)
#define RUNG_INDEX_AGE_MASK   (RUNG_INDEX_OPEN_BIT - 1)
#define RUNG_INDEX_MAX_PLANS  ((1 << 14) - 1)

typedef enum
{
  RUNG_INDEX_BEGIN,
  RUNG_INDEX_COMMIT,
  RUNG_INDEX_FIND_PLAN,
  RUNG_INDEX_ADD_PLAN,
  RUNG_INDEX_SET_PLAN,
  RUNG_INDEX_DROP_PLAN,
  RUNG_INDEX_LIST_PLANS,
  RUNG_INDEX_LIST_RECORDS,
  RUNG_INDEX_FIND_RECORD,
  RUNG_INDEX_GET_RECORD,
  RUNG_INDEX_HAS_RECORDS,
  RUNG_INDEX_ADD_RECORD,
  RUNG_INDEX_DROP_RECORD,
  RUNG_INDEX_ADD_WORDS,
  RUNG_INDEX_DROP_WORDS,
  RUNG_INDEX_GET_WORDS,
  RUNG_INDEX_FIND_WORDS,
  RUNG_INDEX_ADD_LINK,
  RUNG_INDEX_DROP_LINK,
  RUNG_INDEX_DROP_LINKS,
  RUNG_INDEX_FIND_LINK,
  RUNG_INDEX_GET_COUNTER,
  RUNG_INDEX_SET_COUNTER,
  RUNG_INDEX_N_STATEMENTS
} RungIndexStatement;

struct _RungIndex
{
  char         *path; /* (nullable): in memory */
  sqlite3      *db;   /* NULL when not even memory could be had */
  gboolean      is_kept;
  gboolean      was_remade;
  sqlite3_stmt *statements[RUNG_INDEX_N_STATEMENTS];
};

/* Prepared on first use, rewound; NULL with an error. */
sqlite3_stmt *rung_index_prepare  (RungIndex           *self,
                                   RungIndexStatement   which,
                                   GError             **error);
gboolean      rung_index_run      (RungIndex           *self,
                                   sqlite3_stmt        *stmt,
                                   GError             **error);
gboolean      rung_index_is_there (RungIndex           *self,
                                   GError             **error);
/* 0 when the index has nothing of that plan. */
gboolean      rung_index_find_plan (RungIndex          *self,
                                    const char         *plan_path,
                                    gint64             *number,
                                    char              **stamp,
                                    GError            **error);

G_END_DECLS
