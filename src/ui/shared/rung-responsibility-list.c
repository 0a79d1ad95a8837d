/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Most goals are for the role somebody has or the one somebody wants: those come first. */

#include "rung-responsibility-list.h"

#include "rung-phrases.h"
#include "rung-ui.h"

static void
append_role (GPtrArray  *uids,
             RungPlan   *plan,
             RungRecord *role)
{
  g_autoptr(GPtrArray) records = NULL;

  if (role == NULL)
    return;
  records = rung_plan_list_responsibilities (plan, rung_record_get_uid (role), FALSE);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (uids, g_strdup (rung_record_get_uid (g_ptr_array_index (records, i))));
}

/**
 * rung_responsibility_list_uids:
 * @plan: a plan
 * @today: decides which role is the current one
 *
 * Lists what a goal can be for: the current role's responsibilities, the target role's,
 * then the others by the ladder.
 *
 * Returns: (transfer full) (element-type utf8): uids
 */
GPtrArray *
rung_responsibility_list_uids (RungPlan *plan,
                               guint32   today)
{
  GPtrArray *uids = g_ptr_array_new_with_free_func (g_free);
  RungRecord *current = rung_plan_get_current_role (plan, today);
  RungRecord *target = rung_plan_get_target_role (plan);
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (plan, FALSE);

  append_role (uids, plan, current);
  if (target != current)
    append_role (uids, plan, target);
  for (guint i = 0; i < roles->len; i++)
    {
      RungRecord *role = g_ptr_array_index (roles, i);

      if (role != current && role != target)
        append_role (uids, plan, role);
    }
  return uids;
}

char *
rung_responsibility_list_name (RungPlan   *plan,
                               const char *uid)
{
  RungRecord *responsibility = rung_plan_find_record (plan, RUNG_KIND_RESPONSIBILITY, uid);
  RungRecord *role;

  if (responsibility == NULL)
    return g_strdup ("");
  role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (responsibility, RUNG_RESPONSIBILITY_ROLE));
  return g_strdup_printf ("%s · %s",
                          role != NULL ? rung_record_title (role, rung_ui_get_language ()) : "",
                          rung_record_title (responsibility, rung_ui_get_language ()));
}

GtkStringList *
rung_responsibility_list_names (RungPlan  *plan,
                                GPtrArray *uids)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < uids->len; i++)
    gtk_string_list_take (names, rung_responsibility_list_name (plan, g_ptr_array_index (uids, i)));
  return names;
}
