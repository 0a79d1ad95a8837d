/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of what the person wants to be reminded, and when.  Quiet by default: each kind is switched
 * on by itself.  Where the settings are not installed, or those of an older Rung are, there
 * are the defaults instead of an abort. */

#include "rung-reminding.h"

#define DEFAULT_MINUTE      (9 * 60)
#define DEFAULT_DAYS_BEFORE 3

/* In the order of RungReminderKind. */
static const char *const keys[] = { "remind-overdue", "remind-due-soon", "remind-stalled", "remind-review" };

G_STATIC_ASSERT (G_N_ELEMENTS (keys) == RUNG_N_REMINDER_KINDS);

/**
 * rung_remind_settings_get:
 *
 * Finds the settings, which are kept for the life of the process.
 *
 * Returns: (transfer none) (nullable): them, or %NULL where they are not installed
 */
GSettings *
rung_remind_settings_get (void)
{
  static GSettings *settings;
  static gboolean is_looked_up;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (is_looked_up)
    return settings;
  is_looked_up = TRUE;
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, RUNG_APPLICATION_ID, TRUE);
  if (schema != NULL && g_settings_schema_has_key (schema, "remind-titles"))
    settings = g_settings_new_full (schema, NULL, NULL);
  return settings;
}

/**
 * rung_remind_settings_read:
 * @settings: (out caller-allocates): what the person wants now
 *
 * Reads the settings; quiet defaults where there are none.
 */
void
rung_remind_settings_read (RungRemindSettings *settings)
{
  GSettings *source = rung_remind_settings_get ();

  *settings = (RungRemindSettings) {
    .rules = { .days_before = DEFAULT_DAYS_BEFORE, .review_day = 1, .with_titles = TRUE },
    .minute = DEFAULT_MINUTE,
  };
  if (source == NULL)
    return;
  for (guint i = 0; i < RUNG_N_REMINDER_KINDS; i++)
    if (g_settings_get_boolean (source, keys[i]))
      settings->rules.kinds |= 1u << i;
  settings->rules.days_before = g_settings_get_int (source, "remind-days-before");
  settings->rules.review_day = g_settings_get_int (source, "remind-review-day");
  settings->rules.with_titles = g_settings_get_boolean (source, "remind-titles");
  settings->minute = g_settings_get_int (source, "remind-time");
}
