/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random plans for the laws.  Each record gets random values for all its
 * fields from the field table, so a new field is tested without a line here;
 * then what the rules ask for is set right. */

#include "rung-random-plan.h"

#include <string.h>

#include "rung-day.h"
#include "rung-plan.h"
#include "rung-uid.h"

typedef struct
{
  GPtrArray *records;
  GPtrArray *of_kind[RUNG_N_KINDS]; /* uids */
} Drawer;

static const char *const texts[] = {
  "Write the on-call runbook", "职责与目标", "a", "two\nlines", "<b>&amp;</b>", "\"quoted\" 'text'",
  "emoji 🪜🎯", "\u202eright to left", "tab\there", "=1+1", "ends with space ", "é ü ß ñ", "C:\\path\\n", "%s %d",
};

static gboolean
draw_coin (void)
{
  return g_test_rand_int_range (0, 2);
}

static const char *
draw_text (void)
{
  return texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
}

static char *
draw_uid (void)
{
  /* Not g_uuid_string_random(): the seed has to give the same plan again. */
  return g_strdup_printf ("%08x-%04x-4%03x-8%03x-%08x%04x", g_test_rand_int (), g_test_rand_int () & 0xffff,
                          g_test_rand_int () & 0xfff, g_test_rand_int () & 0xfff,
                          g_test_rand_int (), g_test_rand_int () & 0xffff);
}

static guint32
draw_day (void)
{
  return rung_day_new (2000, 1, 1) + g_test_rand_int_range (0, 20000);
}

static GVariant *
draw_localized (void)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (draw_coin ())
    g_variant_builder_add (&builder, "{ss}", "de", draw_text ());
  g_variant_builder_add (&builder, "{ss}", "en", draw_text ());
  if (draw_coin ())
    g_variant_builder_add (&builder, "{ss}", "zh-CN", draw_text ());
  return g_variant_builder_end (&builder);
}

static GVariant *
draw_list (void)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{ss}"));
  for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
    g_variant_builder_add_value (&builder, draw_localized ());
  return g_variant_builder_end (&builder);
}

static GVariant *
draw_bytes (void)
{
  guint8 bytes[64];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = g_test_rand_int_range (0, 256);
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, g_test_rand_int_range (0, sizeof bytes), 1);
}

static double
draw_number (void)
{
  static const double odd[] = { 0, 1, -1, 0.1, 1e-300, 1.7976931348623157e308, 1.0 / 3, 123456789.125 };

  return draw_coin () ? odd[g_test_rand_int_range (0, G_N_ELEMENTS (odd))] : g_test_rand_double_range (-1000, 1000);
}

static gint64
draw_instant (void)
{
  return (gint64) g_test_rand_int_range (0, 2000000000) * G_USEC_PER_SEC + g_test_rand_int_range (0, G_USEC_PER_SEC);
}

static GVariant *
draw_value (Drawer              *drawer,
            const RungFieldInfo *info)
{
  GPtrArray *targets;

  switch (info->type)
    {
    case RUNG_FIELD_TEXT:
      return g_variant_new_string (draw_text ());
    case RUNG_FIELD_LOCALIZED:
      return draw_localized ();
    case RUNG_FIELD_LOCALIZED_LIST:
      return draw_list ();
    case RUNG_FIELD_DAY:
      return g_variant_new_int64 (draw_day ());
    case RUNG_FIELD_INSTANT:
      return g_variant_new_int64 (draw_instant ());
    case RUNG_FIELD_NUMBER:
      return g_variant_new_double (draw_number ());
    case RUNG_FIELD_FRACTION:
      return g_variant_new_double (g_test_rand_double ());
    case RUNG_FIELD_BOOLEAN:
      return g_variant_new_boolean (draw_coin ());
    case RUNG_FIELD_ENUM:
      return g_variant_new_int64 (g_test_rand_int_range (0, g_strv_length ((char **) info->names)));
    case RUNG_FIELD_REFERENCE:
      targets = drawer->of_kind[info->target];
      return targets->len ? g_variant_new_string (targets->pdata[g_test_rand_int_range (0, targets->len)]) : NULL;
    case RUNG_FIELD_BYTES:
      return draw_bytes ();
    case RUNG_FIELD_INTEGER:
    default:
      return g_variant_new_int64 (g_test_rand_int_range (info->minimum, MIN (info->maximum, G_MAXINT32 - 1) + 1));
    }
}

static void
set (RungRecord **record,
     guint        field,
     GVariant    *value)
{
  RungRecord *changed = rung_record_with (*record, field, value);

  rung_record_unref (*record);
  *record = changed;
}

static void
order_days (RungRecord **record,
            guint        first,
            guint        last)
{
  guint32 a = rung_record_get_day (*record, first), b = rung_record_get_day (*record, last);

  if (a != RUNG_NO_DAY && b != RUNG_NO_DAY && b < a)
    {
      set (record, first, g_variant_new_int64 (b));
      set (record, last, g_variant_new_int64 (a));
    }
}

static void
keep_one (RungRecord  **record,
          const guint  *fields,
          guint         n_fields)
{
  guint n_seen = 0;

  for (guint i = 0; i < n_fields; i++)
    if (rung_record_has (*record, fields[i]) && n_seen++ > 0)
      set (record, fields[i], NULL);
}

/* What the rules ask for beyond the field table. */
static void
obey_rules (RungRecord **record)
{
  static const guint evidence_targets[] = { RUNG_EVIDENCE_LINK_RESPONSIBILITY, RUNG_EVIDENCE_LINK_GOAL };
  static const guint agenda_targets[] = { RUNG_AGENDA_ITEM_GOAL, RUNG_AGENDA_ITEM_RESPONSIBILITY, RUNG_AGENDA_ITEM_ACTION };

  switch ((int) rung_record_get_kind (*record))
    {
    case RUNG_KIND_ROLE:
      set (record, RUNG_ROLE_MONTHS_MAX, NULL);
      break;
    case RUNG_KIND_GOAL:
      order_days (record, RUNG_GOAL_START, RUNG_GOAL_DUE);
      if (rung_record_get_integer (*record, RUNG_GOAL_STATUS) != RUNG_GOAL_DONE)
        set (record, RUNG_GOAL_DONE_DAY, NULL);
      else if (!rung_record_has (*record, RUNG_GOAL_DONE_DAY))
        set (record, RUNG_GOAL_DONE_DAY, g_variant_new_int64 (draw_day ()));
      if (rung_record_get_integer (*record, RUNG_GOAL_PROGRESS_BY) != RUNG_PROGRESS_BY_HAND)
        set (record, RUNG_GOAL_PERCENT, NULL);
      break;
    case RUNG_KIND_PAUSE:
      order_days (record, RUNG_PAUSE_START, RUNG_PAUSE_END);
      break;
    case RUNG_KIND_EVIDENCE_LINK:
      keep_one (record, evidence_targets, G_N_ELEMENTS (evidence_targets));
      break;
    case RUNG_KIND_AGENDA_ITEM:
      keep_one (record, agenda_targets, G_N_ELEMENTS (agenda_targets));
      break;
    default:
      break;
    }
}

static RungRecord *
draw_record (Drawer     *drawer,
             RungKind    kind,
             const char *uid)
{
  const RungKindInfo *info = rung_kind_get_info (kind);
  RungRecord *record = rung_record_new (kind, uid);

  for (guint i = 0; i < info->n_fields; i++)
    if (draw_coin () || (info->fields[i].flags & (RUNG_FIELD_REQUIRED | RUNG_FIELD_OWNER)))
      set (&record, i, draw_value (drawer, &info->fields[i]));
  obey_rules (&record);
  return record;
}

static void
add (Drawer     *drawer,
     RungRecord *record)
{
  g_ptr_array_add (drawer->records, record);
  g_ptr_array_add (drawer->of_kind[rung_record_get_kind (record)], g_strdup (rung_record_get_uid (record)));
}

static void
add_some (Drawer   *drawer,
          RungKind  kind,
          guint     n_records)
{
  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *uid = draw_uid ();

      add (drawer, draw_record (drawer, kind, uid));
    }
}

/* One stay a role, one after the other, the last one open: no overlap in
 * whatever tracks the roles have. */
static void
add_stays (Drawer *drawer)
{
  guint32 start = rung_day_new (2010, 1, 1);
  GPtrArray *roles = drawer->of_kind[RUNG_KIND_ROLE];

  for (guint i = 0; i < roles->len; i++)
    {
      g_autofree char *uid = draw_uid ();
      RungRecord *stay = rung_record_new (RUNG_KIND_STAY, uid);
      guint32 length = g_test_rand_int_range (1, 1000);

      set (&stay, RUNG_STAY_ROLE, g_variant_new_string (roles->pdata[i]));
      set (&stay, RUNG_STAY_START, g_variant_new_int64 (start));
      if (i + 1 < roles->len)
        set (&stay, RUNG_STAY_END, g_variant_new_int64 (start + length - 1));
      else
        set (&stay, RUNG_STAY_EXPECTED_END, g_variant_new_int64 (start + length));
      start += length + (draw_coin () ? 0 : 10);
      add (drawer, stay);
    }
}

static void
drawer_init (Drawer *drawer)
{
  drawer->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rung_record_unref);
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    drawer->of_kind[kind] = g_ptr_array_new_with_free_func (g_free);
}

static RungSnapshot *
drawer_end (Drawer *drawer)
{
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    g_ptr_array_unref (drawer->of_kind[kind]);
  return rung_snapshot_new_take (drawer->records);
}

/* The head comes last as its target role has to be there. */
RungSnapshot *
rung_random_snapshot_new (guint size)
{
  Drawer drawer;

  drawer_init (&drawer);
  add_some (&drawer, RUNG_KIND_LADDER, 1);
  add_some (&drawer, RUNG_KIND_ROLE, g_test_rand_int_range (1, 7));
  add_some (&drawer, RUNG_KIND_RESPONSIBILITY, g_test_rand_int_range (1, 15));
  add_stays (&drawer);
  add_some (&drawer, RUNG_KIND_GOAL, MAX (size, 1));
  add_some (&drawer, RUNG_KIND_SESSION, g_test_rand_int_range (1, 4));
  add_some (&drawer, RUNG_KIND_EVIDENCE, 1 + size / 4);
  for (guint kind = RUNG_KIND_GOAL_LINK; kind < RUNG_N_KINDS; kind++)
    if (kind != RUNG_KIND_SESSION && kind != RUNG_KIND_EVIDENCE && kind != RUNG_KIND_AGENDA_ITEM)
      add_some (&drawer, kind, 1 + g_test_rand_int_range (0, size + 1));
  add_some (&drawer, RUNG_KIND_AGENDA_ITEM, 1 + g_test_rand_int_range (0, 5));
  add_some (&drawer, RUNG_KIND_PLAN, 1);
  return drawer_end (&drawer);
}

/* Whether a record of a kind that nothing else refers to, and that may go. */
static gboolean
is_leaf (RungKind kind)
{
  return kind == RUNG_KIND_STEP || kind == RUNG_KIND_CHECK_IN || kind == RUNG_KIND_GOAL_LINK ||
         kind == RUNG_KIND_RATING || kind == RUNG_KIND_AGENDA_ITEM || kind == RUNG_KIND_PAUSE ||
         kind == RUNG_KIND_BASELINE || kind == RUNG_KIND_AGREEMENT || kind == RUNG_KIND_EVIDENCE_LINK;
}

RungSnapshot *
rung_random_snapshot_mutate (RungSnapshot *snapshot)
{
  Drawer drawer;

  drawer_init (&drawer);
  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    g_ptr_array_add (drawer.of_kind[rung_record_get_kind (rung_snapshot_get (snapshot, i))],
                     g_strdup (rung_record_get_uid (rung_snapshot_get (snapshot, i))));
  for (guint i = 0; i < rung_snapshot_get_size (snapshot); i++)
    {
      RungRecord *record = rung_snapshot_get (snapshot, i);
      RungKind kind = rung_record_get_kind (record);
      int dice = g_test_rand_int_range (0, 6);

      if (dice == 0 && is_leaf (kind))
        continue;
      if (dice == 1 && kind != RUNG_KIND_STAY && kind != RUNG_KIND_ROLE)
        g_ptr_array_add (drawer.records, draw_record (&drawer, kind, rung_record_get_uid (record)));
      else
        g_ptr_array_add (drawer.records, rung_record_ref (record));
    }
  add_some (&drawer, RUNG_KIND_GOAL, g_test_rand_int_range (0, 3));
  for (guint kind = 0; kind < RUNG_N_KINDS; kind++)
    if (is_leaf (kind))
      add_some (&drawer, kind, g_test_rand_int_range (0, 3));
  return drawer_end (&drawer);
}
