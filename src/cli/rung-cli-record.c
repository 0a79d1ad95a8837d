/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record as cells for programs, straight from the field table. */

#include "rung-cli-table.h"

#include <math.h>

#include "rung-day.h"
#include "rung-text.h"

const char *
rung_cli_get_public_id (RungRecord *record)
{
  const char *id = NULL;

  switch ((int) rung_record_get_kind (record))
    {
    case RUNG_KIND_LADDER:
      id = rung_record_get_text (record, RUNG_LADDER_ID);
      break;
    case RUNG_KIND_ROLE:
      id = rung_record_get_text (record, RUNG_ROLE_ID);
      break;
    case RUNG_KIND_RESPONSIBILITY:
      id = rung_record_get_text (record, RUNG_RESPONSIBILITY_ID);
      break;
    default:
      break;
    }
  return id != NULL ? id : rung_record_get_uid (record);
}

static void
add_reference (RungCliTable        *self,
               const RungFieldInfo *info,
               const char          *uid,
               RungPlan            *plan)
{
  RungRecord *target = plan != NULL ? rung_plan_find_record (plan, info->target, uid) : NULL;

  rung_cli_table_text (self, info->name, target != NULL ? rung_cli_get_public_id (target) : uid);
}

static void
add_day (RungCliTable *self,
         const char   *name,
         guint32       day)
{
  g_autofree char *text = day != RUNG_NO_DAY ? rung_day_to_text (day) : NULL;

  rung_cli_table_text (self, name, text);
}

static void
add_bytes (RungCliTable *self,
           const char   *name,
           GVariant     *bytes)
{
  gsize length;
  const guchar *data = g_variant_get_fixed_array (bytes, &length, 1);
  g_autofree char *text = g_base64_encode (data, length);

  rung_cli_table_text (self, name, text);
}

static void
add_instant (RungCliTable *self,
             const char   *name,
             gint64        instant_usec)
{
  g_autofree char *text = rung_instant_to_text (instant_usec);

  rung_cli_table_text (self, name, text);
}

/* Unset enumerations and booleans read as their default; all else stays unset. */
static void
add_field (RungCliTable        *self,
           const RungFieldInfo *info,
           RungRecord          *record,
           guint                field,
           const char          *language,
           RungPlan            *plan)
{
  if (info->type == RUNG_FIELD_ENUM)
    rung_cli_table_text (self, info->name, info->names[rung_record_get_integer (record, field)]);
  else if (info->type == RUNG_FIELD_BOOLEAN)
    rung_cli_table_boolean (self, info->name, rung_record_get_boolean (record, field));
  if (!rung_record_has (record, field))
    return;

  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
      rung_cli_table_text (self, info->name, rung_record_get_text (record, field));
      break;
    case RUNG_FIELD_REFERENCE:
      add_reference (self, info, rung_record_get_text (record, field), plan);
      break;
    case RUNG_FIELD_LOCALIZED:
      rung_cli_table_text (self, info->name, rung_text_pick (rung_record_get_variant (record, field), language));
      break;
    case RUNG_FIELD_LOCALIZED_LIST:
      rung_cli_table_take_texts (self, info->name,
                                 rung_text_list_pick_places (rung_record_get_variant (record, field), language));
      break;
    case RUNG_FIELD_INTEGER:
      rung_cli_table_integer (self, info->name, rung_record_get_integer (record, field));
      break;
    case RUNG_FIELD_DAY:
      add_day (self, info->name, rung_record_get_day (record, field));
      break;
    case RUNG_FIELD_INSTANT:
      add_instant (self, info->name, rung_record_get_integer (record, field));
      break;
    case RUNG_FIELD_NUMBER:
    case RUNG_FIELD_FRACTION:
      rung_cli_table_number (self, info->name, rung_record_get_number (record, field));
      break;
    case RUNG_FIELD_BYTES:
      add_bytes (self, info->name, rung_record_get_variant (record, field));
      break;
    case RUNG_FIELD_BOOLEAN:
    case RUNG_FIELD_ENUM:
    default:
      break;
    }
}

void
rung_cli_table_record (RungCliTable *self,
                       RungRecord   *record,
                       RungPlan     *plan)
{
  const RungKindInfo *info = rung_kind_get_info (rung_record_get_kind (record));
  const char *language = rung_cli_table_get_language (self);

  if (language == NULL)
    return;
  rung_cli_table_text (self, "uid", rung_record_get_uid (record));
  for (guint i = 0; i < info->n_fields; i++)
    add_field (self, &info->fields[i], record, i, language, plan);
}
