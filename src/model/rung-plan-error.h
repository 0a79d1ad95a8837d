/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-plan.h"

G_BEGIN_DECLS

/* What a RUNG_PLAN_ERROR was made of, for whoever says it in another language.  @types
 * has a letter for each argument: t a text, k the name of a kind, f that of a field, d a
 * day in ISO 8601. */
typedef struct
{
  const char *form;      /* with %s for each argument; NULL: there is only the message */
  const char *types;
  GStrv       arguments;
  guint       kind;      /* of the record it is about; RUNG_N_KINDS: about none */
  char       *title;     /* of that record; nullable */
} RungPlanErrorPrivate;

/* FALSE always. */
gboolean rung_plan_refuse (GError           **error,
                           RungPlanError      code,
                           const RungRecord  *about,
                           const char        *form,
                           const char        *types,
                           ...);
const RungPlanErrorPrivate *rung_plan_error_get_parts (const GError *error);

char    *rung_plan_error_fill_in (const char        *form,
                                  const char *const *arguments) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
