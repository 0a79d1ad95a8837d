/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "rung-plan-report.h"

/* What the tests of documents share: plans, and looking into a PDF with poppler's
 * programs, which know nothing of how it was made. */

typedef struct
{
  char *folder; /* of this test alone */
} Folder;

Folder       *folder_new       (void);
void          folder_free      (Folder *self);
char         *folder_path      (Folder *self, const char *name);
guint         folder_count     (Folder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

RungSnapshot *read_sample      (const char *name, const char *language);
RungSnapshot *make_small_plan  (const char *title); /* a plan record and nothing else */
RungSnapshot *with_records     (RungSnapshot *snapshot, RungRecord *first, ...) G_GNUC_NULL_TERMINATED; /* takes the records */
char         *run_tool         (const char *first, ...) G_GNUC_NULL_TERMINATED; /* its output */
GBytes       *make_pdf         (RungSnapshot *snapshot, RungWords *words, const char *paper, guint *n_pages);
GBytes       *unpack_pdf       (GBytes *pdf, Folder *folder); /* the same, nothing compressed */
char         *read_pdf_text    (GBytes *pdf, Folder *folder, int page); /* 0: all pages */
guint         count_matches    (const char *text, const char *pattern);
