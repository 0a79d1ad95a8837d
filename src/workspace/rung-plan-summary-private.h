/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-library.h"

G_BEGIN_DECLS

/* @snapshot NULL: the file could not be read because of @error. */
RungPlanSummary *rung_plan_summary_new       (const char      *path,
                                              const char      *stamp,
                                              RungSnapshot    *snapshot,
                                              const GError    *error,
                                              guint32          today) G_GNUC_WARN_UNUSED_RESULT;
/* When, and on which day, the file was read. */
const char      *rung_plan_summary_get_stamp (RungPlanSummary *self);

G_END_DECLS
