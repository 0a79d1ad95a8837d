/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One look at all plans: what is to be told now, what was told and is no longer so, and when
 * to look again.
 *
 * 1. Plans are only read.  One that cannot be read keeps what is remembered of it.
 * 2. Remembered on disk, then told: should the rest fail, a reminder is lost, not repeated
 *    for ever.
 * 3. Once a day, at the person's time, or when the computer is next on.  Edits and settings
 *    during the day make nothing pop up; they only take back what is no longer true. */

#include "rung-reminding.h"

#include <string.h>

#include "rung-library.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-reminder-memory-private.h"
#include "rung-workspace.h"

typedef struct
{
  const RungReminderRules *rules;
  RungWords               *words;
  guint32                  today;
  guint                    told_kinds; /* of today's round, which are not to pop up again today */
  guint                    telling_kinds;
  gboolean                 names_plan; /* there are several */
  RungReminderMemory      *memory;
  GHashTable              *standing; /* keys of what is true today, or could not be looked at */
  RungRound               *round;
} Look;

static void
notice_free (RungNotice *self)
{
  g_free (self->id);
  g_free (self->plan_uid);
  g_free (self->goal_uid);
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

static RungRound *
round_new (void)
{
  RungRound *self = g_new0 (RungRound, 1);

  self->tell = g_ptr_array_new_with_free_func ((GDestroyNotify) notice_free);
  self->withdraw = g_ptr_array_new_with_free_func (g_free);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  return self;
}

void
rung_round_free (RungRound *self)
{
  g_ptr_array_unref (self->tell);
  g_ptr_array_unref (self->withdraw);
  g_ptr_array_unref (self->errors);
  g_free (self);
}

/* --- Notices --- */

static char *
build_key (RungPlan           *plan,
           const RungReminder *reminder)
{
  g_autofree char *key = rung_reminder_dup_key (reminder);

  return g_strjoin (":", rung_plan_get_uid (plan), key, NULL);
}

static RungNotice *
notice_new (RungPlan         *plan,
            RungReminderKind  kind,
            const char       *goal_uid)
{
  RungNotice *self = g_new0 (RungNotice, 1);

  self->kind = kind;
  self->plan_uid = g_strdup (rung_plan_get_uid (plan));
  self->goal_uid = g_strdup (goal_uid);
  self->id = g_strjoin (":", rung_reminder_kind_get_name (kind), self->plan_uid, goal_uid, NULL);
  return self;
}

static void
name_plan (Look       *look,
           RungNotice *notice,
           RungPlan   *plan)
{
  g_autofree char *body = g_steal_pointer (&notice->body);
  const char *title = rung_record_get_text (rung_plan_get_record (plan), RUNG_PLAN_TITLE);

  notice->body = !look->names_plan ? g_steal_pointer (&body)
                 : *body != '\0'   ? g_strdup_printf ("%s · %s", body, title) : g_strdup (title);
}

static void
add_notice (Look       *look,
            RungPlan   *plan,
            RungNotice *notice,
            GPtrArray  *reminders)
{
  RungReminderMark mark = { .told_day = look->today };

  name_plan (look, notice, plan);
  for (guint i = 0; i < reminders->len; i++)
    {
      g_autofree char *key = build_key (plan, reminders->pdata[i]);

      rung_reminder_memory_set_mark (look->memory, key, notice->id, mark);
    }
  g_ptr_array_add (look->round->tell, notice);
}

static void
tell_one (Look         *look,
          RungPlan     *plan,
          RungReminder *reminder)
{
  RungNotice *notice = notice_new (plan, reminder->kind, reminder->goal_uid);
  g_autoptr(GPtrArray) alone = g_ptr_array_new ();

  notice->n_goals = reminder->goal_uid != NULL ? 1 : 0;
  notice->title = rung_phrase_reminder_title (look->words, plan, reminder, look->rules);
  notice->body = rung_phrase_reminder_body (look->words, plan, reminder, look->today);
  g_ptr_array_add (alone, reminder);
  add_notice (look, plan, notice, alone);
}

static void
tell_sum (Look             *look,
          RungPlan         *plan,
          RungReminderKind  kind,
          GPtrArray        *reminders)
{
  RungNotice *notice = notice_new (plan, kind, NULL);

  notice->n_goals = reminders->len;
  notice->title = rung_phrase_reminders_title (look->words, kind, reminders->len);
  notice->body = rung_phrase_reminders_body (look->words, plan, reminders, look->rules);
  add_notice (look, plan, notice, reminders);
}

static void
tell (Look             *look,
      RungPlan         *plan,
      RungReminderKind  kind,
      GPtrArray        *reminders)
{
  if (reminders->len > RUNG_REMIND_MAX_SINGLE)
    tell_sum (look, plan, kind, reminders);
  else
    for (guint i = 0; i < reminders->len; i++)
      tell_one (look, plan, reminders->pdata[i]);
}

/* --- Plans --- */

static gboolean
find_mark (Look             *look,
           RungPlan         *plan,
           RungReminder     *reminder,
           RungReminderMark *mark)
{
  g_autofree char *key = build_key (plan, reminder);

  return rung_reminder_memory_get_mark (look->memory, key, mark);
}

/* The first day on which it is told after this round. */
static void
expect (Look         *look,
        RungPlan     *plan,
        RungReminder *reminder)
{
  RungReminderMark mark;
  gboolean was_told = find_mark (look, plan, reminder, &mark);
  gboolean is_over = (look->told_kinds & (1u << reminder->kind)) != 0;
  guint32 next = rung_reminder_get_next (reminder, was_told ? &mark : NULL, plan, is_over ? look->today + 1 : look->today);

  if (next != RUNG_NO_DAY && (look->round->next_day == RUNG_NO_DAY || next < look->round->next_day))
    look->round->next_day = next;
}

static gboolean
is_to_be_told (Look         *look,
               RungPlan     *plan,
               RungReminder *reminder)
{
  RungReminderMark mark;
  gboolean was_told = find_mark (look, plan, reminder, &mark);

  return (look->telling_kinds & (1u << reminder->kind)) != 0 &&
         rung_reminder_get_next (reminder, was_told ? &mark : NULL, plan, look->today) == look->today;
}

static void
look_at_plan (Look     *look,
              RungPlan *plan)
{
  g_autoptr(GPtrArray) list = rung_reminders_list (plan, look->rules, look->today);

  for (guint kind = 0; kind < RUNG_N_REMINDER_KINDS; kind++)
    {
      g_autoptr(GPtrArray) told = g_ptr_array_new ();

      for (guint i = 0; i < list->len; i++)
        if (((RungReminder *) list->pdata[i])->kind == kind && is_to_be_told (look, plan, list->pdata[i]))
          g_ptr_array_add (told, list->pdata[i]);
      tell (look, plan, kind, told);
    }
  for (guint i = 0; i < list->len; i++)
    {
      if (rung_reminder_stands (list->pdata[i], look->today))
        g_hash_table_add (look->standing, build_key (plan, list->pdata[i]));
      expect (look, plan, list->pdata[i]);
    }
}

static void
keep_all_of (Look       *look,
             const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_auto(GStrv) keys = rung_reminder_memory_list (look->memory);
  gsize length = strlen (name) - strlen (".rung");

  for (guint i = 0; keys[i] != NULL; i++)
    if (strncmp (keys[i], name, length) == 0 && keys[i][length] == ':')
      g_hash_table_add (look->standing, g_strdup (keys[i]));
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_plan_files (void)
{
  const char *folder = rung_paths_get_plans_dir ();
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".rung") && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static gboolean
is_sample (RungPlan *plan)
{
  return rung_record_get_boolean (rung_plan_get_record (plan), RUNG_PLAN_SAMPLE);
}

/* Samples are left out here already: they do not count as another plan either. */
static GPtrArray *
read_plans (Look *look)
{
  g_autoptr(GPtrArray) paths = list_plan_files ();
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RungSnapshot) snapshot = rung_workspace_read (paths->pdata[i], &error);
      g_autoptr(RungPlan) plan = snapshot != NULL ? rung_plan_new (snapshot) : NULL;

      if (plan != NULL && !is_sample (plan))
        g_ptr_array_add (plans, g_steal_pointer (&plan));
      else if (error != NULL)
        {
          keep_all_of (look, paths->pdata[i]);
          g_ptr_array_add (look->round->errors, g_steal_pointer (&error));
        }
    }
  return plans;
}

/* --- What is no longer true --- */

static gboolean
is_told_now (RungRound  *round,
             const char *notice_id)
{
  for (guint i = 0; i < round->tell->len; i++)
    if (strcmp (((RungNotice *) round->tell->pdata[i])->id, notice_id) == 0)
      return TRUE;
  return FALSE;
}

/* A sum stays as long as one of what it told is true. */
static void
forget_the_past (Look *look)
{
  g_auto(GStrv) keys = rung_reminder_memory_list (look->memory);
  g_autoptr(GHashTable) alive = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  const char *id;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean stands = g_hash_table_contains (look->standing, keys[i]);
      char *notice = rung_reminder_memory_dup_notice (look->memory, keys[i]);

      if (notice != NULL)
        g_hash_table_add (stands ? alive : gone, notice);
      if (!stands)
        rung_reminder_memory_forget (look->memory, keys[i]);
    }
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (!g_hash_table_contains (alive, id) && !is_told_now (look->round, id))
      g_ptr_array_add (look->round->withdraw, g_strdup (id));
}

/* --- A round --- */

/* A kind that was switched on during the day is told yet; those before it are not again. */
static void
choose_kinds (Look          *look,
              RungRoundMode  mode)
{
  guint told_kinds = 0;

  if (rung_reminder_memory_get_round (look->memory, &told_kinds) != look->today)
    told_kinds = 0;
  if (mode == RUNG_ROUND_ALWAYS)
    look->telling_kinds = look->rules->kinds;
  else if (mode == RUNG_ROUND_DAILY)
    look->telling_kinds = look->rules->kinds & ~told_kinds;
  look->told_kinds = (told_kinds & look->rules->kinds) | look->telling_kinds;
}

static void
look_at_all (Look *look)
{
  g_autoptr(GPtrArray) plans = read_plans (look);

  look->names_plan = plans->len > 1;
  for (guint i = 0; i < plans->len; i++)
    look_at_plan (look, plans->pdata[i]);
  forget_the_past (look);
  if (look->telling_kinds != 0)
    rung_reminder_memory_set_round (look->memory, look->today, look->told_kinds);
}

/**
 * rung_reminding_look:
 * @rules: what the person wants to be reminded of
 * @words: the language
 * @today: the present day
 * @mode: whether to tell anything
 * @error: return location; #RUNG_STORE_ERROR or #G_FILE_ERROR when what was told cannot be
 *   remembered, and then nothing is to be told
 *
 * Looks at all plans of the folder but samples, and remembers what it gives back as told.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): what to tell and to take back
 */
RungRound *
rung_reminding_look (const RungReminderRules *rules,
                     RungWords               *words,
                     guint32                  today,
                     RungRoundMode            mode,
                     GError                 **error)
{
  g_autoptr(RungReminderMemory) memory = rung_reminder_memory_take (error);
  g_autoptr(GHashTable) standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(RungRound) round = round_new ();
  Look look = { rules, words, today, .memory = memory, .standing = standing, .round = round };

  if (memory == NULL)
    return NULL;
  choose_kinds (&look, mode);
  look_at_all (&look);
  if (!rung_reminder_memory_save (memory, error))
    return NULL;
  return g_steal_pointer (&round);
}

/**
 * rung_reminding_has_told:
 *
 * Returns: whether anything was ever told, so that there may be something to take back
 */
gboolean
rung_reminding_has_told (void)
{
  g_autofree char *path = rung_reminder_memory_dup_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * rung_reminding_put_off:
 * @notice_id: of a notification that was told
 * @until: the day on which to tell it again
 * @error: return location
 *
 * Remembers that all that one notification told is to be told again on a day, if it is
 * still so then.
 *
 * Returns: whether it is remembered; also when nothing is known of that notification
 */
gboolean
rung_reminding_put_off (const char  *notice_id,
                        guint32      until,
                        GError     **error)
{
  g_autoptr(RungReminderMemory) memory = rung_reminder_memory_take (error);
  g_auto(GStrv) keys = NULL;

  if (memory == NULL)
    return FALSE;
  keys = rung_reminder_memory_list (memory);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *notice = rung_reminder_memory_dup_notice (memory, keys[i]);
      RungReminderMark mark;

      if (g_strcmp0 (notice, notice_id) != 0 || !rung_reminder_memory_get_mark (memory, keys[i], &mark))
        continue;
      mark.wait_day = until;
      rung_reminder_memory_set_mark (memory, keys[i], notice_id, mark);
    }
  return rung_reminder_memory_save (memory, error);
}

/* --- The clock --- */

/**
 * rung_reminding_get_minute:
 *
 * Returns: minutes since local midnight
 */
guint
rung_reminding_get_minute (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

/**
 * rung_reminding_get_wait_usec:
 * @day: a Julian day
 * @minute: minutes since midnight
 *
 * Says how long it is until then where the person is.  A minute that a day does not have,
 * because clocks are put forward, is the one after.
 *
 * Returns: microseconds; 0 if that moment is past
 */
gint64
rung_reminding_get_wait_usec (guint32 day,
                              guint   minute)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  int days = (int) ((gint64) day - rung_clock_get_today ());
  g_autoptr(GDateTime) that_day = g_date_time_add_days (now, days);
  g_autoptr(GDateTime) moment =
    that_day != NULL ? g_date_time_new_local (g_date_time_get_year (that_day), g_date_time_get_month (that_day),
                                              g_date_time_get_day_of_month (that_day), minute / 60, minute % 60, 0) : NULL;

  return moment != NULL ? MAX (0, g_date_time_difference (moment, now)) : G_MAXINT64;
}
