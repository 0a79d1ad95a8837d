/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"

G_BEGIN_DECLS

/* The languages a ladder is edited in. */
const char *rung_language_get_name (const char *tag); /* "Deutsch"; the tag itself if unknown */
/* Adds a tag at the end, unless it stands there in whatever case. */
void        rung_languages_add     (GPtrArray  *languages, /* of char *, owned */
                                    const char *tag);
/* Adds those of the plan's ladder and of the screen; gives whether there were new ones. */
gboolean    rung_languages_follow  (GPtrArray  *languages,
                                    RungPlan   *plan);

G_END_DECLS
