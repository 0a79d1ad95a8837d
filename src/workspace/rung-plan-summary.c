/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line about one plan, read from its file without opening it: a value that
 * never changes.  It keeps what the line needs and lets the rest go. */

#include "rung-plan-summary-private.h"

#include <string.h>

#include "rung-text.h"

struct _RungPlanSummary
{
  GObject       parent_instance;
  char         *uid;
  char         *path;
  char         *stamp;
  char         *title;
  char         *owner;
  GVariant     *role_title; /* a{ss}, nullable */
  RungMetCount  met;
  guint         n_overdue;
  gboolean      is_sample;
  gboolean      is_mentee;
  GError       *error;
};

G_DEFINE_FINAL_TYPE (RungPlanSummary, rung_plan_summary, G_TYPE_OBJECT)

static void
rung_plan_summary_finalize (GObject *object)
{
  RungPlanSummary *self = RUNG_PLAN_SUMMARY (object);

  g_free (self->uid);
  g_free (self->path);
  g_free (self->stamp);
  g_free (self->title);
  g_free (self->owner);
  g_clear_pointer (&self->role_title, g_variant_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (rung_plan_summary_parent_class)->finalize (object);
}

static void
rung_plan_summary_class_init (RungPlanSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_plan_summary_finalize;
}

static void
rung_plan_summary_init (RungPlanSummary *self)
{
}

/* The file's name is the plan's uid: the plans folder is ours. */
static char *
get_uid_from_path (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".rung"))
    name[strlen (name) - strlen (".rung")] = '\0';
  return g_steal_pointer (&name);
}

static void
take_plan (RungPlanSummary *self,
           RungPlan        *plan,
           guint32          today)
{
  RungRecord *record = rung_plan_get_record (plan);
  RungRecord *role = rung_plan_get_current_role (plan, today);
  GVariant *role_title = role != NULL ? rung_record_get_variant (role, RUNG_ROLE_TITLE) : NULL;

  self->uid = g_strdup (rung_record_get_uid (record));
  self->title = g_strdup (rung_record_get_text (record, RUNG_PLAN_TITLE));
  self->owner = g_strdup (rung_record_get_text (record, RUNG_PLAN_OWNER));
  self->is_sample = rung_record_get_boolean (record, RUNG_PLAN_SAMPLE);
  self->is_mentee = rung_record_get_integer (record, RUNG_PLAN_KIND) == RUNG_PLAN_MENTEE;
  self->n_overdue = rung_progress_count_goals (plan, NULL, today).overdue;
  if (role_title != NULL)
    self->role_title = g_variant_ref (role_title);
  if (role != NULL)
    self->met = rung_progress_of_role (plan, rung_record_get_uid (role));
}

RungPlanSummary *
rung_plan_summary_new (const char   *path,
                       const char   *stamp,
                       RungSnapshot *snapshot,
                       const GError *error,
                       guint32       today)
{
  RungPlanSummary *self = g_object_new (RUNG_TYPE_PLAN_SUMMARY, NULL);

  self->path = g_strdup (path);
  self->stamp = g_strdup (stamp);
  if (snapshot != NULL)
    {
      g_autoptr(RungPlan) plan = rung_plan_new (snapshot);

      take_plan (self, plan, today);
    }
  else
    {
      self->uid = get_uid_from_path (path);
      self->title = g_strdup (self->uid);
      self->error = g_error_copy (error);
    }
  return self;
}

const char *
rung_plan_summary_get_stamp (RungPlanSummary *self)
{
  return self->stamp;
}

const char *
rung_plan_summary_get_uid (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), NULL);

  return self->uid;
}

const char *
rung_plan_summary_get_path (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), NULL);

  return self->path;
}

/**
 * rung_plan_summary_get_title:
 * @self: a summary
 *
 * Returns: (transfer none): the plan's title; of a file that could not be read,
 *   its name.  Never %NULL
 */
const char *
rung_plan_summary_get_title (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), NULL);

  return self->title != NULL ? self->title : self->uid;
}

const char *
rung_plan_summary_get_owner (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), NULL);

  return self->owner;
}

const char *
rung_plan_summary_get_role_title (RungPlanSummary *self,
                                  const char      *language)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), NULL);

  return self->role_title != NULL ? rung_text_pick (self->role_title, language) : NULL;
}

RungMetCount
rung_plan_summary_get_met (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), (RungMetCount) { 0 });

  return self->met;
}

guint
rung_plan_summary_get_overdue (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), 0);

  return self->n_overdue;
}

gboolean
rung_plan_summary_is_sample (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), FALSE);

  return self->is_sample;
}

gboolean
rung_plan_summary_is_mentee (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), FALSE);

  return self->is_mentee;
}

const GError *
rung_plan_summary_get_error (RungPlanSummary *self)
{
  g_return_val_if_fail (RUNG_IS_PLAN_SUMMARY (self), NULL);

  return self->error;
}
